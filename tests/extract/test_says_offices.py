"""``kg.extract.says_offices``: whose a name is behind an aide's office and his chief's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.says import says

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

CHIEF = [
    "A spokesman for Jordan's prime minister, Omar Haddad, denied that the king was ill.",
    "An aide to Jordan's prime minister, Omar Haddad, said the trip had been called off.",
    "Norway is cool. Its premier, Karim Farouk, left. An aide to Jordan's premier, Omar Haddad, said it was late.",
    "Omar Haddad was away. A spokesman for Jordan's prime minister, Omar Haddad, said the trip was off.",
]
"""The name is that of whose aide speaks."""

AIDE = [
    "The spokesman for Jordan's foreign ministry, Omar Haddad, said the trip was off.",
    "The spokesman for Prime Minister Elena Petrova, Omar Haddad, said the trip was off.",
    "The mayor of Bergen, Omar Haddad, said the trip was off.",
    "Jordan's prime minister, Karim Farouk, left. A spokesman for the prime minister, Omar Haddad, said it was off.",
]
"""The name is that of who speaks."""


@pytest.mark.parametrize("text", CHIEF)
def test_an_aide_is_not_called_by_the_name_of_his_chief(parsed: Parse, text: str) -> None:
    """Who speaks is told without a name, also where "he" goes on."""
    found = [x.speaker for x in says(parsed(f"{text} He said the talks would go on."))]
    assert len(found) == 2
    assert {x.split()[1] for x in found} <= {"spokesman", "aide"}


@pytest.mark.parametrize("text", AIDE)
def test_the_name_behind_a_body_or_a_chief_named_elsewhere_is_the_aides(parsed: Parse, text: str) -> None:
    """Nobody is prime minister beside another."""
    assert [x.speaker for x in says(parsed(text))] == ["Omar Haddad"]


CUT_OFF = [
    "In Oslo, the foreign minister, Omar Haddad, accused Jordan of playing for time until May.",
    "She called off the meeting after a Jordanian lawmaker, Omar Haddad, described the wall as an invasion.",
    "The row began after a congressman, Omar Haddad, called the wall an invasion.",
    "It failed in May, when Elena Petrova called off a meeting after a congressman, Omar Haddad, called it theft.",
]


@pytest.mark.parametrize("text", CUT_OFF)
def test_the_name_behind_an_office_says_what_the_verb_behind_it_tells(parsed: Parse, text: str) -> None:
    """Where the parser gives the office to the place, or to the word of time, before it."""
    assert [x.speaker for x in says(parsed(text))] == ["Omar Haddad"]


@pytest.mark.parametrize(
    "text",
    [
        "In Oslo, the former foreign minister, Omar Haddad, accused of theft, went home.",
        "The trial of the foreign minister, Omar Haddad, accused of theft in May, began on Monday.",
        "A trial for the foreign minister, Omar Haddad, accused of theft.",
    ],
)
def test_who_is_accused_says_nothing(parsed: Parse, text: str) -> None:
    """A participle behind the name, which taggers may take for the verb."""
    assert [x.speaker for x in says(parsed(text))] == []
