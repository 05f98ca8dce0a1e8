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
import re
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.draw import data, places, summary
from kg.draw.facts import Facts
from kg.draw.figure import Line, Sign, figure
from kg.draw.looks import OPTIONS, RELATIONS, STATUSES, TYPES
from kg.draw.payload import Known, Tables
from kg.draw.view import View
from kg.files import folder

Json = dict[str, Any]

STYLES = ("page.css", "ask.css", "views.css", "print.css")
"""In this order: what comes later overrules."""

SCRIPTS = (
    *(
        "dom.js",
        "copy.js",
        "tables.js",
        "scene.js",
        "state.js",
        "address.js",
        "dates.js",
        "theme.js",
        "letters.js",
        "spans.js",
        "cite.js",
    ),
    *("sparql.js", "terms.js", "cards.js", "names.js", "lines.js", "hand.js", "large.js", "vis.js", "stage.js"),
    *("keys.js", "filters.js", "range.js", "choices.js", "near.js", "paths.js", "search.js", "communities.js"),
    *("back.js", "../serve/earth.js", "../serve/view.js", "days.js", "marks.js", "views.js", "timeline.js", "map.js"),
    *("factsheet.js", "paper.js", "save.js", "print.js", "page.js"),
)
"""
In this order, as one script: each sees what stands in those before it. Those of ``serve`` are modules, of which it sees
what they export.
"""

HOLDS = 200
"""Signs that vis-network moves smoothly; for more, the page draws itself. ``stage.js`` has the same."""

SUMMARISED = 10_000
"""Signs in one picture, at most: of more, the page shows communities that open."""

LIVE = "live"
"""Name of the script and the style that only the page of a server has."""


def page(facts: Facts, graph: View, *, title: str, note: str = "", seed: int = 0) -> str:
    """
    Return the page of *graph*, whose edges point into *facts*; *note* says what it leaves out.

    Bytes depend on nothing but the arguments and the installed versions.
    """
    if len(graph) > SUMMARISED:
        return _summary(facts, graph, title, note, seed)
    tables = Tables(facts, graph)
    nodes, edges = _drawn(facts, graph, tables, seed)
    if len(nodes) > HOLDS:  # pyvis looks through all nodes for each it adds, for a library that is not in this page
        environment = _environment(graph, tables, note)
        environment.globals["facts"] = tables.json
        return environment.get_template("template.html").render(
            heading=title, nodes=nodes, edges=edges, options=data.as_json({})
        )
    from pyvis.network import Network  # type: ignore[import-untyped]

    network = Network(height="100%", width="100%", directed=True, heading=title, cdn_resources="in_line")
    network.options = OPTIONS
    for node in nodes:
        network.add_node(node.pop("id"), **node)
    for edge in edges:
        network.add_edge(edge.pop("from"), edge.pop("to"), **edge)
    network.templateEnv = _environment(graph, tables, note, _library())
    network.templateEnv.globals["facts"] = tables.json
    html: str = network.generate_html()
    return html


def _summary(facts: Facts, graph: View, title: str, note: str, seed: int) -> str:
    """Return the page of a graph too large for one picture: its communities, each with a scene of its own."""
    known = Known(facts)
    found = summary.summary(facts, graph, lambda members: scene(facts, members, seed, known), seed)
    environment = _environment(graph, Tables(facts, graph, known), note)
    environment.globals |= {"facts": found.scene["facts"], "closed": found.closed, "elsewhere": found.names, "alone": 0}
    template = environment.get_template("template.html")
    return template.render(heading=title, nodes=found.scene["nodes"], edges=found.scene["edges"], options="{}")


def live_page(title: str) -> tuple[str, str]:
    """
    Return the page that asks the server it comes from for its scenes, and the policy that it must be served with.

    Nothing of a graph is in it.
    """
    graph: View = nx.MultiDiGraph()
    tables = Tables(Facts(), graph)
    environment = _environment(graph, tables, "", _library(), live=True)
    environment.globals["facts"] = tables.json
    page = environment.get_template("template.html")
    text = page.render(heading=title, nodes=[], edges=[], options=data.as_json(OPTIONS))
    return text, str(environment.globals["policy"])


