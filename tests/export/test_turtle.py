"""Turtle that people read."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kg.export.turtle import ntriples, trig, turtle
from kg.store.graph import REGISTRY, GraphStore, as_pieces
from tests.queries.world import ID, LOCAL

XSD = "http://www.w3.org/2001/XMLSchema#"
S, P = ox.NamedNode(LOCAL + "thing/s"), ox.NamedNode("https://w3id.org/communique/ontology#text")


def of(triples: Iterable[ox.Triple]) -> str:
    return b"".join(turtle(as_pieces(triples), ID)).decode()


def one(value: ox.NamedNode | ox.Literal) -> str:
    """Return the line of a single triple with *value*, checked by a reader."""
    text = of([ox.Triple(S, P, value)])
    ((_, _, found),) = ox.Store().__class__ and [
        (x.subject, x.predicate, x.object) for x in ox.parse(text, ox.RdfFormat.TURTLE)
    ]
    assert found == value
    assert len(Graph().parse(data=text, format="turtle")) == 1
    return text.splitlines()[-1]


@pytest.fixture(scope="module")
def text(store: GraphStore) -> str:
    return b"".join(turtle(store.pieces(REGISTRY), store.base)).decode()


def test_folders_of_the_data_have_prefixes(text: str) -> None:
    """So that no name needs a backslash."""
    assert "@prefix person: <https://w3id.org/communique/id/local/person/> ." in text
    assert "@prefix place: <https://w3id.org/communique/id/place/> ." in text
    assert "@prefix local-place: <https://w3id.org/communique/id/local/place/> ." in text
    assert "\\/" not in text


def test_only_prefixes_that_are_used_are_declared(text: str) -> None:
    head, _, body = text.partition("\n\n")
    for line in head.splitlines():
        prefix = line.split()[1]
        assert f" {prefix}" in body or f"\n{prefix}" in body or f"^^{prefix}" in body, prefix


def test_a_subject_is_a_paragraph(text: str) -> None:
    """Its class, its names, then the rest; both graphs in one."""
    assert (
        '\nplace:101 a dip:City ;\n    rdfs:label "Port Lumen" ;\n    dcterms:source "data/places.csv#101" ;\n'
        "    owl:sameAs <http://www.wikidata.org/entity/Q101> ;\n    geo:lat 58.2 ;\n    geo:long -3.75 ;\n"
        "    dip:locatedIn country:ARV, place:102 .\n"
    ) in text


def test_sections_are_in_an_order_to_read(text: str) -> None:
    """Who and where before what happened, the sentences at the end."""
    heads = [line.strip("# -") for line in text.splitlines() if line.startswith("# ---")]
    assert heads[:3] == ["People", "Countries", "Organisations"]
    assert heads.index("Meetings") < heads.index("Articles") < heads.index("Evidence: the sentences")
    assert len(heads) == len(set(heads))


def test_meetings_are_in_order_of_time(text: str) -> None:
    found = [line.split()[0] for line in text.splitlines() if line.startswith("meeting:")]
    assert found == [f"meeting:m{i}" for i in (1, 2, 4, 5, 9, 7, 3, 6, 8)]


def test_long_lists_are_broken_a_value_a_line() -> None:
    values = [ox.NamedNode(f"{LOCAL}thing/number-{i:04}") for i in range(20)]
    lines = of([ox.Triple(S, P, x) for x in values]).splitlines()
    assert lines[-1] == "        thing:number-0019 ."
    assert lines[-21] == "thing:s dip:text"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (ox.Literal(5), "5"),
        (ox.Literal("-0.50", datatype=ox.NamedNode(XSD + "decimal")), "-0.50"),
        (ox.Literal("5", datatype=ox.NamedNode(XSD + "decimal")), '"5"^^xsd:decimal'),
        (ox.Literal(True), "true"),
        (ox.Literal("1", datatype=ox.NamedNode(XSD + "boolean")), '"1"^^xsd:boolean'),
        (ox.Literal("2021-04", datatype=ox.NamedNode(XSD + "gYearMonth")), '"2021-04"^^xsd:gYearMonth'),
        (ox.Literal("chat", language="fr"), '"chat"@fr'),
        (ox.Literal('a "b" \\ c\n\r\td'), '"a \\"b\\" \\\\ c\\n\\r\\td"'),
        (ox.Literal("\x00\x07\u202e\ufeff\u2028"), '"\\u0000\\u0007\\u202E\\uFEFF\\u2028"'),
        (ox.Literal("é 🕊️ 习"), '"é 🕊️ 习"'),
        (ox.Literal("5", datatype=ox.NamedNode("http://other/int")), '"5"^^<http://other/int>'),
        (ox.NamedNode(LOCAL + "person/kim-jong-un"), "person:kim-jong-un"),
        (ox.NamedNode(LOCAL + "person/a%20b"), "person:a%20b"),
        (ox.NamedNode(LOCAL + "person/a.b"), "person:a.b"),
        (ox.NamedNode(LOCAL + "person/a."), f"<{LOCAL}person/a.>"),  # a dot would end the sentence
        (ox.NamedNode(LOCAL + "person/-a"), f"<{LOCAL}person/-a>"),
        (ox.NamedNode(LOCAL + "person/a'b"), f"<{LOCAL}person/a'b>"),
        (ox.NamedNode(LOCAL + "person/"), f"<{LOCAL}person/>"),
        (ox.NamedNode(ID + "country/ARV"), "country:ARV"),
        (ox.NamedNode(ID + "rule/meets/verb"), "rule-meets:verb"),
        (ox.NamedNode("http://other/x"), "<http://other/x>"),
    ],
)
def test_each_kind_of_value_is_read_as_it_was(value: ox.NamedNode | ox.Literal, written: str) -> None:
    assert one(value) == f"thing:s dip:text {written} ."


def test_two_folders_of_one_name_have_two_prefixes() -> None:
    """And a folder called like a usual prefix does not take it."""
    nodes = [ox.NamedNode(ID + key) for key in ("a/x/1", "b/x/1", "mine/dip/1")]
    text = of([ox.Triple(x, P, x) for x in nodes])
    assert "a-x:1" in text or "@prefix x:" in text
    assert {(x.subject, x.object) for x in ox.parse(text, ox.RdfFormat.TURTLE)} == {(x, x) for x in nodes}
    assert "@prefix dip: <https://w3id.org/communique/ontology#> ." in text


def test_trig_has_the_graphs_after_the_default_one(store: GraphStore) -> None:
    text = b"".join(trig(store.pieces(REGISTRY), store.base)).decode()
    assert "\ngraph:registry {\n" in text
    assert text.index("person:ana-torvald a dip:Person") < text.index("graph:registry {")
    assert '\n    place:102 rdfs:label "Lumen Coast" ;\n        dcterms:source' in text


def test_lines_are_sorted_and_each_is_there_once(store: GraphStore) -> None:
    lines = b"".join(ntriples(store.pieces(REGISTRY), store.base)).splitlines()
    assert lines == sorted(set(lines))


def test_a_blank_node_keeps_its_label() -> None:
    """Ours has none, but another's graph may be asked."""
    node = ox.BlankNode("b1")
    text = of([ox.Triple(node, P, node)])
    assert "_:b1 dip:text _:b1 ." in text
