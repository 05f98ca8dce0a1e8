"""
An index of words beside a graph: SQLite's full-text search (FTS5), in one file in the folder of the graph.

It holds no text: what is found are pieces of evidence, whose sentences stand in the graph. Words are indexed without
case, accents and endings (Porter's stemmer, for English), so that "visits" finds "visited".
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from kg import keys
from kg.errors import MachineError, StoreError
from kg.store import disk, layout, sums
from kg.store.graph import GraphStore
from kg.store.oxigraph import OxigraphStore, open_store
from kg.store.passages import RELATIONS, Passage, passages

FILE = "words.sqlite"
"""In the folder of a graph, so that it comes and goes with the graph that it is of."""

VERSION = 2
"""Of what is indexed and how; an index of another one is made anew."""

_SCHEMA = """
CREATE TABLE iri (id INTEGER PRIMARY KEY, iri TEXT NOT NULL);
CREATE TABLE passage (id INTEGER PRIMARY KEY, article INTEGER NOT NULL, issued TEXT, relations INTEGER NOT NULL,
                      evidence TEXT NOT NULL, same INTEGER NOT NULL);
CREATE TABLE about (iri INTEGER NOT NULL, passage INTEGER NOT NULL, PRIMARY KEY (iri, passage)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(sentence, title, quoted, names, content='', tokenize='porter unicode61');
"""

_WEIGHTS = (4.0, 4.0, 2.0, 1.0)
"""
What a word counts for in each column of ``words``, for BM25.

What stands in the sentence itself comes first; that someone of this name is meant by it ("he") is less, as the sentence
does not show the word.
"""

_AT_ONCE = 10_000
"""Passages that are written together."""


class Found(NamedTuple):
    """A sentence that was found: its pieces of evidence, or none where it is the title of ``article``; IRIs."""

    article: str
    evidence: tuple[str, ...]
    rank: float  # of BM25: the smaller, the better
    same: int  # one number for one sentence, in whichever articles it stands; each title has its own


def available() -> bool:
    """Tell whether the SQLite of this Python has full-text search: some are built without it."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5(sentence)")
        except sqlite3.OperationalError:
            return False
        return True


def keep(graph: Path) -> None:
    """Write the index of the graph in the folder *graph* beside it, where this Python's SQLite can search."""
    if available():
        write(open_store(graph), graph / FILE)


