"""The most memory that this process ever held."""

from __future__ import annotations

import re
import sys
from pathlib import Path

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
