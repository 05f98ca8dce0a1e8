"""Nodes and edges as tables: read by pandas and networkx; the headers that Neo4j's import wants."""

from __future__ import annotations

import csv
import io
import re

import networkx as nx
import pandas as pd
import pytest

from kg.export.edges import Edge, edges, nodes
from kg.export.network import to_neo4j, to_tables
from kg.store.graph import GraphStore


@pytest.fixture(scope="module")
def found(store: GraphStore) -> list[Edge]:
    return list(edges(store))


@pytest.fixture(scope="module")
def tables(store: GraphStore) -> dict[str, pd.DataFrame]:
    return {name: pd.read_csv(io.BytesIO(b"".join(data))) for name, data in to_tables(store)}


@pytest.fixture(scope="module")
def neo4j(store: GraphStore) -> dict[str, list[list[str]]]:
    return {name: list(csv.reader(io.StringIO(b"".join(data).decode(), newline=""))) for name, data in to_neo4j(store)}


def test_pandas_joins_edges_to_their_nodes(tables: dict[str, pd.DataFrame], found: list[Edge]) -> None:
    nodes_, edges_ = tables["nodes.csv"], tables["edges.csv"]
    assert len(nodes_) == len(nodes(found))
    assert nodes_["id"].is_unique
    assert edges_["id"].is_unique
    joined = edges_.merge(nodes_, left_on="source", right_on="id").merge(nodes_, left_on="target", right_on="id")
    assert len(joined) == len(edges_) == len(found)
    met = joined[joined["relation"] == "meets"]
    assert {"Belmark", "Ana Torvald"} <= set(met["label_x"])


def test_an_edge_has_its_first_sentence_and_the_number_of_all(tables: dict[str, pd.DataFrame]) -> None:
    edges_ = tables["edges.csv"]
    summit = edges_[edges_["via"].str.endswith("meeting/m1", na=False)].iloc[0]
    assert (summit["sentences"], summit["date"], summit["place"]) == (3, "2021-03-04", "Harbour Palace")
    assert str(summit["sentence"]).strip()


def test_networkx_makes_a_graph_of_the_tables(tables: dict[str, pd.DataFrame], found: list[Edge]) -> None:
    graph = nx.from_pandas_edgelist(
        tables["edges.csv"], edge_attr="relation", create_using=nx.MultiDiGraph, edge_key="id"
    )
    assert (graph.number_of_edges(), len(graph)) == (len(found), len(nodes(found)))


def test_neo4j_finds_the_headers_it_wants(neo4j: dict[str, list[list[str]]]) -> None:
    assert neo4j["nodes.csv"][0] == ["iri:ID", "label", ":LABEL"]
    header = neo4j["relationships.csv"][0]
    assert header[:3] == [":START_ID", ":END_ID", ":TYPE"]
    assert {"earliest:date", "latest:date", "sentences:int"} <= set(header)


def test_neo4j_finds_each_end_and_one_spelling_of_types(neo4j: dict[str, list[list[str]]], found: list[Edge]) -> None:
    """No relationship is dangling, an id comes once, labels and types are names that need no backticks."""
    ids = [row[0] for row in neo4j["nodes.csv"][1:]]
    rows = neo4j["relationships.csv"][1:]
    assert len(ids) == len(set(ids))
    assert {end for row in rows for end in row[:2]} <= set(ids)
    assert len(rows) == len(found)
    assert {"MEETS", "PLANNED_MEETING", "LOCATED_IN", "SAYS"} <= {row[2] for row in rows}
    assert all(re.fullmatch("[A-Z_]+", row[2]) for row in rows)
    assert all(re.fullmatch(r"\w+(;\w+)*", row[2]) and row[2].endswith("Thing") for row in neo4j["nodes.csv"][1:])


def test_neo4j_finds_only_whole_days_as_dates(neo4j: dict[str, list[list[str]]]) -> None:
    """What is told of an office is a year or a month: it stands as words."""
    header, *rows = neo4j["relationships.csv"]
    days = [row[header.index(x)] for row in rows for x in ("earliest:date", "latest:date")]
    assert any(days)
    assert all(re.fullmatch(r"(\d{4}-\d\d-\d\d)?", x) for x in days)
    offices = [row for row in rows if row[2] in ("REPRESENTS", "REPRESENTED")]
    assert any("/" in row[header.index("date")] for row in offices)
