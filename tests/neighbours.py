"""Two people whom the tests of meetings tell of, named before what is read, and what is told of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Ada Brook and Tomas Vale are neighbours.\n\n"


def statuses(parsed: Parse, text: str, title: str = "") -> list[str]:
    """Return the status of each meeting that *text* tells, where Brook and Vale have been named before."""
    from kg.extract.meets import meets

    return [x.status.value for x in meets(parsed(LEAD + text, title, "2024-06-12"))]
