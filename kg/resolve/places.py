"""Which of several places of one name is meant: by what the document says, by how many live there, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import EntityType, Relations
from kg.resolve import names
from kg.resolve.index import Index, countries, look_up
from kg.tables import Actor, Place

Rows = Sequence[Actor | Place]

DOMINANCE = 5
"""
Of two places of one name, the one with so many times the people is meant unless something says otherwise.

Geneva has 9 times the people of the next Geneva, Birmingham 6 times; San José and San
Jose, Georgetown and George Town differ by less.
"""

SMALL = 100_000
"""A place of fewer people that shares its name with a well-known one is not named without its country or state."""

# Cities that are no capitals and that the news names without their country, as the Associated
# Press's Stylebook ("datelines") lists them, and the seats of the United Nations.
_STAND_ALONE = {
    "AUS": ("sydney",),
    "BRA": ("rio de janeiro", "sao paulo"),
    "CAN": ("montreal", "toronto"),
    "CHE": ("geneva", "zurich"),
    "CHN": ("shanghai",),
    "DEU": ("munich",),
    "ITA": ("milan",),
    "KEN": ("nairobi",),
    "NLD": ("hague",),
    "RUS": ("saint petersburg",),
    "TUR": ("istanbul",),
    "USA": ("new york",),
    "ZAF": ("johannesburg",),
}
STAND_ALONE = frozenset((name, code) for code, cities in _STAND_ALONE.items() for name in cities)


STATE = "us state of "
"""What the table says before the name of a region that is a country's too."""

NAMESAKES = {"georgia": "USA"}
"""Countries whose name a region bears that the news calls so as well: form → the country that the region is in."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What one document tells about where its places are."""

    named: frozenset[str]  # countries that it speaks of, by ISO alpha-3 code
    within: Mapping[str, frozenset[str]]  # name of a place → countries that it is said to lie in, likewise
    above: Mapping[str, frozenset[str]]  # name of a place → forms of all names that it is said to lie in


def choose(name: str, shelves: Index, clues: Clues) -> Actor | Place | None:
    """
    Return the row that *name* means, or abstain.

    1. Where the document says in which country or region it lies, only rows there count.
    2. One row is left: that, unless its name is a word or a person's too (``care``) and
       neither its country is named nor is it said to be there. A country that shares its
       name with places inside it alone (Singapore, Luxembourg) is meant: true of either.
       A city before a region of its own country (New York).
    3. One row dwarfs the others (a country any place; else ``DOMINANCE`` times the
       people of each): that, if its country is named, no other's is, or it is known
       without its country (Geneva) and the rows whose country is named are small.
    4. Of the rows in countries that the document names, one is alone or dwarfs the
       others, and no row elsewhere is larger, or it is known without its country: that,
       unless it wants care.
    """
    rows = _widest(candidates(name, shelves, clues))
    named = [row for row in rows if _code(row) in clues.named]
    if len(rows) == 1:
        return rows[0] if named or name in clues.within or not _care(rows[0]) else None
    if first := _dwarfing(rows):
        known = _well_known(first, shelves) and all(_people(row) < SMALL for row in named)
        return first if first in named or not named or known else None
    best = _dwarfing(named)
    if best is None or _care(best):
        return None
    return best if _well_known(best, shelves) or all(_people(row) <= _people(best) for row in rows) else None


def candidates(name: str, shelves: Index, clues: Clues) -> Rows:
    """Return the rows called *name*, those alone that lie where the document says the place does."""
    places = look_up(shelves.places, name)
    above = clues.above.get(name, frozenset())
    if nearer := [row for row in places if names.form(row.within).removeprefix(STATE) in above]:
        return nearer
    rows: list[Actor | Place] = [*countries(shelves.countries, name)]
    rows += places
    within = clues.within.get(name)
    return [row for row in rows if within is None or _code(row) in within]


def clues_of(
    relations: Relations, named: Iterable[str], shelves: Index, doubted: frozenset[str] = frozenset()
) -> Clues:
    """
    Return what the document says of where its places are; *named* are the countries that it speaks of.

    What lies in one of *doubted* (``doubts``) lies in no country that we know.
    """
    outer: defaultdict[str, set[str]] = defaultdict(set)
    for lies in relations.located_in:
        outer[lies.inner].add(lies.outer)
    above = {name: _above(name, outer) for name in list(outer)}
    within = {name: _countries(steps - doubted, shelves) for name, steps in above.items()}
    return Clues(
        frozenset(named),
        {name: codes for name, codes in within.items() if codes},
        {name: frozenset(map(names.form, steps)) for name, steps in above.items()},
    )


