"""
What a user of such a graph asks, each in words, in SPARQL, and with the rows that are right.

The graph is made of the ten articles below, told in a line each, by the whole right half of the program: resolve, map,
infer, store. The people and papers are made up.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.check.rules import inferred
from kg.config import Config
from kg.model import Kind, Mode, Status, Tenure
from kg.rdf import iri, quads
from kg.rdf import nquads as to_nquads
from kg.resolve import resolve
from kg.store.graph import GraphStore, Solutions
from kg.store.oxigraph import in_memory
from tests import worlds
from tests.worlds import Telling

COURIER, HERALD = "The Example Courier", "The Harbour Herald"


def articles() -> list[Telling]:
    """Tell what happened, in the order of publication."""
    announced = (
        Telling("01-announced", "2019-04-20", publisher=COURIER)
        .names("P:Anna Berg", "P:Ivo Maric", "C:Russia", "C:Japan", "L:Vladivostok")
        .represents("Anna Berg", "Russia", "President")
        .represents("Ivo Maric", "Japan", "Prime Minister")
        .met("Anna Berg", "Ivo Maric", kind=Kind.SUMMIT, place="Vladivostok", status=Status.PLANNED)
    )
    summit = (
        Telling("02-summit", "2019-04-26", publisher=COURIER)
        .names("P:Anna Berg", "P:Ivo Maric", "C:Russia", "C:Japan", "L:Vladivostok", "O:Northern Courier")
        .met("Anna Berg", "Ivo Maric", kind=Kind.SUMMIT, place="Vladivostok", host="Anna Berg")
        .said("Anna Berg", "trade with Japan will grow", addressee="Ivo Maric", reported_by="Northern Courier")
        .lies("Vladivostok", "Russia")
    )
    again = (
        Telling("03-summit-again", "2019-04-27", publisher=HERALD)
        .names("P:Anna Berg", "P:Ivo Maric", "L:Vladivostok")
        .met("Anna Berg", "Ivo Maric", kind=Kind.SUMMIT, place="Vladivostok")
        .said("unnamed: officials", "the summit went badly")
    )
    awaited = (
        Telling("04-awaited", "2019-05-10", publisher=COURIER)
        .names("P:Ivo Maric", "P:Rosa Dahl", "C:South Korea", "C:Japan")
        .represents("Rosa Dahl", "South Korea", "Foreign Minister")
        .met("Ivo Maric", "Rosa Dahl", kind=Kind.VISIT, status=Status.PLANNED, date="2019-06", host="Rosa Dahl")
    )
    told = (
        Telling("05-secret-talks", "2019-05-20", publisher=HERALD)
        .names("P:Rosa Dahl", "P:Anna Berg", "L:Geneva", "C:Switzerland")
        .met("Rosa Dahl", "Anna Berg", kind=Kind.TALKS, place="Geneva", date="2019-05-18")
        .lies("Geneva", "Switzerland")
    )
    denied = (
        Telling("06-no-talks", "2019-05-21", publisher=COURIER)
        .names("P:Rosa Dahl", "P:Anna Berg", "L:Geneva", "C:Switzerland")
        .met("Rosa Dahl", "Anna Berg", kind=Kind.TALKS, place="Geneva", date="2019-05-18", status=Status.DENIED)
        .said("Rosa Dahl", "there were no talks")
        .lies("Geneva", "Switzerland")
    )
    called_off = (
        Telling("07-called-off", "2019-07-02", publisher=COURIER)
        .names("P:Anna Berg", "C:United States")
        .met("Anna Berg", "United States", kind=Kind.VISIT, date="2019-07-14", status=Status.CANCELLED)
    )
    succession = (
        Telling("08-succession", "2019-09-02", publisher=HERALD)
        .names("P:Anna Berg", "P:Karl Voss", "P:Rosa Dahl", "C:Russia")
        .represents("Anna Berg", "Russia", "President", Tenure.FORMER, "2012-05-07", "2019-08-15")
        .represents("Karl Voss", "Russia", "President", Tenure.ACTING, "2019-08-15")
        .met("Karl Voss", "Rosa Dahl", kind=Kind.CALL, date="2019-09-01")
    )
    conference = (
        Telling("09-conference", "2019-10-05", publisher=COURIER)
        .names("C:Italy", "C:Japan", "C:United Kingdom", "O:NATO")
        .met("Italy", "Japan", "United Kingdom", kind=Kind.CONFERENCE, date="2019-10-04")
        .met("Italy", "United Kingdom", date="2019-10-04")
    )
    quoted = (
        Telling("10-quoted", "2019-10-06", publisher=HERALD)
        .names("P:Karl Voss", "C:Japan")
        .said("Karl Voss", "Japan knows our door is open")
    )
    (words,) = quoted.made["says"]
    quoted.made["says"] = [replace(words, mode=Mode.DIRECT)]  # type: ignore[type-var]
    return [announced, summit, again, awaited, told, denied, called_off, succession, conference, quoted]


@pytest.fixture(scope="module")
def graph() -> GraphStore:
    config = Config()
    resolved = resolve([x.relations() for x in articles()], config, worlds.TABLES)
    held = list(quads(resolved, config, {}, worlds.TABLES))
    follows = iri.graph(config, "inferred")
    held += [(*triple, follows) for triple in inferred(held)]
    return in_memory(list(to_nquads(held)))


QUESTIONS: dict[str, tuple[str, list[tuple[str, ...]]]] = {
    "Whom did Anna Berg meet between March and May 2019, on which day, and where?": (
        """SELECT ?who ?day ?where {
          ?anna rdfs:label "Anna Berg" . ?meeting dip:participant ?anna , ?other ; dip:status dip:Held .
          FILTER (?other != ?anna) ?other rdfs:label ?who .
          ?meeting dip:date ?day ; dip:earliest ?first ; dip:latest ?last ; dip:venue/rdfs:label ?where .
          FILTER (?last >= "2019-03-01"^^xsd:date && ?first <= "2019-05-31"^^xsd:date) } ORDER BY ?day ?who""",
        [("Ivo Maric", "2019-04-25", "Vladivostok")],
    ),
    "What was planned and was never reported held?": (
        """SELECT ?what ?when {
          ?meeting a dip:Meeting ; rdfs:label ?what ; dip:date ?when .
          ?report dip:reportOf ?meeting ; dip:reportedStatus dip:Planned .
          FILTER NOT EXISTS { ?later dip:reportOf ?meeting ; dip:reportedStatus dip:Held } } ORDER BY ?what""",
        [("Ivo Maric, Rosa Dahl: visit, 2019-06", "2019-06")],
    ),
    "Who acts for Russia on 1 September 2019, in which role?": (
        """SELECT DISTINCT ?who ?role ?tenure {
          ?office dip:represented/rdfs:label "Russia" ; dip:representative/rdfs:label ?who ;
                  dip:role ?role ; dip:tenure ?tenure .
          OPTIONAL { ?office dip:from ?from } OPTIONAL { ?office dip:until ?until }
          ?office dip:evidence/dip:article/dcterms:issued ?issued .
          FILTER (IF(BOUND(?from), str(?from) <= "2019-09-01", str(?issued) <= "2019-09-01"))
          FILTER (IF(BOUND(?until), str(?until) >= "2019-09-01", ?tenure != "former"))
          # An office told without its end is over when somebody else has the same one.
          FILTER NOT EXISTS { ?next dip:represented/rdfs:label "Russia" ; dip:role ?role ; dip:from ?begun .
            FILTER (?next != ?office && str(?begun) > str(?issued) && str(?begun) <= "2019-09-01") } }""",
        [("Karl Voss", "President", "acting")],
    ),
    "Which outlet contradicts which on whether a meeting took place?": (
        """SELECT ?what ?one ?other {
          ?yes dip:reportOf ?meeting ; dip:reportedStatus dip:Held ; dip:article/dcterms:publisher ?one .
          ?no dip:reportOf ?meeting ; dip:reportedStatus dip:Denied ; dip:article/dcterms:publisher ?other .
          ?meeting rdfs:label ?what }""",
        [("Anna Berg, Rosa Dahl: talks, 2019-05-18", HERALD, COURIER)],
    ),
    "Which meetings were held in Russia, at whatever place there?": (
        """SELECT ?what ?place {
          ?meeting a dip:Meeting ; rdfs:label ?what ; dip:status dip:Held ; dip:venue ?venue .
          ?venue dip:locatedIn/rdfs:label "Russia" ; rdfs:label ?place }""",
        [("Anna Berg, Ivo Maric: summit, 2019-04-25", "Vladivostok")],
    ),
    "What did Anna Berg say, to whom, and who passed it on?": (
        """SELECT ?words ?to ?by ?title {
          ?statement dip:speaker/rdfs:label "Anna Berg" ; dip:text ?words ; dip:addressee/rdfs:label ?to ;
                     dip:reportedBy/rdfs:label ?by ; dip:evidence/dip:article/dcterms:title ?title }""",
        [("trade with Japan will grow", "Ivo Maric", "Northern Courier", "About 02-summit")],
    ),
    "Which statements come from somebody without a name?": (
        """SELECT ?words ?who ?outlet {
          ?source a dip:UnnamedSource ; rdfs:label ?who ; dip:says ?statement .
          ?statement dip:text ?words ; dip:evidence/dip:article/dcterms:publisher ?outlet }""",
        [("the summit went badly", "officials", HERALD)],
    ),
    "Who speaks of Japan, and are the words their own?": (
        """SELECT ?who ?mode {
          ?statement dip:mentions/rdfs:label "Japan" ; dip:speaker/rdfs:label ?who ; dip:mode ?mode } ORDER BY ?who""",
        [("Anna Berg", "indirect"), ("Karl Voss", "direct")],
    ),
    "With which countries did Japan engage?": (
        """SELECT ?country { ?japan rdfs:label "Japan" ; dip:engagesWith/rdfs:label ?country } ORDER BY ?country""",
        [("Russia",)],
    ),
    "Which countries met at the conference, and not just attended it?": (
        """SELECT ?one ?other {
          ?a dip:meets ?b ; a dip:Country ; rdfs:label ?one . ?b a dip:Country ; rdfs:label ?other .
          FILTER (?one < ?other) }""",
        [("Italy", "United Kingdom")],
    ),
    "What was called off?": (
        """SELECT ?what ?said {
          ?meeting dip:status dip:Cancelled ; rdfs:label ?what .
          ?report dip:reportOf ?meeting ; dip:reportedStatus dip:Cancelled ; dip:article/dcterms:issued ?said }""",
        [("Anna Berg, United States: visit, 2019-07-14", "2019-07-02")],
    ),
    "How many outlets tell that the summit was held?": (
        """SELECT ?what (COUNT(DISTINCT ?outlet) AS ?outlets) {
          ?meeting a dip:Summit ; rdfs:label ?what .
          ?report dip:reportOf ?meeting ; dip:reportedStatus dip:Held ; dip:article/dcterms:publisher ?outlet }
          GROUP BY ?what""",
        [("Anna Berg, Ivo Maric: summit, 2019-04-25", "2")],
    ),
    "Which meetings may have been on 12 June 2019?": (
        """SELECT ?what ?status {
          ?meeting a dip:Meeting ; rdfs:label ?what ; dip:status ?s ; dip:earliest ?first ; dip:latest ?last .
          FILTER (?first <= "2019-06-12"^^xsd:date && ?last >= "2019-06-12"^^xsd:date)
          BIND (STRAFTER(STR(?s), "#") AS ?status) }""",
        [("Ivo Maric, Rosa Dahl: visit, 2019-06", "Planned")],
    ),
    "Who received whom, or is to?": (
        """SELECT ?host ?other ?status {
          ?meeting dip:host ?h ; dip:participant ?o ; dip:status ?s . FILTER (?h != ?o)
          ?h rdfs:label ?host . ?o rdfs:label ?other . BIND (STRAFTER(STR(?s), "#") AS ?status) } ORDER BY ?host""",
        [("Anna Berg", "Ivo Maric", "Held"), ("Rosa Dahl", "Ivo Maric", "Planned")],
    ),
    "Which sentence says that Karl Voss and Rosa Dahl spoke, where does it stand, and by which rule was it read?": (
        """SELECT ?sentence ?article ?start ?rule {
          ?meeting dip:participant/rdfs:label "Karl Voss" , "Rosa Dahl" .
          ?report dip:reportOf ?meeting ; dip:evidence ?span .
          ?span dip:sentence ?sentence ; dip:start ?start ; dip:rule/rdfs:label ?rule ;
                dip:article/dcterms:identifier ?article }""",
        [("Karl Voss and Rosa Dahl: call number (3).", "08-succession", "72", "meets/test")],
    ),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_graph_answers(question: str, graph: GraphStore) -> None:
    """With these rows, and no others."""
    query, expected = QUESTIONS[question]
    found = graph.query(query)
    assert isinstance(found, Solutions)
    assert [tuple("" if x is None else x.value for x in row) for row in found.rows] == expected
