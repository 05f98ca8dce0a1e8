"""What a server tells of its requests: a line each in its log, counts at /metrics."""

from __future__ import annotations

import hashlib
import json
import re
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.serve.watching import CONTENT_TYPE, Counts, digest, query
from tests.serve.conftest import ENDLESS, Server, serving

QUERY = "SELECT ?meeting { ?meeting a dip:Meeting }"


Told = Callable[[], dict[str, Any]]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log") / "serve.jsonl"


@pytest.fixture(scope="module")
def watched(served_store: Path, log: Path) -> Iterator[Server]:
    """A server with a log."""
    with serving(served_store, "--log", str(log), "--workers", "1") as running:
        yield running


def lines(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text().splitlines()]


@pytest.fixture
def told(log: Path) -> Iterator[Told]:
    """Return the line that came since the test began; it is written after its answer was sent, so wait for it."""
    before = len(lines(log)) if log.exists() else 0

    def told() -> dict[str, Any]:
        end = time.monotonic() + 10
        while not (new := [x for x in lines(log)[before:] if x["event"] == "request-answered"]):
            assert time.monotonic() < end, "nothing was logged"
            time.sleep(0.01)
        return new[-1]

    yield told
    told()  # the line of this test is not taken for one of the next


def test_a_query_has_a_line_without_its_text(watched: Server, log: Path, told: Told) -> None:
    """The digest is that of the query's text; the text is nowhere."""
    answer = watched.sparql(QUERY)
    line = told()
    assert line["digest"] == hashlib.sha256(QUERY.encode()).hexdigest()[:16]
    assert (line["method"], line["path"], line["status"], line["outcome"]) == ("POST", "/sparql", 200, "ok")
    assert (line["bytes"], line["query"]) == (len(answer.content), None)
    assert line["ms"] > 0
    assert "dip:Meeting" not in log.read_text()


def test_the_query_string_is_not_in_the_log(watched: Server, log: Path, told: Told) -> None:
    watched.get("/sparql", params={"query": "ASK { ?harbour ?lights ?out }"})
    assert told()["path"] == "/sparql"
    assert "harbour" not in log.read_text()


def test_an_answer_in_json_has_its_rows_counted(watched: Server, told: Told) -> None:
    answer = watched.post("/api/ask", json={"sparql": QUERY}).json()
    assert told()["rows"] == len(answer["rows"]) > 0


@pytest.mark.parametrize(
    ("path", "headers", "status", "outcome"),
    [
        ("/nowhere", {}, 404, "wrong"),
        ("/", {"Host": "elsewhere.example"}, 421, "refused"),
        ("/sparql?query=SELECT", {}, 400, "wrong"),
    ],
)
def test_what_is_not_answered_is_told_as_such(
    watched: Server, told: Told, path: str, headers: dict[str, str], status: int, outcome: str
) -> None:
    assert watched.get(path, headers=headers).status_code == status
    assert (told()["status"], told()["outcome"]) == (status, outcome)


def test_a_query_that_takes_too_long_is_told_as_limited(served_store: Path, tmp_path: Path) -> None:
    with serving(served_store, "--timeout", "1", "--workers", "1", "--log", str(tmp_path / "log")) as server:
        assert server.sparql(ENDLESS).status_code == 504
    told = next(x for x in lines(tmp_path / "log") if x["event"] == "request-answered")
    assert (told["status"], told["outcome"]) == (504, "limited")


def test_a_client_that_leaves_is_told(watched: Server, told: Told) -> None:
    """It sends a query without an end and hangs up; the status is the one that other servers' logs have for it."""
    port = watched.base_url.port
    assert port is not None
    head = f"Host: localhost:{port}\r\nContent-Type: application/sparql-query\r\nContent-Length: {len(ENDLESS)}"
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.sendall(f"POST /sparql HTTP/1.1\r\n{head}\r\n\r\n{ENDLESS}".encode())
    line = told()
    assert (line["path"], line["outcome"], line["status"]) == ("/sparql", "left", 499)


def test_log_queries_tells_the_text_too(served_store: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with serving(served_store, "--log-queries", KG_LOG=str(log)) as server:
        server.sparql(QUERY)
    started, answered, stopped = lines(log)
    assert (started["event"], started["address"]) == ("server-started", server.url)
    assert (answered["event"], answered["query"]) == ("request-answered", QUERY)
    assert (stopped["event"], stopped["requests"]) == ("server-stopped", 1)


def test_metrics_count_what_was_asked(watched: Server) -> None:
    """In Prometheus' format; one more request is one more."""
    series = 'kg_requests_total{path="/health",method="GET",status="200",outcome="ok"}'
    counted = []
    for _ in range(2):
        watched.get("/health")
        page = watched.get("/metrics")
        assert page.headers["content-type"] == CONTENT_TYPE
        counted.append(int(page.text.partition(f"{series} ")[2].split()[0]))
    assert counted[1] == counted[0] + 1
    assert re.search(r"^kg_requests_running 1$", page.text, re.MULTILINE)


def test_metrics_want_the_token_as_all_else_does(served_store: Path) -> None:
    with serving(served_store, "--token", "lanterns", "--workers", "1") as server:
        assert server.get("/metrics").status_code == 401
        assert server.get("/metrics", headers={"Authorization": "Bearer lanterns"}).status_code == 200


def test_buckets_are_cumulative() -> None:
    """Each counts the requests that took no longer than it says; the last one all."""
    counts = Counts()
    for seconds in (0.004, 0.005, 0.3, 100.0):
        counts.add("/sparql", "GET", 200, "ok", seconds, 10)
    text = counts.text()
    bound = dict(re.findall(r'kg_request_seconds_bucket\{path="/sparql",le="([^"]+)"\} (\d+)', text))
    assert (bound["0.005"], bound["0.25"], bound["0.5"], bound["60.0"], bound["+Inf"]) == ("2", "2", "3", "3", "4")
    assert 'kg_request_seconds_count{path="/sparql"} 4' in text
    assert 'kg_request_seconds_sum{path="/sparql"} 100.309000' in text
    assert "kg_response_bytes_total 40" in text


def test_a_method_of_a_stranger_makes_no_series_of_its_own() -> None:
    counts = Counts()
    counts.add("elsewhere", 'X"} 1\nmade_up 2', 405, "wrong", 0.1, 0)
    assert "made_up" not in counts.text()
    assert 'method="other"' in counts.text()


def test_a_question_of_the_library_has_a_digest_of_its_values() -> None:
    """Whatever the order that they come in."""
    one = {"task": "ask", "given": {"asked": {"question": "who-met", "values": {"person": "Ana Sol"}}}}
    other = {"task": "ask", "given": {"asked": {"values": {"person": "Ana Sol"}, "question": "who-met"}}}
    assert digest(one) == digest(other)
    assert "Ana Sol" in str(query(one))


def test_what_asks_nothing_has_no_digest() -> None:
    assert digest({"task": "info", "given": {}}) is None
    assert digest({}) is None
