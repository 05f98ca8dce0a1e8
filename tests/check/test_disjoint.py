"""``kg.check.disjoint``: one thing of two classes, found and explained."""

from __future__ import annotations

from rdflib import OWL, RDF, Literal, URIRef

from kg.check.disjoint import contradictions
from kg.rdf import Quad
from kg.rdf.vocab import DIP

X, Y, M = (URIRef(f"https://example.org/{name}") for name in "xym")


def test_a_graph_of_ours_has_none(made: tuple[Quad, ...]) -> None:
    """Country and Place, Organisation and Venue: what overlaps on purpose is no contradiction."""
    assert contradictions(made) == []
    assert contradictions([(X, RDF.type, DIP.Country), (Y, RDF.type, DIP.Organisation), (Y, RDF.type, DIP.Venue)]) == []


def test_a_person_and_a_place_are_told_with_what_says_so() -> None:
    """The thing, its two classes, the two triples, and why nothing is both."""
    (problem,) = contradictions([(X, RDF.type, DIP.Person), (X, RDF.type, DIP.City), (X, RDF.type, DIP.Agent)])
    assert problem.thing == str(X)
    assert set(problem.classes) == {str(DIP.Person), str(DIP.City)}
    assert len(problem.triples) == 2
    assert all(str(X) in line and str(RDF.type) in line for line in problem.triples)
    text = str(problem)
    assert "is a Person and a City" in text or "is a City and a Person" in text
    assert "Every City is a Place; nothing is both a Person and a Place" in text


def test_what_a_property_makes_of_it_counts() -> None:
    """Nobody called it a place: a meeting was held in it."""
    (problem,) = contradictions([(X, RDF.type, DIP.Person), (M, DIP.venue, X)])
    assert set(problem.classes) == {str(DIP.Person), str(DIP.Place)}
    assert any(str(DIP.venue) in line for line in problem.triples)


def test_what_a_wider_property_or_an_inverse_makes_of_it_counts() -> None:
    """A host takes part and is an agent; who says something speaks, and is one."""
    assert contradictions([(X, RDF.type, DIP.Article), (M, DIP.host, X)])
    assert contradictions([(X, RDF.type, DIP.Article), (X, DIP.says, Y)])


def test_two_names_of_one_thing_are_one_thing() -> None:
    """And the triples that make them one belong to the explanation."""
    (problem,) = contradictions([(X, RDF.type, DIP.Person), (Y, RDF.type, DIP.Place), (Y, OWL.sameAs, X)])
    assert any(str(OWL.sameAs) in line for line in problem.triples)
    assert contradictions([(X, RDF.type, DIP.Person), (Y, RDF.type, DIP.Place)]) == []


def test_a_pair_of_classes_is_told_once() -> None:
    """A person who is an event is told so, and not again that an agent is one."""
    assert len(contradictions([(X, RDF.type, DIP.Person), (X, RDF.type, DIP.Event)])) == 1


def test_a_literal_is_no_thing() -> None:
    """What stands where a thing should is a matter for the shapes."""
    assert contradictions([(M, DIP.venue, Literal("Vladivostok")), (M, RDF.type, DIP.Summit)]) == []
