"""
Offices told beside a name: behind it (", the Norlandic oil minister"), before it, or said of it ("became leader").

Titles right before a name ("Minister Ada Brook") belong to it and are read in ``titles``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.marks import HYPHENS
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotate.pieces import Piece

WITHIN_WORDS = frozenset({"-", "’", "'"})
"""Marks that may stand within the words of an office."""

OFFICE_WORDS = 6
"""Words of an apposition in which a title of office is looked for; what a hyphen joins is one."""


def behind_office(doc: Doc, before: Piece, piece: Piece) -> bool:
    """Tell whether "minister of Norland", "ambassador to" or "coordinator for" stands right before a name in full."""
    country = any(x.type is EntityType.COUNTRY and x.part == "name" for x in before.entries)
    if not country or before.end != piece.start or piece.end - piece.start < 2 or piece.body:
        return False
    i = before.start - 1
    i -= i > 0 and doc[i].lower_ == "the"
    return i > 0 and doc[i].lower_ in {"of", "to", "for"}


def is_office(subject: Token) -> bool:
    """Tell whether "was a member", "became leader" is said of *subject*."""
    if subject.head.lemma_ not in {"be", "become", "remain"}:
        return False
    table = gazetteer.titles()
    told = (table.get(x.lower_) for x in subject.head.children if x.dep_ == "attr")
    return any(x is not None and x.kind == "office" for x in told)


def office_follows(doc: Doc, start: int) -> bool:
    """Tell whether a title of office follows within six words, before any mark: ", the Norlandic oil minister"."""
    table = gazetteer.titles()
    words = 0
    for token in doc[start:]:
        words += not (token.text in HYPHENS or doc[token.i - 1].text in HYPHENS)
        if words > OFFICE_WORDS or (token.is_punct and token.text not in WITHIN_WORDS):
            return False
        title = table.get(token.lower_)
        if title is not None and title.kind == "office":
            return True
    return False


def office_precedes(doc: Doc, comma: int) -> bool:
    """Tell whether a title of office stands in the nine words before *comma*: "the head of the Port Authority, …"."""
    table = gazetteer.titles()
    for i in range(comma - 1, max(comma - 10, -1), -1):
        token = doc[i]
        if (token.is_punct and token.text not in WITHIN_WORDS) or token.pos_ in {"VERB", "AUX"}:
            return False
        title = table.get(token.lower_) or table.get(f"{token.lower_} {doc[i + 1].lower_}")  # "opposite number"
        if title is not None and title.kind == "office":
            return True
    return False
