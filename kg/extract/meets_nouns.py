"""
Nouns that tell of a meeting ("talks", "a visit to", "her guest"): from the noun to its mention, of which kind it is.

Who takes part is told by ``meets_nouns_sides`` and ``meets_nouns_clause``; visits are read in ``meets_nouns_visits``,
invitations in ``meets_invited``, nouns that are no cue in ``meets_acts``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference
from kg.extract._syntax import children, prepositional, subjects
from kg.extract.cues import PHONE, event_cue, kind_told
from kg.extract.meets_acts import told_by_circumstance
from kg.extract.meets_arguments import with_mediator
from kg.extract.meets_calls import called
from kg.extract.meets_fronted import received_in_front
from kg.extract.meets_invited import told_by_invitation
from kg.extract.meets_mention import Mention
from kg.extract.meets_nouns_clause import CALLING, HOLDING, called_so, is_definite
from kg.extract.meets_nouns_sides import heads_behind, taking_part
from kg.extract.meets_nouns_visits import told_by_guest, told_by_visit
from kg.extract.meets_offered import OFFERS, told_by_offer
from kg.extract.meets_who import actors_of, is_official, named_behind, people_of, refers_back
from kg.extract.status import status_of
from kg.extract.status_signs import tells_future
from kg.model import EntityType, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.cues import MeetingCue
    from kg.extract.meets_mention import Sides

STALLING = frozenset({"stall", "falter", "languish", "founder"})
"""Verbs of talks between states that do not go on."""

OF_ANOTHER_SORT = frozenset({"press", "news", "board", "cabinet", "committee", "council", "emergency"})
"""Modifiers of what is no meeting of those named with it: "a press conference with", "a cabinet meeting"."""

PROCESSES = frozenset({"membership", "accession", "entry"})
"""Modifiers of talks that go on for years, and are no meeting of those named with them."""

DISCUSSING = frozenset({"discuss", "review", "address", "debate", "examine", "assess"})
"""Verbs whose object is what people talk of."""


def told_by_noun(noun: Token) -> Iterator[Mention]:
    """Yield what *noun* tells of meetings: several for "separate meetings with A and with B"."""
    lemma, cue = noun.lemma_.lower(), event_cue(noun)
    if lemma == "exchange" and _is_of_things(noun):
        return
    if cue is not None and cue.frame != "never" and reference(noun) is None:
        yield from _nominal(noun, cue)
    elif received := received_in_front(noun):
        yield Mention(noun, received, status_of(noun.sent.root), Kind.MEETING, "meets/guest", host=received[0][0])
    elif lemma == "invitation":
        yield from told_by_invitation(noun)
    elif lemma in {"guest", "host"}:
        yield from told_by_guest(noun)
    elif lemma in OFFERS:
        yield from told_by_offer(noun)
    else:
        yield from told_by_circumstance(noun)


def _nominal(noun: Token, cue: MeetingCue) -> Iterator[Mention]:
    if noun.lower_ == "talk" and any(x.i == noun.i + 1 and x.lower_ in {"of", "about"} for x in noun.children):
        return  # "dismissed talk of a rift with Vale"
    joint = any(x.lower_ == "joint" for x in noun.children)  # who faces the press together has met
    if not joint and any(x.dep_ == "compound" and x.lower_ in OF_ANOTHER_SORT for x in noun.children):
        return
    if any(x.dep_ == "compound" and x.lower_ in PROCESSES for x in noun.children):
        return  # "a veto on membership talks with Norland": years of them
    verb = _light_verb(noun)
    if _is_topic(noun, verb):
        return
    if sides := called(noun, verb):
        several = noun.tag_ == "NNS"  # "calls from Brook and Vale": one each
        for who in [(sides[0], x) for x in sides[1:]] if several else [sides]:
            yield Mention(noun, who, status_of(noun, verb), Kind.CALL, "meets/call-noun", via=verb)
        return
    behind = noun.nbor(1).lower_ if noun.i + 1 < len(noun.doc) else ""
    if noun.lemma_ == "call" and behind in {"for", "to"} and not _is_call_on(noun):
        return  # "a call for talks": none by phone
    if cue.frame == "visit" or _is_call_on(noun):
        yield from told_by_visit(noun, verb)
        return
    others = heads_behind(noun, verb, "with")
    sides, rule = taking_part(noun, verb, others)
    if noun.dep_ == "nsubj" and noun.head.lemma_ in STALLING and not _has_person(sides):
        return  # "negotiations between Norland and Sudland have stalled": years of them, and now none
    sides = with_mediator(sides, noun, *((*noun.ancestors,) if noun.dep_ == "pobj" else ()))
    yield from _one_of_them(noun, verb, cue)
    if not sides and not others and verb is not None and (so_called := called_so(verb)):
        sides, rule = so_called, "meets/several-at"
    if not sides and others:
        sides, rule = taking_part(noun, verb, named_behind(noun, "with"))
    kind, status = kind_told(noun, cue), status_of(noun, verb)
    if others and _each(noun):
        first = actors_of(others)
        rest = [x for x in sides if x not in first]
        if len(first) == 1 and len(rest) > 1:  # "Brook and Vale held separate talks with Hill"
            for one in rest:
                yield Mention(noun, (one, *first), status, kind, rule, via=verb)
            return
        for one in first:
            if rest:
                yield Mention(noun, (*rest, one), status, kind, rule, via=verb)
    elif sides:
        anew = verb is not None and verb.lemma_ in {"continue", "resume"} and tells_future(status)
        back = rule in {"meets/their", "meets/pair"} or (
            is_definite(noun) and all(refers_back(token) for _, token in sides)
        )
        yield Mention(noun, sides, status, kind, rule, via=verb, anaphoric=back and not anew)


def _is_of_things(exchange: Token) -> bool:
    """Tell whether *exchange* is of fire, letters or prisoners: one "of views", or a "frank" one, is talk."""
    of = [x.lower_ for x in prepositional(exchange, "of")]
    return "views" not in of if of else any(x.dep_ == "compound" for x in exchange.children)


def _is_topic(noun: Token, verb: Token | None) -> bool:
    """Tell whether talks are what people speak of, not hold: "discussed the stalled talks between Norland and Vale"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"over", "about", "on"} else None
    of = verb if verb is not None and verb.lemma_ in DISCUSSING else None
    of = of or (above if above is not None and above.lemma_ in DISCUSSING | {"go", "talk", "speak"} else None)
    known = any(x.lower_ in {"the", "stalled", "frozen", "ongoing"} for x in noun.children)
    return of is not None and noun.lemma_ in {"talk", "negotiation"} and known


