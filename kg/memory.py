"""The most memory that this process ever held, and no search for cycles where there are none."""

from __future__ import annotations

import gc
import re
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PEAK = re.compile(rb"^VmHWM:\s*(\d+) kB", re.MULTILINE)


def peak() -> int:
    """
    Return the most bytes of memory that this process had at a time, 0 where the system does not tell.

    Linux says it of the program that runs; what ``getrusage`` says there may be of the one that started it.
    """
    try:
        found = _PEAK.search(Path("/proc/self/status").read_bytes())
        return int(found[1]) << 10 if found else 0
    except OSError:
        pass  # no Linux
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most << 10


@contextmanager
def no_cycles() -> Iterator[None]:
    """
    Have Python not look for cycles: a graph is made of tens of millions of objects without one.

    Looking through all of them again as they grow took a third of the time of making one, and freed nothing. What is
    used no more is freed as ever, by its count of uses.
    """
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()
