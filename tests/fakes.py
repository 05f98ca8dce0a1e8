"""A reader for tests of everything but reading: it understands ``A met B in C.`` and ``A said: words.``, at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import (
    Entity,
    EntityType,
    Evidence,
    Field,
    Kind,
    Meeting,
    Mode,
    Relations,
    Statement,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.config import Config
    from kg.model import Document

MET = re.compile(r"([A-Z]\w+ [A-Z]\w+) met ([A-Z]\w+ [A-Z]\w+) in ([A-Z]\w+)\.")
SAID = re.compile(r"([A-Z]\w+ [A-Z]\w+) said: ([^.]+)\.")


def reader(_config: Config, _profile: object = None):
    """Stand in for ``kg.pipeline._reader``."""
    return read


def read(documents: Iterable[Document]) -> Iterator[Relations]:
    for document in documents:
        if "STUMBLE" in document.body:
            raise ValueError("stumbled over a word")
        yield relations(document)


def relations(document: Document) -> Relations:
    entities: dict[str, EntityType] = {}
    meets, says = [], []
    for match in MET.finditer(document.body):
        one, other, place = match.groups()
        entities |= {one: EntityType.PERSON, other: EntityType.PERSON, place: EntityType.PLACE}
        evidence = Evidence(Field.BODY, *match.span(), "fake/met")
        meets.append(Meeting((one, other), Status.HELD, Kind.MEETING, evidence, place=place, date=document.published))
    for match in SAID.finditer(document.body):
        speaker, words = match.groups()
        entities[speaker] = EntityType.PERSON
        evidence = Evidence(Field.BODY, *match.span(), "fake/said")
        says.append(Statement(speaker, words, (match.span(2),), Mode.INDIRECT, evidence, cue="say"))
    return Relations(
        document, tuple(Entity(name, kind) for name, kind in entities.items()), meets=tuple(meets), says=tuple(says)
    )


PEOPLE = ("Ana Sol", "Bo Lund", "Cy Marsh", "Dee Ford", "Eli Grant", "Fay Holm")
PLACES = ("Tarvik", "Ostmark", "Lundby")


def articles(folder: Path, count: int = 4, people: int = len(PEOPLE)) -> Path:
    """Write *count* articles for the reader above, about so many *people*, into *folder* and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number}.txt").write_text(article(number, people))
    return folder


def person(number: int) -> str:
    """Return a name: one of the list, then Ana Solb, Bo Lundb …"""
    name = PEOPLE[number % len(PEOPLE)]
    more = number // len(PEOPLE)
    return name + "".join(chr(ord("a") + int(digit)) for digit in str(more)) if more else name


def article(number: int, people: int = len(PEOPLE)) -> str:
    one, other = person(number % people), person((number * 7 + 1) % people)
    place = PLACES[number % len(PLACES)]
    return (
        f"The two of them meet again\n\n"
        f"{one} met {other} in {place}. The two envoys spoke for most of the afternoon about the harbour.\n\n"
        f"{one} said: the talks of day {number} went well.\n"
    )
