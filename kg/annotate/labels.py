"""
What the statistical model takes a piece of a name for, and which pieces stand in one row.

What the words around it say is read in ``signs_of_person``, ``signs_of_place``, ``signs_of_body``.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.annotate.runs import LABELS

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.annotate.pieces import Piece
    from kg.model import EntityType


def joined(doc: Doc, end: int, start: int) -> bool:
    """Tell whether only a comma, "and" or both stand between two names of a row."""
    return end < start <= end + 2 and all(x.text == "," or x.lower_ == "and" for x in doc[end:start])


def label_of(doc: Doc, piece: Piece) -> EntityType | None:
    """Return what the model takes *piece* for, if it labels half of its words."""
    labels = [LABELS[token.ent_type_] for token in doc[piece.start : piece.end] if token.ent_type_ in LABELS]
    if not labels:
        return None
    label, n = Counter(labels).most_common(1)[0]
    return label if n * 2 >= piece.end - piece.start else None
