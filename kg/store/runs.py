"""
Sorting lines that do not fit in memory: sorted runs on disk, merged block by block.

A merge line by line (``heapq.merge``) costs Python a step for each. Here each step takes from all runs what is not
beyond the end of the shortest view into them, and sorts it together: Python's sort finds the runs in it and merges
them at the speed of C.
"""

from __future__ import annotations

import tempfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import IO

from kg.store import disk

MEMORY = 32 << 20
"""Bytes of lines that are held before they are written as a run; as Python objects they take about 1.4 as much."""

_BLOCK = 1 << 20
"""Bytes that are read of a run at a time."""


class Runs:
    """
    Lines to be sorted, by their bytes: first all are added, then they are read, each once.

    Up to *memory* bytes nothing is written to disk; beyond that runs are, in a temporary folder that is gone when
    this is closed. They may be read again. Raises ``MachineError`` where the disk is full.
    """

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._held: list[bytes] = []
        self._size = 0
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._runs: list[Path] = []

    def __enter__(self) -> Runs:
        return self

    def __exit__(self, *_: object) -> None:
        self._held = []
        if self._folder is not None:
            self._folder.cleanup()

    def add(self, lines: bytes) -> None:
        """Add *lines*, each ended by a line feed."""
        held = lines.split(b"\n")
        held.pop()
        self._held += held
        self._size += len(lines)
        if self._size >= self._memory:
            self._spill()

    def _spill(self) -> None:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="kg-")
        self._held = _unique(sorted(self._held))  # each once, so that no block of a run ends between two that are alike
        path = Path(self._folder.name) / f"{len(self._runs)}"
        try:
            with path.open("wb") as file:
                for i in range(0, len(self._held), 10_000):
                    file.write(b"\n".join(self._held[i : i + 10_000]) + b"\n")
        except OSError as error:
            raise disk.failure(error, path.parent) from error
        self._runs.append(path)
        self._held = []
        self._size = 0

    def blocks(self) -> Iterator[list[bytes]]:
        """Yield all lines in order, each once and without its end, many at a time."""
        if not self._runs:
            self._held = _unique(sorted(self._held))
            yield from (self._held[i : i + 10_000] for i in range(0, len(self._held), 10_000))
            return
        if self._held:
            self._spill()
        yield from _merged(self._runs)


def _merged(runs: Iterable[Path]) -> Iterator[list[bytes]]:
    with ExitStack() as stack:
        views = [_View(stack.enter_context(path.open("rb"))) for path in runs]
        while views := [x for x in views if x.lines or x.read()]:
            # What a run has yet to show is not before the last line that it shows.
            bound = min(x.lines[-1] for x in views)
            yield _unique(sorted([line for x in views for line in x.up_to(bound)]))


class _View:
    """A part of a run, from where it was read up to."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.lines: list[bytes] = []

    def read(self) -> bool:
        self.lines = self._file.read(_BLOCK).split(b"\n")
        if self.lines[-1]:  # in the midst of a line
            self.lines[-1] += self._file.readline().removesuffix(b"\n")
        else:
            self.lines.pop()
        return bool(self.lines)

    def up_to(self, bound: bytes) -> list[bytes]:
        n = bisect_right(self.lines, bound)
        taken, self.lines = self.lines[:n], self.lines[n:]
        return taken


def _unique(lines: list[bytes]) -> list[bytes]:
    """Return sorted *lines*, each once."""
    return lines if len(set(lines)) == len(lines) else [line for line, _ in groupby(lines)]
