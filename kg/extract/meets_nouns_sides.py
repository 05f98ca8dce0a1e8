"""
Who takes part in the meeting that a noun tells of, by the words around the noun: "between", "with", "of", a possessive.

Where those name nobody, the clause that the noun stands in is asked, in ``meets_nouns_clause``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference
from kg.annotate.marks import POSSESSIVE
from kg.extract._astray import ASIDE
from kg.extract._syntax import NUMBERED, children, conjuncts, objects, prepositional, subjects
from kg.extract.cues import event_cue
from kg.extract.meets_acts import of_the_day, with_over
from kg.extract.meets_agenda import owner_of_agenda
from kg.extract.meets_fronted import done_with, subject_behind_comma
from kg.extract.meets_joint import pair_before
from kg.extract.meets_nouns_clause import (
    HOLDING,
    TELLING,
    adjunct_subject,
    at_which,
    held_by,
    principal,
    several_at,
    told_in,
    wanted_by,
)
from kg.extract.meets_one_sided import is_programme, land_that_tells, other_side, theirs_who_tell
from kg.extract.meets_row import fuller, row_before, row_behind
from kg.extract.meets_treats import is_crowded, is_event
from kg.extract.meets_who import ACTORS, actors_of, in_a_row, named_behind, participants, people_of, refers_back
from kg.extract.meets_within import clause_of_event
from kg.extract.status import HAPPENING, MEASURES
from kg.extract.status_signs import opens_by_meeting
from kg.model import EntityType, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.meets_mention import Sides

GIVING = frozenset({"give", "host", "hold", "offer", "throw", "lay"})
"""Verbs of who has guests at a meal or a reception."""

UNDOING = frozenset({"postpone", "cancel", "reschedule", "defer", "delay", "adjourn", "suspend", "move", "scrap", "put",
                     "call", "push", "bring"})  # fmt: skip
"""Verbs of what several do to their meeting, with "off", "back" or "forward" or without: "postponed their talks"."""

FACING = frozenset({"call", "give", "address", "stage"})
"""Verbs whose several subjects face the press together: "called a joint news conference"."""


def _opening(first: Token, noun: Token) -> Token:
    """Return the "between" that *first*, of whom it is between, stands behind."""
    doc = noun.doc
    return next((doc[i] for i in range(first.i, noun.i, -1) if doc[i].lower_ in {"between", "among"}), noun)


def taking_part(noun: Token, verb: Token | None, others: list[Token]) -> tuple[Sides, str]:
    """
    Return the participants, empty if there are none, and the rule that found them.

    *verb* has the noun for its object, *others* stand behind "with". The first of these that the words have
    decides: "between", "with", a possessive that is several, several subjects of a verb like "held", and two
    names joined by a hyphen.
    """
    # "a round of talks between …": the participants stand with the inner noun, the verb with the outer.
    between = heads_behind(noun, verb, "between", "among")
    if between:
        sides = fuller(tuple(actors_of(in_a_row(between, leftwards=True))), row_behind(_opening(between[0], noun)))
        if sides or not others:  # "the meeting with Vale, the first between leaders of the two"
            return sides, "meets/between"
    owners = [y for x in children(noun, "poss") for y in _owners(x)]
    if not owners and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in MEASURES:
        owners = [y for x in children(noun.head.head, "poss") for y in _owners(x)]  # "Brook's two hours of talks"
    if not owners:
        # "a meeting of Brook and Vale", "a meeting of the minister with the mayor"
        # "of fisheries officials from both countries"
        owners = [y for x in _called(noun) for y in children(x, "poss")]  # "the meeting was Brook's second with Vale"
        owners = owners or [
            x
            for x in prepositional(noun, "of")
            if people_of([x]) or refers_back(x) or len({y for y, _ in actors_of([x])}) > 1
        ]
        owners = owners or _of_behind_place(noun)
        owners = in_a_row(owners, leftwards=True)  # the parser hangs both on the last: "the meeting of Brook and Vale"
    theirs = actors_of(owners)
    of = next((x for x in children(noun, "prep") if x.lower_ == "of" and x.i == noun.i + 1), None)
    if of is not None and len(theirs) == 1 and theirs[0][0].type is EntityType.PERSON:
        theirs = list(fuller(tuple(theirs), row_behind(of)))  # "a meeting of Brook, Vale and Hill was held", torn
    if others:
        if theirs:
            return participants(owners, others), "meets/possessive"
        passive = verb is not None and any(x.dep_ == "nsubjpass" for x in verb.children)
        doers = [principal(x) for x in subjects(verb)] if verb is not None and not passive else []
        doers = owner_of_agenda(noun) or doers
        if verb is not None and passive and verb.lemma_ in UNDOING:
            doers = list(prepositional(verb, "by"))  # "a meeting with Vale was called off by Brook"
        if doers and noun not in doers and not is_programme(doers[0]):
            return participants(doers, others), "meets/nominal"
        if wanted := wanted_by(noun):
            return participants(wanted, others), "meets/nominal"
        doers = adjunct_subject(noun) or subject_behind_comma(noun, others) or owner_of_agenda(noun) or _left_so(noun)
        told_of = participants(doers, others) or participants(of_the_day(noun), others)
        if told_of:
            return told_of, "meets/adjunct"
        return participants(other_side(noun, others), others) or land_that_tells(noun, others), "meets/one-sided"
    if not theirs and (told := theirs_who_tell(noun)):
        return told, "meets/their"
    if len(theirs) > 1:
        # "their second meeting": whom "their" means.
        return tuple(theirs), "meets/their"
    if not theirs and (there := at_which(noun) or _involving(noun)):
        return there, "meets/several-at"
    told_behind, with_somebody = held_by(noun) if not theirs else ((), False)
    if told_behind:
        return told_behind, "meets/nominal" if with_somebody else "meets/held-together"
    if not theirs and (there := _meeting_there(noun)):
        return there, "meets/several-at"
    if not theirs and (brought := _brought_by(noun)):
        return brought, "meets/several-at"
    if not theirs and (opened := _opened_so(noun, verb)):
        return opened, "meets/told-in"
    if not theirs and (treated := _given_by(noun, verb)):
        return treated, "meets/in-honour"
    held = verb is not None and (
        (verb.lemma_ in HOLDING and not (verb.lemma_ == "attend" and is_crowded(noun)))
        or (_is_theirs(noun) and verb.lemma_ in UNDOING)
        or (verb.lemma_ in FACING and noun.lemma_ == "conference" and any(x.lower_ == "joint" for x in noun.children))
    )
    if verb is not None and held and not any(x.dep_ == "nsubjpass" for x in verb.children):
        sides = tuple(actors_of(in_a_row(list(subjects(verb)), leftwards=True)))
        return fuller(sides, row_before(verb)), "meets/held-together"
    if not theirs and (told := told_in(noun) or participants(*done_with(noun))):
        return told, "meets/told-in"
    if (
        verb is not None
        and verb.lemma_ == "have"
        and any(x.lower_ == "together" for x in (*noun.children, *verb.children))
    ):
        return tuple(people_of(subjects(verb))), "meets/held-together"  # "had breakfast together"
    if verb is not None and (honoured := _in_honour_of(noun, verb)):
        return honoured, "meets/in-honour"
    if over := with_over(noun):
        return over, "meets/several-at"
    pair = _compound_pair(noun)
    return (pair, "meets/pair") if pair else (several_at(noun, verb), "meets/several-at")


def _of_behind_place(noun: Token) -> list[Token]:
    """Return Brook and Vale of "a meeting in Haven of Brook and Vale", hung on the town."""
    of = [y for x in prepositional(noun, "in", "at", "on") for y in prepositional(x, "of")]
    others = people_of(prepositional(noun, "with"))  # "a meeting on Monday of Brook with Vale"
    return of if len({one for one, _ in (*people_of(of), *others)}) > 1 and people_of(of) else []


def _owners(owner: Token) -> list[Token]:
    """Return whom the possessive *owner* names: also Brook of "Brook, whose talks with Vale lasted an hour"."""
    one = reference(owner)
    if one is not None and one.span.end > owner.i + 1 and owner.doc[owner.i + 1].text in POSSESSIVE:
        return []  # "at the Martyrs' Memorial": a part of a name
    if owner.tag_ == "WP$":
        return [x.head for x in owner.ancestors if x.dep_ == "relcl"][:1]
    return list(conjuncts(owner))


def _is_theirs(noun: Token) -> bool:
    """Tell whether "their" stands before the noun of a meeting, which then is one of those who do something to it."""
    return any(x.dep_ == "poss" and x.lower_ == "their" for x in noun.children)


def _left_so(noun: Token) -> list[Token]:
    """Return whom talks are told to do something to: "Two hours of talks with Vale left Brook no wiser"."""
    head = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if head.dep_ != "nsubj" or head.head.pos_ != "VERB":
        return []
    return [x for x in children(head.head, "dobj", "dative", "nsubj") if x.i > head.head.i and people_of([x])]


def _meeting_there(noun: Token) -> Sides:
    """Return those of "Meeting in Haven, Brook and Vale agreed", whose participle parsers take for a noun."""
    if not opens_by_meeting(noun) or noun.sent.root.tag_ not in {"VBD", "VBZ"}:
        return ()
    return row_before(noun.sent.root)


def _brought_by(noun: Token) -> Sides:
    """Return those whom talks bring somewhere: "a first round of talks brought Brook and Vale to Haven", "involved"."""
    head = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    of = list(prepositional(noun, "of"))
    if (
        head.dep_ != "nsubj"
        or head.head.lemma_ not in {"bring", "involve", "group"}
        or (of and not any(is_event(x) for x in of))
    ):
        return ()  # "a round of cuts brought them to blows"
    both = tuple(people_of(in_a_row(list(objects(head.head)), leftwards=False)))
    return both if len({one for one, _ in both}) > 1 else ()


def _involving(noun: Token) -> Sides:
    """Return Brook and Vale of "talks in Haven involving Brook and Vale"."""
    verbs = (x for x in children(noun, "acl") if x.lemma_ in {"involve", "include"} and x.tag_ == "VBG")
    both = tuple(people_of(y for x in verbs for y in in_a_row(list(objects(x)), leftwards=False)))
    return both if len({one for one, _ in both}) > 1 else ()


def _opened_so(noun: Token, verb: Token | None) -> Sides:
    """Return both of "Opening the talks, Brook thanked Vale for coming"."""
    if verb is None or verb.dep_ != "advcl" or verb.lemma_ not in {"open", "begin", "start", "close", "end"}:
        return ()
    clause = verb.head
    if verb.tag_ != "VBG" or clause.lemma_ not in TELLING | {"welcome", "greet"} or clause.tag_ != "VBD":
        return ()
    doers, told = people_of(subjects(clause)), people_of(objects(clause))
    return (*doers, *told) if len(doers) == len(told) == 1 else ()


def _given_by(noun: Token, verb: Token | None) -> Sides:
    """Return host and guests of "attended a dinner given by Vale"; at a conference, guests meet whom they may."""
    cue = event_cue(noun)
    if cue is None or cue.kind is not Kind.MEETING:
        return ()
    hosts = [y for x in children(noun, "acl") if x.lemma_ in GIVING for y in prepositional(x, "by")]
    if not people_of(hosts):
        return ()
    if verb is not None:
        guests = list(subjects(verb)) if verb.lemma_ in {"attend", "join"} else []
    else:  # "At a lunch given by Vale, Brook praised the port", "Brook's day ended with a dinner hosted by Vale"
        at = noun.head.lower_ in {"at", "during", "over", "after"} and noun.dep_ == "pobj"
        clause = clause_of_event(noun.head) if at else _ended_with(noun)
        guests = list(subjects(clause)) if clause is not None else []
        guests = guests if people_of(guests) else of_the_day(noun)
    return participants(hosts, guests) if len(people_of(guests)) == 1 else ()


def _ended_with(noun: Token) -> Token | None:
    """Return the verb of "ended her visit with a lunch", where parsers hang "with" on the visit."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "with":
        return None
    verb = noun.head.head.head if noun.head.head.dep_ == "dobj" else noun.head.head
    return verb if verb.lemma_ in {"end", "begin", "start", "conclude", "finish", "open", "close", "round"} else None