def _one_of_them(noun: Token, verb: Token | None, cue: MeetingCue) -> Iterator[Mention]:
    """Yield the first of several meetings: "will hold meetings with six leaders, starting with Vale"."""
    if noun.tag_ != "NNS" or verb is None or not _each(noun):
        return
    doers = people_of(subjects(verb))
    first = [y for x in children(verb, "advcl") if x.lemma_ in {"start", "begin"} for y in prepositional(x, "with")]
    for one in people_of(first) if len(doers) == 1 else ():
        yield Mention(noun, (*doers, one), status_of(noun, verb), kind_told(noun, cue), "meets/nominal", via=verb)


def _has_person(sides: Sides) -> bool:
    return any(x.type is EntityType.PERSON for x, _ in sides)


def _is_call_on(noun: Token) -> bool:
    """Tell whether a call is a visit: "a call on the president", "a courtesy call"."""
    return noun.lemma_ == "call" and (
        any(people_of([x]) or is_official(x) for x in prepositional(noun, "on", "upon"))
        or (
            any(x.lower_ in {"courtesy", "farewell"} for x in noun.children)
            and not any(x.lower_ in PHONE for x in noun.children)
        )
    )


def _each(noun: Token) -> bool:
    """Tell whether several meetings are told as one phrase: "separate meetings with A and with B"."""
    if any(x.lower_ == "respectively" for x in noun.sent):
        return True
    if sum(x.lower_ == "with" and x.dep_ in {"prep", "conj"} for x in noun.subtree) > 1:
        return True  # "talks with Brook in Haven and with Vale in Lima"
    return any(x.lower_ in {"separate", "bilateral", "individual"} for x in noun.children) and noun.tag_ == "NNS"


def _event_of(person: Token) -> Token | None:
    """Return the meeting "with" *person*."""
    with_whom = person.head if person.dep_ == "pobj" and person.head.lower_ == "with" else None
    return with_whom.head if with_whom is not None and event_cue(with_whom.head) is not None else None


def _light_verb(noun: Token) -> Token | None:
    """Return the verb whose object or passive subject *noun* is: "held" in "held (a round of) talks"."""
    head = noun
    if noun.dep_ in {"oprd", "dobj"} and noun.head.lemma_ in CALLING and noun.head.head.lemma_ in HOLDING:
        return noun.head.head if any(x.lower_ == "what" for x in noun.head.lefts) else None  # "held what aides called"
    for _ in range(3):
        if head.dep_ in {"dobj", "obj", "nsubjpass"} and head.head.pos_ in {"VERB", "AUX"}:
            return head.head
        if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ == "NOUN":
            head = head.head.head
        elif head.dep_ == "conj" and head.head.pos_ == "NOUN":
            head = head.head
        elif head.dep_ == "conj" and (other := _event_of(head.head)) is not None:
            head = other  # "a lunch with Brook and an audience with Vale", hung on Brook
        else:
            return None
    return None
