"""The network: edges that mean what they say, as CSV."""

from __future__ import annotations

import csv
import io

import pytest

from kg import files
from kg.export.edges import Edge, edges
from kg.export.tables import COLUMNS, to_csv
from kg.store.graph import GraphStore
from tests.queries.world import LOCAL


@pytest.fixture(scope="module")
def found(store: GraphStore) -> list[Edge]:
    return list(edges(store))


@pytest.fixture(scope="module")
def lines(store: GraphStore) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(to_csv(store)), newline="")))


def between(found: list[Edge], relation: str) -> list[tuple[str, str]]:
    return [(x.source.label, x.target.label) for x in found if x.relation == relation]


def test_only_those_who_met_meet(found: list[Edge]) -> None:
    """What is planned, possible, called off or denied has a name of its own; so has sharing a forum."""
    assert between(found, "meets") == [
        ("Ana Torvald", "Bo Lindqvåg"),
        ("Ana Torvald", "Césaire Dubreuil"),
        ("Ana Torvald", "Bo Lindqvåg"),
        ("Ana Torvald", "League of Straits"),
        ("Bo Lindqvåg", "League of Straits"),
        ("Belmark", "Costava"),
    ]
    assert between(found, "planned-meeting") == [("Ana Torvald", "Dilan Öztürk")]
    assert between(found, "possible-meeting") == [("Dilan Öztürk", "Marc Dubreuil")]
    assert between(found, "cancelled-meeting") == [("Bo Lindqvåg", "Dilan Öztürk")]
    assert between(found, "denied-meeting") == [("Bo Lindqvåg", "Césaire Dubreuil")]
    assert between(found, "attends-with") == [("Bo Lindqvåg", "Dilan Öztürk")]


def test_roles_are_told_apart_by_their_tenure(found: list[Edge]) -> None:
    assert between(found, "represents") == [("Ana Torvald", "Arvenia"), ("Bo Lindqvåg", "Belmark")]
    assert between(found, "represented") == [("Césaire Dubreuil", "Arvenia")]
    assert between(found, "to-represent") == [("Marc Dubreuil", "Costava")]


def test_statements_lead_from_the_speaker_to_what_is_spoken_of(found: list[Edge]) -> None:
    words = "The strait stays open to every flag."
    assert ("Ana Torvald", words) in between(found, "says")
    assert between(found, "addressee") == [("the summit is off", "The Strait Courier"), (words, "Bo Lindqvåg")]
    assert (words, "Belmark") in between(found, "mentions")


def test_places_are_where_somebody_says_they_are(found: list[Edge]) -> None:
    """Stated by an article or in the registry, with its row; not what only follows."""
    assert sorted(between(found, "located-in")) == [
        ("Harbour Palace", "Port Lumen"),
        ("Lumen Coast", "Arvenia"),
        ("Port Lumen", "Arvenia"),
        ("Port Lumen", "Lumen Coast"),
    ]
    told = {(x.source.label, x.target.label): x for x in found if x.relation == "located-in"}
    assert (
        told["Harbour Palace", "Port Lumen"].claims[0].passage.sentence == "The Harbour Palace in Port Lumen was full."
    )
    assert told["Lumen Coast", "Arvenia"].row == "data/places.csv#102"


def test_every_line_of_the_table_has_a_sentence_or_a_row(lines: list[dict[str, str]]) -> None:
    """Nothing in it is without a source."""
    assert tuple(lines[0]) == COLUMNS
    assert all(line["sentence"] or line["row"] for line in lines)


def test_each_sentence_of_a_meeting_is_a_line_with_its_claim(lines: list[dict[str, str]]) -> None:
    summit = [x for x in lines if x["via"] == f"{LOCAL}meeting/m1"]
    assert [(x["relation"], x["status"], x["claim"], x["title"]) for x in summit] == [
        ("meets", "held", "planned", "Summit due in Port Lumen"),
        ("meets", "held", "held", "Torvald hosts Lindqvåg"),
        ("meets", "held", "held", "A spring of calls"),
    ]
    assert summit[0]["place"] == "Harbour Palace"


def test_every_relation_is_documented(found: list[Edge]) -> None:
    page = (files.PACKAGE.parent / "docs" / "export.md").read_text(encoding="utf-8")
    assert all(f"`{relation}`" in page for relation in {x.relation for x in found})
