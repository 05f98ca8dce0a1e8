"""A text is cut into the tokens of spaCy's tokenizer, but for runs without a space that no word is as long as."""

from __future__ import annotations

import pytest
import spacy

from kg.annotate.tokens import LONGEST, tokenized


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en")


def test_prose_is_cut_as_spacy_does(nlp):
    """Addresses, brackets and double spaces: the same words and the same spaces."""
    text = 'Ana Sol (see https://tarvik.example/talks?day=3#end) said:  "No."\n\nShe left.'
    made, plain = tokenized(nlp, text), nlp.make_doc(text)
    assert [(x.text, x.whitespace_) for x in made] == [(x.text, x.whitespace_) for x in plain]


@pytest.mark.parametrize("run", ['"' * 400_000, "a" * 100_000, "“”" * 50_000, "x-" * 5_000, "a" + "\u0301" * 10_000])
def test_a_run_without_a_space_stays_whole(nlp, run):
    """Every character is in a token, at its place, and the words around the run are cut as ever."""
    text = f"Ana Sol met {run} Bo Lund.\n\n{run}"
    doc = tokenized(nlp, text)
    assert doc.text == text
    assert [x.text for x in doc][:3] == ["Ana", "Sol", "met"]
    assert {"Bo", "Lund", "."} <= {x.text for x in doc}
    assert len(doc) < 1_000


def test_marks_around_a_long_address_are_taken_off(nlp):
    """The bracket before it, and the bracket and the stop behind it, are tokens: the next sentence begins anew."""
    address = "https://tarvik.example/" + "talks" * LONGEST
    doc = tokenized(nlp, f"She left (see {address}). He stayed.")
    assert doc.text == f"She left (see {address}). He stayed."
    words = [x.text for x in doc]
    assert words[words.index("see") - 1] == "("
    assert words[-5:] == [")", ".", "He", "stayed", "."]


def test_several_runs_in_one_text(nlp):
    """Each gets back what was taken out of it, not another's."""
    runs = [letter * (LONGEST + 100) for letter in "abc"]
    doc = tokenized(nlp, " and ".join(runs))
    assert [x.text for x in doc] == [runs[0], "and", runs[1], "and", runs[2]]


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_possessive_that_a_space_cut_in_two_is_one_token(nlp, mark):
    """Text that was cut into words once has some; the plural's apostrophe, and a quotation's, stay as they are."""
    text = f"Ada Brook{mark} s party and the ministers{mark} s-bend. 'It was {mark} s' he said."
    made = tokenized(nlp, text)
    assert "".join(x.text_with_ws for x in made) == text
    assert [x.norm_ for x in made if x.text == f"{mark} s"][:1] == ["'s"]
    assert made[2].text == f"{mark} s"
