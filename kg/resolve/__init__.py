"""
Across documents: entities linked to the registry or to each other, reports merged into events.

``resolve`` is linear in the relations, and does not depend on the order of the documents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kg import keys
from kg import tables as registry_tables
from kg.config import Config
from kg.errors import InputError
from kg.keys import fold
from kg.model import (
    UNNAMED,
    Entity,
    EntityType,
    Linked,
    Location,
    Node,
    Relations,
    Report,
    Representation,
    Resolved,
    Statement,
)
from kg.resolve import names
from kg.resolve.imported import held_once, is_imported, said_once, told_once
from kg.resolve.link import Target, link, unnamed
from kg.resolve.merge import events
from kg.resolve.offices import Holders, Telling, day_of, near, readings, telling
from kg.resolve.own import NOTHING, Own
from kg.tables import Tables

__all__ = ["resolve"]


@dataclass(frozen=True, slots=True)
class Role:
    """
    A place in a relation: which type of entity a name is read as there, and what it is besides, standing there.

    A document may have "Singapore" twice, as a country that acts and as a city. And some
    things are two: a ministry where people meet is a venue, a province with a governor a body.
    """

    types: tuple[EntityType, ...]  # the likeliest first
    besides: Mapping[EntityType, str]  # → local name of a class


_P, _C, _O, _L, _E = EntityType  # person, country, organisation, place, event
AGENT = Role((_P, _C, _O, _L, _E), {})
WHERE = Role((_L, _C, _O, _E, _P), {_O: "Venue"})
REPRESENTED = Role((_C, _O, _L, _P, _E), {_L: "Organisation"})


def resolve(
    relations: Sequence[Relations], config: Config, tables: Tables | None = None, own: Own = NOTHING
) -> Resolved:
    """
    Return the relations of all documents over shared nodes: those alone that a relation uses.

    *tables* is what names are linked to (default: the project's own), *own* what the user adds. One document may have
    been read several times, by us and by other extractors: what two readings tell alike is one relation with both
    their evidence. Raises ``InputError`` where two different documents have one id.
    """
    tables = tables or registry_tables.load()
    collection = keys.collection(config.collection)
    ordered = sorted(relations, key=lambda x: x.document.id)  # stable: of one document, as they came
    for one, other in pairwise(ordered):
        if one.document.id == other.document.id and not (one.document == other.document and is_imported(other)):
            raise InputError(one.document.id, "two documents have this id", "Give each its own, or leave one out")
    gathered = _Gathered()
    looks = [_Names(document, tables, collection, gathered, own) for document in ordered]
    both = list(zip(ordered, looks, strict=True))
    holders = Holders(told for document, look in both for told in look.tellings(document))
    for document, look in both:
        look.holders = holders
        _gather(document, look, gathered)
    found = events(
        told_once(gathered.reports),
        {x.document.id: x.document for x in ordered},
        collection,
        _inside(tables, gathered.locations),
    )
    return Resolved(
        documents=tuple({x.document.id: x.document for x in ordered}.values()),
        nodes=_nodes(gathered),
        events=found,
        statements=said_once(gathered.statements),
        representations=held_once(gathered.representations),
        locations=tuple(gathered.locations),
    )


class _Gathered:
    """What the documents come to, while it is gathered."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.statements: list[Linked[Statement]] = []
        self.representations: list[Linked[Representation]] = []
        self.locations: list[Linked[Location]] = []
        self.targets: dict[str, Target] = {}
        self.names: defaultdict[str, Counter[str]] = defaultdict(Counter)  # key → name → documents that have it
        self.aliases: defaultdict[str, set[str]] = defaultdict(set)
        self.besides: defaultdict[str, set[str]] = defaultdict(set)  # key → further classes


class _Names:
    """One document's names → node keys; what is looked up is used, and so in the graph."""

    def __init__(
        self, relations: Relations, tables: Tables, collection: str, gathered: _Gathered, own: Own = NOTHING
    ) -> None:
        self.document = relations.document.id
        self.collection = collection
        self.gathered = gathered
        self.own = own
        self.entities = list(zip(relations.entities, link(relations, tables, collection, own), strict=True))
        self.by_name: defaultdict[str, list[tuple[Entity, Target]]] = defaultdict(list)
        for entity, target in self.entities:
            self.by_name[entity.name].append((entity, target))
        self.counted: set[str] = set()
        self.published = relations.document.published
        self.holders = Holders(())
        self._bodies: dict[str, str] | None = None

    def key(self, name: str, role: Role = AGENT, when: str | None = None) -> str:
        """Return the node key of what *name* means in *role*; *when* is the date of the event it takes part in."""
        if name.startswith(UNNAMED):
            if (holder := self._holder(name, when)) is not None:
                return self._use(holder.person, holder.name, ())
            target = unnamed(name, self.document, self.collection)
            return self._use(target, target.label or name, ())
        entity, target = self._look_up(name, role)
        # A country is no organisation besides: it is represented as what it is.
        if entity.type in role.besides and target.cls != "Country":
            self.gathered.besides[target.key].add(role.besides[entity.type])
        return self._use(target, name, self._aliases(entity))

    def tellings(self, relations: Relations) -> Iterator[Telling]:
        """Yield who holds which office, as this document says."""
        for held in relations.represents:
            if not held.agent.startswith(UNNAMED) and not held.of.startswith(UNNAMED):
                entity, person = self._look_up(held.agent, AGENT)
                told = telling(held, self._look_up(held.of, REPRESENTED)[1].key, person, self.published)
                if told is not None and entity.type is EntityType.PERSON:
                    yield told

    def _look_up(self, name: str, role: Role) -> tuple[Entity, Target]:
        if name not in self.by_name:
            raise InputError(self.document, f"a relation uses the name {name!r}, which no entity has", "Add the entity")
        return min(self.by_name[name], key=lambda pair: role.types.index(pair[0].type))

    def _holder(self, name: str, when: str | None) -> Telling | None:
        """
        Return whom another article names that the unnamed *name* is, taking part in something of the day *when*.

        Not one whom this article names too: had it meant him, it would have been read so.
        """
        day = day_of(self.published)
        if self.published is None or day is None or not near(when, self.published):
            return None
        if self._bodies is None:
            self._bodies = {
                fold(called).removeprefix("the "): target.key
                for entity, target in self.entities
                if entity.type in {EntityType.COUNTRY, EntityType.ORGANISATION}
                for called in (entity.name, *entity.aliases)
            }
        here = {target.key for _, target in self.entities}
        of, office = next(readings(name, self._bodies), ("", ""))
        found = self.holders.holder(of, office, day) or self._own_holder(of, office, day)
        return found if found is not None and found.person.key not in here else None

    def _own_holder(self, of: str, office: str, day: date) -> Telling | None:
        """Return who held the office by the user's own data, where no article tells or two tell of two."""
        term = self.own.offices.holder(of, office, day.isoformat())
        return Telling(of, office, day, Target(term.key, "Person", term.name), term.name) if term else None

    def mentioned(self, said: Statement, is_name: Callable[[str], bool], text: str) -> tuple[str, ...]:
        """Return the node keys of what the words of *said* name."""
        found = set()
        for entity, target in self.entities:
            inside = (
                m
                for m in entity.mentions
                if m.field is said.evidence.field
                and any(start <= m.start and m.end <= end for start, end in said.spans)
            )
            if entity.type is not EntityType.EVENT and any(is_name(text[m.start : m.end]) for m in inside):
                found.add(self._use(target, entity.name, self._aliases(entity)))
        return tuple(sorted(found))

    def _aliases(self, entity: Entity) -> list[str]:
        return [alias for alias in entity.aliases if names.is_alias(alias, entity.name, entity.type)]

    def _use(self, target: Target, name: str, aliases: Iterable[str]) -> str:
        self.gathered.targets.setdefault(target.key, target)
        self.gathered.aliases[target.key].update(aliases)
        if (used := f"{target.key}\n{name}") not in self.counted:
            self.counted.add(used)
            self.gathered.names[target.key][name] += 1
        return target.key


def _gather(relations: Relations, look: _Names, gathered: _Gathered) -> None:
    """Add one document's relations, each name looked up."""
    document = relations.document
    for meeting in relations.meets:
        gathered.reports.append(
            Report(
                document=document.id,
                meeting=meeting,
                participants=tuple(sorted({look.key(name, when=meeting.date) for name in meeting.participants})),
                host=look.key(meeting.host, when=meeting.date) if meeting.host else None,
                place=look.key(meeting.place, WHERE) if meeting.place else None,
            )
        )
    for said in relations.says:
        uses = {name: look.key(name) for name in (said.speaker, said.reported_by, said.addressee) if name}
        mentions = look.mentioned(said, _is_name, document.text(said.evidence.field))
        gathered.statements.append(Linked(document.id, said, uses, mentions))
    for held in relations.represents:
        uses = {name: look.key(name) for name in (held.agent, held.accredited_to) if name}
        uses[held.of] = look.key(held.of, REPRESENTED)
        gathered.representations.append(Linked(document.id, held, uses))
    for lies in relations.located_in:
        uses = {name: look.key(name, WHERE) for name in (lies.inner, lies.outer)}
        # "Singapore, Singapore": one node is not in itself.
        if uses[lies.inner] != uses[lies.outer]:
            gathered.locations.append(Linked(document.id, lies, uses))


def _is_name(words: str) -> bool:
    """Say whether a mention names its entity: not a pronoun. Without the text (words empty) it is taken to."""
    return words.casefold() not in names.PRONOUNS


def _nodes(gathered: _Gathered) -> tuple[Node, ...]:
    """Return the nodes by key, each under the name that most documents have for it."""
    nodes = []
    for key, target in sorted(gathered.targets.items()):
        told = gathered.names[key]
        label = target.label or min(told, key=lambda name: (-told[name], name))
        others = names.without_shouting({*told, *gathered.aliases[key]}, label)
        also = tuple(sorted(gathered.besides[key] - {target.cls}))
        nodes.append(Node(key, target.cls, label, others, also))
    return tuple(nodes)


def _inside(tables: Tables, locations: Iterable[Linked[Location]]) -> Callable[[str, str], bool]:
    """Return a test whether one place is another or lies in it, by the registry and by what articles state."""
    stated: defaultdict[str, set[str]] = defaultdict(set)
    for linked in locations:
        stated[linked.keys[linked.relation.inner]].add(linked.keys[linked.relation.outer])
    registry = registry_tables.parents(tables)

    def inside(one: str, other: str) -> bool:
        seen, waiting = {one}, [one]
        while waiting:
            step = waiting.pop()
            if step == other:
                return True
            new = (stated.get(step, set()) | ({registry[step]} if step in registry else set())) - seen
            seen |= new
            waiting += new
        return False

    return inside
