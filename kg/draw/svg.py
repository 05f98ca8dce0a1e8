"""
A still picture as SVG: one element tree with nothing to load and nothing to run.

Looks stand in attributes, not in a style sheet, and no element has an ``id``: so several pictures, put into one HTML
page or one document, do not change each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from kg.draw import placing, view
from kg.draw.colours import colours
from kg.draw.figure import Line, Sign
from kg.draw.letters import readable, width, wrapped
from kg.draw.looks import RELATIONS, STATUSES, TYPES, Look
from kg.draw.placing import Mark, Name
from kg.draw.shapes import Course, border, outline
from kg.draw.still import Still, called, told

Colours = Mapping[str, str]

SANS = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
SERIF = "Palatino, Georgia, 'Liberation Serif', 'DejaVu Serif', serif"

NARROWEST = 720.0
"""Pixels that legend and caption need side by side, however small the picture."""

MARGIN, AIR = 28.0, 18.0
"""Pixels round the whole, and between its parts."""

CROSSING, OPAQUE = 0.6, 0.85
"""How much lines cover: statements, which are many and thin, less than the others."""


def svg(still: Still, *, theme: str = "light") -> str:
    """
    Return *still* as an SVG document, in UTF-8, the same for the same picture.

    Raises ``UnknownNameError`` for a theme that is none.
    """
    page = _Page(colours(theme))
    marks = placing.marks(still.figure, ways := placing.courses(still.figure))
    names = placing.names(still.figure, marks)
    left, top, right, bottom = _extent(still.figure.signs, names, marks)
    wide = max(NARROWEST, right - left)
    head = list(page.head(still, wide))
    legend = list(page.legend(still, wide))
    caption = list(page.caption(still, wide))
    y_picture = MARGIN + _height(head) + AIR
    y_legend = y_picture + (bottom - top) + AIR
    y_caption = y_legend + _height(legend) + AIR
    total = round(wide + 2 * MARGIN), round(y_caption + _height(caption) + MARGIN)
    middle = MARGIN + (wide - (right - left)) / 2 - left
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{total[0]}" height="{total[1]}" '
        f'viewBox="0 0 {total[0]} {total[1]}" role="img" font-family="{SANS}" font-size="12" fill="{page.ink}">',
        f"<title>{_text(still.title)}</title>",
        f"<desc>{_text(still.described())}</desc>",
        f'<rect width="{total[0]}" height="{total[1]}" fill="{page.paper}"/>',
        *_group(MARGIN, MARGIN, head),
        f'<g transform="translate({_n(middle)} {_n(y_picture - top)})">',
        *page.lines(still, ways),
        *page.signs(still.figure.signs),
        *page.marks(still, marks),
        *page.names(still.figure.signs, names),
        "</g>",
        *_group(MARGIN, y_legend, legend),
        *_group(MARGIN, y_caption, caption),
        "</svg>\n",
    )
    return "\n".join(parts)


@dataclass(frozen=True, slots=True)
class _Row:
    """Elements, and how far down the next row begins; their origin is its upper left corner."""

    elements: str
    height: float


def _height(rows: list[_Row]) -> float:
    return sum(row.height for row in rows)


def _group(x: float, y: float, rows: list[_Row]) -> Iterator[str]:
    for row in rows:
        yield f'<g transform="translate({_n(x)} {_n(y)})">{row.elements}</g>'
        y += row.height


def _extent(signs: tuple[Sign, ...], names: list[Name], marks: list[Mark]) -> tuple[float, float, float, float]:
    """Return the sides of the box round all that is drawn."""
    boxes = [placing.around(sign.x, sign.y, 2 * sign.size + 4, 2 * sign.size + 4) for sign in signs]
    boxes += [name.box for name in names] + [mark.box for mark in marks]
    if not boxes:
        return 0.0, 0.0, 0.0, 40.0
    return (
        min(x.left for x in boxes),
        min(x.top for x in boxes),
        max(x.right for x in boxes),
        max(x.bottom for x in boxes),
    )


def _n(value: float) -> str:
    """Return a length to the tenth of a pixel, without what says nothing."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def _text(words: str) -> str:
    return escape(readable(words))


def _points(corners: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in corners)


