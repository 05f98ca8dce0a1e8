"""``kg.extract.meets_calls``: telephone calls told with a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.model import Meeting

    Parse = Callable[..., Doc]

LEAD = "Ada Brook, Tomas Vale and President Ida Holm are neighbours.\n\n"
BOTH = {"Ada Brook", "Tomas Vale"}


def told(parsed: Parse, text: str) -> list[Meeting]:
    """Return the meetings that *text* tells, where the three have been named before."""
    return list(meets(parsed(LEAD + text, "", "2024-06-12")))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Brook received a call from Vale.", "held"),
        ("Brook received a phone call on Friday from Vale.", "held"),
        ("Brook took a call from Vale.", "held"),
        ("Brook had a telephone call from Vale.", "held"),
        ("Brook placed a call to Vale.", "held"),
        ("Brook made a phone call to Vale to congratulate him.", "held"),
        ("Brook's phone call to Vale lasted an hour.", "held"),
        ("A telephone call from Brook to Vale ended the quarrel.", "held"),
        ("In a phone call to Mr Vale on Friday, Brook spoke of the harbour.", "held"),
        ("Brook will place a call to Vale on Friday.", "planned"),
        ("Brook refused to take a call from Vale.", "denied"),
        ("Brook did not take a call from Vale.", "denied"),
    ],
)
def test_who_rings_and_who_is_rung(parsed: Parse, text: str, status: str) -> None:
    """Whichever of the two does what."""
    (found,) = told(parsed, text)
    assert (set(found.participants), found.kind.value, found.status.value) == (BOTH, "call", status)


def test_calls_from_several_are_one_each(parsed: Parse) -> None:
    """They need not have been on the line together."""
    found = told(parsed, "Brook received calls from Vale and Holm on Friday.")
    assert [set(x.participants) for x in found] == [BOTH, {"Ada Brook", "Ida Holm"}]


@pytest.mark.parametrize(
    "text",
    [
        "Brook made a call to Vale to step down.",
        "Brook received calls for help from Vale.",
        "Brook took calls from listeners on Friday.",
        "Brook heard a call from Vale for calm.",
        "Brook backed calls from Vale to close the harbour.",
    ],
)
def test_an_appeal_is_no_call(parsed: Parse, text: str) -> None:
    """It asks for something to be done."""
    assert told(parsed, text) == []
