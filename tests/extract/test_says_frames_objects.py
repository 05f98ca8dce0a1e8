"""``kg.extract.says_frames_objects``: what is said in a noun phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.says import says

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

KNOWN = "Ada Brook, a lawyer, and Tomas Vale run the port of Lindmouth. "


def told(parsed: Parse, text: str, title: str = "") -> list[tuple[str, str]]:
    """Speaker and words of each statement in *text*."""
    return [(x.speaker, x.text) for x in says(parsed(KNOWN + text, title))]


def test_what_is_attacked_with_arms_is_not_what_somebody_says(parsed: Parse) -> None:
    """A decision is attacked in words."""
    assert told(parsed, "The rebels attacked the bridge and the soldiers defended the town.") == []
    assert told(parsed, "Norway attacked the decision.") == [("Norway", "the decision")]
    assert told(parsed, "Ada Brook attacked the system.") == [("Ada Brook", "the system")]
