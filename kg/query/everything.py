"""
All that the graph tells, one after the other: what ``told`` returns of everything, in its order, a batch at a time.

What comes first is found with the keys of the order alone, so that of all the rest only a batch is held: a graph of
millions of triples goes out in the memory that the names of its things take.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from sys import intern
from typing import TypeVar

from kg.query import names, told
from kg.query.told import Meeting, Role, Statement, Within
from kg.store.graph import GraphStore

T = TypeVar("T")

BATCH = 4 * names.AT_ONCE
"""Things that are held at once: enough that what they share (people, articles) is asked for a few times only."""


def meetings(store: GraphStore) -> Iterator[Meeting]:
    """Yield all meetings in the order of time, those without a day last."""
    query = """SELECT ?it ?earliest ?latest ?label { ?it a ?class .
      OPTIONAL { ?it dip:earliest ?earliest } OPTIONAL { ?it dip:latest ?latest }
      OPTIONAL { ?it rdfs:label ?label } }"""
    order: dict[str, tuple[bool, str, str, str, str]] = {}
    for row in _rows(store, query, "meeting"):
        it, earliest = row["it"], row.get("earliest")
        key = (earliest is None, earliest or "", row.get("latest", ""), row.get("label", it), it)
        order[it] = min(key, order.get(it, key))
    for batch in _batches(sorted(order, key=order.__getitem__)):
        yield from told.meetings(store, batch)


def statements(store: GraphStore) -> Iterator[Statement]:
    """Yield all statements in the order of their articles' days, those without one last."""
    query = """SELECT ?it ?evidence ?article ?issued ?field ?start { ?it a ?class .
      OPTIONAL { ?it dip:evidence ?evidence .
        OPTIONAL { ?evidence dip:article ?article . OPTIONAL { ?article dcterms:issued ?issued } }
        OPTIONAL { ?evidence dip:field ?field } OPTIONAL { ?evidence dip:start ?start } } }"""
    order: dict[str, tuple[bool, str, str, str, int]] = {}
    for row in _rows(store, query, "statement"):
        it, issued, article = row["it"], row.get("issued"), row.get("article", "")
        field = row.get("field", "body" if "evidence" in row else "")
        words = (intern(issued or ""), intern(article), intern(field))
        key = (issued is None, *words, int(row.get("start", 0)))
        order[it] = min(key, order.get(it, key))
    # Of one place in an article there may be several, which their words put in order: these stand in one batch.
    told_at = groupby(sorted(order, key=order.__getitem__), order.__getitem__)
    for batch in _joined(list(them) for _, them in told_at):
        yield from told.statements(store, batch)


def roles(store: GraphStore) -> Iterator[Role]:
    """Yield all representations, by country or organisation, then role."""
    query = "SELECT DISTINCT ?it ?represented { ?it a ?class ; dip:represented ?represented }"
    held: dict[str, list[str]] = {}
    for row in _rows(store, query, "role"):
        held.setdefault(row["represented"], []).append(row["it"])
    order = sorted(told.things(store, held).values())
    for batch in _joined([(x.iri, it) for it in held[x.iri]] for x in order):
        # One of two countries stands in the batches of both, and is told in each for that one alone.
        wanted = {represented for represented, _ in batch}
        found = told.roles(store, sorted({it for _, it in batch}))
        yield from (x for x in found if x.represented.iri in wanted)


def stated_places(store: GraphStore) -> dict[tuple[str, str], set[str]]:
    """Return the IRIs of the locations that articles state, by those of the inner place and the outer."""
    query = "SELECT ?it ?inner ?outer { ?it a ?class ; dip:inner ?inner ; dip:outer ?outer }"
    stated: dict[tuple[str, str], set[str]] = {}
    for row in _rows(store, query, "location"):
        stated.setdefault((row["inner"], row["outer"]), set()).add(row["it"])
    return stated


def places(
    store: GraphStore, pairs: Iterable[tuple[str, str]], stated: Mapping[tuple[str, str], set[str]]
) -> Iterator[Within | None]:
    """Yield for each of *pairs* (IRIs of the inner place and the outer) what is *stated* of it, if anything is."""
    for batch in _batches(pairs):
        found = told.places(store, sorted(set().union(*(stated.get(pair, ()) for pair in batch))))
        known = {(x.inner.iri, x.outer.iri): x for x in found}
        yield from (known.get(pair) for pair in batch)


def _rows(store: GraphStore, query: str, kind: str) -> Iterator[dict[str, str]]:
    """Yield the rows of *query* for each of the classes of *kind* as its ``?class``."""
    return store.select(query, {"class": names.kind_classes(kind)})


def _batches(them: Iterable[T]) -> Iterator[list[T]]:
    remaining = iter(them)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _joined(groups: Iterable[list[T]]) -> Iterator[list[T]]:
    """Yield *groups*, neighbours together as long as they are no more than a batch."""
    batch: list[T] = []
    for group in groups:
        if batch and len(batch) + len(group) > BATCH:
            yield batch
            batch = []
        batch += group
    if batch:
        yield batch
