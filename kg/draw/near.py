"""
What is near some entities of a graph, read by an index: whom they are joined to, and by which facts.

The whole of a large graph is neither read nor counted. First it is found out who belongs to the part, then how
many facts join each two of them; of those the newest are read. What is left out is counted, so that a reader can
be told of it and ask for more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.draw import part
from kg.draw.facts import Facts, Selectable
from kg.draw.view import LOCATED_IN, MEETS, RELATIONS, REPRESENTS, SAYS

NEIGHBOURS = 40
"""Names that are taken in around one: as many as can be told apart on a screen."""

MOST = 300
"""Names in one part, those that were asked for included: more are no picture of a neighbourhood."""

OWN, OPENED, OTHERS = 60, 20, 3
"""
Facts that are read: of one relation about an entity that was asked for, of one line that ends there, and of
one line between two others. A line says how many there are.
"""

DATED = 3000
"""Facts of which the newest are found by looking at the day of each; of more, those that the index has first are read."""

_WHO = "(dip:participant|dip:host|dip:guest)"
_TO = "(dip:addressee|dip:mentions)"

_LINES: tuple[tuple[str, str, str], ...] = (
    # relation, and the properties of a fact that lead to the two whom it joins
    (MEETS, _WHO, _WHO),
    (MEETS, _WHO, "dip:venue"),
    (SAYS, "dip:speaker", _TO),
    (REPRESENTS, "dip:representative", "dip:represented"),
    (LOCATED_IN, "dip:inner", "dip:outer"),
)

_ENDS = {
    MEETS: "(dip:participant|dip:host|dip:guest|dip:venue)",
    SAYS: "(dip:speaker|dip:addressee|dip:mentions)",
    REPRESENTS: "(dip:representative|dip:represented)",
    LOCATED_IN: "(dip:inner|dip:outer)",
}
"""Relation -> the properties of its facts that name whom it is about."""

_DAY = {MEETS: "?f dip:latest ?day"} | dict.fromkeys(
    (SAYS, REPRESENTS, LOCATED_IN), "?f dip:evidence/dip:article/dcterms:issued ?day"
)
"""Relation -> the day of a fact: a meeting's own, else that of the article that tells it."""


@dataclass(frozen=True, slots=True)
class Near:
    """
    A part of a graph.

    ``kept`` are the entities it is of, those that were asked for (``opened``) among them. ``told`` is entity -> how
    many facts of the graph are about it, ``more`` opened entity -> how many others near it were left out, and
    ``lines`` has how many facts the graph holds of a line of which not all were read: by relation, the two ends
    and, of meetings, the status as the graph has it.
    """

    facts: Facts
    kept: frozenset[str]
    opened: tuple[str, ...]
    told: Mapping[str, int] = field(default_factory=dict)
    more: Mapping[str, int] = field(default_factory=dict)
    lines: Mapping[tuple[str, str, str, str | None], int] = field(default_factory=dict)


class _Bundle(NamedTuple):
    """Facts that join *one* and *other*, and how many there are: the ends as ``_LINES`` at *line* has them."""

    line: int
    one: str
    other: str
    status: str | None
    count: int


def near(
    store: Selectable,
    about: Sequence[str] = (),
    *,
    hops: int = 1,
    top: int = 0,
    since: str | None = None,
    limit: int = NEIGHBOURS,
) -> Near:
    """
    Return what is within *hops* lines of each of *about*, IRIs of entities, and the *top* most engaged of all.

    At most *limit* names are added around each for each hop, those that share the most facts with it first, and no
    more than ``MOST`` in all. *since* is a day, as ISO 8601 has it: older facts do not count; a meeting counts by its
    latest day, all else by its article. Every fact is as ``facts.read`` gives it.
    """
    opened = tuple(dict.fromkeys(about))
    kept, more = _kept(store, opened, hops, top, since, limit)
    bundles = list(_bundles(store, kept, since))
    told = _told(store, kept, since)
    chosen = {*_own(store, opened, told, since), *_picked(store, bundles, opened, since)}
    held = part.read(store, chosen, kept)
    lines = {
        (_LINES[x.line][0], x.one, x.other, x.status): x.count for x in bundles if x.count > _cap(x, opened)
    }
    total = {iri: sum(counts.values()) for iri, counts in told.items()}
    return Near(held, frozenset(kept), opened, total, more, lines)


