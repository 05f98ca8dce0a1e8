"""
Meetings of one verb that were held apart: "met Vale and Hill separately", "saw Vale on Monday and Hill on Tuesday".

What a frame found is parted here where the words say so; who took part is read in the frame.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.meets_beside import PARTS
from kg.extract.meets_who import actors_of, refers_back
from kg.model import EntityType, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.meets_clause import Clause
    from kg.extract.meets_mention import Mention, Side

ONE_BY_ONE = frozenset({"separately", "individually", "each", "turn", "successive", "consecutive"})
"""Words that tell one meeting with each: "dined with Vale and with Hill on successive evenings"."""

MANY = frozenset({"several", "various", "many", "numerous"})
"""Words of people who were met at different times."""

THEN = frozenset({"then", "later", "afterwards", "afterward", "subsequently", "separately"})
"""Words between two names that tell one meeting after the other."""


def each_apart(found: Mention, clause: Clause) -> Iterator[Mention]:
    """Yield a meeting with each of the others where they were met "separately", else *found* as it is."""
    doers = [one for one, _ in actors_of(clause.doers)]
    first = [x for x in found.sides if x[0] in doers]
    others = [x for x in found.sides if x[0] not in doers]
    apart = any(x.lower_ in ONE_BY_ONE for x in clause.verb.subtree)
    words = {x.lower_ for x in clause.verb.subtree}
    several = "including" in words and not words.isdisjoint(MANY)  # "met several ministers, including Vale and Hill"
    apart = apart or (len(first) == 1 and ("respectively" in words or several))
    if len(first) > 1 and len(others) == 1 and (_told_each(first, clause.verb) or _then(first)):
        for one in first:  # "Brook and Vale each met Hill", "Brook and, a day later, Vale met Hill"
            yield replace(found, sides=(one, *others))
        return
    agents = {one for one, _ in actors_of(clause.agents)} if clause.passive else set()
    hosts, guests = ([x for x in found.sides if (x[0] in agents) is own] for own in (True, False))
    if len(hosts) > 1 and guests and (apart or sum(x.lower_ == "by" for x in clause.verb.subtree) > 1):
        for one in hosts:  # "was received in turn by Vale and Hill", "by Vale at the palace and by Hill in Haven"
            yield replace(found, sides=(one, *guests), host=one[0] if found.host is not None else None)
        return
    lands = found.kind is Kind.VISIT and all(x.type is EntityType.COUNTRY for x, _ in others)
    apart = apart or lands or _then(others)  # "will visit Oslo and Lima": one after the other
    # "rang both men", "rang both Brook and Vale"
    both = any(x.lower_ == "both" for _, token in others for x in token.children)
    apart = apart or (found.kind is Kind.CALL and (both or all(refers_back(token) for _, token in others)))
    if first and len(others) > 1 and (apart or _dated_apart(others)):
        for one in others:
            yield replace(found, sides=(*first, one))
    else:
        yield found


def _told_each(doers: list[Side], verb: Token) -> bool:
    """Tell whether each of *doers* is told to do it for himself: "each", "separately"."""
    beside = (*verb.children, *(y for _, token in doers for y in token.children))
    return any(x.lower_ in ONE_BY_ONE for x in beside)


def _then(sides: list[Side]) -> bool:
    """Tell whether a word between two of *sides* sets their meetings apart: "Vale and then Hill"."""
    spans = sorted(token.i for _, token in sides)
    doc = sides[0][1].doc if sides else ()
    return any(doc[i].lower_ in THEN for a, b in pairwise(spans) for i in range(a + 1, b))


def _dated_apart(others: list[Side]) -> bool:
    """Tell whether a date stands between those met: "saw Vale on Monday and the envoy on Tuesday"."""
    doc = others[0][1].doc
    dates = {x.span.start for x in doc._.dates or ()}
    spans = [token.i for _, token in others]
    parts = {i for i in range(spans[0], spans[-1]) if doc[i].lower_ in PARTS}  # "in the morning and the envoy"
    return all(any(a < x < b for x in dates | parts) for a, b in pairwise(spans))
