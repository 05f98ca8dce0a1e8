"""
Events told beside what somebody does, where the parser does not tie the two: "After talks with Vale, Brook said".

Read from the order of the words, which news keeps to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference
from kg.extract._syntax import prepositional, subjects
from kg.extract.cues import event_cue
from kg.extract.meets_who import one_each, people_of, within_office
from kg.model import EntityType, Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.meets_mention import Sides

OPENING = frozenset({"after", "following", "during", "in", "at", "ahead", "fresh"})
"""Words that open a sentence with an event that its subject takes part in."""

RECEIVING = frozenset({"welcoming", "receiving", "greeting", "hosting"})
"""Participles that open a sentence with what its subject does to a guest."""

REACH = 14
"""Tokens between the last of those met and the comma behind them: a place, a day."""

TITLES = 8
"""Tokens of the offices that may stand before the name of who speaks."""

TOGETHER = frozenset({"in", "during", "at", "over"})
"""Prepositions before an event in which somebody does something with another."""


def subject_behind_comma(noun: Token, others: list[Token]) -> list[Token]:
    """
    Return A of "After talks with B (in Haven on Monday), A said": who does what the sentence tells.

    The event of *noun* opens the sentence, *others* stand behind its "with". Nobody where another name, a verb or
    a second comma comes between.
    """
    doc, first = noun.doc, noun.sent.start
    if doc[first].lower_ not in OPENING or noun.i - first > REACH or any(x.i <= noun.i for x in others):
        return []
    last = reference(max(others, key=lambda x: x.i))
    i = last.span.end if last is not None else others[-1].i + 1
    comma = next((j for j in range(i, min(i + REACH, len(doc))) if doc[j].text == ","), None)
    if comma is None or any(x.pos_ in {"VERB", "AUX"} or x.is_sent_start for x in doc[i:comma]):
        return []
    for j in range(comma + 1, min(comma + 1 + TITLES, len(doc))):
        one = reference(doc[j])
        if one is not None and one.how in {"name", "pronoun"} and one.referents[0].type is EntityType.PERSON:
            close = one.span.end
            acts = close < len(doc) and doc[close].tag_ in {"VBD", "VBZ", "MD"}
            return [one.span.root] if acts else []
        titled = doc[j].pos_ in {"PROPN", "ADJ", "NOUN", "DET", "PART"} or doc[j].text in {"-", "'s", "’s"}
        if not (within_office(doc, j) or titled) or doc[j].is_sent_start:
            return []
    return []


def done_with(noun: Token) -> tuple[list[Token], list[Token]]:
    """
    Return A and B of "A raised it with B in a meeting", an event of nobody's in which one does something with another.

    Empty where the event is known from elsewhere ("the summit") or is one that many come to.
    """
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in TOGETHER else None
    cue = event_cue(noun)
    if verb is None or verb.pos_ != "VERB" or cue is None or cue.kind not in {Kind.MEETING, Kind.TALKS, Kind.CALL}:
        return [], []
    if any(x.dep_ in {"det", "poss"} and x.lower_ not in {"a", "an"} for x in noun.children):
        return [], []
    doers, others = list(subjects(verb)), [x for x in prepositional(verb, "with") if x.i < noun.i]
    return (doers, others) if people_of(doers) and people_of(others) else ([], [])


def received_in_front(word: Token) -> Sides:
    """
    Return host and guest of "Welcoming Vale to the palace, Brook praised him".

    Parsers take the participle for a part of the name. Whoever is named first behind it, before the comma, is the
    guest; the subject of the sentence is the host.
    """
    if word.lower_ not in RECEIVING or not word.is_sent_start or word.pos_ not in {"PROPN", "NOUN"}:
        return ()
    behind = word.doc[word.i + 1 : min(word.i + REACH, word.sent.end)]
    comma = next((x.i for x in behind if x.text == ","), word.i)
    guests = people_of(x for x in behind if x.i < comma and (one := reference(x)) is not None and one.span.root == x)
    hosts = people_of(subjects(word.sent.root))
    return one_each(hosts, guests)
