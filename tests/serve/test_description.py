"""The service told to machines."""

from __future__ import annotations

import pytest
from rdflib import RDF, VOID, Graph, Namespace, URIRef

from tests import stores, worlds
from tests.queries.world import ID
from tests.serve.conftest import Server, serving

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
KINDS = [
    ("text/turtle", "turtle"),
    ("application/rdf+xml", "xml"),
    ("application/ld+json", "json-ld"),
    ("application/n-triples", "nt"),
]


def graph(server: Server, path: str, accept: str = "text/turtle", form: str = "turtle") -> Graph:
    response = server.get(path, headers={"Accept": accept})
    assert response.headers["content-type"].startswith(accept)
    return Graph().parse(data=response.text, format=form)


@pytest.mark.parametrize(("accept", "form"), KINDS)
def test_the_service_is_described_at_its_endpoint(server: Server, accept: str, form: str) -> None:
    """SPARQL 1.1 Service Description, section 2: a GET without a query; in the format that is asked for."""
    told = graph(server, "/sparql", accept, form)
    service = URIRef(f"{server.url}/sparql")
    assert (service, RDF.type, SD.Service) in told
    assert (service, SD.endpoint, service) in told
    assert (service, SD.supportedLanguage, SD.SPARQL11Query) in told


def test_every_named_graph_is_told_by_the_name_that_a_query_gives(server: Server) -> None:
    told = graph(server, "/sparql")
    (dataset,) = told.objects(None, SD.defaultDataset)
    names = {str(name) for x in told.objects(dataset, SD.namedGraph) for name in told.objects(x, SD.name)}
    assert names == {f"{ID}graph/{x}" for x in ("registry", "inferred", "meta")}
    for name in names:
        assert server.get("/sparql", params={"query": "ASK {}", "default-graph-uri": name}).status_code == 200


def test_every_format_that_is_told_can_be_had(server: Server) -> None:
    """Ten of them, by the IRIs of the W3C's registry."""
    told = {str(x).rpartition("/")[2] for x in graph(server, "/sparql").objects(None, SD.resultFormat)}
    assert {"SPARQL_Results_JSON", "SPARQL_Results_CSV", "Turtle", "RDF_XML", "JSON-LD"} <= told


def test_a_built_graph_is_told_with_its_counts(tmp_path_factory: pytest.TempPathFactory) -> None:
    """VoID: what the build wrote of its dataset, and where it is asked."""
    store = stores.make(tmp_path_factory.mktemp("void") / "my.kg", worlds.summit())
    with serving(store, "--workers", "1") as server:
        told = graph(server, "/.well-known/void")
        dataset = URIRef(f"{ID}local")
        assert (dataset, VOID.sparqlEndpoint, URIRef(f"{server.url}/sparql")) in told
        counted = server.get("/api/info").json()["triples"]
        sizes = [int(x) for x in told.objects(None, VOID.triples)]
        assert 0 < sum(sizes) < counted  # which has what made the build as well
        assert list(told.objects(dataset, VOID.classPartition))
