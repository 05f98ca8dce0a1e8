"""The tables by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from kg.resolve import names
from kg.tables import Actor, Place, Tables

Row = TypeVar("Row", Actor, Place)


@dataclass(frozen=True, slots=True)
class Index:
    """The tables by name. Acronyms are kept apart, as they are compared with their case: WHO is not "who"."""

    countries: Mapping[str, tuple[Actor, ...]]
    stand_ins: Mapping[str, tuple[Actor, ...]]  # demonyms, capitals and seats: names of countries that act
    bodies: Mapping[str, tuple[Actor, ...]]
    places: Mapping[str, tuple[Place, ...]]
    capitals: frozenset[tuple[str, str]]  # form of the name and ISO alpha-3 code


@lru_cache(maxsize=4)
def index(tables: Tables) -> Index:
    """Return *tables* by name; made once for each."""
    countries: defaultdict[str, list[Actor]] = defaultdict(list)
    stand_ins: defaultdict[str, list[Actor]] = defaultdict(list)
    bodies: defaultdict[str, list[Actor]] = defaultdict(list)
    places: defaultdict[str, list[Place]] = defaultdict(list)
    capitals: set[tuple[str, str]] = set()
    for actor in tables.actors:
        _file(countries if actor.type == "Country" else bodies, actor, (actor.name, *actor.aliases))
        if actor.type == "Country":
            _file(stand_ins, actor, (*actor.demonyms, *actor.capitals, *actor.seats))
            capitals |= {(names.form(capital), actor.iso3) for capital in actor.capitals}
    for place in tables.places:
        _file(places, place, (place.name, *place.aliases))
    return Index(_frozen(countries), _frozen(stand_ins), _frozen(bodies), _frozen(places), frozenset(capitals))


def look_up(shelf: Mapping[str, tuple[Row, ...]], name: str) -> tuple[Row, ...]:
    """Return the rows called *name*; "RUSSIA", in capitals as a headline has it, is no acronym."""
    return shelf.get(label_of(name)) or shelf.get(names.form(name), ())


def countries(shelf: Mapping[str, tuple[Actor, ...]], name: str) -> tuple[Actor, ...]:
    """Return the countries called *name*, without those that are no more where one that exists has the name too."""
    rows = look_up(shelf, name)
    return tuple(row for row in rows if row.iso2) or rows


def _file(shelf: dict[str, list[Row]], row: Row, called: Iterable[str]) -> None:
    for name in called:
        label = label_of(name)
        if label and row not in shelf[label]:
            shelf[label].append(row)


def _frozen(shelf: Mapping[str, list[Row]]) -> dict[str, tuple[Row, ...]]:
    return {name: tuple(rows) for name, rows in shelf.items()}


def label_of(name: str) -> str:
    """Return what a name is filed under: an acronym with its case, any other name by its form."""
    short = names.acronym(name)
    return f"={short}" if short else names.form(name)
