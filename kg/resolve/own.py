"""What else names are linked to beside the tables: entities of the user's own data, and what another linker says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.config import Config
from kg.errors import ConfigError
from kg.model import Entity, EntityType, Known, Relations
from kg.offices import Offices, Term
from kg.resolve import names
from kg.resolve.index import label_of
from kg.resolve.offices import office_of
from kg.tables import Tables

BODIES = frozenset({"Organisation", "InternationalOrganisation", "GovernmentBody", "NewsOrganisation"})
CLASSES: Mapping[EntityType, frozenset[str]] = {
    EntityType.PERSON: frozenset({"Person"}),
    EntityType.COUNTRY: frozenset({"Country"}),
    EntityType.ORGANISATION: BODIES,
    EntityType.PLACE: frozenset({"Place", "City", "Region", "Venue", "Country"}),
    EntityType.EVENT: frozenset(),
}
"""What an entity of each type may be."""

Linker = Callable[[Relations], Mapping[str, str]]
"""What another package offers: a document's relations → name of an entity → its IRI, or its key in our tables."""


@dataclass(frozen=True, slots=True)
class Own:
    """Entities of the user's own data by type and name, and their offices; what a linker said, by document and name."""

    named: Mapping[tuple[EntityType, str], tuple[Known, ...]] = field(default_factory=dict)
    by_key: Mapping[str, Known] = field(default_factory=dict)
    said: Mapping[tuple[str, str, EntityType], Known] = field(default_factory=dict)
    offices: Offices = field(default_factory=lambda: Offices(()))

    def find(self, entity: Entity, document: str) -> Known | None:
        """Return what *entity* is: what the linker said, else the one thing of the user's of its name and type."""
        if (said := self.said.get((document, entity.name, entity.type))) is not None:
            return said
        rows = self.named.get((entity.type, _form(entity.name, entity.type)), ())
        return rows[0] if len(rows) == 1 else None

    def several(self, entity: Entity) -> bool:
        """Say whether two things of the user's have the name: it is neither then."""
        return len(self.named.get((entity.type, _form(entity.name, entity.type)), ())) > 1


NOTHING = Own()


def own(known: Iterable[Known]) -> Own:
    """Return *known* by name: people by full names alone, as everywhere."""
    named: defaultdict[tuple[EntityType, str], dict[str, Known]] = defaultdict(dict)
    by_key = {row.key: row for row in known}
    for row in by_key.values():
        for type_, classes in CLASSES.items():
            if row.cls in classes:
                for name in row.names:
                    if type_ is not EntityType.PERSON or names.is_full_name(name):
                        named[type_, _form(name, type_)][row.key] = row
    terms = (term for row in by_key.values() if row.cls == "Person" for term in _terms(row))
    return Own({name: tuple(rows.values()) for name, rows in named.items()}, by_key, offices=Offices(terms))


def _terms(row: Known) -> Iterator[Term]:
    """Yield the offices of a person that one person holds, each with the key of who holds it for its key."""
    for of, role, start, until in row.offices:
        if (office := office_of(role)) is not None:
            yield Term(row.key, of, (office,), row.label or row.key, (), start, until, "", acting=False, source="own")


def _form(name: str, type_: EntityType) -> str:
    return names.person_form(name) if type_ is EntityType.PERSON else label_of(name)


def linked(
    relations: Iterable[Relations], linker: Linker, config: Config, mine: Own, tables: Tables
) -> tuple[Own, list[str]]:
    """
    Return *mine* with what *linker* says of the entities of all documents, and what of it was refused, and why.

    A key of the tables or of the user's own data must be of a class that fits the entity's type; an IRI that nobody
    knows is taken for what the entity is.
    """
    rows = {row.key: Known(row.key, row.type, row.name, ()) for row in tables.actors}
    rows |= {row.key: Known(row.key, row.type, row.name, ()) for row in tables.places}
    said: dict[tuple[str, str, EntityType], Known] = {}
    refused: list[str] = []
    taken: dict[str, str] = {}
    for document in relations:
        answer = _answer(linker, document, config)
        for entity in document.entities:
            if not (key := answer.get(entity.name, "").removeprefix(config.base)):
                continue
            where = f"linker {config.linker}: {document.document.id}: {entity.name!r} ({entity.type.value})"
            row = mine.by_key.get(key) or rows.get(key) or _unknown(key, entity, config.collection)
            if row is None:
                refused.append(f"{where}: {key!r} is no IRI and no key of the tables")
            elif row.cls not in CLASSES[entity.type]:
                refused.append(f"{where}: {key} is a {row.cls}")
            elif taken.setdefault(key, row.cls) != row.cls:
                refused.append(f"{where}: {key} is a {taken[key]} in another article")
            else:
                said[document.document.id, entity.name, entity.type] = row
    return replace(mine, said=said), refused


def _answer(linker: Linker, document: Relations, config: Config) -> Mapping[str, str]:
    try:
        answer = dict(linker(document))
    except Exception as error:  # another's code: whatever it raises, the user must know whose it is
        raise ConfigError(
            f"the linker {config.linker} failed at {document.document.id} ({type(error).__name__}: {error}). "
            "Mend it, or build with --linker tables"
        ) from error
    return {name: key for name, key in answer.items() if isinstance(key, str)}


def _unknown(key: str, entity: Entity, collection: str) -> Known | None:
    """Return a thing that only the linker knows, where *key* can be its name: an IRI, or a key of the collection."""
    plain = not any(c.isspace() or c in '<>"{}|\\^`' for c in key)
    if plain and key.startswith(("http://", "https://", "urn:", f"{collection}/")):
        return Known(key, entity.type.value, None, ())
    return None
