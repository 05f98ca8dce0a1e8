"""
Adjuncts that stand right beside a clause of meeting: before its subject, or behind whom it names.

Parsers hang "on Monday" and "in Haven" on whichever noun or verb is at hand. Where such phrases stand in one
row with the clause, with nothing but each other between, the order of words tells whose they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference
from kg.extract._syntax import children
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.extract.meets_mention import Mention

LEADING = frozenset(
    {"in", "at", "on", "inside", "aboard", "the", "a", "last", "next", "this", "early", "late", "from", "both"}
)
"""Small words within the phrases of a row, beside dates and places themselves."""

REACH = 10
"""Tokens behind "and" in which the words of an office come to a name."""

PARTS = frozenset({"morning", "afternoon", "evening", "night", "day"})
"""Parts of a day in which somebody else is met."""

OPENING = frozenset({"and", "but", "that", "where", "while", "then", ";", ":", "–", "—"})
"""What may stand before a row that opens a clause; the beginning of a sentence or a quotation mark too."""


def beside(one: Mention) -> frozenset[int]:
    """Return the tokens of the rows of dates and places right before and right behind the clause of *one*."""
    verb = one.event if one.event.pos_ in {"VERB", "AUX"} else one.via
    doc, sent = one.event.doc, one.event.sent
    found: set[int] = set()
    subject = next(children(verb, "nsubj", "nsubjpass"), None) if verb is not None else None
    if subject is not None:
        found.update(_leftwards(doc, subject.left_edge.i - 1, sent.start))
    behind = [token.i for _, token in one.sides if token.i > one.event.i and token.sent == sent]
    start = max(behind) if behind else one.event.i
    found.update(_rightwards(doc, _end_of(doc[start]), sent.end))
    return frozenset(found)


def met_later(done_to: list[Token]) -> list[Token]:
    """
    Return whom a second date behind "and" is told of: "saw Vale on Monday and the mayor, Hanne Lund, on Tuesday".

    Parsers make a second day of them, or hang them on anything else. The date may stand before them, too, between
    commas: "and, a day later, Hanne Lund".
    """
    if not done_to:
        return []
    doc, sent = done_to[-1].doc, done_to[-1].sent
    end = _end_of(done_to[-1])
    row = _rightwards(doc, end, sent.end)
    i = max(row) + 1 if row else sent.end
    i += i < sent.end and doc[i].lower_ in {"morning", "afternoon", "evening", "night"}
    if (then := _named_then(doc, end, sent.end)) is not None:
        return [then]
    if (later := _at_later_hour(doc, i, sent.end)) is not None:
        return [later]
    timed = _has_date(doc, row) or doc[i - 1].lower_ in PARTS  # "in the morning"
    if i >= sent.end or doc[i].lower_ != "and" or not timed:
        return []
    for token in doc[i + 1 : min(i + REACH, sent.end)]:
        one = reference(token)
        if one is not None and one.referents[0].type is EntityType.PERSON and one.how in {"name", "office"}:
            end = _end_of(one.span.root)
            before = doc[i + 1].text == "," and _has_date(doc, set(range(i + 1, one.span.start)))
            if before and end < sent.end and doc[end].pos_ not in {"VERB", "AUX", "ADV"}:
                return [one.span.root]
            behind = any(x.lower_ in PARTS for x in doc[end : min(end + 3, sent.end)])
            return [one.span.root] if behind or _has_date(doc, _rightwards(doc, end, sent.end)) else []
        if token.pos_ in {"VERB", "AUX"}:
            return []
    return []


def _named_then(doc: Doc, i: int, end: int) -> Token | None:
    """Return Hill of "met Vale, then Hill", whom no verb follows."""
    if i + 2 >= end or doc[i].text != "," or doc[i + 1].lower_ not in {"then", "later", "afterwards"}:
        return None
    one = reference(doc[i + 2])
    if one is None or one.referents[0].type is not EntityType.PERSON or one.how not in {"name", "office"}:
        return None
    behind = doc[one.span.end] if one.span.end < end else None
    return one.span.root if behind is None or behind.pos_ not in {"VERB", "AUX", "ADV"} else None


def _at_later_hour(doc: Doc, i: int, end: int) -> Token | None:
    """Return Hill of "saw Vale in Haven, and that evening the mayor, Tomas Hill, at the ministry"."""
    i += 1 if i + 1 < end and doc[i].text == "," else 0
    words = [x.lower_ for x in doc[i : i + 4]]
    if len(words) < 4 or words[0] != "and" or words[1] not in {"that", "later", "in", "the"}:
        return None
    part = next((j for j in range(i + 2, min(i + 5, end)) if doc[j].lower_ in PARTS), None)
    if part is None:
        return None
    for token in doc[part + 1 : min(part + REACH, end)]:
        one = reference(token)
        if one is not None and one.referents[0].type is EntityType.PERSON and one.how == "name":
            close = _end_of(one.span.root)
            close += close < end and doc[close].text == ","
            return one.span.root if close >= end or doc[close].pos_ not in {"VERB", "AUX"} else None
        if token.pos_ in {"VERB", "AUX"}:
            return None
    return None


def _has_date(doc: Doc, row: set[int]) -> bool:
    return any(x.span.start in row for x in doc._.dates or ())


def _end_of(token: Token) -> int:
    """Return where the words end that name whom *token* refers to, his office before or behind the name included."""
    one = reference(token)
    end = one.span.end if one is not None else token.i + 1
    for office in token.doc._.offices or ():
        if office.holder is None:
            continue
        if office.span.start <= token.i < office.span.end:
            end = max(end, office.holder.span.end)
        elif office.holder.span.start <= token.i < office.holder.span.end and office.span.start - end <= 1:
            end = max(end, office.span.end)
    return int(end)


def _leftwards(doc: Doc, i: int, first: int) -> set[int]:
    row: set[int] = set()
    while i >= first and _in_row(doc, i):
        row.add(i)
        i -= 1
    opens = i < first or doc[i].lower_ in OPENING or doc[i].is_quote or doc[i].is_space
    return row if opens else set()


def _rightwards(doc: Doc, i: int, end: int) -> set[int]:
    row: set[int] = set()
    while i < end and _in_row(doc, i):
        row.add(i)
        i += 1
    return row


def _in_row(doc: Doc, i: int) -> bool:
    token: Token = doc[i]
    if token.text == "," or token.lower_ in LEADING:
        return True
    if any(one.span.start <= i < one.span.end for one in doc._.dates or ()):
        return True
    one = reference(token)
    place = one is not None and one.how == "name" and one.referents[0].type in {EntityType.PLACE, EntityType.COUNTRY}
    return place and token.dep_ not in {"nsubj", "nsubjpass"}
