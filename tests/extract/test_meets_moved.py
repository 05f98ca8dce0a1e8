"""``kg.extract.meets_moved``: a meeting that is moved is off on the old day, and planned for the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets
from kg.model import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

PUBLISHED = "2024-06-12"
"""A Wednesday."""

OFF, ON = Status.CANCELLED, Status.PLANNED


def told(parsed: Callable[..., Doc], sentence: str) -> list[tuple[Status, str | None]]:
    """Return status and day of each meeting of Brook and Vale, or of Norway and Sweden, that *sentence* tells."""
    return [(x.status, x.date) for x in meets(parsed(sentence, "", PUBLISHED))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The meeting between Ada Brook and Tomas Vale was postponed to 17 July.",
            [(OFF, None), (ON, "2024-07-17")],
        ),
        (
            "The meeting between Ada Brook and Tomas Vale, due on 12 July, was postponed to 17 July.",
            [(OFF, "2024-07-12"), (ON, "2024-07-17")],
        ),
        (
            "The talks between Norway and Sweden have been postponed from 12 July to 17 July, the ministry said.",
            [(OFF, "2024-07-12"), (ON, "2024-07-17")],
        ),
        (
            "Ada Brook postponed a meeting with Tomas Vale until 17 July.",
            [(OFF, None), (ON, "2024-07-17")],
        ),
        (
            "Ada Brook's meeting with Tomas Vale was moved from Tuesday to Friday.",
            [(OFF, "2024-06-11"), (ON, "2024-06-14")],
        ),
        (
            "Talks between Norway and Sweden, postponed from 12 July to 17 July, will be held in Oslo.",
            [(OFF, "2024-07-12"), (ON, "2024-07-17")],
        ),
        ("Norway and Sweden postponed their talks to 17 July.", [(OFF, None), (ON, "2024-07-17")]),
        (
            "Ada Brook was to meet Tomas Vale on Thursday, but the meeting was postponed to Friday.",
            [(OFF, "2024-06-13"), (ON, "2024-06-14")],
        ),
        (
            "The meeting between Ada Brook and Tomas Vale, scheduled for Thursday, was put off and will now take place "
            "on 17 July.",
            [(OFF, "2024-06-13"), (ON, "2024-07-17")],
        ),
        (
            "The meeting between Ada Brook and Tomas Vale was pushed back until Friday.",
            [(OFF, None), (ON, "2024-06-14")],
        ),
        ("The meeting between Ada Brook and Tomas Vale was brought forward to Friday.", [(ON, "2024-06-14")]),
    ],
)
def test_the_new_day_is_planned_and_the_old_one_off(
    parsed: Callable[..., Doc], sentence: str, expected: list[tuple[Status, str | None]]
) -> None:
    """Whoever asks who meets on the new day gets them; the old day is told as cancelled where it is told."""
    assert told(parsed, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The meeting between Ada Brook and Tomas Vale was postponed.", [(OFF, None)]),
        ("The meeting between Ada Brook and Tomas Vale was not moved to Friday.", []),
        ("Talks between Norway and Sweden moved to Oslo on Monday.", [(Status.HELD, "2024-06-10")]),
    ],
)
def test_what_names_no_new_day_plans_nothing(
    parsed: Callable[..., Doc], sentence: str, expected: list[tuple[Status, str | None]]
) -> None:
    """A meeting put off for good, one that stays, and talks that move to a town are not planned for another day."""
    assert [x for x in told(parsed, sentence) if x[0] is not Status.DENIED] == expected
