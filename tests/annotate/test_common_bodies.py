"""``kg.annotate.common_bodies``: bodies that are called after what they are for, or after who heads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.names import find_names
from kg.annotate.titles import find_titles
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]


def bodies(doc: Doc) -> list[str]:
    return [x.span.text for x in find_names(doc, find_titles(doc)) if x.type is EntityType.ORGANISATION]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Prime Minister's Office said the port was full.", "Prime Minister's Office"),
        ("The Norwegian President’s Office said the port was full.", "President’s Office"),
        ("A statement from the Attorney General's Office said so.", "Attorney General's Office"),
        ("Norway's foreign ministry said the port was full.", "Norway's foreign ministry"),
        ("Sources at the Norwegian Foreign ministry said so.", "Norwegian Foreign ministry"),
        ("A state department spokeswoman said the port was full.", "state department"),
        ("They asked foreign ministry spokeswoman Ada Brook to wait.", "foreign ministry"),
    ],
)
def test_a_body_of_common_words(parsed: Parse, text: str, body: str) -> None:
    """Its head alone is nobody's name."""
    assert bodies(parsed(text)) == [body]


@pytest.mark.parametrize("text", ["The prime minister's office was dark.", "She left Ada Brook's Office Supplies."])
def test_no_body(parsed: Parse, text: str) -> None:
    """A room has no capital; a person's name is no title."""
    assert not any("ffice" in x and "'s" in x for x in bodies(parsed(text)))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("IAEA chief Ada Brook will go to Oslo, the agency said.", "IAEA"),
        ("The African Union sent envoys. The bloc said talks would resume.", "African Union"),
        ("NATO ministers met. The alliance said it would help.", "NATO"),
        ("The World Bank and NATO met. The bank said it would help.", "World Bank"),
    ],
)
def test_a_body_told_by_its_kind(parsed: Parse, text: str, body: str) -> None:
    """By a word of its full name, which the table has, or as the one union of the text."""
    doc = parsed(text)
    kinds = {"agency", "bloc", "alliance", "bank"}
    (noun,) = (x for x in doc._.references if x.span[-1].text in kinds)
    assert [x.name for x in noun.referents] == [body]


def test_of_two_unions_neither_is_the_bloc(parsed: Parse) -> None:
    """Nothing tells which."""
    doc = parsed("The African Union and NATO sent envoys. The bloc said talks would resume.")
    assert not [x for x in doc._.references if x.span[-1].lower_ == "bloc"]


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian presidency announced the call in two lines.",
        "They spoke on Monday, according to the Norwegian presidency.",
    ],
)
def test_a_presidency_that_speaks_is_a_body(parsed: Parse, text: str) -> None:
    """It is the house of the head of state."""
    assert bodies(parsed(text)) == ["Norwegian presidency"]


def test_a_presidency_that_ends_is_a_term(parsed: Parse) -> None:
    """Countries take turns in it."""
    assert "Norwegian presidency" not in bodies(parsed("The Norwegian presidency of the Lakes Council ends in May."))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Norwegian army denied the report.", "Norwegian army"),
        ("The Norwegian coast guard said nobody drowned.", "Norwegian coast guard"),
        ("Norwegian state radio was more sparing.", "Norwegian state radio"),
        ("He told Norwegian state television that it rained.", "Norwegian state television"),
        ("The Norwegian state news agency said it rained.", "Norwegian state news agency"),
    ],
)
def test_a_force_that_speaks_and_a_states_broadcaster_are_bodies(parsed: Parse, text: str, body: str) -> None:
    """A country has one of each."""
    assert bodies(parsed(text)) == [body]


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian army crossed the river.",
        "A Norwegian radio said it rained.",
        "Norwegian state media said it rained.",
        "The army denied the report.",
    ],
)
def test_where_they_act_or_are_many_they_are_none(parsed: Parse, text: str) -> None:
    """An army that marches is its country's; of radios and media there are several; of which country the last is."""
    assert bodies(parsed(text)) == []
