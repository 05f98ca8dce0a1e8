"""Asking, inferring, drawing and exporting: on a graph of made-up articles, large enough to tell engines apart."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import owlrl
from pyvis.network import Network
from rdflib import Graph

from kg import export, pipeline
from kg.check import compiled, rules, shapes
from kg.check.axioms import ontology
from kg.config import Config
from kg.draw import draw_html, facts
from kg.draw import view as views
from kg.query import run
from kg.store import oxigraph, sparql
from tests import fakes
from tests.benchmarks.measure import Result, alternately

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES = 1000

QUESTION = """
SELECT ?name (COUNT(DISTINCT ?meeting) AS ?n) {
  ?meeting dip:participant ?person, ?other ; dip:status dip:Held . ?person rdfs:label "Ana Sol" .
  ?other rdfs:label ?name . FILTER(?other != ?person)
} GROUP BY ?name ORDER BY DESC(?n) ?name
"""


def results() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as folder:
        graph = oxigraph.open_store(_store(Path(folder)))
        copy = graph.rdflib()
        size = f"{len(copy):,} triples"
        text = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in sparql.PREFIXES.items()) + QUESTION
        ours, theirs = alternately(lambda: list(graph.select(QUESTION)), lambda: list(copy.query(text)), rounds=3)
        yield Result(f"a query over {size}, Oxigraph", ours, "rdflib, in memory", theirs)
        named, plain = alternately(
            lambda: run(graph, "who-met", ["Ana Sol"]), lambda: list(graph.select(QUESTION)), rounds=3
        )
        yield Result("`who-met`, names looked up, rows labelled", named, "that query", plain)
        checked, shacl = alternately(lambda: compiled.violations(copy), lambda: shapes.validate(copy), rounds=1)
        yield Result(f"the shapes over {size}, compiled", checked, "pyshacl", shacl)
        stated = [x for x in copy.quads((None, None, None, None)) if not str(x[3]).endswith("graph/inferred")]
        closed, owl_rl = alternately(lambda: list(rules.inferred(stated)), lambda: _owlrl(stated), rounds=1)
        yield Result(f"what follows from {len(stated):,} triples, our rules", closed, "owlrl", owl_rl)
        every = list(export.PROFILES)
        profiles, plain = alternately(
            lambda: list(export.export(graph, "nquads", profile=every)),
            lambda: list(export.export(graph, "nquads")),
            rounds=2,
        )
        yield Result(f"N-Quads of {size}, in the terms of {len(every)} profiles too", profiles, "ours alone", plain)
        ours, theirs = alternately(
            lambda: list(export.export(graph, "turtle")), lambda: copy.serialize(format="turtle"), rounds=2
        )
        yield Result(f"Turtle of {size}", ours, "rdflib's `serialize`", theirs)
        view = views.view(facts.read(graph))
        drawn, plain = alternately(lambda: draw_html(graph, title="x"), lambda: _pyvis(view), rounds=2)
        what = f"a page of that graph ({len(view):,} nodes), laid out, with its sentences"
        yield Result(what, drawn, "pyvis alone, nodes and edges", plain)


def _owlrl(stated: list[Any]) -> None:
    graph = ontology() + Graph()
    for row in stated:
        graph.add(row[:3])
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)


def _pyvis(view: Any) -> str:
    network = Network(directed=True, cdn_resources="in_line")
    for node in view:
        network.add_node(node)
    for one, other in view.edges():
        network.add_edge(one, other)
    return str(network.generate_html())


def _store(folder: Path) -> Path:
    """Build a store by the reader of the tests: people and meetings in number, no parser."""
    real, pipeline._reader = pipeline._reader, fakes.reader
    try:
        articles = fakes.articles(folder / "articles", ARTICLES, people=300)
        pipeline.build([str(articles)], folder / "my.kg", config=Config())
    finally:
        pipeline._reader = real
    return folder / "my.kg"
