"""Clients that people have: SPARQLWrapper, rdflib's store, curl as docs/serve.md shows it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from tests.queries.world import ID, LOCAL
from tests.serve.conftest import REGISTRY, Server

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "serve.md").read_text(encoding="utf-8")
MEETS = "SELECT ?a ?b { ?a dip:meets ?b } ORDER BY ?a ?b"


def wrapper(server: Server, query: str, form: str) -> SPARQLWrapper:
    client = SPARQLWrapper(f"{server.url}/sparql", returnFormat=form)
    client.setQuery(query)
    return client


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_reads_rows(server: Server, method: str) -> None:
    client = wrapper(server, MEETS, JSON)
    client.setMethod(method)
    rows = client.queryAndConvert()["results"]["bindings"]
    assert rows[0]["b"]["value"] == f"{ID}country/CST"


def test_sparqlwrapper_reads_other_formats(server: Server) -> None:
    assert wrapper(server, MEETS, CSV).queryAndConvert().startswith(b"a,b\r\n")
    assert wrapper(server, MEETS, XML).queryAndConvert().getElementsByTagName("binding")
    turtle = wrapper(server, "CONSTRUCT WHERE { ?a dip:meets ?b }", TURTLE).queryAndConvert()
    assert len(Graph().parse(data=turtle, format="turtle")) == 10


def test_sparqlwrapper_is_told_of_a_mistake(server: Server) -> None:
    with pytest.raises(QueryBadFormed, match="line 1, column"):
        wrapper(server, "SELECT * { ?x }", JSON).query()


def test_sparqlwrapper_chooses_the_dataset(server: Server) -> None:
    client = wrapper(server, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", JSON)
    whole = client.queryAndConvert()["results"]["bindings"][0]["n"]["value"]
    client.addDefaultGraph(REGISTRY)
    part = client.queryAndConvert()["results"]["bindings"][0]["n"]["value"]
    assert 0 < int(part) < int(whole)


def test_rdflib_asks_as_if_the_graph_were_here(server: Server) -> None:
    """Queries with bindings, and patterns."""
    graph = Graph(SPARQLStore(f"{server.url}/sparql"))
    person = URIRef(f"{LOCAL}person/ana-torvald")
    found = graph.query("SELECT ?name { ?x rdfs:label ?name }", initBindings={"x": person})
    assert [str(row.name) for row in found] == ["Ana Torvald"]
    meets = URIRef("https://w3id.org/communique/ontology#meets")
    assert len(list(graph.objects(person, meets))) == 3
    assert (person, meets, URIRef(f"{LOCAL}person/bo-lindqvåg")) in graph
    assert graph.query("ASK { ?x dip:meets ?y }").askAnswer


# --- what the page shows ---------------------------------------------------------------------

CURL = [line for line in PAGE.splitlines() if line.startswith("curl ")]
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def curl() -> str:
    found = shutil.which("curl")
    if found is None:
        pytest.skip("curl is not installed")
    return found


@pytest.mark.parametrize("line", CURL)
def test_the_curl_lines_of_the_page_work_as_written(server: Server, curl: str, line: str) -> None:
    """Each gets an answer that its format's reader takes."""
    assert curl
    line = line.replace("http://localhost:8321", server.url)
    done = subprocess.run(["bash", "-c", f"{line} --fail-with-body -D /dev/stderr"], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout
    kind = re.search(r"(?i)^content-type: ([\w/+-]+)", done.stderr.decode(), re.MULTILINE)
    assert kind is not None
    if kind[1] == "text/csv":
        assert done.stdout.startswith(b"a,b\r\n")
    elif kind[1] in ("application/json", "application/sparql-results+json"):
        assert "error" not in json.loads(done.stdout)
    else:
        form = ox.RdfFormat.from_media_type(kind[1])
        assert list(ox.parse(done.stdout, format=form))


def test_there_are_curl_lines_of_every_kind() -> None:
    """Guards the parametrisation above: a page without them would pass."""
    assert len(CURL) >= 8
    for part in ("-G ", "Accept:", "application/sparql-query", "/api/ask", "void"):
        assert any(part in line for line in CURL), part


@pytest.mark.parametrize("code", PYTHON)
def test_the_python_of_the_page_works_as_written(server: Server, code: str) -> None:
    held: dict[str, object] = {}
    exec(code.replace("http://localhost:8321", server.url), held)
    assert len(held["rows"]) == 10  # type: ignore[arg-type]
