"""What the reports of one event come to: its status, kind, place, date and host."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.model import Document, Event, Kind, Report, Status

Contains = Callable[[str, str], bool]
"""Says whether the first place (a node key) is the second, or lies in it."""

DECISIVE = (Status.DENIED, Status.CANCELLED, Status.HELD)
"""What became of an event, the most careful first; planned and possible only say what was expected."""

CAREFUL = (*DECISIVE, Status.POSSIBLE, Status.PLANNED)
"""Which of two statuses told on one day is believed: the one that claims less."""

SPECIFIC = (Kind.SUMMIT, Kind.VISIT, Kind.TALKS, Kind.CALL, Kind.CONFERENCE, Kind.MEETING)
"""Which of two kinds told as often an event has."""


def outcome(key: str, reports: Iterable[Report], documents: Mapping[str, Document], inside: Contains) -> Event:
    """Return the event *key* that *reports* tell of: in the order of publication, whatever theirs."""
    told = sorted(reports, key=lambda x: (published(x, documents), x.document, x.meeting.evidence))
    hosts = {report.host for report in told if report.host}
    return Event(
        key=key,
        kind=_kind(told),
        status=status(told, documents),
        participants=tuple(sorted({who for report in told for who in report.participants})),
        reports=tuple(told),
        host=hosts.pop() if len(hosts) == 1 else None,
        place=_nearest({report.place for report in told if report.place}, inside),
        date=_finest(report.meeting.date for report in told),
        announced=_announced(told, documents),
    )


def published(report: Report, documents: Mapping[str, Document]) -> str:
    """Return the day of the report's article; an article without one counts as the earliest."""
    return documents[report.document].published or ""


def status(told: Sequence[Report], documents: Mapping[str, Document]) -> Status:
    """
    Return what the reports come to.

    The latest article that says what became of the event (held, cancelled, denied) is
    believed, but that one which later speaks of it as planned takes back what was called
    off or denied; where none says what became of it, the latest that speaks of it at all. Articles of one day
    that differ come to the status that claims less.
    """
    decisive = [report for report in told if report.meeting.status in DECISIVE] or list(told)
    found = _of_latest(decisive, documents)
    if found in (Status.CANCELLED, Status.DENIED):
        latest = max(published(x, documents) for x in decisive)
        again = [
            x
            for x in told
            if x.meeting.status in (Status.PLANNED, Status.POSSIBLE) and published(x, documents) > latest
        ]
        return _of_latest(again, documents) if again else found
    return found


def _of_latest(told: Sequence[Report], documents: Mapping[str, Document]) -> Status:
    latest = max(published(x, documents) for x in told)
    return min({x.meeting.status for x in told if published(x, documents) == latest}, key=CAREFUL.index)


def _kind(told: Sequence[Report]) -> Kind:
    """Return the kind told most often; "meeting", which any of them is, only where no other is told."""
    counts = Counter(report.meeting.kind for report in told)
    return min(counts, key=lambda kind: (kind is Kind.MEETING, -counts[kind], SPECIFIC.index(kind)))


def _nearest(places: set[str], inside: Contains) -> str | None:
    """Return the place that lies in all the others: "Vladivostok" says more than "Russia"."""
    return next((place for place in sorted(places) if all(inside(place, other) for other in places)), None)


def _finest(dates: Iterable[str | None]) -> str | None:
    """Return the most exact of dates of which each holds the next."""
    return max((x for x in dates if x), key=lambda x: (len(x), x), default=None)


def _announced(told: Sequence[Report], documents: Mapping[str, Document]) -> str | None:
    """Return the day of the first article that told of it before it was to take place, if it is the first of all."""
    days = sorted({published(x, documents) for x in told})
    first = next((x for x in days if x), None)
    ahead = {x.meeting.status for x in told if published(x, documents) == first} & {Status.PLANNED, Status.POSSIBLE}
    return first if ahead else None
