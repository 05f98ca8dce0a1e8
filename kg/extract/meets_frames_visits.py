"""
Frames of one who receives, visits, sees, calls or invites another: "received Vale", "called on Vale", "phoned Vale".

Visits and calls that a noun tells of ("paid a visit to") are not read here but in ``meets_nouns_visits``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.doc import reference
from kg.extract._syntax import children, objects, prepositional, subjects
from kg.extract.capitals import country_at, country_led_to
from kg.extract.cues import event_cue
from kg.extract.meets_acts import looked_in_on, seen_with
from kg.extract.meets_arguments import undergoers
from kg.extract.meets_clause import are_each_other, is_by_phone, mention, several
from kg.extract.meets_invited import is_place
from kg.extract.meets_mention import Mention
from kg.extract.meets_nouns_visits import hosts_at
from kg.extract.meets_treats import is_event, summoned
from kg.extract.meets_visit import is_home, is_own, to_capital
from kg.extract.meets_who import DELEGATES, LED, is_official, is_visit, named_behind, participants, people_of
from kg.extract.status import status_of
from kg.model import EntityType, Kind, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.doc import Referent
    from kg.extract.meets_clause import Clause, Frame
    from kg.extract.meets_mention import Side, Sides

SAID_OF_OBJECT = frozenset({"oprd", "xcomp", "ccomp", "prt"})
"""Relations to a verb of what it says of its object: "called him a liar", "saw him leave", "called him up"."""

VISITING = frozenset({"visit", "come", "travel", "pay"})

AIMS_OF_CALL = frozenset({"congratulate", "thank", "discuss", "express", "offer", "convey", "wish", "apologise",
                          "apologize", "brief", "inform", "assure", "complain", "protest", "invite"})  # fmt: skip
"""Verbs of what one does on the telephone."""

SCREENS = frozenset({"television", "tv", "telly", "screen", "video", "stage", "film", "youtube"})
"""What people are seen on who are not met."""

FOLDS = frozenset({"cabinet", "party", "team", "fold", "club", "board", "ranks", "family", "coalition", "alliance",
                   "race", "job", "post", "role", "group", "panel", "staff", "squad", "ministry"})  # fmt: skip
"""What somebody is welcomed to who joins it: no guest."""


def _guest(clause: Clause) -> Mention | None:
    if clause.passive or clause.agents:
        # "welcomed on arrival by Vale": the parser ties "by" to the arrival.
        hosts, guests = clause.agents or named_behind(clause.verb, "by"), undergoers(clause.verb)
        rule = "meets/guest-passive"
    else:
        hosts, guests, rule = clause.doers, clause.done_to, clause.rule
        if clause.verb.lemma_ == "welcome" and any(x.lower_ in FOLDS for x in prepositional(clause.verb, "to")):
            return None
        if clause.verb.lemma_ == "receive" and (told := summoned(clause.verb)):
            # "was summoned to receive": it is the summons that tells whether he did
            return Mention(clause.verb, told, status_of(clause.verb.head), clause.cue.kind, "meets/given")
        if any(_is_sent(x) for x in guests):
            return None  # "received a letter from the minister, Ada Brook"
    sides = participants(hosts, guests)
    received = {token.i for token in guests}
    delegates = all(x.lemma_.lower() in DELEGATES for x in guests)
    if sides and delegates and all(one.type is EntityType.COUNTRY for one, _ in sides):
        return mention(clause, sides, rule=rule, host=sides[0][0])  # "a Sudish delegation was received by officials"
    if not sides or not any(one.type is EntityType.PERSON for one, token in sides if token.i in received):
        return None  # "welcomed the decision", "hosted the games"
    return mention(clause, sides, rule=rule, host=sides[0][0])


def _is_sent(noun: Token) -> bool:
    """Tell whether *noun* is a thing that comes from somebody."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() in DELEGATES | LED or is_official(noun) or people_of([noun]):
        return False
    return any(x.lower_ == "from" for x in noun.children)


def _visit(clause: Clause) -> Mention | None:
    if clause.verb.dep_ in {"xcomp", "ccomp"} and clause.verb.head.lemma_ in {"invite", "ask"}:
        return None  # told by the invitation
    if clause.verb.dep_ in {"acl", "relcl"} and clause.verb.head.lemma_ == "invitation":
        return None
    if clause.passive:
        # "was visited at noon by Vale": people, for a museum is visited too
        visitors, visited = people_of(clause.agents), people_of(undergoers(clause.verb))
        return mention(clause, (*visitors, *visited)) if visitors and visited else None
    hosts = hosts_at(clause.done_to)
    sides = to_capital(tuple(people_of(clause.doers)), hosts) or participants(clause.doers, hosts)
    if sides and is_visit(sides):
        return None if is_home(sides, clause.verb.doc) else mention(clause, sides)
    if sent := _sent_abroad(clause, hosts):
        return mention(clause, sent)
    doers = people_of(clause.doers)  # "visited a school with Vale"
    others = people_of(y for x in (clause.verb, *clause.done_to) for y in prepositional(x, "with"))
    if not others and any(x.lower_ in {"together", "jointly"} for x in clause.verb.children):
        return mention(clause, several(doers), rule="meets/jointly", kind=Kind.MEETING)  # "visited it together"
    return mention(clause, (*doers, *others), rule="meets/jointly", kind=Kind.MEETING) if doers and others else None


