"""A place right before a surname: "On landing in Haven Brook went home" has two names, which one run of capitals is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.pieces import Piece, head_type, key_of
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

WHERE = frozenset({"in", "at", "to", "from", "near", "outside", "for"})
"""Prepositions of a phrase in front that a place ends, without a comma before the subject."""


def named_elsewhere(doc: Doc, pieces: Iterable[Piece]) -> frozenset[str]:
    """Return the names of several words that no place behind a preposition opens, and their last words."""
    whole = [x for x in pieces if x.end - x.start > 1 and _end_of_place(doc, x) is None]
    return frozenset(key_of(doc, start, x.end) for x in whole for start in (x.start, x.end - 1))


def parted(doc: Doc, piece: Piece, named: frozenset[str]) -> Iterator[Piece]:
    """Yield place and person of "(in) Haven Brook", where somebody of that name is *named* elsewhere; else *piece*."""
    close = _end_of_place(doc, piece)
    if close is None or key_of(doc, close, piece.end) not in named or key_of(doc, piece.start, piece.end) in named:
        yield piece
        return
    yield Piece(piece.start, close, gazetteer.longest(doc, piece.start)[1])
    yield Piece(close, piece.end)


def _end_of_place(doc: Doc, piece: Piece) -> int | None:
    """Return where the place ends that opens *piece* behind a preposition; ``None`` without one, or without a rest."""
    if piece.start == 0 or doc[piece.start - 1].lower_ not in WHERE or piece.titled:
        return None
    close, entries = gazetteer.longest(doc, piece.start)
    place = any(x.type in {EntityType.PLACE, EntityType.COUNTRY} and x.part != "demonym" for x in entries)
    person = close < piece.end and head_type(doc, close, piece.end) is None  # "in Haven City Hall" is one name
    return close if place and person and piece.start < close else None
