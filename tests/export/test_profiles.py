"""The graph in the terms of others: what is added, under which condition, and that these terms exist."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import ORG, PROV, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from kg.check.axioms import axioms_of, ontology
from kg.config import Config
from kg.errors import UnknownNameError
from kg.export import PROFILES, export
from kg.export.profiles import CONTEXT, added, alignments, find
from kg.model import Mode, Status, Tenure
from kg.rdf import nquads as to_nquads
from kg.rdf import quads
from kg.rdf.vocab import DIP
from kg.resolve import resolve
from kg.store.graph import GraphStore
from kg.store.oxigraph import in_memory
from kg.store.sparql import PREFIXES
from tests import worlds
from tests.queries.world import nquads
from tests.worlds import Telling, summit

OA, SEM = Namespace(PREFIXES["oa"]), Namespace(PREFIXES["sem"])

# rdflib has no list of these two. The terms of the Web Annotation Vocabulary (2017) and of SEM (2011) that we use.
OF_OA = {
    *("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector", "hasBody", "hasTarget"),
    *("hasSource", "hasSelector", "start", "end", "exact", "prefix", "suffix", "motivatedBy", "linking"),
}
OF_SEM = {
    *("Event", "Actor", "Place", "eventType", "hasActor", "hasPlace", "hasTimeStamp"),
    *("hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp"),
}


def store_of(*told: Telling) -> GraphStore:
    resolved = resolve([x.relations() for x in told], Config(), worlds.TABLES)
    return in_memory(list(to_nquads(quads(resolved, Config(), {}, worlds.TABLES))))


def written(store: GraphStore, *names: str, form: str = "ntriples") -> bytes:
    return b"".join(export(store, form, profile=names))


def graph(*told: Telling, profile: str) -> Graph:
    return Graph().parse(data=written(store_of(*told), profile), format="nt")


def met(**given: object) -> Telling:
    return Telling("a").names("P:Anna Berg", "P:Ivo Maric", "L:Geneva").met("Anna Berg", "Ivo Maric", **given)  # type: ignore[arg-type]


# --- all profiles ------------------------------------------------------------------------


def test_an_unknown_profile_is_told_with_those_there_are(store: GraphStore) -> None:
    with pytest.raises(UnknownNameError, match="oa, org, prov, schema, sem") as error:
        export(store, "turtle", profile=["prov,dc"])
    assert set(error.value.known) == set(PROFILES)


def test_a_format_without_triples_takes_none(store: GraphStore) -> None:
    with pytest.raises(UnknownNameError, match="csv holds no triples"):
        export(store, "csv", profile=["prov"])


def test_one_word_may_name_several_in_any_order() -> None:
    assert list(find(["schema, PROV", "oa"])) == list(find(["oa", "prov", "schema"])) == ["oa", "prov", "schema"]


def test_ours_stays_and_theirs_is_kept_apart(store: GraphStore) -> None:
    """Each profile's triples stand in a graph of its own, and what was there is there still."""
    plain = set(written(store, form="nquads").splitlines())
    full = set(written(store, *PROFILES, form="nquads").splitlines())
    assert plain < full
    ends = {f"/graph/{name}> .".encode() for name in PROFILES}
    assert all(any(line.endswith(end) for end in ends) for line in full - plain)
    assert all(any(line.endswith(end) for line in full) for end in ends)


@pytest.mark.parametrize("name", PROFILES)
def test_the_order_of_what_comes_in_does_not_show(store: GraphStore, name: str) -> None:
    lines = nquads()
    random.Random(5).shuffle(lines)
    assert written(in_memory(lines), name, form="turtle") == written(store, name, form="turtle")


@pytest.mark.parametrize("form", ["turtle", "ntriples", "rdf-xml", "trig", "nquads", "json-ld"])
def test_every_format_of_triples_takes_all_of_them(form: str) -> None:
    """Oxigraph reads each file, and finds the same statements in it."""
    formats = {
        "turtle": ox.RdfFormat.TURTLE,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "rdf-xml": ox.RdfFormat.RDF_XML,
        "trig": ox.RdfFormat.TRIG,
        "nquads": ox.RdfFormat.N_QUADS,
        "json-ld": ox.RdfFormat.JSON_LD,
    }
    held = store_of(summit())
    plain = {x.triple for x in ox.parse(written(held, *PROFILES), ox.RdfFormat.N_TRIPLES)}
    assert {x.triple for x in ox.parse(written(held, *PROFILES, form=form), formats[form])} == plain


