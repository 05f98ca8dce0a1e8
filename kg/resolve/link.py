"""
Which node each entity of a document is: a row of the tables, or one of the collection's own.

A link needs an exact name and a compatible type: a Country is linked to countries, an
Organisation to bodies, a Place to places and to countries, a Person to neither. Where a
name has several rows and no clue decides, nothing is linked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kg import keys
from kg.compact import Once
from kg.model import UNNAMED, Entity, EntityType, Relations
from kg.offices import spellings
from kg.resolve import names
from kg.resolve.index import Index, countries, index, look_up
from kg.resolve.own import NOTHING, Own
from kg.resolve.places import Clues, candidates, choose, clues_of, doubts, governed, region_of
from kg.tables import Actor, Place, Tables

STEPS: dict[EntityType, str] = {
    EntityType.PERSON: "person",
    EntityType.COUNTRY: "country",
    EntityType.ORGANISATION: "organisation",
    EntityType.PLACE: "place",
    EntityType.EVENT: "event",
}
"""What kind of thing an unlinked key names: ``local/person/…``."""

SEVERAL = "the tables have several of this name, and nothing in the article says which is meant"
SURNAME = "a surname, or a name with initials, is many people's: it stands for one person in one article"
COMMON = "many are called so: it stands for one in one article"
ELSEWHERE = "judged to be someone else in this article"
OWN = "its own full name"
UNLINKED = frozenset({SEVERAL, SURNAME, COMMON, ELSEWHERE})
"""Why a name is linked to nothing that other articles speak of."""


@dataclass(frozen=True, slots=True)
class Target:
    """
    The node that an entity is; ``label`` is the table's, where a row has it.

    ``why`` tells people what the name was linked by, or why it was not. ``was`` is the key that a judgement merged
    away. ``here`` is set where the key is one document's, and no other can have it.
    """

    key: str
    cls: str
    label: str | None = None
    why: str = field(default="", compare=False)
    was: str = field(default="", compare=False)
    here: bool = field(default=False, compare=False)

    def once(self, once: Once) -> Target:
        """Return the first that was the same in every field: a node is that of many articles, each with its own."""
        return once(self, by=(Target, self.key, self.cls, self.label, self.why, self.was, self.here))


def link(
    relations: Relations,
    tables: Tables,
    collection: str,
    own: Own = NOTHING,
    elsewhere: Callable[[str, str], bool] | None = None,
) -> tuple[Target, ...]:
    """
    Return the node of each of the document's entities, in their order.

    *own* are the user's: a linker's word comes first, a name of the user's own data where no table has it.
    *elsewhere* says of a document's digest and a name whether a person judged it to be someone else there.
    """
    shelves = index(tables)
    doubted = doubts(relations, shelves)
    states = {
        entity: None if entity.name in doubted else _country(entity, shelves)
        for entity in relations.entities
        if entity.type is EntityType.COUNTRY
    }
    clues = clues_of(relations, (row.iso3 for row in states.values() if row), shelves, doubted)
    found: list[Target] = []
    digest = relations.document.digest if elsewhere else ""
    for entity in relations.entities:
        if elsewhere and elsewhere(digest, entity.name):
            found.append(_apart(entity, relations.document.id, collection, ELSEWHERE))
            continue
        row: Actor | Place | None = None
        if (mine := _mine(entity, relations.document.id, shelves, clues, own, collection)) is not None:
            found.append(mine)
            continue
        match entity.type:
            case EntityType.COUNTRY:
                row = states[entity]
                if entity.name in doubted & governed(relations):
                    row = region_of(entity.name, relations, shelves)  # "the governor of Georgia"
            case EntityType.ORGANISATION:
                row = _body(entity, shelves)
            case EntityType.PLACE if entity.name in doubted:
                row = region_of(entity.name, relations, shelves)
            case EntityType.PLACE:
                row = choose(entity.name, shelves, clues)
        if row:
            found.append(Target(row.key, row.type, row.name, f"a name of the row {row.key} in the tables"))
        else:
            target = _own(entity, relations.document.id, shelves, clues, collection, own)
            label = own.by_key[target.key].label if target.key in own.by_key else None
            found.append(replace(target, label=label))
    return tuple(found)


def _mine(entity: Entity, document: str, shelves: Index, clues: Clues, own: Own, collection: str) -> Target | None:
    """Return what the linker or the user's own data say that *entity* is."""
    row = own.find(entity, document)
    if row is None:
        return None
    if (document, entity.name, entity.type) not in own.said:
        if entity.type is not EntityType.PERSON and _in_tables(entity.name, shelves):
            return None
        within = clues.within.get(entity.name)
        if within is not None and row.country and row.country not in within:
            return None
    was = person_key(entity.name, collection) if names.merges(entity.name, entity.type) else ""
    person = entity.type is EntityType.PERSON and was != row.key
    return Target(
        row.key, row.cls, row.label, "a name of your own data, or what the linker says", was if person else ""
    )


