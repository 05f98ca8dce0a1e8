"""``kg.extract.meets_journeys``: visits to a country that were called off, told without a noun of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.model import Meeting

    Parse = Callable[..., Doc]

BROOK = "Norwegian President Ada Brook"


def told(parsed: Parse, text: str) -> list[Meeting]:
    return list(meets(parsed(text, "", "2024-06-12")))


@pytest.mark.parametrize(
    "text",
    [
        f"{BROOK} had been expected in Lima this month, but the trip was put off.",
        f"{BROOK} had been due in Lima last week, but the visit was cancelled.",
        f"{BROOK} had planned to fly to Lima but dropped the idea.",
        f"{BROOK} was due in Peru in May but called the trip off.",
        f"{BROOK} has shelved plans to travel to Peru.",
        f"{BROOK} had to drop plans to travel to Lima.",
        f"{BROOK} has dropped a planned stop in Peru.",
        f"{BROOK}'s stop in Peru has been cancelled.",
    ],
)
def test_a_journey_that_was_called_off_is_a_cancelled_visit(parsed: Parse, text: str) -> None:
    """To the country, by way of its capital too."""
    (found,) = told(parsed, text)
    assert set(found.participants) == {"Ada Brook", "Peru"}
    assert (found.status, found.kind) == ("cancelled", "visit")


@pytest.mark.parametrize(
    "text",
    [
        f"{BROOK} had been expected in Lima this month, and the trip was a success.",
        f"{BROOK} had been due in Oslo last week, but the visit was cancelled.",  # her own capital
        f"{BROOK} may drop plans to travel to Peru.",
        f"{BROOK} has refused to drop plans to travel to Peru.",
        f"{BROOK} has shelved plans to travel.",
        f"{BROOK} has shelved plans to sell grain to Peru.",
        "Prices had been expected to fall in Peru, but the plan was dropped.",
    ],
)
def test_what_is_no_journey_or_was_not_called_off_is_none(parsed: Parse, text: str) -> None:
    """Nobody travels, nobody is told to stay, or it is his own country."""
    assert [x for x in told(parsed, text) if x.status == "cancelled"] == []


def test_whom_the_journey_would_have_led_to_goes_before_the_country(parsed: Parse) -> None:
    """The meeting on it is told, and the visit is not told beside it."""
    text = f"{BROOK} had been due in Lima on Friday for talks with Tomas Vale, but the trip was called off."
    (found,) = told(parsed, text)
    assert set(found.participants) == {"Ada Brook", "Tomas Vale"}
    assert found.status == "cancelled"
