"""JSON-LD: what the file looks like; that it is read again is tested with the other formats."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from kg.export.jsonld import jsonld
from kg.store.graph import INFERRED, REGISTRY, GraphStore
from tests.queries.world import ID, LOCAL

XSD = "http://www.w3.org/2001/XMLSchema#"
S, P = ox.NamedNode(LOCAL + "thing/s"), ox.NamedNode("https://w3id.org/communique/ontology#text")


def test_it_is_json_with_a_context_and_a_node_a_line(store: GraphStore) -> None:
    text = "".join(jsonld(store.quads(REGISTRY, INFERRED), store.base))
    data = json.loads(text)
    assert data["@context"]["person"] == LOCAL + "person/"
    ana = next(x for x in data["@graph"] if x["@id"] == "person:ana-torvald")
    assert (ana["@type"], ana["rdfs:label"]) == ("dip:Person", "Ana Torvald")
    assert ana["dip:represents"] == {"@id": "country:ARV"}
    assert [x["@id"] for x in data["@graph"][-2:]] == ["graph:inferred", "graph:registry"]
    line = next(x for x in text.splitlines() if '"@id": "person:ana-torvald"' in x)
    assert json.loads(line.rstrip(",")) == ana


def test_it_can_stand_in_a_page(store: GraphStore) -> None:
    """No text in it ends a script element."""
    text = "".join(jsonld(store.quads(REGISTRY), store.base))
    assert "script>" in text
    assert "</" not in text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (ox.Literal(5), 5),
        (ox.Literal("007", datatype=ox.NamedNode(XSD + "integer")), {"@value": "007", "@type": "xsd:integer"}),
        (ox.Literal(10**30), {"@value": str(10**30), "@type": "xsd:integer"}),  # no double holds it
        (ox.Literal(False), False),
        (ox.Literal("1.5", datatype=ox.NamedNode(XSD + "decimal")), {"@value": "1.5", "@type": "xsd:decimal"}),
        (ox.Literal("chat", language="fr"), {"@value": "chat", "@language": "fr"}),
        (ox.Literal("text"), "text"),
    ],
)
def test_values_keep_their_types(value: ox.Literal, written: object) -> None:
    (node,) = json.loads("".join(jsonld([ox.Triple(S, P, value)], ID)))["@graph"]
    assert node["dip:text"] == written


def test_several_values_are_a_list() -> None:
    (node,) = json.loads("".join(jsonld([ox.Triple(S, P, ox.Literal(x)) for x in "ba"], ID)))["@graph"]
    assert node["dip:text"] == ["a", "b"]