def _in_tables(name: str, shelves: Index) -> bool:
    return any(look_up(shelf, name) for shelf in (shelves.countries, shelves.stand_ins, shelves.bodies)) or bool(
        look_up(shelves.places, name)
    )


def unnamed(name: str, document: str, collection: str) -> Target:
    """Return the node of "unnamed: officials": one a document, never merged with another's."""
    words = name.removeprefix(UNNAMED).strip()
    return Target(f"{collection}/source/{keys.digest(document, keys.fold(words))}", "UnnamedSource", words or "unnamed")


def _country(entity: Entity, shelves: Index) -> Actor | None:
    """Link by name, then by what stands for a country; another name of the entity decides between several rows."""
    for shelf in (shelves.countries, shelves.stand_ins):
        if rows := countries(shelf, entity.name):
            also = [row for row in rows if _also_called(row, entity, shelves)]
            return rows[0] if len(rows) == 1 else also[0] if len(also) == 1 else None
    return None


def _also_called(row: Actor, entity: Entity, shelves: Index) -> bool:
    return any(
        countries(shelf, alias) == (row,)
        for alias in entity.aliases
        for shelf in (shelves.countries, shelves.stand_ins)
    )


def _body(entity: Entity, shelves: Index) -> Actor | None:
    rows = look_up(shelves.bodies, entity.name)
    return rows[0] if len(rows) == 1 else None


def _own(entity: Entity, document: str, shelves: Index, clues: Clues, collection: str, own: Own) -> Target:
    """
    Name what no table knows: by its name where that tells it from others, else by name and document.

    A name of several rows between which nothing decided tells nothing. A place that is
    said to lie in a country has the country in its name: two of one name stay two.
    """
    step = f"{collection}/{STEPS[entity.type]}"
    slug = keys.slug(names.form(entity.name))
    if own.several(entity) or _ambiguous(entity, shelves, clues):
        return _apart(entity, document, collection, SEVERAL)
    if not names.merges(entity.name, entity.type):
        return _apart(entity, document, collection, SURNAME if entity.type is EntityType.PERSON else COMMON)
    why = OWN
    if entity.type is EntityType.PERSON:
        form = names.person_form(entity.name)
        usual = spellings().get(form, form)
        why = f"a spelling of {usual} in data/offices.csv" if names.person_form(usual) != form else OWN
        return Target(person_key(entity.name, collection), entity.type.value, why=why)
    if entity.type is EntityType.PLACE:
        slug = "-".join([slug, *sorted(code.lower() for code in clues.within.get(entity.name, ()))])
    return Target(f"{step}/{slug}", entity.type.value, why=why)


def _apart(entity: Entity, document: str, collection: str, why: str) -> Target:
    """Return the node of a name that is no one's but this document's."""
    slug = keys.slug(names.form(entity.name))
    step = f"{collection}/{STEPS[entity.type]}"
    return Target(f"{step}/{slug}-{keys.digest(document, length=12)}", entity.type.value, why=why, here=True)


def person_key(name: str, collection: str) -> str:
    """Return the node key of a person's full name: that of its common spelling, where the table of offices has it."""
    form = names.person_form(name)
    return f"{collection}/person/{keys.slug(names.person_form(spellings().get(form, form)))}"


def _ambiguous(entity: Entity, shelves: Index, clues: Clues) -> bool:
    """Say whether the tables have the name and it was not linked."""
    match entity.type:
        case EntityType.PLACE:
            # Where no row lies where the place is said to lie, it is another place, and no doubt which.
            return bool(candidates(entity.name, shelves, clues))
        case EntityType.ORGANISATION:
            return bool(look_up(shelves.bodies, entity.name))
        case EntityType.COUNTRY:
            return any(look_up(shelf, entity.name) for shelf in (shelves.countries, shelves.stand_ins))
        case _:
            return False
