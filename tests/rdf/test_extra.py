"""``kg.rdf.extra``: Turtle of the user's own, as triples with names that last."""

from __future__ import annotations

import pytest
from rdflib import RDF, RDFS, SKOS, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.config import Config
from kg.errors import InputError
from kg.model import Known
from kg.rdf import DIP
from kg.rdf.extra import known, read_extra
from tests.worlds import TABLES

PREFIXES = """
@prefix dip: <https://w3id.org/communique/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix ex: <http://people.example/> .
"""
ANNA = URIRef("http://people.example/anna")


def triples(text: str, name: str = "mine.ttl") -> set[tuple[URIRef, URIRef, URIRef | Literal]]:
    return set(read_extra((PREFIXES + text).encode(), name, Config()).triples)


def test_each_thing_has_its_file() -> None:
    """As a row of our tables has its own."""
    assert (ANNA, DCTERMS.source, Literal("with/mine.ttl")) in triples("ex:anna a dip:Person .")


def test_blank_nodes_have_names_made_from_what_is_said_of_them() -> None:
    """The same whatever their order and label; two that differ are two."""
    one = triples("[] dip:represented ex:a ; dip:representative ex:anna . _:b dip:represented ex:b .")
    other = triples("_:z dip:represented ex:b . _:a dip:representative ex:anna ; dip:represented ex:a .")
    assert one == other
    assert all(isinstance(s, URIRef) for s, _, _ in one)
    assert len({s for s, _, _ in one}) == 2


def test_a_blank_node_keeps_its_name_whatever_else_the_file_says() -> None:
    """Through others that hang on it, too."""
    office = (
        "[] dip:representative ex:anna ; dip:represented [ rdfs:label 'Agency' ; dip:partOf [ rdfs:label 'Hall' ] ] ."
    )
    one, more = (
        triples(office),
        triples(office + " [] dip:representative [ dip:partOf [ dip:partOf [] ] ] . ex:b a ex:c ."),
    )
    assert one <= more


def test_blank_nodes_that_hang_on_different_things_are_two() -> None:
    """Nothing else is said of them."""
    told = triples("ex:a dip:partOf [] . ex:b dip:partOf [] .")
    assert len({o for _, p, o in told if p == DIP.partOf}) == 2


def test_relative_names_are_in_the_users_corner() -> None:
    """Never in the folder that the file happens to lie in."""
    assert {str(s) for s, _, _ in triples("<#kim> a dip:Person .")} == {
        "https://w3id.org/communique/id/local/with/mine-ttl#kim"
    }


def test_of_several_languages_the_english_label_stays() -> None:
    """The others are further names, and all are plain strings; a plain label comes before any of a language."""
    told = triples('ex:anna rdfs:label "Anna Berg"@en-GB, "Anna vom Berg"@de ; skos:altLabel "A. Berg"@fr .')
    assert (ANNA, RDFS.label, Literal("Anna Berg")) in told
    assert {o for _, p, o in told if p == SKOS.altLabel} == {Literal("Anna vom Berg"), Literal("A. Berg")}
    told = triples('ex:anna rdfs:label "Anna", "Anna Berg"@en .')
    assert {o for _, p, o in told if p == RDFS.label} == {Literal("Anna")}


@pytest.mark.parametrize("data", [b"no turtle", b"\xff", b'<x:a> <x:b> "c"', b"{ <x:a> <x:b> <x:c> } => {} ."])
def test_what_is_no_turtle_is_told(data: bytes) -> None:
    """With the file's name and what is wrong."""
    with pytest.raises(InputError, match=r"mine\.ttl: not Turtle"):
        read_extra(data, "mine.ttl", Config())


def test_what_has_a_name_and_a_class_is_known() -> None:
    """A class that is stated, that of our row, or that of the kind of thing which articles named."""
    base = "https://w3id.org/communique/id/"
    extra = read_extra(
        (
            PREFIXES
            + f"""ex:anna a dip:Person ; rdfs:label "Anna Berg" .
            ex:lime a dip:Venue ; rdfs:label "Lime House" ; dip:locatedIn <{base}country/JPN> .
            <{base}country/KOR> skos:altLabel "Land of Mornings" .
            <{base}local/person/ivo-maric> rdfs:label "Ivo Maric the Elder" .
            ex:unknown rdfs:label "Something" ."""
        ).encode(),
        "mine.ttl",
        Config(),
    )
    assert known([extra], Config(), TABLES) == (
        Known("country/KOR", "Country", "South Korea", ("Land of Mornings",)),
        Known("http://people.example/anna", "Person", "Anna Berg", ("Anna Berg",)),
        Known("http://people.example/lime", "Venue", "Lime House", ("Lime House",), "JPN"),
        Known("local/person/ivo-maric", "Person", "Ivo Maric the Elder", ("Ivo Maric the Elder",)),
    )


def test_types_stay_as_they_are() -> None:
    """Nothing is added but the source."""
    assert triples("ex:anna a dip:Person .") == {
        (ANNA, RDF.type, DIP.Person),
        (ANNA, DCTERMS.source, Literal("with/mine.ttl")),
    }
