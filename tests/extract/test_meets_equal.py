"""``kg.extract.meets_equal``: who "those" or "the first" are, where the sentence says so behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.meets import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

LEAD = "Elena Petrova, Henrik Larsen and Omar Haddad are neighbours.\n\n"


def told(parsed: Parse, text: str) -> list[str]:
    """Return the surnames of each meeting of *text*, where the three have been named before."""
    return [" ".join(sorted(y.split()[-1] for y in x.participants)) for x in meets(parsed(LEAD + text))]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The first to be received by Ms Petrova was Mr Larsen.", "Larsen Petrova"),
        ("The first visitor whom Ms Petrova received was Mr Larsen.", "Larsen Petrova"),
        ("Among those who met Ms Petrova was Mr Larsen.", "Larsen Petrova"),
        ("Among the ministers whom Ms Petrova met were Mr Larsen and Mr Haddad.", "Haddad Larsen Petrova"),
        ("Those whom Ms Petrova met included Mr Larsen.", "Larsen Petrova"),
    ],
)
def test_the_main_clause_tells_who_they_are(parsed: Parse, text: str, who: str) -> None:
    assert told(parsed, text) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Among those who criticised Ms Petrova was Mr Larsen.",
        "The first to be received was Mr Larsen.",
        "The man who met Ms Petrova was a lawyer.",
        "Those whom Ms Petrova met did not include Mr Larsen.",
    ],
)
def test_a_description_names_nobody(parsed: Parse, text: str) -> None:
    assert told(parsed, text) == []
