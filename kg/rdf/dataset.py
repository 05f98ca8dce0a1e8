"""Quads as rdflib's own containers, for those who work with rdflib and no store."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Dataset, Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.rdf.quad import Quad
from kg.rdf.vocab import PREFIXES


def dataset_of(quads: Iterable[Quad]) -> Dataset:
    """Return a dataset with the default graph and each named one apart; a query without GRAPH sees all of them."""
    dataset = Dataset(default_union=True)
    _bind(dataset)
    known: dict[URIRef, Graph] = {}
    for s, p, o, name in quads:
        key = DATASET_DEFAULT_GRAPH_ID if name is None else name
        if key not in known:
            known[key] = dataset.graph(key)
        known[key].add((s, p, o))
    return dataset


def graph_of(quads: Iterable[Quad]) -> Graph:
    """Return one graph: the union that every door answers over, which leaves out what made the build (…/graph/meta)."""
    graph = Graph(bind_namespaces="none")
    _bind(graph)
    for s, p, o, name in quads:
        if name is None or not name.endswith("/graph/meta"):
            graph.add((s, p, o))
    return graph


def _bind(graph: Graph) -> None:
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
