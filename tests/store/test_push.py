"""Loading a server: all of it, once, in pieces that a broken run need not send again, and never into other data."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.store import protocol, remote
from kg.store.endpoint import SHARED, EndpointStore, open_endpoint, over
from kg.store.graph import INFERRED, META, REGISTRY
from kg.store.oxigraph import OxigraphStore, in_memory, open_store, write
from kg.store.protocol import GraphProtocol
from kg.store.push import NOTE, Pushed, chunks, push
from tests import servers
from tests.queries.world import ID, nquads

NEWS = NamedNode("https://news.example/all")
FOREIGN = b"<http://other.example/a> <http://other.example/b> <http://other.example/c> .\n"


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the small world makes several."""
    monkeypatch.setattr("kg.store.push.CHUNK", 100)


@pytest.fixture(scope="module")
def source() -> OxigraphStore:
    return in_memory(nquads())


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as url:
        yield url


@pytest.fixture
def url(base: str) -> str:
    """A real server with nothing in it."""
    open_endpoint(base)
    graphs = protocol.find(*remote.connect(base), default=True)
    for name in (None, NEWS, *(NamedNode(ID + x) for x in (REGISTRY, INFERRED, META, SHARED, NOTE))):
        graphs.drop(name)
    return base


def pushed(url: str, source: OxigraphStore, target: NamedNode | None = None, *, replace: bool = False) -> Pushed:
    there, graphs = ends(url)
    there = there if target is None else over(there, target)
    return push(source, there, graphs, target=target, replace=replace)


def ends(url: str) -> tuple[EndpointStore, GraphProtocol]:
    return open_endpoint(url), protocol.find(*remote.connect(url), default=True)


def union(source: OxigraphStore) -> set[str]:
    return {f"{x.subject} {x.predicate} {x.object}" for x in source.quads(REGISTRY, INFERRED)}


def held(url: str, name: NamedNode | None = None) -> set[str]:
    return {f"{x.subject} {x.predicate} {x.object}" for x in open_endpoint(url).graph(name)}


def test_the_default_graph_gets_the_union_and_the_others_their_own(url: str, source: OxigraphStore) -> None:
    done = pushed(url, source)
    assert held(url) == union(source)
    for ending in (REGISTRY, INFERRED, META):
        mine = {f"{x.subject} {x.predicate} {x.object}" for x in source.quads(ending) if ending in str(x.graph_name)}
        assert held(url, NamedNode(ID + ending)) == mine
    assert done.counts == done.held
    assert (done.counts[""], done.before) == (len(union(source)), 0)


def test_it_may_go_to_a_graph_of_its_own_beside_others(url: str, source: OxigraphStore) -> None:
    """What is in the default graph is none of its business then."""
    ends(url)[1].add(None, FOREIGN)
    pushed(url, source, NEWS)
    assert held(url, NEWS) == union(source)
    assert len(held(url)) == 1


def test_chunks_are_the_same_for_the_same_graph(tmp_path: Path) -> None:
    """On disk, whatever the order of what it was made of; each sorted."""
    write(nquads(), tmp_path / "one")
    write(reversed(nquads()), tmp_path / "other")
    mine = list(chunks(open_store(tmp_path / "one"), None))
    assert mine == list(chunks(open_store(tmp_path / "other"), None))
    assert all(x.ntriples.decode().splitlines() == sorted(x.ntriples.decode().splitlines()) for x in mine)
    assert max(x.size for x in mine) == 100


def test_pushed_again_nothing_is_sent(url: str, source: OxigraphStore) -> None:
    first, again = pushed(url, source), pushed(url, source)
    assert (again.sent, again.before) == (0, first.sent)
    assert again.counts == again.held


class Torn(GraphProtocol):
    """A server that is gone after so many chunks."""

    left = 0

    def add(self, graph: NamedNode | None, ntriples: bytes) -> None:
        if Torn.left == 0:
            raise StoreError("gone")
        Torn.left -= 1
        super().add(graph, ntriples)


