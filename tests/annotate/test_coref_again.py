"""Who is meant again: offices of the opening, counterparts, leaders, visitors and ministers told of once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.represents import represents
from tests.annotate.refs import meant

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Norway will not sign, its foreign minister said on Monday. Ole Vale told reporters that it was weak.",
            "its foreign minister",
            ["Ole Vale"],
        ),
        (
            "Denmark will open its archive, its junior culture minister said on Monday. "
            "Ada Brook, the state secretary for culture, received Karl Hart at the ministry.",
            "its junior culture minister",
            ["Ada Brook"],
        ),
        (
            "Denmark will open its archive, its junior culture minister said on Monday. "
            "Ada Brook, the state secretary for fisheries, received Karl Hart at the ministry.",
            "its junior culture minister",
            [],
        ),
        (
            "Norway will not sign, its foreign minister said on Monday. Sweden's premier, Ole Vale, will.",
            "its foreign minister",
            [],
        ),
    ],
)
def test_an_office_of_a_country_told_of_is_his_who_is_named_next(
    parsed: Parse, text: str, words: str, who: list[str]
) -> None:
    """Of "its" as of a name; he may be told by another title, of the same matters."""
    assert meant(parsed(text), words) == who


def test_who_is_named_next_by_another_title_represents_the_country(parsed: Parse) -> None:
    """By the title that he is named with."""
    doc = parsed(
        "Denmark will open its archive, its junior culture minister said on Monday. "
        "Ada Brook, the state secretary for culture, received Karl Hart at the ministry."
    )
    assert [(x.agent, x.of, x.role) for x in represents(doc)] == [
        ("Ada Brook", "Denmark", "state secretary for culture")
    ]


PAIR = "Jordan's trade minister, Karl Hart, and his Iraqi counterpart, Tomas Vale, met on Monday. "
LATER = "Iraq's transport minister, Paul Lund, stayed at home."


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (PAIR + "The Iraqi minister left early. " + LATER, "The Iraqi minister", ["Tomas Vale"]),
        (PAIR + LATER + " The Iraqi transport minister was ill.", "The Iraqi transport minister", ["Paul Lund"]),
        (PAIR + "The ministers signed a treaty.", "The ministers", ["Karl Hart", "Tomas Vale"]),
        (PAIR + "The trade ministers signed a treaty.", "The trade ministers", ["Karl Hart", "Tomas Vale"]),
        (PAIR + "The trade ministers of the Gulf signed a treaty.", "The trade ministers", []),
        (PAIR + "The two transport ministers signed a treaty.", "The two transport ministers", []),
        (
            PAIR + "They will see their Syrian counterpart, Paul Lund. The two trade ministers are friends.",
            "The two trade ministers",
            ["Karl Hart", "Tomas Vale"],
        ),
        (
            "Pakistan's petroleum adviser, Tomas Vale, met Iran's deputy oil minister, Karl Hart. "
            "Hart hoped to receive his Pakistani counterpart again.",
            "his Pakistani counterpart",
            ["Tomas Vale"],
        ),
        (
            "Pakistan's government spokesman, Tomas Vale, saw Iran's deputy oil minister, Karl Hart. "
            "Hart hoped to receive his Pakistani counterpart again.",
            "his Pakistani counterpart",
            [],
        ),
    ],
)
def test_a_counterpart_is_a_minister_too(parsed: Parse, text: str, words: str, who: list[str]) -> None:
    """Of the same matters, told of before rather than behind; a third one's words tell that he is a third."""
    assert meant(parsed(text), words) == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Germany's ambassador to Kenya, Ada Brook, called on President Tomas Vale on Monday. "
            "The Kenyan leader asked for time.",
            "The Kenyan leader",
            ["Tomas Vale"],
        ),
        (
            "Swedish Prime Minister Ada Brook met President Tomas Vale in Nairobi. The Kenyan president was late.",
            "The Kenyan president",
            ["Tomas Vale"],
        ),
        (
            "Swedish Prime Minister Ada Brook met Kenyan President Tomas Vale. The head of state was late.",
            "The head of state",
            ["Tomas Vale"],
        ),
        (
            "Former Kenyan president Tomas Vale met Swedish Prime Minister Ada Brook. The former president was late.",
            "The former president",
            ["Tomas Vale"],
        ),
        (
            "Kenyan President Tomas Vale met Swedish Prime Minister Ada Brook. The former president was late.",
            "The former president",
            [],
        ),
        (
            "President Tomas Vale flew to Nairobi on Monday. The Kenyan president was late.",
            "The Kenyan president",
            ["William Ruto"],
        ),
        (
            "Kenya's envoy Karl Hart met President Tomas Vale in Oslo. The Kenyan president stayed at home.",
            "The Kenyan president",
            ["William Ruto"],
        ),
    ],
)
def test_a_leader_is_told_by_where_the_text_is(parsed: Parse, text: str, words: str, who: list[str]) -> None:
    """In a town of the land, or by an envoy to it, and goes before the table; not by what he was or is no more."""
    assert meant(parsed(text, "", "2024-05-15"), words) == who


BRITONS = "British Foreign Secretary Ada Brook and British Trade Minister Karl Hart met Indian envoy Tomas Vale. "


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            BRITONS + "Vale showed the two British ministers a fort.",
            "the two British ministers",
            ["Ada Brook", "Karl Hart"],
        ),
        (BRITONS + "The two Indian envoys left.", "The two Indian envoys", []),
        (BRITONS + "Brook gave the Indian a map.", "Indian", ["Tomas Vale"]),
    ],
)
def test_two_of_a_country_are_those_who_act_for_it(parsed: Parse, text: str, words: str, who: list[str]) -> None:
    """Nobody where the text tells of one of them alone; one whom something is given to is a person."""
    doc = parsed(text)
    found = [x for x in doc._.references if x.span.text == words][-1:]
    assert [y.name for x in found for y in x.referents] == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "President Ada Brook met Chile's foreign minister, Karl Hart, in Helsinki. The visitor left early.",
            "The visitor",
            ["Karl Hart"],
        ),
        (
            "President Ada Brook saw Chile's envoy, Karl Hart, and Peru's envoy, Paul Lund, in Helsinki. "
            "The visitor left early.",
            "The visitor",
            [],
        ),
        (
            "Foreign Minister Ada Brook arrived in Amman and was received by King Tomas Vale. She thanked her host.",
            "her host",
            ["Tomas Vale"],
        ),
        (
            "Ada Brook, Chile's foreign minister, flew in to see Malian Foreign Minister Tomas Vale. "
            "She told her Malian host that she was glad.",
            "her Malian host",
            ["Tomas Vale"],
        ),
        (
            "Ada Brook, Karl Hart and Tomas Vale met in Lima. All three are late.",
            "All three",
            ["Ada Brook", "Karl Hart", "Tomas Vale"],
        ),
    ],
)
def test_guests_and_hosts_and_all_three(parsed: Parse, text: str, words: str, who: list[str]) -> None:
    """The one of another land than the town; by whom somebody is received; the one of that country."""
    assert meant(parsed(text), words) == who
