"""``kg.annotate.realms``: "the Kingdom" and "the Sultanate", as a country's own news agency calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Brook met Tomas Vale in Muscat. She had come to the Sultanate on Monday.", "Oman"),
        (
            "Saudi Foreign Minister Ada Brook left. Tomas Vale is the Ambassador of the Kingdom to Kenya.",
            "Saudi Arabia",
        ),
        ("Jordan agreed. The visit of Ada Brook to the Kingdom ended.", "Jordan"),
    ],
)
def test_a_monarchy_that_the_text_names_is_meant(parsed: Callable[..., Doc], text: str, expected: str) -> None:
    """By its name, its demonym or its capital; nothing else is named so."""
    names = {x.name: x for x in parsed(text)._.referents}
    assert not {"Kingdom", "Sultanate"} & names.keys()
    assert {"Kingdom", "Sultanate"} & set(names[expected].aliases)


@pytest.mark.parametrize(
    "text",
    [
        "Jordan and Bahrain agreed. The visit of Ada Brook to the Kingdom ended.",
        "Kenya agreed. The visit of Ada Brook to the Kingdom ended.",
        "Jordan agreed. The visit of Ada Brook to the Sultanate ended.",
        "Britain agreed. The visit of Ada Brook to the Kingdom ended.",
        "Jordan agreed. Ada Brook opened the Kingdom Tower.",
    ],
)
def test_what_more_than_one_or_none_can_be_is_no_country(parsed: Callable[..., Doc], text: str) -> None:
    """Two kingdoms, none, or one that is called otherwise."""
    assert not any({"Kingdom", "Sultanate"} & {x.name, *x.aliases} for x in parsed(text)._.referents if x.row)
