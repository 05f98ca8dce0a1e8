"""``kg.extract.meets_fronted``: events told beside what somebody does, read from the order of the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets
from kg.model import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

BOTH = {"Ada Brook", "Tomas Vale"}


def told(parsed: Parse, text: str) -> list[tuple[set[str], Status]]:
    return [(set(x.participants), x.status) for x in meets(parsed(text, "", "2024-05-15"))]


@pytest.mark.parametrize(
    "text",
    [
        "After talks with Tomas Vale, Ada Brook said that a deal was near.",
        "After talks with Tomas Vale in Oslo on Monday, Norwegian Prime Minister Ada Brook said that a deal was near.",
        "Following a meeting with Tomas Vale in Oslo, Ada Brook flew home.",
        "Ada Brook raised the issue with Tomas Vale during a meeting in Oslo.",
        "Ada Brook took it up with Tomas Vale in a call on Monday.",
    ],
)
def test_who_comes_from_an_event_was_in_it(parsed: Parse, text: str) -> None:
    """Whatever else the sentence tells of them."""
    assert told(parsed, text) == [(BOTH, Status.HELD)]


def test_an_event_that_is_ahead(parsed: Parse) -> None:
    """The same words before one that is to come."""
    text = "Ahead of talks with Tomas Vale on Friday, Ada Brook said that a deal was near."
    assert told(parsed, text) == [(BOTH, Status.PLANNED)]


@pytest.mark.parametrize(
    "text",
    [
        "After talks with Tomas Vale, Ada Brook's aide said that a deal was near.",
        "After the talks with Tomas Vale, reporters said Ada Brook was tired.",
        "In a letter to Tomas Vale, Ada Brook said that a deal was near.",
        "Ada Brook clashed with Tomas Vale during the summit.",
        "Ada Brook sided with Tomas Vale in an election.",
    ],
)
def test_who_is_only_beside_an_event_was_not_in_it(parsed: Parse, text: str) -> None:
    """Whose aide speaks, whom others tell of, what many come to, what is no meeting."""
    assert [x for x, _ in told(parsed, text) if x == BOTH] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook travelled to Oslo on Monday for talks with Tomas Vale, during which they discussed the port.",
        "Ada Brook had dinner with Tomas Vale, at which they discussed the port.",
    ],
)
def test_what_was_discussed_in_an_event_is_no_second_one(parsed: Parse, text: str) -> None:
    """It is told by its own noun, with its own status."""
    assert told(parsed, text) == [(BOTH, Status.HELD)]
