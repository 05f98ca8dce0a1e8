"""The report of the last run that wrote to a store: ``report.json``, written beside what it tells of."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from kg import tally
from kg.errors import StoreError
from kg.store import disk, layout

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from kg.tally import Tally

NAME = "report.json"


def write(out: Path, told: Tally) -> None:
    """Write the report of the store *out* in the place of the one before; raise ``MachineError`` where it cannot be."""
    data = json.dumps(told.as_dict(), ensure_ascii=False, indent=1) + "\n"
    disk.replace(out / NAME, data.encode("utf-8", "backslashreplace"), durable=False)


def read(out: Path) -> Tally:
    """
    Return the report of the last run that wrote to the store *out*.

    Raises ``StoreError`` where there is no store, no report, or one that is damaged or of another version.
    """
    layout.settings(out)
    again = f"The next build writes it: kg build ARTICLES/ -o {out}"
    if layout.is_imported(out):
        raise StoreError(f"{out}: imported, so no build has a report of it. What it holds is counted by: kg stats")
    try:
        return tally.load(json.loads((out / NAME).read_bytes()))
    except FileNotFoundError:
        raise StoreError(f"{out}: it has no report of a build. {again}") from None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise StoreError(f"{out / NAME}: damaged, or of another version of kg ({error}). {again}") from None
    except OSError as error:
        raise disk.failure(error, out / NAME) from error


def graph(out: Path, name: str) -> tally.Graph | None:
    """Return what the report of the store *out* has of its graph *name*; ``None`` where it has nothing of that."""
    try:
        found = read(out).graph
    except StoreError:
        return None
    return found if found is not None and found.name == name else None


def sizes(out: Path) -> dict[str, int]:
    """Return the bytes of the files in the store *out*: its shards, the graph that readers open, all else, and all."""
    try:
        current = layout.graph(out)
    except StoreError:
        current = None
    places = {"shards": layout.shards(out)} | ({} if current is None else {"graph": current})
    found = {"shards": 0, "graph": 0, "other": _size(out, but={*map(str, places.values())})}
    found |= {name: _size(folder) for name, folder in places.items()}
    return found | {"total": sum(found.values())}


def _size(folder: str | Path, but: Collection[str] = ()) -> int:
    """Return the bytes of the files in *folder* and below, *but* in some folders; what is gone meanwhile has none."""
    size = 0
    try:
        with os.scandir(folder) as entries:  # a store has a file for each article: half the time of Path.walk
            for entry in entries:
                with suppress(OSError):
                    if not entry.is_dir(follow_symlinks=False):
                        size += entry.stat(follow_symlinks=False).st_size
                    elif entry.path not in but:
                        size += _size(entry.path)
    except OSError:
        return size
    return size