@pytest.mark.parametrize("replace", [False, True])
def test_broken_off_it_goes_on_where_it_was(url: str, source: OxigraphStore, replace: bool) -> None:
    """With the same command, and no triple that was noted is sent again."""
    there, graphs = ends(url)
    Torn.left = 3
    with pytest.raises(StoreError) as caught:
        push(source, there, Torn(graphs.server, graphs.url), replace=replace)
    assert any("Run it again" in note for note in caught.value.__notes__)
    done = pushed(url, source, replace=replace)
    assert (done.before, done.held) == (300, done.counts)
    assert held(url) == union(source)


_KILLED = """
import os, sys
from kg.store import protocol, push, remote
from kg.store.endpoint import open_endpoint
from kg.store.oxigraph import in_memory
from tests.queries.world import nquads

class Dying(protocol.GraphProtocol):
    left = 4
    def add(self, graph, ntriples):
        super().add(graph, ntriples)
        Dying.left -= 1
        if not Dying.left:
            os._exit(9)  # the chunk is there, and nothing notes it

push.CHUNK = 100
graphs = protocol.find(*remote.connect(sys.argv[1]), default=True)
push.push(in_memory(nquads()), open_endpoint(sys.argv[1]), Dying(graphs.server, graphs.url))
"""


def test_killed_between_a_chunk_and_its_note_it_goes_on(url: str, source: OxigraphStore) -> None:
    """A process that is gone at once: that chunk is sent again, which changes nothing."""
    root = Path(__file__).parents[2]
    died = subprocess.run([sys.executable, "-c", _KILLED, url], cwd=root, check=False, timeout=60)
    assert died.returncode == 9
    done = pushed(url, source)
    assert (done.before, done.held) == (300, done.counts)
    assert held(url) == union(source)


def test_other_data_is_not_mixed_with_ours(url: str, source: OxigraphStore) -> None:
    ends(url)[1].add(None, FOREIGN)
    with pytest.raises(
        StoreError, match=r"another data set is there, in its default graph\. Nothing was sent"
    ) as caught:
        pushed(url, source)
    assert "--replace" in str(caught.value)
    assert len(held(url)) == 1
    assert not open_endpoint(url).holds(NamedNode(ID + REGISTRY))


def test_other_data_is_dropped_where_that_is_asked_for(url: str, source: OxigraphStore) -> None:
    ends(url)[1].add(None, FOREIGN)
    assert not pushed(url, source, replace=True).differing
    assert held(url) == union(source)


def test_another_version_takes_the_place_of_the_one_before_where_that_is_asked_for(
    url: str, source: OxigraphStore
) -> None:
    """What the new one no longer says is gone."""
    pushed(url, source)
    newer = in_memory([line for line in nquads() if "/m1>" not in line])
    with pytest.raises(StoreError, match="another version of this graph"):
        pushed(url, newer)
    assert held(url) == union(source)
    pushed(url, newer, replace=True)
    assert held(url) == union(newer)


def test_a_graph_that_is_there_is_not_there_in_another_place(url: str, source: OxigraphStore) -> None:
    """Loaded into a graph of its own, it is not in the default graph."""
    pushed(url, source, NEWS)
    with pytest.raises(StoreError, match="--replace"):
        pushed(url, source)


def test_what_the_server_lost_is_told(url: str, source: OxigraphStore) -> None:
    """The note says that all was sent; the server is counted all the same."""
    done = pushed(url, source)
    ends(url)[1].drop(NamedNode(ID + REGISTRY))
    again = pushed(url, source)
    assert again.differing == (ID + REGISTRY,)
    assert (again.held[ID + REGISTRY], again.counts) == (0, done.counts)


def test_an_empty_graph_is_pushed_too(url: str) -> None:
    assert pushed(url, in_memory([])).counts == {"": 0, ID + SHARED: 0}


def test_a_user_is_who_the_server_says(source: OxigraphStore, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Virtuoso takes writes by HTTP Digest alone, and from nobody else."""
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as base:
        with pytest.raises(remote.RefusedError, match="who asks"):
            protocol.find(*remote.connect(base), default=False)
        url = base.replace("//", f"//dba:{servers.PASSWORD}@")
        graphs = protocol.find(*remote.connect(url), default=False)
        done = push(source, over(open_endpoint(url), NEWS), graphs, target=NEWS)
        assert done.counts == done.held
        with pytest.raises(StoreError, match=r"no default graph to write to\. Name a graph of its: --graph IRI"):
            protocol.find(*remote.connect(url), default=True)
