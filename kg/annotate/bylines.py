"""Bylines: the line that tells who wrote an article, "By Ada Brook in Haven"; whom it names does nothing there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.doc import full_text, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORD = r"(?:[A-Z][\w.’'-]*|and|in|at|for|of|the|de|da|di|van|von|der|al|bin|el|&)"
_LINE = re.compile(rf"^(?:By|BY) [A-Z][\w.’'-]*(?:,? {_WORD}){{1,11}}$", re.M)
"""A line of capitalised words behind "By", without a full stop: "By noon the port was full." is none."""

OPENING = 1500
"""Characters in which an article tells who wrote it."""


def without_bylines(doc: Doc) -> list[Token]:
    """Return the tokens of *doc* but those of its bylines."""
    tokens = tokens_of(doc)
    for line in _LINE.finditer(full_text(doc)[:OPENING]):
        span = doc.char_span(line.start(), line.end(), alignment_mode="contract")
        if span is not None:
            tokens = [x for x in tokens if not span.start <= x.i < span.end]
    return tokens
