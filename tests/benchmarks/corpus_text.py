"""Sentences in pieces → an article and its relations, with offsets that hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import (
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
    Statement,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RULE = "corpus/told"
TYPES = {"P": EntityType.PERSON, "C": EntityType.COUNTRY, "O": EntityType.ORGANISATION, "L": EntityType.PLACE}


@dataclass(frozen=True)
class Piece:
    """A stretch of text; ``entity`` ("P:Marta Aldana") is what it mentions, ``part`` the participant it belongs to."""

    text: str
    entity: str | None = None
    part: int | None = None
    words: bool = False  # of a statement


@dataclass(frozen=True)
class Claim:
    """What a sentence tells of an event. ``names`` are of the document's entities, ``who`` their ids in the truth."""

    event: str
    names: tuple[str, ...]
    who: tuple[str, ...]
    status: str
    kind: str
    date: str | None
    place: str | None
    host: str | None = None


@dataclass(frozen=True)
class Sentence:
    pieces: tuple[Piece, ...]
    claim: Claim | None = None
    roles: tuple[tuple[str, str, str], ...] = ()  # person, country, office
    inside: tuple[tuple[str, str], ...] = ()
    said: tuple[str, str, Mode] | None = None  # speaker, cue


@dataclass(frozen=True)
class Script:
    """An article before it is written down: paragraphs of sentences. ``people`` is name → id in the truth."""

    title: str
    dateline: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    people: dict[str, str] = field(default_factory=dict)
    relative: bool = False  # "tomorrow": it cannot be published on another day


def sentence(pieces: Iterable[Piece], **told: object) -> Sentence:
    """Return a sentence that starts with a capital and has no comma before its stop."""
    out: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if out and out[-1].text.endswith(",") and piece.text[0] in ",.:;":
            last = out.pop()
            out.append(Piece(last.text[:-1], last.entity, last.part, last.words))
        out.append(piece)
    if out:
        first = out[0]
        text = first.text[0].upper() + first.text[1:]
        out[0] = Piece(text, first.entity, first.part, first.words)
    return Sentence(tuple(x for x in out if x.text), **told)  # type: ignore[arg-type]


def relations(script: Script, name: str, published: str, publisher: str, url: str) -> Relations:
    """Return the article that *script* comes to, with all that it tells."""
    body = script.dateline
    names: dict[str, set[str]] = {}
    mentions: dict[str, list[Mention]] = {}
    meets: list[Meeting] = []
    says: list[Statement] = []
    represents: list[Representation] = []
    located: list[Location] = []
    for number, paragraph in enumerate(script.paragraphs):
        body += "\n\n" if number else ""
        for place, told in enumerate(paragraph):
            body += " " if place else ""
            start = len(body)
            spans: dict[int, tuple[int, int]] = {}
            at_place: tuple[int, int] | None = None
            utterance: tuple[int, int] | None = None
            speaker: tuple[int, int] | None = None
            for piece in told.pieces:
                here = (len(body), len(body) + len(piece.text))
                body += piece.text
                if piece.part is not None:
                    spans[piece.part] = (min(here[0], spans.get(piece.part, here)[0]), here[1])
                if piece.words:
                    utterance = here
                if piece.entity:
                    names.setdefault(piece.entity, set()).add(piece.text)
                    mentions.setdefault(piece.entity, []).append(Mention(Field.BODY, *here))
                    if told.claim and piece.entity[2:] == told.claim.place:
                        at_place = here
                    if told.said and piece.entity == f"P:{told.said[0]}":
                        speaker = here
            where = Evidence(Field.BODY, start, len(body), RULE)
            if told.claim:
                meets.append(_meeting(told.claim, where, spans, at_place))
            for person, of, office in told.roles:
                represents.append(Representation(person, of, where, office))
            for inner, outer in told.inside:
                located.append(Location(inner, outer, where))
            if told.said and utterance:
                who, cue, mode = told.said
                words = body[slice(*utterance)]
                says.append(Statement(who, words, (utterance,), mode, where, cue=cue, speaker_span=speaker))
    entities = tuple(
        Entity(key[2:], TYPES[key[0]], tuple(sorted(names[key] - {key[2:]})), tuple(mentions[key])) for key in names
    )
    document = Document(name, body, script.title, published, publisher, url, "en")
    return Relations(document, entities, tuple(meets), tuple(says), tuple(represents), tuple(located))


def _meeting(
    claim: Claim, where: Evidence, spans: dict[int, tuple[int, int]], at_place: tuple[int, int] | None
) -> Meeting:
    return Meeting(
        participants=claim.names,
        status=Status(claim.status),
        kind=Kind(claim.kind),
        evidence=where,
        participant_spans=tuple(spans[i] for i in sorted(spans)),
        host=claim.host,
        place=claim.place,
        place_span=at_place,
        date=claim.date,
    )


def claims(script: Script) -> list[Claim]:
    """Return what *script* tells of events, in the order of ``Relations.meets``."""
    return [x.claim for paragraph in script.paragraphs for x in paragraph if x.claim]


def sentences(script: Script) -> list[str]:
    """Return the sentences of *script* as they read, the dateline left out."""
    return ["".join(piece.text for piece in told.pieces) for paragraph in script.paragraphs for told in paragraph]


def cut(script: Script, keep: int) -> Script:
    """Return *script* with its first *keep* paragraphs, and those people alone that they name."""
    paragraphs: Sequence[tuple[Sentence, ...]] = script.paragraphs[:keep]
    named = {p.entity[2:] for paragraph in paragraphs for s in paragraph for p in s.pieces if p.entity}
    people = {name: who for name, who in script.people.items() if name in named or name.startswith("unnamed: ")}
    return Script(script.title, script.dateline, tuple(paragraphs), people, script.relative)
