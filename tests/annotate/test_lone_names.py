"""``kg.annotate.lone_names``: that a name standing alone is a person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.lone_names import told_as_person

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fletchley later joined the Progressive Harbour Party.", "Fletchley"),
        ("Ewart became active through her work for the Grain Union.", "Ewart"),
        ("Fletchley led Labour to victory.", "Fletchley"),
        ("Fletchley resigned on Monday.", "Fletchley"),
        ("Fletchley was first elected to the Council in 1999.", "Fletchley"),
        ("Ewart became active in the town through her membership of the club.", "Ewart"),
        ("Fletchley won the seat in 1999.", "Fletchley"),
        ("They recalled Fletchley's membership of the club.", "Fletchley"),
        ("The seat was contested by Oakes, Ada Brook, Karl Stone and Anna Berg.", "Oakes"),
    ],
)
def test_only_people_join_parties_have_a_his_and_stand_in_rows_of_people(
    parsed: Callable[..., Doc], text: str, name: str
) -> None:
    """Each of the three tells it."""
    doc = parsed(text)
    i = next(x.i for x in doc if x.text == name)
    assert told_as_person(doc, i, i + 1)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harbourline joined the Lakes Fund.", "Harbourline"),
        ("Harbourline won seats in the north.", "Harbourline"),
        ("Harbourline elected Ada Brook.", "Harbourline"),
        ("Harbourline said that Brook had lost his seat.", "Harbourline"),
        ("Harbourline, Ada Brook and Karl Stone signed it.", "Brook"),
        ("Harbourline sent Ada Brook her papers.", "Harbourline"),
    ],
)
def test_where_another_may_be_meant_nothing_is_told(parsed: Callable[..., Doc], text: str, name: str) -> None:
    """The one named between may be meant, and a firm may sign with people."""
    doc = parsed(text)
    i = next(x.i for x in doc if x.text == name)
    assert not told_as_person(doc, i, i + 1)
