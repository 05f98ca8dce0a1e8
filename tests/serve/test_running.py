"""The server as a program: its port, its signals, its answers while strangers ask too much."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from kg.errors import ConfigError
from kg.serve import running
from tests.queries import world
from tests.serve.conftest import ENDLESS, Server, make_store, serving

LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(ConfigError, match=r"taken .* --port"):
        running.listen("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize("host", ["192.0.2.1", "no host", "x" * 300])
def test_an_address_of_others_is_told(host: str) -> None:
    """192.0.2.0/24 is nobody's (RFC 5737)."""
    with pytest.raises(ConfigError, match="listen"):
        running.listen(host, 0)


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "localhost"), ("0.0.0.0", "localhost"), ("localhost", "localhost")],
)
def test_the_address_that_is_told_can_be_opened(host: str, shown: str) -> None:
    with running.listen(host, 0) as opened:
        assert running.address(opened, host) == f"http://{shown}:{opened.getsockname()[1]}"


def kg(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "serve", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_a_taken_port_ends_the_command(served_store: Path) -> None:
    """With 2, and no traceback."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = kg("--store", str(served_store), "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "taken by another program" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_store_without_a_graph_ends_the_command(tmp_path: Path) -> None:
    done = kg("--store", str(tmp_path / "none.kg"), "--port", "0")
    assert done.returncode == 2
    assert "no such store" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_it_and_all_its_processes(served_store: Path, number: signal.Signals) -> None:
    """Exit 0, also while a query runs."""
    with serving(served_store, "--workers", "2") as server:
        children = server.children()
        asking = threading.Thread(target=_ignored, args=(server.url,))
        asking.start()
        time.sleep(0.5)
        server.process.send_signal(number)
        assert server.process.wait(15) == 0
        asking.join()
    assert children
    assert not [x for x in children if Path(f"/proc/{x}").exists()]


def _ignored(url: str) -> None:
    with suppress(httpx.HTTPError):
        httpx.post(f"{url}/sparql", data={"query": ENDLESS}, timeout=30)


def test_it_answers_at_once_while_an_endless_query_is_killed(served_store: Path) -> None:
    """One worker; the query would run for hours."""
    with serving(served_store, "--workers", "1", "--timeout", "2") as server:
        told: list[httpx.Response] = []
        url = f"{server.url}/sparql"
        asking = threading.Thread(target=lambda: told.append(httpx.post(url, data={"query": ENDLESS}, timeout=60)))
        asking.start()
        time.sleep(0.5)
        answered = 0
        while asking.is_alive():
            assert server.get("/health").status_code == 200
            assert server.sparql("ASK { ?s ?p ?o }").json()["boolean"]
            answered += asking.is_alive()
        assert told[0].status_code == 504
        assert "longer than 2 s" in told[0].json()["error"]
        assert answered


def test_an_answer_that_is_cut_off_looks_so(served_store: Path) -> None:
    """Its status was sent: the connection ends without the end of the answer."""
    with (
        serving(served_store, "--max-bytes", "1000000") as server,
        pytest.raises(httpx.RemoteProtocolError, match="incomplete"),
    ):
        server.sparql(LONG)


def test_a_client_that_leaves_takes_its_query_with_it(served_store: Path) -> None:
    """Its process is replaced, though it had an hour."""
    with serving(served_store, "--workers", "1", "--timeout", "3600") as server:
        (before,) = server.children()
        with pytest.raises(httpx.ReadTimeout):
            server.post("/sparql", data={"query": ENDLESS}, timeout=0.3)
        deadline = time.monotonic() + 20
        while before in server.children():
            assert time.monotonic() < deadline, "it still runs"
            time.sleep(0.05)


def test_a_rebuild_is_followed_without_a_restart(tmp_path: Path) -> None:
    store = make_store(tmp_path / "my.kg", world.nquads())
    count = "SELECT (COUNT(?x) AS ?n) { ?x a dip:Person }"
    with serving(store) as server:
        assert server.sparql(count, Accept="text/csv").text == "n\r\n6\r\n"
        fewer = [x for x in world.nquads() if "ana-torvald" not in x]
        make_store(store, fewer, "2")
        assert server.sparql(count, Accept="text/csv").text == "n\r\n5\r\n"
        assert server.get("/ready").status_code == 200


def test_a_store_that_is_gone_is_not_ready(tmp_path: Path) -> None:
    """Its files are open and still answer, but a restart would find nothing: whoever watches is told in time."""
    store = make_store(tmp_path / "my.kg", world.nquads())
    with serving(store) as server:
        assert server.get("/ready").status_code == 200
        shutil.rmtree(store)
        told = server.get("/ready")
        assert (told.status_code, "gone" in told.text) == (503, True)
        assert server.get("/health").status_code == 200


def test_health_and_readiness(server: Server) -> None:
    assert server.get("/health").json() == {"status": "ok"}
    assert server.get("/ready").json() == {"ready": True}
