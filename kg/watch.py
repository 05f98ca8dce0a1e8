"""
Watching a run: what each stage took, what was read, what was set aside; told as it happens, and counted at the end.

A ``Watch`` is the ``Progress`` that the stages report to; it passes on what they say. It times them, tells the
``journal``, and makes the ``Tally``.
"""

from __future__ import annotations

import heapq
import os
import time
import traceback
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kg import files, journal, memory, tally
from kg.errors import KgError, MachineError
from kg.journal import tell
from kg.model import Effort
from kg.store import reports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from types import TracebackType
    from typing import Self

    from kg.errors import InputError
    from kg.model import Document, Relations
    from kg.progress import Progress
    from kg.tally import Reading

STAGES = {
    "opening files": "opening",
    "reading articles": "reading",
    "merging what the articles tell": "merging",
    "making the graph and checking it": "checking",
    "adding what follows": "inferring",
    "writing the graph": "writing",
    "indexing its words": "indexing",
}
"""What people are shown of a stage → its name in logs and reports."""

BEGINNING = "beginning"
"""The stage of what happens before the first and between two others: locking, planning, dropping."""

_CALLS = 5
"""Innermost calls told of a crash."""


def readings(
    read: Callable[[Iterable[Document]], Iterator[Relations]], documents: Iterable[Document]
) -> Iterator[tuple[Relations, tally.Reading]]:
    """
    Yield what *read* finds in each of *documents*, in order, and what that took; runs in the process that reads.

    The documents are parsed together before the first comes: that time is shared out by their length.
    """
    batch = list(documents)
    lengths = [max(1, len(x.title) + len(x.body)) for x in batch]
    together, most, process = 0.0, 0, os.getpid()
    mark = time.perf_counter()
    for number, found in enumerate(read(batch)):
        now = time.perf_counter()
        took, mark = now - mark, now
        effort = found.effort or Effort(0, 0, 0.0)
        if number == 0:
            own = min(effort.seconds, took)
            together, took = took - own, own
            most = memory.peak()  # once: parsing takes most, and asking takes as long as counting all else
        took += together * lengths[number] / sum(lengths)
        yield (
            found,
            tally.Reading(
                characters=len(found.document.title) + len(found.document.body),
                tokens=effort.tokens,
                sentences=effort.sentences,
                seconds=took,
                relations=tally.numbers(found),
                process=process,
                memory=most,
            ),
        )
        mark = time.perf_counter()  # what is done with it meanwhile is not its reading


class Done(Protocol):
    """What a run did, while it does it: a ``BuildReport``."""

    store: Path
    read: int
    unchanged: int
    dropped: tuple[str, ...]
    failures: list[InputError]
    stopped: list[str]
    notes: list[str]
    counts: dict[str, int]
    graph_changed: bool
    seconds: float
    tally: tally.Tally | None


