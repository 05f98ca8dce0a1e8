"""What a date or a place belongs to that is told of a meeting by another word: "talks set for Friday in Haven"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.cues import event_cue
from kg.extract.meets_visit import JOURNEYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Span, Token

SET = frozenset({"plan", "schedule", "set", "due", "expect", "slate", "arrange", "fix"})
"""Words that, behind the noun of a meeting, tell when and where it is to be: "talks, due in Haven on Friday"."""

TAKES_PLACE = frozenset({"hold", "take", "begin", "start", "open", "resume", "happen", "occur", "convene"})
"""Verbs of which a plan is told: "the talks are scheduled to be held in Haven"."""

MET_ON = JOURNEYS | {"stay", "stopover", "swing"}
"""What people meet on: "met Vale during a visit to Haven on Friday"."""

ADJUNCT = frozenset({"pobj", "agent", "prep", "npadvmod", "compound", "nummod", "amod", "conj", "appos", "det",
                     "pcomp", "nmod", "punct", "dep", "advmod", "dobj", "attr"})  # fmt: skip
"""Relations within a phrase, climbed to find the verb or event that a date or place belongs to."""

FOR_TALKS = frozenset({"for", "in", "during", "at"})
"""Prepositions between a verb of meeting and the noun of what it was: "host him for talks in Haven on Friday"."""


ABOUT = frozenset({"about", "on", "over", "regarding", "concerning"})
"""Prepositions behind talks before what they are on: that has a time of its own."""

TELLING = frozenset({"brief", "update", "inform"})
"""Verbs of meetings whose "on" tells of what people talk: "briefed Vale on her visit to Haven"."""


def distance_of(owner: Token, event: Token, chain: Mapping[int, int]) -> int | None:
    """Return how far *owner*, of a date or place, is from *event* along *chain*; ``None``: it is of something else."""
    if owner.i in chain:
        return chain[owner.i]
    if is_set_for(owner, event):
        return 1
    if owner.dep_ == "xcomp" and owner.lemma_ in TAKES_PLACE and owner.head.i in chain:
        return chain[owner.head.i] + 1
    told = owner.dep_ == "pobj" and owner.head.lower_ == "on" and event.lemma_ in TELLING
    on_it = not told and owner.dep_ == "pobj" and owner.head.lower_ in {"on", "during"} and owner.lemma_ in MET_ON
    if on_it and owner.head.head.i in chain:
        return chain[owner.head.head.i] + 1
    if owner.dep_ == "pobj" and owner.head.lower_ in FOR_TALKS and owner.head.head.i == event.i:
        return 1 if event_cue(owner) is not None else None
    return None


def is_set_for(verb: Token, event: Token) -> bool:
    """Tell whether *verb* tells, in a clause on the noun *event*, when that is: "a visit, which begins on Friday"."""
    while verb.dep_ in {"xcomp", "ccomp"} and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    if is_plan(verb) and event.pos_ == "NOUN":
        return _in_phrase_of(verb, event)
    if verb.dep_ not in {"acl", "relcl"}:
        return False
    if verb.head.i == event.i:
        return True
    which = any(x.tag_ == "WDT" for x in verb.subtree)
    topic = verb.head.dep_ == "pobj" and verb.head.head.lower_ in ABOUT and event_cue(verb.head) is not None
    if topic:
        return False  # "talks next week about the summit that Norland will host in June"
    return which and event.pos_ == "NOUN" and event.left_edge.i <= verb.head.i <= event.right_edge.i


def is_plan(word: Token) -> bool:
    """Tell whether *word* is a participle, or "due", behind a noun that it tells the time of."""
    behind = word.dep_ in {"acl", "relcl", "amod", "appos"} and word.head.i < word.i
    torn = word.dep_ in {"csubj", "csubjpass"}  # "talks set for Friday were cancelled", taken for a clause
    return (behind or torn) and word.lemma_ in SET and word.tag_ in {"VBN", "VBD", "JJ", "IN"}


def _in_phrase_of(word: Token, event: Token) -> bool:
    """Tell whether *word* stands in the noun phrase of *event*: the parser joins it to the last name of that."""
    for above in word.ancestors:
        if above.i == event.i:
            return True
        if above.pos_ in {"VERB", "AUX"} or event_cue(above) is not None:
            return False
    return False


def root_of(date: Span) -> Token:
    """Return the token that ties the words of a *date* to its sentence: behind "on", "this", that of the day."""
    root = date.root
    return root if root.pos_ not in {"ADP", "DET", "PRON"} else date[-1]


def owner_of(token: Token) -> Token:
    """Return the verb, or the noun of an event, that the expression headed by *token* belongs to."""
    head = token
    while head.head != head and head.dep_ in ADJUNCT:
        # A name that ends in "-ing" is taken for a verb: "at Darjeeling in May".
        if head.head.pos_ in {"VERB", "AUX"} and (head.head.tag_ != "VBG" or not head.head.text[0].isupper()):
            return head.head.head if head.head.lower_ == "face" else head.head  # "met face to face on Monday"
        head = head.head
        if head.pos_ in {"NOUN", "PROPN"} and event_cue(head) is not None:
            return head
        if head.pos_ == "ADJ" and head.lemma_ == "due":
            return head
    return head
