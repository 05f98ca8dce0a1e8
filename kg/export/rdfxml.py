"""RDF/XML: one element a subject; graphs are merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, Quad, Triple

from kg.errors import QueryError
from kg.export.shape import XSD, Node, Subject, merged
from kg.store.sparql import PREFIXES, Term

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAME = re.compile(r"[A-Za-z_][\w.\-]*$", re.ASCII)
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_IN_TEXT = re.compile("[&<>\r]")
_IN_ATTRIBUTE = re.compile('[&<>"\t\n\r]')


def legal(text: str) -> str:
    """Return *text* with U+FFFD in the place of characters that XML 1.0 has no way to write."""
    return _ILLEGAL.sub("\ufffd", text)


def rdfxml(quads: Iterable[Quad | Triple], base: str) -> Iterator[str]:
    """
    Yield an RDF/XML file of *quads*, whatever graph they are in.

    Control characters, which XML cannot hold, become U+FFFD. Raises ``QueryError`` for a property
    whose IRI does not end in an XML name: this format cannot write it.
    """
    subjects = merged(quads)
    spaces = sorted({_split(p.value)[0] for x in subjects for p, _ in x.properties} | {PREFIXES["rdf"]})
    known = {space: prefix for prefix, space in PREFIXES.items()}
    others = (f"ns{i}" for i in range(1, len(spaces) + 1))
    prefixes = {space: known.get(space) or next(others) for space in spaces}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    for space, prefix in sorted(prefixes.items(), key=lambda x: x[1]):
        yield f'\n    xmlns:{prefix}="{_attribute(space)}"'
    yield ">\n"
    for subject in subjects:
        yield from _description(subject, prefixes)
    yield "</rdf:RDF>\n"


def _split(iri: str) -> tuple[str, str]:
    found = _NAME.search(iri)
    if found is None or found.start() == 0:
        raise QueryError(f"RDF/XML cannot write the property <{iri}>: it does not end in a name. Choose another format")
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    start = max(cut, found.start())
    return iri[:start], iri[start:]


def _description(subject: Subject, prefixes: dict[str, str]) -> Iterator[str]:
    yield f"\n<rdf:Description {_reference(subject.node, 'about')}>\n"
    for predicate, values in subject.properties:
        space, name = _split(predicate.value)
        element = f"{prefixes[space]}:{name}"
        for value in values:
            yield f"  {_property(element, value)}\n"
    yield "</rdf:Description>\n"


def _reference(node: Node, attribute: str) -> str:
    if isinstance(node, BlankNode):
        return f'rdf:nodeID="{_attribute(node.value)}"'
    return f'rdf:{attribute}="{_attribute(node.value)}"'


def _property(element: str, value: Term) -> str:
    if not isinstance(value, Literal):
        return f"<{element} {_reference(value, 'resource')}/>"
    kind = ""
    if value.language:
        kind = f' xml:lang="{value.language}"'
    elif value.datatype.value != XSD + "string":
        kind = f' rdf:datatype="{_attribute(value.datatype.value)}"'
    text = _IN_TEXT.sub(lambda x: _SIGNS[x[0]], legal(value.value))
    return f"<{element}{kind}>{text}</{element}>"


def _attribute(text: str) -> str:
    return _IN_ATTRIBUTE.sub(lambda x: _SIGNS[x[0]], legal(text))
