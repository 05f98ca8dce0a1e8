"""The text of a graph: kept beside its index, the same as the engine's."""

from __future__ import annotations

import gzip
import hashlib
import random
import threading
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad

from kg.errors import StoreError
from kg.store import oxigraph as module
from kg.store import text
from kg.store.graph import INFERRED, META, REGISTRY, GraphStore
from kg.store.oxigraph import OxigraphStore, digests, in_memory, open_store, write
from tests.queries.world import nquads

LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    write(nquads(), tmp_path / "graph")
    return tmp_path / "graph"


def _statements(store: GraphStore, *endings: str) -> set[tuple[str, bytes]]:
    return {(graph, line) for graph, lines in store.pieces(*endings) for line in lines.splitlines(keepends=True)}


def _name(quad: Quad) -> str:
    return "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value


def test_each_graph_is_kept_sorted(graph: Path) -> None:
    assert sorted(x.name for x in graph.glob("*.gz")) == ["default.nt.gz", "inferred.nt.gz", "registry.nt.gz"]
    for path in graph.glob("*.gz"):
        lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
        assert lines == sorted(set(lines))
        assert lines


@pytest.mark.parametrize("endings", [(), (REGISTRY,), (REGISTRY, INFERRED, META)])
def test_what_is_kept_is_what_the_engine_has(graph: Path, endings: tuple[str, ...]) -> None:
    """Statement by statement, graph by graph; and so is what a graph in memory gives, and terms one by one."""
    kept = _statements(open_store(graph), *endings)
    assert kept == _statements(in_memory(nquads()), *endings)
    assert kept == {
        (
            "" if isinstance(x.graph_name, DefaultGraph) else x.graph_name.value,
            f"{x.subject} {x.predicate} {x.object} .\n".encode(),
        )
        for x in open_store(graph).quads(*endings)
    }


def test_the_same_statements_are_the_same_files(graph: Path, tmp_path: Path) -> None:
    """Whatever their order, and the time of day."""
    lines = nquads()
    random.Random(5).shuffle(lines)
    write(lines, tmp_path / "other")
    for path in graph.glob("*.gz"):
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes()


ODD = [
    f'<http://x/1> {LABEL} "007"^^<http://www.w3.org/2001/XMLSchema#integer> .\n',
    f'<http://x/1> {LABEL} "7"^^<http://www.w3.org/2001/XMLSchema#integer> <http://x/{REGISTRY}> .\n',
    f'<http://x/2>  {LABEL} "caf\\u00E9"@FR.\n',
    f'<http://x/2> {LABEL} "caf\u00e9"@fr .\n',
]


def test_a_statement_spelt_in_two_ways_is_one(tmp_path: Path) -> None:
    """As it is to the engine, in whose spelling it is kept."""
    write(ODD, tmp_path / "graph")
    kept = gzip.decompress((tmp_path / "graph" / "default.nt.gz").read_bytes()).decode()
    assert kept == (
        f'<http://x/1> {LABEL} "7"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
        f'<http://x/2> {LABEL} "caf\u00e9"@fr .\n'
    )


def test_blank_nodes_have_the_names_that_the_engine_gave_them(tmp_path: Path) -> None:
    """It names them anew, so the text is what it has, not what came."""
    write([f'_:a {LABEL} "one" .\n', f"_:a {LABEL} _:b <http://x/{REGISTRY}> .\n", *ODD], tmp_path / "graph")
    store = open_store(tmp_path / "graph")
    expected = _statements(OxigraphStore(store.engine, store.asked, store.named, added=store.added), REGISTRY)
    assert _statements(store, REGISTRY) == expected
    assert len(expected) == 5


@pytest.mark.parametrize("piece", [1 << 20, 50])
def test_a_line_that_is_wrong_is_told_by_its_number(
    piece: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted from the first, however many are read at a time."""
    monkeypatch.setattr(module, "PIECE", piece)
    with pytest.raises(StoreError, match="line 5 "):
        write([*ODD, f'<http://x/3> {LABEL} "x"@ .\n', *ODD], tmp_path / "graph")


def test_two_graphs_of_one_ending_are_not_taken_for_one(tmp_path: Path) -> None:
    """A file is named after how a graph's name ends: where two end alike neither has one, and the engine is asked."""
    lines = [f'<http://x/{x}> {LABEL} "{x}" <http://{x}/{REGISTRY}> .\n' for x in "ab"]
    write(lines, tmp_path / "graph")
    assert _statements(open_store(tmp_path / "graph"), REGISTRY) == {
        (f"http://{x}/{REGISTRY}", f'<http://x/{x}> {LABEL} "{x}" .\n'.encode()) for x in "ab"
    }


def test_a_graph_without_text_is_read_from_its_index(graph: Path) -> None:
    """Another program may have written it, or an older one."""
    expected = _statements(open_store(graph), REGISTRY, INFERRED), digests(graph)
    for path in graph.glob("*.gz"):
        path.unlink()
    assert (_statements(open_store(graph), REGISTRY, INFERRED), digests(graph)) == expected


def test_damaged_text_is_told(graph: Path) -> None:
    path = graph / "default.nt.gz"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(StoreError, match="damaged"):
        list(open_store(graph).pieces())


def test_who_stops_early_leaves_no_thread(tmp_path: Path) -> None:
    """Neither a file nor the engine is read on."""
    write((f'<http://x/{i}> {LABEL} "{i:0200}" .\n' for i in range(40_000)), tmp_path / "graph")
    store = open_store(tmp_path / "graph")
    for one in (store, OxigraphStore(store.engine, store.asked)):
        before = threading.active_count()
        found = one.pieces()
        next(found)
        assert threading.active_count() == before + 1
        found.close()
        assert threading.active_count() == before


def test_pieces_are_whole_lines(tmp_path: Path) -> None:
    write((f'<http://x/{i}> {LABEL} "{i:0200}" .\n' for i in range(20_000)), tmp_path / "graph")
    pieces = [lines for _, lines in open_store(tmp_path / "graph").pieces()]
    assert len(pieces) > 2
    assert all(x.startswith(b"<http://x/") and x.endswith(b" .\n") for x in pieces)
    assert sum(x.count(b"\n") for x in pieces) == 20_000


def test_digests_are_those_of_the_export(graph: Path) -> None:
    lines = sorted(f"{x} .\n" for x in open_store(graph).quads(REGISTRY))
    assert digests(graph)["nquads"] == hashlib.sha256("".join(lines).encode()).hexdigest()


def test_a_graph_is_read_as_text_alone(graph: Path) -> None:
    assert b"".join(text.read(open_store(graph).engine, DefaultGraph(), graph)) == gzip.decompress(
        (graph / "default.nt.gz").read_bytes()
    )
