"""What happens in the corpus before anybody tells of it: people in dated offices, and events that they take part in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.keys import fold
from tests.benchmarks import corpus_words as words
from tests.benchmarks.corpus_words import LANDS, Land

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from random import Random

START, END = date(2033, 1, 10), date(2033, 12, 31)
"""After the last day of which ``data/offices.csv`` knows anything: who holds an office is what the articles say."""

APART = 9
"""Days, at least, between two events that have two people in common: nearer ones no reader could tell apart."""


@dataclass(frozen=True)
class Post:
    """An office of a country, held from ``start`` to ``until``, both included."""

    land: Land
    office: str
    start: date
    until: date


@dataclass(frozen=True)
class Person:
    """Someone with a name in its spellings, the common one first; no two people of a corpus share a full name."""

    id: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    she: bool
    posts: tuple[Post, ...]
    family_first: bool = False

    def names(self) -> Iterator[str]:
        """Yield each full name that an article may give."""
        for given in self.given:
            for family in self.family:
                yield self.full(given, family)

    def full(self, given: str, family: str) -> str:
        return f"{family} {given}" if self.family_first else f"{given} {family}"

    def post(self, day: date) -> Post | None:
        """Return the office held on *day*."""
        return next((x for x in self.posts if x.start <= day <= x.until), None)


@dataclass(frozen=True)
class Event:
    """
    One meeting, visit, summit or call, as it was to be and as it went.

    ``fate``: held, cancelled, postponed, denied (there never was anything but rumour), disputed (held by most outlets,
    denied by one), planned or possible (still ahead when the last article is written). ``who`` starts with the host.
    """

    id: str
    kind: str  # meeting, visit, summit, call, round
    who: tuple[str, ...]
    day: date
    announced: date
    fate: str
    city: str | None = None
    country: str | None = None
    venue: str | None = None
    hosted: bool = False

    @property
    def call(self) -> bool:
        return self.kind == "call"

    @property
    def status(self) -> str:
        """What it comes to in the end, as ``dip:status`` has it."""
        return {"postponed": "cancelled", "disputed": "held"}.get(self.fate, self.fate)


def people(rng: Random, count: int) -> tuple[Person, ...]:
    """
    Return about *count* people in offices.

    A tenth of the offices change hands in the year, some to another minister of the country, none to one of the same
    surname. Surnames are few: two of one cabinet often share theirs.
    """
    taken: set[str] = set()
    found: list[Person] = []
    offices = [(land, office) for land in LANDS for office in (*words.OFFICES[land.offices], *words.MINISTERS)]
    rng.shuffle(offices)
    offices.sort(key=lambda x: x[1] not in ("President", "Prime Minister", "Foreign Minister"))
    early, late = START - timedelta(days=200), END + timedelta(days=90)
    for land, office in offices:
        if len(found) >= count:
            break
        change = START + timedelta(days=rng.randrange(120, 240)) if rng.random() < 0.1 else late
        first = _person(rng, taken, len(found), land, (Post(land, office, early, change),))
        found.append(first)
        if change < late:
            later = Post(land, office, change + timedelta(days=1), late)
            colleagues = [x for x in found if x.posts[0].land == land and x.posts[0].until == late]
            if mover := next((x for x in colleagues if x.family[0] != first.family[0]), None):
                left = replace(mover.posts[0], until=change)
                found[found.index(mover)] = replace(mover, posts=(left, later))
            else:
                found.append(_person(rng, taken, len(found), land, (later,), but=first.family[0]))
    return tuple(found)


def _person(rng: Random, taken: set[str], number: int, land: Land, posts: tuple[Post, ...], but: str = "") -> Person:
    """Return somebody new with a name of *land*'s pool, of another surname than *but*."""
    for _ in range(500):
        she = rng.random() < 0.4
        given = _spellings(rng.choice((words.GIVEN_F if she else words.GIVEN_M)[land.names].split()))
        family = _spellings(rng.choice(words.FAMILY[land.names].split()))
        person = Person(f"p{number}", given, family, she, posts, land.names == "korean")
        mine = {fold(name) for name in person.names()} | {fold(name).replace(" ", "") for name in person.names()}
        if taken.isdisjoint(mine) and family[0] != but:
            taken |= mine
            return person
    raise ValueError(f"no name is left for {land.name}: add some to the pool {land.names!r}")


def _spellings(entry: str) -> tuple[str, ...]:
    return tuple(entry.replace("~", " ").split("|"))


