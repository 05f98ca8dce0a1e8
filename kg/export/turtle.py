"""Turtle and TriG for people: prefixes, sections, a paragraph a subject. N-Quads and N-Triples: sorted lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from kg.export.names import Names, Sample
from kg.export.sections import HEADINGS, Sections, arranged
from kg.export.statements import RDF_TYPE, XSD, Statements, Subject, split_literal
from kg.store.graph import Piece, as_nquads
from kg.store.runs import Runs

_WIDTH = 110
"""Columns up to which the values of a property stay on one line."""

# What turns the direction of text, or is a control: legal as they are, but a reader could not see them. ASCII's
# controls are escaped already.
_HIDDEN = re.compile("[\x80-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")

_BARE = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}
"""Types whose values Turtle reads without quotation marks, and how they must be spelt for it."""


def turtle(pieces: Iterable[Piece], base: str) -> Iterator[bytes]:
    """Yield a Turtle file of *pieces*, whatever graph they are in; *base* is what the IRIs of the data begin with."""
    return _written(pieces, base, apart=False)


def trig(pieces: Iterable[Piece], base: str) -> Iterator[bytes]:
    """Yield a TriG file of *pieces*: the default graph as Turtle has it, then each named graph."""
    return _written(pieces, base, apart=True)


def _written(pieces: Iterable[Piece], base: str, *, apart: bool) -> Iterator[bytes]:
    sample = Sample(base)
    with Runs() as runs:
        found = Statements(sample.passing(pieces), runs, apart=apart)
        names = Names(sample.spaces, base)
        while True:
            writer = _Writer(names)
            heads = {graph: writer.terms[f"<{graph}>"] for graph in found.graphs if graph}
            with arranged(found, writer.paragraph) as graphs:
                if names.right:
                    yield "".join(f"@prefix {prefix}: <{x}> .\n" for prefix, x in names.declared.items()).encode()
                    yield from _bodies(graphs, heads)
                    return
            names = Names(names.used, base)


def _bodies(graphs: Mapping[str, Sections], heads: Mapping[str, str]) -> Iterator[bytes]:
    for graph in sorted({*graphs, *heads}):
        if graph:
            yield f"\n{heads[graph]} {{\n".encode()
        for section, text in graphs[graph].read():
            yield f"\n{'    ' if graph else ''}# --- {HEADINGS[section]} ---\n".encode()
            yield from text
        if graph:
            yield b"}\n"


_NEXT = " ;\n    "


class _Form(NamedTuple):
    """How a node with certain properties is written: each as it stands before its values, and the whole."""

    verbs: tuple[str, ...]
    text: str


class _Writer:
    """Writes paragraphs with certain names, and knows again what it has written once."""

    def __init__(self, names: Names) -> None:
        self.terms = _Terms(names)
        self._known: dict[tuple[str, ...], _Form] = {}

    def paragraph(self, subject: Subject) -> str:
        """Return what one graph says of a node, after an empty line; of a named graph it is indented."""
        node, properties, values, graph, single = subject
        form = self._known.get(properties)
        if form is None:
            form = self._known[properties] = self._form(properties)
        terms = self.terms
        if single:
            text = form.text % (terms[node], *map(terms.__getitem__, cast("Sequence[str]", values)))
        else:
            head = terms[node]
            lines = [
                verb + terms[x] if isinstance(x, str) else self._several(f"{head} " if i == 0 else "    ", verb, x)
                for i, (verb, x) in enumerate(zip(form.verbs, values, strict=True))
            ]
            text = f"\n{head} {_NEXT.join(lines)} .\n"
        return "\n    " + text[1:-1].replace("\n", "\n    ") + "\n" if graph else text

    def _form(self, properties: tuple[str, ...]) -> _Form:
        verbs = tuple(f"{'a' if x == RDF_TYPE else self.terms[f'<{x}>']} " for x in properties)
        lines = _NEXT.join(x.replace("%", "%%") + "%s" for x in verbs)
        return _Form(verbs, f"\n%s {lines} .\n")

    def _several(self, before: str, verb: str, values: Sequence[str]) -> str:
        """Return *verb* with its values: on its line where they fit, else each on its own."""
        terms = [self.terms[x] for x in values]
        line = verb + ", ".join(terms)
        if len(before) + len(line) + len(" .") <= _WIDTH:
            return line
        return verb[:-1] + "\n        " + ",\n        ".join(terms)


_TERMS = 1 << 18
"""Terms that are kept: those of most graphs; of a larger one the many that come once push out the few that come often,
which are soon there again."""


class _Terms(dict[str, str]):
    """Terms of N-Triples as Turtle writes them, each made when it is first asked for; plain text is not kept."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._short = names.short

    def __missing__(self, term: str) -> str:
        if term[0] == '"':
            if term[-1] == '"' and term.isascii() and "\0" not in term:
                return term
            text, kind = split_literal(term)
            if not text.isascii():
                text = _HIDDEN.sub(_escape, text)
            if not kind:
                return f'"{text}"'
            made = self._typed(text, kind)
        elif term[0] == "<":
            made = self._short(term[1:-1]) or term
        else:
            return term
        if len(self) > _TERMS:
            self.clear()
        self[term] = made
        return made

    def _typed(self, text: str, kind: str) -> str:
        if kind.startswith("@"):
            return f'"{text}"{kind}'
        datatype = kind[3:-1]
        if datatype in _BARE and _BARE[datatype].fullmatch(text):
            return text
        return f'"{text}"^^{self[kind[2:]]}'


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04X}"


def nquads(pieces: Iterable[Piece], base: str) -> Iterator[bytes]:
    """Yield the lines of N-Quads, sorted."""
    return _lines(as_nquads(pieces))


def ntriples(pieces: Iterable[Piece], base: str) -> Iterator[bytes]:
    """Yield the lines of N-Triples, sorted, each once whatever graphs it is in."""
    return _lines(lines for _, lines in pieces)


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    with Runs() as runs:
        for lines in pieces:
            runs.add(lines)
        for block in runs.blocks():
            yield b"\n".join(block) + b"\n"
