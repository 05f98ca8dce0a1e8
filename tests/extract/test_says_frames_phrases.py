"""``kg.extract.says_frames_phrases``: what is said behind a preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.says import says

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

KNOWN = "Ada Brook, a lawyer, and Tomas Vale run the port of Lindmouth. "


def told(parsed: Parse, text: str, title: str = "") -> list[tuple[str, str]]:
    """Speaker and words of each statement in *text*."""
    return [(x.speaker, x.text) for x in says(parsed(KNOWN + text, title))]


def test_a_source_that_wants_no_name_says_nothing_by_that(parsed: Parse) -> None:
    """It insists on it for itself."""
    found = told(parsed, '"It is late," said a Norwegian official, insisting on anonymity.')
    assert found == [("unnamed: Norwegian official", "It is late")]
