"""``kg.extract.meets_diary``: what stands below a line that is only a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

DIARY = (
    "THURSDAY, JUNE 13\n\n"
    "OSLO - The council sits.\n\n"
    "FRIDAY, JUNE 14\n\n"
    "BERN - {}\n\n"
    "SATURDAY, JUNE 15\n\n"
    "PARIS - The fair opens."
)


def told(parsed: Parse, text: str) -> list[tuple[str, str | None, str | None]]:
    """Return status, date and place of each meeting of *text*, published on a Wednesday."""
    return [(x.status.value, x.date, x.place) for x in meets(parsed(text, "What to watch", "2024-06-12"))]


@pytest.mark.parametrize(
    ("item", "meeting"),
    [
        ("President Ada Brook receives Tomas Vale.", ("planned", "2024-06-14", "Bern")),
        ("Ada Brook was to meet Tomas Vale, but the talks have been put off.", ("cancelled", "2024-06-14", "Bern")),
        ("Ada Brook will speak by telephone with Tomas Vale.", ("planned", "2024-06-14", None)),
        ("Ada Brook sees Tomas Vale in the morning.", ("planned", "2024-06-14", "Bern")),
    ],
)
def test_what_stands_below_a_day_to_come_is_planned_for_it(
    parsed: Parse, item: str, meeting: tuple[str, str, str | None]
) -> None:
    """At the place in capitals before its dash; a call is nowhere."""
    assert told(parsed, DIARY.format(item)) == [meeting]


def test_what_such_an_item_looks_back_to_keeps_its_own_day(parsed: Parse) -> None:
    """The day above is that of the item, not of what went before."""
    assert told(parsed, DIARY.format("Ada Brook, who met Tomas Vale in May, opens the fair.")) == [
        ("held", "2024-05", None)
    ]


def test_a_diary_of_the_week_begins_today(parsed: Parse) -> None:
    """The present of its first day is still to come; a place may open a line without capitals."""
    text = "WEDNESDAY, JUNE 12\n\nOslo - Ada Brook receives Tomas Vale.\n\nFRIDAY, JUNE 14\n\nPARIS - The fair opens."
    assert told(parsed, text) == [("planned", "2024-06-12", "Oslo")]


def test_one_date_alone_makes_no_diary(parsed: Parse) -> None:
    """It is the day on which the text was written."""
    text = "Media statement\n\n12 June 2024\n\nAda Brook meets Tomas Vale for tea."
    assert told(parsed, text) == [("held", None, None)]


@pytest.mark.parametrize("mark", [".", ":", " –"])
def test_a_day_may_open_its_paragraph(parsed: Parse, mark: str) -> None:
    """Below it and in it, what is told in the present is planned for that day."""
    text = (
        f"Thursday{mark} President Elena Petrova welcomes Henrik Larsen to Sofia.\n\n"
        f"Friday{mark} Omar Haddad flies to Rabat to see Premier Driss Amrani. He is in a hurry.\n\n"
        f"Saturday{mark} The fair opens."
    )
    assert [(status, date) for status, date, _ in told(parsed, text)] == [
        ("planned", "2024-06-13"),
        ("planned", "2024-06-14"),
    ]


def test_the_last_day_of_the_week_is_the_one_to_come(parsed: Parse) -> None:
    """Of a list that comes out on a Wednesday, the Wednesday below a Friday is that of the next week."""
    text = "Friday: The fair opens.\n\nWednesday: President Elena Petrova receives Henrik Larsen."
    assert told(parsed, text) == [("planned", "2024-06-19", None)]


def test_a_look_back_at_the_week(parsed: Parse) -> None:
    text = "Monday: President Elena Petrova received Henrik Larsen.\n\nTuesday: The fair opened."
    assert told(parsed, text) == [("held", "2024-06-10", None)]


def test_one_such_day_is_no_diary(parsed: Parse) -> None:
    """The day is that of the sentence behind it, like any other."""
    text = "Friday: President Elena Petrova welcomes Henrik Larsen.\n\nOmar Haddad receives Driss Amrani."
    assert told(parsed, text)[-1] == ("held", None, None)
