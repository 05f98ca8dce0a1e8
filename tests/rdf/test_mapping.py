"""``kg.rdf.mapping``: relations as triples, and the rules of truth of the short edges."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace

import pytest
from rdflib import RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.config import Config
from kg.model import Judgement, Kind, Relations, Replaced, Resolved, Status, Tenure, Verdict
from kg.rdf import graph_of, iri, quads
from kg.rdf.mapping import article_triples
from kg.rdf.vocab import DIP, KIND, SCHEMA, STATUS
from kg.resolve import resolve
from tests import worlds
from tests.worlds import Telling

CONFIG = Config()
META = {"pipeline": "abc", "model": "test 1.0"}
ANNA = iri.node(CONFIG, "local/person/anna-berg")
IVO = iri.node(CONFIG, "local/person/ivo-maric")
LEA = iri.node(CONFIG, "local/person/lea-sand")
RUSSIA = iri.node(CONFIG, "country/RUS")
JAPAN = iri.node(CONFIG, "country/JPN")
VLADIVOSTOK = iri.node(CONFIG, "place/2013348")


def default_graph(*told: Telling | Relations) -> Graph:
    """The default graph alone: it has to be complete in itself."""
    relations = [x.relations() if isinstance(x, Telling) else x for x in told]
    graph = Graph()
    for triple in article_triples(resolve(relations, CONFIG, worlds.TABLES), CONFIG):
        graph.add(triple)
    return graph


def only(found: Iterable[object]) -> URIRef:
    (one,) = found
    assert isinstance(one, URIRef)
    return one


def test_a_meeting_has_its_terms(told: Resolved) -> None:
    """Class by kind, participants, host, venue, dates to show and to ask with, exactly one status."""
    graph = default_graph(worlds.summit())
    node = only(graph.subjects(RDF.type, DIP.Summit))
    assert set(graph.objects(node, DIP.participant)) == {ANNA, IVO}
    assert only(graph.objects(node, DIP.host)) == ANNA
    assert only(graph.objects(node, DIP.venue)) == VLADIVOSTOK
    assert only(graph.objects(node, DIP.status)) == DIP.Held
    day = Literal("2019-04-25", datatype=XSD.date)
    assert [graph.value(node, p) for p in (DIP.date, DIP.earliest, DIP.latest)] == [day] * 3
    assert str(graph.value(node, RDFS.label)) == "Anna Berg, Ivo Maric: summit, 2019-04-25"


def test_a_visit_with_a_host_has_guests() -> None:
    """Of other meetings that have a host, the others are participants and no more."""
    told = Telling("d").names("P:Anna Berg", "P:Ivo Maric")
    told.met("Anna Berg", "Ivo Maric", host="Anna Berg", kind=Kind.VISIT)
    told.met("Anna Berg", "Ivo Maric", host="Anna Berg", kind=Kind.CALL)
    graph = default_graph(told)
    assert set(graph.subject_objects(DIP.guest)) == {(only(graph.subjects(RDF.type, DIP.Visit)), IVO)}


def test_a_year_is_shown_as_a_year_and_asked_as_days() -> None:
    """``dip:date`` keeps the precision; earliest and latest are days, always."""
    graph = default_graph(Telling("d").names("P:Anna Berg", "P:Ivo Maric").met("Anna Berg", "Ivo Maric", date="2018"))
    node = only(graph.subjects(DIP.participant, ANNA))
    assert graph.value(node, DIP.date) == Literal("2018", datatype=XSD.gYear, normalize=False)
    assert graph.value(node, DIP.earliest) == Literal("2018-01-01", datatype=XSD.date)
    assert graph.value(node, DIP.latest) == Literal("2018-12-31", datatype=XSD.date)


def test_a_day_that_does_not_exist_is_left_for_the_gate() -> None:
    """No crash and no made-up day: the words stand as a string, which the shapes refuse."""
    graph = default_graph(
        Telling("d").names("P:Anna Berg", "P:Ivo Maric").met("Anna Berg", "Ivo Maric", date="2018-02-30")
    )
    node = only(graph.subjects(DIP.participant, ANNA))
    assert graph.value(node, DIP.date) == Literal("2018-02-30")
    assert graph.value(node, DIP.earliest) is None


@pytest.mark.parametrize("status", list(Status))
def test_only_a_held_meeting_makes_them_meet(status: Status) -> None:
    """A plain query never returns a meeting that was denied; the status itself is always told."""
    graph = default_graph(Telling("d").names("P:Anna Berg", "P:Ivo Maric").met("Anna Berg", "Ivo Maric", status=status))
    assert ((ANNA, DIP.meets, IVO) in graph) == (status is Status.HELD)
    assert only(graph.objects(None, DIP.status)) == STATUS[status]
    assert only(graph.objects(None, DIP.reportedStatus)) == STATUS[status]


@pytest.mark.parametrize("kind", list(Kind))
def test_of_a_conference_of_many_nobody_meets(kind: Kind) -> None:
    """That three attend one conference says nothing of any two; three at a summit did meet."""
    three = ("Anna Berg", "Ivo Maric", "Lea Sand")
    graph = default_graph(Telling("d").names(*(f"P:{name}" for name in three)).met(*three, kind=kind))
    edges = set(graph.subject_objects(DIP.meets))
    assert edges == (set() if kind is Kind.CONFERENCE else {(ANNA, IVO), (ANNA, LEA), (IVO, LEA)})
    assert only(graph.subjects(DIP.status, DIP.Held)) in set(graph.subjects(RDF.type, KIND[kind]))


def test_two_who_confer_at_a_conference_meet() -> None:
    """They are told to have conferred with each other."""
    graph = default_graph(
        Telling("d").names("P:Anna Berg", "P:Ivo Maric").met("Ivo Maric", "Anna Berg", kind=Kind.CONFERENCE)
    )
    assert (ANNA, DIP.meets, IVO) in graph


def test_meets_is_stated_in_one_direction() -> None:
    """The other follows, and is in the inferred graph."""
    graph = default_graph(Telling("d").names("P:Anna Berg", "P:Ivo Maric").met("Ivo Maric", "Anna Berg"))
    assert set(graph.subject_objects(DIP.meets)) == {(ANNA, IVO)}


@pytest.mark.parametrize("tenure", list(Tenure))
def test_only_who_is_in_office_represents(tenure: Tenure) -> None:
    """The former and the future minister have a Representation, and no short edge."""
    graph = default_graph(
        Telling("d").names("P:Anna Berg", "C:Russia").represents("Anna Berg", "Russia", tenure=tenure)
    )
    assert ((ANNA, DIP.represents, RUSSIA) in graph) == (tenure in (Tenure.CURRENT, Tenure.ACTING))
    assert str(only_literal(graph, DIP.tenure)) == tenure.value


@pytest.mark.parametrize(
    ("start", "until", "holds"),
    [
        (None, None, True),
        ("2012", None, True),
        ("2019", "2019", True),
        ("2019-05", None, False),
        (None, "2019-03", False),
        (None, "2018", False),
        ("2019-04-26", "2019-04-26", True),
        ("2019-04-27", None, False),
    ],
)
def test_an_office_with_dates_is_held_on_the_day_of_the_article(
    start: str | None, until: str | None, holds: bool
) -> None:
    """An office "until March 2019" is over in an article of April; one "since 2019" has begun."""
    graph = default_graph(
        Telling("d", published="2019-04-26")
        .names("P:Anna Berg", "C:Russia")
        .represents("Anna Berg", "Russia", start=start, until=until)
    )
    assert ((ANNA, DIP.represents, RUSSIA) in graph) == holds


def only_literal(graph: Graph, predicate: URIRef) -> Literal:
    (one,) = graph.objects(None, predicate)
    assert isinstance(one, Literal)
    return one


def test_a_statement_has_its_terms() -> None:
    """Speaker (both ways), words, cue, mode, addressee, who passed it on, and what the words mention."""
    graph = default_graph(worlds.summit())
    node = only(graph.objects(ANNA, DIP.says))
    assert only(graph.objects(node, DIP.speaker)) == ANNA
    assert str(graph.value(node, DIP.text)) == "Japan and Russia will trade more"
    assert str(graph.value(node, DIP.cue)) == "say"
    assert str(graph.value(node, DIP.mode)) == "indirect"
    assert only(graph.objects(node, DIP.addressee)) == IVO
    assert only(graph.objects(node, DIP.reportedBy)) == iri.node(CONFIG, "local/organisation/harbour-agency")
    assert set(graph.objects(node, DIP.mentions)) == {RUSSIA, JAPAN}
    assert str(graph.value(node, RDFS.label)) == "Anna Berg: Japan and Russia will trade more"


def test_a_quotation_in_a_quotation_is_tied_to_the_outer_one() -> None:
    """Of two that hold it, the shorter; never one by another speaker than who passed it on."""
    told = Telling("d").names("P:Anna Berg", "P:Ivo Maric", "P:Lea Sand")
    told.said("Anna Berg", "a long day on which Ivo told us that all is well with the harbour at last")
    start = told.body.index("a long day")
    middle = told.body.index("Ivo told us that all is well")
    inner = told.body.index("all is well")
    told.said("Anna Berg", "Ivo told us that all is well", inside=(middle, middle + 28))
    told.said("Ivo Maric", "all is well", inside=(inner, inner + 11), reported_by="Anna Berg")
    told.said("Lea Sand", "long day on which Ivo told us that all is well", inside=(start + 2, inner + 11))
    graph = default_graph(told)
    quoted = only(graph.objects(IVO, DIP.says))
    outer = only(graph.objects(quoted, DIP.quotedIn))
    assert str(graph.value(outer, DIP.text)) == "Ivo told us that all is well"
    assert len(set(graph.subject_objects(DIP.quotedIn))) == 1


def test_an_unnamed_source_is_one_a_document() -> None:
    """Two articles' "officials" are two nodes, each labelled by its words."""
    one, other = (Telling(name).said("unnamed: officials", "rain is coming") for name in ("a", "b"))
    graph = default_graph(one, other)
    sources = set(graph.subjects(RDF.type, DIP.UnnamedSource))
    assert len(sources) == 2
    assert {str(graph.value(x, RDFS.label)) for x in sources} == {"officials"}


