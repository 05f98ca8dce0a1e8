"""What a query finds, drawn."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.draw import Picture, picture
from kg.errors import QueryError
from kg.query import finding, run
from kg.store.graph import GraphStore
from kg.store.oxigraph import in_memory

ID = "https://w3id.org/communique/id/"


@pytest.fixture(scope="module")
def store() -> GraphStore:
    """The graph of ``small.trig``."""
    path = Path(__file__).with_name("small.trig")
    return in_memory(f"{quad} .\n" for quad in ox.parse(path=path, format=ox.RdfFormat.TRIG))


def draw(store: GraphStore, sparql: str) -> Picture:
    return picture(store, title="T", of=run(store, sparql))


def lines(drawn: Picture) -> set[tuple[str, str, str]]:
    """The lines: their ends by name, in order, and the relation with its status."""
    called = {key: about["label"] for key, about in drawn.graph.nodes(data=True)}
    return {
        (*sorted((called[one], called[other])), " ".join(filter(None, (edge["relation"], edge["status"]))))
        for one, other, edge in drawn.graph.edges(data=True)
    }


SUMMIT = ("Ilsa Brandt", "Tomas Okoye", "meets held")
TALKS = ("Ilsa Brandt", "Tomas Okoye", "meets planned")


def test_rows_with_a_meeting_draw_the_meeting(store: GraphStore) -> None:
    """
    And nothing else that joins the same two.
    """
    assert lines(draw(store, "SELECT ?m ?who { ?m a dip:Summit ; dip:participant ?who }")) == {SUMMIT}


@pytest.mark.parametrize("name", ["report/r3", "evidence/e4"])
def test_a_report_or_a_sentence_stands_for_its_fact(store: GraphStore, name: str) -> None:
    """
    A search finds sentences: what they tell is drawn.
    """
    found = lines(draw(store, f"SELECT ?x {{ VALUES ?x {{ <{ID}local/{name}> }} }}"))

    assert found == {TALKS} if name == "report/r3" else {x[2] for x in found} == {"says"}


def test_rows_with_people_only_draw_all_that_joins_them(store: GraphStore) -> None:
    """
    Each relation and status; nobody else.
    """
    found = lines(draw(store, "SELECT ?x { ?x rdfs:label ?name FILTER(?name IN ('Ilsa Brandt', 'Tomas Okoye')) }"))

    assert found == {SUMMIT, TALKS, ("Ilsa Brandt", "Tomas Okoye", "says")}


def test_rows_with_articles_only_draw_what_they_tell(store: GraphStore) -> None:
    """
    The untitled one tells of the forum.
    """
    found = lines(draw(store, f"SELECT ?x {{ VALUES ?x {{ <{ID}local/article/a3> }} }}"))

    assert ("Conference, 2031", "Lissan", "meets held") in found
    assert SUMMIT not in found


def test_triples_of_one_step_draw_the_facts_that_bear_them(store: GraphStore) -> None:
    """
    Who met: the line leads to the sentence, and a plan is none.
    """
    assert lines(draw(store, "CONSTRUCT { ?a dip:meets ?b } WHERE { ?a dip:meets ?b }")) == {SUMMIT}
    assert lines(draw(store, "CONSTRUCT { ?a dip:represents ?b } WHERE { ?a dip:represents ?b }")) == {
        ("Ilsa Brandt", "Veldoria", "represents"),
        ("Karsund", "Tomas Okoye", "represents"),
    }


def test_a_meeting_that_the_query_makes_up_is_drawn(store: GraphStore) -> None:
    """
    Triples are drawn as they are, though the graph has none such; names are the graph's.
    """
    query = (
        "CONSTRUCT { <https://example.org/guess> a dip:Call ; dip:status dip:Possible ; dip:participant ?a, ?b } WHERE "
        "{ ?a rdfs:label 'Noor Falk' . ?b rdfs:label 'Lissan' }"
    )

    assert lines(draw(store, query)) == {("Lissan", "Noor Falk", "meets possible")}


def test_triples_without_a_line_are_counted(store: GraphStore) -> None:
    """
    Countries that engage with each other do so through people: their meetings are drawn, not the inference.
    """
    drawn = draw(
        store, "CONSTRUCT { ?a dip:engagesWith ?b . ?m a ?k } WHERE { ?a dip:engagesWith ?b . ?m a dip:Summit, ?k }"
    )

    assert lines(drawn) == {SUMMIT}
    assert drawn.note == "Not drawn, since a picture has no line for them: 1 of dip:engagesWith."


def test_what_python_found_is_drawn(store: GraphStore) -> None:
    """
    Meetings, statements, roles as values.
    """
    found = finding.roles(store, "Ilsa Brandt")

    assert lines(picture(store, title="T", of=found)) == {("Ilsa Brandt", "Veldoria", "represents")}


def test_standing_is_measured_on_what_is_drawn(store: GraphStore) -> None:
    """
    A reader can count it: in one summit each is linked to one.
    """
    drawn = draw(store, "SELECT ?m { ?m a dip:Summit }")

    assert {about["links"] for key, about in drawn.graph.nodes(data=True) if drawn.graph.degree(key)} == {1}


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("ASK { ?s ?p ?o }", "yes or no"),
        ("SELECT ?x { ?x rdfs:label 'Nobody' }", "no rows"),
        ("SELECT ?name { ?x rdfs:label ?name }", "words and numbers only"),
        ("SELECT ?c { VALUES ?c { dip:Summit } }", "nobody and nothing in the graph"),
        ("SELECT ?x { ?x rdfs:label 'Ilsa Brandt' }", r"no line joins two .*Ilsa Brandt.*--around"),
        (
            "CONSTRUCT { ?a dip:engagesWith ?b } WHERE { ?a dip:engagesWith ?b }",
            "no line for them: 1 of dip:engagesWith",
        ),
        ("CONSTRUCT { ?a dip:meets ?b } WHERE { ?a dip:meets ?b FILTER(false) }", "no triples"),
    ],
)
def test_what_cannot_be_drawn_is_told_with_what_to_do(store: GraphStore, sparql: str, told: str) -> None:
    """
    An empty page would look like an answer.
    """
    with pytest.raises(QueryError, match=f"nothing to draw: .*{told}"):
        draw(store, sparql)
