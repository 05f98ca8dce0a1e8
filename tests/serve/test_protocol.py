"""
The SPARQL 1.1 Protocol, as the specification has it (W3C, 21 March 2013), asked of a running server.

The names of its test suite (``protocol/`` of SPARQL 1.1) are kept where a case is one of those; cases that update a
graph, or fetch one, are turned round: here both are refused.
"""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from tests.queries.world import ID
from tests.serve.conftest import REGISTRY, Server

FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
ASK = "ASK {}"
INFERRED, META = ID + "graph/inferred", ID + "graph/meta"
IN_REGISTRY = 'ASK { ?x dcterms:source "data/places.csv#102" }'
"""True of the registry's graph and of no other."""


def truth(response) -> bool:
    assert response.status_code == 200, response.text
    return response.json()["boolean"]


def problem(response, *statuses: int) -> str:
    assert response.status_code in statuses, response.text
    assert response.headers["content-type"].startswith("application/json")
    return response.json()["error"]


# --- 2.1 query operation ---------------------------------------------------------------------


def test_query_get(server: Server) -> None:
    """2.1.1: the query is URL-encoded in the address."""
    assert truth(server.get("/sparql", params={"query": ASK}))


def test_query_post_form(server: Server) -> None:
    """2.1.2: a form, URL-encoded, is the body."""
    assert truth(server.post("/sparql", data={"query": ASK}))


def test_query_post_direct(server: Server) -> None:
    """2.1.3: the query itself is the body."""
    assert truth(server.sparql(ASK))


def test_query_post_direct_with_a_charset(server: Server) -> None:
    """UTF-8 may be told."""
    assert truth(server.sparql(ASK, Content_Type=f"{QUERY}; charset=UTF-8"))


def test_a_query_in_utf8_is_understood(server: Server) -> None:
    """By each of the three ways."""
    query = 'ASK { ?x rdfs:label "Dilan Öztürk" }'
    assert truth(server.sparql(query))
    assert truth(server.get("/sparql", params={"query": query}))
    assert truth(server.post("/sparql", data={"query": query}))


def test_fields_of_no_meaning_are_passed_over(server: Server) -> None:
    """Clients send some of their own, such as output=json."""
    assert truth(server.get("/sparql", params={"query": ASK, "output": "json", "format": "json"}))


def test_query_multiple_dataset(server: Server) -> None:
    """2.1.4: the dataset of the request stands, not that of the query."""
    query = IN_REGISTRY.replace("ASK", f"ASK FROM <{INFERRED}>")
    assert not truth(server.sparql(query))
    assert truth(server.get("/sparql", params={"query": query, "default-graph-uri": REGISTRY}))


# --- 2.1.4 the dataset -----------------------------------------------------------------------


def test_query_dataset_default_graph(server: Server) -> None:
    assert truth(server.get("/sparql", params={"query": IN_REGISTRY, "default-graph-uri": REGISTRY}))
    assert not truth(server.get("/sparql", params={"query": IN_REGISTRY, "default-graph-uri": INFERRED}))


def test_query_dataset_default_graphs_get(server: Server) -> None:
    """Several are merged."""
    asked = {"query": IN_REGISTRY, "default-graph-uri": [REGISTRY, INFERRED]}
    assert truth(server.get("/sparql", params=asked))


def test_query_dataset_default_graphs_post(server: Server) -> None:
    asked = {"query": IN_REGISTRY, "default-graph-uri": [REGISTRY, INFERRED]}
    assert truth(server.post("/sparql", data=asked))


def test_query_dataset_of_a_direct_post_is_in_the_address(server: Server) -> None:
    response = server.post(
        "/sparql", params={"default-graph-uri": INFERRED}, content=IN_REGISTRY, headers={"Content-Type": QUERY}
    )
    assert not truth(response)


def test_query_dataset_named_graphs_get(server: Server) -> None:
    """With named graphs alone the default graph is empty."""
    query = f"ASK {{ GRAPH ?g {{ ?x ?p ?o }} FILTER NOT EXISTS {{ ?a ?b ?c }} FILTER(?g = <{REGISTRY}>) }}"
    assert truth(server.get("/sparql", params={"query": query, "named-graph-uri": [REGISTRY, INFERRED]}))


