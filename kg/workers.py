"""
The left half of a build over many documents: here, or in other processes.

A document that fails is told apart from the others of its batch and comes back as a ``Failure``, also
where it takes its whole process down (out of memory, a crash in compiled code): the rest goes on.
"""

from __future__ import annotations

import signal
import threading
from collections import deque
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import connection, get_context, resource_tracker
from typing import TYPE_CHECKING, Any, TypeVar

from kg import bounds
from kg.errors import ConfigError, KgError, MachineError
from kg.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

T = TypeVar("T")

BATCH_DOCUMENTS = 8
BATCH_CHARS = 30_000
"""
A batch is about a second of parsing: small enough that two processes end together and a Ctrl-C loses
little, and no smaller since spaCy parses eight documents at once a tenth faster than one by one.
"""

AHEAD = 8
"""Batches a process that the fastest may be ahead of the slowest: what an ordered consumer has to hold."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document could not be read."""

    reason: str


Item = tuple[int, Document]


def run(
    documents: Iterable[Document], start: Callable[[], Callable[[Iterable[Document]], Iterator[T]]], jobs: int
) -> Iterator[tuple[int, T | Failure]]:
    """
    Yield the number of each document and what was read in it, as they are done: each document once.

    *start* makes the function that reads: once here with one job, else once in each process (it is sent
    there, and so must be picklable, as must what it reads). That function gives one result a document, in order.
    Raises what *start* raises: ``ConfigError`` where a setting is at fault.
    """
    batches = in_batches(enumerate(documents))
    if jobs > 1:
        yield from _Pool(start, jobs).run(batches)
        return
    read = None
    for batch in batches:
        read = read or start()  # nothing to read: nothing to load
        yield from attempt(batch, read)


