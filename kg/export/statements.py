"""
A graph as text, put in order and cut into its subjects: what the writers of RDF share.

rdflib's own writers give other bytes on every run for all formats but Turtle and N-Triples, and hold the graph as
objects; Oxigraph's list prefixes in the order of a hash and statements in that of its index. So these sort lines of
N-Triples, and work on the text of terms: most of them a writer passes on as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, groupby, pairwise
from operator import ne
from typing import NamedTuple

from kg.store.graph import Piece
from kg.store.runs import Runs
from kg.store.sparql import PREFIXES

RDF_TYPE = PREFIXES["rdf"] + "type"
XSD = PREFIXES["xsd"]

Values = str | list[str]
"""The objects of one property: one as it is most often, or several in order."""


class Subject(NamedTuple):
    """
    What one graph says of one node, in terms as N-Triples writes them: ``<http://…>``, ``"5"^^<http://…>``, ``_:b0``.

    Properties are IRIs without angle brackets: those that say what a thing is before the others, each once.
    ``graph`` is the graph's IRI, empty for the default one; ``single`` says that no property has several values.
    """

    node: str
    properties: tuple[str, ...]
    values: Sequence[Values]
    graph: str = ""
    single: bool = False


_FIRST = (RDF_TYPE, PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "altLabel", PREFIXES["dcterms"] + "title")
"""Properties that say what a thing is."""

# In the lines that are sorted U+0000 ends an IRI: so that it sorts before those that it is the head of, and a line is
# cut at it into its terms. N-Triples holds none, a literal's is escaped. Words with "> " in them get one too, and lose
# it again.
_BLANK = re.compile(rb"^(_:\S+) ", re.MULTILINE)
_SHAPES = 50_000


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
        """Yield each node, by IRI, with what each graph says of it, the default graph first; may be called again."""
        shapes = _Shapes()
        for node, predicates, values in _by_node(self._runs.blocks()):
            if not self._apart:
                yield [_subject(node, predicates, values, "", shapes)]
                continue
            held: dict[str, tuple[list[str], list[str]]] = {}
            for predicate, value in zip(predicates, values, strict=True):
                told = held.setdefault(self.graphs[ord(value[-1]) - _TAG], ([], []))
                told[0].append(predicate)
                told[1].append(value[:-2])
            yield [_subject(node, *held[graph], graph, shapes) for graph in sorted(held)]


_TAG = 0x21


def _to_sort(lines: bytes, tag: str) -> bytes:
    end = f"\0{tag}\n".encode() if tag else b"\n"
    lines = lines.replace(b" .\n", end).replace(b"> ", b"\0")  # in a literal no line ends
    return _BLANK.sub(rb"\1\0", lines) if lines.startswith(b"_:") or b"\n_:" in lines else lines


def _by_node(blocks: Iterable[list[bytes]]) -> Iterator[tuple[str, list[str], list[str]]]:
    """
    Yield each node with its predicates, as often as they have objects, and these objects.

    A column at a time for a whole block: a step in Python for each line would take most of the time of an export.
    """
    nodes: list[str] = []
    predicates: list[str] = []
    values: list[str] = []
    for block in blocks:
        found = _columns(block)
        nodes, predicates, values = nodes + found[0], predicates + found[1], values + found[2]
        cut = nodes.index(nodes[-1])  # the last node may go on in the next block
        starts = [0, *compress(range(1, cut), map(ne, nodes[1:cut], nodes))] if cut else []
        for i, j in pairwise((*starts, cut)):
            yield nodes[i], predicates[i:j], values[i:j]
        nodes, predicates, values = nodes[cut:], predicates[cut:], values[cut:]
    if nodes:
        yield nodes[0], predicates, values


def _columns(block: list[bytes]) -> tuple[list[str], list[str], list[str]]:
    """Return the subjects and predicates of *block*, without what ends them, and its objects."""
    text = b"\n".join(block).decode()
    if text.count("\0") == 2 * len(block):
        cells = text.replace("\n", "\0").split("\0")
    else:  # there are words with "> " in them
        cells = [cell for line in text.split("\n") for cell in line.split("\0", 2)]
    return cells[::3], cells[1::3], cells[2::3]


class _Shape(NamedTuple):
    """Where in the objects of a node with certain predicates, sorted, the values of each property stand."""

    properties: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    single: bool
    in_order: bool


class _Shapes(dict[tuple[str, ...], _Shape]):
    """The shapes of the nodes seen: a graph has few, and most of its nodes have one of these."""

    def __missing__(self, predicates: tuple[str, ...]) -> _Shape:
        if len(self) > _SHAPES:
            self.clear()
        made = self[predicates] = _shape(predicates)
        return made


def _subject(node: str, predicates: list[str], values: list[str], graph: str, shapes: _Shapes) -> Subject:
    properties, spans, single, in_order = shapes[tuple(predicates)]
    named = node if node[0] == "_" else f"{node}>"
    if in_order:
        return Subject(named, properties, values, graph, single)
    if single:
        return Subject(named, properties, [values[i] for i, _ in spans], graph, single)
    several: list[Values] = [values[i] if j - i == 1 else sorted(values[i:j], key=term_order) for i, j in spans]
    return Subject(named, properties, several, graph, single)


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
    single = all(j - i == 1 for i, j in spans)
    return _Shape(tuple(iri for (_, iri), _ in found), spans, single, single and spans == tuple(sorted(spans)))


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
