"""``kg.annotate.demonyms``: words formed from the name of a country that no table has."""

from __future__ import annotations

import pytest

from kg.annotate.demonyms import is_formed_from


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Norlandic", "Norland"),
        ("Norlander", "Norland"),
        ("Arvidian", "Arvid"),
        ("Zavonian", "Zavonia"),
        ("Ostran", "Ostra"),
        ("Havenese", "Haven"),
    ],
)
def test_a_demonym_is_the_name_with_an_ending_of_english(word: str, name: str) -> None:
    """As "Norlandic" is formed from "Norland"."""
    assert is_formed_from(word, name)


@pytest.mark.parametrize(("word", "name"), [("Norland", "Norland"), ("Sudlandic", "Norland"), ("norlandic", "Norland")])
def test_another_word_is_no_demonym(word: str, name: str) -> None:
    """The name itself, another country's, a word in small letters."""
    assert not is_formed_from(word, name)
