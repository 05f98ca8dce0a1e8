"""``kg.extract.abstained``: what was left unread, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.abstained import abstained
from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale are neighbours.\n\n"


def notes(parsed: Parse, text: str) -> list[str]:
    doc = parsed(LEAD + text, "", "2024-06-12")
    return list(abstained(doc, tuple(meets(doc))))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Brook spoke of the talks at length.", "“talks” may tell of a meeting, but only Ada Brook is told of"),
        ("Brook praised Vale for the talks.", "not how Ada Brook and Tomas Vale took part in it"),
    ],
)
def test_a_word_of_meeting_without_a_meeting_is_noted(parsed: Parse, text: str, why: str) -> None:
    """With its sentence, the word and what is missing."""
    (note,) = notes(parsed, text)
    assert text in note
    assert why in note


@pytest.mark.parametrize(
    "text", ["Brook met Vale on Monday.", "The talks went on for days.", "Brook likes Vale.", "Brook came home."]
)
def test_what_is_read_or_tells_nothing_is_not(parsed: Parse, text: str) -> None:
    """A meeting that was read, a word of meeting without anybody, people without such a word."""
    assert notes(parsed, text) == []
