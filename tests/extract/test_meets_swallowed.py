"""Verbs of meeting that parsers take for a part of the name behind them."""

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
        ("Elena Petrova said she had no intention of meeting Henrik Larsen.", "denied"),
        ("Elena Petrova has so far avoided meeting Henrik Larsen.", "denied"),
        ("Elena Petrova, meeting Henrik Larsen in Oslo, pressed for the return of the ships.", "held"),
        ("Elena Petrova rang Henrik Larsen late on Sunday to say the ships would sail.", "held"),
    ],
)
def test_the_verb_is_read_where_it_stands(parsed: Parse, text: str, status: str) -> None:
    assert with_status(parsed, text) == [(BOTH, status)]


@pytest.mark.parametrize(
    "text",
    [
        "Elena Petrova chaired the annual meeting Henrik Larsen missed.",
        "Elena Petrova spoke of the Larsen family.",
    ],
)
def test_a_noun_before_a_name_is_none(parsed: Parse, text: str) -> None:
    assert BOTH not in {who for who, status in with_status(parsed, text) if status == "held"}
