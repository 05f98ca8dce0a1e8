"""
One meeting told in many articles → one ``Event`` with its reports.

Reports of different documents are of one event where all of this holds: the same
participants, at least two, each the same node; the same day, told as a day; a kind of
the same family; and places of which none rules out another. A document that tells of
two such meetings keeps them apart, and they are merged with nothing. All else is an
event of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kg import keys
from kg.model import Document, Event, Kind, Report, Status

Contains = Callable[[str, str], bool]
"""Says whether the first place (a node key) is the second, or lies in it."""

FAMILY: dict[Kind, str] = {
    Kind.MEETING: "meeting",
    Kind.SUMMIT: "meeting",
    Kind.VISIT: "meeting",
    Kind.TALKS: "meeting",
    Kind.CALL: "call",
    Kind.CONFERENCE: "conference",
}
"""Kinds that one meeting may be called by in two articles: nobody takes a call for a visit."""

DECISIVE = (Status.DENIED, Status.CANCELLED, Status.HELD)
"""What became of an event, the most careful first; planned and possible only say what was expected."""

CAREFUL = (*DECISIVE, Status.POSSIBLE, Status.PLANNED)
"""Which of two statuses told on one day is believed: the one that claims less."""

SPECIFIC = (Kind.SUMMIT, Kind.VISIT, Kind.TALKS, Kind.CALL, Kind.CONFERENCE, Kind.MEETING)
"""Which of two kinds told as often an event has."""


def events(
    reports: Sequence[Report], documents: Mapping[str, Document], collection: str, inside: Contains
) -> tuple[Event, ...]:
    """Return the events that *reports* tell of, by key. The order of *reports* does not count."""
    groups: defaultdict[tuple[str, ...], list[Report]] = defaultdict(list)
    alone: list[Report] = []
    for report in reports:
        if (shared := _shared(report)) is None:
            alone.append(report)
        else:
            groups[shared].append(report)
    found: list[Event] = []
    for shared, told in groups.items():
        once = Counter(report.document for report in told)
        alone += [report for report in told if once[report.document] > 1]
        together = [report for report in told if once[report.document] == 1]
        for name, part in _by_place(together, inside):
            key = f"{collection}/meeting/{keys.digest(*shared, *name)}"
            found.append(_event(key, part, documents, inside))
    for key, report in _alone(alone, collection).items():
        found.append(_event(key, [report], documents, inside))
    return tuple(sorted(found, key=lambda event: event.key))


def _shared(report: Report) -> tuple[str, ...] | None:
    """Return what reports of one event have in common, or ``None`` where it is too little to tell."""
    date = report.meeting.date
    if date is None or len(date) != len("2019-04-25") or len(report.participants) < 2:
        return None
    return ("day", date, FAMILY[report.meeting.kind], *report.participants)


def _by_place(reports: list[Report], inside: Contains) -> Iterator[tuple[tuple[str, ...], list[Report]]]:
    """
    Yield the reports that are of one event, and what tells it from the others of the day.

    Where any two places rule each other out there were several meetings: each place is
    one then, and a report without a place is of none of them for certain.
    """
    places = sorted({report.place for report in reports if report.place})
    if all(inside(a, b) or inside(b, a) for i, a in enumerate(places) for b in places[i + 1 :]):
        if reports:
            yield (), reports
        return
    for place in places:
        yield ("at", place), [report for report in reports if report.place == place]
    for report in reports:
        if report.place is None:
            yield ("by", report.document), [report]


def _alone(reports: Iterable[Report], collection: str) -> dict[str, Report]:
    """Return key → report for those that are events of their own; one told twice in the same words is one."""
    found: dict[str, Report] = {}
    for report in reports:
        meeting = report.meeting
        where = (report.document, meeting.evidence.field, meeting.evidence.start, meeting.evidence.end)
        what = (meeting.date, meeting.status, meeting.kind, report.place, *report.participants)
        found.setdefault(f"{collection}/meeting/{keys.digest('document', *where, *what)}", report)
    return found


def _event(key: str, reports: list[Report], documents: Mapping[str, Document], inside: Contains) -> Event:
    told = sorted(reports, key=lambda report: (documents[report.document].published or "", report.document))
    hosts = {report.host for report in told if report.host}
    return Event(
        key=key,
        kind=_kind(told),
        status=_status(told, documents),
        participants=told[0].participants,
        reports=tuple(told),
        host=hosts.pop() if len(hosts) == 1 else None,
        place=_nearest({report.place for report in told if report.place}, inside),
        date=told[0].meeting.date,
    )


def _status(told: Sequence[Report], documents: Mapping[str, Document]) -> Status:
    """
    Return what the reports come to.

    The latest article that says what became of the event (held, cancelled, denied) is
    believed; where none does, the latest that speaks of it at all. Articles of one day
    that differ come to the status that claims less. An article without a date counts as
    the earliest.
    """
    decisive = [report for report in told if report.meeting.status in DECISIVE] or list(told)
    latest = max(documents[report.document].published or "" for report in decisive)
    last = {r.meeting.status for r in decisive if (documents[r.document].published or "") == latest}
    return min(last, key=CAREFUL.index)


def _kind(told: Sequence[Report]) -> Kind:
    """Return the kind told most often; "meeting", which any of them is, only where no other is told."""
    counts = Counter(report.meeting.kind for report in told)
    return min(counts, key=lambda kind: (kind is Kind.MEETING, -counts[kind], SPECIFIC.index(kind)))


def _nearest(places: set[str], inside: Contains) -> str | None:
    """Return the place that lies in all the others: "Vladivostok" says more than "Russia"."""
    return next((place for place in sorted(places) if all(inside(place, other) for other in places)), None)
