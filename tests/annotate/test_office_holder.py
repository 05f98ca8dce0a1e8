"""``kg.annotate.office_holder``: who holds an office, as the words beside it tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.represents import represents
from kg.model import Tenure

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

Told = list[tuple[str, str, Tenure]]


def told(doc: Doc) -> Told:
    return [(x.agent, x.of, x.tenure) for x in represents(doc)]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("They wrote to (Harbour Bank chairman) Ada Brook that it was late.", "Harbour Bank"),
        ("Ada Brook has been Labour member for Haven since 1984.", "Labour"),
        ("Ada Brook sits on the board of the Lakes Trust and is a member of the Lakes Trust.", "Lakes Trust"),
        ("Ada Brook (43) of the Grain Board left.", "Grain Board"),
        ("Ada Brook of the Lakes Animal Hospital left.", "Lakes Animal Hospital"),
        ("Ada Brook co-founded the Lake Union.", "Lake Union"),
        ("Ada Brook left and joined the Harbour Party.", "Harbour Party"),
        ("Ada Brook established the Harbour Party.", "Harbour Party"),
        ("Led by Ada Brook, the Harbour Club can expect a hard match.", "Harbour Club"),
        ("Led as usual by Ada Brook, the Harbour Club can expect a hard match.", "Harbour Club"),
        ("Bergen, led by Ada Brook, may go on.", "Bergen"),
        ("The champions may be too strong for a Haven side led by captain Ada Brook.", "Haven"),
        ("Coast Guard Lt. Ada Brook left.", "Coast Guard"),
    ],
)
def test_whose_she_is(parsed: Callable[..., Doc], text: str, of: str) -> None:
    """In brackets, since long, in a sentence that goes on, behind an age, by a verb, by a rank."""
    assert {(x, y) for x, y, _ in told(parsed(text))} == {("Ada Brook", of)}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook has been foreign minister of Norway twice.",
        "Ada Brook of Haven left.",
        "Ada Brook launched the Grain Board's website.",
        "Ada Brook formed the Norwegian choir.",
        "Led by Ada Brook, the plan of the Harbour Club failed.",
        "Ada Brook retired without joining the Harbour Party.",
        "Tomas Vale and the Coast Guard saw Ada Brook.",
    ],
)
def test_what_does_not_tell_it(parsed: Callable[..., Doc], text: str) -> None:
    """Twice may be long ago, a town is no employer, a website no body."""
    assert told(parsed(text)) == []


def test_who_quit_before_is_of_it_no_more(parsed: Callable[..., Doc]) -> None:
    """The clause behind "after" has the subject of the sentence."""
    assert told(parsed("Ada Brook left Haven after quitting the Harbour Party.")) == [
        ("Ada Brook", "Harbour Party", Tenure.FORMER)
    ]


def test_a_queen_may_have_several_realms(parsed: Callable[..., Doc]) -> None:
    """A president of one country and its neighbour has one."""
    text = "They greeted Urraka, queen regnant of Norway, Sweden and Denmark."
    assert {y for _, y, _ in told(parsed(text))} == {"Norway", "Sweden", "Denmark"}
    text = "They greeted Ada Brook, president of Norway, and Sweden."
    assert {y for _, y, _ in told(parsed(text))} == {"Norway"}


def test_a_row_of_leaders_may_tell_their_peoples(parsed: Callable[..., Doc]) -> None:
    """A word for one before the second name is no end of the row."""
    found = told(parsed("The Harbour Club, led by Ada Brook and Norwegian Tomas Vale, can expect a hard match."))
    assert {(x, y) for x, y, _ in found} == {("Ada Brook", "Harbour Club"), ("Tomas Vale", "Harbour Club")}


def test_a_second_office_has_a_body_of_its_own(parsed: Callable[..., Doc]) -> None:
    """What stands behind the name goes before what stands before the row."""
    found = told(parsed("Harbour Bank director Ada Brook and manager Tomas Vale of Dundale left."))
    assert {(x, y) for x, y, _ in found} == {("Ada Brook", "Harbour Bank")}


def test_titles_within_a_row_are_looked_through(parsed: Callable[..., Doc]) -> None:
    """As courtesy has it."""
    text = "Ada Brook and Dr. Tomas Vale, members of the Harbour Party, left."
    assert {(x, y) for x, y, _ in told(parsed(text))} == {
        ("Ada Brook", "Harbour Party"),
        ("Tomas Vale", "Harbour Party"),
    }


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Rep. Ivan Lott, D-Texas, chairman of the House Budget Committee, left.", "House Budget Committee"),
        ("Ivan Lott was named president and chief operating officer of Harbourline Inc.", "Harbourline Inc."),
        ("The Lakes Fund appointed Ivan Lott as director.", "Lakes Fund"),
        ("Ivan Lott, formerly with the Lakes Fund, left.", "Lakes Fund"),
    ],
)
def test_an_office_reaches_over_what_stands_between(parsed: Callable[..., Doc], text: str, of: str) -> None:
    """A party's letter and a state, another office; or it is of who gives it."""
    assert {(x, y) for x, y, _ in told(parsed(text))} == {("Ivan Lott", of)}


@pytest.mark.parametrize(
    "text",
    [
        "The Storting appointed Ivan Lott as president.",
        "The Haven Senate appointed Ivan Lott as president.",
        "The Harbour Party named Ivan Lott prime minister.",
    ],
)
def test_a_parliament_gives_the_offices_of_its_country(parsed: Callable[..., Doc], text: str) -> None:
    """Not its own."""
    assert told(parsed(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ivan Lott had been a member of the Lake Front until 1970.", [("Ivan Lott", "Lake Front", Tenure.FORMER)]),
        ("Ivan Lott was re-elected chairman of the Lake Front.", [("Ivan Lott", "Lake Front", Tenure.CURRENT)]),
        (
            "Ivan Lott was appointed Minister of Trade in the government of Norway.",
            [("Ivan Lott", "Norway", Tenure.CURRENT)],
        ),
        ("Incumbent Lake Front MP Ivan Lott lost.", [("Ivan Lott", "Lake Front", Tenure.CURRENT)]),
        ("Liberal Union MP Ivan Lott lost.", [("Ivan Lott", "Liberal Union", Tenure.CURRENT)]),
        ("Ivan Lott, who had been foreign minister of Norway since 2001, left.", []),
    ],
)
def test_what_was_and_is_again(parsed: Callable[..., Doc], text: str, expected: Told) -> None:
    """What had been since some day may go on."""
    assert told(parsed(text)) == expected
