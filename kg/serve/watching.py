"""
What a server answers, told to the journal request by request, and counted for ``/metrics``.

The page is in the text format of Prometheus (version 0.0.4). Addresses are named as the routes have them, so that no
stranger makes a new series; texts of queries are told only where that was asked for.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.journal import RequestAnswered, tell
from kg.serve.problem import FAILED
from kg.serve.replies import NOTED, CutOff

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Upper bounds in seconds of the counts of latency; the last one is the usual limit of a query."""

ELSEWHERE = "elsewhere"
"""The name of addresses that there are not."""

_PATH = 200
"""Characters of an address in the log."""

_GONE = 499
"""Told as the status where the client left before it got one, as other servers' logs have it."""

_REFUSED, _LIMITED = (401, 403, 421), (413, 429, 503, 504)


class Watched:
    """The application *app*, its requests told and counted; *texts*: also the text of queries."""

    def __init__(self, app: ASGIApp, counts: Counts, paths: frozenset[str], *, texts: bool = False) -> None:
        self._app = app
        self._counts = counts
        self._paths = paths
        self._texts = texts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and take down how it went."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        noted = scope[NOTED] = {}
        began = time.perf_counter()
        status, size, whole, outcome = _GONE, 0, False, ""

        async def sent(message: Message) -> None:
            nonlocal status, size, whole
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "http.response.body":
                size += len(message.get("body", b""))
                whole = not message.get("more_body", False)
            await send(message)

        self._counts.running += 1
        try:
            await self._app(scope, receive, sent)
        except CutOff:
            outcome = "cut-off"
            raise
        except Exception:
            outcome, status = "failed", FAILED  # what its client is told
            raise
        finally:
            self._counts.running -= 1
            seconds = time.perf_counter() - began
            outcome = outcome or (_outcome(status) if whole else "left")
            self._counts.add(self._name(scope["path"]), scope["method"], status, outcome, seconds, size)
            tell(
                RequestAnswered(
                    method=scope["method"],
                    path=scope["path"][:_PATH],
                    status=status,
                    outcome=outcome,
                    ms=round(1000 * seconds, 2),
                    bytes=size,
                    rows=noted.get("rows"),
                    digest=digest(noted),
                    query=query(noted) if self._texts else None,
                )
            )

    def _name(self, path: str) -> str:
        if path in self._paths:
            return path
        return "/page" if path.startswith("/page/") else ELSEWHERE


def _outcome(status: int) -> str:
    if status < 400:
        return "ok"
    if status in _REFUSED:
        return "refused"
    if status in _LIMITED:
        return "limited"
    return "wrong" if status < 500 else "failed"


def query(noted: Mapping[str, Any]) -> str | None:
    """Return the query of a request as the client sent it; a question of the library as JSON; ``None``: it has none."""
    given = noted.get("given", {})
    if noted.get("task") == "sparql":
        return str(given["query"])
    if noted.get("task") == "ask":
        asked = given["asked"]
        text = asked.get("sparql")
        return text if isinstance(text, str) else json.dumps(asked, sort_keys=True, ensure_ascii=False)
    return None


def digest(noted: Mapping[str, Any]) -> str | None:
    """Return what stands for the query of a request: 16 hexadecimal digits; ``None``: it has none."""
    text = query(noted)
    if text is None:
        return None
    return hashlib.sha256(text.strip().encode("utf-8", "backslashreplace")).hexdigest()[:16]


class Counts:
    """What is counted while a server runs."""

    def __init__(self) -> None:
        self.running = 0
        self.waiting: Callable[[], int] = int  # of the requests that run, those that wait for a process
        self.requests: Counter[tuple[str, str, int, str]] = Counter()
        self._began = time.time()
        self._seconds: dict[str, float] = {}
        self._buckets: dict[str, list[int]] = {}
        self._bytes = 0

    def add(self, path: str, method: str, status: int, outcome: str, seconds: float, size: int) -> None:
        """Count a request."""
        self.requests[path, method if method in _METHODS else "other", status, outcome] += 1
        self._seconds[path] = self._seconds.get(path, 0.0) + seconds
        buckets = self._buckets.setdefault(path, [0] * (len(BUCKETS) + 1))
        buckets[next((i for i, most in enumerate(BUCKETS) if seconds <= most), len(BUCKETS))] += 1
        self._bytes += size

    def text(self) -> str:
        """Return all of it, as Prometheus reads it."""
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        yield from _head("kg_requests_total", "counter", "Requests answered, refused or cut off.")
        for (path, method, status, outcome), count in sorted(self.requests.items()):
            labels = f'path="{path}",method="{method}",status="{status}",outcome="{outcome}"'
            yield f"kg_requests_total{{{labels}}} {count}"
        yield from _head("kg_request_seconds", "histogram", "Seconds from a request to the last byte of its answer.")
        for path, buckets in sorted(self._buckets.items()):
            so_far = 0
            for most, count in zip((*map(str, BUCKETS), "+Inf"), buckets, strict=True):
                so_far += count
                yield f'kg_request_seconds_bucket{{path="{path}",le="{most}"}} {so_far}'
            yield f'kg_request_seconds_sum{{path="{path}"}} {self._seconds[path]:.6f}'
            yield f'kg_request_seconds_count{{path="{path}"}} {so_far}'
        yield from _head("kg_response_bytes_total", "counter", "Bytes of answers.")
        yield f"kg_response_bytes_total {self._bytes}"
        yield from _head("kg_requests_running", "gauge", "Requests at work, or waiting.")
        yield f"kg_requests_running {self.running}"
        yield from _head("kg_requests_waiting", "gauge", "Requests that wait for a process.")
        yield f"kg_requests_waiting {self.waiting()}"
        yield from _head("kg_start_time_seconds", "gauge", "When the server began, in seconds since 1970.")
        yield f"kg_start_time_seconds {self._began:.3f}"


_METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH")


def _head(name: str, kind: str, words: str) -> tuple[str, str]:
    return f"# HELP {name} {words}", f"# TYPE {name} {kind}"
