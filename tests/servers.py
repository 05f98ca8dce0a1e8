"""SPARQL servers of others, each a real one in a process of its own, for the tests of all that asks one."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

PATIENCE = 60.0
"""Seconds that a server may take until it answers: a machine of two cores starts Virtuoso in four."""

PASSWORD = "dba"


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except (OSError, urllib.error.URLError):
        return False


@contextmanager
def _running(command: list[str], url: str, folder: Path) -> Iterator[None]:
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
    with _running([command, "serve", "-l", str(folder / "data"), "-b", f"127.0.0.1:{port}"], url, folder):
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
    with _running([command, "+foreground", "+configfile", "virtuoso.ini"], f"{url}/sparql", folder):
        yield url
