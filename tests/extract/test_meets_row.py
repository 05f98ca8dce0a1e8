"""``kg.extract.meets_row``: rows of people with their offices, whole where the parser tears them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def companies(parsed: Parse, text: str) -> list[set[str]]:
    return [set(x.participants) for x in meets(parsed(text, "", "2033-06-12"))]


@pytest.mark.parametrize(
    ("text", "company"),
    [
        (
            "Goran Vidal, the prime minister of Serbia, South Korean President Pak Yong-il and Uzbek President Rustam "
            "Azimov met in Jakarta.",
            {"Goran Vidal", "Pak Yong-il", "Rustam Azimov"},
        ),
        (
            "A meeting between Canada's foreign minister, Neil Castleton, and Irish Foreign Minister Fiona Tolliver "
            "took place.",
            {"Neil Castleton", "Fiona Tolliver"},
        ),
        (
            "Icelandic President Bergson and Kazakh Prime Minister Natalia Ermolova will hold talks in Istanbul.",
            {"Bergson", "Natalia Ermolova"},
        ),
        (
            "On Tuesday, the Uzbek prime minister, Gulnara Azimova, Patrick Diat, the president of Ghana, and "
            "President Julian Alda of Peru met in Prague.",
            {"Gulnara Azimova", "Patrick Diat", "Julian Alda"},
        ),
        (
            "The Norwegian foreign minister, Kristin Halvor, and the Moroccan foreign minister are to meet in Doha.",
            {"Kristin Halvor", "unnamed: Moroccan foreign minister"},
        ),
    ],
)
def test_a_row_is_read_whole(parsed: Parse, text: str, company: set[str]) -> None:
    """Names before and behind their offices, countries before and behind these, and an office without a name."""
    assert companies(parsed, text) == [company]


@pytest.mark.parametrize(
    "text",
    [
        "After talks with Ada Brook, Tomas Vale and Hanne Lund met.",
        "Ada Brook said that Tomas Vale and Hanne Lund met.",
        "It was the first meeting between a president of Ghana and a president of Peru.",
    ],
)
def test_what_only_stands_before_is_no_company(parsed: Parse, text: str) -> None:
    """Who is named in another phrase; "a president" of no day."""
    assert all("Ada Brook" not in x and len(x) == 2 for x in companies(parsed, text) if "Hanne Lund" in x)
    assert all(not who.startswith("unnamed: ") for x in companies(parsed, text) for who in x)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook met in Oslo with French President Tomas Vale and European Council President Ola Hart.",
        "Ada Brook held talks in Oslo with French President Tomas Vale and European Council President Ola Hart.",
        "Ada Brook spoke by phone with French President Tomas Vale and European Council President Ola Hart.",
        "Ada Brook met French President Tomas Vale and European Council President Ola Hart in Oslo.",
    ],
)
def test_the_first_of_two_with_long_offices(parsed: Parse, text: str) -> None:
    """Parsers take the first name for a word of the last."""
    (found,) = meets(parsed(text))
    assert set(found.participants) == {"Ada Brook", "Tomas Vale", "Ola Hart"}