def scene(facts: Facts, graph: View, seed: int = 0, known: Known | None = None) -> Json:
    """Return what the page shows of *graph*: nodes, edges and facts, each a row; ``kg.draw.data`` makes text of it."""
    tables = Tables(facts, graph, known)
    nodes, edges = _drawn(facts, graph, tables, seed)
    return {"nodes": nodes, "edges": edges, "facts": tables.json}


def _drawn(facts: Facts, graph: View, tables: Tables, seed: int) -> tuple[list[Json], list[Json]]:
    drawn = figure(graph, facts, seed)
    nodes = [{"id": number, **_node(sign)} for number, sign in enumerate(drawn.signs)]
    edges = [
        {"id": number, "from": line.start, "to": line.end, **_edge(line, tables)}
        for number, line in enumerate(drawn.lines)
    ]
    return nodes, edges


# --- what pyvis is given ----------------------------------------------------------------


def _node(sign: Sign) -> Json:
    return {
        "label": sign.label,
        "group": sign.type,
        "shape": sign.shape,
        "size": sign.size,
        "links": sign.links,
        "x": sign.x,
        "y": sign.y,
    }


def _edge(line: Line, tables: Tables) -> Json:
    arrow = RELATIONS[line.relation].arrow
    edge = {
        "relation": line.relation,
        "facts": [tables.row(line.relation, index) for index in line.facts],
        "width": line.width,
        "arrows": {"to": {"enabled": True, "type": arrow, "scaleFactor": 0.5}} if arrow else "",
    }
    if line.status:
        edge |= {"status": line.status, "dashes": list(line.dashes) or False}
    elif line.tenure:
        edge |= {"tenure": line.tenure, "dashes": list(line.dashes)}
    if line.bow:
        bend = "curvedCW" if line.bow > 0 else "curvedCCW"
        edge["smooth"] = {"enabled": True, "type": bend, "roundness": abs(line.bow)}
    return edge


# --- what our template is given ---------------------------------------------------------


def _environment(graph: View, tables: Tables, note: str, library: str = "", *, live: bool = False) -> Environment:
    """Return where pyvis finds our template, with what it has no place for itself; *live* for the page of a server."""
    where = folder("visualisations") / "picture"
    scripts = (*SCRIPTS, *((f"{LIVE}.js",) if live else ()))
    style = "\n".join(_read(where / name) for name in (*STYLES, *((f"{LIVE}.css",) if live else ())))
    script = "(async () => {\n'use strict';\n" + "\n".join(_script(where, name) for name in scripts) + "})();\n"
    for text in (style, library, script):
        if re.search(r"</(script|style)|<!--", text, re.IGNORECASE):
            raise ValueError("a script or style of the page's own would end its element early")
    environment = Environment(loader=FileSystemLoader(where), autoescape=True, undefined=StrictUndefined)
    environment.filters["json"] = data.as_json
    environment.globals.update(
        policy=_policy(style, tuple(filter(None, (library, script))), "connect-src 'self'; " if live else ""),
        live=live,
        style=Markup(style),
        library=Markup(library),
        script=Markup(script),
        closed=(),
        elsewhere="",
        written=data.written,
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
        (tables.counts["articles"], "article", "articles"),
        (types["person"], "person", "people"),
        (types["country"], "country", "countries"),
        (types["organisation"], "organisation", "organisations"),
        (tables.counts["meetings"], "meeting", "meetings"),
        (tables.counts["statements"], "statement", "statements"),
    )
    return [(number, one if number == 1 else many) for number, one, many in figures if number]


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


def _policy(style: str, scripts: tuple[str, ...], more: str = "") -> str:
    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; script-src {' '.join(digest(script) for script in scripts)}; "
        f"style-src {digest(style)}; img-src data:; {more}base-uri 'none'; form-action 'none'"
    )
