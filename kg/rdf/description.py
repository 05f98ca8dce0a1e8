"""What a finished graph is, in VoID and PROV-O: how much of what is in it, and the articles that it was made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from rdflib import RDF, VOID, Literal, URIRef
from rdflib.namespace import PROV

from kg import keys
from kg.config import Config
from kg.model import Document
from kg.rdf import iri, literals
from kg.rdf.contents import COUNTED, Contents
from kg.rdf.quad import Quad
from kg.rdf.vocab import DIP, SCHEMA


def description(
    contents: Contents, articles: Iterable[tuple[Document, str]], config: Config, meta: Mapping[str, str]
) -> Iterator[Quad]:
    """
    Yield, for the graph ``meta``, the *contents* of the dataset, and that each of *articles* was used for it.

    An article comes with the digest of what was read; *meta* names the build, as in ``kg.rdf.quads``.
    """
    graph = iri.graph(config, "meta")
    for triple in chain(_dataset(contents, config), _used(articles, config, meta)):
        yield (*triple, graph)


def _dataset(held: Contents, config: Config) -> Iterator[tuple[URIRef, URIRef, URIRef | Literal]]:
    """Yield the dataset of the default graph, and as subsets of it the registry and the closure."""
    whole = URIRef(config.base + keys.collection(config.collection))
    parts = {"": whole, **{name: iri.graph(config, name) for name in COUNTED}}
    yield whole, VOID.uriSpace, Literal(config.base)
    yield whole, VOID.vocabulary, URIRef(str(DIP))
    for name, part in parts.items():
        yield part, RDF.type, VOID.Dataset
        yield part, VOID.triples, literals.integer(held.triples[name])
        if name:
            yield whole, VOID.subset, part
    yield whole, VOID.entities, literals.integer(held.entities)
    for cls, count in sorted(held.classes.items()):
        partition = URIRef(f"{whole}/class/{keys.slug(cls.rpartition('#')[2])}")
        yield whole, VOID.classPartition, partition
        yield partition, VOID["class"], URIRef(cls)
        yield partition, VOID.entities, literals.integer(count)


def _used(
    articles: Iterable[tuple[Document, str]], config: Config, meta: Mapping[str, str]
) -> Iterator[tuple[URIRef, URIRef, URIRef | Literal]]:
    build = iri.build(config, meta)
    for document, digest in articles:
        node = iri.article(config, document)
        yield build, PROV.used, node
        yield node, SCHEMA.sha256, Literal(digest)
