"""
A view as signs and lines with sizes and places: what every drawing of it shares, before anyone takes up a pen.

Lengths are pixels at zoom 1; x to the right and y down, the middle of all at the origin.
"""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import networkx as nx

from kg.draw import layout, view
from kg.draw.facts import Facts
from kg.draw.looks import LARGEST, LETTER, LINE, LONGEST, RELATIONS, SMALLEST, STATUSES, TYPES, UNLINKED
from kg.draw.view import View
from kg.model import Status

CANVAS = 2_000_000.0
"""Square pixels at zoom 1 that all names may take: twice what a screen has, where half of them still show at once."""

SCREEN = (900, 800)
"""Pixels that the picture has on a usual screen, between its two columns."""

BOW = 0.2
"""Bend between neighbours of a bundle of lines, as vis-network's ``roundness``: apart at the middle, yet one bundle."""

WIDEST = 7.0
"""Width of the line with the most reports: more would hide what it joins."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A node: ``shape`` is vis-network's name of it, ``size`` half its height, as that library counts it."""

    key: str
    label: str
    type: str
    shape: str
    size: float
    links: int
    x: int
    y: int
    code: str | None = None  # of a country


@dataclass(frozen=True, slots=True)
class Line:
    """
    All facts of one relation, and of one status, between two signs in one direction.

    ``start`` and ``end`` are numbers of signs, ``facts`` indexes into the table of the relation. ``status`` is
    that of meetings, ``tenure`` of an office that is not held. ``bow`` is how far the line bends away from a
    straight one, as a share of its length: to the left of the way from start to end where it is positive.
    """

    start: int
    end: int
    relation: str
    facts: tuple[int, ...]
    reports: int
    width: float
    status: str | None = None
    tenure: str | None = None
    dashes: tuple[int, ...] = ()
    bow: float = 0.0


@dataclass(frozen=True, slots=True)
class Figure:
    """Signs in the order of the view's nodes, and the lines between them."""

    signs: tuple[Sign, ...]
    lines: tuple[Line, ...]


def width(label: str) -> float:
    """Return how wide *label* is when drawn, cut to the letters that a name may have, by the mean width of a letter."""
    return LETTER * sum(2 if unicodedata.east_asian_width(x) in "WF" else 1 for x in label[:LONGEST])


def figure(graph: View, facts: Facts, seed: int = 0, measure: Callable[[str], float] = width) -> Figure:
    """
    Return *graph*, whose edges point into *facts*, as it is drawn; the same for the same *seed*.

    *measure* tells how much room a name wants, in pixels.
    """
    places = layout.positions(links(graph), _boxes(graph, measure), seed)
    return Figure(_signs(graph, places, facts), _lines(graph, facts))


def links(graph: View) -> nx.Graph[str]:
    """Return who is joined to whom, and how strongly: what the layout goes by."""
    links: nx.Graph[str] = nx.Graph()
    links.add_nodes_from(graph)
    pulls: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for one, other, edge in graph.edges(data=True):
        pull = RELATIONS[edge["relation"]].pull * (0.4 if edge["status"] in view.UNMET else 1.0)
        pair = pulls[min(one, other), max(one, other)]
        pair[edge["relation"]] = max(pull, pair.get(edge["relation"], 0.0))  # the tenth meeting binds no more
    for (one, other), pair in pulls.items():
        links.add_edge(one, other, weight=sum(pair.values()))
    return links


# --- signs ------------------------------------------------------------------------------


def _radius(centrality: float, most: float) -> float:
    """Return the radius that makes the area go by centrality, above the least that can be clicked."""
    if not centrality:
        return UNLINKED
    return SMALLEST + (LARGEST - SMALLEST) * math.sqrt(centrality / most if most else 0.0)


def _most(graph: View) -> float:
    return max((about["centrality"] for _, about in graph.nodes(data=True)), default=0.0)


