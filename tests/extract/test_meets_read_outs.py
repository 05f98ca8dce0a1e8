"""Phrases of read-outs, wire leads and programmes in which people or countries meet."""

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
        ("As part of the visit, a meeting is scheduled between Elena Petrova and Henrik Larsen.", (BOTH, "planned")),
        ("A telephone conversation took place between Elena Petrova and Henrik Larsen.", (BOTH, "held")),
        ("Opening the talks, Henrik Larsen congratulated Elena Petrova on her appointment.", (BOTH, "held")),
        ("Henrik Larsen accepted with pleasure Elena Petrova's invitation to visit Bulgaria.", (BOTH, "planned")),
        ("The last time Elena Petrova and Henrik Larsen met was in 2019.", (BOTH, "held")),
        ("Elena Petrova and Henrik Larsen last met in 2019, at a conference in Vienna.", (BOTH, "held")),
        ("The statement was issued following a meeting in Oslo of Elena Petrova and Henrik Larsen.", (BOTH, "held")),
        ("After a tête-à-tête, Elena Petrova and Henrik Larsen were joined by their delegations.", (BOTH, "held")),
        ("Elena Petrova and Henrik Larsen gave a joint news conference after their talks in Sofia.", (BOTH, "held")),
        ("Elena Petrova ended her visit with a lunch offered by Henrik Larsen.", (BOTH, "held")),
        ("Henrik Larsen gave a lunch in honour of Elena Petrova at Akershus.", (BOTH, "held")),
        ("The next meeting between Elena Petrova and Henrik Larsen will be held in Sofia.", (BOTH, "planned")),
        ("Among those she met was the Norwegian trade minister, Henrik Larsen, Elena Petrova said.", (BOTH, "held")),
        ("Elena Petrova handed Henrik Larsen a letter from the president at a ceremony in Oslo.", (BOTH, "held")),
        ("Elena Petrova had presented her credentials to Henrik Larsen on Monday.", (BOTH, "held")),
        ("Ambassador Elena Petrova paid a farewell call on Henrik Larsen at the end of her term.", (BOTH, "held")),
        ("The matter came up when Elena Petrova was in Oslo last month and met with Henrik Larsen.", (BOTH, "held")),
        ("Elena Petrova, speaking after she met Henrik Larsen in Oslo, said the plan was on track.", (BOTH, "held")),
        ("Elena Petrova was in Oslo on Monday. Her visit included a meeting with Henrik Larsen.", (BOTH, "held")),
        ("Elena Petrova met, among others, Henrik Larsen.", (BOTH, "held")),
        ("Elena Petrova met in Oslo with, among others, Henrik Larsen.", (BOTH, "held")),
        ("Elena Petrova held talks with several ministers, including Henrik Larsen.", (BOTH, "held")),
        ("Elena Petrova met several ministers in Oslo, among them Henrik Larsen.", (BOTH, "held")),
        ("Elena Petrova met party leaders, including Henrik Larsen, on Monday.", (BOTH, "held")),
        ("Elena Petrova met party leaders, including Henrik Larsen and Omar Haddad, on Monday.", (THREE, "held")),
        ("According to Elena Petrova, the meeting with Henrik Larsen lasted an hour.", (BOTH, "held")),
        ("Guests received by Elena Petrova on Monday included Henrik Larsen.", (BOTH, "held")),
        ("Elena Petrova briefed Henrik Larsen on the reforms when the two met in Oslo.", (BOTH, "held")),
        ("Henrik Larsen conveyed the king's greetings to Elena Petrova at a reception in Oslo.", (BOTH, "held")),
        ("Elena Petrova reiterated her position in a conversation with Henrik Larsen on Monday.", (BOTH, "held")),
        ("Elena Petrova made the remarks alongside Henrik Larsen at a press conference in Sofia.", (BOTH, "held")),
        ("Elena Petrova made the remarks at a joint press conference with Henrik Larsen.", (BOTH, "held")),
        ("Standing next to Henrik Larsen, Elena Petrova said the ships would be returned.", (BOTH, "held")),
        ("Elena Petrova flew to Oslo overnight and went straight into talks with Henrik Larsen.", (BOTH, "held")),
        ("Elena Petrova will use the visit to hold talks with Henrik Larsen on gas supplies.", (BOTH, "planned")),
        ("Elena Petrova is set to become the first Bulgarian premier to meet Henrik Larsen.", (BOTH, "planned")),
        ("Elena Petrova will meet Henrik Larsen before travelling on to Stockholm.", (BOTH, "planned")),
        ("A video call between Elena Petrova and Henrik Larsen is scheduled for Thursday.", (BOTH, "planned")),
        ("Elena Petrova has repeatedly called for a meeting with Henrik Larsen.", (BOTH, "possible")),
        ("Mediators hope to bring Elena Petrova and Henrik Larsen together in Geneva.", (BOTH, "possible")),
        ("It was not clear whether Elena Petrova would meet Henrik Larsen during her stay.", (BOTH, "possible")),
        ("Elena Petrova did not exclude a meeting with Henrik Larsen.", (BOTH, "possible")),
        ("Elena Petrova left Oslo without having met Henrik Larsen.", (BOTH, "denied")),
        ("No meeting between Elena Petrova and Henrik Larsen has been scheduled.", (BOTH, "denied")),
        ("Elena Petrova will not be meeting Henrik Larsen during her stay, the ministry said.", (BOTH, "denied")),
        ("Elena Petrova's planned visit to Henrik Larsen was called off at the last minute.", (BOTH, "cancelled")),
        ("A telephone call planned between Elena Petrova and Henrik Larsen has been put off.", (BOTH, "cancelled")),
        ("Elena Petrova cancelled her meeting with Henrik Larsen after the attack.", (BOTH, "cancelled")),
        ("State television showed Elena Petrova greeting Henrik Larsen at the foot of the aircraft.", (BOTH, "held")),
        ("Footage showed Elena Petrova shaking hands with Henrik Larsen.", (BOTH, "held")),
        ("Elena Petrova, whom Henrik Larsen received on Monday, said the plan was on track.", (BOTH, "held")),
        ("Elena Petrova, with whom Henrik Larsen had talks on Monday, said the plan was on track.", (BOTH, "held")),
        ("The plan, which Henrik Larsen discussed with Elena Petrova on Monday, would cut tariffs.", (BOTH, "held")),
        ("The two ministers, Elena Petrova and Henrik Larsen, discussed the plan for three hours.", (BOTH, "held")),
        ("The meeting in Oslo brought together Elena Petrova, Henrik Larsen and Omar Haddad.", (THREE, "held")),
        ("The talks involved Elena Petrova, Henrik Larsen and Omar Haddad.", (THREE, "held")),
        ("Elena Petrova hosted Henrik Larsen and Omar Haddad for talks at her residence.", (THREE, "held")),
        ("Elena Petrova, Henrik Larsen and Omar Haddad conferred by telephone on Sunday.", (THREE, "held")),
        ("Court documents show that Elena Petrova met Henrik Larsen at least twice in 2016.", (BOTH, "held")),
        ("Neither Elena Petrova nor Henrik Larsen spoke to reporters after their meeting.", (BOTH, "held")),
        ("Little is known of what was said when Elena Petrova and Henrik Larsen met on the island.", (BOTH, "held")),
        ("Elena Petrova announced that she and Henrik Larsen would meet again within a month.", (BOTH, "planned")),
        ("Henrik Larsen's aides have suggested a meeting with Elena Petrova in a third country.", (BOTH, "possible")),
        ("Elena Petrova flew home on Monday after Henrik Larsen refused to receive her.", (BOTH, "denied")),
        ("Elena Petrova's request to see Henrik Larsen was turned down.", (BOTH, "denied")),
        ("Henrik Larsen's office denied reports that he had met Elena Petrova in Vienna.", (BOTH, "denied")),
        ("Elena Petrova came to Oslo with one request. She put it to Henrik Larsen over dinner.", (BOTH, "held")),
        ("Elena Petrova will be in Oslo on Monday. She is to see Henrik Larsen that evening.", (BOTH, "planned")),
        ("Henrik Larsen is coming to Sofia next week. Elena Petrova will be his host.", (BOTH, "planned")),
        ("Elena Petrova was in Oslo on Monday but did not see Henrik Larsen.", (BOTH, "denied")),
        ("Elena Petrova spent two days in Oslo. Henrik Larsen would not receive her.", (BOTH, "denied")),
        ("Elena Petrova spent two days in Oslo. She was not received by Henrik Larsen.", (BOTH, "denied")),
        ("Elena Petrova met Henrik Larsen in Vienna on Monday. Omar Haddad was also in the room.", (THREE, "held")),
        ("Bulgarian and Norwegian diplomats met for the third time in a month.", ("Bulgaria Norway", "held")),
        ("Delegations from Sofia and Oslo ended two days of talks without agreement.", ("Bulgaria Norway", "held")),
        ("Bulgaria has agreed to talks with Norway on the return of the ships.", ("Bulgaria Norway", "planned")),
        ("Bulgaria has offered talks with Norway on the return of the ships.", ("Bulgaria Norway", "possible")),
        ("Norway has proposed talks with Bulgaria in a neutral country.", ("Bulgaria Norway", "possible")),
        ("Bulgaria ruled out direct talks with Norway until the ships are returned.", ("Bulgaria Norway", "denied")),
        ("Norway has refused to hold talks with Bulgaria.", ("Bulgaria Norway", "denied")),
        ("Norway pulled out of talks with Bulgaria on Monday.", ("Bulgaria Norway", "cancelled")),
        ("Finland, Norway and Bulgaria held three-way talks in Helsinki.", ("Bulgaria Finland Norway", "held")),
        ("Elena Petrova flew to Norway for a three-day visit on Monday.", ("Norway Petrova", "held")),
        ("Elena Petrova ended a three-day visit to Norway on Monday.", ("Norway Petrova", "held")),
        ("Elena Petrova begins a three-day visit to Norway on Sunday.", ("Norway Petrova", "planned")),
        ("Elena Petrova is to travel to Norway on an official visit in June.", ("Norway Petrova", "planned")),
        ("Elena Petrova has put off a visit to Norway.", ("Norway Petrova", "cancelled")),
        ("Elena Petrova plans to visit Norway if the ships are returned.", ("Norway Petrova", "possible")),
        ("Elena Petrova is on a state visit to Norway.", ("Norway Petrova", "held")),
        ("Elena Petrova, who was on a visit to Norway last week, declined to comment.", ("Norway Petrova", "held")),
        ("During her visit to Oslo last week, Elena Petrova laid a wreath.", ("Norway Petrova", "held")),
        ("Bulgarian officials said talks with Norway would resume in June.", ("Bulgaria Norway", "planned")),
        ("Bulgaria said there would be no talks with Norway.", ("Bulgaria Norway", "denied")),
        ("A Bulgarian spokesman said talks with Norway could start in June.", ("Bulgaria Norway", "possible")),
    ],
)
def test_a_phrase_of_a_meeting(parsed: Parse, text: str, meeting: tuple[str, str]) -> None:
    assert with_status(parsed, text) == [meeting]


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (
            "On the second day of her visit Elena Petrova had separate meetings with Henrik Larsen and Omar Haddad.",
            [("Haddad Petrova", "held"), ("Larsen Petrova", "held")],
        ),
        (
            "Elena Petrova spoke by phone on Sunday with Henrik Larsen and, separately, with Omar Haddad.",
            [("Haddad Petrova", "held"), ("Larsen Petrova", "held")],
        ),
        (
            "Elena Petrova was received by Henrik Larsen and later had lunch with Omar Haddad.",
            [("Haddad Petrova", "held"), ("Larsen Petrova", "held")],
        ),
        (
            "Henrik Larsen met Omar Haddad on Monday and Elena Petrova the day before.",
            [("Haddad Larsen", "held"), ("Larsen Petrova", "held")],
        ),
        (
            "After talks with Henrik Larsen on Monday, Elena Petrova is to meet Omar Haddad on Tuesday.",
            [("Haddad Petrova", "planned"), ("Larsen Petrova", "held")],
        ),
        (
            "Henrik Larsen has held talks with Elena Petrova in Sofia and with Omar Haddad in Amman in recent weeks.",
            [("Haddad Larsen", "held"), ("Larsen Petrova", "held")],
        ),
        (
            "Having met Henrik Larsen in the morning, Elena Petrova spent the afternoon with Omar Haddad.",
            [("Haddad Petrova", "held"), ("Larsen Petrova", "held")],
        ),
        (
            "Henrik Larsen saw Elena Petrova in the morning. In the afternoon he received Omar Haddad.",
            [("Haddad Larsen", "held"), ("Larsen Petrova", "held")],
        ),
    ],
)
def test_a_phrase_of_two_meetings(parsed: Parse, text: str, meetings: list[tuple[str, str]]) -> None:
    assert sorted(with_status(parsed, text)) == meetings


