"""Turtle and TriG for people: prefixes, sections, a paragraph a subject. N-Quads and N-Triples: sorted lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.export.shape import RDF_TYPE, XSD, Names, Node, Subject, by_graph, iris, merged
from kg.store.sparql import Term

_WIDTH = 110
"""Columns up to which the values of a property stay on one line."""

_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Controls and what turns the direction of text: legal as they are, but a reader could not see them.
_HIDDEN = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]')

_BARE = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}
"""Types whose values Turtle reads without quotation marks, and how they must be spelt for it."""


def turtle(quads: Iterable[Quad | Triple], base: str) -> Iterator[str]:
    """Yield a Turtle file of *quads*, whatever graph they are in; *base* is what the IRIs of the data begin with."""
    subjects = merged(quads)
    names = Names(iris(subjects), base)
    yield from _prefixes(names)
    yield from _body(subjects, names, "")


def trig(quads: Iterable[Quad], base: str) -> Iterator[str]:
    """Yield a TriG file of *quads*: the default graph as Turtle has it, then each named graph."""
    graphs = by_graph(quads)
    own = (graph.value for graph, _ in graphs if graph is not None)
    names = Names((*own, *(iri for _, subjects in graphs for iri in iris(subjects))), base)
    yield from _prefixes(names)
    for graph, subjects in graphs:
        if graph is None:
            yield from _body(subjects, names, "")
        else:
            yield f"\n{_node(graph, names)} {{\n"
            yield from _body(subjects, names, "    ")
            yield "}\n"


def _prefixes(names: Names) -> Iterator[str]:
    for prefix, space in names.prefixes.items():
        yield f"@prefix {prefix}: <{space}> .\n"


def _body(subjects: Iterable[Subject], names: Names, indent: str) -> Iterator[str]:
    section = None
    for subject in subjects:
        if subject.section != section:
            section = subject.section
            yield f"\n{indent}# --- {section} ---\n"
        yield "\n" + "".join(f"{indent}{line}\n" for line in _paragraph(subject, names))


def _paragraph(subject: Subject, names: Names) -> Iterator[str]:
    last = len(subject.properties) - 1
    for i, (predicate, values) in enumerate(subject.properties):
        verb = "a" if predicate.value == RDF_TYPE else _node(predicate, names)
        before = f"{_node(subject.node, names)} " if i == 0 else "    "
        end = " ." if i == last else " ;"
        terms = [_term(x, names) for x in values]
        line = f"{before}{verb} {', '.join(terms)}{end}"
        if len(line) <= _WIDTH or len(terms) == 1:
            yield line
        else:
            yield f"{before}{verb}"
            yield from (f"        {term}," for term in terms[:-1])
            yield f"        {terms[-1]}{end}"


def _node(node: Node, names: Names) -> str:
    return (isinstance(node, NamedNode) and names.short(node.value)) or str(node)


def _term(term: Term, names: Names) -> str:
    if not isinstance(term, Literal):
        return _node(term, names)
    if term.language:
        return f"{_quoted(term.value)}@{term.language}"
    kind = term.datatype.value
    if kind in _BARE and _BARE[kind].fullmatch(term.value):
        return term.value
    return _quoted(term.value) if kind == XSD + "string" else f"{_quoted(term.value)}^^{_node(term.datatype, names)}"


def _quoted(text: str) -> str:
    return '"' + _HIDDEN.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    return _ESCAPED.get(sign) or f"\\u{ord(sign):04X}"


def nquads(quads: Iterable[Quad], base: str) -> Iterator[str]:
    """Yield the lines of N-Quads, sorted."""
    return _lines(quads)


def ntriples(quads: Iterable[Quad | Triple], base: str) -> Iterator[str]:
    """Yield the lines of N-Triples, sorted, each once whatever graphs it is in."""
    return _lines(Triple(x.subject, x.predicate, x.object) for x in quads)


def _lines(statements: Iterable[Quad | Triple]) -> Iterator[str]:
    # A term's own text is its N-Triples form.
    yield from sorted({f"{statement} .\n" for statement in statements})
