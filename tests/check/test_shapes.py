"""``kg.check.shapes`` and ``kg.check.compiled``: what the shapes refuse, by both engines."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from rdflib import RDF, RDFS, SH, XSD, Graph, Literal, URIRef

from kg.check.compiled import Data, compile_shapes, violations
from kg.check.shapes import Violation, shapes, validate
from kg.config import Config
from kg.rdf import Quad, dataset_of, graph_of, iri
from kg.rdf.vocab import DIP

ANNA = iri.node(Config(), "local/person/anna-berg")
CITY = iri.node(Config(), "place/2013348")
RUSSIA = iri.node(Config(), "country/RUS")
ENGINES = [validate, violations]


def one(made: tuple[Quad, ...], cls: URIRef) -> URIRef:
    return min(s for s, p, o, _ in made if p == RDF.type and o == cls)


def without(made: tuple[Quad, ...], *pattern: URIRef | None) -> list[Quad]:
    return [q for q in made if not all(x is None or x == y for x, y in zip(pattern, q, strict=False))]


@pytest.mark.parametrize("engine", ENGINES)
def test_what_the_mapping_makes_conforms(engine: Callable[..., list[Violation]], made: tuple[Quad, ...]) -> None:
    """With the registry, and whatever it comes in."""
    data = [quad for quad in made if quad[3] is None or not quad[3].endswith("/meta")]
    assert engine(data) == []
    assert engine(graph_of(made)) == []
    assert engine(dataset_of(data)) == []


def test_the_default_graph_conforms_alone(made: tuple[Quad, ...]) -> None:
    """Turtle exports no more than that."""
    assert violations([quad for quad in made if quad[3] is None]) == []


DAY = Literal("2019-04-25", datatype=XSD.date)
BROKEN = {
    "two statuses": (DIP.Summit, DIP.status, DIP.Denied, "exactly one dip:status"),
    "a status of nobody's": (DIP.Summit, DIP.status, DIP.Person, "exactly one dip:status"),
    "a city takes part": (DIP.Summit, DIP.participant, CITY, "each is an agent"),
    "met in a person": (DIP.Summit, DIP.venue, ANNA, "at most one dip:venue, a place"),
    "a date of words": (DIP.Summit, DIP.date, Literal("last week"), "at most one dip:date"),
    "a second earliest": (DIP.Summit, DIP.earliest, Literal("2020-01-01", datatype=XSD.date), "not after dip:latest"),
    "two speakers": (DIP.Statement, DIP.speaker, RUSSIA, "exactly one dip:speaker"),
    "a mode unknown": (DIP.Statement, DIP.mode, Literal("sung"), "exactly one dip:mode"),
    "represents a city": (DIP.Representation, DIP.represented, CITY, "a country or an organisation"),
    "represented by a country": (DIP.Representation, DIP.representative, RUSSIA, "a person or an unnamed source"),
    "in itself": (DIP.Location, DIP.outer, CITY, "a place other than dip:outer"),
    "a short digest": (DIP.Article, DIP.bodyDigest, Literal("abc"), "64 hexadecimal digits"),
    "before the start": (DIP.Evidence, DIP.end, Literal("-1", datatype=XSD.integer), "from 0 to dip:end"),
    "a rule that is none": (DIP.Evidence, DIP.rule, CITY, "exactly one dip:rule"),
    "two labels": (DIP.Person, RDFS.label, Literal("Anna"), "exactly one rdfs:label"),
    "meets a place": (DIP.Person, DIP.meets, CITY, "leads to an agent"),
    "a code of four": (DIP.Country, DIP.iso3, Literal("RUSS"), "one code of three capitals"),
    "too far north": (
        DIP.City,
        URIRef("http://www.w3.org/2003/01/geo/wgs84_pos#lat"),
        Literal("99.0", datatype=XSD.decimal),
        "between -90 and 90",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("engine", ENGINES)
def test_one_wrong_triple_is_found(engine: Callable[..., list[Violation]], made: tuple[Quad, ...], name: str) -> None:
    """At the node it is at, in words."""
    cls, predicate, value, said = BROKEN[name]
    node = one(made, cls)
    found = engine([*made, (node, predicate, value, None)])
    assert any(v.focus == str(node) and said in v.message and not v.warning for v in found), found


@pytest.mark.parametrize(
    ("cls", "predicate", "said"),
    [
        (DIP.Summit, DIP.status, "exactly one dip:status"),
        (DIP.Summit, DIP.evidence, "has dip:evidence"),
        (DIP.Summit, DIP.earliest, "has dip:earliest and dip:latest"),
        (DIP.Report, DIP.article, "exactly one dip:article"),
        (DIP.Statement, DIP.text, "exactly one dip:text"),
        (DIP.Representation, DIP.tenure, "exactly one dip:tenure"),
        (DIP.Evidence, DIP.rule, "exactly one dip:rule"),
        (DIP.Person, RDFS.label, "exactly one rdfs:label"),
    ],
)
@pytest.mark.parametrize("engine", ENGINES)
def test_one_missing_triple_is_found(
    engine: Callable[..., list[Violation]], made: tuple[Quad, ...], cls: URIRef, predicate: URIRef, said: str
) -> None:
    """What has to be there and is not."""
    node = one(made, cls)
    found = engine(without(made, node, predicate))
    assert any(v.focus == str(node) and said in v.message for v in found), found


def test_an_event_that_nobody_reports_is_found(made: tuple[Quad, ...]) -> None:
    """Every event is told by an article."""
    assert any("dip:Report that tells" in v.message for v in violations(without(made, None, DIP.reportOf)))


def test_a_missing_sentence_is_a_warning(made: tuple[Quad, ...]) -> None:
    """Relations that came without their text are worth saying and no reason to refuse."""
    for engine in ENGINES:
        found = engine(without(made, None, DIP.sentence))
        assert found
        assert all(v.warning and v.message == "evidence has no dip:sentence" for v in found)


def test_the_two_engines_agree_on_graphs_broken_at_random(made: tuple[Quad, ...]) -> None:
    """Triples removed, and objects that belong elsewhere: pyshacl and the compiled shapes find the same."""
    dice = random.Random(11)
    data = [quad for quad in made if quad[3] is None or not quad[3].endswith("/meta")]
    for _ in range(4):
        broken = list(data)
        for _ in range(25):
            at, other = dice.randrange(len(broken)), dice.randrange(len(broken))
            s, p, _o, g = broken[at]
            if dice.random() < 0.5:
                broken[at] = (s, p, broken[other][2], g)
            else:
                del broken[at]
        mine = {(v.focus, v.message, v.warning) for v in violations(broken)}
        theirs = {(v.focus, v.message, v.warning) for v in validate(broken)}
        assert mine == theirs
        assert len(mine) > 5


WRONG = (Literal("wrong", lang="en"), URIRef("urn:wrong"))


def mutated(made: tuple[Quad, ...], how: str) -> list[Quad]:
    """Break, for each property that a shape of a class looks at, one thing of the class: take away, add, or replace."""
    data = list(made)
    members = Data(data).members
    for shape in shapes().subjects(RDF.type, SH.NodeShape):
        for cls in shapes().objects(shape, SH.targetClass):
            node = min(members[cls])
            for path in {shapes().value(x, SH.path) for x in shapes().objects(shape, SH.property)}:
                inverse = shapes().value(path, SH.inversePath)
                if how != "added":
                    data = without(data, None, inverse, node) if inverse else without(data, node, path)
                if how != "taken away":
                    data += [(x, inverse, node, None) if inverse else (node, path, x, None) for x in WRONG]
    if how == "added":
        data = without(data, min(members[DIP.Event]), DIP.earliest)  # its date stays
    if how == "replaced":
        data += [(URIRef("urn:nobody"), path, CITY, None) for path in (DIP.meets, DIP.says, DIP.represents)]
        data.append((ANNA, DIP.locatedIn, CITY, None))
        data += [(ANNA, DIP.judgement, Literal("same"), None), (CITY, DIP.judgedBy, Literal("C. Editor"), None)]
    return [quad for quad in data if isinstance(quad[0], URIRef)]


def test_the_two_engines_agree_on_every_shape_broken(made: tuple[Quad, ...]) -> None:
    """Each property missing, with values too many, and with wrong ones alone: the same nodes, every message once."""
    seen = set()
    data = tuple(quad for quad in made if quad[3] is None or not quad[3].endswith("/meta"))
    for how in ("taken away", "added", "replaced"):
        broken = mutated(data, how)
        mine = {(v.focus, v.message, v.warning) for v in violations(broken)}
        assert mine == {(v.focus, v.message, v.warning) for v in validate(broken)}, how
        seen |= {message for _, message, _ in mine}
    assert {str(x) for x in shapes().objects(None, SH.message)} <= seen


def test_a_constraint_that_the_gate_cannot_check_is_an_error() -> None:
    """Passed over in silence, it would be a hole."""
    graph = Graph().parse(
        data="""
        @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dip: <https://w3id.org/communique/ontology#> .
        <x:shape> a sh:NodeShape ; sh:targetClass dip:Person ; sh:property [ sh:path dip:meets ; sh:maxExclusive 3 ] .
        """,
        format="turtle",
    )
    with pytest.raises(ValueError, match="maxExclusive"):
        compile_shapes(graph)


def test_other_shapes_may_be_asked_for(made: tuple[Quad, ...]) -> None:
    """A user's own, on top of ours."""
    graph = Graph().parse(
        data="""
        @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dip: <https://w3id.org/communique/ontology#> .
        <x:shape> a sh:NodeShape ; sh:targetClass dip:Agent ; sh:property [ sh:path dip:iso3 ; sh:minCount 1 ] .
        """,
        format="turtle",
    )
    found = {v.focus for v in validate(made, graph)}
    assert str(ANNA) in found
    assert str(RUSSIA) not in found
    assert found == {v.focus for v in violations(made, compile_shapes(graph))}
