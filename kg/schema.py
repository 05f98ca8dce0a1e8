"""
A document's relations as JSON, and back: the boundary that scoring, caches and other extractors share.

One object a document. Every key that ``dump`` writes is read again by ``load``, but the digest, which follows from
the text; ``load`` also takes what another extractor may leave out (spans, rules, aliases).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from kg.errors import InputError
from kg.model import (
    UNNAMED,
    Document,
    Entity,
    EntityType,
    Evidence,
    Field,
    Kind,
    Location,
    Meeting,
    Mention,
    Mode,
    Relations,
    Representation,
    Span,
    Statement,
    Status,
    Tenure,
)

Json = dict[str, Any]
E = TypeVar("E", bound=StrEnum)


def dump(relations: Relations) -> Json:
    """Return *relations* as one JSON object, keys in the order of the schema; the text of the document is not in it."""
    document = relations.document
    head: Json = {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "language": document.language,
        "digest": document.digest,
        "published": document.published,
    }
    return head | {
        "entities": [_dump_entity(x) for x in relations.entities],
        "meets": [_dump_meeting(x) for x in relations.meets],
        "says": [_dump_statement(x) for x in relations.says],
        "represents": [_dump_representation(x) for x in relations.represents],
        "located_in": [
            {"inner": x.inner, "outer": x.outer, **_dump_evidence(x.evidence)} for x in relations.located_in
        ],
        **({"notes": list(relations.notes)} if relations.notes else {}),
    }


def _dump_evidence(evidence: Evidence) -> Json:
    return {"field": evidence.field.value, "span": [evidence.start, evidence.end], "rule": evidence.rule}


def _dump_entity(entity: Entity) -> Json:
    spans = {f: [[m.start, m.end] for m in entity.mentions if m.field is f] for f in Field}
    return {
        "name": entity.name,
        "type": entity.type.value,
        "aliases": list(entity.aliases),
        "mentions": spans[Field.BODY],
        "title_mentions": spans[Field.TITLE],
    }


def _dump_meeting(meeting: Meeting) -> Json:
    return {
        "participants": list(meeting.participants),
        "host": meeting.host,
        "participant_spans": [list(x) for x in meeting.participant_spans],
        "place": meeting.place,
        "place_span": _list(meeting.place_span),
        "date": meeting.date,
        "status": meeting.status.value,
        "kind": meeting.kind.value,
        **_dump_evidence(meeting.evidence),
    }


def _dump_statement(statement: Statement) -> Json:
    where = statement.evidence
    return {
        "speaker": statement.speaker,
        "speaker_span": _list(statement.speaker_span),
        "cue": statement.cue,
        "cue_span": _list(statement.cue_span),
        "text": statement.text,
        "field": where.field.value,
        "spans": [list(x) for x in statement.spans],
        "mode": statement.mode.value,
        "reported_by": statement.reported_by,
        "addressee": statement.addressee,
        "span": [where.start, where.end],
        "rule": where.rule,
    }


def _dump_representation(representation: Representation) -> Json:
    return {
        "agent": representation.agent,
        "role": representation.role,
        "of": representation.of,
        "tenure": representation.tenure.value,
        "from": representation.start,
        "until": representation.until,
        "accredited_to": representation.accredited_to,
        **_dump_evidence(representation.evidence),
    }


def _list(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def load(data: Mapping[str, Any], document: Document | None = None, source: str = "") -> Relations:
    """
    Return the relations that *data* holds.

    *document* is the text they point into, where it is at hand; without it, title and
    body are empty. Raises ``InputError`` naming *source* and the key that is missing,
    of the wrong form or names an entity that is not there.
    """
    where = source or str(data.get("id", "?"))
    try:
        found = Relations(
            document=document or _load_document(data),
            entities=tuple(_load_entity(x) for x in data.get("entities", ())),
            meets=tuple(_load_meeting(x) for x in data.get("meets", ())),
            says=tuple(_load_statement(x) for x in data.get("says", ())),
            represents=tuple(_load_representation(x) for x in data.get("represents", ())),
            located_in=tuple(_load_location(x) for x in data.get("located_in", ())),
            notes=tuple(map(str, data.get("notes", ()))),
        )
    except KeyError as error:
        raise InputError(where, f"the key {error} is missing", "See docs/schema.md for the form") from error
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        raise InputError(where, f"not in the schema ({error})", "See docs/schema.md for the form") from error
    _check_names(found, where)
    return found


def _check_names(relations: Relations, where: str) -> None:
    known = {entity.name for entity in relations.entities}
    for name in names_used(relations):
        if name not in known and not name.startswith(UNNAMED):
            raise InputError(
                where, f"a relation uses the name {name!r}, which no entity has", "Add the entity, or mend the name"
            )


def names_used(relations: Relations) -> Iterable[str]:
    """Yield every name that a relation uses, with repetitions, in order."""
    for meeting in relations.meets:
        yield from meeting.participants
        yield from (x for x in (meeting.host, meeting.place) if x)
    for said in relations.says:
        yield from (x for x in (said.speaker, said.reported_by, said.addressee) if x)
    for held in relations.represents:
        yield from (x for x in (held.agent, held.of, held.accredited_to) if x)
    for location in relations.located_in:
        yield from (location.inner, location.outer)


def _load_document(data: Mapping[str, Any]) -> Document:
    return Document(
        id=str(data["id"]),
        body="",
        title=data.get("title") or "",
        published=data.get("published"),
        publisher=data.get("publisher"),
        url=data.get("url"),
        language=data.get("language"),
    )


def _load_entity(x: Mapping[str, Any]) -> Entity:
    mentions = [
        Mention(f, int(start), int(end))
        for f, key in ((Field.TITLE, "title_mentions"), (Field.BODY, "mentions"))
        for start, end in x.get(key) or ()
    ]
    return Entity(x["name"], EntityType(x["type"]), tuple(x.get("aliases") or ()), tuple(mentions))


def _load_evidence(x: Mapping[str, Any], spans: Iterable[Span] = ()) -> Evidence:
    start, end = _span(x.get("span")) or next(iter(spans), (0, 0))
    return Evidence(Field(x.get("field") or "body"), start, end, x.get("rule") or "import")


def _load_meeting(x: Mapping[str, Any]) -> Meeting:
    return Meeting(
        participants=tuple(x["participants"]),
        status=Status(x["status"]),
        kind=Kind(x.get("kind") or "meeting"),
        evidence=_load_evidence(x),
        participant_spans=_spans(x.get("participant_spans")),
        host=x.get("host"),
        place=x.get("place"),
        place_span=_span(x.get("place_span")),
        date=x.get("date"),
    )


def _load_statement(x: Mapping[str, Any]) -> Statement:
    spans = _spans(x.get("spans"))
    return Statement(
        speaker=x["speaker"],
        text=x["text"],
        spans=spans,
        mode=Mode(x.get("mode") or "indirect"),
        evidence=_load_evidence(x, spans),
        cue=x.get("cue"),
        speaker_span=_span(x.get("speaker_span")),
        cue_span=_span(x.get("cue_span")),
        reported_by=x.get("reported_by"),
        addressee=x.get("addressee"),
    )


def _load_representation(x: Mapping[str, Any]) -> Representation:
    return Representation(
        agent=x["agent"],
        of=x["of"],
        evidence=_load_evidence(x),
        role=x.get("role"),
        tenure=Tenure(x.get("tenure") or "current"),
        start=x.get("from"),
        until=x.get("until"),
        accredited_to=x.get("accredited_to"),
    )


def _load_location(x: Mapping[str, Any] | list[str]) -> Location:
    if isinstance(x, list):  # the gold's short form: [inner, outer]
        return Location(x[0], x[1], Evidence(Field.BODY, 0, 0, "import"))
    return Location(x["inner"], x["outer"], _load_evidence(x))


def _span(value: Any) -> Span | None:
    if value is None:
        return None
    start, end = value
    return int(start), int(end)


def _spans(value: Any) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in value or ())
