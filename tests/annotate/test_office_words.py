"""``kg.annotate.office_words``: the words of an office around its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.represents import represents

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

Told = list[tuple[str, str | None, str]]


def told(doc: Doc) -> Told:
    return [(x.agent, x.role, x.of) for x in represents(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Brook, a member of the board of the Harbour Bank, left.", [("Ada Brook", "member", "Harbour Bank")]),
        (
            "Ada Brook, member of the Board of Directors of the Harbour Bank and the Lakes Trust, left.",
            [("Ada Brook", "member", "Harbour Bank"), ("Ada Brook", "member", "Lakes Trust")],
        ),
        (
            "Ada Brook, chairwoman of the advisory council of the Lakes Trust, left.",
            [("Ada Brook", "chairwoman", "Lakes Trust")],
        ),
        ("Ada Brook, a member of the board, left.", []),
    ],
)
def test_who_is_on_a_board_is_of_the_body(parsed: Callable[..., Doc], text: str, expected: Told) -> None:
    """A board without a body is nobody's; directors who are a board hold no office of their own."""
    assert told(parsed(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Brook, a spokeswoman for the state Department of Fisheries, left.",
            [("Ada Brook", "spokeswoman", "Department of Fisheries")],
        ),
        ("Ada Brook, minister for state reform, left.", []),
    ],
)
def test_whose_a_body_is_may_stand_before_its_name(parsed: Callable[..., Doc], text: str, expected: Told) -> None:
    """There it is no subject of a minister's."""
    assert told(parsed(text)) == expected


def test_a_rank_may_have_a_hyphen(parsed: Callable[..., Doc]) -> None:
    """And so may the wing of a party, before the second office that "and" joins."""
    text = "Ada Brook, a high-ranking Trade Ministry official, left."
    assert told(parsed(text)) == [("Ada Brook", "official", "Trade Ministry")]
    text = "Olaf Brook, a former Norwegian envoy to Egypt and right-wing Harbour Party politician, left."
    assert told(parsed(text)) == [
        ("Olaf Brook", "envoy to Egypt", "Norway"),
        ("Olaf Brook", "politician", "Harbour Party"),
    ]


def test_half_of_a_partys_name_is_no_subject(parsed: Callable[..., Doc]) -> None:
    """Labour is one, but not in the name of a party that has a hyphen."""
    text = "Ada Brook, a member of the Labour-Farmers Party, left."
    assert told(parsed(text)) == [("Ada Brook", "member", "Labour-Farmers Party")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Brook, vice president of marketing at Sandline Foods, left.",
            [("Ada Brook", "vice president of marketing", "Sandline Foods")],
        ),
        (
            "Ada Brook, professor emeritus at the University of Dunmore, left.",
            [("Ada Brook", "professor", "University of Dunmore")],
        ),
        ("Ada Brook, vice president of marketing, left Haven.", []),
    ],
)
def test_what_an_office_is_for_leads_on_to_its_body(parsed: Callable[..., Doc], text: str, expected: Told) -> None:
    """In common words, with the body behind them."""
    assert told(parsed(text)) == expected
