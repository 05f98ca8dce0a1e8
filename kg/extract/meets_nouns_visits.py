"""
Visits that a noun tells of: "Brook's visit to Vale", "paid a courtesy call on Vale", "in Norland as the guest of Vale".

Visits of which a verb tells are read in ``meets_frames_visits``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import referents
from kg.extract._syntax import children, conjuncts, prepositional, subjects
from kg.extract.cues import event_cue
from kg.extract.meets_invited import COMING, inviters_of
from kg.extract.meets_mention import Mention
from kg.extract.meets_nouns_clause import adjunct_subject
from kg.extract.meets_visit import is_home, to_capital
from kg.extract.meets_who import is_visit, named_behind, participants, people_of
from kg.extract.meets_within import clause_of_event
from kg.extract.status import status_of
from kg.model import EntityType, Kind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token


AWAITING = frozenset({"await", "expect", "anticipate", "prepare"})
"""Verbs of who is to be visited."""


ARRIVING = frozenset({"arrive", "land", "touch"})
"""Verbs that end a journey: who did so has begun the visit that it was for."""

HOUSES = frozenset({"office", "residence", "home", "house", "headquarters"})
"""Where one is visited whose they are."""


def hosts_at(visited: list[Token]) -> list[Token]:
    """Return *visited*, or whose office or house they are: "a visit to Vale's office"."""
    return [next((y for y in children(x, "poss") if x.lemma_ in HOUSES and people_of([y])), x) for x in visited]


def told_by_visit(noun: Token, verb: Token | None) -> Iterator[Mention]:
    """Yield the visits that *noun*, perhaps the object of *verb*, tells of: "a trip to Norland and Sudland" two."""
    if _in_denied(noun):
        return
    days = {i for x in noun.doc._.dates or () for i in range(x.span.start, x.span.end)}
    visited = hosts_at([x for x in prepositional(noun, "to", "with", "on") if x.i not in days])
    invited = [y for x in prepositional(noun, "at") if x.lemma_ == "invitation" for y in inviters_of(x)]
    if people_of(invited):
        visited = invited  # "the visit of Brook to Haven, at Vale's invitation"
    if verb is not None and verb.lemma_ == "pay":
        visited = [x for x in children(verb, "dative") if x.pos_ != "ADP"] or visited  # "paid Vale a visit"
    if verb is not None and not visited:
        visited = list(prepositional(verb, *(("to", "on", "upon") if verb.lemma_ == "pay" else ("to",))))
    if not visited and (way := _way(noun)) is not None:
        visited = [x for x in prepositional(way, "in", "to") if referents(x)]
    if not visited and noun.lemma_ == "call":
        visited = named_behind(noun, "on", "upon")
    owners = [x for owner in children(noun, "poss") for x in conjuncts(owner)]
    visitors = [x for x in owners if referents(x)] or list(prepositional(noun, "by", "of"))
    if (
        verb is not None
        and verb.lemma_ in {"receive", "have", "get"}
        and not visited
        and people_of(callers := list(prepositional(noun, "from")))
    ):
        visited, visitors = list(subjects(verb)), callers  # "received a courtesy call from Brook"
    if verb is not None and not visited and verb.lemma_ in AWAITING and people_of(visitors):
        visited = list(subjects(verb))  # "is awaiting a visit by Brook"
    if not visitors and verb is not None:
        passive = any(x.dep_ == "nsubjpass" for x in verb.children)  # "a call was paid on Vale by Brook"
        visitors = list(prepositional(verb, "by") if passive else subjects(verb))
    if not visitors:
        visitors = adjunct_subject(noun)
    sides = to_capital(tuple(people_of(visitors)), visited) or participants(visitors, visited)
    if not sides or not is_visit(sides) or is_home(sides, noun.doc):
        return
    kind, status = Kind.MEETING if noun.lemma_ == "call" else Kind.VISIT, status_of(noun, verb)
    if status is Status.PLANNED and (way := _way(noun)) is not None and _has_come(way):
        status = Status.HELD
    lands = [x for x in sides if x[0].type is EntityType.COUNTRY]
    own = [x for x in sides if x[0].type is not EntityType.COUNTRY]
    each = [(*own, x) for x in lands] if own and len(lands) > 1 else [sides]  # "a trip to Norland and Sudland"
    for who in each:
        yield Mention(noun, who, status, kind, "meets/visit-noun", via=verb)


def _in_denied(noun: Token) -> bool:
    """Tell whether a visit is but when that is to have been which is denied: "denied that he met Vale on a trip to"."""
    clause = clause_of_event(noun.head) if noun.dep_ == "pobj" else None
    return clause is not None and clause.dep_ in {"ccomp", "xcomp"} and clause.head.lemma_ == "deny"


def _way(noun: Token) -> Token | None:
    """Return the verb of motion whose purpose a visit is: "arrived in Norland for a two-day visit"."""
    if noun.dep_ == "pobj" and noun.head.lower_ in {"for", "on"} and noun.head.head.lemma_ in COMING | ARRIVING:
        return noun.head.head
    return None


def _has_come(way: Token) -> bool:
    """Tell whether *way* tells that somebody has arrived, and so is on the visit: "arrived in Norland for a visit"."""
    return way.lemma_ in ARRIVING and way.tag_ in {"VBD", "VBN"} and status_of(way) is Status.HELD


def told_by_guest(noun: Token) -> Iterator[Mention]:
    """
    Yield the visit that a guest or host tells of.

    Cases: "Brook was in Norland as the guest of Vale", "where he was the guest of Vale", "Vale was her host".
    """
    owners = list(prepositional(noun, "of")) or list(children(noun, "poss"))
    named = people_of(children(noun, "appos"))
    if len(named) == 1 and len(whose := people_of(children(noun, "poss"))) == 1 and named[0][0] is not whose[0][0]:
        if noun.dep_ == "pobj" and noun.head.lower_ == "with" and event_cue(noun.head.head) is not None:
            return  # "will hold talks with her host, Tomas Vale": of those is told
        # "Brook arrived late; her host, Tomas Vale, had left": he is hers, whatever he does
        if status_of(noun) is Status.HELD:
            host = named[0][0] if noun.lemma_ == "host" else whose[0][0]
            yield Mention(noun, (*whose, *named), Status.HELD, Kind.VISIT, "meets/guest-of", host=host)
        return
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        verb = noun.head
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ in {"VERB", "AUX"}:
        verb = noun.head.head
    elif noun.dep_ == "dobj" and noun.lemma_ == "host" and noun.head.lemma_ == "play":
        verb = noun.head  # "played host to Vale"
        owners = [*prepositional(noun, "to"), *prepositional(verb, "to")]
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.lemma_ in {"visit", "trip", "tour"}:
        verb = next(
            (x for x in noun.head.ancestors if x.pos_ in {"VERB", "AUX"}), noun
        )  # "began a visit as the guest of"
    else:
        return
    owning, others = people_of(owners), people_of(subjects(verb))
    guests, hosts = (others, owning) if noun.lemma_ == "guest" else (owning, others)
    if guests and hosts:
        sides = (*guests, *hosts)
        yield Mention(noun, sides, status_of(verb), Kind.VISIT, "meets/guest-of", via=verb, host=hosts[0][0])