class Watch:
    """
    Watches one run of *operation* that fills *done*, from entering it to leaving it.

    How it ends is told to the journal, and nothing is caught. ``keeping`` writes the report, in a store that is locked.
    """

    def __init__(
        self, done: Done, shown: Progress, operation: str, *, settings: dict[str, Any], versions: dict[str, str]
    ) -> None:
        self._done = done
        self._shown = shown
        self._operation = operation
        self._settings = settings
        self._versions = versions
        self._clock = time.monotonic()
        self._began = _now()
        self.stage = BEGINNING
        self._since = self._clock
        self._steps = 0
        self._stages: dict[str, tally.StageTime] = {}
        self._given = 0
        self._planned: dict[str, int] = {}
        self._read: Counter[str] = Counter()
        self._relations: Counter[str] = Counter()
        self._processes: dict[int, tally.Process] = {}
        self._slowest: list[tuple[float, str, tally.Slow]] = []
        self._aside = 0
        self._graph: tally.Graph | None = None
        self._writer = 0  # bytes

    def __enter__(self) -> Self:
        """Begin."""
        tell(journal.BuildStarted(self._operation, str(self._done.store), self._settings, self._versions))
        return self

    def __exit__(self, _: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End, however it came to that."""
        self.end()
        self._done.seconds = time.monotonic() - self._clock
        seconds, code, stage = round(self._done.seconds, 3), self._exit_code(error), self._last_stage()
        articles = self._articles()
        if error is None:
            tell(journal.BuildEnded(code, seconds, articles))
        elif isinstance(error, KeyboardInterrupt):
            tell(journal.BuildInterrupted(stage, code, seconds, articles))
        elif isinstance(error, KgError | OSError | MemoryError):
            tell(journal.BuildFailed(stage, code, seconds, _words(error)))
        else:
            tell(journal.BuildCrashed(stage, code, seconds, _words(error), _calls(trace)))

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """
        Keep the report of what happens inside in the store, however it ends; the caller holds its lock.

        A store that has nothing yet gets none, so that a build that fails at once leaves nothing.
        """
        try:
            yield
        except BaseException as error:
            with suppress(KgError, OSError):  # the disk may be what failed; *error* is what is to be told
                self._keep(error)
            raise
        self._keep(None)

    # --- what the stages say ------------------------------------------------------------

    def begin(self, what: str, total: int | None = None) -> None:
        """Start a stage, ending the one before."""
        self._close()
        self.stage, self._since, self._steps = STAGES.get(what, what), time.monotonic(), 0
        self._shown.begin(what, total)

    def step(self, count: int = 1) -> None:
        """Say that *count* more steps are done."""
        self._steps += count
        if len(self._done.failures) > self._aside:
            self._tell_aside()
        self._shown.step(count)

    def end(self) -> None:
        """End the stage."""
        self._close()
        self._shown.end()

    def planned(self, plan: Mapping[str, Any], given: int) -> None:
        """Take down the *plan* (``Plan.as_dict``) of what is to be read of the articles *given*."""
        self._given = given
        self._planned = {name: plan[name] for name in ("new", "changed", "outdated")}
        tell(
            journal.PlanMade(
                self.stage,
                given,
                to_read=len(plan["read"]),
                unchanged=plan["unchanged"],
                why=tuple(plan["why"]),
                **self._planned,
            )
        )

    def read(self, identity: str, found: Reading) -> None:
        """Take down that the article *identity* was read."""
        self._read.update(characters=found.characters, tokens=found.tokens, sentences=found.sentences)
        self._relations.update(found.relations)
        process = self._processes.get(found.process)
        name = process.name if process else self._called(found.process)
        articles, most = (process.articles, process.memory) if process else (0, 0)
        self._processes[found.process] = tally.Process(name, articles + 1, max(most, found.memory))
        slow = found.seconds, identity, tally.Slow(identity, found.seconds, found.characters, found.tokens)
        (heapq.heappush if len(self._slowest) < tally.SLOWEST else heapq.heappushpop)(self._slowest, slow)
        tell(
            journal.DocumentRead(
                self.stage,
                identity,
                found.characters,
                found.tokens,
                found.sentences,
                round(found.seconds, 4),
                found.relations,
                found.process,
            )
        )

    def published(self, name: str, counted: tally.Graph | None, writer: int = 0) -> None:
        """
        Take down that readers have the graph *name* now, and what was *counted* when it was made.

        Without that it was there already, and what an earlier report tells of it still holds. *writer* is the most
        memory of the process that wrote it, where that was another.
        """
        done = self._done
        self._writer = writer
        known = counted or reports.graph(done.store, name) or tally.Graph(name, changed=False, counts={})
        self._graph = replace(known, changed=done.graph_changed, counts=dict(done.counts))
        tell(journal.GraphPublished(self.stage, name, done.graph_changed, dict(done.counts)))

    # --- what becomes of it -------------------------------------------------------------

    def _close(self) -> None:
        """Take down what the stage took, if one was begun, and what was set aside in it."""
        self._tell_aside()
        if self.stage == BEGINNING:
            return
        seconds = time.monotonic() - self._since
        before = self._stages.get(self.stage, tally.StageTime(self.stage, 0.0))
        self._stages[self.stage] = tally.StageTime(self.stage, before.seconds + seconds, before.steps + self._steps)
        tell(journal.StageEnded(self.stage, round(seconds, 3), self._steps))
        self.stage = BEGINNING

    def _last_stage(self) -> str:
        return next(reversed(self._stages), BEGINNING)

    def _tell_aside(self) -> None:
        for failure in self._done.failures[self._aside :]:
            kind = tally.kind_of(failure.problem)
            tell(journal.DocumentQuarantined(self.stage, failure.source, kind, failure.problem, failure.remedy))
        self._aside = len(self._done.failures)

    def _called(self, process: int) -> str:
        if process == os.getpid():
            return "main"
        return f"reader {1 + sum(x != os.getpid() for x in self._processes)}"

    def _articles(self) -> dict[str, int]:
        done = self._done
        return {
            "given": self._given,
            "read": done.read,
            "unchanged": done.unchanged,
            "dropped": len(done.dropped),
            "quarantined": len(done.failures),
        }

    def _exit_code(self, error: BaseException | None) -> int:
        if error is None:
            done = self._done
            return 0 if not done.failures and not done.stopped else 1 if done.counts else 2
        if isinstance(error, KeyboardInterrupt):
            return 130
        if isinstance(error, KgError):
            return error.exit_code
        return MachineError.exit_code if isinstance(error, OSError | MemoryError) else 70

    def _keep(self, error: BaseException | None) -> None:
        self.end()
        aside = [tally.stopped(x) for x in self._done.stopped]
        for x in aside:
            tell(journal.RelationStopped(self._last_stage(), x.kind, x.problem))
        self._done.seconds = time.monotonic() - self._clock
        self._done.tally = made = self._tally(error, aside)
        if made.disk["shards"] or made.disk["graph"]:
            reports.write(self._done.store, made)

    def _tally(self, error: BaseException | None, aside: list[tally.Aside]) -> tally.Tally:
        done = self._done
        failures = [tally.Aside(x.source, tally.kind_of(x.problem), x.problem, x.remedy) for x in done.failures]
        code = self._exit_code(error)
        return tally.Tally(
            operation=self._operation,
            outcome=_outcome(error, code),
            exit_code=code,
            error="" if error is None else _words(error),
            began=self._began,
            ended=_now(),
            seconds=round(done.seconds, 3),
            store=str(done.store),
            settings=self._settings,
            versions=self._versions,
            articles=self._articles() | self._planned,
            read={name: self._read[name] for name in ("characters", "tokens", "sentences")},
            relations=dict(self._relations),
            rates=self._rates(),
            stages=tuple(tally.StageTime(x.stage, round(x.seconds, 3), x.steps) for x in self._stages.values()),
            processes=self._all_processes(),
            slowest=tuple(x for _, _, x in sorted(self._slowest, key=lambda x: (-x[0], x[1]))),
            kinds=_counted(failures),
            quarantined=tuple(failures[: tally.LISTED]),
            stopped_kinds=_counted(aside),
            stopped=tuple(aside[: tally.LISTED]),
            notes=tuple(done.notes),
            graph=self._graph,
            disk=reports.sizes(done.store),
        )

    def _rates(self) -> dict[str, float]:
        reading = self._stages.get("reading")
        if reading is None or not reading.seconds:
            return {}
        counts = {"articles": self._done.read, "tokens": self._read["tokens"]}
        return {f"{name} a second": round(count / reading.seconds, 2) for name, count in counts.items()}

    def _all_processes(self) -> tuple[tally.Process, ...]:
        mine = self._processes.get(os.getpid())
        others = (x for number, x in self._processes.items() if number != os.getpid())
        writer = (tally.Process("writer", 0, self._writer),) if self._writer else ()
        return tally.Process("main", mine.articles if mine else 0, memory.peak()), *others, *writer


def _counted(aside: list[tally.Aside]) -> dict[str, int]:
    return dict(sorted(Counter(x.kind for x in aside).items(), key=lambda x: (-x[1], x[0])))


def _outcome(error: BaseException | None, code: int) -> str:
    if error is None:
        return ("done", "not all", "nothing")[code]
    if isinstance(error, KeyboardInterrupt):
        return "interrupted"
    return "failed" if isinstance(error, KgError | OSError | MemoryError) else "crashed"


def _words(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return ". ".join(getattr(error, "__notes__", ()))
    return str(error) if isinstance(error, KgError) else f"{type(error).__name__}: {error}"


def _calls(trace: TracebackType | None) -> tuple[str, ...]:
    """Return the innermost calls of *trace*: files of ours without the folder that kg happens to stand in."""
    root = f"{files.PACKAGE.parent}{os.sep}"
    found = traceback.extract_tb(trace)[-_CALLS:]
    return tuple(f"{x.filename.removeprefix(root)}:{x.lineno} in {x.name}" for x in found)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
