"""``kg.extract.meets_agenda``: meetings on somebody's programme."""

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
        ("Ms Petrova's programme includes a meeting with Mr Larsen.", "planned"),
        ("Ms Petrova's itinerary included a meeting with Mr Larsen.", "held"),
        ("A meeting with Mr Larsen is on Ms Petrova's agenda.", "planned"),
        ("No meeting with Mr Larsen is on Ms Petrova's agenda.", "denied"),
        ("A meeting with Mr Larsen is not on Ms Petrova's agenda.", "denied"),
        ("First on the list for Ms Petrova is a meeting with Mr Larsen.", "planned"),
    ],
)
def test_what_is_on_the_programme_is_planned(parsed: Parse, text: str, status: str) -> None:
    """What was on it is over."""
    assert with_status(parsed, text) == [(BOTH, status)]


@pytest.mark.parametrize(
    "text",
    [
        "A meeting with Mr Larsen is on the agenda.",
        "Ms Petrova's book includes a quarrel with Mr Larsen.",
        "Ms Petrova's list includes Mr Larsen.",
    ],
)
def test_nobodys_programme_and_what_else_is_listed(parsed: Parse, text: str) -> None:
    assert with_status(parsed, text) == []
