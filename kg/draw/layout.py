"""
Where each node stands: settled when the page opens, the same on every build.

networkx places the nodes of each connected part (ForceAtlas2, from a seeded start);
then nodes are moved apart until their names fit beside each other, and the parts are
packed round the largest. A part that is too large for that is laid out as a map of its
communities: each in a space of its own, and these as if they were nodes. Coordinates are
whole canvas units, which are pixels at zoom 1.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping

import networkx as nx

from kg.draw.communities import communities, quotient

WHOLE, COMMUNITY = 400, 200
"""
Nodes that are laid out in one go, and nodes of a community in a larger part: ForceAtlas2 takes time and memory by the
square of them, and over some hundreds it draws a ball.
"""

BETWEEN = 1.3
"""Area of a part over that of its communities, before they are moved apart; they have room inside already."""

Position = tuple[float, float]
Box = tuple[float, float]
"""Width and height that a node wants for itself, its name included."""

ASPECT = 1.1
"""Width over height of the finished picture: the canvas between two side columns on a usual screen."""

ROOM = 2.1
"""Area of a part over that of its boxes, before they are moved apart: less leaves no room for lines, more wastes it."""

AIRY, SMALL = 5.0, 360_000.0
"""A part of less than ``SMALL``, half a screen, may have more room: up to so many times the area of its boxes."""

EVEN = 0.6
"""How far nodes are evened out along each axis: 0 leaves the layout as it is, 1 puts them at equal steps."""

ROW, FLAT = 4, 0.05
"""So few nodes, lower than this share of their width, stay in a row: a pair, a chain of three."""

UPRIGHT = 1.1
"""Height over width of the spiral that parts are packed on: they are wider than high, and so is what they make."""

GAP = 24.0
"""Space between parts of the picture that no line joins."""


def positions(graph: nx.Graph[str], boxes: Mapping[str, Box], seed: int = 0) -> dict[str, tuple[int, int]]:
    """
    Return a place for each node of *graph*, centred on the origin, x to the right and y down.

    *boxes* says how much space each node needs. An edge's ``weight`` pulls its ends
    together. The same graph, in the same order, gets the same places for one *seed*.
    """
    parts = [_part(graph.subgraph(sorted(nodes)), boxes, seed) for nodes in nx.connected_components(graph)]
    placed = _pack(sorted(parts, key=lambda part: (-len(part), min(part))), boxes)
    if not placed:
        return {}
    left, top, right, bottom = _bounds(placed, boxes)
    return {
        key: (round(x - (left + right) / 2), round(y - (top + bottom) / 2)) for key, (x, y) in sorted(placed.items())
    }


def _part(graph: nx.Graph[str], boxes: Mapping[str, Box], seed: int) -> dict[str, Position]:
    if len(graph) > WHOLE:
        parts = communities(graph, COMMUNITY, seed)
        if len(parts) > 1:
            return _map(graph, parts, boxes, seed)
    if len(graph) == 1:
        return dict.fromkeys(graph, (0.0, 0.0))
    turned = _turned(_forced(graph, seed, _rounds(len(graph))))
    row = len(turned) <= ROW and _extent(turned, 1) < FLAT * _extent(turned, 0)
    frame = _frame(turned, boxes, row)
    return _spread(_framed(turned, frame, row), boxes, frame)


def _forced(graph: nx.Graph[str], seed: int, rounds: int) -> dict[str, Position]:
    """Return where ForceAtlas2 puts the nodes, whose unit is its own."""
    ordered: nx.Graph[str] = nx.Graph()  # a subgraph is in the order of a set
    ordered.add_nodes_from(sorted(graph))
    for one, other in sorted((min(edge), max(edge)) for edge in graph.edges):
        ordered.add_edge(one, other, weight=graph.edges[one, other].get("weight", 1.0))
    raw = nx.forceatlas2_layout(ordered, weight="weight", seed=seed, max_iter=rounds, linlog=False)
    return {key: (float(x), float(y)) for key, (x, y) in raw.items()}


def _map(graph: nx.Graph[str], parts: list[list[str]], boxes: Mapping[str, Box], seed: int) -> dict[str, Position]:
    """Return the places of a large part: each of its communities laid out by itself, then all of them as nodes are."""
    joined = quotient(graph, parts)
    laid = dict(zip(joined, (_community(graph.subgraph(part), boxes, seed) for part in parts), strict=True))
    for one, other in joined.edges:
        # Two small ones may be close for a few lines; two large ones have as many by chance.
        joined.edges[one, other]["weight"] /= min(len(laid[one]), len(laid[other]))
    spaces: dict[str, Box] = {}
    for number, inside in laid.items():
        left, top, right, bottom = _bounds(inside, boxes)
        spaces[number] = (right - left + GAP, bottom - top + GAP)
    turned = _turned(_forced(joined, seed, _rounds(len(joined))))
    area = BETWEEN * sum(wide * high for wide, high in spaces.values())
    frame = (math.sqrt(area * ASPECT), math.sqrt(area / ASPECT))
    slack = (frame[0] * BETWEEN, frame[1] * BETWEEN)
    middles = _spread(_framed(turned, frame, row=False), spaces, slack)
    placed: dict[str, Position] = {}
    for number, inside in laid.items():
        left, top, right, bottom = _bounds(inside, boxes)
        middle_x, middle_y = middles[number]
        for key, (x, y) in inside.items():
            placed[key] = (x - (left + right) / 2 + middle_x, y - (top + bottom) / 2 + middle_y)
    return placed


def _community(graph: nx.Graph[str], boxes: Mapping[str, Box], seed: int) -> dict[str, Position]:
    """Return the places of one community, in a disc: side by side, rectangles would look like one table."""
    if len(graph) == 1:
        return dict.fromkeys(graph, (0.0, 0.0))
    turned = _turned(_forced(graph, seed, max(30, min(len(graph), 100))))
    frame = _frame(turned, boxes, row=False)
    half_x, half_y = frame[0] / 2, frame[1] / 2
    round_ = {}
    for key, (x, y) in _framed(turned, frame, row=False).items():
        across, down = x / half_x, y / half_y
        round_[key] = (x * math.sqrt(1 - down**2 / 2), y * math.sqrt(1 - across**2 / 2))
    return _spread(round_, boxes, frame, rounds=60)


def _extent(places: Mapping[str, Position], axis: int) -> float:
    return max(place[axis] for place in places.values()) - min(place[axis] for place in places.values())


def _rounds(size: int) -> int:
    """Return how long to let a part settle: a handful comes to rest at once, thousands are too slow to wait for."""
    return max(60, min(80 + 4 * size, 400, 120_000 // size))


def _turned(places: dict[str, Position]) -> dict[str, Position]:
    """Turn the part so that its longest extent lies across, as screens and names do."""
    n = len(places)
    mean_x, mean_y = (sum(place[axis] for place in places.values()) / n for axis in (0, 1))
    xx = sum((x - mean_x) ** 2 for x, _ in places.values())
    yy = sum((y - mean_y) ** 2 for _, y in places.values())
    xy = sum((x - mean_x) * (y - mean_y) for x, y in places.values())
    angle = -0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(angle), math.sin(angle)
    return {
        key: ((x - mean_x) * cos - (y - mean_y) * sin, (x - mean_x) * sin + (y - mean_y) * cos)
        for key, (x, y) in places.items()
    }


def _frame(places: dict[str, Position], boxes: Mapping[str, Box], row: bool) -> Box:
    """Return the width and height of a part: ``ROOM`` times the area of its boxes, no less than the largest needs."""
    widths, heights = [boxes[key][0] for key in places], [boxes[key][1] for key in places]
    if row:
        return sum(widths) * 1.25, max(heights)
    area = sum(wide * high for wide, high in zip(widths, heights, strict=True))
    height = math.sqrt(max(ROOM * area, min(AIRY * area, SMALL)) / ASPECT)
    return max(height * ASPECT, max(widths) * 1.2), max(height, max(heights) * 2.2)


def _framed(places: dict[str, Position], frame: Box, row: bool) -> dict[str, Position]:
    """
    Fit the part into *frame*, centred, with its nodes evened out along each axis.

    Each coordinate moves towards where it would stand if all stood at equal steps, and
    keeps its order: force layouts crowd hubs into the middle and fling leaves out.
    """
    axes = []
    for axis, length in enumerate(frame):
        values = {key: place[axis] for key, place in places.items()}
        low, high = min(values.values()), max(values.values())
        if (row and axis == 1) or high == low:
            axes.append(dict.fromkeys(places, 0.0))
            continue
        rank = {key: n / (len(values) - 1) for n, key in enumerate(sorted(values, key=lambda key: (values[key], key)))}
        axes.append(
            {k: (EVEN * rank[k] + (1 - EVEN) * (values[k] - low) / (high - low) - 0.5) * length for k in values}
        )
    return {key: (axes[0][key], axes[1][key]) for key in places}


def _spread(
    places: dict[str, Position], boxes: Mapping[str, Box], frame: Box, rounds: int | None = None
) -> dict[str, Position]:
    """
    Move nodes apart, each pair by half its overlap along its shorter side, within *frame*.

    Ends when nothing overlaps, or after a number of *rounds*; the page hides names that then collide.
    """
    keys = sorted(places)
    x = [places[key][0] for key in keys]
    y = [places[key][1] for key in keys]
    width = [boxes[key][0] for key in keys]
    height = [boxes[key][1] for key in keys]
    for _ in range(rounds or (300 if len(keys) <= 300 else 60)):
        moved = False
        for i, j in _close(x, y, max(width), max(height)):
            over_x = (width[i] + width[j]) / 2 - abs(x[i] - x[j])
            over_y = (height[i] + height[j]) / 2 - abs(y[i] - y[j])
            if over_x <= 0.01 or over_y <= 0.01:
                continue
            moved = True
            if over_x / (width[i] + width[j]) < over_y / (height[i] + height[j]):
                step = over_x / 2 if x[i] >= x[j] else -over_x / 2
                x[i], x[j] = x[i] + step, x[j] - step
            else:
                step = over_y / 2 if y[i] >= y[j] else -over_y / 2
                y[i], y[j] = y[i] + step, y[j] - step
        if not moved:
            break
        x = [_within(value, (frame[0] - width[n]) / 2) for n, value in enumerate(x)]
        y = [_within(value, (frame[1] - height[n]) / 2) for n, value in enumerate(y)]
    return {key: (x[n], y[n]) for n, key in enumerate(keys)}


def _within(value: float, most: float) -> float:
    return max(-most, min(most, value)) if most > 0 else 0.0


def _close(x: list[float], y: list[float], width: float, height: float) -> Iterator[tuple[int, int]]:
    """Yield the pairs near enough to overlap, by a grid of cells as large as the largest box."""
    cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for n in range(len(x)):
        cells[int(x[n] // width), int(y[n] // height)].append(n)
    for (column, row), here in sorted(cells.items()):
        for n, i in enumerate(here):
            for j in here[n + 1 :]:
                yield i, j
        for side in ((1, -1), (1, 0), (1, 1), (0, 1)):
            for j in cells.get((column + side[0], row + side[1]), ()):
                for i in here:
                    yield i, j


def _bounds(places: Mapping[str, Position], boxes: Mapping[str, Box]) -> tuple[float, float, float, float]:
    return (
        min(x - boxes[key][0] / 2 for key, (x, _) in places.items()),
        min(y - boxes[key][1] / 2 for key, (_, y) in places.items()),
        max(x + boxes[key][0] / 2 for key, (x, _) in places.items()),
        max(y + boxes[key][1] / 2 for key, (_, y) in places.items()),
    )


def _pack(parts: list[dict[str, Position]], boxes: Mapping[str, Box]) -> dict[str, Position]:
    """
    Put each part, largest first, at the free spot nearest the middle, on a spiral.

    Parts of as many nodes go on where the last one found room: trying all spots again would
    take a square of their number, and find nothing.
    """
    placed: dict[str, Position] = {}
    taken: list[tuple[float, float, float, float]] = []
    size, spots = 0, _spiral()
    for part in parts:
        if len(part) != size:
            size, spots = len(part), _spiral()
        left, top, right, bottom = _bounds(part, boxes)
        width, height = right - left + GAP, bottom - top + GAP
        middle_x, middle_y = next(
            (x, y)
            for x, y in spots
            if all(abs(x - a) * 2 >= width + w or abs(y - b) * 2 >= height + h for a, b, w, h in taken)
        )
        taken.append((middle_x, middle_y, width, height))
        for key, (x, y) in part.items():
            placed[key] = (x - (left + right) / 2 + middle_x, y - (top + bottom) / 2 + middle_y)
    return placed


def _spiral() -> Iterator[Position]:
    step = 0
    while True:
        angle, radius = step * 0.35, 8.0 * math.sqrt(step)
        yield radius * math.cos(angle), radius * math.sin(angle) * UPRIGHT
        step += 1
