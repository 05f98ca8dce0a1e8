"""``kg.annotate.names``: which capitalised words name something, and what kind of thing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from kg.annotate.names import Name, find_names
from kg.annotate.titles import find_titles

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def names(doc: Doc) -> list[Name]:
    return find_names(doc, find_titles(doc))


def typed(doc: Doc) -> list[tuple[str, str]]:
    """Return text and type of each name in *doc*."""
    return [(x.span.text, x.type.value) for x in names(doc)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Ada Brook spoke on Monday.", "Ada Brook"),
        ("Norwegian Foreign Minister Ada Brook spoke on Monday.", "Ada Brook"),
        ("Norwegian Minister for Forests Ada Brook spoke on Monday.", "Ada Brook"),
        ("They thanked Ms Brook for the map.", "Brook"),
        ("They thanked Dr. Ada Brook for the map.", "Ada Brook"),
        ("They thanked Lic. Maria Brook for the map.", "Maria Brook"),
        ("They thanked Dato' Hamzah Brook for the map.", "Hamzah Brook"),
        ("Ada Brook, who chairs the board, spoke on Monday.", "Ada Brook"),
        ("Ada Brook told reporters to wait.", "Ada Brook"),
        ("Ludwig van der Berg told reporters to wait.", "Ludwig van der Berg"),
        ("President Abu Nasr al-Din told reporters to wait.", "Abu Nasr al-Din"),
        ("Emeka Obi-Daniels told reporters to wait.", "Emeka Obi-Daniels"),
        ("President Moon Jae-in told reporters to wait.", "Moon Jae-in"),
        ("She had lunch with the Minister for Knowledge, H.E. Shim Jae-hwa.", "Shim Jae-hwa"),
        ("She had lunch with HRH Oda Lunde.", "Oda Lunde"),
        ("Ada Brook thanked Per Holm on Monday.", "Per Holm"),
        ("Per-Olof Brook told reporters to wait.", "Per-Olof Brook"),
        ("She met the Faroese premier, Rói á Brook, in Oslo.", "Rói á Brook"),
        (
            "The head of the Harbour Fund, New Zealander Graeme Tamihana-Wills, told reporters to wait.",
            "Graeme Tamihana-Wills",
        ),
        ("The bank's agent, Frenchwoman Claire Dumont, told reporters to wait.", "Claire Dumont"),
    ],
)
def test_a_person_is_named_without_title_or_demonym(parsed: Parse, text: str, name: str) -> None:
    """Particles and hyphens belong to the name; title, courtesy, portfolio and country before it do not."""
    assert (name, "Person") in typed(parsed(text))


def test_a_surname_alone_is_a_person_where_the_full_name_is_one(parsed: Parse) -> None:
    """A name is typed alike wherever it stands in a document, even one that is a town's as well."""
    doc = parsed("President Ada Lincoln told reporters to wait. Lincoln then left for the harbour.")
    assert ("Lincoln", "Person") in typed(doc)


def test_a_courtesy_title_tells_the_gender(parsed: Parse) -> None:
    """«Ms» and «Mr» do; an office tells nothing."""
    doc = parsed("They thanked Ms Brook, Mr Vale and President Holm.")
    assert {x.span.text: x.gender for x in names(doc)} == {"Brook": "f", "Vale": "m", "Holm": ""}


