"""``kg.annotate.place_before``: where a place ends and a person's name begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def names(parsed: Parse, text: str) -> list[str]:
    return [x.name for x in parsed(text)._.referents]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada Brook was ill. On landing in Lusaka Brook went home.", ["Ada Brook", "Lusaka"]),
        ("Ada Brook was ill. In Paris Brook met Tomas Vale.", ["Ada Brook", "Paris", "Tomas Vale"]),
        ("Tomas Vale saw Ada Brook. In Washington Ada Brook was ill.", ["Tomas Vale", "Ada Brook", "Washington"]),
    ],
)
def test_a_place_before_a_surname_named_in_full_is_a_name_of_its_own(
    parsed: Parse, text: str, found: list[str]
) -> None:
    """No comma parts them, and one run of capitals has both."""
    assert names(parsed, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Paris Holm was ill. Ada Brook talked to Paris Holm.", ["Paris Holm", "Ada Brook"]),
        ("Ada Brook was ill. Tomas Vale talked to Paris Holm.", ["Ada Brook", "Tomas Vale", "Paris Holm"]),
    ],
)
def test_a_given_name_that_is_a_place_stays_one(parsed: Parse, text: str, found: list[str]) -> None:
    """Whoever is called so without a preposition too, or has no namesake, is one person."""
    assert names(parsed, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In Oslo Elena Petrova met nobody.", ["Oslo", "Elena Petrova"]),
        ("Before leaving Oslo Elena Petrova was ill.", ["Oslo", "Elena Petrova"]),
        ("Welcoming Henrik Larsen to the palace, Elena Petrova spoke.", ["Henrik Larsen", "Elena Petrova"]),
        ("They wrote to Jordan Henderson on Monday.", ["Jordan Henderson"]),
    ],
)
def test_a_full_name_behind_a_place_or_a_participle_begins_with_the_given_name(
    parsed: Parse, text: str, found: list[str]
) -> None:
    """Named for the first time; who is called by the name of a place keeps it."""
    assert names(parsed, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ambassador of Norway to Lesotho Mahlo Sehlabi left.", ["Mahlo Sehlabi", "Norway", "Lesotho"]),
        ("Mayor of Plovdiv Elena Petrova met Tomas Vale.", ["Elena Petrova", "Tomas Vale", "Plovdiv"]),
    ],
)
def test_a_title_of_a_place_ends_before_the_name(parsed: Parse, text: str, found: list[str]) -> None:
    """The "of" of a town, and the "to" of an embassy, whose envoy has a name that no table knows."""
    assert sorted(names(parsed, text)) == sorted(found)
