"""
Held, planned, possible, cancelled, denied: what a clause says of the event it tells of.

Read from the event's word outwards: its own auxiliaries and negation, then what governs it
("agreed to", "a chance that", "called off"). The first that decides wins, but a negation on the
way turns what it governs into a denial, and a plan that is only hoped for is no plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import in_title
from kg.extract._syntax import auxiliaries, children, negated, prepositional
from kg.extract.cues import event_cue, status_cues
from kg.extract.lapsed import lapsed
from kg.extract.lasting import goes_on, is_taken_chance
from kg.extract.meets_agenda import agenda_of
from kg.extract.short_of import short_of
from kg.extract.status_signs import (
    FIXED,
    SPEECH,
    agreed_if,
    agreed_on,
    at_first,
    by_nobody,
    cue_of,
    done_to,
    end_of,
    future_words,
    gets_under_way,
    happens,
    is_dated,
    is_fixed_behind,
    is_long_ago,
    is_never,
    is_open,
    is_participle,
    is_present,
    is_reported,
    is_there,
    negated_plan,
    of_preparations,
    on_condition,
    past_plan,
    was_to_have_been,
)
from kg.extract.unasserted import HEARSAY, pointless, unsettled, veiled
from kg.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

PURPOSE_MOTION = frozenset(
    {
        "walk",
        "slip",
        "drive",
        "sail",
        "rush",
        "cross",
        "travel",
        "fly",
        "arrive",
        "leave",
        "head",
        "go",
        "come",
        "return",
        "visit",
        "pay",
    }
)
ON_THE_WAY = frozenset({"arrive", "leave", "head", "depart"})
"""Motion that tells of an end not yet reached: "arrived for talks". "Travelled to Norland for talks" tells of both."""
TAKING = frozenset({"take", "bring", "usher", "lead", "whisk", "escort", "drive", "fly"})
"""What is done to somebody who is brought to see another."""

FIRST = frozenset({"first", "second", "third", "fourth", "last", "latest", "only"})
"""Modifiers of who did what the infinitive behind says: "the first minister to meet Vale"."""

STOPPING = frozenset({"stop", "drop", "call", "pause", "break", "interrupt", "cut"})
"""Verbs of a halt on the way whose infinitive tells what was done there."""
ASKING = frozenset({"call", "press", "push", "ask", "hope", "wait", "invite"})
"""Verbs whose "for" tells of what may come: "called for talks"."""

TALKING = frozenset({"be", "speak", "talk", "tell", "brief", "address", "urge", "warn", "ask", "insist", "pledge"})
"""Verbs beside those of speech that are told of on the eve: "spoke before meeting Vale"."""

GLAD = frozenset({"happy", "glad", "pleased", "delighted", "honoured", "honored"})
"""Adjectives of who meets somebody gladly."""

WISHING = frozenset({"like", "love", "prefer", "wish", "hope", "welcome"})
"""What somebody would do who has no plan yet."""

REFUSING = frozenset({"refuse", "rebuff", "reject", "deny", "turn", "snub"})
"""What is done to whoever asks in vain."""

MEASURES = frozenset({"round", "series", "set", "day", "hour", "session", "bout", "minute", "number", "pair", "kind"})
"""Nouns that count what stands behind their "of": "a round of talks" was held if the round was."""

HAPPENING = frozenset({"take", "happen", "occur", "begin", "start", "resume", "open", "follow", "go", "proceed",
                       "continue", "fail", "be", "remain", "come"})  # fmt: skip
"""Verbs whose form tells of the event that is their subject; that of others tells of something else ("could bring")."""

TREATING = frozenset({"focus", "cover", "deal", "address", "centre", "center", "touch", "include", "last",
                      "concentrate", "tackle", "review"})  # fmt: skip
"""Verbs that a meeting does while it goes on: in the future, so is the meeting."""

MODIFIERS = {
    **dict.fromkeys(("planned", "scheduled", "upcoming", "forthcoming", "expected", "coming", "impending"),
                    Status.PLANNED),
    **dict.fromkeys(("possible", "potential", "proposed", "future", "prospective", "eventual", "alleged", "purported",
                     "supposed", "rumoured", "rumored", "hypothetical"), Status.POSSIBLE),
    **dict.fromkeys(("cancelled", "canceled", "postponed", "aborted", "scrapped", "shelved"), Status.CANCELLED),
}  # fmt: skip
"""Words before a noun → the status of its event: "a planned meeting"."""


OBSTACLES = frozenset({"obstacle", "objection", "hurdle", "impediment", "barrier"})
"""What may stand in the way of a meeting, which is yet to be."""

MAX_CLIMB = 5
"""Governors looked at: further ones say nothing of the event any more."""


def status_of(event: Token, via: Token | None = None) -> Status:
    """
    Return the status of what *event*, a verb or noun, tells of.

    *via* is the verb that a noun depends on ("held" in "held talks"), where one does.
    """
    if (open_yet := pointless(event)) is not None:
        return open_yet
    if (event.dep_ == "attr" and was_to_have_been(event.head)) or is_participle(event) or goes_on(event):
        return Status.HELD
    found = _of_noun(event, via) if event.pos_ in {"NOUN", "PROPN", "ADJ"} else _of_verb(event, 0)
    if (told := lapsed(event, found)) is not None:
        return told
    if found is Status.HELD or (found is Status.POSSIBLE and event.pos_ == "NOUN"):
        if any(x.lower_ == "any" and x.dep_ == "det" for x in event.children):
            return Status.POSSIBLE  # "objected to any meeting between"
        if found is Status.HELD and (short := short_of(event)) is not None:
            return short
        return veiled(event) or found
    if found is Status.PLANNED and event.dep_ in {"acl", "ccomp"} and event.head.lemma_ in HEARSAY:
        return Status.POSSIBLE  # "there is speculation that they will meet"
    if found is Status.PLANNED and (unsettled(end_of(event)) or agreed_if(event)):
        return Status.POSSIBLE  # "whether they will meet is not clear"
    return found


def _of_noun(noun: Token, via: Token | None) -> Status:
    """Return what the words around an event's noun say: "a planned meeting", "no talks", "the end of talks"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        told = status_cues().get((noun.head.head.lemma_.lower(), "NOUN"))
        if told is not None:
            return negated_plan(noun.head.head, told)
    ahead = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "with" else None
    if ahead is not None and ahead.lemma_ == "go" and any(x.lower_ == "ahead" for x in ahead.children):
        return _of_verb(ahead, 0)  # "went ahead with a scheduled meeting"
    if ahead is not None and ahead.lemma_ in {"proceed", "push"} and negated(ahead):
        return Status.CANCELLED  # "will not proceed with his visit"
    undone = _undone(past_plan(noun, via or noun.head)) if noun.dep_ in {"dobj", "nsubjpass", "nsubj"} else None
    if undone is not None:
        return undone  # "a planned meeting was called off"
    for child in noun.children:
        if child.dep_ in {"amod", "compound", "acl", "relcl", "det", "neg", "advmod"}:
            if child.dep_ == "det" and child.lower_ == "no":
                return Status.DENIED
            if child.lower_ in MODIFIERS:
                kept_away = via is not None and not negated(via) and cue_of(via) is Status.DENIED
                return Status.DENIED if kept_away else MODIFIERS[child.lower_]  # "skipped a scheduled meeting"
            if child.dep_ == "acl" and child.tag_ == "VBN" and cue_of(child) is Status.CANCELLED:
                return Status.CANCELLED  # "a meeting called off on Monday"
            if child.dep_ == "acl" and child.lower_ in FIXED and via is None and not at_first(child):
                return Status.PLANNED
    if (agenda := agenda_of(noun)) is not None:
        if negated(noun.head):
            return Status.DENIED
        return Status.HELD if noun.head.tag_ == "VBD" and agenda.dep_ == "nsubj" else Status.PLANNED
    if (on := _on_agenda_of(noun)) is not None:
        return on
    if via is None and any(is_fixed_behind(x, noun) for x in noun.subtree):
        return Status.PLANNED  # "talks with Vale due to start on Friday", hung on Vale
    if via is not None and negated(via) and happens(via) and any(x.tag_ == "MD" for x in via.children):
        return Status.CANCELLED
    if via is not None and noun.lemma_ == "appointment" and via.tag_ in {"VBZ", "VBP"} and not negated(via):
        return Status.PLANNED  # "has an appointment with Vale"
    if via is not None:
        return _governed(noun, via)
    head = noun.head
    if noun.dep_ == "appos" and noun.left_edge.i and noun.doc[noun.left_edge.i - 1].text == ":":
        # "has one more engagement: breakfast with Vale"
        return Status.PLANNED if noun.sent.root.tag_ in {"VBZ", "VBP", "VB"} else Status.HELD
    if head.dep_ == "prep" and head.tag_ == "VBG":
        return _after_preposition(head)  # "Following his meeting with Vale"
    if head == noun:
        # A heading or fragment: "Talks between A and B".
        return Status.HELD
    if head.pos_ in {"VERB", "AUX"}:
        if noun.dep_ == "nsubj" and head.lemma_ == "be":
            if any(x.lower_ == "out" for x in children(head, "prep")):
                return Status.DENIED  # "is out of the question"
            if any(x.lower_ in {"table", "cards", "agenda"} for x in prepositional(head, "on", "in")):
                return Status.POSSIBLE  # "is on the table"
            for predicate in children(head, "acomp", "attr"):
                told = cue_of(predicate)
                if told is not None:
                    return Status.DENIED if negated(head) else told
        if head.lemma_ in {"fail", "leave"} and noun.dep_ == "nsubj":
            return Status.HELD  # "the talks failed", "could fail", "failed to end the strike": they are held
        deciding = (head.lemma_.lower(), "VERB") in status_cues() or cue_of(head) is not None
        if noun.dep_ == "nsubj" and head.lemma_ not in HAPPENING and not (deciding or gets_under_way(head)):
            definite = any(
                x.lower_ in {"the", "this", "that", "last", "first", "second"} or x.dep_ == "poss"
                for x in noun.children
            )
            own = _of_verb_only(head)
            if own is Status.PLANNED and head.lemma_ in TREATING:
                return own  # "their talks will focus on"
            return Status.HELD if definite or own is Status.HELD else Status.POSSIBLE
        if negated(head) and happens(head) and any(x.tag_ == "MD" for x in head.children):
            return Status.CANCELLED  # "will not take place", "will not go ahead": it had been to
        return _governed(noun, head)
    if (head.pos_ == "ADP" or head.dep_ == "prep") and head.head != head:
        return _after_preposition(head)
    if head.pos_ == "NOUN":
        found = status_cues().get((head.lemma_.lower(), "NOUN"))
        if noun.dep_ == "nsubj" and head.lower_ in HAPPENING and found is None:
            return Status.PLANNED if is_dated(head) else Status.HELD  # "talks resume on Monday", taken for a noun
        return found or _of_noun(head, None) if head.head != head else found or Status.HELD
    return Status.HELD


