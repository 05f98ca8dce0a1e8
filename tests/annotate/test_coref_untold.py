"""Leaders whom the text names without saying that they lead: its own people before the dated table's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def meant(parsed: Parse, text: str, words: str) -> list[str]:
    """Return whom *words*, an office, mean in *text*."""
    doc = parsed(text, "", "2024-06-12")
    return [y.name for x in doc._.references if x.span.text == words for y in x.referents]


def test_whom_the_text_calls_the_country_s_is_its_leader(parsed: Parse) -> None:
    text = "Karim Alaoui walked his Spanish guest, Ines Luz, down the river. The Spanish prime minister was thirsty."
    assert meant(parsed, text, "The Spanish prime minister") == ["Ines Luz"]


def test_of_two_readings_as_likely_there_is_none(parsed: Parse) -> None:
    text = "A leader came calling on Christine Vale. The New Zealand prime minister has never been so popular."
    assert meant(parsed, text, "The New Zealand prime minister") == []


@pytest.mark.parametrize(
    "before",
    ["Officials spoke on Monday.", "Ana Luz, a singer, sang.", "Foreign Minister Ivan Orlov met reporters on Monday."],
)
def test_with_nobody_else_told_of_the_table_knows(parsed: Parse, before: str) -> None:
    """Who has an office or a trade of his own is not meant."""
    text = f"{before} The Spanish prime minister welcomed the news."
    assert meant(parsed, text, "The Spanish prime minister") == ["Pedro Sanchez"]
