"""SPARQL servers of others, each a real one in a process of its own, for the tests of all that asks one."""

from __future__ import annotations

import http.client
import http.server
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

PATIENCE = 240.0
"""Seconds that a server may take until it answers: a machine of two busy cores starts Virtuoso in twelve."""

PASSWORD = "dba"
"""What Virtuoso's first user has when its database is new."""


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def _answers(url: str) -> bool:
    """
    Tell whether a server answers, with whatever status.

    It is asked until it does, so not by urllib, which reads all certificates of the machine each time.
    """
    asked = urlsplit(url)
    connection = http.client.HTTPConnection(asked.hostname or "", asked.port, timeout=5)
    try:
        connection.request("GET", asked.path or "/")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


@contextmanager
def running(command: list[str], url: str, folder: Path) -> Iterator[None]:
    """Run *command* in *folder* until the block is left; wait until something answers at *url*."""
    log = folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
    try:
        end = time.monotonic() + PATIENCE
        while not _answers(url):
            if process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"{command[0]} did not start:\n{log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.wait()


def oxigraph_command() -> str:
    """Return the path of Oxigraph's own server, which its package from PyPI has."""
    beside = Path(sys.executable).with_name("oxigraph")
    found = str(beside) if beside.exists() else shutil.which("oxigraph")
    if found is None:
        pytest.skip("oxigraph, the server, is not installed: pip install oxigraph")
    return found


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Run Oxigraph's server with an empty store in *folder*; its base URL."""
    command = oxigraph_command()
    folder.mkdir(parents=True, exist_ok=True)
    url = f"http://127.0.0.1:{(port := free_port())}"
    with running([command, "serve", "-l", str(folder / "data"), "-b", f"127.0.0.1:{port}"], url, folder):
        yield url


_VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
MaxClientConnections = 10
CheckpointInterval = 0
NumberOfBuffers = 2000
MaxDirtyBuffers = 1200
ServerThreads = 10
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 10
MaxClientConnections = 10
KeepAliveTimeout = 10
MaxKeepAlives = 10
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryCostEstimationTime = 0
MaxQueryExecutionTime = 60
[URIQA]
DynamicLocal = 0
DefaultHost = 127.0.0.1:{http}
"""


@contextmanager
def virtuoso(folder: Path, rows: int = 10_000) -> Iterator[str]:
    """Run Virtuoso with a new database in *folder*, which answers with at most so many *rows*; its base URL."""
    command = shutil.which("virtuoso-t")
    if command is None:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7-bin")
    folder.mkdir(parents=True, exist_ok=True)
    http, sql = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(http=http, sql=sql, rows=rows))
    url = f"http://127.0.0.1:{http}"
    with running([command, "+foreground", "+configfile", "virtuoso.ini"], f"{url}/sparql", folder):
        yield url


class Asked(NamedTuple):
    """A request that a server got."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: str


@dataclass
class Told:
    """What a made-up server answers to everything, and what it was asked."""

    status: int = 200
    kind: str = "application/sparql-results+json"
    body: bytes = b'{"head":{},"boolean":true}'
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None  # what it says its length is, where that is a lie
    wait: float = 0.0
    asked: list[Asked] = field(default_factory=list)
    url: str = ""


@contextmanager
def telling(told: Told) -> Iterator[Told]:
    """Run a server that answers as *told*, for what a real one cannot be brought to: its ``url``."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            told.asked.append(Asked(self.command, self.path, dict(self.headers), body))
            time.sleep(told.wait)
            with suppress(OSError):  # who asked may have gone
                self.send_response(told.status)
                self.send_header("Content-Type", told.kind)
                self.send_header("Content-Length", str(len(told.body) if told.length is None else told.length))
                for name, value in told.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(told.body)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        told.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield told
        finally:
            server.shutdown()
            thread.join()
