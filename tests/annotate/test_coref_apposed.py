"""``kg.annotate.coref_apposed``: a group's words, and the names right behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.annotate.refs import meant

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

BEFORE = "Elena Petrova, Henrik Larsen and Omar Haddad are neighbours.\n\n"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("The two heads of government, Elena Petrova and Henrik Larsen, met.", "The two heads", ["Larsen", "Petrova"]),
        (
            "The foreign ministers, Elena Petrova of Bulgaria and Henrik Larsen of Norway, met.",
            "The foreign ministers",
            ["Larsen", "Petrova"],
        ),
        (
            "Omar Haddad met his colleagues from Bulgaria and Norway, Elena Petrova and Henrik Larsen.",
            "his colleagues",
            ["Larsen", "Petrova"],
        ),
        ("The two ministers, Omar Haddad said, met Elena Petrova and Henrik Larsen.", "The two ministers", []),
        ("The ministers met Omar Haddad, Elena Petrova and Henrik Larsen.", "The ministers", []),
    ],
)
def test_a_group_is_named_behind_its_comma(parsed: Parse, text: str, words: str, who: list[str]) -> None:
    """A row that the sentence then goes on behind; not somebody who tells of them, nor whom they meet."""
    found = [x.rsplit(maxsplit=1)[-1] for x in meant(parsed(BEFORE + text), words)]
    assert sorted(found) == who or (not who and sorted(found) != ["Larsen", "Petrova"])
