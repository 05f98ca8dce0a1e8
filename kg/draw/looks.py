"""
How each type, relation and status is drawn: the one table for the drawing, its legend and its filters.

Colours stand in ``visualisations/picture/page.css``, by theme. Nothing is told by colour alone: types differ in
shape, relations in the end of their line, statuses in its strokes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.draw import view
from kg.model import Status


@dataclass(frozen=True, slots=True)
class Look:
    """How one of them is drawn; ``shape`` and ``arrow`` are vis-network's names."""

    label: str
    one: str = ""  # what a single one is called, inside a sentence
    shape: str = ""
    fill: float = 1.0  # size against a circle's, so that all shapes weigh the same to the eye
    arrow: str = ""
    dashes: tuple[int, ...] = ()
    crossed: bool = False
    width: float = 1.0  # of a line in one report
    growth: float = 0.4  # of that width, each time the reports double
    pull: float = 1.0  # of a line on its ends, in the layout


TYPES = {
    "person": Look("People", one="a person", shape="dot"),
    "country": Look("Countries", one="a country", shape="square", fill=0.9),
    "organisation": Look("Organisations", one="an organisation", shape="diamond", fill=1.25),
    "place": Look("Places", one="a place", shape="triangleDown", fill=1.05),
    "meeting": Look("Round tables", one="a round table", shape="hexagon", fill=1.1),
    "unnamed": Look("Unnamed sources", one="unnamed sources", shape="dot"),
}

RELATIONS = {
    view.MEETS: Look("Meets", width=2.0, growth=1.0, pull=1.5),
    view.SAYS: Look("Speaks of or to", arrow="vee", width=1.0, pull=0.4),
    view.REPRESENTS: Look("Represents", arrow="arrow", width=1.4, pull=1.0),
    view.LOCATED_IN: Look("Is located in", arrow="circle", width=1.2, pull=1.0),
}

STATUSES = {
    Status.HELD.value: Look("Held"),
    Status.PLANNED.value: Look("Planned", dashes=(9, 5)),
    Status.POSSIBLE.value: Look("Possible", dashes=(2, 5)),
    Status.CANCELLED.value: Look("Cancelled", dashes=(9, 5), crossed=True),
    Status.DENIED.value: Look("Denied", dashes=(2, 5), crossed=True),
}

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},  # nodes stand where they were put
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {"selectionWidth": 1.5, "hoverWidth": 1, "arrowStrikethrough": False, "smooth": False},
}

UNLINKED, SMALLEST, LARGEST = 5.0, 6.5, 21.0
"""
Radius in pixels at zoom 1: of what is linked to nobody (a town that only lies somewhere), of the least and of the
most central, from half to near twice the height of a name.
"""

LETTER, LINE = 6.8, 20.0
"""Mean width of a letter of a name, and the height of its line, in pixels: it is set in 12 px."""

LONGEST = 26
"""Letters of a name that are drawn; the card has all of it. ``dom.js`` cuts at the same."""