def renew(graph: Path) -> None:
    """Write the index of the graph in the folder *graph* anew, in the place of one that is damaged or not there."""
    temporary = graph / f".{FILE}.{os.getpid()}.tmp"
    try:
        write(open_store(graph), temporary)
        temporary.replace(graph / FILE)
        sums.note(graph, FILE)
    except OSError as error:
        raise disk.failure(error, graph / FILE) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def write(store: GraphStore, path: Path) -> None:
    """Write the index of *store* to the new file *path*; raise ``MachineError`` where the disk is full, or says no."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            _fill(connection, passages(store), store.base)
    except sqlite3.OperationalError as error:
        # On a disk that is full already it cannot even open the file.
        number = errno.ENOSPC if "full" in str(error) or disk.is_full(path.parent) else errno.EACCES
        raise disk.failure(OSError(number, str(error)), path) from error


def opened(store: GraphStore) -> sqlite3.Connection:
    """
    Open the index of *store* for reading; where there is none, or one of another version, it is made first.

    Where the folder may not be written, it is made in memory, for this time only. Raises ``StoreError`` where *store*
    is not on this machine, ``MachineError`` where SQLite cannot search.
    """
    if store.folder is None:
        raise StoreError("words are searched in a store on this machine: name its folder with --store")
    if not available():
        raise MachineError(
            "the SQLite of this Python has no full-text search (FTS5). Use another Python, or search in SPARQL: "
            "kg query 'SELECT ?s { ?e dip:sentence ?s FILTER(CONTAINS(LCASE(?s), \"word\")) }'"
        )
    if not layout.is_store(store.folder) or not (isinstance(store, OxigraphStore) and store.kept):
        return _in_memory(store)  # somebody's database, which is only read; or a part of the graph that is there
    path = layout.graph(store.folder) / FILE
    if (found := _read(path)) is not None:
        return found
    temporary = path.with_name(f".{FILE}.{os.getpid()}.tmp")
    try:
        write(store, temporary)
        temporary.replace(path)
        sums.note(path.parent, FILE)
    except (OSError, MachineError):  # the folder may not be written, or the disk is full
        return _in_memory(store)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return _read(path) or _in_memory(store)


def _read(path: Path) -> sqlite3.Connection | None:
    if not path.is_file():
        return None
    try:
        # Immutable: nobody changes it, another takes its place. So it needs no lock, and no right to write.
        found = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        if found.execute("PRAGMA user_version").fetchone()[0] == VERSION:
            return found
        found.close()
    except sqlite3.DatabaseError:  # damaged
        pass
    return None


def _in_memory(store: GraphStore) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    _fill(connection, passages(store), store.base)
    return connection


def _fill(connection: sqlite3.Connection, found: Iterable[Passage], base: str) -> None:
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
    numbers: dict[str, int] = {}
    remaining = enumerate(found, 1)
    while batch := list(islice(remaining, _AT_ONCE)):
        connection.executemany(
            "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?)",
            (
                (i, _number(numbers, x.article), x.issued, _mask(x.relations), _short(x.evidence, base), _same(x))
                for i, x in batch
            ),
        )
        connection.executemany(
            "INSERT INTO about VALUES (?, ?)", ((_number(numbers, end), i) for i, x in batch for end in x.about)
        )
        connection.executemany(
            "INSERT INTO words (rowid, sentence, title, quoted, names) VALUES (?, ?, ?, ?, ?)",
            ((i, *map(keys.fold, (x.sentence, x.title, " ".join(x.quoted), " ".join(x.names)))) for i, x in batch),
        )
    connection.executemany("INSERT INTO iri VALUES (?, ?)", ((n, iri.removeprefix(base)) for iri, n in numbers.items()))
    connection.execute("CREATE INDEX of_iri ON iri (iri)")
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.commit()


def _number(numbers: dict[str, int], iri: str) -> int:
    return numbers.setdefault(iri, len(numbers) + 1)


def _mask(relations: Iterable[str]) -> int:
    return sum(1 << RELATIONS.index(x) for x in relations)


def _same(x: Passage) -> int:
    words = keys.digest(keys.fold(x.sentence)) if x.sentence else keys.digest(x.article, x.title)
    return int(words[:15], 16)


def _short(iris: Iterable[str], base: str) -> str:
    return " ".join(iri.removeprefix(base) for iri in iris)  # no IRI has a space in it


def find(
    connection: sqlite3.Connection,
    words: str,
    base: str,
    *,
    since: str | None = None,
    until: str | None = None,
    about: Sequence[str] = (),
    relations: Sequence[str] = (),
) -> Iterator[Found]:
    """
    Yield the passages that match *words*, an expression of FTS5, best first; in the same order on every run.

    *since* and *until* are days (YYYY-MM-DD) of the article's publication, both included; *about* are IRIs, of which
    the passage tells of one; *relations* are some of ``RELATIONS``, of which it tells one.
    """
    conditions, values = ["words MATCH ?"], [words]
    if since:
        conditions, values = [*conditions, "passage.issued >= ?"], [*values, since]
    if until:
        conditions, values = [*conditions, "passage.issued <= ?"], [*values, until]
    if about:
        marks = ", ".join("?" * len(about))
        conditions.append(
            f"passage.id IN (SELECT about.passage FROM about JOIN iri ON iri.id = about.iri WHERE iri.iri IN ({marks}))"
        )
        values += [iri.removeprefix(base) for iri in about]
    if relations:
        conditions.append(f"passage.relations & {_mask(relations)}")
    query = f"""SELECT iri.iri, passage.evidence, passage.same, bm25(words, {", ".join(map(str, _WEIGHTS))}) AS rank
        FROM words JOIN passage ON passage.id = words.rowid JOIN iri ON iri.id = passage.article
        WHERE {" AND ".join(conditions)} ORDER BY rank, passage.issued, passage.id"""
    try:
        for article, evidence, same, rank in connection.execute(query, values):
            yield Found(_whole(article, base), tuple(_whole(x, base) for x in evidence.split()), rank, same)
    except sqlite3.DatabaseError as error:
        raise StoreError(f"the index of words is damaged ({error}). Delete {FILE}: it is made again") from error


def _whole(iri: str, base: str) -> str:
    return iri if ":" in iri else base + iri  # the end of an IRI of ours has no colon: it is escaped
