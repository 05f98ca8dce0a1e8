"""What there is to search in a graph: each sentence that something was read from, each title, and what they tell of."""

from __future__ import annotations

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
    read = _Reader(store)
    titles, issued = read.first("dcterms:title"), read.first("dcterms:issued")
    articles, sentences = read.first("dip:article"), read.first("dip:sentence")
    told = _told(read)
    held: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for piece, sentence in sentences.items():
        if piece in articles:
            held[articles[piece]][sentence].append(piece)
    for article in sorted({*held, *titles}):
        day = issued.get(article)
        there = held.get(article, {})
        if (title := titles.get(article)) is not None:
            yield replace(told.passage(article, day, title, there.pop(title, [])), sentence="", title=title)
        for sentence, evidence in sorted(there.items(), key=lambda x: min(x[1])):
            yield told.passage(article, day, sentence, evidence)


class _Reader:
    """One index of the engine at a time, as plain strings."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store

    def pairs(self, name: str, *endings: str) -> Iterator[tuple[str, str]]:
        prefix, _, local = name.partition(":")
        for quad in self._store.matching(NamedNode(PREFIXES[prefix] + local), *endings):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                yield quad.subject.value, quad.object.value

    def first(self, name: str, *endings: str) -> dict[str, str]:
        """Return the value for each subject; of several the first in the order of letters."""
        found: dict[str, str] = {}
        for subject, value in self.pairs(name, *endings):
            found[subject] = min(found.get(subject, value), value)
        return found


@dataclass(frozen=True, slots=True)
class _Told:
    """What the pieces of evidence tell: things by evidence, and of the things what they are about."""

    things: dict[str, list[str]]
    kinds: dict[str, str]
    ends: dict[str, set[str]]
    labels: dict[str, str]
    texts: dict[str, str]

    def passage(self, article: str, issued: str | None, sentence: str, evidence: list[str]) -> Passage:
        things = {x for piece in evidence for x in self.things.get(piece, ())}
        about = sorted({end for x in things for end in self.ends.get(x, ())})
        quoted = (self.texts[x] for x in sorted(things) if x in self.texts)
        return Passage(
            article=article,
            issued=issued,
            sentence=sentence,
            quoted=tuple(dict.fromkeys(x for x in quoted if x not in sentence)),
            names=tuple(dict.fromkeys(self.labels[x] for x in about if x in self.labels)),
            about=tuple(about),
            relations=tuple(x for x in RELATIONS if x in {self.kinds[y] for y in things if y in self.kinds}),
            evidence=tuple(sorted(evidence)),
        )


def _told(read: _Reader) -> _Told:
    things: dict[str, list[str]] = defaultdict(list)
    for thing, evidence in read.pairs("dip:evidence"):
        things[evidence].append(thing)
    kinds = {thing: kind for name, kind in _KINDS.items() for thing, _ in read.pairs(f"dip:{name}")}
    ends: dict[str, set[str]] = defaultdict(set)
    for name in _ENDS:
        for thing, end in read.pairs(f"dip:{name}"):
            ends[thing].add(end)
    labels = read.first("rdfs:label", REGISTRY)
    _reports(read.pairs("dip:reportOf"), ends)
    return _Told(things, kinds, ends, labels, read.first("dip:text"))


def _reports(pairs: Iterable[tuple[str, str]], ends: dict[str, set[str]]) -> None:
    """Let each report be about what its meeting is about."""
    for report, meeting in pairs:
        ends[report] = ends.get(meeting, set())
