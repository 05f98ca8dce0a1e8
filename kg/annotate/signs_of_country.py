"""
Signs around a name that it is a country's which no table has: "ministers of X and Y", "Sudland's foreign minister".

What the names of countries that the tables know are is told by the gazetteer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.given_names import is_given_name
from kg.annotate.labels import joined
from kg.annotate.marks import GENITIVE
from kg.annotate.titles import plural_office
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.annotate.pieces import Piece

STATESMEN = frozenset({"minister", "president", "prime minister", "premier", "chancellor", "king", "queen"})
"""Offices of countries alone, more or less: what ministers are of is no party."""

LANDS = ("land", "lands", "stan", "nesia")
"""Ends of the names of countries."""

OF_STATES = frozenset({"parliament", "ambassador", "embassy", "constitution"})
"""What countries have: "Sudland's ambassador"."""


def of_plural_offices(doc: Doc, piece: Piece, pieces: list[Piece], n: int, label: EntityType | None) -> bool:
    """
    Tell whether the name, of one word, is in the row of what several of an office are of: "ministers of X and Y".

    No table knows these countries, and the model takes them for people. One name alone may be a person's or a body's;
    of leaders and members, what the model takes for bodies (*label*) may well be such.
    """
    if piece.end - piece.start > 1:
        return False
    first = n
    while first > 0 and joined(doc, pieces[first - 1].end, pieces[first].start):
        first -= 1
    row = first < n or (n + 1 < len(pieces) and joined(doc, piece.end, pieces[n + 1].start))
    i = pieces[first].start - 1
    office = plural_office(doc[i - 1]) if row and i > 0 and doc[i].lower_ == "of" else None
    return office is not None and (label is not EntityType.ORGANISATION or office.text in STATESMEN)


def has_ministers(doc: Doc, start: int, end: int, label: EntityType | None) -> bool:
    """
    Tell whether the name, of one word that no table has, has a minister or a ministry: "Sudland's foreign minister".

    A premier has them too, so what the model takes for a person's must be formed as a country's name is.
    """
    if end - start > 1 or is_given_name(doc[start].text):
        return False
    if label is EntityType.PERSON and not doc[start].lower_.endswith(LANDS):
        return False
    owned = end < len(doc) and doc[end].text in GENITIVE
    i = end + owned
    subjects = gazetteer.portfolios()
    while i < min(end + owned + 4, len(doc)) and doc[i].is_lower and (doc[i].text in subjects | {"acting", "deputy"}):
        i += 1
    if i >= len(doc) or not doc[i].is_lower:
        return False
    told = i > end + owned
    return doc[i].text in ({"minister", "ministry"} if told else set()) or (owned and doc[i].text in OF_STATES)
