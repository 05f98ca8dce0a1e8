"""``kg.rdf.dataset`` and ``kg.rdf.provenance``: quads in rdflib's containers; what made the build."""

from __future__ import annotations

from rdflib import RDF, URIRef
from rdflib.namespace import PROV

from kg.config import Config
from kg.model import Resolved
from kg.rdf import dataset_of, graph_of, iri, quads, sorted_nquads
from kg.rdf.provenance import provenance_triples
from kg.rdf.vocab import DIP, ONTOLOGY_VERSION
from tests import worlds

CONFIG = Config()


def test_a_dataset_keeps_the_graphs_apart(told: Resolved) -> None:
    """Quads in, the same quads out."""
    made = set(quads(told, CONFIG, {"model": "m"}, worlds.TABLES))
    dataset = dataset_of(made)
    assert sorted_nquads(dataset.quads()) == sorted_nquads(made)
    assert {str(g.identifier) for g in dataset.graphs() if len(g)} == {
        "urn:x-rdflib:default",
        "https://w3id.org/communique/id/graph/registry",
        "https://w3id.org/communique/id/graph/meta",
    }


def test_a_dataset_answers_over_all_graphs(told: Resolved) -> None:
    """A query that names no graph sees the registry."""
    dataset = dataset_of(quads(told, CONFIG, {}, worlds.TABLES))
    rows = dataset.query("SELECT ?c { ?x dip:participant ?p . ?x dip:venue ?v . ?v dip:locatedIn+/dip:iso3 ?c }")
    assert {str(row[0]) for row in rows} == {"RUS"}


def test_the_union_leaves_out_what_made_the_build(told: Resolved) -> None:
    """Whom Anna met is not a question about pipelines."""
    graph = graph_of(quads(told, CONFIG, {"model": "m"}, worlds.TABLES))
    assert not set(graph.subjects(RDF.type, PROV.Activity))
    assert set(graph.subjects(RDF.type, DIP.Summit))
    assert (iri.node(CONFIG, "country/RUS"), DIP.iso3, None) in graph


def test_a_build_is_named_by_what_made_it() -> None:
    """The same settings are the same build, in whatever order; others are another. There is no clock in it."""
    one = set(provenance_triples(CONFIG, {"model": "m 1", "pipeline": "abc"}))
    assert one == set(provenance_triples(CONFIG, {"pipeline": "abc", "model": "m 1"}))
    (build,) = {s for s, p, o in one if o == PROV.Activity}
    assert (build, PROV.used, ONTOLOGY_VERSION) in one
    assert {str(o) for _, p, o in one if p == PROV.value} == {"m 1", "abc"}
    (other,) = {s for s, p, o in provenance_triples(CONFIG, {"model": "m 2", "pipeline": "abc"}) if o == PROV.Activity}
    assert isinstance(other, URIRef)
    assert other != build