def test_no_node_is_blank_and_every_term_exists(store: GraphStore) -> None:
    """A misspelt term of somebody else's would be found by nobody: those of the data, and those of the alignments."""
    data = Graph().parse(data=written(store, *PROFILES), format="nt")
    data += Graph().parse(data=written(store_of(summit(), met()), *PROFILES), format="nt")
    nodes = {x for triple in data for x in triple if not isinstance(x, Literal)}
    assert all(isinstance(x, URIRef) for x in nodes)
    used = {f"{OA}prefix", f"{OA}suffix"}  # these need an article's text: tested below
    used |= {str(x) for x in (*nodes, *(x for triple in alignments() for x in triple))}
    for space in (PROV, ORG, rdflib.SDO, SKOS, rdflib.TIME):
        named = {x for x in used if x.startswith(str(space)) and x != str(space)}
        assert {x for x in named if URIRef(x) not in space} == set()
    assert {x.removeprefix(OA) for x in used if x.startswith(OA)} == OF_OA
    assert {x.removeprefix(SEM) for x in used if x.startswith(SEM)} == OF_SEM


def test_the_alignments_speak_of_our_terms_alone() -> None:
    ours = {x for triple in alignments() for x in triple if str(x).startswith(str(DIP))}
    assert len(ours) > 40
    assert ours <= set(ontology().subjects())


def test_what_is_called_near_is_not_an_axiom_too() -> None:
    """``rdfs:seeAlso`` says that a term is not the same: of what follows from the axioms it would be wrong."""
    known = axioms_of(ontology() + alignments())
    for ours, theirs in alignments().subject_objects(RDFS.seeAlso):
        assert theirs not in (*known.superclasses.get(ours, ()), *known.superproperties.get(ours, ())), ours


# --- PROV-O ------------------------------------------------------------------------------


def test_every_fact_is_traced_to_its_article_and_outlet() -> None:
    """Fact, evidence, article, outlet: one path; and a statement to its speaker."""
    data = graph(summit(), profile="prov")
    for cls in (DIP.Statement, DIP.Report, DIP.Representation, DIP.Location):
        facts = set(data.subjects(RDF.type, cls))
        assert facts
        for fact in facts:
            (span, *_) = [x for x in data.objects(fact, PROV.wasDerivedFrom) if (x, RDF.type, DIP.Evidence) in data]
            article = data.value(span, PROV.wasQuotedFrom)
            outlet = data.value(article, PROV.wasAttributedTo)
            assert (outlet, RDF.type, PROV.Organization) in data
    assert set(data.subject_objects(DIP.speaker)) <= set(data.subject_objects(PROV.wasAttributedTo))


def test_only_what_was_held_is_an_activity() -> None:
    for status in Status:
        data = graph(met(status=status, place="Geneva"), profile="prov")
        assert len(list(data.subjects(RDF.type, PROV.Activity))) == (status is Status.HELD)
        assert len(list(data.objects(None, PROV.wasAssociatedWith))) == 2 * (status is Status.HELD)


def test_nothing_is_both_an_entity_and_an_activity(store: GraphStore) -> None:
    """PROV-O says that they are disjoint."""
    data = Graph().parse(data=written(store, "prov"), format="nt")
    assert not {*data.subjects(RDF.type, PROV.Entity)} & {*data.subjects(RDF.type, PROV.Activity)}


# --- Web Annotation ----------------------------------------------------------------------


