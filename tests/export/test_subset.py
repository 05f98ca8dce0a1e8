"""A part of a graph is a graph: closed, valid, with what follows from it alone, and it says what it is a part of."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import NamedNode

from kg.check.compiled import violations
from kg.export import Cut, export, files, subset
from kg.export.header import header_of
from kg.export.subset import Rewritten
from kg.query import told
from kg.store.graph import INFERRED, REGISTRY, GraphStore
from kg.store.oxigraph import in_memory
from kg.store.sparql import PREFIXES
from tests.queries.world import ID, LOCAL, nquads

DIP = PREFIXES["dip"]
CUTS = {
    "about a person": Cut(about=("Ana Torvald",)),
    "about a place": Cut(about=("Port Lumen",), hops=2),
    "of some days": Cut(since="2021-06", until="2021-08"),
    "held": Cut(status=("held",), relations=("meets",)),
    "statements": Cut(relations=("says",)),
    "offices": Cut(relations=("represents",), since="2021-08"),
    "places": Cut(relations=("located-in",)),
}


@pytest.fixture(scope="module", params=CUTS, ids=lambda x: x.replace(" ", "-"))
def part(request: pytest.FixtureRequest, store: GraphStore) -> GraphStore:
    return subset(store, CUTS[request.param])


def edges(part: GraphStore, name: str) -> set[tuple[str, str]]:
    rows = part.select(f"SELECT ?a ?b {{ ?a dip:{name} ?b }}")
    return {(row["a"].rpartition("/")[2], row["b"].rpartition("/")[2]) for row in rows}


def test_it_is_a_part(part: GraphStore, store: GraphStore) -> None:
    """Nothing is in it that the whole does not say in the same graph, but the header."""
    whole = set(store.quads(REGISTRY))
    more = [x for x in part.quads(REGISTRY) if x not in whole]
    assert {x.subject.value.startswith(ID + "cut/") for x in more} == {True}


def test_it_is_closed(part: GraphStore) -> None:
    """Each thing of ours that it names is described in it."""
    held = list(part.quads(REGISTRY))
    described = {x.subject for x in held}
    named = {x.object for x in held if isinstance(x.object, NamedNode) and x.object.value.startswith(ID)}
    assert named - described == set()


def test_it_is_as_the_shapes_have_it(part: GraphStore, store: GraphStore) -> None:
    """What is wrong in it was wrong before: nothing that a thing needs was cut off."""
    before = {(x.focus, x.message) for x in violations(store.rdflib())}
    assert {(x.focus, x.message) for x in violations(part.rdflib())} <= before


def test_each_fact_keeps_all_its_sentences(part: GraphStore, store: GraphStore) -> None:
    for kind, read in (("meeting", told.meetings), ("statement", told.statements), ("role", told.roles)):
        kept = told.instances(part, kind)
        assert read(part, kept) == read(store, kept)


def test_what_follows_is_what_follows_from_the_part(part: GraphStore, store: GraphStore) -> None:
    """Both ways of a meeting that is in it, and nothing of one that is not."""
    stated = set(store.quads(REGISTRY))
    held = {(x.subject, x.object) for x in part.quads(REGISTRY) if x.predicate.value == DIP + "meets" and x in stated}
    both = held | {(other, one) for one, other in held}
    assert {(x.subject, x.object) for x in part.quads(INFERRED) if x.predicate.value == DIP + "meets"} == both


def test_an_edge_goes_with_the_fact_that_bears_it(store: GraphStore) -> None:
    """Of held meetings in June two have met; that one represents a country is another fact, and left out."""
    part = subset(store, Cut(relations=("meets",), since="2021-06", until="2021-06"))
    assert edges(part, "meets") == {
        (a, b)
        for a in ("ana-torvald", "bo-lindqvåg", "league-of-straits")
        for b in ("ana-torvald", "bo-lindqvåg", "league-of-straits")
        if a != b
    }
    assert edges(part, "represents") == set()
    assert edges(part, "says") == set()


def test_what_was_not_held_bears_no_meeting(store: GraphStore) -> None:
    assert edges(subset(store, Cut(about=("Dilan Öztürk",))), "meets") == set()


def test_a_place_keeps_what_it_lies_in_by_our_tables(store: GraphStore) -> None:
    """The sentence on the palace is left out, and with it that it lies in the city; the city's row stays."""
    part = subset(store, Cut(relations=("meets",), about=("Harbour Palace",)))
    assert ("harbour-palace", "101") not in edges(part, "locatedIn")
    part = subset(store, Cut(relations=("meets",), about=("Port Lumen",)))
    assert ("101", "ARV") in edges(part, "locatedIn")