def test_a_location_is_one_for_all_articles_that_state_it() -> None:
    """With the evidence of each, and the short edge."""
    one, other = (Telling(name).names("L:Vladivostok", "C:Russia").lies("Vladivostok", "Russia") for name in ("a", "b"))
    graph = default_graph(one, other)
    node = only(graph.subjects(RDF.type, DIP.Location))
    assert (only(graph.objects(node, DIP.inner)), only(graph.objects(node, DIP.outer))) == (VLADIVOSTOK, RUSSIA)
    assert len(set(graph.objects(node, DIP.evidence))) == 2
    assert (VLADIVOSTOK, DIP.locatedIn, RUSSIA) in graph


def test_every_relation_points_at_its_sentence() -> None:
    """Each fact leads to the words it was read from, the offsets they stand at, the rule and the article."""
    told = worlds.summit().relations()
    graph = default_graph(told)
    facts = set().union(
        *(
            graph.subjects(RDF.type, c)
            for c in (DIP.Summit, DIP.Report, DIP.Statement, DIP.Representation, DIP.Location)
        )
    )
    assert len(facts) == 7
    for fact in facts:
        for evidence in graph.objects(fact, DIP.evidence):
            start, end = (int(str(graph.value(evidence, p))) for p in (DIP.start, DIP.end))
            assert str(graph.value(evidence, DIP.sentence)) == told.document.body[start:end]
            assert only(graph.objects(evidence, DIP.article)) == iri.article(CONFIG, told.document)
            assert only(graph.objects(only(graph.objects(evidence, DIP.rule)), RDF.type)) == DIP.Rule
        assert set(graph.objects(fact, DIP.evidence))


