"""The index of words beside a graph: made with it, made anew where it is missing, and read by anybody."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kg.errors import MachineError, StoreError
from kg.store import index, layout
from kg.store.graph import GraphStore
from kg.store.index import Found, find, opened, write
from kg.store.oxigraph import in_memory, open_store
from tests import stores, worlds
from tests.queries.world import LOCAL, nquads
from tests.queries.world import store as world

__all__ = ["world"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return stores.make(tmp_path / "my.kg", worlds.summit())


def articles(graph: GraphStore, words: str) -> list[str]:
    with closing(opened(graph)) as connection:
        return [x.article for x in find(connection, words, graph.base)]


def file(folder: Path) -> Path:
    return layout.graph(folder) / index.FILE


def test_it_is_made_with_the_graph(folder: Path) -> None:
    """Searching then writes nothing."""
    made = file(folder).read_bytes()
    assert articles(open_store(folder), "summit") != []
    assert file(folder).read_bytes() == made


def test_the_same_graph_has_the_same_index(folder: Path, tmp_path: Path) -> None:
    other = stores.make(tmp_path / "other.kg", worlds.summit())
    assert file(folder).read_bytes() == file(other).read_bytes()


@pytest.mark.parametrize("damage", ["missing", "older", "damaged", "cut"])
def test_where_it_cannot_be_used_it_is_made_anew(folder: Path, damage: str) -> None:
    """A graph of a former version has none; a file may be cut off."""
    whole = file(folder).read_bytes()
    found = articles(open_store(folder), "summit")
    if damage == "missing":
        file(folder).unlink()
    elif damage == "older":
        with closing(sqlite3.connect(file(folder))) as connection:
            connection.execute("PRAGMA user_version = 0")
    else:
        file(folder).write_bytes(b"no database at all" * 100 if damage == "damaged" else b"")
    assert articles(open_store(folder), "summit") == found
    assert file(folder).read_bytes() == whole
    assert not list(layout.graph(folder).glob("*.tmp"))


def test_in_a_folder_that_may_not_be_written_it_is_made_in_memory(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer is the same; nothing is left."""
    found = articles(open_store(folder), "summit")
    file(folder).unlink()

    def refuse(*_: object) -> None:
        raise MachineError("not allowed here")

    monkeypatch.setattr(index, "write", refuse)
    assert articles(open_store(folder), "summit") == found
    assert not file(folder).exists()


@pytest.mark.parametrize(
    ("problem", "told"),
    [("database or disk is full", "the disk is full"), ("unable to open database file", "not allowed here")],
)
def test_a_disk_that_says_no_is_the_machines_error(
    world: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: str, told: str
) -> None:
    """SQLite tells it in its own words."""

    def refuse(*_: object) -> None:
        raise sqlite3.OperationalError(problem)

    monkeypatch.setattr(index, "_fill", refuse)
    with pytest.raises(MachineError, match=told):
        write(world, tmp_path / "words.sqlite")


def test_a_python_without_full_text_search_builds_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some SQLite is built without it: the graph is made all the same, and asked in SPARQL."""
    monkeypatch.setattr(index, "available", lambda: False)
    folder = stores.fresh(tmp_path / "my.kg", worlds.summit())
    assert not file(folder).exists()
    with pytest.raises(MachineError, match=r"FTS5.*kg query 'SELECT"):
        opened(open_store(folder))


def test_it_is_read_without_a_right_to_write(folder: Path) -> None:
    """On a disk that is mounted for reading, or in somebody else's folder."""
    path = file(folder)
    path.chmod(0o444)
    with closing(opened(open_store(folder))) as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM passage")


def test_a_database_that_is_no_store_is_left_as_it_is(world: GraphStore) -> None:
    assert world.folder is not None
    before = sorted(world.folder.iterdir())
    assert articles(world, "diary") == [LOCAL + "article/a7"]
    assert sorted(world.folder.iterdir()) == before


def test_a_graph_elsewhere_is_told() -> None:
    with pytest.raises(StoreError, match="on this machine"):
        opened(in_memory(nquads()))


def test_what_is_found(world: GraphStore) -> None:
    """IRIs in full, whatever the base; a better place is a smaller rank; equals by day."""
    with closing(opened(world)) as connection:
        (found,) = find(connection, "telephone", world.base)
        assert found == Found(LOCAL + "article/a2", (LOCAL + "evidence/e4",), found.rank, found.same)
        ranks = [x.rank for x in find(connection, "torvald", world.base)]
    assert ranks == sorted(ranks)


def test_an_iri_of_another_base_stays() -> None:
    """A graph may have been made by somebody else, or with another base."""
    lines = [line.replace("https://w3id.org/communique/id/local/article/a7", "urn:x:a7") for line in nquads()]
    graph = in_memory(lines)
    with closing(sqlite3.connect(":memory:")) as connection:
        index._fill(connection, index.passages(graph), graph.base)
        assert [x.article for x in find(connection, "diary", graph.base)] == ["urn:x:a7"]


def test_a_word_counts_more_where_it_can_be_seen(world: GraphStore) -> None:
    """A sentence that shows the name before one that means its bearer."""
    with closing(opened(world)) as connection:
        found = [x.evidence for x in find(connection, "torvald AND march", world.base)]
    assert found.index((LOCAL + "evidence/e3",)) < found.index((LOCAL + "evidence/e2",))
