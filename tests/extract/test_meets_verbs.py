"""``kg.extract.meets_verbs``: verbs that tell of a meeting, in the words that copy has for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets
from tests.neighbours import LEAD, statuses

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def told(parsed: Parse, text: str) -> list[tuple[set[str], str, str | None, str | None]]:
    """Return who, status, day and place of each meeting in *text*."""
    lead = LEAD + "Hanne Lund is a mayor.\n\n"
    return [(set(x.participants), x.status, x.date, x.place) for x in meets(parsed(lead + text, "", "2024-06-12"))]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Brook had gone over the ferry plan with Mr Vale.",
        "Brook reviewed the ferry plan with Vale on Monday.",
        "Brook took up the matter with Vale in Lima.",
        "Mr Vale, with whom Mr Brook had lunch on Monday, left.",
        "Brook toured the harbour with Vale on Monday.",
        "Brook walked through the old town with Vale on Monday.",
        "Brook and Vale spoke on Monday about the ferry.",
        "The envoy brought Brook and Vale together in Lima.",
        "Brook was called in by Vale on Monday.",
        "Brook and Vale went to the quay together.",
    ],
)
def test_a_meeting_is_told_by_a_verb(parsed: Parse, text: str) -> None:
    """Of the two, as held."""
    assert statuses(parsed, text) == ["held"]


@pytest.mark.parametrize(
    "text",
    [
        "Brook reviewed Vale's plan on Monday.",
        "Brook went over the bridge.",
        "Brook took up Vale's post on Monday.",
        "Brook and Vale spoke at the fair on Monday about the ferry.",
        "Brook called in a loan.",
        "Brook toured Vale's harbour on Monday.",
    ],
)
def test_the_same_verbs_of_other_things_tell_of_none(parsed: Parse, text: str) -> None:
    """A plan, a post or a loan is met by nobody; who speak at a fair speak to others."""
    assert statuses(parsed, text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Vale, whom Brook is expected to meet in Lima, was silent.", "planned"),
        ("Brook is also expected to come together there with Vale.", "planned"),
        ("Brook said that she would be happy to meet Vale.", "possible"),
        ("Brook was glad to meet Vale.", "held"),
        ("Brook is meeting Vale on Friday.", "planned"),
        ("Brook and Vale did not speak to each other at the fair.", "denied"),
    ],
)
def test_what_the_words_around_say_of_it(parsed: Parse, text: str, status: str) -> None:
    """Waited for, offered gladly, told in the present of a day to come, denied."""
    assert statuses(parsed, text) == [status]


def test_one_after_the_other_each_has_his_day_and_place(parsed: Parse) -> None:
    """Where the verb is told once for both."""
    text = "Mr Brook saw Mr Vale in Lima last Thursday and Ms Lund in Cusco a day later."
    assert told(parsed, text) == [
        ({"Ada Brook", "Tomas Vale"}, "held", "2024-06-06", "Lima"),
        ({"Ada Brook", "Hanne Lund"}, "held", "2024-06-07", "Cusco"),
    ]


def test_hosts_in_turn_are_met_one_by_one(parsed: Parse) -> None:
    """Each "by" of a passive is a host of his own."""
    text = "Brook was received in turn by Vale at the palace and by Lund in Lima."
    assert [x[0] for x in told(parsed, text)] == [{"Ada Brook", "Tomas Vale"}, {"Ada Brook", "Hanne Lund"}]


def test_nobody_who_is_named_has_met(parsed: Parse) -> None:
    """A meeting of officials without names tells nothing that could be asked for."""
    assert told(parsed, "A senior diplomat sat down with ferry officials on Monday.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Brook handed Vale a note of protest.",
        "Brook handed a note of protest to Vale on Monday.",
        "Brook was summoned to the ministry to receive a note of protest from Vale.",
    ],
)
def test_a_paper_goes_from_hand_to_hand(parsed: Parse, text: str) -> None:
    """Who hands it meets who takes it; a letter that is received came by post."""
    assert statuses(parsed, text) == ["held"]
    assert statuses(parsed, "Brook received a note of protest from Vale.") == []


def test_who_is_asked_to_pay_attention_is_not_asked_to_come(parsed: Parse) -> None:
    """Visits are paid, too."""
    assert statuses(parsed, "Brook asked Vale to pay attention to the ferry.") == []
    assert statuses(parsed, "Brook asked Vale to pay a visit to Lima.") == ["possible"]


def test_many_of_a_body_are_the_body(parsed: Parse) -> None:
    """One of them alone, and officials of a country, have no name."""
    assert told(parsed, "Brook met members of the Chamber of Commerce on Monday.")[0][0] == {
        "Ada Brook",
        "Chamber of Commerce",
    }
    assert told(parsed, "Brook met Norwegian officials on Monday.")[0][0] == {
        "Ada Brook",
        "unnamed: Norwegian officials",
    }


@pytest.mark.parametrize("how_long", ["since May", "for three years", "in two years"])
def test_a_long_silence_denies_no_meeting(parsed: Parse, how_long: str) -> None:
    """They had met before, and nobody says that they were to meet."""
    assert statuses(parsed, f"Brook had not met Vale {how_long}.") == []
    assert statuses(parsed, f"Brook had not shared a table with Vale {how_long}.") == []
