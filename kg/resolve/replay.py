"""
Judgements of relations, replayed: what a person found wrong is left out, what he corrected is as he says.

Each document by itself, before linking, so that the order of documents and of judgements does not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from kg import tables
from kg.model import (
    UNNAMED,
    Document,
    Entity,
    EntityType,
    Judgement,
    Kind,
    Location,
    Meeting,
    Mode,
    Reason,
    Relations,
    Representation,
    Statement,
    Status,
    Tenure,
    Verdict,
)
from kg.offices import first, last
from kg.resolve.decisions import Change, Decision, Decisions, Key, joined
from kg.resolve.index import index, look_up
from kg.shelf import Keep

Relation = Meeting | Statement | Representation | Location
R = TypeVar("R", Meeting, Statement, Representation, Location)
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Stale:
    """A judgement that applies to nothing, or cannot be applied, and why."""

    decision: Decision
    why: str

    def __str__(self) -> str:
        return f"{self.decision} applies to nothing: {self.why}"


@dataclass(frozen=True, slots=True)
class Replayed:
    """The relations as judged, what was left out for it, and the judgements that could not be replayed."""

    relations: Sequence[Relations]
    left_out: tuple[Reason, ...]
    stale: tuple[Stale, ...]


def replay(relations: Sequence[Relations], found: Decisions, keep: Keep[Relations] = tuple) -> Replayed:
    """Return *relations* as the judgements of *found* have them, kept by *keep*; each that finds none is told of."""
    if not found.relations:
        return Replayed(keep(relations) if keep is tuple else relations, (), ())
    used: set[Decision] = set()
    failed: dict[Decision, str] = {}
    left_out: list[Reason] = []
    there: set[str] = set()

    def judged() -> Iterator[Relations]:
        for document in relations:
            digest = document.document.digest
            there.add(digest)
            rows = found.relations.get(digest, ())
            yield _with(document, *_document(document, rows, used, failed, left_out)) if rows else document

    now = keep(judged())
    stale = [
        Stale(row, failed.get(row) or _why_unused(row, there))
        for rows in found.relations.values()
        for row in rows
        if row not in used
    ]
    return Replayed(now, tuple(sorted(left_out)), tuple(stale))


def unused(found: Decisions, lines: Sequence[int]) -> tuple[Stale, ...]:
    """Return the judgements of entities on *lines*, which ``resolve`` found nothing for."""
    wanted = set(lines)
    return tuple(
        Stale(row, "the name is not in that article now" if row.article else "no article names both")
        for row in found.rows
        if not row.key and row.line in wanted
    )


def _why_unused(row: Decision, there: set[str]) -> str:
    assert row.key
    if row.key.article not in there:
        return "its article is not in the store, or its text has changed"
    return "nothing like it is read in its article now"


def keyed(document: Relations) -> Iterator[tuple[Key, Relation]]:
    """Yield each relation of *document* with its key; ``told`` is filled in where several would have one key."""
    found = [(_key(document.document, relation), relation) for relation in _all(document)]
    counts: dict[Key, int] = {}
    for key, _ in found:
        counts[key] = counts.get(key, 0) + 1
    for key, relation in found:
        yield (replace(key, told=told(relation)) if counts[key] > 1 else key), relation


def _all(document: Relations) -> Iterator[Relation]:
    yield from document.meets
    yield from document.says
    yield from document.represents
    yield from document.located_in


def _key(document: Document, relation: Relation) -> Key:
    where = relation.evidence
    names, kind = _names(relation)
    return Key(kind, document.digest, where.field.value, (where.start, where.end), tuple(sorted(set(names))))


def _names(relation: Relation) -> tuple[tuple[str, ...], str]:
    match relation:
        case Meeting():
            return relation.participants, "meets"
        case Statement():
            return (relation.speaker,), "says"
        case Representation():
            return (relation.agent, relation.of), "represents"
        case Location():
            return (relation.inner, relation.outer), "located_in"


def told(relation: Relation) -> str:
    """Return what tells a relation from others of its sentence, kind and names."""
    match relation:
        case Meeting():
            parts = [relation.kind.value, relation.status.value, relation.date, relation.place]
        case Statement():
            parts = [f"{start}-{end}" for start, end in relation.spans]
        case Representation():
            parts = [relation.role, relation.tenure.value, relation.start, relation.until]
        case Location():
            parts = [relation.inner, relation.outer]
    return joined(part for part in parts if part)


def pairs(document: Relations, found: Decisions) -> tuple[tuple[Key, Relation, Relation | None], ...]:
    """Return each relation of *document* with its key, and as *found* has it: ``None`` where it is judged wrong."""
    judged, _ = _document(document, found.relations.get(document.document.digest, ()), set(), {}, [])
    return tuple((key, relation, now) for (key, relation), now in zip(keyed(document), judged, strict=True))


def _document(
    document: Relations,
    rows: Sequence[Decision],
    used: set[Decision],
    failed: dict[Decision, str],
    left_out: list[Reason],
) -> tuple[list[Relation | None], tuple[Entity, ...]]:
    """Return the relations of *document* in their order, as judged, and its entities with those that are new."""
    entities = {entity.name: entity for entity in document.entities}

    def judge(relation: Relation) -> Relation | None:
        key = _key(document.document, relation)
        mine = [row for row in rows if row.key and _is_of(row.key, key, relation)]
        for row in mine:
            if row.verdict is Verdict.WRONG:
                used.add(row)
                left_out.append(_left_out(document, key, row))
        if any(row.verdict is Verdict.WRONG for row in mine):
            return None
        for row in mine:
            try:
                relation = _corrected(relation, row, entities)
                used.add(row)
            except ValueError as error:
                failed[row] = str(error)
        return relation

    judged = [judge(relation) for relation in _all(document)]
    return judged, tuple(entities.values())


def _with(document: Relations, judged: Sequence[Relation | None], entities: tuple[Entity, ...]) -> Relations:
    return replace(
        document,
        meets=_of(Meeting, judged),
        says=_of(Statement, judged),
        represents=_of(Representation, judged),
        located_in=_of(Location, judged),
        entities=entities,
    )


def _of(kind: type[R], relations: Sequence[Relation | None]) -> tuple[R, ...]:
    return tuple(x for x in relations if isinstance(x, kind))


def _is_of(key: Key, bare: Key, relation: Relation) -> bool:
    return replace(key, told="") == bare and key.told in ("", told(relation))


def _left_out(document: Relations, key: Key, row: Decision) -> Reason:
    field = document.document.title if key.field == "title" else document.document.body
    words = " ".join(field[slice(*key.span)].split())
    judgement = Judgement(row.verdict, row.by, row.why)
    return Reason(
        "wrong", (), key.names, f"{key.relation}: {joined(key.names)}: {judgement}. “{words}”", document.document.id
    )


# --- corrections ------------------------------------------------------------------------


def _corrected(relation: Relation, row: Decision, entities: dict[str, Entity]) -> Relation:
    """Return *relation* with the changes of *row*, and the judgement on it; a name that is new gets an entity."""
    change = joined(f"{name}={value}" for name, value in row.change)
    before = relation.judgement
    judgement = Judgement(row.verdict, row.by, row.why, change)
    if before is not None:  # two people corrected different things of it
        both = sorted({before.by, row.by}), [x for x in (before.why, row.why) if x], (before.change, change)
        judgement = Judgement(row.verdict, ", ".join(both[0]), "; ".join(both[1]), joined(x for x in both[2] if x))
    new: Relation
    match relation:
        case Meeting():
            new = _meeting(relation, row.change)
        case Statement():
            new = _statement(relation, row.change)
        case Representation():
            new = _representation(relation, row.change)
        case Location():
            values = dict(row.change)
            new = replace(
                relation,
                inner=_needed("inner", values.get("inner", relation.inner)),
                outer=_needed("outer", values.get("outer", relation.outer)),
            )
    _add_entities(relation, new, entities)
    return replace(new, judgement=judgement)


def check(relation: Relation, change: Change) -> None:
    """Raise ``ValueError``, which says why, where *change* cannot be made in *relation*."""
    _corrected(relation, Decision(Verdict.CORRECTED, "", change=change), {})


def _meeting(met: Meeting, change: Change) -> Meeting:
    values = dict(change)
    dropped = {value for name, value in change if name == "drop"}
    added = [value for name, value in change if name == "add" and value not in met.participants]
    if unknown := dropped - {*met.participants}:
        raise ValueError(f"{min(unknown)!r} takes no part in it: {joined(met.participants)}")
    participants = (*(name for name in met.participants if name not in dropped), *sorted(added))
    if len(participants) < 2:
        raise ValueError("a meeting needs two participants: judge it wrong, or add one")
    host = values.get("host", met.host) or None
    if host is not None and host not in participants:
        if "host" in values:
            raise ValueError(f"the host {host!r} takes no part in it: {joined(participants)}")
        host = None
    return replace(
        met,
        participants=participants,
        participant_spans=met.participant_spans if participants == met.participants else (),
        host=host,
        status=_enum(Status, "status", values.get("status", met.status)),
        kind=_enum(Kind, "kind", values.get("kind", met.kind)),
        place=values.get("place", met.place) or None,
        place_span=None if "place" in values else met.place_span,
        date=_dated("date", values["date"]) if "date" in values else met.date,
    )


def _statement(said: Statement, change: Change) -> Statement:
    values = dict(change)
    return replace(
        said,
        speaker=_needed("speaker", values.get("speaker", said.speaker)),
        speaker_span=None if "speaker" in values else said.speaker_span,
        addressee=values.get("addressee", said.addressee) or None,
        reported_by=values.get("reported_by", said.reported_by) or None,
        mode=_enum(Mode, "mode", values.get("mode", said.mode)),
        cue=values.get("cue", said.cue) or None,
        cue_span=None if "cue" in values else said.cue_span,
    )


def _representation(held: Representation, change: Change) -> Representation:
    values = dict(change)
    return replace(
        held,
        agent=_needed("agent", values.get("agent", held.agent)),
        of=_needed("of", values.get("of", held.of)),
        role=values.get("role", held.role) or None,
        tenure=_enum(Tenure, "tenure", values.get("tenure", held.tenure)),
        start=_dated("from", values["from"]) if "from" in values else held.start,
        until=_dated("until", values["until"]) if "until" in values else held.until,
        accredited_to=values.get("accredited_to", held.accredited_to) or None,
    )


def _enum(kind: type[E], name: str, value: str) -> E:
    try:
        return kind(value)
    except ValueError:
        raise ValueError(f"the {name} {value!r} is none of {', '.join(kind)}") from None


def _dated(name: str, value: str) -> str | None:
    if not value:
        return None
    try:
        if len(value) not in (4, 7, 10) or not value.replace("-", "").isdecimal():
            raise ValueError
        date.fromisoformat(first(value))
        date.fromisoformat(last(value))
    except (ValueError, IndexError):
        raise ValueError(f"the {name} {value!r} is no day: write YYYY-MM-DD, YYYY-MM or YYYY") from None
    return value


def _needed(name: str, value: str) -> str:
    if not value:
        raise ValueError(f"{name} cannot be taken away: judge the relation wrong")
    return value


def _add_entities(before: Relation, after: Relation, entities: dict[str, Entity]) -> None:
    """Add what *after* names and the document does not: of the tables' type, else of what stood there's."""
    for name, old, usual in _slots(before, after):
        if name not in entities and not name.startswith(UNNAMED):
            type_ = entities[old].type if old in entities else usual
            entities[name] = Entity(name, _known(name, type_) or type_)


def _known(name: str, likely: EntityType) -> EntityType | None:
    """Return the type of what the tables call *name*; for a place that is *likely*, none: Singapore is one too."""
    if likely is EntityType.PLACE:
        return None
    shelves = index(tables.load())
    found = look_up(shelves.countries, name), look_up(shelves.bodies, name)
    return EntityType.COUNTRY if found[0] else EntityType.ORGANISATION if found[1] else None


def _slots(before: Relation, after: Relation) -> Iterator[tuple[str, str, EntityType]]:
    """Yield each name of *after*, the name that stood in its place, and the type of what usually stands there."""
    person, place = EntityType.PERSON, EntityType.PLACE
    match before, after:
        case Meeting(), Meeting():
            gone = [name for name in before.participants if name not in after.participants]
            for name in after.participants:
                yield name, next(iter(gone), before.participants[0]), person
            if after.place:
                yield after.place, before.place or "", place
        case Statement(), Statement():
            yield after.speaker, before.speaker, person
            for new, old in ((after.addressee, before.addressee), (after.reported_by, before.reported_by)):
                if new:
                    yield new, old or "", person
        case Representation(), Representation():
            yield after.agent, before.agent, person
            yield after.of, before.of, EntityType.COUNTRY
            if after.accredited_to:
                yield after.accredited_to, before.accredited_to or "", EntityType.COUNTRY
        case Location(), Location():
            yield after.inner, before.inner, place
            yield after.outer, before.outer, place
