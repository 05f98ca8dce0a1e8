"""``kg.extract.says_frames_clauses``: what is said in a clause, in a title too."""

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


def test_a_title_that_quotes_a_verb(parsed: Parse) -> None:
    """What is denied is all of it."""
    title = "Ada Brook denies Norway 'sold the lake' for fish"
    assert told(parsed, "It rained.", title) == [("Ada Brook", "Norway 'sold the lake' for fish")]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Brook urges release of crew", "release of crew"),
        ("Brook says talks with Vale 'constructive'", "talks with Vale 'constructive'"),
        ("Brook says port 'will never shut'", "port 'will never shut'"),
    ],
)
def test_what_is_said_in_a_title(parsed: Parse, title: str, words: str) -> None:
    """A matter that is urged, what something is said to be, with and without a verb."""
    assert told(parsed, "It rained.", title) == [("Ada Brook", words)]