def test_an_article_has_its_terms() -> None:
    """What it is called, when and by whom it was published, and a digest of exactly the text the offsets count in."""
    told = worlds.summit().relations()
    graph = default_graph(told)
    node = only(graph.subjects(RDF.type, DIP.Article))
    assert str(graph.value(node, DCTERMS.identifier)) == "summit.txt"
    assert str(graph.value(node, DCTERMS.title)) == "About summit.txt"
    assert graph.value(node, DCTERMS.issued) == Literal("2019-04-26", datatype=XSD.date)
    assert str(graph.value(node, DCTERMS.publisher)) == "The Example Courier"
    assert graph.value(node, SCHEMA.url) == Literal("https://example.org/summit.txt", datatype=XSD.anyURI)
    assert str(graph.value(node, DIP.bodyDigest)) == told.document.digest


def test_every_node_that_is_used_is_described() -> None:
    """In the default graph alone, which Turtle exports: what a triple leads to has a class there, or is a status."""
    graph = default_graph(worlds.summit())
    leads_to = {
        o for p in graph.predicates() if p.startswith(str(DIP)) for o in graph.objects(None, p) if isinstance(o, URIRef)
    }
    assert {o for o in leads_to if graph.value(o, RDF.type) is None} == {DIP.Held}


def test_a_merged_meeting_keeps_its_reports_apart() -> None:
    """Two articles, one event: each report has its own status, date, venue and evidence."""
    one = Telling("a", published="2019-04-20").names("P:Anna Berg", "P:Ivo Maric", "C:Russia")
    one.met("Anna Berg", "Ivo Maric", status=Status.PLANNED, place="Russia")
    other = Telling("b").names("P:Anna Berg", "P:Ivo Maric", "L:Vladivostok")
    other.met("Ivo Maric", "Anna Berg", kind=Kind.TALKS, place="Vladivostok")
    graph = default_graph(one, other)
    event = only(graph.subjects(RDF.type, DIP.Talks))
    assert set(graph.subjects(DIP.reportOf, event)) == set(graph.subjects(RDF.type, DIP.Report))
    told = {
        (graph.value(r, DIP.reportedStatus), graph.value(r, DIP.reportedVenue))
        for r in graph.subjects(DIP.reportOf, event)
    }
    assert told == {(DIP.Planned, RUSSIA), (DIP.Held, VLADIVOSTOK)}
    assert (only(graph.objects(event, DIP.status)), only(graph.objects(event, DIP.venue))) == (DIP.Held, VLADIVOSTOK)
    assert len(set(graph.objects(event, DIP.evidence))) == 2