def test_two_surnames_joined_by_a_hyphen_are_two_people(parsed: Parse) -> None:
    """«The Brook-Vale talks» names both, where both are people of the document."""
    doc = parsed("President Ada Brook thanked Minister Tomas Vale. The Brook-Vale talks had ended.")
    assert [text for text, _ in typed(doc)][2:] == ["Brook", "Vale"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They flew to Vladivostok on Monday.", "Vladivostok", "Place"),
        ("They flew to Chita on Monday.", "Chita", "Place"),
        ("They flew to Norway on Monday.", "Norway", "Country"),
        ("They flew to South Korea on Monday.", "South Korea", "Country"),
        ("The Norwegian Ministry of Trade agreed.", "Ministry of Trade", "Organisation"),
        ("They asked the Harbour Authority to wait.", "Harbour Authority", "Organisation"),
        ("They asked the Ministry of Trade and Fisheries to wait.", "Ministry of Trade and Fisheries", "Organisation"),
        ("They asked NATO to wait.", "NATO", "Organisation"),
        ("They asked the United Nations to wait.", "United Nations", "Organisation"),
        ("They sailed past Lantern Island on Monday.", "Lantern Island", "Place"),
        ("They sailed on Lake Victoria on Monday.", "Lake Victoria", "Place"),
    ],
)
def test_the_table_or_a_telling_word_gives_the_type(parsed: Parse, text: str, name: str, kind: str) -> None:
    """Whatever the model takes a name for, the gazetteer and words such as "Ministry" and "Island" know better."""
    assert any(shown.removeprefix("Norwegian ") == name and is_a == kind for shown, is_a in typed(parsed(text)))


def test_an_article_is_not_of_the_name(parsed: Parse) -> None:
    """A capital "The" that opens a sentence is the sentence's."""
    doc = parsed("The European Union agreed. The Harbour Authority did not.")
    assert [text for text, _ in typed(doc)] == ["European Union", "Harbour Authority"]


def test_two_countries_joined_by_a_hyphen_are_two(parsed: Parse) -> None:
    """«Japan-Norway talks» names both, without the hyphen."""
    doc = parsed("The Japan-Norway talks ended on Monday.")
    assert typed(doc) == [("Japan", "Country"), ("Norway", "Country")]


@pytest.mark.parametrize(
    ("text", "adjective"),
    [
        ("The Norwegian gas was cheap.", True),
        ("The US demands were high.", True),
        ("Talks with the Norwegians ended.", False),
        ("They asked the US to wait.", False),
    ],
)
def test_a_name_before_a_noun_is_an_adjective(parsed: Parse, text: str, adjective: bool) -> None:
    """«Norwegian gas» names no actor, «the US» on its own does."""
    (name,) = names(parsed(text))
    assert name.adjective is adjective


def test_a_possessive_is_not_part_of_the_name(parsed: Parse) -> None:
    """With a straight apostrophe or a curly one."""
    assert [text for text, _ in typed(parsed("Norway's gas and Peru’s copper were cheap."))] == ["Norway", "Peru"]


@pytest.mark.parametrize(
    "text",
    [
        "Talks resumed in the old hall.",
        "Speaking slowly, they went through the list.",
        "On Monday they went home.",
        "In March they went home.",
        "I said no.",
        "However, nobody spoke.",
        "the turkey was cold.",
    ],
)
def test_a_capital_that_its_place_explains_names_nothing(parsed: Parse, text: str) -> None:
    """First words of sentences, days and months are no names."""
    assert typed(parsed(text)) == []


def test_names_come_in_text_order_without_overlaps(parsed: Parse) -> None:
    """Each token is part of one name at most."""
    doc = parsed(
        "Norwegian Foreign Minister Ada Brook told the Harbour Authority in Oslo that US Senator Tomas Vale "
        "would see the Ministry of Trade and the United Nations next week."
    )
    spans = [(x.span.start, x.span.end) for x in names(doc)]
    assert len(spans) == 8
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("town", "country"), [("Lubumbashi", "Democratic Republic of the Congo"), ("Pointe-Noire", "Republic of the Congo")]
)
def test_a_demonym_of_two_countries_is_that_of_the_town_in_the_text(parsed: Parse, town: str, country: str) -> None:
    """Both Congos have Congolese."""
    assert country in {x.name for x in parsed(f"The Congolese minister left. He flew to {town}.")._.referents}


@pytest.mark.parametrize("text", ["They met at Leeds Castle in the English county of Kent.", "She spoke in English."])
def test_a_word_for_a_people_or_a_tongue_is_no_place(parsed: Parse, text: str) -> None:
    """Though a kind of place stands behind it, or "in" before."""
    assert not [x for x in typed(parsed(text)) if x[0] == "English"]


