"""JSON-LD that reads like plain JSON: a context with the ontology's terms, then one node a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.export import context
from kg.export.context import Context
from kg.export.sections import Sections, arranged
from kg.export.statements import RDF_TYPE, XSD, Statements, Subject, split_literal, unescaped
from kg.store.graph import Piece
from kg.store.runs import Runs

_INTEGER = re.compile(r"-?[1-9][0-9]{0,14}|0")
"""Spellings that a JSON number keeps; readers hold numbers as doubles, exact up to fifteen digits."""


def jsonld(pieces: Iterable[Piece], base: str) -> Iterator[bytes]:
    """
    Yield a JSON-LD file of *pieces*: the nodes of the default graph, then each named graph with its own.

    The context of ``ontology/context.jsonld`` stands in it, so that it is read offline. Names of the data are
    relative to *base*, which it states as well.
    """
    writer = _Writer(context.read(), base)
    with Runs() as runs:
        found = Statements(pieces, runs, apart=True)
        with arranged(found, writer.node) as graphs:
            yield _head(writer.context, base).encode()
            first = True
            for graph in sorted(graphs):
                if not graph:
                    yield from _without_comma(graphs[graph])
                else:
                    head = f'{{"id": {_dump(writer.name(f"<{graph}>"))}, "@graph": ['
                    yield f"{'' if first else ','}\n{head}".encode()
                    yield from _without_comma(graphs[graph])
                    yield b"\n]}"
                first = False
            yield b"\n]}\n"


def _head(terms: Context, base: str) -> str:
    told = ({"@base": base} if base else {}) | terms.terms
    lines = ",\n".join(f"  {_dump(name)}: {_dump(x)}" for name, x in told.items())
    return f'{{"@context": {{\n{lines}\n}},\n"@graph": ['


def _without_comma(sections: Sections) -> Iterator[bytes]:
    """Yield the nodes of a graph, each of which begins with a comma and a line feed; the first without the comma."""
    first = True
    for _, text in sections.read():
        for piece in text:
            yield piece[1:] if first else piece
            first = False


def _dump(value: Any) -> str:
    return _harmless(json.dumps(value, ensure_ascii=False))


def _harmless(text: str) -> str:
    # "<\/" is the same to a reader of JSON, and cannot end a <script> that somebody puts this in.
    return text.replace("</", "<\\/").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


_RELATIVE = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_%~!$&'()*+,;=@-][^/?#\\]*)*(#[^#\\]*)?")
"""What a reader, told the base, makes the same IRI of: nothing in it looks like a scheme or leads up a folder."""


class _Writer:
    """Writes nodes as objects, by the terms of a context."""

    def __init__(self, context: Context, base: str) -> None:
        self.context = context
        self._base = base

    def node(self, subject: Subject) -> str:
        """Return what a graph says of a node as a line, with what ends the one before."""
        held: dict[str, Any] = {"id": self.name(subject.node)}
        for iri, values in zip(subject.properties, subject.values, strict=True):
            several = [values] if isinstance(values, str) else values
            if iri == RDF_TYPE and all(x.startswith("<") for x in several):
                name = "type"
                told: list[Any] = [self.context.name(x[1:-1]) or self.context.compact(x[1:-1]) for x in several]
            else:
                name, told = self._property(iri, several)
            held[name] = told[0] if len(told) == 1 else told
        return ",\n" + _dump(held)

    def name(self, node: str) -> str:
        """Return the name of a node: relative to the base where it can be, else the IRI."""
        if node.startswith("_:"):
            return node
        iri = node[1:-1]
        rest = iri[len(self._base) :]
        return rest if self._base and iri.startswith(self._base) and _RELATIVE.fullmatch(rest) else iri

    def _property(self, iri: str, values: list[str]) -> tuple[str, list[Any]]:
        name, kind = self.context.term(iri)
        return name, [self._value(x, kind) for x in values]

    def _value(self, term: str, kind: str | None) -> Any:
        if not term.startswith('"'):
            if kind == "@vocab" and (short := self.context.name(term[1:-1])):
                return short
            return self.name(term) if kind == "@id" else {"@id": self.name(term)}
        text, suffix = split_literal(term)
        words = unescaped(text)
        if suffix.startswith("@"):
            return {"@value": words, "@language": suffix[1:]}
        datatype = suffix[3:-1]
        if datatype and kind and self.context.compact(datatype) == kind:
            return words
        if not datatype:
            return words if kind is None else {"@value": words}
        if kind is None and datatype == XSD + "integer" and _INTEGER.fullmatch(words):
            return int(words)
        if kind is None and datatype == XSD + "boolean" and words in ("true", "false"):
            return words == "true"
        return {"@value": words, "@type": self.context.compact(datatype)}
