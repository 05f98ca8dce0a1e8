"""``kg.extract.meets_invited``: who asked whom to come, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets
from kg.model import Kind, Status
from tests.three import with_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale are neighbours.\n\n"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Brook extended an invitation to Mr Vale to visit Lima.", Status.POSSIBLE),
        ("Brook extended an invitation to Mr Vale to visit Lima, which was accepted.", Status.PLANNED),
        ("Brook invited Vale to visit Lima in March. The invitation was accepted.", Status.PLANNED),
        ("Vale has accepted Brook's invitation to visit Peru.", Status.PLANNED),
        ("Vale accepted an invitation from Brook to visit Peru.", Status.PLANNED),
        ("Vale accepted Brook's invitation to Peru.", Status.PLANNED),
        ("Vale declined an invitation from Brook to visit Peru.", Status.DENIED),
        ("Vale received an invitation from Brook to visit Peru.", Status.POSSIBLE),
        ("Brook invited Vale to Lima.", Status.POSSIBLE),
        ("Vale flew to Lima at the invitation of Brook.", Status.HELD),
    ],
)
def test_an_invitation_is_a_visit_with_its_host(parsed: Parse, text: str, status: Status) -> None:
    """Possible until it is accepted; held where the guest has travelled by it."""
    found = list(meets(parsed(LEAD + text, "", "2024-06-12")))
    assert [(set(x.participants), x.host, x.kind, x.status) for x in found] == [
        ({"Ada Brook", "Tomas Vale"}, "Ada Brook", Kind.VISIT, status)
    ]


def test_an_invitation_to_a_meal_is_a_meeting(parsed: Parse) -> None:
    """Its kind is that of what one is invited to."""
    found = list(meets(parsed(LEAD + "Brook invited Vale to lunch on Friday.", "", "2024-06-12")))
    assert [(x.kind, x.status, x.date) for x in found] == [(Kind.MEETING, Status.POSSIBLE, "2024-06-14")]


def test_an_invitation_to_do_something_else_is_none(parsed: Parse) -> None:
    """Bids and jokes are invited too."""
    assert list(meets(parsed(LEAD + "Brook invited Vale to think again.", "", "2024-06-12"))) == []


def test_an_invitation_may_be_for_somebody_to_come(parsed: Parse) -> None:
    """The visit that it is for is told once."""
    text = "Mr Larsen extended an invitation for Ms Petrova to visit Norway next year"
    assert with_status(parsed, text + ".") == [("Larsen Petrova", "possible")]
    assert with_status(parsed, text + ", which she accepted.") == [("Larsen Petrova", "planned")]
