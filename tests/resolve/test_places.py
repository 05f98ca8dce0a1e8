"""``kg.resolve.places``: which of several places of one name is meant."""

from __future__ import annotations

import pytest

from kg.model import Entity, EntityType
from kg.resolve.link import link
from tests.worlds import TABLES, Telling


def key(place: str, *countries: str, lies: tuple[tuple[str, str], ...] = ()) -> str:
    """The node key of *place* in a document that names *countries* and states where places lie."""
    told = Telling("d").names(f"L:{place}", *(f"C:{name}" for name in countries))
    for inner, outer in lies:
        told.lies(inner, outer)
    return link(told.relations(), TABLES, "local")[0].key


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Vladivostok", "place/2013348"),
        ("Vladyvostok", "place/2013348"),
        ("VLADIVOSTOK", "place/2013348"),
        ("the Balkans", "place/balkans"),
        ("Genève", "place/2660646"),
        ("NYC", "place/5128581"),
    ],
)
def test_a_name_of_one_row_is_linked(name: str, expected: str) -> None:
    """By any of its names, whatever case, accent or article; and the city where its region has the name too."""
    assert key(name) == expected


def test_where_it_is_said_to_lie_decides() -> None:
    """Against size, by the country, by the region, and by a region's country."""
    assert key("Birmingham", lies=(("Birmingham", "United States"),)) == "place/4049979"
    assert key("Springfield", lies=(("Springfield", "Illinois"),)) == "place/4250542"
    assert key("Birmingham", lies=(("Birmingham", "Jefferson"), ("Jefferson", "Illinois"))) == "place/4049979"


def test_a_contradiction_is_another_place() -> None:
    """No Vladivostok lies in Japan: it is linked to none, and named by where it is said to lie."""
    assert key("Vladivostok", lies=(("Vladivostok", "Japan"),)) == "local/place/vladivostok-jpn"


def test_a_far_larger_place_is_meant_where_nothing_is_said() -> None:
    """And where its own country is named."""
    assert key("Birmingham") == "place/2655603"
    assert key("Birmingham", "United States", "United Kingdom") == "place/2655603"


def test_a_named_country_against_the_larger_place_decides_nothing() -> None:
    """The article names the United States and not Britain: either Birmingham may be meant."""
    assert key("Birmingham", "United States").startswith("local/place/birmingham-")


def test_a_well_known_city_needs_no_country_beside_a_small_namesake() -> None:
    """Every article on talks in Geneva names the United States: they are not in Illinois."""
    assert key("Geneva", "United States") == "place/2660646"


def test_a_well_known_city_needs_its_country_beside_a_large_namesake() -> None:
    """In an article on Lebanon, Tripoli may be Lebanon's."""
    assert key("Tripoli") == key("Tripoli", "Libya") == "place/2210247"
    assert key("Tripoli", "Lebanon").startswith("local/place/tripoli-")


def test_two_of_a_size_are_told_apart_by_nothing() -> None:
    """Both Springfields lie in the country that is named."""
    assert key("Springfield", "United States").startswith("local/place/springfield-")


def test_a_name_that_is_a_word_too_needs_its_country() -> None:
    """Florence may be a person."""
    assert key("Florence").startswith("local/place/florence-")
    assert key("Florence", "Italy") == "place/3176959"
    assert key("Florence", lies=(("Florence", "Italy"),)) == "place/3176959"


def test_a_city_state_is_the_country() -> None:
    """Typed as a place or as a country, it is one node: what holds of the city holds of the country around it."""
    assert key("Singapore") == "country/SGP"
    told = Telling("d").names("C:Singapore").relations()
    assert link(told, TABLES, "local")[0].key == "country/SGP"


def test_a_place_is_never_linked_to_a_body() -> None:
    """A type that does not fit is no link: "the Kremlin", the building."""
    assert key("Kremlin") == "local/place/kremlin"


def test_an_unknown_place_keeps_its_name_and_country() -> None:
    """Two of one name in two countries stay two, and one told by two articles is one."""
    assert key("Lime House") == "local/place/lime-house"
    assert key("Lime House", lies=(("Lime House", "Japan"),)) == "local/place/lime-house-jpn"


def test_an_ambiguous_place_is_one_a_document() -> None:
    """Two articles' Springfield may be two."""
    one = Telling("a").names("L:Springfield").relations()
    other = Telling("b").names("L:Springfield").relations()
    assert link(one, TABLES, "local")[0].key != link(other, TABLES, "local")[0].key


def test_the_order_of_the_entities_does_not_count() -> None:
    """A country that is named after the place is a clue all the same."""
    entities = [Entity("Florence", EntityType.PLACE), Entity("Italy", EntityType.COUNTRY)]
    for order in (entities, entities[::-1]):
        told = (
            Telling("d").names(*(f"{'L' if e.type is EntityType.PLACE else 'C'}:{e.name}" for e in order)).relations()
        )
        assert {t.key for t in link(told, TABLES, "local")} == {"place/3176959", "country/ITA"}