def _growth(places: Mapping[str, tuple[int, int]]) -> float:
    """Return how much larger signs are in a picture larger than a screen: its first view must not be specks."""
    wide, high = (2 * max((abs(place[axis]) for place in places.values()), default=0) for axis in (0, 1))
    return min(math.pow(max(1.0, wide / SCREEN[0], high / SCREEN[1]), 0.4), 1.4)


def _signs(graph: View, places: Mapping[str, tuple[int, int]], facts: Facts) -> tuple[Sign, ...]:
    most, growth = _most(graph), _growth(places)
    signs = []
    for key in graph:
        about = graph.nodes[key]
        look = TYPES[about["type"]]
        size = round(_radius(about["centrality"], most) * look.fill * growth, 1)
        code = facts.entities[key].code if about["type"] == "country" else None
        signs.append(Sign(key, about["label"], about["type"], look.shape, size, about["links"], *places[key], code))
    return tuple(signs)


def _boxes(graph: View, measure: Callable[[str], float]) -> dict[str, layout.Box]:
    """Return the space that each node wants: its sign, with its name below, or part of it where there are too many."""
    most = _most(graph)
    signs = {key: 2 * _radius(about["centrality"], most) for key, about in graph.nodes(data=True)}
    names = {key: measure(about["label"]) for key, about in graph.nodes(data=True)}
    for share in (1.0, 0.7, 0.5, 0.35, 0.25):
        boxes = {
            key: (sign + 8 + max(0.0, names[key] - sign) * share, sign + 6 + LINE * share)
            for key, sign in signs.items()
        }
        if sum(wide * high for wide, high in boxes.values()) * layout.ROOM < CANVAS:
            break
    return boxes


# --- lines ------------------------------------------------------------------------------


def _lines(graph: View, facts: Facts) -> tuple[Line, ...]:
    numbers = {key: number for number, key in enumerate(graph)}
    bundles: defaultdict[tuple[str, str, str, str | None], list[int]] = defaultdict(list)
    for one, other, edge in graph.edges(data=True):
        bundles[one, other, edge["relation"], edge["status"]].append(edge["fact"])
    lines = []
    for (one, other, relation, status), found in sorted(bundles.items(), key=_bundle_order):
        look = RELATIONS[relation]
        reports = sum(_reports(facts, relation, index) for index in found)
        line = Line(
            numbers[one],
            numbers[other],
            relation,
            tuple(sorted(found)),
            reports,
            round(min(look.width + look.growth * math.log2(max(reports, 1)), WIDEST), 1),
        )
        if relation == view.MEETS and status:
            line = replace(line, status=status, dashes=STATUSES[status].dashes)
        elif status:
            line = replace(line, tenure=status, dashes=STATUSES[Status.POSSIBLE.value].dashes)
        lines.append(line)
    return _bent(lines)


def _bundle_order(bundle: tuple[tuple[str, str, str, str | None], list[int]]) -> tuple[str, str, int, int, str]:
    one, other, relation, status = bundle[0]
    return one, other, list(RELATIONS).index(relation), [*STATUSES, status].index(status), status or ""


def _reports(facts: Facts, relation: str, index: int) -> int:
    if relation == view.MEETS:
        return len(facts.meetings[index].reports)
    if relation == view.SAYS:
        return len(facts.statements[index].evidence)
    return len((facts.roles if relation == view.REPRESENTS else facts.within)[index].evidence)


def _bent(lines: list[Line]) -> tuple[Line, ...]:
    """Fan out the lines between the same two nodes, whatever their direction."""
    between: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        between[min(line.start, line.end), max(line.start, line.end)].append(number)
    found = list(lines)
    for bundle in between.values():
        for place, number in enumerate(bundle):
            line = lines[number]
            bow = (place - (len(bundle) - 1) / 2) * BOW * (1 if line.start < line.end else -1)
            found[number] = replace(line, bow=round(bow, 3))
    return tuple(found)
