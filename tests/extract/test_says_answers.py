"""``kg.extract.says_answers``: interviews in print, a label before each turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract import of_doc
from kg.extract.says import says

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "By Ida Holm, Culture Correspondent\n\nPiet Groot is the mayor of Lindmouth.\n\n"
TURNS = "Q: Is the harbour full?\n\nA: The harbour is full of ships."


def told(parsed: Parse, text: str, title: str = "") -> list[tuple[str, str]]:
    """Speaker and words of each statement in *text*."""
    return [(x.speaker, x.text) for x in says(parsed(text, title))]


@pytest.mark.parametrize(
    "text",
    [
        TURNS,
        "Question: Is the harbour full?\n\nAnswer: The harbour is full of ships.",
        "IH: Is the harbour full?\n\nPG: The harbour is full of ships.",
        "Q: Is the harbour full?\n\nPG: The harbour is full of ships.",
    ],
)
def test_who_asks_and_who_answers(parsed: Parse, text: str) -> None:
    """The correspondent asks, the other one answers; initials say so themselves."""
    assert told(parsed, LEAD + text) == [
        ("Ida Holm", "Is the harbour full?"),
        ("Piet Groot", "The harbour is full of ships"),
    ]


def test_the_words_are_direct_and_the_label_is_none_of_them(parsed: Parse) -> None:
    """The evidence names the rule."""
    found = list(says(parsed(LEAD + TURNS)))
    assert {(x.mode.value, x.evidence.rule) for x in found} == {("direct", "says/transcript")}
    assert not [x for x in found if x.text.startswith(("Q", "A"))]


def test_turns_go_on_to_the_end(parsed: Parse) -> None:
    """Each paragraph with a label is one."""
    text = f"{LEAD}{TURNS}\n\nQ: And the road?\n\nA: No."
    assert [x for x, _ in told(parsed, text)] == ["Ida Holm", "Piet Groot"] * 2


@pytest.mark.parametrize(
    ("lead", "title"),
    [
        ("Piet Groot is the mayor of Lindmouth.\n\n", ""),
        ("The mayor spoke on Monday.\n\n", "An interview with Piet Groot"),
    ],
)
def test_where_only_one_is_named_only_the_answers_are_read(parsed: Parse, lead: str, title: str) -> None:
    """The paper asks; nobody says who that is."""
    assert told(parsed, lead + TURNS, title) == [("Piet Groot", "The harbour is full of ships")]


@pytest.mark.parametrize(
    "lead",
    [
        "Interview by Ida Holm\n\nMayor Piet Groot runs the port of Lindmouth.\n\n",
        "Mayor Piet Groot was asked by Ida Holm about the port.\n\n",
    ],
)
def test_by_brings_in_who_asks(parsed: Parse, lead: str) -> None:
    """An interview is by somebody."""
    people = [x for x, _ in told(parsed, lead + TURNS)]
    assert people[-1:] == ["Piet Groot"]
    assert people[:-1] == ["Ida Holm"]


@pytest.mark.parametrize(
    "text",
    [
        "Q: Is the harbour full?\n\nIt was full.",
        "A: the harbour is full.\n\nB: the road is closed.",
        "q: is the harbour full?\n\na: the harbour is full of ships.",
        "XY: Is the harbour full?\n\nZZ: The harbour is full of ships.",
        "EU: the harbour is full of ships.\n\nUN: the road is closed today.",
    ],
)
def test_what_only_looks_like_an_interview(parsed: Parse, text: str) -> None:
    """One label alone, the items of a list, the initials of nobody."""
    assert told(parsed, LEAD + text) == []


def test_nobody_named_before_it_says_nothing(parsed: Parse) -> None:
    """No guess."""
    assert told(parsed, TURNS) == []


def test_answers_tell_of_meetings(parsed: Parse) -> None:
    """«I» is who answers."""
    text = f"{LEAD}Q: And the road?\n\nA: I met Hanne Lund in Lima on Monday."
    (found,) = of_doc(parsed(text, "", "2024-06-12")).meets
    assert set(found.participants) == {"Piet Groot", "Hanne Lund"}


def test_who_signs_the_article_asks(parsed: Parse) -> None:
    """And each turn is to the other one."""
    lead = "By Ida Holm\n\nThe envoy of Norway, Piet Groot, was in Lima on Friday.\n\n"
    found = [(x.speaker, x.addressee) for x in says(parsed(lead + TURNS))]
    assert found == [("Ida Holm", "Piet Groot"), ("Piet Groot", "Ida Holm")]


def test_what_me_was_told_was_told_to_who_answers(parsed: Parse) -> None:
    """And is passed on by him."""
    lead = "By Ida Holm\n\nThe envoy of Norway, Piet Groot, met the mayor of Lima, Ola Hart, on Friday.\n\n"
    text = f"{lead}Q: Is the harbour full?\n\nA: It is full. Ms Hart told me that the ferry was late."
    found = [(x.speaker, x.addressee, x.reported_by) for x in says(parsed(text))]
    assert found[-1] == ("Ola Hart", "Piet Groot", "Piet Groot")


def test_nobody_is_told_where_the_paper_asks(parsed: Parse) -> None:
    """Who asks is not named."""
    assert [x.addressee for x in says(parsed("Piet Groot is the mayor of Lindmouth.\n\n" + TURNS))] == [None]


def test_an_outlet_asks_by_its_name(parsed: Parse) -> None:
    """Where what stands behind it are questions, and somebody answers them."""
    text = (
        "Piet Groot spoke to the Lake Gazette.\n\nLake Gazette: Is the harbour full?\n\nPiet Groot: It is full."
        "\n\nLake Gazette: And what of the road?\n\nPiet Groot: It is shut for now."
    )
    found = [(x.speaker, x.addressee) for x in says(parsed(text))]
    assert found == [("Lake Gazette", "Piet Groot"), ("Piet Groot", "Lake Gazette")] * 2


def test_bodies_in_a_list_do_not_ask(parsed: Parse) -> None:
    """Items with a colon."""
    text = "Piet Groot sent a list.\n\nNATO: a date for talks\n\nOPEC: a price for oil\n\nPiet Groot: We are early."
    assert told(parsed, text) == [("Piet Groot", "We are early")]
