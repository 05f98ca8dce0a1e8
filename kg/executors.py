"""Where the left half of a build runs: in processes of this machine, or on the workers of a cluster."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from kg import workers
from kg.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.config import Config
    from kg.model import Document
    from kg.workers import Failure

T = TypeVar("T")

_DASK = re.compile(r"dask(?P<tls>\+tls)?://(?P<host>\[[0-9A-Fa-f:]+\]|[\w.-]+)(?P<port>:\d{1,5})?/?")
_PORT = ":8786"  # what a Dask scheduler listens on unless it is told otherwise


def address(executor: str) -> str:
    """
    Return the address of the scheduler that *executor* names, as Dask writes it.

    *executor* is ``dask://HOST:PORT``, or ``dask+tls://HOST:PORT`` where Dask's own settings name the certificates.
    Raises ``ConfigError`` for anything else.
    """
    found = _DASK.fullmatch(executor)
    if found is None:
        raise ConfigError(
            f"--executor {executor!r} is not known. Write dask://HOST:PORT, the address of a Dask scheduler; "
            "leave it out to read on this machine (-j N for N processes)"
        )
    return f"{'tls' if found['tls'] else 'tcp'}://{found['host']}{found['port'] or _PORT}"


def check(executor: str | None) -> None:
    """Raise ``ConfigError`` where *executor* cannot be meant, before anything is opened; nobody is asked."""
    if executor is not None:
        address(executor)


def run(
    documents: Iterable[Document],
    start: Callable[[], Callable[[Iterable[Document]], Iterator[T]]],
    jobs: int,
    executor: str | None,
    config: Config,
) -> Iterator[tuple[int, T | Failure]]:
    """
    Yield the number of each document and what was read in it, as they are done: each document once.

    As ``kg.workers.run`` with *jobs* processes where *executor* is ``None``, else as ``kg.cluster.run``: what
    comes back is the same. Raises ``ConfigError`` or ``MachineError`` where nothing can be read there.
    """
    if executor is None:
        return workers.run(documents, start, jobs)
    from kg import cluster

    return cluster.run(documents, start, address(executor), config)
