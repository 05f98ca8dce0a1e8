"""
Frames of what is said in a noun phrase: "welcomed the decision", "called the plan a gift", "wished them a good year".

What is done, handed over or sent is nothing said: the lists here tell such objects from matters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import referents
from kg.extract._syntax import conjuncts, subjects
from kg.extract.cues import event_cue
from kg.extract.says_complements import is_reported
from kg.extract.says_cues import sources
from kg.extract.says_ends import TIMES, cut
from kg.extract.says_frames_phrases import GOING_ON, SINCE_THEN, runs_on
from kg.extract.says_sources import is_source
from kg.extract.says_verbs import FINITE, governed, is_somebody, object_of
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.says_report import Found

ADDRESSING = frozenset({"urge"})
"""Verbs whose object is a matter only where it is nobody spoken to: "urged restraint", not "urged the council"."""

HANDED = frozenset({"invitation", "message", "letter", "note", "document", "gift", "decision"})
"""What is conveyed, and is nothing said: "conveyed an invitation"."""

ARMED = frozenset({"attack", "blast", "defend"})
"""Verbs of what is done with arms as well as with words."""

TARGETS = frozenset({"agreement", "approach", "attitude", "bill", "budget", "choice", "conduct", "course", "deal",
                     "decision", "delay", "failure", "handling", "idea", "inaction", "indifference", "law",
                     "leadership", "measure", "move", "plan", "policy", "position", "proposal", "record", "refusal",
                     "remark", "report", "right", "role", "ruling", "sale", "sanction", "silence", "slowness", "stance",
                     "statement", "strategy", "tariff", "tax", "toll", "treaty", "use", "vote"})  # fmt: skip
"""What is attacked and defended in words."""

GIVEN_TO = frozenset({"convey", "express", "extend", "offer", "send"})
"""Verbs of what is said to somebody: "conveyed to Brook her thanks"."""

COURTESIES = frozenset({"apology", "appreciation", "condolence", "congratulation", "congratulations", "gratitude",
                        "greeting", "greetings", "regret", "solidarity", "sympathy", "thank", "thanks",
                        "wish"})  # fmt: skip
"""What is said where it is extended, offered or sent: "extended its sympathy"."""

TOLD_BEFORE = frozenset({"account", "claim", "version", "allegation", "accusation", "charge", "suggestion", "assertion",
                         "characterisation", "characterization", "report"})  # fmt: skip
"""What has been told before, where "that" or "this" stands before it."""

INVOLVED = frozenset({"part", "role", "hand", "involvement", "share", "complicity", "interest"})
"""What somebody has "in" a thing."""

LONG = 10
"""An object has at most so many tokens behind its noun before what it is called."""

LATER = frozenset({"in", "on", "after", "during"})
"""Prepositions after an object that tell when or where it was said, more often than what."""


def predicate(verb: Token, frame: str) -> Found | None:
    """
    Read what the object is called, and the object too where a noun tells it, in quotation marks or not.

    "Called *the plan a gift*", "called it *a gift*", "called *the plan of the council 'a gift'*".
    """
    doc, thing = verb.doc, object_of(verb)
    which = any(x.dep_ == "dobj" and x.tag_ in {"WDT", "WP"} for x in verb.lefts)
    if thing is None and which and verb.i + 2 < len(doc) and doc[verb.i + 1].tag_ == "``":
        return [(verb.i + 1, max(verb.right_edge.i, verb.i + 2) + 1)], None  # "…, which he calls 'a gift'"
    mark = _mark_behind(thing) if thing is not None else None
    if thing is not None and mark is not None:
        own = [x.right_edge.i for x in verb.rights if x.dep_ not in {"conj", "cc", "punct"}]  # not "and the mayor left"
        start = mark if thing.pos_ == "PRON" else thing.left_edge.i
        return [(start, cut(mark, max([thing.right_edge.i, *own]) + 1, verb))], None
    if frame == "quoted predicate":
        return None
    for child in verb.rights:
        named = thing if child.dep_ == "oprd" else None
        if child.dep_ == "ccomp" and child.pos_ in {"NOUN", "ADJ", "PROPN"} and not is_reported(child):
            named = next((x for x in child.lefts if x.dep_ == "nsubj"), None)
        if named is None and child.dep_ != "oprd":
            continue
        made = verb.lemma_ in {"declare", "proclaim"}
        if made and any(x.lower_.endswith(("self", "selves")) and x.pos_ == "PRON" for x in verb.subtree):
            continue  # "declared himself the group's leader": that made him so
        if child.lower_ in {"other", "another"}:
            continue  # "called each other by their first names"
        if child.pos_ == "PROPN" and any(x.type is EntityType.PERSON for x in referents(child)):
            continue  # "called the US envoy Ada Brook": rang her up
        start = child.left_edge.i
        if named is not None:
            itself = named.pos_ == "PRON" or doc[named.right_edge.i + 1].tag_ == "``"
            start = named.right_edge.i + 1 if itself else named.left_edge.i
        return [(start, child.right_edge.i + 1)], None
    return None


def _mark_behind(thing: Token) -> int | None:
    """Return the mark before what *thing*, with its phrases, is called: "called the plan of the council 'a gift'"."""
    doc = thing.doc
    for i in range(thing.i + 1, min(thing.i + LONG, thing.sent.end)):
        if doc[i].tag_ == "``":
            article = doc[i - 1].lower_ in {"the", "a", "an"} and i - 1 > thing.i
            last = doc[i - 1 - article]
            return i - article if last.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} else None
        if doc[i].tag_ in FINITE or not (thing.is_ancestor(doc[i]) or doc[i].dep_ == "prep"):
            return None
    return None


def noun_phrase(verb: Token, frame: str) -> Found | None:
    """Read the object, if it is a matter and not somebody: "welcomed the decision", not "welcomed the guest"."""
    thing = next((x for x in verb.rights if x.dep_ in {"dobj", "obj"}), None)
    if thing is not None and verb.lemma_ in {"recall", "remember"} and event_cue(thing) is not None:
        return None  # "recalled a telephone talk with Vale": that they had one
    if thing is None or is_somebody(thing) or thing.pos_ == "PRON" or thing.ent_type_ in TIMES:
        return None
    lemma = verb.lemma_.lower()
    if lemma == "cite" and is_source(thing):
        return None  # "citing state media": who says it, not what
    if lemma in ADDRESSING and (referents(thing) or sources().get(thing.lemma_.lower()) in {"person", "body"}):
        return None
    people = any(x.type is EntityType.PERSON for y in subjects(verb) for x in referents(y))
    if lemma in ARMED and not people and thing.lemma_.lower() not in TARGETS:
        return None
    if lemma == "convey" and thing.lemma_.lower() in HANDED:
        return None
    if thing.lemma_.lower() in TOLD_BEFORE and any(x.lower_ in {"that", "this"} for x in thing.lefts):
        return None  # "disputed that account": of no words of its own
    given = next((x for x in verb.rights if x.dep_ == "dative" and x.pos_ != "ADP"), None)
    to = governed(verb, "to") if lemma in GIVEN_TO else None
    if given is not None and lemma == "promise":
        to = given  # "promised her a price"; not "denied the council a vote", "promised one another peace"
    elif given is not None:
        return None
    if any(x.pos_ == "PRON" and x.dep_ not in {"poss", "dative"} for x in verb.doc[verb.i + 1 : thing.i]):
        return None
    end = max(x.right_edge.i + 1 for x in conjuncts(thing))
    for later in verb.rights:
        of_it = thing.lemma_.lower() in INVOLVED and later.lower_ == "in"  # "denied any part in the theft"
        goes_on = of_it or (later.dep_ in {"prep", "dative", "acl", "relcl", "ccomp"} and later.lower_ not in LATER)
        if later.i > thing.i and later.left_edge.i == end and goes_on:
            end = later.right_edge.i + 1
    if thing.lemma_.lower() in COURTESIES:
        to = to or governed(thing, "to")
        end = runs_on(verb, end, GOING_ON | SINCE_THEN)
    return [(thing.left_edge.i, cut(thing.left_edge.i, end, verb))], to


def courtesy(verb: Token, frame: str) -> Found | None:
    """Read what is extended or sent in words: "extended its sympathy to them", not "extended the pier"."""
    thing = next((x for x in verb.rights if x.dep_ == "dobj"), None)
    return noun_phrase(verb, frame) if thing is not None and thing.lemma_.lower() in COURTESIES else None


def two_objects(verb: Token, frame: str) -> Found | None:
    """Read both objects: "wished the council a good year"; the first is spoken to."""
    own = [
        x
        for x in verb.rights
        if x.dep_ in {"dative", "dobj", "npadvmod", "oprd"} and x.pos_ in {"NOUN", "PROPN", "PRON"}
    ]
    if len(own) > 1 and own[0].dep_ in {"dative", "dobj"} and own[0].right_edge.i + 1 == own[1].left_edge.i:
        to, thing = own[:2]
    else:  # "the council a good year", taken for a clause without a verb
        clause = next((x for x in verb.rights if x.dep_ == "ccomp" and (x.pos_ == "NOUN" or _is_lasting(x))), None)
        subject = next((x for x in clause.lefts if x.dep_ == "nsubj"), None) if clause is not None else None
        if clause is None or subject is None:
            return None
        to, thing = subject, clause
    if not any(x.dep_ in {"det", "amod", "poss"} for x in thing.lefts) and not _is_lasting(thing):
        return None  # "wished the council today"
    return [(to.left_edge.i, cut(to.left_edge.i, thing.right_edge.i + 1, verb))], to


def _is_lasting(verb: Token) -> bool:
    """Tell whether *verb* is the "continued" of "wished the people continued progress"; parsers make a clause of it."""
    return verb.lower_ == "continued" and any(x.dep_ == "dobj" for x in verb.rights)
