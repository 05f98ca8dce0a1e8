"""
Signs in the words around an event that tell whether it was, will be, or may be.

``kg.extract.status`` weighs them, from the event outwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract._syntax import children, negated, prepositional
from kg.extract.cues import status_cues
from kg.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEECH = frozenset(
    {"say", "tell", "add", "announce", "report", "note", "state", "confirm", "recall", "explain", "write", "claim"}
)

FIXED = frozenset({"set", "due", "scheduled", "planned", "slated"})
"""Words behind a noun that tell that its event is to come."""


def is_participle(noun: Token) -> bool:
    """Tell whether *noun* is the participle of "Meeting in Haven, Brook and Vale agreed"."""
    return opens_by_meeting(noun) and noun.dep_ == "nsubj" and noun.head.tag_ == "VBD"


def opens_by_meeting(noun: Token) -> bool:
    """Tell whether "Meeting in", "at" or "on" opens the sentence at *noun*."""
    opens = noun.text == "Meeting" and noun.is_sent_start is True and noun.i + 1 < len(noun.doc)
    return opens and noun.nbor(1).lower_ in {"in", "at", "on"}


def was_to_have_been(verb: Token) -> bool:
    """Tell whether *verb* tells what the subject above was meant for: "What was to have been an hour took three"."""
    clause = verb.head if verb.dep_ == "xcomp" else verb
    return clause.dep_ == "csubj" and any(x.lower_ == "what" for x in clause.lefts)


def end_of(event: Token) -> Token:
    """Return the verb that *event* is the purpose of: "whether she will come to see Vale" asks whether she comes."""
    while event.dep_ in {"xcomp", "advcl"} and event.head.pos_ == "VERB" and any(x.lower_ == "to" for x in event.lefts):
        event = event.head
    return event


def agreed_if(event: Token) -> bool:
    """Tell whether a plan hangs on something: "if Brook agreed to receive them", "agreed to meet Vale if he paid"."""
    verb = event.head if event.dep_ == "xcomp" else event
    conditional = any(x.dep_ == "mark" and x.lower_ in {"if", "unless", "provided"} for x in verb.children)
    if conditional and verb is not event and verb.dep_ == "advcl":
        return True
    return event.pos_ == "VERB" and any(on_condition(x) for x in {event, verb})


def tells_future(status: Status) -> bool:
    """Tell whether dates beside an event of this status look ahead."""
    return status in {Status.PLANNED, Status.POSSIBLE}


def cue_of(token: Token) -> Status | None:
    """Return the status that *token* decides by the table of cues, ``None`` if it is none."""
    pos = token.pos_ if token.pos_ in {"VERB", "NOUN", "ADJ", "AUX"} else "VERB"
    lemma = token.lemma_.lower()
    for child in token.children:
        if child.lower_ == "back" and child.dep_ in {"advmod", "prt"} and lemma in {"push", "put"}:
            return Status.CANCELLED  # "has been pushed back to May"
        alone = child.lower_ == "through" and not any(x.dep_ == "pobj" for x in child.children)
        if child.dep_ == "prt" or alone:
            joined = status_cues().get((f"{lemma} {child.lower_}", pos))
            if joined is not None:
                return joined
    if lemma == "drop" and any(x.lower_ in {"by", "in"} for x in children(token, "prt", "prep", "advmod")):
        return None  # "dropped by to see Vale"
    if lemma in {"call", "put"}:
        return None  # only with "off" do they say anything of an event
    if lemma == "rule" and not any(x.dep_ == "prt" and x.lower_ == "out" for x in token.children):
        return None
    if pos == "AUX" or (lemma == "go" and token.tag_ != "VBG"):
        return None  # "is going to meet"; but "the talks went well"
    return status_cues().get((lemma, pos))


def at_first(word: Token) -> bool:
    """Tell whether *word* tells only of what was planned at first: "originally planned for an hour"."""
    return any(x.lower_ in {"originally", "initially", "first"} for x in word.children)


def is_fixed_behind(word: Token, noun: Token) -> bool:
    """Tell whether *word* tells behind *noun*, though the parser hangs it on a name there, that it is to come."""
    behind = word.i > noun.i and word.dep_ in {"acl", "amod"} and word.head.i < word.i
    return word.lower_ in FIXED and behind and not at_first(word)


def past_plan(noun: Token, verb: Token) -> Token:
    """Return what is said of "a meeting planned for Friday", taken for a verb: "was scrapped"."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return verb
    if verb.dep_ in {"csubj", "csubjpass"} and verb.head.pos_ == "VERB":
        return verb.head
    above, left = verb.head, noun.left_edge.i - 1
    left -= noun.doc[left].dep_ == "prt"
    if verb.dep_ in {"advcl", "ccomp"} and noun.dep_ == "nsubj" and left == above.i:
        return above  # "put off talks with Vale planned for Monday": its object, taken for a subject
    # Or it is taken for the main verb, and what is said for a clause behind it: a passive without a subject.
    said = (x for x in children(verb, "ccomp") if any(y.dep_ == "auxpass" for y in x.children))
    own = {"nsubj", "nsubjpass"}
    return next((x for x in said if all(y.dep_ not in own for y in x.children)), verb)


def happens(verb: Token) -> bool:
    """Tell whether *verb* says that its subject comes about: "take place", "go ahead", "come off"."""
    beside = {x.lower_ for x in verb.children}
    pairs = {"take": "place", "go": "ahead", "come": "off"}
    return pairs.get(verb.lemma_, " ") in beside


def gets_under_way(verb: Token) -> bool:
    """Tell whether *verb* says that something "got under way"."""
    return verb.lemma_ == "get" and any(x.lower_ in {"under", "underway"} for x in verb.children)


