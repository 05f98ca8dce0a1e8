"""``kg.model``: the types that cross room borders."""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from kg import model
from kg.model import (
    Document,
    EntityType,
    Evidence,
    Field,
    Kind,
    Meeting,
    Mention,
    Mode,
    Relations,
    Status,
    Tenure,
    Verdict,
)

DOCUMENT = Document("a", "They met 🕊.\n", "Talks", "2024-06-12", "The Harbour Post", "https://example.org/a", "en")
MEETING = Meeting(("Ada Brook", "Tomas Vale"), Status.HELD, Kind.MEETING, Evidence(Field.BODY, 0, 9, "meets/both"))
TYPES = [x for x in vars(model).values() if isinstance(x, type) and is_dataclass(x)]


@pytest.mark.parametrize("cls", TYPES, ids=lambda x: x.__name__)
def test_every_type_is_frozen_and_has_slots(cls: type) -> None:
    """A value that crosses rooms cannot be changed there, nor carry what its type does not name."""
    assert cls.__dataclass_params__.frozen
    assert "__slots__" in vars(cls)


def test_a_value_cannot_be_changed() -> None:
    """Not even by assigning what it has already."""
    with pytest.raises(FrozenInstanceError):
        DOCUMENT.title = "Talks"  # type: ignore[misc]


def test_a_value_can_be_hashed_compared_and_sent() -> None:
    """What comes out of another process is equal to what went in."""
    relations = Relations(DOCUMENT, meets=(MEETING,))
    sent = pickle.loads(pickle.dumps(relations))
    assert sent == relations
    assert hash(sent) == hash(relations)


def test_the_digest_is_of_the_body_alone() -> None:
    """SHA-256 of its UTF-8: title and dates may be corrected without its changing."""
    assert DOCUMENT.digest == hashlib.sha256("They met 🕊.\n".encode()).hexdigest()
    assert Document("b", DOCUMENT.body).digest == DOCUMENT.digest


def test_text_gives_the_field_that_an_offset_counts_in() -> None:
    """Title or body, as stored."""
    assert (DOCUMENT.text(Field.TITLE), DOCUMENT.text(Field.BODY)) == ("Talks", "They met 🕊.\n")


def test_mentions_sort_by_field_then_place() -> None:
    """Those of one field stand together, in text order."""
    body, title = Mention(Field.BODY, 5, 9), Mention(Field.TITLE, 0, 4)
    assert sorted([title, body, Mention(Field.BODY, 0, 4)]) == [Mention(Field.BODY, 0, 4), body, title]


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Field, {"title", "body"}),
        (EntityType, {"Person", "Country", "Organisation", "Place", "Event"}),
        (Status, {"held", "planned", "possible", "cancelled", "denied"}),
        (Kind, {"meeting", "summit", "call", "visit", "talks", "conference"}),
        (Mode, {"direct", "indirect", "mixed"}),
        (Tenure, {"current", "acting", "former", "designate"}),
        (Verdict, {"same", "different", "wrong", "corrected", "right"}),
    ],
)
def test_the_values_are_those_of_the_schema(kind: type, values: set[str]) -> None:
    """They stand in users' files: a new one is an addition, a changed one breaks them."""
    assert {x.value for x in kind} == values


def test_relations_without_anything_are_empty() -> None:
    """A document in which nothing was found is a value like any other."""
    empty = Relations(DOCUMENT)
    assert {x.name for x in fields(empty) if getattr(empty, x.name) == ()} == {
        "entities", "meets", "says", "represents", "located_in", "notes",
    }  # fmt: skip
