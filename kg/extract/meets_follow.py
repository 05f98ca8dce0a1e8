"""Plans told one after the other: "Vale visits Oslo next Monday. He is to be received by the king"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import in_title, sentences_between
from kg.model import Kind, Status

if TYPE_CHECKING:
    from kg.extract.meets_mention import Mention

NEAR = 2
"""Sentences behind a plan of somebody in which another plan of his without a date is for the same day."""


def follow(mentions: list[Mention]) -> None:
    """Let each planned meeting of *mentions* without a date take that of the plan told before it, and its place."""
    for one in mentions:
        if one.status is not Status.PLANNED or one.date is not None or in_title(one.event) or _has_date(one):
            continue
        before = [x for x in mentions if _leads(x, one)]
        if not before:
            continue
        last = max(before, key=lambda x: x.event.i)
        if one.place is not None and one.place is not last.place:
            continue  # "will then fly to Singapore for talks with Lim": another day
        one.date = last.date
        if one.place is None and one.kind is not Kind.CALL and set(one.who) & set(last.who):
            one.place = last.place


def _leads(plan: Mention, one: Mention) -> bool:
    """Tell whether *plan*, of a day to come, is told right before *one*: of one of the same people, or beside it."""
    if plan.status is not Status.PLANNED or not plan.date or plan.event.i >= one.event.i or in_title(plan.event):
        return False
    apart = sentences_between(plan.event, one.event)
    return (apart <= NEAR and bool(set(plan.who) & set(one.who))) or (apart <= 1 and _same_paragraph(plan, one))


def _same_paragraph(plan: Mention, one: Mention) -> bool:
    return not any("\n" in x.text_with_ws for x in one.event.doc[plan.event.i : one.event.i])


def _has_date(one: Mention) -> bool:
    """Tell whether the sentence has a date: it is not the meeting's, but tells that the text has gone on."""
    sent = one.event.sent
    return any(sent.start <= x.span.start < sent.end for x in sent.doc._.dates or ())
