"""
Which profile of OWL 2 the ontology is in, by the OWL API.

That library comes with owlready2, beside the reasoner Pellet, whose command ``info`` asks it; Java runs it. It names
the first profile of EL, QL, RL and DL that an ontology is in, and each of the first three is part of OWL 2 DL.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import owlready2
import pytest
from rdflib import OWL, RDF, RDFS, BNode, Graph
from rdflib.collection import Collection

from kg.check.axioms import ontology
from kg.export.profiles import alignments
from kg.rdf.vocab import DIP

JARS = Path(owlready2.__file__).parent / "pellet" / "*"

SHORT = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For a program that ends after a second: no compiler that pays off later, no threads that collect garbage."""


@pytest.fixture
def profile(tmp_path: Path):
    """A function from a graph to the profile that the tool finds it in: "OWL 2" is none, all of OWL and no DL."""
    java = shutil.which(owlready2.JAVA_EXE)
    if java is None:
        pytest.skip("the OWL API needs Java, and there is no command java")

    def found(graph: Graph) -> str:
        file = tmp_path / "ontology.owl"
        # Imports are left out: the tool would look for them on the network.
        kept = Graph()
        for triple in graph:
            if triple[1] != OWL.imports:
                kept.add(triple)
        kept.serialize(file, format="xml", encoding="utf-8")
        command = [java, *SHORT, "-cp", os.fspath(JARS), "pellet.Pellet", "info", os.fspath(file)]
        told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
        match = re.search(r"^OWL Profile = (.*)$", told, re.MULTILINE)
        assert match, told
        return match[1].strip()

    return found


def changed(*triples) -> Graph:
    """Return the ontology with *triples* more."""
    graph = ontology() + Graph()
    for triple in triples:
        graph.add(triple)
    return graph


def test_the_ontology_is_in_owl_2_rl(profile) -> None:
    """So in OWL 2 DL too, and rules compute all that follows from it. EL has no inverses, QL no transitivity."""
    assert profile(ontology()) == "OWL 2 RL"


def test_it_stays_there_with_the_alignments(profile) -> None:
    assert profile(ontology() + alignments()) == "OWL 2 RL"


def test_the_tool_sees_what_leaves_rl(profile) -> None:
    """Every agent meets somebody: that asks for things nobody named, which rules cannot make, and DL can."""
    some = BNode()
    axiom = [(DIP.Agent, RDFS.subClassOf, some), (some, RDF.type, OWL.Restriction)]
    axiom += [(some, OWL.onProperty, DIP.meets), (some, OWL.someValuesFrom, DIP.Agent)]
    assert profile(changed(*axiom)) == "OWL 2 DL"


def test_the_tool_sees_what_leaves_dl(profile) -> None:
    """A transitive property that is functional too is in no profile."""
    assert profile(changed((DIP.locatedIn, RDF.type, OWL.FunctionalProperty))) == "OWL 2"


def test_the_tool_sees_a_union_in_a_domain(profile) -> None:
    """Allowed in DL, and no longer in RL: why our shapes say who may stand where, and the ontology does not."""
    graph, union, members = changed(), BNode(), BNode()
    Collection(graph, members, [DIP.Statement, DIP.Report])
    graph.add((union, RDF.type, OWL.Class))
    graph.add((union, OWL.unionOf, members))
    graph.add((DIP.evidence, RDFS.domain, union))
    assert profile(graph) == "OWL 2 DL"
