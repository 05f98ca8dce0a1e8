"""What made a build, in PROV-O: the pipeline, the model, the ontology. No clock: the same build says the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rdflib import RDF, RDFS, URIRef
from rdflib.namespace import DCTERMS, PROV

from kg import keys
from kg.config import Config
from kg.rdf import iri, literals
from kg.rdf.quad import Triple
from kg.rdf.vocab import ONTOLOGY_VERSION


def provenance_triples(config: Config, meta: Mapping[str, str]) -> Iterator[Triple]:
    """
    Yield one activity that made the collection, and what it used: the ontology, and each entry of *meta*.

    An entry ("model", "en_core_web_sm 3.8.0") is an entity with the name as label and
    the value as ``prov:value``.
    """
    build = iri.build(config, meta)
    collection = URIRef(config.base + keys.collection(config.collection))
    yield collection, RDF.type, PROV.Entity
    yield collection, PROV.wasGeneratedBy, build
    yield collection, DCTERMS.conformsTo, ONTOLOGY_VERSION
    yield build, RDF.type, PROV.Activity
    yield build, PROV.used, ONTOLOGY_VERSION
    for name, value in sorted(meta.items()):
        part = URIRef(f"{build}/{keys.slug(name)}")
        yield build, PROV.used, part
        yield part, RDF.type, PROV.Entity
        yield part, RDFS.label, literals.text(name)
        yield part, PROV.value, literals.text(value)
