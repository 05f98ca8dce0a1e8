"""
Who is told of by an office first and named later: "an aide said … the aide, Ada Brook"; "a Norlandic official said …".

The first is the same by the same word with "the" and a name; the second by the story's opening, which tells what
somebody is, and the name and office of the same body that the sentence after it begins with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import in_title
from kg.model import EntityType

if TYPE_CHECKING:
    from kg.annotate.doc import Referent
    from kg.annotate.office import Office
    from kg.annotate.resolver import Resolver

ANY_OF = frozenset({"official", "diplomat", "envoy", "negotiator", "politician", "lawmaker"})
"""Titles that say no more of an office than whom it serves."""


def name_later(r: Resolver) -> None:
    """Give the offices that "a" opens, and nobody is named beside, to who is named later, if surely the same."""
    waiting = [x for x in r.offices if x.indefinite and not x.plural and x.holder is None and x.head]
    for office in waiting:
        same = [x for x in waiting if x.head == office.head]
        later = _named_by_same(r, office) if len(same) == 1 else None
        later = later or _named_in_next(r, office)
        if later is not None:
            office.holder, office.rule = later.holder, "office/named-next"


def _named_by_same(r: Resolver, office: Office) -> Office | None:
    """Return "the aide, Ada Brook" behind "an aide", the only one who is named so and of no other body."""
    found = [
        x
        for x in r.offices
        if x.head == office.head and x.definite and x.rule == "office/apposition" and x.span.start > office.span.end
    ]
    if len(found) != 1 or found[0].holder is None or found[0].holder.span.start < found[0].span.start:
        return None
    one, holder = found[0], found[0].holder
    alone = one.possessor is None and (one.of is None or _of(r, one) is _of(r, office))
    first_told = all(x.span.start > office.span.end for x in r.names if r.by_name.get(x) is r.by_name.get(holder))
    return one if alone and first_told else None


def _named_in_next(r: Resolver, office: Office) -> Office | None:
    """Return the office of the one whom the sentence behind an opening begins with, of the same body as *office*."""
    doc = r.doc
    first = next((x for x in doc.sents if not in_title(x[0]) and len(x) > LINE), None)
    if office.head not in ANY_OF or first is None or office.span.root.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    if not first.start <= office.span.start < first.end or first.end >= len(doc):
        return None
    own = _of(r, office)
    people = [x for x in r.names if x.type is EntityType.PERSON and x.span.start >= first.end]
    if own is None or not people or len(people[0].span) < 2:
        return None
    one = people[0]
    starts = doc[one.span.start].is_sent_start or doc[one.span.start - 1].is_space
    if not starts or any(r.by_name.get(x) is r.by_name.get(one) for x in r.names if x.span.start < office.span.start):
        return None
    return next((x for x in r.offices if x.holder is one and _of(r, x) is own), None)


LINE = 8
"""Tokens of a byline or a dateline at most: the first longer sentence opens the story."""


def _of(r: Resolver, office: Office) -> Referent | None:
    return r.by_name.get(office.of) if office.of is not None else None
