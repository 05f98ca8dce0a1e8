"""Where the time of an answer goes, phase by phase."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


class Stopwatch:
    """
    Seconds spent in each phase, in the order in which they first began.

    A phase within another counts for itself alone: rows that are fetched while a file is written are no writing.
    """

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self.spent: dict[str, float] = {}
        self._now = now
        self._open: list[str] = []
        self._since = now()

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Count what is done within for *name*."""
        self._turn()
        self.spent.setdefault(name, 0.0)
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def walked(self, items: Iterator[T], first: str, others: str) -> Iterator[T]:
        """Yield *items*, and count the waiting for the *first*, and that for the *others*."""
        name = first
        while True:
            with self.phase(name):
                try:
                    item = next(items)
                except StopIteration:
                    return
            yield item
            name = others

    def _turn(self) -> None:
        now = self._now()
        if self._open:
            self.spent[self._open[-1]] += now - self._since
        self._since = now

    def __str__(self) -> str:
        """Return it as one line: ``opening 12 ms, first row 3 ms; 15 ms in all``."""
        told = ", ".join(f"{name} {_duration(seconds)}" for name, seconds in self.spent.items())
        return f"{told}; {_duration(sum(self.spent.values()))} in all"


def _duration(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms" if seconds < 10 else f"{seconds:,.1f} s"
