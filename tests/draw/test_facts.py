"""What is read of a graph: the same from a store, a dataset and a plain graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rdflib import Dataset, Graph, Literal, URIRef

from kg.draw import facts
from kg.draw.facts import Facts

ID = "https://w3id.org/communique/id/"
DIP = "https://w3id.org/communique/ontology#"


class FakeStore:
    """Answers SELECT as the store does."""

    def __init__(self, graph: Dataset) -> None:
        self.graph = graph

    def select(self, sparql: str) -> Iterator[Mapping[str, str]]:
        for row in self.graph.query(sparql):
            yield {str(name): str(value) for name, value in row.asdict().items()}


def meeting(told: Facts, name: str) -> facts.Meeting:
    return next(x for x in told.meetings if x.iri == f"{ID}local/meeting/{name}")


def test_a_store_and_rdflib_tell_the_same(small: Dataset, told: Facts) -> None:
    """
    The answers of SELECT give the facts that rdflib's own index gives.
    """
    assert told == facts.read(FakeStore(small))


def test_a_dataset_without_union_shows_its_named_graphs_too(small: Dataset, told: Facts) -> None:
    """
    By default rdflib hides named graphs; registry and closure count all the same.
    """
    apart = Dataset(default_union=False)
    apart.parse(data=small.serialize(format="nquads"), format="nquads")

    assert told == facts.read(apart)


def test_a_plain_graph_is_read_as_well(small: Dataset, told: Facts) -> None:
    """
    Turtle has no graphs, and what it holds is drawn the same.
    """
    plain = Graph()
    for subject, predicate, value, _ in small.quads():
        plain.add((subject, predicate, value))

    assert told == facts.read(plain)


def test_an_empty_graph_has_no_facts() -> None:
    """
    No relations is an answer, not an error.
    """
    assert facts.read(Graph()) == Facts()


def test_the_narrowest_class_decides(told: Facts) -> None:
    """
    A city that is a country is drawn as a country, a ministry that is a place as an organisation.
    """
    lissan, ministry = told.entities[f"{ID}country/LSN"], told.entities[f"{ID}local/organisation/ministry"]

    assert (lissan.type, lissan.cls) == ("country", "Country")
    assert (ministry.type, ministry.cls) == ("organisation", "GovernmentBody")


def test_the_kind_of_a_meeting_survives_the_closure(told: Facts) -> None:
    """
    The closure calls a summit a meeting too; it stays a summit.
    """
    assert meeting(told, "summit").kind == "summit"


def test_each_report_keeps_its_own_status_date_and_place(told: Facts) -> None:
    """
    A meeting that was held was planned in the preview, and the report says so.
    """
    held, planned = meeting(told, "summit").reports

    assert (held.status, held.date, held.place) == ("held", "2031-04-25", f"{ID}place/100")
    assert (planned.status, planned.date, planned.place) == ("planned", "2031-04", None)


def test_a_meeting_without_reports_has_one_for_each_article_of_its_evidence(told: Facts) -> None:
    """
    A graph by others may keep evidence and no reports; the card needs its sources all the same.
    """
    (report,) = meeting(told, "never").reports

    assert (report.article, report.status) == (f"{ID}local/article/a2", "denied")


def test_a_narrower_status_counts_as_the_wider_and_is_remembered(told: Facts) -> None:
    """
    Postponed is drawn as cancelled, and the card says postponed.
    """
    off = meeting(told, "off")

    assert (off.status, off.told) == ("cancelled", "postponed")


def test_a_status_that_nothing_explains_is_possible(small: Dataset) -> None:
    """
    What we do not understand must not look held.
    """
    never = URIRef(f"{ID}local/meeting/never")
    small.remove((never, URIRef(f"{DIP}status"), None))
    small.add((never, URIRef(f"{DIP}status"), URIRef("https://example.org/Rumoured")))

    found = meeting(facts.read(small), "never")

    assert (found.status, found.told) == ("possible", "rumoured")


def test_broader_statuses_that_go_round_in_a_circle_end(small: Dataset) -> None:
    """
    Two concepts each broader than the other are a mistake of the data, not a loop of ours.
    """
    broader = URIRef("http://www.w3.org/2004/02/skos/core#broader")
    one, other = URIRef("https://example.org/One"), URIRef("https://example.org/Other")
    never = URIRef(f"{ID}local/meeting/never")
    small.remove((never, URIRef(f"{DIP}status"), None))
    for triple in ((one, broader, other), (other, broader, one), (never, URIRef(f"{DIP}status"), one)):
        small.add(triple)

    assert meeting(facts.read(small), "never").status == "possible"


def test_a_host_takes_part_even_if_only_named_as_host(small: Dataset) -> None:
    """
    The closure that would say so may not be there.
    """
    guest = URIRef(f"{ID}local/person/noor-falk")
    small.add((URIRef(f"{ID}local/meeting/never"), URIRef(f"{DIP}guest"), guest))

    assert str(guest) in meeting(facts.read(small), "never").participants


def test_passages_have_rule_offsets_and_measured_precision(told: Facts) -> None:
    """
    A passage carries all that a reader needs to find the sentence and to judge the rule.
    """
    first = told.passages[f"{ID}local/evidence/e1"]

    assert (first.field, first.start, first.end, first.rule) == ("body", 0, 93, "meets/verb")
    assert (first.precision, first.support) == ("0.92", "50")


def test_evidence_without_its_sentence_still_leads_to_the_article(small: Dataset) -> None:
    """
    Relations by another extractor may come without their text.
    """
    where = URIRef(f"{ID}local/evidence/e4")
    small.remove((where, URIRef(f"{DIP}sentence"), None))

    told = facts.read(small)

    assert told.passages[str(where)].sentence == ""
    assert all(x.evidence for x in told.statements)


def test_an_article_without_title_goes_by_its_identifier(told: Facts) -> None:
    """
    Something must stand where the title would.
    """
    assert told.articles[f"{ID}local/article/a3"].title == "untitled.txt"


def test_places_lie_in_all_that_is_above_them_even_without_the_closure(small: Dataset, told: Facts) -> None:
    """
    From pier to port to delta to country, whether or not a reasoner was there before.
    """
    small.remove((None, None, None, URIRef(f"{ID}graph/inferred")))

    pairs = {(x.inner, x.outer) for x in facts.read(small).within}

    assert pairs == {(x.inner, x.outer) for x in told.within}
    assert (f"{ID}local/place/pier", f"{ID}country/KSD") in pairs


def test_a_place_of_a_table_names_its_row(told: Facts) -> None:
    """
    Of several sources the row of our own table is the one to look up.
    """
    part = next(x for x in told.within if x.inner == f"{ID}place/100")

    assert (part.evidence, part.source) == ((), "data/places.csv#100")


def test_an_office_is_held_where_the_graph_has_them_represent(told: Facts) -> None:
    """
    A former ambassador represents no one.
    """
    assert {x.role: x.held for x in told.roles} == {"President": True, "Foreign Minister": True, "Ambassador": False}


def test_an_entity_without_label_goes_by_the_end_of_its_iri(small: Dataset) -> None:
    """
    A name is needed to draw it.
    """
    arai = URIRef(f"{ID}local/person/jun-arai")
    small.remove((arai, URIRef("http://www.w3.org/2000/01/rdf-schema#label"), None))

    assert facts.read(small).entities[str(arai)].label == "jun-arai"


def test_two_labels_become_a_label_and_an_alias(small: Dataset) -> None:
    """
    Article and registry may name one country differently; both can be searched for.
    """
    veldoria = URIRef(f"{ID}country/VDR")
    small.add((veldoria, URIRef("http://www.w3.org/2000/01/rdf-schema#label"), Literal("Kingdom of Veldoria")))

    entity = facts.read(small).entities[str(veldoria)]

    assert (entity.label, entity.aliases) == ("Kingdom of Veldoria", ("Aldmark", "Veldoria", "Veldorian"))
