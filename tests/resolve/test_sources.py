"""``kg.resolve.sources``: how many independent sources tell of a meeting, and which statements copies repeat."""

from __future__ import annotations

import random

import pytest

from kg.config import Config
from kg.model import Copy, Document, Resolved
from kg.resolve import resolve
from kg.resolve.heads import Heads
from kg.resolve.sources import Sources
from tests.resolve.pairs import OTHERS, WIRE
from tests.worlds import TABLES, Telling

CONFIG = Config()
BOTH = ("Anna Berg", "Ivo Maric")


def article(name: str, publisher: str = "", text: str = "", **given: str) -> Telling:
    """An article of one meeting of two people, with *text* before it."""
    told = Telling(name, publisher=publisher, **given).names(*(f"P:{who}" for who in BOTH))
    told.body = text and f"{text}\n"
    return told.met(*BOTH)


def resolved(*told: Telling) -> Resolved:
    return resolve([x.relations() for x in told], CONFIG, TABLES)


def count(*told: Telling) -> int:
    (event,) = resolved(*told).events
    return event.sources


def test_articles_of_two_outlets_are_two_sources() -> None:
    assert count(article("a", "The Example Courier"), article("b", "Lumen Gazette")) == 2


def test_articles_of_one_outlet_are_one_source() -> None:
    """Its name written with "the" or without, in capitals or not."""
    assert count(article("a", "The Example Courier"), article("b", "EXAMPLE COURIER")) == 1


def test_an_outlet_without_a_name_is_known_by_its_site() -> None:
    """And an article with neither is a source of its own."""
    one, other = (article(name, url=f"https://www.courier.example/{name}") for name in "ab")
    assert count(one, other) == 1
    assert count(article("a"), article("b")) == 2


def test_copies_are_one_source_that_of_the_original() -> None:
    """Two papers copy an agency, and one of them has an account of its own: two sources, the agency and that paper."""
    agency = article("a", "Strait Press Agency", WIRE)
    copied = [article("b", "Lumen Gazette", WIRE), article("c", "The Example Courier", WIRE)]
    assert count(agency, *copied) == 1
    assert count(agency, *copied, article("d", "Lumen Gazette")) == 2


def test_a_copy_counts_as_its_original_where_that_tells_nothing() -> None:
    """The reader missed the meeting in the original: its copies are still no two sources."""
    agency = Telling("a", publisher="Strait Press Agency").names("P:Anna Berg")
    agency.body = f"{WIRE}\n"
    copied = [article("b", "Lumen Gazette", WIRE), article("c", "The Example Courier", WIRE)]
    assert count(agency.said("Anna Berg", "good day"), *copied) == 1


def test_an_older_version_tells_nothing_and_stays() -> None:
    """Its meeting is not in the graph; the article is, and says what replaces it."""
    old = article("v1", "Lumen Gazette", url="https://gazette.example/ferry")
    new = Telling("v2", "2019-04-27", url="http://gazette.example/ferry/").names("P:Anna Berg").said("Anna Berg", "no")
    found = resolved(old, new)
    assert found.events == ()
    assert [x.id for x in found.documents] == ["v1", "v2"]
    assert [(x.document, x.newest) for x in found.revisions] == [("v1", "v2")]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_articles_changes_nothing(seed: int) -> None:
    told = [
        article(f"{i}", ("Lumen Gazette", "The Example Courier", "")[i % 3], WIRE if i % 2 else "").said(
            "Anna Berg", "yes"
        )
        for i in range(7)
    ]
    expected = resolved(*told)
    random.Random(seed).shuffle(told)
    assert resolved(*told) == expected


def test_sources_of_copies_without_an_outlet() -> None:
    """Two copies of one article are one, whoever published them."""
    told = Heads(Document(name, "") for name in "abc")
    assert Sources(told, [Copy("b", "a")]) == {"a": "article a", "b": "article a", "c": "article c"}


# --- statements ----------------------------------------------------------------------------------


def quoting(name: str, *said: tuple[str, str], published: str = "2019-04-26", text: str = WIRE) -> Telling:
    told = Telling(name, published).names("P:Anna Berg", "P:Ivo Maric")
    told.body = f"{text}\n"
    for speaker, words in said:
        told.said(speaker, words)
    return told


def repeated(*told: Telling) -> list[tuple[str, str, str, str]]:
    """Return copy, its words, the article that told them first, the words there."""
    return [
        (x.statement.document, x.statement.relation.text, x.first.document, x.first.relation.text)
        for x in resolved(*told).repeats
    ]


EVERY = "the strait stays open to every flag, and nobody will have to ask us twice"
ALL = "the strait stays open to all flags and no one will have to ask twice"


def test_a_copy_repeats_what_the_original_says() -> None:
    """Retouched words are the same; another statement, another speaker and the contrary are not."""
    original = quoting("a", ("Anna Berg", EVERY), ("Ivo Maric", "the radar station will be built"))
    copied = quoting(
        "b",
        ("Anna Berg", ALL),
        ("Ivo Maric", "the radar station will not be built"),
        ("Anna Berg", "herring is another matter"),
        ("Ivo Maric", EVERY),
        published="2019-04-27",
    )
    assert repeated(original, copied) == [("b", ALL, "a", EVERY)]


def test_an_unnamed_source_is_repeated_too() -> None:
    """Two articles' officials are never one node; what copies of one article have them say is one statement."""
    one, other = (quoting(name, ("unnamed: officials", "the talks went well")) for name in "ab")
    assert repeated(one, other) == [("b", "the talks went well", "a", "the talks went well")]


def test_articles_that_are_no_copies_repeat_nothing() -> None:
    """Two hands heard the same words: that is a confirmation."""
    other = OTHERS["the same event by another hand"][1]
    assert repeated(quoting("a", ("Anna Berg", EVERY)), quoting("b", ("Anna Berg", EVERY), text=other)) == []


def test_what_the_original_lacks_is_told_first_by_the_first_copy() -> None:
    """By id: the original, which was cut, has no such words."""
    told = [quoting("a"), *(quoting(name, ("Anna Berg", EVERY), published="2019-04-27") for name in "bc")]
    assert repeated(*told) == [("c", EVERY, "b", EVERY)]
