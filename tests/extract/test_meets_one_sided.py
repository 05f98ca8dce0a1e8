"""Meetings of which the words name one side alone: the other tells of it, or the text was telling of him."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.three import with_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

BOTH = "Larsen Petrova"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Elena Petrova said a meeting with Henrik Larsen could take place in June.", "possible"),
        ("Elena Petrova told reporters that no meeting with Henrik Larsen was planned.", "denied"),
        ("Elena Petrova said talks with Henrik Larsen had been useful.", "held"),
        ("The meeting with Henrik Larsen was frank, Elena Petrova said.", "held"),
        ("The meeting with Henrik Larsen had been frank, Petrova's spokesman said.", "held"),
        ("A spokesman for Elena Petrova said the meeting with Henrik Larsen lasted an hour.", "held"),
        ("Petrova's office said a meeting with Larsen had been scrapped.", "cancelled"),
        ("Petrova said the decision was taken in a phone call on Sunday with Henrik Larsen.", "held"),
        ("The deal was reached during talks with Larsen, Petrova said.", "held"),
    ],
)
def test_who_tells_of_it_was_there(parsed: Parse, text: str, status: str) -> None:
    assert with_status(parsed, text) == [(BOTH, status)]


@pytest.mark.parametrize(
    "text",
    [
        "Elena Petrova said talks with Henrik Larsen would be a matter for Omar Haddad.",
        "Elena Petrova said a treaty with Henrik Larsen would be a mistake.",
        "The deal was reached during talks with Larsen, officials said.",
        "Elena Petrova arrived in Oslo on Monday. The opposition said a meeting with Henrik Larsen was pointless.",
    ],
)
def test_others_tell_of_meetings_that_are_not_theirs(parsed: Parse, text: str) -> None:
    assert with_status(parsed, text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Elena Petrova arrived in Oslo on Monday. A meeting with Henrik Larsen is scheduled for Tuesday.", "planned"),
        ("Elena Petrova will travel to Oslo on Monday. Also on the agenda is a meeting with Henrik Larsen.", "planned"),
        (
            "Elena Petrova is due in Oslo on Monday. Her office said no meeting with Henrik Larsen was planned.",
            "denied",
        ),
    ],
)
def test_of_whom_the_sentence_before_tells(parsed: Parse, text: str, status: str) -> None:
    assert with_status(parsed, text) == [(BOTH, status)]


def test_of_whom_the_clause_before_tells(parsed: Parse) -> None:
    text = "Petrova met Larsen in Luxembourg, but a session with Omar Haddad later that day was dropped."
    assert with_status(parsed, text) == [(BOTH, "held"), ("Haddad Petrova", "cancelled")]


def test_an_official_tells_of_what_others_do(parsed: Parse) -> None:
    text = "Petrova met Larsen in Vienna; a meeting with Omar Haddad was under consideration, an official said."
    assert with_status(parsed, text) == [(BOTH, "held"), ("Haddad Petrova", "possible")]


@pytest.mark.parametrize(
    "text",
    [
        "Larsen said that during their talks Petrova had been courteous.",
        "Petrova recalled that at their first meeting Larsen had hardly spoken.",
    ],
)
def test_their_meeting_is_that_of_who_tells_and_whom_it_is_told_of(parsed: Parse, text: str) -> None:
    assert with_status(parsed, text) == [(BOTH, "held")]


def test_what_is_told_between_quotation_marks_is_of_who_speaks(parsed: Parse) -> None:
    from kg.extract import of_doc

    text = '"There will be no meeting with Larsen. There is nothing to talk about," Elena Petrova told the paper.'
    (found,) = of_doc(parsed("Henrik Larsen and Elena Petrova are neighbours.\n\n" + text, "", "2024-06-12")).meets
    assert (set(found.participants), found.status.value) == ({"Elena Petrova", "Henrik Larsen"}, "denied")


def test_who_says_that_we_met_was_there(parsed: Parse) -> None:
    from kg.extract import of_doc

    lead = "Henrik Larsen and Elena Petrova are neighbours.\n\n"
    held = of_doc(parsed(lead + '"We met Henrik Larsen on Tuesday," Elena Petrova told the paper.', "", "2024-06-12"))
    to_come = of_doc(parsed(lead + '"We will meet Henrik Larsen," Elena Petrova told the paper.', "", "2024-06-12"))
    assert (len(held.meets), len(to_come.meets)) == (1, 0)
