"""
A build in a process of its own, by the fake reader: to be killed, or to be read beside.

``python -m tests.changing STORE STOP BATCH...`` builds each batch (a folder) in turn. It kills itself at the file
operation in the store that is the STOP-th, as a power cut would; with 0 it goes on to the end and prints how many
there were.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from kg import pipeline
from kg.config import Config
from kg.store import fingerprint
from tests import fakes

OPERATIONS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"}
"""Audit events of what changes a disk, and of what reads it: between any two of them a build may be killed."""


def main(store: str, stop: str, *batches: str) -> None:
    done = 0

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal done
        if event in OPERATIONS and str(arguments[0]).startswith(store):
            done += 1
            if done == int(stop):
                os.kill(os.getpid(), signal.SIGKILL)

    fake(vars(pipeline), vars(fingerprint))
    sys.addaudithook(hook)
    for batch in batches:
        pipeline.build([batch], Path(store), config=Config())
    sys.stdout.write(f"{done}\n")


def fake(stages: dict[str, Any], hashes: dict[str, Any]) -> None:
    """Put the fake reader into *stages*, and into *hashes* what stands for sources that nobody edits meanwhile."""
    stages["_reader"] = fakes.reader
    hashes["pipeline"] = lambda config: "a" * 64
    hashes["graph"] = lambda config: "b" * 64


if __name__ == "__main__":
    main(*sys.argv[1:])
