"""GraphML: read by networkx, and the same as networkx would write."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable

import networkx as nx
import pytest

from kg.export.edges import Edge, edges, nodes
from kg.export.graphml import to_graphml
from kg.export.tables import network
from kg.store.graph import GraphStore
from tests.queries.world import ID, LOCAL


@pytest.fixture(scope="module")
def found(store: GraphStore) -> list[Edge]:
    return list(edges(store))


def test_graphml_has_the_same_edges(store: GraphStore, found: list[Edge]) -> None:
    """Networkx reads a directed multigraph with labels, relations and the first sentence."""
    graph = nx.read_graphml(io.BytesIO("".join(to_graphml(store)).encode()))
    assert isinstance(graph, nx.MultiDiGraph)
    assert len(graph) == len(nodes(found))
    relations = Counter(data["relation"] for *_, data in graph.edges(data=True))
    assert relations == Counter(x.relation for x in found)
    assert graph.nodes[f"{ID}country/ARV"] == {"label": "Arvenia", "type": "Country"}
    summit = next(data for *_, data in graph.edges(data=True) if data.get("via") == f"{LOCAL}meeting/m1")
    assert (summit["sentences"], summit["date"], summit["status"]) == (3, "2021-03-04", "held")


def test_graphml_names_each_attribute_once(store: GraphStore) -> None:
    """A node's label and an edge's label are two keys: a reader goes by their ids."""
    text = "".join(to_graphml(store))
    ids = [line.split('id="')[1].split('"')[0] for line in text.splitlines() if line.strip().startswith("<key ")]
    assert len(ids) == len(set(ids)) > 10
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>')


def test_it_is_what_networkx_writes_of_the_whole(store: GraphStore) -> None:
    """Nodes, edges, their keys, and all that either has, numbers as numbers; a CR is lost in theirs."""
    ours, theirs = read(to_graphml(store)), read(line + "\n" for line in nx.generate_graphml(network(store)))
    assert dict(ours.nodes(data=True)) == dict(theirs.nodes(data=True))
    assert sorted(ours.edges(keys=True, data=True), key=str) == sorted(theirs.edges(keys=True, data=True), key=str)


def read(text: Iterable[str]) -> nx.MultiDiGraph[str]:
    return nx.read_graphml(io.BytesIO("".join(text).replace("&#13;", "").encode()), force_multigraph=True)
