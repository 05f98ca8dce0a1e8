"""Meetings that others report and the text then has denied: "No such meeting took place", "called it a novel"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import in_title, referents
from kg.extract._syntax import children, negated, subjects
from kg.extract.cues import meeting_cues
from kg.extract.unasserted import DENYING, FICTION, HEARSAY, UNTRUE
from kg.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotate.doc import Referent
    from kg.extract.meets_mention import Mention

ALLEGING = frozenset({"report", "claim", "allege", "suggest", "write", "say", "quote", "insist", "maintain", "assert",
                      "hint", "announce", "have"})  # fmt: skip
"""Verbs in whose clause a meeting is told that others may deny."""

HINTING = frozenset({"report", "claim", "allege", "suggest", "hint", "quote"})

TALES = HEARSAY | {"story", "account", "article", "version", "item"}
"""What tells of a meeting, and can be denied."""

MEETING_WORDS = frozenset({"meeting", "talk", "visit", "call", "trip", "encounter", "conversation", "contact", "thing",
                           "session", "discussion"})  # fmt: skip
PRESS = frozenset({"newspaper", "paper", "daily", "weekly", "tabloid", "magazine", "website", "broadcaster", "channel",
                   "station", "report", "article", "outlet", "portal"})  # fmt: skip
"""Words for those who report, told apart from those who know."""

REACH = 3
"""Sentences after the report in which it is denied, its own counted."""

REACH_BACK = 4
"""Sentences before what a paper says in which it is denied: news tells the denial first."""


def denied_after(doc: Doc, mentions: list[Mention]) -> None:
    """Let those of *mentions* be denied that are only reported to have been held, where the text denies the report."""
    for token in doc if any(_alleged(x.event) or _asked(x.event) for x in mentions) else ():
        denies = _denies(token)
        if in_title(token) or not (denies or _is_no_plan(token)):
            continue
        told = [x for x in mentions if x.event.i < token.i and _near(x.event, token)]
        reported = [
            x
            for x in told
            if (
                denies
                and x.event.sent != token.sent
                and x.status in {Status.HELD, Status.POSSIBLE}
                and _alleged(x.event)
            )
            or (x.event.sent == token.sent and x.status is not Status.CANCELLED and _asked(x.event))
        ]
        if reported:
            reported[-1].status = Status.DENIED

    for one in mentions:
        if one.status is Status.HELD and _told_by_the_press(one.event) and _denied_before(one):
            one.status = Status.DENIED

    for denial in mentions:
        if denial.status is Status.DENIED:
            for one in mentions:
                if set(one.who) == set(denial.who) and _alleged(one.event, HINTING):
                    one.status = Status.DENIED  # "He was said to have met her. 'I have never met her,' he said."


def _told_by_the_press(event: Token) -> bool:
    """Tell whether a paper or a channel is the one who tells of *event*: "The Haven Post said that they dined"."""
    for token in (event, *event.ancestors):
        if token.dep_ == "ccomp" and token.head.lemma_ in ALLEGING:
            return any(_is_press(x) for x in children(token.head, "nsubj"))
    return False


def _is_press(noun: Token) -> bool:
    if noun.lemma_.lower() in PRESS or any(x.lemma_.lower() in PRESS for x in children(noun, "compound", "appos")):
        return True
    return noun.dep_ == "nsubj" and any(x.lower_ in PRESS for x in noun.lefts)


def _denied_before(one: Mention) -> bool:
    """
    Tell whether the sentences before have somebody deny a report, or that he met anybody.

    What a paper said is then that report, or that meeting.
    """
    event = one.event
    doc, start, who = event.doc, event.sent.start, set(one.who)
    for _ in range(REACH_BACK):
        if start:
            start = doc[start - 1].sent.start
    return any(
        x.lemma_ in DENYING
        and x.pos_ == "VERB"
        and not negated(x)
        and (any(y.lemma_.lower() in TALES for y in children(x, "dobj")) or who & _who_met(x))
        for x in doc[start : event.sent.start]
    )


def _who_met(denial: Token) -> set[Referent]:
    """Return who is said not to have met anybody: Brook in "Brook denied that she had met an old friend"."""
    clauses = (x for x in children(denial, "ccomp") if (x.lemma_.lower(), "VERB") in meeting_cues())
    return {z for x in clauses for y in subjects(x) for z in referents(y)}


def _near(event: Token, token: Token) -> bool:
    start, doc = token.sent.start, token.doc
    for _ in range(REACH - 1):
        if start:
            start = doc[start - 1].sent.start
    return event.i >= start


def _alleged(event: Token, verbs: frozenset[str] = ALLEGING) -> bool:
    """Tell whether *event* is told in what somebody says, claims or reports, as one of *verbs* has it."""
    token = event
    while token.head != token:
        if token.dep_ in {"ccomp", "acl", "xcomp", "parataxis"} and token.head.lemma_ in verbs | HEARSAY:
            return True
        rumoured = token.dep_ == "xcomp" and token.head.lemma_ in {"say", "rumour", "rumor", "believe"}
        if rumoured and any(x.dep_ == "nsubjpass" for x in token.head.children):
            return True  # "was said to have met"
        if token.dep_ == "pcomp" and token.head.head.lemma_ in verbs:
            return True  # "quoted them as saying that"
        token = token.head
    return False


def _asked(event: Token) -> bool:
    """Tell whether somebody is asked about *event*: "asked whether they would meet", "asked about a meeting with"."""
    above = (x for x in event.ancestors if x.lemma_.lower() == "ask" and x.tag_ in {"VBN", "VBD"} and x.i < event.i)
    return any(not list(children(x, "nsubj")) for x in above)


def _denies(token: Token) -> bool:
    """Tell whether *token* heads words that deny a report: the verb, or the noun of what never was."""
    if token.lemma_ in DENYING and token.pos_ == "VERB" and not negated(token):
        denied = {x.lemma_.lower() for x in children(token, "dobj", "nsubjpass")}
        # A proposal too is "it", and rejected.
        if denied & TALES or (token.lemma_ in {"deny", "refute"} and denied & {"it", "this"}):
            return True
    if token.lemma_ in {"call", "describe", "brand", "dismiss"} and token.pos_ == "VERB":
        about = [x for x in children(token, "dobj", "nsubj", "nsubjpass") if x.lemma_.lower() in TALES | {"it", "this"}]
        return bool(about) and any(x.lemma_.lower() in FICTION | UNTRUE | {"novel"} for x in token.subtree)
    if token.lemma_.lower() in MEETING_WORDS and token.pos_ == "NOUN":
        # "No such meeting took place", "there were no such talks"
        before = {x.lower_ for x in token.children}
        return {"no", "such"} <= before
    return False


def _is_no_plan(token: Token) -> bool:
    """Tell whether *token* heads "no plans", "no request": an answer to who asks about a meeting."""
    return token.lemma_ in {"plan", "request", "intention"} and any(x.lower_ == "no" for x in token.children)
