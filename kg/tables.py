"""
The tables of ``data/`` as values: the actors and places that the registry knows.

Written in CSV (UTF-8, one header line, several values of a cell parted by ``|``), so
that a correction is one line of a diff. Each row names its source.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from kg import files
from kg.errors import InputError

T = TypeVar("T")
Row = dict[str, str]

ACTOR_TYPES = ("Country", "InternationalOrganisation", "GovernmentBody", "NewsOrganisation", "Organisation")
PLACE_TYPES = ("City", "Region", "Venue")


@dataclass(frozen=True, slots=True)
class Actor:
    """
    A country or an organisation that acts.

    ``key`` is its IRI without the base (``country/RUS``, ``organisation/nato``) and
    ``type`` the local name of its ``dip:`` class. ``capitals`` and ``seats`` are names
    that stand for it where they act ("Moscow", "the Kremlin"); ``capital`` is the cell
    that the first are in. ``country`` is the ISO 3166 alpha-3 code of the country that a
    body is of. Codes are empty where there is none.
    """

    key: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str = ""
    seats: tuple[str, ...] = ()
    iso2: str = ""
    iso3: str = ""
    wikidata: str = ""
    source: str = ""
    country: str = ""

    @property
    def capitals(self) -> tuple[str, ...]:
        """The names of the capital, or of several."""
        return _several(self.capital)


@dataclass(frozen=True, slots=True)
class Place:
    """
    A city, region or venue.

    ``key`` is its IRI without the base (``place/2013348``), ``country`` the ISO 3166
    alpha-3 code of the country it is in, the coordinates decimal degrees (WGS 84).
    ``within`` names the region or city of that country that it lies in. ``care`` says what
    else a name of it may be: "word", "person", "country".
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    type: str = "City"
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    source: str = ""
    within: str = ""
    care: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Tables:
    """All tables of one folder; compared by identity, so that an index made of them can be kept."""

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()


def load(folder: Path | None = None) -> Tables:
    """Return the tables in *folder* (default: the project's ``data/``): the same object each time."""
    return _load(folder or files.folder("data"))


@lru_cache(maxsize=4)
def parents(tables: Tables) -> Mapping[str, str]:
    """
    Return, for each place that lies in another of *tables*, key → key of the nearest: a region, a city, else a country.

    The name in ``within`` counts where one region of the country bears it, or no region and one city. A body that is a
    seat of power ("the Kremlin") lies in the capital: meetings take place there.
    """
    countries = {actor.iso3: actor.key for actor in tables.actors if actor.type == "Country" and actor.iso3}
    named: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for place in tables.places:
        for name in dict.fromkeys((place.name, *place.aliases)):
            named[place.type, name, place.country].append(place.key)
    found: dict[str, str] = {}
    for place in tables.places:
        candidates = named.get(("Region", place.within, place.country)) or named.get(
            ("City", place.within, place.country), []
        )
        if place.within and len(candidates) == 1 and candidates[0] != place.key:
            found[place.key] = candidates[0]
        elif place.country in countries:
            found[place.key] = countries[place.country]
    return found | _in_capitals(tables)


def _in_capitals(tables: Tables) -> dict[str, str]:
    """Return, for each body that bears the name of a seat of its country's power, key → key of the capital."""
    seats = {(name, actor.iso3): actor.capitals[0] for actor in tables.actors if actor.capitals for name in actor.seats}
    cities: dict[tuple[str, str], Place] = {}
    for place in tables.places:
        key = place.name, place.country
        if place.type == "City" and (key not in cities or (place.population or 0) > (cities[key].population or 0)):
            cities[key] = place
    bodies = ((actor, seats.get((actor.name, actor.country))) for actor in tables.actors if actor.type != "Country")
    return {
        actor.key: cities[capital, actor.country].key
        for actor, capital in bodies
        if capital and (capital, actor.country) in cities
    }


