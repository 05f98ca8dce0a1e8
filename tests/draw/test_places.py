"""Where on the map a place is, and how sure that is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.draw import places
from kg.draw.facts import Entity, Facts, Within

ID = "https://w3id.org/communique/id/"


def test_a_place_with_coordinates_is_there(told: Facts) -> None:
    """
    Longitude first, as maps draw.
    """
    spot = places.spots(told)[f"{ID}place/100"]

    assert spot == places.Spot((131.9, 43.1), f"{ID}place/100", exact=True)


def test_a_venue_without_stands_at_its_town(told: Facts) -> None:
    """
    The Old Pier has no coordinates; Port Hesper, which it is in, has.
    """
    spot = places.spots(told)[f"{ID}local/place/pier"]

    assert spot == places.Spot((131.9, 43.1), f"{ID}place/100", exact=False)


def test_the_town_is_nearer_than_the_country() -> None:
    """
    Whatever the order in which it is told that a hall lies in both.
    """
    hall = Entity("x:hall", "place", "Venue", "the Hall")
    town = Entity("x:town", "place", "City", "Aldmark", at=(7.0, 46.9))
    country = Entity("x:aland", "country", "Country", "Aland", code="CHE")
    told = Facts(
        entities={x.iri: x for x in (hall, town, country)},
        within=(Within("x:hall", "x:aland", ()), Within("x:hall", "x:town", ()), Within("x:town", "x:aland", ())),
    )

    assert places.spots(told)["x:hall"].of == "x:town"
    apart = replace(told, within=told.within[:1])
    assert places.spots(apart)["x:hall"].of == "x:aland"


def test_a_country_is_in_its_middle_and_said_to_be_rough() -> None:
    """
    Of a country that Natural Earth does not have, nothing is claimed; nor of a person.
    """
    entities = (
        Entity("x:che", "country", "Country", "Switzerland", code="CHE"),
        Entity("x:vdr", "country", "Country", "Veldoria", code="VDR"),
        Entity("x:ada", "person", "Person", "Ada Brook"),
    )
    found = places.spots(Facts(entities={x.iri: x for x in entities}))

    assert list(found) == ["x:che"]
    assert not found["x:che"].exact
    assert found["x:che"].at == pytest.approx((8, 47), abs=1.5)


def test_points_of_countries_are_on_earth_by_their_codes() -> None:
    """
    Nearly all that ISO 3166 names.
    """
    found = places.countries()

    assert len(found) > 230
    assert all(len(code) == 3 and abs(x) <= 180 and abs(y) <= 90 for code, (x, y) in found.items())
    assert found["FJI"][0] == pytest.approx(178, abs=2)  # its shape crosses the 180th meridian


def test_outlines_are_steps_that_lead_back_to_the_same_points() -> None:
    """
    Adding them up gives the first ring of the file, in tenths of a degree.
    """
    line = places.outline()["land"][0]
    points, x, y = [], 0, 0
    for dx, dy in zip(line[::2], line[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))

    assert points[0] == (-678, -538)
    assert points[0] == points[-1]
