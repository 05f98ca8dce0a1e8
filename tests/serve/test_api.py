"""The interface in JSON that the page uses."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from kg.query import library
from kg.store.sparql import PREFIXES
from tests.queries.world import ID, LOCAL
from tests.serve.conftest import Server

MEETS = "SELECT ?a ?b { ?a dip:meets ?b } ORDER BY ?a ?b"


def ask(server: Server, **asked: Any) -> httpx.Response:
    return server.post("/api/ask", json=asked)


def answer(server: Server, **asked: Any) -> dict[str, Any]:
    response = ask(server, **asked)
    assert response.status_code == 200, response.text
    return response.json()


def error(response: httpx.Response, status: int) -> dict[str, Any]:
    assert response.status_code == status, response.text
    return response.json()


def test_the_graph_is_told(server: Server) -> None:
    """Its size is what a query counts."""
    told = server.get("/api/info").json()
    counted = server.sparql("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", Accept="text/csv").text.split()[1]
    assert told["triples"] == int(counted)
    assert told["articles"] == 10
    assert (told["title"], told["base"], told["timeout"], told["maxRows"]) == ("world", ID, 60.0, 10_000)
    assert told["prefixes"] == PREFIXES


def test_every_question_is_told_as_the_library_has_it(server: Server) -> None:
    told = {x["name"]: x for x in server.get("/api/questions").json()}
    assert set(told) == {x.name for x in library.questions()}
    who = told["who-met"]
    assert who["text"].startswith("Whom did this person")
    assert who["parameters"][0]["name"] == "person"
    assert who["parameters"][0]["type"] == "agent"
    assert who["parameters"][0]["optional"] is False
    assert who["show"][0] == "withLabel"
    assert who["sparql"] == library.find("who-met").sparql


def test_an_example_is_what_one_types(server: Server) -> None:
    """Without the quotes that a shell wants."""
    examples = [p["example"] for x in server.get("/api/questions").json() for p in x["parameters"]]
    assert examples
    assert not [x for x in examples if x.startswith('"')]


def test_a_question_is_answered_with_labels(server: Server) -> None:
    told = answer(server, question="who-met", values={"person": "Ana Torvald", "from": ""})
    names = [row[told["variables"].index("withLabel")]["value"] for row in told["rows"]]
    assert "Bo Lindqvåg" in names
    assert told["form"] == "select"
    assert told["truncated"] is False
    assert told["show"] == [x for x in library.find("who-met").show if x in told["variables"]]
    assert told["labels"][f"{LOCAL}person/bo-lindqvåg"] == "Bo Lindqvåg"
    assert f"<{LOCAL}person/ana-torvald>" in told["sparql"]
    assert told["seconds"] >= 0


def test_the_query_that_is_told_gives_the_same_rows(server: Server) -> None:
    told = answer(server, question="who-met", values={"person": "Ana Torvald"})
    assert answer(server, sparql=told["sparql"])["rows"] == told["rows"]


def test_rows_are_bounded_and_that_is_told(server: Server) -> None:
    told = answer(server, sparql=MEETS, limit=2)
    assert len(told["rows"]) == 2
    assert told["truncated"] is True
    assert answer(server, sparql=MEETS, limit=10)["truncated"] is False


def test_a_cell_is_a_term(server: Server) -> None:
    query = 'SELECT ?i ?s ?l ?n ?none { VALUES (?i ?s ?l ?n) { (dip:Held "s" "l"@en 1) } }'
    (row,) = answer(server, sparql=query)["rows"]
    assert row == [
        {"type": "uri", "value": PREFIXES["dip"] + "Held"},
        {"type": "literal", "value": "s"},
        {"type": "literal", "value": "l", "xml:lang": "en"},
        {"type": "literal", "value": "1", "datatype": PREFIXES["xsd"] + "integer"},
        None,
    ]


def test_ask_and_construct_have_their_forms(server: Server) -> None:
    told = answer(server, sparql="ASK { ?x dip:meets ?y }")
    assert (told["form"], told["answer"], told["rows"]) == ("ask", True, [])
    told = answer(server, sparql="CONSTRUCT { ?a dip:meets ?b } WHERE { ?a dip:meets ?b ; a ?any }")
    assert told["form"] == "construct"
    assert told["variables"] == ["subject", "predicate", "object"]
    assert told["triples"] == len(told["rows"]) == 10


def test_a_query_with_parameters_of_its_own_takes_values(server: Server) -> None:
    query = "# param who: agent — whom\nSELECT ?with { ?who dip:meets ?with }"
    told = answer(server, sparql=query, values={"who": "Ana Torvald"})
    assert len(told["rows"]) == 3


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 400),
        ({"question": "who-met", "sparql": "ASK {}"}, 400),
        ({"question": 5}, 400),
        ({"question": "who-mt"}, 404),
        ({"question": "who-met"}, 400),
        ({"question": "who-met", "values": {"person": "Anna Torvalt"}}, 404),
        ({"question": "who-met", "values": ["Ana Torvald"]}, 400),
        ({"question": "who-met", "values": {"person": "Ana Torvald", "from": "soon"}}, 400),
        ({"question": "who-met", "values": {"person": "Ana Torvald", "to": "2021"}}, 400),
        ({"sparql": "SELECT * {"}, 400),
        ({"sparql": "DROP ALL"}, 403),
        ({"sparql": "ASK { SERVICE <http://localhost/> { ?s ?p ?o } }"}, 403),
        ({"sparql": "/etc/passwd"}, 400),
        ({"question": "/etc/passwd"}, 404),
        ({"sparql": "ASK {}", "limit": -1}, 400),
        ({"sparql": "ASK {}", "limit": "all"}, 400),
    ],
)
def test_a_mistake_is_told(server: Server, asked: dict[str, Any], status: int) -> None:
    assert error(server.post("/api/ask", json=asked), status)["error"]


def test_a_misspelt_name_suggests_the_near_ones(server: Server) -> None:
    told = error(ask(server, question="who-met", values={"person": "Anna Torvalt"}), 404)
    assert told["suggestions"] == ["Ana Torvald"]
    assert "who-met" in error(ask(server, question="who-mt"), 404)["suggestions"]


def test_a_mistake_in_a_query_has_its_place(server: Server) -> None:
    told = error(ask(server, sparql="SELECT *\n{ ?x ?y }"), 400)
    assert told["line"] == 2
    assert told["column"] >= 1


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b'"x"', b"[" * 100_000])
def test_what_is_no_json_object_is_refused(server: Server, body: bytes) -> None:
    error(server.post("/api/ask", content=body, headers={"Content-Type": "application/json"}), 400)


def test_a_form_is_no_json(server: Server) -> None:
    """What a page of another origin can send without asking first."""
    error(server.post("/api/ask", data={"sparql": "ASK {}"}), 415)


# --- completion ------------------------------------------------------------------------------


def complete(server: Server, prefix: str, kind: str = "entity") -> list[dict[str, str]]:
    return server.get("/api/complete", params={"kind": kind, "prefix": prefix}).json()


def test_names_are_completed_from_any_word_and_alias(server: Server) -> None:
    for typed in ("ana t", "torv", "TORVALD", "ms tor"):
        assert complete(server, typed)[0]["iri"] == f"{LOCAL}person/ana-torvald", typed
    assert complete(server, "ms tor")[0] == {
        "iri": f"{LOCAL}person/ana-torvald",
        "label": "Ana Torvald",
        "alias": "Ms Torvald",
        "class": "Person",
    }


def test_accents_need_not_be_typed(server: Server) -> None:
    assert complete(server, "dilan ozt")[0]["label"] == "Dilan Öztürk"


def test_only_the_kind_that_is_asked_for(server: Server) -> None:
    assert "Port Lumen" in [x["label"] for x in complete(server, "port", "place")]
    assert "Port Lumen" not in [x["label"] for x in complete(server, "port", "agent")]
    assert error(server.get("/api/complete", params={"kind": "ship", "prefix": "x"}), 400)["error"]
    assert error(server.get("/api/complete"), 400)["error"]


def test_what_nothing_begins_with_completes_to_nothing(server: Server) -> None:
    assert complete(server, "zzz") == []
    assert len(complete(server, "")) <= 20


# --- terms, things ---------------------------------------------------------------------------


def test_terms_are_those_of_the_ontology(server: Server) -> None:
    told = {x["term"]: x for x in server.get("/api/terms").json()}
    assert told["dip:meets"]["kind"] == "property"
    assert told["dip:meets"]["range"] == "dip:Agent"
    assert told["dip:Meeting"]["kind"] == "class"
    assert told["dip:Held"]["kind"] == "status"
    assert all(x["comment"] for x in told.values())


def test_a_thing_is_described(server: Server) -> None:
    told = server.get("/api/describe", params={"iri": f"{LOCAL}person/ana-torvald"}).json()
    assert (told["label"], told["classes"]) == ("Ana Torvald", ["Person"])
    assert "Ana Torvald received Bo Lindqvåg" in told["text"]
    place = server.get("/api/describe", params={"iri": f"{ID}place/101"}).json()
    assert isinstance(place["lat"], float)
    assert isinstance(place["long"], float)


@pytest.mark.parametrize("iri", [f"{ID}place/999999", "file:///etc/passwd"])
def test_a_thing_that_is_not_here_is_404(server: Server, iri: str) -> None:
    error(server.get("/api/describe", params={"iri": iri}), 404)


@pytest.mark.parametrize("iri", ["http://a b", "Ana Torvald", ""])
def test_what_is_no_iri_is_400(server: Server, iri: str) -> None:
    """A name neither: which thing it means is for completion to ask."""
    error(server.get("/api/describe", params={"iri": iri}), 400)


def test_words_are_searched(server: Server) -> None:
    """The sentence, its article and what it tells."""
    hit = server.get("/api/search", params={"q": "received Lindqvåg", "limit": "5"}).json()[0]
    assert hit["sentence"].startswith("Ana Torvald received Bo Lindqvåg")
    assert (hit["article"], hit["date"]) == ("Torvald hosts Lindqvåg", "2021-03-05")
    assert hit["relations"][0]["relation"] == "meets"


@pytest.mark.parametrize(
    "asked", [{}, {"q": ""}, {"q": '"open'}, {"q": "x", "limit": "many"}, {"q": "x", "limit": "-1"}]
)
def test_a_search_for_nothing_is_refused(server: Server, asked: dict[str, str]) -> None:
    error(server.get("/api/search", params=asked), 400)


# --- the page --------------------------------------------------------------------------------


def test_the_page_and_its_files_have_their_types(server: Server) -> None:
    assert server.get("/").headers["content-type"] == "text/html; charset=utf-8"
    assert server.get("/page/page.css").headers["content-type"] == "text/css; charset=utf-8"
    assert server.get("/page/main.js").headers["content-type"] == "text/javascript; charset=utf-8"


@pytest.mark.parametrize(
    "path", ["../template.html", "..%2ftemplate.html", "%2e%2e/page.js", "none.js", "", "/etc/passwd"]
)
def test_nothing_else_is_served(server: Server, path: str) -> None:
    """Whatever the address is made of."""
    request = httpx.Request("GET", f"{server.url}/page/x")
    request.url = request.url.copy_with(raw_path=f"/page/{path}".encode())
    assert server.send(request).status_code == 404


def test_an_address_that_is_not_there_is_told(server: Server) -> None:
    assert "/sparql" in error(server.get("/nowhere"), 404)["error"]
