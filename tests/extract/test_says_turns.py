"""Who says what where the parse of the sentence is astray: clefts, claims, what a person voices beside a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Elena Petrova and Henrik Larsen are neighbours.\n\n"


def told(parsed: Parse, text: str) -> list[tuple[str, str]]:
    """Return who says which words in *text*, in text order."""
    from kg.extract import of_doc

    return [(x.speaker, x.text) for x in of_doc(parsed(LEAD + text, "", "2024-06-12")).says]


def test_it_was_she_who_said_so(parsed: Parse) -> None:
    assert told(parsed, "It was Petrova who said the ships had been stolen.") == [
        ("Elena Petrova", "the ships had been stolen")
    ]


def test_a_claim_ends_before_what_is_said_of_it(parsed: Parse) -> None:
    assert told(parsed, "Petrova's claim that the ships had sailed drew laughter.") == [
        ("Elena Petrova", "the ships had sailed")
    ]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Mali, Burkina Faso and Niger announced that they were leaving.",
            [(x, "they were leaving") for x in ("Mali", "Burkina Faso", "Niger")],
        ),
        (
            "Petrova rejected Finnish charges that the ships had sailed.",
            [("Finland", "the ships had sailed"), ("Elena Petrova", "Finnish charges that the ships had sailed")],
        ),
        (
            "Petrova denied any part in the theft of the ships.",
            [("Elena Petrova", "any part in the theft of the ships")],
        ),
        (
            "Two officials close to the talks, who asked not to be named, said the ships would sail.",
            [("unnamed: Two officials", "the ships would sail")],
        ),
        (
            "The leader of Norway's main labour federation, the NLF, Henrik Larsen, said the ships would sail.",
            [("Henrik Larsen", "the ships would sail")],
        ),
        (
            "Fishermen in the port said the ships would sail.",
            [("unnamed: Fishermen in the port", "the ships would sail")],
        ),
        (
            '"I counted the ships," Petrova told me. "There were forty." By evening, delegates say, Larsen had left.',
            [
                ("Elena Petrova", "I counted the ships There were forty."),
                ("unnamed: delegates", "By evening Larsen had left"),
            ],
        ),
        (
            "A diplomat who had seen the text said it ran to two pages.",
            [("unnamed: diplomat", "it ran to two pages")],
        ),
        (
            "Her words echoed those of the envoy, Henrik Larsen, who said that the ships had sailed.",
            [("Henrik Larsen", "the ships had sailed")],
        ),
        ("Petrova and Larsen called each other by their first names.", []),
    ],
)
def test_rows_charges_and_denials(parsed: Parse, text: str, statements: list[tuple[str, str]]) -> None:
    """Countries in one row; those whose adjective stands before a charge; what somebody has no part in."""
    assert sorted(told(parsed, text)) == sorted(statements)


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Diary of a minister: Finland", 0),
        ("Code of the sea: Council to meet Finland", 0),
        ("Ships will sail: Finland", 1),
        ("No ships for now: Finland", 1),
    ],
)
def test_what_a_title_says(parsed: Parse, title: str, count: int) -> None:
    """A country behind the colon says what makes a clause; else it is what the title is about."""
    from kg.extract import of_doc

    assert len(of_doc(parsed("Ice covers the sea.", title, "2024-06-12")).says) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Petrova noted that Finland remained a reliable partner and expressed interest in its experience.", 2),
        ("Petrova said relations were developing and trade was growing.", 1),
    ],
)
def test_a_person_voices_what_a_country_does_not(parsed: Parse, text: str, count: int) -> None:
    """Of a country she tells something, and expresses interest herself."""
    assert len(told(parsed, text)) == count
