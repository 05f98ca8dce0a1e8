"""``kg.annotate.leading``: who leads, makes, joins or serves what, as verbs tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.represents import represents

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


def pairs(doc: Doc) -> list[tuple[str, str]]:
    return [(x.agent, x.of) for x in represents(doc)]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("A delegation from Norway led by Ada Brook arrived.", "Norway"),
        ("A delegation of the Grain Union headed by Ada Brook arrived.", "Grain Union"),
        ("A Norwegian delegation led by Ada Brook arrived.", "Norway"),
        ("Ada Brook became the first woman to lead the Lakes Fund.", "Lakes Fund"),
        ("Ada Brook is the woman who leads the Lakes Fund.", "Lakes Fund"),
        ("Juntora, a coalition of three parties, is led by Ada Brook.", "Juntora"),
        ("They left Ada Brook's ruling centre-left Harbour Party.", "Harbour Party"),
        ("It was the peak of the Harbour Party's popularity under Ada Brook.", "Harbour Party"),
        ("The Ada Brook-led Harbour Party grew.", "Harbour Party"),
        ("The Harbour Party (an Ada Brook-led list of growers) grew.", "Harbour Party"),
        ("Ada Brook plays for Bergen.", "Bergen"),
        ("They praised Ada Brook's Harbour Council.", "Harbour Council"),
        ("Ada Brook of the Grain Board's division of statistics left.", "Grain Board"),
        ("Ada Brook of Bergen City joined them up front.", "Bergen City"),
        ("Ada Brook, who covers sport for the Norburg Times, was there.", "Norburg Times"),
    ],
)
def test_who_leads_or_works_for_it_is_of_it(parsed: Callable[..., Doc], text: str, of: str) -> None:
    """Through a delegation, a relative clause, an infinitive."""
    assert pairs(parsed(text)) == [("Ada Brook", of)]


@pytest.mark.parametrize(
    "text",
    [
        "A group of students led by Ada Brook arrived.",
        "A group from Oslo led by Ada Brook arrived.",
        "The visit of the Grain Union was led by chance to Ada Brook.",
        "Ada Brook may become the first woman to lead the Lakes Fund.",
        "Ada Brook sat down with others and founded the Shanghai Cooperation Organization.",
    ],
)
def test_who_leads_others_is_of_nothing_named(parsed: Callable[..., Doc], text: str) -> None:
    """Students are no body, and what may come is not."""
    assert pairs(parsed(text)) == []


def test_the_title_of_a_leader_is_not_that_of_a_party(parsed: Callable[..., Doc]) -> None:
    """Who leads a delegation does so in the office beside his name; a party's member is no minister of it."""
    found = {(x.of, x.role) for x in represents(parsed("A Norwegian team led by Transport Minister Ada Brook left."))}
    assert found == {("Norway", "Transport Minister")}
    found = {(x.of, x.role) for x in represents(parsed("Transport Minister Ada Brook, whose Centre Party won, left."))}
    assert found == {("Centre Party", None)}
