"""
Plans of which nothing came, told in more words than one: "came to nothing", "pulled out of", "had been due …, but".

``kg.extract.status`` reads a plan by the word that governs it; here, what the clause around tells of its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import referents
from kg.extract._syntax import auxiliaries, children, negated, prepositional, subjects
from kg.extract.cues import status_cues
from kg.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

PLANS = frozenset({"plan", "attempt", "effort", "bid", "proposal", "arrangement", "preparation", "hope"})
"""Nouns of what is yet to be: where one of them comes to nothing, so does what it is for."""

FAILING = frozenset({"collapse", "founder", "fizzle", "lapse", "evaporate", "fail", "stall"})
"""Verbs that a plan does of which nothing comes; talks that collapse were held."""

NOTHING = frozenset({"nothing", "naught", "nought", "grief"})
COMING_ABOUT = frozenset({"materialise", "materialize", "happen", "eventuate"})
SHELF = frozenset({"hold", "ice", "shelf"})
OFF = frozenset({"table", "agenda", "cards", "menu", "programme", "program", "schedule"})
STRIKING = frozenset({"remove", "strike", "drop", "delete", "cut", "take"})
"""Verbs of what is taken off a programme."""

LEAVING = frozenset({"pull", "back", "bow", "opt", "drop", "duck", "wriggle"})
"""Verbs that with "out of" tell who does not come to what was agreed."""

EXCUSING = frozenset({"beg", "cry"})
WAITED_FOR = frozenset({"due", "plan", "schedule", "expect", "suppose", "mean", "arrange", "intend", "set", "slate",
                        "agree", "want", "hope", "promise"})  # fmt: skip
"""Words of plans that in the past, before a "but", tell what did not come about."""
REFUSING = frozenset({"refuse", "decline"})
DROPPED = frozenset(
    {"visit", "trip", "journey", "tour", "stop", "meeting", "talk", "summit", "plan", "call", "session"}
)
"""What is called off together with what was to be on it."""

SENTENCES = 3
"""Sentences before a plan in which the journey that it was of is told to be called off."""

MAX_CLIMB = 4


def lapsed(event: Token, found: Status) -> Status | None:
    """Return cancelled if the clause of *event* tells that nothing came of it, read as *found* by itself."""
    if found is Status.CANCELLED:
        return None
    subject = _planned_by(event)
    plan = subject if subject is not event else None
    verb = subject.head
    if subject.dep_ in {"nsubj", "nsubjpass"} and verb.pos_ in {"VERB", "AUX"}:
        if (
            _comes_to_nothing(verb)
            or _is_struck(verb)
            or (plan is not None and verb.lemma_ in FAILING and not negated(verb))
        ):
            return Status.CANCELLED
        if negated(verb) and _takes_place(verb) and _was_planned(event):
            return Status.CANCELLED
        if any(calls_off(x) and not any(y.dep_ == "nsubjpass" for y in x.children) for x in _said_further(verb)):
            return Status.CANCELLED  # "was to follow but has been dropped", "had to be postponed"
    elif event.pos_ == "NOUN" and (left := _left(event)) is not None:
        return Status.PLANNED if _open(left) else Status.CANCELLED  # "may pull out of a meeting": it is still to be
    if _kept_away(event):
        return Status.DENIED
    if event.pos_ == "NOUN" and any(_puts_off(x) for x in event.subtree if x.dep_ == "relcl"):
        return Status.CANCELLED
    if event.pos_ == "VERB" and _given_up(event):
        return Status.CANCELLED
    if found in {Status.PLANNED, Status.POSSIBLE} and (_unfulfilled(event) or _within_called_off(event)):
        return Status.CANCELLED
    return None


def _puts_off(verb: Token) -> bool:
    """Tell whether "which has been postponed" stands behind a meeting, hung on whoever was to be met."""
    which = any(x.dep_ == "nsubjpass" and x.tag_ == "WDT" for x in verb.children)
    later = verb.lemma_ == "move" and any(x.dep_ == "auxpass" for x in verb.children)
    return which and (calls_off(verb) or (later and bool(list(prepositional(verb, "to")))))


def _said_further(verb: Token) -> Iterator[Token]:
    """Yield what is said of the subject of *verb* behind it: "was to follow but", "had to be"."""
    yield from children(verb, "conj")
    for x in children(verb, "xcomp"):
        yield from children(x, "conj")
        if verb.lemma_ == "have":
            yield x


def _given_up(verb: Token) -> bool:
    """Tell whether *verb* is said no longer to come about: "will not now meet Vale", "will no longer", "as planned"."""
    will = any(x.lower_ in {"will", "'ll", "would", "wo"} for x in auxiliaries(verb))
    words = {x.lower_ for x in verb.children if x.dep_ in {"advmod", "neg"}}
    longer = any(x.lower_ == "longer" and any(y.lower_ == "no" for y in x.children) for x in verb.children)
    planned = any(x.lower_ in {"planned", "scheduled", "announced"} for x in children(verb, "advcl"))
    planned = planned and any(y.lower_ == "as" for x in children(verb, "advcl") for y in x.children)
    return will and (longer or (negated(verb) and ("now" in words or planned)))


def _is_struck(verb: Token) -> bool:
    """Tell whether a passive *verb* says that its subject is off the programme: "were removed from the agenda"."""
    from_what = (x.lemma_ for x in prepositional(verb, "from", "off"))
    return verb.lemma_ in STRIKING and not negated(verb) and any(x in OFF for x in from_what)


def calls_off(verb: Token) -> bool:
    """Tell whether a passive *verb* says of its subject that it was put off or called off: "has been cancelled"."""
    if verb.pos_ != "VERB" or not any(x.dep_ == "auxpass" for x in verb.children) or negated(verb):
        return False
    if is_disputed(verb):
        return False
    lemma = verb.lemma_.lower()
    if _is_struck(verb):
        return True
    if lemma in {"push", "put"} and any(x.lower_ == "back" for x in verb.children):
        return True
    particle = next((x.lower_ for x in children(verb, "prt")), "")
    if particle or lemma in {"call", "put"}:
        return f"{lemma} {particle}" in {"call off", "put off"}
    return status_cues().get((lemma, "VERB")) is Status.CANCELLED


REPORTS = frozenset({"report", "rumour", "rumor", "claim", "suggestion", "speculation", "talk"})
DISPUTING = frozenset({"deny", "dismiss", "reject", "refute", "contradict", "rebut"})


def is_disputed(verb: Token) -> bool:
    """Tell whether somebody denies what *verb* says: "denying reports that the trip had been put off"."""
    if verb.dep_ not in {"ccomp", "acl"}:
        return False
    above = verb.head.head if verb.head.lemma_.lower() in REPORTS and verb.head.dep_ == "dobj" else verb.head
    return above.pos_ == "VERB" and above.lemma_ in DISPUTING and not negated(above)


def drops(verb: Token) -> bool:
    """Tell whether an active *verb* says that somebody calls off what is its object."""
    particle = next((f" {x.lower_}" for x in children(verb, "prt")), "")
    if negated(verb) or (verb.lemma_ in {"call", "put"} and particle != " off"):
        return False
    return particle == " off" or status_cues().get((verb.lemma_.lower(), "VERB")) is Status.CANCELLED


def _within_called_off(event: Token) -> bool:
    """
    Tell whether *event* was to be on what is then called off.

    Cases: "a trip to Haven, where she was to see Vale, has been put off"; "a meeting with Vale, arranged for Friday,
    was dropped", of whose participle parsers make a clause.
    """
    token = event
    for _ in range(MAX_CLIMB):
        head = token.head
        while token.dep_ in {"relcl", "acl"} and head.dep_ in {"pobj", "prep"}:
            head = head.head  # "a trip to the port of Haven, where"
        if token.dep_ in {"relcl", "acl"} and head.dep_ == "nsubjpass":
            return calls_off(head.head)
        if token.dep_ in {"relcl", "acl"} and head.dep_ == "dobj" and any(x.lower_ == "where" for x in token.lefts):
            return drops(head.head)  # "cancelled a trip to Haven, where she was to see Vale"
        if token.dep_ == "advcl" and any(x.lower_ == "where" for x in token.lefts) and head.pos_ == "VERB":
            return drops(head)  # "cancelled a trip to Haven where she was to see Vale"
        if token.dep_ == "ccomp" and token.tag_ in {"VBN", "VBD"} and not auxiliaries(token):
            return calls_off(head)
        token = token.head
    return False


def _planned_by(event: Token) -> Token:
    """Return the noun of the plan that *event* is the content of ("plans for a meeting"), else *event*."""
    if event.dep_ == "dobj" and event.head.dep_ == "acl" and event.head.head.lemma_ in PLANS:
        return event.head.head  # "an attempt to arrange a meeting"
    head = event.head.head if event.dep_ == "pobj" else event.head
    return head if head.pos_ == "NOUN" and head.lemma_ in PLANS and event.dep_ in {"pobj", "acl", "relcl"} else event


def _comes_to_nothing(verb: Token) -> bool:
    lemma = verb.lemma_
    if negated(verb):
        return lemma in COMING_ABOUT or (lemma == "come" and any(x.lower_ == "off" for x in verb.children))
    if any(x.tag_ == "MD" for x in verb.children):
        return False
    beside = {x.lower_ for x in verb.children if x.dep_ in {"prt", "advmod", "prep", "acomp"}}
    if lemma == "come":
        return any(x.lower_ in NOTHING for x in prepositional(verb, "to"))
    if lemma == "fall":
        return bool(beside & {"through", "apart"}) or any(x.lower_ == "victim" for x in verb.children)
    if lemma in {"be", "put", "place"}:
        off = lemma == "be" and any(x.lower_ == "off" and not list(x.children) for x in verb.children)
        shelved = any(x.lower_ in SHELF for x in prepositional(verb, "on"))
        return off or shelved or any(x.lower_ in OFF for x in prepositional(verb, "off"))
    return False


def _takes_place(verb: Token) -> bool:
    beside = {x.lower_ for x in verb.children}
    return (verb.lemma_ == "take" and "place" in beside) or (verb.lemma_ == "go" and "ahead" in beside)


def _was_planned(noun: Token) -> bool:
    """Tell whether *noun* is told as planned: "a planned meeting", "a call arranged for Friday"."""
    words = (x for x in noun.children if x.dep_ in {"amod", "acl"})
    return any(x.lemma_.lower() in WAITED_FOR or x.lower_ in {"planned", "scheduled", "expected"} for x in words)


def _kept_away(event: Token) -> bool:
    """
    Tell whether who was to be at *event* is not: "will not attend a dinner with", "refused to take part in talks with".

    A meeting of others ("between Brook and Vale") goes on without one who stays away.
    """
    if event.pos_ != "NOUN" or any(x.lower_ in {"between", "of", "among"} or x.dep_ == "poss" for x in event.children):
        return False
    verb = event.head
    if event.dep_ == "pobj" and verb.lower_ == "in":
        part = verb.head
        verb = part.head if part.lower_ == "part" else part
        if verb.lemma_ not in {"take", "participate"}:
            return False
        if any(x.lower_ == "no" for x in part.children):
            return not _may(verb)
    elif event.dep_ != "dobj" or verb.lemma_ not in {"attend", "join"}:
        return False
    refused = verb.dep_ == "xcomp" and verb.head.lemma_ in REFUSING and not negated(verb.head)
    return (negated(verb) or refused) and not _may(verb)


def _left(event: Token) -> Token | None:
    """Return the verb by which somebody keeps out of *event*: "pulled out of a meeting", "begged off a lunch"."""
    if event.dep_ == "dobj":
        verb = event.head
        return verb if verb.lemma_ in EXCUSING and any(x.lower_ == "off" for x in verb.children) else None
    if event.dep_ != "pobj" or event.head.lower_ not in {"of", "off"}:
        return None
    verb = event.head.head
    if verb.lower_ == "out":
        return verb.head if verb.head.lemma_ in LEAVING else None
    out = any(x.lower_ == "out" for x in children(verb, "prt", "advmod", "prep"))
    return verb if (verb.lemma_ in LEAVING and out) or verb.lemma_ in EXCUSING else None


def _open(verb: Token) -> bool:
    """Tell whether *verb* is denied, or only may or will be done."""
    return negated(verb) or any(x.tag_ == "MD" or x.lower_ == "to" for x in verb.children if x.dep_ == "aux")


def _may(verb: Token) -> bool:
    return any(x.lower_ in {"may", "might", "could"} for x in auxiliaries(verb))


def _unfulfilled(event: Token) -> bool:
    """Tell whether the plan of *event* is told as one of then: "would have met", "had been due to meet …, but"."""
    own = {x.lower_ for x in auxiliaries(event)}
    if {"would", "have"} <= own and event.pos_ == "VERB":
        return True
    token = event
    for _ in range(MAX_CLIMB):
        if token.lemma_.lower() in WAITED_FOR:
            break
        to = any(x.lower_ == "to" for x in children(token, "aux"))
        token = token.head
        if to and token.lower_ in {"was", "were"}:
            break  # "was to receive Vale, but"
    else:
        return False
    verb = token if token.pos_ == "VERB" else token.head
    if verb.pos_ not in {"VERB", "AUX"} or negated(verb):
        return False
    words = {x.lower_ for x in auxiliaries(verb)} | {verb.lower_}
    past = "had" in words or bool(words & {"was", "were"})
    if past and any(x.dep_ == "cc" and x.lower_ in {"but", "yet"} for x in verb.children):
        return True
    return "had" in words and _told_called_off(verb)


def _told_called_off(verb: Token) -> bool:
    """
    Tell whether the sentences before *verb*, or the title, have its subject call off a journey or a meeting.

    "Brook has called off her visit to Norland. She had been due to see Vale on Friday."
    """
    whose = {x for y in (*subjects(verb), *subjects(verb, passive=True)) for x in referents(y)}
    doc, start = verb.doc, verb.sent.start
    for _ in range(SENTENCES):
        if start:
            start = doc[start - 1].sent.start
    for token in doc[start : verb.sent.start]:
        if token.pos_ != "VERB":
            continue
        if drops(token) and not _open(token):
            off = any(x.lemma_.lower() in DROPPED for x in children(token, "dobj"))
            if off and whose & {x for y in subjects(token) for x in referents(y)}:
                return True
    return False
