"""``kg.extract.meets_ordinal``: "their second meeting. The first, in April, took place in Haven"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Ada Brook met Tomas Vale in Oslo on Tuesday. It was their second meeting. "


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The first, in April 2019, took place in Lima.", [("2019-04", "Lima")]),
        ("The first was held in Lima in April 2019.", [("2019-04", "Lima")]),
        ("The first took place in Lima.", []),
        ("The first will take place in Lima in July 2024.", []),
        ("The second ferry came in April 2019.", []),
        ("The fair was held in Lima in April 2019.", []),
    ],
)
def test_a_meeting_told_by_its_number_is_of_the_same_two(
    parsed: Parse, text: str, first: list[tuple[str, str]]
) -> None:
    """With a date of its own, in the past; not without one, nor of something else that is counted."""
    found = [x for x in meets(parsed(LEAD + text, "", "2024-06-12")) if x.evidence.rule == "meets/ordinal"]
    assert [(x.date, x.place) for x in found] == first
    assert all(set(x.participants) == {"Ada Brook", "Tomas Vale"} for x in found)


def test_it_is_another_than_one_without_a_date(parsed: Parse) -> None:
    """The meeting that the sentence counts as the second takes nothing of the first."""
    text = "Ada Brook met Tomas Vale. It was their second meeting. The first, in April 2019, took place in Lima."
    assert [(x.date, x.place) for x in meets(parsed(text, "", "2024-06-12"))] == [(None, None), ("2019-04", "Lima")]
