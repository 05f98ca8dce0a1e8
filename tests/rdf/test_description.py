"""What the graph says of itself as a dataset."""

from __future__ import annotations

from rdflib import RDF, VOID, Literal, URIRef
from rdflib.namespace import PROV

from kg.model import Document
from kg.rdf import iri, sorted_nquads
from kg.rdf.contents import Counting
from kg.rdf.description import description
from kg.rdf.vocab import DIP, SCHEMA

ANA, BO = (
    URIRef("https://w3id.org/communique/id/local/person/ana"),
    URIRef("https://w3id.org/communique/id/local/person/bo"),
)
WHOLE = URIRef("https://w3id.org/communique/id/local")


def described(config, quads, articles=()):
    counting = Counting(config)
    counting.count(sorted_nquads(quads).split(b"\n")[:-1])
    found = list(description(counting.contents, articles, config, {"spacy": "3"}))
    assert {graph for *_, graph in found} == {iri.graph(config, "meta")}
    return {(s, p, o) for s, p, o, _ in found}


def test_each_graph_is_counted_for_itself(config):
    """A quad that comes twice counts once; the graph of the description not at all."""
    registry, inferred, meta = (iri.graph(config, name) for name in ("registry", "inferred", "meta"))
    one = (ANA, RDF.type, DIP.Person)
    quads = [(*one, None), (*one, None), (BO, RDF.type, DIP.Person, None), (*one, registry), (*one, meta)]
    found = described(config, quads)
    counts = {s: int(o) for s, p, o in found if p == VOID.triples}
    assert counts == {WHOLE: 2, registry: 1, inferred: 0}
    assert {o for s, p, o in found if (s, p) == (WHOLE, VOID.subset)} == {registry, inferred}


def test_each_class_has_its_number(config):
    """As articles tell it: of the default graph."""
    found = described(config, [(ANA, RDF.type, DIP.Person, None), (BO, RDF.type, DIP.Person, None)])
    (part,) = (o for s, p, o in found if p == VOID.classPartition)
    assert (part, VOID["class"], DIP.Person) in found
    assert [int(o) for s, p, o in found if (s, p) == (part, VOID.entities)] == [2]


def test_the_build_used_each_article(config):
    """By the digest of what was read."""
    article = Document("a.txt", "They met.")
    found = described(config, [], [(article, "1" * 64)])
    node = iri.article(config, article)
    assert (iri.build(config, {"spacy": "3"}), PROV.used, node) in found
    assert (node, SCHEMA.sha256, Literal("1" * 64)) in found
