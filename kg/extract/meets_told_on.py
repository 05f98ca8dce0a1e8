"""
When and where a meeting was, told in a sentence behind it: "The talks took place in Haven", "The meeting, on Tuesday,".

The definite noun of a meeting without participants of its own is the one told last, if that is near and of such a
kind. Only what that one lacks is taken over; where both tell a day or a place, it may be another meeting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import in_title, reference, sentences_between, tokens_of
from kg.extract._syntax import prepositional
from kg.extract.cues import event_cue
from kg.extract.meets_discourse import ANOTHER
from kg.extract.meets_mention import Mention
from kg.extract.meets_when import chain_of, own_date
from kg.extract.meets_where import own_place
from kg.extract.status import status_of
from kg.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NEAR = 2
"""Sentences behind a meeting in which such a noun is of it."""

GREAT = frozenset({Kind.SUMMIT, Kind.CONFERENCE})
"""Kinds of meetings that one which was told as talks is not."""

DEFINITE = frozenset({"the", "this", "that", "their", "these", "those"})


def told_on(doc: Doc, mentions: list[Mention]) -> None:
    """Give *mentions* the day and the place that a later sentence of their document tells of them."""
    at = {x.event.i for x in mentions}
    for token in tokens_of(doc):
        if token.i in at or not _refers_to_one(token):
            continue
        told = _last(token, mentions)
        if told is None or (told.date and told.place is not None):
            continue
        again = _again(token, told)
        if again is None or again.status is not told.status:
            continue
        chain = chain_of(again)
        day, (place, where) = own_date(again, chain), own_place(again, chain)
        apart = day and told.date and not (day.startswith(told.date) or told.date.startswith(day))
        if apart or (place is not None and told.place not in {None, place}):
            continue  # "The talks in Haven": other ones
        told.date = told.date or day
        if told.place is None and told.kind is not Kind.CALL:
            told.place, told.place_token = place, where if where is None or where.sent == told.event.sent else None


def _refers_to_one(noun: Token) -> bool:
    """Tell whether *noun* is of a meeting known from before, and names nobody: "the talks", "their call"."""
    if noun.pos_ != "NOUN" or in_title(noun) or reference(noun) is not None:
        return False
    cue = event_cue(noun)
    words = {x.lower_ for x in noun.children if x.i < noun.i}
    if cue is None or cue.frame != "nominal" or not words & DEFINITE or words & ANOTHER:
        return False
    return not list(prepositional(noun, "with", "between", "of", "among"))


def _last(noun: Token, mentions: list[Mention]) -> Mention | None:
    """Return the meeting told last before *noun*, if it is near: one whose day or place may be told here."""
    before = [x for x in mentions if x.event.i < noun.i and not in_title(x.event)]
    if not before:
        return None
    told = max(before, key=lambda x: x.event.i)
    call = event_cue(noun)
    if call is None or (call.kind is Kind.CALL) is not (told.kind is Kind.CALL):
        return None
    if call.kind in GREAT and told.kind is not call.kind:
        return None  # "held talks. The summit in Haven": another
    return told if 0 < sentences_between(told.event, noun) <= NEAR else None


def _again(noun: Token, told: Mention) -> Mention | None:
    """Return *told* as its noun tells it again, the subject or an adjunct of its clause."""
    verb = noun.head if noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.pos_ in {"VERB", "AUX"} else None
    if verb is None and noun.dep_ != "pobj":
        return None
    status = status_of(noun, verb) if verb is None or verb.lemma_ != "be" else told.status
    return Mention(noun, told.sides, status, told.kind, told.rule, via=verb)
