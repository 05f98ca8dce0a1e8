"""
A still picture in DOT, the language of Graphviz, to be laid out or changed by hand.

``neato -n`` keeps our places, ``dot`` and the other programs make their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.draw.colours import colours
from kg.draw.figure import Line, Sign
from kg.draw.letters import readable
from kg.draw.looks import RELATIONS, STATUSES, TYPES
from kg.draw.placing import COUNTED
from kg.draw.still import Still, called, told
from kg.draw.view import UNMET

SHAPES = {
    "dot": "circle",
    "square": "square",
    "diamond": "diamond",
    "triangleDown": "invtriangle",
    "hexagon": "hexagon",
}
"""vis-network's names of shapes -> Graphviz's."""

ARROWS = {"": "none", "vee": "vee", "arrow": "normal", "circle": "dot"}

POINTS = 72
"""Graphviz measures places in points and sizes in inches; a pixel of ours is a point."""


def dot(still: Still, *, theme: str = "light") -> str:
    """
    Return *still* as a directed graph in DOT, UTF-8: names, styles by type and status, places, and tooltips.

    Legend and caption are the label of the graph, in words. Raises ``UnknownNameError`` for a theme that is none.
    """
    colour = colours(theme)
    signs, lines = still.figure.signs, still.figure.lines
    paper, ink, muted = colour["paper"], colour["ink"], colour["muted"]
    rows = [
        *_attributes("graph", label="\\l".join(_caption(still)) + "\\l", labelloc="b", labeljust="l", bgcolor=paper,
                     fontname="sans-serif", fontsize="12", fontcolor=muted, forcelabels="true",
                     outputorder="edgesfirst", tooltip=_label(still.title), charset="UTF-8"),
        *_attributes("node", style="filled", fixedsize="true", label="", fontname="sans-serif", fontsize="12",
                     fontcolor=ink, color=paper),
        *_attributes("edge", fontname="sans-serif", fontsize="10", fontcolor=ink, arrowsize="0.7"),
        *(_node(number, sign, colour) for number, sign in enumerate(signs)),
        *(_edge(line, signs, colour) for line in lines),
    ]  # fmt: skip
    return "\n".join((f"digraph {_quoted(_label(still.title))} {{", *(f"  {row};" for row in rows), "}\n"))


def _node(number: int, sign: Sign, colour: Mapping[str, str]) -> str:
    hollow = sign.type == "unnamed"
    side = f"{2 * sign.size / POINTS:.3f}"
    (row,) = _attributes(
        f"n{number}",
        xlabel=_label(sign.label),
        shape=SHAPES[sign.shape],
        width=side,
        height=side,
        pos=f"{sign.x},{-sign.y}",  # there y goes up
        fillcolor=colour["paper"] if hollow else colour[sign.type],
        color=colour[sign.type] if hollow else colour["paper"],
        style="filled,dashed" if hollow else "filled",
        tooltip=_label(called(sign)),
    )
    return row


def _edge(line: Line, signs: tuple[Sign, ...], colour: Mapping[str, str]) -> str:
    crossed = line.status in UNMET
    marks = ["✕"] if crossed else []
    marks += [str(len(line.facts))] if line.relation in COUNTED and len(line.facts) > 1 else []
    (row,) = _attributes(
        f"n{line.start} -> n{line.end}",
        color=colour[line.relation],
        penwidth=f"{line.width:g}",
        arrowhead=ARROWS[RELATIONS[line.relation].arrow],
        style=style(line.dashes),
        label=" ".join(marks),
        fontcolor=colour["cross"] if crossed else colour["ink"],
        tooltip=_label(told(line, signs)),
    )
    return row


def style(dashes: tuple[int, ...]) -> str:
    """Return Graphviz's word for strokes: the shorter ones are dots."""
    if not dashes:
        return "solid"
    return "dashed" if dashes[0] > dashes[1] else "dotted"


_SPOKEN = {"dot": "circle", "square": "square", "diamond": "diamond", "triangleDown": "triangle", "hexagon": "hexagon"}
_ENDS = {"": "line", "vee": "open arrow", "arrow": "full arrow", "circle": "line to a dot"}

WORDS = {
    "types": {name: "hollow circle" if name == "unnamed" else _SPOKEN[look.shape] for name, look in TYPES.items()},
    "relations": {name: _ENDS[look.arrow] for name, look in RELATIONS.items()},
    "statuses": {name: style(look.dashes) + (", crossed" if look.crossed else "") for name, look in STATUSES.items()},
}
"""How Graphviz draws each, in words."""


def in_words(still: Still, words: Mapping[str, Mapping[str, str]] = WORDS) -> Iterator[str]:
    """Yield the legend of *still* in *words*, for pictures that have no other: types, then lines, then statuses."""
    parts = (
        (TYPES, still.types, "types"),
        (RELATIONS, still.relations, "relations"),
        (STATUSES, still.statuses, "statuses"),
    )
    for looks, counted, how in parts:
        told = "; ".join(f"{words[how][name]}: {looks[name].label.lower()}, {number:,}" for name, number in counted)
        if told:
            yield f"{told[0].upper()}{told[1:]}."


def _caption(still: Still) -> Iterator[str]:
    counts = " · ".join(f"{number:,} {noun}" for number, noun in still.counts) or "Nothing to draw"
    words = (still.title, counts, *in_words(still), still.hints(), still.note, still.source)
    yield from (_label(x) for x in words if x)


def _attributes(what: str, **values: str) -> Iterator[str]:
    yield f"{what} [{', '.join(f'{name}={_quoted(value)}' for name, value in values.items())}]"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def _label(text: str) -> str:
    """Return *text* for Graphviz's strings: there a backslash begins an escape, and an ampersand an entity."""
    return readable(text).replace("\\", "\\\\").replace("&", "&amp;")
