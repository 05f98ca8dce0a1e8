"""What there is to search in a graph: each sentence that something was read from, each title, and what they tell of."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

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


LABELS = 20_000
"""Names of things that are held at once: the same few are in most passages."""


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
            of = pairs.of(article)
            day, title = _first(of[_ISSUED]), _first(of[_TITLE])
            there: dict[str, list[str]] = defaultdict(list)
            for piece in of[_PIECE]:
                if (sentence := _first(pairs.of(piece)[_SENTENCE])) is not None:
                    there[sentence].append(piece)
            if title is not None:
                yield replace(told.passage(article, day, title, there.pop(title, [])), sentence="", title=title)
            for sentence, evidence in sorted(there.items(), key=lambda x: min(x[1])):
                yield told.passage(article, day, sentence, evidence)


def _first(values: list[str]) -> str | None:
    return values[0] if values else None


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
        self._rows.execute("CREATE INDEX sorted ON pair (key, kind, value)")

    def keys(self, *kinds: int) -> Iterator[str]:
        """Yield what has a value of one of *kinds*, in order, each once."""
        marks = ", ".join("?" for _ in kinds)
        query = f"SELECT DISTINCT key FROM pair WHERE kind IN ({marks}) ORDER BY key"  # marks alone
        return (key for (key,) in self._rows.execute(query, kinds))

    def of(self, key: str) -> defaultdict[int, list[str]]:
        """Return the values of *key* by kind, in order, each once."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        query = "SELECT DISTINCT kind, value FROM pair WHERE key = ? ORDER BY kind, value"
        for kind, value in self._rows.execute(query, (key,)):
            found[kind].append(value)
        return found


class _Told:
    """What the pieces of evidence tell: things by evidence, and of the things what they are about."""

    def __init__(self, pairs: _Pairs) -> None:
        self._pairs = pairs
        self._label = lru_cache(LABELS)(lambda thing: _first(pairs.of(thing)[_LABEL]))

    def passage(self, article: str, issued: str | None, sentence: str, evidence: list[str]) -> Passage:
        pairs = self._pairs
        things = sorted({x for piece in evidence for x in pairs.of(piece)[_THING]})
        told = [pairs.of(x) for x in things]
        # A report is about what its meeting is about.
        ends = (pairs.of(x[_REPORT][0])[_END] if x[_REPORT] else x[_END] for x in told)
        about = sorted({end for found in ends for end in found})
        quoted = (_first(x[_TEXT]) for x in told)
        names = map(self._label, about)
        relations = {kind for x in told for kind in x[_KIND]}
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
