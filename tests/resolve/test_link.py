"""``kg.resolve.link``: countries, bodies and people."""

from __future__ import annotations

import pytest

from kg import tables
from kg.model import Known
from kg.resolve.link import link, unnamed
from kg.resolve.own import own
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


# --- names of several things, by our own tables ---------------------------------------------


def linked(names: str, *lies: str) -> str:
    """Return the key of the first of *names* ("L:Atlanta, C:Georgia") in a document; *lies* is "Atlanta < Georgia"."""
    told = Telling("d").names(*names.split(", "))
    for pair in lies:
        told.lies(*pair.split(" < "))
    found = link(told.relations(), tables.load(), "local")[0].key
    return "own" if found.startswith("local/") else found


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("C:Congo", "own"),
        ("C:Congolese", "own"),
        ("L:Congo", "own"),
        ("C:Congo, C:Rwanda", "own"),
        ("C:Democratic Republic of the Congo", "country/COD"),
        ("C:Republic of the Congo", "country/COG"),
        ("C:Congo-Brazzaville", "country/COG"),
        ("C:Korea", "own"),
        ("C:Korean", "own"),
        ("C:Korea, C:Japan", "own"),
        ("C:Republic of Korea", "country/KOR"),
        ("C:DPRK", "country/PRK"),
        ("C:Guinea", "country/GIN"),
        ("C:Guinea-Bissau", "country/GNB"),
        ("C:Equatorial Guinea", "country/GNQ"),
        ("C:Papua New Guinea", "country/PNG"),
        ("C:Niger", "country/NER"),
        ("C:Nigerien", "country/NER"),
        ("C:Nigeria", "country/NGA"),
        ("C:Nigerian", "country/NGA"),
        ("C:Dominica", "country/DMA"),
        ("C:Dominican Republic", "country/DOM"),
        ("C:Dominican", "own"),
        ("C:Georgia", "country/GEO"),
        ("L:Georgia", "country/GEO"),
        ("L:Georgia, C:Russia", "country/GEO"),
        ("L:Georgia, C:United States", "own"),
        ("C:Washington", "country/USA"),
        ("L:Washington", "place/4140963"),
        ("L:Birmingham", "place/2655603"),
        ("L:Birmingham, C:United Kingdom", "place/2655603"),
        ("L:Birmingham, C:United States", "own"),
        ("L:Victoria", "own"),
        ("P:Victoria", "own"),
        ("L:Victoria, C:Seychelles", "place/241131"),
        ("L:Victoria, C:Canada", "own"),
        ("L:Cordoba, C:Argentina", "place/3860259"),
        ("L:Córdoba, C:Spain", "own"),
        ("L:Santiago", "own"),
        ("L:Santiago, C:Chile", "place/3871336"),
        ("L:Santiago, C:Cuba", "own"),
        ("L:Santiago, C:Spain", "own"),
        ("L:Santiago, C:Dominican Republic", "own"),
        ("L:Santiago de Cuba", "place/3536729"),
        ("L:Tripoli, C:Libya", "place/2210247"),
        ("L:Tripoli, C:Lebanon", "own"),
        ("L:San José", "own"),
        ("L:San Jose", "own"),
        ("L:San José, C:Costa Rica", "place/3621849"),
        ("L:San Jose, C:United States", "place/5392171"),
        ("L:Georgetown", "own"),
        ("L:Georgetown, C:Guyana", "place/3378644"),
        ("L:Hyderabad, C:India", "place/1269843"),
        ("L:Hyderabad, C:India, C:Pakistan", "own"),
    ],
)
def test_a_name_of_several_is_settled_by_what_is_named_beside_it(names: str, expected: str) -> None:
    """Or left to its document: a wrong link costs more than a missing one."""
    assert linked(names) == expected


