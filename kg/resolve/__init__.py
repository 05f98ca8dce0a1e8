"""
Across documents: entities linked to the registry or to each other, reports merged into events.

``resolve`` is linear in the relations, and does not depend on the order of the documents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
    Reason,
    Relations,
    Report,
    Representation,
    Resolved,
    Statement,
)
from kg.resolve import names
from kg.resolve.decisions import NONE, Decisions, replacements
from kg.resolve.judged import known
from kg.resolve.link import UNLINKED, Target, link, unnamed
from kg.resolve.merge import events
from kg.resolve.offices import Holders, Telling, day_of, near, readings, telling
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
    relations: Sequence[Relations], config: Config, tables: Tables | None = None, judged: Decisions = NONE
) -> Resolved:
    """
    Return the relations of all documents over shared nodes: those alone that a relation uses.

    *tables* is what names are linked to (default: the project's own), *judged* what the user says of who is who;
    what he says of relations has been replayed before (``kg.resolve.replay``). Raises ``InputError`` where two
    documents have one id.
    """
    tables = tables or registry_tables.load()
    collection = keys.collection(config.collection)
    ordered = sorted(relations, key=lambda x: x.document.id)
    for one, other in pairwise(ordered):
        if one.document.id == other.document.id:
            raise InputError(one.document.id, "two documents have this id", "Give each its own, or leave one out")
    gathered = _Gathered()
    elsewhere = judged.is_someone_else if judged.elsewhere else None
    links = [link(document, tables, collection, elsewhere) for document in ordered]
    there = {target.key for targets in links for target in targets}
    replaced = replacements(judged, there)
    looks = [
        _Names(document, targets, collection, gathered)
        for document, targets in zip(ordered, _merged(links, replaced), strict=True)
    ]
    both = list(zip(ordered, looks, strict=True))
    holders = Holders(told for document, look in both for told in look.tellings(document))
    for document, look in both:
        look.holders = holders
        _gather(document, look, gathered)
    found = events(
        gathered.reports, {x.document.id: x.document for x in ordered}, collection, _inside(tables, gathered.locations)
    )
    said = known(judged, there, _apart(ordered, links, judged), replaced, gathered.targets)
    return Resolved(
        documents=tuple(x.document for x in ordered),
        nodes=_nodes(gathered),
        events=found,
        statements=tuple(gathered.statements),
        representations=tuple(gathered.representations),
        locations=tuple(gathered.locations),
        replaced=tuple(sorted(gathered.replaced)),
        judged=said.judged,
        reasons=tuple(sorted({*_reasons(gathered), *said.reasons, *_notes(ordered)})),
        unused=said.unused,
    )


def _merged(links: Sequence[tuple[Target, ...]], replaced: Mapping[str, str]) -> list[tuple[Target, ...]]:
    """Return *links* with what a judgement merged away replaced by what stands for it."""
    if not replaced:
        return list(links)
    standing = {target.key: target for targets in links for target in targets}

    def now(target: Target) -> Target:
        new = replaced.get(target.key)
        return replace(standing[new], why=f"judged to be the same as {new}", was=target.key) if new else target

    return [tuple(now(target) for target in targets) for targets in links]


def _apart(
    documents: Sequence[Relations], links: Sequence[tuple[Target, ...]], judged: Decisions
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return (digest of an article, name that is someone else there) → node keys of the name there."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    if judged.elsewhere:
        for document, targets in zip(documents, links, strict=True):
            digest = document.document.digest
            for entity, target in zip(document.entities, targets, strict=True):
                if judged.is_someone_else(digest, entity.name):
                    found[digest, entity.name].add(target.key)
    return {what: tuple(sorted(keys_)) for what, keys_ in found.items()}


def _reasons(gathered: _Gathered) -> Iterator[Reason]:
    """Yield why names are linked as they are: where a node has several, and where a name was linked to nothing."""
    several = {key for key, told in gathered.names.items() if len({*told, *gathered.aliases[key]}) > 1}
    for (key, name), (why, document) in gathered.why.items():
        if why in UNLINKED:
            yield Reason("unlinked", (key,), (name,), why, document)
        elif key in several and why:
            yield Reason("linked", (key,), (name,), why, document)


def _notes(documents: Iterable[Relations]) -> Iterator[Reason]:
    for document in documents:
        for note in document.notes:
            yield Reason("note", (), (), note, document.document.id)


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
        self.own: defaultdict[str, set[str]] = defaultdict(set)  # key → names that no judgement brought to it
        self.replaced: set[tuple[str, str]] = set()  # key merged away, key that stands for it
        self.linked: defaultdict[str, set[str]] = defaultdict(set)  # key → names that were linked, not aliases alone
        self.why: dict[tuple[str, str], tuple[str, str]] = {}  # key, name → why, the first document with the name


class _Names:
    """One document's names → node keys; what is looked up is used, and so in the graph."""

    def __init__(self, relations: Relations, targets: Iterable[Target], collection: str, gathered: _Gathered) -> None:
        self.document = relations.document.id
        self.collection = collection
        self.gathered = gathered
        self.entities = list(zip(relations.entities, targets, strict=True))
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
        found = self.holders.holder(of, office, day)
        return found if found is not None and found.person.key not in here else None

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
        if target.was:
            self.gathered.replaced.add((target.was, target.key))
        else:
            self.gathered.own[target.key].add(name)
        self.gathered.aliases[target.key].update(aliases)
        if (used := f"{target.key}\n{name}") not in self.counted:
            self.counted.add(used)
            self.gathered.names[target.key][name] += 1
            self._say_why(target, name, aliases)
        return target.key

    def _say_why(self, target: Target, name: str, aliases: Iterable[str]) -> None:
        """Keep what *name* was linked by, the first time; how another article calls it by alias counts less."""
        known = self.gathered.why
        if name not in self.gathered.linked[target.key]:
            self.gathered.linked[target.key].add(name)
            known[target.key, name] = (target.why, self.document)
        for alias in aliases:
            known.setdefault((target.key, alias), (f"the article calls {name} so", self.document))


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
        label = target.label or min(gathered.own[key] or told, key=lambda name: (-told[name], name))
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
