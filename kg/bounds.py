"""
What one document may cost: processor time and memory, bounded inside the process that reads it.

Strangers' texts find the one rule, or the one regular expression of a library, that takes a day for them. A clock on
the wall would blame a document for a busy machine or a lid that was closed: what is counted is the processor's time.
"""

from __future__ import annotations

import ctypes
import math
import os
import signal
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

try:
    import resource
except ImportError:  # no POSIX: nothing is bounded but by length
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

SECONDS = 120
CHARS_A_SECOND = 1_000
"""
A document may take so many seconds of processor time, and one more for so many characters.

Prose takes a second for twenty thousand; this is for what is no prose, on the slowest machine.
"""

MEMORY = 3 << 30
"""Bytes that reading a document may add: three times what the longest one that is accepted by default needs."""

_AGAIN = 1.0  # seconds: what is raised inside a callback of compiled code may be lost there
_HARD = 2  # times the seconds: then the process is ended, for the sake of compiled code that never looks up


class OverBoundError(BaseException):
    """
    Reading a document took more than it may; the text says of what.

    No ``Exception``: a library that goes on after any of those must not go on after this one.
    """


def seconds(chars: int) -> float:
    """Return the processor time that a document of *chars* characters may take."""
    return SECONDS + chars / CHARS_A_SECOND


@contextmanager
def bounded(chars: int, *, deadly: bool = False) -> Iterator[None]:
    """
    Raise ``OverBoundError`` inside, once that takes more time or memory than a document of *chars* characters may.

    With *deadly* a process that does not heed that is ended: for processes that may be. Never nested, and in one
    thread of a process at a time. Memory is bounded on Linux only.
    """
    limit = seconds(chars)
    with _time(limit, deadly=deadly), _memory():
        try:
            yield
        except MemoryError as error:
            raise OverBoundError(f"it needs more than {MEMORY >> 30} GB of memory") from error


@contextmanager
def _time(limit: float, *, deadly: bool) -> Iterator[None]:
    if resource is None or threading.current_thread() is not threading.main_thread():
        with _thread_time(limit, deadly=deadly):
            yield
        return
    armed = True

    def over(_number: int, _frame: FrameType | None) -> None:
        if armed:  # else it came while the clock was being stopped
            raise OverBoundError(f"it takes more than {limit:.0f} seconds of processor time")

    before = signal.signal(signal.SIGVTALRM, over)
    ends = resource.getrlimit(resource.RLIMIT_CPU)
    if deadly:
        _lower(resource.RLIMIT_CPU, math.ceil(time.process_time() + _HARD * limit))
    signal.setitimer(signal.ITIMER_VIRTUAL, limit, _AGAIN)
    try:
        yield
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        if deadly:
            resource.setrlimit(resource.RLIMIT_CPU, ends)


@contextmanager
def _thread_time(limit: float, *, deadly: bool) -> Iterator[None]:
    """
    Bound a thread that hears of no signals, such as that of a Dask worker: another one looks at its clock.

    What is raised reaches it between two steps of Python, and not, as a signal does, inside a regular expression that
    does not end: there *deadly* ends the process.
    """
    if resource is None or not hasattr(time, "pthread_getcpuclockid"):
        yield
        return
    me = threading.get_ident()
    clock = time.pthread_getcpuclockid(me)
    end = time.clock_gettime(clock) + limit
    ends = resource.getrlimit(resource.RLIMIT_CPU)
    if deadly:
        _lower(resource.RLIMIT_CPU, math.ceil(time.process_time() + _HARD * limit))
    done = threading.Event()

    def watch() -> None:
        while not done.wait(min(_AGAIN, max(0.05, end - time.clock_gettime(clock)))):
            if time.clock_gettime(clock) > end:
                _raise_in(me, OverBoundError)

    watcher = threading.Thread(target=watch, name="kg-bounds", daemon=True)
    watcher.start()
    over = False
    try:
        yield
    except OverBoundError:
        over = True
    finally:
        # It may be raised once more until the watcher has ended, and must not be in what comes after.
        while watcher.is_alive():
            try:
                done.set()
                watcher.join()
            except OverBoundError:
                over = True
        _raise_in(me, None)
        if deadly:
            resource.setrlimit(resource.RLIMIT_CPU, ends)
    if over:
        raise OverBoundError(f"it takes more than {limit:.0f} seconds of processor time")


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Have *error* raised in *thread*; with ``None``, what was to be raised there and was not is forgotten."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), error and ctypes.py_object(error))


@contextmanager
def _memory() -> Iterator[None]:
    used = _data()
    if resource is None or used is None:
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_DATA)
    _lower(resource.RLIMIT_DATA, used + MEMORY)
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)


def _lower(what: int, limit: int) -> None:
    """Set the soft limit of *what*, unless it is lower already."""
    soft, hard = resource.getrlimit(what)
    others = [x for x in (soft, hard) if x != resource.RLIM_INFINITY]
    with suppress(ValueError, OSError):
        resource.setrlimit(what, (min([limit, *others]), hard))


def _data() -> int | None:
    """Return the bytes that ``RLIMIT_DATA`` counts of this process; ``None`` where the system does not tell."""
    with suppress(OSError, ValueError, IndexError):
        # The sixth number of pages: data and stack (proc(5)).
        return int(Path("/proc/self/statm").read_bytes().split()[5]) * os.sysconf("SC_PAGE_SIZE")
    return None