@pytest.mark.parametrize(
    ("names", "lies", "expected"),
    [
        ("L:Atlanta, C:Georgia", "Atlanta < Georgia", "place/4180439"),
        ("C:Georgia, L:Atlanta", "Atlanta < Georgia", "own"),
        ("L:Georgia, L:Atlanta", "Atlanta < Georgia", "place/4197000"),
        ("C:Georgia, L:Plains", "Plains < Georgia", "own"),
        ("C:Georgia, L:Batumi", "Batumi < Georgia", "country/GEO"),
        ("L:Batumi, C:Georgia", "Batumi < Georgia", "place/615532"),
        ("L:Birmingham, L:Alabama", "Birmingham < Alabama", "place/4049979"),
        ("L:Birmingham, L:England", "Birmingham < England", "place/2655603"),
        ("L:Tripoli, C:Lebanon", "Tripoli < Lebanon", "place/266826"),
        ("L:San Jose, L:California", "San Jose < California", "place/5392171"),
        ("L:London, L:Ontario", "London < Ontario", "place/6058560"),
        ("L:St Petersburg, L:Florida", "St Petersburg < Florida", "place/4171563"),
        ("L:Paris, L:Texas", "Paris < Texas", "own"),
        ("L:Alexandria, L:Virginia", "Alexandria < Virginia", "place/4744091"),
    ],
)
def test_a_name_of_several_is_settled_by_where_it_is_said_to_lie(names: str, lies: str, expected: str) -> None:
    """What lies in a country tells of the country too: no Atlanta is in that Georgia."""
    assert linked(names, lies) == expected


def test_a_place_in_a_doubtful_georgia_is_in_no_country() -> None:
    """In a text that says no more than "Plains, Georgia" it is not put into the Caucasus."""
    told = Telling("d").names("L:Plains", "C:Georgia").lies("Plains", "Georgia").relations()
    assert link(told, tables.load(), "local")[0].key == "local/place/plains"


def test_a_georgia_that_acts_is_the_country() -> None:
    """States of the United States hold no talks with it."""
    told = Telling("d").names("C:Georgia", "C:United States", "L:Savannah").lies("Savannah", "Georgia")
    told.met("Georgia", "United States")
    assert link(told.relations(), tables.load(), "local")[0].key == "country/GEO"


# --- entities of the user's own -------------------------------------------------------------

MINE = own([
    Known("http://people.example/anna", "Person", "Anna Berg", ("Anna Berg", "Anna B. Berg", "Berg")),
    Known("http://people.example/kim-1", "Person", "Kim Lee", ("Kim Lee",)),
    Known("http://people.example/kim-2", "Person", "Kim Lee", ("Kim Lee",)),
    Known("http://places.example/lime", "Venue", "Lime House", ("Lime House",), "JPN"),
    Known("http://places.example/moscow", "City", "Moscow", ("Moscow",), "USA"),
    Known("country/KOR", "Country", "South Korea", ("South Korea", "Land of Mornings")),
    Known("local/person/ivo-maric", "Person", "Ivo Maric the Elder", ("Ivo Maric the Elder",)),
])  # fmt: skip


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        ("P:Anna Berg", "http://people.example/anna"),
        ("P:Mr Anna B. Berg", "http://people.example/anna"),
        ("P:Berg", "local/person/berg-"),
        ("O:Anna Berg", "local/organisation/anna-berg"),
        ("P:Kim Lee", "local/person/kim-lee-"),
        ("L:Lime House", "http://places.example/lime"),
        ("L:Moscow", "place/524901"),
        ("C:Land of Mornings", "country/KOR"),
    ],
    ids=[
        "name",
        "another name",
        "a surname",
        "another type",
        "two of a name",
        "a place",
        "a name of ours",
        "of our row",
    ],
)
def test_a_name_of_the_users_own_is_linked_as_the_tables_are(entity: str, expected: str) -> None:
    """By full name and type, where one thing has it, and no table of ours has it already."""
    found = link(Telling("d").names(entity).relations(), TABLES, "local", MINE)[0]
    assert found.key.startswith(expected)


def test_a_place_of_the_users_that_lies_elsewhere_is_not_meant() -> None:
    """Its country is told, and the document says another."""
    told = Telling("d").names("L:Lime House", "C:Russia").lies("Lime House", "Russia").relations()
    assert link(told, TABLES, "local", MINE)[0].key == "local/place/lime-house-rus"


def test_a_label_of_the_users_stands_at_our_own_node() -> None:
    """Of a person that articles named first."""
    found = link(Telling("d").names("P:Ivo Maric").relations(), TABLES, "local", MINE)[0]
    assert (found.key, found.label) == ("local/person/ivo-maric", "Ivo Maric the Elder")


def test_what_has_a_governor_is_the_state() -> None:
    """Countries have none; a prime minister is the country's."""
    told = Telling("a").names("P:Tom Reed", "C:Georgia").represents("Tom Reed", "Georgia", role="governor")
    assert [x.key for x in link(told.relations(), tables.load(), "local")][1] == "place/4197000"
    told = Telling("a").names("P:Tom Reed", "C:Georgia").represents("Tom Reed", "Georgia", role="prime minister")
    assert [x.key for x in link(told.relations(), tables.load(), "local")][1] == "country/GEO"
