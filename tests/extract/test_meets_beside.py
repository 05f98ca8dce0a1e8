"""``kg.extract.meets_beside``: dates and places in a row right beside the clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale are neighbours.\n\n"


def when_and_where(parsed: Parse, text: str) -> list[tuple[str | None, str | None]]:
    """Return date and place of each meeting that *text* tells, where Brook and Vale have been named before."""
    return [(x.date, x.place) for x in meets(parsed(LEAD + text, "", "2024-06-12"))]


@pytest.mark.parametrize(
    "text",
    [
        "In Rome on Monday Brook met Vale.",
        "On Monday, in Rome, Brook held talks with Vale.",
        "On Monday in Rome, Brook received Vale.",
        "Brook spent the week in Oslo and in Rome on Monday she met Vale.",
        "Brook flew out on Sunday, and in Rome on Monday she met Vale.",
        "Brook opened a school in Oslo on Friday and in Rome on Monday she received Vale.",
        "In Oslo on Friday she opened a school; in Rome on Monday she received Vale.",
        "Prices rose in Oslo, but in Rome on Monday Ms Brook met Mr Vale.",
        "The ferry stood still in Oslo, while in Rome on Monday Ms Brook met Mr Vale.",
        "The week was long: in Rome on Monday Brook met Vale.",
        "Brook flew home and early on Monday in Rome she met Vale.",
        "Brook said that in Rome on Monday she met Vale.",
    ],
)
def test_a_row_before_the_subject_is_the_clauses_own(parsed: Parse, text: str) -> None:
    """Whatever day and city the sentence has told of before it."""
    assert when_and_where(parsed, text) == [("2024-06-10", "Rome")]


@pytest.mark.parametrize(
    "text",
    [
        "Brook met Vale in Rome on Monday.",
        "Brook met Vale on Monday in Rome.",
        "Brook met Swedish Foreign Minister Tomas Vale in Rome on Monday.",
        "Brook met Tomas Vale, the Swedish foreign minister, in Rome on Monday.",
        "Brook discussed a treaty signed in Oslo with Vale in Rome on Monday.",
        "Brook discussed a treaty signed in Oslo with Vale on Monday in Rome.",
        "Brook discussed a ship built in Oslo with Swedish Prime Minister Tomas Vale in Rome on Monday.",
        "Brook discussed a plan made in Oslo with Tomas Vale, the Swedish prime minister, in Rome on Monday.",
    ],
)
def test_a_row_behind_whom_it_names_is_the_clauses_own(parsed: Parse, text: str) -> None:
    """His office before or behind his name is no end of the clause."""
    assert when_and_where(parsed, text) == [("2024-06-10", "Rome")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Brook discussed a law passed in March with Vale on Monday.", ("2024-06-10", None)),
        ("Brook discussed plans announced last year with Vale on Monday.", ("2024-06-10", None)),
        ("Brook slept badly and early on Friday in Rome she telephoned Vale.", ("2024-06-07", None)),
        ("Brook spent the spring in Oslo and in Rome in May she met Vale.", ("2024-05", "Rome")),
        ("Late last year in Rome, Brook met Vale.", ("2023", "Rome")),
    ],
)
def test_a_row_may_be_short_or_coarse(parsed: Parse, text: str, told: tuple[str, str | None]) -> None:
    """A date alone, a month, a year; a call has no place."""
    assert when_and_where(parsed, text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Brook, who was born in Rome in 1970, met Vale on Monday.", ("2024-06-10", None)),
        ("Brook, whose party won in Rome in March, met Vale.", (None, None)),
        ("Brook met Vale, who was born in Rome in 1970.", (None, None)),
        ("Brook met Vale, who arrived in Rome on Sunday.", (None, None)),
        ("Brook met Vale, whose party lost in Rome in March.", (None, None)),
        ("Brook met Vale over a law passed in Rome in March.", (None, None)),
        ("Brook discussed with Vale a law passed in Rome in March.", (None, None)),
        ("Brook met Vale and flew to Rome on Friday.", (None, None)),
        ("Brook met Vale and the mayor of Rome.", (None, None)),
        ("The mayor of Rome said on Monday that Brook met Vale.", (None, None)),
        ("The vote in Rome on Friday was close, and Brook met Vale.", (None, None)),
    ],
)
def test_what_stands_in_another_clause_is_not_beside(
    parsed: Parse, text: str, told: tuple[str | None, str | None]
) -> None:
    """A word between, and the row is of that word."""
    assert when_and_where(parsed, text) == [told]