def doubts(relations: Relations, shelves: Index) -> frozenset[str]:
    """
    Return the names of countries that this document may give to a region of another: "Georgia" of a text on Atlanta.

    Not where the country acts or speaks, is called by another of its names, or has a place of its own said to be in it;
    but where it has a governor, as states have and countries do not.
    """
    ruled = governed(relations)
    acting = set(agents(relations)) - ruled
    coded = {row.iso3 for x in relations.entities for row in countries(shelves.countries, x.name)}
    found = set()
    for entity in relations.entities:
        abroad = NAMESAKES.get(names.form(entity.name))
        rows = countries(shelves.countries, entity.name)
        if abroad is None or not rows or entity.name in acting:
            continue
        if any(countries(shelves.stand_ins, alias) == rows for alias in entity.aliases):
            continue
        inner = [look_up(shelves.places, x.inner) for x in relations.located_in if x.outer == entity.name]
        if any(place.country == rows[0].iso3 for places in inner for place in places):
            continue
        if inner or entity.name in ruled or (entity.type is EntityType.PLACE and abroad in coded):
            found.add(entity.name)
    return frozenset(found)


def governed(relations: Relations) -> frozenset[str]:
    """Return the names of what a document gives governors and nothing else that countries alone have."""
    roles: defaultdict[str, set[bool]] = defaultdict(set)
    for held in relations.represents:
        words = names.form(held.role or "").split()
        roles[held.of].add(bool(words) and (words[-1] == "governor" or words[0] == "state"))
    others = {x for one in relations.meets for x in one.participants} | {said.speaker for said in relations.says}
    return frozenset(of for of, ruled in roles.items() if all(ruled) and of not in others)


def agents(relations: Relations) -> Iterator[str]:
    """Yield the names of those that act in a document: take part, speak, are spoken to or are represented."""
    for meeting in relations.meets:
        yield from meeting.participants
    for said in relations.says:
        yield from (x for x in (said.speaker, said.reported_by, said.addressee) if x)
    for held in relations.represents:
        yield from (x for x in (held.of, held.accredited_to) if x)


def region_of(name: str, relations: Relations, shelves: Index) -> Place | None:
    """Return the region that a doubted *name* is, where the table has a place in it that the document says is there."""
    state = STATE + names.form(name)
    inner = (look_up(shelves.places, x.inner) for x in relations.located_in if x.outer == name)
    if name in governed(relations) or any(names.form(place.within) == state for places in inner for place in places):
        return next((row for row in look_up(shelves.places, state) if row.type == "Region"), None)
    return None


def _widest(rows: Rows) -> Rows:
    """Leave one row of those whose reading makes no difference, or hardly ever."""
    if len({_code(row) for row in rows}) != 1:
        return rows
    if states := [row for row in rows if isinstance(row, Actor)]:
        return states[:1]
    cities = [row for row in rows if row.type == "City"]
    return cities if len(cities) == 1 and all(row.type in ("City", "Region") for row in rows) else rows


def _dwarfing(rows: Rows) -> Actor | Place | None:
    """Return the row that is alone, or dwarfs each other."""
    for row in rows:
        if all(_dwarfs(row, other) for other in rows if other is not row):
            return row
    return None


def _dwarfs(row: Actor | Place, other: Actor | Place) -> bool:
    if isinstance(row, Actor) or isinstance(other, Actor):
        return isinstance(other, Place)
    # A population that is not known (0 in GeoNames) can be any number.
    return bool(row.population and other.population) and (row.population or 0) >= DOMINANCE * (other.population or 0)


def _well_known(row: Actor | Place, shelves: Index) -> bool:
    """Say whether the news names the place without its country."""
    if isinstance(row, Actor):
        return False
    called = {(names.form(name), row.country) for name in (row.name, *row.aliases)}
    return not called.isdisjoint(shelves.capitals) or not called.isdisjoint(STAND_ALONE)


def _people(row: Actor | Place) -> int:
    """Return the population; a country, and a region of which it is not known, come before any city."""
    return (row.population if isinstance(row, Place) else None) or (0 if row.type == "City" else 1 << 40)


def _care(row: Actor | Place) -> bool:
    return isinstance(row, Place) and bool(row.care)


def _code(row: Actor | Place) -> str:
    return row.iso3 if isinstance(row, Actor) else row.country


def _above(name: str, outer: Mapping[str, set[str]]) -> set[str]:
    """Return the names of all that the document puts *name* in, in one step or more ("in Primorye, Russia")."""
    above: set[str] = set()
    waiting = [name]
    while waiting:
        new = outer.get(waiting.pop(), set()) - above
        above |= new
        waiting += new
    return above


def _countries(places: set[str], shelves: Index) -> frozenset[str]:
    """Return the countries among *places*, or around them."""
    codes: set[str] = set()
    for name in places:
        states = {row.iso3 for row in countries(shelves.countries, name)}
        around = {row.country for row in look_up(shelves.places, name) if row.country}
        # A region says where it is only if all of its name are in one country.
        codes |= states if len(states) == 1 else around if len(around) == 1 else set()
    return frozenset(codes)
