"""``kg.annotate.office_rows``: offices told of several at once, ranks, and lists of who came for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import Tenure

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

Held = tuple[str, str, str]


def held(parsed: Callable[..., Doc], text: str) -> list[Held]:
    """Return holder, role and what it is of, of each single office that *text* tells of somebody."""
    return [
        (x.holder.span.text, x.role, x.of.span.text)
        for x in parsed(text)._.offices
        if x.holder is not None and x.of is not None and not x.others
    ]


BOTH = ("Ada Brook", "Tomas Vale")


@pytest.mark.parametrize(
    ("text", "people", "role", "of"),
    [
        ("Norwegian ministers Ada Brook and Tomas Vale left Oslo.", BOTH, "minister", "Norwegian"),
        ("Harbour Party members Ada Brook and Tomas Vale left.", BOTH, "Party member", "Harbour Party"),
        ("Ada Brook and Tomas Vale, members of the Harbour Party, left.", BOTH, "member", "Harbour Party"),
        ("Ada Brook and Tomas Vale are members of the Harbour Party.", BOTH, "member", "Harbour Party"),
        (
            "They met Ada Brook, Tomas Vale and Karl Stone, all of whom were members of the Harbour Party.",
            (*BOTH, "Karl Stone"),
            "member",
            "Harbour Party",
        ),
    ],
)
def test_each_of_a_row_of_people_holds_what_the_plural_says(
    parsed: Callable[..., Doc], text: str, people: tuple[str, ...], role: str, of: str
) -> None:
    """Before the row, behind it in apposition, or said of it."""
    assert held(parsed, text) == [(x, role, of) for x in people]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook and Tomas Vale are not members of the Harbour Party.",
        "Ada Brook and Tomas Vale met members of the Harbour Party.",
        "Ministers Ada Brook and Tomas Vale left.",
        "Norwegian ministers thanked Ada Brook and Tomas Vale.",
    ],
)
def test_a_plural_of_others_is_not_theirs(parsed: Callable[..., Doc], text: str) -> None:
    """Denied, met, of nobody, or the ones who thank."""
    assert held(parsed, text) == []


def test_what_several_were_they_are_no_more(parsed: Callable[..., Doc]) -> None:
    """The past tense tells of then."""
    doc = parsed("Ada Brook and Tomas Vale were members of the Harbour Party.")
    assert [x.tenure for x in doc._.offices if not x.others] == [Tenure.FORMER, Tenure.FORMER]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Brook is a member of the Harbour Council and the Grain Board.",
            [("Ada Brook", "member", "Harbour Council"), ("Ada Brook", "member", "Grain Board")],
        ),
        (
            "Ada Brook was elected to the Harbour Council, the Grain Board and the Rail Authority.",
            [
                ("Ada Brook", "", "Harbour Council"),
                ("Ada Brook", "", "Grain Board"),
                ("Ada Brook", "", "Rail Authority"),
            ],
        ),
        (
            "Ada Brook works for the Harbour Council, the Grain Board said.",
            [("Ada Brook", "", "Harbour Council")],
        ),
    ],
)
def test_a_row_of_bodies_is_belonged_to_in_whole(parsed: Callable[..., Doc], text: str, expected: list[Held]) -> None:
    """Where "and" closes it; a body that goes on to do something is not of the row."""
    assert held(parsed, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US Gen. Ada Brook smiled.", [("Ada Brook", "Gen.", "US")]),
        ("Norwegian General Ada Brook smiled.", [("Ada Brook", "General", "Norwegian")]),
        ("General Ada Brook smiled.", []),
    ],
)
def test_a_rank_is_of_the_country_before_it(parsed: Callable[..., Doc], text: str, expected: list[Held]) -> None:
    """As a title is."""
    assert held(parsed, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The chairs, Ada Brook (Norway) and Tomas Vale (Sweden), smiled.",
            [("Ada Brook", "", "Norway"), ("Tomas Vale", "", "Sweden")],
        ),
        ("The chair, Ada Brook (Norway), smiled.", []),
        ("Ada Brook (Norway) beat Tomas Vale (Sweden).", []),
    ],
)
def test_countries_in_brackets_are_whom_several_came_for(
    parsed: Callable[..., Doc], text: str, expected: list[Held]
) -> None:
    """Of one alone the bracket may tell where she was; of two who play each other nothing that counts here."""
    assert held(parsed, text) == expected


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Norway: Ada Brook, Tomas Vale, Karl Stone.", 3),
        ("Norway - Ada Brook (chair), Tomas Vale, Karl Stone, Nora Hill", 4),
        ("Norway - Ada Brook (chair), Tomas Vale, Stuart Law, Karl Stone, Nora Hill 12th man.", 5),
        ("Norway: Ada Brook, Tomas Vale.", 0),
        ("Norway: Ada Brook thanked Tomas Vale, Karl Stone and Nora Hill.", 0),
    ],
)
def test_a_line_that_lists_people_tells_whose_they_are(parsed: Callable[..., Doc], text: str, people: int) -> None:
    """Three at least, and nothing but people: a headline with a speaker before its colon is no list."""
    assert [x.rule for x in parsed(text)._.offices].count("bare/roster") == people


def test_a_further_body_is_no_name_of_its_member(parsed: Callable[..., Doc]) -> None:
    """Only the words of an office are another name of who holds it."""
    doc = parsed("Ada Brook is a member of the Harbour Council and the Lakes Trust.")
    brook = next(x for x in doc._.referents if x.name == "Ada Brook")
    assert "Lakes Trust" not in brook.aliases


def test_a_row_may_tell_the_country_of_a_club(parsed: Callable[..., Doc]) -> None:
    """Behind the club's town."""
    assert held(parsed, "Goalkeepers: Ada Brook (Oslo, Norway), Tomas Vale (Bergen)") == [
        ("Ada Brook", "", "Oslo"),
        ("Tomas Vale", "", "Bergen"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Brook was a colonel in the Harbour Army.", [("Ada Brook", "colonel", "Harbour Army")]),
        ("Ada Brook, a general of the Harbour Army, left.", [("Ada Brook", "general", "Harbour Army")]),
        ("Ada Brook met a colonel in the Harbour Army.", []),
    ],
)
def test_a_rank_may_stand_beside_a_name(parsed: Callable[..., Doc], text: str, expected: list[Held]) -> None:
    """With the force behind it."""
    assert held(parsed, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway's president, Ada Brook, and Sweden's, Tomas Vale, agreed to meet.",
            ("Tomas Vale", "president", "Sweden"),
        ),
        ("Norway's Gen. Ada Brook left.", ("Ada Brook", "Gen.", "Norway")),
        (
            "They received Ada Brook (Norway, with residence in Oslo) and Tomas Vale (Sweden).",
            ("Ada Brook", "", "Norway"),
        ),
    ],
)
def test_what_is_not_said_again_is_understood(
    parsed: Callable[..., Doc], text: str, expected: tuple[str, str, str]
) -> None:
    """The office of the second, whose general it is, and where an envoy lives."""
    assert expected in held(parsed, text)


def test_a_possessive_before_a_comma_is_of_no_office_where_none_is_told(parsed: Callable[..., Doc]) -> None:
    """Nothing says what she is."""
    assert held(parsed, "The port is bigger than Norway's, Ada Brook said.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook and Tomas Vale, the premiers of Norway and Sweden, left.",
        "Ada Brook and Tomas Vale, then the premiers of Norway and Sweden, left.",
        "Ada Brook and Tomas Vale, respectively the Norwegian and Swedish premiers, left.",
    ],
)
def test_each_of_a_row_holds_the_office_of_his_country_in_order(parsed: Callable[..., Doc], text: str) -> None:
    """As many people as countries."""
    told = [(holder, role, of[:3]) for holder, role, of in held(parsed, text)]
    assert told == [("Ada Brook", "premier", "Nor"), ("Tomas Vale", "premier", "Swe")]


def test_a_row_of_more_people_than_countries_tells_none(parsed: Callable[..., Doc]) -> None:
    """Which of the three is no premier?"""
    assert held(parsed, "Ada Brook, Karl Stone and Tomas Vale, the premiers of Norway and Sweden, left.") == []
