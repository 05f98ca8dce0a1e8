"""
Sorting lines that do not fit in memory: sorted runs on disk, merged block by block.

A merge line by line (``heapq.merge``) costs Python a step for each. Here each step takes from all runs what is not
beyond the end of the shortest view into them, and sorts it together: Python's sort finds the runs in it and merges
them at the speed of C.
"""

from __future__ import annotations

import os
import tempfile
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from typing import IO

from kg.store import disk

MEMORY = 8 << 20
"""
Bytes of lines that are held before they are written as a run; as Python objects they take about 1.4 as much.

Several are sorted at a time while a graph is made; with four times as much each took as long.
"""

_BLOCK = 1 << 20
"""Bytes that are read of a run at a time, where they are few."""

_BLOCKS, _LEAST = 8 << 20, 16 << 10
"""Bytes that are read of all runs at a time, where they are many, and of one of these at least."""


class Runs:
    """
    Lines to be sorted, by their bytes: first all are added, then they are read, each once.

    Up to *memory* bytes nothing is written to disk; beyond that runs are, one after the other in one file without a
    name, so that a process that is killed leaves nothing. They may be read again, and more be added then. Raises
    ``MachineError`` where the disk is full.
    """

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._held: list[bytes] = []
        self._size = 0
        self._file: IO[bytes] | None = None
        self._runs: list[tuple[int, int]] = []  # where each begins and ends

    def __enter__(self) -> Runs:
        return self

    def __exit__(self, *_: object) -> None:
        self._held = []
        if self._file is not None:
            self._file.close()

    def add(self, lines: bytes) -> None:
        """Add *lines*, each ended by a line feed."""
        held = lines.split(b"\n")
        held.pop()
        self._held += held
        self._size += len(lines)
        if self._size >= self._memory:
            self._spill()

    def _spill(self) -> IO[bytes]:
        self._held = _unique(sorted(self._held))  # each once, so that no block of a run ends between two that are alike
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(prefix="kg-")  # noqa: SIM115  # closed with this
            start = self._file.tell()
            for i in range(0, len(self._held), 10_000):
                self._file.write(b"\n".join(self._held[i : i + 10_000]) + b"\n")
            self._file.flush()
        except OSError as error:
            raise disk.failure(error, tempfile.gettempdir()) from error
        self._runs.append((start, self._file.tell()))
        self._held = []
        self._size = 0
        return self._file

    def blocks(self) -> Iterator[list[bytes]]:
        """Yield all lines in order, each once and without its end, many at a time."""
        if self._file is None:
            self._held = _unique(sorted(self._held))
            yield from (self._held[i : i + 10_000] for i in range(0, len(self._held), 10_000))
            return
        file = self._spill() if self._held else self._file
        size = min(_BLOCK, max(_LEAST, _BLOCKS // len(self._runs)))
        yield from _merged([_View(file.fileno(), start, end, size) for start, end in self._runs])


def _merged(views: list[_View]) -> Iterator[list[bytes]]:
    while views := [x for x in views if x.lines or x.read()]:
        # What a run has yet to show is not before the last line that it shows.
        bound = min(x.lines[-1] for x in views)
        yield _unique(sorted([line for x in views for line in x.up_to(bound)]))


class _View:
    """A part of a run, from where it was read up to: *size* bytes at a time, to the end of a line."""

    def __init__(self, file: int, start: int, end: int, size: int) -> None:
        self._file = file
        self._at = start
        self._end = end
        self._size = size
        self.lines: list[bytes] = []

    def read(self) -> bool:
        data = b""
        while self._at < self._end and not data.endswith(b"\n"):
            more = os.pread(self._file, min(self._size, self._end - self._at), self._at)
            cut = more.find(b"\n") + 1 if data else 0  # of a line that is longer than what is read at a time
            cut = cut or more.rfind(b"\n") + 1 or len(more)
            data += more[:cut]
            self._at += cut
        self.lines = data.split(b"\n")[:-1]
        return bool(self.lines)

    def up_to(self, bound: bytes) -> list[bytes]:
        n = bisect_right(self.lines, bound)
        taken, self.lines = self.lines[:n], self.lines[n:]
        return taken


def _unique(lines: list[bytes]) -> list[bytes]:
    """Return sorted *lines*, each once."""
    return lines if len(set(lines)) == len(lines) else [line for line, _ in groupby(lines)]
