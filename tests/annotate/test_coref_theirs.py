"""``kg.annotate.coref_theirs``: the ministers of two countries that do something together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.annotate.refs import meant

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

NAMED = (
    "\n\nNorway's foreign minister, Henrik Larsen, and his Bulgarian counterpart, Elena Petrova, sat down in Bergen."
)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Norway and Bulgaria will reopen two consulates, their foreign ministers said on Monday.",
            "their foreign ministers",
            ["Henrik Larsen", "Elena Petrova"],
        ),
        (
            "Norway and Bulgaria will reopen two consulates, the two countries' foreign ministers said on Monday.",
            "foreign ministers",
            ["Henrik Larsen", "Elena Petrova"],
        ),
        (
            "Norway, Jordan and Bulgaria will reopen two consulates, their foreign ministers said on Monday.",
            "their foreign ministers",
            [],
        ),
        (
            "Norway and Bulgaria will reopen two consulates, their spokesmen said on Monday.",
            "their spokesmen",
            [],
        ),
        (
            "Banks and ports in Norway and Bulgaria shut, foreign ministers said on Monday.",
            "foreign ministers",
            [],
        ),
    ],
)
def test_the_ministers_of_two_countries_are_named_behind(parsed: Parse, text: str, words: str, who: list[str]) -> None:
    """Each by his country; not of three, of whom one has no name, nor of those who only tell."""
    assert meant(parsed(text + NAMED), words) == who
