"""``kg.annotate.coref_ministers``: ministers of two countries told of together, and named soon behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = (
    "The road between Bulgaria and Norway will stay open, officials said after their trade ministers met in Oslo.\n\n"
)


def who_met(parsed: Parse, text: str) -> list[list[str]]:
    return [sorted(y.split()[-1] for y in x.participants) for x in meets(parsed(text, "", "2024-06-12"))]


@pytest.mark.parametrize(
    "named",
    [
        "Bulgarian Trade Minister Elena Petrova said so. Her Norwegian counterpart, Henrik Larsen, agreed.",
        "Bulgarian Trade Minister Elena Petrova and Norwegian Trade Minister Henrik Larsen signed a note.",
        "It rained.\n\nBulgarian Trade Minister Elena Petrova praised Norway's trade minister, Henrik Larsen.",
    ],
)
def test_they_are_the_two_who_are_named_by_that_office(parsed: Parse, named: str) -> None:
    assert ["Larsen", "Petrova"] in who_met(parsed, LEAD + named)


@pytest.mark.parametrize(
    "named",
    [
        "Bulgarian Oil Minister Elena Petrova said so. Norwegian Oil Minister Henrik Larsen agreed.",
        "Bulgarian Trade Minister Elena Petrova said so. Norwegian Oil Minister Henrik Larsen agreed.",
        "Bulgarian Trade Minister Elena Petrova said so.",
    ],
)
def test_of_another_office_or_one_alone_nobody_is_meant(parsed: Parse, named: str) -> None:
    assert ["Larsen", "Petrova"] not in who_met(parsed, LEAD + named)