def test_a_month_cut_short_is_nobody(parsed: Parse) -> None:
    """Where a full stop belongs to it."""
    text = "Parties agree on envoy\n\nOSLO, Dec. 4 - Norway's three largest parties agreed on Tuesday."
    assert "Dec." not in {x for x, _ in typed(parsed(text))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She spoke to a Republican.", "Republican"),
        ("She wrote on X. The port is shut.", "X."),
        ("Dale Ross, the Texas Republican who chairs it, left.", "Texas Republican"),
        ("They spoke of an Ohio Democrat.", "Ohio Democrat"),
    ],
)
def test_no_name(parsed: Parse, text: str, name: str) -> None:
    """One of a kind of people; a letter."""
    assert name not in [x for x, _ in typed(parsed(text))]


@pytest.mark.parametrize("title", ["Ada Brook Receives Tomas Vale", "Ada Brook Rejects Tomas Vale Invitation"])
def test_a_headline_in_capitals(parsed: Callable[..., Doc], title: str) -> None:
    """Its verbs are no part of names."""
    doc = parsed("It rained.", title)
    assert [x for x, _ in typed(doc)] == ["Ada Brook", "Tomas Vale"]


def test_a_party_of_another_country_is_another_party(parsed: Callable[..., Doc]) -> None:
    """The one that the table has is Iraq's."""
    found = {x.span.text: x.row for x in names(parsed("They met the Kurdistan Democratic Party of Iran."))}
    assert found["Kurdistan Democratic Party of Iran"] is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "They met the visiting Speaker of Norway's National Assembly Omar Haddad on Monday.",
            [("National Assembly", "Organisation"), ("Omar Haddad", "Person")],
        ),
        (
            "They met Director General of the Lakes Fund for Rural Development Salim Haddad on Monday.",
            [("Lakes Fund for Rural Development", "Organisation"), ("Salim Haddad", "Person")],
        ),
        (
            "They met Chairman of the Supreme Council Akylb Jakov on Monday.",
            [("Supreme Council", "Organisation"), ("Akylb Jakov", "Person")],
        ),
        ("Independent MP Clara Stone left the hall.", [("Clara Stone", "Person")]),
        ("Forestry Cabinet Secretary Mary Brook left the hall.", [("Mary Brook", "Person")]),
        (
            "They met the president of the Chamber of Deputies of Norway.",
            [("Chamber of Deputies of Norway", "Organisation")],
        ),
        (
            "They asked the Association of Parents of the Disappeared to wait.",
            [("Association of Parents of the Disappeared", "Organisation")],
        ),
        (
            "They asked the State Committee for Border Affairs of Tajikistan to wait.",
            [("State Committee for Border Affairs of Tajikistan", "Organisation")],
        ),
        (
            "They asked the Standing Committee of China's National People's Congress to wait.",
            [
                ("Standing Committee", "Organisation"),
                ("China", "Country"),
                ("National People's Congress", "Organisation"),
            ],
        ),
        ("They met at Governor House on Monday.", [("Governor House", "Place")]),
        ("They met at Government House on Monday.", [("Government House", "Place")]),
        ("They met at the Government Guest House on Monday.", [("Government Guest House", "Place")]),
        ("They met at the Lantern Conference Centre.", [("Lantern Conference Centre", "Place")]),
        ("They thanked the Lantern Research Centre.", [("Lantern Research Centre", "Organisation")]),
        ("They met in a Norwegian Black Sea resort.", [("Norwegian", "Country"), ("Black Sea", "Place")]),
        ("They crossed the Norwegian Sea.", [("Norwegian Sea", "Place")]),
        ("The remaining six EU Member States agreed.", [("EU", "Organisation")]),
        (
            "They met the President of the National Assembly, Ada Brook.",
            [("National Assembly", "Organisation"), ("Ada Brook", "Person")],
        ),
        (
            "Ants Kallas of the Harbour Union smiled.",
            [("Ants Kallas", "Person"), ("Harbour Union", "Organisation")],
        ),
        ("Ants crossed the road to the Harbour Union.", [("Harbour Union", "Organisation")]),
        ("They met at Casa Grande on Monday.", [("Casa Grande", "Place")]),
        ("Norway's Water and Forests Minister Ada Brook left.", [("Norway", "Country"), ("Ada Brook", "Person")]),
    ],
)
def test_where_a_name_begins_and_ends(parsed: Parse, text: str, found: list[tuple[str, str]]) -> None:
    """The body before its head's name, a body with all of its words, subjects of a minister that are no name."""
    told = [x for x in typed(parsed(text)) if x not in {("Norway", "Country")} or x in found]
    assert told == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They met the Chair of the Harbour Council Lakeside Branch.", "Lakeside Branch"),
        ("They met the Head of the Harbour Council Policy Staff.", "Policy Staff"),
        ("President Ada Brook of the National Assembly left.", "Assembly"),
        ("They met Governor House Sinclair.", "Governor House"),
    ],
)
def test_a_body_is_not_cut_where_nobody_is_named(parsed: Parse, text: str, name: str) -> None:
    """What stands behind the body's noun must be somebody's name by itself."""
    assert name not in {x for x, _ in typed(parsed(text))}


