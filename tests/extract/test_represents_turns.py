"""Offices told in other turns than a title beside a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def told(parsed: Parse, text: str) -> set[tuple[str, str]]:
    """Return who represents what in *text*."""
    from kg.extract.represents import represents

    return {(x.agent, x.of) for x in represents(parsed(text, "", "2024-06-12"))}


@pytest.mark.parametrize(
    "text",
    [
        "For Bulgaria, Deputy Minister Elena Petrova signed the protocol.",
        "Elena Petrova took up her post as Bulgaria's ambassador in Oslo in May.",
        "Elena Petrova will replace Ivan Kolev as Bulgaria's chief negotiator.",
        "Bulgaria's most senior diplomat in Oslo, Elena Petrova, said growth would slow.",
        "Elena Petrova, a minister in Bulgaria's caretaker government, said growth would slow.",
    ],
)
def test_an_office_in_other_words(parsed: Parse, text: str) -> None:
    assert told(parsed, text) == {("Elena Petrova", "Bulgaria")}


def test_who_signs_for_whom(parsed: Parse) -> None:
    text = "The protocol was signed by Elena Petrova for Bulgaria and Henrik Larsen for Norway."
    assert told(parsed, text) == {("Elena Petrova", "Bulgaria"), ("Henrik Larsen", "Norway")}


@pytest.mark.parametrize(
    "text",
    [
        "Elena Petrova left for Bulgaria on Monday.",
        "Elena Petrova works as a consultant.",
        "Elena Petrova signed the letter for a friend.",
        "Bulgaria's diplomat son, Ivan Kolev, smiled.",
    ],
)
def test_who_holds_no_office_represents_nobody(parsed: Parse, text: str) -> None:
    assert told(parsed, text) == set()
