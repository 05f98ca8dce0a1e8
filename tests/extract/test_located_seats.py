"""``kg.extract.located_seats``: where bodies have their seats, and of what a town is the capital."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.placed import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "inner", "outer", "rule"),
    [
        ("She spoke at the headquarters of the Grain Board in Bergen.", "Grain Board", "Bergen", "seat"),
        ("She spoke at the Grain Board's headquarters in Bergen.", "Grain Board", "Bergen", "seat"),
        ("The Grain Board wept. She spoke at its headquarters in Bergen.", "Grain Board", "Bergen", "seat"),
        ("The Grain Board, which has its seat in Bergen, wept.", "Grain Board", "Bergen", "seat"),
        ("She heads the Grain Board, which is based in Bergen.", "Grain Board", "Bergen", "based"),
        ("They wrote to the Bergen shipping company Harbour Energy.", "Harbour Energy", "Bergen", "town's"),
        ("She heads the Grain Board, a body with its headquarters in Bergen.", "Grain Board", "Bergen", "seat"),
        ("The Grain Board, whose headquarters are in Bergen, wept.", "Grain Board", "Bergen", "seat"),
        ("Aid came from Bergen, just across the border in Norway.", "Bergen", "Norway", "in"),
        ("They met in Bergen, western Norway.", "Bergen", "Norway", "comma"),
        ("They met in the Oslo district of Frogner.", "Frogner", "Oslo", "kind"),
        ("They met in Norway's second city, Bergen.", "Bergen", "Norway", "kind"),
        ("They met in Norway's second largest city, Bergen.", "Bergen", "Norway", "kind"),
        ("Ottawa, Canada's capital, is cold.", "Ottawa", "Canada", "apposition"),
        ("She has died at her home in Ludlow, Shropshire.", "Ludlow", "Shropshire", "comma"),
        ("They met in the Peace Palace in The Hague.", "Peace Palace", "The Hague", "in"),
        ("They met in the district of Holmvik, Lantern province.", "Holmvik", "Lantern province", "comma"),
        ("They met in Bergen, inside the Lantern Hills.", "Bergen", "Lantern Hills", "in"),
        (
            "They toured the Lantern region. In the regional capital, Holmvik, it rained.",
            "Holmvik",
            "Lantern region",
            "capital",
        ),
        (
            "It burst at Holmvik, a pumping station on the Amber river in the district of Lantern.",
            "Holmvik",
            "Lantern",
            "apposition",
        ),
    ],
)
def test_seats_capitals_and_works(parsed: Parse, text: str, inner: str, outer: str, rule: str) -> None:
    """What a body has somewhere, and what a region told of before has."""
    assert told(parsed, text) == [(inner, outer, rule)]


@pytest.mark.parametrize(
    "text",
    [
        "They toured the Lantern region and the Amber region. In the regional capital, Holmvik, it rained.",
        "It runs from Holmvik, in the Lantern region, to the port of Bergen.",
        "The Norwegian company Harbour Energy wept.",
        "In Bergen, Norway's foreign minister wept.",
        "In the canton of Bergen, the village of Holmvik was lost.",
    ],
)
def test_not_known_to_be_there(parsed: Parse, text: str) -> None:
    """One of two regions; where something leads; a firm of a country."""
    assert not any(
        {x, y} in ({"Holmvik", "Bergen"}, {"Bergen", "Norway"}) or "capital" in z or "town's" in z
        for x, y, z in told(parsed, text)
    )