@pytest.mark.parametrize(
    "text",
    [
        "Elena Petrova congratulated Henrik Larsen on the national day of Norway and wished him success.",
        "Elena Petrova sent a message of condolence to Henrik Larsen.",
        "Elena Petrova and Henrik Larsen were among the speakers at the conference.",
        "Elena Petrova spoke on Monday, Henrik Larsen on Tuesday.",
        "Henrik Larsen was appointed ambassador to Bulgaria in place of Omar Haddad.",
        "The rebels held talks with Henrik Larsen.",
        "Elena Petrova and Henrik Larsen have both said the plan is on track.",
        "Elena Petrova took over from Henrik Larsen as chair of the commission on Monday.",
        "Elena Petrova shares the view of Henrik Larsen that talks should resume.",
        "Elena Petrova visited the school that Henrik Larsen attended.",
        "Elena Petrova, like Henrik Larsen before her, will have to deal with the strike.",
        "Elena Petrova, who is often compared with Henrik Larsen, declined to comment.",
        "The dispute pits Elena Petrova against Henrik Larsen, who says the ships were seized illegally.",
        "Elena Petrova wrote in her diary that Henrik Larsen was not to be trusted.",
        "Elena Petrova has more in common with Henrik Larsen than either would admit.",
        "A court ruled that Elena Petrova had defamed Henrik Larsen.",
        "Elena Petrova read out a letter from Henrik Larsen. It was well received.",
        "Elena Petrova and Henrik Larsen were in the same hotel on Monday. They did not know it.",
        "Henrik Larsen spoke at noon. Elena Petrova, who spoke after him, did not mention the ships.",
        "Bulgaria beat Norway 2-1 in Oslo on Monday.",
        "Bulgaria and Norway voted against the resolution.",
        "Trade between Bulgaria and Norway fell last year.",
        "Relations between Bulgaria and Norway have cooled.",
        "Bulgaria borders Greece and Turkey and has met its targets.",
        "Bulgaria said talks with the rebels would resume.",
        "Analysts said talks with Norway would be pointless.",
    ],
)
def test_a_phrase_like_it_of_something_else(parsed: Parse, text: str) -> None:
    assert with_status(parsed, text) == []