def test_query_dataset_named_graphs_post(server: Server) -> None:
    query = f"ASK {{ GRAPH <{REGISTRY}> {{ ?x ?p ?o }} }}"
    assert truth(server.post("/sparql", data={"query": query, "named-graph-uri": [REGISTRY, INFERRED]}))
    assert not truth(server.post("/sparql", data={"query": query, "named-graph-uri": INFERRED}))


def test_query_dataset_full(server: Server) -> None:
    """A default graph, and a named one."""
    query = f"ASK {{ ?x ?p ?o . GRAPH <{REGISTRY}> {{ ?a ?b ?c }} }}"
    given = {"query": query, "default-graph-uri": INFERRED, "named-graph-uri": REGISTRY}
    assert truth(server.get("/sparql", params=given))


def test_a_graph_that_is_not_here_is_told(server: Server) -> None:
    """Nothing is fetched: the answer names the graphs that there are."""
    told = problem(server.get("/sparql", params={"query": ASK, "default-graph-uri": "http://example.org/g"}), 400)
    assert REGISTRY in told


def test_the_dataset_of_a_query_is_obeyed(server: Server) -> None:
    assert truth(server.sparql(IN_REGISTRY.replace("ASK", f"ASK FROM <{REGISTRY}>")))
    assert not truth(server.sparql(IN_REGISTRY.replace("ASK", f"ASK FROM <{INFERRED}>")))


def test_without_a_dataset_the_union_is_asked(server: Server) -> None:
    """Each triple of it once."""
    assert truth(server.sparql(IN_REGISTRY))
    once = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    unlike = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }"
    assert server.sparql(once).json()["results"] == server.sparql(unlike).json()["results"]


# --- 2.1.5 to 2.1.7 responses ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("*/*", "application/sparql-results+json"),
        ("application/xml;q=0.9, text/csv;q=0.1", "application/sparql-results+xml"),
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/sparql-results+json"),
        ("application/*", "application/sparql-results+json"),
        ("image/png, text/*;q=0.5", "text/csv; charset=utf-8"),
    ],
)
def test_query_content_type_select(server: Server, accept: str, media_type: str) -> None:
    """The body is what the type says."""
    response = server.sparql(
        "SELECT ?name { ?x a dip:Person ; rdfs:label ?name } ORDER BY ?name LIMIT 2", Accept=accept
    )
    assert response.headers["content-type"] == media_type
    assert _names(response.content, media_type) == ["Ana Torvald", "Bo Lindqvåg"]


def _names(body: bytes, media_type: str) -> list[str]:
    if media_type.startswith("text/csv"):
        return [row["name"] for row in csv.DictReader(io.StringIO(body.decode()))]
    held = ox.parse_query_results(body, format=ox.QueryResultsFormat.from_media_type(media_type))
    return [row["name"].value for row in held]


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/json", ""])
def test_query_content_type_ask(server: Server, accept: str) -> None:
    response = server.sparql(ASK, Accept=accept)
    assert response.headers["content-type"] == "application/sparql-results+json"
    assert json.loads(response.content) == {"head": {}, "boolean": True}


def test_query_content_type_ask_xml(server: Server) -> None:
    response = server.sparql(ASK, Accept="application/sparql-results+xml")
    assert ET.fromstring(response.content).find("{*}boolean").text == "true"


@pytest.mark.parametrize("form", ["CONSTRUCT { ?a dip:meets ?b } WHERE { ?a dip:meets ?b }", "DESCRIBE id:country/ARV"])
@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/trig", ox.RdfFormat.TRIG),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
        ("", ox.RdfFormat.TURTLE),
    ],
)
def test_query_content_type_construct_and_describe(server: Server, form: str, accept: str, kind: ox.RdfFormat) -> None:
    """All formats have the same triples."""
    query = form.replace("id:country/ARV", f"<{ID}country/ARV>")
    response = server.sparql(query, Accept=accept)
    assert response.headers["content-type"].partition(";")[0] == kind.media_type
    triples = {q.triple for q in ox.parse(io.BytesIO(response.content), format=kind)}
    plain = server.sparql(query, Accept="application/n-triples").content
    assert triples == {q.triple for q in ox.parse(io.BytesIO(plain), format=ox.RdfFormat.N_TRIPLES)}
    assert triples


