"""
Readers that other processes can import, and that do what documents ask of them: raise, die, be slow.

Nothing but what they need is imported: every process that a test starts imports it too.
"""

from __future__ import annotations

import os
import re
import signal
import time
from contextlib import suppress

from kg import bounds
from kg.errors import ConfigError


def reader():
    """Return a reader that gives bodies back, and does what some of them ask for."""
    return read


def read(documents):
    for document in documents:
        if document.body == "raise":
            raise ValueError("bad words")
        if document.body == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if document.body == "exit":
            os._exit(7)
        if document.body == "slow":
            time.sleep(0.5)
        if document.body == "interrupt":
            os.kill(os.getpid(), signal.SIGINT)  # as a terminal does to every process
        yield document.body.upper()


def unfit():
    raise ConfigError("no such model")


def broken():
    raise ImportError("no such module")


def killed_while_loading():
    os.kill(os.getpid(), signal.SIGKILL)


def interrupted_while_loading():
    os.kill(os.getpid(), signal.SIGINT)
    return read


def lazy():
    """Return a reader that gives back nothing."""
    return lambda _documents: iter(())


def with_setting(mark):
    return lambda batch: (document.body + mark for document in batch)


def with_bounds(seconds, memory):
    """Return a reader that bounds what a document may cost, and that goes beyond it with some."""
    bounds.SECONDS, bounds.MEMORY = seconds, memory
    return never_ending


def never_ending(documents):
    for document in documents:
        if document.body == "endless":
            while True:
                with suppress(Exception):  # as libraries do
                    re.fullmatch("(a|aa)+b", "a" * 60)
        if document.body == "circling":
            while True:
                with suppress(Exception):
                    sum(range(1000))
        if document.body == "deaf":
            # One call that looks at no signal until it is done.
            sum(range(10**14))
        if document.body == "greedy":
            len(bytearray(1 << 31))
        yield document.body.upper()
