"""
What is near some entities of a graph, read by an index: whom they are joined to, and by which facts.

The whole of a large graph is neither read nor counted. First it is found out who belongs to the part, then which
facts join each two of them; of those the newest are read. What is left out is counted, so that a reader can be told
of it and ask for more.

Each query is one or two lookups that begin at given things: engines differ in how they order more, and the wrong
order walks through the graph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.draw import part
from kg.draw.facts import Facts, Selectable
from kg.draw.view import LOCATED_IN, MEETS, REPRESENTS, SAYS

NEIGHBOURS = 40
"""Names that are taken in around one: as many as can be told apart on a screen."""

MOST = 300
"""Names in one part, those that were asked for included: more are no picture of a neighbourhood."""

OWN, OTHERS = 30, 3
"""Facts that are read of one relation about an entity that was asked for, and of one line between two others."""

SHARE = 0.4
"""Of a line that ends at an entity that was asked for, so many against those about it: no line is left out."""

LINES = 40
"""
Lines between others that are drawn, those of the most facts first; where they are more than half as many, of each
one fact is read.
"""

LOOKED_THROUGH, BRIEFLY = 3000, 60
"""
Facts of which the newest are found, by the day of each; of a line between others, so many. Of more, those whose IRI
comes first are taken.
"""

_WHO = ("participant", "host", "guest")  # a graph without its closure may say of a host nothing else
_TO = ("addressee", "mentions")

_LINES: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    # relation, and the properties of a fact that lead to the two whom it joins
    (MEETS, _WHO, _WHO),
    (MEETS, _WHO, ("venue",)),
    (SAYS, ("speaker",), _TO),
    (REPRESENTS, ("representative",), ("represented",)),
    (LOCATED_IN, ("inner",), ("outer",)),
)

ENDS = {
    MEETS: (*_WHO, "venue"),
    SAYS: ("speaker", *_TO),
    REPRESENTS: ("representative", "represented"),
    LOCATED_IN: ("inner", "outer"),
}
"""Relation -> the properties of its facts that name whom it is about."""


@dataclass(frozen=True, slots=True)
class Near:
    """
    A part of a graph.

    ``kept`` are the entities it is of, those that were asked for (``opened``) among them. ``told`` is entity -> how
    many facts of the graph are about it, ``more`` opened entity -> how many others near it were left out, and
    ``lines`` has how many facts the graph holds of each line of which not all were read: by relation, its two ends
    and, of meetings, the status as told. ``undrawn`` counts lines of which none was.
    """

    facts: Facts
    kept: frozenset[str]
    opened: tuple[str, ...]
    told: Mapping[str, int] = field(default_factory=dict)
    more: Mapping[str, int] = field(default_factory=dict)
    lines: Mapping[Line, int] = field(default_factory=dict)
    undrawn: int = 0


class Line(NamedTuple):
    """What joins *one* and *other*; of meetings, which have no direction, *one* is the lesser IRI, or who met there."""

    relation: str
    one: str
    other: str
    status: str | None = None


def near(
    store: Selectable,
    about: Sequence[str] = (),
    *,
    beside: Sequence[str] = (),
    hops: int = 1,
    since: str | None = None,
    limit: int = NEIGHBOURS,
    own: int = OWN,
) -> Near:
    """
    Return what is within *hops* lines of each of *about*, and what joins them and *beside*: IRIs of entities.

    At most *limit* names are added around each, for each hop, those that share the most facts with it first, and no
    more than ``MOST`` in all. Of each relation the *own* newest facts about each are read, at least. *since* is a day,
    as ISO 8601 has it: older facts are left out; a meeting's day is its latest, all else has that of its article. Every
    fact is as ``facts.read`` gives it.
    """
    opened = tuple(dict.fromkeys(about))
    days = _Days(store)
    kept, more = _kept(store, opened, beside, hops, since, limit, days)
    told = _told(store, kept)
    lines = _lines(store, kept, since, days)
    chosen = {
        fact for relation, found in _own(store, opened, told) for fact in days.newest(relation, found, own, since)
    }
    here = [line for line in lines if line.one in opened or line.other in opened]
    others = sorted(lines.keys() - here, key=lambda line: (-len(lines[line]), str(line)))
    few = OTHERS if len(others) <= LINES / 2 else 1
    for line in here:
        chosen.update(days.newest(line.relation, lines[line], round(own * SHARE), since))
    for line in others[:LINES]:
        chosen.update(days.newest(line.relation, lines[line], few, since, BRIEFLY))
    left = {line: len(found) for line, found in lines.items() if not chosen.issuperset(found)}
    return Near(part.read(store, chosen, kept), frozenset(kept), opened, told, more, left, max(0, len(others) - LINES))


def engaged(store: Selectable, most: int) -> list[str]:
    """
    Return the *most* entities that the most facts are about: those met, who spoke, who represents and is represented.

    Unnamed sources are left out: each is another one. It walks along the index of each property: the only question
    here that takes the longer the more is stored.
    """
    facts: Counter[str] = Counter()
    for name in ("participant", "speaker", *_TO, "representative", "represented"):
        # whoever is among the first of all is among the first by one of these, or near it
        first = f"ORDER BY DESC(?n) ?x LIMIT {10 * most}"
        for row in store.select(f"SELECT ?x (COUNT(*) AS ?n) {{ ?f dip:{name} ?x }} GROUP BY ?x {first}"):
            facts[row["x"]] += int(row["n"])
    unnamed = {row["x"] for row in part.of_each(store, "SELECT ?x { VALUES ?x { %s } ?x a dip:UnnamedSource }", facts)}
    return sorted(facts.keys() - unnamed, key=lambda iri: (-facts[iri], iri))[:most]


# --- when facts are of ------------------------------------------------------------------


class _Days:
    """The day of facts, each looked up once, where it is needed."""

    def __init__(self, store: Selectable) -> None:
        self._store = store
        self._known: dict[str, str] = {}

    def newest(
        self, relation: str, found: Collection[str], most: int, since: str | None, through: int = LOOKED_THROUGH
    ) -> list[str]:
        """
        Return the *most* newest of the facts *found*, without those before *since*; ties by IRI.

        Of more than *through* it is not found out which are the newest.
        """
        if len(found) > through and not since:
            return sorted(found)[:most]
        if len(found) <= most and not since:
            return list(found)
        self._look_up(relation, found)
        left = [fact for fact in found if not since or self._known[fact] >= since]
        return sorted(sorted(left), key=lambda fact: self._known[fact], reverse=True)[:most]

    def since(self, relation: str, found: Collection[str], since: str | None) -> set[str]:
        """Return those of *found* that are not older than *since*."""
        if not since:
            return set(found)
        self._look_up(relation, found)
        return {fact for fact in found if self._known[fact] >= since}

    def _look_up(self, relation: str, found: Iterable[str]) -> None:
        wanted = [fact for fact in found if fact not in self._known]
        self._known.update(dict.fromkeys(wanted, ""))
        if relation == MEETS:
            self._note((row["f"], row["day"]) for row in self._values(wanted, "dip:latest", "f", "day"))
            return
        spans: defaultdict[str, list[str]] = defaultdict(list)
        for row in self._values(wanted, "dip:evidence", "f", "e"):
            spans[row["e"]].append(row["f"])
        articles: defaultdict[str, set[str]] = defaultdict(set)
        for row in self._values(spans, "dip:article", "e", "article"):
            articles[row["article"]].update(spans[row["e"]])
        for row in self._values(articles, "dcterms:issued", "article", "day"):
            self._note((fact, row["day"]) for fact in articles[row["article"]])

    def _values(self, subjects: Iterable[str], term: str, subject: str, value: str) -> Iterator[Mapping[str, str]]:
        query = f"SELECT ?{subject} ?{value} {{ VALUES ?{subject} {{ %s }} ?{subject} {term} ?{value} }}"
        return part.of_each(self._store, query, subjects)

    def _note(self, told: Iterable[tuple[str, str]]) -> None:
        for fact, day in told:
            self._known[fact] = max(day, self._known[fact])


# --- who belongs to it ------------------------------------------------------------------


def _kept(
    store: Selectable,
    opened: Sequence[str],
    beside: Sequence[str],
    hops: int,
    since: str | None,
    limit: int,
    days: _Days,
) -> tuple[list[str], dict[str, int]]:
    """Return the entities of the part, and how many near each of *opened* are not in it, where there are any."""
    kept = dict.fromkeys((*opened, *beside))
    near_by: dict[str, list[str]] = {}
    for centre in opened:
        reached, edge = {centre}, [centre]
        for hop in range(hops):
            ranked = [iri for iri in _neighbours(store, edge, since, days) if iri not in reached]
            if hop == 0:
                near_by[centre] = ranked
            edge = []
            for iri in ranked[:limit]:
                if iri in kept or len(kept) < MOST:
                    kept[iri] = None
                    edge.append(iri)
            reached.update(edge)
    left = {centre: sum(iri not in kept for iri in found) for centre, found in near_by.items()}
    return list(kept), {centre: count for centre, count in left.items() if count}


def _neighbours(store: Selectable, about: Collection[str], since: str | None, days: _Days) -> list[str]:
    """Return whom a line or a venue joins to one of *about*, those first that share the most facts with them."""
    found: Counter[str] = Counter()
    for relation, pattern in _ways():
        if since:
            rows = list(part.of_each(store, f"SELECT DISTINCT ?f ?y {{ VALUES ?x {{ %s }} {pattern} }}", about))
            young = days.since(relation, {row["f"] for row in rows}, since)
            found.update(row["y"] for row in rows if row["f"] in young)
            continue
        query = f"SELECT ?y (COUNT(DISTINCT ?f) AS ?n) {{ VALUES ?x {{ %s }} {pattern} }} GROUP BY ?y"
        for row in part.of_each(store, query, about):
            found[row["y"]] += int(row["n"])
    for row in part.of_each(store, "SELECT ?y { VALUES ?x { %s } ?x dip:locatedIn ?y . ?y a dip:Country }", about):
        found[row["y"]] += 1  # what a table knows of a place: the country it lies in
    return sorted(found, key=lambda iri: (-found[iri], iri))


def _ways() -> Iterator[tuple[str, str]]:
    """Yield relation and pattern of what leads from ``?x`` by a fact ``?f`` to ``?y``."""
    for relation, one, other in _LINES:
        here, there = _path(one), _path(other)
        if one == other:
            yield relation, f"?f {here} ?x . ?f {there} ?y . FILTER(?x != ?y)"
            continue
        # a line leads from a person to where they went alone; those who met there are joined to each other
        alone = f"FILTER NOT EXISTS {{ ?f {here} ?z FILTER(?z != ?x) }}" if other == ("venue",) else ""
        yield relation, f"?f {here} ?x . ?f {there} ?y . {alone}"
        yield relation, f"?f {there} ?x . ?f {here} ?y ."


def _path(properties: Sequence[str]) -> str:
    return f"({'|'.join(f'dip:{name}' for name in properties)})"


# --- which facts there are --------------------------------------------------------------


def _told(store: Selectable, kept: Collection[str]) -> dict[str, int]:
    """Return entity -> how many facts are about it."""
    found: Counter[str] = Counter()
    for ends in ENDS.values():
        query = f"SELECT ?x (COUNT(DISTINCT ?f) AS ?n) {{ VALUES ?x {{ %s }} ?f {_path(ends)} ?x }} GROUP BY ?x"
        for row in part.of_each(store, query, kept):
            found[row["x"]] += int(row["n"])
    return dict(found)


def _own(store: Selectable, opened: Collection[str], told: Mapping[str, int]) -> Iterator[tuple[str, list[str]]]:
    """Yield the facts of each relation about each of *opened*, whoever else they are about."""
    for iri in opened:
        for relation, ends in ENDS.items():
            # of more than can be looked through, any will do
            bound = f"LIMIT {LOOKED_THROUGH + 1}" if told.get(iri, 0) > LOOKED_THROUGH else ""
            query = f"SELECT DISTINCT ?f {{ VALUES ?x {{ %s }} ?f {_path(ends)} ?x }} {bound}"
            rows = part.of_each(store, query, [iri])
            yield relation, [row["f"] for row in rows]


def _lines(store: Selectable, kept: Collection[str], since: str | None, days: _Days) -> dict[Line, list[str]]:
    """Return the facts between each two of *kept*, sorted."""
    terms = part.values(sorted(kept))
    found: defaultdict[Line, set[str]] = defaultdict(set)
    for relation, one, other in _LINES:
        # each side by itself: joined by the fact, that is linear in what the entities have, not in their pairs
        sides = " ".join(
            f"{{ SELECT ?f {name} {{ VALUES {name} {{ {terms} }} ?f {_path(end)} {name} }} }}"
            for name, end in (("?a", one), ("?b", other))
        )
        rows = [
            (row["f"], row["a"], row["b"])
            for row in store.select(f"SELECT DISTINCT ?f ?a ?b {{ {sides} FILTER(?a != ?b) }}")
            if one != other or row["a"] < row["b"]
        ]
        young = days.since(relation, {fact for fact, _, _ in rows}, since)
        status = _statuses(store, young) if relation == MEETS else {}
        for fact, start, end in rows:
            if fact in young:
                found[Line(relation, start, end, status.get(fact))].add(fact)
    return {line: sorted(found[line]) for line in sorted(found, key=str)}


def _statuses(store: Selectable, meetings: Iterable[str]) -> dict[str, str]:
    rows = part.of_each(store, "SELECT ?f ?status { VALUES ?f { %s } ?f dip:status ?status }", meetings)
    return {row["f"]: row["status"].rpartition("#")[2].lower() for row in rows}
