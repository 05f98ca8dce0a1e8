"""``kg.extract.meets_visit``: visits to a capital, and those that another meeting already tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets
from tests.three import surnames, with_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.model import Meeting

    Parse = Callable[..., Doc]

BROOK = "Norwegian President Ada Brook"
PERUVIAN = "Peruvian President Tomas Vale"
SWEDISH = "Swedish President Tomas Vale"


def told(parsed: Parse, text: str) -> list[Meeting]:
    return list(meets(parsed(text, "", "2024-06-12")))


def kinds(parsed: Parse, text: str) -> list[str]:
    return [x.kind.value for x in told(parsed, text)]


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        (f"{BROOK} visited Lima on Monday.", "held", "2024-06-10"),
        (f"{BROOK} paid a visit to Lima on Monday.", "held", "2024-06-10"),
        (f"{BROOK}'s visit to Lima in May was short.", "held", "2024-05"),
        (f"{BROOK} will visit Lima on Friday.", "planned", "2024-06-14"),
        (f"{BROOK} cancelled a visit to Lima.", "cancelled", None),
    ],
)
def test_who_visits_a_capital_visits_its_country(parsed: Parse, text: str, status: str, day: str | None) -> None:
    """And is in that city."""
    (found,) = told(parsed, text)
    assert (set(found.participants), found.kind) == ({"Ada Brook", "Peru"}, "visit")
    assert (found.status, found.date, found.place) == (status, day, "Lima")


def test_a_country_is_visited_by_its_name_too(parsed: Parse) -> None:
    """It is the place as well."""
    (found,) = told(parsed, f"{BROOK} visited Peru in May.")
    assert (set(found.participants), found.date, found.place) == ({"Ada Brook", "Peru"}, "2024-05", "Peru")


@pytest.mark.parametrize(
    "text",
    [
        f"{BROOK} visited Oslo on Monday.",
        f"{PERUVIAN} visited Lima on Monday.",
        f"{BROOK} visited Cusco in May.",
        f"{BROOK} visited the port of Lima.",
        f"{BROOK} visited the Lima museum in May.",
        "The Lakes Trade Council visited Lima.",
        "Norway visited Lima.",
    ],
)
def test_what_is_visited_may_be_no_country(parsed: Parse, text: str) -> None:
    """One's own capital, another city, a house; and who visits is a person."""
    assert told(parsed, text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{BROOK} visited Lima on Monday and met {PERUVIAN}.", "Lima"),
        (f"{BROOK} visited Peru on Monday and met {PERUVIAN}.", "Peru"),
        (f"{BROOK} visited Lima on Monday. There she met {PERUVIAN}.", "Lima"),
        (f"{BROOK} visited Lima on Monday. There she met {SWEDISH}.", "Lima"),
    ],
)
def test_a_visit_that_was_the_way_to_a_meeting_is_that_meeting(parsed: Parse, text: str, place: str) -> None:
    """Which has its day and place then."""
    (found,) = told(parsed, text)
    assert (set(found.participants), found.kind) == ({"Ada Brook", "Tomas Vale"}, "meeting")
    assert (found.date, found.place) == ("2024-06-10", place)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{BROOK} visited Peru on Monday at the invitation of {PERUVIAN}.", "Peru"),
        (f"{BROOK} visited Lima on Monday as the guest of {PERUVIAN}.", "Lima"),
    ],
)
def test_a_visit_whose_host_is_told_is_to_the_host(parsed: Parse, text: str, place: str) -> None:
    """Not to the country a second time."""
    (found,) = told(parsed, text)
    assert (set(found.participants), found.host, found.kind) == ({"Ada Brook", "Tomas Vale"}, "Tomas Vale", "visit")
    assert (found.date, found.place) == ("2024-06-10", place)


