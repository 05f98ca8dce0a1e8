"""``kg.check.axioms``: what the ontology says, as look-ups."""

from __future__ import annotations

from rdflib import Graph, URIRef

from kg.check.axioms import axioms, axioms_of, closure
from kg.rdf.vocab import DIP

PREFIXES = """
@prefix : <x:> . @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


def u(*names: str) -> tuple[URIRef, ...]:
    return tuple(URIRef(f"x:{name}") for name in names)


def test_what_is_above_is_above_in_any_number_of_steps() -> None:
    """A summit is a meeting and an event; a country an agent and a place."""
    assert axioms().superclasses[DIP.Summit] == (DIP.Event, DIP.Meeting)
    assert axioms().superclasses[DIP.Country] == (DIP.Agent, DIP.Place)
    assert axioms().superproperties[DIP.host] == (DIP.participant,)


def test_pairs_of_disjoint_classes_are_read_from_both_forms() -> None:
    """``owl:disjointWith``, and lists of classes that exclude each other."""
    pairs = set(axioms().disjoint)
    assert {(DIP.Person, DIP.Place), (DIP.Event, DIP.Person), (DIP.Event, DIP.Place)} <= pairs
    assert (DIP.Organisation, DIP.Person) in pairs
    assert (DIP.Agent, DIP.Place) not in pairs


def test_ends_of_a_property_come_from_all_that_is_said_of_it() -> None:
    """Its own domain and range, those of what is above it, of its inverse, and both for a symmetric one."""
    graph = Graph().parse(
        data=PREFIXES
        + """
        :wide rdfs:domain :A ; rdfs:range :B . :narrow rdfs:subPropertyOf :wide ; rdfs:domain :C .
        :back owl:inverseOf :narrow . :like a owl:SymmetricProperty ; rdfs:domain :D .
        """,
        format="turtle",
    )
    known = axioms_of(graph)
    wide, narrow, back, like = u("wide", "narrow", "back", "like")
    assert (known.subjects[wide], known.objects[wide]) == (u("A"), u("B"))
    assert (known.subjects[narrow], known.objects[narrow]) == (u("A", "C"), u("B"))
    assert known.objects[back] == u("C")
    assert (known.subjects[like], known.objects[like]) == (u("D"), u("D"))


def test_a_circle_ends() -> None:
    """Wrong data may go round: everything reaches everything else, and nothing itself."""
    a, b, c, d = u("a", "b", "c", "d")
    assert closure({a: [b], b: [c], c: [a, d]}) == {a: {b, c, d}, b: {a, c, d}, c: {a, b, d}}


def test_a_long_chain_is_closed() -> None:
    """As deep as it is: no recursion."""
    chain = u(*(str(i) for i in range(2000)))
    reached = closure(dict(zip(chain, ([x] for x in chain[1:]), strict=False)))
    assert len(reached[chain[0]]) == 1999
