"""
A build in a process of its own, by the fake reader: to be killed, or to be read beside.

``python -m tests.changing STORE STOP BATCH...`` builds each batch (a folder) in turn. With STOP ``2 shards/`` it kills
itself just before a file of such a name takes its place in the store for the second time; ``-`` lets it end.
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


def main(store: str, stop: str, *batches: str) -> None:
    number, _, name = stop.partition(" ")
    left = int(number) if name else 0

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if name and event == "os.rename" and f"{store}/{name}" in str(arguments[1]):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    fake(vars(pipeline), vars(fingerprint))
    sys.addaudithook(hook)
    for batch in batches:
        pipeline.build([batch], Path(store), config=Config())


def fake(stages: dict[str, Any], hashes: dict[str, Any]) -> None:
    """Put the fake reader into *stages*, and into *hashes* what stands for sources that nobody edits meanwhile."""
    stages["_reader"] = fakes.reader
    hashes["pipeline"] = lambda config: "a" * 64
    hashes["graph"] = lambda config: "b" * 64


if __name__ == "__main__":
    main(*sys.argv[1:])
