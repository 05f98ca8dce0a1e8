"""``kg.extract.meets_nouns``: nouns that tell of a meeting, in the words that copy has for it."""

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
        "Brook paid Vale a visit on Monday.",
        "Fresh from a meeting with Vale, Brook said that a deal was near.",
        "Brook had an exchange of views with Vale in Lima.",
        "Talks got under way in Lima on Monday between Brook and Vale.",
        "Brook took her complaint to Vale at a meeting in Lima.",
        "Brook conveyed a message to Vale during an audience on Monday.",
        "Brook apologised to Vale in a telephone conversation on Monday.",
        "Brook offered her help to Vale in a telephone call on Monday.",
        "The plan was put forward on Monday by Brook at a lunch with Vale.",
        "Brook and Vale agreed on Monday to lift the ban, capping a day of talks in Lima.",
        "Brook's two hours with Vale produced no agreement.",
        "Brook was given a warm welcome by Vale in Lima on Monday.",
        "Brook got a warm welcome from Vale in Lima on Monday.",
        "Brook's appeal came during a meeting in Lima with Vale.",
        "Brook met Holm before a late session with Vale.",
    ],
)
def test_a_meeting_is_told_by_a_noun(parsed: Parse, text: str) -> None:
    """Of the two, as held."""
    assert "held" in statuses(parsed, text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A meeting with Vale was called off by Brook on Monday.", "cancelled"),
        ("Brook's office denied that a call with Vale had taken place.", "denied"),
        ("Brook turned down an invitation from Vale to visit Lima.", "denied"),
        ("Aides are trying to arrange a call between Brook and Vale.", "possible"),
        ("Aides have agreed on a date for a meeting between Brook and Vale.", "planned"),
        ("Brook arrives in Lima on Friday for a visit that will include talks with Vale.", "planned"),
    ],
)
def test_what_became_of_it(parsed: Parse, text: str, status: str) -> None:
    """As the words around tell."""
    assert statuses(parsed, text) == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Brook and Vale both attended the summit.",
        "Brook ended an exchange of fire with Vale.",
        "Brook discussed the stalled talks between Norway and Peru.",
        "Brook got a letter from Vale.",
    ],
)
def test_no_meeting_of_theirs_is_told(parsed: Parse, text: str) -> None:
    """Many come to a summit; fire is exchanged, too; talks of others may be a topic."""
    assert statuses(parsed, text) == []
