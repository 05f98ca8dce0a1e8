"""
A view as one HTML file that opens offline and asks no one for anything.

pyvis holds the nodes, edges and options and renders the page, by our template in
place of its own, which loads from two hosts and pastes labels into a script. What
it ships of vis-network is put into the page whole. Data goes in as JSON that no
browser runs, and a policy in the page's head lets only our scripts run, by hash.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.draw import layout, places, view
from kg.draw.facts import Facts
from kg.draw.looks import LARGEST, LETTER, LINE, LONGEST, OPTIONS, RELATIONS, SMALLEST, STATUSES, TYPES, UNLINKED
from kg.draw.payload import Tables
from kg.draw.view import View
from kg.files import folder
from kg.model import Status

Json = dict[str, Any]

STYLES = ("page.css", "views.css", "print.css")
"""In this order: what comes later overrules."""

SCRIPTS = (
    *("dom.js", "scene.js", "state.js", "theme.js", "cards.js", "names.js", "vis.js", "stage.js", "filters.js"),
    *("search.js", "../serve/earth.js", "../serve/view.js", "days.js", "marks.js", "views.js"),
    *("timeline.js", "map.js", "factsheet.js", "paper.js", "save.js", "print.js", "page.js"),
)
"""
In this order, as one script: each sees what stands in those before it. Those of ``serve`` are modules, of which it sees
what they export.
"""

CANVAS = 2_000_000.0
"""Square pixels at zoom 1 that all names may take: twice what a screen has, where half of them still show at once."""

SCREEN = (900, 800)
"""Pixels that the picture has on a usual screen, between its two columns."""

BOW = 0.2
"""Bend between neighbours of a bundle of lines, as vis-network's ``roundness``: apart at the middle, yet one bundle."""


def page(facts: Facts, graph: View, *, title: str, note: str = "", seed: int = 0) -> str:
    """
    Return the page of *graph*, whose edges point into *facts*; *note* says what it leaves out.

    Bytes depend on nothing but the arguments and the installed versions.
    """
    from pyvis.network import Network  # type: ignore[import-untyped]

    tables = Tables(facts, graph)
    places = layout.positions(_links(graph), _boxes(graph), seed)
    network = Network(height="100%", width="100%", directed=True, heading=title, cdn_resources="in_line")
    network.options = OPTIONS
    for node, (x, y) in zip(_nodes(graph, _growth(places)), (places[key] for key in graph), strict=True):
        network.add_node(node.pop("id"), **node, x=x, y=y)
    for edge in _edges(graph, facts, tables):
        network.add_edge(edge.pop("from"), edge.pop("to"), **edge)
    network.templateEnv = _environment(graph, tables, note)
    html: str = network.generate_html()
    return html


def _links(graph: View) -> nx.Graph[str]:
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


# --- what pyvis is given ----------------------------------------------------------------


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


def _nodes(graph: View, growth: float) -> list[Json]:
    most = _most(graph)
    rows = []
    for number, key in enumerate(graph):
        about = graph.nodes[key]
        look = TYPES[about["type"]]
        row = {
            "id": number,
            "label": about["label"],
            "group": about["type"],
            "shape": look.shape,
            "size": round(_radius(about["centrality"], most) * look.fill * growth, 1),
            "links": about["links"],
        }
        rows.append(row)
    return rows


def _boxes(graph: View) -> dict[str, layout.Box]:
    """Return the space that each node wants: its sign, with its name below, or part of it where there are too many."""
    most = _most(graph)
    signs = {key: 2 * _radius(about["centrality"], most) for key, about in graph.nodes(data=True)}
    names = {key: _width(about["label"]) for key, about in graph.nodes(data=True)}
    for share in (1.0, 0.7, 0.5, 0.35, 0.25):
        boxes = {
            key: (sign + 8 + max(0.0, names[key] - sign) * share, sign + 6 + LINE * share)
            for key, sign in signs.items()
        }
        if sum(wide * high for wide, high in boxes.values()) * layout.ROOM < CANVAS:
            break
    return boxes


def _width(label: str) -> float:
    return LETTER * sum(2 if unicodedata.east_asian_width(x) in "WF" else 1 for x in label[:LONGEST])


def _edges(graph: View, facts: Facts, tables: Tables) -> list[Json]:
    """Return one line for all facts of one relation, and of one status, between two nodes in one direction."""
    numbers = {key: number for number, key in enumerate(graph)}
    bundles: defaultdict[tuple[str, str, str, str | None], list[int]] = defaultdict(list)
    for one, other, edge in graph.edges(data=True):
        bundles[one, other, edge["relation"], edge["status"]].append(edge["fact"])
    lines: list[Json] = []
    for (one, other, relation, status), found in sorted(bundles.items(), key=_bundle_order):
        look = RELATIONS[relation]
        reports = sum(_reports(facts, relation, index) for index in found)
        line = {
            "id": len(lines),
            "from": numbers[one],
            "to": numbers[other],
            "relation": relation,
            "facts": [tables.row(relation, index) for index in sorted(found)],
            "width": round(min(look.width + look.growth * math.log2(max(reports, 1)), 7.0), 1),
            "arrows": {"to": {"enabled": True, "type": look.arrow, "scaleFactor": 0.5}} if look.arrow else "",
        }
        if relation == view.MEETS and status:
            line |= {"status": status, "dashes": list(STATUSES[status].dashes) or False}
        elif status:
            line |= {"tenure": status, "dashes": list(STATUSES[Status.POSSIBLE.value].dashes)}
        lines.append(line)
    _bend(lines)
    return lines


