"""``kg.keys``: names made from content."""

from __future__ import annotations

import re

import pytest

from kg import keys
from kg.errors import ConfigError


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łukasz Żółć", "LUKASZ ZOLC"),
        ("Søren Ærø", "soren aero"),
        ("Ana-María  Núñez", "ana maria nunez"),
        ("N’Djamena", "N'Djamena"),
        ("İstanbul", "Istanbul"),
        ("ＦＵＬＬ width", "full width"),
        ("Владимир", "ВЛАДИМИР"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(one: str, other: str) -> None:
    """Case, accents, strokes, hyphens, apostrophes and width do not tell names apart."""
    assert keys.fold(one) == keys.fold(other)
    assert keys.slug(one) == keys.slug(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ガ", "カ"), ("कि", "की"), ("習", "习"), ("???", "…"), ("Анна", "Анны"), ("x" * 90, "x" * 91)]
)
def test_different_names_have_different_slugs(one: str, other: str) -> None:
    """What ASCII cannot hold is told apart by a hash, and so is what is too long."""
    assert keys.slug(one) != keys.slug(other)


@pytest.mark.parametrize(
    "text", ["", " ", "習近平", "a/b?c#d", "<script>", "%2F..", "\x00\ud800", "🕊 peace", "é", "نتنياهو", "y" * 500]
)
def test_a_slug_is_safe_in_an_iri(text: str) -> None:
    """Whatever the text, only lower-case ASCII letters, digits and hyphens are left, at least one and not too many."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", keys.slug(text))
    assert len(keys.slug(text)) <= keys.SLUG_LENGTH + 9


def test_a_digest_tells_the_parts_apart() -> None:
    """Where one part ends and the next begins counts, and nothing is not the empty string."""
    made = {keys.digest(*parts) for parts in (("a", "bc"), ("ab", "c"), ("abc",), ("abc", None), ("abc", ""))}
    assert len(made) == 5


def test_a_digest_stays_what_it_was() -> None:
    """A change here renames every node that users have written down: SHA-256 of ``3:one,1:2,-,``."""
    assert keys.digest("one", 2, None) == "33b0549c9077c761"


@pytest.mark.parametrize("name", ["", "a b", "a/b", "é", "country", "graph", "-x", ".."])
def test_a_collection_that_cannot_start_a_key_is_refused(name: str) -> None:
    """An IRI must stay one step after the base, and none of our own names."""
    with pytest.raises(ConfigError):
        keys.collection(name)
