"""``kg.extract.says_discourse``: who "they" are, and whose statement it is that stands within another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.says import says

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

KNOWN = "Ada Brook, a lawyer, and Tomas Vale run the port of Lindmouth. "


def told(parsed: Parse, text: str) -> list[tuple[str, str]]:
    """Speaker and words of each statement in *text*."""
    return [(x.speaker, x.text) for x in says(parsed(KNOWN + text))]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Tomas Vale will fly to Oslo, Norwegian diplomats said.", "unnamed: Norwegian diplomats"),
        ("An aide said the road was shut. The mayor's critics tell another story.", "unnamed: The mayor's critics"),
    ],
)
def test_they_are_many(parsed: Parse, before: str, speaker: str) -> None:
    """Who spoke before, unnamed but several, or whom the sentence before tells of."""
    assert told(parsed, f"{before} They say that the road was open.")[-1] == (speaker, "the road was open")


def test_they_are_no_one_person(parsed: Parse) -> None:
    """An aide alone is not they."""
    text = "An aide said the road was shut. They said that the boat was late."
    assert [x.speaker for x in says(parsed(text))] == ["unnamed: aide"]


def test_another_is_not_who_spoke_before(parsed: Parse) -> None:
    """Nobody knows who."""
    text = 'One diplomat called the plan "dead", while another said it could fly.'
    assert told(parsed, text) == [("unnamed: One diplomat", 'the plan "dead"'), ("unnamed: another", "it could fly")]


def test_it_is_the_text_that_was_told_of(parsed: Parse) -> None:
    """And not who cited it; of two nobody knows which."""
    says_so = "It says visitors can be turned away."
    text = f"Ada Brook cited a memorandum of 2001. {says_so}"
    assert told(parsed, text) == [("unnamed: memorandum of 2001", "visitors can be turned away")]
    assert told(parsed, f"Ada Brook read a letter and a memorandum. {says_so}") == []
    assert told(parsed, f"Ada Brook left the table. {says_so}") == []


def test_a_body_may_be_they(parsed: Parse) -> None:
    """Its members speak."""
    text = "The town council said the road was shut. They said that the boat was late."
    assert {x.speaker for x in says(parsed(text))} == {"unnamed: town council"}


@pytest.mark.parametrize("office", ["ministers", "presidents"])
def test_who_hold_such_offices_each_say_it(parsed: Parse, office: str) -> None:
    """The names behind the comma are not further lands."""
    text = f"The {office} of Norway and Chile, Ada Brook and Tomas Vale, said they would meet again."
    assert [x for x, _ in told(parsed, text)] == ["Ada Brook", "Tomas Vale"]


@pytest.mark.parametrize("body", ["her party", "her government"])
def test_who_speaks_for_his_own_says_all_of_it(parsed: Parse, body: str) -> None:
    """What she says of it is no statement of its own."""
    text = f"Ada Brook said {body} welcomed any effort."
    assert told(parsed, text) == [("Ada Brook", f"{body} welcomed any effort")]


def test_who_tells_what_a_country_thinks_says_it(parsed: Parse) -> None:
    """Countries think through those who speak for them; what a country says itself is passed on."""
    assert told(parsed, "Norway appreciated the help of the miners, Ada Brook said.") == [
        ("Ada Brook", "Norway appreciated the help of the miners")
    ]
    assert ("Norway", "it was late") in told(parsed, "Ada Brook said Norway had warned that it was late.")


def test_another_body_says_its_own(parsed: Parse) -> None:
    """Who passes it on is its reporter."""
    found = list(says(parsed(KNOWN + "Ada Brook said the ministry had warned that it was late.")))
    assert [(x.speaker, x.reported_by) for x in found] == [("Ada Brook", None), ("unnamed: ministry", "Ada Brook")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ada Brook heads the Nordic Shipping Institute. Her organisation said the tolls were illegal.",
            "Nordic Shipping Institute",
        ),
        ("Tomas Vale dined with Ada Brook. His organisation said the tolls were illegal.", "unnamed: His organisation"),
    ],
)
def test_the_body_of_who_leads_it(parsed: Parse, text: str, speaker: str) -> None:
    """By the office that the text gives; of whom it gives none, nobody knows."""
    assert [x for x, _ in told(parsed, text)] == [speaker]


def test_what_a_body_retells_of_somebody(parsed: Parse) -> None:
    """What he demanded is his, and the body passes it on; a word of support is a part of the rest."""
    text = "Tomas Vale met the crew and demanded the immediate sale of the boats, according to the council."
    assert ("Tomas Vale", "the immediate sale of the boats") in told(parsed, text)
    text = "Tomas Vale met the crew and pledged support, the council said."
    assert [x for x, _ in told(parsed, text)] == ["unnamed: council"]
