"""``kg.extract.meets_nouns_clause``: whose a meeting is that a noun tells of, by the clause it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets
from tests.three import with_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale are neighbours.\n\n"


def told(parsed: Parse, text: str) -> list[tuple[str, str, str]]:
    """Return status, kind and surnames of each meeting of *text*, where Brook and Vale have been named before."""
    found = meets(parsed(LEAD + text, "", "2024-06-12"))
    return [(x.status.value, x.kind.value, " ".join(sorted(y.split()[-1] for y in x.participants))) for x in found]


def test_at_the_talks_two_agreed(parsed: Parse) -> None:
    """Who comes to terms at the talks took part in them; of three, or of a speech there, nothing tells it."""
    assert told(parsed, "At the talks in Vienna, Brook and Vale agreed to raise trade.") == [
        ("held", "talks", "Brook Vale")
    ]
    assert told(parsed, "At the talks in Vienna, Brook and Vale spoke of trade.") == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The deal was settled in a telephone conversation that Ms Petrova and Mr Larsen held on Monday.", "held"),
        ("The date was fixed in a call that Ms Petrova and Mr Larsen had on Monday.", "held"),
        ("A dinner Ms Petrova and Mr Larsen had planned for June has been shelved.", "cancelled"),
        ("The meeting that Ms Petrova was to have with Mr Larsen has been postponed.", "cancelled"),
        ("A meeting that Ms Petrova had been due to hold with Mr Larsen on Friday was called off.", "cancelled"),
    ],
)
def test_whose_a_meeting_is_may_stand_in_its_relative_clause(parsed: Parse, text: str, status: str) -> None:
    assert with_status(parsed, text) == [("Larsen Petrova", status)]


def test_what_is_said_of_a_meeting_in_such_a_clause_makes_it_nobodys(parsed: Parse) -> None:
    text = "The meeting that Ms Petrova and Mr Larsen had called a waste of time was useful."
    assert with_status(parsed, text) == []
