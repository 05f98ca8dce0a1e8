"""A store of the small graph in ``world.trig``, on disk, for the tests of all that asks one."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store.graph import GraphStore
from kg.store.oxigraph import open_store, write

WORLD = Path(__file__).with_name("world.trig")
ID = "https://w3id.org/communique/id/"
LOCAL = ID + "local/"


def nquads() -> list[str]:
    """The lines of N-Quads that the store is made of, in the order of the file."""
    return [f"{quad} .\n" for quad in ox.parse(path=WORLD, format=ox.RdfFormat.TRIG)]


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    """The world, written to disk and opened for reading."""
    folder = tmp_path_factory.mktemp("world") / "graph"
    write(nquads(), folder)
    return open_store(folder)
