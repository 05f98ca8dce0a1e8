"""
How ``kg serve`` bears many clients, some hostile: ``python -m tests.benchmarks.load`` writes docs/serving-measured.md.

Two measurements on one store (``--store``; else one of the corpus of ``tests.benchmarks.corpus``), on one machine: so
many clients ask a mix of questions at once, for so long; then ten questions are asked of our endpoint and of the
engine's own server in turns, over the same triples.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.store import layout, oxigraph
from kg.store.graph import INFERRED, REGISTRY, GraphStore
from tests.benchmarks import perfect
from tests.benchmarks.__main__ import _made
from tests.benchmarks.asking import BUSIEST, QUERIES, asked
from tests.benchmarks.corpus import corpus

PAGE = Path(__file__).parent.parent.parent / "docs" / "serving-measured.md"
ARTICLES = 3_000
CLIENTS, SECONDS, HOSTILE = 16, 30.0, 0.05
"""Clients at once, how long they ask, and which share of the requests is hostile."""

TIMEOUT = 30
"""The server's limit, in seconds, while strangers attack it."""

VALUES, ROUNDS = 3, 15
"""Values that each question is asked with, and how often each is asked of both servers."""

GOAL = 1.3
"""How much longer than of the engine's own server an answer may take."""

TYPE = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}

SMALL = (
    "ASK { ?x dip:status dip:Denied }",
    "SELECT ?a ?b { ?a dip:meets ?b } LIMIT 20",
    "SELECT ?class (COUNT(?x) AS ?n) { ?x a ?class } GROUP BY ?class",
    "CONSTRUCT { ?a dip:meets ?b } WHERE { ?a dip:meets ?b } LIMIT 50",
)
"""What people ask beside the questions of the library."""

ATTACKS = {
    # what a stranger may send → the statuses that refuse it; 503: it was ended to make room
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?f && ?f < ?i) }": (500, 503, 504),
    "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f": (500, 503, 504),
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }": (200, 500, 503, 504),  # begins, and is cut off
    "ASK " + "{" * 20_000 + "}" * 20_000: (400, 503, 504),
    "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }": (403,),
    "DELETE WHERE { ?s ?p ?o }": (403,),
    "SELECT * { ?s ?p": (400,),
}

HEAD = """\
# Serving, measured

How `kg serve` bears many clients at once, some of them hostile, and what its processes cost beside the engine's own
server: `python -m tests.benchmarks.load` writes this page. Clients and server share one machine.

"""


@dataclass(slots=True)
class Seen:
    """What one client saw: seconds of each good answer, and how often what it did not expect."""

    seconds: list[float] = field(default_factory=list)
    hostile: Counter[int] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


# --- servers ----------------------------------------------------------------------------------


@contextmanager
def ours(store: Path, *options: str) -> Iterator[int]:
    """Run ``kg serve`` on *store* and give its port."""
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        told = ""
        while not (found := re.search(r"endpoint: http://\S+:(\d+)/", told)):
            line = process.stderr.readline()
            if not line:
                raise SystemExit(f"the server does not run: {told}")
            told += line
        yield int(found[1])
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
        process.stderr.close()


