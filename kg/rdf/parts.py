"""
A collection in parts, each a collection by itself: what is large is made, checked and written part by part.

A part speaks of nothing that is not in it, so that it is valid where the whole is. The triples of all parts are those
of the whole; what several parts speak of, a country or an article, comes with each of them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from kg.compact import Places
from kg.model import Document, Event, Linked, Location, Node, Replaced, Representation, Resolved, Statement

R = TypeVar("R", Statement, Representation, Location)

NOTHING = Resolved((), (), (), (), (), ())

ARTICLES = 250
"""Of a part. Of a thousand articles, parts of 50 to 500 took the same time."""

EVENTS = 5
"""So many times fewer events make another part: each comes with the articles that tell of it."""


def parts(resolved: Resolved, size: int = ARTICLES) -> Iterator[Resolved]:
    """
    Yield *resolved* in parts: of *size* articles with what they tell, then of fewer events, then what is left.

    ``reasons`` and ``unused`` are in none of them.
    """
    whole = _Whole(resolved)
    for at in range(0, len(resolved.documents), size):
        yield whole.of_articles(resolved.documents[at : at + size])
    few = max(1, size // EVENTS)
    for at in range(0, len(resolved.events), few):
        yield whole.of_events(resolved.events[at : at + few])
    for at in range(0, len(left := whole.left()), size):
        yield whole.with_nodes(NOTHING, left[at : at + size])


_GONE = object()


class _Whole:
    """A collection, to take parts of."""

    def __init__(self, resolved: Resolved) -> None:
        self._resolved = resolved
        self._places = Places(document.id for document in resolved.documents)
        self._nodes = {node.key: node for node in resolved.nodes}
        self._left = dict.fromkeys(self._nodes)
        self._judged = defaultdict(list)
        for key, judgement in resolved.judged:
            self._judged[key].append((key, judgement))
        self._replaced: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
        for i, x in enumerate(resolved.replaced):
            self._replaced[x.new].append(i)
        self._original = {x.document: x for x in resolved.copies}
        self._newest = {x.document: x for x in resolved.revisions}
        self._repeats: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
        for i, repeat in enumerate(resolved.repeats):
            self._repeats[repeat.statement.document].append(i)
        self._statements = _ByDocument(resolved.statements, self._places)
        self._representations = _ByDocument(resolved.representations, self._places)
        self._locations = _ByDocument(resolved.locations, self._places)

    def of_articles(self, documents: Iterable[Document]) -> Resolved:
        """Return the part of *documents*: what they tell but for events, and the articles that they are copies of."""
        own = [document.id for document in documents]
        copies = [self._original[x] for x in own if x in self._original]
        revisions = [self._newest[x] for x in own if x in self._newest]
        repeats = [self._resolved.repeats[i] for name in own for i in self._repeats.get(name, ())]
        # Whose words are repeated comes with all it tells: which statement quotes which is seen in that alone.
        telling = dict.fromkeys([*own, *(x.first.document for x in repeats)])
        beside = [x.original for x in copies] + [x.newest for x in revisions]
        return self.with_nodes(
            replace(
                NOTHING,
                documents=self._documents([*telling, *beside]),
                statements=tuple(self._statements.of(telling)),
                representations=tuple(self._representations.of(telling)),
                locations=tuple(self._locations.of(telling)),
                copies=tuple(copies),
                revisions=tuple(revisions),
                repeats=tuple(repeats),
            )
        )

    def of_events(self, events: Sequence[Event]) -> Resolved:
        """Return the part of *events*, and the articles that tell of them."""
        told = self._documents(report.document for event in events for report in event.reports)
        former = tuple(x for event in events for x in self._former(event.key))
        return self.with_nodes(replace(NOTHING, documents=told, events=tuple(events), replaced=former))

    def left(self) -> list[str]:
        """Return the keys of the nodes that no part had."""
        return list(self._left)

    def with_nodes(self, part: Resolved, besides: Iterable[str] = ()) -> Resolved:
        """Return *part* with the nodes that it uses and those of the keys *besides*, and what is said of them."""
        nodes: list[Node] = [self._nodes[key] for key in sorted({*used(part), *besides}) if key in self._nodes]
        # What a node is told to have been called is told once: of some thousands of keys, in each part it takes long.
        new = [node.key for node in nodes if self._left.pop(node.key, _GONE) is not _GONE]
        return replace(
            part,
            nodes=tuple(nodes),
            judged=tuple(x for node in nodes for x in self._judged.get(node.key, ())),
            replaced=(*part.replaced, *(x for key in new for x in self._former(key))),
        )

    def _former(self, key: str) -> Iterator[Replaced]:
        """Yield what *key* stands for now."""
        return (self._resolved.replaced[i] for i in self._replaced.get(key, ()))

    def _documents(self, names: Iterable[str]) -> tuple[Document, ...]:
        return tuple(self._resolved.documents[i] for i in sorted({self._places[x] for x in names}))


class _ByDocument(Generic[R]):
    """Relations in the order of their documents, to be found by these."""

    def __init__(self, linked: Sequence[Linked[R]], places: Places) -> None:
        self._linked: Sequence[Linked[R]] = linked
        self._places = places
        self._documents = array("Q", (places[x.document] for x in linked))

    def of(self, documents: Iterable[str]) -> Iterator[Linked[R]]:
        """Yield the relations of *documents*, in the order of these; of those that follow each other at once."""
        places = sorted(map(self._places.__getitem__, documents))
        at = 0
        while at < len(places):
            until = at + 1
            while until < len(places) and places[until] == places[until - 1] + 1:
                until += 1
            start, end = bisect_left(self._documents, places[at]), bisect_right(self._documents, places[until - 1])
            yield from self._linked[start:end]
            at = until


def used(resolved: Resolved) -> Iterator[str]:
    """Yield the keys of the nodes that the relations of *resolved* use, as often as they do."""
    for event in resolved.events:
        yield from event.participants
        yield from (key for key in (event.host, event.place) if key)
        yield from (report.place for report in event.reports if report.place)
    linked: Iterable[Linked[Statement] | Linked[Representation] | Linked[Location]]
    for linked in (resolved.statements, resolved.representations, resolved.locations):
        for x in linked:
            yield from x.keys.values()
            yield from x.mentions
