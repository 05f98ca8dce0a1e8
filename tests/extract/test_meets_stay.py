"""``kg.extract.meets_stay``: in the town of the meeting before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Ada Brook, Tomas Vale and Karl Hill are neighbours.\n\n"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Brook met Vale in Lima on Tuesday. Vale later called on Hill.", ["Lima", "Lima"]),
        ("Brook met Vale in Lima on Tuesday. It rained. The same evening Vale dined with Hill.", ["Lima", "Lima"]),
        ("Brook met Vale in Lima on Tuesday. Earlier in the day Vale received Hill.", ["Lima", "Lima"]),
        # Another day, another town, a house, a journey, a telephone; and nobody of those who met.
        ("Brook met Vale in Lima on Tuesday. The next day Vale called on Hill.", ["Lima", None]),
        ("Brook met Vale in Lima on Tuesday. Vale later called on Hill in Cuzco.", ["Lima", "Cuzco"]),
        ("Brook met Vale in Lima on Tuesday before flying home. In the evening Vale saw Hill.", ["Lima", None]),
        ("Brook met Vale in Lima on Tuesday. Vale later telephoned Hill.", ["Lima", None]),
    ],
)
def test_one_who_has_met_somebody_meets_the_next_in_the_same_town(
    parsed: Parse, text: str, places: list[str | None]
) -> None:
    """On the same day, and if nobody is told to travel."""
    assert [x.place for x in meets(parsed(LEAD + text, "", "2024-06-12"))] == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Brook met Vale in Peru on Tuesday. Brook and Vale talked in Lima on Tuesday.", "Lima"),
        ("Brook met Vale in Lima on Tuesday. Brook and Vale talked in Peru on Tuesday.", "Lima"),
    ],
)
def test_the_town_of_a_meeting_goes_before_the_country(parsed: Parse, text: str, place: str) -> None:
    """One telling of a meeting names the land, another the town in it."""
    assert [x.place for x in meets(parsed(LEAD + text, "", "2024-06-12"))] == [place]
