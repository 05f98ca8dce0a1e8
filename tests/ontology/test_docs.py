"""``docs/ontology.md``: the queries that it shows run, and find what they are said to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import Graph

from kg.config import Config
from kg.rdf import graph_of, quads
from kg.resolve import resolve
from tests import worlds

PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"
QUERIES = re.findall(r"```sparql\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def graph() -> Graph:
    told = resolve([worlds.summit().relations()], Config(), worlds.TABLES)
    return graph_of(quads(told, Config(), {}, worlds.TABLES))


def test_the_page_has_queries() -> None:
    """Else the next test would test nothing."""
    assert len(QUERIES) == 3


@pytest.mark.parametrize("text", QUERIES, ids=range(len(QUERIES)))
def test_a_query_of_the_page_finds_something(text: str, graph: Graph) -> None:
    """On the summit of the test world; a pattern alone is asked as it stands."""
    query = text if text.startswith("SELECT") else f"SELECT * WHERE {{ {text} }}"
    assert len(list(graph.query(query))) == 1
