"""
The clause in which a meeting is told by the way: "signed a pact on the border during talks", "in the company of Vale".

From the preposition before the noun up to the verb, through what parsers hang such phrases on. Who does what the
verb says, and whether that is a meeting, is read by those who ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.cues import event_cue
from kg.extract.meets_who import people_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

CLIMB = 7
"""Words between an event and the clause that it is told in."""

CLIMB_OF_ACT = 3
"""Words between what tells of company and the clause that it is told in."""


def clause_of_event(preposition: Token) -> Token | None:
    """
    Return the verb that *preposition*, before an event, tells when or where of, although a noun comes between.

    Cases: "failed to narrow their differences in talks", "signed a pact on the border during talks", "was agreed by
    Brook and Vale at a meeting", where parsers hang the meeting on Vale.
    """

    def passes(word: Token) -> bool:
        thing = word.dep_ == "dobj" and event_cue(word) is None
        agent = word.dep_ == "agent" or (word.dep_ == "pobj" and word.head.dep_ == "agent")
        in_row = word.dep_ in {"conj", "appos"} and bool(people_of([word]))
        return thing or agent or in_row or preposition.lower_ == "during"

    return _verb_above(preposition, passes, CLIMB)


def clause_of_act(preposition: Token) -> Token | None:
    """Return the verb that *preposition* tells how or when of, although its object comes between."""
    return _verb_above(preposition, lambda word: word.dep_ in {"dobj", "pobj", "prep"}, CLIMB_OF_ACT)


def _verb_above(preposition: Token, passes: Callable[[Token], bool], most: int) -> Token | None:
    """Return the verb among the *most* words above *preposition*, if all before it are such as *passes* lets by."""
    word = preposition.head
    for _ in range(most):
        if word.pos_ in {"VERB", "AUX"}:
            return word
        if word.head == word or not passes(word):
            return None
        word = word.head
    return None
