"""When a meeting was that is told from another day: "said on Monday, a day before she is due to see Vale"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.annotate.dates import SMALL, is_day, within
from kg.extract.meets_set import owner_of, root_of
from kg.extract.status import status_of
from kg.extract.status_signs import tells_future
from kg.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.dates import Dated
    from kg.extract.meets_mention import Mention

WAYS = {"after": -1, "before": 1}
"""Conjunctions before the clause of the meeting → to which side of the day told it is."""

DAYS = {"day": 1, "week": 7, "fortnight": 14}
"""Units of which so many days are one; a week is told to the month alone."""

MOMENTS = frozenset({"hour", "minute", "moment"})
"""Units within which the day is the same."""

CLIMB = 5
"""Verbs and adjectives above the meeting in which the conjunction is looked for: "is due to see"."""


def counted_date(one: Mention) -> str | None:
    """
    Return the date of a meeting that is so many days before or after what the clause above tells with its day.

    "Brook said on Monday, a day before she is due to see Vale", "told Hill on Friday, hours after she had met Vale".
    ``None`` where no number of days, or no day of the clause above, is told.
    """
    mark = _mark(one)
    if mark is None or mark.i < 2:
        return None
    if _is_right_after(one, mark):
        told = _day_above(one, mark)
        day = told.past if told is not None else None
        return day if is_day(day) else None
    doc, unit = mark.doc, mark.nbor(-1).lemma_.lower()
    number = SMALL.get(doc[mark.i - 2].lower_, int(doc[mark.i - 2].text) if doc[mark.i - 2].is_digit else 0)
    if unit not in MOMENTS and (unit not in DAYS or not number):
        return None
    told = _day_above(one, mark)
    iso = told.iso(future=_is_ahead(told)) if told is not None else None
    if not is_day(iso):
        return None
    if unit in MOMENTS:
        return iso
    try:
        day = (date.fromisoformat(iso) + timedelta(days=WAYS[mark.lower_] * number * DAYS[unit])).isoformat()
    except OverflowError:
        return None
    return day if unit == "day" else day[:7]


def _is_right_after(one: Mention, mark: Token) -> bool:
    """
    Tell whether somebody speaks "after meeting Vale", "after talks with Vale": on the day of it, as news comes.

    Nothing tells how long after, and the meeting has no day of its own.
    """
    doc, above = mark.doc, mark.head if mark.dep_ != "mark" else mark.head.head
    if mark.lower_ != "after" or one.status is not Status.HELD or above.lemma_ not in TELLING:
        return False
    behind = any(x.span.start > mark.i for x in within(doc._.dates or [], one.event.sent))
    before = doc[mark.i - 1]
    return not behind and before.pos_ != "ADV" and before.lemma_.lower() not in {*MOMENTS, *DAYS, "month", "year"}


TELLING = frozenset({"say", "announce", "tell", "declare"})
"""Verbs of those who tell what they have just talked about."""


def _mark(one: Mention) -> Token | None:
    """Return the "before" or "after" that begins the clause of *one*."""
    token = one.event
    for _ in range(CLIMB):
        found = next((x for x in token.children if x.lower_ in WAYS and x.dep_ in {"mark", "advmod"}), None)
        if found is not None:
            return found
        if token.dep_ in {"pcomp", "pobj"} and token.head.lower_ in WAYS:
            return token.head
        if token.head.i == token.i or token.dep_ in {"ccomp", "relcl", "ROOT"}:
            return None
        token = token.head
    return None


def _day_above(one: Mention, mark: Token) -> Dated | None:
    """Return the day told last before *mark* in its sentence, of a verb that the clause of *mark* hangs on."""
    above = {x.i for x in mark.ancestors}
    before = [x for x in within(mark.doc._.dates or [], one.event.sent) if x.span.end <= mark.i]
    for dated in reversed(before):
        if owner_of(root_of(dated.span)).i in above:
            return dated
    return None


def _is_ahead(dated: Dated) -> bool:
    return tells_future(status_of(owner_of(root_of(dated.span))))
