"""``kg.annotate.coref_groups_later``: groups told of by number first; and groups whose members are called otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.annotate.refs import meant

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Ada Brook flew to Lima in March to meet two rebel commanders who had not spoken in years.\n\n"
            "The two men, Sami Hart and Khaled Vale, signed a truce the next morning.",
            "two rebel commanders",
            ["Sami Hart", "Khaled Vale"],
        ),
        (
            "Police held two Nigerian ministers on Monday. The ministers, Ada Brook and Tomas Vale, were freed later.",
            "two Nigerian ministers",
            ["Ada Brook", "Tomas Vale"],
        ),
        (
            "Three lawmakers flew to Haven. The three, Ada Brook, Tomas Vale and Ola Hart, met the mayor.",
            "Three lawmakers",
            ["Ada Brook", "Tomas Vale", "Ola Hart"],
        ),
        (
            "He met two officials on Monday. The senators, Ada Brook and Tomas Vale, said little.",
            "two officials",
            [],
        ),
        (
            "He met three officials on Monday. The officials, Ada Brook and Tomas Vale, said little.",
            "three officials",
            [],
        ),
    ],
)
def test_a_group_told_of_by_number_is_named_behind(parsed: Parse, text: str, words: str, who: list[str]) -> None:
    """As many, by the same noun or as the two men; nobody where the nouns or the numbers differ."""
    assert meant(parsed(text), words) == who


@pytest.mark.parametrize("words", ["The pair", "The duo", "The two", "The two last"])
def test_two_are_those_of_the_sentence_before(parsed: Parse, words: str) -> None:
    """Though others were named further back; parsers take the adverb for the noun of "the two"."""
    text = "Ms Ida Holm and Mr Per Skaug came to Lima. Mr Tomas Vale received Ms Ada Brook. "
    assert meant(parsed(text + f"{words} met in June."), words) == ["Tomas Vale", "Ada Brook"]


def test_two_are_not_those_named_in_one_sentence_only(parsed: Parse) -> None:
    """Where two others are told of throughout."""
    text = (
        "Karl Hart will not see Ada Brook this week, aides said. He will talk with Paul Lind and Luis Vale.\n\n"
        "Brook said in Lima that her door was open.\n\nThe two met in June."
    )
    assert meant(parsed(text), "The two") == ["Karl Hart", "Ada Brook"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The presidents of Chile and Peru will meet in Lima on Friday, officials said.\n\n"
            "Chile's Ada Brook and Peru's Tomas Vale have not spoken since March.",
            "The presidents of Chile and Peru",
        ),
        (
            "Thailand's Ada Brook met Tomas Vale of Myanmar. The Thai and Myanmar ministers agreed to go on.",
            "Thai and Myanmar ministers",
        ),
        (
            "President Ada Brook of Chile wrote to the Peruvian leader, Tomas Vale. The two presidents are ill.",
            "The two presidents",
        ),
    ],
)
def test_several_of_two_countries_are_those_called_their_own(parsed: Parse, text: str, words: str) -> None:
    """Where no office is told of them, or that of a leader."""
    assert meant(parsed(text, published="2024-05-15"), words) == ["Ada Brook", "Tomas Vale"]


def test_whom_a_table_knows_to_lead_is_not_another_whom_the_text_names(parsed: Parse) -> None:
    """If the text names him too."""
    text = (
        "The presidents of Chile and Peru will meet in Lima on Friday, officials said.\n\n"
        "Chile's Ada Brook and Peru's Tomas Vale will prepare what Gabriel Boric and Dina Boluarte are to sign."
    )
    assert meant(parsed(text, published="2024-05-15"), "The presidents of Chile and Peru") == [
        "Gabriel Boric",
        "Dina Boluarte",
    ]


def test_the_guest_of_a_country_is_nobody_of_another(parsed: Parse) -> None:
    """But he who was received before."""
    text = (
        "The Prime Minister, Mubarak Salem, received the Djiboutian envoy, Idris Hart, on Monday. "
        "He also received Comorian Health Minister Fahmi Vale, who delivered a letter. "
    )
    assert meant(parsed(text + "The Djiboutian guest leaves on Wednesday."), "The Djiboutian guest") == ["Idris Hart"]
    assert meant(parsed(text + "The Omani guest leaves on Wednesday."), "The Omani guest") == []


def test_the_guest_of_a_country_is_nobody_of_a_union(parsed: Parse) -> None:
    """Who acts for a body of many states is not the guest of one of them."""
    text = "Prime Minister Mubarak Salem received the European Union's special envoy, Idris Hart, on Monday. "
    assert meant(parsed(text + "The Armenian guest leaves on Wednesday."), "The Armenian guest") == []


BOTH = ["Ada Brook", "Tomas Vale"]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Ada Brook and Tomas Vale have quarrelled for years. Brook knows Vale well.\n\n"
            "Mediator Paul Hart failed to win over party leaders Ida Lund and Karl Hill. The pair sat silent.",
            "The pair",
            ["Ida Lund", "Karl Hill"],
        ),
        (
            "Ada Brook and Tomas Vale met. The pair dined with Ida Lund and Karl Hill. The pair left late.",
            "The pair",
            ["Ada Brook", "Tomas Vale"],
        ),
        ("Ada Brook met Tomas Vale on Monday. Both have denied it.", "Both", ["Ada Brook", "Tomas Vale"]),
        ("Ada Brook met Tomas Vale on Monday. Both ships left.", "Both", []),
        (
            "The UN envoy to Chad, Paul Hart, met Tomas Vale on Monday and Karl Hill on Friday. The two men are foes.",
            "The two men",
            ["Tomas Vale", "Karl Hill"],
        ),
        (
            "The UN envoy to Chad, Paul Hart, met Tomas Vale on Monday. The two men are friends.",
            "The two men",
            ["Paul Hart", "Tomas Vale"],
        ),
        (
            "The presidents of Chile, Ada Brook, and Peru, Tomas Vale, will meet soon, Minister Ida Lund announced. "
            "Bolivia, whose president, Karl Hart, is invited, is near. If he comes, the three will have lunch.",
            "the three",
            ["Ada Brook", "Tomas Vale", "Karl Hart"],
        ),
        (
            "Norway's prime minister, Ada Brook, met President Tomas Vale. Minister Ida Lund came. The leaders left.",
            "The leaders",
            ["Ada Brook", "Tomas Vale"],
        ),
        ("The mayor of Trieste, Ada Brook, met the mayor of Rijeka, Tomas Vale. The mayors spoke.", "The mayors", BOTH),
        ("The mayor of Trieste, Ada Brook, met the governor, Tomas Vale. The mayors spoke.", "The mayors", []),
        (
            "President Paul Hart and President Karl Hill rang.\n\n"
            "Norway's prime minister, Ada Brook, met President Tomas Vale. The leaders left.",
            "The leaders",
            ["Ada Brook", "Tomas Vale"],
        ),
        (
            "Talks between Nepal and Bhutan ended on Monday. Minister Ada Brook said so. It rained. It was late. "
            "It was cold.\n\nBrook called on Karl Hart.\n\nThe two sides will meet again in June.",
            "The two sides",
            ["Nepal", "Bhutan"],
        ),
    ],
)
def test_who_two_or_three_are(parsed: Parse, text: str, words: str, who: list[str]) -> None:
    """The row of the sentence before, unless it goes on with others; none who announces; the two countries told of."""
    assert meant(parsed(text), words) == who
