"""Frames of what is said behind a preposition: "called for a vote", "accused the council of hiding it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import referents
from kg.extract.cues import event_cue
from kg.extract.says_complements import is_condition
from kg.extract.says_ends import OCCASIONS_FOR_SPEECH, SPANS, TIMES, cut
from kg.extract.says_to import MEDIA
from kg.extract.says_verbs import TELLING, governed, is_infinitive, is_somebody, object_of
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.says_report import Found

UNNAMED_ON = frozenset({"anonymity", "condition", "confidentiality"})
"""What a source insists on for itself: "said an aide, insisting on anonymity"."""

GOING_ON = frozenset({"by", "with", "without", "between", "from", "to", "toward", "towards", "under", "within"})
"""Prepositions of a phrase that goes on with what is said, though parsers give it to the verb."""

SINCE_THEN = frozenset({"after", "during", "in", "over", "throughout", "amid"})
"""Prepositions of what somebody is thanked for: "for its help during the floods", but not "during a visit"."""

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
    text = next((x for x in told.subtree if x.right_edge == told.right_edge and _is_in_text(x)), None)
    if text is not None:  # "thanked it for its help in a speech", taken for help in it
        return [(told.left_edge.i, text.i)], to
    return [(told.left_edge.i, runs_on(verb, told.right_edge.i + 1, GOING_ON | SINCE_THEN))], to


def _is_in_text(preposition: Token) -> bool:
    """Tell whether *preposition* opens "in a speech", "in a letter"."""
    return preposition.lower_ == "in" and any(
        x.dep_ == "pobj" and x.lemma_.lower() in MEDIA for x in preposition.children
    )


def runs_on(verb: Token, end: int, prepositions: frozenset[str]) -> int:
    """
    Return where what ends before *end* ends with the phrases that parsers give to *verb* instead.

    Not what tells where, when or on which occasion it was said: "in Oslo", "on Monday", "during a visit".
    """
    for later in verb.rights:
        if later.left_edge.i != end or later.dep_ not in {"prep", "agent"} or later.lower_ not in prepositions:
            continue
        heads = [x for x in later.children if x.dep_ in {"pobj", "pcomp"}]
        if heads and not (later.lower_ in SINCE_THEN and any(_is_occasion(x) for x in heads)):
            end = later.right_edge.i + 1
    return end


def _is_occasion(noun: Token) -> bool:
    """Tell whether *noun* is when, where or in what something is said, rather than a part of it."""
    if (
        noun.pos_ not in {"NOUN", "PROPN"}
        or _is_time(noun)
        or any(x.type is EntityType.PERSON for x in referents(noun))
    ):
        return True
    if any(x.type in {EntityType.PLACE, EntityType.COUNTRY} for x in referents(noun)):
        return True
    lemma = noun.lemma_.lower()
    return event_cue(noun) is not None or lemma in OCCASIONS_FOR_SPEECH | MEDIA


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
        alone = child.lower_ == frame and child.dep_ == "prep" and not child.n_lefts + child.n_rights
        behind = next((x for x in verb.rights if x.left_edge.i == child.i + 1), None) if alone else None
        if behind is not None and behind.dep_ in {"ccomp", "conj"} and is_infinitive(behind):
            return [(child.i, behind.right_edge.i + 1)], None  # "called for drills to be held", of which no "for" knows
    told = phrase(verb, frame, None)
    if told is None or any(_is_time(x) for x in told.children):
        return None
    if frame == "on" and any(x.lemma_.lower() in UNNAMED_ON for x in told.children):
        return None
    if frame in {"on", "about", "at"} and any(is_somebody(x) for x in told.children if x.dep_ == "pobj"):
        return None
    end = runs_on(verb, told.right_edge.i + 1, GOING_ON)
    for later in verb.rights:  # "called for a ceasefire to be kept": parsers part the infinitive from its noun
        further = (later.dep_ in {"advcl", "xcomp"} and is_infinitive(later)) or is_condition(later)
        if further and later.left_edge.i in {end, end + 1} and (later.left_edge.i == end or verb.doc[end].tag_ == "''"):
            end = later.right_edge.i + 1
    to = object_of(verb) if verb.lemma_.lower() in TELLING else None  # "warned Brook against it"
    if to is None and frame in {"for", "about", "of"}:
        to = governed(verb, "to")  # "apologised to Brook for the delay"
    return [(told.left_edge.i, cut(told.left_edge.i, end, verb))], to


def _is_time(noun: Token) -> bool:
    """Tell whether *noun* is a time, and not what recognizers take for one: "an early start"."""
    return noun.ent_type_ in TIMES and (noun.pos_ in {"PROPN", "NUM"} or noun.lemma_.lower() in SPANS | PARTS_OF_TIME)