@contextmanager
def theirs(graph: Path, port: int) -> Iterator[int]:
    """Run the engine's own server on *graph* at *port*."""
    program = Path(sys.executable).with_name("oxigraph")
    command = [str(program), "serve-read-only", "--location", str(graph), "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                ask(port, "/query", "ASK {}")
                break
            except OSError:
                time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def ask(port: int, path: str, query: str) -> tuple[int, bytes]:
    """Ask once, on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        return send(connection, path, query)
    finally:
        connection.close()


def send(connection: http.client.HTTPConnection, path: str, query: str) -> tuple[int, bytes]:
    connection.request("POST", path, query.encode(), TYPE | {"Accept": "*/*"} if "CONSTRUCT" in query else TYPE)
    response = connection.getresponse()
    return response.status, response.read()


# --- load -------------------------------------------------------------------------------------


def client(port: int, good: Sequence[str], until: float, seed: int, share: float) -> Seen:
    """Ask one request after the other until the time *until*."""
    chance, seen = random.Random(seed), Seen()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while time.monotonic() < until:
        if chance.random() < share:
            _attack(port, chance.choice(list(ATTACKS)), seen)
            continue
        query = chance.choice(good)
        began = time.perf_counter()
        try:
            status, body = send(connection, "/sparql", query)
            if status != 200 or not _whole(query, body):
                raise ValueError(f"{status} {body[:200]!r}")
            seen.seconds.append(time.perf_counter() - began)
        except (OSError, http.client.HTTPException, ValueError) as error:
            seen.errors.append(f"{type(error).__name__}: {error} for {query[-200:]}")
            connection.close()
    connection.close()
    return seen


def _whole(query: str, body: bytes) -> bool:
    return bool(body) if "CONSTRUCT" in query else isinstance(json.loads(body), dict)


def _attack(port: int, query: str, seen: Seen) -> None:
    try:
        status, body = ask(port, "/sparql", query)
    except http.client.IncompleteRead:
        status, body = 200, b""  # cut off after it had begun
    except (OSError, http.client.HTTPException) as error:
        seen.errors.append(f"{type(error).__name__}: {error} for {query[:80]}")
        return
    seen.hostile[status] += 1
    if status not in ATTACKS[query]:
        seen.errors.append(f"{status} {body[:200]!r} for {query[:80]}")


def load(port: int, good: Sequence[str], clients: int, seconds: float, share: float) -> Seen:
    """Have *clients* ask at once for *seconds*; return all that they saw."""
    found: list[Seen] = []
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=lambda seed=i: found.append(client(port, good, until, seed, share)))  # type: ignore[misc]
        for i in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    whole = Seen()
    for one in found:
        whole.seconds += one.seconds
        whole.hostile += one.hostile
        whole.errors += one.errors
    return whole


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


# --- overhead ---------------------------------------------------------------------------------


def flat(store: GraphStore, folder: Path) -> tuple[Path, Path]:
    """
    Write the union of the graphs of *store* as one default graph; return it as a store, and as a graph.

    The engine's own server knows no union as ours: so both are asked over the same graph.
    """
    folder.mkdir()
    held = {"format": layout.FORMAT, "base": store.base, "collection": "local"}
    (folder / "store.json").write_text(json.dumps(held))
    lines = {f"{x.subject} {x.predicate} {x.object} .\n" for x in store.quads(REGISTRY, INFERRED)}

    def fill(path: Path) -> None:
        engine = Store(path)
        engine.bulk_load("".join(sorted(lines)).encode(), RdfFormat.N_TRIPLES)
        engine.flush()
        engine.optimize()

    return folder, layout.publish(folder, "flat", fill)


def overhead(port: int, other: int, texts: dict[str, list[str]]) -> dict[str, tuple[float, float, int]]:
    """
    Return for each question the seconds of our server and of the other, and the bytes of an answer.

    Of each value the shortest of a few rounds, which is the one least disturbed; of the values the median.
    """
    mine, their = (http.client.HTTPConnection("127.0.0.1", x, timeout=60) for x in (port, other))
    found = {}
    for name, queries in texts.items():
        best = []
        for query in queries:
            rounds = [_both(mine, their, query) for _ in range(ROUNDS)]
            best.append((min(x[0] for x in rounds), min(x[1] for x in rounds), rounds[0][2]))
        one, two, size = zip(*best, strict=True)
        found[name] = (statistics.median(one), statistics.median(two), round(statistics.median(size)))
    return found


def _both(mine: http.client.HTTPConnection, their: http.client.HTTPConnection, query: str) -> tuple[float, float, int]:
    seconds, bodies = [], []
    for connection, path in ((mine, "/sparql"), (their, "/query")):
        began = time.perf_counter()
        status, body = send(connection, path, query)
        seconds.append(time.perf_counter() - began)
        assert status == 200, body
        bodies.append(body)
    assert len(bodies[0]) == len(bodies[1]), "the two servers answer differently"
    return seconds[0], seconds[1], len(bodies[0])


# --- the page ---------------------------------------------------------------------------------


def page(path: Path, folder: Path, clients: int, seconds: float) -> str:
    """Measure all there is and return the page."""
    load_before = os.getloadavg()[0]
    store = oxigraph.open_store(path)
    size = next(store.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))["n"]
    values = {kind: [row["x"] for row in store.select(query)][:VALUES] for kind, query in BUSIEST.items()}
    texts = {name: [asked(store, name, x) for x in values[kind]] for name, kind in QUERIES.items()}
    whole, graph = flat(store, folder / "flat.kg")
    with ours(whole) as port, theirs(graph, 7979) as other:
        costs = overhead(port, other, texts)
    good = [*SMALL * 5, *(query for queries in texts.values() for query in queries)]
    with ours(path, "--timeout", str(TIMEOUT), "--max-memory", "256", "--max-bytes", "20000000") as port:
        calm = load(port, good, clients, seconds / 2, 0.0)
        storm = load(port, good, clients, seconds, HOSTILE)
        status, _ = ask(port, "/sparql", "ASK { ?s ?p ?o }")
        assert status == 200, "it does not answer any more"
    return "\n".join((
        HEAD + f"The graph has {int(size):,} triples. {_busy(load_before)}\n",
        "## Many clients\n\n" + "\n".join(_load(calm, storm, clients, seconds)) + "\n",
        "## Beside the engine's own server\n\n" + "\n".join(_overhead(costs)) + "\n",
        _made(),
    ))  # fmt: skip


def _busy(average: float) -> str:
    """Tell how much else the machine had to do: times on a busy one are those of waiting for a core."""
    return f"Before it began, {average:.0f} processes wanted one of {os.cpu_count()} cores."


def _load(calm: Seen, storm: Seen, clients: int, seconds: float) -> Iterator[str]:
    yield (
        f"{clients} clients ask one request after the other: the ten questions below and as often small queries. "
        f"In the second line {HOSTILE:.0%} of the requests are hostile: queries that would run for hours, take all "
        "memory, answer without end, are nested too deeply, ask another server, change the graph, are no SPARQL. "
        f"The limit is {TIMEOUT} s."
    )
    yield ""
    yield "| | answers | a second | median, ms | 95 % | 99 % | hostile | errors |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for name, seen, took in (("all friendly", calm, seconds / 2), ("some hostile", storm, seconds)):
        told = (f"{percentile(seen.seconds, x) * 1000:,.0f}" for x in (0.5, 0.95, 0.99))
        count = len(seen.seconds)
        yield (
            f"| {name} | {count:,} | {count / took:,.0f} | {' | '.join(told)} | "
            f"{sum(seen.hostile.values()):,} | {len(seen.errors)} |"
        )
    yield ""
    kinds = ", ".join(f"{status}: {n:,}" for status, n in sorted(storm.hostile.items()))
    yield f"How the hostile ones ended: {kinds} (200: cut off after it had begun)."
    for error in (*calm.errors, *storm.errors)[:10]:
        yield f"\n**error** {error}"


def _overhead(costs: dict[str, tuple[float, float, int]]) -> Iterator[str]:
    yield "| question | bytes | `kg serve`, ms | `oxigraph serve-read-only`, ms | ratio |"
    yield "|---|--:|--:|--:|--:|"
    for name, (mine, other, size) in costs.items():
        yield f"| `{name}` | {size:,} | {mine * 1000:.1f} | {other * 1000:.1f} | {mine / other:.2f} |"
    ratio = statistics.median(mine / other for mine, other, _ in costs.values())
    total = sum(x for x, _, _ in costs.values()) / sum(x for _, x, _ in costs.values())
    added = statistics.median(mine - other for mine, other, _ in costs.values()) * 1000
    missed = "" if ratio <= GOAL else " **missed**"
    yield ""
    yield (
        f"Median of the ratios: {ratio:.2f} (asked: at most {GOAL}){missed}; all together: {total:.2f}. "
        f"What our processes add to an answer: {added:.1f} ms (median)."
    )


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.load", description=(__doc__ or "").split("\n\n")[0]
    )
    parser.add_argument("--store", type=Path, help="a store to serve; else one is made")
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--out", type=Path, default=PAGE)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        path = given.store
        if path is None:
            perfect.build(corpus(ARTICLES // 10, ARTICLES), folder)
            path = folder / "told.kg"
        text = page(path, folder, given.clients, given.seconds)
        shutil.rmtree(folder / "flat.kg", ignore_errors=True)
    given.out.write_text(text, encoding="utf-8")
    print(f"{text}\nWritten: {given.out}")
    return 1 if "**" in text else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
