"""Names that begin as a text does: what the page offers while a user types."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile
from typing import Any, NamedTuple

from kg.query import names
from kg.query.names import fold
from kg.store.graph import GraphStore

SHOWN = 20
KINDS = ("entity", "agent", "place")

_LONGEST = 5000
"""Names looked at for one text: a single letter begins many, and the best of so many will do."""


class Entry(NamedTuple):
    """A name from its beginning, or from one of its later words; sorted by what a user types."""

    typed: str  # folded
    iri: str
    name: str
    label: bool
    first: bool  # from the name's first word


class Index(NamedTuple):
    """All names of one kind, sorted, and how often each thing is told of."""

    entries: tuple[Entry, ...]
    labels: dict[str, str]
    weight: dict[str, int]


_WEIGHT = """SELECT ?x (COUNT(*) AS ?n) {
  { ?m dip:participant ?x } UNION { ?s dip:speaker ?x } UNION { ?m dip:venue ?x } UNION { ?r dip:represented ?x } }
  GROUP BY ?x"""


def index(store: GraphStore, kind: str) -> Index:
    """Return the index of the names of *kind*: one of ``KINDS``."""
    entries: list[Entry] = []
    labels: dict[str, str] = {}
    for x in names.all_names(store, kind):
        if x.label:
            labels[x.iri] = min(labels.get(x.iri, x.text), x.text)
        words = fold(x.text).split()
        entries += [Entry(" ".join(words[i:]), x.iri, x.text, x.label, i == 0) for i in range(len(words))]
    weight = {row["x"]: int(row["n"]) for row in store.select(_WEIGHT)}
    return Index(tuple(sorted(entries)), labels, weight)


def complete(held: Index, text: str) -> list[tuple[str, str, str | None]]:
    """
    Return at most ``SHOWN`` things with a name that begins as *text*: IRI, label, and the alias that it is found by.

    Whole names come before beginnings, labels before aliases, first words before later ones; then what more is
    told of.
    """
    wanted = fold(text)
    best: dict[str, tuple[tuple[Any, ...], Entry]] = {}
    for x in _beginning(held, wanted):
        label = held.labels.get(x.iri, x.name)
        order = (x.typed != wanted or not x.first, not x.first, -held.weight.get(x.iri, 0), not x.label, label, x.name)
        if x.iri not in best or order < best[x.iri][0]:
            best[x.iri] = (order, x)
    chosen = sorted(best.values(), key=lambda x: (x[0], x[1].iri))[:SHOWN]
    return [
        (x.iri, held.labels.get(x.iri, x.name), None if x.name == held.labels.get(x.iri) else x.name) for _, x in chosen
    ]


def _beginning(held: Index, wanted: str) -> Iterator[Entry]:
    start = bisect_left(held.entries, wanted, key=lambda x: x.typed)
    end = min(len(held.entries), start + _LONGEST)
    return takewhile(lambda x: x.typed.startswith(wanted), (held.entries[i] for i in range(start, end)))
