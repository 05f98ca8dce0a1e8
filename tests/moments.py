"""
A build that is killed at each of its moments in turn, by the fake reader.

``python -m tests.moments STORE INPUT PLACE [again]`` copies the store to ``PLACE/1``, ``PLACE/2`` …, builds INPUT into
each, and kills that build just before the first, second … time that it makes, renames or removes something in it, which
it tells. With ``again``, which writes what is there anew, shards are left out. It ends when a build comes to its end.
Each is a process of its own, forked: imports take longer than such a build.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import traceback
from pathlib import Path
from typing import Any

from kg import assembly, check, pipeline, rdf, resolve, tables  # noqa: F401  # before the forks
from kg.check.gate import gate
from kg.config import Config
from kg.model import Document
from kg.store import fingerprint, index, oxigraph  # noqa: F401
from tests import fakes
from tests.changing import fake

_CHANGES = ("os.rename", "os.remove", "os.mkdir")


def main(store: str, given: str, place: str, again: str = "") -> None:
    fake(vars(pipeline), vars(fingerprint))
    _warm()
    number = 0
    while True:
        number += 1
        mine = Path(place) / str(number)
        shutil.copytree(store, mine)
        child = os.fork()
        if not child:
            _build(given, mine, number, again=bool(again))
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            _tell("ended", os.waitstatus_to_exitcode(status))
            return


def _warm() -> None:
    """Load the tables, shapes and axioms once for all; no store is opened, whose threads a fork would not have."""
    read = fakes.relations(Document("0", fakes.article(0)))
    gate(resolve.resolve([read], Config()), Config(), {}, tables.load())


def _tell(*what: object) -> None:
    sys.stdout.write(" ".join(map(str, what)) + "\n")
    sys.stdout.flush()


def _build(given: str, mine: Path, moment: int, *, again: bool) -> None:
    """Build in this process, and end it."""
    left = moment

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event not in _CHANGES:
            return
        path = str(arguments[0])
        if str(mine) not in path or (again and "/shards/" in path):
            return
        if os.path.lexists(path) != (event == "os.mkdir"):  # else it changes nothing
            left -= 1
            if not left:
                _tell(moment, event, path.removeprefix(str(mine)))
                os.kill(os.getpid(), signal.SIGKILL)

    code = 1
    try:
        sys.addaudithook(hook)
        pipeline.build([given], mine, config=Config(), again=again)
        code = 0
    except Exception:  # noqa: BLE001  told here: this process ends without another word
        traceback.print_exc()
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(*sys.argv[1:])
