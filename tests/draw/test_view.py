"""Which nodes and lines a graph becomes."""

from __future__ import annotations

import pytest
from rdflib import RDF, RDFS, Dataset, Literal, URIRef

from kg.draw import facts, view
from kg.draw.facts import Facts
from kg.draw.view import View
from kg.errors import UnknownNameError

ID = "https://w3id.org/communique/id/"
DIP = "https://w3id.org/communique/ontology#"
BRANDT, OKOYE, SAND, ARAI, FALK = (
    f"{ID}local/person/{name}" for name in ("ilsa-brandt", "tomas-okoye", "mirela-sand", "jun-arai", "noor-falk")
)
VELDORIA, KARSUND, LISSAN = (f"{ID}country/{code}" for code in ("VDR", "KSD", "LSN"))
PORT, PIER, FORUM = f"{ID}place/100", f"{ID}local/place/pier", f"{ID}local/meeting/forum"
OFFICIALS = "unnamed/officials"


@pytest.fixture
def graph(told: Facts) -> View:
    return view.view(told)


def lines(graph: View, relation: str) -> set[tuple[str, str, str | None]]:
    return {(a, b, edge["status"]) for a, b, edge in graph.edges(data=True) if edge["relation"] == relation}


def test_each_meeting_of_two_is_a_line_with_its_status(graph: View) -> None:
    """
    Held, planned, possible, cancelled and denied meetings are told apart, and two of one pair are two lines.
    """
    between = {x for x in lines(graph, view.MEETS) if FORUM not in x and PORT not in x}

    assert between == {
        (BRANDT, OKOYE, "held"),
        (BRANDT, OKOYE, "planned"),
        (SAND, OKOYE, "possible"),
        (BRANDT, ARAI, "cancelled"),
        (ARAI, SAND, "denied"),
    }


def test_a_conference_is_a_node_with_a_line_to_each_and_to_its_venue(graph: View) -> None:
    """
    To attend one conference is not to meet: nobody there is joined to anybody else.
    """
    assert {x for x in lines(graph, view.MEETS) if FORUM in x} == {
        (FORUM, x, "held") for x in (BRANDT, SAND, ARAI, LISSAN, PIER)
    }
    assert graph.nodes[FORUM]["type"] == "meeting"
    assert graph.nodes[FORUM]["label"] == "Conference, 2031"


def test_a_lone_participant_is_joined_to_the_venue(graph: View) -> None:
    """
    A visit whose host is not told still went somewhere.
    """
    assert (ARAI, PORT, "held") in lines(graph, view.MEETS)


def test_three_at_a_table_are_three_lines_and_four_are_a_node(small: Dataset) -> None:
    """
    Up to three, lines between all pairs are as few as lines to a node.
    """
    never = URIRef(f"{ID}local/meeting/never")
    participant = URIRef(f"{DIP}participant")

    small.add((never, participant, URIRef(FALK)))
    three = view.view(facts.read(small))
    small.add((never, participant, URIRef(OKOYE)))
    four = view.view(facts.read(small))

    assert {x for x in lines(three, view.MEETS) if x[2] == "denied"} == {
        (ARAI, FALK, "denied"),
        (ARAI, SAND, "denied"),
        (SAND, FALK, "denied"),
    }
    assert set(four[str(never)]) == {ARAI, FALK, OKOYE, SAND}


def test_who_speaks_is_joined_to_what_they_speak_of_and_to(graph: View) -> None:
    """
    A statement joins its speaker to each thing it mentions and to whom it was told; passing it on joins nobody.
    """
    assert lines(graph, view.SAYS) == {
        (BRANDT, KARSUND, None),
        (BRANDT, VELDORIA, None),
        (BRANDT, OKOYE, None),
        (OKOYE, KARSUND, None),
        (OFFICIALS, KARSUND, None),
        (OFFICIALS, f"{ID}local/organisation/ministry", None),
    }
    assert graph.number_of_edges(BRANDT, KARSUND) == 2


def test_unnamed_sources_of_one_name_share_a_node_that_has_no_standing(graph: View) -> None:
    """
    They are drawn as one, and being many people they link nobody.
    """
    node = graph.nodes[OFFICIALS]

    assert node["members"] == (f"{ID}local/source/one", f"{ID}local/source/two")
    assert (node["links"], node["centrality"]) == (0, 0.0)
    assert graph.nodes[f"{ID}local/organisation/ministry"]["links"] == 0


def test_an_office_that_is_not_held_says_so(graph: View) -> None:
    """
    A former ambassador's line is not that of a minister.
    """
    assert lines(graph, view.REPRESENTS) == {
        (BRANDT, VELDORIA, None),
        (OKOYE, KARSUND, None),
        (SAND, KARSUND, "former"),
    }


def test_places_are_joined_to_the_nearest_place_of_the_picture(graph: View) -> None:
    """
    The closure's short cuts, a region nobody speaks of and a town only the table knows are left out.
    """
    assert lines(graph, view.LOCATED_IN) == {(PIER, PORT, None), (PORT, KARSUND, None)}
    assert not {f"{ID}place/200", f"{ID}place/300"} & set(graph)


