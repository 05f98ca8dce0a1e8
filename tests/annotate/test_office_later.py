"""``kg.annotate.office_later``: who holds an office of several countries, told by name in a sentence behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def later(doc: Doc) -> list[tuple[str, str, str]]:
    """Return holder, role and what it is of, of each office that the rule finds."""
    return [(x.holder.span.text, x.role, x.of.span.text) for x in doc._.offices if x.rule == "office/later"]


@pytest.mark.parametrize(
    "text",
    [
        "The deputy premiers of Norway and Sweden met at the bridge. Ada Brook and Tomas Vale talked for an hour.",
        "The deputy premiers of Norway and Sweden met.\n\nAda Brook came with two engineers, Tomas Vale with four.",
        "The deputy premiers of Norway and Sweden met. It rained. Ada Brook spoke first, and Tomas Vale spoke last.",
    ],
)
def test_as_many_people_as_countries_are_theirs_in_order(parsed: Parse, text: str) -> None:
    """They are named for the first time, in the next sentence that names anybody."""
    role = "deputy premier"
    assert later(parsed(text)) == [("Ada Brook", role, "Norway"), ("Tomas Vale", role, "Sweden")]


@pytest.mark.parametrize(
    "text",
    [
        "The premiers of Norway and Sweden met at the bridge. Ada Brook told reporters to wait.",
        "The premiers of Norway and Sweden met. Ada Brook of Sweden and Tomas Vale talked for an hour.",
        "The premiers of Norway and Sweden met. Ada Brook, a minister, and Tomas Vale talked for an hour.",
        "The premiers of Norway and Sweden met. Mr Brook and Tomas Vale talked for an hour.",
        "The premiers of Norway and Sweden met Karl Stone. Ada Brook and Tomas Vale talked for an hour.",
        "Tomas Vale is here. The premiers of Norway and Sweden met. Ada Brook and Tomas Vale talked for an hour.",
        "The premiers of Norway and Sweden met. It was dark when Ada Brook thanked Tomas Vale.",
        "Officials of Norway and Sweden met at the bridge. Ada Brook and Tomas Vale talked for an hour.",
        "The premiers of Norway and Sweden met. It rained. It snowed. Ada Brook and Tomas Vale talked for an hour.",
    ],
)
def test_where_something_else_is_told_of_them_or_too_few_are_named_nobody_is(parsed: Parse, text: str) -> None:
    """One name may be either's; who has an office of his own, or was told of before, is somebody else."""
    assert not later(parsed(text))
