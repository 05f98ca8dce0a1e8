"""Of whom a name behind an office is told: of who holds it, or of the aide who is told of before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference, referents

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
    lands = [reference(x.of.span[0]) for x in (one, other) if x.of is not None]
    told = [x.referents for x in lands if x is not None]
    return len(told) < 2 or told[0] == told[1]
