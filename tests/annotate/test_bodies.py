"""``kg.annotate.bodies``: names of two countries, settled by what else the text names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Congolese President Ada Brook met Tomas Vale in Brazzaville.", {"Republic of the Congo"}),
        ("Congo's President Ada Brook met Tomas Vale in Kinshasa.", {"Democratic Republic of the Congo"}),
        ("Congolese President Ada Brook met Tomas Vale.", {"Congolese"}),
        ("Dominican President Ada Brook met Tomas Vale in Santo Domingo.", {"Dominican Republic"}),
        ("The Dominican foreign minister, Ada Brook, met Tomas Vale on Monday.", {"Dominican"}),
        ("North Korean leader Ada Brook met Tomas Vale. The Korean leader smiled.", {"North Korea"}),
        ("Korean President Ada Brook met Tomas Vale on Monday.", {"Korean"}),
        (
            "South Korean leader Ada Brook met Tomas Vale. North Korean envoys left the South Korean capital. "
            "The Korean leader smiled.",
            {"South Korea", "North Korea"},
        ),
        ("President Ada Brook of Korea met Tomas Vale on Monday.", {"Korea"}),
    ],
)
def test_a_name_of_two_countries_needs_a_clue(parsed: Callable[..., Doc], text: str, expected: set[str]) -> None:
    """The country by a name of its own, or its capital; else it keeps the name that the text has, and is neither."""
    assert {x.name for x in parsed(text)._.referents if x.type is EntityType.COUNTRY} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The European Commission spoke to EU envoys. Brussels hopes to sign the deal.", {"Peru"}),
        ("Belgium waited. Brussels hopes that the EU will sign the deal.", {"Peru", "Belgium"}),
        ("They await steps from Stockholm on the matter.", {"Peru", "Sweden"}),
        ("A former ambassador to Havana smiled.", {"Peru", "Cuba"}),
        ("Ada Brook met her counterpart from Stockholm, Tomas Vale.", {"Peru", "Sweden"}),
        ("Ada Brook and her opposite number from Stockholm agreed.", {"Peru", "Sweden"}),
        ("Ada Brook met her cousin from Stockholm, Tomas Vale.", {"Peru"}),
        ("They flew home from Stockholm.", {"Peru"}),
        ("They met at Bayan Palace.", {"Peru"}),
        ("Bayan Palace agreed.", {"Peru", "Kuwait"}),
        ("The flight between Oslo and Stockholm was full.", {"Peru"}),
        ("Stockholm's mayor smiled.", {"Peru"}),
        ("Stockholm's minister smiled.", {"Peru", "Sweden"}),
    ],
)
def test_whom_a_capital_stands_for(parsed: Callable[..., Doc], text: str, expected: set[str]) -> None:
    """Brussels for the Union, where no Belgian is told of; others for their country, where something is asked of it."""
    doc = parsed(f"Peru smiled. {text}")
    assert {x.name for x in doc._.referents if x.type is EntityType.COUNTRY} == expected
