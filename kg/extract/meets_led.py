"""
Meetings of two delegations, told by who led each: "The Norlandic side was led by Brook, the Sudish by Vale".

Two leaders of sides that are told beside each other have met: in one sentence, in two that follow each other, or
within a few where each is a side of the same talks. One delegation alone tells of no meeting. Talks that are
told before as those of the two countries are the leaders' talks.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.annotate.doc import in_title, sentences_between, tokens_of
from kg.extract._syntax import children, in_passive, objects, prepositional, subjects
from kg.extract.capitals import country_at
from kg.extract.meets_mention import Mention
from kg.extract.meets_who import LEADING, in_a_row, people_of, refers_back
from kg.extract.status import status_of
from kg.model import EntityType, Kind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.annotate.doc import Referent
    from kg.extract.meets_mention import Sides

LEADER = frozenset({"leader", "head", "chief"})
SIDES = frozenset({"delegation", "side", "team", "one"})
"""What takes part in talks and has a leader; "one" stands for the second of them."""

NEAR = 4
"""Sentences from one leader to the other, if each is told to lead a side of the same talks."""

CALLED_FROM = 5
"""Sentences from the talks of the two countries to those who led their sides."""


@dataclass(frozen=True, slots=True)
class Led:
    """Who led which side: the word that tells it, the leaders, and the country that the side is of, if told."""

    word: Token
    leaders: Sides
    of: Referent | None
    visiting: bool = False


def led(doc: Doc, mentions: list[Mention]) -> Iterator[Mention]:
    """Yield the meetings of *doc* told by who led each side; talks of the two countries in *mentions* become theirs."""
    found = [x for token in tokens_of(doc) for x in _told_by(token) if not in_title(token)]
    for first, second in pairwise(found):
        if not _are_two_sides(first, second):
            continue
        sides = (*first.leaders, *second.leaders)
        told = _talks_of(first, second, mentions)
        if told is not None:
            told.sides = sides
        elif sentences_between(first.word, second.word) <= 1:
            yield Mention(second.word, sides, _status(first, second), Kind.TALKS, "meets/led")


def _told_by(token: Token) -> Iterator[Led]:
    if token.lemma_ in LEADING and token.pos_ == "VERB":
        yield from _by_verb(token)
    elif token.lemma_.lower() in LEADER and token.pos_ == "NOUN":
        side = next((x for x in prepositional(token, "of") if x.lemma_ in SIDES), None)
        who = people_of(y for y in (token, *children(token, "appos")))
        if side is not None and who:
            yield Led(token, tuple(who), _country_of(side), _is_visiting(side))


def _by_verb(verb: Token) -> Iterator[Led]:
    passive = in_passive(verb)
    if passive:
        side = next(iter(subjects(verb, passive=True)), None) if verb.dep_ != "acl" else verb.head
        who = list(prepositional(verb, "by"))
    else:
        side, who = next(iter(objects(verb)), None), list(subjects(verb))
    if side is None or side.lemma_ not in SIDES or side.tag_ == "NNS":
        return
    first = [x for x in who if x.i < verb.i] if not passive else who[:1]
    leaders = tuple(people_of(in_a_row(first, leftwards=False) if passive else first))
    if not leaders:
        return
    yield Led(verb, leaders, _country_of(side), _is_visiting(side))
    yield from _gapped(verb, leaders, passive=passive)


def _gapped(verb: Token, leaders: Sides, *, passive: bool) -> Iterator[Led]:
    """Read what the same sentence tells of the other side without its verb: "and the Sudish (one) by Vale"."""
    known = {one for one, _ in leaders}
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if passive and token.lower_ == "by" and token.head != verb and token.i > 1:
            who = tuple(x for x in people_of(children(token, "pobj")) if x[0] not in known)
            side = token.nbor(-1)
        elif not passive and token.i > 2 and token.lower_ == "the" and token.nbor(-1).lower_ not in {"of", "in"}:
            who = tuple(x for x in people_of([token.nbor(-1)]) if x[0] not in known)
            side = token.nbor(1)
            side = side.nbor(1) if side.i + 1 < len(side.doc) and side.nbor(1).lemma_ in SIDES else side
        else:
            continue
        country = _country_of(side) or country_at(side)
        if who and country is not None:
            yield Led(token, who, country)
            return


def _country_of(side: Token) -> Referent | None:
    """Return the country that a delegation is told to be of: "the Norlandic side", "the delegation of Norland"."""
    of = [*(x for x in side.children if x.i < side.i), *prepositional(side, "of", "from")]
    return next((y for x in of if (y := country_at(x)) is not None), None)


def _is_visiting(side: Token) -> bool:
    return any(x.lower_ == "visiting" for x in side.children)


def _are_two_sides(first: Led, second: Led) -> bool:
    """Tell whether two are told to have led different sides: of two countries, or one of them the visitors'."""
    if {x for x, _ in first.leaders} & {x for x, _ in second.leaders}:
        return False
    apart = first.of is not second.of or first.visiting is not second.visiting
    known = (first.of is not None or first.visiting) and (second.of is not None or second.visiting)
    return apart and known and sentences_between(first.word, second.word) <= NEAR


def _talks_of(first: Led, second: Led, mentions: list[Mention]) -> Mention | None:
    """Return the meeting told before as that of the two countries whose sides are led, or of "the two sides"."""
    countries = {x for x in (first.of, second.of) if x is not None}
    for one in reversed(mentions):
        before = one.event.i < second.word.i and sentences_between(one.event, first.word) <= CALLED_FROM
        if before and not in_title(one.event) and _is_of(one, countries):
            return one
    return None


def _is_of(one: Mention, countries: set[Referent]) -> bool:
    if all(x.type is EntityType.COUNTRY for x in one.who):
        return len(one.who) > 1 and countries <= set(one.who)
    return all(token.lemma_ in SIDES and refers_back(token) for _, token in one.sides)


def _status(first: Led, second: Led) -> Status:
    found = {status_of(x.word) for x in (first, second) if x.word.pos_ == "VERB"}
    return found.pop() if len(found) == 1 else Status.HELD
