"""Phrases of ordinary copy in which people meet, whichever rule reads them: held, to come, and none."""

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
        ("Ms Petrova gave Mr Larsen a tour of the old town.", (BOTH, "held")),
        ("Ms Petrova took Mr Larsen on a tour of the old town.", (BOTH, "held")),
        ("Ms Petrova showed Mr Larsen around the port.", (BOTH, "held")),
        ("Mr Larsen was shown round the old town by Ms Petrova.", (BOTH, "held")),
        ("Ms Petrova received Mr Larsen's letters of credence on Monday.", (BOTH, "held")),
        ("Ms Petrova's day ended with a dinner hosted by Mr Larsen.", (BOTH, "held")),
        ("At a banquet hosted by Mr Larsen, Ms Petrova praised the port.", (BOTH, "held")),
        ("Mr Larsen, fresh from talks with Ms Petrova, told reporters that gas would flow.", (BOTH, "held")),
        ("Ms Petrova had a pull-aside with Mr Larsen.", (BOTH, "held")),
        ("Ms Petrova and Mr Larsen wound up two days of talks in Oslo.", (BOTH, "held")),
        ("Ms Petrova was seen chatting to Mr Larsen.", (BOTH, "held")),
        ("Ms Petrova got Mr Larsen and Mr Haddad to the same table.", (THREE, "held")),
        ("In 1991 Ms Petrova arranged an encounter between Mr Larsen and Mr Haddad.", ("Haddad Larsen", "held")),
        ("Ms Petrova has arranged a meeting between Mr Larsen and Mr Haddad.", ("Haddad Larsen", "planned")),
        ("A first round of talks brought Ms Petrova and Mr Larsen to Oslo.", (BOTH, "held")),
        ("Ms Petrova interrupted her holiday to see Mr Larsen.", (BOTH, "held")),
        ("Ms Petrova travelled to Oslo, where she and Mr Larsen signed an accord.", (BOTH, "held")),
        ('"Gas will flow," Ms Petrova said, with Mr Larsen at her side.', (BOTH, "held")),
        ("Ms Petrova had Mr Larsen as her guest at the weekend.", (BOTH, "held")),
        ("A delegation under Mr Larsen held talks with Ms Petrova.", (BOTH, "held")),
        ("Ms Petrova met her Norwegian counterpart Henrik Larsen.", (BOTH, "held")),
        ("Ms Petrova had a one-on-one with Mr Larsen.", (BOTH, "held")),
        ("The hour-long meeting was the first between Ms Petrova and Mr Larsen.", (BOTH, "held")),
        ("Ms Petrova vowed never again to sit down with Mr Larsen.", (BOTH, "denied")),
        ("Ms Petrova vowed to meet Mr Larsen.", (BOTH, "planned")),
        ("It was unclear whether Ms Petrova would come to Oslo to see Mr Larsen.", (BOTH, "possible")),
        ("Two hours of talks with Mr Larsen left Ms Petrova no wiser.", (BOTH, "held")),
        ("Mr Larsen played host to Ms Petrova in Oslo.", (BOTH, "held")),
        ("Mr Larsen is awaiting a visit by Ms Petrova.", (BOTH, "planned")),
        ("It was agreed that Ms Petrova and Mr Larsen would meet in June.", (BOTH, "planned")),
        ("Preparations are under way for a meeting between Ms Petrova and Mr Larsen.", (BOTH, "planned")),
        ("Aides have fixed a meeting between Ms Petrova and Mr Larsen for Friday.", (BOTH, "planned")),
        ("Efforts to arrange a meeting between Ms Petrova and Mr Larsen continue.", (BOTH, "possible")),
        ("Bulgaria said it would not hold talks with Norway.", ("Bulgaria Norway", "denied")),
        ("Bulgaria said it would never again sit down with Norway.", ("Bulgaria Norway", "denied")),
        ("Bulgaria expects talks with Norway to begin in June.", ("Bulgaria Norway", "planned")),
        ("A meeting of Ms Petrova, Mr Larsen and Mr Haddad was held.", (THREE, "held")),
        ("Ms Petrova called Mr Larsen to congratulate him on his election.", (BOTH, "held")),
        ("Ms Petrova congratulated Mr Larsen by phone on his election.", (BOTH, "held")),
        ("Ms Petrova and Mr Larsen visited the border together.", (BOTH, "held")),
        ("Ms Petrova won backing for the plan from Mr Larsen at talks in Oslo.", (BOTH, "held")),
        ("Ms Petrova failed to persuade Mr Larsen at a meeting in Oslo.", (BOTH, "held")),
        ('Ms Petrova held what her office called "frank" talks on Monday with Mr Larsen.', (BOTH, "held")),
        (
            "What was to have been an hour-long meeting between Ms Petrova and Mr Larsen went on for three.",
            (BOTH, "held"),
        ),
        ("The news came a day after Ms Petrova travelled to Oslo to press Mr Larsen on gas.", (BOTH, "held")),
        ("Ms Petrova conferred with the head of the foreign affairs committee, Henrik Larsen.", (BOTH, "held")),
        ("Ms Petrova and Mr Larsen huddled on the margins of the forum.", (BOTH, "held")),
        ("Mr Larsen dropped by to see Ms Petrova.", (BOTH, "held")),
        ("Ms Petrova is expected to meet, among others, Mr Larsen.", (BOTH, "planned")),
        ("Ms Petrova will fly to Oslo to brief Mr Larsen.", (BOTH, "planned")),
        ("In Oslo, Elena Petrova on Monday discussed gas with Mr Larsen.", (BOTH, "held")),
        ("Ms Petrova begins a visit to Norway on Thursday with talks with Mr Larsen.", (BOTH, "planned")),
        ("On Friday Ms Petrova will travel to Bergen to hold talks with the mayor, Henrik Larsen.", (BOTH, "planned")),
        ("Ms Petrova spoke after four hours at the government building with Mr Larsen.", (BOTH, "held")),
        ("Ms Petrova flew to Oslo that September to smooth things over with Mr Larsen.", (BOTH, "held")),
        ("Ms Petrova walked down to the border post to greet Mr Larsen.", (BOTH, "held")),
        (
            "On Friday Elena Petrova will fly to Oslo to brief the Norwegian premier, Henrik Larsen, over lunch.",
            (BOTH, "planned"),
        ),
        ("Meeting in Oslo, Ms Petrova and Mr Larsen agreed on gas.", (BOTH, "held")),
        (
            "The deal is to be blessed by President Elena Petrova of Bulgaria and Premier Henrik Larsen of Norway, "
            "who are to meet in Oslo in June.",
            (BOTH, "planned"),
        ),
        ("Ms Petrova raised it with Mr Larsen over a sauna in Oslo in 2008.", (BOTH, "held")),
        ("Ms Petrova was in Oslo, where she took up with Mr Larsen the cases of 14 sailors.", (BOTH, "held")),
        ("Mr Larsen extended an invitation to Ms Petrova to visit Oslo, which the latter accepted.", (BOTH, "planned")),
        ("Ms Petrova spoke after three hours of talks with her counterpart from Oslo, Henrik Larsen.", (BOTH, "held")),
        ("A visit by Ms Petrova to Mr Larsen's office has been dropped.", (BOTH, "cancelled")),
        ("Ms Petrova and Mr Larsen will talk on Saturday.", (BOTH, "planned")),
        ("Ms Petrova expects to receive Mr Larsen by early June.", (BOTH, "planned")),
        ("Ms Petrova is to fly to Dili for an official visit at the invitation of Mr Larsen.", (BOTH, "planned")),
        ("Ms Petrova will travel to Doha next week to be briefed by Mr Larsen.", (BOTH, "planned")),
    ],
)
def test_a_phrase_of_a_meeting(parsed: Parse, text: str, meeting: tuple[str, str]) -> None:
    assert with_status(parsed, text) == [meeting]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Petrova showed Mr Larsen the plan.",
        "Ms Petrova gave Mr Larsen a book.",
        "Ms Petrova took Mr Larsen to court.",
        "Ms Petrova praised a dinner hosted by Mr Larsen.",
        "Mr Larsen, fresh from a quarrel with Ms Petrova, told reporters that gas would flow.",
        "Ms Petrova called Mr Larsen to testify.",
        "Ms Petrova congratulated Mr Larsen on his election.",
        "Ms Petrova won backing for the plan from Mr Larsen.",
        "Ms Petrova and Mr Larsen visited the border.",
        "Ms Petrova travelled to Oslo to press charges against Mr Larsen.",
        "Ms Petrova wrote from Oslo to thank Mr Larsen.",
        "Bulgaria is not ready to lift its veto on membership talks with Norway.",
        "Ms Petrova visited Mr Larsen's birthplace.",
        "Ms Petrova and Mr Larsen will talk about the plan.",
        "Ms Petrova flew to Oslo to compete with Omar.",
        "A first round of cuts brought Ms Petrova and Mr Larsen to blows.",
        "Ms Petrova said, with Mr Larsen in mind, that gas would flow.",
        "Ms Petrova, with Mr Larsen's book at her side, wrote on.",
        "Ms Petrova had Mr Larsen as her deputy.",
        "Ms Petrova put the plan of Mr Larsen on the table.",
    ],
)
def test_a_phrase_like_it_of_something_else(parsed: Parse, text: str) -> None:
    assert with_status(parsed, text) == []
