"""The Graph Store Protocol, as a client: what is sent where, and where a server has it."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.store import remote
from kg.store.protocol import GraphProtocol, find
from tests.servers import Told, telling

GRAPH = NamedNode("https://news.example/a&b")


@pytest.mark.parametrize(
    ("call", "method", "path", "body"),
    [
        (lambda x: x.add(None, b"<x:a> <x:b> <x:c> .\n"), "POST", "/?default", "<x:a> <x:b> <x:c> .\n"),
        (lambda x: x.replace(GRAPH, b""), "PUT", "/?graph=https%3A%2F%2Fnews.example%2Fa%26b", ""),
        (lambda x: x.drop(GRAPH), "DELETE", "/?graph=https%3A%2F%2Fnews.example%2Fa%26b", ""),
    ],
    ids=["add", "replace", "drop"],
)
def test_a_graph_is_named_after_the_question_mark(call, method: str, path: str, body: str) -> None:  # type: ignore[no-untyped-def]
    with telling(Told(status=204, body=b"")) as told:
        server, url = remote.connect(told.url + "/")
        call(GraphProtocol(server, url))
        (asked,) = told.asked
    assert (asked.method, asked.path, asked.body) == (method, path, body)
    assert asked.headers.get("Content-Type") == (None if method == "DELETE" else "application/n-triples")


def test_an_address_with_a_question_mark_keeps_what_is_after_it() -> None:
    with telling(Told(status=204, body=b"")) as told:
        server, url = remote.connect(told.url + "/store?key=1")
        GraphProtocol(server, url).add(None, b"")
        assert told.asked[0].path == "/store?key=1&default"


def test_a_graph_that_is_not_there_is_as_good_as_dropped() -> None:
    with telling(Told(status=404)) as told:
        GraphProtocol(*remote.connect(told.url)).drop(GRAPH)


def test_a_server_that_will_not_drop_is_told() -> None:
    with telling(Told(status=403)) as told, pytest.raises(remote.RefusedError):
        GraphProtocol(*remote.connect(told.url)).drop(GRAPH)


@pytest.mark.parametrize(("given", "place"), [("", "/store"), ("/ds", "/ds/store"), ("/ds/query", "/ds/store")])
def test_it_is_looked_for_beside_the_endpoint_for_queries(given: str, place: str) -> None:
    with telling(Told(kind="text/turtle", body=b"")) as told:
        found = find(*remote.connect(told.url + given), default=True)
        assert found.url == told.url + place


def test_a_page_for_people_is_no_graph() -> None:
    """A server that has a page at every address has no graphs there."""
    with telling(Told(kind="text/html", body=b"<html>")) as told:
        with pytest.raises(StoreError, match=r"no Graph Store Protocol found there\. Tried: /store, /data") as caught:
            find(*remote.connect(told.url), default=True)
        assert "--gsp URL" in str(caught.value)
