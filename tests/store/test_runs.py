"""Sorting what does not fit in memory."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kg.errors import MachineError
from kg.store import runs as module
from kg.store.runs import Runs

SMALL = 4_000


def _pieces(lines: list[bytes], seed: int) -> Iterator[bytes]:
    """Yield *lines* in another order, a few at a time."""
    found = lines[:]
    random.Random(seed).shuffle(found)
    for i in range(0, len(found), 37):
        yield b"".join(x + b"\n" for x in found[i : i + 37])


def _sorted(pieces: Iterable[bytes], memory: int) -> list[bytes]:
    with Runs(memory) as runs:
        for piece in pieces:
            runs.add(piece)
        return [line for block in runs.blocks() for line in block]


# Many with one head, so that blocks end in the midst of what looks alike; some longer than a block.
LINES = [b"http://x/%d/%d" % (i % 7, i) for i in range(3_000)] + [b"", "é\u202e".encode(), b"~" * 9_000]


@pytest.mark.parametrize("memory", [SMALL, 1 << 30])
@pytest.mark.parametrize("seed", [1, 2])
def test_lines_come_in_order_each_once(memory: int, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In memory and by way of the disk, whatever the order in which they were added."""
    monkeypatch.setattr(module, "_BLOCK", 500)
    assert _sorted(_pieces(LINES + LINES[:800], seed), memory) == sorted(LINES)


def test_nothing_is_nothing() -> None:
    assert _sorted([], SMALL) == []


def test_they_may_be_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BLOCK", 500)
    with Runs(SMALL) as runs:
        for piece in _pieces(LINES, 3):
            runs.add(piece)
        assert list(runs.blocks()) == list(runs.blocks())


def test_what_is_held_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """While they are merged no more than a block of each run is in memory."""
    monkeypatch.setattr(module, "_BLOCK", 500)
    with Runs(SMALL) as runs:
        for piece in _pieces(LINES[:3_000], 4):
            runs.add(piece)
        many = len(list(runs.blocks()))
        assert max(sum(map(len, block)) for block in runs.blocks()) < len(runs._runs) * 600
        assert many > len(runs._runs)


def test_more_may_be_added_when_they_were_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BLOCK", 500)
    for memory in (SMALL, 1 << 30):
        with Runs(memory) as runs:
            for seed, some in ((6, LINES[:2_000]), (7, LINES[1_000:])):
                for piece in _pieces(some, seed):
                    runs.add(piece)
                assert [x for block in runs.blocks() for x in block] == sorted(set(some) | set(LINES[:2_000]))


def test_no_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor one with a name at any moment: a process that is killed leaves nothing."""
    monkeypatch.setattr(module.tempfile, "tempdir", str(tmp_path))
    with Runs(SMALL) as runs:
        for piece in _pieces(LINES, 5):
            runs.add(piece)
        assert runs._file is not None
        assert list(tmp_path.iterdir()) == []
    assert runs._file.closed


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do, not as a traceback."""
    monkeypatch.setattr(module.tempfile, "TemporaryFile", lambda **_: Path("/dev/full").open("wb"))  # noqa: SIM115
    with suppress(OSError), Runs(1) as runs, pytest.raises(MachineError, match="the disk is full"):
        runs.add(b"line\n")
