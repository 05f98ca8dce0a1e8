"""
The left half of a build on the workers of a Dask cluster: the contract of ``kg.workers.run``.

The scheduler hands a batch whose worker died to another one. A batch that it gives up, since its workers died
again and again, is read document by document, and the one that kills them comes back as a ``Failure``.
A worker that would read otherwise than this machine (another kg, model or parser) is refused by name: it would
give other relations for the same text, and nobody would see it.
"""

from __future__ import annotations

import hashlib
import pickle
import threading
import time
from collections import deque
from concurrent.futures import CancelledError
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from kg.errors import ConfigError, KgError, MachineError, in_a_line
from kg.store import fingerprint
from kg.workers import AHEAD, BATCH_DOCUMENTS, Failure, Item, attempt, in_batches, start_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.config import Config
    from kg.model import Document

T = TypeVar("T")

CONNECTING = 10.0
"""Seconds until a scheduler that does not answer is taken for one that is not there."""

WITHOUT_WORKERS = 60.0
"""Seconds that a cluster may be without any worker: a nanny starts a dead one again in less."""

IN_FLIGHT = 2
"""Batches a worker: one being read, one there when that is done. A worker reads one at a time, whatever its threads."""

_LOOK = 1.0  # seconds between two looks at how many workers there are
_KEPT = "What was read is kept: run the same again to go on"


def run(
    documents: Iterable[Document],
    start: Callable[[], Callable[[Iterable[Document]], Iterator[T]]],
    address: str,
    config: Config,
) -> Iterator[tuple[int, T | Failure]]:
    """
    Yield the number of each document and what was read in it, as they are done: each document once.

    *address* is the scheduler's, ``tcp://HOST:PORT`` or ``tls://HOST:PORT``. *start* is called once in each process
    of the workers, and must be picklable. Two batches a worker are on their way and no more, so that *documents* may
    be a stream of any length.

    Raises ``ConfigError`` where the extra is not installed, no scheduler answers, or a worker is not of this
    machine's *config*; ``MachineError`` where the cluster is lost midway; and what *start* raises.
    """
    given = in_batches(enumerate(documents))
    first = next(given, None)
    if first is None:
        return  # nothing to read: nobody to ask
    with _connected(address) as client:
        job = _job(start, config)
        _check(client, job)
        yield from _Flow(client, job, address).run(chain([first], given))


@dataclass(frozen=True, slots=True)
class _Job:
    """What each worker needs to read: how to start, and the fingerprint that it must have."""

    start: Callable[[], Callable[[Iterable[Document]], Iterator[Any]]]
    config: Config
    pipeline: str
    name: str  # the same for the same job, so that a worker keeps its model from one build to the next


def _job(start: Callable[[], Any], config: Config) -> _Job:
    pipeline = fingerprint.pipeline(config)
    return _Job(start, config, pipeline, hashlib.sha256(pickle.dumps((start, config, pipeline))).hexdigest())


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError:
        raise ConfigError(
            "Reading on a Dask cluster needs the package distributed: pip install 'communique-kg[dask]'"
        ) from None
    try:
        client = Client(  # type: ignore[no-untyped-call]
            address, timeout=CONNECTING, set_as_default=False
        )
    except (OSError, TimeoutError, ValueError, RuntimeError, TypeError) as error:
        raise ConfigError(
            f"No Dask scheduler answers at {address} ({in_a_line(error)}). "
            "Start one (dask scheduler), or check the address and what stands between you and it"
        ) from error
    with closing(client):
        yield client


# --- on the workers ---------------------------------------------------------------------


class ForeignWorkerError(Exception):
    """A worker that would read otherwise than the machine that asks it: ``args`` are its address and its versions."""


class UnfitWorkerError(Exception):
    """A worker on which reading does not start: ``args`` are its address, an exit code or ``None``, and the text."""


