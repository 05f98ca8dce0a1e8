"""Phrases of ordinary copy in which people or countries meet: what is told in passing, or by several at once."""

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
        ("Petrova's meeting with Larsen, the first since 2014, ended with a handshake.", (BOTH, "held")),
        ("Petrova's three-hour meeting with Larsen ended with a handshake.", (BOTH, "held")),
        ("Petrova, whose talks with Larsen in Tunis stretched over two days, said little.", (BOTH, "held")),
        ("Petrova, whose meeting with Larsen lasted two days, said little.", (BOTH, "held")),
        ('"There will be no meeting with Larsen," Petrova said.', (BOTH, "denied")),
        ("Petrova said there would be no meeting with Larsen.", (BOTH, "denied")),
        ("Petrova's spokesman said a meeting with Larsen was planned for June.", (BOTH, "planned")),
        ("Petrova's office said Friday's call with Larsen had been useful.", (BOTH, "held")),
        ("The negotiations, led by Elena Petrova for Sofia and Henrik Larsen for Oslo, went on.", (BOTH, "held")),
        ("The negotiations, led by Elena Petrova and Henrik Larsen, went on.", (BOTH, "held")),
        ("Petrova's camp rejected Larsen's offer of a meeting, calling it \"a publicity stunt\".", (BOTH, "denied")),
        ('Petrova rejected Larsen\'s offer of a meeting, calling it "a publicity stunt".', (BOTH, "denied")),
        ("Larsen turned down a request by Petrova for a meeting in London.", (BOTH, "denied")),
        ("Larsen turned down Petrova's request for a meeting in London.", (BOTH, "denied")),
        ("Petrova and Larsen have been meeting weekly since August.", (BOTH, "held")),
        ("Petrova sat across from Larsen at a long white table.", (BOTH, "held")),
        ("Petrova sat opposite Larsen at dinner.", (BOTH, "held")),
        ("Petrova was seated next to Larsen at dinner.", (BOTH, "held")),
        ("Henrik Larsen slipped into Sofia to see Elena Petrova.", (BOTH, "held")),
        ("Petrova will not now meet Larsen in Prague as planned, her office said.", (BOTH, "cancelled")),
        ("Petrova will no longer meet Larsen in Prague, her office said.", (BOTH, "cancelled")),
        ("The Petrova-Larsen summit has been pushed back to an unspecified date.", (BOTH, "cancelled")),
        ("Petrova convened Larsen and Haddad at her ministry on Thursday.", (THREE, "held")),
        ("Petrova was sitting with Larsen in Cairo by lunchtime.", (BOTH, "held")),
        ("Petrova and Larsen spent three hours locked in talks.", (BOTH, "held")),
        ("Petrova met Larsen on Monday and, the following day, Haddad resigned.", (BOTH, "held")),
        ("Petrova called Larsen the next day.", (BOTH, "held")),
        ("Petrova called Larsen on Monday to congratulate him.", (BOTH, "held")),
        ("Over lamb and rice in a tent outside Petra, Omar Haddad hosted Elena Petrova.", ("Haddad Petrova", "held")),
        ("At Camp David, Petrova and Larsen signed the agreement late on Friday.", (BOTH, "held")),
        ("Around a table in Paris, Petrova and Larsen signed the agreement on Friday.", (BOTH, "held")),
        ("After a walk through the port of Oslo, Petrova met Larsen.", (BOTH, "held")),
        ("Under a tree outside Petra, Omar Haddad met Elena Petrova for an hour.", ("Haddad Petrova", "held")),
        ("Petrova's lunch with Larsen was supposed to last an hour; it took three.", (BOTH, "held")),
        ("Petrova's talks with Larsen are due to last two days.", (BOTH, "planned")),
        ("The Petrova-Larsen talks, now in their second day, have been difficult.", (BOTH, "held")),
        ("A dinner bringing together Ms Petrova, Mr Larsen and Mr Haddad lasted until midnight.", (THREE, "held")),
        ("The dinner, which will bring together Petrova and Larsen, is on Friday.", (BOTH, "planned")),
        ("Petrova meets Larsen on Friday, a week after Haddad did the same.", (BOTH, "planned")),
        ("Elena Petrova, right, during her meeting with Henrik Larsen in Oslo on Sunday.", (BOTH, "held")),
        ("Haddad said Petrova and Larsen had met secretly in Muscat.", (BOTH, "held")),
        ("Larsen took Petrova out on a trawler when she came to Bergen.", (BOTH, "held")),
        ("Larsen took Petrova out for dinner.", (BOTH, "held")),
        ("The evening saw Petrova and Larsen sit down together for the first time.", (BOTH, "held")),
        ("Talks in Doha of Elena Petrova and Henrik Larsen ended without result.", (BOTH, "held")),
        ("Petrova and Larsen were closeted in the library.", (BOTH, "held")),
        ("Larsen said that during their talks Petrova had been courteous.", (BOTH, "held")),
        ("Petrova recalled that at their first meeting Larsen had hardly spoken.", (BOTH, "held")),
        ("Petrova has said no to a summit with Larsen.", (BOTH, "denied")),
        ("Petrova had to leave before she could meet Haddad.", ("Haddad Petrova", "cancelled")),
        ("Petrova had been preparing for talks with Larsen, which have now been postponed.", (BOTH, "cancelled")),
        ("Petrova found time to meet Larsen.", (BOTH, "held")),
        ("Larsen had the chance to talk to Petrova on the sidelines of the fair.", (BOTH, "held")),
        ("Petrova is the first minister to have been received by Haddad.", ("Haddad Petrova", "held")),
        ("Larsen gave an hour of his time to Omar Haddad.", ("Haddad Larsen", "held")),
        ("Petrova met Haddad in Oslo, with Larsen mediating.", (THREE, "held")),
        ("Larsen, after a long evening with Omar Haddad, was tired.", ("Haddad Larsen", "held")),
        ("Elena Petrova received Henrik Larsen on Friday. Mr Larsen is in Sofia at her invitation.", (BOTH, "held")),
        ("Larsen's people have put out feelers about a meeting with Elena Petrova in September.", (BOTH, "possible")),
        ("Larsen's aides are preparing a meeting with Petrova.", (BOTH, "planned")),
        ("Petrova said the text was agreed at a meeting with Larsen in Oslo.", (BOTH, "held")),
        ("The deal was reached during talks with Larsen, Petrova said.", (BOTH, "held")),
        ("Petrova led the 14-member group, which met Premier Larsen at the hotel on Monday.", (BOTH, "held")),
        ("Petrova headed a delegation that held talks with Larsen.", (BOTH, "held")),
        ("Petrova spent Monday afternoon with Larsen discussing scholarships.", (BOTH, "held")),
        ("Petrova spent the morning with Larsen.", (BOTH, "held")),
        ("Larsen walked Petrova to her car after the talks.", (BOTH, "held")),
        ("Larsen escorted Petrova through the ruins.", (BOTH, "held")),
        ("Larsen ushered Petrova into his study.", (BOTH, "held")),
        ("Larsen drove Petrova to the airport himself.", (BOTH, "held")),
        ("Larsen accompanied Petrova to the border.", (BOTH, "held")),
        ("Petrova arrived an hour late; her host, Henrik Larsen, had already sent the coffee away.", (BOTH, "held")),
        ("Petrova's host, Henrik Larsen, showed no sign of impatience.", (BOTH, "held")),
        ("Petrova has asked for ten minutes with Larsen.", (BOTH, "possible")),
        ("Petrova had asked for ten minutes with Larsen and been turned down.", (BOTH, "denied")),
        ("A lunch between Petrova and Larsen fell through when her flight was diverted.", (BOTH, "cancelled")),
        ("Petrova and Larsen stood together in the rain on Thursday.", (BOTH, "held")),
        ("Petrova told Larsen over dinner on Saturday that Norway could not pay.", (BOTH, "held")),
        ("Officials from Norway and Bulgaria met in Oslo on Monday.", ("Bulgaria Norway", "held")),
        ("Norwegian and Bulgarian negotiators wound up two days of talks in Oslo.", ("Bulgaria Norway", "held")),
        ("Norwegian and Bulgarian ministers are to meet in Oslo in June.", ("Bulgaria Norway", "planned")),
        ("Bulgaria and Norway held a second round of talks in Oslo on Monday.", ("Bulgaria Norway", "held")),
        ("A Bulgarian delegation visited Norway in May.", ("Bulgaria Norway", "held")),
        ("The foreign ministers of Norway and Bulgaria will meet in June.", ("Bulgaria Norway", "planned")),
        ("Oslo and Sofia have been holding talks since April.", ("Bulgaria Norway", "held")),
        ("Oslo denied that it was in talks with Sofia.", ("Bulgaria Norway", "denied")),
        ("Norway has rejected Bulgaria's offer of talks.", ("Bulgaria Norway", "denied")),
        ("Talks between the Norwegian and Bulgarian sides began in Oslo on Tuesday.", ("Bulgaria Norway", "held")),
        ("The Norwegian-Bulgarian commission met in Oslo on Friday.", ("Bulgaria Norway", "held")),
        ("The joint commission of Norway and Bulgaria held its tenth session in Oslo.", ("Bulgaria Norway", "held")),
        ("Bulgaria has called off talks with Norway scheduled for Friday.", ("Bulgaria Norway", "cancelled")),
        ("Sofia and Oslo agreed to resume talks in June.", ("Bulgaria Norway", "planned")),
        ("Bulgaria will host the next round of talks with Norway.", ("Bulgaria Norway", "planned")),
        ("Elena Petrova visited Norway in May.", ("Norway Petrova", "held")),
        ("Elena Petrova will pay a two-day visit to Norway next week.", ("Norway Petrova", "planned")),
        ("Elena Petrova has cancelled a trip to Norway planned for June.", ("Norway Petrova", "cancelled")),
    ],
)
def test_a_phrase_of_a_meeting(parsed: Parse, text: str, meeting: tuple[str, str]) -> None:
    assert with_status(parsed, text) == [meeting]


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (
            "Petrova met Larsen in Luxembourg, and a session with Omar Haddad followed.",
            [("Haddad Petrova", "held"), ("Larsen Petrova", "held")],
        ),
        (
            "Petrova used the General Assembly week to meet Henrik Larsen on Monday and, a day later, Omar Haddad.",
            [("Haddad Petrova", "held"), ("Larsen Petrova", "held")],
        ),
        (
            "Petrova saw Larsen on Monday and Haddad on Tuesday.",
            [("Haddad Petrova", "held"), ("Larsen Petrova", "held")],
        ),
        (
            "The summit in Samarkand saw Petrova meet Larsen, then Haddad.",
            [("Haddad Petrova", "held"), ("Larsen Petrova", "held")],
        ),
        (
            "Larsen met Elena Petrova in Thessaloniki on Monday and Omar Haddad in Valletta on Tuesday.",
            [("Haddad Larsen", "held"), ("Larsen Petrova", "held")],
        ),
    ],
)
def test_a_phrase_of_two_meetings(parsed: Parse, text: str, meetings: list[tuple[str, str]]) -> None:
    assert sorted(with_status(parsed, text)) == meetings


@pytest.mark.parametrize(
    "text",
    [
        "Petrova called Larsen a liar.",
        'Petrova called Larsen "a liar".',
        "Petrova called Larsen her best friend.",
        'Petrova criticised Larsen, calling him "a gift to extremists".',
        "The keynote will be given by Omar Haddad in the morning and by Henrik Larsen after lunch.",
        "Larsen spoke before lunch, Petrova after it.",
        "Petrova meets with students on Friday, a week after Haddad did the same at Cairo University.",
        "The deal was reached during talks with Larsen, officials said.",
        "Larsen drove Petrova out of office.",
        "Larsen led Petrova by five points.",
        "Larsen led Petrova to believe that he would resign.",
    ],
)
def test_a_phrase_like_it_of_something_else(parsed: Parse, text: str) -> None:
    assert with_status(parsed, text) == []