def _in_honour_of(noun: Token, verb: Token) -> Sides:
    """Return host and guest of "gave a dinner in honour of Vale", "hosted a lunch for Vale"."""
    if verb.lemma_ not in GIVING:
        return ()
    honours = [y for x in (noun, verb) for y in prepositional(x, "in") if y.lower_ in {"honour", "honor"}]
    guests = [y for x in honours for y in (*prepositional(x, "of"), *children(x, "poss"))]
    if honours and not guests:  # the "of" is hung on the verb at times
        guests = [y for x in children(verb, "prep") if x.i == honours[0].i + 1 for y in children(x, "pobj")]
    guests = guests or [y for x in (noun, verb) for y in prepositional(x, "for") if x is noun or people_of([y])]
    doers = list(subjects(verb)) or list(prepositional(verb, "by"))
    return participants(doers, guests) if people_of(doers) and people_of(guests) else ()


def heads_behind(noun: Token, verb: Token | None, *prepositions: str) -> list[Token]:
    """Return the heads behind *prepositions* that belong to *noun*: by the parse, else by the words that follow it."""
    happening = noun.head if noun.dep_ == "nsubj" and noun.head.lemma_ in HAPPENING | {"get"} else None
    for head in (noun, verb, happening, *_called(noun)):  # "a meeting took place between …"
        if head is not None:
            found = list(prepositional(head, *prepositions))
            if found and prepositions[0] == "with":
                found += [x for x in _with_later(head, found) if x not in found]
            if found and head is noun and verb is not None:  # "had meetings with A, and with B", hung on the verb
                beside = [x for x in children(verb, "conj") if x.pos_ == "ADP" and x.lower_ in prepositions]
                found += [y for x in beside for z in children(x, "pobj") for y in conjuncts(z)]
            if len(found) == 1 and prepositions[0] == "between" and (last := _behind_aside(found[0])) is not None:
                return [*found, last]
            if found and not (prepositions[0] == "between" and len(found) == 1):
                return in_a_row([_one_of(x) for x in found], leftwards=False)
    return (_pair_behind(noun) if prepositions[0] == "between" else []) or named_behind(noun, *prepositions)


