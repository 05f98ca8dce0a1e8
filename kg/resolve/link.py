"""
Which node each entity of a document is: a row of the tables, or one of the collection's own.

A link needs an exact name and a compatible type: a Country is linked to countries, an
Organisation to bodies, a Place to places and to countries, a Person to neither. Where a
name has several rows and no clue decides, nothing is linked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from kg import keys
from kg.model import UNNAMED, Entity, EntityType, Relations
from kg.resolve import names
from kg.tables import Actor, Place, Tables

Row = TypeVar("Row", Actor, Place)

DOMINANCE = 10
"""Of two places of one name, the one with so many times the people is meant unless something says otherwise."""

STEPS: dict[EntityType, str] = {
    EntityType.PERSON: "person",
    EntityType.COUNTRY: "country",
    EntityType.ORGANISATION: "organisation",
    EntityType.PLACE: "place",
    EntityType.EVENT: "event",
}
"""What kind of thing an unlinked key names: ``local/person/…``."""


@dataclass(frozen=True, slots=True)
class Target:
    """The node that an entity is; ``label`` is the table's, where a row has it."""

    key: str
    cls: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """The tables by name. Acronyms are kept apart, as they are compared with their case: WHO is not "who"."""

    countries: Mapping[str, tuple[Actor, ...]]
    stand_ins: Mapping[str, tuple[Actor, ...]]  # demonyms, capitals and seats: names of countries that act
    bodies: Mapping[str, tuple[Actor, ...]]
    places: Mapping[str, tuple[Place, ...]]
    capitals: frozenset[tuple[str, str]]  # name and ISO alpha-3 code


@dataclass(frozen=True, slots=True)
class Clues:
    """What one document tells about where its places are, in ISO alpha-3 codes."""

    named: frozenset[str]  # countries that it speaks of
    within: Mapping[str, frozenset[str]]  # name of a place → countries that it is said to lie in


def link(relations: Relations, tables: Tables, collection: str) -> tuple[Target, ...]:
    """Return the node of each of the document's entities, in their order."""
    shelves = index(tables)
    found: list[Target | None] = [
        _country(entity, shelves) if entity.type is EntityType.COUNTRY else None for entity in relations.entities
    ]
    clues = _clues(relations, found, shelves)
    for i, entity in enumerate(relations.entities):
        if entity.type is EntityType.ORGANISATION:
            found[i] = _body(entity, shelves)
        elif entity.type is EntityType.PLACE:
            found[i] = _place(entity, shelves, clues)
    document = relations.document.id
    return tuple(
        target or _own(entity, document, shelves, clues, collection)
        for entity, target in zip(relations.entities, found, strict=True)
    )


def unnamed(name: str, document: str, collection: str) -> Target:
    """Return the node of "unnamed: officials": one a document, never merged with another's."""
    words = name.removeprefix(UNNAMED).strip()
    return Target(f"{collection}/source/{keys.digest(document, keys.fold(words))}", "UnnamedSource", words or "unnamed")


# --- the tables by name --------------------------------------------------------------------


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
            _file(stand_ins, actor, (*actor.demonyms, actor.capital, *actor.seats))
            capitals.add((names.form(actor.capital), actor.iso3))
    for place in tables.places:
        _file(places, place, (place.name, *place.aliases))
    return Index(_frozen(countries), _frozen(stand_ins), _frozen(bodies), _frozen(places), frozenset(capitals))


def _file(shelf: dict[str, list[Row]], row: Row, called: Iterable[str]) -> None:
    for name in called:
        label = _label(name)
        if label and row not in shelf[label]:
            shelf[label].append(row)


def _frozen(shelf: Mapping[str, list[Row]]) -> dict[str, tuple[Row, ...]]:
    return {name: tuple(rows) for name, rows in shelf.items()}


def _label(name: str) -> str:
    short = names.acronym(name)
    return f"={short}" if short else names.form(name)


def _look_up(shelf: Mapping[str, tuple[Row, ...]], name: str) -> tuple[Row, ...]:
    """Return the rows called *name*; "RUSSIA", in capitals as a headline has it, is no acronym."""
    return shelf.get(_label(name)) or shelf.get(names.form(name), ())