class _Page:
    """The pen: it knows the colours of a theme."""

    def __init__(self, colour: Colours) -> None:
        self._colour = colour
        self.paper, self.ink, self._muted = colour["paper"], colour["ink"], colour["muted"]

    # --- the picture ---------------------------------------------------------------------

    def lines(self, still: Still, ways: list[Course]) -> Iterator[str]:
        signs = still.figure.signs
        for line, way in zip(still.figure.lines, ways, strict=True):
            yield f"<g><title>{_text(told(line, signs))}</title>{self._line(line, way, signs[line.end])}</g>"

    def _line(self, line: Line, way: Course, end: Sign) -> str:
        arrow = RELATIONS[line.relation].arrow
        colour = self._colour[line.relation]
        opacity = CROSSING if line.relation == view.SAYS else OPAQUE
        tip = 8 + 2 * line.width
        last = border(way, end.shape, end.size, 2.0) if arrow else 1.0
        x, y = way.at(last)
        heading = way.heading(last)
        if arrow == "arrow":  # the line ends where the arrow begins, else its square end would stick out of the point
            last = border(way, end.shape, end.size, 2.0 + tip * 0.8)
        way = way.until(last)
        start, via, stop = (f"{_n(px)} {_n(py)}" for px, py in (way.start, way.via, way.end))
        drawn = f'<path d="M{start}Q{via} {stop}" fill="none" stroke-width="{_n(line.width)}"{_dashes(line.dashes)}/>'
        return f'<g stroke="{colour}" opacity="{opacity}">{drawn}{_tip(arrow, x, y, heading, tip, colour)}</g>'

    def signs(self, signs: tuple[Sign, ...]) -> Iterator[str]:
        for sign in signs:
            drawn = self._sign(sign.type, sign.shape, sign.x, sign.y, sign.size)
            code = self._code(sign) if sign.code else ""
            yield f"<g><title>{_text(called(sign))}</title>{drawn}{code}</g>"

    def _sign(self, kind: str, shape: str, x: float, y: float, size: float) -> str:
        hollow = kind == "unnamed"
        colour = self._colour[kind]
        look = (
            f'fill="{self.paper if hollow else colour}" stroke="{colour if hollow else self.paper}" stroke-width="1.5"'
        )
        if hollow:
            look += ' stroke-dasharray="3 3"'
        corners = outline(shape, x, y, size)
        if corners:
            return f'<polygon points="{_points(corners)}" {look}/>'
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(size)}" {look}/>'

    def _code(self, sign: Sign) -> str:
        """Return the code of a country, in its square, as large as it fits."""
        code = sign.code or ""
        size = min(12.0, sign.size * 1.8 / width(code, 1.0, bold=True))
        if size < 6.5:
            return ""
        return (
            f'<text x="{_n(sign.x)}" y="{_n(sign.y + size * 0.36)}" font-size="{_n(size)}" font-weight="700" '
            f'text-anchor="middle" fill="{self._colour["code"]}">{_text(code)}</text>'
        )

    def marks(self, still: Still, marks: list[Mark]) -> Iterator[str]:
        for mark in marks:
            x, y, colour = mark.x, mark.y, self._colour[still.figure.lines[mark.line].relation]
            if mark.crossed:
                yield self._cross(x, y)
            if mark.count is None:
                continue
            left = mark.box.left + (2 * placing.MARK if mark.crossed else 0)
            wide = mark.box.right - left
            yield (
                f'<rect x="{_n(left)}" y="{_n(y - 7.5)}" width="{_n(wide)}" height="15" rx="7.5" fill="{self.paper}" '
                f'stroke="{colour}"/><text x="{_n(left + wide / 2)}" y="{_n(y + 3.6)}" font-size="10" '
                f'font-weight="600" text-anchor="middle">{mark.count}</text>'
            )

    def _cross(self, x: float, y: float, arm: float = 4.0) -> str:
        course = (
            f"M{_n(x - arm)} {_n(y - arm)}l{_n(2 * arm)} {_n(2 * arm)}m0 {_n(-2 * arm)}l{_n(-2 * arm)} {_n(2 * arm)}"
        )
        strokes = ((self.paper, arm + 1), (self._colour["cross"], arm / 2))
        return "".join(f'<path d="{course}" fill="none" stroke="{c}" stroke-width="{_n(w)}"/>' for c, w in strokes)

    def names(self, signs: tuple[Sign, ...], names: list[Name]) -> Iterator[str]:
        for name in names:
            if name.leads:
                sign = signs[name.sign]
                yield (
                    f'<line x1="{sign.x}" y1="{sign.y}" x2="{_n(name.x)}" y2="{_n(name.y)}" '
                    f'stroke="{self._muted}" stroke-width="0.7"/>'
                )
        for name in names:
            weight = ' font-weight="600"' if name.bold else ""
            # The halo is drawn first, so that lines behind a name do not cut it.
            yield (
                f'<text class="name" x="{_n(name.x)}" y="{_n(name.y + name.size * 0.36)}" font-size="{_n(name.size)}"'
                f'{weight} text-anchor="middle" stroke="{self.paper}" stroke-width="3.5" stroke-linejoin="round" '
                f'paint-order="stroke">{_text(name.text)}</text>'
            )

    # --- the words round it ---------------------------------------------------------------

    def head(self, still: Still, wide: float) -> Iterator[_Row]:
        for line in wrapped(readable(still.title), 22, wide):
            yield _Row(f'<text y="20" font-family="{SERIF}" font-size="22" font-weight="600">{escape(line)}</text>', 28)
        counts = " · ".join(f"{number:,} {noun}" for number, noun in still.counts) or "Nothing to draw"
        yield _Row(f'<text y="13" font-size="13" fill="{self._muted}">{escape(counts)}</text>', 20)

    def legend(self, still: Still, wide: float) -> Iterator[_Row]:
        rows = (
            ("Who and what", [(self._swatch(x), TYPES[x].label, n, 22.0) for x, n in still.types]),
            ("Lines", [(self._stroke(x, RELATIONS[x]), RELATIONS[x].label, n, 40.0) for x, n in still.relations]),
            (
                "Meetings that are",
                [(self._stroke(view.MEETS, STATUSES[x]), STATUSES[x].label, n, 40.0) for x, n in still.statuses],
            ),
        )
        if any(entries for _, entries in rows):
            yield _Row(f'<path d="M0 0H{_n(wide)}" stroke="{self._colour["rule"]}"/>', 12)
        for label, entries in rows:
            yield from self._flow(label, entries, wide)

    def _flow(self, label: str, entries: list[tuple[str, str, int, float]], wide: float) -> Iterator[_Row]:
        """Yield the entries of one part of the legend, side by side, in as many rows as they need."""
        indent = 144.0
        held = f'<text y="14" font-weight="600" fill="{self._muted}">{label}</text>'
        x = indent
        for swatch, name, number, room in entries:
            text = f"{name} {number:,}"
            need = room + width(text, 12) + 14
            if x + need > wide and x > indent:
                yield _Row(held, 21)
                held, x = "", indent
            held += (
                f'<g transform="translate({_n(x)} 10)">{swatch}<text x="{_n(room)}" y="4">{escape(name)} '
                f'<tspan fill="{self._muted}">{number:,}</tspan></text></g>'
            )
            x += need
        if entries:
            yield _Row(held, 21)

    def _swatch(self, kind: str) -> str:
        look = TYPES[kind]
        return self._sign(kind, look.shape, 8, 0, 7 * look.fill)

    def _stroke(self, relation: str, look: Look) -> str:
        colour = self._colour[relation]
        end = 24.0 if look.arrow == "arrow" else 32.0
        line = f'<path d="M0 0H{_n(end)}" stroke-width="{_n(max(look.width, 1.4))}"{_dashes(look.dashes)}/>'
        tip = _tip(look.arrow, 32, 0, 0.0, 10, colour)
        return f'<g stroke="{colour}">{line}{tip}</g>{self._cross(16, 0) if look.crossed else ""}'

    def caption(self, still: Still, wide: float) -> Iterator[_Row]:
        hints = still.hints() if still.figure.lines else ""
        for paragraph in (hints, still.note, still.source):
            for line in wrapped(readable(paragraph), 12, wide):
                yield _Row(f'<text y="12" fill="{self._muted}">{escape(line)}</text>', 18)


def _dashes(dashes: tuple[int, ...]) -> str:
    return f" stroke-dasharray={quoteattr(' '.join(map(str, dashes)))}" if dashes else ""


def _tip(arrow: str, x: float, y: float, heading: float, length: float, colour: str) -> str:
    """Return the end of a line that comes to a point with that heading: an open arrow, a full one, or a dot."""
    if arrow == "circle":
        radius = length / 3.2
        x, y = x - radius * math.cos(heading), y - radius * math.sin(heading)
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="{colour}" stroke="none"/>'
    if not arrow:
        return ""
    wings = [
        (x - length * math.cos(heading + side * 0.42), y - length * math.sin(heading + side * 0.42)) for side in (1, -1)
    ]
    points = _points((wings[0], (x, y), wings[1]))
    if arrow == "vee":
        return f'<polyline points="{points}" fill="none" stroke-width="1.4"/>'
    return f'<polygon points="{points}" fill="{colour}" stroke="none"/>'
