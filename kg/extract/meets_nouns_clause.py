"""
Whose a meeting is that a noun tells of, by the clause it stands in: "after talks with Vale, Brook said", "told him at".

The words around the noun itself are read in ``meets_nouns_sides``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference, referents
from kg.extract._syntax import SENDING, children, doers_or_done_to, in_passive, objects, prepositional, subjects
from kg.extract.cues import event_cue
from kg.extract.meets_row import fuller, row_before
from kg.extract.meets_set import MET_ON
from kg.extract.meets_visit import JOURNEYS
from kg.extract.meets_who import actors_of, in_a_row, participants, people_of
from kg.extract.meets_within import clause_of_event
from kg.extract.status import MEASURES
from kg.model import EntityType, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.meets_mention import Sides

TELLING = frozenset({"tell", "inform", "assure", "urge", "ask", "thank", "warn", "remind", "congratulate", "promise",
                     "reassure", "press", "brief", "lobby", "question", "confront", "implore", "hand",
                     "advise", "persuade", "convince"})  # fmt: skip
"""Verbs of speech whose object is who is spoken to."""

TELLING_TO = frozenset({"apologise", "apologize", "explain", "complain", "protest", "promise", "insist", "stress",
                        "suggest", "propose", "describe", "convey", "deliver", "take", "put", "voice", "express",
                        "hand", "offer", "break"})  # fmt: skip
"""Verbs of speech, and of what is brought to somebody, whose "to" tells whom."""

GETTING_FROM = frozenset({"seek", "win", "get", "secure", "obtain", "receive", "extract", "demand", "request", "gain",
                          "elicit", "hear", "learn"})  # fmt: skip
"""Verbs whose "from" tells of whom something is had."""

AVOWING = frozenset({"deny", "confirm"})
"""Verbs of what people say of their own meetings."""

EXPECTING = frozenset({"expect", "want", "hope"})
"""Verbs of what people wait for of their own."""

MEALTIMES = frozenset({"breakfast", "lunch", "dinner", "supper", "tea"})

JOURNEYING = JOURNEYS | {"journey", "stopover"}

CLIMB = 6
"""Words from a meeting up to the verb that tells what was said or had there."""

PARTS = frozenset({"start", "beginning", "outset", "opening", "end", "close", "course"})
"""Nouns of a part of a meeting."""

OF_TWO = frozenset({"talk", "meeting", "conversation", "discussion", "encounter", "audience"})
"""Meetings at which, though known from elsewhere, who speaks to somebody meets him: no summit, no conference."""

WITHIN = frozenset({"after", "following", "at", "during", "from", "in", "into", "over"})
"""Prepositions before an event that the subjects of the clause come from, or are in."""

MOUTHS = frozenset({"spokesman", "spokeswoman", "spokesperson", "office", "aide", "staff", "camp", "people", "team",
                    "adviser", "advisor"})  # fmt: skip
"""Who speaks for the person whose they are."""

WORDS = frozenset({"call", "appeal", "warning", "remark", "comment", "announcement", "plea", "request"})
"""What somebody says, of whom the clause that tells of it is: "Brook's appeal came at a meeting with Vale"."""

BY_WIRE = frozenset({"phone", "telephone", "video"})
"""Words before "conference" that make of it a call of those who hold it."""

CALLING = frozenset({"call", "describe", "term", "dub"})
"""Verbs of what others call an event: "what officials called a frank conversation"."""

HOLDING = frozenset({"hold", "have", "conduct", "begin", "open", "resume", "conclude", "end", "finish", "start",
                     "enter", "continue", "launch", "complete", "close", "wrap", "wind", "wound", "attend", "cap",
                     "crown"})  # fmt: skip
"""Verbs whose subjects, where there are several, take part with each other: "Brook and Vale held talks"."""

AGREEING = frozenset({"agree", "sign", "discuss", "exchange", "review", "reach", "initial", "settle", "compare",
                      "reaffirm", "examine"})  # fmt: skip
"""Verbs of what two do with each other at their talks."""

SEEKING = frozenset({"plan", "seek", "request", "want", "propose", "arrange", "schedule", "set", "expect", "ask"})
"""Verbs whose object is a meeting that their subjects are to take part in."""


def wanted_by(noun: Token) -> list[Token]:
    """Return who plans or seeks the event of *noun* in its relative clause: "a meeting that Brook had sought"."""
    for verb in children(noun, "relcl"):
        if verb.lemma_ in HOLDING | SEEKING and noun not in (found := list(subjects(verb))):
            return found
    return []


def held_by(noun: Token) -> tuple[Sides, bool]:
    """
    Return who holds or plans the event of *noun* in its relative clause, and whether with somebody.

    Cases: "a call that Brook and Vale had on Monday", "the meeting that Brook was to have with Vale".
    """
    for verb in children(noun, "relcl"):
        below = verb
        while below.lemma_ not in HOLDING | SEEKING and (deeper := next(_infinitives(below), None)) is not None:
            below = deeper  # "had been due to hold"
        doers = list(subjects(verb))
        if below.lemma_ not in HOLDING | SEEKING or noun in doers or not _is_object_of(noun, below, verb):
            continue
        others = list(prepositional(below, "with"))
        if others and people_of(others) and people_of(doers):
            return participants(doers, in_a_row(others, leftwards=False)), True
        both = tuple(actors_of(in_a_row(doers, leftwards=True)))
        if not others and len({one for one, _ in both}) > 1:
            return both, False
    return (), False


def at_which(noun: Token) -> Sides:
    """
    Return the several people of the clause "at which", "in which" or "during which" something is done.

    Cases: "the talks, at which Brook and Vale agreed", "a meeting at which Brook told Vale that".
    """
    for verb in children(noun, "relcl"):
        which = (y for x in children(verb, "prep") if x.lower_ in WITHIN for y in children(x, "pobj"))
        if not any(x.tag_ == "WDT" for x in which):
            continue
        passive = any(x.dep_ == "auxpass" for x in verb.children)
        doers = people_of(in_a_row(list(subjects(verb, passive=passive)), leftwards=True))
        told = people_of(objects(verb)) if verb.lemma_ in TELLING else []
        both = tuple(dict.fromkeys((*doers, *told)))
        if len({one for one, _ in both}) > 1:
            return both
    return ()


def _infinitives(verb: Token) -> Iterator[Token]:
    yield from children(verb, "xcomp")
    for adjective in children(verb, "acomp"):
        yield from children(adjective, "xcomp")


def _is_object_of(noun: Token, verb: Token, clause: Token) -> bool:
    """Tell whether *verb* has no other object than the relative pronoun, which stands for *noun*, or is left out."""
    found = [x for y in (verb, clause) for x in objects(y)]
    return all(x.lower_ in {"that", "which"} for x in found)


def told_in(noun: Token) -> Sides:
    """Return who tells whom something "in a phone call", "at a meeting on Friday": one person, and another."""
    part = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    when = part if part.lemma_ in PARTS else noun  # "at the start of the meeting"
    verb = when.head.head if when.dep_ == "pobj" and when.head.lower_ in {"in", "during", "at", "over"} else None
    if verb is not None and verb.dep_ == "pobj" and verb.head.lower_ == "to" and people_of([verb]):
        above = verb.head.head  # "offered her help to Vale in a call", hung on Vale
        verb = above.head if above.dep_ == "dobj" else above
    if verb is not None and verb.pos_ not in {"VERB", "AUX"}:
        verb = _clause_above(verb)  # "won backing from Vale at talks", hung on the backing, or on Vale
    known = TELLING | TELLING_TO | GETTING_FROM
    known_event = is_definite(noun) and noun.lemma_ not in OF_TWO
    if verb is None or verb.lemma_ not in known or known_event or list(prepositional(noun, "of")):
        return ()
    if verb.lemma_ in GETTING_FROM:
        own = verb.doc[verb.i : noun.i]
        givers = people_of(x for x in own if x.dep_ == "pobj" and x.head.lower_ == "from")
        takers = people_of(subjects(verb))
        return (*takers, *givers) if takers and len(givers) == 1 else ()
    told = [x for x in verb.children if x.dep_ in {"dobj", "dative"}]
    things = (verb, *told)
    if verb.lemma_ not in TELLING:  # "to Vale" is a dative, too
        told = [y for x in told if x.pos_ == "ADP" for y in children(x, "pobj")]
        told += [y for x in things for y in prepositional(x, "to")]
    doers = list(subjects(verb))
    return participants(doers, told) if people_of(doers) and people_of(told) else ()


def _clause_above(word: Token) -> Token | None:
    """Return the verb above *word*, if only its objects and what hangs on them stand between."""
    for _ in range(CLIMB):
        if word.pos_ in {"VERB", "AUX"}:
            return word
        if word.dep_ not in {"dobj", "pobj", "prep", "dative"}:
            return None
        word = word.head
    return None


def several_at(noun: Token, verb: Token | None) -> Sides:
    """
    Return the several subjects of a clause in which, or after which, an event is told as theirs.

    Cases: "At a meeting in Haven Brook and Vale agreed", "Brook and Vale emerged from two hours of talks". Not at
    events with a name, of a body, or known from elsewhere ("the summit"): who speaks there need not have met.
    """
    cue = event_cue(noun)
    if (
        verb is not None
        or cue is None
        or (cue.kind in {Kind.SUMMIT, Kind.CONFERENCE} and all(x.lower_ not in BY_WIRE for x in noun.children))
        or noun.lemma_ == "round"
        or (is_definite(noun) and not (_told_ahead(noun) or _agree_at(noun) or _speak_after(noun)))
    ):
        return ()
    named = any(reference(x) is not None and x.dep_ != "conj" for x in noun.children)
    if named or list(prepositional(noun, "of", "by", "for", "among")):
        return ()
    head = noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in MEASURES:
        head = noun.head.head
    clause = clause_of_event(head.head) if head.dep_ == "pobj" and head.head.lower_ in WITHIN else None
    if clause is None or (head.head.lower_ == "after" and noun.lemma_ in MEALTIMES and not list(noun.children)):
        return ()  # "Brook spoke in the morning and Vale after lunch": a time of the day
    doers = actors_of([*subjects(clause), *_by_whom(clause)])
    doers = list(fuller(tuple(doers), row_before(clause)))
    people = {one.type is EntityType.PERSON for one, _ in doers}
    return tuple(doers) if len({one for one, _ in doers}) > 1 and len(people) == 1 else ()


def _told_ahead(noun: Token) -> bool:
    """Tell whether "their" opens the sentence, before those whom it means: "In their first meeting, Brook and Vale"."""
    owner = next((x for x in noun.children if x.dep_ == "poss"), None)
    return owner is not None and owner.lower_ == "their" and owner.i == noun.sent.start + 1 and not referents(owner)


def _agree_at(noun: Token) -> bool:
    """Tell whether two people come to terms at "the talks", which then were theirs: "At the talks, A and B agreed"."""
    clause = clause_of_event(noun.head) if noun.dep_ == "pobj" and noun.head.lower_ in {"at", "during"} else None
    if clause is None or clause.lemma_ not in AGREEING:
        return False
    sides = fuller(tuple(people_of(subjects(clause))), row_before(clause))
    return len({one for one, _ in sides}) == 2


def _speak_after(noun: Token) -> bool:
    """Tell whether two people speak right after "the talks", theirs: "Speaking after the talks, A and B said"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "after" else None
    if verb is None or verb.tag_ != "VBG" or verb.lemma_ not in {"speak", "emerge"} or verb.dep_ != "advcl":
        return False
    return len({one for one, _ in people_of(subjects(verb.head))}) == 2