def _existing(rows: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Leave out states that are no more where one that exists has the name too: Moscow is Russia's now."""
    return tuple(row for row in rows if row.iso2) or rows


# --- countries and bodies ------------------------------------------------------------------


def _country(entity: Entity, shelves: Index) -> Target | None:
    """Link by name, then by what stands for a country; another name of the entity decides between several rows."""
    for shelf in (shelves.countries, shelves.stand_ins):
        rows = _existing(_look_up(shelf, entity.name))
        if len(rows) > 1:
            rows = tuple(row for row in rows if _also_called(row, entity, shelves))
        if len(rows) == 1:
            return _row(rows[0])
        if _look_up(shelf, entity.name):
            return None
    return None


def _also_called(row: Actor, entity: Entity, shelves: Index) -> bool:
    return any(
        (row,) == _existing(_look_up(shelf, alias))
        for alias in entity.aliases
        for shelf in (shelves.countries, shelves.stand_ins)
    )


def _body(entity: Entity, shelves: Index) -> Target | None:
    rows = _look_up(shelves.bodies, entity.name)
    return _row(rows[0]) if len(rows) == 1 else None


def _row(row: Actor | Place) -> Target:
    return Target(row.key, row.type, row.name)


# --- places --------------------------------------------------------------------------------


def _place(entity: Entity, shelves: Index, clues: Clues) -> Target | None:
    """
    Link a place, or abstain.

    1. Where the document says in which country it lies, only rows there count.
    2. One row is left: that. A country that shares its name with places inside it alone
       (Singapore, Luxembourg) is meant: true of either. A city before a region of its
       own country (New York).
    3. One row dwarfs the others (a country any place; else ``DOMINANCE`` times the
       people of each): that, if it is a capital, its country is named, or no other's is.
    4. Nothing dwarfs, and exactly one row lies in a country that the document names: that.
    """
    rows = _widest(_place_rows(entity, shelves, clues))
    if len(rows) == 1:
        return _row(rows[0])
    named = [row for row in rows if _code(row) in clues.named]
    for row in rows:
        others = [other for other in rows if other is not row]
        if all(_dwarfs(row, other) for other in others):
            capital = isinstance(row, Place) and (names.form(row.name), row.country) in shelves.capitals
            return _row(row) if capital or row in named or not named else None
    return _row(named[0]) if len(named) == 1 else None


def _place_rows(entity: Entity, shelves: Index, clues: Clues) -> list[Actor | Place]:
    """Return the rows called so, those alone that lie where the document says the place does."""
    rows: list[Actor | Place] = [*_existing(_look_up(shelves.countries, entity.name))]
    rows += _look_up(shelves.places, entity.name)
    within = clues.within.get(entity.name)
    return [row for row in rows if within is None or _code(row) in within]


def _widest(rows: list[Actor | Place]) -> list[Actor | Place]:
    """Leave one row of those whose reading makes no difference, or hardly ever."""
    if len({_code(row) for row in rows}) != 1:
        return rows
    if countries := [row for row in rows if isinstance(row, Actor)]:
        return [*countries[:1]]
    cities = [row for row in rows if row.type == "City"]
    return cities if len(cities) == 1 and all(row.type in ("City", "Region") for row in rows) else rows


def _dwarfs(row: Actor | Place, other: Actor | Place) -> bool:
    if isinstance(row, Actor) or isinstance(other, Actor):
        return isinstance(other, Place)
    # A population that is not known (0 in GeoNames) can be any number.
    return bool(row.population and other.population) and (row.population or 0) >= DOMINANCE * (other.population or 0)


def _code(row: Actor | Place) -> str:
    return row.iso3 if isinstance(row, Actor) else row.country


def _clues(relations: Relations, found: Iterable[Target | None], shelves: Index) -> Clues:
    named = frozenset(target.key.removeprefix("country/") for target in found if target)
    outer: defaultdict[str, set[str]] = defaultdict(set)
    for lies in relations.located_in:
        outer[lies.inner].add(lies.outer)
    within = {name: _countries_above(name, outer, shelves) for name in list(outer)}
    return Clues(named, {name: codes for name, codes in within.items() if codes})


def _countries_above(name: str, outer: Mapping[str, set[str]], shelves: Index) -> frozenset[str]:
    """Return the countries that the document puts *name* in, directly or through a region ("in Primorye, Russia")."""
    above: set[str] = set()
    waiting = [name]
    while waiting:
        for step in sorted(outer.get(waiting.pop(), ())):
            if step not in above:
                above.add(step)
                waiting.append(step)
    codes: set[str] = set()
    for step in above:
        countries = {row.iso3 for row in _existing(_look_up(shelves.countries, step))}
        regions = {row.country for row in _look_up(shelves.places, step)}
        # A region says where it is only if all of its name are in one country.
        codes |= countries if len(countries) == 1 else regions if len(regions) == 1 else set()
    return frozenset(codes)


# --- the collection's own nodes ------------------------------------------------------------


def _own(entity: Entity, document: str, shelves: Index, clues: Clues, collection: str) -> Target:
    """
    Name what no table knows: by its name where that tells it from others, else by name and document.

    A name of several rows between which nothing decided tells nothing. A place that is
    said to lie in a country has the country in its name: two of one name stay two.
    """
    step = f"{collection}/{STEPS[entity.type]}"
    if not names.merges(entity.name, entity.type) or _ambiguous(entity, shelves, clues):
        return Target(
            f"{step}/{keys.slug(names.form(entity.name))}-{keys.digest(document, length=12)}", entity.type.value
        )
    if entity.type is EntityType.PERSON:
        return Target(f"{step}/{keys.slug(names.person_form(entity.name))}", entity.type.value)
    slug = keys.slug(names.form(entity.name))
    if entity.type is EntityType.PLACE and (within := clues.within.get(entity.name)):
        slug = "-".join([slug, *sorted(code.lower() for code in within)])
    return Target(f"{step}/{slug}", entity.type.value)


def _ambiguous(entity: Entity, shelves: Index, clues: Clues) -> bool:
    if entity.type is EntityType.PLACE:
        # No row lies where it is said to lie: it is another place, and no doubt which.
        return bool(_place_rows(entity, shelves, clues))
    if entity.type is EntityType.ORGANISATION:
        return bool(_look_up(shelves.bodies, entity.name))
    return entity.type is EntityType.COUNTRY and bool(
        _look_up(shelves.countries, entity.name) or _look_up(shelves.stand_ins, entity.name)
    )
