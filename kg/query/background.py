"""
Work in a thread of its own, waited for only so long.

The engine does not let go of the thread that it runs in, and Ctrl-C would have to wait for it. Work that is given up
runs on in the background until the process ends, which does not wait for it.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from typing import NoReturn, TypeVar

from kg.errors import QueryError

H = TypeVar("H")
T = TypeVar("T")

_LARGEST = 1024
"""Items that are handed over at once; the first few come one by one, so that the first row is seen when it is found."""

_AHEAD = 4
"""Batches that the worker may be ahead of the reader: enough to keep both busy, and all the memory that is needed."""


class Patience:
    """How long one waits for the engine, over all waits together; what the reader does meanwhile does not count."""

    def __init__(self, seconds: float | None) -> None:
        self._seconds = seconds
        self._left = seconds

    def get(self, results: queue.Queue[T]) -> T:
        """Return what is next in *results*; raise ``QueryError`` when the time is up."""
        began = time.monotonic()
        try:
            return results.get(timeout=None if self._left is None else max(0.0, self._left))
        except queue.Empty:
            self._give_up()
        finally:
            if self._left is not None:
                self._left -= time.monotonic() - began

    def _give_up(self) -> NoReturn:
        raise QueryError(
            f"the query took longer than {self._seconds:g} s and was given up. "
            "Ask for less: name a person or a place, add LIMIT, or allow it more time"
        ) from None


def within(seconds: float | None, work: Callable[[], T]) -> T:
    """Return what *work* returns; raise ``QueryError`` when that takes longer than *seconds*."""
    return patiently(Patience(seconds), work)


def patiently(patience: Patience, work: Callable[[], T]) -> T:
    """Return what *work* returns, as long as there is *patience*: see ``within``."""
    done: queue.Queue[tuple[T | None, BaseException | None]] = queue.Queue()

    def task() -> None:
        try:
            done.put((work(), None))
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
            done.put((None, error))

    _start(task)
    result, error = patience.get(done)
    if error is not None:
        raise error
    return result  # type: ignore[return-value]


def flowing(patience: Patience, work: Callable[[], tuple[H, Iterator[T]]]) -> tuple[H, Flow[T]]:
    """
    Return what *work* returns, of which the second is walked in the thread that made it, a little ahead of the reader.

    An engine's rows may be read in no other thread. Raises ``QueryError``, now or while the items are read, when
    all waiting together is longer than *patience*.
    """
    flow: Flow[T] = Flow(patience)
    head: queue.Queue[tuple[H | None, BaseException | None]] = queue.Queue()
    batches, stop = flow.batches, flow.stop  # not the flow itself: when its reader lets go of it, the thread ends

    def task() -> None:
        try:
            first, items = work()
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
            head.put((None, error))
            return
        head.put((first, None))
        try:
            size = 1
            while not stop.is_set() and (batch := list(islice(items, size))):
                batches.put(batch)
                size = min(2 * size, _LARGEST)
            batches.put([])
        except BaseException as error:  # noqa: BLE001
            batches.put(error)

    _start(task)
    first, error = patience.get(head)
    if error is not None:
        raise error
    return first, flow  # type: ignore[return-value]


class Flow(Iterator[list[T]]):
    """Batches of what a thread hands over, in its order; to close it, or to let go of it, ends the thread."""

    def __init__(self, patience: Patience) -> None:
        self.batches: queue.Queue[list[T] | BaseException] = queue.Queue(_AHEAD)
        self.stop = threading.Event()
        self._patience = patience

    def __next__(self) -> list[T]:
        if self.stop.is_set():
            raise StopIteration
        try:
            found = self._patience.get(self.batches)
            if isinstance(found, BaseException):
                raise found
        except BaseException:
            self.close()
            raise
        if not found:
            self.close()
            raise StopIteration
        return found

    def close(self) -> None:
        """Ask for no more: the thread ends as soon as the engine lets it."""
        self.stop.set()
        with suppress(queue.Empty):
            while True:
                self.batches.get_nowait()  # it may be waiting for room

    def __del__(self) -> None:
        self.close()


def _start(task: Callable[[], None]) -> None:
    threading.Thread(target=task, daemon=True, name="query").start()
