"""Visits to a country by way of its capital, and which of them another meeting already tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import Referent, in_title, reference, referents, sentences_between
from kg.extract.capitals import country_of
from kg.extract.status_signs import tells_future
from kg.extract.the_country import the_country_but
from kg.model import EntityType, Kind, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.extract.meets_mention import Mention, Sides

NEAR = 3
"""Sentences around a visit to a capital in which a meeting of the visitor is what the visit was for."""

REPRESENTED = "what each represents"
"""Where a document keeps of whom each of its people holds an office."""

JOURNEYS = frozenset({"visit", "trip", "tour", "stop"})
"""Nouns of journeys, wherever one is told of; readers add what else may be one where they look."""

BY_HOST = frozenset({"meets/guest-of", "meets/invitation", "meets/invite"})
"""Rules that tell a visit with its host: the country that is visited is not another."""


def is_own(country: Referent, who: Referent, doc: Doc) -> bool:
    """Tell whether the text tells that *who* holds an office of *country*."""
    return country in _represented(doc, who)


def is_home(sides: Sides, doc: Doc) -> bool:
    """Tell whether the visitor of *sides* is told to visit the country whose office he holds: somebody else did."""
    lands = {x for x, _ in sides if x.type is EntityType.COUNTRY}
    return any(land in _represented(doc, who) for who, _ in sides for land in lands if who is not land)


def to_capital(visitors: Sides, visited: list[Token]) -> Sides:
    """Return *visitors* and the countries whose capitals are visited; empty if one is none, or the visitors' own."""
    if not visited or not visitors or visitors[0][0].type is not EntityType.PERSON:
        return ()
    home = [y for x, _ in visitors for y in _represented(visited[0].doc, x)]
    lands = [(country_of(x) or the_country_but(x, home), x) for x in visited]
    known = tuple((land, x) for land, x in lands if land is not None)
    own = any(land is of for land, x in known for who, _ in visitors for of in _represented(x.doc, who))
    return (*visitors, *known) if len(known) == len(lands) and not own else ()


def _represented(doc: Doc, who: Referent) -> list[Referent]:
    """Return what the text tells that *who* holds an office of."""
    told: dict[Referent, list[Referent]] | None = doc.user_data.get(REPRESENTED)
    if told is None:  # gathered once: a rule asks for every two meetings
        told = doc.user_data[REPRESENTED] = {}
        for office in doc._.offices:
            if office.holder is None or office.of is None:
                continue
            first = reference(office.of.span[0])
            of = referents(office.of.span.root) or (first.referents if first is not None else ())
            for holder in dict.fromkeys(referents(office.holder.span.root)):
                told.setdefault(holder, []).extend(of)
    return told.get(who, [])


def _meets_host(visit: Mention, other: Mention) -> bool:
    """Tell whether *other* is the visitor's meeting with one of the country of *visit*, near it in text and time."""
    if other.kind is Kind.CALL or other.status is not visit.status or in_title(other.event):
        return False
    if visit.date and other.date and not (visit.date.startswith(other.date) or other.date.startswith(visit.date)):
        return False
    country, doc = visit.sides[-1][0], visit.event.doc
    hosts = (x for x in other.who if x.type is EntityType.PERSON and x not in visit.who)
    apart = sentences_between(other.event, visit.event)
    # "called off a visit to Norland. He was to have seen Prime Minister Vale": of where, if not of there?
    # So is "began a visit to Norland with talks with Vale", of whom nothing else is told.
    off = visit.status is Status.CANCELLED and apart <= 1 and other.event.i > visit.event.i
    on_it = apart <= NEAR and _during_it(other, visit)
    bare = off or ((apart == 0 or on_it) and visit.status in {Status.HELD, Status.PLANNED})
    if not any(country in (told := _represented(doc, x)) or (bare and not told) for x in hosts):
        return False
    known = visit.event.pos_ == "NOUN" and any(x.dep_ == "poss" for x in visit.event.children)  # "her visit to Norland"
    # "received Vale on Friday. Vale is paying a visit to the country"
    known = known or not referents(visit.sides[-1][1])
    near = visit.status is Status.CANCELLED or (known and other.event.i < visit.event.i)
    return apart == 0 or on_it or (apart <= NEAR and near)


def _during_it(one: Mention, visit: Mention) -> bool:
    """Tell whether "during the visit", told of before, is said of *one*: "ended a visit to Norland. On it she met"."""
    if one.event.i < visit.event.i:
        return False
    nouns = (x for x in one.event.sent if x.lemma_ in JOURNEYS and x.dep_ == "pobj")
    return any(
        x.head.lower_ in {"during", "on"}
        and any(y.lower_ in {"the", "his", "her", "their"} for y in x.children)
        and not any(y.lower_ == "to" for y in x.children)
        for x in nouns
    )


def _there(one: Mention, visit: Mention) -> bool:
    """Tell whether *one* happens where *visit* leads: "will visit the assembly, where she is to be received"."""
    verb = one.event if one.event.pos_ == "VERB" else one.via
    clause = (verb, verb.head) if verb is not None and verb.dep_ == "xcomp" else (verb,)  # "where she is to be"
    where = any(x.lower_ == "where" for y in clause if y is not None for x in y.children)
    return where and one.event.i > visit.event.i and visit.sides[0][0] in one.who


def told_otherwise(visit: Mention, mentions: list[Mention]) -> bool:
    """
    Tell whether a visit to a country is only the way to a meeting that the text tells as well.

    A visit to a capital is, where the visitor meets somebody near or in that city; a visit to a country, where the
    same sentence has its host or a meeting then with one who holds an office of that country, who takes up date and
    place; one called off, where such a meeting near it was too.
    """
    if visit.status is Status.DENIED and visit.event.lemma_ == "exchange":
        # "They shook hands but did not exchange a word": they have met all the same.
        same = (x for x in mentions if x.event.sent == visit.event.sent and set(x.who) == set(visit.who))
        return any(x.status is Status.HELD and x.event.i < visit.event.i for x in same)
    if visit.kind is Kind.VISIT and visit.sides[-1][0].type is EntityType.ORGANISATION:
        house = visit.sides[-1][0]  # "visited the institute, where she was received by its rector"
        return any(
            x.event.sent == visit.event.sent and x is not visit and (x.place is house or _there(x, visit))
            for x in mentions
        )
    if visit.kind is not Kind.VISIT or visit.sides[-1][0].type is not EntityType.COUNTRY:
        return False
    visitors = {x for x in visit.who if x.type is EntityType.PERSON}
    capital = referents(visit.sides[-1][1])
    by_capital = bool(capital) and capital[0] is not visit.sides[-1][0]
    for other in mentions:
        if other.event is visit.event or not visitors & set(other.who) or len(other.who) < 2:
            continue
        if other.rule in BY_HOST and not sentences_between(other.event, visit.event):
            return True
        if _meets_host(visit, other):
            other.date = other.date or visit.date
            if other.place_token is None and _during_it(other, visit):
                other.place = None  # inferred from where the visitor is by now
            other.place = other.place or (capital[0] if by_capital else visit.sides[-1][0])
            return True
        elsewhere = by_capital and other.kind is not Kind.CALL and other.sides[-1][0] is not visit.sides[-1][0]
        if tells_future(visit.status) and not tells_future(other.status):
            continue  # "met Vale on Monday and will visit Oslo": what is still to come is another visit
        if elsewhere and (other.place in capital or sentences_between(other.event, visit.event) <= NEAR):
            return True
    return False
