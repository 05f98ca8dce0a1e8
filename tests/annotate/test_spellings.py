"""``kg.annotate.spellings``: one name in the spellings that papers have of it."""

from __future__ import annotations

import pytest

from kg.annotate.spellings import spelt


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sergei", "sergey"),
        ("andrei", "andrej"),
        ("zelensky", "zelenskyy"),
        ("zelensky", "zelenskiy"),
        ("orlovski", "orlovsky"),
        ("muhammad", "mohamed"),
        ("yevgeny", "evgeny"),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert spelt(one) == spelt(other)


@pytest.mark.parametrize(
    ("one", "other"), [("daniel", "danielle"), ("lee", "ley"), ("maria", "mario"), ("rossi", "rossy")]
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert spelt(one) != spelt(other)
