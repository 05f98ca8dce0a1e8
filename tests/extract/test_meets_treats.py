"""``kg.extract.meets_treats``: meals, audiences and tables that people give to each other or share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.model import Meeting

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale are neighbours.\n\n"
BOTH = {"Ada Brook", "Tomas Vale"}


def told(parsed: Parse, text: str) -> list[Meeting]:
    """Return the meetings that *text* tells, where Brook and Vale have been named before."""
    return list(meets(parsed(LEAD + text, "", "2024-06-12")))


@pytest.mark.parametrize(
    "text",
    [
        "Brook took Vale aside at the fair.",
        "Brook took Vale to lunch on Monday.",
        "Brook took Vale out for dinner.",
        "Vale was taken aside by Brook.",
        "Vale was taken to dinner by Brook.",
    ],
)
def test_who_is_taken_aside_or_to_a_meal_is_met(parsed: Parse, text: str) -> None:
    """Whichever way round."""
    assert [(set(x.participants), x.evidence.rule) for x in told(parsed, text)] == [(BOTH, "meets/taken")]


@pytest.mark.parametrize(
    "text",
    [
        "Brook granted Vale an audience.",
        "Brook granted an audience to Vale.",
        "Vale was granted an audience by Brook.",
        "Brook gave a dinner for Vale.",
        "The dinner that Brook gave for Vale was long.",
        "Brook had Vale for tea on Monday.",
    ],
)
def test_who_gives_a_meal_or_an_audience_is_the_host(parsed: Parse, text: str) -> None:
    """And the other one the guest."""
    assert [(set(x.participants), x.host) for x in told(parsed, text)] == [(BOTH, "Ada Brook")]


@pytest.mark.parametrize(
    "text",
    [
        "Brook shared a table with Vale.",
        "Brook shared a meal with Vale.",
        "Brook and Vale shared a taxi.",
        "Brook and Vale shared a sofa at the palace.",
    ],
)
def test_who_shares_a_table_meets(parsed: Parse, text: str) -> None:
    """Nobody is host of it."""
    assert [(set(x.participants), x.host) for x in told(parsed, text)] == [(BOTH, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Brook took Vale to court.",
        "Brook took Vale for a fool.",
        "Brook took Vale to the airport.",
        "Brook took a map from Vale.",
        "Brook took lunch without Vale.",
        "Brook gave Vale a medal.",
        "Brook gave Vale dinner plates.",
        "Brook gave a speech for Vale.",
        "Brook granted Vale a pardon.",
        "Brook had Vale arrested.",
        "Brook had a letter from Vale.",
        "Brook shared a view with Vale.",
        "Brook shared a prize with Vale.",
        "Brook shared a photograph of Vale.",
    ],
)
def test_what_else_is_taken_given_or_shared_is_no_meeting(parsed: Parse, text: str) -> None:
    """The verbs are of every use."""
    assert told(parsed, text) == []


@pytest.mark.parametrize("text", ["Vale was granted an audience.", "Brook took lunch.", "Brook shared a table."])
def test_one_alone_meets_nobody(parsed: Parse, text: str) -> None:
    """Who gave it, the text does not tell."""
    assert told(parsed, text) == []
