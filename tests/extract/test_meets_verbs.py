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
