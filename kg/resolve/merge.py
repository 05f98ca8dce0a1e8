"""
One meeting told in many articles → one ``Event`` with its reports.

``kg.resolve.occasions`` says which reports are of one event, ``kg.resolve.outcome`` what they come to; here it
gets the name that it keeps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, product
from typing import Any

from kg import keys
from kg.model import Document, Event, Replaced, Report
from kg.resolve.geography import Geography
from kg.resolve.occasions import name_of_day, occasions
from kg.resolve.outcome import outcome, published
from kg.shelf import Arranged, Keep

__all__ = ["Former", "events"]

MOST = 256
"""Companies looked at for the former names of one event: two people of fifteen former names each."""

TOLD_ELSEWHERE = "another article tells of it too"


class Former:
    """
    The keys that nodes had before they were known to be one.

    Of the keys of one document alone (*local*), which people have by the thousand whom articles call by a surname,
    only that document's own reports can have used one.
    """

    def __init__(self, replaced: Iterable[Replaced] = (), local: Container[str] = ()) -> None:
        self._new = {old: new for old, new, _ in sorted(replaced)}
        shared: defaultdict[str, list[str]] = defaultdict(list)
        for old, new in self._new.items():
            if old not in local:
                shared[new].append(old)
        self._shared = shared

    def of(self, who: str, report: Report) -> tuple[str, ...]:
        """Return the keys that the participant *who* of *report* can have had there, without the present one."""
        mine = (old for old in report.before if self._new.get(old) == who)
        return tuple(sorted({*self._shared.get(who, ()), *mine}))


def events(
    reports: Iterable[Report],
    documents: Mapping[str, Document],
    collection: str,
    geography: Geography,
    source: Mapping[str, str],
    before: Former | None = None,
    *,
    keep: Keep[Any] = tuple,
) -> tuple[Sequence[Event], tuple[Replaced, ...]]:
    """
    Return the events that *reports* tell of, by key, and the keys that are no more since they were told together.

    The order of *reports* does not count; *source* is that of ``outcome``, *before* has the keys that participants
    had, *keep* keeps what is looked through. A report that tells no day names its event by its own sentence, as long
    as it stands alone.
    """
    places: dict[str, int] = {}  # key of an event → where it is kept
    former: dict[str, str] = {}  # a key that a report's event had → the one that it has, or SEVERAL

    def made() -> Iterator[Event]:
        for occasion in occasions(reports, documents, geography, keep):
            told = sorted(occasion.reports, key=lambda x: _first(x, documents))
            key = _key(collection, *occasion.name) if occasion.name else _alone(told[0], collection)
            if key not in places:  # one told twice in the same words is one
                places[key] = len(places)
                yield outcome(key, told, documents, geography, source)
            for report in told:
                for old in (
                    _by_itself(report, collection),
                    *_with_names_before(report, before or Former(), collection),
                ):
                    if old != key and former.setdefault(old, key) != key:
                        former[old] = _SEVERAL

    found: Sequence[Event] = keep(made())
    # Where one name came to several events, there is none that is in its place.
    replaced = (
        Replaced(old, new, TOLD_ELSEWHERE) for old, new in former.items() if new != _SEVERAL and old not in places
    )
    in_order = Arranged(found, (places[key] for key in sorted(places)))
    return in_order if keep is not tuple else tuple(in_order), tuple(sorted(replaced))


_SEVERAL = ""
"""In the place of a key: there are several."""


def _first(report: Report, documents: Mapping[str, Document]) -> tuple[str, str, int]:
    return published(report, documents), report.document, report.meeting.evidence.start


def _by_itself(report: Report, collection: str) -> str:
    """Return the key that the event of *report* had while no other article told of it."""
    report = replace(report, participants=report.before or report.participants)
    name = name_of_day(report)
    return _key(collection, *name) if name else _alone(report, collection)


def _with_names_before(report: Report, before: Former, collection: str) -> Iterator[str]:
    """Yield the keys that the event of *report* had when its participants had other ones, some or all of them."""
    choices = [(who, *before.of(who, report)) for who in report.participants]
    for company in islice(product(*choices), MOST):
        name = name_of_day(replace(report, participants=tuple(sorted(company))))
        if name:
            yield _key(collection, *name)


def _key(collection: str, *name: str) -> str:
    return f"{collection}/meeting/{keys.digest(*name)}"


def _alone(report: Report, collection: str) -> str:
    """Return a key made from the sentence: of what names no event that other articles could mean."""
    meeting = report.meeting
    where = (report.document, meeting.evidence.field, meeting.evidence.start, meeting.evidence.end)
    what = (meeting.date, meeting.status, meeting.kind, report.place, *report.participants)
    return f"{collection}/meeting/{keys.digest('document', *where, *what)}"
