"""
Leaders whom the text names without saying that they lead: "his Spanish guest, Ines Luz … the Spanish prime minister".

The dated table knows who held an office on a day. But where the text has just told of a person of that country, or of
one of whom it tells no office at all, the words may go back to that person. Whom the text calls the country's is
meant; with somebody else just before, nobody is: two readings are as likely.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference
from kg.annotate.office_table import is_known
from kg.model import UNNAMED, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.annotate.coref_seen import Seen
    from kg.annotate.doc import Referent
    from kg.annotate.resolver import Resolver

NEAR = 6
"""Sentences back to who is called a country's."""


def called_theirs(r: Resolver, of: Referent | None, seen: list[Seen], sentence: int) -> tuple[Referent, ...]:
    """Return the one person without an office whom the sentences before call of country *of*: "his Spanish guest"."""
    if of is None or of.type is not EntityType.COUNTRY:
        return ()
    near = (x for x in seen if sentence - x.sentence <= NEAR and _has_no_office(r, x.referent))
    theirs = {x.referent for x in near if any(y is of for y in _whose(r.doc[x.index]))}
    return (theirs.pop(),) if len(theirs) == 1 else ()


def may_be_another(r: Resolver, seen: list[Seen], sentence: int) -> bool:
    """Tell whether the sentence before ends with a person of whom no office is told: "calls on Brook. The premier"."""
    before = [x for x in seen if x.sentence == sentence - 1 and x.referent.type is EntityType.PERSON]
    if not before:
        return False
    last = max(before, key=lambda x: x.index)
    return _has_no_office(r, last.referent) and not _has_trade(r.doc[last.index])


def _has_no_office(r: Resolver, one: Referent) -> bool:
    if one.type is not EntityType.PERSON or one.name.startswith(UNNAMED) or " " not in one.name:
        return False
    return all(holder is not one for holder, _, _ in r.holders) and not is_known(r, one)


def _whose(name: Token) -> Iterator[Referent]:
    """Yield the countries that words before *name* tell him to be of: "his Spanish guest, Ines Luz"."""
    noun = name.head if name.dep_ == "appos" else name
    for x in noun.children:
        if x.dep_ in {"amod", "compound", "nmod", "poss"} and x.i < name.i:
            one = reference(x)
            yield from one.referents if one is not None else ()


def _has_trade(name: Token) -> bool:
    """Tell whether a noun behind *name* tells what he is: "Ana Luz, a singer"."""
    return any(x.dep_ == "appos" and x.pos_ == "NOUN" for x in name.children)