def test_a_statement_does_not_lead_to_one_that_is_left_out(store: GraphStore) -> None:
    part = subset(store, Cut(about=(LOCAL + "statement/s6",)))
    assert [x.iri for x in told.statements(part, told.instances(part, "statement"))] == [LOCAL + "statement/s6"]
    assert edges(part, "quotedIn") == set()


def test_former_names_lead_to_who_is_in_it(store: GraphStore) -> None:
    part = subset(store, Cut(about=("Césaire Dubreuil",)))
    assert ("c-dubreuil", "césaire-dubreuil") in {
        (row["a"].rpartition("/")[2], row["b"].rpartition("/")[2])
        for row in part.select("SELECT ?a ?b { ?a dcterms:isReplacedBy ?b }")
    }


def test_the_header_tells_of_what_and_how_it_was_cut(store: GraphStore) -> None:
    part = subset(store, Cut(about=("Ana Torvald",), since="2022", relations=("meets",)), licence="CC-BY-4.0")
    told_of = header_of(part)
    assert told_of is not None
    assert told_of.description.startswith(
        'Part of a graph, cut by --about "Ana Torvald" --since 2022 --relation meets --hops 1: 1 meetings, 0 statements'
    )
    assert (told_of.licence, "GeoNames" in told_of.rights) == ("CC-BY-4.0", True)


def test_a_part_of_a_part_names_both(store: GraphStore) -> None:
    """The source of the second is the first."""
    first = subset(store, Cut(since="2021"))
    second = subset(first, Cut(relations=("meets",)))
    before, after = header_of(first), header_of(second)
    assert before is not None
    assert after is not None
    assert after.source == before.iri


def test_turtle_begins_with_the_header(store: GraphStore) -> None:
    text = b"".join(export(subset(store, Cut(relations=("says",)), licence="CC0-1.0"), "turtle")).decode()
    lines = text.splitlines()
    assert lines[0].startswith("# Part of a graph, cut by --relation says: 0 meetings, 8 statements")
    assert "# Licence: CC0-1.0" in lines[:4]


def test_the_data_package_has_the_header_in_its_fields(store: GraphStore) -> None:
    part = subset(store, Cut(relations=("meets",)), licence="https://creativecommons.org/licenses/by/4.0/")
    held = json.loads(b"".join(dict(files(part, "events"))["datapackage.json"]))
    assert held["licenses"] == [{"path": "https://creativecommons.org/licenses/by/4.0/"}]
    assert held["description"].startswith("Part of a graph, cut by --relation meets")


def test_a_graph_behind_an_endpoint_is_cut_alike(store: GraphStore) -> None:
    """What cannot be looked up thing by thing is fetched."""
    whole = Rewritten(store, iter, (), None)  # a store of another kind
    cut = CUTS["about a person"]
    assert b"".join(export(subset(whole, cut))) == b"".join(export(subset(store, cut)))


def test_a_licence_alone_leaves_all_else(store: GraphStore) -> None:
    """Read as it is written, and asked like any other."""
    told_of = subset(store, licence="CC0-1.0")
    more = set(told_of.quads(REGISTRY)) - set(store.quads(REGISTRY))
    assert {x.object.value for x in more} >= {"CC0-1.0"}
    assert set(store.quads(REGISTRY)) <= set(told_of.quads(REGISTRY))
    assert told_of.ask('ASK { ?x dcterms:license "CC0-1.0" . ?m dip:status dip:Held }')


def test_a_whole_graph_has_no_header(store: GraphStore) -> None:
    assert header_of(store) is None
    assert not b"".join(export(store, "turtle")).startswith(b"#")


@pytest.mark.parametrize("form", ["turtle", "nquads", "graphml", "events"])
def test_the_same_cut_gives_the_same_bytes(store: GraphStore, form: str) -> None:
    """Whatever the order in which the graph was loaded."""
    other = in_memory(list(reversed(nquads())))
    cut = CUTS["about a person"]
    assert b"".join(export(subset(other, cut), form)) == b"".join(export(subset(store, cut), form))
