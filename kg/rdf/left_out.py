"""
What stands in a graph in the place of words that may not be passed on: a sign, and where the words are.

A sentence becomes ``[…]``: its evidence has field and offsets. The words of a statement, which may be several pieces,
become ``[body 65-101, 110-120]``: the pieces in code points of that field, joined by one space. Where their place is
not known they are ``[…]`` too, and nothing brings them back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from kg.model import Field, Span

SIGN = "[…]"

NOTE = "words of articles are left out"
"""What a graph says of itself where they are."""

_PIECES = re.compile(r"\[(title|body) (\d+-\d+(?:, \d+-\d+)*)\]", re.ASCII)


def pieces(field: str, spans: Sequence[Span]) -> str:
    """Return what stands for the words at *spans* of *field*."""
    return f"[{field} {', '.join(f'{start}-{end}' for start, end in spans)}]"


def spans_of(sign: str) -> tuple[Field, tuple[Span, ...]] | None:
    """Return where the words are that *sign* stands for; ``None`` where it does not tell."""
    found = _PIECES.fullmatch(sign)
    if found is None:
        return None
    ends = (piece.split("-") for piece in found[2].split(", "))
    return Field(found[1]), tuple((int(start), int(end)) for start, end in ends)


def is_sign(text: str) -> bool:
    """Say whether *text* stands for words that were left out."""
    return text == SIGN or _PIECES.fullmatch(text) is not None


def coded(identifier: str) -> str:
    """Return an id with its spaces as a URL has them: one may be a file's name, and that the title."""
    return re.sub(r"\s", lambda found: quote(found[0]), identifier)


def meeting_label(kind: str, date: str | None) -> str:
    """Return what a meeting is called without who took part: in a row they may stand so in an article."""
    return ", ".join(filter(None, (kind, date)))


def place(words: str, sentence: str) -> tuple[Span, ...] | None:
    """
    Return the spans of *sentence* which, joined by one space, are *words*: few and long, in order; ``None``: none are.

    A statement's words are pieces of its sentence with the cue between them left out.
    """
    found: list[Span] = []
    at = after = 0
    while at < len(words):
        ends = [at + i for i, sign in enumerate(words[at:]) if sign == " " and i] + [len(words)]
        for end in reversed(ends):
            start = sentence.find(words[at:end], after)
            if start >= 0:
                break
        else:
            return None
        after = start + end - at
        found.append((start, after))
        at = end + 1
    return tuple(found) if found and not words.endswith(" ") else None
