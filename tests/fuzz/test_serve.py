"""A running server and requests that no client sends: each is answered or refused, and the next is answered."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.test_queries import QUERIES
from tests.queries import world
from tests.serve.conftest import make_store, serving

ASK = "ASK { ?s ?p ?o }"

PATHS = st.one_of(
    st.sampled_from(
        ["/sparql", "/api/search", "/api/thing", "/api/query", "/api/graph", "/", "/page.js", "/openapi.json"]
    ),
    st.text(alphabet="/.%abc?&=#\\<>\"' é\u202e", max_size=30).map(lambda x: "/" + x),
    st.sampled_from(
        ["/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%00", "//elsewhere.example/", "/api/" + "x" * 5_000]
    ),
)
VALUES = st.one_of(st.text(max_size=40), QUERIES, st.sampled_from(["-1", "1e400", "NaN", "\0", "../x", "a" * 5_000]))
PARAMETERS = st.dictionaries(
    st.sampled_from(["query", "q", "iri", "limit", "name", "depth", "format", "default-graph-uri", "update", "x"]),
    VALUES,
)
HEADERS = st.dictionaries(
    st.sampled_from(["Accept", "Content-Type", "Origin", "Range", "Accept-Encoding", "Authorization", "If-None-Match"]),
    st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=40),
)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    store = make_store(tmp_path_factory.mktemp("served") / "my.kg", world.nquads())
    with serving(store, "--timeout", "2") as running:
        yield running


@settings(max_examples=15)
@given(
    method=st.sampled_from(["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "QUERY"]),
    path=PATHS,
    given_=PARAMETERS,
    headers=HEADERS,
    body=st.one_of(st.just(b""), st.binary(max_size=200), QUERIES),
)
def test_any_request_is_answered_or_refused(server, method, path, given_, headers, body):
    """Whatever is asked by whatever way: a status that HTTP has for it, none of a bug, and no file of the machine."""
    content = body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
    try:
        reply = server.request(method, path, params=given_, headers=headers, content=content)
    except (httpx.InvalidURL, UnicodeEncodeError, httpx.LocalProtocolError):
        return  # the client knows better than to send it
    assert reply.status_code in {*range(200, 500), 501, 503, 504}, reply.text
    assert "root:" not in reply.text
    assert "Traceback" not in reply.text
    assert server.sparql(ASK).json()["boolean"]


GARBAGE = st.one_of(
    st.binary(max_size=300),
    st.builds(
        lambda line, headers, body: f"{line}\r\n{headers}\r\n\r\n".encode("utf-8", "surrogatepass") + body,
        st.sampled_from(
            ["GET / HTTP/1.1", "POST /sparql HTTP/1.1", "GET /sparql?query=%", "X", "GET / HTTP/9.9", "PRI * HTTP/2.0"]
        ),
        st.sampled_from(
            [
                "Host: localhost",
                "Host: elsewhere.example",
                "Content-Length: -1",
                "Content-Length: 99999999999",
                "Transfer-Encoding: chunked",
                "Host: a\r\nHost: b",
                "A: " + "b" * 70_000,
                "Upgrade: websocket",
            ]
        ),
        st.binary(max_size=50),
    ),
)


@settings(max_examples=15)
@given(sent=GARBAGE)
def test_any_bytes_on_the_wire_leave_it_running(server, sent):
    """What is no HTTP, or lies of its length: the connection ends, the server does not."""
    where = urlsplit(server.url)
    with socket.create_connection((where.hostname, where.port), timeout=5) as connection:
        connection.settimeout(0.2)
        try:
            connection.sendall(sent)
            connection.recv(1_000)
        except OSError:
            pass
    assert server.sparql(ASK).json()["boolean"]
