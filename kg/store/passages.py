"""What there is to search in a graph: each sentence that something was read from, each title, and what they tell of."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode

from kg.store.graph import REGISTRY, GraphStore
from kg.store.sparql import PREFIXES

_KINDS = {
    # a property that only things of the kind have -> the relation that these tell of
    "reportOf": "meets",
    "participant": "meets",
    "speaker": "says",
    "representative": "represents",
    "inner": "located-in",
}
RELATIONS = tuple(dict.fromkeys(_KINDS.values()))
"""The relations of the graph, as they are called everywhere."""

_ENDS = (
    "participant",
    "venue",
    "speaker",
    "addressee",
    "reportedBy",
    "mentions",
    "representative",
    "represented",
    "accreditedTo",
    "inner",
    "outer",
)
"""Properties that lead from what is told to whom and what it is about."""


@dataclass(frozen=True, slots=True)
class Passage:
    """
    A sentence of an article, or its title.

    ``quoted`` are words of a statement that go beyond the sentence, ``names`` the labels of what it is ``about``
    (IRIs), ``evidence`` the IRIs of the graph's pieces of evidence for it. A title may have none of these.
    """

    article: str  # IRI
    issued: str | None  # YYYY-MM-DD
    sentence: str = ""
    title: str = ""
    quoted: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


def passages(store: GraphStore) -> Iterator[Passage]:
    """Yield the titles and sentences of *store*, article by article, the title first; the same order on every run."""
    with _Pairs() as pairs:
        _fill(pairs, store)
        told = _Told(pairs)
        for article in pairs.keys(_TITLE, _PIECE):
            day = pairs.first(_ISSUED, article)
            there: dict[str, list[str]] = defaultdict(list)
            for piece in pairs.values(_PIECE, article):
                if (sentence := pairs.first(_SENTENCE, piece)) is not None:
                    there[sentence].append(piece)
            if (title := pairs.first(_TITLE, article)) is not None:
                yield replace(told.passage(article, day, title, there.pop(title, [])), sentence="", title=title)
            for sentence, evidence in sorted(there.items(), key=lambda x: min(x[1])):
                yield told.passage(article, day, sentence, evidence)


_TITLE, _ISSUED, _PIECE, _SENTENCE, _THING, _KIND, _END, _LABEL, _TEXT, _REPORT = range(10)
"""What leads from what to what: an article to title, day, evidence; evidence to sentence, thing; a thing to more."""


def _fill(pairs: _Pairs, store: GraphStore) -> None:
    read = _Reader(store)
    pairs.add(_TITLE, read.pairs("dcterms:title"))
    pairs.add(_ISSUED, read.pairs("dcterms:issued"))
    pairs.add(_PIECE, ((article, piece) for piece, article in read.pairs("dip:article")))
    pairs.add(_SENTENCE, read.pairs("dip:sentence"))
    pairs.add(_THING, ((piece, thing) for thing, piece in read.pairs("dip:evidence")))
    for name, relation in _KINDS.items():
        pairs.add(_KIND, ((thing, relation) for thing, _ in read.pairs(f"dip:{name}")))
    for name in _ENDS:
        pairs.add(_END, read.pairs(f"dip:{name}"))
    pairs.add(_LABEL, read.pairs("rdfs:label", REGISTRY))
    pairs.add(_TEXT, read.pairs("dip:text"))
    pairs.add(_REPORT, read.pairs("dip:reportOf"))
    pairs.sort()


class _Reader:
    """One index of the engine at a time, as plain strings."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store

    def pairs(self, name: str, *endings: str) -> Iterator[tuple[str, str]]:
        prefix, _, local = name.partition(":")
        for quad in self._store.matching(NamedNode(PREFIXES[prefix] + local), *endings):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                yield quad.subject.value, quad.object.value


class _Pairs:
    """
    Pairs of strings, each of a kind, to be looked up by the first: in a temporary file where they are many.

    First all are added, then they are sorted, then looked up. Raises ``sqlite3.OperationalError`` on a full disk.
    """

    def __init__(self) -> None:
        self._rows = sqlite3.connect("")  # a file without a name, gone when it is closed

    def __enter__(self) -> _Pairs:
        self._rows.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384;")
        self._rows.execute("CREATE TABLE pair (kind INTEGER, key TEXT, value TEXT)")
        return self

    def __exit__(self, *_: object) -> None:
        self._rows.close()

    def add(self, kind: int, pairs: Iterable[tuple[str, str]]) -> None:
        self._rows.executemany("INSERT INTO pair VALUES (?, ?, ?)", ((kind, key, value) for key, value in pairs))

    def sort(self) -> None:
        # By their bytes in UTF-8, which is the order of Python's strings.
        self._rows.execute("CREATE INDEX sorted ON pair (kind, key, value)")

    def keys(self, *kinds: int) -> Iterator[str]:
        """Yield what has a value of one of *kinds*, in order, each once."""
        found = " UNION ".join("SELECT key FROM pair WHERE kind = ?" for _ in kinds)
        return (key for (key,) in self._rows.execute(f"{found} ORDER BY key", kinds))  # marks alone

    def values(self, kind: int, key: str) -> list[str]:
        """Return the values of *key*, in order, each once."""
        found = self._rows.execute(
            "SELECT DISTINCT value FROM pair WHERE kind = ? AND key = ? ORDER BY value", (kind, key)
        )
        return [value for (value,) in found]

    def first(self, kind: int, key: str) -> str | None:
        """Return the first value of *key* in the order of letters."""
        found = self._rows.execute("SELECT MIN(value) FROM pair WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        return None if found is None else found[0]


class _Told:
    """What the pieces of evidence tell: things by evidence, and of the things what they are about."""

    def __init__(self, pairs: _Pairs) -> None:
        self._pairs = pairs

    def passage(self, article: str, issued: str | None, sentence: str, evidence: list[str]) -> Passage:
        pairs = self._pairs
        things = sorted({x for piece in evidence for x in pairs.values(_THING, piece)})
        about = sorted({end for x in things for end in self._ends(x)})
        quoted = (pairs.first(_TEXT, x) for x in things)
        names = (pairs.first(_LABEL, x) for x in about)
        relations = {kind for x in things for kind in pairs.values(_KIND, x)}
        return Passage(
            article=article,
            issued=issued,
            sentence=sentence,
            quoted=tuple(dict.fromkeys(x for x in quoted if x is not None and x not in sentence)),
            names=tuple(dict.fromkeys(x for x in names if x is not None)),
            about=tuple(about),
            relations=tuple(x for x in RELATIONS if x in relations),
            evidence=tuple(sorted(evidence)),
        )

    def _ends(self, thing: str) -> list[str]:
        """Return what *thing* is about; a report is about what its meeting is about."""
        meeting = self._pairs.first(_REPORT, thing)
        return self._pairs.values(_END, thing if meeting is None else meeting)