def engaged(store: Selectable, most: int) -> list[str]:
    """
    Return the *most* entities that are joined to the most others by a meeting, a role or a statement, those first.

    Unnamed sources are left out: each is another one. One walk along the index of each property; the only
    question here that takes the longer the more is stored.
    """
    rows = store.select(
        f"""SELECT ?x (COUNT(DISTINCT ?y) AS ?n) {{
          {{ ?f dip:participant ?x , ?y FILTER(?x != ?y) }}
          UNION {{ ?f dip:representative ?x ; dip:represented ?y }} UNION {{ ?f dip:represented ?x ; dip:representative ?y }}
          UNION {{ ?f dip:speaker ?x ; {_TO} ?y }} UNION {{ ?f {_TO} ?x ; dip:speaker ?y }}
        }} GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT {3 * most}"""
    )
    found = [row["x"] for row in rows]
    unnamed = {
        row["x"]
        for some in part.chunks(found)
        for row in store.select(f"SELECT ?x {{ VALUES ?x {{ {part.values(some)} }} ?x a dip:UnnamedSource }}")
    }
    return [iri for iri in found if iri not in unnamed][:most]


# --- who belongs to it ------------------------------------------------------------------


def _kept(
    store: Selectable, opened: Sequence[str], hops: int, top: int, since: str | None, limit: int
) -> tuple[list[str], dict[str, int]]:
    """Return the entities of the part, and how many near each of *opened* are not in it."""
    kept = dict.fromkeys((*opened, *(engaged(store, top) if top else ())))
    more = {}
    for centre in opened:
        reached, edge = {centre}, [centre]
        for _ in range(hops):
            ranked = [iri for iri in _neighbours(store, edge, since) if iri not in reached]
            edge = [iri for iri in ranked if iri in kept or len(kept) < MOST][:limit] if ranked else []
            kept |= dict.fromkeys(edge)
            if reached == {centre}:
                more[centre] = sum(iri not in kept for iri in ranked)
            reached.update(edge)
    left = {centre: number for centre, number in more.items() if number}
    return list(kept), left


def _neighbours(store: Selectable, about: Collection[str], since: str | None) -> list[str]:
    """Return whom a line or a venue joins to one of *about*, those first that share the most facts with them."""
    found: Counter[str] = Counter()
    for pattern in _ways(since):
        for some in part.chunks(about):
            query = f"SELECT ?y (COUNT(DISTINCT ?f) AS ?n) {{ VALUES ?x {{ {part.values(some)} }} {pattern} }} GROUP BY ?y"
            for row in store.select(query):
                found[row["y"]] += int(row["n"])
    return sorted(found, key=lambda iri: (-found[iri], iri))


def _ways(since: str | None) -> Iterator[str]:
    """Yield the patterns that lead from ``?x`` by a fact ``?f`` to ``?y``."""
    for relation, one, other in _LINES:
        if one == other:
            yield f"?f {one} ?x . ?f {other} ?y . FILTER(?x != ?y) {_since(relation, since)}"
            continue
        if other == "dip:venue":
            # a line leads from a person to where they went alone; all others who met there are joined to each other
            alone = f"FILTER NOT EXISTS {{ ?f {one} ?z FILTER(?z != ?x) }}"
            yield f"?f {one} ?x . ?f {other} ?y . {alone} {_since(relation, since)}"
        else:
            yield f"?f {one} ?x . ?f {other} ?y . {_since(relation, since)}"
        yield f"?f {other} ?x . ?f {one} ?y . {_since(relation, since)}"
    # what a table knows of a place: the country it lies in
    yield "?x dip:locatedIn ?y . ?y a dip:Country . BIND(?x AS ?f)"


def _since(relation: str, since: str | None) -> str:
    return f'FILTER EXISTS {{ {_DAY[relation]} FILTER(STR(?day) >= "{since}") }}' if since else ""


