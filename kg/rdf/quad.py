"""Statements of a graph, and their form as N-Quads: one line each, sorted, so the same set gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rdflib import XSD, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

Triple = tuple[URIRef, URIRef, URIRef | Literal]
Quad = tuple[URIRef, URIRef, URIRef | Literal, URIRef | None]
"""Subject, predicate, object and the graph's IRI; ``None`` is the default graph."""

# Canonical N-Quads (RDF 1.1): these five are escaped by a letter, no other sign but the controls at all.
_LETTERS = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile('[\x00-\x1f\x7f"\\\\]')
_STRING = XSD.string  # to ask a namespace for it each time takes longer than to write a term
_UNSAFE = re.compile('[\x00-\x20<>"{}|^`\\\\]')


def term(value: URIRef | Literal) -> str:
    """Return a term as N-Triples writes it. There are no blank nodes: given one, it raises ``TypeError``."""
    if isinstance(value, URIRef):
        return f"<{_UNSAFE.sub(_code, value)}>"
    if not isinstance(value, Literal):
        raise TypeError(f"{value!r} is no IRI and no literal: blank nodes have no name that a rebuild would give again")
    quoted = f'"{_ESCAPED.sub(_escape, value)}"'
    if value.language:
        return f"{quoted}@{value.language}"
    if value.datatype is None or value.datatype == _STRING:
        return quoted
    return f"{quoted}^^{term(value.datatype)}"


def line(quad: Quad) -> str:
    """Return one line of N-Quads, without the line end. rdflib's own name of the default graph is left out."""
    s, p, o, graph = quad
    named = "" if graph is None or graph == DATASET_DEFAULT_GRAPH_ID else f" {term(graph)}"
    return f"{term(s)} {term(p)} {term(o)}{named} ."


def nquads(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield the lines of N-Quads (each with its line end), sorted by code point, none twice."""
    for text in sorted({line(quad) for quad in quads}):
        yield text + "\n"


def sorted_nquads(quads: Iterable[Quad]) -> bytes:
    """Return N-Quads in UTF-8: the same bytes for the same set of *quads*, whatever their order."""
    return "".join(nquads(quads)).encode()


def _escape(match: re.Match[str]) -> str:
    return _LETTERS.get(match[0]) or _code(match)


def _code(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04X}"
