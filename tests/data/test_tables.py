"""The tables of ``data/``: what every reader of them takes for granted."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from functools import cache

import pycountry
import pytest

from kg import files, tables
from kg.tables import Actor, Place

SHARED_NAMES = {
    "congo": {"COG", "COD"},
    "congolese": {"COG", "COD"},
    "dominican": {"DMA", "DOM"},
    "korea": {"PRK", "KOR"},
    "korean": {"PRK", "KOR"},
}
"""What two countries are called alike, in lower case: anything else is a slip."""

WITHOUT_CITY = {"Svalbard"}
"""Countries whose capital is no city of GeoNames that we have."""

NO_ISO_CODE = {"Kosovo", "North Yemen", "South Vietnam", "West Germany"}
COLUMNS = {
    "actors.csv": "key type name aliases demonyms capital seats iso2 iso3 wikidata source country",
    "places.csv": "key name aliases type country latitude longitude population source within care",
    "titles.csv": "title kind scope example tenure",
    "city_names.csv": "geonameid country geonames_name name aliases",
    "region_adjectives.csv": "adjective place",
}


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    with (files.folder("data") / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def countries() -> list[Actor]:
    return [x for x in tables.actors() if x.type == "Country"]


def spellings(row: Actor | Place) -> tuple[str, ...]:
    return (row.name, *row.aliases)


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_is_regular(name: str) -> None:
    """
    UTF-8 in composed form, LF, the columns that README names, no cell with space at its ends.
    """
    raw = (files.folder("data") / name).read_bytes()
    text = raw.decode("utf-8")
    assert b"\r" not in raw
    assert text.endswith("\n")
    assert text == unicodedata.normalize("NFC", text)
    assert list(rows(name)[0]) == COLUMNS[name].split()
    assert not [cell for row in rows(name) for cell in row.values() if cell != cell.strip()]


@pytest.mark.parametrize("name", ["actors.csv", "places.csv"])
def test_rows_stand_in_the_order_of_their_keys(name: str) -> None:
    """
    Keys are unique and sorted, so that a change is a line of a diff and never a move.
    """
    keys = [row["key"] for row in rows(name)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", ["actors.csv", "places.csv"])
def test_a_row_says_no_name_twice(name: str) -> None:
    """
    An alias is neither the name nor another alias of its row, and no cell has an empty part.
    """
    for row in rows(name):
        cell = [row["name"], *(row["aliases"].split("|") if row["aliases"] else [])]
        assert all(cell), row["key"]
        assert len(cell) == len(set(cell)), row["key"]


@pytest.mark.parametrize("name", ["actors.csv", "places.csv"])
def test_every_row_says_where_it_is_from(name: str) -> None:
    """
    The graph names the source of each fact of the registry.
    """
    assert not [row["key"] for row in rows(name) if not row["source"]]


def test_keys_follow_their_types() -> None:
    """
    A key becomes an IRI: ``country/FRA``, ``organisation/nato``, ``place/2988507``, ASCII throughout.
    """
    for actor in tables.actors():
        kind = "country" if actor.type == "Country" else "organisation"
        assert re.fullmatch(rf"{kind}/[A-Za-z0-9-]+", actor.key), actor.key
    assert not [x.key for x in tables.places() if not re.fullmatch(r"place/[a-z0-9-]+", x.key)]


def test_iso_codes_are_those_of_the_standard() -> None:
    """
    Both codes of a country are of one entry of ISO 3166-1; a former state has its code of 3166-3.
    """
    for country in countries():
        if country.name in NO_ISO_CODE:
            continue
        if country.iso2:
            assert pycountry.countries.get(alpha_2=country.iso2).alpha_3 == country.iso3, country.name
        else:
            assert pycountry.historic_countries.get(alpha_3=country.iso3) is not None, country.name
        assert country.key == f"country/{country.iso3}"


def test_every_country_of_the_standard_is_there() -> None:
    """
    All entries of ISO 3166-1 but those where nobody lives.
    """
    uninhabited = {"ATA", "ATF", "BVT", "HMD", "SGS", "UMI"}
    assert {x.alpha_3 for x in pycountry.countries} - {x.iso3 for x in countries()} == uninhabited


def test_wikidata_ids_are_unique_and_well_formed() -> None:
    """
    One id is one thing: they become ``owl:sameAs``, which merges.
    """
    ids = [x.wikidata for x in tables.actors() if x.wikidata]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"Q[1-9][0-9]*", x) for x in ids)


def test_no_two_countries_share_a_name() -> None:
    """
    But for the few that do ("Congolese"), a name or demonym means one country.
    """
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for country in countries():
        for text in (*spellings(country), *country.demonyms):
            owners[text.casefold()].add(country.iso3 or country.key)
    assert {text: found for text, found in owners.items() if len(found) > 1} == SHARED_NAMES


def test_no_two_countries_share_a_capital_or_seat() -> None:
    """
    "Oslo" that acts is one country.

    A state of the past may share its seat with one of today, which goes before it: Bonn is Germany's unless the text
    speaks of West Germany.
    """
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for country in countries():
        for text in (*country.capitals, *country.seats) if country.iso2 else ():
            owners[text].add(country.key)
    assert not {text: found for text, found in owners.items() if len(found) > 1}


def test_no_two_bodies_share_a_name() -> None:
    """
    An organisation's name or acronym means one organisation, and no country.
    """
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for actor in tables.actors():
        for text in spellings(actor):
            owners[text].add(actor.key)
    assert not {text: found for text, found in owners.items() if len(found) > 1 and text.casefold() not in SHARED_NAMES}


def test_a_seat_of_power_stands_for_the_country_of_its_body() -> None:
    """
    "Kremlin" is a seat of Russia and a body that speaks; both rows mean one country.
    """
    bodies = {text: x for x in tables.actors() if x.type == "GovernmentBody" for text in spellings(x)}
    seen = 0
    for country in (x for x in countries() if x.iso2):
        for seat in country.seats:
            if seat in bodies:
                seen += 1
                assert bodies[seat].country == country.iso3, seat
    assert seen > 20


def test_countries_that_rows_name_are_there() -> None:
    """
    Every code in a ``country`` column is that of a row.
    """
    codes = {x.iso3 for x in countries() if x.iso3}
    assert not {x.key: x.country for x in (*tables.actors(), *tables.places()) if x.country and x.country not in codes}


def test_every_government_body_has_its_country() -> None:
    """
    What a government body says, its country says.
    """
    assert not [x.name for x in tables.actors() if x.type == "GovernmentBody" and not x.country]


def test_every_capital_is_a_city_of_its_country() -> None:
    """
    At least one spelling of each capital is a city in that country, so that "in Seoul" is a place.
    """
    cities: defaultdict[str, set[str]] = defaultdict(set)
    for place in tables.places():
        if place.type == "City":
            cities[place.country].update(spellings(place))
    missing = {
        x.name: x.capitals
        for x in countries()
        if x.capitals and x.iso2 and x.name not in WITHOUT_CITY and not set(x.capitals) & cities[x.iso3]
    }
    assert not missing


def test_coordinates_lie_on_the_earth() -> None:
    """
    Cities have coordinates, in degrees; the row of a city is one of GeoNames.
    """
    cities = [x for x in tables.places() if x.type == "City"]
    for place in cities:
        assert place.latitude is not None, place.key
        assert place.longitude is not None, place.key
        assert -90 <= place.latitude <= 90, place.key
        assert -180 <= place.longitude <= 180, place.key
        assert place.key.removeprefix("place/").isdecimal()
        assert place.source.startswith("GeoNames ")
    assert len(cities) > 30_000


def test_what_a_place_lies_within_is_known() -> None:
    """
    ``within`` is the name of a place.
    """
    names = {text for x in tables.places() for text in spellings(x)}
    assert not {row["key"]: row["within"] for row in rows("places.csv") if row["within"] and row["within"] not in names}


def test_no_city_is_called_what_an_actor_is() -> None:
    """
    Of the places that bear the name of a country only its own city or territory is kept: no Lebanon in Ohio.
    """
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for country in countries():
        for text in (*spellings(country), *country.demonyms):
            owners[text].add(country.iso3)
    assert not {
        x.key: x.name
        for x in tables.places()
        if x.type == "City" and x.name in owners and x.country not in owners[x.name]
    }


def test_city_names_that_are_words_are_marked() -> None:
    """
    "Nice" and "Reading" are known to be words, "Florence" to be a woman's name; Moscow is only itself.
    """
    care = {(row["name"], row["country"]): row["care"] for row in rows("places.csv")}
    assert care["Nice", "FRA"] == "word"
    assert care["Reading", "GBR"] == "word"
    assert "person" in care["Florence", "ITA"].split("|")
    assert care["Moscow", "RUS"] == ""
    assert {mark for cell in care.values() for mark in cell.split("|") if mark} == {"word", "person", "country"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kiev", "Kyiv"),
        ("Peking", "Beijing"),
        ("Saigon", "Ho Chi Minh City"),
        ("Bombay", "Mumbai"),
        ("Makkah", "Mecca"),
        ("Duesseldorf", "Düsseldorf"),
        ("al-Hasakah", "Hasakah"),
        ("Xian", "Xi'an"),
        ("Groznyy", "Grozny"),
        ("Stratford upon Avon", "Stratford-upon-Avon"),
    ],
)
def test_other_spellings_of_a_city_are_known(text: str, name: str) -> None:
    """
    Old names, other transcriptions, umlauts, articles, apostrophes and hyphens lead to the one row.
    """
    assert name in {x.name for x in tables.places() if text in spellings(x)}


def test_listed_city_names_are_used() -> None:
    """
    Each line of ``city_names.csv`` is a row of ``places.csv`` under the name and aliases it asks for.
    """
    places = {x.key: x for x in tables.places()}
    actors = {text.casefold() for x in tables.actors() for text in (*spellings(x), *x.demonyms)}
    for row in rows("city_names.csv"):
        place = places[f"place/{row['geonameid']}"]
        assert place.country == row["country"]
        if row["name"]:
            assert place.name == row["name"]
        asked = {x for x in row["aliases"].split("|") if x and x != place.name and x.casefold() not in actors}
        assert asked <= set(place.aliases), place.name


def test_adjectives_are_of_one_region_each() -> None:
    """
    Each is of a region of ``places.csv``, stands once, and is no country's demonym as well.
    """
    regions = {x.key for x in tables.places() if x.type == "Region"}
    words = [row["adjective"] for row in rows("region_adjectives.csv")]
    assert words == sorted(set(words))
    assert {row["place"] for row in rows("region_adjectives.csv")} <= regions
    assert set(words).isdisjoint(x for country in countries() for x in country.demonyms)


def test_titles_are_known_kinds_once_each() -> None:
    """
    A title is lower case, stands once, and each cell with a closed choice holds one of it.
    """
    titles = rows("titles.csv")
    names = [row["title"] for row in titles]
    assert len(names) == len(set(names))
    assert all(x == x.lower() for x in names)
    assert {row["kind"] for row in titles} == {"office", "rank", "courtesy", "modifier"}
    assert {row["scope"] for row in titles} == {"country", "organisation", "both", "none"}
    assert {row["tenure"] for row in titles} == {"", "current", "acting", "former", "designate"}
