"""Meetings that were held though a word of plans stands with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.three import with_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

BOTH = "Larsen Petrova"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Petrova-Larsen talks, now in their second day, have been difficult.", "held"),
        ("Petrova's lunch with Larsen was supposed to last an hour; it took three.", "held"),
        ("Petrova's talks with Larsen are due to last two days.", "planned"),
        ("Petrova found time to meet Larsen.", "held"),
        ("Larsen had the chance to talk to Petrova on the sidelines of the fair.", "held"),
        ("Petrova had no chance to meet Larsen.", "denied"),
        ("Petrova hopes for a chance to meet Larsen.", "possible"),
    ],
)
def test_what_lasts_was_held_and_a_chance_taken(parsed: Parse, text: str, status: str) -> None:
    assert with_status(parsed, text) == [(BOTH, status)]
