"""``kg.annotate.fronted``: whose verb it is behind a phrase that opens the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.fronted import object_before, subject_behind

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    "text",
    [
        "After receiving Josephine Wako, Abel Corvo drove to parliament.",
        "Following his meeting with Josephine Wako, Abel Corvo flew home.",
        "Having met Josephine Wako, Abel Corvo went on to Lima.",
    ],
)
def test_the_name_before_the_verb_is_its_subject_where_no_comma_closes_an_apposition(parsed: Parse, text: str) -> None:
    """Parsers take it for an apposition to the name before."""
    found = [x for token in parsed(text) if token.tag_ == "VBD" and (x := subject_behind(token)) is not None]
    assert [x.text for x in found] == ["Corvo"]


@pytest.mark.parametrize(
    "text",
    [
        "After the vote, Tomas Vale, the mayor, drove to parliament.",
        "The mayor, Tomas Vale drove to parliament.",
        "Ada Brook drove to parliament.",
    ],
)
def test_without_a_phrase_in_front_or_with_a_closing_comma_there_is_none(parsed: Parse, text: str) -> None:
    """What the parse says then stays."""
    assert all(subject_behind(token) is None for token in parsed(text))


def test_whom_parsers_take_for_the_subject_is_the_object_of_the_participle(parsed: Parse) -> None:
    """Whoever stands right behind "receiving" was received."""
    doc = parsed("After receiving Josephine Wako, Abel Corvo drove to parliament.")
    assert [x.text for token in doc if (x := object_before(token)) is not None] == ["Wako"]
