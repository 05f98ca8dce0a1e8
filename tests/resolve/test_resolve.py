"""``kg.resolve``: the relations of all documents over shared nodes."""

from __future__ import annotations

import pytest

from kg.config import Config
from kg.errors import ConfigError, InputError
from kg.model import Node, Resolved
from kg.resolve import resolve
from tests import worlds
from tests.worlds import TABLES, Telling

CONFIG = Config()


def resolved(*told: Telling) -> Resolved:
    return resolve([x.relations() for x in told], CONFIG, TABLES)


def node(found: Resolved, key: str) -> Node:
    (one,) = [x for x in found.nodes if x.key == key]
    return one


def test_only_what_a_relation_uses_is_a_node() -> None:
    """That two names stand in one article is no relation."""
    found = resolved(worlds.summit().names("P:Lea Sand", "C:Italy", "O:Harbour Office"))
    assert {x.key for x in found.nodes if "/source/" not in x.key} == {
        "country/JPN",
        "country/RUS",
        "local/organisation/harbour-agency",
        "local/person/anna-berg",
        "local/person/ivo-maric",
        "place/2013348",
    }


def test_a_linked_node_has_the_registrys_name_and_class() -> None:
    """What the article called it is an alias."""
    told = Telling("d").names("L:Vladyvostok", "C:Russian Federation", aliases=("Pearl of Primorye", "the port"))
    found = resolved(told.lies("Vladyvostok", "Russian Federation"))
    assert node(found, "place/2013348") == Node(
        "place/2013348", "City", "Vladivostok", ("Pearl of Primorye", "Vladyvostok")
    )
    assert node(found, "country/RUS").label == "Russia"


def test_a_person_has_the_name_that_most_articles_give() -> None:
    """Of as many, the first by alphabet: never the one that happened to be read first."""
    names = ("Ivo Marić", "Ivo Maric", "Ivo Marić")
    found = resolved(*(Telling(str(i)).names(f"P:{name}").said(name, "good day") for i, name in enumerate(names)))
    assert node(found, "local/person/ivo-maric") == Node(
        "local/person/ivo-maric", "Person", "Ivo Marić", ("Ivo Maric",)
    )


def test_a_body_where_people_meet_is_a_venue_too() -> None:
    """One node, body and place: a ministry speaks and is met in."""
    told = Telling("d").names("P:Anna Berg", "P:Ivo Maric", "O:Kremlin").met("Anna Berg", "Ivo Maric", place="Kremlin")
    found = resolved(told.said("Kremlin", "the doors were open"))
    assert node(found, "organisation/kremlin").cls == "GovernmentBody"
    assert node(found, "organisation/kremlin").also == ("Venue",)


def test_a_place_with_a_governor_is_a_body_too() -> None:
    """It is represented; a country is so as what it is."""
    told = (
        Telling("d")
        .names("P:Anna Berg", "L:Vladivostok", "L:Singapore")
        .represents("Anna Berg", "Vladivostok", "Mayor")
    )
    found = resolved(told.represents("Anna Berg", "Singapore", "Envoy"))
    assert (node(found, "place/2013348").cls, node(found, "place/2013348").also) == ("City", ("Organisation",))
    assert (node(found, "country/SGP").cls, node(found, "country/SGP").also) == ("Country", ())


def test_a_name_that_no_entity_has_is_an_error_that_says_so() -> None:
    """Another program's relations may be wrong: document and name are told."""
    with pytest.raises(InputError, match=r"d: a relation uses the name 'Ivo Maric'"):
        resolved(Telling("d").names("P:Anna Berg").met("Anna Berg", "Ivo Maric"))


def test_a_name_that_is_two_things_is_read_by_its_place() -> None:
    """An article may have Moscow as a country that acts and as a city where something happens."""
    told = Telling("d").names("C:Moscow", "L:Moscow", "P:Anna Berg").met("Moscow", "Anna Berg", place="Moscow")
    (event,) = resolved(told).events
    assert event.participants == ("country/RUS", "local/person/anna-berg")
    assert event.place == "place/524901"


def test_two_names_of_one_country_are_one_participant() -> None:
    """Where "Russia" and "Moscow" met Japan, they did not meet each other."""
    told = Telling("d").names("C:Russia", "C:Moscow", "C:Japan").met("Russia", "Moscow", "Japan")
    (event,) = resolved(told).events
    assert event.participants == ("country/JPN", "country/RUS")


def test_a_place_in_itself_is_left_out() -> None:
    """Of "Singapore, Singapore", once linked, nothing is left to say."""
    assert resolved(Telling("d").names("L:Singapore", "C:Singapore").lies("Singapore", "Singapore")).locations == ()


def test_a_statement_mentions_whom_its_words_name() -> None:
    """Inside its pieces, by name: not the speaker before them, nor a name after."""
    told = (
        Telling("d")
        .names("P:Anna Berg", "C:Japan", "C:Russia")
        .said("Anna Berg", "Japan is near")
        .said("Anna Berg", "so is Russia")
    )
    first, second = resolved(told).statements
    assert (first.mentions, second.mentions) == (("country/JPN",), ("country/RUS",))


def test_documents_come_by_id_whatever_their_order() -> None:
    """The same value, so that the same bytes follow."""
    told = [worlds.summit(name).relations() for name in "cab"]
    assert resolve(told, CONFIG, TABLES) == resolve(told[::-1], CONFIG, TABLES)
    assert [document.id for document in resolve(told, CONFIG, TABLES).documents] == ["a", "b", "c"]


def test_two_documents_of_one_id_are_refused() -> None:
    """Which of them a sentence is from could not be told."""
    with pytest.raises(InputError, match=r"a\.txt: two documents have this id"):
        resolved(worlds.summit("a.txt"), worlds.summit("a.txt"))


def test_a_collection_of_a_bad_name_is_refused() -> None:
    """Before any key is made with it."""
    with pytest.raises(ConfigError):
        resolve([], Config(collection="a/b"), TABLES)


def test_nothing_comes_to_nothing() -> None:
    """An empty collection is one."""
    assert resolve([], CONFIG, TABLES) == Resolved((), (), (), (), (), ())
