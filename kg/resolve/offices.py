"""
Offices that one article leaves without a name, by whom another of the collection says that he holds them.

"The Norlandic premier said …": who that is stands in an article of the same days, "Ada Brook, the premier of Norland".
It is she where the articles nearest in time that name a holder, before and after, name no two, and one of them is
near or both are of one year. Only offices that one person holds are looked for, and only people with a full name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.keys import fold
from kg.model import UNNAMED, EntityType, Tenure
from kg.offices import first, last
from kg.resolve.names import merges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.compact import Once
    from kg.model import Representation
    from kg.resolve.link import Target

NEAR = timedelta(days=90)
"""Articles so near to each other speak of one holder, if none tells of another."""

BRACKET = timedelta(days=366)
"""Two articles so near to each other that name the same holder speak for the days between."""

SOLE = frozenset({
    "president", "prime minister", "chancellor", "taoiseach", "king", "queen", "emperor", "emir", "sultan", "pope",
    "supreme leader", "crown prince", "secretary general", "director general", "managing director",
    "high representative", "foreign secretary", "home secretary", "defence secretary", "defense secretary",
    "secretary of state", "treasury secretary", "state counsellor", "vice president",
})  # fmt: skip
"""Offices of which a country or body has one, folded; ministers with a portfolio are besides."""

SAME = {"premier": "prime minister", "minister of foreign affairs": "foreign minister",
        "minister for foreign affairs": "foreign minister", "foreign affairs minister": "foreign minister"}  # fmt: skip
LESSER = frozenset({"deputy", "vice", "junior", "assistant", "senior", "state", "former", "shadow", "designate",
                    "elect", "first", "second", "late", "ex", "then", "incoming", "future"})  # fmt: skip
"""Words that make another office of a minister's, or that of another time."""

FOR_NOW = ("acting ", "interim ", "caretaker ", "new ", "current ")


@dataclass(frozen=True, slots=True)
class Telling:
    """That an article of ``day`` says that ``person``, ``name`` there, holds ``office`` of ``of``."""

    of: str  # node key
    office: str  # see ``office_of``
    day: date
    person: Target
    name: str

    def with_parts(self, once: Once) -> Telling:
        """Return it made of what others are made of too."""
        return Telling(
            of=once(self.of),
            office=once(self.office),
            day=once(self.day),
            person=self.person.once(once),
            name=once(self.name),
        )


class Holders:
    """Who holds which office, as the articles of a collection tell; to be asked by office and day."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self._by_office: defaultdict[tuple[str, str], list[Telling]] = defaultdict(list)
        self._days: defaultdict[tuple[str, str], list[date]] = defaultdict(list)  # the day of each, kept to bisect
        for telling in sorted(set(tellings), key=lambda x: (x.day, x.person.key, x.name)):
            self._by_office[telling.of, telling.office].append(telling)
            self._days[telling.of, telling.office].append(telling.day)

    def holder(self, of: str, office: str, day: date) -> Telling | None:
        """Return who held *office* of *of* on *day*; ``None`` where no article near it tells, or they tell of two."""
        told, days = self._by_office.get((of, office), []), self._days.get((of, office), [])
        end, start = bisect_right(days, day), bisect_left(days, day)
        before = told[bisect_left(days, days[end - 1]) : end] if end else []
        after = told[start : bisect_right(days, days[start])] if start < len(told) else []
        near = [x for x in (*before, *after) if abs(x.day - day) <= NEAR]
        if not near and before and after and after[0].day - before[0].day <= BRACKET:
            near = [*before, *after]
        return near[0] if len({x.person.key for x in near}) == 1 else None


def office_of(role: str) -> str | None:
    """Return the words of a role as they are compared, where it is an office of which there is one; else ``None``."""
    words = fold(role)
    for word in FOR_NOW:
        words = words.removeprefix(word)
    words = SAME.get(words, words)
    if words in SOLE:
        return words
    for preposition in (" of ", " for "):
        title, _, portfolio = words.partition(preposition)
        if title == "minister" and portfolio:
            words = f"{portfolio} minister"
            break
    parts = words.split()
    if len(parts) > 1 and parts[-1] == "minister" and LESSER.isdisjoint(parts):
        return words
    return None


def telling(held: Representation, of: str, person: Target, published: str | None) -> Telling | None:
    """Return what an article of the day *published* tells by *held*, whose nodes are *of*, a key, and *person*."""
    if held.accredited_to is not None or not merges(held.agent, EntityType.PERSON):
        return None  # an ambassador is not the one; "Mr Kim" of another article may be another
    day = day_of(published)
    if day is None or held.role is None or held.tenure not in (Tenure.CURRENT, Tenure.ACTING):
        return None
    office = office_of(held.role)
    return Telling(of, office, day, person, held.agent) if office else None


def readings(name: str, bodies: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """
    Yield (of, office) that *name*, an unnamed source, may mean, the longest office first.

    *bodies* has folded names of countries and bodies, adjectives too → node key.
    """
    phrase = name.removeprefix(UNNAMED).strip()
    words = phrase.split()
    for i in range(1, len(words)):
        of = bodies.get(fold(" ".join(words[:i]).removesuffix("'s").removesuffix("’s")))
        office = office_of(" ".join(words[i:]))
        if of and office:
            yield of, office
    role, _, owner = phrase.rpartition(" of ")
    of, office = bodies.get(fold(owner).removeprefix("the ")), office_of(role)
    if of and office:
        yield of, office


def near(told: str | None, published: str) -> bool:
    """Tell whether a date as told lies near the day of publication, so that the office is that of the article's day."""
    if told is None:
        return True
    day = day_of(published)
    try:
        start, end = date.fromisoformat(first(told)), date.fromisoformat(last(told))
    except ValueError:
        return False  # no date: the gate tells of it
    return day is not None and start >= day - NEAR and end <= day + NEAR


def day_of(published: str | None) -> date | None:
    """Return the day of publication; ``None`` where an article has none that is a day."""
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        return None
