"""
Which facts of a graph a user asks for: about whom, when, of what status, how far around.

A fact is a meeting, a statement, a representation or a location: one node with all that hangs on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.errors import ConfigError
from kg.model import Status
from kg.query import names
from kg.query.run import days
from kg.rdf import literals
from kg.store.graph import REGISTRY, GraphStore
from kg.store.sparql import PREFIXES

RELATIONS: dict[str, tuple[str, ...]] = {
    "meets": ("participant", "host", "guest", "venue"),
    "says": ("speaker", "addressee", "reportedBy", "mentions"),
    "represents": ("representative", "represented", "accreditedTo"),
    "located-in": ("inner", "outer"),
}
"""Relation → the properties of its facts that name people, bodies and places."""

STATUSES = tuple(x.value for x in Status)

_TELLING = {"meets": "status", "says": "speaker", "represents": "representative", "located-in": "inner"}
"""Relation → a property that each of its facts has, and nothing else."""

_OWN_DAYS = {"meets": ("earliest", "latest"), "represents": ("from", "until")}
_NOWHERE: frozenset[str] = frozenset()
Days = tuple[str | None, str | None]
"""The first and the last day of something, as ISO 8601 has them."""

_ISSUED = PREFIXES["dcterms"] + "issued"
_DIP = PREFIXES["dip"]


@dataclass(frozen=True, slots=True)
class Cut:
    """
    What is asked for; nothing given leaves nothing out.

    ``about`` are names, aliases or IRIs: of people, bodies, places, of an article (what it tells) or of one fact.
    Facts that name one of them are one hop away, those that name whom these name are two; ``hops`` bounds it.
    ``since`` and ``until`` are a day, a month or a year, both counted in: a meeting stays that may have been then;
    all else by the day of the article that tells it. What has no day is left out where one is given. ``status`` is
    of meetings, and leaves out no other fact. ``relations`` are keys of ``RELATIONS``.
    """

    about: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    status: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    hops: int = 1

    def __post_init__(self) -> None:
        """Raise ``ConfigError`` or ``QueryError`` for what means nothing."""
        _known("status", self.status, STATUSES)
        _known("relation", self.relations, tuple(RELATIONS))
        if self.hops < 1:
            raise ConfigError(f"--hops {self.hops}: facts about somebody are one hop away. Give 1 or more")
        if self.hops > 1 and not self.about:
            raise ConfigError("--hops counts from somebody: say whom with --about")
        first, last = self.days()
        if first and last and first > last:
            raise ConfigError(f"--since {self.since} is after --until {self.until}: nothing is between them")

    def __bool__(self) -> bool:
        """Say whether it may leave anything out."""
        return bool(self.about or self.since or self.until or self.status or self.relations)

    def days(self) -> tuple[str | None, str | None]:
        """Return the first and the last day that are counted in."""
        first = days(self.since, "--since")[0].isoformat() if self.since else None
        last = days(self.until, "--until")[1].isoformat() if self.until else None
        return first, last

    def told(self) -> str:
        """Return it as the options of the command line, for people."""
        options = [f"--about {_quoted(x)}" for x in self.about]
        options += [f"--{name} {x}" for name, x in (("since", self.since), ("until", self.until)) if x]
        options += [f"--status {x}" for x in self.status] + [f"--relation {x}" for x in self.relations]
        return " ".join([*options, f"--hops {self.hops}"] if self.about else options)

    def words(self) -> str:
        """Return it as a sentence, for people who look at the part; empty where nothing is left out."""
        if not self:
            return ""
        told = []
        if self.about:
            steps = f" and up to {self.hops} steps on" if self.hops > 1 else ""
            told.append(f"about {' or '.join(self.about)}{steps}")
        if self.since or self.until:
            told.append(" ".join(f"{word} {x}" for word, x in (("since", self.since), ("until", self.until)) if x))
        if self.relations:
            told.append(f"of {', '.join(self.relations)}")
        if self.status:
            told.append(f"of meetings only those {' or '.join(self.status)}")
        return f"Only facts {'; '.join(told)}."


def _known(option: str, given: Iterable[str], known: tuple[str, ...]) -> None:
    for value in given:
        if value not in known:
            raise ConfigError(f"--{option} {value}: not known; one of {', '.join(known)}")


def _quoted(name: str) -> str:
    return name if name.isalnum() else '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


@dataclass(frozen=True, slots=True)
class Fact:
    """
    A fact: whom it names, which articles tell it, and from which day to which it is.

    The days of a meeting are its own; of all else those of its articles, or of a role that the user's own data tell,
    which no article does, its own.
    """

    iri: str
    relation: str
    names: frozenset[str]
    articles: frozenset[str] = frozenset()
    status: str | None = None  # of a meeting
    first: str | None = None
    last: str | None = None


def facts(store: GraphStore) -> list[Fact]:
    """Return all facts of *store*, sorted: a few walks along its index, whatever is asked for."""
    status, told_in, issued = _values(store, "status"), _told_in(store), _spans(store, _ISSUED, _ISSUED)
    found = []
    for relation, properties in RELATIONS.items():
        named: defaultdict[str, set[str]] = defaultdict(set)
        for name in properties:
            for node, values in _values(store, name).items():
                named[node] |= values
        own = _spans(store, *_OWN_DAYS[relation]) if relation in _OWN_DAYS else {}
        for node in sorted(_values(store, _TELLING[relation])):
            articles = told_in.get(node, _NOWHERE)
            if relation == "meets" or not articles:
                first, last = own.get(node, (None, None))
            else:
                first, last = _around(issued[x] for x in articles if x in issued)
            known = min(status[node]).removeprefix(_DIP).lower() if relation == "meets" else None
            found.append(Fact(node, relation, frozenset(named[node]), articles, known, first, last))
    return found


def _values(store: GraphStore, name: str) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for subject, value in store.pairs(name if "/" in name else _DIP + name, REGISTRY):
        found[subject].add(value)
    return found


def _told_in(store: GraphStore) -> dict[str, frozenset[str]]:
    """Return fact → the articles of its evidence."""
    of = _values(store, "article")
    return {
        node: frozenset(article for span in spans for article in of.get(span, ()))
        for node, spans in _values(store, "evidence").items()
    }


def _spans(store: GraphStore, begin: str, end: str) -> dict[str, Days]:
    """Return node → its first and last day, by two properties that each hold a day, a month or a year."""
    first, last = _values(store, begin), _values(store, end)
    return {
        node: _around(map(_days, {*first.get(node, ()), *last.get(node, ())})) for node in first.keys() | last.keys()
    }


def _around(spans: Iterable[Days]) -> Days:
    known = [(first, last) for first, last in spans if first and last]
    return (min(x for x, _ in known), max(x for _, x in known)) if known else (None, None)


@lru_cache(maxsize=1 << 16)
def _days(told: str) -> Days:
    """Return the first and last day that a date may mean; of what is none, nothing."""
    try:
        first, last = literals.days(told)
    except ValueError:
        return None, None
    return first.isoformat(), last.isoformat()


def chosen(store: GraphStore, cut: Cut) -> list[Fact]:
    """
    Return the facts of *store* that *cut* asks for, sorted.

    Raises ``UnknownNameError`` for a name that nothing has, or several things.
    """
    about = {node.value for name in cut.about for node in names.resolve(store, name)}
    return choose(facts(store), cut, about)


def documents(store: GraphStore, cut: Cut) -> set[str]:
    """
    Return the articles that stay though they tell no fact of *cut*: the denominator of what others tell.

    They are those of its days. Where it is about somebody there are none: a part about one is not all that was read.
    """
    if cut.about:
        return set()
    first, last = cut.days()
    issued = _spans(store, _ISSUED, _ISSUED)
    found = set()
    for article in _values(store, PREFIXES["dcterms"] + "identifier"):
        begin, end = issued.get(article, (None, None))
        known = begin is not None and end is not None and (not first or end >= first) and (not last or begin <= last)
        if known or not (first or last):
            found.add(article)
    return found


def choose(found: Iterable[Fact], cut: Cut, about: Collection[str]) -> list[Fact]:
    """
    Return of the facts *found* those that *cut* asks for; *about* are the IRIs that its names mean.

    Hops go along the facts that the other options leave.
    """
    first, last = cut.days()
    left = [x for x in found if _left(x, cut, first, last)]
    if not cut.about:
        return left
    reached = set(about)
    near: set[str] = set()
    for hop in range(cut.hops):
        # An article, or a fact, is a place to start from, and none to pass through.
        new = [
            x
            for x in left
            if x.iri not in near and (x.names & reached or (hop == 0 and (x.iri in reached or x.articles & reached)))
        ]
        near |= {x.iri for x in new}
        reached |= {name for x in new for name in x.names}
    return [x for x in left if x.iri in near]


def _left(x: Fact, cut: Cut, first: str | None, last: str | None) -> bool:
    if cut.relations and x.relation not in cut.relations:
        return False
    if cut.status and x.relation == "meets" and x.status not in cut.status:
        return False
    if (first or last) and (x.first is None or x.last is None):
        return False
    return not (first and x.last and x.last < first) and not (last and x.first and x.first > last)
