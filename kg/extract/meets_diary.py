"""
Diaries: "What to watch", a programme, a chronicle, where a date heads what happens on that day.

It is a line of its own, or opens its paragraph with a full stop, a colon or a dash behind it ("Monday. The council").

What stands below such a heading happens on its day, also where the sentence says no date. Below one that is still to
come, a present tense tells of what is planned; a name before a dash, in capitals or first in its line, tells where.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.annotate.dates import WEEKDAYS, is_day
from kg.annotate.doc import full_text, in_title, reference
from kg.extract.meets_set import distance_of
from kg.model import EntityType, Kind, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotate.dates import Dated
    from kg.annotate.doc import Referent
    from kg.extract.meets_mention import Mention

HEADINGS = 2
"""Headings which make a diary of a text: one alone is when it was written."""

ITEM = 40
"""Characters from the beginning of a paragraph in which its place ends: "ST PETERSBURG, Russia -"."""

DASHES = frozenset({"-", "–", "—", "--"})

RUN_IN = re.compile(r"[.:]\s|\s[-–—]+\s")
"""What stands between a date that opens a paragraph and what happens on it."""

WEEK = 7

PARTS = frozenset({"morning", "afternoon", "evening"})


def headed(doc: Doc, mentions: list[Mention]) -> None:
    """Let *mentions* below the date of a diary take that day, the place of their paragraph, and be planned if ahead."""
    days = _headings(doc)
    if len(days) < HEADINGS:
        return
    published = doc._.document.published
    to_come = _to_come(days)
    looks_ahead = published is None or _is_ahead(days, to_come, published)
    for one in mentions:
        above = [n for n, x in enumerate(days) if x.span.end_char < one.event.idx]
        if not above or in_title(one.event):
            continue
        last = above[-1]
        day = to_come[last] if looks_ahead and not (_is_past(one) and not days[last].anchored) else days[last].past
        here = (x for x in doc._.dates if one.event.sent.start <= x.span.start < one.event.sent.end)
        own = [x for x in here if x is not days[last]]
        if day is None:
            continue
        ahead = published is not None and (day > published or (day == published and looks_ahead))
        if ahead and one.status is Status.HELD and _is_present(one):
            one.status = Status.PLANNED
        undated = one.date in {None, days[last].past, days[last].future} or all(
            x.span[-1].lower_ in PARTS or not _of_it(one, x) for x in own
        )
        if undated and one.status is not Status.POSSIBLE and not _looks_back(one):
            one.date = day
        if one.place is None and one.kind is not Kind.CALL and one.date == day:
            one.place = _heading_place(one.event)


def _headings(doc: Doc) -> list[Dated]:
    text = full_text(doc)
    found = []
    for one in doc._.dates:
        start, end = one.span.start_char, one.span.end_char
        line = text[text.rfind("\n", 0, start) + 1 : start], text[end:].partition("\n")[0]
        alone = not line[1].strip(" :.") or RUN_IN.match(line[1])
        if is_day(one.past) and not line[0].strip(" ,") and alone and start > len(doc._.document.title):
            found.append(one)
    return found


def _to_come(days: list[Dated]) -> list[str | None]:
    """Return the reading after publication of each of *days*; a weekday below another one is not before that."""
    found: list[str | None] = []
    for one in days:
        day, before = one.future, found[-1] if found else None
        if day is not None and before is not None and day <= before and one.span.text.lower() in WEEKDAYS:
            # "Monday … Friday" of a list that came out on a Friday: the Friday to come
            back = (date.fromisoformat(before) - date.fromisoformat(day)).days
            day = (date.fromisoformat(day) + timedelta(days=WEEK * (back // WEEK + 1))).isoformat()
        found.append(day)
    return found


def _is_ahead(days: list[Dated], to_come: list[str | None], published: str) -> bool:
    """Tell whether the diary is of days to come: the reading of its headings after publication is in their order."""
    ahead = [x or "" for x in to_come]
    return ahead == sorted(ahead) and (days[0].anchored is False or ahead[0] >= published)


def _is_past(one: Mention) -> bool:
    """Tell whether the simple past tells of *one*: a look back at the week."""
    verb = one.via or (one.event if one.event.pos_ in {"VERB", "AUX"} else one.event.head)
    return one.status is Status.HELD and verb.tag_ == "VBD"


def _is_present(one: Mention) -> bool:
    verb = one.via or (one.event if one.event.pos_ in {"VERB", "AUX"} else one.event.head)
    while verb.tag_ not in {"VBZ", "VBP"} and verb.dep_ in {"xcomp", "advcl", "conj"}:
        verb = verb.head
    return verb.tag_ in {"VBZ", "VBP"} and not any(x.lower_ in {"has", "have"} for x in verb.children)


def _looks_back(one: Mention) -> bool:
    """Tell whether a perfect looks back from the day: "the third time that they have met"."""
    verb = one.via or one.event
    return any(x.lemma_ == "have" and x.dep_ == "aux" for x in verb.children)


def _of_it(one: Mention, dated: Dated) -> bool:
    """Tell whether the date is one of the meeting's own clause, and not of what is said of it in passing."""
    return distance_of(dated.span.root, one.event, {one.event.i: 0}) is not None or one.date in {
        dated.past,
        dated.future,
    }


def _heading_place(event: Token) -> Referent | None:
    """Return the place in capitals, or first in its line, that a dash sets before the paragraph of *event*."""
    doc, text = event.doc, full_text(event.doc)
    start = text.rfind("\n", 0, event.idx) + 1
    for token in doc.char_span(start, event.idx, alignment_mode="expand") or ():
        if token.idx - start > ITEM:
            return None
        one = reference(token)
        opens = one is not None and one.span.start_char == start  # "Haven - Premier Brook receives …"
        if one is not None and (one.span.text.isupper() or opens) and one.referents[0].type is EntityType.PLACE:
            behind = text[one.span.end_char : start + ITEM].split()
            place: Referent = one.referents[0]
            return place if any(x in DASHES for x in behind[:3]) else None
    return None
