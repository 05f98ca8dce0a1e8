"""
What is near some entities of a graph, read by an index: whom they are joined to, and by which facts.

The whole of a large graph is neither read nor counted. First it is found out who belongs to the part, then which
facts join each two of them; of those the newest are read. What is left out is counted, so that a reader can be told
of it and ask for more.

Each query begins at given things, in a query of its own inside it: engines differ in how they order the rest, and the
wrong order walks through the graph. The engine counts, sorts and cuts off, since what it has to spell out for us, name
by name, costs more than to find it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
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

SHARE = 0.05
"""Of a line that ends at an entity that was asked for, so many against those about it: no line is left out."""

LINES = 30
"""
Lines between others that are drawn, those of the most facts first; where they are more than two thirds of
that, of each one fact is read.
"""

LOOKED_THROUGH, BRIEFLY = 1000, 20
"""Facts of which the newest are found, by the day of each; of one line, so many. Of more, those an index has first."""

_WHO = ("participant", "host", "guest")  # a graph without its closure may say of a host nothing else
_TO = ("addressee", "mentions")
_WHERE = ("venue",)

_LINES: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    # relation, and the properties of a fact that lead to the two whom it joins
    (MEETS, _WHO, _WHO),
    (MEETS, _WHO, _WHERE),
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
    ``lines`` has how many facts the graph holds of each line: by relation, its two ends and, of meetings, the status
    as told. ``undrawn`` counts lines of which none was read.
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
    kept, more = _kept(store, opened, beside, hops, since, limit)
    lines = _lines(store, kept, since)
    chosen: set[str] = set()
    for iri in opened:
        for relation, ends in ENDS.items():
            chosen.update(_newest(store, relation, [(_path(ends), iri)], own, since, LOOKED_THROUGH))
    here = {line: found for line, found in lines.items() if line.one in opened or line.other in opened}
    others = sorted(lines.keys() - here.keys(), key=lambda line: (-lines[line].count, str(line)))
    few = OTHERS if len(others) <= LINES * 2 / 3 else 1
    wanted = dict.fromkeys(here, max(1, round(own * SHARE))) | dict.fromkeys(others[:LINES], few)
    for line, most in wanted.items():
        chosen.update(_of_line(store, line, lines[line], most, since))
    return Near(
        part.read(store, chosen, kept),
        frozenset(kept),
        opened,
        _told(store, kept),
        more,
        {line: found.count for line, found in lines.items()},
        max(0, len(others) - LINES),
    )


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


# --- who belongs to it ------------------------------------------------------------------


def _kept(
    store: Selectable,
    opened: Sequence[str],
    beside: Sequence[str],
    hops: int,
    since: str | None,
    limit: int,
) -> tuple[list[str], dict[str, int]]:
    """Return the entities of the part, and how many near each of *opened* are not in it, where there are any."""
    kept = dict.fromkeys((*opened, *beside))
    near_by: dict[str, list[str]] = {}
    for centre in opened:
        reached, edge = {centre}, [centre]
        for hop in range(hops):
            ranked = [iri for iri in _neighbours(store, edge, since) if iri not in reached]
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


def _neighbours(store: Selectable, about: Collection[str], since: str | None) -> list[str]:
    """Return whom a line or a venue joins to one of *about*, those first that share the most facts with them."""
    found: Counter[str] = Counter()
    for relation, pattern in _ways():
        pairs = f"VALUES ?x {{ %s }} {pattern}"
        if since:
            rows = list(part.of_each(store, f"SELECT DISTINCT ?f ?y {{ {pairs} }}", about))
            young = _not_before(store, relation, {row["f"] for row in rows}, since)
            found.update(row["y"] for row in rows if row["f"] in young)
            continue
        query = f"SELECT ?y (COUNT(DISTINCT ?f) AS ?n) {{ {pairs} }} GROUP BY ?y"
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
        yield relation, f"?f {here} ?x . ?f {there} ?y . {_alone(other, '?x')}"
        yield relation, f"?f {there} ?x . ?f {here} ?y . {_alone(other, '?y')}"


def _alone(other: Sequence[str], who: str) -> str:
    """Return what holds where *who* went to a venue alone: those who met there are joined to each other."""
    return f"FILTER NOT EXISTS {{ ?f {_path(_WHO)} ?z FILTER(?z != {who}) }}" if other == _WHERE else ""


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


@dataclass(slots=True)
class _Between:
    """What the graph holds of one line: how many facts, and the properties by which they lead to its two ends."""

    count: int
    ways: dict[tuple[tuple[str, ...], tuple[str, ...]], None]
    status: str | None = None  # the IRI


def _lines(store: Selectable, kept: Collection[str], since: str | None) -> dict[Line, _Between]:
    """Return the lines between each two of *kept*."""
    terms = part.values(sorted(kept))
    found: dict[Line, _Between] = {}
    for relation, one, other in _LINES:
        # each side by itself: joined by the fact, that is linear in what the entities have, not in their pairs
        sides = " ".join(
            f"{{ SELECT ?f {name} {{ VALUES {name} {{ {terms} }} ?f {_path(end)} {name} }} }}"
            for name, end in (("?a", one), ("?b", other))
        )
        pairs = f"{{ SELECT DISTINCT ?f ?a ?b {{ {sides} FILTER(?a != ?b) {_alone(other, '?a')} }} }}"
        status = "?f dip:status ?status ." if relation == MEETS else ""
        what = "?f" if since else "(COUNT(DISTINCT ?f) AS ?n)"
        grouped = "" if since else "GROUP BY ?a ?b ?status"
        rows = list(store.select(f"SELECT ?a ?b ?status {what} {{ {pairs} {status} }} {grouped}"))
        young = _not_before(store, relation, {row["f"] for row in rows}, since) if since else set()
        for row in rows:
            if (one == other and row["a"] > row["b"]) or (since and row["f"] not in young):
                continue
            told = row.get("status")
            line = Line(relation, row["a"], row["b"], told.rpartition("#")[2].lower() if told else None)
            between = found.setdefault(line, _Between(0, {}, told))
            between.count += int(row.get("n", 1))  # one who went to a venue alone met nobody: no fact counts twice
            between.ways[one, other] = None
    return dict(sorted(found.items(), key=lambda x: str(x[0])))


def _of_line(store: Selectable, line: Line, between: _Between, most: int, since: str | None) -> list[str]:
    """Return the *most* newest facts of *line*."""
    found: list[str] = []
    for one, other in between.ways:
        sides = [(_path(one), line.one), (_path(other), line.other)]
        more = _alone(other, f"<{line.one}>")
        if between.status:  # compared, not looked up: half of all meetings have it
            more += f' ?f dip:status ?status FILTER(STR(?status) = "{between.status}")'
        found += _newest(store, line.relation, sides, min(most, between.count), since, BRIEFLY, more)
    return found


# --- which are the newest ---------------------------------------------------------------


def _newest(
    store: Selectable,
    relation: str,
    about: Sequence[tuple[str, str]],
    most: int,
    since: str | None,
    through: int,
    more: str = "",
) -> list[str]:
    """
    Return the *most* newest of the facts about all of *about*, paths and IRIs, for which *more* holds; ties by IRI.

    A meeting's day is its latest, all else has that of its newest article; what has none is older than all. Those
    before *since* are left out. The newest are found among the first *through*.
    """
    ends = [(path, part.values([iri])) for path, iri in about]
    if not all(term for _, term in ends):
        return []
    # each side by itself, as for lines: an engine that begins with both paths at once may begin with all meetings
    sides = " ".join(f"{{ SELECT ?f {{ ?f {path} {term} }} }}" for path, term in ends)
    facts = f"SELECT DISTINCT ?f {{ {sides} {more} }}"
    if since:
        days = _days(store, relation, {row["f"] for row in store.select(facts)})
        young = sorted(fact for fact, day in days.items() if day >= since)
        return sorted(young, key=lambda fact: days[fact], reverse=True)[:most]
    # The limit is also what tells an engine, which guesses how much each part finds, to begin with this one.
    first = f"{{ {facts} LIMIT {through} }}"
    by_day = f"GROUP BY ?f ORDER BY DESC(?newest) ?f LIMIT {most}"
    query = f"SELECT ?f (MAX(STR(?day)) AS ?newest) {{ {first} {_WHEN[relation]} }} {by_day}"
    found = [row["f"] for row in store.select(query)]
    if len(found) < most:
        rows = store.select(f"SELECT ?f {{ {first} }} ORDER BY ?f LIMIT {2 * most}")
        found = list(dict.fromkeys([*found, *(row["f"] for row in rows)]))[:most]
    return found


_WHEN = {
    MEETS: "?f dip:latest ?day .",
    **dict.fromkeys(
        (SAYS, REPRESENTS, LOCATED_IN), "?f dip:evidence ?e . ?e dip:article ?from . ?from dcterms:issued ?day ."
    ),
}
"""Relation -> what leads from a fact ``?f`` to its days."""


def _not_before(store: Selectable, relation: str, found: Collection[str], since: str) -> set[str]:
    """Return those of *found* that are not older than *since*."""
    return {fact for fact, day in _days(store, relation, found).items() if day >= since}


def _days(store: Selectable, relation: str, found: Collection[str]) -> dict[str, str]:
    """Return the day of each of *found* that has one, of several the newest."""
    days: dict[str, str] = {}
    query = f"SELECT ?f ?day {{ VALUES ?f {{ %s }} {_WHEN[relation]} }}"
    for row in part.of_each(store, query, found):
        days[row["f"]] = max(row["day"], days.get(row["f"], ""))
    return days