def _on_agenda_of(noun: Token) -> Status | None:
    """Return what is said of what is on a meeting's agenda: "will be high on the agenda of the talks": they will be."""
    agenda = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if agenda is None or agenda.lemma_ != "agenda":
        return None
    verb = next((x for x in agenda.ancestors if x.pos_ in {"VERB", "AUX"}), None)
    return _of_verb(verb, 0) if verb is not None else None


def _undone(verb: Token) -> Status | None:
    """Return what *verb* says of its object or passive subject if that is that nothing came of it."""
    if verb.pos_ != "VERB" or negated(verb) or cue_of(verb) is not Status.CANCELLED:
        return None
    return Status.CANCELLED if _of_verb_only(verb) is Status.HELD else None


def _after_preposition(preposition: Token) -> Status:
    word, governor = preposition.lower_, preposition.head
    if word in {"after", "following", "during", "since", "at", "in", "over"} and governor.pos_ in {
        "VERB",
        "AUX",
        "NOUN",
        "PROPN",
    }:
        # What happens after it or in it presupposes it, if that happened itself.
        verb = done_to(governor)
        own = _of_verb(verb, 1) if verb is not None else Status.HELD
        if word == "in" and governor.lemma_ == "be" and own is Status.DENIED:
            return own  # "denied that it was in talks with"
        within = word in {"during", "at", "in", "over"}
        # "flies home tomorrow after a lunch with Vale": that is to come too
        indefinite = any(x.lower_ in {"a", "an"} for y in children(preposition, "pobj") for x in y.children)
        within = within or (word == "after" and own is Status.PLANNED and indefinite)
        return own if own in {Status.PLANNED, Status.POSSIBLE} and within else Status.HELD
    if word in {"before", "ahead"} or (word == "of" and governor.lower_ == "ahead"):
        # "met Hill before a late session with Vale": one after the other, both are told as past
        return Status.HELD if word == "before" and _went_on(governor) else Status.PLANNED
    if word == "to" and any(x.lemma_ in OBSTACLES for x in (governor, *children(governor, "dobj"))):
        return Status.POSSIBLE  # "saw no obstacle to a meeting"
    if (
        word == "about"
        and governor.lemma_ == "ask"
        and any(x.dep_ == "poss" for y in children(preposition, "pobj") for x in y.children)
    ):
        return Status.HELD  # "asked about her meeting with Vale"
    if word == "to" and governor.lemma_ == "say" and any(x.lower_ == "no" for x in governor.children):
        return Status.DENIED  # "said no to a summit"
    if word == "to" and governor.lemma_ == "look" and any(x.lower_ == "forward" for x in governor.children):
        return Status.PLANNED
    if word == "to" and governor.lower_ == "forward" and governor.head.lemma_ == "look":
        return Status.PLANNED
    if word == "without" or any(x.lower_ == "instead" for x in (governor, *preposition.children)):
        return Status.DENIED
    if governor.pos_ == "ADJ" and (told := cue_of(governor)) is not None:
        return told  # "is open to meeting"
    if governor.pos_ == "NOUN":
        found = status_cues().get((governor.lemma_.lower(), "NOUN"))
        if found is not None:
            return negated_plan(governor, found)
        if governor.lemma_ in MEASURES and governor.head != governor:
            return _of_noun(governor, None)
        if word == "for" and governor.lemma_ in {"date", "time", "day", "venue", "place"} and _is_settled(governor):
            return Status.PLANNED  # "agreed on a date for a meeting"
        if word == "for" and governor.lemma_ in {"visit", "trip", "journey", "stop", "tour"}:
            return _of_noun(governor, None)  # "Brook's visit to Haven for talks with Vale ended"
        if word == "for":
            # "may travel to Norland in the spring for talks": the parser hangs the purpose on the nearest noun.
            mover = next((x for x in governor.ancestors if x.pos_ == "VERB"), None)
            if mover is None or mover.lemma_ not in PURPOSE_MOTION:
                return Status.POSSIBLE
            return Status.PLANNED if mover.lemma_ in ON_THE_WAY else _of_verb(mover, 1)
        return Status.HELD  # "details of their meeting were not given": what is denied is not the meeting
    if governor.pos_ in {"VERB", "AUX"}:
        if word == "for" and governor.lemma_ in PURPOSE_MOTION - ON_THE_WAY:
            now = governor.tag_ == "VBZ" and not in_title(governor) and not negated(governor)
            return Status.PLANNED if now else _of_verb(governor, 1)  # "flies to Haven for talks"
        if word == "for" and governor.lemma_ in PURPOSE_MOTION | {"prepare"}:
            return Status.PLANNED
        if word == "for" and governor.lemma_ in ASKING:
            refused = (x for x in children(governor, "conj") if x.lemma_ in REFUSING)
            passive = any(y.dep_ == "auxpass" for x in refused for y in x.children)
            return Status.DENIED if passive else Status.POSSIBLE  # "asked for a meeting and was refused"
        if word == "for" and (told := of_preparations(governor)) is not None:
            return told
        if word == "for" and governor.lemma_ == "be":
            # "was due in Haven on Monday for talks", where parsers hang "for" on the verb.
            told = next((x for x in map(cue_of, children(governor, "acomp")) if x is not None), None)
            if told is not None:
                return Status.DENIED if negated(governor) else told
        if word == "for" and any(is_open(x) for x in children(governor, "nsubjpass")):
            return Status.POSSIBLE  # "no date was set for a meeting"
        return _governed(preposition, governor)
    return Status.HELD


