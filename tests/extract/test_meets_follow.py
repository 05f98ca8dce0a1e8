"""``kg.extract.meets_follow``: plans told one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

PLAN = "Ada Brook will meet Tomas Hill in Oslo on Friday. "


def last(parsed: Parse, text: str) -> tuple[str | None, str | None]:
    """Return date and place of the meeting told last, in an article of a Wednesday."""
    found = list(meets(parsed(text, "", "2024-06-12")))[-1]
    return found.date, found.place


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She will also meet Ida Holm.", ("2024-06-14", "Oslo")),
        ("It rained. She will also meet Ida Holm.", ("2024-06-14", "Oslo")),
        ("Per Skaug will meet Ida Holm.", ("2024-06-14", None)),
        ("She met Ida Holm.", (None, None)),
        ("She will meet Ida Holm next month.", ("2024-07", None)),
        ("\n\nPer Skaug will meet Ida Holm.", (None, None)),
    ],
)
def test_a_plan_without_a_day_takes_that_of_the_plan_before(
    parsed: Parse, text: str, told: tuple[str | None, str | None]
) -> None:
    """One of the same people, or beside it in the paragraph; its place only where they are the same."""
    assert last(parsed, PLAN + text) == told
