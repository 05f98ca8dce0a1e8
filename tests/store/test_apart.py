"""A graph written by a process of its own: what the one who asks would have written, and told to him."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg import pipeline
from kg.config import Config
from kg.errors import MachineError, StoreError
from kg.store import apart, layout, reports
from tests.queries.world import nquads

BLOCKS = [[line.rstrip("\n").encode() for line in nquads()][i : i + 100] for i in range(0, 700, 100)]
KEPT = ("default.nt.gz", "registry.nt.gz", "inferred.nt.gz", "words.sqlite")
"""Files of a graph that are the same bytes each time; the engine's own have a name for each time."""


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in KEPT}


def test_it_writes_what_is_written_here(tmp_path: Path) -> None:
    """The same files and digests, told of in the same order; and it tells how much memory that took."""
    heard: list[list[str]] = [[], []]
    here = apart.fill([*BLOCKS, []], tmp_path / "here", heard[0].append, lambda: heard[0].append("written"))
    there = apart.fill_apart([*BLOCKS, []], tmp_path / "there", heard[1].append, lambda: heard[1].append("written"))
    assert heard[0] == heard[1] == ["written", "indexing its words", "writing the graph"]
    assert there.digests == here.digests
    assert contents(tmp_path / "there") == contents(tmp_path / "here")
    assert here.memory == 0
    assert 1 << 20 < there.memory < 1 << 30


def fails(blocks: list[list[bytes]], folder: Path) -> None:
    apart.fill_apart(blocks, folder, pytest.fail, lambda: pytest.fail("nothing was written"))


def test_what_is_wrong_is_told_as_it_would_be_here(tmp_path: Path) -> None:
    """A folder that holds something, lines that are none, a folder that may not be made."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a").touch()
    with pytest.raises(StoreError, match="full: not empty"):
        fails(BLOCKS, tmp_path / "full")
    with pytest.raises(StoreError, match="is not N-Quads"):
        fails([[b"<a> <b"]], tmp_path / "new")
    assert not (tmp_path / "new").exists()
    with pytest.raises(MachineError):
        fails(BLOCKS, tmp_path / "full" / "a" / "below a file")


@pytest.mark.parametrize(
    ("code", "told"), [("import os; os.kill(os.getpid(), 9)", r"was killed \(signal 9\)"), ("", "ended")]
)
def test_one_that_is_killed_is_told_of(code: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As by a system that has no memory left; whether or not it has taken anything."""
    monkeypatch.setattr(apart, "_CODE", code)
    with pytest.raises(MachineError, match=told):
        fails(BLOCKS * 100, tmp_path / "new")


def test_it_ends_with_the_one_who_asks(tmp_path: Path) -> None:
    """What comes ends before its end, as where the other was killed: no graph is made, and nobody is kept waiting."""
    piece = b"\n".join(BLOCKS[0]) + b"\n"
    for number, sent in enumerate((b"", b"\0" * 3, len(piece).to_bytes(8, "big") + piece)):
        command = [sys.executable, "-c", apart._CODE, str(tmp_path / f"{number}"), *sys.path]
        done = subprocess.run(command, input=sent, capture_output=True, timeout=60, check=False)
        assert (done.returncode, done.stdout) == (1, b"")


def test_what_stops_the_one_who_asks_stops_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while the lines are sent: no process is left."""
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __enter__(self) -> Noted:
            started.append(self)
            return self

    def blocks():  # type: ignore[no-untyped-def]
        yield BLOCKS[0]
        raise KeyboardInterrupt

    monkeypatch.setattr(apart.subprocess, "Popen", Noted)  # type: ignore[attr-defined]
    with pytest.raises(KeyboardInterrupt):
        apart.fill_apart(blocks(), tmp_path / "new", pytest.fail, pytest.fail)
    assert [x.returncode for x in started] == [-9]


def test_a_large_graph_is_written_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same graph as otherwise, its index too; the report tells what the process took."""
    article = tmp_path / "a.txt"
    article.write_text("Ana Sol met Bo Lund in Tarvik on 3 March 2031. Ana Sol said the talks were useful.\n")
    for name, large in (("here", apart.LARGE), ("there", 1)):
        monkeypatch.setattr(apart, "LARGE", large)
        pipeline.build([str(article)], tmp_path / name, config=Config())
    graphs = [layout.graph(tmp_path / name) for name in ("here", "there")]
    assert graphs[0].name == graphs[1].name
    assert contents(graphs[0]) == contents(graphs[1])
    files = [x.read_bytes() for graph in graphs for x in (graph / "reasons.jsonl", graph.parent / "manifest.json")]
    assert files[:2] == files[2:]
    told = [reports.read(tmp_path / name) for name in ("here", "there")]
    assert [[x.name for x in found.processes] for found in told] == [["main"], ["main", "writer"]]
