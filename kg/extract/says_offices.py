"""Of whom a name behind an office is told: of who holds it, or of the aide who is told of before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference, referents
from kg.extract._syntax import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.office import Office


def holds_office_of(noun: Token, name: Token) -> bool:
    """
    Tell whether *name* holds the office that *noun* is of, and is not whom the words before that tell of.

    "A spokesman for Norland's premier, Ada Brook, said": she is the premier, unless the text has another one. In "an
    aide to the premier, Tomas Vale, said" he may be either.
    """
    told = reference(noun)
    if told is None or told.how != "office" or told.referents != referents(name):
        return False
    offices: list[Office] = [x for x in noun.doc._.offices if x.holder is not None]
    own = next((x for x in offices if x.span.start <= noun.i < x.span.end), None)
    if own is None or own.of is None:
        return False
    alike = (x for x in offices if x.head == own.head and _may_be_one(x, own))
    return all(x.holder is None or referents(x.holder.span[-1]) == told.referents for x in alike)


def _may_be_one(one: Office, other: Office) -> bool:
    """Tell whether two offices may be of the same country: nothing tells that they are of two."""
    if any(x.possessor is not None for x in (one, other)):
        return False  # "Sudland is for it. Its premier"
    lands = [reference(x.of.span[0]) for x in (one, other) if x.of is not None]
    told = [x.referents for x in lands if x is not None]
    return len(told) < 2 or told[0] == told[1]


WHEN = frozenset({"after", "before", "since", "until", "as"})
"""Prepositions before a clause, where parsers take them for those of a noun: "after a lawmaker, Ada Brook, called"."""


def holder_before(verb: Token) -> Token | None:
    """
    Return the name between commas right before *verb* whose office the parser cuts off from it, with the verb.

    "In Haven, the premier, Ada Brook, accused", a sentence without another verb; "… after a lawmaker, Ada Brook,
    described the wall as".
    """
    doc, i = verb.doc, verb.i
    if verb.tag_ not in {"VBD", "VBZ"} or any(x.dep_ in SUBJECTS for x in verb.lefts):
        return None
    if verb.dep_ not in {"ROOT", "acl", "advcl", "conj", "dep"} or i < 4 or doc[i - 1].text != ",":
        return None
    name = reference(doc[i - 2])
    if name is None or name.how != "name" or name.span.end != i - 1 or doc[name.span.start - 1].text != ",":
        return None
    offices: list[Office] = doc._.offices
    beside = (x for x in offices if x.holder is not None and x.span.end == name.span.start - 1)
    own = next((x for x in beside if x.holder is not None and x.holder.span.start == name.span.start), None)
    if own is None:
        return None
    over = own.span.root.head
    cut_off = over.dep_ == "prep" and over.lower_ in WHEN and verb.dep_ != "acl"
    main = verb.sent.root.pos_ not in {"VERB", "AUX"} and not any(
        x.tag_ in {"VBD", "VBZ", "VBP", "MD"} and x.dep_ in {"ROOT", "conj"} for x in verb.sent
    )
    return doc[i - 2] if cut_off or main else None
