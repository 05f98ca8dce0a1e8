"""
Meetings that were moved to another time: "postponed from 12 May to 17 May", "pushed back to next week".

What was to be on the old day is off, and a meeting of the same people is planned for the new one. Where no old day is
told, that it was put off is still told by itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.dates import within
from kg.extract._syntax import children, negated
from kg.extract.cues import event_cue
from kg.extract.meets_set import SET, TAKES_PLACE
from kg.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.annotate.dates import Dated
    from kg.extract.meets_mention import Mention

MOVING = frozenset({"postpone", "reschedule", "move", "shift", "defer", "delay", "adjourn"})
"""Verbs that with "to" or "until" and a time tell to when something is moved."""

MOVING_WITH = {
    "push": frozenset({"back"}), "put": frozenset({"back", "off", "forward"}), "bring": frozenset({"forward"}),
    "move": frozenset({"back", "forward", "up"}), "hold": frozenset({"over"}), "carry": frozenset({"over"}),
}  # fmt: skip
"""Verbs that do so with one of these words."""

TO = frozenset({"to", "until", "till", "for"})
MAY = frozenset({"may", "might", "could", "would", "should", "can"})


def moved(one: Mention) -> list[Mention]:
    """Return what *one* comes to where its clause tells of a new time for it: the old one off, the new one planned."""
    if (later := _held_later(one)) is not None:
        return [replace(one, date=one.date if later.iso(future=True) != one.date else None), _at(one, later)]
    verb = _moving(one)
    if verb is None or negated(verb) or any(x.lower_ in MAY for x in children(verb, "aux")):
        return [one]
    new = _dated_behind(verb, TO, one)
    day = new.iso(future=True) if new is not None else None
    if new is None or day is None:
        return [one]
    off = replace(one, status=Status.CANCELLED, date=_old_day(one, verb, new, day))
    on = replace(one, status=Status.PLANNED, date=day)
    return [off, on] if one.status is Status.CANCELLED or off.date else [on]


def _held_later(one: Mention) -> Dated | None:
    """Return the new time of "was put off and will now take place in June", where *one* is off."""
    if one.status is not Status.CANCELLED:
        return None
    for verb in (y for x in _verbs_of(one.event) for y in children(x, "conj")):
        will = any(x.lower_ in {"will", "'ll"} for x in verb.children)
        if will and verb.lemma_ in TAKES_PLACE and not negated(verb):
            end = verb.right_edge.i
            dates = within(one.event.doc._.dates or [], one.event.sent)
            return next((x for x in dates if verb.i < x.span.start <= end and x.future is not None), None)
    return None


def _at(one: Mention, later: Dated) -> Mention:
    """Return *one* as planned for the time *later*, at the place that stands with it."""
    return replace(one, status=Status.PLANNED, date=later.iso(future=True))


def _old_day(one: Mention, verb: Token, new: Dated, day: str) -> str | None:
    """Return when *one* was to be: the day behind "from", else its own date where that is not the *new* one."""
    old = _dated_behind(verb, frozenset({"from"}), one)
    if old is None:
        return one.date if one.date not in {new.past, new.future} else None
    if old.past is not None and old.future is not None and old.future > day and new.past != day:
        return old.past  # told on a Thursday, "from Tuesday to Friday" is from the Tuesday before
    return old.future or old.past


def _moving(one: Mention) -> Token | None:
    """Return the verb by which *one* is moved: its passive subject or its object, or the clause behind "but"."""
    noun = one.event.pos_ in {"NOUN", "PROPN"}
    for verb in _verbs_of(one.event) if noun else _told_on(one):
        words = MOVING_WITH.get(verb.lemma_, frozenset())
        if words and any(x.lower_ in words for x in verb.children):
            return verb
        if verb.lemma_ in MOVING:
            return verb
    return None


def _verbs_of(event: Token) -> Iterator[Token]:
    """Yield the verbs done to *event*: "the talks were moved", "moved the talks", "the talks, moved to Friday, "."""
    if event.dep_ in {"nsubjpass", "dobj", "nsubj"} and event.head.pos_ == "VERB":
        verb = event.head
        # "Talks, postponed to Friday, will be held", taken for a clause of theirs: nothing else is moved by them.
        if event.dep_ != "nsubj" or not any(x.dep_ == "dobj" for x in verb.children):
            yield verb
            yield from (x for x in children(verb, "conj") if not any(y.dep_ in {"nsubj", "dobj"} for y in x.children))
    # The parser joins "talks between Norland and Sudland, postponed to Friday" to the last of the names.
    yield from (x for x in event.subtree if x.dep_ == "acl" and x.tag_ == "VBN")


def _told_on(one: Mention) -> Iterator[Token]:
    """Yield the verbs whose passive goes on about *one*: "was to meet Vale on Monday, but the meeting was moved to"."""
    if one.status is not Status.CANCELLED:
        return
    for verb in children(one.event.sent.root, "conj"):
        subject = next(children(verb, "nsubjpass"), None)
        if subject is not None and verb.i > one.event.i and (subject.lower_ == "it" or event_cue(subject) is not None):
            yield verb


def _dated_behind(verb: Token, prepositions: frozenset[str], one: Mention) -> Dated | None:
    """Return the date behind *verb* that one of *prepositions* ties to it, a day or a month at least."""
    doc = verb.doc
    for dated in within(doc._.dates or [], one.event.sent):
        start = dated.span.start
        first = dated.span[0]
        before = first if first.lower_ in TO | {"from"} else doc[start - 1] if start else first
        if start <= verb.i or before.lower_ not in prepositions or len(dated.future or "") <= len("2031"):
            continue
        if doc[before.i - 1].lemma_.lower() not in SET and _belongs(before, verb):
            return dated
    return None


def _belongs(preposition: Token, verb: Token) -> bool:
    """Tell whether no other verb than *verb* governs *preposition*: "put off talks planned for Friday" has two."""
    for above in preposition.ancestors:
        if above.i == verb.i:
            return True
        if above.pos_ == "VERB":
            return False
    return False
