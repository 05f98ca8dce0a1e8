"""
The statements of a graph as text: kept sorted beside the engine's index, or written by the engine.

The index is for questions. To read a whole graph from it costs three look-ups a statement, so what is asked for as a
whole (exports, digests, another server's copy) is read from here: N-Triples of each graph, sorted, compressed to a
tenth of their size. A graph that has no such files, since another program wrote it, is read from its index.
"""

from __future__ import annotations

import gzip
import queue
import re
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store, parse

from kg.store.canonical import canonical
from kg.store.graph import INFERRED, PIECE, REGISTRY
from kg.store.runs import Runs

if TYPE_CHECKING:
    from typing_extensions import Buffer

Graph = NamedNode | DefaultGraph

_FILES = {REGISTRY: "registry.nt.gz", INFERRED: "inferred.nt.gz"}
_DEFAULT = "default.nt.gz"

_LEVEL = 1
"""Of compression: a higher one takes three times as long for a tenth less."""

_BLANK = re.compile(rb"(?:^|[ (])_:", re.MULTILINE)

_AHEAD = 8
"""Pieces that may wait: some megabytes, so that neither side waits for a hiccup of the other."""


class Keeping:
    """
    Statements on their way into *folder*: first all are added, as they come, then they are written, sorted.

    Only the graphs that are read as a whole are kept, each in a file. ``renamed`` tells that blank nodes came, whose
    names the engine alone knows: then ``take`` what it has, in place of all that was added.
    """

    def __init__(self, folder: Path) -> None:
        self.renamed = False
        self._folder = folder
        self._lines = 0
        self._stack = ExitStack()
        self._runs: dict[str, Runs] = {}
        self._of("")  # kept even if nothing is in it

    def __enter__(self) -> Keeping:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def add(self, nquads: bytes) -> None:
        """Add *nquads*, whole lines. Raises ``SyntaxError``, with the line counted from the first that was added."""
        try:
            for graph, lines in canonical(nquads):
                self._add(graph, lines)
        except SyntaxError:
            for _ in parse(b"\n" * self._lines + nquads, RdfFormat.N_QUADS):
                pass
            raise
        self._lines += nquads.count(b"\n")

    def _add(self, graph: str, lines: bytes) -> None:
        if (runs := self._of(graph)) is not None:
            self.renamed = self.renamed or (b"_:" in lines and _BLANK.search(lines) is not None)
            runs.add(lines)

    def _of(self, graph: str) -> Runs | None:
        if graph not in self._runs and _path(self._folder, _graph(graph)) is not None:
            self._runs[graph] = self._stack.enter_context(Runs())
        return self._runs.get(graph)

    def take(self, engine: Store) -> None:
        """Add what *engine* has of the graphs of which something was added, in place of that."""
        self._stack.close()
        for graph in self._runs:
            self._runs[graph] = runs = self._stack.enter_context(Runs())
            for lines in _ahead(lambda sink, graph=graph: _dump(engine, _graph(graph), sink)):  # type: ignore[misc]
                runs.add(lines)

    def write(self) -> None:
        """Write the files. The same statements are the same bytes."""
        paths = {graph: _path(self._folder, _graph(graph)) for graph in self._runs}
        shared = Counter(paths.values())
        for graph, runs in self._runs.items():
            path = paths[graph]
            if path is None or shared[path] > 1:  # the ends of two names are the same: the engine knows them apart
                continue
            # No name and no time in its head.
            with path.open("wb") as raw, gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0) as file:
                for block in runs.blocks():
                    file.write(b"\n".join(block) + b"\n")


def _graph(name: str) -> Graph:
    return NamedNode(name) if name else DefaultGraph()


def read(engine: Store, graph: Graph, folder: Path | None) -> Iterator[bytes]:
    """
    Yield *graph* of *engine* as N-Triples, in whole lines; sorted where *folder* keeps it.

    It is read in a thread of its own, which needs little of Python: both work at once. Where the caller stops
    early, so does that. Raises what the engine raises, ``OSError`` where a file cannot be read.
    """
    path = folder and _path(folder, graph)
    if path is None or not is_kept(graph, folder):
        return _ahead(lambda sink: _dump(engine, graph, sink))
    return _ahead(lambda sink: _unpack(path, sink))


def is_kept(graph: Graph, folder: Path | None) -> bool:
    """Say whether *folder* keeps the text of *graph*."""
    path = folder and _path(folder, graph)
    return path is not None and path.exists()


def _path(folder: Path, graph: Graph) -> Path | None:
    if isinstance(graph, DefaultGraph):
        return folder / _DEFAULT
    return next((folder / name for ending, name in _FILES.items() if graph.value.endswith(ending)), None)


def _dump(engine: Store, graph: Graph, sink: _Sink) -> None:
    engine.dump(sink, RdfFormat.N_TRIPLES, from_graph=graph)  # type: ignore[arg-type]  # it only writes


def _unpack(path: Path, sink: _Sink) -> None:
    try:
        with gzip.open(path) as file:
            shutil.copyfileobj(file, sink, PIECE)
    except (EOFError, gzip.BadGzipFile) as error:
        raise OSError(f"{path.name}: {error}") from error


def _ahead(write: Callable[[_Sink], None]) -> Iterator[bytes]:
    """Yield what *write* writes, in whole lines, while it writes more."""
    sink = _Sink()

    def work() -> None:
        try:
            write(sink)
            sink.end(None)
        except BaseException as error:  # noqa: BLE001  # whatever it is, the caller raises it
            sink.end(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield from sink.pieces()
    finally:
        sink.stopped = True
        sink.drain()
        thread.join()


class _Sink:
    """The file that is written to: it gathers what comes and passes it on in whole lines."""

    def __init__(self) -> None:
        self.stopped = False
        self._queue: queue.Queue[bytes | BaseException | None] = queue.Queue(_AHEAD)
        self._held: list[bytes] = []
        self._size = 0

    def write(self, data: Buffer) -> int:
        if self.stopped:
            raise OSError("nobody reads any more")
        piece = bytes(data)
        self._held.append(piece)
        self._size += len(piece)
        if self._size >= PIECE:
            whole = b"".join(self._held)
            cut = whole.rfind(b"\n") + 1
            if cut:
                self._queue.put(whole[:cut])
            self._held = [whole[cut:]]
            self._size = len(whole) - cut
        return len(piece)

    def flush(self) -> None:
        """Do nothing: what is left is passed on at the end."""

    def end(self, error: BaseException | None) -> None:
        """Pass on what is left, and that this was all, or *error*."""
        if error is None and self._size:
            self._queue.put(b"".join(self._held))
        self._queue.put(error)

    def pieces(self) -> Iterator[bytes]:
        while (found := self._queue.get()) is not None:
            if isinstance(found, BaseException):
                raise found
            yield found

    def drain(self) -> None:
        """Take what waits, so that a writer that waits for room goes on, and finds that it may stop."""
        while True:
            try:
                self._queue.get_nowait()
            except queue.Empty:
                return