_lock = threading.Lock()
_readers: dict[str, Callable[[Iterable[Document]], Iterator[Any]]] = {}
"""What is loaded in this process, by the name of its job: the newest alone, since a model is large."""
_installed: list[dict[str, dict[str, str]]] = []
"""What stood on the disk when this process first read something, and so what it has imported."""


def _read(job: _Job, batch: list[Item]) -> list[tuple[int, Any]]:
    """Read *batch*; runs on a worker. One thread at a time: spaCy's pipeline is not made for two."""
    with _lock:
        return list(attempt(batch, _reader(job), deadly=True))


def _reader(job: _Job) -> Callable[[Iterable[Document]], Iterator[Any]]:
    if job.name not in _readers:
        _readers.clear()
        here = _address()
        try:
            # Here too, and not before the run alone: a worker may join while it goes on.
            found, versions = _about(job.config)
            if found == job.pipeline:
                _readers[job.name] = job.start()
        except KgError as error:
            raise UnfitWorkerError(here, error.exit_code, str(error)) from None
        except Exception as error:  # noqa: BLE001  told by the client, which is the one that is heard
            raise UnfitWorkerError(here, None, f"{type(error).__name__}: {error}") from None
        if found != job.pipeline:
            raise ForeignWorkerError(here, versions)
    return _readers[job.name]


def _address() -> str:
    from distributed import get_worker

    return str(get_worker().address)


def _about(config: Config) -> tuple[str, dict[str, str]]:
    """
    Return what a worker reads with: the fingerprint, and the versions to name what differs.

    The fingerprint is of the files on the disk. A process that was started before they changed has the former
    ones imported: that is told by ``RuntimeError``.
    """
    parts = fingerprint.parts(config)
    now = {kind: parts[kind] for kind in ("code", "data")}
    if not _installed:
        _installed.append(now)
    if _installed[0] != now:
        raise RuntimeError("kg changed on its disk after it was started: start it again")
    return fingerprint.pipeline(config), fingerprint.versions(config)


# --- on this machine --------------------------------------------------------------------


def _check(client: Any, job: _Job) -> None:
    """Raise ``ConfigError`` that names a worker of another pipeline; wait for workers where there are none."""
    try:
        client.wait_for_workers(1, timeout=WITHOUT_WORKERS)
    except TimeoutError:
        raise ConfigError(_no_worker(client.scheduler.address)) from None
    told = client.run(_about, job.config, on_error="return")
    for worker, found in sorted(told.items()):
        if isinstance(found, ImportError):
            raise ConfigError(f"The worker {worker} has no such kg ({found}). Install the same version there as here")
        if isinstance(found, OSError) and worker not in client.nthreads():
            continue  # it ended between the list and the question
        if isinstance(found, BaseException):
            raise ConfigError(f"The worker {worker} cannot be used: {in_a_line(found)}")
        if found[0] != job.pipeline:
            raise ConfigError(_foreign(worker, found[1], job.config))


def _no_worker(address: str) -> str:
    return (
        f"The cluster at {address} has no worker. Start some, one thread each: "
        f"dask worker {address} --nthreads 1 --nworkers N"
    )


def _foreign(worker: str, theirs: dict[str, str], config: Config) -> str:
    ours = fingerprint.versions(config)
    differing = [f"{name} {theirs.get(name)}, here {ours[name]}" for name in ours if theirs.get(name) != ours[name]]
    what = "; ".join(differing) or "the versions are the same, but the files of kg, its tables or offices are not"
    return (
        f"The worker {worker} would read otherwise than this machine ({what}). "
        "Install the same versions of kg and of the model there as here"
    )


