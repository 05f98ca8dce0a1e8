"""Meals, audiences and time that somebody gives to somebody: "took Vale to lunch", "granted Vale an audience"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract._syntax import children, objects, prepositional, subjects
from kg.extract.cues import event_cue
from kg.extract.meets_who import people_of
from kg.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.meets_mention import Sides

MEALS = frozenset({"lunch", "dinner", "breakfast", "supper", "luncheon", "tea", "coffee", "meal", "banquet"})

OUTINGS = frozenset({"walk", "stroll", "drive", "ride", "sail", "swim"})
"""What one takes a guest for."""

SHOWING = frozenset({"show", "guide"})
"""Verbs of what a host does with a guest, where it is told through what."""

ROUND = frozenset({"round", "around", "through"})

WALKING = {
    "walk": frozenset({"to", "down", "up", "through", "around", "round", "across", "along", "into", "over", "past"}),
    "accompany": frozenset({"to"}),
    "drive": frozenset({"to", "through", "around", "round", "along"}),
    "lead": frozenset({"up", "down", "along", "around", "across"}),
}
"""Verbs of who goes with another → the prepositions behind which the way stands."""

ENDS = frozenset({"airport", "station", "border", "hotel", "residence", "home", "house", "door", "gate", "car", "port",
                  "palace", "ministry", "embassy", "helicopter", "plane", "ship", "quay", "frontier", "village",
                  "cemetery", "memorial", "podium", "lift", "elevator", "steps", "checkpoint"})  # fmt: skip
"""Where somebody may be brought in person: one is driven "to despair", too."""

SHARED = MEALS | {"table", "sofa", "taxi", "drink", "car", "carriage", "bench", "box", "umbrella"}
"""What people who share it sit at together."""

PAPERS = frozenset({"note", "letter", "message", "list", "protest", "memorandum", "document", "report", "petition",
                    "proposal", "draft", "invitation"})  # fmt: skip
"""What is handed from one to another in person."""

GIVEN = MEALS | {"tour", "audience", "interview", "hearing", "appointment", "reception"}


def is_event(noun: Token) -> bool:
    """Tell whether *noun* names an event that is a meeting: "talks", "lunch"."""
    cue = event_cue(noun)
    return cue is not None and cue.frame == "nominal"


def is_crowded(noun: Token) -> bool:
    """Tell whether many come to the event of *noun*, who need not meet each other there."""
    cue = event_cue(noun)
    return cue is not None and cue.kind in {Kind.SUMMIT, Kind.CONFERENCE}


def taken(verb: Token) -> Sides:
    """Return who takes whom "aside", "to lunch": the one who does it first."""
    aims = [*prepositional(verb, "to", "for", "out")]
    if any(x.lower_ == "out" and x.dep_ == "prt" for x in verb.children):  # "took Vale out on a boat"
        aims += prepositional(verb, "on", "into", "in")
    aside = any(x.lower_ == "aside" for x in verb.children)
    out = any(x.lower_ == "out" and x.dep_ == "prt" for x in verb.children)  # "took Vale out for oysters"
    if verb.lemma_ in WALKING:
        if not _is_walked(verb):
            return ()
    elif verb.lemma_ in SHOWING:
        if not _is_round(verb):
            return ()
    elif (
        not aside
        and not (out and aims)
        and not any(x.lemma_.lower() in MEALS | OUTINGS for x in aims)
        and not (verb.lemma_ == "take" and _is_round(verb))
    ):
        return ()
    return _doer_and_done_to(verb, aims)


def _is_walked(verb: Token) -> bool:
    """Tell whether somebody is brought along a way, or to a place: "walked Vale down the pier", "to her car"."""
    ways = [(x.lower_, y) for x in children(verb, "prep", "prt", "advmod") for y in children(x, "pobj")]
    known = [(word, y) for word, y in ways if word in WALKING[verb.lemma_]]
    return any(word != "to" or y.lemma_.lower() in ENDS for word, y in known)


def _is_round(verb: Token) -> bool:
    """Tell whether somebody is taken or shown "round the port", "through the wards", "on a tour of the plant"."""
    beside = (verb, *objects(verb))
    if any(x.lower_ in ROUND for y in beside for x in y.children if x.dep_ in {"prep", "prt", "advmod"}):
        return True
    return any(x.lemma_.lower() in {"tour", "walkabout"} for y in beside for x in prepositional(y, "on"))


def given(verb: Token) -> Sides:
    """Return who gives whom an audience or a dinner: "granted Vale an audience", "gave a dinner for Vale"."""
    what = [x for x in objects(verb) if x.lemma_.lower() in GIVEN]
    clause = verb.head if verb.dep_ == "xcomp" else verb  # "the dinner that Brook was to have given for Vale"
    if clause.dep_ == "relcl" and clause.head.lemma_.lower() in GIVEN:
        what.append(clause.head)  # "the dinner that Brook gave for Vale"
    if not what:
        return ()
    active = any(x.dep_ == "aux" for x in verb.children) and all(x.dep_ != "auxpass" for x in verb.children)
    passive = [] if active else [x for x in subjects(verb, passive=True) if people_of([x])]
    if passive:
        by = [*prepositional(verb, "by"), *(y for x in what for y in prepositional(x, "by"))]
        return (*people_of(by), *people_of(passive)) if people_of(by) else ()
    guests = [x for x in verb.children if x.dep_ == "dative"]
    guests = [y for x in guests for y in ([x] if people_of([x]) else [z for z in x.children if z.dep_ == "pobj"])]
    guests += [y for x in (verb, *what) for y in prepositional(x, "for", "to")]
    doers = people_of(subjects(verb))
    return (*doers, *people_of(guests)) if doers and people_of(guests) else ()


def accredited(verb: Token) -> Sides:
    """Return envoy and receiver of "presented his credentials to President Vale"."""
    if not any(x.lemma_.lower() == "credential" or x.lower_ == "credentials" for x in objects(verb)):
        return ()
    to = [y for x in (verb, *objects(verb)) for y in prepositional(x, "to")]
    envoys, receivers = people_of(subjects(verb)), people_of(to)
    return (*envoys, *receivers) if envoys and receivers else ()


def handed(verb: Token) -> Sides:
    """Return who hands whom a paper: "handed the envoy a note of protest", "handed over the list to Vale"."""
    papers = [x for x in objects(verb) if x.lemma_.lower() in PAPERS and x.dep_ == "dobj"]
    if not papers:
        return ()
    whom = [x for x in children(verb, "dative", "dobj") if x.pos_ != "ADP" and x not in papers]
    whom += [y for x in children(verb, "dative") if x.pos_ == "ADP" for y in children(x, "pobj")]
    words = [x for paper in papers for x in (paper, *prepositional(paper, "of"))]  # "a note of protest to Vale"
    whom += [y for x in (verb, *words) for y in prepositional(x, "to")]
    doers = people_of(subjects(verb))
    return (*doers, *people_of(whom)) if doers and people_of(whom) else ()


def summoned(verb: Token) -> Sides:
    """Return who was summoned "to receive a note of protest from Vale", and he."""
    if verb.dep_ not in {"xcomp", "advcl"} or verb.head.lemma_ not in {"summon", "call"}:
        return ()
    papers = [x for x in objects(verb) if x.lemma_.lower() in PAPERS]
    words = [x for paper in papers for x in (paper, verb, *prepositional(paper, "of"))]
    givers = people_of(y for x in words for y in prepositional(x, "from"))
    takers = people_of(subjects(verb)) or people_of(subjects(verb.head, passive=True))
    return (*takers, *givers) if takers and givers else ()


def taken_from(noun: Token) -> Sides:
    """Return receiver and envoys of "accepted the credentials of the envoy, Ada Brook"."""
    if noun.dep_ == "pobj" and noun.head.head.lemma_ in {"letter", "copy"}:
        noun = noun.head.head  # "the letters of credence of the envoy", "copies of the credentials of"
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in {"accept", "receive", "take"}:
        return ()
    envoys = people_of([*prepositional(noun, "of", "from"), *prepositional(verb, "from"), *children(noun, "poss")])
    receivers = people_of(subjects(verb))
    return (*receivers, *envoys) if envoys and len(receivers) == 1 else ()


def invited_to_meal(verb: Token) -> Sides:
    """Return who has whom to a meal or as a guest: "had Vale to breakfast", "was to have had Vale for tea"."""
    aims = [y for x in (verb, *objects(verb)) for y in prepositional(x, "to", "for", "over")]
    stays = [y for x in (verb, *objects(verb)) for y in prepositional(x, "as") if y.lemma_ == "guest"]
    aims += [y for x in objects(verb) for y in children(x, "relcl")]  # "to breakfast", which parsers take for a verb
    if not stays and not any(x.lemma_.lower() in MEALS for x in aims):
        return ()
    doers, guests = people_of(subjects(verb)), people_of(objects(verb))
    return (*doers, *guests) if doers and guests else ()


def shared(verb: Token) -> Sides:
    """Return those who share a table or a meal: "shared a table with Vale", "Brook and Vale shared coffee"."""
    what = [x for x in objects(verb) if x.lemma_.lower() in SHARED]
    if not what:
        return ()
    doers = people_of(subjects(verb))
    others = people_of([y for x in (verb, *what) for y in prepositional(x, "with")])
    return (*doers, *others) if len({one for one, _ in (*doers, *others)}) > 1 else ()


def _doer_and_done_to(verb: Token, aims: list[Token]) -> Sides:
    passive = people_of(subjects(verb, passive=True))
    if passive:
        # "was shown round the port by Vale", where parsers hang Vale on the port
        round_what = [*objects(verb), *prepositional(verb, *ROUND, "on")]
        by = people_of(y for x in (verb, *aims, *round_what) for y in prepositional(x, "by"))
        return (*by, *passive) if by else ()
    doers, done_to = people_of(subjects(verb)), people_of(objects(verb))
    return (*doers, *done_to) if doers and done_to else ()
