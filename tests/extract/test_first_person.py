"""``kg.extract.first_person``: who "I" is, and "you"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract import of_doc

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.model import Meeting

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale run the port of Lindmouth.\n\n"
BOTH = {"Ada Brook", "Tomas Vale"}


def told(parsed: Parse, text: str, title: str = "") -> tuple[Meeting, ...]:
    """Return the meetings that *text* tells once its statements are read, where Brook and Vale are known."""
    return of_doc(parsed(LEAD + text, title, "2024-06-12")).meets


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("“I met Tomas Vale on Monday,” Brook said.", "held"),
        ("“Vale received me at the palace,” Brook said.", "held"),
        ("“I telephoned Vale on Monday,” said Brook.", "held"),
        ("“My meeting with Vale was short,” Brook said.", "held"),
        ("“Vale and I met in Lima,” Brook said.", "held"),
        ("“I have never met Vale,” Brook said.", "denied"),
        ("“I will meet Vale on Friday,” Brook said.", "planned"),
        ("Brook said she was tired. “I met Vale in Lima on Monday.”", "held"),
    ],
)
def test_in_somebodys_own_words_i_is_that_person(parsed: Parse, text: str, status: str) -> None:
    """What she says of herself is read as if the text had told it of her."""
    assert [(set(x.participants), x.status) for x in told(parsed, text)] == [(BOTH, status)]


def test_words_within_words_are_of_the_inner_speaker(parsed: Parse) -> None:
    """Brook quotes Vale: the "I" is his, and what he did is told of him first."""
    (found,) = told(parsed, "Brook said: “Vale told me: ‘I met Brook on Monday.’”")
    assert found.participants == ("Tomas Vale", "Ada Brook")


def test_a_headline_may_quote_too(parsed: Parse) -> None:
    """Its words are in a field of their own."""
    assert [set(x.participants) for x in told(parsed, "It rained.", "“I met Tomas Vale,” Ada Brook says")] == [BOTH]


def test_i_becomes_a_mention_of_its_speaker(parsed: Parse) -> None:
    """As "she" is one."""
    doc = parsed(LEAD + "“I like my ferry,” Brook said.", "", "2024-06-12")
    of_doc(doc)
    pronouns = [(x.span.text, x.referents[0].name) for x in doc._.references if x.how == "pronoun"]
    assert pronouns == [("I", "Ada Brook"), ("my", "Ada Brook")]
    assert [x.span.start for x in doc._.references] == sorted(x.span.start for x in doc._.references)


@pytest.mark.parametrize(
    "text",
    [
        "I met Vale on Monday.",
        "“I met Vale on Monday,” a clerk said.",
        "“I met Vale on Monday,” the Lakes Trade Council said.",
        "“We will meet Vale on Monday,” Brook said.",
        "“I met you on Monday,” Brook said.",
        "“I met Brook on Monday,” Brook said.",
    ],
)
def test_who_is_not_named_is_not_meant(parsed: Parse, text: str) -> None:
    """Nobody's words, a clerk's, a body's; "we" who will and "you" may be anybody; nobody meets herself."""
    assert told(parsed, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook: The ferry is late.\n\nTomas Vale: I met you in Lima on Monday.",
        "Ada Brook: The ferry is late.\n\nTomas Vale: You met me in Lima on Monday.",
    ],
)
def test_in_an_interview_of_two_you_is_the_other(parsed: Parse, text: str) -> None:
    """There is nobody else to speak to."""
    assert [(set(x.participants), x.place) for x in told(parsed, text)] == [(BOTH, "Lima")]


def test_among_three_you_may_be_either(parsed: Parse) -> None:
    """No guess."""
    text = "Ada Brook: The ferry is late.\n\nHanne Lund: It is.\n\nTomas Vale: I met you in Lima on Monday."
    assert told(parsed, text) == ()
