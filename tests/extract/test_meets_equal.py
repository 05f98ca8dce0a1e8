"""``kg.extract.meets_equal``: who "those" or "the first" are, where the sentence says so behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.three import surnames

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The first to be received by Ms Petrova was Mr Larsen.", "Larsen Petrova"),
        ("The first visitor whom Ms Petrova received was Mr Larsen.", "Larsen Petrova"),
        ("Among those who met Ms Petrova was Mr Larsen.", "Larsen Petrova"),
        ("Among the ministers whom Ms Petrova met were Mr Larsen and Mr Haddad.", "Haddad Larsen Petrova"),
        ("Those whom Ms Petrova met included Mr Larsen.", "Larsen Petrova"),
    ],
)
def test_the_main_clause_tells_who_they_are(parsed: Parse, text: str, who: str) -> None:
    assert surnames(parsed, text) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Among those who criticised Ms Petrova was Mr Larsen.",
        "The first to be received was Mr Larsen.",
        "The man who met Ms Petrova was a lawyer.",
        "Those whom Ms Petrova met did not include Mr Larsen.",
    ],
)
def test_a_description_names_nobody(parsed: Parse, text: str) -> None:
    assert surnames(parsed, text) == []
