"""``kg.extract.lapsed``: plans of which nothing came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.neighbours import statuses

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    "text",
    [
        "A meeting between Brook and Vale came to nothing.",
        "A meeting between Brook and Vale came to grief.",
        "A meeting between Brook and Vale never materialised.",
        "A meeting between Brook and Vale never happened.",
        "A meeting between Brook and Vale did not come off.",
        "A meeting between Brook and Vale fell through.",
        "A meeting between Brook and Vale was put on hold.",
        "Talks between Brook and Vale were put on ice.",
        "The lunch between Brook and Vale is off.",
        "A meeting between Brook and Vale is off the table.",
    ],
)
def test_a_meeting_that_did_not_come_about_is_cancelled(parsed: Parse, text: str) -> None:
    """It was to be, so it is not merely denied."""
    assert statuses(parsed, text) == ["cancelled"]


@pytest.mark.parametrize("verb", ["cancelled", "called off", "scrapped", "put off"])
def test_with_the_trip_goes_the_meeting_on_it(parsed: Parse, verb: str) -> None:
    """Where they were to meet, one of them does not go."""
    assert statuses(parsed, f"Brook {verb} a trip to Oslo where she was to meet Vale.") == ["cancelled"]


@pytest.mark.parametrize(
    "text",
    [
        "Plans for a meeting between Brook and Vale came to nothing.",
        "Plans for a meeting between Brook and Vale fell through.",
        "A plan for talks between Brook and Vale collapsed.",
        "A proposal for talks between Brook and Vale lapsed.",
        "A bid for talks between Brook and Vale fizzled out.",
        "Preparations for a meeting between Brook and Vale stalled.",
        "Hopes of a meeting between Brook and Vale evaporated.",
    ],
)
def test_with_the_plan_goes_what_it_was_for(parsed: Parse, text: str) -> None:
    """Plans, bids and hopes fail; the meeting is their content."""
    assert statuses(parsed, text) == ["cancelled"]


@pytest.mark.parametrize(
    "text",
    [
        "Brook pulled out of a meeting with Vale.",
        "Brook has backed out of talks with Vale.",
        "Brook bowed out of a dinner with Vale.",
        "Brook ducked out of a meeting with Vale.",
        "Brook opted out of talks with Vale.",
        "Brook begged off a lunch with Vale.",
        "Brook cried off a meeting with Vale.",
    ],
)
def test_who_keeps_out_of_a_meeting_has_none(parsed: Parse, text: str) -> None:
    """Whatever the excuse."""
    assert statuses(parsed, text) == ["cancelled"]


@pytest.mark.parametrize(
    "text",
    [
        "Brook would have met Vale on Monday.",
        "Brook had been due to meet Vale on Monday, but the ferry was late.",
        "Brook had planned to meet Vale, but fell ill.",
        "Brook was expected to meet Vale in Oslo, but never arrived.",
        "Brook was scheduled to meet Vale, yet nobody came.",
        "Brook had been expected to host Vale, but the fog grounded his plane.",
        "Brook had agreed to meet Vale, but changed her mind.",
    ],
)
def test_a_plan_of_then_before_a_but_was_not_carried_out(parsed: Parse, text: str) -> None:
    """What hindered it, the other half of the sentence tells."""
    assert statuses(parsed, text) == ["cancelled"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Talks between Brook and Vale collapsed on Monday.", "held"),
        ("Talks between Brook and Vale stalled.", "held"),
        ("The meeting between Brook and Vale came to an end.", "held"),
        ("A meeting between Brook and Vale came off in the end.", "held"),
        ("A meeting between Brook and Vale may come to nothing.", "possible"),
        ("A meeting between Brook and Vale could fall through.", "possible"),
        ("Plans for a meeting between Brook and Vale came together.", "planned"),
        ("Brook walked out of a meeting with Vale.", "held"),
        ("Brook came out of a meeting with Vale.", "held"),
        ("Brook is due to meet Vale on Friday, but the agenda is thin.", "planned"),
        ("Brook was due to meet Vale on Monday.", "planned"),
        ("Brook would meet Vale on Friday.", "possible"),
        ("Brook met Vale, but the deal fell through.", "held"),
        ("Brook met Vale, but would have met the mayor.", "held"),
    ],
)
def test_what_ends_badly_or_may_is_not_cancelled(parsed: Parse, text: str, status: str) -> None:
    """Talks that collapse were held; who walks out was in; a plan that may fail still stands."""
    assert statuses(parsed, text) == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Brook will not attend a planned meeting with Vale.",
        "Brook will take no part in planned talks with Vale.",
        "Brook will not take part in talks with Vale next week.",
    ],
)
def test_who_is_not_to_attend_will_not_meet(parsed: Parse, text: str) -> None:
    """The session may still be held, without the one who stays away."""
    assert statuses(parsed, text) == ["denied"]


CANCELLED_TRIP = "Brook has called off a visit to Lima. "


def test_what_had_been_planned_on_a_journey_goes_with_it(parsed: Parse) -> None:
    """A plan of before, told after its journey was called off; without that it may have come about."""
    assert statuses(parsed, CANCELLED_TRIP + "Brook had been scheduled to meet Vale on Friday.")[-1:] == ["cancelled"]
    assert statuses(parsed, CANCELLED_TRIP + "Brook had planned to meet Vale there.")[-1:] == ["cancelled"]
    assert statuses(parsed, "It rained. Brook had been scheduled to meet Vale on Friday.") == ["planned"]
    of_another = "Mr Holm has called off a visit to Lima. Brook had been scheduled to meet Vale on Friday."
    assert statuses(parsed, of_another)[-1:] == ["planned"]


def test_a_meeting_may_fall_victim_to_something(parsed: Parse) -> None:
    """As it may fall through."""
    assert statuses(parsed, "A meeting between Brook and Vale fell victim to the strike.") == ["cancelled"]
