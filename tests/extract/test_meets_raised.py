"""``kg.extract.meets_raised``: matters brought before somebody in person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.three import with_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

BOTH = "Larsen Petrova"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ms Petrova set out the plan to Mr Larsen on the sidelines of a summit in Pretoria.", "held"),
        ("Ms Petrova outlined the plan to Mr Larsen over lunch in Oslo.", "held"),
        ("Ms Petrova raised the matter in Oslo with Mr Larsen.", "held"),
        ("Ms Petrova raised the matter with Mr Larsen at talks on Monday.", "held"),
        ("Ms Petrova is expected to raise the matter with Mr Larsen in Oslo.", "planned"),
        ("Ms Petrova leaves for Delhi on Sunday. She is expected to raise the matter with Mr Larsen.", "planned"),
    ],
)
def test_an_occasion_or_a_place_makes_a_meeting_of_it(parsed: Parse, text: str, status: str) -> None:
    assert with_status(parsed, text) == [(BOTH, status)]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Petrova raised the matter with Mr Larsen.",
        "Mr Haddad leaves for Delhi on Sunday. Ms Petrova is expected to raise the matter with Mr Larsen.",
        "Ms Petrova raised the matter with Mr Larsen in a letter from Oslo.",
        "Ms Petrova presented the plan to parliament in Oslo.",
        "Ms Petrova brought the matter to light in Oslo.",
    ],
)
def test_without_them_it_may_have_been_in_writing(parsed: Parse, text: str) -> None:
    assert with_status(parsed, text) == []
