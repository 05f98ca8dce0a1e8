"""``kg.extract.status``: held, planned, possible, cancelled or denied, as the clause tells."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from kg import files
from kg.extract.cues import status_cues
from kg.extract.status_signs import tells_future
from kg.model import Status
from tests.neighbours import statuses

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


with (files.folder("data") / "cues-status.csv").open(encoding="utf-8", newline="") as table:
    CUES = list(csv.DictReader(table))


@pytest.mark.parametrize("row", CUES, ids=lambda row: f"{row['lemma']}-{row['pos']}")
def test_the_example_of_a_cue_has_its_status(parsed: Parse, row: dict[str, str]) -> None:
    """Each row of ``data/cues-status.csv`` does in a sentence what it says."""
    assert statuses(parsed, row["example"]) == [row["status"]]


def test_the_table_has_no_row_twice() -> None:
    """One lemma and part of speech, one status."""
    assert len(status_cues()) == len(CUES)


@pytest.mark.parametrize(
    "text",
    [
        "Brook met Vale.",
        "Brook has met Vale.",
        "Brook had met Vale.",
        "Brook is meeting Vale today.",
        "Brook meets Vale in Oslo.",
        "Brook lives in Oslo, where she meets Vale.",
        "Brook managed to meet Vale.",
        "After meeting Vale, Brook left.",
        "Brook wept during a meeting with Vale.",
        "Brook said that she had met Vale.",
        "Brook and Vale held talks.",
        "A meeting between Brook and Vale took place.",
        "Brook met Vale without agreeing to anything.",
        "Brook met Vale, who refused to meet President Holm.",
        "Brook did not smile when she met Vale.",
        "Brook left the talks with Vale without comment.",
    ],
)
def test_what_is_told_as_having_been_is_held(parsed: Parse, text: str) -> None:
    """A negation or a plan elsewhere in the sentence does not touch it."""
    assert statuses(parsed, text)[0] == "held"


@pytest.mark.parametrize(
    "text",
    [
        "Brook will meet Vale.",
        "Brook is to meet Vale.",
        "Brook is meeting Vale tomorrow.",
        "Brook is going to meet Vale.",
        "Brook meets Vale on Friday.",
        "The minister, Ada Brook, flies to Oslo today for a meeting with Tomas Vale.",
        "Brook travels to Oslo tomorrow, where she meets Vale.",
        "Brook's talks with Vale get under way on Monday.",
        "Brook was to meet Vale.",
        "Brook said she would meet Vale.",
        "Brook is scheduled to hold talks with Vale.",
        "Brook was due in Oslo on Monday for talks with Vale.",
        "Brook looks forward to seeing Vale.",
        "A meeting between Brook and Vale is planned for May.",
        "A meeting between Brook and Vale will be held in Oslo.",
        "A planned meeting between Brook and Vale drew crowds.",
        "Ahead of a meeting with Vale, Brook left.",
        "Before a meeting with Vale, Brook had left.",
    ],
)
def test_what_is_told_as_coming_is_planned(parsed: Parse, text: str) -> None:
    """By auxiliary, by tense and date, by what governs it or what it comes before."""
    assert statuses(parsed, text) == ["planned"]


@pytest.mark.parametrize(
    "text",
    [
        "Brook may meet Vale.",
        "Brook could have met Vale.",
        "Brook said that she hoped to meet Vale.",
        "If Brook meets Vale, prices will fall.",
        "Brook will meet Vale only if he apologises.",
        "Brook said she would meet Vale if he apologised.",
        "Brook is considering whether to meet Vale.",
        "A possible meeting between Brook and Vale was discussed.",
        "A meeting between Brook and Vale may take place.",
        "A meeting between Brook and Vale is possible.",
        "Brook called for talks with Vale.",
        "Brook did not rule out a meeting with Vale.",
        "Brook is open to meeting Vale.",
    ],
)
def test_what_is_only_thought_of_is_possible(parsed: Parse, text: str) -> None:
    """Wishes, conditions, proposals, and what is not ruled out."""
    assert statuses(parsed, text) == ["possible"]


@pytest.mark.parametrize(
    "text",
    [
        "Brook did not meet Vale.",
        "Brook never met Vale.",
        "Brook will not meet Vale.",
        "Brook won't meet Vale.",
        "Brook has no plans to meet Vale.",
        "Brook has not agreed to meet Vale.",
        "Brook is not expected to meet Vale.",
        "Brook does not want to meet Vale.",
        "Brook denied having met Vale.",
        "Brook denied reports that she had met Vale.",
        "Rumours that Brook met Vale were denied.",
        "There is no chance that Brook meets Vale.",
        "There were no talks between Brook and Vale.",
        "No meeting between Brook and Vale was held.",
        "A meeting between Brook and Vale never took place.",
        "A meeting between Brook and Vale is unlikely.",
        "A meeting between Brook and Vale is out of the question.",
        "Brook left without meeting Vale.",
        "Brook left without having met Vale.",
        "Instead of meeting Vale, Brook left.",
        "It is not true that Brook met Vale.",
    ],
)
def test_what_is_told_not_to_have_been_or_to_come_is_denied(parsed: Parse, text: str) -> None:
    """Negation of the meeting, of the plan, or of the word that reports it."""
    assert statuses(parsed, text) == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "A meeting between Brook and Vale was called off.",
        "A meeting between Brook and Vale has been postponed.",
        "Brook spoke of a cancelled meeting with Vale.",
        "Brook was to have met Vale.",
        "Brook announced the cancellation of a meeting with Vale.",
    ],
)
def test_what_was_planned_and_is_off_is_cancelled(parsed: Parse, text: str) -> None:
    """Postponed counts with it."""
    assert statuses(parsed, text) == ["cancelled"]


@pytest.mark.parametrize(
    "text",
    [
        "Brook was asked whether she had met Vale.",
        "Has Brook met Vale?",
        "Brook pretended to have met Vale.",
        "Brook spoke out against talks with Vale.",
        "Brook did not refuse to meet Vale.",
        "Brook did not deny that she had met Vale.",
        "Brook threatened to cancel a meeting with Vale.",
        "Brook did not cancel a meeting with Vale.",
        "When Brook meets Vale, she will smile.",
        "Reports of a meeting between Brook and Vale were false.",
    ],
)
def test_what_the_text_leaves_open_is_not_asserted(parsed: Parse, text: str) -> None:
    """A question, a pretence, a threat, a double negation: whatever else is read, no meeting that was held."""
    assert "held" not in statuses(parsed, text)


@pytest.mark.parametrize(
    ("title", "status"), [("President Brook meets Vale", "held"), ("Ms Brook to hold talks with Mr Vale", "planned")]
)
def test_the_tense_of_a_headline_is_its_own(parsed: Parse, title: str, status: str) -> None:
    """The present tells of the past there, and "to" of the future."""
    assert statuses(parsed, "Nobody spoke.", title) == [status]


@pytest.mark.parametrize("status", Status)
def test_only_what_may_come_looks_ahead(status: Status) -> None:
    """Dates beside a plan or a possibility are read forwards."""
    assert tells_future(status) is (status in {Status.PLANNED, Status.POSSIBLE})


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Brook saw no point in meeting Vale.", "denied"),
        ("Brook saw little sense in meeting Vale.", "denied"),
        ("Brook had no reason to meet Vale.", "denied"),
        ("Brook saw no need to meet Vale.", "denied"),
        ("Brook had reason to meet Vale.", "possible"),
    ],
)
def test_what_there_is_no_point_in_is_not_held(parsed: Parse, text: str, status: str) -> None:
    """Nor is what somebody has a reason to do."""
    assert statuses(parsed, text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Huddling with Vale in a corner, Brook agreed to a truce.", "held"),
        ("Brook kept Vale waiting for an hour before receiving him.", "held"),
        ("Before meeting Vale, Brook told reporters that she expected little.", "planned"),
        ("Following her meeting with Vale, Brook flew home.", "held"),
        ("Talks between Brook and Vale failed on Monday.", "held"),
        ("Brook should have met Vale.", "denied"),
        ("Brook ought to have met Vale.", "denied"),
        ("No date has been set for a meeting between Brook and Vale.", "possible"),
        ("Asked whether a meeting between Brook and Vale might be arranged, the envoy shrugged.", "possible"),
        ("A dinner that Brook was to have given for Vale was scrapped.", "cancelled"),
    ],
)
def test_what_a_word_beside_the_event_says_of_it(parsed: Parse, text: str, status: str) -> None:
    """Of a participle, of "before", of failure, of what ought to have been, of a date that is not set."""
    assert statuses(parsed, text) == [status]


def test_any_meeting_is_none_yet(parsed: Parse) -> None:
    """Who objects to any meeting knows of none."""
    assert statuses(parsed, "The council objected to any meeting between Brook and Vale.") == ["possible"]


@pytest.mark.parametrize(
    "text",
    ["Brook and Vale have not met since May.", "Brook has not met Vale since 2019.", "Brook never met Vale since."],
)
def test_a_silence_since_some_day_denies_no_meeting(parsed: Parse, text: str) -> None:
    """They have met, until then."""
    assert statuses(parsed, text) == []


def test_a_visit_within_what_is_denied_is_not_told_as_held(parsed: Parse) -> None:
    """Nobody says that it was."""
    assert statuses(parsed, "Brook denied that she had met Vale during a private trip to France.") == ["denied"]


def test_what_somebody_is_to_agree_to_first_is_possible(parsed: Parse) -> None:
    """Agreed to it is a plan."""
    assert statuses(parsed, "Brook would lift the blockade if Vale agreed to receive her.") == ["possible"]
    assert statuses(parsed, "Vale agreed to receive Brook.") == ["planned"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Brook promised to receive Vale in Oslo if she wins the election.", "possible"),
        ("Brook agreed to meet Vale on condition that he apologised.", "possible"),
        ("Brook agreed to meet Vale, provided he apologised.", "possible"),
        ("Brook has promised to receive Vale even if she loses.", "planned"),
    ],
)
def test_what_hangs_on_something_is_possible(parsed: Parse, text: str, status: str) -> None:
    assert statuses(parsed, text) == [status]
