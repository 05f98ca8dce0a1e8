"""Whether relations hold in the text that they point into: offsets inside it, names where they are said to stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from kg.keys import fold
from kg.model import (
    UNNAMED,
    Document,
    Entity,
    Evidence,
    Field,
    Location,
    Meeting,
    Relations,
    Representation,
    Span,
    Statement,
)

R = TypeVar("R", Meeting, Statement, Representation, Location)


def checked(relations: Relations) -> tuple[Relations, list[str]]:
    """
    Return the part of *relations* that holds in the text of their document, and why each other one does not.

    All spans lie in their field. The span of a relation, its sentence, holds who takes part, speaks or represents, and
    the two places: by a name, by another name of the entity, or by one of its mentions. Venue, addressee and the like
    stand anywhere in the text. The words of a statement are those of its pieces. An entity keeps those of its mentions
    that lie in the text.
    """
    entities, reasons = [], []
    for entity in relations.entities:
        inside = tuple(m for m in entity.mentions if _lies(relations.document, m.field, (m.start, m.end)))
        if len(inside) < len(entity.mentions):
            reasons.append(f"entity {entity.name!r}: a mention lies outside the text")
        entities.append(replace(entity, mentions=inside))
    text = _Text(relations.document, entities)

    def good(what: str, told: Iterable[R]) -> Iterator[R]:
        for number, relation in enumerate(told):
            if problems := list(text.problems(relation)):
                reasons.append(f"{what} {number}: {'; '.join(problems)}")
            else:
                yield relation

    found = replace(
        relations,
        entities=tuple(entities),
        meets=tuple(good("meets", relations.meets)),
        says=tuple(good("says", relations.says)),
        represents=tuple(good("represents", relations.represents)),
        located_in=tuple(good("located_in", relations.located_in)),
    )
    return found, reasons


class _Text:
    """One document's text, with what each of its entities is called and where it stands."""

    def __init__(self, document: Document, entities: Iterable[Entity]) -> None:
        self.document = document
        self.entities: defaultdict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            self.entities[entity.name].append(entity)

    def problems(self, relation: Meeting | Statement | Representation | Location) -> Iterator[str]:
        """Yield what of *relation* is not so in the text."""
        where = relation.evidence
        if not _lies(self.document, where.field, (where.start, where.end)):
            yield f"its span [{where.start}, {where.end}] is not in the {where.field.value}"
            return
        for span in _spans(relation):
            if not _lies(self.document, where.field, span):
                yield f"the span {list(span)} is not in the {where.field.value}"
                return
        near, far = _names(relation)
        for name in near:
            if not self._in_span(name, where, _pieces(relation, name)):
                yield f"its span does not hold {name!r}"
        for name in far:
            if not self._anywhere(name):
                yield f"the text does not hold {name!r}"
        if isinstance(relation, Statement):
            yield from self._words(relation)

    def _in_span(self, name: str, where: Evidence, pieces: Iterable[Span]) -> bool:
        if name.startswith(UNNAMED):
            return True
        if any(pieces):
            return True
        words = self.document.text(where.field)[where.start : where.end]
        return any(
            _holds(words, (entity.name, *entity.aliases))
            or any(m.field is where.field and where.start <= m.start and m.end <= where.end for m in entity.mentions)
            for entity in self.entities[name]
        )

    def _anywhere(self, name: str) -> bool:
        return name.startswith(UNNAMED) or any(
            entity.mentions or any(_holds(self.document.text(field), (entity.name, *entity.aliases)) for field in Field)
            for entity in self.entities[name]
        )

    def _words(self, said: Statement) -> Iterator[str]:
        text = self.document.text(said.evidence.field)
        told = fold(" ".join(text[start:end] for start, end in said.spans))
        if said.spans and told != fold(said.text):
            yield "its text is not what its spans hold"
        elif not said.spans and not _holds(text[said.evidence.start : said.evidence.end], (said.text,)):
            yield "its text is not in its span"


def _lies(document: Document, field: Field, span: Span) -> bool:
    start, end = span
    return 0 <= start < end <= len(document.text(field))


def _holds(words: str, names: Iterable[str]) -> bool:
    """Say whether *words* have one of *names*, whole words, whatever case and accents."""
    told = f" {fold(words)} "
    return any(f" {form} " in told for form in map(fold, names) if form)


def _spans(relation: Meeting | Statement | Representation | Location) -> list[Span]:
    match relation:
        case Meeting():
            return [*relation.participant_spans, *([relation.place_span] if relation.place_span else [])]
        case Statement():
            return [*relation.spans, *(span for span in (relation.speaker_span, relation.cue_span) if span)]
        case _:
            return []


def _pieces(relation: Meeting | Statement | Representation | Location, name: str) -> list[Span]:
    """Return the span that a relation itself gives for a name: a pronoun may stand there."""
    if isinstance(relation, Statement) and name == relation.speaker and relation.speaker_span:
        return [relation.speaker_span]
    return []


def _names(relation: Meeting | Statement | Representation | Location) -> tuple[list[str], list[str]]:
    """Return the names that the span must hold, and those that the text must."""
    match relation:
        case Meeting():
            return [*relation.participants], [x for x in (relation.host, relation.place) if x]
        case Statement():
            return [relation.speaker], [x for x in (relation.reported_by, relation.addressee) if x]
        case Representation():
            return [relation.agent, relation.of], [relation.accredited_to] if relation.accredited_to else []
        case Location():
            return [relation.inner, relation.outer], []
