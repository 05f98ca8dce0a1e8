"""``kg.extract.meets_leaning``: date and place shared with the meeting that another leans on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.model import Meeting

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale are neighbours. Hanne Lund is a mayor.\n\n"
TALKS = "Brook held talks with Vale in Lima on 5 March 2014. "
MET = "Brook met Vale in Lima on 5 March 2014. "
SUMMIT = "Brook held a summit with Vale in Lima on 5 March 2014. "


def of_lund(parsed: Parse, text: str) -> tuple[str | None, str | None]:
    """Return date and place of the one meeting in *text* that Lund took part in."""
    found: list[Meeting] = list(meets(parsed(LEAD + text, "", "2024-06-12")))
    (one,) = [x for x in found if "Hanne Lund" in x.participants]
    return one.date, one.place


@pytest.mark.parametrize(
    "text",
    [
        TALKS + "Lund had met Vale before the talks.",
        TALKS + "Lund met Vale shortly before the talks.",
        TALKS + "Following the talks, Vale met Lund.",
        TALKS + "Lund met Vale over dinner after the talks.",
        TALKS + "Lund had met Vale at the opening of the talks.",
        TALKS + "On the sidelines of the talks, Vale met Lund.",
        SUMMIT + "Ahead of the summit, Lund met Vale.",
        SUMMIT + "Lund received Vale on the margins of the summit.",
        MET + "Lund met Vale after the meeting.",
        MET + "After their meeting, Vale held talks with Lund.",
        MET + "After that meeting Vale held talks with Lund.",
    ],
)
def test_what_leans_on_a_meeting_shares_its_day_and_house(parsed: Parse, text: str) -> None:
    """Before it, after it, on its margins."""
    assert of_lund(parsed, text) == ("2014-03-05", "Lima")


def test_a_plan_leans_on_a_plan(parsed: Parse) -> None:
    """The day is ahead for both."""
    text = "Brook will hold talks with Vale in Lima on Friday. Lund will meet Vale before the talks."
    assert of_lund(parsed, text) == ("2024-06-14", "Lima")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (MET + "Lund met Vale last month before the meeting.", ("2024-05", None)),
        (MET + "Lund met Vale in April 2014 after the meeting.", ("2014-04", None)),
        (TALKS + "Lund had met Vale in Oslo before the talks.", ("2014-03-05", "Oslo")),
        ("Brook telephoned Vale on 5 March 2014. Before the call Vale met Lund.", ("2014-03-05", None)),
    ],
)
def test_what_it_tells_itself_stays(parsed: Parse, text: str, told: tuple[str, str | None]) -> None:
    """Another day is another place too; a call has none to share."""
    assert of_lund(parsed, text) == told


@pytest.mark.parametrize(
    "text",
    [
        TALKS + "Lund had met Vale.",
        TALKS + "Lund had met Vale before the vote.",
        TALKS + "Lund had met Vale before any talks.",
        TALKS + "Lund had met Vale before a summit.",
        TALKS + "Lund had telephoned Vale before the talks.",
        "Brook held talks with Vale. Lund had met Vale after the talks.",
        "Lund had met Vale after the talks. Brook held talks with Vale in Lima on 5 March 2014.",
    ],
)
def test_nothing_to_lean_on_is_nothing_shared(parsed: Parse, text: str) -> None:
    """No meeting, or not that one, or one told later or without a day; and a call is made from anywhere."""
    assert of_lund(parsed, text) == (None, None)
