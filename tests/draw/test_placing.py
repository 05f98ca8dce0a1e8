"""Where names and marks stand."""

from __future__ import annotations

from itertools import combinations

import pytest
from rdflib import Dataset

from kg.draw import facts, placing, view
from kg.draw.figure import Figure, Line, Sign, figure
from tests.draw import world


@pytest.fixture(scope="module")
def drawn() -> Figure:
    """Sixty names of a made-up world."""
    told = facts.read(world.world(70, 80, 60))
    return figure(view.joined(view.most_central(view.view(told), 60)), told, measure=placing.measure)


def sign(number: int, x: int, y: int, label: str = "Ilsa Brandt") -> Sign:
    return Sign(f"n{number}", label, "person", "dot", 10.0, 1, x, y)


def test_no_name_covers_another_or_a_mark(drawn: Figure) -> None:
    """
    All sixty have one.
    """
    marks = placing.marks(drawn, placing.courses(drawn))
    names = placing.names(drawn, marks)
    boxes = [name.box for name in names] + [mark.box for mark in marks]

    assert len(names) == len(drawn.signs)
    assert not [
        (a, b)
        for (i, a), (j, b) in combinations(enumerate(boxes), 2)
        if i < len(names) and a.overlaps(b)  # two marks may meet where many lines cross
    ]


def test_a_name_goes_where_there_is_room() -> None:
    """
    Below its sign, unless something is there; then beside it.
    """
    alone = placing.names(Figure((sign(0, 0, 0),), ()), [])
    crowded = placing.names(Figure((sign(0, 0, 0), sign(1, 0, 24, "")), ()), [])

    assert (alone[0].x, alone[0].y > 10) == (0, True)
    assert crowded[0].x > 10


def test_a_name_in_a_crowd_stands_apart_with_a_line_to_its_sign() -> None:
    """
    Nine signs side by side leave no room beside the one in the middle.
    """
    crowd = tuple(sign(n, 30 * (n % 3), 30 * (n // 3)) for n in range(9))
    names = placing.names(Figure(crowd, ()), [])

    assert len(names) == 9
    assert any(name.leads for name in names)


def test_a_mark_leaves_the_middle_where_a_sign_stands() -> None:
    """
    It stays on its line.
    """
    line = Line(0, 1, view.MEETS, (0, 1), 2, 2.0, status="held")
    picture = Figure((sign(0, 0, 0), sign(1, 200, 0), sign(2, 100, 0)), (line,))
    (mark,) = placing.marks(picture, placing.courses(picture))

    assert mark.count == 2
    assert mark.y == 0
    assert abs(mark.x - 100) > 10


def test_lines_of_one_fact_have_no_mark(small: Dataset) -> None:
    """
    But for a cross.
    """
    told = facts.read(small)
    drawn = figure(view.view(told), told)

    assert {(x.count, x.crossed) for x in placing.marks(drawn, placing.courses(drawn))} == {(2, False), (None, True)}
