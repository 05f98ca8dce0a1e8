"""``kg.extract.says_frames_phrases``: what is said behind a preposition."""

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


def test_a_source_that_wants_no_name_says_nothing_by_that(parsed: Parse) -> None:
    """It insists on it for itself."""
    found = told(parsed, '"It is late," said a Norwegian official, insisting on anonymity.')
    assert found == [("unnamed: Norwegian official", "It is late")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Brook thanked Norway for its help during last year's floods.", "for its help during last year's floods"),
        ("Ada Brook thanked Norway for its help during a visit to Oslo.", "for its help"),
        ("Ada Brook thanked Norway for its support in a speech on Monday.", "for its support"),
        (
            "Ada Brook congratulated Norway on ten years without a strike in its ports.",
            "on ten years without a strike in its ports",
        ),
        ("Ada Brook congratulated Norway on its victory after talks with Tomas Vale.", "on its victory"),
        ("Ada Brook complained of harassment by Norwegian patrols.", "of harassment by Norwegian patrols"),
        ("Ada Brook complained of harassment after the talks.", "of harassment"),
    ],
)
def test_where_a_phrase_ends(parsed: Parse, text: str, words: str) -> None:
    """With what parsers give to the verb, too; not with when, where or on which occasion it was said."""
    assert told(parsed, text) == [("Ada Brook", words)]


def test_what_is_called_for_to_be_done(parsed: Parse) -> None:
    """Parsers part the "for" from what it opens where a hyphen stands in that."""
    text = "Ada Brook called for search-and-rescue drills in the Arctic to be held every year."
    assert told(parsed, text) == [("Ada Brook", "for search-and-rescue drills in the Arctic to be held every year")]