@pytest.mark.parametrize(
    "text",
    [
        "Let them wait at the harbour.",
        '"Let us wait," said the harbour master.',
        "Give us time.",
        "Let everybody wait.",
        "The trade was worth two billion U.S. dollars.",
        "It cost forty Canadian dollars.",
        "It cost twenty billion North Korean won.",
        "It rained. (END)",
        "PRESS RELEASE\n\nIt rained.",
    ],
)
def test_no_one_is_named(parsed: Parse, text: str) -> None:
    """By a verb that opens a sentence; by whose money it is."""
    assert typed(parsed(text)) == []


@pytest.mark.parametrize(
    ("text", "name"), [("She spoke in Welsh.", "Welsh"), ("They taught Tibetan there.", "Tibetan")]
)
def test_a_regions_tongue_and_people_are_no_place(parsed: Parse, text: str, name: str) -> None:
    """Only what is of the region, before a noun."""
    assert name not in {x for x, _ in typed(parsed(text))}


def test_a_part_of_a_country_has_the_fullest_name_of_the_text(parsed: Parse) -> None:
    """Where it is told in full elsewhere."""
    doc = parsed("They met in Isfana, in the Lantern region of Norway. The governor of Lantern region left.")
    assert [x for x, _ in typed(doc)].count("Lantern region") == 2


