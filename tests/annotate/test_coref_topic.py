"""``kg.annotate.coref_topic``, ``coref_clause``, ``coref_they``, ``coref_ahead``: whom pronouns mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.annotate.refs import meant

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

WEEK = (
    "Tomas Vale has had a busy week. On Monday he met Peru's Karl Hart. A session with Paul Brook fell through. "
    "Brook sent his secretary Luisa Lind, whom Vale saw on Friday.\n\n"
)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (WEEK + "This afternoon he is to see the governor.", "he", ["Tomas Vale"]),
        (
            "Tomas Vale came on Monday. Paul Brook welcomed Vale at the airport. Brook showed Vale the harbour.\n\n"
            "In the evening he is to see the governor.",
            "he",
            [],
        ),
        (
            "Tomas Vale is in Lima. Vale came on Monday. Vale has no plans.\n\nPaul Brook came on Friday. "
            "Brook will see the dam.\n\nHe is to see the governor.",
            "he",
            ["Paul Brook"],
        ),
    ],
)
def test_a_new_paragraph_goes_on_with_whom_the_one_before_is_about(
    parsed: Parse, text: str, words: str, who: list[str]
) -> None:
    """If it has more of him by far; nobody where it has not; another where that one opened it."""
    assert meant(parsed(text), words) == who


def test_a_portrait_is_of_whom_its_title_names(parsed: Parse) -> None:
    """Whoever was told of last, where a paragraph begins."""
    body = "Tomas Vale, who died on Monday, drew borders.\n\nPaul Brook wrote that all were straight.\n\nFew liked him."
    assert meant(parsed(body, "Sir Tomas Vale"), "him") == ["Tomas Vale"]
    assert meant(parsed(body, "A border and Tomas Vale"), "him") == ["Paul Brook"]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Hisham Vale was received by Prime Minister George Hart and by Speaker Paul Brook. He dined with a deputy.",
            "He",
            ["Hisham Vale"],
        ),
        (
            "Minister Hisham Vale met Ida Holm. She left.",
            "She",
            ["Ida Holm"],
        ),
        (
            "Foreign Minister Kim Hyun-jung had planned to receive Ida Holm herself. She fell ill.",
            "She",
            ["Kim Hyun-jung"],
        ),
        (
            "Karl Hart flew to Lima on Monday. Luis Vale received him at the palace. He leaves on Tuesday.",
            "He",
            ["Karl Hart"],
        ),
        (
            "Karl Hart flew to Lima on Monday. Luis Vale received him at the palace. He said that talks would go on.",
            "He",
            ["Luis Vale"],
        ),
        (
            "It rained in Lima on Monday. Luis Vale received Karl Hart and told him so. He leaves on Tuesday.",
            "He",
            [],
        ),
        (
            "The commission will meet on March 3, Deputy Foreign Minister Karl Hart told reporters on Friday.\n\n"
            "The meeting will be opened by Prime Minister Paul Brook and Vice President George Vale, he specified.",
            "he",
            ["Karl Hart"],
        ),
        ("Karl Hart thanked Luis Vale for his visit to Haven.", "his", ["Luis Vale"]),
        ("Karl Hart met Luis Vale during his visit to Haven.", "his", ["Karl Hart"]),
        (
            "The envoy, Karl Hart, brought greetings from the president of Peru, Luis Vale, to President Ola Orr. "
            "The two presidents would meet. He would be there.",
            "He",
            ["Karl Hart"],
        ),
        (
            "Omar Vale spoke of ships.\n\nIn Lima, the head of the Chamber of Commerce, Farooq Hart, called for one. "
            '"Ships wait," he said.',
            "he",
            ["Farooq Hart"],
        ),
    ],
)
def test_a_pronoun_goes_on_with_the_subject_and_not_with_who_is_told_of_in_a_report(
    parsed: Parse, text: str, words: str, who: list[str]
) -> None:
    """Nor with one of two told together; nobody where two fit as well."""
    assert meant(parsed(text), words) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Karl Brook came from Lima. In Damascus, where he saw the mayor, Ian Hart heard nothing new.", ["Ian Hart"]),
        ("Karl Brook came from Lima. In Damascus, where he lives, Ian Hart praised him.", ["Karl Brook"]),
        ("When he was president, Karl Hart met Luis Vale.", ["Karl Hart"]),
        ("Luis Vale was in Lima. Asked whether he would stay, Karl Hart said no.", ["Karl Hart"]),
        ("Luis Vale was in Lima. When he spoke, Karl Hart left.", []),
    ],
)
def test_he_in_front_is_the_subject_behind(parsed: Parse, text: str, who: list[str]) -> None:
    """Where nobody else was told of, or who was asked is told; nobody where another may be meant."""
    assert meant(parsed(text), "he") == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Vale will fly to Hanoi at the invitation of Le Quang, leader of the party, Vietnamese diplomats said. "
            "A stop in Japan was dropped, they added.",
            [],
        ),
        (
            "Sources at the ministry said that President Karl Hart had rung his Ugandan counterpart, Paul Vale. "
            "Uganda was cool to the idea, they said.",
            [],
        ),
        ("Officials said on Monday that Karl Hart had called Paul Vale. They said trade had grown.", []),
        (
            "Karl Hart and Paul Vale met on Monday, officials said. They said trade had grown.",
            ["Karl Hart", "Paul Vale"],
        ),
        ("Karl Hart met Paul Vale on Monday. Trade had grown, they said.", ["Karl Hart", "Paul Vale"]),
    ],
)
def test_they_who_tell_something_are_the_sources_of_the_sentence_before(
    parsed: Parse, text: str, who: list[str]
) -> None:
    """Who have no name; two who are its subject where "they" begins the next."""
    assert meant(parsed(text), "they") == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "The commission will meet on March 3, Deputy Foreign Minister Karl Hart told reporters on Friday.\n\n"
            '"Oil is on the agenda," the senior diplomat said.',
            "the senior diplomat",
            ["Karl Hart"],
        ),
        (
            "President Karl Hart received the Peruvian ambassador, Luis Lind. The diplomat spoke of trade.",
            "The diplomat",
            ["Luis Lind"],
        ),
        (
            "Foreign Minister Karl Hart spoke with a Western diplomat on Monday. The port was shut, the diplomat said.",
            "the diplomat",
            [],
        ),
        (
            "UN special envoy Karl Hart met the Iranian envoy, Ali Vale, on Monday. Vale told the envoy to go on.",
            "the envoy",
            ["Karl Hart"],
        ),
    ],
)
def test_the_diplomat_is_a_minister_of_foreign_affairs_or_an_envoy(
    parsed: Parse, text: str, words: str, who: list[str]
) -> None:
    """But not where "a diplomat" was told of; and whom somebody tells something is not he."""
    assert meant(parsed(text), words) == who


READOUT = "Prime Minister Ada Brook spoke with the Prime Minister of Norway, Per Hart. "


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (READOUT + "\n\nThe Prime Minister congratulated Prime Minister Hart on the treaty.", "Ada Brook"),
        (READOUT + "Hart said little. He smiled.\n\nThe Prime Minister recalled that talks would go on.", "Ada Brook"),
        (READOUT + "Hart was tired. Aides said the prime minister would rest.", "Per Hart"),
    ],
)
def test_an_office_alone_that_begins_a_paragraph_is_that_of_no_country(parsed: Parse, text: str, who: str) -> None:
    """A release calls its own minister so; within a paragraph, whom it told of last, but whom he does something to."""
    assert meant(parsed(text), "the prime minister") == [who]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("The minister, Radan Orr, met Eka Lind, a Georgian spokeswoman. She smiled.", "She", "Eka Lind"),
        ("Sayyid Harith Orr met Tahira Lind, an adviser. She smiled.", "She", "Tahira Lind"),
        ("Karl Hart recalled that Bob Orr had been to Lima, where he was received by Luis Lind.", "he", "Bob Orr"),
        ("Karl Hart thanked Ada Brook for coming to Lima, where she was born.", "she", "Ada Brook"),
    ],
)
def test_a_title_tells_a_gender_and_a_clause_whose_it_is(parsed: Parse, text: str, words: str, who: str) -> None:
    """Spokeswomen are women, and who was received somewhere is who had been there."""
    assert meant(parsed(text), words) == [who]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("A spokesman for Ada Brook, Ola Hart, said that she met Tomas Vale on Monday.", "she", "Ada Brook"),
        ("An aide to Karl Hart said on Monday that he would stay.", "he", "Karl Hart"),
        ("Karl Hart's lawyer, Paul Lind, said his trial was unfair.", "his", "Karl Hart"),
        ("A spokesman for Karl Hart, Paul Lind, spoke to reporters. He was tired.", "He", "Paul Lind"),
    ],
)
def test_what_a_spokesman_says_of_him_is_of_whom_he_speaks_for(parsed: Parse, text: str, words: str, who: str) -> None:
    """But what the next sentence says is of the spokesman."""
    assert meant(parsed(text), words) == [who]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Premier Thabo Vale spoke. King Osman on Monday received Vale's partner, Mothejoa Lund. She spoke of it.",
            "She",
            ["Mothejoa Lund"],
        ),
        (
            "Ola Vale, who discussed it with the envoy of Chile, Paul Hart, told the newspaper that he would go.",
            "he",
            ["Ola Vale"],
        ),
        (
            "Speaking after talks with the envoy of Chile, Paul Hart, Peruvian Minister Ola Vale said he was pleased.",
            "he",
            ["Ola Vale"],
        ),
        (
            "The envoy, Lin Vale, saw President Paul Hart. The president praised him. Minister Karl Lund gave him tea.",
            "him",
            ["Lin Vale"],
        ),
        (
            "Minister Tomas Vale met Karl Hart. The premier is due in Rome, where he will see the pope.",
            "he",
            [],
        ),
    ],
)
def test_he_is_none_of_those_told_beside(parsed: Parse, text: str, words: str, who: list[str]) -> None:
    """Whose partner she is, whom he spoke with, who is not the premier."""
    assert meant(parsed(text), words) == who
