"""A graph behind an endpoint: what is asked there, what it answers, and how its failures are told."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, NamedNode

from kg import export
from kg.errors import QueryError, StoreError
from kg.query import explain
from kg.store import protocol, remote
from kg.store.endpoint import EndpointStore, open_endpoint, over
from kg.store.graph import INFERRED, META, REGISTRY, GraphStore, Solutions
from kg.store.oxigraph import OxigraphStore
from kg.store.push import push
from tests import servers
from tests.queries.world import LOCAL, store
from tests.servers import Told, telling

__all__ = ["store"]

TURTLE = "text/turtle"
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def there(store: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EndpointStore]:
    """The small world on Oxigraph's own server."""
    assert isinstance(store, OxigraphStore)
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as url:
        server = open_endpoint(url)
        push(store, server, protocol.find(*remote.connect(url), default=True))
        yield server


# --- the same graph ------------------------------------------------------------------------


@pytest.mark.parametrize("endings", [(), (REGISTRY,), (REGISTRY, INFERRED), (META,)], ids=str)
def test_its_graphs_are_told_apart_as_they_were(
    store: GraphStore, there: EndpointStore, endings: tuple[str, ...]
) -> None:
    """The default graph there holds the union; what the articles say comes out of it again, triple by triple."""
    assert sorted(map(str, there.quads(*endings))) == sorted(map(str, store.quads(*endings)))


def test_one_predicate_of_its_graphs_is_found(store: GraphStore, there: EndpointStore) -> None:
    located = NamedNode("https://w3id.org/communique/ontology#locatedIn")
    mine = sorted(map(str, store.matching(located, REGISTRY, INFERRED)))
    assert sorted(map(str, there.matching(located, REGISTRY, INFERRED))) == mine
    assert mine


@pytest.mark.parametrize("form", ["turtle", "nquads", "json-ld", "graphml", "csv"])
def test_every_format_is_exported_the_same(store: GraphStore, there: EndpointStore, form: str) -> None:
    assert b"".join(export.export(there, form)) == b"".join(export.export(store, form))


def test_it_is_explained_the_same(store: GraphStore, there: EndpointStore) -> None:
    assert explain(there, "Ana Torvald").as_dict() == explain(store, "Ana Torvald").as_dict()


def test_its_base_is_that_of_its_graphs(store: GraphStore, there: EndpointStore) -> None:
    assert there.base == store.base


def test_what_made_the_build_is_seen_by_graph_alone(there: EndpointStore) -> None:
    made = f"{LOCAL.removesuffix('local/')}graph/meta"
    assert there.ask(f"ASK {{ GRAPH <{made}> {{ ?s ?p ?o }} }}")
    assert not there.ask(f"ASK {{ ?s ?p ?o FILTER EXISTS {{ GRAPH <{made}> {{ ?s ?p ?o }} }} }}")


def test_a_url_may_name_the_graph_to_ask(there: EndpointStore) -> None:
    """Then ``GRAPH`` still finds the named graphs of ours."""
    registry = NamedNode(there.base + REGISTRY)
    narrow = over(there, registry)
    (row,) = narrow.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert int(row["n"]) == there.size(registry)
    assert narrow.ask(f"ASK {{ GRAPH <{there.base}{INFERRED}> {{ ?s ?p ?o }} }}")


def test_values_are_bound_as_data(there: EndpointStore) -> None:
    hostile = Literal('x" } ; DROP ALL #')
    assert list(there.select("SELECT * { ?s rdfs:label ?name }", {"name": hostile})) == []


@pytest.mark.parametrize("query", ["DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"])
def test_what_would_do_more_than_read_is_not_sent(query: str) -> None:
    with telling(Told()) as told:
        with pytest.raises(QueryError):
            EndpointStore(*remote.connect(told.url)).query(query)
        assert told.asked == []


def test_a_query_that_is_wrong_is_told_as_at_home(there: EndpointStore) -> None:
    """With the line and the caret, whatever the server says."""
    with pytest.raises(QueryError, match=r"line 2, column 13:\n.*\n +\^"):
        there.query("SELECT *\n{ ?x a ?y ; nope:nope ?z }")


# --- what other servers say ----------------------------------------------------------------


def asked(told: Told, query: str = "SELECT * { ?s ?p ?o }") -> object:
    """Return all that the endpoint answers to *query*."""
    with telling(told):
        found = EndpointStore(*remote.connect(told.url, timeout=5.0)).query(query)
        return found if isinstance(found, bool) else list(found.rows if isinstance(found, Solutions) else found)


def rows(*cells: str) -> bytes:
    """Return SPARQL JSON of one column ``o``."""
    held = ", ".join(f'{{"o": {cell}}}' for cell in cells)
    return f'{{"head": {{"vars": ["o"]}}, "results": {{"bindings": [{held}]}}}}'.encode()


def test_prefixes_that_are_used_are_declared_and_no_others() -> None:
    told = Told(body=rows())
    asked(told, "PREFIX org: <http://x/> SELECT ?o { ?s dip:status ?o ; org:x id:place\\/1 }")
    sent = parse_qs(told.asked[0].body)["query"][0]
    assert sent == (
        "PREFIX dip: <https://w3id.org/communique/ontology#> "
        "PREFIX org: <http://x/> SELECT ?o { ?s dip:status ?o ; org:x <https://w3id.org/communique/id/place/1> }"
    )


