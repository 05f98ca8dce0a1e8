"""``kg.extract.says_frames_clauses``: what is said in a clause, in a title too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.says import says

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

KNOWN = "Ada Brook, a lawyer, and Tomas Vale run the port of Lindmouth. "


def told(parsed: Parse, text: str, title: str = "") -> list[tuple[str, str]]:
    """Speaker and words of each statement in *text*."""
    return [(x.speaker, x.text) for x in says(parsed(KNOWN + text, title))]


def test_a_title_that_quotes_a_verb(parsed: Parse) -> None:
    """What is denied is all of it."""
    title = "Ada Brook denies Norway 'sold the lake' for fish"
    assert told(parsed, "It rained.", title) == [("Ada Brook", "Norway 'sold the lake' for fish")]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Brook urges release of crew", "release of crew"),
        ("Brook says talks with Vale 'constructive'", "talks with Vale 'constructive'"),
        ("Brook says port 'will never shut'", "port 'will never shut'"),
    ],
)
def test_what_is_said_in_a_title(parsed: Parse, title: str, words: str) -> None:
    """A matter that is urged, what something is said to be, with and without a verb."""
    assert told(parsed, "It rained.", title) == [("Ada Brook", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook told Interfax after receiving the Danish visitor that the bridge would open in May.",
        "Ada Brook said after the talks that the bridge would open in May.",
        "Ada Brook told reporters after a meeting that lasted an hour that the bridge would open in May.",
    ],
)
def test_what_is_said_behind_the_occasion(parsed: Parse, text: str) -> None:
    """Parsers give the clause to the last noun of the occasion."""
    assert told(parsed, text) == [("Ada Brook", "the bridge would open in May")]


def test_an_occasion_that_somebody_else_shuns(parsed: Parse) -> None:
    """What is said stands before; the clause behind is of the occasion alone."""
    text = "The bridge would open in May, Ada Brook said after the talks that Tomas Vale had boycotted."
    assert told(parsed, text) == [("Ada Brook", "The bridge would open in May")]


def test_a_condition_by_its_order(parsed: Parse) -> None:
    """It belongs to what is said, and is not all of it."""
    assert told(parsed, 'Ada Brook warned of "a hard winter" should the toll be kept.') == [
        ("Ada Brook", 'of "a hard winter" should the toll be kept')
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The council, in a letter sent by Ada Brook, offered to mend the road.", []),
        ("Ada Brook offered, in a letter to the council, to mend the road.", [("Ada Brook", "to mend the road")]),
        ("Ada Brook offered to sell the boat if the crew came.", [("Ada Brook", "to sell the boat if the crew came")]),
        ("Ada Brook offered to carry the box.", []),
    ],
)
def test_what_is_offered_in_words(parsed: Parse, text: str, words: list[tuple[str, str]]) -> None:
    """In a text, or on a condition; else it is done as often as said."""
    assert [x for x in told(parsed, text) if x[0] == "Ada Brook"] == words


def test_a_gerund_taken_for_an_adjective(parsed: Parse) -> None:
    """Not prisoners who hold."""
    assert told(parsed, "Norway has always denied holding prisoners.") == [("Norway", "holding prisoners")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tomas Vale signed a treaty that Ada Brook says will cost a million.", "will cost a million"),
        ("The port, which Ada Brook said would open in May, is still shut.", "would open in May"),
        ("Ada Brook said what Tomas Vale did was wrong.", "what Tomas Vale did was wrong"),
    ],
)
def test_what_is_said_of_what_a_relative_clause_is_of(parsed: Parse, text: str, words: str) -> None:
    """Behind the verb; who says so stands within the clause, and is no part of it."""
    assert told(parsed, text) == [("Ada Brook", words)]
