"""The colours that drawings take from the page."""

from __future__ import annotations

import pytest

from kg.draw.colours import THEMES, colours
from kg.draw.looks import RELATIONS, TYPES


@pytest.mark.parametrize("theme", THEMES)
def test_everything_that_is_drawn_has_a_colour(theme: str) -> None:
    """
    In both themes, as six digits.
    """
    found = colours(theme)

    assert all(len(found[name]) == 7 for name in (*TYPES, *RELATIONS, "paper", "ink", "muted", "rule", "cross", "code"))


def test_the_dark_theme_is_another() -> None:
    """
    Its ground is darker than its words.
    """
    light, dark = colours("light"), colours("dark")

    assert light["paper"] > light["ink"]
    assert dark["paper"] < dark["ink"]
