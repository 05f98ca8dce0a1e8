"""
One document read by several: what an imported reading tells that another told before it is one relation, with both
their evidence. The first reading's words stand (ours, where there is one), so that nothing has two cues or two kinds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, groupby
from operator import attrgetter
from typing import TypeVar

from kg.keys import fold
from kg.model import IMPORTED, Linked, Location, Meeting, Relations, Report, Representation, Statement

R = TypeVar("R", Statement, Representation)


def told_once(reports: Iterable[Report]) -> Iterator[Report]:
    """
    Yield *reports* with each imported one that tells what another reading of its document does told there.

    The same is the same participants, date and status, and places of which one is the other or none is told. They come
    by document.
    """
    for _, told in groupby(reports, attrgetter("document")):
        yield from _told_once(told)


def _told_once(reports: Iterable[Report]) -> list[Report]:
    """Return *reports*, of one document, with what two readings tell told once."""
    kept: list[Report] = []
    before: defaultdict[Hashable, list[int]] = defaultdict(list)
    for report in reports:
        what = (report.participants, report.meeting.date, report.meeting.status)
        reader = reader_of(report.meeting.evidence.rule)
        twin = next(
            (
                i
                for i in before[what]
                if reader
                and reader_of(kept[i].meeting.evidence.rule) != reader
                # What two of one reader's meetings are to it, they stay.
                and reader not in {reader_of(x.rule) for x in kept[i].also}
                and (report.place == kept[i].place or report.place is None or kept[i].place is None)
            ),
            None,
        )
        if twin is not None:
            kept[twin] = replace(kept[twin], also=(*kept[twin].also, report.meeting.evidence))
        else:
            before[what].append(len(kept))
            kept.append(report)
    return kept


def said_once(statements: Iterable[Linked[Statement]]) -> Iterator[Linked[Statement]]:
    """
    Yield *statements*, an imported one with speaker and pieces of another as that one, with its own evidence.

    They come by document, as ``held_once`` wants them too.
    """
    return _once(statements, lambda x: (x.keys[x.relation.speaker], x.relation.evidence.field, x.relation.spans))


def held_once(held: Iterable[Linked[Representation]]) -> Iterator[Linked[Representation]]:
    """Yield *held* likewise: the same person in the same role for the same body."""
    return _once(
        held,
        lambda x: (
            x.keys[x.relation.agent],
            x.keys[x.relation.of],
            fold(x.relation.role or ""),
            x.relation.tenure,
        ),
    )


def _once(linked: Iterable[Linked[R]], what: Callable[[Linked[R]], Hashable]) -> Iterator[Linked[R]]:
    for _, told in groupby(linked, attrgetter("document")):
        first: dict[Hashable, Linked[R]] = {}
        for x in told:
            known = first.setdefault(what(x), x)
            reader = reader_of(x.relation.evidence.rule)
            twin = reader and reader_of(known.relation.evidence.rule) != reader
            yield replace(known, relation=replace(known.relation, evidence=x.relation.evidence)) if twin else x


def reader_of(rule: str) -> str:
    """Return which other extractor a rule is of (``import/NAME``), or nothing where it is ours."""
    return "/".join(rule.split("/")[:2]) if rule.startswith(IMPORTED) else ""


def is_imported(relations: Relations) -> bool:
    """Say whether another extractor made *relations*: there are some, and each is of a rule of its own."""
    told: Iterable[Meeting | Statement | Representation | Location]
    told = chain(relations.meets, relations.says, relations.represents, relations.located_in)
    rules = (x.evidence.rule for x in told)
    first = next(rules, "")
    return bool(reader_of(first)) and all(map(reader_of, rules))
