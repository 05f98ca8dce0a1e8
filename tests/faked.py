"""
The program with the fake reader (``tests.fakes``): ``python -m tests.faked build ARTICLES/ -o my.kg``.

With ``--clock-back`` before the command the clock of the machine goes backwards: each look at it finds it a day before.
"""

from __future__ import annotations

import sys
import time
from itertools import count

from kg import cli, pipeline
from kg.store import fingerprint
from tests.changing import fake

fake(vars(pipeline), vars(fingerprint))
if sys.argv[1:2] == ["--clock-back"]:
    del sys.argv[1]
    days = count()
    time.time = lambda: 4e9 - 86_400 * next(days)  # type: ignore[assignment]
    time.time_ns = lambda: int(time.time() * 1e9)  # type: ignore[assignment]
cli.main()
