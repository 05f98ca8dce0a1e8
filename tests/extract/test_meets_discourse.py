"""``kg.extract.meets_discourse``: what later sentences add to a meeting told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.model import Meeting

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale are neighbours. Lars Dahl is a mayor.\n\n"
PUBLISHED = "2024-06-12"


def told(parsed: Parse, text: str) -> list[Meeting]:
    """Return the meetings that *text* tells, where Brook, Vale and Dahl have been named before."""
    return list(meets(parsed(LEAD + text, "", PUBLISHED)))


ALL = {"Ada Brook", "Tomas Vale", "Lars Dahl"}


@pytest.mark.parametrize(
    "text",
    [
        "Brook received Vale at the palace. The meeting was also attended by Mayor Lars Dahl.",
        "Brook met Vale on Monday. Mayor Lars Dahl was present at the meeting.",
        "Brook met Vale on Monday. Mayor Lars Dahl attended the meeting.",
        "Brook received Vale at the palace. Mr Vale was accompanied by the mayor, Lars Dahl.",
        "Brook met Vale on Monday. Also present was Mayor Lars Dahl.",
    ],
)
def test_who_was_there_took_part(parsed: Parse, text: str) -> None:
    """However attendance is worded, it adds to the meeting told last and makes none of its own."""
    assert [set(x.participants) for x in told(parsed, text)] == [ALL]


def test_who_was_expected_did_not_attend(parsed: Parse) -> None:
    """An attendance that is itself only planned adds nobody to a meeting that was held."""
    found = told(parsed, "Brook met Vale on Monday. Mayor Lars Dahl will attend the meeting.")
    assert [set(x.participants) for x in found] == [{"Ada Brook", "Tomas Vale"}]


def test_a_meeting_may_be_told_by_its_guests_alone(parsed: Parse) -> None:
    """Two who attended one session met there."""
    found = told(parsed, "The deal was reached at a session attended by Mr Brook and Mr Vale.")
    assert [(set(x.participants), x.evidence.rule) for x in found] == [({"Ada Brook", "Tomas Vale"}, "meets/attended")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Brook held talks with Vale on Monday. The next round is due in Lima on Friday.", "planned"),
        ("Brook held talks with Vale on Monday. A further meeting, planned for Friday, was called off.", "cancelled"),
        ("Brook held talks with Vale on Monday. A session planned for Friday has been postponed.", "cancelled"),
    ],
)
def test_another_meeting_of_a_row_has_the_same_participants(parsed: Parse, text: str, status: str) -> None:
    """The further round is a second meeting with a status and a date of its own."""
    first, second = told(parsed, text)
    assert first.participants == second.participants
    assert (first.status, second.status, second.date) == ("held", status, "2024-06-14")


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Brook flew to Oslo for talks with Vale, but the meeting was called off.", ["cancelled"]),
        ("Brook travelled to Oslo for a meeting with Vale but the talks were postponed.", ["cancelled"]),
        ("Brook flew to Oslo for talks with Vale on Monday.", ["held"]),
        ("Brook met Vale in Oslo, but the visit to Lima was called off.", ["held"]),
    ],
)
def test_who_travelled_for_talks_did_not_hold_those_called_off(parsed: Parse, text: str, statuses: list[str]) -> None:
    """That talks were the purpose of a journey is taken for their taking place, until told otherwise."""
    assert [x.status for x in told(parsed, text)] == statuses


def test_a_round_of_something_else_is_no_meeting(parsed: Parse) -> None:
    """After a phone call, "the next round" is of what the text has not told; nor is there one that never followed."""
    assert len(told(parsed, "Brook held talks with Vale on Monday. No further meeting followed.")) == 1
    assert len(told(parsed, "Brook telephoned Vale on Monday. The next round is due in Lima on Friday.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Brook met Mr Dahl on Monday. A meeting with Mr Vale had to be postponed.",
        "Brook met Mr Dahl on Monday. A dinner with Mr Vale was called off because of fog.",
        "Brook met Mr Dahl on Monday. A stop in Lima for talks with Mr Vale has been dropped.",
    ],
)
def test_a_meeting_with_one_side_told_is_that_of_who_met_others(parsed: Parse, text: str) -> None:
    """The sentence before tells whose programme it is."""
    _, second = told(parsed, text)
    assert (set(second.participants), second.status) == ({"Ada Brook", "Tomas Vale"}, "cancelled")


def test_with_nobody_told_before_a_meeting_with_one_side_is_none(parsed: Parse) -> None:
    """Nothing says who was to meet him."""
    assert told(parsed, "The weather was bad. A meeting with Mr Vale had to be postponed.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Brook had been expected in Lima for a meeting with Vale, but the trip has been put off.",
        "Brook was to meet Vale in Lima on Friday. That session has been put off.",
        "Brook is due to meet Vale on Friday. The meeting has since been cancelled.",
    ],
)
def test_what_follows_may_cancel_a_plan(parsed: Parse, text: str) -> None:
    """In the same sentence or the next, by a noun that refers back to it."""
    assert [x.status for x in told(parsed, text)] == ["cancelled"]


def test_another_trip_cancels_nothing_held(parsed: Parse) -> None:
    """What was held stays so whatever trip is put off afterwards."""
    assert [x.status for x in told(parsed, "Brook met Vale on Monday. The trip home was put off.")] == ["held"]


def test_a_stop_elsewhere_that_is_dropped_leaves_the_plan_as_it_was(parsed: Parse) -> None:
    """What was to be in another place is another plan."""
    plan = "Brook is expected to travel to Lisbon on Sunday to see Vale. "
    assert [x.status.value for x in told(parsed, plan + "Her planned stop in Rome was dropped.")] == ["planned"]
    assert [x.status.value for x in told(parsed, plan + "Her planned trip was dropped.")] == ["cancelled"]


@pytest.mark.parametrize(
    "text",
    [
        "Joined by Mayor Lars Dahl, Brook received Vale.",
        "Accompanied by Mayor Lars Dahl, Brook called on Vale.",
        "Brook held talks with Vale with the participation of the mayor, Lars Dahl.",
    ],
)
def test_who_is_told_beside_a_participant_took_part(parsed: Parse, text: str) -> None:
    """By a participle in front, or by their participation."""
    assert [set(x.participants) for x in told(parsed, text)] == [ALL]


def test_who_joins_on_another_day_was_not_there(parsed: Parse) -> None:
    """Tuesday's guest is none of Monday's."""
    found = told(parsed, "Brook met Vale on Monday. They were joined on Tuesday by Mayor Lars Dahl.")
    assert [set(x.participants) for x in found] == [{"Ada Brook", "Tomas Vale"}]


def test_there_will_be_no_meeting_with_somebody(parsed: Parse) -> None:
    """Whose it is not is told before."""
    found = told(parsed, "Brook met Dahl on Monday. There will be no meeting with Vale.")
    assert [(set(x.participants), x.status.value) for x in found][1:] == [({"Ada Brook", "Tomas Vale"}, "denied")]


def test_who_is_told_to_be_attending_took_part(parsed: Parse) -> None:
    """In the meeting, not in a call or in talks before it that are told in between."""
    text = "Brook received Vale at the palace. Vale told of her recent talks with Hill. Attending from her side were "
    found = told(parsed, text + "Mayor Lars Dahl and Minister Ulf Rand.")
    assert [set(x.participants) for x in found][:1] == [ALL | {"Ulf Rand"}]


@pytest.mark.parametrize(
    "text",
    [
        "Brook and Dahl talked for an hour in Lima. A meeting with Vale was to follow but has been dropped.",
        "Brook flies to Lima, where she is to be received by Dahl. A dinner with Vale has been dropped.",
    ],
)
def test_whose_meeting_was_dropped(parsed: Parse, text: str) -> None:
    """It is that of the subject of the sentence before."""
    off = [set(x.participants) for x in told(parsed, text) if x.status.value == "cancelled"]
    assert off == [{"Ada Brook", "Tomas Vale"}]


def test_the_first_such_meeting_is_not_of_those_who_met_before(parsed: Parse) -> None:
    """It is one of a kind that others have."""
    found = told(
        parsed, "Brook met Vale on Monday. Engineers will meet often. The first such meeting is due on Friday."
    )
    assert len(found) == 1


def test_who_will_come_along_was_not_there_before(parsed: Parse) -> None:
    """The meeting before was another."""
    found = told(parsed, "Brook last met Vale in May. Brook will be accompanied by the mayor, Lars Dahl.")
    assert [set(x.participants) for x in found] == [{"Ada Brook", "Tomas Vale"}]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Brook had an appointment with Vale on Friday, but it was put off at short notice.", "cancelled"),
        ("Brook had a meeting with Vale scheduled for Friday, but it was cancelled.", "cancelled"),
        ("Brook and Vale will meet in June, her office said, denying reports that the trip was put off.", "planned"),
        ("Brook will meet Vale in June. Her office denied that the meeting had been cancelled.", "planned"),
    ],
)
def test_an_appointment_may_be_put_off_and_a_report_of_that_denied(parsed: Parse, text: str, status: str) -> None:
    assert [x.status.value for x in meets(parsed(LEAD + text, "", "2024-06-12"))] == [status]
