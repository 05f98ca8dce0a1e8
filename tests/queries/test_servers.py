"""Each question of the library on the servers of others: the rows that the embedded engine gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from pyoxigraph import NamedNode

from kg.query import run
from kg.store import protocol, remote
from kg.store.endpoint import EndpointStore, open_endpoint, over
from kg.store.graph import GraphStore
from kg.store.oxigraph import OxigraphStore
from kg.store.push import push
from tests import servers
from tests.queries.test_queries import ASKED

NEWS = NamedNode("https://news.example/all")


def loaded(source: GraphStore, url: str, target: NamedNode | None = None) -> EndpointStore:
    """Load *source* into the server at *url*, and open it there."""
    assert isinstance(source, OxigraphStore)
    there = open_endpoint(url)
    there = there if target is None else over(there, target)
    graphs = protocol.find(*remote.connect(url), default=target is None)
    assert not push(source, there, graphs, target=target).differing
    return there


@pytest.fixture(scope="module")
def oxigraph(store: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EndpointStore]:
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as url:
        yield loaded(store, url)


@pytest.fixture(scope="module")
def virtuoso(store: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EndpointStore]:
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as url:
        yield loaded(store, url.replace("//", f"//dba:{servers.PASSWORD}@"), NEWS)


@pytest.mark.parametrize(("name", "values"), ASKED, ids=lambda x: x if isinstance(x, str) else "+".join(x))
def test_oxigraphs_server_gives_the_same(
    store: GraphStore, oxigraph: EndpointStore, name: str, values: Sequence[str]
) -> None:
    """Over HTTP, from its default graph: the same rows in the same order, the same triples."""
    assert run(oxigraph, name, values) == run(store, name, values)


@pytest.mark.parametrize(("name", "values"), ASKED, ids=lambda x: x if isinstance(x, str) else "+".join(x))
def test_virtuoso_gives_the_same(store: GraphStore, virtuoso: EndpointStore, name: str, values: Sequence[str]) -> None:
    """An engine of another make, with no default graph of its own: from the graph that its URL names."""
    assert run(virtuoso, name, values) == run(store, name, values)
