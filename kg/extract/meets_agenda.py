"""
Meetings on somebody's agenda: "Her programme includes talks with Vale", "On her agenda is a meeting with Vale".

What a programme includes is planned; what it included, in the past, was held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract._syntax import children, prepositional
from kg.extract.meets_who import people_of

if TYPE_CHECKING:
    from spacy.tokens import Token

AGENDA = frozenset({"agenda", "programme", "program", "itinerary", "schedule", "diary", "timetable", "list", "card"})
INCLUDING = frozenset({"include", "feature", "comprise", "contain"})


def agenda_of(noun: Token) -> Token | None:
    """Return the word for the programme that the meeting of *noun* is on, if its clause tells that."""
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in INCLUDING:
        return next((x for x in children(verb, "nsubj") if x.lemma_.lower() in AGENDA), None)
    if noun.dep_ in {"nsubj", "attr"} and verb.lemma_ == "be":
        beside = (verb, *children(verb, "advmod", "acomp", "nsubj", "attr"))
        return next((y for x in beside for y in prepositional(x, "on", "in") if y.lemma_.lower() in AGENDA), None)
    return None


def owner_of_agenda(noun: Token) -> list[Token]:
    """Return whose programme the meeting of *noun* is on."""
    agenda = agenda_of(noun)
    if agenda is None:
        return []
    own = [*children(agenda, "poss"), *prepositional(agenda, "of", "for")]
    return [x for x in own if people_of([x])]
