"""The whole of resolving, mapping and checking on the project's own tables and sample articles' gold."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import owlready2
import pytest
from rdflib import OWL, RDF, URIRef

from kg import files, schema, tables
from kg.check.axioms import ontology
from kg.check.compiled import violations
from kg.check.disjoint import contradictions
from kg.check.gate import Passed, gate
from kg.check.owl import load_ontology
from kg.check.rules import inferred
from kg.config import Config
from kg.model import Document, Node, Relations, Status
from kg.rdf import Triple, iri
from kg.rdf.registry import registry_triples
from kg.rdf.vocab import DIP
from kg.resolve import resolve

CONFIG = Config()


def gold(path: Path) -> Relations:
    """One article's gold. Of a statement it has the first words alone; where the article is text, the text too."""
    data = json.loads(path.read_text("utf-8"))
    for said in data["says"]:
        said.setdefault("text", said["starts"])
    text = path.with_suffix(".txt")
    body = text.read_text("utf-8") if text.exists() else ""
    return schema.load(data, Document(data["id"], body, published=data["published"]), source=path.name)


@pytest.fixture(scope="module")
def passed() -> Passed:
    told = [gold(path) for path in sorted((files.folder("data") / "articles").glob("*.json"))]
    assert len(told) >= 16
    return gate(resolve(told, CONFIG), CONFIG, {"model": "gold"})


def test_nothing_of_the_gold_is_stopped(passed: Passed) -> None:
    """What people annotated, the ontology and its shapes can hold."""
    assert passed.stopped == ()


def test_the_graph_of_the_gold_contradicts_nothing(passed: Passed) -> None:
    """With what is inferred from it."""
    follows = list(inferred(passed.quads))
    assert contradictions([*passed.quads, *((*triple, None) for triple in follows)]) == []
    assert not [v for v in violations([*passed.quads, *follows]) if not v.warning]


def test_no_two_meet_without_a_meeting_that_was_held(passed: Passed) -> None:
    """Each short edge has an event behind it with both in it."""
    held = [set(event.participants) for event in passed.resolved.events if event.status is Status.HELD]
    base = len(CONFIG.base)
    edges = {(str(s)[base:], str(o)[base:]) for s, p, o, _ in passed.quads if p == DIP.meets}
    assert len(edges) > 20
    assert all(any({one, other} <= who for who in held) for one, other in edges)


def test_articles_of_one_event_are_merged(passed: Passed) -> None:
    """Some of the articles tell of the same meetings, as news does."""
    assert sum(len(event.reports) > 1 for event in passed.resolved.events) >= 2


def test_vladivostok_is_the_one_in_russia(passed: Passed) -> None:
    """Linked to the registry, and so in Primorye, and so in Russia: stated, or inferred."""
    vladivostok = iri.node(CONFIG, "place/2013348")
    around = {o for s, p, o, *_ in [*passed.quads, *inferred(passed.quads)] if s == vladivostok and p == DIP.locatedIn}
    assert iri.node(CONFIG, "country/RUS") in around


def test_the_rows_of_the_tables_are_valid() -> None:
    """Every actor, region and venue, and each twentieth city: classes, labels, codes and coordinates."""
    known = tables.load()
    cities = [place for place in known.places if place.type == "City"]
    others = [place for place in known.places if place.type != "City"]
    rows = [*known.actors, *others, *cities[::20]]
    triples = list(registry_triples([Node(row.key, row.type, row.name) for row in rows], CONFIG, known))
    assert len(triples) > 10_000
    assert violations(triples) == []
    assert contradictions(triples) == []


def test_the_rules_and_a_reasoner_infer_the_same(passed: Passed) -> None:
    """
    Hierarchy, inverses, symmetry, transitivity: HermiT, which knows nothing of our rules, finds what they find.

    Each class of each thing, each link between two; but ``dip:engagesWith``, which looks at dates, is no axiom.
    """
    if shutil.which(owlready2.JAVA_EXE) is None:
        pytest.skip("HermiT needs Java, and there is no command java")
    stated = [(s, p, o) for s, p, o, graph in passed.quads if not str(graph).endswith("/graph/meta")]
    links = {p for p in ontology().subjects(RDF.type, OWL.ObjectProperty) if p.startswith(str(DIP))}
    view = [(s, p, o) for s, p, o in stated if isinstance(o, URIRef) and (p == RDF.type or p in links)]
    assert len(view) > 5000
    follows = {(s, p, o) for s, p, o in inferred(stated) if p != DIP.engagesWith}
    theirs, above = reasoned(view)
    ours = {*view, *follows}
    assert {t for t in ours if t[1] in links} == {t for t in theirs if t[1] in links}
    by_rule = {(s, o) for s, p, o in ours if p == RDF.type and o in above}
    assert by_rule == {(s, up) for s, p, o in theirs if p == RDF.type for up in above.get(o, ())}
    assert {p for _, p, _ in follows} >= {RDF.type, DIP.meets, DIP.locatedIn, DIP.participatesIn, DIP.representedBy}


def reasoned(view: list[Triple]) -> tuple[set[Triple], dict[URIRef, set[URIRef]]]:
    """Return *view* with what HermiT adds to it, and class → itself and those above it, as HermiT classifies them."""
    world = load_ontology(view).world
    owlready2.sync_reasoner_hermit(world, infer_property_values=True, debug=0)
    found = {(s, p, o) for s, p, o in world.as_rdflib_graph() if isinstance(s, URIRef) and isinstance(o, URIRef)}
    classes = {URIRef(cls.iri): cls.ancestors() for cls in world.classes() if cls.iri.startswith(str(DIP))}
    return found, {
        cls: {URIRef(x.iri) for x in up if getattr(x, "iri", "").startswith(str(DIP))} for cls, up in classes.items()
    }
