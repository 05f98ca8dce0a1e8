"""``kg.extract.meets_frames_given``: what one gives to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.neighbours import statuses

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    "text",
    [
        "Brook handed Vale a note of protest.",
        "Brook handed a note of protest to Vale on Monday.",
        "Brook was summoned to the ministry to receive a note of protest from Vale.",
    ],
)
def test_a_paper_goes_from_hand_to_hand(parsed: Parse, text: str) -> None:
    """Who hands it meets who takes it; a letter that is received came by post."""
    assert statuses(parsed, text) == ["held"]
    assert statuses(parsed, "Brook received a note of protest from Vale.") == []