def _with_later(head: Token, found: list[Token]) -> Iterator[Token]:
    """Yield Hill of "talks with Vale in Haven on Monday and with Hill in Norburg", hung on the day."""
    last = max(x.i for x in found)
    for token in head.doc[last + 1 : min(last + ASIDE, head.sent.end)]:
        if token.lower_ == "with" and token.dep_ == "conj" and token.nbor(-1).lower_ == "and":
            yield from (y for x in children(token, "pobj") for y in conjuncts(x))


def _one_of(officials: Token) -> Token:
    """Return Vale of "Vale was one of several ministers with whom Brook held talks"; else *officials*."""
    one = officials.head.head if officials.dep_ == "pobj" and officials.head.lower_ in {"of", "among"} else None
    be = one if one is not None and one.lemma_ == "be" else one.head if one is not None else None
    if one is None or be is None or be.lemma_ != "be" or (one is not be and one.lower_ != "one"):
        return officials
    return next((x for x in subjects(be) if people_of([x])), officials)


def _behind_aside(first: Token) -> Token | None:
    """Return Vale of "between Brook, on a visit to Haven, and Vale", whom parsers part from him."""
    one = reference(first)
    doc, i = first.doc, one.span.end if one is not None else first.i + 1
    if i >= len(doc) or doc[i].text != ",":
        return None
    for j in range(i + 1, min(i + ASIDE, first.sent.end - 1)):
        if doc[j].text == "," and doc[j + 1].lower_ == "and":
            behind = (reference(x) for x in doc[j + 2 : min(j + ASIDE, first.sent.end)])
            named = next((x for x in behind if x is not None and x.how == "name"), None)
            return named.span.root if named is not None and people_of([named.span.root]) else None
        if doc[j].pos_ in {"VERB", "AUX"} and doc[j].tag_ in {"VBD", "VBZ"}:
            return None
    return None