def _by_whom(verb: Token) -> list[Token]:
    """Return by whom a passive says that it was done: "the plan was agreed by Brook and Vale at a meeting"."""
    if not in_passive(verb):
        return []
    by = list(prepositional(verb, "by"))
    return by + in_a_row([y for x in by for y in children(x, "appos")], leftwards=False)


def called_so(verb: Token) -> Sides:
    """Return the several subjects of "Brook and Vale agreed after what aides called a frank conversation"."""
    if verb.lemma_ not in CALLING or all(x.lower_ != "what" for x in verb.doc[verb.left_edge.i : verb.i]):
        return ()
    within = any(x.dep_ == "mark" and x.lower_ in WITHIN for x in verb.children)
    clause = verb.head
    if verb.dep_ == "pcomp" and verb.head.lower_ in WITHIN:
        within, clause = True, verb.head.head
    while clause.dep_ in {"xcomp", "ccomp"} and clause.head.pos_ in {"VERB", "AUX"}:
        clause = clause.head
    doers = people_of(subjects(clause)) if within else []
    return tuple(doers) if len({one for one, _ in doers}) > 1 else ()


def is_definite(noun: Token) -> bool:
    """Tell whether *noun* is of a meeting known from elsewhere: "the talks", "their meeting"."""
    return any(x.lower_ in {"the", "this", "these"} or x.dep_ == "poss" for x in noun.children)


