"""
Several meetings told by one verb: "met in Haven in June, in Norburg in July and in Sudhaven in May".

Each date in a row of times and places is a meeting of its own; a range of days, or a bound, is none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.dates import within
from kg.annotate.doc import reference
from kg.extract._syntax import children
from kg.extract.meets_set import owner_of
from kg.extract.meets_when import DATE_PREPOSITIONS
from kg.extract.status_signs import tells_future
from kg.model import EntityType, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotate.dates import Dated
    from kg.annotate.doc import Referent
    from kg.extract.meets_mention import Mention

LINKS = frozenset({"in", "at", "on", "and", "then", "again", "once", "more", "the", "same", "year", "of", "that",
                   "later", "also", ",", ":", ";", "–", "—"})  # fmt: skip
"""What may stand within a row of times and places, beside these themselves."""

SEPARATORS = frozenset({",", "and", ";", ":"})
RANGING = frozenset({"between", "from", "to", "until", "through"})


def each_time(one: Mention) -> list[Mention]:
    """Return a mention for each of the times that *one* is told to have happened at; *one* alone where it is one."""
    if one.status not in {Status.HELD, Status.PLANNED}:
        return [one]
    row = _row_of_dates(one)
    if len({x.iso(future=tells_future(one.status)) for x in row}) < 2:
        return [one]
    out = []
    for dated in row:
        place = _place_beside(dated, one)
        out.append(
            replace(
                one,
                date=dated.iso(future=tells_future(one.status)),
                place=place[0] if place else None,
                place_token=place[1] if place else None,
            )
        )
    return out


def _row_of_dates(one: Mention) -> list[Dated]:
    """Return the dates behind the event that stand in one row, at least two, told to the month or day."""
    doc = one.event.doc
    row: list[Dated] = []
    for dated in within(doc._.dates or [], one.event.sent):
        if dated.span.start < one.event.i or len(dated.past or "") < len("2014-04"):
            continue
        before = {x.lower_ for x in doc[max(0, dated.span.start - 2) : dated.span.start]} | {dated.span[0].lower_}
        if before & (RANGING | DATE_PREPOSITIONS):
            return []
        if row and (not _linked(doc, row[-1].span.end, dated.span.start) or _opens_clause(dated)):
            break
        if row and _is_of_another(dated):
            break
        row.append(dated)
    return row if len(row) > 1 else []


def _linked(doc: Doc, start: int, end: int) -> bool:
    """Tell whether only places and words of a row stand between two dates, a comma or "and" among them."""
    between = doc[start:end]
    if any(x.lower_ == "again" for x in between) and not any(x.pos_ in {"VERB", "AUX"} for x in between):
        return True  # "in May, at a fair, and again, for an hour, in June"
    return any(x.lower_ in SEPARATORS for x in between) and all(
        x.lower_ in LINKS or _is_place(x) or _describes_place(x) for x in between
    )


def _opens_clause(dated: Dated) -> bool:
    """Tell whether a date begins another clause: "called on Monday, and on Friday she left"."""
    verb = owner_of(dated.span[-1])
    if verb.dep_ == "conj" and verb.i > dated.span.end:
        return True  # "met Vale yesterday and, the night before, had an hour with Hill"
    return verb.pos_ in {"VERB", "AUX"} and any(x.i > dated.span.start for x in children(verb, "nsubj", "nsubjpass"))


def _is_of_another(dated: Dated) -> bool:
    """Tell whether a person is named right behind a date between commas: "Vale on Monday and, a day later, Hill"."""
    doc, end = dated.span.doc, dated.span.end
    if end + 1 >= len(doc) or doc[end].text != ",":
        return False
    one = reference(doc[end + 1])
    return one is not None and one.referents[0].type is EntityType.PERSON


def _is_place(token: Token) -> bool:
    one = reference(token)
    return one is not None and one.referents[0].type in {EntityType.PLACE, EntityType.COUNTRY}


def _describes_place(token: Token) -> bool:
    """Tell whether *token* is in an apposition to a place: "in Haven, the capital of Norland"."""
    for head in (token, *token.ancestors):
        if head.dep_ == "appos":
            return _is_place(head.head)
    return False


def _place_beside(dated: Dated, one: Mention) -> tuple[Referent, Token] | None:
    """Return the place in the part of the row that *dated* stands in: before it, or behind."""
    doc, sent = dated.span.doc, one.event.sent
    left = range(dated.span.start - 1, max(sent.start, one.event.i + 1) - 1, -1)
    for indices in (left, range(dated.span.end, sent.end)):
        for i in indices:
            found = reference(doc[i])
            if doc[i].lower_ in SEPARATORS or (found is not None and found.referents[0].type is EntityType.PERSON):
                break
            if found is not None and _is_place(doc[i]) and found.how == "name":
                return found.referents[0], found.span.root
    return None
