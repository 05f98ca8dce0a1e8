"""
The one door to a graph that answers SPARQL, wherever it is: embedded in this process, or behind an endpoint.

A question is asked over the union of what articles say, the registry's tables and what follows from both, whichever
graph of a store a triple stands in: no query names one.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.errors import QueryError
from kg.store.sparql import Bindings, Term

if TYPE_CHECKING:
    from rdflib import Dataset

REGISTRY, INFERRED, META = "graph/registry", "graph/inferred", "graph/meta"
"""How the names of the three named graphs end; what they begin with is the setting ``base``."""

Row = tuple[Term | None, ...]


Piece = tuple[str, bytes]
"""Lines of N-Triples, each ended, and the IRI of the graph that all are of; an empty one for the default graph."""

PIECE = 1 << 20
"""Bytes of a piece: enough that what is done once for each does not count."""


def as_pieces(statements: Iterable[Quad | Triple]) -> Iterator[Piece]:
    """Yield *statements* as pieces of text; triples are of the default graph."""
    held: dict[str, list[str]] = {}
    for x in statements:
        graph = x.graph_name.value if isinstance(x, Quad) and not isinstance(x.graph_name, DefaultGraph) else ""
        lines = held.setdefault(graph, [])
        lines.append(f"{x.subject} {x.predicate} {x.object} .\n")
        if len(lines) >= _LINES:
            yield graph, "".join(lines).encode()
            lines.clear()
    yield from ((graph, "".join(lines).encode()) for graph, lines in held.items() if lines)


_LINES = PIECE // 150


def as_nquads(pieces: Iterable[Piece]) -> Iterator[bytes]:
    """Yield *pieces* as N-Quads."""
    # In a literal no line ends.
    return (lines.replace(b" .\n", f" <{graph}> .\n".encode()) if graph else lines for graph, lines in pieces)


class Solutions(NamedTuple):
    """What a SELECT found: its variables, and the rows, to be walked once."""

    variables: tuple[str, ...]
    rows: Iterator[Row]


class GraphStore(ABC):
    """
    A graph that answers SPARQL.

    Every question is answered over the union of the default graph, the registry's and the inferred one; what
    made the build (``…/graph/meta``) is seen only by ``GRAPH``.
    """

    folder: Path | None
    """The store on this machine that the graph is of, with its articles; ``None`` where there is none."""

    @abstractmethod
    def query(self, sparql: str, bindings: Bindings | None = None) -> Solutions | Iterator[Triple] | bool:
        """
        Answer *sparql*: rows for SELECT, triples for CONSTRUCT and DESCRIBE, a truth value for ASK.

        The prefixes of ``kg.store.sparql.PREFIXES`` need not be declared. Raises ``QueryError`` where it
        cannot be understood, would change the graph or ask another server, ``StoreError`` where the store
        is damaged or does not answer.
        """

    @abstractmethod
    def matching(self, predicate: NamedNode | None, *endings: str) -> Iterator[Quad]:
        """Yield of ``quads`` those with *predicate*."""

    @property
    @abstractmethod
    def base(self) -> str:
        """What the IRIs of the data begin with, as the names of the graphs tell; the usual one where there are none."""

    def select(self, sparql: str, bindings: Bindings | None = None) -> Iterator[dict[str, str]]:
        """Yield the rows of a SELECT as plain strings by variable name; what a row leaves unbound is not in it."""
        found = self.query(sparql, bindings)
        if not isinstance(found, Solutions):
            raise QueryError("this needs a query with SELECT")
        names, rows = found
        for row in rows:
            yield {name: plain(term) for name, term in zip(names, row, strict=True) if term is not None}

    def triples(self, sparql: str, bindings: Bindings | None = None) -> Iterator[Triple]:
        """Yield the triples of a CONSTRUCT or DESCRIBE."""
        found = self.query(sparql, bindings)
        if isinstance(found, bool | Solutions):
            raise QueryError("this needs a query with CONSTRUCT or DESCRIBE")
        return found

    def ask(self, sparql: str, bindings: Bindings | None = None) -> bool:
        """Return the truth value of an ASK."""
        found = self.query(sparql, bindings)
        if not isinstance(found, bool):
            raise QueryError("this needs a query with ASK")
        return found

    def quads(self, *endings: str) -> Iterator[Quad]:
        """
        Yield the default graph and the named graphs whose name ends in one of *endings*, in no order.

        A triple that several of them hold comes once for each.
        """
        return self.matching(None, *endings)

    def pairs(self, predicate: str, *endings: str) -> Iterator[tuple[str, str]]:
        """Yield the subject and the value of each of ``matching`` as plain strings; *predicate* is an IRI."""
        for quad in self.matching(NamedNode(predicate), *endings):
            yield plain(quad.subject), plain(quad.object)

    def pieces(self, *endings: str) -> Iterator[Piece]:
        """
        Yield what ``quads`` does as text: N-Triples of one graph, whole lines, up to about a megabyte at a time.

        For what goes over a whole graph and has no use for each term.
        """
        return as_pieces(self.quads(*endings))

    def rdflib(self) -> Dataset:
        """
        Return a copy in memory for rdflib, with the same three graphs as one default.

        It takes about 1 KB of memory for a triple: for small graphs, and for what rdflib alone can do.
        """
        from rdflib import Dataset

        copy = Dataset(default_union=True)
        lines = (f"{quad} .\n" for quad in self.quads(REGISTRY, INFERRED))
        copy.parse(data="".join(lines), format="nquads")
        return copy


def plain(term: Term | Triple) -> str:
    """Return an IRI, or the words of a literal, without what marks them."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
