"""``ontology/diplomacy.ttl``: every term is explained, and all of it stays in OWL 2 DL and is consistent."""

from __future__ import annotations

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.check.axioms import ontology
from kg.check.owl import consistency, load_ontology
from kg.rdf.vocab import DIP, ONTOLOGY, ONTOLOGY_VERSION

TERMS = sorted({s for s in ontology().subjects() if isinstance(s, URIRef) and s.startswith(str(DIP))})
CLASSES = [term for term in TERMS if (term, RDF.type, OWL.Class) in ontology()]
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.rpartition("#")[2])
def test_a_term_has_one_label_and_one_comment(term: URIRef) -> None:
    """Both in English, and the comment is a sentence."""
    for predicate in (RDFS.label, RDFS.comment):
        (value,) = ontology().objects(term, predicate)
        assert isinstance(value, Literal)
        assert value.language == "en"
        assert value.strip()
    assert str(value).endswith((".", ".)"))


def test_the_header_names_version_and_licence() -> None:
    """Who finds the file alone knows which version it is, and what may be done with it."""
    assert ontology().value(ONTOLOGY, OWL.versionIRI) == ONTOLOGY_VERSION
    assert ONTOLOGY_VERSION.endswith(str(ontology().value(ONTOLOGY, OWL.versionInfo)))
    assert ontology().value(ONTOLOGY, DCTERMS.license) is not None


def test_the_vocabulary_is_the_ontology() -> None:
    """A term that only one of the two has is a mistake in the other."""
    named = {URIRef(term) for term in dir(DIP) if str(term).startswith(str(DIP)) and "#_" not in term}
    assert named | {DIP["from"]} == set(TERMS)


def test_every_term_that_is_used_is_declared() -> None:
    """OWL 2 DL wants a declaration of each class and property, other people's too."""
    graph = ontology()
    declared = set(graph.subjects(RDF.type, None))
    used = set(graph.predicates()) | set(graph.objects(None, RDF.type))
    for predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf):
        used |= set(graph.objects(None, predicate))
    # str(): rdflib's own startswith takes no tuple, and says nothing.
    used = {term for term in used if not str(term).startswith((str(OWL), str(RDF), str(RDFS)))}
    assert len(used) > len(PROPERTIES)
    assert used <= declared


def test_a_property_is_of_one_kind_with_one_domain_and_one_range() -> None:
    """Two domains would mean both at once; a union would leave OWL's simple part. SHACL says the rest."""
    graph = ontology()
    for term in TERMS:
        assert sum((term, RDF.type, kind) in graph for kind in PROPERTIES) <= 1
        assert len(set(graph.objects(term, RDFS.domain))) <= 1
        assert len(set(graph.objects(term, RDFS.range))) <= 1
    assert not set(graph.predicates()) & {OWL.unionOf, OWL.oneOf, OWL.onDatatype}


def test_data_properties_have_no_range() -> None:
    """OWL 2 knows no ``xsd:date``: a reasoner rejects the ontology that names it."""
    for term in ontology().subjects(RDF.type, OWL.DatatypeProperty):
        assert (term, RDFS.range, None) not in ontology()


def test_a_transitive_property_has_no_restriction_that_dl_forbids() -> None:
    """In OWL 2 DL a transitive property may not be functional, asymmetric or irreflexive."""
    forbidden = {OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.AsymmetricProperty, OWL.IrreflexiveProperty}
    transitive = set(ontology().subjects(RDF.type, OWL.TransitiveProperty))
    assert transitive == {DIP.locatedIn}
    assert not any(forbidden & set(ontology().objects(term, RDF.type)) for term in transitive)


def test_postponed_and_refused_are_narrower_statuses() -> None:
    """Five statuses at the top, and two below where the words tell more."""
    graph = ontology()
    top = {DIP.Held, DIP.Planned, DIP.Possible, DIP.Cancelled, DIP.Denied}
    assert set(graph.subjects(SKOS.topConceptOf, DIP.statuses)) == top
    assert graph.value(DIP.Postponed, SKOS.broader) == DIP.Cancelled
    assert graph.value(DIP.Refused, SKOS.broader) == DIP.Denied
    assert set(graph.subjects(SKOS.inScheme, DIP.statuses)) == top | {DIP.Postponed, DIP.Refused}


def test_owlready2_reads_every_class_and_property() -> None:
    """The typed view has what the Turtle has."""
    view = load_ontology()
    assert {cls.iri for cls in view.classes()} >= {str(cls) for cls in CLASSES}
    found = {p.iri for p in (*view.object_properties(), *view.data_properties())}
    declared = {str(t) for t in TERMS for kind in PROPERTIES[:2] if (t, RDF.type, kind) in ontology()}
    assert found >= declared


def test_every_class_may_have_a_member() -> None:
    """One thing of each class, with no other: the reasoner finds nothing against any of them."""
    things = [(URIRef(f"https://example.org/{i}"), RDF.type, cls) for i, cls in enumerate(CLASSES)]
    found = consistency(things)
    assert found.reasoned, found.note
    assert found.consistent


def test_the_alignments_are_consistent_with_the_ontology() -> None:
    """Each class of ours may have a member with everybody else's classes above it, too; and no term is misspelt."""
    alignments = Graph().parse("ontology/alignments.ttl")
    ours = {x for triple in alignments for x in triple if isinstance(x, URIRef) and x.startswith(str(DIP))}
    assert ours <= set(TERMS)
    axioms = [t for t in alignments if t[1] in (RDF.type, RDFS.subClassOf, RDFS.subPropertyOf)]
    things = [(URIRef(f"https://example.org/{i}"), RDF.type, cls) for i, cls in enumerate(CLASSES)]
    found = consistency([*axioms, *things])
    assert found.reasoned, found.note
    assert found.consistent
