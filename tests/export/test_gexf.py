"""GEXF: what Gephi opens. Read by networkx, and looked at element by element."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date

import networkx as nx
import pytest
from lxml import etree

from kg.export.edges import Edge, edges, nodes
from kg.export.gexf import first_day, last_day, to_gexf
from kg.store.graph import GraphStore
from tests.queries.world import LOCAL

NS = {"g": "http://gexf.net/1.3"}


@pytest.fixture(scope="module")
def data(store: GraphStore) -> bytes:
    return "".join(to_gexf(store)).encode()


@pytest.fixture(scope="module")
def root(data: bytes) -> etree._Element:
    return etree.fromstring(data)


@pytest.fixture(scope="module")
def found(store: GraphStore) -> list[Edge]:
    return list(edges(store))


def test_networkx_reads_a_directed_multigraph_over_time(data: bytes, found: list[Edge]) -> None:
    graph = nx.read_gexf(io.BytesIO(data))
    assert isinstance(graph, nx.MultiDiGraph)
    assert graph.graph["mode"] == "dynamic"
    assert (len(graph), graph.number_of_edges()) == (len(nodes(found)), len(found))
    relations = Counter(told["relation"] for *_, told in graph.edges(data=True))
    assert relations == Counter(x.relation for x in found)
    summit = next(told for *_, told in graph.edges(data=True) if told.get("via") == f"{LOCAL}meeting/m1")
    assert (summit["start"], summit["end"], summit["sentences"]) == ("2021-03-04", "2021-03-04", 3)
    assert graph.nodes[f"{LOCAL}person/ana-torvald"]["class"] == "Person"


def test_each_edge_has_its_kind(root: etree._Element) -> None:
    """By it Gephi keeps two edges between the same nodes apart."""
    kinds = {x.get("kind") for x in root.iterfind(".//g:edge", NS)}
    assert {"meets", "planned-meeting", "says", "represents", "located-in"} <= kinds
    assert None not in kinds


def test_it_holds_what_the_format_asks_for(root: etree._Element) -> None:
    """Attributes are declared before they are used, ids come once, ends are nodes, days are days in their order."""
    graph = root.find("g:graph", NS)
    assert graph is not None
    assert [etree.QName(x).localname for x in graph] == ["attributes", "attributes", "nodes", "edges"]
    assert dict(graph.attrib) == {"mode": "dynamic", "defaultedgetype": "directed", "timeformat": "date"}
    for kind in ("node", "edge"):
        declared = {x.get("id") for x in graph.iterfind(f"g:attributes[@class='{kind}']/g:attribute", NS)}
        assert {x.get("for") for x in graph.iterfind(f".//g:{kind}/g:attvalues/g:attvalue", NS)} <= declared
    ids = [x.get("id") for x in graph.iterfind(".//g:node", NS)]
    names = [x.get("id") for x in graph.iterfind(".//g:edge", NS)]
    assert len(ids) == len(set(ids))
    assert len(names) == len(set(names))
    for edge in graph.iterfind(".//g:edge", NS):
        assert {edge.get("source"), edge.get("target")} <= set(ids)
        days = [date.fromisoformat(x) for x in (edge.get("start"), edge.get("end")) if x]
        assert days == sorted(days)


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        (None, None, None),
        ("2021-03-04", "2021-03-04", "2021-03-04"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
    ],
)
def test_a_month_or_a_year_is_its_first_and_its_last_day(told: str | None, first: str | None, last: str | None) -> None:
    assert (first_day(told), last_day(told)) == (first, last)


def test_the_text_of_strangers_is_one_attribute(store: GraphStore, data: bytes) -> None:
    """Quotation marks, tags and line ends are in it, not around it."""
    said = next(row["text"] for row in store.select("SELECT ?text { id:local\\/statement\\/s3 dip:text ?text }"))
    graph = nx.read_gexf(io.BytesIO(data))
    assert graph.nodes[f"{LOCAL}statement/s3"]["label"] == said.translate({1: 0xFFFD, 11: 0xFFFD})
