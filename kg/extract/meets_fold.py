"""One meeting, told more than once: mentions that agree become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import in_title, reference
from kg.extract.meets_who import ACTORS, refers_back
from kg.model import UNNAMED, EntityType, Kind, Status
from kg.tables import Actor, Place

if TYPE_CHECKING:
    from kg.annotate.doc import Referent
    from kg.extract.meets_mention import Mention


def folded(mentions: list[Mention]) -> list[Mention]:
    """
    Join mentions of one meeting, in text order: the same participants (or fewer of them) and nothing that disagrees.

    The mentions are changed: the first of a meeting takes up what the others tell.
    """
    out: list[Mention] = []
    # What refers back comes last: it adds to a meeting told in so many words, or stands alone.
    for one in sorted(mentions, key=lambda x: (x.anaphoric, x.event.i)):
        if one.anaphoric:
            told = _meant(one, out)
            if told is not None:
                _absorb(told, one)
                continue
            if _group_only(one) and (one.status is not Status.HELD or one.who[0].type in ACTORS):
                continue
        same = next((x for x in out if _same_event(x, one)), None)
        if same is not None:
            _absorb(same, one)
        else:
            out.append(one)
    return sorted(out, key=lambda x: x.event.i)


def _meant(one: Mention, before: list[Mention]) -> Mention | None:
    """Return the meeting that *one* refers back to: rather one of its status, and told before than after."""
    told = [x for x in before if set(x.who) >= set(one.who) and _dates_agree(x, one)]
    return max(told, key=lambda x: (x.status is one.status, x.event.i < one.event.i)) if told else None


def _dates_agree(have: Mention, one: Mention) -> bool:
    """Tell whether two dates may be one, told at different precision; no date agrees with any."""
    if not have.date or not one.date:
        return True
    return have.date.startswith(one.date) or one.date.startswith(have.date)


def _group_only(one: Mention) -> bool:
    return all(refers_back(token) for _, token in one.sides)


def _countries(one: Mention) -> frozenset[str]:
    """Return the keys of the countries that the participants are, or hold an office of."""
    found = {_key(who) for who in one.who if who.type is EntityType.COUNTRY}
    for office in one.event.doc._.offices:
        if office.holder is not None and office.of is not None:
            holder, of = reference(office.holder.span[0]), reference(office.of.span[0])
            if holder is not None and of is not None and of.referents and set(holder.referents) & set(one.who):
                found.add(_key(of.referents[0]))
    return frozenset(found)


def _key(one: Referent) -> str:
    return one.row.key if one.row is not None else one.name


def _told_by_country(have: Mention, one: Mention) -> bool:
    """Tell whether one is the headline's or a visit's word for the other: the countries meet where their people do."""
    types, others = {x.type for x in have.who}, {x.type for x in one.who}
    if types == others or EntityType.ORGANISATION in types | others:
        return False
    if not (in_title(have.event) or in_title(one.event) or have.kind is one.kind is Kind.VISIT):
        return False
    countries = _countries(have)
    return len(countries) > 1 and countries == _countries(one)


def _told_by_headline(have: Mention, one: Mention) -> bool:
    """Tell whether one is the headline's word for the other: "Brook meets Norlandic premier", whom the body names."""
    for title, body in ((have, one), (one, have)):
        if in_title(title.event) and not in_title(body.event):
            named = {x for x in title.who if not x.name.startswith(UNNAMED)}
            return bool(named) and named != set(title.who) and named < set(body.who)
    return False


def _same_event(have: Mention, one: Mention) -> bool:
    a, b = set(have.who), set(one.who)
    if _told_by_country(have, one):
        return _dates_agree(have, one)
    if not (a <= b or b <= a) and not _told_by_headline(have, one):
        return False
    if have.status is not one.status and not (in_title(have.event) or in_title(one.event) or _same_plan(have, one)):
        return False
    if Kind.CALL in {have.kind, one.kind} and have.kind is not one.kind and not _headline_says_talked(have, one):
        return False
    if "meets/ordinal" in {have.rule, one.rule} and not (have.date and one.date):
        return False  # "their second meeting. The first, in April": two, though the second has no date
    if _is_last(have) is not _is_last(one) and not (have.date and one.date):
        return False  # "The two, who last met in 2021, talked for four hours": now
    if not _dates_agree(have, one) or _counted(have) is not _counted(one):
        return False
    if have.date != one.date and not (have.date and one.date) and _may_be_within(have, one):
        return True  # "at the White House on Thursday", and "in Washington"
    if have.place and one.place and _dates_agree(have, one) and _is_in(have.place, one.place):
        return True  # "visited Norland on Wednesday", and "the visit to Haven", its capital
    told = one.place is not None and (one.place_token is not None or not _is_known_one(one))
    return not (have.place and told and have.place is not one.place and have.date != one.date)


