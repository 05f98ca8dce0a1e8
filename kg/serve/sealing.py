"""A process that can open nothing: what a stranger's query runs in."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def sealed() -> Iterator[None]:
    """
    Let this process open nothing while a stranger's query runs: no file, no connection.

    The engine has all files of the store open by then. Should a way be found to have it ask another server, which
    ``kg.store.sparql.check`` refuses, it finds no socket.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
