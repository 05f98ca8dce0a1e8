"""RDF/XML: one element a subject; graphs are merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.errors import QueryError
from kg.export.sections import arranged
from kg.export.statements import Statements, Subject, split_literal, unescaped
from kg.query.formats import SIGNS, escaped, legal
from kg.store.graph import Piece
from kg.store.runs import Runs
from kg.store.sparql import PREFIXES

_NAME = re.compile(r"[A-Za-z_][\w.\-]*$", re.ASCII)
# A line end as a reference, so that a paragraph is what its line ends are: a reader finds the same.
_IN_TEXT = re.compile("[&<>\r\n]")
_KNOWN = {space: prefix for prefix, space in PREFIXES.items()}


def rdfxml(pieces: Iterable[Piece], base: str) -> Iterator[bytes]:
    """
    Yield an RDF/XML file of *pieces*, whatever graph they are in.

    Control characters, which XML cannot hold, become U+FFFD. Raises ``QueryError`` for a property
    whose IRI does not end in an XML name: this format cannot write it.
    """
    writer = _Writer()
    with Runs() as runs, arranged(Statements(pieces, runs, apart=False), writer.description) as graphs:
        yield b'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
        for prefix in sorted({"rdf", *writer.used}):
            yield f'\n    xmlns:{prefix}="{escaped(PREFIXES[prefix])}"'.encode()
        yield b">\n"
        for sections in graphs.values():
            for _, text in sections.read():
                yield from text
        yield b"</rdf:RDF>\n"


class _Writer:
    """Writes descriptions, and knows again what it has written once."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        """The prefixes that the file's head declares; a namespace that has none is declared where it stands."""
        self._tags: dict[str, tuple[str, str]] = {}

    def description(self, subject: Subject) -> str:
        """Return what is said of a node, after an empty line."""
        lines = [f"\n<rdf:Description {_reference(subject.node, 'about')}>\n"]
        for name, values in zip(subject.properties, subject.values, strict=True):
            start, end = self._tag(name)
            for value in (values,) if isinstance(values, str) else values:
                lines.append(f"  {_property(start, end, value)}\n")
        lines.append("</rdf:Description>\n")
        return "".join(lines)

    def _tag(self, iri: str) -> tuple[str, str]:
        """Return what stands between the brackets of the tags of the property *iri*."""
        if iri not in self._tags:
            space, name = _split(iri)
            prefix = _KNOWN.get(space)
            if prefix is None:
                self._tags[iri] = f'ns:{name} xmlns:ns="{escaped(space)}"', f"ns:{name}"
            else:
                self.used.add(prefix)
                self._tags[iri] = (f"{prefix}:{name}",) * 2
        return self._tags[iri]


def _split(iri: str) -> tuple[str, str]:
    found = _NAME.search(iri)
    if found is None or found.start() == 0:
        raise QueryError(f"RDF/XML cannot write the property <{iri}>: it does not end in a name. Choose another format")
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    start = max(cut, found.start())
    return iri[:start], iri[start:]


def _reference(node: str, attribute: str) -> str:
    if node.startswith("_:"):
        return f'rdf:nodeID="{escaped(node[2:])}"'
    return f'rdf:{attribute}="{escaped(node[1:-1])}"'


def _property(start: str, end: str, value: str) -> str:
    if not value.startswith('"'):
        return f"<{start} {_reference(value, 'resource')}/>"
    text, kind = split_literal(value)
    told = ""
    if kind.startswith("@"):
        told = f' xml:lang="{kind[1:]}"'
    elif kind:
        told = f' rdf:datatype="{escaped(kind[3:-1])}"'
    words = _IN_TEXT.sub(lambda x: SIGNS[x[0]], legal(unescaped(text)))
    return f"<{start}{told}>{words}</{end}>"
