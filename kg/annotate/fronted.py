"""Subjects behind a phrase in front: "After talks with Vale, Brook left", which parsers take for an apposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

BETWEEN = frozenset({"AUX", "ADV", "PART"})
"""What may stand between a name and its verb."""


def subject_behind(verb: Token) -> Token | None:
    """
    Return the name right before *verb* that parsers take for an apposition to the last name of the phrase in front.

    Cases: "After talks with Vale, Brook left", "After receiving Vale, Brook left". An apposition is closed by a
    comma before the verb; this one is not.
    """
    doc, first = verb.doc, verb.sent.start
    i = verb.i - 1
    while i > first and doc[i].pos_ in BETWEEN:
        i -= 1
    name = doc[i]
    if i <= first or name.dep_ != "appos" or name.pos_ != "PROPN" or name.head.i > i:
        return None
    opening = name.left_edge.i - 1
    if opening <= first or doc[opening].text != ",":
        return None
    outer = name.head
    while outer.dep_ == "appos":
        outer = outer.head
    before = doc[outer.left_edge.i - 1] if outer.left_edge.i > first else None
    fronted = before is not None and (before.pos_ in {"ADP", "SCONJ"} or before.tag_ in {"VBG", "VBN", "IN", "TO"})
    return name if fronted and any(x.i == verb.i for x in outer.ancestors) else None


def object_before(participle: Token) -> Token | None:
    """Return whom parsers take for a subject right behind *participle*: Vale in "After receiving Vale, Brook left"."""
    i = participle.i + 1
    if participle.tag_ != "VBG" or participle.dep_ != "pcomp" or i >= len(participle.doc):
        return None
    verb = participle.head.head
    taken = (x for x in verb.children if x.dep_ in {"nsubj", "nsubjpass"} and x.left_edge.i == i)
    found = next(taken, None)
    return found if found is not None and subject_behind(verb) is not None else None