def _is_settled(noun: Token) -> bool:
    """Tell whether a date or a place is agreed on, set or named."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    return verb.lemma_ in {"agree", "set", "fix", "name", "settle"} and _of_verb_only(verb) is Status.HELD


def _governed(event: Token, verb: Token) -> Status:
    """Return what *verb* says of the event that it governs: "called off the talks", "proposed a meeting"."""
    if verb.lemma_ == "leave" and event.dep_ == "dobj":
        return _of_verb(verb, 0)  # "left the talks": they were under way; "left for talks" is another thing
    found = cue_of(verb)
    if found is None:
        return _of_verb(verb, 0)
    if verb.lemma_ == "arrange" and verb.tag_ == "VBD" and is_long_ago(verb):
        return Status.HELD  # "in 1991 she arranged a meeting between": told of because it came about
    if found is Status.PLANNED and verb.lemma_ in {"announce", "confirm"}:
        # What is not announced or confirmed is not denied either.
        return Status.POSSIBLE if negated(verb) else Status.PLANNED
    if found is Status.CANCELLED:
        own = _of_verb_only(verb)
        threatened = own is None and verb.head.lemma_ in {"threaten", "offer", "consider", "want"}
        return Status.POSSIBLE if own in {Status.POSSIBLE, Status.DENIED} or threatened else Status.CANCELLED
    if negated(verb):
        return Status.DENIED if found is not Status.DENIED else Status.POSSIBLE  # "did not rule out a meeting"
    tried = verb.dep_ == "xcomp" and verb.head.pos_ == "VERB" and cue_of(verb.head) is Status.POSSIBLE
    tried = tried or (verb.dep_ == "acl" and verb.head.lemma_.lower() in {"effort", "attempt", "bid"})
    if found is Status.PLANNED and (_of_verb_only(verb) is Status.POSSIBLE or unsettled(verb) or tried):
        return (
            Status.POSSIBLE
        )  # "a meeting might be arranged", "are trying to arrange one", "whether talks are planned"
    return found


def _of_verb_only(verb: Token) -> Status | None:
    """Return what the verb's own form says, or ``None`` if it says nothing (an infinitive, a participle)."""
    if negated(verb) or by_nobody(verb):
        return Status.DENIED
    words = auxiliaries(verb)
    lemmas = [x.lower_ for x in words]
    if any(x.tag_ == "MD" for x in words) and on_condition(verb):
        return Status.POSSIBLE
    for word, aux in zip(lemmas, words, strict=True):
        found = status_cues().get((word, "AUX"))
        if word == "would" and any(x.lower_ == "gladly" for y in (verb, verb.head) for x in children(y, "advmod")):
            return Status.POSSIBLE  # "I would gladly go and meet Vale"
        if word == "could" and any(x.lower_ == "before" for x in children(verb, "mark")):
            return Status.CANCELLED  # "left before she could meet Vale"
        if word == "would" and verb.lemma_ in WISHING:
            return Status.POSSIBLE  # "said he would like to see Vale"
        if word == "would" and (is_reported(verb) or agreed_on(verb)):
            # "said she would meet": the plan of then.
            return Status.PLANNED
        if word in {"could", "might"} and "have" in lemmas:
            return Status.POSSIBLE
        if word == "should" and "have" in lemmas:
            return Status.DENIED  # "should have met": they did not
        if found is not None and aux.tag_ == "MD":
            return found
    if "to" in lemmas and "have" in lemmas and verb.head.lower_ in {"was", "were"}:
        return Status.CANCELLED  # "was to have visited"
    if any(x.lower_ == "if" and x.dep_ == "mark" for x in verb.children):
        return Status.POSSIBLE
    if "to" in lemmas:
        return None
    if verb.tag_ == "VBG" and any(x.lemma_ == "be" for x in words):
        if {"have", "has", "had"} & set(lemmas):
            return Status.HELD  # "have been meeting weekly since May"
        past = any(x.lower_ in {"was", "were"} for x in words)
        coming = future_words(verb, later=not past) or (is_dated(verb) and not in_title(verb) and is_present(words))
        return None if verb.lemma_ in {"go", "plan"} else Status.PLANNED if coming else Status.HELD
    if verb.tag_ in {"VBD"} or any(x.tag_ in {"VBD", "VBZ", "VBP"} for x in words):
        if any(x.lemma_ == "be" and x.tag_ in {"VBZ", "VBP", "VBD"} for x in words) and verb.tag_ == "VB":
            return Status.PLANNED  # "is to meet"
        return Status.HELD
    # "Their talks get under way on Monday", taken for an infinitive: nothing but a subject stands before it.
    bare = verb.tag_ == "VB" and not words and any(x.dep_ == "nsubj" and x.i < verb.i for x in verb.children)
    if verb.tag_ in {"VBZ", "VBP"} or (bare and is_dated(verb)):
        ahead = future_words(verb) or (not in_title(verb) and (is_dated(verb) or _on_a_journey_ahead(verb)))
        return Status.PLANNED if ahead else Status.HELD
    return None


