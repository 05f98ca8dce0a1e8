"""Which graph of a store is the current one: a name that changes whenever another takes its place."""

from __future__ import annotations

from pathlib import Path

from kg.errors import StoreError
from kg.store import layout


def current(folder: Path) -> str:
    """
    Return a name of the graph that readers of the store *folder* open, or of *folder* itself, a graph.

    It is another one after a build, also where that wrote the same contents anew. Raises ``StoreError`` where
    there is no graph.
    """
    graph = layout.graph(folder) if layout.is_store(folder) else folder
    try:
        made = (graph / "IDENTITY").stat()
    except OSError as error:
        raise StoreError(f"{folder}: there is no graph to ask. Make one: kg build ARTICLES/ -o {folder}") from error
    return f"{graph.name}/{made.st_ino}/{made.st_mtime_ns}"
