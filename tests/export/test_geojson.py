"""Meetings on a map: RFC 7946, and points that say whose they are."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kg.export.geojson import to_geojson
from kg.store.graph import GraphStore
from kg.store.oxigraph import in_memory
from tests.queries.world import ID, LOCAL

DIP = "https://w3id.org/communique/ontology#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"


@pytest.fixture(scope="module")
def features(store: GraphStore) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads("".join(to_geojson(store)))["features"]
    return found


def test_it_is_a_feature_collection_of_all_meetings(store: GraphStore) -> None:
    """Members as RFC 7946 has them; an unlocated feature's geometry is null."""
    text = "".join(to_geojson(store))
    data = json.loads(text)
    assert data["type"] == "FeatureCollection"
    assert len(data["features"]) == 9
    assert len({x["id"] for x in data["features"]}) == 9
    for feature in data["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert feature["geometry"] is None or feature["geometry"]["type"] == "Point"
    assert len(text.splitlines()) == 9 + 2


def test_a_point_is_longitude_then_latitude(features: list[dict[str, Any]]) -> None:
    (denied,) = (x for x in features if x["id"] == f"{LOCAL}meeting/m4")
    assert denied["geometry"]["coordinates"] == [-3.75, 58.2]
    assert (denied["properties"]["place"], denied["properties"]["status"]) == ("Port Lumen", "denied")


def test_a_hall_is_shown_in_its_city(features: list[dict[str, Any]]) -> None:
    """And the feature says that the point is the city's."""
    summit = next(x for x in features if x["id"] == f"{LOCAL}meeting/m1")
    told = summit["properties"]
    assert summit["geometry"]["coordinates"] == [-3.75, 58.2]
    assert (told["place"], told["point"], told["point_class"]) == ("Harbour Palace", "Port Lumen", "City")
    assert told["participants"] == ["Ana Torvald", "Bo Lindqvåg"]
    assert (told["reports"], told["sources"]) == (3, 2)
    assert told["sentence"]


def _met_at(*more: str) -> dict[str, Any]:
    """Return the feature of a meeting at a hall, of which *more* is known."""
    lines = [
        f"<{ID}m> {TYPE} <{DIP}Meeting> .",
        f"<{ID}m> <{DIP}status> <{DIP}Held> .",
        f"<{ID}m> <{DIP}venue> <{ID}hall> .",
        f"<{ID}hall> {TYPE} <{DIP}Venue> .",
        *more,
    ]
    (feature,) = json.loads("".join(to_geojson(in_memory([f"{x}\n" for x in lines]))))["features"]
    found: dict[str, Any] = feature
    return found


def _at(place: str, latitude: str, longitude: str) -> tuple[str, str]:
    decimal = "http://www.w3.org/2001/XMLSchema#decimal"
    return (
        f'<{ID}{place}> <{GEO}lat> "{latitude}"^^<{decimal}> .',
        f'<{ID}{place}> <{GEO}long> "{longitude}"^^<{decimal}> .',
    )


def test_a_hall_in_a_country_is_not_shown_in_its_middle() -> None:
    """That would be a place where nobody met."""
    inside = f"<{ID}hall> <{DIP}locatedIn> <{ID}land> ."
    assert _met_at(inside, f"<{ID}land> {TYPE} <{DIP}Country> .", *_at("land", "10", "20"))["geometry"] is None
    city = _met_at(inside, f"<{ID}land> {TYPE} <{DIP}City> .", *_at("land", "10", "20"))
    assert city["geometry"]["coordinates"] == [20.0, 10.0]


def test_places_that_lie_in_each_other_are_no_endless_way() -> None:
    around = (f"<{ID}hall> <{DIP}locatedIn> <{ID}b> .", f"<{ID}b> <{DIP}locatedIn> <{ID}hall> .")
    assert _met_at(*around)["geometry"] is None


def test_what_is_off_the_globe_is_no_point() -> None:
    assert _met_at(*_at("hall", "91", "0"))["geometry"] is None
    assert _met_at(*_at("hall", "-90", "180"))["geometry"]["coordinates"] == [180.0, -90.0]