def test_rows_in_xml_are_read_too() -> None:
    body = (
        '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="o"/></head><results>'
        "<result><binding name='o'><uri>http://x/</uri></binding></result></results></sparql>"
    )
    told = Told(kind="application/sparql-results+xml; charset=utf-8", body=body.encode())
    assert asked(told) == [(NamedNode("http://x/"),)]


def test_triples_in_turtle_are_read_too() -> None:
    told = Told(kind=TURTLE, body=b"<http://x/a> <http://x/b> true .")
    assert list(map(str, asked(told, "CONSTRUCT WHERE { ?s ?p ?o }"))) == [  # type: ignore[call-overload]
        f'<http://x/a> <http://x/b> "true"^^<{XSD}boolean>'
    ]


@pytest.mark.parametrize(("cell", "truth"), [('{"type":"literal","value":"1"}', True), ("", False)])
def test_a_truth_value_told_as_a_row_is_understood(cell: str, truth: bool) -> None:
    """As Virtuoso 7 tells it."""
    assert asked(Told(body=rows(cell) if cell else rows()), "ASK { ?s ?p ?o }") is truth


def test_true_is_one_word() -> None:
    """Virtuoso says 1, which is the same value."""
    cell = f'{{"type": "typed-literal", "datatype": "{XSD}boolean", "value": "1"}}'
    assert asked(Told(body=rows(cell))) == [(Literal(True),)]


@pytest.mark.parametrize(
    ("query", "kind", "body"),
    [
        ("SELECT * { ?s ?p ?o }", "application/sparql-results+json", rows('{"type":"literal","value":"x"}')[:-4]),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples", b'<http://x/a> <http://x/b> "x'),
    ],
)
def test_an_answer_that_is_no_answer_is_told(query: str, kind: str, body: bytes) -> None:
    with pytest.raises(StoreError, match="broke off or is not SPARQL's"):
        asked(Told(kind=kind, body=body), query)


def test_triples_that_break_off_between_two_lines_are_told() -> None:
    """What is there is N-Triples: only the length tells that it is not all."""
    told = Told(kind="application/n-triples", body=b"<http://x/a> <http://x/b> <http://x/c> .\n", length=100)
    with pytest.raises(StoreError, match="broke off"):
        asked(told, "CONSTRUCT WHERE { ?s ?p ?o }")


def test_a_page_for_people_is_no_endpoint() -> None:
    with pytest.raises(StoreError, match="no SPARQL endpoint is there: it answers with text/html"):
        asked(Told(kind="text/html", body=b"<html>"))


def test_a_server_that_cuts_its_answer_is_not_believed() -> None:
    """Half an answer looks like a whole one: the user is told."""
    told = Told(body=rows(*['{"type":"literal","value":"x"}'] * 3), headers={"X-SPARQL-MaxRows": "3"})
    with pytest.raises(QueryError, match="cuts every answer at 3 rows"):
        asked(told)


def test_a_query_that_only_the_server_refuses_is_told_in_its_words() -> None:
    told = Told(status=400, kind="text/plain", body=b"Estimated time exceeds the limit\n\nSPARQL query:\nSELECT ...")
    with pytest.raises(QueryError, match=r"does not answer this query: Estimated time exceeds the limit$"):
        asked(told)


def test_a_refusal_of_the_user_is_no_mistake_in_the_query() -> None:
    with pytest.raises(remote.RefusedError, match="does not allow"):
        asked(Told(status=403))


# --- where it is -----------------------------------------------------------------------------


def test_an_endpoint_is_found_below_the_address_of_its_server(tmp_path_factory: pytest.TempPathFactory) -> None:
    with servers.oxigraph(tmp_path_factory.mktemp("empty")) as url:
        assert open_endpoint(url + "/").url == url + "/query"


def test_where_none_is_found_it_is_told_what_was_tried() -> None:
    with telling(Told(status=404)) as told, pytest.raises(StoreError) as caught:
        open_endpoint(told.url)
    assert f"Tried: {told.url}, {told.url}/query, {told.url}/sparql" in str(caught.value)


def test_a_server_that_does_not_let_us_in_is_asked_nowhere_else() -> None:
    with telling(Told(status=401)) as told:
        with pytest.raises(remote.RefusedError, match="KG_TOKEN"):
            open_endpoint(told.url)
        assert len(told.asked) == 1


def test_a_large_graph_is_read_in_pages_where_the_server_cuts(
    store: GraphStore, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Virtuoso with a limit of 50 rows: page by page, and counted, it is the whole."""
    assert isinstance(store, OxigraphStore)
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso"), rows=50) as base:
        url = base.replace("//", f"//dba:{servers.PASSWORD}@")
        news = NamedNode("https://news.example/all")
        there = over(open_endpoint(url), news)
        push(store, there, protocol.find(*remote.connect(url), default=False), target=news)
        mine = {ox.Quad(x.subject, x.predicate, x.object) for x in store.quads()}
        assert set(there.quads()) == mine
