"""
A graph written by a process of its own, whose memory goes with it: what the engine keeps, and what is indexed.

The lines go to its stdin, each piece behind its length, none at the end; what it does and what came of it come back as
lines of JSON. Where the one who asked is gone, it ends: nobody would take what it writes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from kg import memory
from kg.errors import KgError, MachineError, StoreError
from kg.store import disk

LARGE = 200_000
"""Statements of a graph that is worth a process of its own: to start one takes half a second."""

_CODE = "import sys; sys.path[:] = sys.argv[2:]; from kg.store.apart import main; main(sys.argv[1])"
_LENGTH = 8
_WAIT = 60
"""Seconds for a process that tells no more to end."""
_KINDS: dict[str, type[KgError]] = {x.__name__: x for x in (MachineError, StoreError)}


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it: the ``digests`` of the graph; ``memory`` the most bytes of a process of its own."""

    digests: dict[str, str]
    memory: int = 0


def fill(
    blocks: Iterable[list[bytes]], folder: Path, told: Callable[[str], None], besides: Callable[[], None]
) -> Written:
    """
    Write the graph of *blocks*, sorted lines, into *folder*, with its index, in this process.

    *told* is given the name of each stage; *besides* is called once the graph is written. Raises as ``oxigraph.write``.
    """
    from kg.store import index, oxigraph

    oxigraph.write(blocks, folder)
    besides()
    told("indexing its words")
    index.keep(folder)
    told("writing the graph")
    return Written(oxigraph.digests(folder))


def fill_apart(
    blocks: Iterable[list[bytes]], folder: Path, told: Callable[[str], None], besides: Callable[[], None]
) -> Written:
    """Do as ``fill`` in another process; raise ``MachineError`` where that is killed."""
    command = [sys.executable, "-c", _CODE, str(folder), *sys.path]
    # A group of its own: Ctrl-C, which a terminal sends to every process of a group, is ours to deal with.
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, process_group=0) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            with suppress(BrokenPipeError):  # it tells why it reads no more
                for block in blocks:
                    if block:
                        _send(process.stdin, b"\n".join(block) + b"\n")
                _send(process.stdin, b"")
            for line in process.stdout:
                match json.loads(line):
                    case {"written": True}:
                        besides()
                    case {"stage": str(name)}:
                        told(name)
                    case {"digests": dict(digests), "memory": int(most)}:
                        return Written(digests, most)
                    case {"error": str(words), "kind": str(kind)}:
                        raise _KINDS[kind](words) if kind in _KINDS else RuntimeError(words)
            with suppress(subprocess.TimeoutExpired):
                process.wait(_WAIT)
        finally:
            process.kill()  # where it is done, it only waits for us
            with suppress(BrokenPipeError):
                process.stdin.close()
    how = f"was killed (signal {-process.returncode})" if process.returncode < 0 else "ended"
    raise MachineError(f"{folder.parent}: the process that was to write the graph {how}. Free some memory")


def _send(file: IO[bytes], data: bytes) -> None:
    file.write(len(data).to_bytes(_LENGTH, "big") + data)
    file.flush()


# --- in the other process -----------------------------------------------------------------


def main(folder: str) -> None:
    """Write the graph whose lines come on stdin into *folder*, and tell of it on stdout."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library says is no answer

    def tell(**what: Any) -> None:
        print(json.dumps(what), file=out, flush=True)

    try:
        with memory.no_cycles():
            stages, written = (lambda name: tell(stage=name)), (lambda: tell(written=True))
            found = fill(_given(sys.stdin.buffer), Path(folder), stages, written)
        tell(digests=found.digests, memory=memory.peak())
    except KgError as error:
        tell(error=str(error), kind=type(error).__name__)
    except OSError as error:
        tell(error=str(disk.failure(error, folder)), kind=MachineError.__name__)
    except MemoryError:
        tell(error=f"{folder}: no memory is left to write the graph. Free some", kind=MachineError.__name__)
    except Exception as error:  # noqa: BLE001  told by the one who asked, who is the one that is heard
        tell(error=f"{type(error).__name__}: {error}", kind="")


def _given(file: IO[bytes]) -> Iterator[list[bytes]]:
    """Yield the blocks that come, as lines; end the process where they end too soon, or whoever sends them does."""
    while data := _piece(file):
        lines = data.split(b"\n")
        lines.pop()
        yield lines
    threading.Thread(target=_watch, args=(file,), daemon=True).start()


def _piece(file: IO[bytes]) -> bytes:
    length = file.read(_LENGTH)
    size = int.from_bytes(length, "big")
    data = file.read(size)
    if len(length) < _LENGTH or len(data) < size:
        os._exit(1)
    return data


def _watch(file: IO[bytes]) -> None:
    """Wait for the end of what comes, which is that of the one who sends."""
    file.read()
    os._exit(1)
