"""Counting a graph as its lines go by."""

from __future__ import annotations

from rdflib import RDF, URIRef

from kg.rdf import iri, sorted_nquads
from kg.rdf.contents import Counting
from kg.rdf.vocab import DIP

ANA, BO = (URIRef(f"https://w3id.org/communique/id/local/person/{name}") for name in ("ana", "bo"))


def counted(config, quads):
    counting = Counting(config)
    lines = sorted_nquads(quads).split(b"\n")[:-1]
    for i in range(0, len(lines), 2):
        counting.count(lines[i : i + 2])
    return counting.contents


def test_each_graph_by_itself(config):
    """What tells of the build is not counted at all; things and classes are those of the articles alone."""
    registry, inferred, meta = (iri.graph(config, name) for name in ("registry", "inferred", "meta"))
    person = (RDF.type, DIP.Person)
    quads = [(ANA, *person, None), (ANA, DIP.meets, BO, None), (BO, *person, None), (BO, RDF.type, DIP.Place, None)]
    quads += [(ANA, RDF.type, DIP.Agent, inferred), (BO, *person, registry), (ANA, *person, meta)]
    found = counted(config, quads)
    assert found.triples == {"": 4, "registry": 1, "inferred": 1}
    assert found.entities == 2
    assert found.classes == {str(DIP.Person): 2, str(DIP.Place): 1}


def test_a_statement_about_a_graph_is_in_none(config):
    """It ends as a statement in that graph does."""
    registry = iri.graph(config, "registry")
    assert counted(config, [(ANA, DIP.partOf, registry, None)]).triples == {"": 1}
    assert counted(config, [(ANA, DIP.partOf, registry, registry)]).triples == {"registry": 1}