def test_aliases_are_told_and_the_label_is_none_of_them() -> None:
    """What the article calls it, in the default graph."""
    told = Telling("d").names("P:Anna Berg", aliases=("Ms Berg", "Berg")).said("Anna Berg", "good day to all")
    graph = default_graph(told)
    assert {str(x) for x in graph.objects(ANNA, SKOS.altLabel)} == {"Ms Berg", "Berg"}


def test_no_blank_node_and_four_graphs_at_most(told: Resolved) -> None:
    """Every node has a name that a rebuild gives again; the inferred graph is not made here."""
    made = list(quads(told, CONFIG, META, worlds.TABLES))
    assert not [term for quad in made for term in quad if isinstance(term, BNode)]
    assert {g for *_, g in made} == {None, iri.graph(CONFIG, "registry"), iri.graph(CONFIG, "meta")}


def test_the_base_and_the_collection_are_settings(told: Resolved) -> None:
    """All data IRIs start with the base; what is the user's own has the collection after it."""
    config = Config(base="https://news.example/id/", collection="desk")
    graph = graph_of(quads(resolve([worlds.summit().relations()], config, worlds.TABLES), config, META, worlds.TABLES))
    assert URIRef("https://news.example/id/desk/person/anna-berg") in set(graph.subjects())
    assert URIRef("https://news.example/id/country/RUS") in set(graph.subjects())
    assert "w3id.org/communique/id" not in graph.serialize(format="nt")


SCRIPT = """
import sys
from kg.config import Config
from kg.check.rules import inferred
from kg.rdf import quads, sorted_nquads
from kg.resolve import resolve
from tests import worlds
told = [worlds.summit(name).relations() for name in ("a", "b", "c")]
made = list(quads(resolve(told, Config(), worlds.TABLES), Config(), {"b": "2", "a": "1"}, worlds.TABLES))
sys.stdout.buffer.write(sorted_nquads(made))
for row in (*made, *inferred(made)):
    print(*row[:3])
"""


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    """In the order that they are made too, not only when they are sorted."""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "4711")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000


