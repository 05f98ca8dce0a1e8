"""
Who plays for whom, as reports of matches tell it by the way.

=====================  ===================================================================
``office/title``       Haven will be without striker Ada Brook; a knee injury to their striker Ada Brook
``office/leads``       Ada Brook scored twice as Haven romped home; gave Haven the lead
=====================  ===================================================================

No other prose is read so: what is told must be a player's place, a goal, or runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import tokens_of
from kg.annotate.marks import GENITIVE
from kg.annotate.office import Office
from kg.annotate.office_holder import subject_of
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.annotate.names import ByToken, Name

PLAYERS = frozenset({"striker", "midfielder", "attacking midfielder", "goalkeeper", "winger", "defender", "batsman",
                     "bowler", "quarterback", "fly-half", "offensive tackle", "defensive tackle", "left tackle",
                     "right tackle"})  # fmt: skip
"""Offices of a player, whose side a report often tells elsewhere in the sentence."""

PICKING = frozenset({"miss", "lose", "lack", "field", "recall", "drop", "rest", "sign", "buy", "sell", "include",
                     "welcome", "start"})  # fmt: skip
"""What a side does with its players."""

TEAMS = frozenset({"team", "side", "club", "champions", "leaders", "strugglers", "squad"})
"""Nouns of a side, beside its name."""

SCORING = frozenset({"score", "blast", "hit", "net", "grab", "salvage", "earn", "secure", "seal", "snatch", "head",
                     "fire", "curl", "strike", "bag", "make", "take"})  # fmt: skip
"""What players do with goals and runs."""

GOALS = frozenset({"goal", "goals", "draw", "win", "victory", "point", "equaliser", "equalizer", "winner", "century",
                   "try", "tries", "penalty", "header", "hat-trick", "wickets", "runs"})  # fmt: skip
"""What they score or win for a side."""

TURNS = frozenset({"debut", "return", "appearance", "comeback", "start"})
"""What they make for one."""

FARING = frozenset({"romp", "beat", "win", "thrash", "draw", "lose", "crush", "hammer", "defeat", "trounce", "close",
                    "declare", "cruise", "rally", "edge", "overwhelm"})  # fmt: skip
"""How their side fares meanwhile."""

CLIMB = 6
"""Words at most from a player's name up to the verb."""


def squads(doc: Doc, offices: list[Office], by_token: ByToken) -> Iterator[Office]:
    """Put down whose the players of *offices* are, where those do not say it; yield who scores for whom."""
    for office in offices:
        if office.head in PLAYERS and office.of is None and office.holder is not None and not office.plural:
            office.of = _side_of(office, by_token) or _side_of_next(office, offices)
    for verb in tokens_of(doc):
        if verb.pos_ != "VERB" or any(x.dep_ == "neg" or x.tag_ == "MD" for x in verb.children):
            continue
        sides = [x for x in (_given(verb, by_token), _scored_for(verb, by_token), _while(verb, by_token)) if x]
        people = subject_of(verb, by_token) if sides else []
        yield from (
            Office(sides[0].span, "", "", of=sides[0], holder=x, rule="office/leads", told=verb.lower_) for x in people
        )


def _side_of(office: Office, by_token: ByToken) -> Name | None:
    """Return the side that does with a player what sides do: "Haven will be without striker Ada Brook"."""
    if office.possessor is not None:
        return _owner(office.possessor, by_token) if office.possessor.lower_ in {"their", "its"} else None
    token = office.holder.span.root if office.holder is not None else office.span.root
    for _ in range(CLIMB):
        if token.dep_ in {"conj", "appos", "compound", "nmod"}:
            token = token.head
            continue
        above = token.head
        if token.dep_ == "pobj" and above.lower_ == "without" and above.head.lemma_ == "be":
            return _subject(above.head, by_token)
        if token.dep_ == "dobj" and above.lemma_ in PICKING:
            return _subject(above, by_token) or _described(above, by_token)
        return None
    return None


def _side_of_next(office: Office, offices: list[Office]) -> Name | None:
    """Return the side that follows both in "midfielder Ada Brook and striker Karl Stone of Haven"."""
    end = office.holder.span.end if office.holder is not None else 0
    doc = office.span.doc
    if end + 1 >= len(doc) or doc[end].lower_ != "and":
        return None
    after = next((x for x in offices if x.span.start == end + 1 and x.head in PLAYERS and x.holder is not None), None)
    of = after.of if after is not None else None
    behind = of is not None and after is not None and after.holder is not None and of.span.start > after.holder.span.end
    return of if behind else None


