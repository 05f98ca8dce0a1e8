"""Stores of documents told in a line each (``tests.worlds``): as a build leaves them, without a reader."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from kg import pipeline
from kg.config import Config
from kg.model import Relations
from kg.store import layout, shards
from kg.store.graph import GraphStore
from kg.store.oxigraph import open_store
from tests.worlds import Telling

CONFIG = Config()


def make(path: Path, *told: Telling) -> Path:
    """Make a store of *told*, or add them to it, and make its graph."""
    relations = tuple(one.relations() for one in told)
    if path.exists():
        return _write(path, relations)
    shutil.copytree(_made(relations), path)
    return path


def fresh(path: Path, *told: Telling) -> Path:
    """Make a store of *told* here and now: for a test of how a store is made."""
    return _write(path, tuple(one.relations() for one in told))


def again(path: Path) -> pipeline.BuildReport:
    """Make the graph of the store anew, judgements replayed."""
    return pipeline.replay(path, config=CONFIG)


def graph(path: Path) -> GraphStore:
    """Open the graph of the store."""
    return open_store(path)


@cache
def _made(told: tuple[Relations, ...]) -> Path:
    """Return a store of *told* that stays as it is: many tests begin with the same one, and copying it is quick."""
    folder = Path(tempfile.mkdtemp(prefix="kg-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return _write(folder / "my.kg", told)


def _write(path: Path, told: tuple[Relations, ...]) -> Path:
    with layout.writing(path, CONFIG) as folder:
        for relations in told:
            shards.write(folder, relations.document.id, shards.encode(relations, "a" * 64))
    again(path)
    return path
