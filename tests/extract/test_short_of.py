"""``kg.extract.short_of``: what falls short of an event is not told as held."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets
from tests.neighbours import statuses

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Brook lobbied for months for a meeting with Vale.", "possible"),
        ("Brook angled for a meeting with Vale.", "possible"),
        ("Brook rehearsed for the talks with Vale.", "planned"),
        ("Aides are working on a meeting between Brook and Vale.", "planned"),
        ("Brook was arrested on her way to a meeting with Vale.", "planned"),
        ("Brook dispatched her envoy, Hanne Lund, for talks with Vale.", "planned"),
    ],
)
def test_what_is_sought_or_made_ready_for_is_to_come(parsed: Parse, text: str, status: str) -> None:
    """By the verb before "for" or "on", and by the way to it."""
    assert statuses(parsed, text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Brook was barred from meeting Vale.", "denied"),
        ("Brook stayed away from the talks with Vale.", "denied"),
        ("Brook has ruled herself out of talks with Vale.", "denied"),
        ("Brook was a no-show at a dinner with Vale.", "denied"),
        ("Brook resigned rather than meet Vale.", "denied"),
        ("Brook waited in vain to see Vale.", "denied"),
        ("Brook died before meeting Vale.", "cancelled"),
        ("The lack of talks between Brook and Vale worries many.", "denied"),
        ("The talks between Brook and Vale never got off the ground.", "cancelled"),
    ],
)
def test_what_is_prevented_or_missed_is_not_held(parsed: Parse, text: str, status: str) -> None:
    """By verbs of keeping away, by "rather than" and "in vain", by a death before it."""
    assert statuses(parsed, text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Brook is wary of meeting Vale.", "possible"),
        ("Brook thought about meeting Vale.", "possible"),
        ("Brook was accused of having met Vale.", "possible"),
        ("Brook is alleged to have met Vale.", "possible"),
        ("Brook appears to have met Vale.", "possible"),
        ("Brook allegedly met Vale in Haven.", "possible"),
        ("Brook could not confirm that she had met Vale.", "possible"),
        ("Brook declined to confirm that she had met Vale.", "possible"),
        ("An alleged meeting between Brook and Vale was looked into.", "possible"),
        ("Brook told Vale to meet Hanne Lund.", "possible"),
        ("The paper said, wrongly, that Brook had met Vale.", "denied"),
        ("Brook nearly met Vale in Haven.", "denied"),
        ("In the film, Brook meets Vale at a ball.", "denied"),
        ("It is high time Brook met Vale.", "possible"),
    ],
)
def test_what_is_feared_alleged_or_imagined_is_not_held(parsed: Parse, text: str, status: str) -> None:
    """Nobody vouches for it."""
    assert statuses(parsed, text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Had Brook met Vale, she would have signed.", "denied"),
        ("As long as Brook meets Vale, nothing is lost.", "possible"),
        ("Once Brook has met Vale, she will decide.", "planned"),
        ("There is no evidence that Brook met Vale.", "possible"),
        ("There was no sign of a meeting between Brook and Vale.", "possible"),
        ("Brook emailed Hanne Lund about a meeting with Vale.", "possible"),
        ("Talks between Brook and Vale are to resume.", "planned"),
        ("The meeting between Brook and Vale is in doubt.", "possible"),
        ("A meeting between Brook and Vale remains on the cards.", "possible"),
        ("A meeting between Brook and Vale is in the works.", "planned"),
        ("A meeting between Brook and Vale is still being negotiated.", "possible"),
        ("A meeting between Brook and Vale is being arranged.", "planned"),
        ("Brook's first meeting with Vale will have to wait.", "possible"),
    ],
)
def test_conditions_and_what_is_said_of_the_meeting_tell_that_it_is_open(parsed: Parse, text: str, status: str) -> None:
    """A condition without "if", and predicates of a meeting that may come."""
    assert statuses(parsed, text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Brook was the first minister to meet Vale.", "held"),
        ("Brook was nearly the first minister to meet Vale.", "denied"),
        ("Brook would have been the first minister to meet Vale.", "cancelled"),
        ("Brook will be the first minister to meet Vale.", "planned"),
        ("Brook was left out of the meeting with Vale.", "denied"),
        ("Brook walked out of the meeting with Vale.", "held"),
        ("Brook cancelled a trip to Davos, where she had been due to see Vale.", "cancelled"),
        ("Brook was in Haven to meet Vale.", "held"),
        ("Brook flies home tomorrow after a lunch with Vale.", "planned"),
        ("Brook flew home after a lunch with Vale.", "held"),
        ("Brook was to meet Vale.", "planned"),
    ],
)
def test_the_first_to_meet_and_those_left_out(parsed: Parse, text: str, status: str) -> None:
    """Who is the first to do it has done it; who nearly was, or is left out, has not."""
    assert statuses(parsed, text) == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Brook met Vale almost daily.",
        "Brook returned from talks with Vale.",
        "As Brook met Vale, rain fell.",
        "Once Brook had met Vale, she signed.",
        "Brook confirmed that she had met Vale.",
        "In the hall, Brook met Vale.",
        "Brook is tired of meeting Vale.",
        "Brook met Vale before resigning.",
        "Brook worked on the text during a meeting with Vale.",
        "Brook was told to leave after she met Vale.",
        "The meeting between Brook and Vale is in its third hour.",
        "Brook thought of home while she met Vale.",
        "Brook, who had been barred from Lima, met Vale in Haven.",
        "Had the rain stopped, said Brook, who met Vale on Friday, all would be well.",
    ],
)
def test_such_words_elsewhere_in_the_sentence_leave_it_held(parsed: Parse, text: str) -> None:
    """The same words said of something else."""
    assert statuses(parsed, text) == ["held"]


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Brook-Vale summit off", "cancelled"),
        ("Brook-Vale summit called off", "cancelled"),
        ("Brook-Vale summit in doubt", "possible"),
        ("Brook-Vale summit set for May", "planned"),
        ("Brook-Vale summit unlikely", "denied"),
        ("Brook-Vale summit opens in Lima", "held"),
    ],
)
def test_a_headline_leaves_out_that_it_is(parsed: Parse, title: str, status: str) -> None:
    """What stands right behind the noun tells it."""
    doc = parsed("Ada Brook and Tomas Vale are neighbours.", title, "2024-06-12")
    assert [x.status.value for x in meets(doc)] == [status]
