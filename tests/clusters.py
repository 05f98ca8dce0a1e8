"""A real Dask cluster on this machine: a scheduler and workers in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[1]
PATIENCE = 120.0
"""Seconds that a process may take until it is there: two busy cores start one in five."""


@dataclass
class Cluster:
    """A scheduler, by its address, and what was started beside it."""

    address: str  # tcp://…
    folder: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def executor(self) -> str:
        """What a user gives to --executor."""
        return self.address.replace("tcp://", "dask://")

    def add(self, workers: int, *options: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start *workers* processes that read one document at a time, and wait until the scheduler knows them."""
        from distributed import Client

        command = ["worker", self.address, "--nthreads", "1", "--nworkers", str(workers), "--no-dashboard"]
        command += ["--local-directory", str(self.folder), *options]
        # One client for all the while: making one costs more than looking.
        with Client(self.address, set_as_default=False) as client:
            wanted = client.run_on_scheduler(_known) + workers
            process = _start(command, self.folder / f"worker-{len(self.processes)}.log", environment)
            self.processes.append(process)
            _wait(lambda: client.run_on_scheduler(_known) >= wanted, process)
        return process

    def workers(self) -> dict[str, int]:
        """Return the process id of each worker, by its address."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            return dict(client.run(os.getpid, on_error="return"))


def _known(dask_scheduler: Any) -> int:
    """Count the workers of a scheduler, in its process."""
    return len(dask_scheduler.workers)


def _start(command: list[str], log: Path, environment: Mapping[str, str] | None) -> subprocess.Popen[bytes]:
    own = {"PYTHONPATH": str(ROOT)} if environment is None else environment  # tests are found there, and this kg
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *command],
            cwd=log.parent,
            env=os.environ | own,
            stdout=output,
            stderr=subprocess.STDOUT,
        )


def _wait(done, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while not done():
        assert process.poll() is None, f"it ended with {process.returncode}"
        assert time.monotonic() < until, "it did not start"
        time.sleep(0.05)


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """Run a scheduler without workers until the block is left; ends all that was started."""
    file = folder / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
    scheduler = _start(["scheduler", *options], folder / "scheduler.log", None)
    found = Cluster("", folder, [scheduler])
    try:
        _wait(lambda: file.exists() and file.read_text(encoding="utf-8").endswith("}"), scheduler)
        found.address = json.loads(file.read_text(encoding="utf-8"))["address"]
        yield found
    finally:
        for process in reversed(found.processes):
            process.terminate()
        for process in reversed(found.processes):
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
