"""
Child processes that answer strangers' queries, each killed and replaced when it takes too much.

The engine's call takes no time limit, and a thread that is in it cannot be stopped; a process can. There are so many
*workers* at work at a time; a request waits for one. What runs for longer than ``PATIENCE`` while others wait leaves
its place to the next and goes on beside, at a lower priority, so that a short query does not wait for long ones. Where
there is no room beside either, the one that has worked most makes room, if that is more than ``FAIR``: it is ended.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.serve import frames, problem
from kg.serve.child import out_of_memory
from kg.serve.graphs import current
from kg.serve.lanes import LONGEST_WAIT, Lanes, Place, busy
from kg.serve.limits import Limits
from kg.serve.problem import FAILED, TOO_LATE, UNAVAILABLE, ServeError

PATIENCE = 1.0
"""Seconds after which a query is a long one; a question of the library takes less, on a million triples."""

FAIR = 5
"""So many times the patience a query may work, on a core of its own, whoever else waits."""

_FAREWELL = 5.0
"""Seconds for those who use a process to notice that it was killed."""

_START = "import json, sys; sys.path[:] = json.loads(sys.argv.pop()); from kg.serve.child import main; main()"
"""The child finds modules where we do, and nothing that stands in the working folder by chance."""


class Worker:
    """One child process, and why it was killed, once it was."""

    def __init__(self, process: Process, limits: Limits) -> None:
        self._process = process
        self._limits = limits
        self._killed: ServeError | None = None
        self._answering = True  # that it is ready, at first
        self._before = 0.0
        self.graph = ""
        self.slow = False

    @classmethod
    async def start(cls, folder: Path, limits: Limits) -> Worker:
        """Start a process that has the store *folder* open; raise ``ServeError`` where it cannot be opened."""
        arguments = (str(folder), json.dumps(limits.as_dict()), json.dumps(sys.path))
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            _START,
            *arguments,
            stdin=PIPE,
            stdout=PIPE,
            stderr=None if os.environ.get("KG_DEBUG") else DEVNULL,
            limit=4 * frames.PIECE,
        )
        worker = cls(process, limits)
        try:
            kind, payload = await worker.answer()
        except BaseException:
            worker.kill()
            await worker.buried()
            raise
        worker.graph = json.loads(payload)["graph"] if kind == frames.READY else ""
        return worker

    def ask(self, task: str, given: dict[str, Any]) -> None:
        """Send a request."""
        self._answering = True
        self._before = _cpu(self._process.pid)
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"task": task, "given": given}).encode() + b"\n")

    async def answer(self) -> tuple[bytes, bytes]:
        """Return the next frame of the answer; raise ``ServeError`` where it is one, or the process was killed."""
        assert self._process.stdout is not None
        try:
            kind, payload = await frames.read(self._process.stdout.readexactly)
        except (asyncio.IncompleteReadError, ConnectionError):
            raise await self._reason() from None
        self._answering = kind in (frames.HEAD, frames.DATA)
        if kind == frames.PROBLEM:
            raise ServeError.load(json.loads(payload))
        return kind, payload

    async def _reason(self) -> ServeError:
        """Return why the process ended before its answer did."""
        code = await self._process.wait()
        if self._killed is not None:
            return self._killed
        if -code == signal.SIGALRM:
            return too_late(self._limits)
        if -code in (signal.SIGABRT, signal.SIGKILL):  # it was refused memory; the system took it for want of memory
            return out_of_memory(self._limits)
        if -code == signal.SIGSEGV:
            return ServeError(problem.MALFORMED, "the query is nested too deeply")
        return ServeError(FAILED, f"the engine failed (it ended with {code})")

    def kill(self, why: ServeError | None = None) -> None:
        """End the process at once, for the reason *why*; whoever waits for its answer is told."""
        self._killed = self._killed or why
        with suppress(ProcessLookupError):
            self._process.kill()

    def worked(self) -> float:
        """Return the seconds of work that the request took so far: not those of waiting, for a core or a client."""
        return _cpu(self._process.pid) - self._before

    def lower(self) -> None:
        """Let others go first. A process without privileges cannot take this back: it is not used again."""
        self.slow = True
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, 10)

    async def buried(self) -> None:
        """Wait until the process is gone, when nobody reads its answer any more; throw away what is left of that."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        while await self._process.stdout.read(frames.PIECE):
            pass
        await self._process.wait()
        with suppress(ConnectionError):
            await self._process.stdin.wait_closed()

    @property
    def quick(self) -> bool:
        """Whether the process serves those that just came: it was not killed, and runs at the usual priority."""
        return not self.slow and self._killed is None and self._process.returncode is None

    @property
    def free(self) -> bool:
        """Whether the process runs, as far as is known, and waits for a request."""
        return self._process.returncode is None and self._killed is None and not self._answering


def _cpu(number: int) -> float:
    """Return the seconds that the process *number* was on a core; where the system cannot tell, those of a clock."""
    try:
        # The clock of another process, as clock_getcpuclockid makes it on Linux.
        return time.clock_gettime((~number << 3) | 2)
    except OSError:
        return time.monotonic()


def too_late(limits: Limits) -> ServeError:
    """Return what is told of a query that took too long."""
    return ServeError(
        TOO_LATE,
        f"the query took longer than {limits.seconds:g} s, which is the most here, and was stopped. "
        "Ask for less: name a person or a place, add LIMIT",
    )