def test_a_visit_called_off_is_the_meeting_it_was_for(parsed: Parse) -> None:
    """Both came to nothing together."""
    (found,) = told(parsed, f"{BROOK} called off a visit to Peru. She was to have met {PERUVIAN}.")
    assert (set(found.participants), found.status) == ({"Ada Brook", "Tomas Vale"}, "cancelled")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BROOK} visited Peru on Monday and met {SWEDISH}.", ["visit", "meeting"]),
        (f"{BROOK} visited Peru on Monday. Brook telephoned {PERUVIAN}.", ["visit", "call"]),
        (f"{BROOK} visited Lima in May and called {SWEDISH}.", ["visit", "call"]),
        (f"{BROOK} visited Peru in May. {PERUVIAN} met Brook in June.", ["visit", "meeting"]),
        (f"{BROOK} visited Peru last year. On Monday she met {PERUVIAN} in Oslo.", ["visit", "meeting"]),
        (f"{BROOK} visited Peru in May and will meet {PERUVIAN}.", ["visit", "meeting"]),
    ],
)
def test_a_meeting_of_another_kind_or_time_leaves_the_visit(parsed: Parse, text: str, expected: list[str]) -> None:
    """Another country's president, a call, another month, a plan."""
    assert kinds(parsed, text) == expected


def test_a_visit_to_come_is_not_told_by_a_meeting_that_was(parsed: Parse) -> None:
    """Whoever was received at home goes to the capital later."""
    text = "Benigno Hill, who hosted Vietnamese President Tran Khai last week, is scheduled to visit Hanoi in December."
    assert ("planned", "2024-12") in [(x.status.value, x.date) for x in meets(parsed(text, "", "2024-06-12"))]


def test_a_visit_called_off_is_the_meeting_that_was_to_be_there(parsed: Parse) -> None:
    """Of whom nothing else tells where he is minister."""
    text = "Ada Brook called off a visit to France set for Monday. She was to have held talks with Premier Tomas Vale."
    found = list(meets(parsed(text, "", "2024-06-12")))
    assert [(set(x.participants), x.status.value) for x in found] == [({"Ada Brook", "Tomas Vale"}, "cancelled")]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Petrova began a state visit to Norway on Monday with talks with her host, Mr Larsen.",
        "On the second day of her visit to Norway, Ms Petrova met Mr Larsen.",
        "Ms Petrova begins a three-day visit to Norway on Thursday with talks in Oslo with Mr Larsen.",
    ],
)
def test_who_is_met_on_a_visit_is_its_host_where_nothing_else_is_told_of_him(parsed: Parse, text: str) -> None:
    assert surnames(parsed, text) == ["Larsen Petrova"]


def test_hands_shaken_are_a_meeting_though_no_word_was_exchanged(parsed: Parse) -> None:
    """Alone, the words tell that they did not speak."""
    text = "Ms Petrova and Mr Larsen met in Oslo, where they shook hands but did not exchange a word."
    assert with_status(parsed, text) == [("Larsen Petrova", "held")]
    assert with_status(parsed, "Ms Petrova and Mr Larsen did not exchange a word.") == [("Larsen Petrova", "denied")]


def test_two_capitals_are_two_visits(parsed: Parse) -> None:
    text = "Ms Petrova would visit Oslo and Stockholm in June, her office said."
    assert with_status(parsed, text) == [("Norway Petrova", "planned"), ("Petrova Sweden", "planned")]


def test_nobody_visits_the_country_whose_office_he_holds(parsed: Parse) -> None:
    assert with_status(parsed, "Norwegian Prime Minister Henrik Larsen toured Norway last week.") == []
    assert with_status(parsed, "Norwegian Prime Minister Henrik Larsen visited Norway last week.") == []


def test_her_visit_told_behind_a_meeting_with_its_host_is_known(parsed: Parse) -> None:
    """A visit of which nothing was told before stands by itself."""
    met = "Ms Petrova met Norwegian Prime Minister Henrik Larsen on Monday. "
    assert with_status(parsed, met + "Her visit to Norway was a success.") == [("Larsen Petrova", "held")]
    assert with_status(parsed, "Ms Petrova's visit to Norway ended on Tuesday.") == [("Norway Petrova", "held")]
