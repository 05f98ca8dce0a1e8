"""
What a file says of itself where it is no plain export of a whole graph: what it was cut from, how, under which licence.

In the graph it is one node, a ``void:Dataset``, so that every format of RDF has it, and a graph that is taken in
again and cut once more tells both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version

from pyoxigraph import Literal, NamedNode, Quad

from kg.store.graph import META, GraphStore
from kg.store.sparql import PREFIXES

RIGHTS = (
    "Words of articles belong to their publishers. Contains data of GeoNames (geonames.org), CC BY 4.0, changed: "
    "names and coordinates of places."
)
_DATASET = NamedNode("http://rdfs.org/ns/void#Dataset")
_TYPE = NamedNode(PREFIXES["rdf"] + "type")


def _dcterms(name: str) -> NamedNode:
    return NamedNode(PREFIXES["dcterms"] + name)


@dataclass(frozen=True, slots=True)
class Header:
    """What is told of a part of a graph; ``source`` is the IRI of what it was cut from."""

    description: str
    source: str | None = None
    licence: str | None = None
    rights: str = RIGHTS
    iri: str = ""

    def quads(self, base: str) -> Iterator[Quad]:
        """Yield it as statements about a node that is named after them, so that the same cut has the same name."""
        told = "\n".join((self.description, self.source or "", self.licence or "", self.rights))
        node = NamedNode(f"{base}cut/{hashlib.sha256(told.encode()).hexdigest()[:16]}")
        yield Quad(node, _TYPE, _DATASET)
        yield Quad(node, _dcterms("description"), Literal(self.description))
        yield Quad(node, _dcterms("rights"), Literal(self.rights))
        if self.source:
            yield Quad(node, _dcterms("source"), NamedNode(self.source))
        if self.licence:
            yield Quad(node, _dcterms("license"), _licence(self.licence))

    def lines(self) -> Iterator[str]:
        """Yield it as lines of text, for comments."""
        yield self.description
        if self.source:
            yield f"Source: {self.source}"
        if self.licence:
            yield f"Licence: {self.licence}"
        yield f"Rights: {self.rights}"


def _licence(told: str) -> NamedNode | Literal:
    try:
        return NamedNode(told) if "://" in told else Literal(told)
    except ValueError:
        return Literal(told)


def made(what: str) -> str:
    """Return *what* as the description of a file, with the program that wrote it."""
    return f"{what} (kg {version('communique-kg')})"


def source_of(store: GraphStore) -> str | None:
    """Return the IRI of what *store* is: the cut that it was made from, else the collection; ``None`` if untold."""
    held = header_of(store)
    if held is not None:
        return held.iri
    query = f"""SELECT ?c {{ GRAPH <{store.base}{META}> {{ ?c <{PREFIXES["prov"]}wasGeneratedBy> ?b }} }} ORDER BY ?c"""
    return next((row["c"] for row in store.select(query)), None)


def header_of(store: GraphStore) -> Header | None:
    """Return what *store* says of itself, if it is a part of another; of several, cut from one another, the last."""
    told = {name: _values(store, name) for name in ("rights", "description", "source", "license")}
    older = set(told["source"].values())
    last = min((iri for iri in told["rights"] if iri not in older and iri in told["description"]), default=None)
    if last is None:
        return None
    return Header(
        description=told["description"][last],
        source=told["source"].get(last),
        licence=told["license"].get(last),
        rights=told["rights"][last],
        iri=last,
    )


def _values(store: GraphStore, name: str) -> dict[str, str]:
    """Return subject → value of a property of Dublin Core that only headers have beside what the registry tells."""
    return dict(store.pairs(_dcterms(name).value))
