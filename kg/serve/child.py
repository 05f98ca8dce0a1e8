"""
A process that answers requests one after the other, with the store open for reading; ``guard`` starts and kills it.

Requests come on stdin, one JSON object a line: the name of a task and what it takes. Answers go to stdout as
``frames``. While a stranger's query runs no file and no connection can be opened, and should the server die, an alarm
ends this process at the time limit: the engine lets go neither of its thread nor of a signal handler in Python.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.errors import KgError
from kg.serve import frames, problem
from kg.serve.limits import Limits

if TYPE_CHECKING:
    from kg.store.oxigraph import OxigraphStore

_LATE = 2.0
"""Seconds after the time limit when the alarm rings: the server, if it lives, has killed this process by then."""


class TooLong(Exception):  # noqa: N818 - not an error: the end of an answer
    """The answer has more bytes than it may have."""


class Output:
    """
    The answer to one request: a head, then bytes in pieces, no more than *limit*.

    It is the binary file that the engine writes its results to.
    """

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._held = bytearray()
        self._size = 0

    def head(self, **told: Any) -> None:
        """Begin the answer: what is known of it before its bytes."""
        self._stream.write(frames.told(frames.HEAD, told))

    def write(self, data: bytes) -> int:
        """Take *data*; pass it on when there is enough."""
        self._size += len(data)
        if self._size > self._limit:
            raise TooLong
        self._held += data
        if len(self._held) >= frames.PIECE:
            self._pass_on()
        return len(data)

    def flush(self) -> None:
        """Do nothing: ``end`` passes on what is left."""

    def end(self) -> None:
        """End the answer."""
        if self._held:
            self._stream.write(frames.frame(frames.DATA, bytes(self._held)))
        self._stream.write(frames.frame(frames.END))
        self._stream.flush()

    def _pass_on(self) -> None:
        self._stream.write(frames.frame(frames.DATA, bytes(self._held)))
        self._stream.flush()
        self._held.clear()


def main() -> None:
    """Answer requests about the store that the command line names until stdin ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends us
    from kg.store import mistakes

    folder, limits = Path(sys.argv[1]), Limits(**json.loads(sys.argv[2]))
    # What is printed by accident must not end up between the frames.
    stdout = os.fdopen(os.dup(1), "wb", buffering=4 * frames.PIECE)  # a short answer goes out in one piece
    os.dup2(2, 1)
    try:
        name, store = _opened(folder)
    except KgError as error:
        stdout.write(frames.told(frames.PROBLEM, problem.of(error).dump()))
        stdout.flush()
        return
    mistakes.dip_terms()  # what a mistake is explained with, read while files may still be opened
    _bound_memory(limits.memory)
    stdout.write(frames.told(frames.READY, {"graph": name}))
    stdout.flush()
    with suppress(BrokenPipeError):
        for line in sys.stdin.buffer:
            _answer(json.loads(line), store, limits, stdout)


def _opened(folder: Path) -> tuple[str, OxigraphStore]:
    """Open the current graph of *folder*; return its name too, as ``current`` has it."""
    from kg.serve.graphs import current
    from kg.store.oxigraph import open_store

    while True:
        name = current(folder)
        store = open_store(folder)
        if current(folder) == name:  # else a build was finished in between
            return name, store


def _answer(request: dict[str, Any], store: OxigraphStore, limits: Limits, stdout: BinaryIO) -> None:
    from kg.serve.tasks import TASKS

    out = Output(stdout, limits.bytes)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds + _LATE)
    try:
        TASKS[request["task"]](store, limits, out, **request["given"])
        out.end()
    except TooLong:
        told = problem.ServeError(
            problem.FAILED,
            f"the answer is longer than {limits.bytes:,} bytes, which is the most here. Ask for less: add LIMIT",
        )
        _refuse(stdout, told)
    except KgError as error:
        _refuse(stdout, problem.of(error))
    except MemoryError:
        _refuse(stdout, out_of_memory(limits))
    except RecursionError:
        _refuse(stdout, problem.ServeError(problem.MALFORMED, "the query is nested too deeply"))
    except BrokenPipeError:
        raise
    except OSError as error:  # in the midst of an answer, from the engine
        _refuse(stdout, problem.ServeError(problem.UNAVAILABLE, f"the graph cannot be read any more ({error})"))
    except Exception as error:  # noqa: BLE001 - the server goes on, and the client is told
        _refuse(stdout, problem.ServeError(problem.FAILED, f"this is a bug in kg ({type(error).__name__}: {error})"))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _refuse(stdout: BinaryIO, told: problem.ServeError) -> None:
    stdout.write(frames.told(frames.PROBLEM, told.dump()))
    stdout.flush()


def out_of_memory(limits: Limits) -> problem.ServeError:
    """Return what is told of a query that took too much memory."""
    most = f"{limits.memory / (1 << 20):,.0f} MiB"
    return problem.ServeError(
        problem.FAILED,
        f"the query took more than {most} of memory, which is the most here. "
        "Ask for less: name a person or a place, join on fewer things, sort or group less",
    )


def _bound_memory(size: int) -> None:
    """Let this process have *size* bytes beside what it has now: where the system has such a limit, Linux."""
    import resource

    with suppress(OSError, ValueError):
        held = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        now = next(int(line.split()[1]) << 10 for line in held.splitlines() if line.startswith("VmData:"))
        resource.setrlimit(resource.RLIMIT_DATA, (now + size, now + size))


if __name__ == "__main__":
    main()