class Reply:
    """The answer to one request: what the task said of it first, and its bytes."""

    def __init__(self, worker: Worker, head: dict[str, Any]) -> None:
        self._worker = worker
        self.head = head

    async def pieces(self) -> AsyncIterator[bytes]:
        """Yield the bytes of the answer; raise ``ServeError`` where it ends before it is whole."""
        while True:
            kind, payload = await self._worker.answer()
            if kind == frames.END:
                return
            yield payload

    async def whole(self) -> bytes:
        """Return all bytes of the answer."""
        return b"".join([piece async for piece in self.pieces()])


class Guard:
    """The child processes of a server, and who may use them."""

    def __init__(self, folder: Path, limits: Limits, workers: int, *, patience: float = PATIENCE) -> None:
        self._folder = folder
        self.limits = limits
        self._size = workers
        self._patience = patience
        self._lanes = Lanes(workers, max(limits.seconds, LONGEST_WAIT))
        self._idle: list[Worker] = []
        self._all: set[Worker] = set()
        self._starting = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    @property
    def waiting(self) -> int:
        """How many requests wait for a process."""
        return self._lanes.waiting

    async def start(self) -> None:
        """Start the processes; raise ``ServeError`` where the store cannot be opened."""
        started = await asyncio.gather(*(self._new() for _ in range(self._size)), return_exceptions=True)
        for one in started:
            if isinstance(one, BaseException):
                await self.close()
                raise one
            self._idle.append(one)

    async def close(self) -> None:
        """Kill all processes."""
        self._closed = True
        while self._idle:
            self._dropped(self._idle.pop())
        for worker in tuple(self._all):
            worker.kill(ServeError(UNAVAILABLE, "the server is stopping"))
        end = time.monotonic() + _FAREWELL
        while (self._all or self._tasks) and time.monotonic() < end:  # who uses one is told, and drops it
            await asyncio.sleep(0.005)

    @asynccontextmanager
    async def ask(self, task: str, **given: Any) -> AsyncIterator[Reply]:
        """
        Have *task* of ``kg.serve.tasks`` done, and give its answer.

        Raises ``ServeError``: what the task refuses, and where a limit is reached or there is no room. A process whose
        answer was not read to its end is killed.
        """
        place = await self._lanes.enter()
        worker: Worker | None = None
        try:
            worker = await self._taken()
            watch = asyncio.create_task(self._watched(place, worker))
            try:
                worker.ask(task, given)
                _, payload = await worker.answer()
                yield Reply(worker, json.loads(payload))
            finally:
                watch.cancel()
        finally:
            if worker is not None:
                self._given_back(worker)
            place.leave()

    async def _watched(self, place: Place, worker: Worker) -> None:
        """Let a long query make room for others, and end one that takes too long."""
        began = time.monotonic()
        while (left := began + self.limits.seconds - time.monotonic()) > 0:
            await asyncio.sleep(min(left, self._patience / 4))
            if place.slow or not self._lanes.waiting or time.monotonic() - began < self._patience:
                continue
            if place.step_aside():
                worker.lower()
                self._refill()
            else:
                self._make_room()
        worker.kill(too_late(self.limits))

    def _make_room(self) -> None:
        """End the long query that has taken most, if it has taken its fair share."""
        most = max((x for x in self._all if x.slow), key=Worker.worked, default=None)
        if most is not None and most.worked() > FAIR * self._patience:
            most.kill(busy())

    # --- the processes ------------------------------------------------------------------

    async def _new(self) -> Worker:
        self._starting += 1
        try:
            worker = await Worker.start(self._folder, self.limits)
        finally:
            self._starting -= 1
        if self._closed:
            worker.kill()
            await worker.buried()
            raise ServeError(UNAVAILABLE, "the server is stopping")
        self._all.add(worker)
        return worker

    async def _taken(self) -> Worker:
        """Return a process that has the current graph open."""
        wanted = self._current()
        while self._idle:
            worker = self._idle.pop()
            if worker.free and wanted in (None, worker.graph):
                return worker
            self._dropped(worker)
        return await self._new()

    def _current(self) -> str | None:
        try:
            return current(self._folder)
        except KgError:
            return None  # the store is gone, or damaged: who has it open goes on

    def _given_back(self, worker: Worker) -> None:
        if worker.free and not worker.slow and not self._closed and len(self._idle) < self._size:
            self._idle.append(worker)
            return
        self._dropped(worker)
        self._refill()

    def _dropped(self, worker: Worker) -> None:
        worker.kill(ServeError(UNAVAILABLE, "it is not needed any more"))
        self._in_background(self._buried(worker))

    async def _buried(self, worker: Worker) -> None:
        await worker.buried()
        self._all.discard(worker)

    def _refill(self) -> None:
        """Start a process where one is missing, so that the next request need not wait for it."""
        if not self._closed and sum(x.quick for x in self._all) + self._starting < self._size:
            self._in_background(self._added())

    async def _added(self) -> None:
        with suppress(ServeError):  # whoever asks next is told
            worker = await self._new()
            if len(self._idle) < self._size:
                self._idle.append(worker)
            else:
                self._dropped(worker)

    def _in_background(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
