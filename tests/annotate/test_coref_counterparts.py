"""``kg.annotate.coref_counterparts``: whose counterpart somebody is, named before or behind."""

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
            "Norwegian Defence Minister Ole Vale will receive his Danish counterpart on Monday. The two countries want "
            "to buy ships together. Defence Minister Lars Hart said in Copenhagen that time was short.",
            "his Danish counterpart",
            "Lars Hart",
        ),
        (
            "Japanese trade minister Isamu Vale put off talks with his Brazilian counterpart, officials said.\n\n"
            "Vale and Economy Minister Otavio Hart had been expected to agree on a pact.\n\n"
            "Brazil's ambassador to Japan, Leonel Brook, said he understood.",
            "his Brazilian counterpart",
            "Otavio Hart",
        ),
        (
            "Turkish Foreign Minister Ada Brook met her Greek counterpart on Monday. "
            "Brook and Niko Hart agreed to open a hotline.",
            "her Greek counterpart",
            "Niko Hart",
        ),
        (
            "Czech Foreign Minister Jan Hart spoke with his Polish counterpart on Monday. Poland's foreign minister, "
            "Ewa Lind, and its defence minister, Olek Vale, had been in Prague before.",
            "his Polish counterpart",
            "Ewa Lind",
        ),
        (
            "South Sudan's president, Ada Brook, flew home. President Karl Hart had been due in Juba in April "
            "for a summit with his southern counterpart.",
            "his southern counterpart",
            "Ada Brook",
        ),
    ],
)
def test_a_counterpart_holds_an_office_like_it(parsed: Parse, text: str, words: str, who: str) -> None:
    """Called alike, told together with whose counterpart he is, of the same matters; the only other one of two."""
    assert meant(parsed(text), words) == [who]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Norwegian Defence Minister Ole Vale will receive his Danish counterpart on Monday. "
            "Finance Minister Lars Hart said in Oslo that there was no money.",
            "his Danish counterpart",
        ),
        (
            "Czech Foreign Minister Jan Hart spoke with his Polish counterpart on Monday. "
            "Poland's ambassador, Ewa Lind, had been to see him before.",
            "his Polish counterpart",
        ),
        (
            "Norwegian Defence Minister Ole Vale will receive his Danish counterpart on Monday. "
            "Vice Defence Minister Lars Hart said in Oslo that there was no money.",
            "his Danish counterpart",
        ),
        (
            "Foreign Minister Karl Hart flew to Lima on Monday. Foreign Ministers Ada Brook of Peru and Luis Vale of "
            "Chile were waiting. Hart thanked his counterpart.",
            "his counterpart",
        ),
    ],
)
def test_nobody_unlike_is_a_counterpart(parsed: Parse, text: str, words: str) -> None:
    """A minister of other matters, an ambassador, a deputy, one of two."""
    assert meant(parsed(text), words) == []


def test_the_ambassador_of_a_country_is_not_another_ministers_colleague(parsed: Parse) -> None:
    """Whose office the words do not fit."""
    doc = parsed(
        "Foreign Minister Karl Hart met the ambassador of Peru, Luis Lind. He will see his Polish colleague "
        "Olek Vale. The Polish ambassador said little."
    )
    assert meant(doc, "the Polish ambassador") == []


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("The defense secretary is to visit in June.", "The defense secretary", ["Karl Hart"]),
        ("The trade secretary is to visit in June.", "The trade secretary", []),
        ("Her Chilean colleague, Paul Lund, came. The defense secretary is to visit.", "The defense secretary", []),
    ],
)
def test_a_secretary_is_the_counterpart_of_a_minister(parsed: Parse, text: str, words: str, who: list[str]) -> None:
    """Of the same matters, and there is one."""
    met = "Peru's defense minister, Ada Brook, spoke by phone with her American counterpart, Karl Hart. "
    assert meant(parsed(met + text), words) == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Hart assured his counterpart that time was short.", "his counterpart", ["Ewa Lind"]),
        ("Lind told her counterpart that time was short.", "her counterpart", ["Karl Hart"]),
        ("Olek Vale told his counterpart that time was short.", "his counterpart", []),
    ],
)
def test_whom_the_text_calls_a_counterpart_is_one_again(parsed: Parse, text: str, words: str, who: list[str]) -> None:
    """Of whom he was told to be that, and the other way round; nobody else's."""
    met = "Chile's foreign minister, Karl Hart, met his Polish colleague, Ewa Lind. Olek Vale was there. "
    assert meant(parsed(met + text), words) == who