class _Flow:
    """
    Batches on their way to the workers, and what comes back.

    A batch that the scheduler gave up was on workers that died, which tells nothing of its documents as long as
    others were there too. So its documents are read one by one with nothing else on the cluster: what dies
    again then is the document that kills.
    """

    def __init__(self, client: Any, job: _Job, address: str) -> None:
        self.client = client
        self.job = job
        self.address = address
        self.at_work: dict[Any, list[Item]] = {}  # by future
        self.back: SimpleQueue[Any] = SimpleQueue()  # futures that are done, however they ended
        self.suspects: deque[Item] = deque()
        self.newest = 0  # number of a document handed out
        self.room = 0  # batches that may be on their way
        self.looked = 0.0
        self.seen = time.monotonic()  # when there last was a worker

    def run(self, given: Iterator[list[Item]]) -> Iterator[tuple[int, Any]]:
        try:
            while self._feed(given):
                future = self._next()
                if future is not None:
                    yield from self._hear(future)
        finally:
            if self.at_work:  # left early, by Ctrl-C for one
                with suppress(Exception):  # the error that ended it is the one to tell
                    self.client.cancel(list(self.at_work), force=True)

    def _feed(self, given: Iterator[list[Item]]) -> bool:
        """Hand out batches while there is room for them; tell whether any is on its way."""
        self._look()
        while len(self.at_work) < max(self.room, 1) and not self._far_ahead():
            if self.suspects:
                if not self.at_work:
                    self._send([self.suspects.popleft()])
                break
            batch = next(given, None)
            if batch is None:
                break
            self._send(batch)
        return bool(self.at_work)

    def _send(self, batch: list[Item]) -> None:
        future = self.client.submit(_read, self.job, batch, key=f"kg-read-{uuid4().hex}", pure=False)
        self.at_work[future] = batch
        self.newest = max(self.newest, batch[-1][0])
        future.add_done_callback(self.back.put)

    def _far_ahead(self) -> bool:
        """Tell whether an ordered consumer has enough to hold: some batch takes much longer than those after it."""
        waited_for = [batch[0][0] for batch in self.at_work.values()]
        return bool(waited_for) and self.newest - min(waited_for) > AHEAD * BATCH_DOCUMENTS * max(self.room, 1)

    def _look(self) -> None:
        """Count the workers anew now and then: some may join, and all may be gone."""
        now = time.monotonic()
        if now - self.looked < _LOOK:
            return
        self.looked = now
        workers = len(self._asked())
        self.room = IN_FLIGHT * workers
        if workers:
            self.seen = now
        elif now - self.seen > WITHOUT_WORKERS:
            raise MachineError(f"{_no_worker(self.address)}. {_KEPT}")

    def _asked(self) -> dict[str, int]:
        try:
            return dict(self.client.nthreads())
        except OSError as error:
            raise MachineError(
                f"The scheduler at {self.address} no longer answers ({in_a_line(error)}). {_KEPT}"
            ) from error

    def _next(self) -> Any:
        try:
            return self.back.get(timeout=_LOOK)
        except Empty:
            return None

    def _hear(self, future: Any) -> Iterator[tuple[int, Any]]:
        from distributed import KilledWorker

        batch = self.at_work.pop(future)
        try:
            results = future.result()
        except KilledWorker as error:
            yield from self._bury(batch, error)
            return
        except ForeignWorkerError as error:
            worker, versions = error.args
            raise ConfigError(_foreign(worker, versions, self.job.config)) from None
        except UnfitWorkerError as error:
            worker, code, text = error.args
            raise start_error(code, f"The worker {worker} cannot be used: {text}") from None
        except (CancelledError, OSError) as error:
            raise MachineError(f"The scheduler at {self.address} was lost ({in_a_line(error)}). {_KEPT}") from error
        except ImportError as error:
            raise ConfigError(f"A worker has no such kg ({error}). Install the same version there as here") from error
        finally:
            future.release()
        yield from results

    def _bury(self, batch: list[Item], error: Any) -> Iterator[tuple[int, Failure]]:
        """Have the documents of *batch* read one by one, or not at all where it was one that was there alone."""
        if len(batch) == 1 and not self.at_work:
            times = error.allowed_failures + 1
            yield (
                batch[0][0],
                Failure(f"{times} workers in turn died while they read it, the last {error.last_worker.address}"),
            )
        else:
            self.suspects.extend(batch)
