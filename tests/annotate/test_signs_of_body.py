"""``kg.annotate.signs_of_body``: what tells that a name is a body's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.names import Name, find_names
from kg.annotate.titles import find_titles

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def names(doc: Doc) -> list[Name]:
    return find_names(doc, find_titles(doc))


def typed(doc: Doc) -> list[tuple[str, str]]:
    """Return text and type of each name in *doc*."""
    return [(x.span.text, x.type.value) for x in names(doc)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Harbour Front of Norway (HFNX) left.", "HFNX", "Organisation"),
        ("They met Ada Brook, formerly of Stone Read, on Monday.", "Stone Read", "Organisation"),
        ("Harbourline spokesman Per Vinterquist told them.", "Harbourline", "Organisation"),
        ("They praised the advocacy group The Harbour Watchers on Monday.", "Harbour Watchers", "Organisation"),
        ("They dropped striker Tomas Vale of Otelia Dundale on Monday.", "Otelia Dundale", "Organisation"),
        ("Scorers: Ada Brook (Dundale), Tomas Vale (Rovers)", "Dundale", "Organisation"),
        ("Fed chairman Ada Brook left.", "Fed", "Organisation"),
        ("They met the Kurdistan Democratic Party of Iran.", "Kurdistan Democratic Party of Iran", "Organisation"),
    ],
)
def test_what_stands_beside_a_name_tells_that_it_is_a_bodys(
    parsed: Callable[..., Doc], text: str, name: str, kind: str
) -> None:
    """Behind a body in brackets, behind "formerly of", before a spokesman, behind what it is."""
    assert (name, kind) in typed(parsed(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Brook (Anna) and Tomas Vale (Theodore) left.", "Anna"),
        ("They met lawyer Tomas Vale of Dundale on Monday.", "Dundale"),
        ("They met Mr Tomas Vale of Otelia Dundale on Monday.", "Otelia Dundale"),
    ],
)
def test_what_may_be_a_nickname_or_a_town_is_no_body(parsed: Callable[..., Doc], text: str, name: str) -> None:
    """Who is called something else stands in brackets too, and people are of towns."""
    assert (name, "Organisation") not in typed(parsed(text))


def test_a_company_director_is_no_company(parsed: Callable[..., Doc]) -> None:
    """What goes on behind the noun is what she is."""
    assert ("Ada Brook", "Organisation") not in typed(parsed("They met Ada Brook, a company director, on Monday."))