def in_batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield *items* in batches of about a second of parsing, in their order."""
    batch: list[Item] = []
    size = 0
    for number, document in items:
        batch.append((number, document))
        size += len(document.title) + len(document.body)
        if len(batch) == BATCH_DOCUMENTS or size >= BATCH_CHARS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def attempt(
    batch: list[Item], read: Callable[[Iterable[Document]], Iterator[T]], *, deadly: bool = False
) -> Iterator[tuple[int, T | Failure]]:
    """Yield the results of *batch*; where one document fails, read those after it one by one to find which."""
    done = 0
    with suppress(Exception, bounds.OverBoundError):  # said by the second attempt, which knows whose it is
        for result in _bounded(read, [document for _, document in batch], deadly=deadly):
            yield batch[done][0], result
            done += 1
    for number, document in batch[done:]:
        try:
            yield number, next(_bounded(read, [document], deadly=deadly))
        except StopIteration:
            yield number, Failure("nothing came back from reading it")
        except bounds.OverBoundError as error:
            yield number, Failure(str(error))
        except Exception as error:  # noqa: BLE001  whatever one document does, the others are read
            yield number, Failure(f"{type(error).__name__}: {error}")


def _bounded(
    read: Callable[[Iterable[Document]], Iterator[T]], documents: list[Document], *, deadly: bool
) -> Iterator[T]:
    """Yield what is read in *documents*, each step within its bounds; what is done with a result is not counted."""
    size = sum(len(document.title) + len(document.body) for document in documents)
    results = read(documents)
    while True:
        with bounds.bounded(size, deadly=deadly):
            result = next(results, None)
        if result is None:
            return
        yield result


# --- in other processes -----------------------------------------------------------------


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    ready: bool = False
    todo: deque[Item] = field(default_factory=deque)  # of its batch, what has not come back


class _Pool:
    """
    Processes that each read one batch at a time.

    A process gets its next batch when it is done with the last, so that neither side ever waits to write
    while the other does; and so when one dies, it is known which documents may have killed it.
    """

    def __init__(self, start: Callable[[], Any], jobs: int) -> None:
        self.start = start
        self.jobs = jobs
        self.workers: list[_Worker] = []
        self.again: deque[list[Item]] = deque()  # of a process that died: one document a batch
        self.newest = 0  # number of a document handed out

    def run(self, batches: Iterator[list[Item]]) -> Iterator[tuple[int, Any]]:
        try:
            while self._feed(batches):
                for pipe in connection.wait([worker.pipe for worker in self.workers]):
                    worker = next(x for x in self.workers if x.pipe is pipe)
                    heard = [*self._hear(worker)]
                    self._feed(batches)  # first: what is done with results may wait for a disk
                    yield from heard
        finally:
            self._stop()

    def _feed(self, batches: Iterator[list[Item]]) -> bool:
        """Give every idle process a batch, start processes while there is work; tell whether any is at work."""
        while self.again or not self._far_ahead():
            idle = next((x for x in self.workers if x.ready and not x.todo), None)
            if idle is None and len(self.workers) == self.jobs:
                break
            if idle is None and any(not x.todo for x in self.workers):
                break  # one is starting, and will ask
            batch = self.again.popleft() if self.again else next(batches, None)
            if batch is None:
                break
            worker = idle or self._hire()
            worker.todo = deque(batch)
            self.newest = max(self.newest, batch[-1][0])
            if worker.ready:
                self._send(worker)
        return any(worker.todo for worker in self.workers)

    def _far_ahead(self) -> bool:
        waited_for = [worker.todo[0][0] for worker in self.workers if worker.todo]
        waited_for += [batch[0][0] for batch in self.again]
        return bool(waited_for) and self.newest - min(waited_for) > AHEAD * BATCH_DOCUMENTS * self.jobs

    def _hire(self) -> _Worker:
        context = get_context("spawn")  # fork copies locks held by other threads, and spaCy's state
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self.start), daemon=True)
        with _interrupts_held():
            process.start()
        theirs.close()  # else its end would not be told
        worker = _Worker(process, ours)
        self.workers.append(worker)
        return worker

    def _send(self, worker: _Worker) -> None:
        with suppress(OSError):  # it died: told when its pipe is read
            worker.pipe.send(list(worker.todo))

    def _hear(self, worker: _Worker) -> Iterator[tuple[int, Any]]:
        """Yield all that a process has told by now."""
        while True:
            try:
                kind, *rest = worker.pipe.recv()
            except (EOFError, OSError):
                yield from self._bury(worker)
                return
            if kind == "result":
                number, result = rest
                worker.todo.popleft()
                yield number, result
            elif kind == "ready":
                worker.ready = True
                self._send(worker)
            else:
                raise start_error(*rest)
            if not worker.pipe.poll():
                return

    def _bury(self, worker: _Worker) -> Iterator[tuple[int, Failure]]:
        """Have what a dead process left read by another: one by one, or not at all where it was one document."""
        self.workers.remove(worker)
        worker.process.join()
        worker.pipe.close()
        how = _cause(worker.process.exitcode)
        if not worker.ready:
            # Killed, or it ended by itself: mostly since it ran the caller's script anew, as a spawned process does.
            code = worker.process.exitcode or 0
            remedy = "Free some memory, or use fewer of them (-j 1)" if code < 0 else _GUARD
            raise MachineError(f"A process that was to read articles {how} while it loaded the model. {remedy}")
        if len(worker.todo) == 1:
            yield worker.todo[0][0], Failure(f"the process that read it {how}")
        else:
            self.again.extend([item] for item in worker.todo)

    def _stop(self) -> None:
        for worker in self.workers:
            worker.pipe.close()
            if worker.todo:
                worker.process.terminate()
        for worker in self.workers:
            worker.process.join(2)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()


_LIKELY = {"SIGKILL": ", most likely for want of memory", "SIGXCPU": ": it took too much processor time"}


_GUARD = (
    'If a script of yours calls kg, have it do so under: if __name__ == "__main__": – each process that reads runs the '
    "rest of the script too. Or use one process (jobs=1)"
)


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            name = signal.Signals(-code).name
            return f"was killed ({name}{_LIKELY.get(name, '')})"
    return f"ended (exit code {code})"


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """
    Have what is started inside never see Ctrl-C, which a terminal sends to every process: the parent ends them.

    A signal that comes meanwhile reaches the parent afterwards.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    resource_tracker.ensure_running()  # when it starts, it lets signals through again: have that done before
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _work(pipe: Connection, start: Callable[[], Callable[[Iterable[Document]], Iterator[Any]]]) -> None:
    """Read batches until there are none or the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            read = start()
        except KgError as error:
            pipe.send(("unfit", error.exit_code, str(error)))
            return
        except Exception as error:  # noqa: BLE001  told by the parent, which is the one that is heard
            pipe.send(("unfit", None, f"{type(error).__name__}: {error}"))
            return
        pipe.send(("ready",))
        while True:
            for number, result in attempt(pipe.recv(), read, deadly=True):
                pipe.send(("result", number, result))


def start_error(code: int | None, text: str) -> Exception:
    """Return what to raise where reading did not start elsewhere, by the exit code of the error there, if any."""
    if code is None:
        return RuntimeError(text)
    return ConfigError(text) if code == ConfigError.exit_code else MachineError(text)


def in_order(results: Iterable[tuple[int, T]]) -> Iterator[T]:
    """Yield *results* by their numbers, which start at 0 and miss none, each as soon as it may."""
    held: dict[int, T] = {}
    wanted = 0
    for number, result in results:
        held[number] = result
        while wanted in held:
            yield held.pop(wanted)
            wanted += 1
