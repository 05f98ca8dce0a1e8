"""
Who "those", "the first" or "the guests" of a clause are, where the sentence says so behind it; and who "it" is.

Cases: "Among those who met Brook was Vale", "The first to be received by Brook was Vale",
"The ministers whom Brook saw included Vale and Hill". Only names are taken, for a predicate that
describes ("the first to be received was a lawyer") tells nobody. "Norland said it would hold talks": Norland.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference, referents
from kg.extract._syntax import children, conjuncts, negated, subjects
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.annotate.doc import Referent

INCLUDING = frozenset({"include", "number", "feature"})
"""Verbs whose object is some of their subject."""

SAYING = frozenset(
    {"say", "announce", "declare", "confirm", "insist", "warn", "deny", "add", "state", "report", "hope"}
)
"""Verbs by which a country or body tells of itself."""

AMONG = frozenset({"among", "amongst"})

REACH = 12
"""Tokens from many to "among them"."""


def among_them(many: Token) -> tuple[Referent, ...]:
    """Return the people of "several ministers, among them Brook and Vale": those whom the words behind name."""
    doc, end = many.doc, min(many.sent.end, many.i + REACH)
    pairs = range(many.i + 1, end - 1)
    start = next((i + 2 for i in pairs if doc[i].lower_ in AMONG and doc[i + 1].lower_ in {"them", "whom"}), None)
    if start is None or any(x.pos_ in {"VERB", "AUX"} for x in doc[many.i + 1 : start]):
        return ()
    found: list[Referent] = []
    for token in doc[start : many.sent.end]:
        one = reference(token)
        if one is not None and one.how == "name" and one.referents[0].type is EntityType.PERSON:
            found += [x for x in one.referents if x not in found]
        elif token.pos_ in {"VERB", "AUX"} or token.text in {";", ":"}:
            break
    return tuple(found)


def told_behind(noun: Token) -> tuple[Referent, ...]:
    """Return the people whom the main clause says that *noun*, a subject or behind "among", is."""
    verb = _predicate_of(noun)
    if verb is None or negated(verb):
        return ()
    behind = children(verb, "attr", "dobj") if noun.dep_ == "nsubj" else children(verb, "attr", "nsubj", "acomp")
    found = dict.fromkeys(one for x in behind if x.i > verb.i for y in conjuncts(x) for one in _named(y))
    return tuple(found)


def said_of_itself(token: Token) -> tuple[Referent, ...]:
    """Return the country or body that "it" is, of which the clause above says what it said of itself."""
    clause = token.head
    if token.lower_ != "it" or token.dep_ != "nsubj" or clause.dep_ != "ccomp" or clause.head.lemma_ not in SAYING:
        return ()
    who = [x for y in subjects(clause.head) for x in referents(y)]
    whole = len(who) == 1 and who[0].type in {EntityType.COUNTRY, EntityType.ORGANISATION}
    return tuple(who) if whole else ()


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
