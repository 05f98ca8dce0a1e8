"""From a name to the thing it means, or to an error that helps."""

from __future__ import annotations

import pytest

from kg.errors import UnknownNameError
from kg.query import names
from kg.store.graph import GraphStore
from tests.queries.world import ID, LOCAL


def meant(store: GraphStore, name: str, kind: str = "entity") -> list[str]:
    return [x.value.removeprefix(ID) for x in names.resolve(store, name, kind)]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ana Torvald", "local/person/ana-torvald"),
        ("Ms Torvald", "local/person/ana-torvald"),  # an alias
        ("  Ana Torvald ", "local/person/ana-torvald"),
        ("ana TORVALD", "local/person/ana-torvald"),
        ("bo lindqvag", "local/person/bo-lindqvåg"),  # without its accent
        ("Dilan  Ozturk", "local/person/dilan-öztürk"),
        ("Césaire-Dubreuil", "local/person/césaire-dubreuil"),
        ("Cesaire Dubreuil", "local/person/césaire-dubreuil"),
        ("C. Dubreuil", "local/person/césaire-dubreuil"),  # merged into him
        ("Sant Orla", "country/ORL"),
        (f"{ID}country/ARV", "country/ARV"),
        (f"<{ID}country/ARV>", "country/ARV"),
        ("id:country/ARV", "country/ARV"),
        ("id:country\\/ARV", "country/ARV"),
        (f"{LOCAL}person/c-dubreuil", "local/person/césaire-dubreuil"),
        (f"{LOCAL}meeting/m1", "local/meeting/m1"),
    ],
)
def test_a_name_an_alias_or_an_iri_means_its_thing(store: GraphStore, name: str, key: str) -> None:
    assert meant(store, name) == [key]


def test_a_label_comes_before_an_alias(store: GraphStore) -> None:
    """The city is labelled so; the country is only called so, and is meant where no city can be."""
    assert meant(store, "Port Lumen") == ["place/101"]
    assert meant(store, "Port Lumen", "place") == ["place/101"]
    assert meant(store, "Port Lumen", "agent") == ["country/ARV"]
    assert meant(store, "port lumen", "agent") == ["country/ARV"]


def test_who_else_has_a_name_is_known(store: GraphStore) -> None:
    """One that is taken by its label may be another's alias; an IRI is nobody else's."""
    assert names.namesakes(store, "port lumen") == ("Arvenia",)
    assert names.namesakes(store, "Port Lumen", "place") == ("Arvenia",)
    assert names.namesakes(store, "Port Lumen", "agent") == ()
    assert names.namesakes(store, "Ana Torvald") == ()
    assert names.namesakes(store, f"{ID}place/101") == ()


def test_two_with_one_alias_are_both_told(store: GraphStore) -> None:
    """Neither is taken: the candidates are listed with what they are and their IRIs."""
    with pytest.raises(UnknownNameError, match="'Dubreuil' may be any of these 2") as error:
        names.resolve(store, "Dubreuil")
    assert error.value.known == (f"{LOCAL}person/césaire-dubreuil", f"{LOCAL}person/marc-dubreuil")
    assert "Marc Dubreuil (Person)" in str(error.value)


def test_sources_without_a_name_are_meant_together(store: GraphStore) -> None:
    assert meant(store, "officials") == ["local/source/o1", "local/source/o2"]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Anna Torvald", "Ana Torvald"),
        ("Harbor Palace", "Harbour Palace"),
        ("Marc", "Marc Dubreuil"),  # a word of it
        ("League", "League of Straits"),
    ],
)
def test_a_name_that_nobody_has_is_told_with_near_ones(store: GraphStore, name: str, near: str) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean") as error:
        names.resolve(store, name)
    assert near in error.value.known


def test_a_name_like_none_is_told_so(store: GraphStore) -> None:
    with pytest.raises(UnknownNameError, match="called anything like that") as error:
        names.resolve(store, "Qqqqqq")
    assert error.value.known == ()


@pytest.mark.parametrize("name", ["", "   ", "—", "\u202e"])
def test_no_name_at_all_means_nothing(store: GraphStore, name: str) -> None:
    with pytest.raises(UnknownNameError):
        names.resolve(store, name)


def test_a_thing_of_another_kind_is_told_as_such(store: GraphStore) -> None:
    """The name is right, the question is not."""
    with pytest.raises(UnknownNameError, match="is here, as Venue; this question asks for an agent"):
        names.resolve(store, "Harbour Palace", "agent")


@pytest.mark.parametrize("name", ["id:country/XXX", "http://example.org/x", "https://x> ?p ?o } #"])
def test_an_iri_that_the_graph_does_not_know_is_told(store: GraphStore, name: str) -> None:
    with pytest.raises(UnknownNameError, match=r"IRI"):
        names.resolve(store, name)


def test_labels_of_articles_are_their_titles(store: GraphStore) -> None:
    """A title, else the identifier; what has neither is left out."""
    asked = [f"{LOCAL}article/a1", f"{LOCAL}article/a6", f"{LOCAL}evidence/e1"]
    assert names.labels(store, asked) == {asked[0]: "Torvald hosts Lindqvåg", asked[1]: "a6.txt"}


def test_classes_are_the_narrowest(store: GraphStore) -> None:
    """What the closure adds is not told: a summit is a meeting and an event too."""
    keys = ("local/meeting/m1", "local/meeting/m4", "country/ORL", "local/organisation/league-of-straits")
    found = names.classes(store, [ID + key for key in keys])
    assert [found[ID + key] for key in keys] == [
        ("Summit",),
        ("Meeting",),
        ("City", "Country"),
        ("InternationalOrganisation",),
    ]


def test_the_kinds_are_those_of_the_ontology() -> None:
    """A class added to the ontology below Agent, Place or Meeting has to be added here."""
    from rdflib import RDFS, Graph, URIRef

    from kg import files
    from kg.store.sparql import PREFIXES

    graph = Graph().parse(files.folder("ontology") / "diplomacy.ttl")
    for kind, top in (("agent", "Agent"), ("place", "Place"), ("meeting", "Meeting")):
        below = graph.transitive_subjects(RDFS.subClassOf, URIRef(PREFIXES["dip"] + top))
        assert {str(x).removeprefix(PREFIXES["dip"]) for x in below} == set(names.KINDS[kind])


@pytest.mark.parametrize(
    ("one", "other"),
    [("Łódź", "lodz"), ("Straße", "STRASSE"), ("Kim Jong-un", "kim jong un"), ("O’Neill", "O'Neill"), ("Øre", "ore")],
)
def test_folding_leaves_out_what_people_do_not_type(one: str, other: str) -> None:
    assert names.fold(one) == names.fold(other)
