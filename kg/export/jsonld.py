"""JSON-LD: a context with the prefixes, then one node a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.export.shape import RDF_TYPE, XSD, Names, Node, Subject, by_graph, iris
from kg.store.sparql import Term

_INTEGER = re.compile(r"-?[1-9][0-9]{0,14}|0")
"""Spellings that a JSON number keeps; readers hold numbers as doubles, exact up to fifteen digits."""


def jsonld(quads: Iterable[Quad | Triple], base: str) -> Iterator[str]:
    """Yield a JSON-LD file of *quads*: the nodes of the default graph, then each named graph with its own."""
    graphs = by_graph(x if isinstance(x, Quad) else Quad(x.subject, x.predicate, x.object) for x in quads)
    own = (graph.value for graph, _ in graphs if graph is not None)
    names = Names((*own, *(iri for _, subjects in graphs for iri in iris(subjects))), base)
    yield f'{{"@context": {_dump(names.prefixes)},\n"@graph": ['
    separator = "\n"
    for graph, subjects in graphs:
        if graph is None:
            for subject in subjects:
                yield separator + _dump(_object(subject, names))
                separator = ",\n"
        elif subjects:
            nodes = ",\n".join(_dump(_object(x, names)) for x in subjects)
            yield f'{separator}{{"@id": {_dump(_name(graph, names))}, "@graph": [\n{nodes}\n]}}'
            separator = ",\n"
    yield "\n]}\n"


def _dump(value: Any) -> str:
    # "<\/" is the same to a reader of JSON, and cannot end a <script> that somebody puts this in.
    return (
        json.dumps(value, ensure_ascii=False)
        .replace("</", "<\\/")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _object(subject: Subject, names: Names) -> dict[str, Any]:
    held: dict[str, Any] = {"@id": _name(subject.node, names)}
    for predicate, values in subject.properties:
        if predicate.value == RDF_TYPE and all(isinstance(x, NamedNode) for x in values):
            told: list[Any] = [_name(x, names) for x in values if isinstance(x, NamedNode)]
            held["@type"] = told[0] if len(told) == 1 else told
        else:
            told = [_value(x, names) for x in values]
            held[_name(predicate, names)] = told[0] if len(told) == 1 else told
    return held


def _name(node: Node, names: Names) -> str:
    return str(node) if isinstance(node, BlankNode) else names.short(node.value) or node.value


def _value(term: Term, names: Names) -> Any:
    if not isinstance(term, Literal):
        return {"@id": _name(term, names)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    kind = term.datatype.value
    if kind == XSD + "string":
        return term.value
    if kind == XSD + "integer" and _INTEGER.fullmatch(term.value):
        return int(term.value)
    if kind == XSD + "boolean" and term.value in ("true", "false"):
        return term.value == "true"
    return {"@value": term.value, "@type": _name(term.datatype, names)}
