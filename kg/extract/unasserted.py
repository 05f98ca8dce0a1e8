"""
What keeps a clause from being asserted: questions, conditions, rumours, pretence, things denied from outside.

``kg.extract.status`` reads a clause by itself; here, what stands around one that by itself would tell of an
event that was held. A fact that the text does not assert is none, so in doubt it is only possible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract._syntax import children, negated
from kg.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

HEARSAY = frozenset({"report", "rumour", "rumor", "claim", "speculation", "suggestion", "allegation", "talk",
                     "assertion"})  # fmt: skip
"""Nouns whose content nobody vouches for: "reports of a meeting", "rumours that they met"."""

DENYING = frozenset({"deny", "dismiss", "reject", "refute", "rebut", "contradict", "disprove"})
PRETENDING = frozenset({"pretend", "imagine", "dream", "fake"})
FICTION = frozenset({"fiction", "fabrication", "invention", "fantasy", "lie", "nonsense", "rubbish", "hoax", "tale",
                     "myth"})  # fmt: skip
"""What reports are called that are not true."""

UNTRUE = frozenset({"false", "untrue", "wrong", "unfounded", "baseless", "incorrect", "groundless"})
MAX_CLIMB = 8
"""Words looked at from the event outwards."""


POINT = frozenset({"point", "sense", "use", "purpose", "value", "merit", "benefit", "advantage", "harm"})
"""What somebody sees in a thing that is not done yet: "no point in meeting Vale"."""

REASON = frozenset({"reason", "need", "cause", "ground", "call", "mood", "hurry", "desire", "appetite"})
"""What somebody has to do a thing that is not done yet: "no reason to meet Vale"."""


def veiled(event: Token) -> Status | None:
    """Return what is left of an event told at *event* as held, if the sentence does not assert it; else ``None``."""
    if event.sent.text.rstrip().rstrip("\"'”’").endswith("?"):
        return Status.POSSIBLE
    token = event
    for _ in range(MAX_CLIMB):
        found = _veil_of(token)
        if found is not None:
            return found
        if token.head == token:
            return None
        token = token.head
    return None


def pointless(event: Token) -> Status | None:
    """Return what "no point in meeting Vale" or "a reason to meet Vale" says of the meeting; ``None`` if no such."""
    if event.dep_ in {"pcomp", "pobj"} and event.head.lower_ == "in":
        noun = event.head.head
        before = event.doc[event.head.i - 1]  # parsers hang "in" on the verb: "saw no point in meeting Vale"
        noun = noun if noun.pos_ == "NOUN" else before
        found = noun.lemma_.lower() in POINT and noun.pos_ == "NOUN"
    elif event.dep_ in {"acl", "relcl"} and any(x.lower_ == "to" for x in children(event, "aux")):
        noun = event.head
        found = noun.lemma_.lower() in REASON and noun.pos_ == "NOUN"
    else:
        return None
    if not found:
        return None
    none = any(x.lower_ in {"no", "little", "less", "hardly"} for x in noun.children)
    denied = none or (noun.head.pos_ in {"VERB", "AUX"} and negated(noun.head))
    return Status.DENIED if denied else Status.POSSIBLE


def _veil_of(token: Token) -> Status | None:
    head = token.head
    if unsettled(token):
        return Status.POSSIBLE
    if _is_future_when(token):
        return Status.PLANNED
    if token.dep_ in {"pobj", "pcomp"}:
        if head.lower_ == "against":
            return Status.POSSIBLE
        if head.lower_ == "of" and head.head.lower_ == "instead":
            return Status.DENIED
    if head == token:
        return None
    if token.dep_ in {"xcomp", "ccomp"} and head.lemma_ in PRETENDING:
        return Status.DENIED
    if token.dep_ in {"ccomp", "csubj", "acl"}:
        # "It is not true that they met": the clause hangs on the verb or on its predicate.
        verb = head if head.lemma_ == "be" else head.head
        predicates = {head.lower_, *(x.lower_ for x in children(head, "acomp"))}
        if predicates & UNTRUE or (predicates & {"true", "certain"} and (negated(verb) or negated(head))):
            return Status.DENIED
    noun = head.head if token.dep_ == "pobj" else head
    talks = noun.lower_ == "talks"  # those that people hold, not what is talked of
    # "reports", taken for a verb
    told = (
        noun.pos_ == "NOUN" or noun.dep_ in {"nsubj", "csubj"} or (noun.dep_ == "conj" and noun.head.lemma_ in DENYING)
    )
    if told and noun.lemma_ in HEARSAY and not talks and token.dep_ in {"pobj", "acl", "relcl", "ccomp"}:
        return _of_hearsay(noun)
    return None


def unsettled(verb: Token) -> bool:
    """Tell whether *verb* stands in a condition or an open question: "if they met", "whether they will meet"."""
    return any(x.lower_ in {"whether", "if"} for x in children(verb, "mark"))


def _is_future_when(verb: Token) -> bool:
    """Tell whether *verb* stands in "when Brook meets Vale, she will …": the present of what is to come."""
    if verb.tag_ not in {"VBZ", "VBP"} or not any(x.lower_ in {"when", "once", "until"} for x in verb.children):
        return False
    return any(x.lower_ in {"will", "'ll", "shall"} for x in verb.head.children)


def _of_hearsay(noun: Token) -> Status:
    verb = noun.head
    denied = verb.lemma_ in DENYING and noun.dep_ in {"dobj", "nsubjpass", "conj"}
    untrue = any(x.lower_ in UNTRUE | FICTION for x in children(verb, "acomp", "attr", "oprd", "amod"))
    if noun.dep_ == "pobj" and verb.head.lemma_ == "truth":
        untrue = any(x.lower_ in {"no", "little"} for x in verb.head.children)  # "there is no truth in reports"
    return Status.DENIED if denied or untrue else Status.POSSIBLE
