"""The network as two tables, nodes and edges: for pandas, R and Gephi, and as the bulk import of Neo4j wants them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from kg.export.edges import Edge, nodes_first
from kg.export.several import File
from kg.export.tables import csv_line
from kg.query.told import Thing
from kg.store.graph import GraphStore

_OF_NODES = ("id", "label", "class")
_OF_EDGES = (
    "id",
    "source",
    "target",
    "relation",
    "status",
    "kind",
    "date",
    "earliest",
    "latest",
    "place",
    "role",
    "mode",
    "sentences",
    "sentence",
    "publisher",
    "issued",
    "url",
    "via",
    "row",
)


def to_tables(store: GraphStore) -> Iterator[File]:
    """
    Yield ``nodes.csv`` and ``edges.csv`` (RFC 4180): an edge's ``source`` and ``target`` are the ``id`` of nodes.

    ``class`` holds the narrowest classes, with ``;`` between. An edge has its first sentence and the number of all.
    """
    with nodes_first(store, lambda i, x: csv_line(_in_order(_cells(f"e{i}", x), _OF_EDGES))) as (things, told):
        yield "nodes.csv", _csv(_OF_NODES, ((x.iri, x.label, ";".join(x.classes)) for x in things))
        yield "edges.csv", chain([csv_line(_OF_EDGES).encode()], map(str.encode, told))


def _cells(name: str, x: Edge) -> dict[str, str | None]:
    first = x.claims[0].passage if x.claims else None
    return x.cells() | {
        "id": name,
        "source": x.source.iri,
        "target": x.target.iri,
        "sentences": str(len(x.claims)),
        "sentence": first.sentence if first else None,
        "publisher": first.article.publisher if first else None,
        "issued": first.article.issued if first else None,
        "url": first.article.url if first else None,
    }


def _in_order(cells: Mapping[str, str | None], columns: Iterable[str]) -> tuple[str, ...]:
    return tuple(cells[name] or "" for name in columns)


_TYPES = {"sentences": "sentences:int", "earliest": "earliest:date", "latest": "latest:date"}
"""Columns that Neo4j reads as something else than words."""

_PROPERTIES = tuple(x for x in _OF_EDGES if x not in ("id", "source", "target", "relation"))


def to_neo4j(store: GraphStore) -> Iterator[File]:
    """
    Yield ``nodes.csv`` and ``relationships.csv`` with the headers of ``neo4j-admin database import full``.

    A node's labels are its classes and ``Thing``; a relationship's type is its relation as Neo4j spells one
    (``PLANNED_MEETING``). Neo4j takes dates only as whole days, as ``earliest`` and ``latest`` of meetings are: what an
    office has is told less exactly, so there it is left out, and stands in ``date`` as words.
    """
    with nodes_first(store, lambda _, x: csv_line(_relationship(x))) as (things, told):
        yield "nodes.csv", _csv(("iri:ID", "label", ":LABEL"), ((x.iri, x.label, _labels(x)) for x in things))
        header = (":START_ID", ":END_ID", ":TYPE", *(_TYPES.get(x, x) for x in _PROPERTIES))
        yield "relationships.csv", chain([csv_line(header).encode()], map(str.encode, told))


def _labels(x: Thing) -> str:
    return ";".join((*x.classes, "Thing"))


def _relationship(x: Edge) -> tuple[str, ...]:
    cells = _cells("", x)
    if x.role is not None:
        told = "/".join((x.earliest or "", x.latest or "")) if x.earliest or x.latest else None
        cells |= {"date": told, "earliest": None, "latest": None}
    kind = x.relation.upper().replace("-", "_")
    return (x.source.iri, x.target.iri, kind, *_in_order(cells, _PROPERTIES))


def _csv(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[bytes]:
    return (csv_line(row).encode() for row in chain([header], rows))
