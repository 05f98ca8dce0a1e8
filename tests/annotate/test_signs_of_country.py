"""``kg.annotate.signs_of_country``: what tells that a name is a country's which no table has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.names import Name, find_names
from kg.annotate.titles import find_titles
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def names(doc: Doc) -> list[Name]:
    return find_names(doc, find_titles(doc))


def typed(doc: Doc) -> list[tuple[str, str]]:
    """Return text and type of each name in *doc*."""
    return [(x.span.text, x.type.value) for x in names(doc)]


def test_a_headlines_ministers_are_of_countries_and_nobodys_name(parsed: Callable[..., Doc]) -> None:
    """In "Ministers of Norland and Sudland meet": neither "Ministers" nor "Sudland" is a person."""
    doc = parsed("The weather was fine on Monday.", "Ministers of Norland and Sudland meet in Haven")
    assert not [x.name for x in doc._.referents if x.type is EntityType.PERSON]


@pytest.mark.parametrize(
    "text",
    [
        "Ministers of Norland and Sudland met in Oslo. Norland said it was pleased.",
        "The presidents of Norland and Sudland met.",
        "The Foreign Ministers of Norland, Estmark and Sudland met in Oslo.",
    ],
)
def test_what_several_ministers_are_of_is_a_country_throughout(parsed: Callable[..., Doc], text: str) -> None:
    """No table knows these; each is typed once, in the whole document."""
    types = {x.name: x.type for x in parsed(text)._.referents}
    assert (types["Norland"], types["Sudland"]) == (EntityType.COUNTRY, EntityType.COUNTRY)
