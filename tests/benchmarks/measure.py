"""How benchmarks measure, and what a result is."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Result:
    """
    One thing measured against another in the same run.

    *seconds* is ours, *reference* what it is measured against; *goal* bounds the ratio where one was set.
    """

    what: str
    seconds: float
    against: str
    reference: float
    goal: float | None = None

    @property
    def ratio(self) -> float:
        return self.seconds / self.reference


def alternately(*tasks: Callable[[], object], rounds: int = 5) -> list[float]:
    """
    Return the shortest time of each of *tasks*, in seconds.

    They take turns, so that what else the machine does hits them alike; the shortest is the one least disturbed.
    """
    best = [float("inf")] * len(tasks)
    for _ in range(rounds):
        for i, task in enumerate(tasks):
            began = time.perf_counter()
            task()
            best[i] = min(best[i], time.perf_counter() - began)
    return best


def command(*arguments: str, cwd: Path | None = None) -> Callable[[], object]:
    """Return a task that runs Python with *arguments* in a process of its own and waits for it."""

    def task() -> None:
        subprocess.run(
            [sys.executable, *arguments], cwd=cwd, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    return task


def kg(*arguments: str, cwd: Path | None = None) -> Callable[[], object]:
    """Return a task that runs the command kg."""
    return command("-m", "kg", *arguments, cwd=cwd)


def table(results: Sequence[Result]) -> str:
    """Return *results* as a table in Markdown."""
    lines = ["| what | seconds | against | seconds | ratio | goal |", "|---|--:|---|--:|--:|--:|"]
    for x in results:
        goal = "" if x.goal is None else f"< {x.goal:g}{'' if x.ratio < x.goal else ' **missed**'}"
        lines.append(
            f"| {x.what} | {seconds(x.seconds)} | {x.against} | {seconds(x.reference)} | {ratio(x.ratio)} | {goal} |"
        )
    return "\n".join(lines)


def seconds(value: float) -> str:
    return f"{value:.4f}" if value < 0.01 else f"{value:.3f}" if value < 1 else f"{value:.2f}"


def ratio(value: float) -> str:
    return f"{value:.2g}" if value < 0.1 else f"{value:.2f}" if value < 10 else f"{value:.0f}"


def machine() -> str:
    """Return what the figures depend on, in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} × {_processor()}, {memory:.0f} GiB, {sys.platform}"


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:  # noqa: PTH123
            return next(line.partition(":")[2].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        import platform

        return platform.processor() or platform.machine()
