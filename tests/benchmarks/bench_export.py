"""Writing a whole graph as Turtle, sorted: from a store on disk, beside rdflib with the graph in memory."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rdflib import Graph

from kg import export
from kg.store import oxigraph
from kg.store.graph import REGISTRY
from tests.benchmarks import perfect
from tests.benchmarks.corpus import corpus
from tests.benchmarks.measure import Result, machine, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ARTICLES = 1000
GOAL = 0.1


def results(store: Path | None = None) -> Iterator[Result]:
    """Measure *store*, or one of made-up articles; each way in a process of its own, for its memory."""
    with tempfile.TemporaryDirectory() as folder:
        place = store or perfect.build(corpus(ARTICLES // 10, ARTICLES), Path(folder))
        ours, index, theirs = (_measured(name, place) for name in ("ours", "index", "rdflib"))
    against = f"rdflib's `serialize`, {theirs['mib']:,.0f} MiB"
    size = f"Turtle of {ours['triples']:,} triples"
    yield Result(f"{size}, {ours['mib']:,.0f} MiB", ours["seconds"], against, theirs["seconds"], GOAL)
    what = f"the same of a graph that keeps no text, {index['mib']:,.0f} MiB"
    yield Result(what, index["seconds"], against, theirs["seconds"])


def _measured(name: str, store: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.bench_export", name, str(store)]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def _ours(store: Path, *, kept: bool) -> Callable[[], int]:
    graph = oxigraph.open_store(store)
    if not kept:
        graph = oxigraph.OxigraphStore(graph.engine, graph.asked, graph.named, graph.folder)
    return lambda: sum(map(len, export.export(graph, "turtle")))


def _rdflib(store: Path) -> Callable[[], int]:
    graph = Graph()
    for _, lines in oxigraph.open_store(store).pieces(REGISTRY):
        graph.parse(data=lines, format="nt")
    return lambda: len(graph.serialize(format="turtle"))


_WAYS: dict[str, Callable[[Path], Callable[[], int]]] = {
    "ours": lambda store: _ours(store, kept=True),
    "index": lambda store: _ours(store, kept=False),
    "rdflib": _rdflib,
}


def _measure(name: str, store: Path) -> dict[str, float]:
    """Return what one way took: seconds of writing, and the most memory that its process had, the graph included."""
    task = _WAYS[name](store)
    began = time.perf_counter()
    size = task()
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    triples = sum(lines.count(b"\n") for _, lines in oxigraph.open_store(store).pieces(REGISTRY))
    return {"seconds": seconds, "mib": peak, "bytes": size, "triples": triples}


def main(arguments: Sequence[str]) -> int:
    """Measure one way (a name and a store), or all of a store, or of made-up articles."""
    if len(arguments) == len(("name", "store")):
        print(json.dumps(_measure(arguments[0], Path(arguments[1]))))
    else:
        print(table(list(results(*map(Path, arguments)))), f"\n{machine()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
