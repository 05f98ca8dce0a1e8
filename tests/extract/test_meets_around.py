"""Meetings with what stands around them: times, reasons, delegations, who arranged them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.three import with_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

BOTH, THREE = "Larsen Petrova", "Haddad Larsen Petrova"


@pytest.mark.parametrize(
    ("text", "meeting"),
    [
        ("No sooner had Elena Petrova arrived than she was ushered in to see Henrik Larsen.", (BOTH, "held")),
        ("Also on Monday, Elena Petrova met Henrik Larsen.", (BOTH, "held")),
        ("Earlier, Elena Petrova had met Henrik Larsen at the presidential palace.", (BOTH, "held")),
        ("Separately, Elena Petrova met Henrik Larsen to discuss gas supplies.", (BOTH, "held")),
        ("That same evening Elena Petrova dined with Henrik Larsen.", (BOTH, "held")),
        ("Later in the day, Elena Petrova paid a call on Henrik Larsen at his residence.", (BOTH, "held")),
        ("As part of her visit, Elena Petrova met Henrik Larsen.", (BOTH, "held")),
        ("In addition to talks with Henrik Larsen, Elena Petrova attended a concert.", (BOTH, "held")),
        ("Besides meeting Henrik Larsen, Elena Petrova attended a concert.", (BOTH, "held")),
        ("Instead of flying home, Elena Petrova stayed on to meet Henrik Larsen.", (BOTH, "held")),
        ("Rather than wait for the summit, Elena Petrova flew to Oslo and met Henrik Larsen.", (BOTH, "held")),
        ("Contrary to protocol, Elena Petrova drove to the airport to greet Henrik Larsen.", (BOTH, "held")),
        ("To mark the anniversary, Elena Petrova and Henrik Larsen met on the bridge.", (BOTH, "held")),
        ("With elections only weeks away, Elena Petrova met Henrik Larsen in Oslo.", (BOTH, "held")),
        ("Amid growing tension over the ships, Elena Petrova and Henrik Larsen spoke by telephone.", (BOTH, "held")),
        ("Against the advice of her own party, Elena Petrova met Henrik Larsen.", (BOTH, "held")),
        ("According to the ministry, Elena Petrova met Henrik Larsen on Monday.", (BOTH, "held")),
        ("As the ministry put it, Elena Petrova and Henrik Larsen held a frank exchange of views.", (BOTH, "held")),
        ("The ministry confirmed that Elena Petrova had met Henrik Larsen on Monday.", (BOTH, "held")),
        ("The ministry said in a statement that Elena Petrova had met Henrik Larsen on Monday.", (BOTH, "held")),
        ('The statement said Elena Petrova and Henrik Larsen "held productive talks".', (BOTH, "held")),
        ("The ministry declined to say why Elena Petrova had met Henrik Larsen.", (BOTH, "held")),
        ("What Elena Petrova told Henrik Larsen at their meeting on Monday has not been disclosed.", (BOTH, "held")),
        ("Elena Petrova, together with her deputy, met Henrik Larsen on Monday.", (BOTH, "held")),
        ("Elena Petrova and her delegation met Henrik Larsen on Monday.", (BOTH, "held")),
        ("A Bulgarian delegation headed by Elena Petrova met Henrik Larsen on Monday.", (BOTH, "held")),
        ("Elena Petrova headed the Bulgarian delegation at talks with Henrik Larsen on Monday.", (BOTH, "held")),
        ("Henrik Larsen received a Bulgarian delegation led by Elena Petrova on Monday.", (BOTH, "held")),
        ("Henrik Larsen gave Elena Petrova a warm welcome on Monday.", (BOTH, "held")),
        ("Henrik Larsen had Elena Petrova to dinner on Monday.", (BOTH, "held")),
        ("Henrik Larsen made time on Monday for Elena Petrova.", (BOTH, "held")),
        ("Henrik Larsen came under pressure from Elena Petrova when they met on Monday.", (BOTH, "held")),
        ("Henrik Larsen took a call from Elena Petrova on Monday.", (BOTH, "held")),
        ("Henrik Larsen received a telephone call from Elena Petrova on Monday.", (BOTH, "held")),
        ("Henrik Larsen and Elena Petrova will sit down together on Monday for the first time.", (BOTH, "planned")),
        ("Henrik Larsen has an appointment with Elena Petrova on Monday.", (BOTH, "planned")),
        ("Henrik Larsen is booked to see Elena Petrova on Monday.", (BOTH, "planned")),
        ("Monday will see a meeting between Henrik Larsen and Elena Petrova.", (BOTH, "planned")),
        ("Arrangements are being made for Henrik Larsen to meet Elena Petrova on Monday.", (BOTH, "planned")),
    ],
)
def test_a_phrase_of_a_meeting(parsed: Parse, text: str, meeting: tuple[str, str]) -> None:
    assert with_status(parsed, text) == [meeting]


@pytest.mark.parametrize(
    "text",
    [
        "Henrik Larsen received a letter from Elena Petrova on Monday.",
        "Henrik Larsen received the backing of Elena Petrova on Monday.",
        "Henrik Larsen welcomed a statement by Elena Petrova on Monday.",
        "Henrik Larsen hosted a programme on which Elena Petrova was once a guest.",
        "Henrik Larsen saw Elena Petrova as a rival.",
        "Henrik Larsen called for Elena Petrova to resign.",
        "Henrik Larsen visited the grave of Elena Petrova.",
        "Henrik Larsen joined Elena Petrova's party in 2014.",
    ],
)
def test_a_phrase_like_it_of_something_else(parsed: Parse, text: str) -> None:
    assert with_status(parsed, text) == []
