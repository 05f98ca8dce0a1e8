"""The network for programs that read no RDF: CSV for spreadsheets, a graph for networkx."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.export.edges import Claim, Edge, edges, nodes
from kg.query.formats import legal
from kg.store.graph import GraphStore

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_OF_EDGE = ("relation", "source_label", "target_label", "status", "kind", "date", "earliest", "latest", "place")
_OF_EDGE_TOO = ("role", "mode")
_OF_CLAIM = ("claim", "sentence", "title", "publisher", "issued", "url", "rule", "precision")
_NAMES = ("source_class", "target_class", "source", "target", "via", "article", "row")
COLUMNS = (*_OF_EDGE, *_OF_EDGE_TOO, *_OF_CLAIM, *_NAMES)
"""The columns of the CSV: what a reader wants first, IRIs last."""


def to_csv(store: GraphStore) -> Iterator[str]:
    """Yield the edges as CSV (RFC 4180): a line for each sentence that tells of one, one line where none does."""
    yield csv_line(COLUMNS)
    for row in rows(store):
        yield csv_line(row.get(name) or "" for name in COLUMNS)


def rows(store: GraphStore) -> Iterator[dict[str, str | None]]:
    """Yield the lines of the CSV, each by its column; what a line does not have may be missing in it."""
    for edge in edges(store):
        for claim in edge.claims or (None,):
            yield _cells(edge) | _claim_cells(claim)


def csv_line(cells: Iterable[str]) -> str:
    """Return a line of CSV (RFC 4180)."""
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _cells(x: Edge) -> dict[str, str | None]:
    return x.cells() | {
        "source_label": x.source.label,
        "target_label": x.target.label,
        "source_class": "; ".join(x.source.classes),
        "target_class": "; ".join(x.target.classes),
        "source": x.source.iri,
        "target": x.target.iri,
    }


def _claim_cells(x: Claim | None) -> dict[str, str | None]:
    if x is None:
        return {}
    return {
        "claim": x.claim,
        "sentence": x.passage.sentence,
        "title": x.passage.article.title,
        "publisher": x.passage.article.publisher,
        "issued": x.passage.article.issued,
        "url": x.passage.article.url,
        "rule": x.passage.rule,
        "precision": None if x.passage.precision is None else str(x.passage.precision),
        "article": x.passage.article.iri,
    }


def network(store: GraphStore) -> MultiDiGraph[str]:
    """
    Return the network as networkx has it: IRIs as nodes, with ``label`` and ``type``, an edge for each relation.

    Control characters, which no XML that is made of it could hold, become U+FFFD.
    """
    from networkx import MultiDiGraph

    graph: MultiDiGraph[str] = MultiDiGraph()
    found = list(edges(store))
    for thing in nodes(found):
        graph.add_node(legal(thing.iri), label=legal(thing.label), type="; ".join(thing.classes))
    for i, edge in enumerate(found):
        graph.add_edge(legal(edge.source.iri), legal(edge.target.iri), key=f"e{i}", **attributes(edge))
    return graph


_BY_ENDS = ("source", "target", "source_label", "target_label", "source_class", "target_class")


OF_EDGE = tuple(n for n in dict.fromkeys((*COLUMNS, "label", "sentences")) if n not in _BY_ENDS)
"""What an edge of the network may have, by name."""


def attributes(edge: Edge) -> dict[str, str | int]:
    """Return what *edge* has of ``OF_EDGE``; control characters, which XML cannot hold, are U+FFFD."""
    held = _cells(edge) | _claim_cells(edge.claims[0] if edge.claims else None)
    told: dict[str, str | int] = {n: legal(value) for n, value in held.items() if value and n not in _BY_ENDS}
    return told | {"label": edge.relation, "sentences": len(edge.claims)}
