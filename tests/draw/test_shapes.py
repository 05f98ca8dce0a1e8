"""Outlines of signs and the course of lines."""

from __future__ import annotations

import math

import pytest

from kg.draw.looks import TYPES
from kg.draw.shapes import border, course, outline


@pytest.mark.parametrize("shape", sorted({look.shape for look in TYPES.values()} - {"dot"}))
def test_an_outline_lies_round_its_point(shape: str) -> None:
    """
    Within a sixth of its size: a triangle is centred for the eye.
    """
    corners = outline(shape, 100, 50, 10)

    assert sum(x for x, _ in corners) / len(corners) == pytest.approx(100)
    assert abs(sum(y for _, y in corners) / len(corners) - 50) < 10 / 3
    assert all(math.dist(corner, (100, 50)) < 20 for corner in corners)


def test_a_straight_line_is_straight() -> None:
    """
    Its middle is the middle.
    """
    assert course((0, 0), (100, 40), 0).at(0.5) == pytest.approx((50, 20))


def test_a_bow_bends_to_the_left_and_back_on_the_other_side() -> None:
    """
    To the left of one who goes from start to end: on a picture whose y goes down, upwards on the way right.
    """
    left, right = course((0, 0), (100, 0), 0.2).at(0.5), course((0, 0), (100, 0), -0.2).at(0.5)

    assert left[1] < -3
    assert right[1] == pytest.approx(-left[1])


@pytest.mark.parametrize(("shape", "distance"), [("dot", 12.0), ("square", 12.0), ("diamond", 12.0)])
def test_an_arrow_ends_short_of_the_sign(shape: str, distance: float) -> None:
    """
    Size ten, a gap of two, straight on from the left: every one of these reaches as far to that side.
    """
    way = course((0, 0), (100, 0), 0)

    assert 100 - way.at(border(way, shape, 10, 2))[0] == pytest.approx(distance, abs=0.1)


def test_a_part_of_a_curve_stays_on_it() -> None:
    """
    A line cut at its arrow does not move.
    """
    way = course((0, 0), (100, 30), 0.4)

    assert way.until(0.6).at(0.5) == pytest.approx(way.at(0.3))
