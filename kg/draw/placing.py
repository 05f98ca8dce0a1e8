"""
Where names, counts and crosses stand on a still picture: beside what they belong to, and none over another.

The page drops a name that finds no room until the reader comes closer. On paper nobody comes closer: here more spots
are tried, and what stands apart from its sign gets a thin line to it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.draw import view
from kg.draw.figure import Figure, Sign
from kg.draw.letters import readable, short, width
from kg.draw.shapes import Course, Point, course
from kg.draw.view import UNMET

SIZE, LARGE = 12.0, 13.0
"""Pixels of a name, and of the name of one of the most linked, which is bold."""

COUNTED = frozenset({view.MEETS, view.SAYS})
"""Relations of which a line tells how many it bundles."""

_PARTS = (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72)
"""How far along its line a mark may stand, the best first."""

MARK = 7.5
"""Half the height of a mark."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle along the axes."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Say whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def around(x: float, y: float, wide: float, high: float) -> Box:
    """Return the box of that size with its middle at a point."""
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands on a line: how many facts it bundles, a cross, or both, the cross at the point, the count beside."""

    line: int
    x: float
    y: float
    count: int | None
    crossed: bool
    box: Box


@dataclass(frozen=True, slots=True)
class Name:
    """A name on the picture, its middle at a point. ``leads`` where it stands apart and wants a line to its sign."""

    sign: int
    text: str
    x: float
    y: float
    size: float
    bold: bool
    leads: bool
    box: Box


def courses(figure: Figure) -> list[Course]:
    """Return the way of each line, from the middle of one sign to that of the other."""
    at = [(float(sign.x), float(sign.y)) for sign in figure.signs]
    return [course(at[line.start], at[line.end], line.bow) for line in figure.lines]


def measure(label: str) -> float:
    """Return the room that the layout must leave for a name, whichever size it gets."""
    return width(short(readable(label)), LARGE, bold=True)


# --- marks ------------------------------------------------------------------------------


def marks(figure: Figure, ways: Sequence[Course]) -> list[Mark]:
    """Return the marks of all lines, each where it covers least: no sign, and no mark before it, if there is room."""
    taken = [around(sign.x, sign.y, 2 * sign.size, 2 * sign.size) for sign in figure.signs]
    found: list[Mark] = []
    for number, (line, way) in enumerate(zip(figure.lines, ways, strict=True)):
        count = len(line.facts) if line.relation in COUNTED and len(line.facts) > 1 else None
        crossed = line.status in UNMET
        if count is None and not crossed:
            continue
        tried = [_mark(number, way.at(part), count, crossed) for part in _PARTS]
        best = min(tried, key=lambda mark: sum(mark.box.overlaps(other) for other in taken))
        taken.append(best.box)
        found.append(best)
    return found


def _mark(line: int, at: Point, count: int | None, crossed: bool) -> Mark:
    x, y = at
    wide = max(2 * MARK, width(str(count), 10.0, bold=True) + 8) if count is not None else 0.0
    if crossed:
        return Mark(line, x, y, count, crossed, Box(x - MARK, y - MARK, x + MARK + wide, y + MARK))
    return Mark(line, x, y, count, crossed, around(x, y, wide, 2 * MARK))


# --- names ------------------------------------------------------------------------------


def names(figure: Figure, placed: Sequence[Mark]) -> list[Name]:
    """
    Return a place for the name of each sign, the most linked first; one for which there is none has no name.

    No name covers another, nor a mark. One covers no sign either, unless there is no other room.
    """
    order = sorted(range(len(figure.signs)), key=lambda n: (-figure.signs[n].links, -figure.signs[n].size, n))
    large = set(order[: max(1, len(order) // 10)])
    signs = [around(sign.x, sign.y, 2 * sign.size, 2 * sign.size) for sign in figure.signs]
    fixed = [mark.box for mark in placed]
    found: list[Name] = []
    for number in order:
        sign, bold = figure.signs[number], number in large
        text = short(readable(sign.label))
        if not text:
            continue
        size = LARGE if bold else SIZE
        tried = [
            Name(number, text, x, y, size, bold, leads, around(x, y, width(text, size, bold=bold) + 4, size + 4))
            for x, y, leads in _spots(sign, width(text, size, bold=bold), size)
        ]
        others = [name.box for name in found] + fixed
        free = [name for name in tried if not any(name.box.overlaps(box) for box in others)]
        clear = (x for x in free if not any(n != number and x.box.overlaps(box) for n, box in enumerate(signs)))
        best = next(clear, next(iter(free), None))
        if best is not None:
            found.append(best)
    return found


def _spots(sign: Sign, wide: float, size: float) -> Iterator[tuple[float, float, bool]]:
    """Yield where a name may stand, the best first: below, beside, above, askew, then farther off with a line."""
    x, y = sign.x, sign.y
    aside, above = sign.size + wide / 2 + 4, sign.size + size * 0.75
    yield from ((x, y + above, False), (x + aside, y, False), (x - aside, y, False), (x, y - above, False))
    yield from ((x + dx * (aside - 4), y + dy * (above - 4), False) for dy in (1, -1) for dx in (1, -1))
    for ring in range(1, 5):
        for step in range(12):
            angle = math.pi / 2 + step * math.pi / 6
            far = (aside + 14 * ring) * math.cos(angle), (above + 14 * ring) * math.sin(angle)
            yield x + far[0], y + far[1], True
