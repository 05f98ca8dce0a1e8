"""``kg.annotate.squads``: who plays for whom, as reports of matches tell it by the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


def told(parsed: Callable[..., Doc], text: str) -> list[tuple[str, str]]:
    """Return who is of what."""
    offices = (x for x in parsed(text)._.offices if x.holder is not None and x.of is not None)
    return sorted({(x.holder.span.text, x.of.span.text) for x in offices})


@pytest.mark.parametrize(
    ("text", "people", "side"),
    [
        (
            "Bergen will be without suspended French defender Ada Brook and injured striker Rui Dorran.",
            ["Ada Brook", "Rui Dorran"],
            "Bergen",
        ),
        ("Bottom team Corunnal are also without a suspended defender, German Karl Stone.", ["Karl Stone"], "Corunnal"),
        ("Bergen's slim chances fell by a knee injury to their midfielder Rui Dorran.", ["Rui Dorran"], "Bergen"),
        (
            "They met a Bergen side led by captain Rui Dorran but missing French midfielder Ole Brandt.",
            ["Ole Brandt", "Rui Dorran"],
            "Bergen",
        ),
        ("Liberian striker Rui Dorran makes a welcome return for Bergen.", ["Rui Dorran"], "Bergen"),
        ("Karl Stone blasted a late goal to salvage a draw for league leaders Bergen.", ["Karl Stone"], "Bergen"),
        ("He was backed by Ada Brook, who made 70 as Bergen closed on 429 for seven.", ["Ada Brook"], "Bergen"),
        ("Karl Stone had given Bergen the lead with a header.", ["Karl Stone"], "Bergen"),
    ],
)
def test_players_are_of_the_side_that_misses_them_or_that_they_score_for(
    parsed: Callable[..., Doc], text: str, people: list[str], side: str
) -> None:
    """Where their office does not say it."""
    assert told(parsed, text) == [(x, side) for x in people]


@pytest.mark.parametrize(
    "text",
    [
        "Norway will be without Foreign Minister Ada Brook at the talks.",
        "Ada Brook hailed a victory for Norway.",
        "Ada Brook criticised Bergen as Oslo won.",
        "Ada Brook made a statement as Norway lost the vote.",
        "Ada Brook gave Norway the report.",
        "Karl Stone did not score as Bergen lost.",
        "Bergen and Oslo discussed their midfielder Rui Dorran.",
    ],
)
def test_other_prose_makes_nobody_a_player(parsed: Callable[..., Doc], text: str) -> None:
    """Ministers who are away, praise, statements and reports; nor do two sides tell whose somebody is."""
    assert told(parsed, text) == []
