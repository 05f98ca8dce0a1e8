"""Meetings told by calls, partings, plans, agendas and what came of them."""

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
        ("A telephone call from Elena Petrova to Henrik Larsen on Sunday broke months of silence.", (BOTH, "held")),
        ("Elena Petrova rang Henrik Larsen late on Sunday to say the ships would sail.", (BOTH, "held")),
        ("Elena Petrova and Henrik Larsen were on the phone for an hour on Sunday.", (BOTH, "held")),
        ("Henrik Larsen told Elena Petrova by phone on Sunday that the ships would sail.", (BOTH, "held")),
        ("Henrik Larsen informed Elena Petrova in a phone call that the ships would sail.", (BOTH, "held")),
        ("In a call with Elena Petrova, Henrik Larsen offered to send ships.", (BOTH, "held")),
        ("Elena Petrova and her host, Henrik Larsen, toured the port before sitting down to talks.", (BOTH, "held")),
        ("Elena Petrova was shown around the port by her host, Henrik Larsen.", (BOTH, "held")),
        ("Elena Petrova and Henrik Larsen laid wreaths together at the memorial.", (BOTH, "held")),
        ("Elena Petrova and Henrik Larsen opened the new bridge together on Monday.", (BOTH, "held")),
        ("Henrik Larsen flew in by helicopter to join Elena Petrova at the opening of the bridge.", (BOTH, "held")),
        ("Elena Petrova and Henrik Larsen sat side by side at the ceremony.", (BOTH, "held")),
        ("Elena Petrova embraced Henrik Larsen on the steps of the palace.", (BOTH, "held")),
        ("At the airport Elena Petrova was greeted by Henrik Larsen.", (BOTH, "held")),
        ("Henrik Larsen was at the airport to see Elena Petrova off.", (BOTH, "held")),
        ("Elena Petrova visited Henrik Larsen in hospital on Monday.", (BOTH, "held")),
        ("Elena Petrova has had three meetings with Henrik Larsen this year.", (BOTH, "held")),
        ("It was Elena Petrova's third meeting with Henrik Larsen this year.", (BOTH, "held")),
        ("The third meeting this year between Elena Petrova and Henrik Larsen lasted an hour.", (BOTH, "held")),
        ("A marathon session between Elena Petrova and Henrik Larsen broke up at dawn.", (BOTH, "held")),
        ("Elena Petrova and Henrik Larsen broke off their talks at dawn.", (BOTH, "held")),
        ("Negotiations between Elena Petrova and Henrik Larsen collapsed on Monday.", (BOTH, "held")),
        ("Elena Petrova walked out of talks with Henrik Larsen on Monday.", (BOTH, "held")),
        ("Elena Petrova stormed out of a meeting with Henrik Larsen on Monday.", (BOTH, "held")),
        ("Elena Petrova and Henrik Larsen failed to agree at a meeting in Oslo on Monday.", (BOTH, "held")),
        ("Elena Petrova and Henrik Larsen have been locked in talks since Monday.", (BOTH, "held")),
        ("Elena Petrova and Henrik Larsen are holding talks in Oslo.", (BOTH, "held")),
        ("Talks between Elena Petrova and Henrik Larsen are under way in Oslo.", (BOTH, "held")),
        ("Elena Petrova is meeting Henrik Larsen in Oslo today.", (BOTH, "held")),
        ("Elena Petrova is meeting Henrik Larsen in Oslo tomorrow.", (BOTH, "planned")),
        ("Elena Petrova and Henrik Larsen have agreed to meet before the end of the month.", (BOTH, "planned")),
        ("Elena Petrova and Henrik Larsen plan to meet before the end of the month.", (BOTH, "planned")),
        ("A meeting between Elena Petrova and Henrik Larsen has been set for Friday.", (BOTH, "planned")),
        ("Elena Petrova confirmed that she would meet Henrik Larsen on Friday.", (BOTH, "planned")),
        ("Elena Petrova is heading to Oslo for Friday's meeting with Henrik Larsen.", (BOTH, "planned")),
        ("Ahead of Friday's meeting with Henrik Larsen, Elena Petrova said she was hopeful.", (BOTH, "planned")),
        ("Elena Petrova is preparing for her first meeting with Henrik Larsen.", (BOTH, "planned")),
        ("Elena Petrova and Henrik Larsen might meet before the end of the month.", (BOTH, "possible")),
        ("Elena Petrova is considering a meeting with Henrik Larsen.", (BOTH, "possible")),
        ("Elena Petrova asked for a meeting with Henrik Larsen.", (BOTH, "possible")),
        ("Elena Petrova hopes to meet Henrik Larsen on Friday.", (BOTH, "possible")),
        ("Elena Petrova is seeking a meeting with Henrik Larsen.", (BOTH, "possible")),
        ("Elena Petrova and Henrik Larsen are likely to meet on the sidelines.", (BOTH, "possible")),
        ("Elena Petrova said she had no intention of meeting Henrik Larsen.", (BOTH, "denied")),
        ("Elena Petrova refused to shake hands with Henrik Larsen.", (BOTH, "denied")),
        ("Elena Petrova and Henrik Larsen have never met.", (BOTH, "denied")),
        ("Elena Petrova snubbed Henrik Larsen by declining to receive him.", (BOTH, "denied")),
        ("Elena Petrova's talks with Henrik Larsen, set for Friday, were called off.", (BOTH, "cancelled")),
        ("Friday's meeting between Elena Petrova and Henrik Larsen has been cancelled.", (BOTH, "cancelled")),
        ("The visit, during which Elena Petrova met Henrik Larsen twice, ended on Monday.", (BOTH, "held")),
        ("The two-day visit saw Elena Petrova hold talks with Henrik Larsen.", (BOTH, "held")),
        ("A meeting late on Monday of Elena Petrova with Henrik Larsen produced little.", (BOTH, "held")),
        ("Monday's talks between Elena Petrova and Henrik Larsen produced little.", (BOTH, "held")),
        ("Elena Petrova's talks on Monday with Henrik Larsen produced little.", (BOTH, "held")),
        ("Elena Petrova's visit to Oslo for talks with Henrik Larsen produced little.", (BOTH, "held")),
        ("Elena Petrova's two hours of talks with Henrik Larsen produced little.", (BOTH, "held")),
        ("Elena Petrova's encounter with Henrik Larsen in the corridor was brief.", (BOTH, "held")),
        ("A chance encounter between Elena Petrova and Henrik Larsen at the airport led to talks.", (BOTH, "held")),
        ("The breakthrough came when Elena Petrova and Henrik Larsen met in Geneva on Monday.", (BOTH, "held")),
        ("The breakthrough followed a meeting in Geneva between Elena Petrova and Henrik Larsen.", (BOTH, "held")),
        ("The deal was sealed over dinner in Oslo by Elena Petrova and Henrik Larsen.", (BOTH, "held")),
        ("The deal was hammered out by Elena Petrova and Henrik Larsen in three days of talks.", (BOTH, "held")),
        ("The deal was agreed at talks in Oslo attended by Elena Petrova and Henrik Larsen.", (BOTH, "held")),
        ("The deal was struck during a visit by Elena Petrova to Oslo, where she met Henrik Larsen.", (BOTH, "held")),
        ("Signing the deal in Oslo with Henrik Larsen, Elena Petrova called it historic.", (BOTH, "held")),
        ("Elena Petrova signed the agreement in Oslo in the presence of Henrik Larsen.", (BOTH, "held")),
        ("Elena Petrova, in Oslo to sign the agreement, was received by Henrik Larsen.", (BOTH, "held")),
        ("Elena Petrova, meeting Henrik Larsen in Oslo, pressed for the return of the ships.", (BOTH, "held")),
        ("Elena Petrova pressed for the return of the ships when she saw Henrik Larsen on Monday.", (BOTH, "held")),
        ("Elena Petrova pressed Henrik Larsen in talks on Monday for the return of the ships.", (BOTH, "held")),
        ("Elena Petrova had pressed for the return of the ships in her talks with Henrik Larsen.", (BOTH, "held")),
        ("Henrik Larsen used the meeting with Elena Petrova to ask for the ships.", (BOTH, "held")),
        ("Henrik Larsen used his meeting on Monday with Elena Petrova to ask for the ships.", (BOTH, "held")),
        ("Henrik Larsen opened his meeting with Elena Petrova by asking for the ships.", (BOTH, "held")),
        ("The question of the ships dominated Henrik Larsen's talks with Elena Petrova.", (BOTH, "held")),
        ("The question of the ships was raised by Henrik Larsen in his talks with Elena Petrova.", (BOTH, "held")),
        ("The question of the ships did not come up when Henrik Larsen met Elena Petrova.", (BOTH, "held")),
        ("The ships were on the agenda when Henrik Larsen received Elena Petrova on Monday.", (BOTH, "held")),
        ("The ships will top the agenda when Henrik Larsen receives Elena Petrova on Monday.", (BOTH, "planned")),
        ("Elena Petrova is on her way to Oslo, where Henrik Larsen is to receive her on Friday.", (BOTH, "planned")),
        ("Friday's summit will be the first between Elena Petrova and Henrik Larsen.", (BOTH, "planned")),
        ("The summit on Friday of Elena Petrova and Henrik Larsen will be broadcast live.", (BOTH, "planned")),
        ("Elena Petrova's spokesman did not rule out a meeting with Henrik Larsen.", (BOTH, "possible")),
        ("Elena Petrova said she would meet Henrik Larsen if he asked her to.", (BOTH, "possible")),
        ("There is speculation that Elena Petrova will meet Henrik Larsen in Geneva.", (BOTH, "possible")),
        ("Reports that Elena Petrova met Henrik Larsen in Geneva are untrue, her office said.", (BOTH, "denied")),
        ("Elena Petrova rejected an invitation from Henrik Larsen to visit Oslo.", (BOTH, "denied")),
        ("Henrik Larsen's visit to Elena Petrova has been put back to the autumn.", (BOTH, "cancelled")),
    ],
)
def test_a_phrase_of_a_meeting(parsed: Parse, text: str, meeting: tuple[str, str]) -> None:
    assert with_status(parsed, text) == [meeting]


@pytest.mark.parametrize(
    "text",
    [
        "Elena Petrova met her target, Henrik Larsen said.",
        "Elena Petrova, Henrik Larsen said, would meet the deadline.",
        "Henrik Larsen said Elena Petrova had met voters in Plovdiv.",
        "Elena Petrova visited Plovdiv on the day Henrik Larsen resigned.",
        "Elena Petrova faces Henrik Larsen in a run-off on Sunday.",
        "Elena Petrova and Henrik Larsen will meet in Sunday's run-off.",
        "Elena Petrova telephoned her mother, Henrik Larsen wrote.",
    ],
)
def test_a_phrase_like_it_of_something_else(parsed: Parse, text: str) -> None:
    assert with_status(parsed, text) == []
