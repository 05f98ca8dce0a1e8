"""``ontology/shapes.ttl``: it speaks of the ontology's terms, and says in words what is wrong."""

from __future__ import annotations

from rdflib import OWL, RDF, SH, URIRef

from kg.check.axioms import ontology
from kg.check.shapes import shapes
from kg.rdf.vocab import DIP


def test_the_shapes_name_no_term_that_is_not_there() -> None:
    """A misspelt property would be checked on nothing, for ever."""
    named = {x for triple in shapes() for x in triple if isinstance(x, URIRef) and x.startswith(str(DIP))}
    assert named
    assert named <= set(ontology().subjects())


def test_every_property_of_ours_has_a_shape() -> None:
    """What the ontology lets a graph say, the shapes look at; what is inferred from it needs none."""
    looked_at = set(shapes().objects(None, SH.path)) | set(shapes().objects(None, SH.targetSubjectsOf))
    inferred = {DIP.participatesIn, DIP.representedBy, DIP.engagesWith}
    ours = {p for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for p in ontology().subjects(RDF.type, kind)}
    ours = {p for p in ours if p.startswith(str(DIP))}
    assert ours - inferred - looked_at == {DIP.partOf}


def test_every_shape_says_in_words_what_is_wrong() -> None:
    """A user reads "a statement has exactly one dip:speaker", not "Less than 1 values on [ sh:path …"."""
    graph = shapes()
    tops = [p for shape in graph.subjects(RDF.type, SH.NodeShape) for p in graph.objects(shape, SH.property)]
    assert len(tops) > 50
    assert all(graph.value(shape, SH.message) for shape in tops)
