"""The service told to machines: SPARQL 1.1 Service Description, and VoID for ``/.well-known/void``."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.serve import formats
from kg.store.oxigraph import OxigraphStore

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DCTERMS = "http://purl.org/dc/terms/"

_SUBJECTS = """SELECT DISTINCT ?s { GRAPH ?g { ?s a <http://rdfs.org/ns/void#Dataset> }
  FILTER(STRENDS(STR(?g), "graph/meta")) }"""
_DATASETS = """CONSTRUCT { ?s ?p ?o . ?part ?q ?x } WHERE { GRAPH ?g {
    ?s a <http://rdfs.org/ns/void#Dataset> ; ?p ?o .
    OPTIONAL { ?s <http://rdfs.org/ns/void#classPartition> ?part . ?part ?q ?x } }
  FILTER(STRENDS(STR(?g), "graph/meta")) }"""
"""What the build wrote of its dataset, its subsets and its classes (``kg.rdf.description``)."""


def service(store: OxigraphStore, endpoint: str) -> Iterator[Triple]:
    """
    Yield the description of the service at the address *endpoint*.

    Its default graph is the union of what articles say, the registry's tables and what follows from both.
    """
    here = NamedNode(endpoint)
    dataset, union = NamedNode(f"{endpoint}#dataset"), NamedNode(f"{endpoint}#union")
    yield Triple(here, _a(), NamedNode(SD + "Service"))
    yield Triple(here, NamedNode(SD + "endpoint"), here)
    yield Triple(here, NamedNode(SD + "supportedLanguage"), NamedNode(SD + "SPARQL11Query"))
    for x in (*formats.RESULTS, *formats.GRAPHS):
        yield Triple(here, NamedNode(SD + "resultFormat"), NamedNode(x.engine.iri))
    yield Triple(here, NamedNode(SD + "defaultDataset"), dataset)
    yield Triple(dataset, _a(), NamedNode(SD + "Dataset"))
    yield Triple(dataset, NamedNode(SD + "defaultGraph"), union)
    yield Triple(union, _a(), NamedNode(SD + "Graph"))
    for name in store.named:
        graph = NamedNode(f"{endpoint}#{name.value.rpartition('/')[2]}")
        yield Triple(dataset, NamedNode(SD + "namedGraph"), graph)
        yield Triple(graph, _a(), NamedNode(SD + "NamedGraph"))
        yield Triple(graph, NamedNode(SD + "name"), name)


def dataset(store: OxigraphStore, endpoint: str) -> Iterator[Triple]:
    """Yield what the graph holds, as its build counted it, and that *endpoint* answers for it."""
    names = [NamedNode(row["s"]) for row in store.select(_SUBJECTS)]
    yield from store.triples(_DATASETS)
    for name in names:
        yield Triple(name, NamedNode(VOID + "sparqlEndpoint"), NamedNode(endpoint))
    here = NamedNode(endpoint.rpartition("/")[0] + "/.well-known/void")
    yield Triple(here, _a(), NamedNode(VOID + "DatasetDescription"))
    yield Triple(here, NamedNode(_DCTERMS + "title"), Literal("What this knowledge graph holds"))
    for name in names:
        yield Triple(here, NamedNode("http://xmlns.com/foaf/0.1/topic"), name)


def _a() -> NamedNode:
    return NamedNode(_RDF + "type")
