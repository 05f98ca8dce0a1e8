"""``kg.resolve.names``: when two names are one, and what a name is worth."""

from __future__ import annotations

import pytest

from kg.model import EntityType
from kg.resolve import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mr Ivo Maric", "Ivo Marić"),
        ("Prime Minister Ivo Maric", "Ivo Maric"),
        ("former President Ivo Maric", "IVO MARIC"),
        ("Ivo-Luka Maric", "Ivo Luka Maric"),
    ],
)
def test_titles_and_spelling_do_not_tell_persons_apart(one: str, other: str) -> None:
    """Compared without case, accents, hyphens, courtesy titles and offices."""
    assert names.person_form(one) == names.person_form(other)


@pytest.mark.parametrize(
    "name", ["Anna Berg", "Xi Jinping", "Ivo W. Maric", "Charles de Roy II", "Li Xi", "Владимир Иванов"]
)
def test_two_words_are_a_full_name(name: str) -> None:
    """It may stand for one person in all articles."""
    assert names.is_full_name(name)


@pytest.mark.parametrize(
    "name", ["Berg", "Ms Berg", "President Berg", "A. Berg", "King Karl III", "Prime Minister", "習近平", ""]
)
def test_one_word_is_not(name: str) -> None:
    """A surname, with title, initial or numeral, is what many are called."""
    assert not names.is_full_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "the Foreign Ministry",
        "Central Bank",
        "City Hall",
        "Chinese Embassy",
        "the trust",
        "National Security Council",
        "Prime Minister's Office",
        "the Attorney General’s Office",
    ],
)
def test_a_name_that_many_bear_merges_nothing(name: str) -> None:
    """Each country has one, or each capital; or it is no name at all."""
    assert not names.merges(name, EntityType.ORGANISATION)


@pytest.mark.parametrize(
    "name", ["Harbour Agency", "Ministry of Peat", "Gazprom", "Embassy in Bern of the Swiss Abroad"]
)
def test_a_name_of_its_own_merges(name: str) -> None:
    """One word tells it from others of its kind."""
    assert names.merges(name, EntityType.ORGANISATION)


def test_an_acronym_of_an_unknown_body_merges_nothing() -> None:
    """Three letters stand for many things."""
    assert not names.merges("NPA", EntityType.ORGANISATION)
    assert not names.merges("N.P.A.", EntityType.ORGANISATION)


def test_events_never_merge_by_name() -> None:
    """Each year has another "annual summit"."""
    assert not names.merges("Northern Harbour Summit", EntityType.EVENT)


@pytest.mark.parametrize(
    ("name", "short"),
    [("U.N.", "UN"), ("NATO", "NATO"), ("Nato", None), ("RUSSIANS", None), ("A", None), ("G20", "G20")],
)
def test_an_acronym_is_short_and_in_capitals(name: str, short: str | None) -> None:
    """Its stops do not count."""
    assert names.acronym(name) == short


@pytest.mark.parametrize(
    ("alias", "label", "kind"),
    [
        ("Mr Maric", "Ivo Maric", EntityType.PERSON),
        ("Maric", "Ivo Maric", EntityType.PERSON),
        ("President Ivo Maric", "Ivo Maric", EntityType.PERSON),
        ("US", "United States", EntityType.COUNTRY),
        ("the Sultanate of Oman", "Oman", EntityType.COUNTRY),
        ("Russian", "Russia", EntityType.COUNTRY),
        ("Bay of Pearls", "Port Selby", EntityType.PLACE),
    ],
)
def test_a_name_is_kept_as_an_alias(alias: str, label: str, kind: EntityType) -> None:
    """What another article may call it too."""
    assert names.is_alias(alias, label, kind)


@pytest.mark.parametrize(
    ("alias", "label", "kind"),
    [
        ("the minister", "Ivo Maric", EntityType.PERSON),
        ("His host", "Ivo Maric", EntityType.PERSON),
        ("The Minister", "Ivo Maric", EntityType.PERSON),
        ("the Minister on Monday", "Ivo Maric", EntityType.PERSON),
        ("the Foreign Minister of Japan", "Ivo Maric", EntityType.PERSON),
        ("President of Japan", "Ivo Maric", EntityType.PERSON),
        ("He", "Ivo Maric", EntityType.PERSON),
        ("the country", "Japan", EntityType.COUNTRY),
        ("The House", "House of Harbours", EntityType.ORGANISATION),
        ("our Centre", "Centre for Peat", EntityType.ORGANISATION),
        ("the Harbour Agency", "Harbour Agency", EntityType.ORGANISATION),
        ("SELBY", "Selby", EntityType.PLACE),
        ("", "Selby", EntityType.PLACE),
    ],
)
def test_what_one_article_calls_it_is_no_alias(alias: str, label: str, kind: EntityType) -> None:
    """An office passes on, a host goes home; and case and article make no other name."""
    assert not names.is_alias(alias, label, kind)


def test_of_names_that_differ_by_case_one_is_kept() -> None:
    """A headline in capitals gives no other name, and neither does an article before it."""
    told = ["MARIC", "Maric", "the Harbour", "Harbour", "IVO MARIC", "UN"]
    assert names.without_shouting(told, "Ivo Maric") == ("Harbour", "Maric", "UN")
