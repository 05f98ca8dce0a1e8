"""``kg.annotate.headlines``: the common words of headlines that papers write with capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.headlines import is_common
from kg.annotate.names import find_names
from kg.annotate.titles import find_titles

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

BODY = "The president of Norway flew home on Friday after the herring talks with Sweden had ended."


def named(doc: Doc) -> list[str]:
    """Return the names of the title of *doc*."""
    end = len(doc._.document.title)
    return [x.span.text for x in find_names(doc, find_titles(doc)) if x.span.end_char <= end]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Norwegian Leader Flies Home After Border Shooting", ["Norwegian"]),
        ("Norwegian, Swedish Officials Meet At Crossing After Bus Attack", ["Norwegian", "Swedish"]),
        ("Norwegian Envoy Shuttles Between Oslo And Stockholm Over Gas", ["Norwegian", "Oslo", "Stockholm"]),
        ("Talks on North Sea Herring End With Norway and Sweden Apart", ["North Sea", "Norway", "Sweden"]),
        ("Ex-Envoy Warns of War Over Dam", []),
        ("Foreign Ministry of Norway Denies Talks", ["Foreign Ministry of Norway"]),
        ("African Union Sends Mediator To Oslo", ["African Union", "Oslo"]),
        ("Herring talks end without a deal as Norway walks out", ["Norway"]),
    ],
)
def test_common_words_with_capitals_name_nobody(parsed: Parse, title: str, names: list[str]) -> None:
    """English verbs, nouns and small words; a first word that the article writes small."""
    assert named(parsed(BODY, title)) == names


def test_a_word_that_the_article_has_for_a_name_is_one(parsed: Parse) -> None:
    """People are called Banks and Rivers."""
    body = "Foreign Minister Ada Banks saw the Norwegian minister, Olga Rivers, on Friday. Banks left early."
    assert named(parsed(body, "Banks Visits Oslo After Storm, Greets Rivers")) == ["Banks", "Oslo", "Rivers"]


def test_a_headline_without_an_article_is_left(parsed: Parse) -> None:
    """Nothing tells what its words are."""
    doc = parsed("", "Norwegian Leader Flies Home After Border Shooting")
    assert not any(map(is_common, doc))


def test_a_headline_in_small_letters_is_left(parsed: Parse) -> None:
    """Its capitals are of names: "Harbour" is one here, whatever the word is elsewhere."""
    doc = parsed(BODY, "Friends of the late Ada Harbour meet in Oslo")
    assert "Ada Harbour" in named(doc)


def test_the_first_word_of_a_sentence_is_common_where_english_has_it(parsed: Parse) -> None:
    """Whatever the tagger takes it for."""
    doc = parsed('"Goodwill is not a plan," said Ada Brook.')
    assert [x.text for x in doc if is_common(x)] == ["Goodwill"]


@pytest.mark.parametrize(
    "text", ["Stone left early.", "They saw Ada Brook. Brook is here, and so was the other Brook."]
)
def test_the_first_word_of_a_sentence_may_be_somebody(parsed: Parse, text: str) -> None:
    """Who acts, and who is named elsewhere."""
    assert not any(is_common(x) for x in parsed(text) if x.text in {"Stone", "Brook"})