def _called(noun: Token) -> Iterator[Token]:
    """Yield what a meeting is said to be, behind which those of it stand: "was the first between Brook and Vale"."""
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        yield from (x for x in children(noun.head, "attr", "acomp") if x.lower_ in NUMBERED)


def _pair_behind(noun: Token) -> list[Token]:
    """Return A and B of "talks between A and B", read from the words: parsers tie them to the verb that follows."""
    doc, i = noun.doc, noun.i + 1
    if i >= len(doc) or doc[i].lower_ != "between":
        return []
    pair = []
    for _ in range(2):
        i += 1
        while i < len(doc) and doc[i].lower_ in {"the", "and"}:
            i += 1
        one = reference(doc[i]) if i < len(doc) else None
        demonym = one is not None and one.how == "adjective" and one.span.text not in {x.name for x in one.referents}
        if one is None or demonym or one.span.start != i:
            return []
        pair.append(one.span.root)
        i = one.span.end
    return pair


def _compound_pair(noun: Token) -> Sides:
    """Return the two actors joined by a hyphen before *noun*: "the Brook-Vale summit", "US-Norland talks"."""
    pair = pair_before(noun)
    people = all(x.type is EntityType.PERSON for x, _ in pair)
    return pair if people or all(x.type in ACTORS for x, _ in pair) else ()
