"""
A graph as text, put in order and cut into its subjects: what the writers of RDF share.

rdflib's own writers give other bytes on every run for all formats but Turtle and N-Triples, and hold the graph as
objects; Oxigraph's list prefixes in the order of a hash and statements in that of its index. So these sort lines of
N-Triples, and work on the text of terms: most of them a writer passes on as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from kg.export.runs import Runs
from kg.store.graph import Piece
from kg.store.sparql import PREFIXES

RDF_TYPE = PREFIXES["rdf"] + "type"
XSD = PREFIXES["xsd"]

Values = str | list[str]
"""The objects of one property: one as it is most often, or several in order."""


class Subject(NamedTuple):
    """
    What one graph says of one node, in terms as N-Triples writes them: ``<http://…>``, ``"5"^^<http://…>``, ``_:b0``.

    Properties are IRIs without angle brackets: those that say what a thing is before the others, each once.
    ``graph`` is the graph's IRI, empty for the default one.
    """

    node: str
    properties: tuple[str, ...]
    values: Sequence[Values]
    graph: str = ""


_FIRST = (RDF_TYPE, PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "altLabel", PREFIXES["dcterms"] + "title")
"""Properties that say what a thing is."""

# In the lines that are sorted U+0000 ends an IRI: so that it sorts before those that it is the head of, and a line is
# cut at it into its terms. N-Triples holds none, a literal's is escaped. Words with "> " in them get one too, and lose
# it again.
_BLANK = re.compile(rb"^(_:\S+) ", re.MULTILINE)
_SHAPES = 100_000


class Statements:
    """
    The statements of *pieces* in order, each once, in *runs*.

    Graphs are one, or with *apart* each keeps its own.
    """

    def __init__(self, pieces: Iterable[Piece], runs: Runs, *, apart: bool) -> None:
        self._runs = runs
        self.graphs: list[str] = []
        """The IRIs of the graphs that are kept apart, in no order; empty for the default one."""
        for graph, lines in pieces:
            if apart and graph not in self.graphs:
                self.graphs.append(graph)
            runs.add(_to_sort(lines, chr(_TAG + self.graphs.index(graph)) if apart else ""))
        self._apart = apart

    def nodes(self) -> Iterator[list[Subject]]:
        """Yield each node, by IRI, with what each graph says of it, the default graph first."""
        shapes: dict[tuple[str, ...], _Shape] = {}
        for rows in _by_node(self._runs.blocks()):
            if not self._apart:
                yield [_subject(rows, "", shapes)]
                continue
            held: dict[str, list[list[str]]] = {}
            for node, predicate, value in rows:
                held.setdefault(self.graphs[ord(value[-1]) - _TAG], []).append([node, predicate, value[:-2]])
            yield [_subject(held[graph], graph, shapes) for graph in sorted(held)]


_TAG = 0x21


def _to_sort(lines: bytes, tag: str) -> bytes:
    end = f"\0{tag}\n".encode() if tag else b"\n"
    lines = lines.replace(b" .\n", end).replace(b"> ", b"\0")  # in a literal no line ends
    return _BLANK.sub(rb"\1\0", lines) if lines.startswith(b"_:") or b"\n_:" in lines else lines


def _by_node(blocks: Iterable[list[bytes]]) -> Iterator[list[list[str]]]:
    """Yield the rows of one node after another: subject and predicate without what ends them, and object."""
    last: list[list[str]] = []
    for block in blocks:
        rows = [line.split("\0", 2) for line in b"\n".join(block).decode().split("\n")]
        for node, found in groupby(rows, _NODE):
            if last and last[0][0] == node:
                last += found
            else:
                if last:
                    yield last
                last = list(found)
    if last:
        yield last


_NODE = itemgetter(0)


class _Shape(NamedTuple):
    """How the rows of a node with certain predicates are its properties: where the values of each stand."""

    properties: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    single: bool


def _subject(rows: list[list[str]], graph: str, shapes: dict[tuple[str, ...], _Shape]) -> Subject:
    predicates = tuple([row[1] for row in rows])
    shape = shapes.get(predicates)
    if shape is None:
        if len(shapes) > _SHAPES:
            shapes.clear()
        shape = shapes[predicates] = _shape(predicates)
    node = rows[0][0]
    named = f"{node}>" if node.startswith("<") else node
    if shape.single:
        return Subject(named, shape.properties, [rows[i][2] for i, _ in shape.spans], graph)
    values: list[Values] = [
        rows[i][2] if j - i == 1 else sorted([row[2] for row in rows[i:j]], key=term_order) for i, j in shape.spans
    ]
    return Subject(named, shape.properties, values, graph)


def _shape(predicates: tuple[str, ...]) -> _Shape:
    at = 0
    found: list[tuple[tuple[int, str], tuple[int, int]]] = []
    for predicate, same in groupby(predicates):
        end = at + len(list(same))
        iri = predicate[1:]
        found.append((((_FIRST.index(iri) if iri in _FIRST else len(_FIRST)), iri), (at, end)))
        at = end
    found.sort()
    spans = tuple(span for _, span in found)
    return _Shape(tuple(iri for (_, iri), _ in found), spans, all(j - i == 1 for i, j in spans))


def term_order(term: str) -> tuple[int, str, str]:
    """Order IRIs before blank nodes before literals, each by its text."""
    if term.startswith("<"):
        return 0, term[1:-1], ""
    if term.startswith("_"):
        return 1, term, ""
    text, kind = split_literal(term)
    return 2, unescaped(text), kind


def split_literal(term: str) -> tuple[str, str]:
    """Return of a literal its text, escaped as it was, without quotation marks, and ``^^<…>``, ``@…`` or nothing."""
    if "\0" in term:
        term = term.replace("\0", "> ")
    end = term.rindex('"')
    return term[1:end], term[end + 1 :]


_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SIGNS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def unescaped(text: str) -> str:
    """Return *text*, as N-Triples writes it, as it is."""
    return _ESCAPE.sub(_sign, text) if "\\" in text else text


def _sign(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _SIGNS.get(found[3], found[3])
