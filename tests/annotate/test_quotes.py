"""Quotation marks on plain tokens: no model is needed to find them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from spacy.tokens import Doc

from kg.annotate.doc import register
from kg.annotate.quotes import closed, continues, kg_quotes, nested, quotes
from tests.blank import TOKENIZER

register()


def texts(text: str) -> list[str]:
    """What stands between the outer marks of *text*."""
    return [x.text for x in quotes(TOKENIZER(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We go," he said. "Now."', ["We go,", "Now."]),
        ("“We go,” he said. “Now.”", ["We go,", "Now."]),
        ("'We go,' he said. 'Now.'", ["We go,", "Now."]),
        ("‘We go,’ he said. ‘Now.’", ["We go,", "Now."]),
        ("„Wir gehen“, sagte er.", ["Wir gehen"]),
        ("«On part», dit-il.", ["On part"]),
        ("»Wir gehen«, sagte er.", ["Wir gehen"]),
        ("''We go,'' he said.", ["We go,"]),
        ("“We go,’’ he said.", ["We go,"]),
        ("``We go,'' he said.", ["We go,"]),
    ],
)
def test_all_marks(text: str, found: list[str]) -> None:
    """Straight and curly, double and single, and those of other countries and of wire services."""
    assert texts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "the dogs' home in the '90s",
        "It's the miners' strike, isn't it?",
        "rock 'n' roll",
        "He's 6'2 and from Co'burg",
        "get 'em",
    ],
)
def test_apostrophes_are_no_marks(text: str) -> None:
    """Possessives, contractions and elisions quote nothing."""
    assert texts(text) == []


def test_a_possessive_does_not_close() -> None:
    """The apostrophe of "the guerrillas’" within single marks goes on to the mark that closes."""
    assert texts("‘We saw the guerrillas’ camp and left,’ she said.") == ["We saw the guerrillas’ camp and left,"]


def test_a_stray_closing_mark_opens_nothing() -> None:
    """A mark whose partner is missing does not turn what follows inside out."""
    assert texts('They came from Europe." He said "no" twice.') == ["no"]


def test_opened_twice_closed_once() -> None:
    """Of two opening marks and one closing mark the last two are a pair: where the first ends nobody knows."""
    assert texts('He called "the first and she called "the second" late.') == ["the second"]


def test_a_space_inside_the_marks() -> None:
    """Careless spacing is forgiven, and not part of what is quoted."""
    assert texts('It was " a worry " to all.') == ["a worry"]


def test_several_paragraphs() -> None:
    """A speech opens each paragraph and closes the last; every paragraph gives a span, and they continue each other."""
    found = quotes(TOKENIZER('"One is here.\n\n"Two is here.\n\n"Three is," she said. "Four."'))
    assert [x.text for x in found] == ["One is here.", "Two is here.", "Three is,", "Four."]
    assert [continues(b, a) for a, b in pairwise(found)] == [True, True, False]
    assert [closed(x) for x in found] == [False, False, True, True]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    """The next paragraph is not quoted because this one forgot its mark."""
    assert texts('He said: "We go.\n\nThen he went.') == ["We go."]


def test_nested() -> None:
    """A quotation within another is found on demand, and is not an outer one."""
    (outer,) = quotes(TOKENIZER("\"She said, 'You pay,' and left,\" he told us."))
    assert [x.text for x in nested(outer)] == ["You pay,"]


def test_nested_the_british_way() -> None:
    """Double marks within single ones."""
    (outer,) = quotes(TOKENIZER("‘She said, “You pay,” and left,’ he told us."))
    assert [x.text for x in nested(outer)] == ["You pay,"]


def test_an_apostrophe_is_not_nested() -> None:
    """Within double marks an apostrophe quotes nothing."""
    (outer,) = quotes(TOKENIZER("\"It's the miners' day,\" he said."))
    assert nested(outer) == []


def starts(text: str) -> dict[str, bool | None]:
    """What the component tells the parser about the tokens of *text*."""
    doc: Doc = kg_quotes(TOKENIZER(text))
    return {f"{x.i}{x.text}": x.is_sent_start for x in doc if x.is_sent_start is not None and x.i}


def test_sentences_are_not_parted_at_a_comma() -> None:
    """What ends with a comma and *he said* is one sentence, and a closing mark begins none."""
    told = starts('"We go," he said.')
    assert told == {"1We": False, '4"': False, "5he": False}


def test_a_sentence_begins_at_an_opening_mark_after_a_full_stop() -> None:
    """The mark belongs to what it opens, not to the sentence before."""
    told = starts('He left. "We go."')
    assert told['3"'] is True
    assert told["4We"] is False


def test_the_component_keeps_what_it_found() -> None:
    """Extraction need not look for the marks again."""
    doc = kg_quotes(TOKENIZER('"We go," he said.'))
    assert [x.text for x in doc._.quotes] == ["We go,"]


def test_double_marks_that_cross_single_ones() -> None:
    """Double marks that open within seemingly single ones and close outside: those were an apostrophe."""
    assert texts("They asked for ‘any news and he said: “We saw the boys’ father,” she told us.") == [
        "We saw the boys’ father,"
    ]


def test_double_marks_after_an_apostrophe() -> None:
    """An apostrophe that nothing closes does not hide the quotation after it."""
    assert texts("It was ‘late. “We go,” he said.") == ["We go,"]
