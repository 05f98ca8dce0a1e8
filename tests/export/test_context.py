"""The JSON-LD context: what the ontology says, and nothing that is in another's way."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rdflib import OWL, RDF, Graph

from kg import files
from kg.export import context
from kg.store.sparql import PREFIXES

ONTOLOGY = files.folder("ontology")


@pytest.fixture(scope="module")
def terms() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    return found


def test_the_file_is_what_the_ontology_gives() -> None:
    """Else write it again: ``python -m tests.pages context``."""
    assert (ONTOLOGY / "context.jsonld").read_text(encoding="utf-8") == context.text()


def test_every_term_of_the_ontology_has_its_own_name(terms: dict[str, Any]) -> None:
    """``dip:`` is never needed."""
    ontology = Graph().parse(ONTOLOGY / "diplomacy.ttl", format="turtle")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual)
    ours = {str(x) for kind in kinds for x in ontology.subjects(RDF.type, kind) if str(x).startswith(PREFIXES["dip"])}
    named = context.read()
    assert len(ours) > 80
    assert {named.name(iri) for iri in ours} == {iri.removeprefix(PREFIXES["dip"]) for iri in ours}


def test_no_two_names_are_one_term(terms: dict[str, Any]) -> None:
    """A reader that compacts with the context has no choice to make."""
    meant = [x["@id"] if isinstance(x, dict) else x for x in terms.values()]
    assert len(meant) == len(set(meant))


def test_bare_values_are_what_the_shapes_say(terms: dict[str, Any]) -> None:
    assert terms["participant"] == {"@id": "dip:participant", "@type": "@id"}
    assert terms["status"] == {"@id": "dip:status", "@type": "@vocab"}
    assert terms["earliest"] == {"@id": "dip:earliest", "@type": "xsd:date"}
    assert terms["date"] == "dip:date"  # a day, a month or a year: each value says which
    assert terms["text"] == "dip:text"


def test_a_reader_of_json_ld_takes_it() -> None:
    """Inlined in a document that has the short names."""
    told = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))
    told |= {"id": "http://x/m", "type": "Summit", "status": "Held", "earliest": "2021-03-04", "venue": "http://x/v"}
    found = Graph().parse(data=json.dumps(told), format="json-ld")
    lines = {" ".join(x.n3(found.namespace_manager) for x in triple) for triple in found}
    assert lines == {
        "<http://x/m> rdf:type dip:Summit",
        "<http://x/m> dip:status dip:Held",
        '<http://x/m> dip:earliest "2021-03-04"^^xsd:date',
        "<http://x/m> dip:venue <http://x/v>",
    }
