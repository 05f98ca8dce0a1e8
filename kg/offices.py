"""
Dated offices: who held which office of a country or body on a day, by ``data/offices.csv`` and tables like it.

Answers only where the table is sure: not within the month of a coarse date, not on a day of hand-over, not after the
day on which a row without an end was last known to hold.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg import files
from kg.errors import InputError
from kg.keys import fold
from kg.tables import actors, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.tables import Row

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Term:
    """
    One holder's time in an office.

    ``of`` is the key of an actor (``country/RUS``), ``titles`` the words of the office in lower case, the common one
    first. ``start`` and ``until`` are dates at their precision (``2004-03-09``, ``2004-03``, ``2004``); where ``until``
    is empty, ``known`` is the day on which the row was last known to hold.
    """

    key: str
    of: str
    titles: tuple[str, ...]
    name: str
    aliases: tuple[str, ...]
    start: str
    until: str
    known: str
    acting: bool
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its other spellings."""
        return (self.name, *self.aliases)

    def surely(self, day: str) -> bool:
        """Tell whether the office was held on *day*, whatever day of a coarse date is meant."""
        return last(self.start) < day < first(self.until or _after(self.known)) or (
            day == self.start and day != self.until
        )

    def perhaps(self, day: str) -> bool:
        """Tell whether the office may have been held on *day*."""
        return first(self.start) <= day <= last(self.until or self.known)


class Offices:
    """The terms of a table, to be asked by office and day."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        self._by_office: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
        for term in self.terms:
            for title in term.titles:
                self._by_office[term.of, title].append(term)

    def holder(self, of: str, title: str, day: str) -> Term | None:
        """
        Return who held the office *title* (lower case) of the actor *of* on *day* (``YYYY-MM-DD``).

        ``None`` where nobody did, where nothing is known, or where two may have.
        """
        terms = self._by_office.get((of, title), [])
        sure = [x for x in terms if x.surely(day)]
        if len(sure) != 1 or any(x.perhaps(day) and x.name != sure[0].name for x in terms):
            return None
        return sure[0]

    def terms_of(self, of: str, title: str) -> tuple[Term, ...]:
        """Return all terms of the office *title* of the actor *of*."""
        return tuple(self._by_office.get((of, title), ()))

    def held_on(self, day: str) -> tuple[Term, ...]:
        """Return the terms of all offices that are sure to be held on *day*, each by one person."""
        return tuple(x for x in self.terms if x.surely(day) and self.holder(x.of, x.titles[0], day) is x)

    def throughout(self, of: str, title: str, start: str, end: str) -> str | None:
        """Return who alone held the office from the day *start* to the day *end*; ``None`` where that is not sure."""
        one = self.holder(of, title, start)
        between = (x for x in self.terms_of(of, title) if first(x.start) <= end and last(x.until or x.known) >= start)
        if one is None or self.holder(of, title, end) is None or any(x.name != one.name for x in between):
            return None
        return one.name


def offices(extra: str | None = None) -> Offices:
    """
    Return the project's table, with the user's own rows in the file *extra* before it; read once a process.

    A row of the user's replaces the project's of the same key. Raises ``InputError`` with file and line.
    """
    return _offices(files.folder("data") / "offices.csv", Path(extra) if extra else None)


@lru_cache(maxsize=1)
def spellings() -> Mapping[str, str]:
    """Return other spellings of the names in the project's table, folded → the name; none that two people bear."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for term in offices().terms:
        for name in term.names:
            found[fold(name)].add(term.name)
    return {name: min(bearers) for name, bearers in found.items() if len(bearers) == 1}


@lru_cache(maxsize=4)
def _offices(own: Path, extra: Path | None) -> Offices:
    terms = {term.key: term for term in read(own)}
    if extra is not None:
        if not extra.is_file():
            raise InputError(str(extra), "there is no such file", "Name a table with the columns of data/offices.csv")
        terms |= {term.key: term for term in read(extra, frozenset(x.key for x in actors()))}
    return Offices(terms.values())


def read(path: Path, known: frozenset[str] | None = None) -> Iterator[Term]:
    """
    Yield the rows of *path*; raises ``InputError`` with file and line where a cell means nothing.

    *known* are the keys of the actors that offices may be of (default: any).
    """
    return read_rows(path, lambda row: _term(row, known))


def _term(row: Row, known: frozenset[str] | None) -> Term:
    if known is not None and row["of"] not in known:
        raise ValueError(f"the cell of of is {row['of']!r}, which is no key of data/actors.csv, such as country/NOR")
    start, until, last_known = row["from"], row["until"], row["known"]
    for name, value in (("from", start), ("until", until or last_known)):
        if not _DATE.fullmatch(value):
            raise ValueError(f"the cell of {name} is {value!r}: write YYYY-MM-DD, YYYY-MM or YYYY")
    for day in (first(start), last(until or last_known)):
        date.fromisoformat(day)  # raises ValueError, which says what is wrong
    if first(start) > last(until or last_known):
        raise ValueError(f"it ends ({until or last_known}) before it begins ({start})")
    if row["tenure"] not in {"", "acting"}:
        raise ValueError(f"the tenure {row['tenure']!r} is neither empty nor acting")
    for name in ("of", "titles", "name", "source"):
        if not row[name]:
            raise ValueError(f"the cell of {name} is empty")
    return Term(
        key=row["key"],
        of=row["of"],
        titles=tuple(x.strip().lower() for x in row["titles"].split("|")),
        name=row["name"],
        aliases=tuple(x.strip() for x in row["aliases"].split("|") if x.strip()),
        start=start,
        until=until,
        known=last_known,
        acting=row["tenure"] == "acting",
        source=row["source"],
    )


def first(day: str) -> str:
    """Return the first day of a date at its precision."""
    return day + "-01-01"[len(day) - 4 :] if len(day) < len("2004-03-09") else day


def last(day: str) -> str:
    """Return the last day of a date at its precision."""
    if len(day) == len("2004"):
        return f"{day}-12-31"
    if len(day) == len("2004-03"):
        return f"{day}-{monthrange(int(day[:4]), int(day[5:]))[1]:02d}"
    return day


def _after(day: str) -> str:
    return date.fromordinal(date.fromisoformat(last(day)).toordinal() + 1).isoformat()
