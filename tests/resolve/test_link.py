"""``kg.resolve.link``: countries, bodies and people."""

from __future__ import annotations

import pytest

from kg.resolve.link import link, unnamed
from tests.worlds import TABLES, Telling


def key(entity: str, *aliases: str, document: str = "d") -> str:
    told = Telling(document).names(entity, aliases=aliases).relations()
    return link(told, TABLES, "local")[0].key


@pytest.mark.parametrize(
    "name", ["Russia", "Russian Federation", "RUSSIA", "the Russian Federation", "Russian", "Moscow"]
)
def test_a_country_is_linked_by_all_that_stands_for_it(name: str) -> None:
    """Name, alias, demonym and capital, where the entity is a country; a state that exists before one that is gone."""
    assert key(f"C:{name}") == "country/RUS"


def test_a_state_that_is_gone_keeps_its_own_name() -> None:
    """Only where the name is shared is the living one meant."""
    assert key("C:Soviet Union") == "country/SUN"


def test_an_acronym_is_compared_with_its_case() -> None:
    """A country is called "US" and nobody "us"; a body "WHO", and "who" is a question."""
    assert key("C:US") == key("C:U.S.") == "country/USA"
    assert key("C:us").startswith("local/country/us")
    assert key("O:WHO") == "organisation/who"
    assert key("O:who").startswith("local/organisation/who")


def test_a_name_of_two_countries_is_decided_by_another_name() -> None:
    """Else it is neither."""
    assert key("C:Congo").startswith("local/country/congo-")
    assert key("C:Congo", "Kinshasa") == "country/COD"


@pytest.mark.parametrize("name", ["NATO", "Nato", "North Atlantic Alliance", "the North Atlantic Alliance"])
def test_a_body_is_linked_by_its_names(name: str) -> None:
    """As a registry has them."""
    assert key(f"O:{name}") == "organisation/nato"


def test_a_body_of_two_rows_is_neither() -> None:
    """And stays in its document."""
    assert key("O:Crisis Group").startswith("local/organisation/crisis-group-")
    assert key("O:Crisis Group", document="a") != key("O:Crisis Group", document="b")


def test_spellings_of_one_who_holds_an_office_are_one() -> None:
    """As the dated table has them; where two bear a name, it is neither's spelling."""
    assert key("P:Volodymyr Zelenskiy") == key("P:Volodymyr Zelenskyy") == key("P:President Volodymyr Zelensky")
    assert key("P:George Bush") == "local/person/george-bush"


def test_types_that_do_not_fit_are_not_linked() -> None:
    """A person called Kremlin is none; an organisation called Russia is no country."""
    assert key("P:Ivo Russia") == "local/person/ivo-russia"
    assert key("O:Russia") == "local/organisation/russia"


def test_a_full_name_is_one_person_in_all_articles() -> None:
    """With or without title, accent or case."""
    assert key("P:Ivo Marić", document="a") == key("P:Mr Ivo MARIC", document="b") == "local/person/ivo-maric"


def test_a_surname_is_another_person_in_each_article() -> None:
    """Two users' Kim stay two; and in one article, Mr and Ms Kim do."""
    assert key("P:Kim", document="a") != key("P:Kim", document="b")
    assert key("P:Mr Kim") != key("P:Ms Kim")


def test_an_unnamed_source_is_another_in_each_article() -> None:
    """The same words in one article are one source."""
    assert unnamed("unnamed: officials", "a", "local").key == unnamed("unnamed: Officials", "a", "local").key
    assert unnamed("unnamed: officials", "a", "local").key != unnamed("unnamed: officials", "b", "local").key
    assert unnamed("unnamed: officials", "a", "local").key != unnamed("unnamed: a diplomat", "a", "local").key


def test_the_collection_is_in_the_users_keys_alone() -> None:
    """What the registry knows is everybody's."""
    told = Telling("d").names("P:Anna Berg", "C:Russia").relations()
    assert [t.key for t in link(told, TABLES, "desk")] == ["desk/person/anna-berg", "country/RUS"]