def test_a_family_name_by_itself_is_a_person_wherever_it_acts(parsed: Parse) -> None:
    """Short ones are taken for exclamations; what is no family's name in the text stays what it is."""
    doc = parsed("Ha Dong-wook came to Lima. Ha said that it would rain.")
    assert [x.text for x in (one.span for one in doc._.references) if x.text == "Ha"] == ["Ha"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met at the National Convention Centre on Tuesday.", ("National Convention Centre", "Place")),
        ("The pair met at the Tarn bridge on Tuesday.", ("Tarn bridge", "Place")),
        ("The first meeting, at Mwana border post in July, broke up.", ("Mwana border post", "Place")),
        ("The flag was raised in Kok-Haven on Sunday.", ("Kok-Haven", "Place")),
        ("Mutinous soldiers surrounded the barracks at Amora one night.", ("Amora", "Place")),
        ("He visited the Suva School of Nursing on Monday.", ("Suva School of Nursing", "Organisation")),
        ("He once told Portugal's Rádio Sul to wait.", ("Rádio Sul", "Organisation")),
        ("Ada Brook talked to Lapin Uutiset over coffee.", ("Lapin Uutiset", "Organisation")),
        ("By Ada Brook and Nordpress-AFP\n\nThe minister left.", ("Nordpress-AFP", "Organisation")),
        ("They spoke at the opening of the Third Lakes Forum on Water.", ("Third Lakes Forum on Water", "Event")),
        ("She spoke at the General Debate on Tuesday.", ("General Debate", "Event")),
        ("Ada Brook said the Marshalls would leave the scheme.", ("Marshalls", "Country")),
        ("The Meat Exporters' Guild praised Ada Brook.", ("Meat Exporters' Guild", "Organisation")),
        ("Both countries claim Minerva Reefs.", ("Minerva Reefs", "Place")),
        ("Thousands moved to Akpato and other places.", ("Akpato", "Place")),
        ("The Indian High Commission in Oslo denied it.", ("Indian High Commission in Oslo", "Organisation")),
        ("The Lakes Forum warned that the price would fall.", ("Lakes Forum", "Organisation")),
        ("They met the premier, Mr Jakob Brook-Dam, in Oslo.", ("Jakob Brook-Dam", "Person")),
        ("She may also meet the Governor, Yohanes Takar, in Kupang.", ("Yohanes Takar", "Person")),
        ("In May 2008 Henrik Larsen signed it.", ("Henrik Larsen", "Person")),
        ("By DANA PRESCOTT HOLM and OMAR HADDAD\n\nOSLO — It rained.", ("OMAR HADDAD", "Person")),
        ("It rained.\n\nPress Secretary to the President: Foday Takar", ("Foday Takar", "Person")),
        ("Thanks are due. The Ministry thanks the islands for their help.", ("Ministry", "Organisation")),
        ("Will Sweden be involved?", ("Sweden", "Country")),
    ],
)
def test_the_kind_of_a_name_by_its_words(parsed: Parse, text: str, found: tuple[str, str]) -> None:
    """Venues, papers, schools and gatherings are called by words that tell them."""
    assert found in typed(parsed(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PROFILE\n\nAda Brook was asleep in Oslo.", "PROFILE"),
        ("EXPLAINER: Ada Brook was asleep in Oslo.", "EXPLAINER"),
        ("There was no case of Lassa fever in Oslo.", "Lassa"),
        ("For Immediate Release\n\nAda Brook was asleep in Oslo.", "Immediate Release"),
        ("It cost Rs 4 crore.", "Rs"),
        ("He came on St Patrick's Day.", "St Patrick"),
        ("They thanked Dame Jacinda Brook, KNZM, on Monday.", "KNZM"),
        ("They met at the Lakes Forum. Ada Brook praised its part in the Forum, and left.", "Forum"),
    ],
)
def test_a_label_an_illness_and_a_bare_kind_name_nothing(parsed: Parse, text: str, name: str) -> None:
    """What sort of text follows; what is called after a place; a gathering told before."""
    assert name not in [x for x, _ in typed(parsed(text))]


def test_a_name_goes_on_behind_its_particle_where_it_stands_short(parsed: Parse) -> None:
    """The particle may be left small, and no run of capitals begins there."""
    doc = parsed("Agostinho da Costa Brook spoke in Oslo. She came at the invitation of da Costa Brook.")
    assert ("Costa Brook", "Person") in typed(doc)


@pytest.mark.parametrize(
    "text", ["About 40,000 have died, the South Korean Red Cross said.", "The German Green Party left."]
)
def test_a_demonym_of_a_body_stays_in_its_name(parsed: Parse, text: str) -> None:
    """People are called Red and Green, but no cross is somebody's."""
    assert any(x.endswith(("Korean Red Cross", "Green Party")) and y == "Organisation" for x, y in typed(parsed(text)))


@pytest.mark.parametrize("name", ["UN Security Council", "Kenya Airways"])
def test_a_body_behind_an_envoys_title_is_whole(parsed: Parse, name: str) -> None:
    """Nobody is called Security Council."""
    assert (name, "Organisation") in typed(parsed(f"The ambassador to the {name} smiled."))
