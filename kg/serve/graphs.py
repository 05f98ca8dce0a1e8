"""Which graph of a store is the current one: a name that changes whenever another takes its place."""

from __future__ import annotations

import os
from pathlib import Path

from kg.errors import StoreError


def current(folder: Path) -> str:
    """
    Return a name for the graph that readers of the store *folder* open, or for *folder* itself, a graph.

    It is another one after every build that made a graph, also one with the same contents: a build replaces the file
    ``CURRENT`` of the store, as the engine does that of a graph. One look at the disk: this is asked before
    each query. Raises ``StoreError`` where there is no graph.
    """
    try:
        made = os.stat(folder / "CURRENT")  # noqa: PTH116 - half the time of Path.stat
    except OSError as error:
        raise StoreError(f"{folder}: there is no graph to ask. Make one: kg build ARTICLES/ -o {folder}") from error
    return f"{made.st_ino}/{made.st_mtime_ns}"