def actors(folder: Path | None = None) -> tuple[Actor, ...]:
    """
    Return the rows of ``actors.csv`` in *folder* (default: the project's ``data/``), in the file's order.

    Read once a process. Raises ``InputError`` with file and line where a cell means nothing or a key is there twice.
    """
    return _actors(folder or files.folder("data"))


def places(folder: Path | None = None) -> tuple[Place, ...]:
    """Return the rows of ``places.csv``; as ``actors``."""
    return _places(folder or files.folder("data"))


@dataclass(frozen=True, slots=True)
class Measured:
    """How often a rule of extraction was right: ``precision`` from 0 to 1, of ``support`` cases judged."""

    rule: str
    precision: float
    support: int


def measured(folder: Path | None = None) -> Mapping[str, Measured]:
    """Return the rows of ``rules.csv``, by rule; as ``actors``."""
    return _measured(folder or files.folder("data"))


@lru_cache(maxsize=8)
def _measured(folder: Path) -> Mapping[str, Measured]:
    rows = read_rows(
        folder / "rules.csv", lambda row: Measured(row["key"], float(row["precision"]), int(row["support"]))
    )
    return {row.rule: row for row in rows}


@lru_cache(maxsize=8)
def _load(folder: Path) -> Tables:
    return Tables(_actors(folder), _places(folder))


@lru_cache(maxsize=8)
def _actors(folder: Path) -> tuple[Actor, ...]:
    return tuple(read_rows(folder / "actors.csv", _actor))


@lru_cache(maxsize=8)
def _places(folder: Path) -> tuple[Place, ...]:
    return tuple(read_rows(folder / "places.csv", _place))


def _actor(row: Row) -> Actor:
    return Actor(
        key=row["key"],
        type=_one_of(row["type"], ACTOR_TYPES),
        name=_filled(row, "name"),
        aliases=_several(row["aliases"]),
        demonyms=_several(row["demonyms"]),
        capital=row["capital"],
        seats=_several(row["seats"]),
        iso2=row["iso2"],
        iso3=row["iso3"],
        wikidata=row["wikidata"],
        source=row["source"],
        country=row["country"],
    )


def _place(row: Row) -> Place:
    return Place(
        key=row["key"],
        name=_filled(row, "name"),
        aliases=_several(row["aliases"]),
        type=_one_of(row["type"], PLACE_TYPES),
        country=row["country"],
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        population=int(row["population"]) if row["population"] else None,
        source=row["source"],
        within=row["within"],
        care=_several(row["care"]),
    )


def read_rows(path: Path, make: Callable[[Row], T]) -> Iterator[T]:
    """Yield what *make* makes of each line of *path*, its file and line named in every error."""
    seen: dict[str, int] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            for cells in reader:
                if len(cells) != len(header):
                    raise InputError(
                        _at(path, reader.line_num),
                        "the line has not as many cells as the header",
                        "Quote cells with commas",
                    )
                try:
                    row = dict(zip(header, map(str.strip, cells), strict=True))
                    first = seen.setdefault(_filled(row, "key"), reader.line_num)
                    made = make(row)
                except KeyError as error:
                    raise InputError(
                        _at(path, reader.line_num), f"the column {error} is missing", "Mend the header"
                    ) from error
                except ValueError as error:
                    raise InputError(_at(path, reader.line_num), str(error), "Mend the cell") from error
                if first != reader.line_num:
                    raise InputError(
                        _at(path, reader.line_num),
                        f"the key {row['key']} stands in line {first} too",
                        "Keys are unique",
                    )
                yield made
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "Install communique-kg again") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(str(path), f"is not a CSV table in UTF-8 ({error})", "Mend the file") from error


def _at(path: Path, line: int) -> str:
    return f"{path}:{line}"


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in (x.strip() for x in cell.split("|")) if part) if cell else ()


def _filled(row: Row, column: str) -> str:
    if not row[column]:
        raise ValueError(f"the cell of {column} is empty")
    return row[column]


def _one_of(value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise ValueError(f"{value!r} is not a type; known: {', '.join(known)}")
    return value
