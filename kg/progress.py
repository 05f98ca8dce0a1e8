"""
Telling how far long work is: a bar on a terminal, plain lines elsewhere, nothing within the first second.

The pipeline calls ``begin``, ``step`` and ``end`` on whatever it is given; ``SILENT`` says nothing.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any, Protocol, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 1.0
"""Seconds of work before anything is shown."""

EVERY = 5.0
"""Seconds between plain lines."""


class Progress(Protocol):
    """What long work reports to. Stages follow one another; ``end`` without ``begin`` does nothing."""

    def begin(self, what: str, total: int | None = None) -> None:
        """Start a stage of *total* steps (``None``: not known), ending the one before."""

    def step(self, count: int = 1) -> None:
        """Say that *count* more steps are done."""

    def end(self) -> None:
        """End the stage."""


class Silent:
    """Says nothing: for libraries and ``--quiet``."""

    def begin(self, what: str, total: int | None = None) -> None:
        """Do nothing."""

    def step(self, count: int = 1) -> None:
        """Do nothing."""

    def end(self) -> None:
        """Do nothing."""


SILENT = Silent()


class Shown:
    """Shows each stage on *stream*: as a bar where that is a terminal, else a line every few seconds."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self._what = ""
        self._total: int | None = None
        self._done = 0
        self._first: tuple[int, float] | None = None
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self, what: str, total: int | None = None) -> None:
        """Start a stage; a thread shows it, so that it moves also while one long step runs."""
        self.end()
        self._what, self._total, self._done = what, total, 0
        self._first = None
        self._over.clear()
        self._thread = threading.Thread(target=self._show, daemon=True)
        self._thread.start()

    def step(self, count: int = 1) -> None:
        """Say that *count* more steps are done."""
        self._done += count
        if self._first is None:
            # What comes before the first step, such as loading a model, says nothing of the rate.
            self._first = self._done, time.monotonic()

    def end(self) -> None:
        """End the stage, and take its bar away."""
        if self._thread is not None:
            self._over.set()
            self._thread.join()
            self._thread = None

    def _show(self) -> None:
        if self._over.wait(PATIENCE):
            return
        if self.stream.isatty():
            self._bar()
            return
        last = ""
        while True:
            text = line(self._what, self._done, self._total, self._rate())
            if text != last:
                print(text, file=self.stream, flush=True)
            last = text
            if self._over.wait(EVERY):
                return

    def _rate(self) -> float | None:
        """Return steps a second since the first, or ``None`` where there was no other."""
        if self._first is None or self._done == self._first[0]:
            return None
        done, when = self._first
        return (self._done - done) / max(time.monotonic() - when, 1e-6)

    def _bar(self) -> None:
        from rich.console import Console

        console = Console(file=self.stream)
        with _bar_of(console) as bar:
            task = bar.add_task(self._what, total=self._total, rest="")
            while not self._over.wait(0.1):
                rest = line("", self._done, self._total, self._rate()).removeprefix(": ")
                bar.update(task, completed=self._done, rest=rest)


def _bar_of(console: Any) -> Any:
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    # No markup: what is shown may hold brackets.
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[rest]}", markup=False),
    )
    return Progress(*columns, console=console, transient=True)


def line(what: str, done: int, total: int | None, rate: float | None) -> str:
    """Return one line: how many of how many, how many a second, how long it will take at that rate."""
    return f"{what}: " + ", ".join(_parts(done, total, rate)) if done or total else f"{what} …"


def _parts(done: int, total: int | None, rate: float | None) -> Iterator[str]:
    yield f"{done:,} of {total:,}" if total is not None else f"{done:,}"
    if rate:
        yield f"{rate:,.0f}/s" if rate >= 10 else f"{rate:.1f}/s"
        if total is not None and total > done:
            yield f"{duration((total - done) / rate)} left"


def duration(seconds: float) -> str:
    """Return a length of time as people say it: ``8 s``, ``3 min 20 s``, ``2 h 5 min``."""
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s" if whole % 60 else f"{whole // 60} min"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
