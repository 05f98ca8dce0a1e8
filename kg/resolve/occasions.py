"""
Which reports of different articles are of one event.

First the reports that tell the day: those of the same company (two participants or more, each the same node),
on the same day, of the same family of kinds, and of countries and bodies in places of which none rules out
another. Then those that tell it less exactly, or not at all, join the one event of their company that they can
mean, if there is only one.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations, groupby, pairwise
from operator import attrgetter
from typing import Any

from kg.compact import Once
from kg.model import Document, Kind, Report, Status
from kg.resolve.geography import Geography
from kg.resolve.outcome import published
from kg.shelf import Keep

FAMILY: dict[Kind, str] = {
    Kind.MEETING: "meeting",
    Kind.SUMMIT: "meeting",
    Kind.VISIT: "meeting",
    Kind.TALKS: "meeting",
    Kind.CALL: "call",
    Kind.CONFERENCE: "conference",
}
"""Kinds that one meeting may be called by in two articles: nobody takes a call for a visit."""

DAY = len("2019-04-25")
MONTH = len("2019-04")

RECENT = timedelta(days=7)
"""An article that tells of a meeting without its day tells news: it took place within the week before."""

AHEAD = timedelta(days=31)
"""What is planned with no day told is near enough to have been announced."""

MOVED = timedelta(days=2)
"""A plan for a day so near to that on which a meeting was held was of that meeting."""

AHEAD_OF = frozenset({Status.PLANNED, Status.POSSIBLE})

SAME_NEWS = timedelta(days=3)
"""Articles that tell no day, and appear so near to each other, tell the same news."""

AFTERWARDS = {
    Status.HELD: (RECENT, timedelta(0)),
    Status.PLANNED: (timedelta(0), AHEAD),
    Status.POSSIBLE: (timedelta(0), AHEAD),
    Status.CANCELLED: (RECENT, AHEAD),
    Status.DENIED: (RECENT, AHEAD),
}
"""Status → how long before and after its publication the day lies of which an article tells without naming it."""


@dataclass(slots=True)
class Occasion:
    """
    One event, while it is gathered.

    ``name`` tells it from the others of the collection; it is empty where only one article
    tells of it, or none tells the day.
    """

    name: tuple[str, ...]
    reports: list[Report]
    day: str | None = None
    places: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for report in self.reports:
            self._note(report)

    def add(self, report: Report) -> None:
        """Take in one more report."""
        self.reports.append(report)
        self._note(report)

    def _note(self, report: Report) -> None:
        self.documents.add(report.document)
        if report.place:
            self.places.add(report.place)


def occasions(
    reports: Iterable[Report],
    documents: Mapping[str, Document],
    geography: Geography,
    keep: Keep[Any] = tuple,
) -> Iterator[Occasion]:
    """
    Yield the events that *reports* tell of, each report in one of them. Their order does not count.

    *keep* keeps them while they are looked through: of those that come by document, no more is held than is told of
    one company, or of one day.
    """
    told: Sequence[Report] = keep(_by_document(reports))
    companies: defaultdict[tuple[str, ...], array[int]] = defaultdict(lambda: array("Q"))
    once = Once()
    for i in _order(told):
        report = told[i]
        if len(report.participants) > 1:
            companies[FAMILY[report.meeting.kind], *map(once, report.participants)].append(i)
        else:
            yield Occasion((), [report])
    found: Sequence[Occasion] = keep(
        x for places in companies.values() for x in _of_company([told[i] for i in places], documents, geography)
    )
    yield from _with_larger(found, geography)


def _by_document(reports: Iterable[Report]) -> Iterator[Report]:
    """Yield *reports*, those of one document that follow each other in order."""
    for _, together in groupby(reports, attrgetter("document")):
        yield from sorted(together, key=_in_order)


def _order(told: Sequence[Report]) -> Sequence[int]:
    """Return the places of *told* in the order in which they are looked at."""
    if all(one <= other for one, other in pairwise(map(_in_order, told))):
        return range(len(told))
    keys = [_in_order(x) for x in told]
    return sorted(range(len(keys)), key=keys.__getitem__)


def _in_order(report: Report) -> tuple[str, str, int, int]:
    where = report.meeting.evidence
    return report.document, where.field, where.start, where.end


def name_of_day(report: Report) -> tuple[str, ...]:
    """Return what the event of *report* is named by where it tells the day and its company; else nothing."""
    day = report.meeting.date
    if day is None or len(day) != DAY or len(report.participants) < 2:
        return ()
    return ("day", day, FAMILY[report.meeting.kind], *report.participants)


def _of_company(told: Sequence[Report], documents: Mapping[str, Document], geography: Geography) -> list[Occasion]:
    days: defaultdict[str, list[Report]] = defaultdict(list)
    open_: list[Report] = []
    for report in told:
        day = report.meeting.date
        if day and len(day) == DAY:
            days[day].append(report)
        else:
            open_.append(report)
    found = _moved([x for day, together in sorted(days.items()) for x in _of_day(day, together, geography)], geography)
    left = _joined(found, open_, documents, geography)
    return [*found, *_loose(left, documents, geography)]


def _of_day(day: str, told: Sequence[Report], geography: Geography) -> Iterator[Occasion]:
    once = Counter(report.document for report in told)
    apart = [x for x in told if once[x.document] == 1]
    # People are in one place a day: who has them in another contradicts. Delegations of countries meet in several.
    parts = [((), apart)] if apart and _are_people(apart[0]) else list(_by_place(apart, geography))
    for name, part in parts:
        yield Occasion((*name_of_day(part[0]), *name), part, day)
    for report in told:
        if once[report.document] > 1:  # which of its two another article means, nobody can tell
            yield Occasion((), [report], day)


def _moved(found: Sequence[Occasion], geography: Geography) -> list[Occasion]:
    """
    Return *found*, of which a plan for a day of which nothing more is told joins the one meeting held days around it.

    Plans move by a day, and announcements err by one. Of countries and bodies several meetings a week are no surprise.
    """
    plans = [x for x in found if x.name and all(y.meeting.status in AHEAD_OF for y in x.reports)]
    held = _Days(x for x in found if x.name and any(y.meeting.status is Status.HELD for y in x.reports))
    gone: list[int] = []
    for plan in plans:
        day = _day(_day_of(plan))
        around = held.between(*_around(day, MOVED, MOVED)) if day else ()
        near = [x for x in around if plan.documents.isdisjoint(x.documents)]
        near = [x for x in near if _agree(x.places | plan.places, geography)]
        if len(near) == 1 and _are_people(plan.reports[0]):
            for report in plan.reports:
                near[0].add(report)
            gone.append(id(plan))
    return [x for x in found if id(x) not in gone]


class _Days:
    """Events by their day: a company of many years has thousands, of which a report can mean those of a few days."""

    def __init__(self, events: Iterable[Occasion]) -> None:
        self._events = sorted((x for x in events if x.day is not None), key=_day_of)
        self._days = [_day_of(x) for x in self._events]

    def between(self, first: str, last: str) -> Sequence[Occasion]:
        """Return the events from the day *first* to the day *last*, the earliest first."""
        return self._events[bisect_left(self._days, first) : bisect_right(self._days, last)]


def _day_of(event: Occasion) -> str:
    return event.day or ""


def _around(day: date, before: timedelta, after: timedelta) -> tuple[str, str]:
    """Return the first and the last day of the time around *day*, as far as the calendar goes."""
    first, last = max(day, date.min + before) - before, min(day, date.max - after) + after
    return first.isoformat(), last.isoformat()


def _are_people(report: Report) -> bool:
    """Tell whether two at least of a company are people by name."""
    return sum("/person/" in who for who in report.participants) > 1


def _by_place(reports: Sequence[Report], geography: Geography) -> Iterator[tuple[tuple[str, ...], list[Report]]]:
    """
    Yield the reports that are of one event, and what tells it from the others of the day.

    Where any two places rule each other out there were several meetings: each place is
    one then, and a report without a place is of none of them for certain.
    """
    places = sorted({report.place for report in reports if report.place})
    if _agree(places, geography):
        if reports:
            yield (), list(reports)
        return
    for place in places:
        yield ("at", place), [report for report in reports if report.place == place]
    for report in reports:
        if report.place is None:
            yield ("by", report.document), [report]


def _agree(places: Iterable[str], geography: Geography) -> bool:
    """Tell whether no two of the places rule each other out."""
    return all(geography.agree(a, b) for a, b in combinations(sorted(set(places)), 2))


# --- reports that do not tell the day --------------------------------------------------------


def _joined(
    found: Sequence[Occasion], told: Sequence[Report], documents: Mapping[str, Document], geography: Geography
) -> list[Report]:
    """Have each of *told* join the one event that it can mean; return those that can mean none, or several."""
    left: list[Report] = []
    days = _Days(found)
    wanted: dict[int, list[Report]] = defaultdict(list)  # by the id() of the event
    for report in told:
        fits = [x for x in days.between(*_window(report, documents)) if _may_mean(report, x, geography)]
        if report.meeting.status is Status.HELD and len(fits) > 1:
            # What took place is no plan that nobody says took place.
            fits = [x for x in fits if any(y.meeting.status is Status.HELD for y in x.reports)] or fits
        if len(fits) == 1:
            wanted[id(fits[0])].append(report)
        else:
            left.append(report)
    for event in found:
        together = wanted.get(id(event), ())
        once = Counter(report.document for report in together)
        for report in together:
            event.add(report) if once[report.document] == 1 else left.append(report)
    return sorted(left, key=_in_order)


def _may_mean(report: Report, event: Occasion, geography: Geography) -> bool:
    """Tell whether *report*, which tells no day, can mean *event*, of a day in its window."""
    if report.document in event.documents:
        return False
    told = report.meeting.date
    if event.places and report.place and not any(geography.agree(x, report.place) for x in event.places):
        return False
    # A year is long: two meetings of one company in it are no surprise, so the place has to be told by both.
    return not told or len(told) == MONTH or bool(event.places and report.place)


def _window(report: Report, documents: Mapping[str, Document]) -> tuple[str, str]:
    """Return the first and the last day that *report* can mean: by its date as told, else by its publication."""
    if told := report.meeting.date:
        return told, f"{told}-99"
    day = _day(published(report, documents))
    return ("1", "0") if day is None else _around(day, *AFTERWARDS[report.meeting.status])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _loose(told: Sequence[Report], documents: Mapping[str, Document], geography: Geography) -> Iterator[Occasion]:
    """
    Yield the events of one company of which no article tells the day.

    Reports are of one where they give the same month and places that do not rule each other out; the
    same year and the same place; or no date, in articles of the same days that both tell what was, or
    both what is to come.
    """
    by_date: defaultdict[tuple[str, ...], list[Report]] = defaultdict(list)
    undated: defaultdict[bool, list[Report]] = defaultdict(list)
    for report in told:
        when = report.meeting.date
        if when is None:
            undated[report.meeting.status is Status.HELD].append(report)
        elif len(when) == MONTH:
            by_date[when,].append(report)
        else:
            by_date[when, report.place or f"by {report.document}"].append(report)
    for _, together in sorted(by_date.items()):
        yield from _once_each(together, geography)
    for _, together in sorted(undated.items()):
        for news in _same_news(together, documents):
            yield from _once_each(news, geography)


def _same_news(told: Sequence[Report], documents: Mapping[str, Document]) -> Iterator[list[Report]]:
    """Yield the reports of articles that appeared within ``SAME_NEWS`` of the first of them."""
    news: list[Report] = []
    first: date | None = None
    for report in sorted(told, key=lambda x: (published(x, documents), _in_order(x))):
        day = _day(published(report, documents))
        if day is None:
            yield [report]
            continue
        if first is None or day - first > SAME_NEWS:
            if news:
                yield news
            news, first = [], day
        news.append(report)
    if news:
        yield news


def _once_each(told: Sequence[Report], geography: Geography) -> Iterator[Occasion]:
    """Yield the events of *told*, which agree on all but perhaps the place; who tells it twice tells of two."""
    once = Counter(report.document for report in told)
    for _, part in _by_place([x for x in told if once[x.document] == 1], geography):
        yield Occasion((), part)
    for report in told:
        if once[report.document] > 1:
            yield Occasion((), [report])


# --- a smaller company and a larger one ---------------------------------------------------------


def _with_larger(found: Sequence[Occasion], geography: Geography) -> Iterator[Occasion]:
    """
    Yield *found*, of which one that tells of part of another's company, on the same day in the same place, joins it.

    Both have to tell the place, no article both, and there may be one such larger company only.
    """
    days: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
    for i, event in enumerate(found):
        if event.day and event.name and event.places and _family(event) == "meeting":
            days[event.day].append(i)
    joins = {i: j for day in days.values() for i, j in _larger({i: found[i] for i in day}, geography)}
    taken = set(joins.values())
    for i in taken & joins.keys():
        del joins[i]  # part of one company, and a larger one than another's: which is which is not told
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in sorted(joins.items()):
        parts[j].append(i)
    for j, event in enumerate(found):
        for i in parts.get(j, ()):
            for report in found[i].reports:
                event.add(report)
        if j not in joins:
            yield event


def _larger(of_day: Mapping[int, Occasion], geography: Geography) -> Iterator[tuple[int, int]]:
    """Yield which of the events of one day is part of which larger one, by number."""
    on: defaultdict[str, set[int]] = defaultdict(set)  # participant → events
    for i, event in of_day.items():
        for who in event.reports[0].participants:
            on[who].add(i)
    for i, event in of_day.items():
        company = event.reports[0].participants
        larger = [
            j
            for j in sorted(set.intersection(*(on[who] for who in company)) - {i})
            if len(of_day[j].reports[0].participants) > len(company)
            and of_day[j].documents.isdisjoint(event.documents)
            and _agree(of_day[j].places | event.places, geography)
        ]
        if len(larger) == 1:
            yield i, larger[0]


def _family(event: Occasion) -> str:
    return FAMILY[event.reports[0].meeting.kind]
