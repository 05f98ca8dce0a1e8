"""A store of the small world, and servers that really run on it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser

from kg.config import Config
from kg.store import layout, oxigraph
from tests.queries import world
from tests.tabs import Tabs

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o FILTER(?c < ?f && ?i < ?l) }"
"""Runs for longer than anybody waits, on whatever graph."""

REGISTRY = world.ID + "graph/registry"


def make_store(path: Path, lines: list[str], name: str = "1") -> Path:
    """Make a store whose graph has *lines* of N-Quads, or give it such a new graph: as a build does."""
    path.mkdir(exist_ok=True)
    held = {"format": layout.FORMAT, "base": world.ID, "collection": Config().collection}
    (path / "store.json").write_text(json.dumps(held))
    layout.publish(path, name, lambda folder: oxigraph.write(lines, folder))
    return path


class Server(httpx.Client):
    """A client of one running server, which knows its process."""

    def __init__(self, process: subprocess.Popen[str], url: str) -> None:
        super().__init__(base_url=url, timeout=30)
        self.process = process
        self.url = url

    def sparql(self, query: str, **headers: str) -> httpx.Response:
        """Ask *query*, which is sent as itself."""
        sent = {"Content-Type": "application/sparql-query", **{k.replace("_", "-"): v for k, v in headers.items()}}
        return self.post("/sparql", content=query, headers=sent)

    def children(self) -> list[int]:
        """Return the processes that answer."""
        number = self.process.pid
        return [int(x) for x in Path(f"/proc/{number}/task/{number}/children").read_text().split()]


@contextmanager
def serving(store: Path, *options: str, **environment: str) -> Iterator[Server]:
    """Run ``kg serve`` on *store*, on a free port, until it is left."""
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", *options]
    known = {name: x for name, x in os.environ.items() if not name.startswith("KG_")}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**known, **environment})
    assert process.stderr is not None
    told = ""
    try:
        while not (found := re.search(r"endpoint: (http://\S+)/sparql", told)):
            line = process.stderr.readline()
            assert line, f"it does not run: {told}"
            told += line
        with Server(process, found[1]) as server:
            server.told = told  # type: ignore[attr-defined]
            yield server
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        process.stderr.close()


@pytest.fixture(scope="session")
def served_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the small world."""
    return make_store(tmp_path_factory.mktemp("served") / "world.kg", world.nquads())


@pytest.fixture(scope="session")
def server(served_store: Path) -> Iterator[Server]:
    """A server with the options that a user has who gives none."""
    with serving(served_store) as running:
        yield running


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Iterator[Tabs]:
    """Pages of the size of a laptop's screen."""
    found = Tabs(
        browser, {"viewport": {"width": 1400, "height": 900}, "reduced_motion": "reduce", "accept_downloads": True}
    )
    yield found
    found.close()
