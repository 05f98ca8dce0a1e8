"""Where a meeting was that is told right behind another of the same people on the same day: in the same town."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.dates import is_day
from kg.annotate.doc import in_title, sentences_between
from kg.extract.meets_where import MOTION
from kg.model import EntityType, Kind, Status

if TYPE_CHECKING:
    from kg.extract.meets_mention import Mention

NEAR = 2
"""Sentences behind a meeting in which another one of the same person on the same day is in the same town."""


def stay(mentions: list[Mention]) -> None:
    """
    Let each of *mentions* without a place take the town of the meeting before it that one of its people had that day.

    "Brook met Vale in Haven on Tuesday. She later called on Hill": nobody has travelled in between, as far as is told.
    A house is left out: for another meeting people go elsewhere.
    """
    for one in mentions:
        if one.place is not None or one.kind is Kind.CALL or in_title(one.event):
            continue
        if one.status not in {Status.HELD, Status.PLANNED} or not is_day(one.date):
            continue
        before = [x for x in mentions if _goes_before(x, one)]
        last = max(before, key=lambda x: x.event.i, default=None)
        if last is not None and not _travels(last, one):
            one.place = last.place


def _goes_before(other: Mention, one: Mention) -> bool:
    """Tell whether *other* is told right before *one*, of the same day and one of its people, and where it was."""
    place = other.place
    if place is None or place.row is None or other.event.i >= one.event.i or in_title(other.event):
        return False
    same = other.status is one.status and other.date == one.date and other.kind is not Kind.CALL
    people = {x for x in other.who if x.type is EntityType.PERSON}
    return same and sentences_between(other.event, one.event) <= NEAR and not people.isdisjoint(one.who)


def _travels(other: Mention, one: Mention) -> bool:
    """Tell whether somebody goes elsewhere between the two: "… before flying home. In the evening she saw Hill"."""
    between = one.event.doc[other.event.i + 1 : one.event.i]
    return any(x.lemma_ in MOTION | {"leave", "depart"} and x.pos_ == "VERB" for x in between)
