"""What the documents of a collection come to over shared nodes: each name looked up, and what is looked up noted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from typing import Any

from kg.compact import Once
from kg.errors import InputError
from kg.keys import fold
from kg.model import (
    UNNAMED,
    Entity,
    EntityType,
    Linked,
    Location,
    Reason,
    Relations,
    Replaced,
    Report,
    Representation,
    Statement,
    Tenure,
)
from kg.resolve import names
from kg.resolve.identity import Bearer, office_as_compared
from kg.resolve.imported import is_imported
from kg.resolve.link import Target, unnamed
from kg.resolve.occasions import DAY
from kg.resolve.offices import Holders, Telling, day_of, near, readings, telling
from kg.resolve.own import Own
from kg.shelf import Collected


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


class Gathered:
    """What the documents come to, while it is gathered; *collected* makes what takes relations, in their order."""

    def __init__(self, collected: Callable[[], Collected[Any]] = list) -> None:
        self.reports: Collected[Report] = collected()
        self.statements: Collected[Linked[Statement]] = collected()
        self.representations: Collected[Linked[Representation]] = collected()
        self.locations: Collected[Linked[Location]] = collected()
        self.targets: dict[str, Target] = {}
        self.names: defaultdict[str, Counter[str]] = defaultdict(Counter)  # key → name → documents that have it
        self.aliases: defaultdict[str, set[str]] = defaultdict(set)
        self.besides: defaultdict[str, set[str]] = defaultdict(set)  # key → further classes
        self.own: defaultdict[str, set[str]] = defaultdict(set)  # key → names that no merge brought to it
        self.replaced: set[Replaced] = set()
        self.notes: list[Reason] = []
        self.imported = False  # whether another extractor told any of it
        self.why: dict[tuple[str, str], tuple[str, str]] = {}  # key, name → why, the first document with the name
        self.once = Once()


class Names:
    """One document's names → node keys; what is looked up is used, and so in the graph."""

    def __init__(
        self, relations: Relations, targets: Iterable[Target], collection: str, gathered: Gathered, own: Own
    ) -> None:
        self.document = relations.document.id
        self.collection = collection
        self.gathered = gathered
        self.own = own
        self.entities = list(zip(relations.entities, targets, strict=True))
        self.by_name: defaultdict[str, list[tuple[Entity, Target]]] = defaultdict(list)
        for entity, target in self.entities:
            self.by_name[entity.name].append((entity, target))
        self.moved: dict[Entity, str] = {}  # those that are another's node → the key that they had
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
        elif role is REPRESENTED and target.cls in {"Region", "City"}:
            self.gathered.besides[target.key].add("Organisation")  # a state, read as the country of its name
        return self._use(target, name, self._aliases(entity))

    def tellings(self, relations: Relations) -> Iterator[Telling]:
        """Yield who holds which office, as this document says."""
        for held in relations.represents:
            if not held.agent.startswith(UNNAMED) and not held.of.startswith(UNNAMED):
                entity, person = self._look_up(held.agent, AGENT)
                told = telling(held, self._look_up(held.of, REPRESENTED)[1].key, person, self.published)
                if told is not None and entity.type is EntityType.PERSON:
                    yield told

    def bearers(self, relations: Relations) -> Iterator[Bearer]:
        """Yield the people of this document, each with what it tells of him that others may tell too."""
        held: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for role in relations.represents:
            office = office_as_compared(role.role)
            if office and not role.of.startswith(UNNAMED):
                former = "" if role.tenure in (Tenure.CURRENT, Tenure.ACTING) else f"{role.tenure.value} "
                held[role.agent].add((self._look_up(role.of, REPRESENTED)[1].key, former + office))
        met: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for meeting in relations.meets:
            named = [x for x in meeting.participants if not x.startswith(UNNAMED)]
            if meeting.date and len(meeting.date) == DAY and len(named) == len(meeting.participants) == 2:
                for who, other in permutations(named):
                    met[who].add((meeting.date, self._look_up(other, AGENT)[1].key))
        for entity, target in self.entities:
            if entity.type is EntityType.PERSON:
                yield Bearer(
                    document=self.document,
                    key=target.key,
                    name=entity.name,
                    day=day_of(self.published),
                    aliases=entity.aliases,
                    held=frozenset(held[entity.name]),
                    met=frozenset(met[entity.name]),
                )

    def before(self, name: str) -> str:
        """Return the node key of *name* by this document alone."""
        if name.startswith(UNNAMED):
            return unnamed(name, self.document, self.collection).key
        entity, target = self._look_up(name, AGENT)
        return self.moved.get(entity) or target.was or target.key

    def rename(self, new: Mapping[str, Target]) -> None:
        """Have the names of this document mean other nodes: old key → the node."""
        self.moved = {entity: target.key for entity, target in self.entities if target.key in new}
        self.entities = [(entity, new.get(target.key, target)) for entity, target in self.entities]
        self.by_name.clear()
        for entity, target in self.entities:
            self.by_name[entity.name].append((entity, target))

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
        gathered, once = self.gathered, self.gathered.once
        key, name = once(target.key), once(name)
        gathered.targets.setdefault(key, target)
        if target.was:
            gathered.replaced.add(Replaced(target.was, key, target.why))
        else:
            gathered.own[key].add(name)
        if aliases := [once(x) for x in aliases]:
            gathered.aliases[key].update(aliases)
        if (used := f"{key}\n{name}") not in self.counted:
            self.counted.add(used)
            counts = gathered.names[key]
            first = name not in counts
            counts[name] += 1
            self._say_why(target, name, aliases, first=first)
        return key

    def _say_why(self, target: Target, name: str, aliases: Iterable[str], *, first: bool) -> None:
        """Keep what *name* was linked by, the *first* time; how another article calls it by alias counts less."""
        known, once, key = self.gathered.why, self.gathered.once, self.gathered.once(target.key)
        if first:
            known[key, name] = (once(target.why), self.document)
        for alias in aliases:
            known.setdefault((key, alias), (f"the article calls {name} so", self.document))


def gather(relations: Relations, look: Names, gathered: Gathered) -> None:
    """Add one document's relations, each name looked up, and its notes."""
    document = relations.document
    gathered.imported = gathered.imported or is_imported(relations)
    gathered.notes += (Reason("note", (), (), note, document.id) for note in relations.notes)
    for meeting in relations.meets:
        gathered.reports.append(
            Report(
                document=document.id,
                meeting=meeting,
                participants=tuple(sorted({look.key(name, when=meeting.date) for name in meeting.participants})),
                before=tuple(sorted({look.before(name) for name in meeting.participants})),
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
