"""Stores of documents told in a line each (``tests.worlds``): as a build leaves them, without a reader."""

from __future__ import annotations

from pathlib import Path

from kg import pipeline
from kg.config import Config
from kg.store import layout, shards
from kg.store.graph import GraphStore
from kg.store.oxigraph import open_store
from tests.worlds import Telling

CONFIG = Config()


def make(path: Path, *told: Telling) -> Path:
    """Make a store of *told*, or add them to it, and make its graph."""
    with layout.writing(path, CONFIG) as folder:
        for one in told:
            relations = one.relations()
            shards.write(folder, relations.document.id, shards.encode(relations, "a" * 64))
    again(path)
    return path


def again(path: Path) -> pipeline.BuildReport:
    """Make the graph of the store anew, judgements replayed."""
    return pipeline.replay(path, config=CONFIG)


def graph(path: Path) -> GraphStore:
    """Open the graph of the store."""
    return open_store(path)
