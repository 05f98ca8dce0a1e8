"""A report of speech while it is being read: its cue, who speaks, and the pieces of text that are said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.annotate.quotes import CLOSERS, MARKS
from kg.model import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

Piece = tuple[int, int]
"""First token and the one after the last."""

Found = tuple[list[Piece], "Token | None"]
"""What a frame finds: the pieces that are said, and the head of whom they are said to."""

DASHES = frozenset({"-", "--", "–", "—", "―"})


def is_dash(token: Token) -> bool:
    """Tell whether *token* is a dash between words, not the hyphen of one."""
    return token.text in DASHES and (token.text != "-" or token.i == 0 or bool(token.nbor(-1).whitespace_))


TRIM = frozenset({",", ";", ":", ".", "…", "...", "*", "•", "·", "_"}) | DASHES


@dataclass(slots=True, eq=False)
class Report:
    """
    One reading of who said what; it becomes one ``Statement`` for each speaker.

    ``heads`` are the heads of the noun phrases that speak, empty where ``follows`` says that
    the speaker is the one before. ``quote`` is the outer quotation that all of this stands in.
    """

    cue: Token | None
    lemma: str
    heads: tuple[Token, ...]
    pieces: list[Piece]
    mode: Mode
    rule: str
    addressee: Token | None = None
    passers: tuple[Token, ...] = ()
    follows: bool = False
    quote: int | None = None
    speakers: list[str] = field(default_factory=list)
    reporters: list[str] = field(default_factory=list)
    to: str | None = None

    @property
    def start(self) -> int:
        """The first token of cue or pieces."""
        return min([x for x, _ in self.pieces] + ([self.cue.i] if self.cue is not None else []))

    @property
    def end(self) -> int:
        """The token after the last of what is said."""
        return max(x for _, x in self.pieces)


MOST_MARKS = 20
"""Marks without a partner at the ends of what is said: quotations in quotations have four or five."""


class Marks:
    """Which outer quotation each token stands in, and where its marks are."""

    def __init__(self, doc: Doc, quotes: list[Span], bounds: list[tuple[Token | None, Token | None]]) -> None:
        self.quotes = quotes
        self.opening = [a.i if a is not None else q.start for q, (a, _) in zip(quotes, bounds, strict=True)]
        self.closing = [b.i if b is not None else q.end - 1 for q, (_, b) in zip(quotes, bounds, strict=True)]
        self.of: list[int | None] = [None] * len(doc)
        for number, quote in enumerate(quotes):
            for i in range(quote.start, quote.end):
                self.of[i] = number

    def within(self, token: Token) -> int | None:
        """Return the number of the outer quotation that *token* is in."""
        return self.of[token.i]


def trimmed(doc: Doc, piece: Piece) -> Piece | None:
    """
    Return *piece* without space and punctuation at its ends, and without marks around the whole of it.

    A mark whose partner is within the piece stays: 'it was "late"' keeps both. ``None`` if no word is left.
    """
    start, end = piece
    marks = 0  # each is looked for over all of the piece: what begins with a hundred of them is no utterance
    while start < end and (_trims(doc[start]) or _lone(doc, start, start + 1, end)):
        marks += doc[start].text in MARKS
        if marks > MOST_MARKS:
            return None
        start += 1
    while end > start and (_trims(doc[end - 1]) or doc[end - 1].dep_ == "cc" or _lone(doc, end - 1, start, end - 1)):
        marks += doc[end - 1].text in MARKS
        if marks > MOST_MARKS:
            return None
        end -= 1
    return (start, end) if any(doc[i].is_alpha or doc[i].like_num for i in range(start, end)) else None


def _trims(token: Token) -> bool:
    return token.is_space or token.text in TRIM


def _lone(doc: Doc, at: int, start: int, end: int) -> bool:
    """Tell whether the token *at* is a mark whose partner is not between *start* and *end*."""
    mark = doc[at].text
    if mark not in MARKS or doc[at].tag_ == "POS":
        return False
    opens = at < start
    partners = CLOSERS.get(mark, ()) if opens else tuple(x for x, closers in CLOSERS.items() if mark in closers)
    depth = 1
    for i in range(start, end) if opens else range(end - 1, start - 1, -1):
        if doc[i].text in partners and doc[i].tag_ != "POS":
            depth -= 1
            if not depth and mark not in partners:
                return False  # marks that differ: this is the partner
        elif doc[i].text == mark:
            depth += 1
    # Straight marks are all alike: they pair off, so one more makes an even number.
    return mark not in partners or depth % 2 == 1


def words(doc: Doc, piece: Piece) -> Iterator[Token]:
    """Yield the tokens of *piece* that are words."""
    for token in doc[piece[0] : piece[1]]:
        if not (token.is_punct or token.is_space):
            yield token


def mode_of(doc: Doc, pieces: list[Piece], marks: Marks) -> Mode:
    """Return whether some words of *pieces* stand in quotation marks, or none; utterances are told apart elsewhere."""
    return Mode.MIXED if any(marks.of[x.i] is not None for p in pieces for x in words(doc, p)) else Mode.INDIRECT
