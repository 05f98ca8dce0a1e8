"""
The tables of a picture: what each row is called, and what it refers to.
"""

from __future__ import annotations

from dataclasses import replace

from rdflib import RDF, Dataset, URIRef

from kg.draw import facts, view
from kg.draw.facts import Facts
from kg.draw.payload import Tables
from tests.draw.world import DIP, ID


def test_a_fact_is_called_by_what_follows_the_base_of_all(told: Facts) -> None:
    """
    Base and name together are its IRI; the base is written once.
    """
    tables = Tables(told, view.view(told)).json

    assert tables["base"] == "https://w3id.org/communique/id/local/"
    names = {tables["base"] + row["iri"] for row in tables["meetings"]}
    assert names == {meeting.iri for meeting in told.meetings}
    assert all("iri" not in row for row in tables["within"])


def test_one_fact_alone_has_its_iri_whole(told: Facts) -> None:
    """
    With no other it has nothing in common with: base and name are its IRI all the same.
    """
    alone = replace(told, meetings=(), roles=(), within=(), statements=told.statements[:1])

    tables = Tables(alone, view.view(alone)).json

    assert tables["base"] + tables["statements"][0]["iri"] == told.statements[0].iri


def test_sources_are_told_where_they_are_not_one(told: Facts) -> None:
    """
    Most facts have one: the page takes what is missing for that.
    """
    tables = Tables(told, view.view(told)).json

    counts = [row.get("sources") for row in tables["meetings"]]
    assert sorted(x for x in counts if x) == [2]
    assert [row["sources"] for row in tables["within"] if "source" in row] == [0]


def test_what_a_body_belongs_to_is_there(small: Dataset) -> None:
    """
    A ministry points at its country, and that at what it is part of, though nobody speaks of it.
    """
    ministry, country = ID["local/organisation/ministry"], ID["country/VDR"]
    league = ID["local/organisation/league"]
    small.add((URIRef(ministry), DIP.partOf, URIRef(country)))
    small.add((URIRef(country), DIP.partOf, URIRef(league)))
    small.add((URIRef(league), RDF.type, DIP.InternationalOrganisation))
    told = facts.read(small)

    rows = Tables(told, view.view(told)).json["entities"]

    by_iri = {row["iri"]: row for row in rows}
    assert [rows[n]["iri"] for n in by_iri[str(ministry)]["of"]] == [str(country)]
    assert [rows[n]["iri"] for n in by_iri[str(country)]["of"]] == [str(league)]
    assert "node" not in by_iri[str(league)]
