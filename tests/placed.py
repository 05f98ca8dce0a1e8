"""What the tests of locations ask of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def told(parsed: Parse, text: str) -> list[tuple[str, str, str]]:
    """Return inner place, outer place and rule of each location that *text* tells."""
    from kg.extract.located import located_in

    return [(x.inner, x.outer, x.evidence.rule.partition("/")[2]) for x in located_in(parsed(text))]
