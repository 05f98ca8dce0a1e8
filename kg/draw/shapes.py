"""
Outlines of signs and the course of lines, in the coordinates of the picture (pixels, y down).

They are vis-network's, so that a still picture and the page show the same: its shapes by their names, its bends by
their formula.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]


def outline(shape: str, x: float, y: float, size: float) -> tuple[Point, ...]:
    """Return the corners of *shape* round a point; none for a circle, ``dot``, whose radius is *size*."""
    if shape == "square":
        return (x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size)
    if shape == "diamond":
        return (x, y - size), (x + size, y), (x, y + size), (x - size, y)
    if shape == "triangleDown":
        side, top = 1.15 * size, y - 0.275 * 1.15 * size - math.sqrt(3) / 3 * 1.15 * size
        return (x - side, top), (x + side, top), (x, top + math.sqrt(3) * side)
    if shape == "hexagon":
        return tuple((x + size * math.cos(n * math.pi / 3), y + size * math.sin(n * math.pi / 3)) for n in range(6))
    return ()


@dataclass(frozen=True, slots=True)
class Course:
    """A quadratic Bézier curve; a straight line has its middle for ``via``."""

    start: Point
    via: Point
    end: Point

    def at(self, part: float) -> Point:
        """Return the point after *part* of the way, from 0 to 1."""
        a, b, c = (1 - part) ** 2, 2 * part * (1 - part), part**2
        x, y = (a * self.start[n] + b * self.via[n] + c * self.end[n] for n in (0, 1))
        return x, y

    def until(self, part: float) -> Course:
        """Return the way up to *part* of it."""
        x, y = (self.start[n] + (self.via[n] - self.start[n]) * part for n in (0, 1))
        return Course(self.start, (x, y), self.at(part))

    def heading(self, part: float) -> float:
        """Return the direction of travel there, in radians from the x axis."""
        (x, y), (nx, ny) = self.at(max(0.0, part - 0.01)), self.at(min(1.0, part + 0.01))
        return math.atan2(ny - y, nx - x)


def course(start: Point, end: Point, bow: float) -> Course:
    """Return the way from *start* to *end*, bent by *bow*: see ``kg.draw.figure.Line``."""
    (x1, y1), (x2, y2) = start, end
    if not bow:
        return Course(start, ((x1 + x2) / 2, (y1 + y2) / 2), end)
    angle = math.atan2(y1 - y2, x2 - x1) + (0.5 + bow / 2) * math.pi
    radius = (0.5 + abs(bow) / 2) * math.hypot(x2 - x1, y2 - y1)
    return Course(start, (x1 + radius * math.sin(angle), y1 + radius * math.cos(angle)), end)


def border(way: Course, shape: str, size: float, gap: float) -> float:
    """Return after which part of *way* it comes within *gap* of the sign at its end."""
    x, y = way.end
    corners = outline(shape, x, y, size + gap)
    low, high = 0.0, 1.0
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (low, middle) if _inside(way.at(middle), corners, way.end, size + gap) else (middle, high)
    return low


def _inside(point: Point, corners: Sequence[Point], centre: Point, radius: float) -> bool:
    if not corners:
        return math.dist(point, centre) <= radius
    sides = [
        (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)
        for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True)
    ]
    return all(side >= 0 for side in sides) or all(side <= 0 for side in sides)