def adjunct_subject(noun: Token) -> list[Token]:
    """Return the subject of the clause that *noun* is an adjunct of: "after talks with B, A said"."""
    head = noun
    if any(x.dep_ == "aux" and x.lemma_ == "have" for x in noun.children):
        return list(subjects(noun))  # "had supper with B", of which parsers make a noun with an auxiliary
    if noun.dep_ == "nsubj" and noun.head.dep_ == "advcl" and noun.head.head.pos_ in {"VERB", "AUX"}:
        # "after talks with B ended, A said"
        return list(subjects(noun.head.head))
    if noun.dep_ == "nsubj" and noun.head.dep_ in {"ccomp", "xcomp"} and noun.head.head.lemma_ in EXPECTING:
        return _done_by(noun.head.head)  # "expects talks with Vale to begin in May"
    if noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.dep_ == "ccomp" and noun.head.head.lemma_ in AVOWING:
        return _done_by(noun.head.head)  # "Brook's office denied that a call with Vale had taken place"
    for _ in range(CLIMB):
        if head.dep_ in {"pobj", "conj", "dobj", "pcomp"} or (
            head.dep_ == "prep" and head.head.pos_ in {"NOUN", "ADP", "ADV"}
        ):
            head = head.head
            if head.dep_ == "prep" and head.pos_ == "VERB":  # "Following a meeting with B, A left"
                return _done_by(head.head)
            if head.pos_ in {"VERB", "AUX"}:
                return _done_by(head)
            if head.dep_ == "prep" and head.head.pos_ == "ADJ":  # "is open to a meeting with"
                own = head.head.head
                fresh = head.head.dep_ == "amod" and people_of([own])  # "Brook, fresh from talks with Vale"
                return [own] if fresh else list(subjects(head.head))
            if head.dep_ in {"prep", "advmod", "advcl"} and head.head.pos_ in {"VERB", "AUX"}:
                return _done_by(head.head)
        else:
            break
    if noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.lemma_ in JOURNEYING:
        visit = noun.head.head  # "Brook's visit to Haven for talks with Vale ended"
        return [*children(visit, "poss"), *prepositional(visit, "by", "of")]
    inside = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in WITHIN else None
    if inside is not None and inside.dep_ in {"nsubj", "ROOT"} and people_of([inside]):
        return [inside]  # "Brook in a meeting with Vale said"; "Brook (left) in conversation with Vale in Haven"
    return []


def _done_by(verb: Token) -> list[Token]:
    """Return the subjects of *verb*, those of a passive too: "was expected in Haven for talks with"."""
    if verb.lemma_ in SENDING and (sent := [x for x in objects(verb) if people_of([x])]):
        return sent  # "sent Vale for talks with Hill": he is to hold them
    doers = doers_or_done_to(verb)
    if in_passive(verb) and not people_of(doers):
        doers = list(prepositional(verb, "by")) or doers  # "the plan was put forward by Brook at a lunch with Vale"
    return [principal(x) for x in doers]


def principal(token: Token) -> Token:
    """Return for whom *token* speaks, if it is somebody's mouth: "Brook's spokesman denied a meeting with Vale"."""
    own = [x for x in children(token, "poss") if people_of([x])]
    if own and token.lemma_ in MOUTHS | WORDS | MET_ON and not people_of([token]):
        return own[0]
    if token.lemma_ in MET_ON and token.dep_ == "pobj" and token.head.head.pos_ == "VERB":
        doers = [x for x in subjects(token.head.head) if people_of([x])]
        return doers[0] if len(doers) == 1 else token  # "arrives for a visit that will include talks with Vale"
    return token