def test_evidence_is_an_annotation_of_a_span_with_its_facts_as_bodies() -> None:
    data = graph(met(), profile="oa")
    (span,) = data.subjects(RDF.type, OA.Annotation)
    target = data.value(span, OA.hasTarget)
    assert set(data.objects(span, OA.hasBody)) == set(data.subjects(DIP.evidence, span))
    assert data.value(target, OA.hasSource) == data.value(span, DIP.article)
    position, quote = (
        next(x for x in data.objects(target, OA.hasSelector) if (x, RDF.type, OA[kind]) in data)
        for kind in ("TextPositionSelector", "TextQuoteSelector")
    )
    assert [int(data.value(position, OA[x])) for x in ("start", "end")] == [  # type: ignore[arg-type]
        int(data.value(span, DIP[x]))  # type: ignore[arg-type]
        for x in ("start", "end")
    ]
    assert data.value(quote, OA.exact) == data.value(span, DIP.sentence)


def _quotes(body: str | None, **given: str) -> dict[str, str]:
    """Return the parts of the quotation of one span of 4 to 9, in an article of which *body* is kept."""
    e = "https://example.org/e"
    told = {"field": "body", "sentence": "met B"} | given
    text = f"""<{e}> a dip:Evidence ; dip:article <{e}a> ; dip:field "{told["field"]}" ; dip:start 4 ; dip:end 9 ;
        dip:sentence "{told["sentence"]}" . <{e}a> dcterms:identifier "a.txt" ."""
    prefixes = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())
    held = [ox.Quad(*x.triple) for x in ox.parse(prefixes + text, ox.RdfFormat.TURTLE)]
    found = added(held, find(["oa"]), "https://example.org/", lambda identity, field: body)
    return {x.predicate.value.removeprefix(OA): x.object.value for x in found if str(OA) in x.predicate.value}


def test_a_quotation_has_the_words_around_it() -> None:
    """As many as tell it apart, and never beyond the text."""
    found = _quotes("Anna"[:4] + "met B" + "." * 100)
    assert (found["prefix"], found["exact"], found["suffix"]) == ("Anna", "met B", "." * CONTEXT)


@pytest.mark.parametrize("body", [None, "another text altogether", ""])
def test_words_around_are_left_out_where_the_text_is_not_the_one_that_was_read(body: str | None) -> None:
    found = _quotes(body)
    assert found["exact"] == "met B"
    assert not {"prefix", "suffix"} & set(found)


def test_a_title_has_no_position_in_its_article() -> None:
    """Its offsets count in the title, and a reader of ``oa:start`` would count in the text."""
    assert {"start", "exact"} <= set(_quotes(None))
    assert "start" not in _quotes(None, field="title")


# --- schema.org --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "theirs"),
    [
        (Status.HELD, ()),
        (Status.PLANNED, (rdflib.SDO.EventScheduled,)),
        (Status.CANCELLED, (rdflib.SDO.EventCancelled,)),
        (Status.POSSIBLE, None),
        (Status.DENIED, None),
    ],
)
def test_an_event_is_one_of_theirs_where_they_have_its_status(
    status: Status, theirs: tuple[URIRef, ...] | None
) -> None:
    """``None``: it is no event to schema.org, with nobody attending."""
    data = graph(met(status=status), profile="schema")
    events = set(data.subjects(RDF.type, rdflib.SDO.Event))
    assert len(events) == (theirs is not None)
    assert tuple(data.objects(None, rdflib.SDO.eventStatus)) == (theirs or ())
    assert len(set(data.objects(None, rdflib.SDO.attendee))) == 2 * len(events)


@pytest.mark.parametrize("mode", Mode)
def test_only_a_direct_statement_is_a_quotation(mode: Mode) -> None:
    """Of a mixed one some words are the article's."""
    told = Telling("a").names("P:Anna Berg", "C:Japan").said("Anna Berg", "trade with Japan will grow")
    said = told.made["says"][0]
    told.made["says"] = [type(said)(**{x: getattr(said, x) for x in said.__slots__} | {"mode": mode})]
    data = graph(told, profile="schema")
    assert len(list(data.subjects(RDF.type, rdflib.SDO.Quotation))) == (mode is Mode.DIRECT)
    assert len(list(data.objects(None, rdflib.SDO.spokenByCharacter))) == (mode is Mode.DIRECT)


