"""What the reports of one event come to: its status, kind, place, date and host."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg.model import Document, Event, Kind, Report, Status
from kg.resolve.geography import Geography

CAREFUL = (Status.DENIED, Status.CANCELLED, Status.HELD, Status.POSSIBLE, Status.PLANNED)
"""Which of two statuses told on one day is believed: the one that claims less."""

SPECIFIC = (Kind.SUMMIT, Kind.VISIT, Kind.TALKS, Kind.CALL, Kind.CONFERENCE, Kind.MEETING)
"""Which of two kinds told as often an event has."""


def outcome(
    key: str,
    reports: Iterable[Report],
    documents: Mapping[str, Document],
    geography: Geography,
    source: Mapping[str, str],
) -> Event:
    """
    Return the event *key* that *reports* tell of: in the order of publication, whatever theirs.

    *source* has document → where it has it from (``kg.resolve.sources``): copies speak with one voice.
    """
    told = sorted(reports, key=lambda x: (published(x, documents), x.document, x.meeting.evidence))
    hosts = {report.host for report in told if report.host}
    return Event(
        key=key,
        kind=_kind(told),
        status=status(told, documents, source),
        participants=tuple(sorted({who for report in told for who in report.participants})),
        reports=tuple(told),
        host=hosts.pop() if len(hosts) == 1 else None,
        place=_nearest(told, geography),
        date=_finest(told),
        announced=_announced(told, documents),
        sources=len({source.get(report.document, report.document) for report in told}),
    )


def published(report: Report, documents: Mapping[str, Document]) -> str:
    """Return the day of the report's article; an article without one counts as the earliest."""
    return documents[report.document].published or ""


def status(told: Sequence[Report], documents: Mapping[str, Document], source: Mapping[str, str]) -> Status:
    """
    Return what the reports come to.

    Where an article tells that it was held, it was, unless as many sources tell later, or on the same
    day, that it was not.
    Else the latest that tells of a cancellation or denial is believed, but for one that speaks of it as planned
    after that; else the latest that speaks of it at all. Articles of one day that differ come to the status that
    claims less.
    """
    held = [x for x in told if x.meeting.status is Status.HELD]
    off = [x for x in told if x.meeting.status in (Status.CANCELLED, Status.DENIED)]
    if held:
        first = min(published(x, documents) for x in held)
        against = [x for x in off if published(x, documents) >= first]
        voices = [len({source.get(x.document, x.document) for x in side}) for side in (against, held)]
        disputed = voices[0] >= voices[1]
        return _of_latest(against, documents) if disputed else Status.HELD
    if off:
        latest = max(published(x, documents) for x in off)
        again = [x for x in told if x not in off and published(x, documents) > latest]
        return _of_latest(again or off, documents)
    return _of_latest(told, documents)


def _of_latest(told: Sequence[Report], documents: Mapping[str, Document]) -> Status:
    latest = max(published(x, documents) for x in told)
    return min({x.meeting.status for x in told if published(x, documents) == latest}, key=CAREFUL.index)


def _kind(told: Sequence[Report]) -> Kind:
    """Return the kind told most often; "meeting", which any of them is, only where no other is told."""
    counts = Counter(report.meeting.kind for report in told)
    return min(counts, key=lambda kind: (kind is Kind.MEETING, -counts[kind], SPECIFIC.index(kind)))


def _nearest(told: Sequence[Report], geography: Geography) -> str | None:
    """Return the place in which no other lies, "Vladivostok" before "Russia"; of several, the one told most often."""
    counts = Counter(report.place for report in told if report.place)
    inmost = [x for x in counts if not any(x != other and geography.inside(other, x) for other in counts)]
    return min(inmost, key=lambda x: (-counts[x], x), default=None)


def _finest(told: Sequence[Report]) -> str | None:
    """Return the most exact date; of several, that of a meeting told as held, then the one told most often."""
    counts = Counter(x.meeting.date for x in told if x.meeting.date)
    held = {x.meeting.date for x in told if x.meeting.status is Status.HELD}
    return max(counts, key=lambda x: (len(x), x in held, counts[x], x), default=None)


def _announced(told: Sequence[Report], documents: Mapping[str, Document]) -> str | None:
    """Return the day of the first article that told of it before it was to take place, if it is the first of all."""
    days = sorted({published(x, documents) for x in told})
    first = next((x for x in days if x), None)
    ahead = {x.meeting.status for x in told if published(x, documents) == first} & {Status.PLANNED, Status.POSSIBLE}
    return first if ahead else None
