"""
Bylines: the line that tells who wrote an article, "By Ada Brook in Haven", "Ada Brook in Haven".

Whom it names does nothing there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.doc import full_text, title_end, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORD = r"(?:[A-Z][\w.’'-]*|and|in|at|for|of|the|de|da|di|van|von|der|al|bin|el|&)"
_LINE = re.compile(rf"^(?:By|BY) [A-Z][\w.’'-]*(?:,? {_WORD}){{1,11}}$", re.M)
"""A line of capitalised words behind "By", without a full stop: "By noon the port was full." is none."""

_PLACED = re.compile(
    r"\s*([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3},? in [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})\s*(?:\n|$)"
)
"""The first line of a body that is a name and a place: "Ada Brook in Haven"."""

OPENING = 1500
"""Characters in which an article tells who wrote it."""


def without_bylines(doc: Doc) -> list[Token]:
    """Return the tokens of *doc* but those of its bylines."""
    tokens = tokens_of(doc)
    opening = full_text(doc)[:OPENING]
    lines = [x.span() for x in _LINE.finditer(opening)]
    if (placed := _PLACED.match(opening, title_end(doc))) is not None:
        lines.append(placed.span(1))
    for start, end in lines:
        span = doc.char_span(start, end, alignment_mode="contract")
        if span is not None:
            tokens = [x for x in tokens if not span.start <= x.i < span.end]
    return tokens
