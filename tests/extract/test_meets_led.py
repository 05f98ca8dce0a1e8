"""``kg.extract.meets_led``: two delegations, told by who led each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets
from tests.three import surnames

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    "text",
    [
        "The Bulgarian delegation was led by Ms Petrova and the Norwegian by Mr Larsen.",
        "The Bulgarian side was led by Ms Petrova, while the Norwegian side was headed by Mr Larsen.",
        "Ms Petrova headed the Bulgarian delegation, Mr Larsen the Norwegian one.",
        "The Bulgarian delegation was led by Ms Petrova. The Norwegian delegation was headed by Mr Larsen.",
        "Ms Petrova and Mr Larsen led the two delegations.",
        "Ms Petrova and Mr Larsen led their respective delegations.",
        "The talks were led by Ms Petrova and Mr Larsen.",
        "The two sides, led by Ms Petrova and Mr Larsen, met on Monday.",
        "The meeting was co-chaired by Ms Petrova and Mr Larsen.",
        "Ms Petrova and Mr Larsen co-chaired the fifth session of the commission.",
        "The session was chaired by Ms Petrova, with Mr Larsen leading the Norwegian delegation.",
        "The two sides held talks on Monday. The Bulgarian side was led by Ms Petrova, the Norwegian by Mr Larsen.",
    ],
)
def test_those_who_led_the_sides_have_met(parsed: Parse, text: str) -> None:
    assert surnames(parsed, text) == ["Larsen Petrova"]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Petrova led the delegation to the fair. Mr Larsen led the choir.",
        "The Bulgarian team was led by Ms Petrova.",
        "The Bulgarian delegation was led by Ms Petrova. The Bulgarian team at the fair was led by Mr Larsen.",
        "Ms Petrova and Mr Larsen led the march.",
    ],
)
def test_one_side_alone_and_what_else_is_led_tell_nothing(parsed: Parse, text: str) -> None:
    assert surnames(parsed, text) == []


def test_talks_of_the_two_countries_are_those_of_who_led_their_sides(parsed: Parse) -> None:
    """The date and the place are those of the talks."""
    text = (
        "Talks between Bulgaria and Norway ended in Oslo on Monday. Mr Larsen, who led the Norwegian side, smiled. "
        "The leader of the Bulgarian delegation, Ms Petrova, did not."
    )
    (one,) = meets(parsed(text, "", "2024-06-12"))
    assert (sorted(one.participants), one.date, one.place) == (["Larsen", "Petrova"], "2024-06-10", "Oslo")