def _owner(their: Token, by_token: ByToken) -> Name | None:
    """Return the one side that "their" can mean: the only body, town or land that its sentence names before."""
    before = {id(x): x for i in range(their.sent.start, their.i) if (x := by_token.get(i)) is not None}
    sides = [x for x in before.values() if _is_side(x)]
    return sides[0] if len(sides) == 1 and len(before) == 1 else None


def _subject(verb: Token, by_token: ByToken) -> Name | None:
    """Return the side that is the subject of *verb*."""
    subject = next((x for x in verb.children if x.dep_ == "nsubj"), None)
    return _as_side(by_token.get(subject.i)) if subject is not None else None


def _described(verb: Token, by_token: ByToken) -> Name | None:
    """Return the side of "a Haven side (led by Tomas Vale but) missing striker Ada Brook"."""
    while verb.dep_ == "conj":
        verb = verb.head
    noun = verb.head if verb.dep_ == "acl" else None
    if noun is None or noun.lower_ not in TEAMS:
        return None
    named = (by_token.get(x.i) for x in noun.children if x.dep_ in {"compound", "nmod"})
    return next((x for x in named if x is not None and _is_side(x)), None)


def _given(verb: Token, by_token: ByToken) -> Name | None:
    """Return the side in "gave Haven the lead"."""
    if verb.lemma_ != "give" or not any(x.dep_ == "dobj" and x.lower_ in {"lead", "edge"} for x in verb.children):
        return None
    to = next((x for x in verb.children if x.dep_ == "dative"), None)
    return _as_side(by_token.get(to.i)) if to is not None else None


def _scored_for(verb: Token, by_token: ByToken) -> Name | None:
    """Return the side in "blasted a goal to salvage a draw for Haven", "makes his debut for Haven"."""
    if verb.lemma_ not in SCORING:
        return None
    done = TURNS if verb.lemma_ in {"make", "take"} else GOALS
    for noun in verb.subtree:
        if noun.lower_ in done and noun.i > verb.i and noun.dep_ == "dobj":
            sides = (y for x in (noun, noun.head) for y in x.children if x.i >= verb.i and y.lower_ == "for")
            named = (by_token.get(x.i) for y in sides for x in y.children if x.dep_ == "pobj")
            found = next((x for x in named if x is not None), None)
            if found is not None:
                return _as_side(found)
    return None


def _while(verb: Token, by_token: ByToken) -> Name | None:
    """Return the side in "scored twice as Haven romped to a win", "made 70 as Haven closed on 429"."""
    if verb.lemma_ not in SCORING:
        return None
    what = next((x for x in verb.children if x.dep_ == "dobj"), None)
    if verb.lemma_ != "score" and (what is None or not (what.like_num or what.lower_ in GOALS)):
        return None
    clause = (x for x in verb.children if x.dep_ == "advcl" and x.lemma_ in FARING and x.i > verb.i)
    told = next((x for x in clause if any(y.dep_ == "mark" and y.lower_ == "as" for y in x.children)), None)
    return _subject(told, by_token) if told is not None else None


def _as_side(name: Name | None) -> Name | None:
    """Return *name*, if it is a side's: a body's, town's or land's, or what "team" or "leaders" before it tells."""
    if name is None:
        return None
    before = name.span.doc[name.span.start - 1].lower_ if name.span.start else ""
    if name.type is EntityType.PERSON and before in TEAMS:
        name.type = EntityType.ORGANISATION
    return name if _is_side(name) else None


def _is_side(name: Name) -> bool:
    doc, end = name.span.doc, name.span.end
    owns = end < len(doc) and doc[end].text in GENITIVE
    kinds = {EntityType.ORGANISATION, EntityType.PLACE, EntityType.COUNTRY}
    return name.type in kinds and name.part == "name" and (owns or not name.adjective or _heads_team(name))


def _heads_team(name: Name) -> bool:
    """Tell whether the name modifies a noun of a side: "a Haven side"."""
    return name.span.root.head.lower_ in TEAMS
