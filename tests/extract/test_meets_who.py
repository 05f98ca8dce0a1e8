"""``kg.extract.meets_who``: who took part, and who is only named beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale are neighbours.\n\n"


def pairs(parsed: Parse, text: str) -> list[str]:
    """Return the surnames of those who met, for each meeting of *text*, where Brook and Vale have been named before."""
    found = meets(parsed(LEAD + text, "", "2024-06-12"))
    return [" ".join(sorted(x.split()[-1] for x in one.participants)) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Brook hosted Vale's daughter.",
        "Brook met with members of Vale's cabinet.",
        "Brook met all the leaders bar Vale.",
        "Brook saw Vale on television.",
        "Brook and Vale will meet in the final.",
        "Brook welcomed Vale to the cabinet.",
        "Brook directed all governors to meet with their counterparts.",
    ],
)
def test_who_is_only_named_beside_met_nobody(parsed: Parse, text: str) -> None:
    """Whose daughter it is, who is left out, who is on a screen, who joins a cabinet, who gives an order."""
    assert pairs(parsed, text) == []


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Brook met Vale but not Hanne Lund.", ["Brook Vale"]),
        ("Brook, but not Hanne Lund, met Vale.", ["Brook Vale"]),
        ("Not only Brook but Hanne Lund met Vale.", ["Brook Lund Vale"]),
        ("Brook sent Hanne Lund to meet Vale.", ["Lund Vale"]),
        ("Brook sent Hanne Lund for talks with Vale.", ["Lund Vale"]),
        ("Brook thanked Vale for meeting Hanne Lund.", ["Lund Vale"]),
        ("Brook apologised for meeting Hanne Lund.", ["Brook Lund"]),
        ("Brook hosted Vale's meeting with Hanne Lund.", ["Lund Vale"]),
    ],
)
def test_who_did_it_and_who_did_not(parsed: Parse, text: str, met: list[str]) -> None:
    """Who is excepted took no part; who is sent or thanked for it did, and not who sends or thanks."""
    assert pairs(parsed, text) == met


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Brook met Vale and then Hanne Lund.", ["Brook Vale", "Brook Lund"]),
        ("Brook and, a day later, Hanne Lund met Vale.", ["Brook Vale", "Lund Vale"]),
        ("Brook and Vale each met Hanne Lund.", ["Brook Lund", "Lund Vale"]),
        ("Brook and Vale flew to Lima for separate talks with Hanne Lund.", ["Brook Lund", "Lund Vale"]),
        ("Brook and Vale flew to Lima for talks with Hanne Lund.", ["Brook Lund Vale"]),
    ],
)
def test_one_after_the_other_is_a_meeting_each(parsed: Parse, text: str, met: list[str]) -> None:
    """By "then", "later", "each" and "separate"; else they sat together."""
    assert pairs(parsed, text) == met


def test_a_name_before_the_next_verb_begins_a_clause(parsed: Parse) -> None:
    """Parsers make one row of Vale and the minister, of whom something else is told."""
    text = (
        "The premier, Ada Brook, and the foreign minister, Hanne Lund, flew in. "
        "The premier met Vale and the foreign minister saw the envoy, Per Holm."
    )
    assert pairs(parsed, text) == ["Brook Vale", "Holm Lund"]


def test_the_two_are_those_of_their_paragraph(parsed: Parse) -> None:
    """Not the pair that met in the paragraph before, though it is named more often."""
    text = (
        "Brook met Vale in May.\n\nPeru's Hugo Lund is absorbed by an election; Chile's Per Holm prefers silence. "
        "The two have met only once."
    )
    assert pairs(parsed, text) == ["Brook Vale", "Holm Lund"]


def test_a_row_of_offices_and_names_is_whole_where_they_talked_with_each_other(parsed: Parse) -> None:
    """Parsers tear it apart: the words before the verb tell it."""
    text = "The premier, Ada Brook, and her counterpart, Tomas Vale, talked for two hours."
    assert pairs(parsed, text) == ["Brook Vale"]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "Per Holm wept; but Brook's quarrel with his host, Vale, goes on since the two met in May.",
            ["Brook Vale"],
        ),
        ("Colonel Hugo Holm knew Brook at school. For an hour the two officers talked about Lima.", ["Brook Holm"]),
        ("Per Holm likes sheep.\n\nHe can be blunt. Brook told Hugo Lund so.\n\nHe met Vale in May.", ["Holm Vale"]),
        ("Brook will co-chair the dialogue with the envoy Hanne Lund.", ["Brook Lund"]),
        ("Brook sat between Vale and Hanne Lund at a dinner.", ["Brook Lund Vale"]),
        ("Brook negotiated a truce with Vale.", ["Brook Vale"]),
    ],
)
def test_whom_groups_pronouns_and_prepositions_mean(parsed: Parse, text: str, met: list[str]) -> None:
    """The two of the clause before, he who opened the paragraph before, who sits on either side."""
    assert pairs(parsed, text) == met


def test_the_then_president_is_nobody_of_today(parsed: Parse) -> None:
    """He held the office then, not the minister of that country who is named."""
    text = (
        "Peru's trade minister Hugo Lund and his Turkish counterpart Per Holm agreed. "
        "Lund's predecessor, Ada Brook, met the then Turkish president."
    )
    assert all("Holm" not in x for x in pairs(parsed, text))


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Brook met China's special envoy for the Pacific, Qian Wen, on Friday.", ["Brook Wen"]),
        ("Polish Prime Minister Hugo Holm was ill. The Polish premier met Vale on Friday.", ["Holm Vale"]),
        ("Brook was welcomed by the governor, Prince Sultan bin Bandar.", ["Bandar Brook"]),
        ("President Hugo Holm was ill. Vale met the President at State House.", ["Holm Vale"]),
        ("Vale saw lawyers; Hugo Holm went to Lima, where he was received by Hanne Lund.", ["Holm Lund"]),
        ("Brook and Vale signed the treaty in Haven. The envoy Hugo Holm was present.", ["Brook Holm Vale"]),
        ("Brook hosted a reception for a delegation of the Lakes Union led by Hugo Holm.", ["Brook Holm"]),
        ("Brook received Vale. The reception was attended by Eng. Hugo Holm.", ["Brook Holm Vale"]),
        ("Brook visited a bakery with the envoy Hanne Lund.", ["Brook Lund"]),
        ("Brook had talks with Vale and Hugo Holm in Lima and Haven respectively.", ["Brook Vale", "Brook Holm"]),
        ("Brook and Vale are ill. The two had spoken again on Monday.", ["Brook Vale"]),
        ("Brook and Vale are ill. The two spoke to reporters.", []),
    ],
)
def test_names_behind_offices_and_houses(parsed: Parse, text: str, met: list[str]) -> None:
    """An office for a region, another word for an office, a name that is a title, who was present."""
    assert pairs(parsed, text) == met


def test_both_men_are_those_who_were_the_two_before(parsed: Parse) -> None:
    """Though somebody else was named since, of whom the text tells in passing."""
    text = (
        "The two have not met since April. Brook received lawyers from Peru; Vale went to Lima, where he was "
        "received by Hugo Holm.\n\nLast week the envoy, Hanne Lund, telephoned both men."
    )
    assert [x for x in pairs(parsed, text) if "Lund" in x] == ["Brook Lund", "Lund Vale"]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Brook and Vale discussed the ferry on Monday.", ["Brook Vale"]),
        ("Brook and Vale discussed the ferry at length.", ["Brook Vale"]),
        ("Brook and Vale discussed the ferry in separate speeches.", []),
        ("Brook and Vale reviewed the ferry rules that Hugo Holm wrote on Monday.", []),
        ("Brook went to the house of the envoy, Hugo Holm, where the two talked until dawn.", ["Brook Holm"]),
        ("Brook met shipowners' representatives.", ["Brook representatives"]),
        ("Brook met Vale's representatives.", []),
        (
            "Thai Defence Minister Hugo Holm and Thai Prime Minister Ada Brook live here. The Thai minister met Vale.",
            ["Holm Vale"],
        ),
        (
            "Norway's Hanne Lund and the presidents, Hugo Holm and Per Moen, were ill. Lund rang the two leaders.",
            ["Holm Lund", "Lund Moen"],
        ),
    ],
)
def test_a_day_an_office_and_who_else_is_meant(parsed: Parse, text: str, met: list[str]) -> None:
    """Two who discuss a thing on one day; a minister who is not the prime minister; leaders others than who rings."""
    assert pairs(parsed, text) == met
