"""What the engine writes of a graph, in pieces, from a thread of its own: it needs no Python, so both work at once."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store

from kg.store.graph import PIECE

if TYPE_CHECKING:
    from typing_extensions import Buffer

_AHEAD = 8
"""Pieces that may wait: some megabytes, so that neither side waits for a hiccup of the other."""


def dumped(engine: Store, graph: NamedNode | DefaultGraph) -> Iterator[bytes]:
    """
    Yield *graph* of *engine* as N-Triples, in whole lines, in the order of the engine's index.

    Raises what the engine raises. Where the caller stops early, so does the engine.
    """
    sink = _Sink()

    def write() -> None:
        try:
            engine.dump(sink, RdfFormat.N_TRIPLES, from_graph=graph)  # type: ignore[arg-type]  # it only writes
            sink.end(None)
        except BaseException as error:  # noqa: BLE001  # whatever it is, the caller raises it
            sink.end(error)

    thread = threading.Thread(target=write, daemon=True)
    thread.start()
    try:
        yield from sink.pieces()
    finally:
        sink.stopped = True
        sink.drain()
        thread.join()


class _Sink:
    """The file that the engine writes to: it gathers what comes and passes it on."""

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