@pytest.mark.parametrize("query", [ASK, "SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_what_is_not_acceptable_is_406(server: Server, query: str) -> None:
    """With the types that there are."""
    told = problem(server.sparql(query, Accept="image/png"), 406)
    assert "text/turtle" in told or "text/csv" in told


def test_the_answer_depends_on_accept(server: Server) -> None:
    """A cache must know."""
    assert "Accept" in server.sparql(ASK).headers["vary"]


def test_bad_query_syntax(server: Server) -> None:
    """400, with the place."""
    response = server.sparql("SELECT * {\n  ?x ?y }")
    assert "line 2, column" in problem(response, 400)
    assert response.json()["line"] == 2


def test_bad_query_method(server: Server) -> None:
    """A query is asked by GET or POST."""
    for method in ("PUT", "DELETE", "PATCH"):
        response = server.request(method, "/sparql", params={"query": ASK})
        problem(response, 405)
        assert {"GET", "POST"} <= set(response.headers["allow"].split(", "))


def test_bad_multiple_queries(server: Server) -> None:
    problem(server.get("/sparql", params={"query": [ASK, "SELECT * {}"]}), 400)
    problem(server.post("/sparql", data={"query": [ASK, "SELECT * {}"]}), 400)


def test_bad_query_wrong_media_type(server: Server) -> None:
    problem(server.sparql(ASK, Content_Type="text/plain"), 415)


def test_bad_query_missing_form_type(server: Server) -> None:
    """A form that does not say that it is one."""
    problem(server.post("/sparql", content=b"query=ASK%20%7B%7D", headers={"Content-Type": ""}), 415)


def test_bad_query_missing_direct_type(server: Server) -> None:
    problem(server.post("/sparql", content=ASK.encode(), headers={"Content-Type": ""}), 415)


def test_bad_query_non_utf8(server: Server) -> None:
    """Told to be in another encoding, or not in UTF-8 though told nothing."""
    query = 'ASK { ?x rdfs:label "Öztürk" }'
    problem(server.sparql(query.encode("utf-16"), Content_Type=f"{QUERY}; charset=UTF-16"), 415)
    problem(server.sparql(query.encode("latin-1")), 400)
    problem(server.get("/sparql?query=ASK%20%7B%7D%20%23%FF"), 400)


def test_bad_query_missing(server: Server) -> None:
    """A form without a query."""
    problem(server.post("/sparql", data={"other": "x"}), 400)


def test_a_query_that_is_too_long_is_413(server: Server) -> None:
    problem(server.sparql("ASK {} #" + "x" * (1 << 20)), 413)


def test_an_empty_query_is_400(server: Server) -> None:
    problem(server.sparql(""), 400)
    problem(server.get("/sparql?query="), 400)


# --- updates are refused ---------------------------------------------------------------------

UPDATES = ["DELETE WHERE { ?s ?p ?o }", "INSERT DATA { <a:a> <a:b> <a:c> }", "LOAD <file:///etc/passwd>", "DROP ALL"]


@pytest.mark.parametrize("update", UPDATES)
def test_an_update_is_forbidden_however_it_comes(server: Server, update: str) -> None:
    """Section 2.2, turned round: as an update, or where a query should be."""
    problem(server.post("/sparql", data={"update": update}), 403)
    problem(server.sparql(update, Content_Type="application/sparql-update"), 403)
    problem(server.get("/sparql", params={"update": update}), 403)
    problem(server.sparql(update), 403)
    assert truth(server.sparql("ASK { ?s ?p ?o }"))


@pytest.mark.parametrize("word", ["SERVICE", "service", "SERVICE SILENT"])
def test_another_server_is_not_asked(server: Server, word: str) -> None:
    problem(server.sparql(f"ASK {{ {word} <{server.url}/sparql> {{ ?s ?p ?o }} }}"), 403)


# --- HEAD, OPTIONS ---------------------------------------------------------------------------


def test_head_is_get_without_a_body(server: Server) -> None:
    got, head = (server.request(x, "/sparql", params={"query": ASK}) for x in ("GET", "HEAD"))
    assert head.content == b""
    assert head.status_code == 200
    assert {**head.headers, "date": ""} == {**got.headers, "date": ""}


def test_options_tells_the_methods(server: Server) -> None:
    response = server.options("/sparql")
    assert response.status_code == 204
    assert {"GET", "POST", "HEAD", "OPTIONS"} == set(response.headers["allow"].split(", "))


def test_a_mistake_is_explained_by_the_server_too(server: Server) -> None:
    """A process that can open no file knows the near prefixes all the same."""
    answer = server.get("/sparql", params={"query": "SELECT * { ?a dipp:meets ?b }"})
    assert "dip:" in problem(answer, 400)
