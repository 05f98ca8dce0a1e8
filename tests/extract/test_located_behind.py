"""``kg.extract.located_behind``: wholes told right behind a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.placed import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def test_a_body_is_where_its_address_says(parsed: Parse) -> None:
    """A town and its country in brackets; a single place there may be whom it is of."""
    assert told(parsed, "They wrote to the Harbour Institute (Oslo, Norway).") == [
        ("Harbour Institute", "Oslo", "address"),
        ("Oslo", "Norway", "comma"),
    ]
    assert told(parsed, "They wrote to the Harbour Institute (Norway).") == []


def test_brackets_may_say_in(parsed: Parse) -> None:
    """What stands behind the preposition is where it is."""
    assert ("Kochi", "India", "brackets") in told(parsed, "They drove through Kochi (in India, by the sea).")


@pytest.mark.parametrize(
    "text",
    [
        "In Esztergom, on the Danube, the ministers met.",
        "The head of the Organization for Security and Co-operation in Europe spoke by video link.",
    ],
)
def test_a_river_holds_no_town_and_a_union_is_not_in_its_name(parsed: Callable[..., Doc], text: str) -> None:
    from kg.extract.located import located_in

    assert [(x.inner, x.outer) for x in located_in(parsed(text, "", "2024-06-12"))] == []


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("The pipeline ends at Bulgaria's Black Sea port of Burgas.", [("Burgas", "Bulgaria")]),
        ("In Lviv, Ukraine's western hub, the lamps were out.", [("Lviv", "Ukraine")]),
        ("The roof of a school in Kaduna state, Nigeria, fell in.", [("Kaduna", "Nigeria")]),
        ("The consulate in Herat, in the Afghan west, was closed.", [("Herat", "Afghanistan")]),
        ("The church in Debre Tabor, in the Ethiopian highlands, was closed.", [("Debre Tabor", "Ethiopia")]),
        ("The town of Ust-Kut lies on the Vorma, and has a port.", []),
        ("England beat Wales in Cardiff.", []),
    ],
)
def test_what_is_looked_through_on_the_way_to_a_land(parsed: Parse, text: str, pairs: list[tuple[str, str]]) -> None:
    """A sea before the kind, a trade for the kind, a division before the comma, a land's west; no land in a town."""
    assert [x[:2] for x in told(parsed, text)] == pairs
