"""``kg.annotate.gazetteer``: the tables of ``data/`` as something to look names up in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.annotate import gazetteer
from kg.annotate.gazetteer import Entry, longest, lookup, plain
from kg.model import EntityType
from kg.tables import Actor, Place
from tests.blank import TOKENIZER

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


def keys(text: str) -> set[str]:
    return {entry.row.key for entry in lookup(text)}


def found(text: str, start: int = 0) -> str:
    """Return the longest name that begins at token *start* of *text*."""
    doc = TOKENIZER(text)
    return doc[start : longest(doc, start)[0]].text


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Turkey", "country/TUR"),
        ("TURKEY", "country/TUR"),
        ("US", "country/USA"),
        ("U.S.", "country/USA"),
        ("United States", "country/USA"),
        ("UNITED STATES", "country/USA"),
        ("NATO", "organisation/nato"),
        ("Nato", "organisation/nato"),
        ("South Korea", "country/KOR"),
        ("Norwegian", "country/NOR"),
        ("Kremlin", "organisation/kremlin"),
    ],
)
def test_a_name_is_found_as_news_writes_it(text: str, key: str) -> None:
    """Capitals as in the table, all capitals, and acronyms of four letters and more as British papers write them."""
    assert key in keys(text)


@pytest.mark.parametrize("text", ["turkey", "us", "Us", "nato", "nAto", "chad", "kremlin", "united states", "un", "Un"])
def test_a_word_of_the_language_is_no_name(text: str) -> None:
    """«turkey» is a bird and «us» is we: a name in the table has its capitals in the text."""
    assert lookup(text) == ()


def test_a_text_that_no_table_has_names_nothing() -> None:
    """An invented country is not known, and nothing near it is offered instead."""
    assert lookup("Norland") == ()


@pytest.mark.parametrize(
    ("one", "other"), [("São Paulo", "Sao Paulo"), ("Bogotá", "Bogota"), ("Reykjavík", "Reykjavik")]
)
def test_accents_may_be_left_out(one: str, other: str) -> None:
    """A city is the same with its accents and without."""
    assert keys(one)
    assert keys(one) & keys(other)


@pytest.mark.parametrize(
    ("text", "bare"), [("Türkiye", "Turkiye"), ("Łódź", "Łodz"), ("Oslo", "Oslo"), ("", ""), ("Phú Quốc", "Phu Quoc")]
)
def test_plain_takes_accents_off_and_leaves_letters(text: str, bare: str) -> None:
    """Marks go, letters stay: Polish Ł is a letter of its own."""
    assert plain(text) == bare


def test_a_curly_apostrophe_is_an_apostrophe() -> None:
    """«N’Djamena» is in the table with a straight one."""
    assert keys("N’Djamena") == keys("N'Djamena") != set()


def test_a_state_of_today_comes_before_one_of_the_past() -> None:
    """Moscow was the capital of two; the first that is offered is the one that is."""
    first = next(x for x in lookup("Moscow") if x.part == "capital")
    assert first.row.key == "country/RUS"


def test_a_country_comes_before_a_town_of_its_name() -> None:
    """Georgia is asked for as a country first."""
    assert lookup("Lebanon")[0].row.key == "country/LBN"


def test_the_larger_town_comes_first() -> None:
    """Of several places of one name the most people live in the first."""
    sizes = [x.row.population or 0 for x in lookup("Birmingham") if isinstance(x.row, Place)]
    assert len(sizes) > 1
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("text", "part", "kind"),
    [
        ("Norway", "name", EntityType.COUNTRY),
        ("Norwegian", "demonym", EntityType.COUNTRY),
        ("Oslo", "capital", EntityType.PLACE),
        ("Kremlin", "name", EntityType.ORGANISATION),
        ("Pink House", "seat", EntityType.COUNTRY),
        ("Smolenka", "seat", EntityType.COUNTRY),
        ("Vladivostok", "name", EntityType.PLACE),
        ("NATO", "name", EntityType.ORGANISATION),
    ],
)
def test_an_entry_tells_by_which_column_it_is_named(text: str, part: str, kind: EntityType) -> None:
    """A demonym means its country; a capital is a place, whatever it may stand for; a seat may be a body."""
    entry = lookup(text)[0]
    assert (entry.part, entry.type) == (part, kind)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("North Korea agreed", "North Korea"),
        ("United Nations Security Council members voted", "United Nations Security Council"),
        ("Vladivostok, in the far east", "Vladivostok"),
        ("Norway’s minister", "Norway"),
        ("Norway's minister", "Norway"),
        ("nothing here", ""),
    ],
)
def test_the_longest_name_is_taken(text: str, name: str) -> None:
    """Of a name within a name the longer one counts; what follows it is left alone."""
    assert found(text) == name


def test_a_name_does_not_reach_over_a_line() -> None:
    """A paragraph that ends in "North" and one that begins with "Korea" name nothing together."""
    assert found("North\n\nKorea") == ""


def test_a_name_does_not_reach_over_a_quotation_mark() -> None:
    """Nor does one that a quotation mark cuts."""
    assert found('South "Korea"') == ""


def test_longest_says_where_it_looked_when_there_is_none() -> None:
    """No name: the start, and nothing."""
    doc = TOKENIZER("They walked on.")
    assert longest(doc, 1) == (1, ())


def test_no_name_in_the_tables_is_longer_than_what_is_looked_for() -> None:
    """Every name of an actor has at most ``MAX_WORDS`` tokens: a longer one could never be found."""
    texts = {x.text for entries in gazetteer.names().values() for x in entries if isinstance(x.row, Actor)}
    long = [doc.text for doc in TOKENIZER.pipe(sorted(texts)) if len(doc) > gazetteer.MAX_WORDS]
    assert long == []


def test_every_title_can_be_looked_up_by_itself() -> None:
    """Keys are lower case, kinds are the four known, and the text is the table's."""
    table = gazetteer.titles()
    assert all(key == title.text.lower() for key, title in table.items())
    assert {x.kind for x in table.values()} == {"office", "courtesy", "rank", "modifier"}


