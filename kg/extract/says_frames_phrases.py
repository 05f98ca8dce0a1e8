"""Frames of what is said behind a preposition: "called for a vote", "accused the council of hiding it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.says_ends import SPANS, TIMES, cut
from kg.extract.says_verbs import TELLING, governed, is_infinitive, is_somebody, object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.says_report import Found

UNNAMED_ON = frozenset({"anonymity", "condition", "confidentiality"})
"""What a source insists on for itself: "said an aide, insisting on anonymity"."""

PARTS_OF_TIME = frozenset({"century", "decade", "evening", "morning", "night", "noon", "second", "season", "time",
                           "weekend", "while"})  # fmt: skip


def phrase(verb: Token, preposition: str, thing: Token | None) -> Token | None:
    """Return the *preposition* that *verb* governs, or, as parsers have it, its object or a time: "last year of"."""
    days = [x for x in verb.rights if x.dep_ == "npadvmod" and x.ent_type_ == "DATE"]
    parts = [x for x in thing.rights if x.dep_ == "acl"] if thing is not None else []  # "the step taken in May as"
    for head in (verb, thing, *days, *parts):
        for child in head.rights if head is not None else ():
            if (
                child.lower_ == preposition
                and child.dep_ in {"prep", "agent", "mark"}
                and child.n_lefts + child.n_rights
            ):
                return child
    return None


def addressee_with(verb: Token, frame: str) -> Found | None:
    """Read the phrase after the one spoken to: "thanked the council for the road"."""
    to = object_of(verb)
    told = phrase(verb, frame.split()[1], to)
    if to is None or told is None:
        return None
    return [(told.left_edge.i, told.right_edge.i + 1)], to


def object_with(verb: Token, frame: str) -> Found | None:
    """Read object and phrase: "accused the council of hiding it", "described the plan as a gift"."""
    thing = object_of(verb)
    told = phrase(verb, frame.split()[1], thing)
    if told is None:
        return None
    if thing is None:  # "what she described as 'a gift'", "the guests whom it accused of theft"
        if verb.dep_ == "relcl" and frame != "object as":
            return [(told.left_edge.i, told.right_edge.i + 1)], None
        return ([(told.i + 1, told.right_edge.i + 1)], None) if frame == "object as" else None
    start, end = min(thing.left_edge.i, told.left_edge.i), max(thing.right_edge.i, told.right_edge.i) + 1
    return [(start, cut(start, end, verb))], None


def preposition(verb: Token, frame: str) -> Found | None:
    """Read what a preposition opens: "called for a vote", "called for the vote to be held"."""
    frame = frame.split(maxsplit=1)[0]
    for child in verb.rights:
        marked = any(x.lower_ == frame and x.dep_ == "mark" for x in child.lefts)
        if marked and child.dep_ in {"ccomp", "advcl", "xcomp"}:
            return [(child.left_edge.i, child.right_edge.i + 1)], None
    told = phrase(verb, frame, None)
    if told is None or any(_is_time(x) for x in told.children):
        return None
    if frame == "on" and any(x.lemma_.lower() in UNNAMED_ON for x in told.children):
        return None
    if frame in {"on", "about", "at"} and any(is_somebody(x) for x in told.children if x.dep_ == "pobj"):
        return None
    end = told.right_edge.i + 1
    for later in verb.rights:  # "called for a ceasefire to be kept": parsers part the infinitive from its noun
        if later.dep_ in {"advcl", "xcomp"} and is_infinitive(later) and later.left_edge.i == end:
            end = later.right_edge.i + 1
    to = object_of(verb) if verb.lemma_.lower() in TELLING else None  # "warned Brook against it"
    if to is None and frame in {"for", "about", "of"}:
        to = governed(verb, "to")  # "apologised to Brook for the delay"
    return [(told.left_edge.i, cut(told.left_edge.i, end, verb))], to


def _is_time(noun: Token) -> bool:
    """Tell whether *noun* is a time, and not what recognizers take for one: "an early start"."""
    return noun.ent_type_ in TIMES and (noun.pos_ in {"PROPN", "NUM"} or noun.lemma_.lower() in SPANS | PARTS_OF_TIME)
