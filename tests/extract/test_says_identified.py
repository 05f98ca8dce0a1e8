"""Speakers whom the opening describes and the next paragraph names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def speakers(parsed: Parse, text: str) -> list[str]:
    """Return who says what is said in *text*, in text order."""
    from kg.extract import of_doc

    return [x.speaker for x in of_doc(parsed(text, "", "2024-06-12")).says]


def test_the_next_paragraph_names_who_the_opening_describes(parsed: Parse) -> None:
    text = (
        "The army knew where the camp was, a former rebel commander testified on Wednesday.\n\n"
        "Nestor Vale, 51, told the court that patrols had waved at him."
    )
    assert speakers(parsed, text) == ["Nestor Vale", "Nestor Vale"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A government spokesman said gas would flow. The spokesman, Tomas Vale, said it was late.", "Tomas Vale"),
        ("A gang leader known as Tomas Vale said gas would flow.", "Tomas Vale"),
        ("A government spokesman said gas would flow. The ministry's spokesman, Tomas Vale, said no.", ""),
        ("A gang leader known to the police said gas would flow to Ada Brook.", ""),
    ],
)
def test_the_same_words_with_a_name(parsed: Parse, text: str, who: str) -> None:
    """Who is called "the spokesman" by himself is the one told before; so is who is "known as" somebody."""
    assert [x for x in speakers(parsed, text)[:1] if not x.startswith("unnamed")] == ([who] if who else [])


@pytest.mark.parametrize(
    "opening",
    [
        "The army knew where the camp was, a senior official said on Wednesday.",
        "The army knew where the camp was, a rebel commander said on condition of anonymity.",
        "The army knew where the camp was, another commander said on Wednesday.",
        "The army told Elena Petrova where the camp was, a rebel commander said on Wednesday.",
    ],
)
def test_who_is_to_stay_without_a_name_does(parsed: Parse, opening: str) -> None:
    """Officials, who asks for it, one of several; and where somebody else is named before."""
    text = f"{opening}\n\nNestor Vale, 51, told the court that patrols had waved at him."
    assert speakers(parsed, text)[0].startswith("unnamed: ")