def test_every_head_tells_a_type_and_a_position() -> None:
    """A word that tells the kind of a name says which, and where in the name it does."""
    known = {x.value for x in EntityType} | {"None"}
    assert all(kind in known and position in {"first", "last", "any"} for kind, position in gazetteer.heads().values())


def test_the_words_of_portfolios_are_lower_case() -> None:
    """They are compared with lower-cased tokens."""
    assert gazetteer.portfolios() == {x.lower() for x in gazetteer.portfolios()}


def test_entries_are_values() -> None:
    """Two look-ups of one name give equal entries, which can be put in a set."""
    assert set(lookup("Oslo")) == set(lookup("Oslo"))
    assert isinstance(lookup("Oslo")[0], Entry)


def test_a_name_may_go_on_where_the_tokenizer_cuts_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """What "cannot", two tokens, opens may be longer than all that "can" opens."""
    entry = lookup("Oslo")[0]
    names = {x.lower(): (replace(entry, text=x),) for x in ("Can", "Cannot Reef", "Not")}
    monkeypatch.setattr(gazetteer, "names", lambda: names)
    gazetteer._openings.cache_clear()
    gazetteer._words.cache_clear()
    try:
        assert found("Cannot Reef was quiet.") == "Cannot Reef"
        assert found("Can Cannot") == "Can"
    finally:
        gazetteer._openings.cache_clear()
        gazetteer._words.cache_clear()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Germans", "country/DEU"),
        ("Cypriots", "country/CYP"),
        ("New Zealanders", "country/NZL"),
        ("Danes", "country/DNK"),
    ],
)
def test_a_people_is_its_country(text: str, key: str) -> None:
    """By the plural of its demonym."""
    assert [x.part for x in lookup(text) if x.row.key == key] == ["people"]


@pytest.mark.parametrize("text", ["Serbs", "Greek Cypriots", "Frenchmans"])
def test_a_people_of_several_countries_is_none(text: str) -> None:
    """Serbs are of Bosnia as well; nor is a plural made up."""
    assert not lookup(text)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Bonn denied the report on Monday.", "Germany"),
        ("The West German cabinet met. Bonn denied the report on Monday.", "West Germany"),
    ],
)
def test_a_seat_of_two_states_in_turn_is_the_later_ones_unless_the_text_speaks_of_the_other(
    parsed: Callable[..., Doc], text: str, country: str
) -> None:
    assert [x.referents[0].name for x in parsed(text)._.references if x.span.text == "Bonn"] == [country]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Australian said on Monday that the port was shut.", "The Australian"),
        ("The Australian High Commissioner left.", "Australia"),
        ("The Australian government said no.", "Australia"),
    ],
)
def test_a_paper_called_by_a_demonym_is_none_before_a_noun(parsed: Callable[..., Doc], text: str, found: str) -> None:
    assert parsed(text)._.references[0].referents[0].name == found
