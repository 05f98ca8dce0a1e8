"""
Who presides over a meeting that the text tells of others: "Hill hosted a meeting between Brook and Vale".

Whoever chairs, hosts or mediates is at it; who brokers or arranges it need not be.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kg.extract._syntax import children, negated, prepositional, subjects
from kg.extract.meets_who import people_of
from kg.model import EntityType, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.meets_mention import Mention, Side

PRESIDING = frozenset({"chair", "co-chair", "host", "co-host", "moderate", "mediate", "convene", "facilitate"})
"""Verbs whose object is a meeting at which their subject is too."""

OVER = frozenset({"preside", "mediate", "moderate", "officiate", "interpret"})
"""Verbs with "over", "at" or "in" before such a meeting."""


def presided(mentions: list[Mention]) -> None:
    """Add to *mentions* of people, told by a noun, who presides over them."""
    for one in mentions:
        if one.event.pos_ != "NOUN" or one.kind is Kind.CALL or one.who[0].type is not EntityType.PERSON:
            continue
        known = set(one.who)
        one.sides = (*one.sides, *(x for x in _presiding(one) if x[0] not in known))


def _presiding(one: Mention) -> Iterator[Side]:
    noun = one.event
    verb = one.via or (noun.head if noun.dep_ == "dobj" else None)
    if verb is not None and verb.lemma_ in PRESIDING and not negated(verb):
        passive = noun.dep_ == "nsubjpass"
        yield from people_of(prepositional(verb, "by") if passive else subjects(verb))
    for clause in children(noun, "acl"):
        if clause.lemma_ in PRESIDING and clause.tag_ == "VBN":
            # The first alone: "chaired by Hill, Brook and Vale agreed" has torn the others to him.
            yield from people_of(islice(prepositional(clause, "by"), 1))
    if noun.dep_ == "pobj" and noun.head.lower_ in {"over", "at", "in", "during"} and noun.head.head.lemma_ in OVER:
        yield from people_of(subjects(noun.head.head))
