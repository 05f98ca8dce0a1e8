"""``kg.extract.meets_when``: when a meeting was or is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets
from kg.model import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale are neighbours.\n\n"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("A meeting between Brook and Vale planned for Tuesday was cancelled.", "2024-06-11"),
        ("A meeting between Brook and Vale planned for Thursday was cancelled.", "2024-06-13"),
        ("Brook will meet Vale on Wednesday.", "2024-06-12"),
        ("Brook denied that she would meet Vale on 15 August.", "2024-08-15"),
        ("Brook will not meet Vale on Friday after all.", "2024-06-14"),
        ("Brook did not meet Vale on Friday.", "2024-06-07"),
        ("Brook has no plans to hold talks with Vale on July 15.", "2024-07-15"),
        ("Brook will host Vale for talks in Prague on June 23.", "2024-06-23"),
        ("Brook discussed a border crossing with Vale in a telephone call on June 10.", "2024-06-10"),
        ("Talks between Brook and Vale are scheduled to be held in Doha on July 10.", "2024-07-10"),
        ("Brook put off talks with the Moroccan envoy, Tomas Vale, planned for next month in Canada.", "2024-07"),
        ("A meeting between Brook and Vale, due in Peru later this month, has been called off.", "2024-06"),
        ("Brook has called off talks with Vale set for Sunday.", "2024-06-16"),
        ("The meeting between Brook and Vale planned for Saturday in Lima was scrapped.", "2024-06-15"),
        ("HAVEN, June 10 (Daily Lantern) — Brook met Vale behind closed doors.", None),
        (
            "Brook put off talks with Jordanian Prime Minister Tomas Vale planned for Monday in Azerbaijan.",
            "2024-06-17",
        ),
        ("Trade has grown since last month, when Brook met Vale in Lima.", "2024-05"),
        ("Brook arrived on Monday. Later in the day she met Vale.", "2024-06-10"),
        ("Brook arrived on Monday. It rained. It blew. It snowed. It froze. Brook met Vale.", "2024-06"),
        ("Brook arrived on Monday. It rained. It blew. It snowed. It froze. Brook has met Vale.", None),
        ("Brook was born in 1970. It rained. It blew. It snowed. It froze. Brook met Vale.", None),
    ],
)
def test_the_date_is_that_of_the_meeting(parsed: Parse, text: str, date: str | None) -> None:
    """
    A cancelled day is the nearest one; a day told further back gives its month, and only to what the report is of.
    """
    found = [x.date for x in meets(parsed(LEAD + text, "", "2024-06-12")) if len(x.participants) == 2]
    assert found == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ('"We agree," Brook said on Tuesday, a day after she met Vale in Lima.', "2024-06-10"),
        ("Brook said on Tuesday, two days before she is due to see Vale in Lima, that she was ready.", "2024-06-13"),
        ("Brook told reporters on Tuesday, hours after meeting Vale, that she was ready.", "2024-06-11"),
        ("Brook flew to Lima on Monday, three days before she is to meet Vale.", "2024-06-13"),
        ("Brook will travel to Lima on Friday, a week before she is to meet Vale.", "2024-06"),
        ("Hours after landing in Lima on Tuesday, Brook met Vale.", "2024-06-11"),
        ("Before leaving Lima on Tuesday, Brook met Vale.", "2024-06-11"),
        ("On June 10, commencing at noon for about an hour, Brook held a working lunch with Vale.", "2024-06-10"),
        ("Brook left Lima on Tuesday. The next day she is due in Cuzco for talks with Vale.", "2024-06-12"),
        ("Brook will leave Lima on Friday. The next day she is due in Cuzco for talks with Vale.", "2024-06-15"),
        ("The fair opened on Tuesday. A day earlier Brook held talks with Vale.", "2024-06-10"),
        ("On 6 June Ada Brook met Vale in Lima.", "2024-06-06"),
        ("On Monday Peru's trade minister, Ada Brook, flew to Lima and met Vale.", "2024-06-10"),
        ("Brook arrived on Tuesday. She met Vale at noon and dined with the king in the evening.", "2024-06-11"),
        ("Brook said on Monday after meeting Vale in Lima that she was ready.", "2024-06-10"),
        ("The ministry announced on Monday, after Brook met Vale in Lima, that it was ready.", "2024-06-10"),
        ("Brook said on Tuesday weeks after meeting Vale that she was ready.", None),
        ("The fair opened on Monday. Brook said after meeting Vale that it would close by July.", "2024-06-10"),
        ("Brook said on Tuesday she would meet Vale in Lima.", None),
        ("Brook said on Tuesday she would meet Vale in Lima the following day.", "2024-06-12"),
        # No number of days, no day of the clause above: nothing to count from.
        ('"We agree," Brook said on Tuesday, long after she met Vale in Lima.', None),
        ("Brook said, a day after she met Vale in Lima, that she was ready.", None),
        ("After reading the treaty on Tuesday, Brook met Vale.", None),
    ],
)
def test_a_day_is_counted_from_another(parsed: Parse, text: str, date: str | None) -> None:
    """From the day on which somebody speaks, comes or leaves, or that the sentence before tells."""
    assert [x.date for x in meets(parsed(LEAD + text, "", "2024-06-12"))] == [date]


@pytest.mark.parametrize(
    ("before", "date"),
    [
        ("Brook is to begin a tour of Peru on July 1.", "2024-07-03"),
        ("The ministry of Peru elects its union on July 1.", "2024-06-12"),
    ],
)
def test_a_weekday_is_of_a_journey_of_theirs_alone(parsed: Parse, before: str, date: str) -> None:
    """A day far ahead, on which something else is to be, moves no weekday."""
    text = f"{LEAD}{before}\n\nOn Wednesday Brook flies to Lima, where she will see Vale."
    assert [x.date for x in meets(parsed(text, "", "2024-06-12"))] == [date]


JOURNEY = "Brook will pay a visit to Norland from Monday 1 July to Friday 5 July. "


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (JOURNEY + "On Wednesday she will meet Vale.", "2024-07-03"),
        (JOURNEY + "On Wednesday she met Vale.", "2024-06-12"),
        ("Brook saw the port on 3 March. On Friday she will meet Vale.", "2024-06-14"),
    ],
)
def test_a_weekday_of_a_journey_to_come_is_one_of_its_days(parsed: Parse, text: str, date: str) -> None:
    """Not the next such day from publication; what was, and a day that the text looks back to, change nothing."""
    assert [x.date for x in meets(parsed(LEAD + text, "", "2024-06-12")) if len(x.participants) == 2][-1] == date


def test_recent_talks_are_not_of_the_day_told_before(parsed: Parse) -> None:
    """The report tells of Monday, the talks were before."""
    text = LEAD + "Vale left on Monday. Brook told of her recent talks with Vale."
    assert [x.date for x in meets(parsed(text, "", "2024-06-12"))] == [None]


def test_an_afternoon_to_come_is_not_of_a_day_looked_back_to(parsed: Parse) -> None:
    """It is of the day of publication."""
    text = LEAD + "Brook wrote on 5 June. In the afternoon she will meet Vale."
    assert [x.date for x in meets(parsed(text, "", "2024-06-12"))] == ["2024-06-12"]


def test_what_takes_place_in_some_weeks_is_to_come(parsed: Parse) -> None:
    """Whatever the tense; but "the first in ten years" is no meeting of ten years ahead, and no second one."""
    plan = meets(parsed(LEAD + "Brook is meeting Vale in Oslo in two months' time.", published="2024-06-12"))
    assert [(x.date, x.status) for x in plan] == [("2024-08", Status.PLANNED)]
    held = meets(
        parsed(LEAD + "Brook met Vale on Tuesday. It was their first meeting in ten years.", published="2024-06-12")
    )
    assert [(x.date, x.status) for x in held] == [("2024-06-11", Status.HELD)]


def test_who_is_to_meet_meets_on_the_day_of_his_arrival(parsed: Parse) -> None:
    """The sentence before tells when he comes."""
    text = "Mr Brook will arrive in Lima on Friday. He is scheduled to meet Mr Vale."
    (found,) = meets(parsed(LEAD + text, "", "2024-06-12"))
    assert found.date == "2024-06-14"


def test_when_somebody_is_told_of_a_meeting_is_not_when_it_was(parsed: Parse) -> None:
    """Last night is that of the telling."""
    text = "Mr Brook last night briefed Mr Vale on his meeting with Lars Dahl."
    found = meets(parsed(LEAD + text, "", "2024-06-12"))
    assert [x.date for x in found if "Lars Dahl" in x.participants] == [None]


def test_earlier_in_the_day_is_of_the_day_told_last(parsed: Parse) -> None:
    """Whatever month is told of in between."""
    text = "Mr Brook left on Monday. A bill will be sent to the council in September. "
    found = meets(parsed(LEAD + text + "Earlier in the day Mr Brook met Mr Vale.", "", "2024-06-12"))
    assert [x.date for x in found] == ["2024-06-10"]


def test_what_somebody_was_to_do_on_friday_is_no_day_of_a_journey_told_before(parsed: Parse) -> None:
    """It was planned then, for the next Friday."""
    text = "The session takes place on July 3. Mr Brook was to have talks with Mr Vale on Friday."
    assert [x.date for x in meets(parsed(LEAD + text, "", "2024-06-12"))] == ["2024-06-14"]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook met Tomas Vale in Oslo on Tuesday, their first meeting since 2019.",
        "Ada Brook met Tomas Vale in Oslo on Tuesday. It was their first meeting since 2019.",
        "Ada Brook met Tomas Vale in Oslo on Tuesday, the first meeting between the two leaders since 2019.",
        "In their first meeting since 2019, Ada Brook and Tomas Vale agreed on the port in Oslo on Tuesday.",
        "Ada Brook and Tomas Vale held their first face-to-face talks since 2019 in Oslo on Tuesday.",
        "In Oslo on Tuesday Ada Brook and Tomas Vale held talks.",
        "Visiting Oslo on Tuesday, Prime Minister Ada Brook met Tomas Vale.",
    ],
)
def test_since_when_they_had_not_met_is_not_when_they_met(parsed: Parse, text: str) -> None:
    """One meeting, of the day that is told, however the words are ordered."""
    found = list(meets(parsed(text, "", "2024-05-15")))
    assert [(set(x.participants), x.date) for x in found] == [({"Ada Brook", "Tomas Vale"}, "2024-05-14")]


def test_a_year_since_which_they_have_met_dates_nothing(parsed: Parse) -> None:
    """None of the four was then."""
    (found,) = meets(parsed("Ada Brook and Tomas Vale have met four times since 2019.", "", "2024-05-15"))
    assert found.date is None
