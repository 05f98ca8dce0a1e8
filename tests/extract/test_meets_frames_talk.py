"""``kg.extract.meets_frames_talk``: who meets or talks with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.meets import meets
from tests.neighbours import LEAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def told(parsed: Parse, text: str) -> list[tuple[set[str], str, str | None, str | None]]:
    """Return who, status, day and place of each meeting in *text*."""
    lead = LEAD + "Hanne Lund is a mayor.\n\n"
    return [(set(x.participants), x.status, x.date, x.place) for x in meets(parsed(lead + text, "", "2024-06-12"))]


def test_nobody_who_is_named_has_met(parsed: Parse) -> None:
    """A meeting of officials without names tells nothing that could be asked for."""
    assert told(parsed, "A senior diplomat sat down with ferry officials on Monday.") == []


def test_many_of_a_body_are_the_body(parsed: Parse) -> None:
    """One of them alone, and officials of a country, have no name."""
    assert told(parsed, "Brook met members of the Chamber of Commerce on Monday.")[0][0] == {
        "Ada Brook",
        "Chamber of Commerce",
    }
    assert told(parsed, "Brook met Norwegian officials on Monday.")[0][0] == {
        "Ada Brook",
        "unnamed: Norwegian officials",
    }