def test_articles_and_things_have_their_names() -> None:
    data = graph(summit(), profile="schema")
    (article,) = data.subjects(RDF.type, rdflib.SDO.NewsArticle)
    assert str(data.value(article, rdflib.SDO.headline)) == "About summit.txt"
    assert str(data.value(data.value(article, rdflib.SDO.publisher), rdflib.SDO.name)) == "The Example Courier"
    assert {str(data.value(x, rdflib.SDO.name)) for x in data.subjects(RDF.type, rdflib.SDO.Person)} == {
        "Anna Berg",
        "Ivo Maric",
    }
    assert {str(data.value(x, rdflib.SDO.name)) for x in data.subjects(RDF.type, rdflib.SDO.Country)} >= {
        "Japan",
        "Russia",
    }


# --- ORG ---------------------------------------------------------------------------------


def _held(tenure: Tenure, until: str | None = None) -> Graph:
    told = Telling("a").names("P:Anna Berg", "O:NATO")
    return graph(told.represents("Anna Berg", "NATO", "Envoy", tenure, "2015-03", until), profile="org")


@pytest.mark.parametrize(
    ("tenure", "until", "is_one"),
    [
        (Tenure.CURRENT, None, True),
        (Tenure.ACTING, None, True),
        (Tenure.FORMER, None, False),
        (Tenure.FORMER, "2018", True),
        (Tenure.DESIGNATE, None, False),
    ],
)
def test_a_role_is_a_membership_while_it_is_held_or_with_its_end(
    tenure: Tenure, until: str | None, is_one: bool
) -> None:
    """ORG takes one without an interval for today's."""
    data = _held(tenure, until)
    assert len(list(data.subjects(RDF.type, ORG.Membership))) == is_one
    assert len(list(data.subjects(ORG.member))) == len(list(data.subjects(ORG.organization))) == is_one


def test_a_membership_has_its_role_and_its_time_as_precise_as_told() -> None:
    data = _held(Tenure.FORMER, "2018")
    (membership,) = data.subjects(RDF.type, ORG.Membership)
    assert str(data.value(data.value(membership, ORG.role), SKOS.prefLabel)) == "Envoy"
    during = data.value(membership, ORG.memberDuring)
    begin, end = data.value(during, rdflib.TIME.hasBeginning), data.value(during, rdflib.TIME.hasEnd)
    assert str(next(data.objects(begin, rdflib.TIME.inXSDgYearMonth))).startswith("2015-03")
    assert str(next(data.objects(end, rdflib.TIME.inXSDgYear))).startswith("2018")


def test_a_state_is_an_organisation_to_org_and_a_place_to_schema() -> None:
    """A body of the government is a part of it to the one, and has no parent to the other."""
    told = Telling("a").names("O:Kremlin", "C:Russia").met("Kremlin", "Russia")
    data = graph(told, profile="org")
    ((part, whole),) = data.subject_objects(ORG.subOrganizationOf)
    assert (part, DIP.partOf, whole) in data
    assert (whole, RDF.type, ORG.Organization) in data
    assert not list(graph(told, profile="schema").subjects(rdflib.SDO.parentOrganization))


# --- SEM ---------------------------------------------------------------------------------


@pytest.mark.parametrize("status", Status)
def test_an_event_of_any_status_is_one_and_says_which(status: Status) -> None:
    data = graph(met(status=status), profile="sem")
    (event,) = data.subjects(RDF.type, SEM.Event)
    assert set(data.objects(event, SEM.eventType)) == {DIP.Meeting, data.value(event, DIP.status)}
    assert set(data.objects(event, SEM.hasActor)) == set(data.subjects(RDF.type, SEM.Actor))


@pytest.mark.parametrize(
    ("date", "terms"),
    [
        ("2019-04-25", {SEM.hasTimeStamp}),
        ("2019-04", {SEM.hasEarliestBeginTimeStamp, SEM.hasLatestEndTimeStamp}),
        (None, set()),
    ],
)
def test_a_day_is_a_time_stamp_and_a_month_has_bounds(date: str | None, terms: set[URIRef]) -> None:
    data = graph(met(date=date), profile="sem")
    times = {p for p in data.predicates() if p.startswith(str(SEM)) and "TimeStamp" in p}
    assert times == terms
