"""Signs and lines with sizes and places, as every drawing shares them."""

from __future__ import annotations

import pytest
from rdflib import Dataset

from kg.draw import facts, view
from kg.draw.figure import Figure, Line, figure


@pytest.fixture
def drawn(small: Dataset) -> Figure:
    """The small graph."""
    told = facts.read(small)
    return figure(view.view(told), told)


def between(drawn: Figure, one: str, other: str) -> list[Line]:
    return [
        line for line in drawn.lines if {drawn.signs[line.start].label, drawn.signs[line.end].label} == {one, other}
    ]


def test_a_line_bundles_facts_of_one_relation_and_status(drawn: Figure) -> None:
    """
    A summit held, talks planned, one who spoke to the other: three lines; the summit is in two reports.
    """
    found = between(drawn, "Ilsa Brandt", "Tomas Okoye")

    assert [(x.relation, x.status, len(x.facts), x.reports) for x in found] == [
        ("meets", "held", 1, 2),
        ("meets", "planned", 1, 1),
        ("says", None, 1, 1),
    ]


def test_lines_of_a_pair_are_fanned_out_whatever_their_direction(drawn: Figure) -> None:
    """
    Seen from one side, each bends otherwise than the next.
    """
    found = between(drawn, "Ilsa Brandt", "Tomas Okoye")
    bows = [line.bow if line.start < line.end else -line.bow for line in found]

    assert bows == [-0.2, 0.0, 0.2]


def test_a_lone_line_is_straight(drawn: Figure) -> None:
    """
    Nothing to keep apart from.
    """
    assert [line.bow for line in between(drawn, "Ilsa Brandt", "Jun Arai")] == [0.0]


def test_an_office_that_is_not_held_is_dotted_and_says_which(drawn: Figure) -> None:
    """
    Sand was ambassador.
    """
    (line,) = between(drawn, "Mirela Sand", "Karsund")

    assert (line.status, line.tenure, line.dashes) == (None, "former", (2, 5))


def test_countries_have_their_code(drawn: Figure) -> None:
    """
    Where the registry gives one.
    """
    assert {sign.label: sign.code for sign in drawn.signs if sign.type == "country"} == {
        "Veldoria": "VDR",
        "Karsund": "KSD",
        "Lissan": None,
    }


def test_wider_names_get_more_room(small: Dataset) -> None:
    """
    A still measures them otherwise than the page.
    """
    told = facts.read(small)
    graph = view.view(told)

    def extent(letter: float) -> int:
        found = figure(graph, told, measure=lambda label: letter * len(label)).signs
        return max(sign.x for sign in found) - min(sign.x for sign in found)

    assert extent(12.0) > extent(4.0)
