"""``kg.resolve.geography``: which places may be where one meeting took place."""

from __future__ import annotations

import pytest

from kg.model import Evidence, Field, Linked, Location
from kg.resolve.geography import Geography
from tests.worlds import TABLES

WHERE = Evidence(Field.BODY, 0, 1, "test")
VLADIVOSTOK, MOSCOW, RUSSIA, JAPAN = "place/2013348", "place/524901", "country/RUS", "country/JPN"
LONDON_HALL, SEA_HALL, PIER = "local/place/hall-gbr", "local/place/sea-hall", "local/place/pier"
SPRINGFIELD, OTHER_SPRINGFIELD = "local/place/springfield-1", "local/place/springfield-2"
CALLED = {
    VLADIVOSTOK: ["Vladivostok"],
    MOSCOW: ["Moscow"],
    SEA_HALL: ["Sea Hall"],
    PIER: ["Pier House"],
    SPRINGFIELD: ["Springfield"],
    OTHER_SPRINGFIELD: ["Springfield"],
    "place/4250542": ["Springfield"],
    "place/2660646": ["Geneva"],
}


def geography(*stated: tuple[str, str]) -> Geography:
    told = [Linked("d", Location(a, b, WHERE), {a: a, b: b}) for a, b in stated]
    return Geography(TABLES, told, CALLED)


def test_a_place_lies_in_what_the_tables_and_the_articles_have_it_in() -> None:
    """Step by step, each step of either."""
    found = geography((SEA_HALL, VLADIVOSTOK))
    assert found.inside(SEA_HALL, RUSSIA)
    assert not found.inside(RUSSIA, SEA_HALL)
    assert not found.inside(SEA_HALL, JAPAN)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (VLADIVOSTOK, RUSSIA),
        (SEA_HALL, VLADIVOSTOK),
        (SEA_HALL, RUSSIA),
        (SPRINGFIELD, OTHER_SPRINGFIELD),
        (SPRINGFIELD, "place/4250542"),
        (SPRINGFIELD, "country/USA"),
        (PIER, SPRINGFIELD),
    ],
    ids=str,
)
def test_places_that_may_be_one_meetings(one: str, other: str) -> None:
    """One in the other, a hall of which nobody says where it stands, a name that may be several places'."""
    assert geography().agree(one, other)
    assert geography().agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [(VLADIVOSTOK, MOSCOW), (RUSSIA, JAPAN), (SEA_HALL, PIER), (SPRINGFIELD, VLADIVOSTOK)],
    ids=str,
)
def test_places_that_rule_each_other_out(one: str, other: str) -> None:
    """Two cities, two countries, two halls, a name of which no bearer is there."""
    assert not geography().agree(one, other)


def test_a_hall_that_is_said_to_stand_elsewhere_rules_the_city_out() -> None:
    """And does not where it is said to stand there."""
    assert not geography((SEA_HALL, MOSCOW)).agree(SEA_HALL, VLADIVOSTOK)
    assert geography((SEA_HALL, RUSSIA)).agree(SEA_HALL, VLADIVOSTOK)
