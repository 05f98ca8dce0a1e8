"""What a finished graph is, in VoID and PROV-O: how much of what is in it, and the articles that it was made of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rdflib import RDF, VOID, Literal, URIRef
from rdflib.namespace import PROV

from kg import keys
from kg.config import Config
from kg.model import Document
from kg.rdf import iri, literals
from kg.rdf.quad import Quad
from kg.rdf.vocab import DIP, SCHEMA


def description(
    quads: Iterable[Quad], articles: Iterable[tuple[Document, str]], config: Config, meta: Mapping[str, str]
) -> Iterator[Quad]:
    """
    Yield, for the graph ``meta``, what the dataset of *quads* holds, and that each of *articles* was used for it.

    An article comes with the digest of what was read; *meta* names the build, as in ``kg.rdf.quads``. The graph
    ``meta`` is not counted: what tells of the dataset would change by telling it.
    """
    graph = iri.graph(config, "meta")
    for triple in (*_dataset(quads, config), *_used(articles, config, meta)):
        yield (*triple, graph)


def _dataset(quads: Iterable[Quad], config: Config) -> Iterator[tuple[URIRef, URIRef, URIRef | Literal]]:
    """Yield the dataset of the default graph, and as subsets of it the registry and the closure."""
    whole = URIRef(config.base + keys.collection(config.collection))
    parts: dict[URIRef | None, URIRef] = {None: whole}
    parts |= {name: name for name in (iri.graph(config, "registry"), iri.graph(config, "inferred"))}
    sets: defaultdict[URIRef, set[Quad]] = defaultdict(set)
    for quad in quads:
        if quad[3] in parts:
            sets[parts[quad[3]]].add(quad)
    yield whole, VOID.uriSpace, Literal(config.base)
    yield whole, VOID.vocabulary, URIRef(str(DIP))
    for name, part in parts.items():
        held = sets[part]
        yield part, RDF.type, VOID.Dataset
        yield part, VOID.triples, literals.integer(len(held))
        if name is not None:
            yield whole, VOID.subset, part
    own = sets[whole]
    yield whole, VOID.entities, literals.integer(len({s for s, _, _, _ in own}))
    for cls, count in sorted(Counter(o for _, p, o, _ in own if p == RDF.type).items()):
        partition = URIRef(f"{whole}/class/{keys.slug(str(cls).rpartition('#')[2])}")
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
