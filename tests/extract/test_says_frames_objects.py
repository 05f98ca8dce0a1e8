"""``kg.extract.says_frames_objects``: what is said in a noun phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.says import says

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

KNOWN = "Ada Brook, a lawyer, and Tomas Vale run the port of Lindmouth. "


def told(parsed: Parse, text: str, title: str = "") -> list[tuple[str, str]]:
    """Speaker and words of each statement in *text*."""
    return [(x.speaker, x.text) for x in says(parsed(KNOWN + text, title))]


def test_what_is_attacked_with_arms_is_not_what_somebody_says(parsed: Parse) -> None:
    """A decision is attacked in words."""
    assert told(parsed, "The rebels attacked the bridge and the soldiers defended the town.") == []
    assert told(parsed, "Norway attacked the decision.") == [("Norway", "the decision")]
    assert told(parsed, "Ada Brook attacked the system.") == [("Ada Brook", "the system")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Ada Brook called the sale of the boats "a mistake" and left.', 'the sale of the boats "a mistake"'),
        ('Ada Brook called it "a mistake".', '"a mistake"'),
    ],
)
def test_what_is_called_by_quoted_words(parsed: Parse, text: str, words: str) -> None:
    """The thing, however long, and what it is called; a pronoun tells nothing."""
    assert told(parsed, text) == [("Ada Brook", words)]


def test_continued_progress_is_a_wish(parsed: Parse) -> None:
    """Parsers make a clause of it."""
    assert told(parsed, "Ada Brook wished the Norwegian people continued progress.") == [
        ("Ada Brook", "the Norwegian people continued progress")
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Ada Brook expressed her gratitude for the help after the floods.",
            "her gratitude for the help after the floods",
        ),
        ("Ada Brook expressed her gratitude for the help during a visit to Oslo.", "her gratitude for the help"),
    ],
)
def test_what_thanks_are_for(parsed: Parse, text: str, words: str) -> None:
    """When it was given belongs to it; the occasion on which the thanks were does not."""
    assert told(parsed, text) == [("Ada Brook", words)]


def test_what_is_promised_to_somebody(parsed: Parse) -> None:
    """Not what is denied her."""
    found = list(says(parsed(KNOWN + "Norway promised him electricity at a fixed price.")))
    assert [(x.speaker, x.text) for x in found] == [("Norway", "electricity at a fixed price")]
    assert told(parsed, "Norway denied him electricity at a fixed price.") == []
