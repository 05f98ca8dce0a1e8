"""SHACL: what of a graph is not as ``ontology/shapes.ttl`` has it, by pyshacl, for any graph and any shapes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rdflib import RDF, RDFS, SH, Graph, URIRef
from rdflib.term import Node

from kg import files
from kg.check.axioms import ontology


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """
    What one shape finds wrong with one node.

    ``path`` is the property, where the shape is of one; ``value`` what stands there
    and should not. A ``warning`` is worth saying and refuses nothing.
    """

    focus: str
    path: str | None
    message: str
    value: str | None = None
    warning: bool = False

    def __str__(self) -> str:
        where = f"{self.focus} {self.path or ''}".rstrip()
        found = "" if self.value is None else f" (found: {self.value})"
        return f"{'warning: ' if self.warning else ''}{where}: {self.message}{found}"


@lru_cache(maxsize=1)
def shapes() -> Graph:
    """Return our shapes; read once a process, so do not change them."""
    return Graph().parse(files.folder("ontology") / "shapes.ttl", format="turtle")


def validate(graph: Iterable[Any], against: Graph | None = None) -> list[Violation]:
    """
    Return what is wrong with *graph*, sorted; an empty list, or warnings alone, is a graph that conforms.

    *graph* is an rdflib ``Graph`` or ``Dataset`` (taken as one graph), or triples or
    quads. *against* is other shapes than ours. pyshacl takes some 200 µs a triple; the
    gate of a build (``kg.check.gate``) checks our shapes in a fraction of that.
    """
    import pyshacl

    data = Graph(bind_namespaces="none")
    for row in graph:
        data.add(row[:3])
    # The hierarchy alone: a place is a dip:Place because its class says so, in the data or not.
    for triple in ontology().triples((None, RDFS.subClassOf, None)):
        data.add(triple)
    _, report, _ = pyshacl.validate(
        data, shacl_graph=against or shapes(), inference="none", inplace=True, do_owl_imports=False, meta_shacl=False
    )
    if not isinstance(report, Graph):
        raise TypeError(f"pyshacl gave no report: {report!r}")
    return sorted({_violation(report, node) for node in report.subjects(RDF.type, SH.ValidationResult)}, key=_order)


def _violation(report: Graph, node: Node) -> Violation:
    path = report.value(node, SH.resultPath)
    value = report.value(node, SH.value)
    return Violation(
        focus=str(report.value(node, SH.focusNode)),
        path=str(path) if isinstance(path, URIRef) else None,
        message=min((str(x) for x in report.objects(node, SH.resultMessage)), default=""),
        value=None if value is None else value.n3(),
        warning=report.value(node, SH.resultSeverity) != SH.Violation,
    )


def _order(violation: Violation) -> tuple[bool, str, str, str, str]:
    return violation.warning, violation.focus, violation.path or "", violation.message, violation.value or ""
