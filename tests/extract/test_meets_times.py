"""``kg.extract.meets_times``: several meetings told by one verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale are neighbours.\n\n"

Times = list[tuple[str | None, str | None]]


def times(parsed: Parse, text: str) -> Times:
    """Return date and place of each meeting that *text* tells, where Brook and Vale have been named before."""
    return [(x.date, x.place) for x in meets(parsed(LEAD + text, "", "2024-06-12"))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Brook met Vale in Lima in March 2014, in Oslo in May 2015 and in Rome in June 2016.",
            [("2014-03", "Lima"), ("2015-05", "Oslo"), ("2016-06", "Rome")],
        ),
        (
            "Brook met Vale in Lima on 3 March 2014, in Oslo on 5 May 2014.",
            [("2014-03-03", "Lima"), ("2014-05-05", "Oslo")],
        ),
        ("Brook and Vale met in Lima on Monday and in Oslo on Tuesday.",
         [("2024-06-10", "Lima"), ("2024-06-11", "Oslo")]),
        ("Brook will meet Vale in Lima on Friday and in Oslo on Saturday.",
         [("2024-06-14", "Lima"), ("2024-06-15", "Oslo")]),
        ("Brook met Vale on 3 March 2014 and again on 5 May 2014.", [("2014-03-03", None), ("2014-05-05", None)]),
        ("Brook met Vale in March 2014 and May 2015.", [("2014-03", None), ("2015-05", None)]),
    ],
)  # fmt: skip
def test_each_date_of_a_row_is_a_meeting(parsed: Parse, text: str, told: Times) -> None:
    """With the place that stands beside it, and no other."""
    assert times(parsed, text) == told


def test_each_has_the_same_people_and_status(parsed: Parse) -> None:
    """They are told once, for all."""
    found = list(meets(parsed(LEAD + "Brook will meet Vale on Friday and again on Sunday.", "", "2024-06-12")))
    assert [(set(x.participants), x.status) for x in found] == [({"Ada Brook", "Tomas Vale"}, "planned")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Brook met Vale between 3 March 2014 and 5 May 2014.",
        "Brook met Vale from 3 March to 5 March 2014.",
        "Brook held talks with Vale from Monday to Friday.",
        "Brook has met Vale since March 2014 and May 2015.",
    ],
)
def test_a_range_or_a_bound_is_one_time(parsed: Parse, text: str) -> None:
    """From one day to another is once."""
    assert len(times(parsed, text)) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Brook met Vale on Monday, and on Tuesday she left.", "2024-06-10"),
        ("Brook met Vale on Monday and flew home on Tuesday.", "2024-06-10"),
        ("Brook met Vale on Monday to sign the deal of 5 March 2014.", "2024-06-10"),
        ("Brook met Vale on Monday, 10 June 2024.", "2024-06-10"),
        ("Brook met Vale in 2014 and in 2015.", "2014"),
        ("On Sunday Brook flew to Lima, and on Monday she met Vale.", "2024-06-10"),
    ],
)
def test_the_date_of_something_else_is_no_further_meeting(parsed: Parse, text: str, day: str) -> None:
    """Another verb has it, or it says the same day again, or it is as coarse as a year."""
    assert [x for x, _ in times(parsed, text)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Brook did not meet Vale in March 2014 or in May 2015.",
        "Brook did not meet Vale in March 2014 and May 2015.",
        "Brook may meet Vale on Friday and on Saturday.",
    ],
)
def test_what_was_not_held_or_planned_is_not_counted(parsed: Parse, text: str) -> None:
    """What was denied is denied once."""
    assert len(times(parsed, text)) == 1