def done_to(governor: Token) -> Token | None:
    """Return *governor*, a verb, or the verb whose object it is: "will brief Vale over lunch", hung on Vale."""
    if governor.pos_ in {"VERB", "AUX"}:
        return governor
    while governor.dep_ in {"appos", "conj"} and governor.head.pos_ in {"NOUN", "PROPN"}:
        governor = governor.head
    if governor.dep_ == "pobj" and governor.head.lower_ in {"from", "to", "with"}:
        governor = governor.head.head
        if governor.pos_ == "VERB":
            return governor
    return governor.head if governor.dep_ in {"dobj", "dative"} and governor.head.pos_ == "VERB" else None


def of_preparations(verb: Token) -> Status | None:
    """Return what is said of what something is made ready for: "Preparations are under way for talks"."""
    about = next((x.lemma_.lower() for x in children(verb, "nsubj", "nsubjpass")), "")
    if about in {"preparation", "arrangement", "plan"}:
        return Status.PLANNED
    return Status.POSSIBLE if about in {"effort", "attempt", "hope"} else None


def is_open(noun: Token) -> bool:
    """Tell whether *noun* is a time or place that is not fixed: "no date"."""
    return noun.lemma_ in {"date", "time", "day", "venue", "place"} and any(x.lower_ == "no" for x in noun.children)


def negated_plan(noun: Token, found: Status) -> Status:
    """Return *found*, unless *noun* is itself denied: "no plans to meet", "no chance"."""
    no = any(x.lower_ == "no" for x in noun.children if x.dep_ in {"det", "neg"})
    verb = noun.head
    if no or (verb.pos_ in {"VERB", "AUX"} and negated(verb)):
        return Status.DENIED
    if noun.dep_ in {"dobj", "nsubjpass"} and found is Status.POSSIBLE:
        # An invitation, an offer, a proposal: what became of it.
        if verb.lemma_ == "accept":
            return Status.PLANNED
        if cue_of(verb) is Status.DENIED:
            return Status.DENIED
    return found


def is_long_ago(verb: Token) -> bool:
    """Tell whether a year or month that is over long before publication stands with *verb*: "in 1991"."""
    published = verb.doc._.document.published
    own = {x.i for x in verb.subtree}
    told = (x.past for x in verb.doc._.dates if x.past == x.future and x.span.root.i in own)
    return any(published is None or x < published[: len(x)] for x in told if x is not None)


def is_present(words: list[Token]) -> bool:
    """Tell whether the auxiliaries *words* are of the present: "is meeting Vale on Friday"."""
    return any(x.tag_ in {"VBZ", "VBP"} for x in words)


def by_nobody(verb: Token) -> bool:
    """Tell whether nobody does what *verb* says: "no official brought the two together"."""
    return any(y.lower_ == "no" and y.dep_ == "det" for x in children(verb, "nsubj", "nsubjpass") for y in x.children)


def on_condition(verb: Token) -> bool:
    """Tell whether *verb* comes true only if something does: "will meet Vale if he apologises"; not "even if"."""
    words = {"if", "unless", "provided", "providing"}
    marks = (y for x in children(verb, "advcl", "prep") for y in (x, *x.children) if y.lower_ in words)
    if any(not (x.i and x.doc[x.i - 1].lower_ == "even") and x.dep_ in {"mark", "prep", "advcl"} for x in marks):
        return True
    return any(x.lower_ == "condition" for x in prepositional(verb, "on"))


def is_reported(verb: Token) -> bool:
    """Tell whether somebody says what *verb* tells: "said they would meet again"."""
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and verb.head.lemma_ not in SPEECH:
        verb = verb.head  # "said they had met and would meet again"
    return verb.dep_ in {"ccomp", "conj", "advcl"} and verb.head.lemma_ in SPEECH


def agreed_on(verb: Token) -> bool:
    """Tell whether *verb* is what was agreed: "it was agreed that they would meet in May"."""
    return verb.dep_ in {"ccomp", "nsubjpass", "csubj"} and verb.head.lemma_ in {"agree", "decide", "arrange"}


def future_words(verb: Token, *, later: bool = True) -> bool:
    """
    Tell whether a word with *verb* tells of what is to come, or a date that is no other ("in two weeks").

    Without *later*, "later" and "soon" do not: "an hour later she was sitting with Vale".
    """
    words = {"tomorrow", "next", "tonight"} | ({"later", "soon"} if later else set())
    ahead = {i for x in verb.doc._.dates if x.past is None for i in range(x.span.start, x.span.end)}
    return any(x.i in ahead or x.lower_ in words for x in verb.subtree)


def is_dated(verb: Token) -> bool:
    """Tell whether a present tense has a date with it ("talks resume on Monday"): it tells of what is to come."""
    dates = {i for one in verb.doc._.dates for i in range(one.span.start, one.span.end)}  # a duration is no date
    # "begins a visit to Norland on Thursday", hung on the visit
    return any(
        x.i in dates and x.lower_ not in {"today", "yesterday"}
        for child in (*verb.children, *(y for z in children(verb, "dobj") for y in z.children))
        if child.dep_ in {"prep", "npadvmod", "advmod"}
        for x in child.subtree
    )


def is_never(verb: Token) -> bool:
    """Tell whether "never (again)" stands right behind *verb*: "vowed never again to meet Vale"."""
    return verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "never"


def is_there(head: Token, verb: Token) -> bool:
    """Tell whether somebody was in a place to do what *verb* says: "was at the airport to greet Vale"."""
    there = any(x.lower_ in {"in", "at", "on", "there", "here"} and head.i < x.i < verb.i for x in head.children)
    was = head.lower_ in {"was", "were"} or any(x.lower_ == "had" for x in children(head, "aux"))
    return there and was and not negated(head)
