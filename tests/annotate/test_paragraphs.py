"""``kg.annotate.paragraphs``: sentence starts that the layout tells, before any parser is asked."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from kg.annotate.paragraphs import ABBREVIATED, LONG, LONGEST, paragraphs
from tests.blank import TOKENIZER

WRAPPED = "The two ministers spent the whole of the afternoon over the map of the lower river and then"


def starts(text: str) -> list[str]:
    """Return the words that *text*'s layout makes the first of a sentence."""
    doc = TOKENIZER(text)
    doc.from_array(["SENT_START"], np.zeros(len(doc), dtype=np.uint64))
    return [token.text for token in paragraphs(doc) if token.is_sent_start is True and token.i]


@pytest.mark.parametrize("gap", ["\n\n", "\n \n", "\n\n\n", "\r\n\r\n"])
def test_a_blank_line_starts_a_sentence(gap: str) -> None:
    """Whatever comes before it, even words without a full stop."""
    assert starts(f"{WRAPPED}{gap}went home") == ["went"]


@pytest.mark.parametrize("end", [".", "!", "?", ":", '."', ".”", ".)", "…"])
def test_a_line_break_behind_the_end_of_a_sentence_starts_one(end: str) -> None:
    """A paragraph may be parted from the next by one line break alone."""
    assert starts(f"{WRAPPED} left{end}\nnobody spoke") == ["nobody"]


def test_a_wrapped_line_goes_on() -> None:
    """A single break inside a long line's sentence is a wrap, even before a capital."""
    assert starts(f"{WRAPPED}\nVale went home.") == []


def test_a_short_line_before_a_capital_ends() -> None:
    """A byline is a line of its own."""
    assert starts("By Ada Brook\nTalks on the ferry ended.") == ["Talks"]


def test_a_short_line_before_a_small_letter_goes_on() -> None:
    """A narrow column is wrapped early."""
    assert starts("The two ministers\nspent the afternoon there.") == []


@pytest.mark.parametrize("word", sorted(ABBREVIATED))
def test_no_sentence_starts_behind_an_abbreviated_title(word: str) -> None:
    """The name after "Gen." is not the first word of a sentence: the parser is told so."""
    doc = TOKENIZER(f"They saw {word} Vale there.")
    paragraphs(doc)
    assert next(x for x in doc if x.text == "Vale").is_sent_start is False


def test_what_the_layout_does_not_tell_is_left_to_the_parser() -> None:
    """Inside a paragraph nothing is decided, but that its first word is no sentence."""
    doc = TOKENIZER("They left. Nobody spoke.")
    for token in doc:
        token.is_sent_start = None
    paragraphs(doc)
    assert doc[1].is_sent_start is False
    assert {token.is_sent_start for token in doc[2:]} == {None}


@pytest.mark.parametrize(("text", "decided"), [("Brook\n\nVale met Hill.", False), ("Brook\n\nNo. Hill left.", None)])
def test_no_sentence_begins_behind_the_first_word_of_a_paragraph(text: str, *, decided: bool | None) -> None:
    """Parsers part "Ada" from "Brook" there; a word with its own full stop is left to them."""
    doc = TOKENIZER(text)
    doc.from_array(["SENT_START"], np.zeros(len(doc), dtype=np.uint64))
    paragraphs(doc)
    second = next(i for i, x in enumerate(doc) if x.is_space) + 2
    assert doc[second].is_sent_start is decided


@pytest.mark.parametrize("text", ["", "\n\n", "One", "One\n\n"])
def test_little_text_is_no_trouble(text: str) -> None:
    """Nothing, only space, and one word go through."""
    assert starts(text) == []


def parted(text: str) -> list[int]:
    """Return the tokens at which *text* is parted, of which the parser would decide."""
    doc = TOKENIZER(text)
    doc.from_array(["SENT_START"], np.zeros(len(doc), dtype=np.uint64))
    return [token.i for token in paragraphs(doc) if token.is_sent_start is True and token.i]


def test_a_sentence_without_an_end_is_given_one() -> None:
    """Sixty thousand tokens with no full stop: no sentence has more than the longest that is read."""
    starts = [0, *parted("and " * 60_000), 60_000]
    assert max(b - a for a, b in pairwise(starts)) == LONGEST


def test_a_very_long_paragraph_is_parted_at_a_full_stop() -> None:
    """An article in one line: the sentences stay whole."""
    sentence = "Ana Sol met Bo Lund in Tarvik on Monday. "
    doc = TOKENIZER(sentence * 200)
    found = parted(sentence * 200)
    assert found
    assert {doc[i].text for i in found} == {"Ana"}
    assert found[0] < LONG + 20


def test_a_paragraph_of_usual_length_is_left_to_the_parser() -> None:
    """Four hundred tokens are nothing unusual."""
    assert parted("Ana Sol met Bo Lund in Tarvik on Monday. " * 40) == []