def test_relations_without_their_text_have_offsets_and_no_sentence() -> None:
    """Another extractor's JSON carries no article: nothing is made up."""
    told = worlds.summit().relations()
    bare = Relations(
        type(told.document)(told.document.id, ""),
        told.entities,
        told.meets,
        told.says,
        told.represents,
        told.located_in,
    )
    graph = default_graph(bare)
    assert not set(graph.objects(None, DIP.sentence))
    assert len(set(graph.subjects(RDF.type, DIP.Evidence))) == len(set(graph.subjects(DIP.start, None))) > 3


def test_copies_older_versions_and_what_is_repeated_are_told() -> None:
    """An article leads to its original or newer version, a statement to the one it repeats; a meeting has a count."""
    said = "the strait stays open to every flag, and nobody will have to ask us twice"
    one, other = (worlds.summit(f"{name}.txt").said("Anna Berg", said) for name in "ab")
    other.given["publisher"] = "Lumen Gazette"
    old = Telling("old", "2019-04-20", url="https://example.org/x").names("C:Russia", "C:Japan").met("Russia", "Japan")
    new = Telling("new", url="http://www.example.org/x").names("C:Russia", "C:Italy").met("Russia", "Italy")
    graph = default_graph(one, other, old, new)
    article = {str(graph.value(x, DCTERMS.identifier)): x for x in graph.subjects(RDF.type, DIP.Article)}
    assert set(graph.subject_objects(DIP.copyOf)) == {(article["b.txt"], article["a.txt"])}
    assert set(graph.subject_objects(DCTERMS.isReplacedBy)) == {(article["old"], article["new"])}
    assert JAPAN not in graph.objects(predicate=DIP.participant)
    counts = {str(graph.value(x, RDFS.label)): n.toPython() for x, n in graph.subject_objects(DIP.independentSources)}
    assert counts == {"Anna Berg, Ivo Maric: summit, 2019-04-25": 1, "Italy, Russia: meeting, 2019-04-25": 1}
    repeats = [(graph.value(x, DIP.text), graph.value(y, DIP.text)) for x, y in graph.subject_objects(DIP.repeats)]
    assert (Literal(said), Literal(said)) in repeats
    assert all(x == y for x, y in repeats)


def test_what_was_judged_says_who_and_what() -> None:
    """A relation of every kind; a meeting with its report."""
    judgement = Judgement(Verdict.CORRECTED, "C. Editor", "the readout", "status=held")
    told = worlds.summit().relations()
    told = replace(told, **{
        name: tuple(replace(x, judgement=judgement) for x in getattr(told, name))
        for name in ("meets", "says", "represents", "located_in")
    })  # fmt: skip
    graph = default_graph(told)
    judged = set(graph.subjects(DIP.judgement, Literal("corrected (status=held), by C. Editor: the readout")))
    assert judged == set(graph.subjects(DIP.judgedBy, Literal("C. Editor")))
    kinds = (DIP.Summit, DIP.Report, DIP.Statement, DIP.Representation, DIP.Location)
    assert judged == {node for kind in kinds for node in graph.subjects(RDF.type, kind)}


def test_what_was_merged_away_says_what_replaced_it() -> None:
    """And what stands for both says who judged."""
    resolved = resolve([worlds.summit().relations()], CONFIG, worlds.TABLES)
    judged = Judgement(Verdict.SAME, "C. Editor", change="local/person/a-berg = local/person/anna-berg")
    resolved = replace(
        resolved,
        replaced=(Replaced("local/person/a-berg", "local/person/anna-berg", "judged"),),
        judged=(("local/person/anna-berg", judged),),
    )
    graph = Graph()
    for triple in article_triples(resolved, CONFIG):
        graph.add(triple)
    old = iri.node(CONFIG, "local/person/a-berg")
    assert set(graph.predicate_objects(old)) == {(DCTERMS.isReplacedBy, ANNA)}
    assert str(graph.value(ANNA, DIP.judgement)) == f"same ({judged.change}), by C. Editor"