def _on_a_journey_ahead(verb: Token) -> bool:
    """Tell whether a present tense is of a journey to come: "flies to Haven today for", "goes to Haven, where she"."""
    if verb.lemma_ in PURPOSE_MOTION:
        return any(x.lower_ == "today" and x.dep_ == "npadvmod" for x in verb.children)
    if verb.dep_ != "relcl" or not any(x.lower_ == "where" for x in verb.children):
        return False
    journey = next((x for x in verb.ancestors if x.pos_ in {"VERB", "AUX"}), None)
    return journey is not None and journey.lemma_ in PURPOSE_MOTION and _of_verb_only(journey) is Status.PLANNED


def _of_verb(verb: Token, depth: int) -> Status:
    own = _of_verb_only(verb)
    if own is Status.DENIED:
        return own
    if own is not None:
        if verb.dep_ == "ccomp" and verb.head.lemma_ in {"deny", "dismiss", "reject"}:
            return Status.DENIED
        if verb.dep_ == "ccomp" and verb.head.lemma_ in {"hope", "wish", "suggest", "propose", "doubt"}:
            return Status.POSSIBLE
        if own is Status.HELD and verb.dep_ in {"relcl", "acl", "ccomp"}:
            noun = verb.head
            found = status_cues().get((noun.lemma_.lower(), "NOUN"))
            if verb.dep_ == "acl" and found:
                return negated_plan(noun, found)
        return own
    # No finite form of its own: what governs it tells.
    head = verb.head
    to = any(x.lower_ == "to" and x.dep_ == "aux" for x in verb.children)
    if verb.tag_ == "VBN" and any(x.lower_ == "having" for x in auxiliaries(verb)):
        # "having met Vale, Brook left"; "denied having met Vale", "left without having met Vale"
        if head.lower_ == "without":
            return Status.DENIED
        return Status.DENIED if head != verb and cue_of(head) is Status.DENIED else Status.HELD
    if depth > MAX_CLIMB or head == verb:
        return Status.PLANNED if to else Status.HELD
    if head.pos_ in {"NOUN", "PROPN"}:
        found = status_cues().get((head.lemma_.lower(), "NOUN"))
        if to and is_taken_chance(head):
            return Status.HELD
        if found is not None and not (verb.dep_ == "acl" and verb.tag_ == "VBN"):  # "the agreement reached by Brook"
            return negated_plan(head, found)
        if to and verb.dep_ in {"acl", "relcl"}:
            return _of_the_first(head, depth) or Status.PLANNED
        if verb.dep_ == "acl" and verb.tag_ == "VBG" and event_cue(head) is not None:
            return _of_noun(head, None)  # "a summit bringing together Brook and Vale is due to open"
        return Status.HELD
    if head.pos_ == "ADP":
        if head.lower_ == "before" and verb.tag_ == "VBG" and _went_on(head.head):
            return Status.HELD
        return _after_preposition(head)
    if verb.dep_ == "conj":
        return _of_verb(head, depth + 1)
    if head.pos_ in {"VERB", "AUX", "ADJ"}:
        return _of_governor(verb, head, depth, to=to)
    return Status.PLANNED if to else Status.HELD


