"""Where sentences begin, of all tokens at once."""

from __future__ import annotations

import spacy

from kg.annotate.starts import BEGINS, GOES_ON, starts_of, tell


def test_what_is_told_is_what_spacy_has() -> None:
    """A token begins a sentence, begins none, or is left to the parser."""
    doc = spacy.blank("en")("One two three four")
    tell(doc, [BEGINS, 0, GOES_ON, BEGINS])
    assert [token.is_sent_start for token in doc] == [True, None, False, True]
    assert starts_of(doc) == [BEGINS, 0, GOES_ON, BEGINS]


def test_what_was_told_before_stays() -> None:
    """Told again what it has, a document is as it was."""
    doc = spacy.blank("en")("One two three four")
    doc[2].is_sent_start = True
    before = [token.is_sent_start for token in doc]
    tell(doc, starts_of(doc))
    assert [token.is_sent_start for token in doc] == before
