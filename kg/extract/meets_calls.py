"""Telephone calls told with a noun: who rang whom, as "from" and "to" say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract._syntax import children, conjuncts, prepositional, subjects
from kg.extract.meets_who import named_behind, participants

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from kg.extract.meets_mention import Sides

BY_WIRE = frozenset({"phone", "telephone", "video"})
"""Modifiers of a call that is no appeal: "a phone call to Vale"."""

ANSWERING = frozenset({"receive", "take", "get", "have", "accept", "field", "answer", "return"})
RINGING = frozenset({"make", "place", "put", "pay"})


def called(noun: Token, verb: Token | None) -> Sides:
    """
    Return who rang and who was rung in the call of *noun*, the object of *verb* if it is one's.

    Cases: "took a call from Vale", "made a phone call to Vale", "a phone call from Brook to Vale", "in a phone call
    to Vale, Brook said". An appeal is none: "a call to Vale to resign", "a call from Vale for calm".
    """
    by_wire = any(x.lower_ in BY_WIRE for x in noun.children if x.dep_ in {"compound", "amod"})
    if noun.lemma_ != "call" or (not by_wire and _appeals(noun)):
        return ()
    if not by_wire and any(x.lower_ in {"courtesy", "farewell"} for x in noun.children):
        return ()  # paid in person
    if verb is not None and verb.lemma_ in ANSWERING:
        return participants(subjects(verb), _behind(noun, verb, "from"))
    if verb is not None and verb.lemma_ in RINGING:
        return participants(subjects(verb), _behind(noun, verb, "to"))
    if not by_wire:
        return ()
    theirs = [y for x in children(noun, "poss") for y in conjuncts(x)] or list(prepositional(noun, "from", "by"))
    rung = list(prepositional(noun, "to"))
    if theirs:
        return participants(theirs, rung)
    clause = noun.head.head if noun.dep_ == "pobj" else None
    return participants(subjects(clause), rung) if clause is not None and clause.pos_ == "VERB" else ()


def _appeals(noun: Token) -> bool:
    """Tell whether *noun* calls for something to be done."""
    if list(prepositional(noun, "for")):
        return True
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if token.pos_ == "VERB" and any(x.lower_ == "to" for x in token.lefts):
            return True  # "a call to Vale to resign"
        if token.is_punct or token.pos_ in {"VERB", "AUX"}:
            return False
    return False


def _behind(noun: Token, verb: Token, preposition: str) -> Iterable[Token]:
    """Return who stands behind *preposition*: by the parse of the noun or the verb, else by the words."""
    for head in (noun, verb):
        if found := list(prepositional(head, preposition)):
            return found
    return named_behind(noun, preposition)