def _sent_abroad(clause: Clause, hosts: list[Token]) -> Sides:
    """Return the two countries of "a Sudish delegation visited Norland"; a country that visits another plays it."""
    if not any(x.lemma_.lower() in DELEGATES for x in clause.doers):
        return ()
    both = participants(clause.doers, hosts)
    lands = {one for one, _ in both if one.type is EntityType.COUNTRY}
    return both if len(lands) == len(both) == 2 else ()


def _object(clause: Clause) -> Mention | None:
    others = clause.done_to
    if not others and clause.cue.kind is Kind.CALL:  # "phoned to congratulate Vale"
        others = [
            y for x in children(clause.verb, "xcomp", "advcl") if x.tag_ == "VB" for y in objects(x) if people_of([y])
        ]
    return mention(clause, participants(clause.doers, others))


def _by_wire(clause: Clause) -> Mention | None:
    """Read "reached Vale by telephone"."""
    return _object(clause) if is_by_phone(clause.verb) and people_of(clause.done_to) else None


def _see(clause: Clause) -> Mention | None:
    off = any(x.dep_ == "prt" and x.lower_ == "off" for x in clause.verb.children)
    if off:  # "was seen off at the airport by Vale"
        return _guest(clause)
    said_of = any(_is_said_of(x) for x in clause.verb.children)
    if any(x.lower_ in SCREENS for y in (clause.verb, *clause.done_to) for x in prepositional(y, "on")):
        return None  # "saw Vale on television"
    if clause.passive and (seen := seen_with(clause.verb)):
        return mention(clause, seen, rule="meets/seen")
    if clause.passive and clause.verb.lemma_ == "brief":  # "flew to Norland to be briefed by Vale"
        told, tellers = people_of(undergoers(clause.verb)), people_of(clause.agents)
        return mention(clause, (*told, *tellers)) if told and tellers else None
    if are_each_other(clause.done_to) and not said_of:
        return mention(clause, several(people_of(clause.doers)))
    if said_of or clause.passive or not people_of(clause.doers) or not people_of(clause.done_to):
        return None
    return mention(clause, participants(clause.doers, clause.done_to))


def _is_said_of(child: Token) -> bool:
    """Tell whether *child* tells what somebody is seen as or doing; when he is seen is another thing."""
    if child.dep_ == "ccomp" and any(x.lower_ in {"when", "while", "after", "before"} for x in child.lefts):
        return False  # "refused to see Vale when he came to Haven"
    return child.dep_ in SAID_OF_OBJECT or child.lower_ == "as"


def _invite(clause: Clause) -> Mention | None:
    """Read "invited Vale to visit", "invited Vale to Norland", "invited Vale for talks"."""
    verb = clause.verb
    visit = next(
        (x for x in verb.children if x.dep_ in {"xcomp", "ccomp", "advcl"} and x.lemma_ in VISITING),
        None,
    )
    if visit is not None and visit.lemma_ == "pay" and all(x.lemma_ not in {"visit", "call"} for x in objects(visit)):
        visit = None  # "asked Vale to pay attention"
    aims = list(prepositional(verb, "to", "for")) if verb.lemma_ == "invite" else []
    event = next((x for x in aims if is_event(x)), None)
    inviters = people_of(clause.agents or clause.doers)
    guests = people_of(subjects(verb, passive=True) if clause.passive else clause.done_to)
    if clause.passive and not clause.agents and len(guests) == 1 and (land := _land_of(aims, guests[0][0])) is not None:
        return Mention(verb, (*guests, land), Status.POSSIBLE, Kind.VISIT, "meets/invite", via=visit)
    if not inviters or not guests or not (visit or event or any(is_place(x) for x in aims)):
        return None
    kind = clause.cue.kind
    if visit is None and event is not None and (cue := event_cue(event)) is not None:
        kind = cue.kind
    sides = (*guests, *inviters)
    return Mention(verb, sides, Status.POSSIBLE, kind, "meets/invite", via=visit or event, host=inviters[0][0])


