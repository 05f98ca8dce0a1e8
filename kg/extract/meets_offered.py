"""
Meetings offered, proposed or asked for, and what became of that: "turned down Vale's offer of talks".

Who offers stands before the noun or behind "from", who is asked answers the offer, or stands behind "to" or "with".
Refused, the meeting is denied; accepted, it is planned; else it is possible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract._syntax import children, negated, prepositional, subjects
from kg.extract.cues import event_cue
from kg.extract.meets_mention import Mention
from kg.extract.meets_nouns_clause import principal
from kg.extract.meets_treats import is_event
from kg.extract.meets_who import actors_of
from kg.model import EntityType, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.meets_mention import Side

OFFERS = frozenset({"offer", "proposal", "request", "plea", "suggestion", "bid"})
"""Nouns whose "of" or "for" tells of a meeting that somebody wants."""

REFUSING = frozenset({"reject", "decline", "refuse", "rebuff", "spurn", "dismiss"})
AGREEING = frozenset({"accept", "grant", "agree"})
MAKING = frozenset({"make", "extend", "repeat", "renew", "convey", "send", "submit", "file", "put"})
"""Verbs of whose offer it is; of other verbs the subject is who answers it."""


def told_by_offer(noun: Token) -> Iterator[Mention]:
    """Yield the meeting that *noun*, an offer or request, is of, with who made it and who was asked."""
    event = next((x for x in _told_of(noun) if is_event(x)), None)
    cue = event_cue(event) if event is not None else None
    if event is None or cue is None or any(x.lower_ == "no" for x in noun.children):
        return
    verb = noun.head if noun.dep_ in {"dobj", "nsubjpass"} and noun.head.pos_ == "VERB" else None
    doers = _doers(verb, noun) if verb is not None else []
    makers = actors_of(_makers(noun, event)) or (doers if verb is not None and verb.lemma_ in MAKING else [])
    asked = actors_of(_asked(noun, event, verb)) or [x for x in doers if verb is not None and verb.lemma_ not in MAKING]
    known = {one for one, _ in makers}
    asked = [x for x in asked if x[0] not in known]
    people = [one.type is EntityType.PERSON for one, _ in (*makers, *asked)]
    if makers and asked and (all(people) or not any(people)):
        yield Mention(event, (*makers, *asked), _answer(verb), cue.kind, "meets/offer", via=verb)


def _told_of(noun: Token) -> Iterator[Token]:
    """Yield what the offer is of; the "for" of "a request by Brook for a meeting" is hung on the verb at times."""
    yield from prepositional(noun, "of", "for")
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        behind = (x for x in children(noun.head, "prep") if x.lower_ == "for" and x.i > noun.i)
        yield from (y for x in behind for y in children(x, "pobj"))


def _makers(noun: Token, event: Token) -> list[Token]:
    return [*children(noun, "poss"), *prepositional(noun, "from", "by"), *prepositional(event, "from")]


def _asked(noun: Token, event: Token, verb: Token | None) -> list[Token]:
    beside = [*prepositional(event, "with"), *prepositional(noun, "to")]
    return beside or ([*prepositional(verb, "to")] if verb is not None and verb.lemma_ in MAKING else [])


def _doers(verb: Token, noun: Token) -> list[Side]:
    passive = noun.dep_ == "nsubjpass"
    return actors_of(principal(x) for x in (prepositional(verb, "by") if passive else subjects(verb)))


def _answer(verb: Token | None) -> Status:
    if verb is None:
        return Status.POSSIBLE
    down = verb.lemma_ == "turn" and any(x.lower_ == "down" for x in verb.children)
    refused = down or verb.lemma_ in REFUSING
    if refused:
        return Status.POSSIBLE if negated(verb) else Status.DENIED
    open_yet = negated(verb) or any(x.tag_ == "MD" for x in verb.children)
    return Status.PLANNED if verb.lemma_ in AGREEING and not open_yet else Status.POSSIBLE