def _bundle_order(bundle: tuple[tuple[str, str, str, str | None], list[int]]) -> tuple[str, str, int, int, str]:
    one, other, relation, status = bundle[0]
    return one, other, list(RELATIONS).index(relation), [*STATUSES, status].index(status), status or ""


def _reports(facts: Facts, relation: str, index: int) -> int:
    if relation == view.MEETS:
        return len(facts.meetings[index].reports)
    if relation == view.SAYS:
        return len(facts.statements[index].evidence)
    return len((facts.roles if relation == view.REPRESENTS else facts.within)[index].evidence)


def _bend(lines: list[Json]) -> None:
    """Fan out the lines between the same two nodes, whatever their direction."""
    between: defaultdict[tuple[int, int], list[Json]] = defaultdict(list)
    for line in lines:
        between[min(line["from"], line["to"]), max(line["from"], line["to"])].append(line)
    for bundle in between.values():
        for number, line in enumerate(bundle):
            bow = (number - (len(bundle) - 1) / 2) * BOW * (1 if line["from"] < line["to"] else -1)
            if bow:
                bend = "curvedCW" if bow > 0 else "curvedCCW"
                line["smooth"] = {"enabled": True, "type": bend, "roundness": round(abs(bow), 3)}


# --- what our template is given ---------------------------------------------------------


def _environment(graph: View, tables: Tables, note: str) -> Environment:
    """Return where pyvis finds our template, with what it has no place for itself."""
    where = folder("visualisations") / "picture"
    style = "\n".join(_read(where / name) for name in STYLES)
    library = _library()
    script = "(() => {\n'use strict';\n" + "\n".join(_script(where, name) for name in SCRIPTS) + "})();\n"
    for text in (style, library, script):
        if re.search(r"</(script|style)|<!--", text, re.IGNORECASE):
            raise ValueError("a script or style of the page's own would end its element early")
    environment = Environment(loader=FileSystemLoader(where), autoescape=True, undefined=StrictUndefined)
    environment.filters["json"] = as_json
    environment.globals.update(
        policy=_policy(style, (library, script)),
        style=Markup(style),
        library=Markup(library),
        script=Markup(script),
        facts=tables.json,
        earth=places.outline(),
        note=note,
        counts=_counts(graph, tables),
        types=list(TYPES.items()),
        alone=sum(not graph.degree(key) for key in graph),
        relations=list(RELATIONS.items()),
        statuses=list(STATUSES.items()),
    )
    return environment


def _counts(graph: View, tables: Tables) -> list[tuple[int, str]]:
    """Return the figures under the title, with their nouns."""
    types = Counter(about["type"] for _, about in graph.nodes(data=True))
    figures = (
        (len(tables.json["articles"]), "article", "articles"),
        (types["person"], "person", "people"),
        (types["country"], "country", "countries"),
        (types["organisation"], "organisation", "organisations"),
        (len(tables.json["meetings"]), "meeting", "meetings"),
        (len(tables.json["statements"]), "statement", "statements"),
    )
    return [(number, one if number == 1 else many) for number, one, many in figures if number]


def as_json(value: object) -> Markup:
    """
    Return *value* as JSON that may stand in an HTML script element.

    What could end the element, start a comment in it or break a line of JavaScript is written as an
    escape, and so is half a surrogate pair, which has no UTF-8.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(re.sub("[<>&\u2028\u2029\ud800-\udfff]", lambda x: f"\\u{ord(x[0]):04x}", text))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _script(where: Path, name: str) -> str:
    """Return a part of the script; a module of another page as the names that it exports."""
    text = _read(where / name)
    if not name.startswith("../"):
        return text
    inner = re.sub(r"^import .*;\n", "", text, flags=re.MULTILINE)  # what they import stands here too
    names = ", ".join(re.findall(r"^export const (\w+)", inner, flags=re.MULTILINE))
    inner = re.sub(r"^export (?=const )", "", inner, flags=re.MULTILINE)
    return f"const {{ {names} }} = (() => {{\n{inner}return {{ {names} }};\n}})();\n"


def _library() -> str:
    """Return vis-network as pyvis ships it, licence and all, but for the line that sends debuggers to a network."""
    import pyvis  # type: ignore[import-untyped]

    path = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return re.sub(r"\n//# sourceMappingURL=.*\s*$", "\n", _read(path))


def _policy(style: str, scripts: tuple[str, ...]) -> str:
    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; script-src {' '.join(digest(script) for script in scripts)}; "
        f"style-src {digest(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    )
