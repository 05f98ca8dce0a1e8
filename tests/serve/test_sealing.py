"""A process that can open nothing."""

from __future__ import annotations

import socket
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.serve.sealing import sealed


def test_no_file_and_no_connection_is_opened() -> None:
    """And both are again afterwards, also when the query failed."""
    with socket.create_server(("127.0.0.1", 0)) as there:
        address = there.getsockname()
        with pytest.raises(OSError, match="Too many open files"), sealed():
            Path(__file__).open()  # noqa: SIM115 - it is not opened
        with pytest.raises(OSError, match="Too many open files"), sealed():
            socket.create_connection(address)
        socket.create_connection(address).close()
        assert Path(__file__).read_text(encoding="utf-8")


def test_the_engine_asks_no_other_server() -> None:
    """Should a SERVICE come as far as the engine."""
    with socket.create_server(("127.0.0.1", 0)) as there:
        there.settimeout(0.5)
        query = f"ASK {{ SERVICE <http://127.0.0.1:{there.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        with pytest.raises(OSError), sealed():  # noqa: PT011 - the engine's words are its own
            ox.Store().query(query)
        with pytest.raises(TimeoutError):
            there.accept()
