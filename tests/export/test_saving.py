"""Where a graph is saved: by the ending, in a folder, and never over what is not its own."""

from __future__ import annotations

import pytest

from kg.errors import InputError, UnknownNameError
from kg.export import chosen, save
from kg.store.oxigraph import in_memory
from tests.queries import world


@pytest.fixture(scope="module")
def graph():
    return in_memory(world.nquads())


@pytest.mark.parametrize(
    ("form", "out", "meant"),
    [(None, None, "turtle"), (None, "a.nq", "nquads"), ("csv", "a.nq", "csv"), (None, "folder/", "turtle")],
)
def test_the_ending_tells_the_format(form, out, meant):
    """Unless one is named."""
    assert chosen(form, out) == meant


def test_an_ending_of_something_else_is_told():
    """Who writes .xlsx wants no Turtle of that name."""
    with pytest.raises(UnknownNameError, match=r"\.xlsx.*\.ttl"):
        chosen(None, "graph.xlsx")


def test_several_files_go_into_the_working_folder(graph, tmp_path, monkeypatch):
    """A dot is a folder like any other, and again it writes over its own."""
    monkeypatch.chdir(tmp_path)
    names = {path.name for path in save(graph, "network", ".")}
    assert names == {path.name for path in tmp_path.iterdir()}
    assert {path.name for path in save(graph, "network", "./")} == names


def test_a_folder_with_other_files_is_left_alone(graph, tmp_path):
    """It may be a store, or somebody's project."""
    (tmp_path / "nodes.csv").write_text("mine")
    (tmp_path / "thesis.md").write_text("mine too")
    with pytest.raises(InputError, match=r"thesis\.md"):
        save(graph, "network", str(tmp_path))
    assert (tmp_path / "nodes.csv").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["nodes.csv", "thesis.md"]
    assert not list(tmp_path.parent.glob(".*.tmp"))


def test_one_file_in_the_place_of_a_folder_is_refused(graph, tmp_path):
    """With the word that helps."""
    (tmp_path / "a.ttl").mkdir()
    (tmp_path / "a.ttl" / "mine").touch()
    with pytest.raises(InputError):
        save(graph, "turtle", str(tmp_path / "a.ttl"))
