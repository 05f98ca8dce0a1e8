"""
A place right before a name: "On landing in Haven Brook went home" has two names, which one run of capitals is.

So has "In Haven Ada Brook met Vale", where a given name follows a place that is none. And a participle that opens a
sentence is no part of the name behind it: "Welcoming Ada Brook, Vale said".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.given_names import is_given_name
from kg.annotate.marks import POSSESSIVE
from kg.annotate.pieces import Piece, head_type, key_of
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

WHERE = frozenset({"in", "at", "to", "from", "near", "outside", "for", "leaving", "reaching", "visiting", "entering",
                   "of"})  # fmt: skip
"""Words before a place that a name follows without a comma: of a phrase in front, of a title ("Mayor of Haven")."""

ENVOY = 5
"""Tokens from "Ambassador" to the land that she is sent to: "Ambassador of Norland to"."""

OPENING = frozenset({"Welcoming", "Receiving", "Greeting", "Hosting", "Meeting", "Joining", "Thanking", "Addressing",
                     "Congratulating", "Introducing"})  # fmt: skip
"""Participles of what the subject of a sentence does to whoever is named right behind."""


def named_elsewhere(doc: Doc, pieces: Iterable[Piece]) -> frozenset[str]:
    """Return the names of several words that no place behind a preposition opens, and their last words."""
    whole = [x for x in pieces if x.end - x.start > 1 and _end_of_place(doc, x) is None]
    return frozenset(key_of(doc, start, x.end) for x in whole for start in (x.start, x.end - 1))


def parted(doc: Doc, piece: Piece, named: frozenset[str]) -> Iterator[Piece]:
    """Yield place and person of "(in) Haven Brook", where somebody of that name is *named* elsewhere; else *piece*."""
    first = doc[piece.start]
    if first.text in OPENING and first.is_sent_start and _is_full_name(doc, piece.start + 1, piece):
        yield Piece(piece.start + 1, piece.end)
        return
    own = _before_owner(doc, piece, named)
    own = own if own is not None else _behind_body(doc, piece)
    if own is not None:
        yield Piece(piece.start, own)
        yield Piece(own, piece.end, gazetteer.longest(doc, own)[1])
        return
    close = _end_of_place(doc, piece)
    told = close is not None and (key_of(doc, close, piece.end) in named or _is_persons(doc, close, piece))
    if close is None or not told or key_of(doc, piece.start, piece.end) in named:
        yield piece
        return
    yield Piece(piece.start, close, gazetteer.longest(doc, piece.start)[1], placed=True)
    yield Piece(close, piece.end, titled=_is_envoys(doc, close, piece))


def _behind_body(doc: Doc, piece: Piece) -> int | None:
    """Return where the land or its capital begins that acts behind a body: "told the Lake Council Norland paid"."""
    if piece.titled or piece.entries or piece.end >= len(doc) or doc[piece.end].pos_ not in {"VERB", "AUX"}:
        return None
    close, bodies = gazetteer.longest(doc, piece.start)
    if not any(x.type is EntityType.ORGANISATION for x in bodies) or not piece.start < close < piece.end:
        return None
    end, lands = gazetteer.longest(doc, close)
    acts = any(x.part == "capital" or (x.type is EntityType.COUNTRY and x.part == "name") for x in lands)
    return close if acts and end == piece.end else None


def _before_owner(doc: Doc, piece: Piece, named: frozenset[str]) -> int | None:
    """Return where the land begins that owns what follows *piece*: Norland of "at Lake Palace Norland's minister"."""
    if piece.titled or piece.entries or piece.end >= len(doc) or doc[piece.end].text not in POSSESSIVE:
        return None
    for start in range(piece.start + 1, piece.end):
        end, entries = gazetteer.longest(doc, start)
        land = any(x.type is EntityType.COUNTRY and x.part == "name" for x in entries)
        town = any(x.part == "capital" for x in entries)
        house = head_type(doc, piece.start, start) == EntityType.PLACE.value
        known = any(x.split()[-1] == key_of(doc, piece.start, start) for x in named)
        if end == piece.end and ((land and house) or ((land or town) and known)):
            return start
    return None


def _end_of_place(doc: Doc, piece: Piece) -> int | None:
    """Return where the place ends that opens *piece* behind a preposition; ``None`` without one, or without a rest."""
    close, entries = gazetteer.longest(doc, piece.start)
    # "the presidents of Norland and Sudland Ada Brook and Tomas Vale"
    land = any(x.type is EntityType.COUNTRY and x.part == "name" for x in entries) and _closes_row(doc, piece.start)
    if piece.start == 0 or not (doc[piece.start - 1].lower_ in WHERE or land) or piece.titled:
        return None
    place = any(x.type in {EntityType.PLACE, EntityType.COUNTRY} and x.part != "demonym" for x in entries)
    person = close < piece.end and head_type(doc, close, piece.end) is None  # "in Haven City Hall" is one name
    return close if place and person and piece.start < close else None


def _closes_row(doc: Doc, start: int) -> bool:
    """Tell whether "and" joins what begins at *start* to a country before it that "of" stands before."""
    if start < ROW or doc[start - 1].lower_ != "and":
        return False
    land = gazetteer.longest(doc, start - 2)[1]
    return any(x.type is EntityType.COUNTRY for x in land) and any(x.lower_ == "of" for x in doc[start - ROW : start])


ROW = 4
"""Tokens of "of Norland and" at least, an article among them."""


def _is_persons(doc: Doc, close: int, piece: Piece) -> bool:
    """Tell whether a full name begins at *close*, behind a place that nobody is called by: not "for Paris Ann Luz"."""
    return _is_envoys(doc, close, piece) or (
        not is_given_name(doc[piece.start].text) and _is_full_name(doc, close, piece)
    )


def _is_envoys(doc: Doc, close: int, piece: Piece) -> bool:
    """Tell whether who is sent to the land in front follows: "Ambassador of Norland to Sudland Ada Brook"."""
    before = doc[max(0, piece.start - ENVOY) : piece.start]
    sent = len(before) > 1 and before[-1].lower_ == "to" and any(x.lower_ == "ambassador" for x in before)
    return sent and piece.end - close > 1


def _is_full_name(doc: Doc, start: int, piece: Piece) -> bool:
    """Tell whether a given name and another of capitals behind it stand between *start* and the end of *piece*."""
    return piece.end - start > 1 and is_given_name(doc[start].text) and doc[start + 1].text[:1].isupper()
