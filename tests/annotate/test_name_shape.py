"""``kg.annotate.name_shape``: names whose own words say that they are people's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc

from kg.annotate.name_shape import has_shape_of_person
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable


def shaped(*words: str, before: str = "with") -> bool:
    """Tell what the rule says of *words*, proper nouns behind *before*."""
    doc = Doc(
        spacy.blank("en").vocab, words=[before, *words], tags=["IN", *("HYPH" if x == "-" else "NNP" for x in words)]
    )
    return has_shape_of_person(doc, 1, len(doc))


@pytest.mark.parametrize(
    "name",
    [
        "Olaf Brook",
        "Marta Elena Brook",
        "Sun Weidong",
        "Qiu Gang",
        "Tsai Ing - wen",
        "Cho Tae - brook",
        "Kim Yong Chol",
        "Nguyen Minh Vu",
    ],
)
def test_a_given_name_in_its_usual_place_is_of_a_person(name: str) -> None:
    """Before the family's name in Europe, behind it in the east of Asia."""
    assert shaped(*name.split())


@pytest.mark.parametrize(
    "name",
    [
        "Red Cross",  # people are called Red
        "Marina Bay",  # a kind of place ends it
        "Verona Institute",  # a word for a body does
        "Florence Masters Tournament Committee",
        "Atlas Presse",  # a word for a firm does
        "Sun Microsystems",  # no syllables of a Chinese name
        "Park Avenue Plaza",  # nor of a Korean one
        "Olaf BROOK",
        "Brook Vale",
    ],
)
def test_other_names_are_not(name: str) -> None:
    """A family's name alone is not enough, nor a given name that something else is called by."""
    assert not shaped(*name.split())


def test_what_has_an_article_is_no_person() -> None:
    """A boat may be "the Olaf Brook"."""
    assert not shaped("Olaf", "Brook", before="the")


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Talks with Sun Weidong went on for two hours.", "Sun Weidong"),
        ("A meeting between Ingeborg Tveitane and Marta Lindqvist was held in Tokyo.", "Ingeborg Tveitane"),
        ("The delegation was led by Jun Arai. It arrived in Hanoi on Monday.", "Jun Arai"),
        ("Jun Arai welcomed the decision.", "Jun Arai"),
        ("Hun Sen met Ada Brook in Phnom Penh.", "Hun Sen"),
    ],
)
def test_people_whom_nothing_else_in_the_sentence_tells_of(
    parsed: Callable[..., Doc], sentence: str, person: str
) -> None:
    """Who is no body, no place and no month, though the model or a table has his words for one."""
    assert {x.name: x.type for x in parsed(sentence)._.referents}.get(person) is EntityType.PERSON


@pytest.mark.parametrize("sentence", ["Talks went on until 30 Jun in Arai.", "It was held in Jun 2031 at Arai."])
def test_a_month_beside_a_number_is_no_given_name(parsed: Callable[..., Doc], sentence: str) -> None:
    """What stands before a town is a month where a number says so."""
    assert not [x for x in parsed(sentence)._.referents if x.name.startswith("Jun")]
