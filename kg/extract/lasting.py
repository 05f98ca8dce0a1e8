"""
What tells that an event was held though a word of plans stands with it: that it lasts, or that a chance was taken.

Cases: "talks, now in their second day", "lunch was supposed to last an hour", "found time to meet Vale".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract._syntax import auxiliaries, children, negated

if TYPE_CHECKING:
    from spacy.tokens import Token

DAYS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last",
                  "latest", "final"})  # fmt: skip
"""Which of its days or rounds a meeting is in."""

SPELLS = frozenset({"day", "week", "month", "hour", "round", "session"})

CHANCES = frozenset({"time", "chance", "opportunity", "occasion", "honour", "honor", "pleasure", "privilege"})
"""What one has who does what he wished to."""


def goes_on(noun: Token) -> bool:
    """Tell whether a meeting is told to last: "talks, now in their second day", "was meant to last an hour"."""
    if noun.pos_ != "NOUN":
        return False
    behind = [x.lower_ for x in noun.doc[noun.i + 1 : min(noun.i + 8, noun.sent.end)]]
    if "in" in behind and behind[:1] in (["now"], [","], ["in"]):
        spell = behind[behind.index("in") + 1 :][:3]
        if len(spell) == 3 and spell[0] in {"their", "its"} and spell[1] in DAYS and spell[2] in SPELLS:
            return True
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or not any(x.lemma_ == "last" for x in children(verb, "xcomp")):
        return False
    meant = verb.lower_ in {"supposed", "meant", "scheduled", "planned", "expected"}
    return meant and any(x.lower_ in {"was", "were", "had"} for x in auxiliaries(verb))


def is_taken_chance(noun: Token) -> bool:
    """Tell whether somebody "found time", "had the chance" or "took the opportunity" to do what he then did."""
    verb = noun.head
    if noun.lemma_ not in CHANCES or noun.dep_ != "dobj" or negated(verb):
        return False
    open_yet = any(x.lower_ in {"no", "a", "an", "another", "little"} for x in noun.children)
    return verb.lemma_ in {"find", "have", "take", "use", "get", "seize"} and verb.tag_ == "VBD" and not open_yet