def events(rng: Random, everybody: Sequence[Person], count: int) -> tuple[Event, ...]:
    """
    Return *count* events among *everybody*, by day.

    Half are of people who met before or will again; a tenth take place where and when one of the two meets somebody
    else too.
    """
    made: list[Event] = []
    tries = 0
    while len(made) < count:
        tries += 1
        if tries > 400 * count:
            raise ValueError("so many events do not fit: ask for more people")
        draft = _draft(rng, everybody, made, f"e{len(made)}")
        if draft is not None and all(_apart(draft, other) for other in made):
            made.append(draft)
    return tuple(sorted(made, key=lambda x: (x.day, x.id)))


def _apart(one: Event, other: Event) -> bool:
    shared = set(one.who) & set(other.who)
    days = abs((one.day - other.day).days)
    if len(shared) >= 2:
        return days >= APART
    # Nobody is in two cities on a day, or the day after.
    return not shared or one.call or other.call or one.city == other.city or days >= 2


def _draft(rng: Random, everybody: Sequence[Person], made: Sequence[Event], name: str) -> Event | None:
    if made and rng.random() < 0.1:
        return _beside(rng, everybody, rng.choice(made), name)
    kind = rng.choices(("meeting", "visit", "call", "summit", "round"), (33, 30, 16, 8, 13))[0]
    day = START + timedelta(days=rng.randrange(30, (END - START).days - 12))
    fate = rng.choices(
        ("held", "cancelled", "postponed", "denied", "disputed", "planned", "possible"), (60, 12, 7, 6, 7, 5, 3)
    )[0]
    if fate in ("planned", "possible"):
        day = END + timedelta(days=rng.randrange(1, 25))
    announced = day - timedelta(days=rng.randrange(4, 28))
    there = [x for x in everybody if (post := x.post(announced)) and post is x.post(day + timedelta(days=12))]
    if made and rng.random() < 0.5 and kind != "round":
        who = list(rng.choice(made).who)
        if len(who) > 2 or any(x not in {y.id for y in there} for x in who):
            return None
    else:
        who = _company(rng, there, day, 2 if kind != "round" else rng.choice((3, 3, 4)), kind)
    if not who:
        return None
    rng.shuffle(who)
    host = next(x for x in everybody if x.id == who[0]).post(day)
    assert host is not None
    city = country = venue = None
    if kind in ("visit", "summit") or (kind == "meeting" and rng.random() < 0.25):
        city, country = (host.land.capital if rng.random() < 0.8 else host.land.other), host.land.name
    elif kind != "call":
        city, country = rng.choice(words.NEUTRAL)
    if city and rng.random() < 0.35:
        venue = rng.choice(words.VENUES)
    return Event(name, kind, tuple(who), day, announced, fate, city, country, venue, country == host.land.name)


def _company(rng: Random, there: Sequence[Person], day: date, size: int, kind: str) -> list[str]:
    """Return people of *size* countries who would meet: counterparts, or heads of state and government."""
    first = rng.choice(there)
    post = first.post(day)
    assert post is not None
    heads = ("President", "Prime Minister")
    if kind == "summit" and post.office not in heads:
        return []
    offices = heads if post.office in heads else (post.office,)
    if rng.random() < 0.1 and kind == "visit":
        offices = (*heads, "Foreign Minister", post.office)
    found, lands = [first.id], {post.land}
    for other in rng.sample(list(there), len(there)):
        held = other.post(day)
        if len(found) < size and held is not None and held.office in offices and held.land not in lands:
            found.append(other.id)
            lands.add(held.land)
    return found if len(found) == size else []


def _beside(rng: Random, everybody: Sequence[Person], other: Event, name: str) -> Event | None:
    """Return an event of the same day and city as *other*, of one of its people and somebody else."""
    if other.call or other.fate in ("denied", "possible"):
        return None
    there = [
        x for x in everybody if (post := x.post(other.announced)) and post is x.post(other.day + timedelta(days=12))
    ]
    third = rng.choice(there)
    lands = {post.land for x in everybody if x.id in other.who and (post := x.post(other.day))}
    post = third.post(other.day)
    if third.id in other.who or post is None or post.land in lands:
        return None
    fate = other.fate if other.fate in ("planned", "postponed") else rng.choice(("held", "held", "held", "cancelled"))
    who = (rng.choice(other.who), third.id)
    return Event(name, "meeting", who, other.day, other.announced, fate, other.city, other.country, None)


def by_id(everybody: Iterable[Person]) -> dict[str, Person]:
    return {x.id: x for x in everybody}