def _land_of(aims: list[Token], guest: Referent) -> Side | None:
    """Return the country that *guest* "has been invited to", if it is not his own."""
    lands = ((country_at(x) or country_led_to(x), x) for x in aims if x.head.lower_ == "to")
    return next(((land, x) for land, x in lands if land is not None and not is_own(land, guest, x.doc)), None)


def _call(clause: Clause) -> Mention | None:
    verb = clause.verb
    upon = list(prepositional(verb, "on", "upon"))
    if not clause.done_to and people_of(upon) and not _to_do(verb, upon):
        # "called on the speaker": a visit; "called on the speaker to resign" is none.
        return mention(clause, participants(clause.doers, upon), rule="meets/call-on", kind=Kind.MEETING)
    if clause.done_to and any(x.lower_ in {"on", "upon"} and x.i == verb.i + 1 for x in verb.children):
        # "called on Vale in Haven", of which parsers make an object
        sides = participants(clause.doers, clause.done_to) if people_of(clause.done_to) else ()
        return None if _to_do(verb, clause.done_to) else mention(clause, sides, rule="meets/call-on", kind=Kind.MEETING)
    office = [z for x in prepositional(verb, "at") if x.lemma_ in {"office", "residence", "home"} for z in x.children]
    if not clause.done_to and (visited := people_of(x for x in office if x.dep_ == "poss")):
        doers = people_of(clause.doers)  # "called at her office"
        return mention(clause, (*doers, *visited), rule="meets/call-on", kind=Kind.MEETING) if doers else None
    if any(x.dep_ == "prt" and x.lower_ == "in" for x in verb.children):
        summoned = _guest(clause) if people_of(clause.agents or clause.doers) else None
        if summoned is None:
            return None
        return replace(summoned, rule="meets/guest", kind=Kind.MEETING, host=None)  # "was called in by Vale"
    # "called Vale on Sunday to ask": the parser takes the name for what he is called.
    called = clause.done_to or [x for x in children(verb, "oprd") if people_of([x])]
    called_for = any(x.lower_ == "for" for x in verb.children) or people_of(upon)
    said_of = any(x.dep_ in SAID_OF_OBJECT and x not in called and not _is_aim_of_call(x) for x in verb.children)
    if called_for or said_of or clause.passive or not people_of(called) or _is_named_something(called):
        return None
    return mention(clause, participants(clause.doers, called))


TIMES = frozenset({"day", "night", "evening", "morning", "afternoon", "week", "month", "year", "hour", "minute",
                   "weekend", "time", "moment"})  # fmt: skip
NAMING = frozenset({"a", "an", "the", "his", "her", "its", "their", "our"})


def _is_named_something(called: list[Token]) -> bool:
    """Tell whether right behind *called* stands what he is called: "called Vale 'a gift'", "called Vale the best"."""
    whom = next(x for x in called if people_of([x]))
    one = reference(whom)
    i = one.span.end if one is not None else whom.i + 1
    if i + 1 >= len(whom.doc):
        return False
    behind = whom.doc[i]
    if behind.lower_ in NAMING and i < whom.sent.end:
        head = behind.head if behind.head.i > i else whom.doc[i + 1]
        return behind.nbor(1).is_quote or head.lemma_.lower() not in TIMES
    return bool(behind.is_quote)


def _is_aim_of_call(verb: Token) -> bool:
    """Tell whether *verb* is what somebody is called for, not called to do: "called Vale to congratulate him"."""
    return verb.dep_ == "xcomp" and verb.lemma_ in AIMS_OF_CALL and any(x.lower_ == "to" for x in verb.lefts)


def _in_on(clause: Clause) -> Mention | None:
    """Read "dropped in on Vale"."""
    return mention(clause, looked_in_on(clause.verb), rule="meets/call-on")


def _to_do(verb: Token, called_upon: list[Token]) -> bool:
    """Tell whether those *called_upon* are to do something: "called on the speaker to resign", "in a statement"."""
    words = (y for x in (verb, *called_upon) for y in prepositional(x, "in"))
    return any(x.lemma_ in TEXTS for x in words) or any(
        x.dep_ == "xcomp" or (x.dep_ == "aux" and x.lower_ == "to")
        for token in called_upon
        for x in (*verb.children, *token.children)
        if x.i > verb.i
    )


TEXTS = frozenset({"statement", "letter", "speech", "message", "interview", "tweet", "post", "article", "address"})
"""What somebody is called upon in, from afar."""


VISITS: dict[str, Frame] = {
    "guest": _guest,
    "visit": _visit,
    "object": _object,
    "wire object": _by_wire,
    "see": _see,
    "invite": _invite,
    "call": _call,
    "in on": _in_on,
}
"""Frame → what reads it."""
