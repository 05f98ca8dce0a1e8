"""``kg.annotate.calendar_names``: words for a time that name somebody, and those that do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.names import find_names
from kg.annotate.titles import find_titles
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def people(doc: Doc) -> list[str]:
    return [x.span.text for x in find_names(doc, find_titles(doc)) if x.type is EntityType.PERSON]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Harriet May said the harbour would open.", ["Harriet May"]),
        ("Foreign Minister Jan Kowalski met his colleagues in Haven.", ["Jan Kowalski"]),
        ("The ambassador, April Westcott, met the mayor.", ["April Westcott"]),
        ("Prime Minister June Clark met August Weber in Vienna in June.", ["June Clark", "August Weber"]),
        ("Prime Minister May spoke on Jan. 27, 2031.", ["May"]),
        ("Talks between Harriet May and Emil Berger were called off.", ["Harriet May", "Emil Berger"]),
    ],
)
def test_a_month_is_a_part_of_a_name_beside_a_title_or_more_of_it(parsed: Parse, text: str, named: list[str]) -> None:
    """Given names, surnames, and a surname behind an office; the month in the same sentence is none."""
    assert people(parsed(text)) == named


@pytest.mark.parametrize(
    "text",
    [
        "In June Clark met the mayor of Vienna.",
        "The ministers will meet in Geneva on Thursday May 5 and in June.",
        "Talks may resume in May. May talks failed.",
        "The May summit in Oslo was their second.",
        "They met on 5 May and in early June.",
    ],
)
def test_a_month_told_as_a_time_names_nobody(parsed: Parse, text: str) -> None:
    """A preposition of time, a number, or a common noun beside it says so."""
    assert not any("May" in name or "June" in name for name in people(parsed(text)))


def test_a_surname_alone_is_its_bearer_where_it_acts(parsed: Parse) -> None:
    """Once named in full, "May" means her where she speaks, is told something, or owns; not in "by May"."""
    text = "Harriet May met Emil Sand. May told Sand that he was late. Sand told May of a deal by May. May's aide left."

    assert people(parsed(text)).count("May") == 3


def test_a_name_taken_for_a_verb_becomes_its_subject(parsed: Parse) -> None:
    """The tagger's modal "May" before a verb in the past is a noun, and the subject, once she is known."""
    doc = parsed("Harriet May said Norland would leave. May met Angela Brook in Haven in May.")
    find_names(doc, find_titles(doc))
    name = next(x for x in doc if x.text == "May" and x.is_sent_start)

    assert (name.pos_, name.dep_, name.head.text) == ("PROPN", "nsubj", "met")


@pytest.mark.parametrize("day", ["New Year's Eve", "New Year’s Day", "Christmas Eve", "Boxing Day", "the New Year"])
def test_a_feast_is_no_name(parsed: Parse, day: str) -> None:
    """Nor are its words, whatever the model takes them for."""
    doc = parsed(f"Harriet Ross met Emil Sand in Bergen before {day}, her office said.")

    assert [x.span.text for x in find_names(doc, find_titles(doc))] == ["Harriet Ross", "Emil Sand", "Bergen"]


def test_words_of_feasts_in_other_names(parsed: Parse) -> None:
    """Somebody is called Eve Day, and a town New York."""
    doc = parsed("Eve Day met Emil Sand in New York.")

    assert [x.span.text for x in find_names(doc, find_titles(doc))] == ["Eve Day", "Emil Sand", "New York"]
