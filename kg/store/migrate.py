"""
Stores of earlier layouts: what of them is still read as it is, and how one becomes a store of the present layout.

A step is for one layout and the next. Before the first, ``store.json`` says the new version, so that no program of the
former time meets what it does not know, and ``from``, the old one, until all steps are done: a migration that is killed
is taken up again there. So a step may find its work half done, or done; it reads no article again, and readers go on
beside it. The next build makes it, or ``kg doctor --repair``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.store import disk, shardfile, shards

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LAYOUT = 2
"""
Version of the layout that is written.

1. Shards are plain JSON.
2. Shards are packed (``kg.store.shardfile``): a third of the bytes.
"""


def _pack_shards(store: Path) -> None:
    """Write each shard that is plain JSON in its packed form, in its place; one that is damaged is left as it is."""
    folder = store / "shards"
    for path in shards.files(folder):
        try:
            packed = shardfile.upgraded(path.read_bytes())
        except OSError:  # damaged: told when it is read
            continue
        if packed is not None:
            disk.replace(path, packed, durable=False)
    disk.settle(folder)


STEPS: dict[int, Callable[[Path], None]] = {1: _pack_shards}
"""By the layout that a step begins with, each to the next one; all of them can be read by this version of kg."""


def readable(version: object) -> bool:
    """Tell whether a store of layout *version* can be read as it stands."""
    return version == LAYOUT or (isinstance(version, int) and version in STEPS)


def steps(version: int) -> list[Callable[[Path], None]]:
    """Return what makes a store of layout *version* one of the present layout, in order."""
    return [STEPS[number] for number in range(version, LAYOUT)]