# --- how many facts there are -----------------------------------------------------------


def _told(store: Selectable, kept: Collection[str], since: str | None) -> dict[str, dict[str, int]]:
    """Return entity -> relation -> how many facts of it are about the entity."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for relation, ends in _ENDS.items():
        for some in part.chunks(kept):
            pattern = f"VALUES ?x {{ {part.values(some)} }} ?f {ends} ?x . {_since(relation, since)}"
            for row in store.select(f"SELECT ?x (COUNT(DISTINCT ?f) AS ?n) {{ {pattern} }} GROUP BY ?x"):
                found[row["x"]][relation] = int(row["n"])
    return found


def _bundles(store: Selectable, kept: Collection[str], since: str | None) -> Iterator[_Bundle]:
    """Yield the lines between two of *kept*, by the status of meetings, with how many facts each has."""
    terms = part.values(sorted(kept))
    for number, (relation, one, other) in enumerate(_LINES):
        # each side by itself: joined by the fact, that is linear in what the entities have, not in their pairs
        sides = " ".join(
            f"{{ SELECT ?f {name} {{ VALUES {name} {{ {terms} }} ?f {end} {name} }} }}"
            for name, end in (("?a", one), ("?b", other))
        )
        status = "?status" if relation == MEETS else ""
        pattern = f"{sides} FILTER(?a != ?b) {'?f dip:status ?status .' if status else ''} {_since(relation, since)}"
        query = f"SELECT ?a ?b {status} (COUNT(DISTINCT ?f) AS ?n) {{ {pattern} }} GROUP BY ?a ?b {status}"
        for row in store.select(query):
            if one == other and row["a"] > row["b"]:
                continue  # a meeting has no direction
            yield _Bundle(number, row["a"], row["b"], row.get("status"), int(row["n"]))


# --- which of them are read -------------------------------------------------------------


def _cap(bundle: _Bundle, opened: Collection[str]) -> int:
    return OPENED if bundle.one in opened or bundle.other in opened else OTHERS


def _own(
    store: Selectable, opened: Iterable[str], told: Mapping[str, Mapping[str, int]], since: str | None
) -> Iterator[str]:
    """Yield the newest facts of each relation about each of *opened*, whoever else they are about."""
    choices = [
        _choice(relation, f"?f {_ENDS[relation]} <{iri}> .", told[iri].get(relation, 0), OWN, since)
        for iri in opened
        for relation in RELATIONS
        if iri in told
    ]
    yield from _union(store, choices)


def _picked(
    store: Selectable, bundles: Sequence[_Bundle], opened: Collection[str], since: str | None
) -> Iterator[str]:
    """Yield the facts of each bundle, or the newest."""
    choices = []
    for x in bundles:
        relation, one, other = _LINES[x.line]
        status = f"?f dip:status <{x.status}> ." if x.status else ""
        pattern = f"?f {one} <{x.one}> . ?f {other} <{x.other}> . {status}"
        choices.append(_choice(relation, pattern, x.count, _cap(x, opened), since))
    yield from _union(store, choices)


def _choice(relation: str, pattern: str, count: int, most: int, since: str | None) -> str:
    """Return a subquery for the *most* newest ``?f`` of *pattern*, which there are *count* of."""
    pattern = f"{pattern} {_since(relation, since)}"
    if not most < count <= DATED:
        return f"{{ SELECT DISTINCT ?f {{ {pattern} }} LIMIT {most} }}"
    dated = f"{pattern} OPTIONAL {{ {_DAY[relation]} }}"
    return f"{{ SELECT ?f (MAX(STR(?day)) AS ?last) {{ {dated} }} GROUP BY ?f ORDER BY DESC(?last) ?f LIMIT {most} }}"


_TOGETHER = 40
"""Subqueries in one query: more, and its brackets are counted one by one (``kg.store.sparql.check``)."""


def _union(store: Selectable, choices: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(choices), _TOGETHER):
        some = choices[start : start + _TOGETHER]
        for row in store.select(f"SELECT DISTINCT ?f {{ {' UNION '.join(some)} }}"):
            yield row["f"]
