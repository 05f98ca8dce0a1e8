"""JSON-LD: what the file looks like; that it is read again is tested with the other formats."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef

from kg.export.jsonld import jsonld
from kg.store.graph import INFERRED, REGISTRY, GraphStore, Piece, as_pieces
from tests.queries.world import ID, LOCAL

XSD = "http://www.w3.org/2001/XMLSchema#"
S, P = ox.NamedNode(LOCAL + "thing/s"), ox.NamedNode("https://w3id.org/communique/ontology#text")


def written(pieces: Iterable[Piece], base: str) -> str:
    return b"".join(jsonld(pieces, base)).decode()


def of(triples: Iterable[ox.Triple]) -> str:
    return written(as_pieces(triples), ID)


def test_it_is_json_with_a_context_and_a_node_a_line(store: GraphStore) -> None:
    text = written(store.pieces(REGISTRY, INFERRED), store.base)
    data = json.loads(text)
    assert data["@context"]["@base"] == ID
    ana = next(x for x in data["@graph"] if x["id"] == "local/person/ana-torvald")
    assert (ana["type"], ana["label"], ana["represents"]) == ("Person", "Ana Torvald", "country/ARV")
    assert [x["id"] for x in data["@graph"][-2:]] == ["graph/inferred", "graph/registry"]
    line = next(x for x in text.splitlines() if '"id": "local/person/ana-torvald"' in x)
    assert json.loads(line.rstrip(",")) == ana


def test_a_meeting_reads_like_plain_json(store: GraphStore) -> None:
    """Its status is a word, its days are days, who took part are names."""
    data = json.loads(written(store.pieces(REGISTRY), store.base))
    summit = next(x for x in data["@graph"] if x["id"] == "local/meeting/m1")
    assert (summit["type"], summit["status"], summit["earliest"]) == ("Summit", "Held", "2021-03-04")
    assert summit["participant"] == ["local/person/ana-torvald", "local/person/bo-lindqvåg"]
    assert not any(key.startswith("dip:") for node in data["@graph"] for key in node)


def test_it_can_stand_in_a_page(store: GraphStore) -> None:
    """No text in it ends a script element."""
    text = written(store.pieces(REGISTRY), store.base)
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
    (node,) = json.loads(of([ox.Triple(S, P, value)]))["@graph"]
    assert node["text"] == written


def test_several_values_are_a_list() -> None:
    (node,) = json.loads(of(ox.Triple(S, P, ox.Literal(x)) for x in "ba"))["@graph"]
    assert node["text"] == ["a", "b"]


DIP, OTHER = "https://w3id.org/communique/ontology#", "http://other.example/"


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        # What the context says of bare words does not hold of these: they say themselves what they are.
        (DIP + "earliest", ox.Literal("2021", datatype=ox.NamedNode(XSD + "gYear"))),
        (DIP + "earliest", ox.Literal("2021-03-04")),
        (DIP + "earliest", ox.NamedNode(OTHER + "day")),
        (DIP + "venue", ox.Literal("at sea")),
        (DIP + "status", ox.Literal("Held")),
        (DIP + "status", ox.NamedNode(OTHER + "Held")),
        (DIP + "status", ox.NamedNode(ID + "Held")),
        (DIP + "text", ox.NamedNode(DIP + "Held")),
        (OTHER + "status", ox.NamedNode(DIP + "Held")),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", ox.Literal("Person")),
        # Names that a reader would make something else of, were they relative to the base.
        *(
            (DIP + "venue", ox.NamedNode(ID + x))
            for x in ("", "../up", "a/../b", "mailto:a", "a//b", "a/./b", "a?b", "#c")
        ),
        *((DIP + "venue", ox.NamedNode(ID + x)) for x in ("a/b#c", "a/é", "a/b%20c", "a/b:c", "time/x", "a/.hidden")),
        (DIP + "venue", ox.NamedNode("urn:x:y")),
        (DIP + "venue", ox.NamedNode("https://w3id.org/communique/")),
    ],
)
def test_what_is_unlike_the_rest_is_read_again(predicate: str, value: ox.NamedNode | ox.Literal) -> None:
    """By both readers, as it was."""
    text = of([ox.Triple(S, ox.NamedNode(predicate), value)])
    ((s, p, o),) = ((x.subject, x.predicate, x.object) for x in ox.parse(text, ox.RdfFormat.JSON_LD))
    assert (s, p.value, o) == (S, predicate, value)
    ((_, _, theirs),) = Graph().parse(data=text, format="json-ld")
    assert str(theirs) == value.value
    assert isinstance(theirs, URIRef) == isinstance(value, ox.NamedNode)
