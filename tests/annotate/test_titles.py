"""``kg.annotate.titles``: titles where they stand, and what ministers are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate import gazetteer
from kg.annotate.titles import after_portfolio, find_titles, in_portfolio, title_before
from tests.blank import TOKENIZER

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def titles(doc: Doc) -> list[tuple[str, str]]:
    """Return text and kind of each title in *doc*."""
    return [(doc[start:end].text, title.kind) for start, (end, title) in find_titles(doc).items()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The foreign minister spoke.", ("foreign minister", "office")),
        ("The Foreign Minister spoke.", ("Foreign Minister", "office")),
        ("The foreign ministers spoke.", ("foreign ministers", "office")),
        ("Prime Ministers Ada Brook and Tomas Vale spoke.", ("Prime Ministers", "office")),
        ("The two Foreign Ministers spoke.", ("Foreign Ministers", "office")),
        ("The secretary of state spoke.", ("secretary of state", "office")),
        ("They saw Mr Vale there.", ("Mr", "courtesy")),
        ("They saw General Vale there.", ("General", "rank")),
        ("The ambassador spoke.", ("ambassador", "office")),
    ],
)
def test_a_title_is_found_in_any_case_and_number(parsed: Parse, text: str, found: tuple[str, str]) -> None:
    """Office, courtesy and rank, singular and plural."""
    assert found in titles(parsed(text))


def test_the_longest_title_is_taken_and_none_within_it(parsed: Parse) -> None:
    """«Minister» within «foreign minister» is no title of its own."""
    found = [text for text, kind in titles(parsed("The foreign minister spoke.")) if kind == "office"]
    assert found == ["foreign minister"]


def test_a_title_does_not_reach_over_a_line(parsed: Parse) -> None:
    """«Foreign» that ends a paragraph and «minister» that begins the next are two words."""
    assert ("Foreign\n\nMinister", "office") not in titles(parsed("The goods were foreign\n\nMinister Vale spoke."))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Minister of finance", "finance"),
        ("Minister of Finance, Economy and Trade", "Finance, Economy and Trade"),
        ("Minister of trade and the ferry", "trade"),
        ("Minister of nothing at all", ""),
    ],
)
def test_a_portfolio_is_a_row_of_subjects(text: str, found: str) -> None:
    """With commas and «and» between, and nothing behind the last that is none."""
    doc = TOKENIZER(text)
    assert doc[2 : in_portfolio(doc, 2, gazetteer.portfolios())].text == found


@pytest.mark.parametrize(
    ("text", "start", "found"),
    [
        ("President Ada Brook", 1, (True, "")),
        ("Mr Vale", 1, (True, "m")),
        ("Queen Ilse", 1, (True, "f")),
        ("Minister for Forests Ada Brook", 3, (True, "")),
        ("the former Ada Brook", 2, (False, "")),
        ("President slept Ada Brook", 2, (False, "")),
        ("Ada Brook", 0, (False, "")),
    ],
)
def test_a_title_counts_right_before_the_name(text: str, start: int, found: tuple[bool, str]) -> None:
    """Or with its portfolio between; «former» alone is none."""
    doc = TOKENIZER(text)
    assert title_before(doc, start, find_titles(doc)) == found


def test_the_name_begins_behind_the_portfolio() -> None:
    """But a name is never used up by it: the last word stays."""
    doc = TOKENIZER("Trade and Forests Ada Brook Trade")
    assert doc[after_portfolio(doc, 0, 5) : 5].text == "Ada Brook"
    assert after_portfolio(doc, 5, 6) == 5


def test_a_speaker_is_parted_from_his_house(parsed: Parse) -> None:
    """The chamber keeps its whole name; a house that is called no more than that is one."""
    for house in ("House of Commons", "House of Representatives"):
        doc = parsed(f"The Speaker of the {house}, Ada Brook, left.")
        assert {x.name for x in doc._.referents} == {house, "Ada Brook"}
