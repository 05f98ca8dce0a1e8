"""One of the two graphs that are compared: a store, or a file that somebody exported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store

from kg.errors import InputError
from kg.store import disk, door, layout, oxigraph
from kg.store.graph import INFERRED, META, REGISTRY
from kg.store.oxigraph import OxigraphStore
from kg.store.sparql import PREFIXES

_LEFT_OUT = (INFERRED, META, "graph/added")
"""Graphs that are not compared: what follows from others, what made the build, what a store notes for itself."""

DIP, RDFS, DCTERMS, RDF = (PREFIXES[name] for name in ("dip", "rdfs", "dcterms", "rdf"))
_SHOWN = 60
"""Characters of a label or a value; more would hide what changed."""


@dataclass(frozen=True, slots=True)
class Side:
    """A graph to compare."""

    name: str
    store: OxigraphStore
    graphs: tuple[NamedNode | DefaultGraph, ...]

    @property
    def apart(self) -> bool:
        """Whether it keeps the registry in a graph of its own, as Turtle cannot."""
        return len(self.graphs) > 1

    def quads(self) -> Iterator[Quad]:
        """Yield all that is compared, in no order."""
        for graph in self.graphs:
            yield from self.store.within(graph)

    def terms(self, subject: str, predicate: str) -> Iterator[NamedNode | Literal]:
        """Yield the values of a property, in no order."""
        for graph in self.graphs:
            for quad in self.store.within(graph, NamedNode(subject), NamedNode(predicate)):
                if isinstance(quad.object, NamedNode | Literal):
                    yield quad.object

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property as strings, sorted."""
        return sorted({x.value for x in self.terms(subject, predicate)})

    def properties(self, subject: str) -> Iterator[tuple[str, NamedNode | Literal]]:
        """Yield all that is told of *subject*."""
        for graph in self.graphs:
            for quad in self.store.within(graph, NamedNode(subject)):
                if isinstance(quad.object, NamedNode | Literal):
                    yield quad.predicate.value, quad.object

    def first(self, subject: str, predicate: str) -> str:
        """Return the first value of a property, or the empty string."""
        return next(iter(self.values(subject, predicate)), "")

    def classes(self, subject: str) -> frozenset[str]:
        """Return the local names of the ontology's classes that *subject* has."""
        return frozenset(x.removeprefix(DIP) for x in self.values(subject, RDF + "type") if x.startswith(DIP))

    def passages(self, subject: str) -> frozenset[tuple[str, str]]:
        """Return the sentences that *subject* was read from, each with its article."""
        return frozenset(
            (article, sentence)
            for evidence in self.values(subject, DIP + "evidence")
            for article in self.values(evidence, DIP + "article")
            for sentence in self.values(evidence, DIP + "sentence")
        )

    def label(self, subject: str) -> str:
        """Return what *subject* is called: its label or title, else what it holds, else the end of its IRI."""
        for predicate in (RDFS + "label", DCTERMS + "title", DCTERMS + "identifier"):
            if found := self.first(subject, predicate):
                return found
        if self.first(subject, DIP + "inner"):
            return f"{self._called(subject, 'inner')} in {self._called(subject, 'outer')}"
        if self.first(subject, DIP + "representative"):
            role = self.first(subject, DIP + "role")
            what = f"{role} of" if role else "for"
            return f"{self._called(subject, 'representative')}, {what} {self._called(subject, 'represented')}"
        return subject.rpartition("/")[2]

    def _called(self, subject: str, name: str) -> str:
        iri = self.first(subject, DIP + name)
        return self.label(iri) if iri else "?"

    def told(self, term: NamedNode | Literal) -> str:
        """Return *term* for people: a word of the ontology, the label of a thing, or a literal."""
        if isinstance(term, Literal):
            return cut(term.value)
        if term.value.startswith(DIP):
            return term.value.removeprefix(DIP).lower()
        return cut(self.label(term.value))


def cut(text: str) -> str:
    """Return *text* at a length that can be compared by eye."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


def open_side(location: str | Path) -> Side:
    """
    Open the store or read the file or the SPARQL endpoint *location*.

    A file is N-Quads, N-Triples, Turtle, TriG, JSON-LD or RDF/XML by its ending; an endpoint is read into memory.

    Raises ``InputError`` where a file cannot be read or has blank nodes, which nothing can be compared by, and
    ``StoreError`` where a store is damaged.
    """
    path = Path(location)
    if door.is_url(str(location)):
        engine = Store()
        engine.bulk_extend(door.open_graph(str(location)).quads(REGISTRY))
        store = OxigraphStore(engine)
    elif path.is_dir():
        store = oxigraph.open_store(path)
    else:
        store = OxigraphStore(_read(path))
    named = sorted((x for x in store.engine.named_graphs() if isinstance(x, NamedNode)), key=lambda x: x.value)
    held = (x for x in named if not x.value.endswith(_LEFT_OUT))
    return Side(str(location), store, (DefaultGraph(), *held))


def _read(path: Path) -> Store:
    form = RdfFormat.from_extension(path.suffix.lstrip("."))
    if not path.exists():
        layout.settings(path)  # raises: there is no such store
    if form is None:
        raise InputError(str(path), "its ending is of no RDF format", "Give a store, or a .nq, .nt, .ttl, .trig file")
    engine = Store()
    try:
        engine.bulk_load(path=str(path), format=form)
    except OSError as error:
        raise disk.failure(error, path) from error
    except SyntaxError as error:
        raise InputError(str(path), f"cannot be parsed ({error})", "Export it again") from error
    if not len(engine):  # any JSON file is JSON-LD, mostly without a statement
        raise InputError(str(path), "it holds no statement", "Give a store, or a file that kg export wrote")
    if any(isinstance(term, BlankNode) for quad in engine for term in (quad.subject, quad.object, quad.graph_name)):
        problem = "it has blank nodes, which have no name to compare them by"
        raise InputError(str(path), problem, "Give what kg export writes: it has none")
    return engine
