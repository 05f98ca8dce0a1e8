"""
The graph as a network: each relation one edge between two things, with its sentences.

RDF needs a node for a report, an office or a piece of evidence; a spreadsheet or a network program wants one line or
one edge. Here is that view: what it leaves out is in the RDF formats.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import combinations

from pyoxigraph import NamedNode

from kg.query import everything, told
from kg.query.told import Meeting, Passage, Role, Statement, Thing
from kg.store.graph import REGISTRY, GraphStore
from kg.store.sparql import PREFIXES

_PIECE = 1 << 16
LOCATED_IN = NamedNode(PREFIXES["dip"] + "locatedIn")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that tells of an edge, with what it claims: a status, where it tells of a meeting."""

    passage: Passage
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """
    A relation between two things.

    ``relation`` is ``meets`` for those who met; a meeting that is planned, possible, cancelled or denied is
    ``planned-meeting`` and so on, so that nobody who counts edges counts it; ``attends-with`` for two at a
    conference who are not told to have conferred. The others are ``says``, ``addressee``, ``mentions`` (of
    statements), ``represents``, ``represented`` (once), ``to-represent`` and ``located-in``.
    """

    relation: str
    source: Thing
    target: Thing
    via: str | None = None  # the IRI of the meeting, statement, role or location
    status: str | None = None
    kind: str | None = None
    date: str | None = None
    earliest: str | None = None
    latest: str | None = None
    place: str | None = None
    role: str | None = None
    mode: str | None = None
    row: str | None = None  # of our tables, where it comes from one
    claims: tuple[Claim, ...] = ()

    def cells(self) -> dict[str, str | None]:
        """Return what the edge itself holds, by column: all but its ends and its sentences."""
        return {name: getattr(self, name) for name in _CELLS}


_CELLS = ("relation", "status", "kind", "date", "earliest", "latest", "place", "role", "mode", "via", "row")


def edges(store: GraphStore) -> Iterator[Edge]:
    """Yield all edges, as they are found: meetings in the order of time, statements, roles, then places."""
    met = _met(store)
    for meeting in everything.meetings(store):
        yield from _of_meeting(meeting, met)
    for statement in everything.statements(store):
        yield from _of_statement(statement)
    for role in everything.roles(store):
        yield _of_role(role)
    yield from _of_places(store)


def _met(store: GraphStore) -> set[tuple[str, str]]:
    return {(row["a"], row["b"]) for row in store.select("SELECT ?a ?b { ?a dip:meets ?b }")}


def _of_meeting(x: Meeting, met: set[tuple[str, str]]) -> Iterator[Edge]:
    claims = tuple(Claim(passage, report.claim) for report in x.reports for passage in report.passages)
    for one, other in combinations(x.participants, 2):
        if x.status != "held":
            relation = f"{x.status}-meeting"
        else:
            conferred = (one.iri, other.iri) in met or (other.iri, one.iri) in met
            relation = "meets" if conferred else "attends-with"
        yield Edge(
            relation=relation,
            source=one,
            target=other,
            via=x.iri,
            status=x.status,
            kind=x.kind,
            date=x.date,
            earliest=x.earliest,
            latest=x.latest,
            place=x.venue.label if x.venue else None,
            claims=claims,
        )


def _of_statement(x: Statement) -> Iterator[Edge]:
    words = Thing(x.text, x.iri, ("Statement",))
    plain = Edge("", words, words, x.iri, mode=x.mode, claims=tuple(map(Claim, x.passages)))
    for speaker in x.speakers:
        yield replace(plain, relation="says", source=speaker)
    for addressee in x.addressees:
        yield replace(plain, relation="addressee", target=addressee)
    for mentioned in x.mentions:
        yield replace(plain, relation="mentions", target=mentioned)


_TENURES = {"former": "represented", "designate": "to-represent"}


def _of_role(x: Role) -> Edge:
    return Edge(
        relation=_TENURES.get(x.tenure or "", "represents"),
        source=x.holder,
        target=x.represented,
        via=x.iri,
        status=x.tenure,
        earliest=x.since,
        latest=x.until,
        role=x.role,
        claims=tuple(map(Claim, x.passages)),
    )


def _of_places(store: GraphStore) -> Iterator[Edge]:
    """Yield places in places, as articles state them and as the registry has them; none that only follows."""
    stated = everything.stated_places(store)
    asserted = (
        (x.subject.value, x.object.value)
        for x in store.matching(LOCATED_IN, REGISTRY)
        if isinstance(x.subject, NamedNode) and isinstance(x.object, NamedNode)
    )
    pairs = sorted({*asserted, *stated})
    known = told.things(store, (iri for pair in pairs for iri in pair))
    rows = told.properties(store, (inner for inner, _ in pairs))
    for (inner, outer), location in zip(pairs, everything.places(store, pairs, stated), strict=True):
        yield Edge(
            relation="located-in",
            source=known[inner],
            target=known[outer],
            via=location.iri if location else None,
            row=None if location else next(iter(rows.get(inner, {}).get("dcterms:source", ())), None),
            claims=tuple(map(Claim, location.passages)) if location else (),
        )


def nodes(found: Iterable[Edge]) -> list[Thing]:
    """Return the ends of the edges *found*, each once, by class and label."""
    ends = {thing.iri: thing for edge in found for thing in (edge.source, edge.target)}
    return sorted(ends.values(), key=lambda x: (x.classes, x.label, x.iri))


@contextmanager
def nodes_first(store: GraphStore, write: Callable[[int, Edge], str]) -> Iterator[tuple[list[Thing], Iterator[str]]]:
    """
    Give the nodes, and the edges as *write* puts each, given its number: for formats that want nodes first.

    The edges wait in a file that has no name, so that of the graph only its nodes are held.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as held:

        def kept() -> Iterator[Edge]:
            for i, edge in enumerate(edges(store)):
                held.write(write(i, edge))
                yield edge

        found = nodes(kept())
        held.seek(0)
        yield found, iter(lambda: held.read(_PIECE), "")