def _headline_says_talked(have: Mention, one: Mention) -> bool:
    """Tell whether *have* is a headline's "Brook, Vale discuss the ferry", which leaves open that *one* was a call."""
    return in_title(have.event) and have.kind is Kind.TALKS and have.event.pos_ == "VERB" and one.kind is Kind.CALL


def _is_known_one(one: Mention) -> bool:
    """Tell whether "the meeting between Brook and Vale" tells of one that is known: where it was is but inferred."""
    noun = one.event.pos_ == "NOUN"
    return noun and any(x.dep_ == "det" and x.lower_ in {"the", "their", "this", "that"} for x in one.event.children)


def _may_be_within(have: Mention, one: Mention) -> bool:
    """Tell whether one of their places is a town and the other a house, which may stand in it."""
    if have.place is None or one.place is None:
        return False
    return _is_town(have.place) is not _is_town(one.place) and not (_is_wide(have.place) or _is_wide(one.place))


def _is_in(one: Referent, other: Referent) -> bool:
    """Tell whether one of two places is a country of which the other is a town, by the tables."""
    land, town = (one, other) if one.type is EntityType.COUNTRY else (other, one)
    if land.type is not EntityType.COUNTRY or town.type is not EntityType.PLACE or land.row is None:
        return False
    if isinstance(town.row, Place):
        return f"country/{town.row.country}" == land.row.key
    return town.row is not None and town.row.key == land.row.key


def _is_town(place: Referent) -> bool:
    """Tell whether *place* is a town of the tables, a country's capital too, whose row is the country's."""
    city = isinstance(place.row, Place) and place.row.type == "City"
    return city or (isinstance(place.row, Actor) and place.type is EntityType.PLACE)


def _is_last(one: Mention) -> bool:
    """Tell whether *one* is told as the last before the one that the text is of: "who last met in 2021"."""
    return any(x.lower_ in {"last", "previously"} and x.dep_ == "advmod" for x in one.event.children)


def _counted(one: Mention) -> bool:
    """Tell whether *one* tells of several at once: "has spoken to Vale 14 times this year"."""
    return any(x.lower_ == "times" and x.dep_ == "npadvmod" for x in one.event.children)


def _same_plan(have: Mention, one: Mention) -> bool:
    """Tell whether "Brook's visit to Norland" that is not announced yet is the one told before as planned."""
    known = one.event.pos_ == "NOUN" and any(x.dep_ == "poss" or x.lower_ == "the" for x in one.event.children)
    return known and have.status is Status.PLANNED and one.status is Status.POSSIBLE


def _is_wide(place: Referent) -> bool:
    """Tell whether *place* is a country or a region, within which another telling may name the town or the house."""
    row = place.row
    return place.type is EntityType.COUNTRY or (isinstance(row, Place) and row.type == "Region")


def _absorb(have: Mention, one: Mention) -> None:
    """Let *have* take up what *one* tells beyond it: more participants, a closer date or place, a summit, a host."""
    people = [sum(x.type is EntityType.PERSON for x in m.who) for m in (have, one)]
    in_town = in_title(have.event) and have.place is not None and _is_town(have.place) and _may_be_within(have, one)
    if (people[1], len(set(one.who))) > (people[0], len(set(have.who))):
        have.sides = one.sides
    if in_title(have.event) and not in_title(one.event):
        # The body tells it in full: its sentence is the evidence.
        sides = one.sides if people[1] >= people[0] else have.sides
        have.event, have.via, have.status, have.sides, have.rule = one.event, one.via, one.status, sides, one.rule
        have.place_token = None
        have.kind = one.kind if one.kind is Kind.CALL else have.kind
    if one.date and len(one.date) > len(have.date or ""):
        have.date = one.date
    finer = have.place is not None and _is_wide(have.place) and one.place is not None and not _is_wide(one.place)
    if finer and _group_only(have) and not _group_only(one):
        # "a day after the two met in Norland … Brook received Vale in Haven": that sentence tells it in full.
        have.event, have.via, have.rule, have.sides = one.event, one.via, one.rule, one.sides
    if have.place is None or finer or in_town:
        have.place, have.place_token = one.place, one.place_token if have.event.sent == one.event.sent else None
    if have.kind in {Kind.MEETING, Kind.TALKS} and one.kind is Kind.SUMMIT:
        have.kind = Kind.SUMMIT
    have.host = have.host or one.host
