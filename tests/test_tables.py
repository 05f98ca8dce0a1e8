"""``kg.tables``: the tables of ``data/`` as values."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import tables
from kg.errors import InputError

ACTORS = "key,type,name,aliases,demonyms,capital,seats,iso2,iso3,wikidata,source,country\n"
PLACES = "key,name,aliases,type,country,latitude,longitude,population,source,within,care\n"


def test_a_row_of_actors_has_its_lists_parted(tmp_path: Path) -> None:
    """A cell with ``|`` is several values, without spaces around them; an empty one is none."""
    (tmp_path / "actors.csv").write_text(
        ACTORS + "country/RUS,Country,Russia,Russian Federation | RF,Russian|Russians,Moscow,,RU,RUS,Q159,src,\n",
        "utf-8",
    )
    (row,) = tables.actors(tmp_path)
    assert (row.aliases, row.demonyms, row.seats) == (("Russian Federation", "RF"), ("Russian", "Russians"), ())
    assert (row.capital, row.iso3, row.source) == ("Moscow", "RUS", "src")


def test_a_row_of_places_has_numbers(tmp_path: Path) -> None:
    """Coordinates and population are numbers, or ``None`` where the cell is empty."""
    (tmp_path / "places.csv").write_text(
        PLACES
        + "place/1,Someville,,City,RUS,43.1,-131.9,600000,src,,word|person\n"
        + "place/2,Nowhere,,Region,,,,,src,Somewhere,\n",
        "utf-8",
    )
    one, two = tables.places(tmp_path)
    assert (one.latitude, one.longitude, one.population) == (43.1, -131.9, 600000)
    assert (two.latitude, two.longitude, two.population, two.country) == (None, None, None, "")
    assert (one.care, one.within, two.care, two.within) == (("word", "person"), "", (), "Somewhere")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("place/1,Someville,,Planet,RUS,,,,src,,\n", "'Planet' is not a type"),
        ("place/1,Someville,,City,RUS,north,,,src,,\n", "could not convert"),
        ("place/1,,,City,RUS,,,,src,,\n", "cell of name is empty"),
        ("place/1,Some,ville,,City,RUS,,,,src,,\n", "as many cells"),
        ("place/1,Someville,,City\n", "as many cells"),
        ("place/1,A,,City,,,,,src,,\nplace/1,B,,City,,,,,src,,\n", "stands in line 2 too"),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    """The error says file, line and what is wrong."""
    (tmp_path / "places.csv").write_text(PLACES + text, "utf-8")
    with pytest.raises(InputError, match=said) as caught:
        tables.places(tmp_path)
    assert f"places.csv:{1 + text.count(chr(10))}" in str(caught.value)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    """A table of another version says which column it lacks."""
    (tmp_path / "places.csv").write_text("key,name\nplace/1,A\n", "utf-8")
    with pytest.raises(InputError, match="the column 'aliases' is missing"):
        tables.places(tmp_path)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    """No file: an error of ours that names it."""
    with pytest.raises(InputError, match=r"actors\.csv"):
        tables.actors(tmp_path)
