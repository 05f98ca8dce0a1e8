"""The server on its port: opened, told, run until it is stopped."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import socket
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import uvicorn

from kg.errors import ConfigError, MachineError
from kg.journal import ServerStarted, ServerStopped, tell
from kg.serve import app
from kg.serve.guard import Guard
from kg.serve.limits import Limits
from kg.serve.replies import CutOff
from kg.serve.security import Access, is_loopback

_BACKLOG = 512
_GRACE = 3
"""Seconds for answers to be finished when the server is stopped."""


def listen(host: str, port: int) -> socket.socket:
    """
    Return a socket that listens at *host* and *port*; 0 for any free one.

    Raises ``ConfigError`` where the port is taken, may not be used, or *host* is not an address of this machine.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        opened = socket.socket(family, kind, protocol)  # named TCP: else asyncio leaves Nagle's delay on
    except (OSError, UnicodeError, OverflowError) as error:
        raise ConfigError(f"{host}:{port}: not an address to listen at ({error})") from error
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        opened.close()
        raise _refused(error, host, port) from error
    return opened


def _refused(error: Exception, host: str, port: int) -> ConfigError | MachineError:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return ConfigError(f"port {port} is taken by another program. Name another with --port, or 0 for any free one")
    if number == errno.EACCES:
        return ConfigError(f"port {port} may not be used by you. Name one above 1023 with --port")
    return ConfigError(f"{host}:{port}: cannot listen there ({error}). Name an address of this machine with --host")


def address(opened: socket.socket, host: str) -> str:
    """Return the URL of the server on *opened*, which was asked for as *host*."""
    number = opened.getsockname()[1]
    shown = "localhost" if host in ("", "0.0.0.0", "::") or is_loopback(host) else host
    return f"http://[{shown}]:{number}" if ":" in shown else f"http://{shown}:{number}"


def run(
    store: Path,
    opened: socket.socket,
    *,
    access: Access,
    limits: Limits,
    workers: int,
    announce: Callable[[], None],
    texts: bool = False,
) -> None:
    """
    Serve the graph of *store* on *opened* until Ctrl-C or SIGTERM; *announce* is called when it answers.

    The journal is told of each request; with *texts* also what the queries were.

    Raises ``ServeError`` where the store cannot be opened.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the processes are ended as by Ctrl-C
    guard = Guard(store, limits, workers)
    site = app.Site(guard, access, store.resolve().stem, texts=texts)
    began = time.monotonic()

    def started() -> None:
        where = address(opened, opened.getsockname()[0])
        tell(ServerStarted(str(store), where, workers, {"communique-kg": version("communique-kg")}))
        announce()

    try:
        asyncio.run(_run(site, opened, started))
    finally:
        tell(ServerStopped(round(time.monotonic() - began, 3), site.counts.requests.total()))


async def _run(site: app.Site, opened: socket.socket, announce: Callable[[], None]) -> None:
    guard = site.guard
    # Opened before the server is: what is wrong with the store is told, not logged.
    await guard.start()
    try:
        config = uvicorn.Config(
            app.make(site),
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_GRACE,
            timeout_keep_alive=30,
            lifespan="off",
        )
        logging.getLogger("uvicorn.error").addFilter(_not_cut_off)
        server = uvicorn.Server(config)
        announced = asyncio.create_task(_when_started(server, announce))
        await server.serve(sockets=[opened])
        announced.cancel()
    finally:
        await guard.close()


async def _when_started(server: uvicorn.Server, announce: Callable[[], None]) -> None:
    while not server.started:
        await asyncio.sleep(0.01)
    announce()


def _not_cut_off(record: logging.LogRecord) -> bool:
    """Leave answers that were cut off out of the log: their client is told by the end of its connection."""
    return not (record.exc_info and isinstance(record.exc_info[1], CutOff))