def _of_the_first(noun: Token, depth: int) -> Status | None:
    """Return what is said of "the first minister to meet Vale": held if somebody is he; ``None`` of another noun."""
    if not any(x.lower_ in FIRST for x in noun.children):
        return None
    if noun.dep_ == "appos":
        return Status.HELD  # "Brook, the first minister to meet Vale, …"
    verb = noun.head
    if noun.dep_ != "attr" or verb.lemma_ not in {"be", "become"}:
        return None
    if any(x.lower_ in {"nearly", "almost"} for x in (*verb.children, *noun.children)):
        return Status.DENIED
    if {"would", "have"} <= {x.lower_ for x in auxiliaries(verb)}:
        return Status.CANCELLED
    return _of_verb(verb, depth + 1)


def _went_on(verb: Token) -> bool:
    """Tell whether what *verb* tells was over when what "before" tells began: "waited before receiving Vale"."""
    still = verb.lemma_ in SPEECH | ON_THE_WAY | TALKING or verb.pos_ not in {"VERB", "AUX"}
    return not still and _of_verb(verb, 1) is Status.HELD


def _of_governor(verb: Token, head: Token, depth: int, *, to: bool) -> Status:
    behind = verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and not to and (verb.i < head.i or behind):
        # "Huddling with Vale, Brook agreed to a truce": it is not the huddle that was agreed on.
        while behind and head.dep_ == "xcomp" and head.head.pos_ == "VERB":
            head = head.head  # "agreed to lift the ban, capping a day of talks"
        if behind and (own := _of_verb_only(head)) is not None:
            return own
        return _of_verb(head, depth + 1)
    if to and head.lemma_ in {
        "be",
        "become",
    }:  # parsers hang the infinitive on the verb: "was the first to meet"
        first = next((x for y in children(head, "attr") if (x := _of_the_first(y, depth)) is not None), None)
        if first is not None:
            return first
    if to and head.pos_ == "ADJ" and head.lower_ in GLAD and head.head.pos_ == "AUX":
        # "would be happy to meet Vale": nothing tells that it will be; "was glad to meet Vale" tells that it was
        would = any(x.lower_ in {"would", "'d"} for x in auxiliaries(head.head))
        return Status.POSSIBLE if would else _of_verb(head.head, depth + 1)
    found = cue_of(head)
    if head.lemma_ in {"have", "be"} and to and any(x.lower_ == "yet" for x in head.children):
        return Status.DENIED  # "has yet to meet"
    if to and head.lower_ == "ought":
        return Status.DENIED if any(x.lower_ == "have" for x in auxiliaries(verb)) else Status.POSSIBLE
    if to and head.lemma_ in STOPPING:
        return _of_verb(head, depth + 1)
    if head.lemma_ == "go" and head.tag_ == "VBG" and to:
        return Status.DENIED if negated(head) else Status.PLANNED  # "is going to meet"
    # "was taken to see Vale", "a tour that took him to Haven to see Vale"
    whom = any(x.dep_ == "dobj" and x.lower_ in {"him", "her", "them"} for x in head.children)
    taken = head.lemma_ in TAKING and (whom or any(x.dep_ == "auxpass" for x in head.children))
    if to and (taken or head.lemma_ in PURPOSE_MOTION - ON_THE_WAY):
        return _of_verb(head, depth + 1)
    if found is None and head.pos_ == "AUX":
        adjective = next(children(head, "acomp"), None)
        found = cue_of(adjective) if adjective is not None else None
        if found is None and to and verb.dep_ in {"advcl", "xcomp"} and is_there(head, verb):
            return Status.HELD  # "was on hand to greet Vale"
        if found is None and to:
            return Status.DENIED if negated(head) else Status.PLANNED  # "is to meet"
    if found is not None:
        if negated(head) or is_never(head) or (head.pos_ == "ADJ" and head.head.pos_ == "AUX" and negated(head.head)):
            return Status.POSSIBLE if found is Status.DENIED else Status.DENIED  # "did not refuse to meet"
        return found
    above = _of_verb(head, depth + 1)
    if verb.dep_ == "advcl" and to and above is Status.HELD:
        return Status.PLANNED  # a purpose: nothing says that it came about
    return above
