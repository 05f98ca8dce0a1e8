"""``kg.extract.meets_frames_visits``: who receives, visits, calls or invites whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.neighbours import statuses

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def test_who_is_asked_to_pay_attention_is_not_asked_to_come(parsed: Parse) -> None:
    """Visits are paid, too."""
    assert statuses(parsed, "Brook asked Vale to pay attention to the ferry.") == []
    assert statuses(parsed, "Brook asked Vale to pay a visit to Lima.") == ["possible"]
