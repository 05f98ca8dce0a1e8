"""
Who "those", "the first" or "the guests" of a clause are, where the sentence says so behind it.

Cases: "Among those who met Brook was Vale", "The first to be received by Brook was Vale",
"The ministers whom Brook saw included Vale and Hill". Only names are taken, for a predicate that
describes ("the first to be received was a lawyer") tells nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference
from kg.extract._syntax import children, conjuncts, negated
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.annotate.doc import Referent

INCLUDING = frozenset({"include", "number", "feature"})
"""Verbs whose object is some of their subject."""

AMONG = frozenset({"among", "amongst"})


def told_behind(noun: Token) -> tuple[Referent, ...]:
    """Return the people whom the main clause says that *noun*, a subject or behind "among", is."""
    verb = _predicate_of(noun)
    if verb is None or negated(verb):
        return ()
    behind = children(verb, "attr", "dobj") if noun.dep_ == "nsubj" else children(verb, "attr", "nsubj", "acomp")
    found = dict.fromkeys(one for x in behind if x.i > verb.i for y in conjuncts(x) for one in _named(y))
    return tuple(found)


def _predicate_of(noun: Token) -> Token | None:
    """Return the verb that says who *noun* is: "was", "were", "included"."""
    if noun.dep_ == "nsubj" and noun.head.i > noun.i:
        verb = noun.head
        return (
            verb if verb.lemma_ == "be" or (verb.lemma_ in INCLUDING and verb.tag_ in {"VBD", "VBZ", "VBP"}) else None
        )
    if noun.dep_ == "pobj" and noun.head.lower_ in AMONG and noun.head.head.lemma_ == "be":
        return noun.head.head if noun.head.i < noun.head.head.i else None
    return None


def _named(token: Token) -> Iterator[Referent]:
    one = reference(token)
    if one is not None and one.how in {"name", "office"}:
        yield from (x for x in one.referents if x.type is EntityType.PERSON)
