"""``kg.annotate.belonging``: who belongs to what, told by no title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.represents import represents
from kg.model import Tenure

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

CURRENT, FORMER = Tenure.CURRENT, Tenure.FORMER


def belongs(parsed: Parse, text: str) -> list[tuple[str, str, Tenure]]:
    """Return who belongs to what by *text*, and whether still."""
    return [(x.agent, x.of, x.tenure) for x in represents(parsed(text))]


@pytest.mark.parametrize(
    ("text", "of", "tenure"),
    [
        ("Ada Brook said her Harbour Party would not vote.", "Harbour Party", CURRENT),
        ("Ada Brook undermined her Harbour Party government, critics said.", "Harbour Party", CURRENT),
        ("Ada Brook may revive her old political party, the Lake Alliance.", "Lake Alliance", FORMER),
        ("Ada Brook lost touch with her right-wing Harbour Front.", "Harbour Front", CURRENT),
    ],
)
def test_a_party_that_is_called_hers_is_hers(parsed: Parse, text: str, of: str, tenure: Tenure) -> None:
    """By its name, before what a party has, or behind "her party,"."""
    assert belongs(parsed, text) == [("Ada Brook", of, tenure)]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook fears her Harbour Party rivals.",
        "Ada Brook praised her Grain Board interview.",
        "Ada Brook said its Harbour Party would not vote.",
        "Ada Brook said that her visit to the Harbour Party went well.",
    ],
)
def test_what_is_hers_for_another_reason_tells_nothing(parsed: Parse, text: str) -> None:
    """Her rivals are of the party, not she."""
    assert belongs(parsed, text) == []


@pytest.mark.parametrize(
    ("text", "of", "tenure"),
    [
        (
            "Ada Brook rose through her membership of the Lakes Growers Association.",
            "Lakes Growers Association",
            CURRENT,
        ),
        ("Few recalled Ada Brook's former Harbour Party affiliation.", "Harbour Party", FORMER),
    ],
)
def test_a_membership_is_of_whose_it_is(parsed: Parse, text: str, of: str, tenure: Tenure) -> None:
    """The body stands behind a preposition, or before the noun."""
    assert ("Ada Brook", of, tenure) in belongs(parsed, text)


def test_a_union_may_speak_of_its_membership(parsed: Parse) -> None:
    """That is its members."""
    assert belongs(parsed, "The Grain Union asked its membership about the Harbour Party.") == []


def test_a_partys_name_may_stand_before_a_persons(parsed: Parse) -> None:
    """As a title does; but not where she does something with the party."""
    assert belongs(parsed, "Haven was won by Fine Gael Ada Brook.") == [("Ada Brook", "Fine Gael", CURRENT)]
    assert belongs(parsed, "Haven was won by Liberal Party of Australia Ada Brook.") == [
        ("Ada Brook", "Liberal Party of Australia", CURRENT)
    ]
    assert belongs(parsed, "The Fine Gael Ada Brook knew was gone.") == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ada Brook and other members of the Harbour Council left.", {"Ada Brook"}),
        ("Ada Brook, Tomas Vale and other Harbour Council members left.", {"Ada Brook", "Tomas Vale"}),
        ("Members of the Harbour Council, including Ada Brook and Tomas Vale, left.", {"Ada Brook", "Tomas Vale"}),
        ("Harbour Council members such as Ada Brook left.", {"Ada Brook"}),
    ],
)
def test_those_named_beside_others_are_among_them(parsed: Parse, text: str, people: set[str]) -> None:
    """Before "and other", behind "including" and "such as"."""
    found = list(represents(parsed(text)))
    assert {(x.agent, x.of) for x in found} == {(x, "Harbour Council") for x in people}
    assert all(x.role is not None and x.role.lower().endswith("member") for x in found)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook met other members of the Harbour Council.",
        "Ada Brook and other Norwegian leaders left.",
        "Members of the Harbour Council thanked Ada Brook.",
    ],
)
def test_those_named_apart_from_others_are_not(parsed: Parse, text: str) -> None:
    """They may be others than somebody else; and leaders of a country are told of by their own offices."""
    assert belongs(parsed, text) == []


@pytest.mark.parametrize(
    ("text", "of", "tenure"),
    [
        ("Ada Brook won the 2012 election as the Harbour Party candidate.", "Harbour Party", FORMER),
        ("Ada Brook rose when she won the by-election as the Harbour Party candidate.", "Harbour Party", FORMER),
        ("Ada Brook ran as a member of the Lake Front.", "Lake Front", CURRENT),
        ("Ada Brook was re-elected in the 1945 election as a member of the Lake Front.", "Lake Front", CURRENT),
        ("Her brother, Tomas Vale, ran as the Lake Front candidate in Dee.", "Lake Front", FORMER),
    ],
)
def test_who_stood_for_a_seat_stood_for_a_party(parsed: Parse, text: str, of: str, tenure: Tenure) -> None:
    """Behind "as", at some distance; who stood as a candidate did so then."""
    who = "Tomas Vale" if "Vale" in text else "Ada Brook"
    assert belongs(parsed, text) == [(who, of, tenure)]


@pytest.mark.parametrize(
    ("text", "of", "tenure"),
    [
        ("Ada Brook, having previously won a seat for the Grain Party, retired.", "Grain Party", FORMER),
        ("Ada Brook was elected with the Lake Front.", "Lake Front", CURRENT),
        ("Ada Brook held several posts at the Grain Board.", "Grain Board", FORMER),
        ("Ada Brook holds a chair at the Harbour Institute.", "Harbour Institute", CURRENT),
        ("Ada Brook spent ten years at the Lakes Fund.", "Lakes Fund", FORMER),
        ("After serving two terms in the Haven Senate, Ada Brook retired.", "Haven Senate", FORMER),
        ("Ada Brook was expelled from the Harbour Party.", "Harbour Party", FORMER),
        ("Ada Brook sat alone after splitting from the Harbour Party.", "Harbour Party", FORMER),
    ],
)
def test_seats_and_posts_are_held_at_somebodys(parsed: Parse, text: str, of: str, tenure: Tenure) -> None:
    """Won, held, served, or left."""
    assert belongs(parsed, text) == [("Ada Brook", of, tenure)]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook did not hold a post at the Grain Board.",
        "Ada Brook may win a seat for the Grain Party.",
        "Ada Brook ran for the Senate.",
        "Ada Brook held talks at the Grain Board.",
        "Ada Brook resigned from the Grain Board's list of guests.",
        "The plan was to serve a term in the Haven Senate.",
    ],
)
def test_what_was_not_held_is_not_told(parsed: Parse, text: str) -> None:
    """Neither denied nor hoped for, and talks are no post."""
    assert belongs(parsed, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Brook succeeded Tomas Vale as head of the Lakes Fund.",
            {("Ada Brook", "Lakes Fund", CURRENT), ("Tomas Vale", "Lakes Fund", FORMER)},
        ),
        (
            "Tomas Vale was replaced as director of the Harbour Institute by Ada Brook.",
            {("Ada Brook", "Harbour Institute", CURRENT), ("Tomas Vale", "Harbour Institute", FORMER)},
        ),
        ("Ada Brook will succeed Tomas Vale as head of the Lakes Fund.", set()),
        ("Ada Brook did not succeed Tomas Vale as head of the Lakes Fund.", set()),
    ],
)
def test_of_two_one_follows_the_other(parsed: Parse, text: str, expected: set[tuple[str, str, Tenure]]) -> None:
    """Who went and who came; nobody yet where it is to come."""
    assert set(belongs(parsed, text)) == expected


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Ada Brook signed the deal on behalf of the Lakes Fund.", "Lakes Fund"),
        ("Ada Brook signed the deal on behalf of Norway.", "Norway"),
        ("Under Ada Brook's leadership, the Lakes Fund grew.", "Lakes Fund"),
        ("The Lakes Fund was formed under the leadership of Ada Brook.", "Lakes Fund"),
        ("Ada Brook, whose Centre Party governs the city, left.", "Centre Party"),
    ],
)
def test_who_acts_for_it_or_leads_it_is_of_it(parsed: Parse, text: str, of: str) -> None:
    """In other words than a title."""
    assert belongs(parsed, text) == [("Ada Brook", of, CURRENT)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway signed the deal on behalf of the Lakes Fund.",
        "Ada Brook signed the deal on behalf of her neighbours.",
        "Ada Brook, whose Centre Party rivals won, left.",
        "Under Ada Brook's direction the play was a success.",
    ],
)
def test_who_acts_for_others_is_of_no_body(parsed: Parse, text: str) -> None:
    """A country is no person, and neighbours are no body."""
    assert belongs(parsed, text) == []


def test_who_defects_changes_sides(parsed: Parse) -> None:
    """From one party to another: two names, not one."""
    text = "Jon Vale defected from the Green Alliance to the Liberal Union in 2001."
    assert set(belongs(parsed, text)) == {
        ("Jon Vale", "Green Alliance", FORMER),
        ("Jon Vale", "Liberal Union", CURRENT),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Brook was one of the founders of the Lake Front.", {("Ada Brook", "Lake Front")}),
        ("Ada Brook, one of the founders of the Lake Front, left.", {("Ada Brook", "Lake Front")}),
        (
            "Leading members of the Lake Front included Ada Brook and Tomas Vale.",
            {("Ada Brook", "Lake Front"), ("Tomas Vale", "Lake Front")},
        ),
        ("Ada Brook met one of the founders of the Lake Front.", set()),
    ],
)
def test_one_of_several_is_told_as_one(parsed: Parse, text: str, expected: set[tuple[str, str]]) -> None:
    """Of whom it is said, or beside whose name it stands."""
    assert {(x, y) for x, y, _ in belongs(parsed, text)} == expected


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Ada Brook ran for governor on the Lake Front ticket.", {"Lake Front"}),
        ("Ada Brook contested Dunmore for the Lake Front.", {"Lake Front"}),
        ("Ada Brook sat in the Storting for the Lake Front.", {"Storting", "Lake Front"}),
        ("Ada Brook is a member of the Storting for the Lake Front.", {"Storting", "Lake Front"}),
        ("Ada Brook, a member of the Senate for the Harbour Party, smiled.", {"Senate", "Harbour Party"}),
        ("Ada Brook ran for governor on the Lake Front road.", set()),
    ],
)
def test_one_stands_and_sits_for_a_party(parsed: Parse, text: str, bodies: set[str]) -> None:
    """On its ticket, in a chamber for it; a road is no ticket."""
    assert {y for _, y, _ in belongs(parsed, text)} == bodies


def test_who_is_hired_changes_houses(parsed: Parse) -> None:
    """From one to the other; nobody where it is to come."""
    assert set(belongs(parsed, "Dunmore United signed Ola Lund from Norburg Rovers.")) == {
        ("Ola Lund", "Dunmore United", CURRENT),
        ("Ola Lund", "Norburg Rovers", FORMER),
    }
    assert belongs(parsed, "The Harbour Bank may hire Ola Lund.") == []
    assert belongs(parsed, "The Harbour Bank signed a deal with Ola Lund.") == []
