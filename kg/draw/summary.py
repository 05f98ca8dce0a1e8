"""
A graph too large for one picture, as a picture of its communities, each of which opens into one of its own.

The summary itself holds no facts: it says who is in each community and how many facts join two of them. What is in a
community is packed (gzip, base64), so that the page stays light and opens at once.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.draw import layout, view
from kg.draw.columns import columns
from kg.draw.communities import communities, quotient
from kg.draw.data import packed, tables
from kg.draw.facts import Entity, Facts
from kg.draw.figure import links, width
from kg.draw.looks import LINE
from kg.draw.view import View

Json = dict[str, Any]
Ends = tuple[int, int]

MOST, LEAST = 4_000, 12
"""Names in one community: more are divided again where they can be, fewer stand together with others as few."""

DRAWN = 10_000
"""Names of a community that are drawn where it cannot be divided: the most central."""

STRONGEST = 3
"""Lines to each community, those with the most facts: nearly all have something to do with all others."""

NAMED = 2
"""Members whom a community is called by, the most central."""

LISTED = 12
"""Members that its card names before it is opened."""

SMALLEST, LARGEST = 9.0, 56.0
"""Radius of the least and of the largest community; the area goes by how many names are in it."""


@dataclass(frozen=True, slots=True)
class Summary:
    """``scene`` is what the page opens with; ``closed`` has the packed scene of each community, ``names`` all names."""

    scene: Json
    closed: tuple[str, ...]
    names: str


def summary(facts: Facts, graph: View, scene: Callable[[View], Json], seed: int = 0) -> Summary:
    """
    Return *graph* as communities; *scene* makes what a page shows of one of them.

    Communities are those of the links that the layout goes by. Every fact of a member is in its community's scene,
    also where it has no line there because the others are elsewhere; those carry ``inside``: community and node.
    """
    joined = links(graph)
    parts = _parts(joined, seed)
    views = [_members(graph, part) for part in parts]
    found = {
        iri: (number, node)
        for number, members in enumerate(views)
        for node, key in enumerate(members)
        for iri in members.nodes[key]["members"]
    }
    closed = []
    for members in views:
        inside = scene(members)
        for entity in inside["facts"]["entities"]:
            if "node" not in entity and entity["iri"] in found:
                entity["inside"] = found[entity["iri"]]
        closed.append(packed(tables(**inside)))
    nodes = _nodes(facts, views, quotient(joined, parts), seed)
    edges = _edges(graph, {key: number for number, part in enumerate(parts) for key in part})
    return Summary(
        {"nodes": nodes, "edges": edges, "facts": _none()}, tuple(closed), packed(columns(_names(facts, views)))
    )


def _parts(joined: nx.Graph[str], seed: int) -> list[list[str]]:
    """Return the communities, and last those that are too small to be shown alone, as many together as go in one."""
    found = communities(joined, MOST, seed)
    parts = [part for part in found if len(part) >= LEAST]
    rest = [key for part in found if len(part) < LEAST for key in part]
    return parts + [rest[start : start + MOST] for start in range(0, len(rest), MOST)]


def _members(graph: View, part: list[str]) -> View:
    """Return what is among the members of *part*; facts that lead out of it become their own."""
    inside = set(part)
    own: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
    for key in part:
        for one, other, edge in (*graph.in_edges(key, data=True), *graph.out_edges(key, data=True)):
            if not (one in inside and other in inside):
                own[key].add((edge["relation"], edge["fact"]))
    members = view.part(graph, inside)
    for key, told in own.items():
        members.nodes[key]["own"] = (*members.nodes[key]["own"], *sorted(told - set(members.nodes[key]["own"])))
    return members if len(members) <= DRAWN else view.most_central(members, DRAWN)


def _ranked(members: View) -> list[str]:
    """Return who are in it, the most central first."""
    named = view.entities(members) or list(members)
    return sorted(named, key=lambda key: (-members.nodes[key]["centrality"], -members.degree(key), key))


def _called(facts: Facts, members: View, ranked: list[str]) -> str:
    names = [_short(facts.entities.get(key), members.nodes[key]["label"]) for key in ranked[:NAMED]]
    more = len(members) - len(names)
    return f"{', '.join(names)} and {more:,} more" if more else " and ".join(names)


def _short(entity: Entity | None, label: str) -> str:
    """Return the shortest of the names that end a full one: the family name, in many languages."""
    ends = [name for name in (entity.aliases if entity else ()) if label.endswith(name) and len(name) > 1]
    return min([label, *ends], key=len)


def _nodes(facts: Facts, views: list[View], joined: nx.Graph[str], seed: int) -> list[Json]:
    ranks = [_ranked(members) for members in views]
    labels = [_called(facts, members, ranked) for members, ranked in zip(views, ranks, strict=True)]
    most = max(len(members) for members in views)
    sizes = [SMALLEST + (LARGEST - SMALLEST) * math.sqrt(len(members) / most) for members in views]
    for one, other in joined.edges:
        joined.edges[one, other]["weight"] /= min(len(views[int(one)]), len(views[int(other)]))
    boxes = {
        key: (max(2 * sizes[number], width(labels[number]) + 10), 2 * sizes[number] + LINE)
        for number, key in enumerate(joined)
    }
    places = layout.positions(joined, boxes, seed)
    return [
        {
            "id": number,
            "label": labels[number],
            "group": "community",
            "shape": "dot",
            "size": round(sizes[number], 1),
            "links": len(members),
            "x": places[key][0],
            "y": places[key][1],
            "community": number,
            "types": dict(sorted(Counter(about["type"] for _, about in members.nodes(data=True)).items())),
            "first": _first(members, ranks[number]),
        }
        for number, (key, members) in enumerate(zip(joined, views, strict=True))
    ]


def _first(members: View, ranked: list[str]) -> list[Json]:
    numbers = {key: number for number, key in enumerate(members)}
    return [
        {"node": numbers[key], "label": members.nodes[key]["label"], "group": members.nodes[key]["type"]}
        for key in ranked[:LISTED]
    ]


def _edges(graph: View, part_of: dict[str, int]) -> list[Json]:
    """
    Return one line for all facts that join two communities, with how many of each relation they are.

    Of the lines at a community the ``STRONGEST`` are there, and those that are among the strongest of another.
    """
    bundles: defaultdict[tuple[int, int], set[tuple[str, int]]] = defaultdict(set)
    for one, other, edge in graph.edges(data=True):
        ends = part_of[one], part_of[other]
        if ends[0] != ends[1]:
            bundles[min(ends), max(ends)].add((edge["relation"], edge["fact"]))
    return [
        {
            "id": number,
            "from": one,
            "to": other,
            "relation": "joins",
            "facts": [],
            "bundle": dict(sorted(Counter(relation for relation, _ in told).items())),
            "width": round(min(0.6 + 0.8 * math.log2(len(told)), 9.0), 1),
            "arrows": "",
        }
        for number, ((one, other), told) in enumerate(_strongest(bundles))
    ]


def _strongest(bundles: Mapping[Ends, set[tuple[str, int]]]) -> list[tuple[Ends, set[tuple[str, int]]]]:
    ranked: defaultdict[int, list[Ends]] = defaultdict(list)
    for ends in sorted(bundles, key=lambda ends: (-len(bundles[ends]), ends)):
        for end in ends:
            ranked[end].append(ends)
    kept = {ends for found in ranked.values() for ends in found[:STRONGEST]}
    return sorted((ends, bundles[ends]) for ends in kept)


def _none() -> Json:
    tables = ("entities", "articles", "passages", "meetings", "statements", "roles", "within")
    return {table: [] for table in tables}


def _names(facts: Facts, views: list[View]) -> list[Json]:
    """Return what has a name: that, its others, what it is drawn as, where it is, and the end of its IRI."""
    found = []
    for number, members in enumerate(views):
        for node, key in enumerate(members):
            about = members.nodes[key]
            if about["type"] != "meeting":
                entity = facts.entities.get(key)
                others = [*entity.aliases, *([entity.code] if entity.code else [])] if entity else []
                found.append(
                    {
                        "label": about["label"],
                        "others": others,
                        "group": about["type"],
                        "community": number,
                        "node": node,
                        "end": "/".join(key.split("/")[-2:]),  # what an address calls it by
                    }
                )
    return found