def test_places_in_a_circle_are_drawn_as_they_are(small: Dataset) -> None:
    """
    Bad data about where things lie must not stop the picture.
    """
    small.add((URIRef(KARSUND), URIRef(f"{DIP}locatedIn"), URIRef(PORT)))

    assert {(PORT, KARSUND, None), (KARSUND, PORT, None)} <= lines(view.view(facts.read(small)), view.LOCATED_IN)


def test_someone_with_a_fact_but_no_line_is_there_to_be_found(graph: View) -> None:
    """
    A statement that mentions nobody still has a speaker, and a meeting's venue is a place to look up.
    """
    assert graph.degree(FALK) == 0
    assert [relation for relation, _ in graph.nodes[FALK]["own"]] == [view.SAYS]
    assert [relation for relation, _ in graph.nodes[PORT]["own"]] == [view.MEETS]


def test_links_count_others_met_spoken_of_or_stood_for(graph: View) -> None:
    """
    Brandt: Okoye, two countries, and the three others at the round table; not Arai by the call that was put off.
    """
    assert graph.nodes[BRANDT]["links"] == len({OKOYE, VELDORIA, KARSUND, SAND, ARAI, LISSAN, PIER})
    assert graph.nodes[BRANDT]["centrality"] == max(x["centrality"] for _, x in graph.nodes(data=True))


def test_a_meeting_called_off_or_denied_links_no_one(small: Dataset) -> None:
    """
    Without the forum, Arai and Brandt have only a call that was put off.
    """
    small.remove((URIRef(FORUM), None, None))
    graph = view.view(facts.read(small))

    assert graph.nodes[ARAI]["links"] == 1  # the visit to Port Hesper
    assert graph.nodes[SAND]["links"] == 2  # may meet Okoye; was ambassador of Karsund


def test_nodes_and_lines_come_in_the_order_of_their_keys(graph: View) -> None:
    """
    Layout and page follow this order, so it must not be a set's.
    """
    assert list(graph) == sorted(graph)
    assert list(graph.edges(keys=True)) == sorted(graph.edges(keys=True))


def test_around_keeps_what_is_within_so_many_steps(graph: View, told: Facts) -> None:
    """
    One step from Okoye: whom he may meet or met, what he speaks of and stands for, and those who spoke to him.
    """
    near = view.around(graph, told, OKOYE, 1)

    assert set(near) == {OKOYE, BRANDT, SAND, KARSUND, PORT}
    assert near.number_of_edges(BRANDT, OKOYE) == 3


def test_around_a_place_has_those_who_met_there(graph: View, told: Facts) -> None:
    """
    A meeting's line does not end at its venue, but a reader at the venue asks who came.
    """
    assert {BRANDT, OKOYE, ARAI, PIER, KARSUND} <= set(view.around(graph, told, PORT, 1))


def test_those_at_one_round_table_are_one_step_apart(graph: View, told: Facts) -> None:
    """
    The node between them is the meeting itself.
    """
    assert {SAND, ARAI, BRANDT, FORUM} <= set(view.around(graph, told, LISSAN, 1))


def test_around_an_unnamed_source_is_around_all_of_its_name(graph: View, told: Facts) -> None:
    """
    Either IRI leads to the node that stands for both.
    """
    assert OFFICIALS in view.around(graph, told, f"{ID}local/source/two", 1)


def test_around_something_unknown_is_an_error_that_names_it(graph: View, told: Facts) -> None:
    """
    An empty picture would hide a typing error.
    """
    with pytest.raises(UnknownNameError, match="person/nobody is not in the picture"):
        view.around(graph, told, f"{ID}local/person/nobody", 1)


def test_the_most_central_stay_with_the_round_tables_that_join_them(graph: View) -> None:
    """
    A limit counts entities, and keeps a meeting only where two who stay took part.
    """
    kept = view.most_central(graph, 3)

    assert len(view.entities(kept)) == 3
    assert BRANDT in kept
    assert FORUM in kept


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("2031-04-05", "5 Apr 2031"),
        ("2031-09", "Sept 2031"),
        ("2031", "2031"),
        ("next week", "next week"),
        ("2031-13", "2031-13"),
    ],
)
def test_a_round_tables_date_is_told_at_its_own_precision(small: Dataset, told: str, shown: str) -> None:
    """
    A month stays a month, and what is no date stays as it is.
    """
    date = URIRef(f"{DIP}date")
    small.remove((URIRef(FORUM), date, None))
    small.add((URIRef(FORUM), date, Literal(told)))

    assert view.view(facts.read(small)).nodes[FORUM]["label"] == f"Conference, {shown}"


def test_a_participant_of_no_known_class_is_left_out(small: Dataset) -> None:
    """
    What is neither agent nor place cannot be drawn, and must not break the rest.
    """
    thing = URIRef(f"{ID}local/thing/x")
    small.add((thing, RDF.type, URIRef("https://example.org/Thing")))
    small.add((thing, RDFS.label, Literal("a thing")))
    small.add((URIRef(f"{ID}local/meeting/tour"), URIRef(f"{DIP}participant"), thing))

    assert str(thing) not in view.view(facts.read(small))
