"""``kg.annotate.result_lines``: who is whose by the form of a line of results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Tenure

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


def told(parsed: Callable[..., Doc], text: str) -> list[tuple[str, str]]:
    """Return who is of what, as *text* tells it."""
    offices = (x for x in parsed(text)._.offices if x.holder is not None and x.of is not None)
    return sorted({(x.holder.span.text, x.of.span.text) for x in offices})


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Rovershal 2 (Adlam 45, Vierra 90) Dundale 2 (Stone 62, Pollard",
            [("Adlam", "Rovershal"), ("Pollard", "Dundale"), ("Stone", "Dundale"), ("Vierra", "Rovershal")],
        ),
        ("Liverhal 0 Haven Wednesday 1 (Whitting 22).", [("Whitting", "Haven Wednesday")]),
        ("Schalk 2 (Mullan 2nd and 27th) Hansa Rostal 0.", [("Mullan", "Schalk")]),
        (
            "Haven (The Green): Barkshire 195, Surrow 429-7 (C. Lorn 80 not out, M. Butlin 70).",
            [("C. Lorn", "Surrow"), ("M. Butlin", "Surrow")],
        ),
    ],
)
def test_who_scores_in_a_result_is_of_the_side_before(
    parsed: Callable[..., Doc], line: str, expected: list[tuple[str, str]]
) -> None:
    """Goals with their minutes, or runs; a bracket that the line's end cuts may end with a name."""
    assert told(parsed, line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Barkshire 195, Derbish 471 (K. Bartlow 87; T. Moonal 6-82)", [("K. Bartlow", "Derbish")]),
        ("Rovershal 1 (Adlam 45 og) Dundale 1 (Stone 62)", [("Stone", "Dundale")]),
    ],
)
def test_bowlers_and_own_goals_are_of_the_other_side(
    parsed: Callable[..., Doc], line: str, expected: list[tuple[str, str]]
) -> None:
    """They stand in the bracket of those whom they served: nothing is told of them."""
    assert told(parsed, line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Chapter 2 (Brook 45) Article 3 (Vale 12)",
        "May 2 (Brook 45) June 3 (Vale 12)",
        "Rovershal 2 (Adlam 45) and then the rain came down.",
        "Rovershal 2 (Adlam 45)",
        "Rovershal 2 (a fine goal by Adlam, 45) Dundale 1 (Stone 62)",
    ],
)
def test_what_is_no_result_tells_nothing(parsed: Callable[..., Doc], line: str) -> None:
    """Parts of texts, dates, sentences, one side alone, and brackets with words."""
    assert told(parsed, line) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("7 - Rui Dorran (Havenham), Ole Brandt (Bergen)", [("Ole Brandt", "Bergen"), ("Rui Dorran", "Havenham")]),
        ("9 - Rui Dorran (Havenham), Ole Brandt", [("Rui Dorran", "Havenham")]),
        ("Goalkeepers - Rui Dorran (Bergen, Norway), Ole Brandt (Oslo):", [("Ole Brandt", "Oslo"),
                                                                           ("Rui Dorran", "Bergen")]),
        ("F.C. La Rossetta - Ada Brook (24th)", [("Ada Brook", "F.C. La Rossetta")]),
    ],
)  # fmt: skip
def test_lists_of_players_have_their_clubs_in_brackets(
    parsed: Callable[..., Doc], line: str, expected: list[tuple[str, str]]
) -> None:
    """Behind a number of goals or a position; or the club first and a minute in brackets."""
    assert told(parsed, line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "1. Oslo (Norway), Bergen (Norway)",
        "1. Ada Brook (President), Tomas Vale (Director)",
        "7 - Ada Brook (Havenham) left the town in a hurry",
    ],
)
def test_other_lists_with_brackets_tell_nothing(parsed: Callable[..., Doc], line: str) -> None:
    """Towns, offices, and a line that goes on with a verb."""
    assert told(parsed, line) == []


def test_a_line_up_makes_players_of_names_that_nothing_else_tells(parsed: Callable[..., Doc]) -> None:
    """One whose family name is a common word, in a row of people."""
    line = "Norway - Ada Brook (captain), Tomas Vale, Stuart Law, Karl Stone 12th man."
    assert {x for x, of in told(parsed, line) if of == "Norway"} == {
        "Ada Brook", "Tomas Vale", "Stuart Law", "Karl Stone"
    }  # fmt: skip


@pytest.mark.parametrize(
    "line", ["Norway: Oslo, Bergen, Stavanger", "Norway - Oslo, Bergen, Trade Ministry, Karl Stone"]
)
def test_a_row_of_places_is_no_line_up(parsed: Callable[..., Doc], line: str) -> None:
    """Half of those named at least must be people."""
    assert told(parsed, line) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They met Karl Stone (ex-LP) and Ole Brandt (ex- Reform of Values).",
            [("Karl Stone", "LP"), ("Ole Brandt", "Reform of Values")],
        ),
        ("-- Karl Stone, Bergen Newsroom +44 171 542", [("Karl Stone", "Bergen Newsroom")]),
    ],
)
def test_who_was_of_a_body_stands_in_brackets_and_who_signs_is_of_his_desk(
    parsed: Callable[..., Doc], text: str, expected: list[tuple[str, str]]
) -> None:
    """Two forms that tell by themselves."""
    assert told(parsed, text) == expected


@pytest.mark.parametrize("text", ["Ole Brandt (ex-husband of Ada Brook) left.", "-- Karl Stone, Oslo 555"])
def test_other_brackets_and_signatures_tell_nothing(parsed: Callable[..., Doc], text: str) -> None:
    """Kin, and a town alone."""
    assert told(parsed, text) == []


def test_who_was_of_a_body_is_so_no_more(parsed: Callable[..., Doc]) -> None:
    """By "ex-"."""
    assert {x.tenure for x in parsed("Karl Stone (ex-LP) left.")._.offices} == {Tenure.FORMER}
