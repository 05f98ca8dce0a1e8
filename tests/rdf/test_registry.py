"""``kg.rdf.registry``: what the tables add, in a graph of its own."""

from __future__ import annotations

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg import tables
from kg.check.axioms import ontology
from kg.config import Config
from kg.model import Node
from kg.rdf import iri
from kg.rdf.registry import registry_triples
from kg.rdf.vocab import DIP, GEO, STATUS
from kg.tables import Tables
from tests.worlds import TABLES

CONFIG = Config()


def graph_for(*keys: str) -> Graph:
    graph = Graph()
    for triple in registry_triples([Node(key, "Place", key) for key in keys], CONFIG, TABLES):
        graph.add(triple)
    return graph


def node(key: str) -> URIRef:
    return iri.node(CONFIG, key)


def test_a_city_has_its_place_in_the_world_and_its_row() -> None:
    """Coordinates as decimals, what it lies in, GeoNames' own IRI, and where all this is from."""
    graph = graph_for("place/2013348")
    city = node("place/2013348")
    assert graph.value(city, RDF.type) == DIP.City
    assert graph.value(city, GEO.lat) == Literal("43.10562", datatype=XSD.decimal)
    assert graph.value(city, DIP.locatedIn) == node("place/primorye")
    assert graph.value(city, OWL.sameAs) == URIRef("https://sws.geonames.org/2013348/")
    assert {str(x) for x in graph.objects(city, DCTERMS.source)} == {"data/places.csv#2013348", "GeoNames"}


def test_what_a_place_lies_in_is_described_too() -> None:
    """A region and a country that no article names: else the graph would lead to nodes that say nothing."""
    graph = graph_for("place/2013348")
    assert str(graph.value(node("place/primorye"), RDFS.label)) == "Primorye"
    assert graph.value(node("place/primorye"), DIP.locatedIn) == node("country/RUS")
    assert str(graph.value(node("country/RUS"), DIP.iso3)) == "RUS"


def test_only_what_the_graph_uses_is_there() -> None:
    """The tables hold more places than any collection names."""
    rows = set(graph_for("country/JPN").subjects(DCTERMS.source, None)) - set(STATUS.values())
    assert rows == {node("country/JPN")}
    assert not set(graph_for("local/place/nowhere").subjects(DCTERMS.source, None)) - set(STATUS.values())


def test_whatever_the_registry_speaks_of_says_where_it_is_from() -> None:
    """The row of a table, or the ontology: by our own tables too."""
    keys = ("place/2013348", "country/KOR", "organisation/nato", "organisation/kremlin", "place/balkans")
    real = Graph()
    for triple in registry_triples([Node(key, "Place", key) for key in keys], CONFIG, tables.load()):
        real.add(triple)
    for graph in (graph_for(*keys), real):
        assert set(graph.subjects()) == set(graph.subjects(DCTERMS.source, None))


def test_an_id_of_another_registry_is_in_a_row_that_says_so() -> None:
    """``owl:sameAs`` claims much: the row's source tells where the id was found, or that it was checked."""
    assert not [x.key for x in tables.actors() if x.wikidata and "Wikidata id" not in x.source]


def test_a_row_by_hand_is_same_as_nothing() -> None:
    """``owl:sameAs`` only where a registry gives the IRI."""
    assert not set(graph_for("place/balkans", "place/primorye").subject_objects(OWL.sameAs))
    graph = graph_for("organisation/nato")
    assert graph.value(node("organisation/nato"), OWL.sameAs) == URIRef("http://www.wikidata.org/entity/Q7184")


def test_a_government_body_is_part_of_its_country_and_a_newspaper_is_not() -> None:
    """A paper is published in a country and is no part of it."""
    graph = graph_for("organisation/kremlin", "organisation/courier")
    assert set(graph.subject_objects(DIP.partOf)) == {(node("organisation/kremlin"), node("country/RUS"))}


def test_a_seat_of_power_lies_in_the_capital() -> None:
    """A meeting at the Kremlin was in Moscow, and in Russia; Washington is the city of that name with most people."""
    real = Tables(tables.actors(), tables.places())
    seats = [Node(f"organisation/{x}", "GovernmentBody", x) for x in ("kremlin", "white-house")]
    graph = Graph()
    for triple in registry_triples(seats, CONFIG, real):
        graph.add(triple)
    assert graph.value(node("organisation/kremlin"), DIP.locatedIn) == node("place/524901")
    assert graph.value(node("place/524901"), DIP.locatedIn) == node("country/RUS")
    assert graph.value(node("organisation/white-house"), DIP.locatedIn) == node("place/4140963")


def test_statuses_are_labelled_as_in_the_ontology() -> None:
    """A graph without the ontology at hand can still show "held"; the two never differ."""
    graph = graph_for("country/JPN")
    labels = set(graph.subject_objects(RDFS.label)) & set(ontology().subject_objects(RDFS.label))
    assert {s for s, _ in labels} == set(graph.subjects(RDF.type, SKOS.Concept))
    assert len(labels) == 5
