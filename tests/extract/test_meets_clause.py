"""``kg.extract.meets_clause``: what frames ask of a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.neighbours import statuses

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize("how_long", ["since May", "for three years", "in two years"])
def test_a_long_silence_denies_no_meeting(parsed: Parse, how_long: str) -> None:
    """They had met before, and nobody says that they were to meet."""
    assert statuses(parsed, f"Brook had not met Vale {how_long}.") == []
    assert statuses(parsed, f"Brook had not shared a table with Vale {how_long}.") == []
