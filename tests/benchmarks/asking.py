"""
How fast a graph of millions of triples answers: ``python -m tests.benchmarks.asking`` writes docs/asking-measured.md.

The graph is that of the corpus of ``tests.benchmarks.corpus``, as a perfect reader would build it. Ten questions of the
library, each of twenty values, are asked through our door and of rdflib in memory; then both load and write the graph.
``--articles`` gives another size, ``--folder`` keeps the store, for the next run to find.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import statistics
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rdflib import Graph

from kg import export
from kg.query import library
from kg.query.run import arguments, bound
from kg.store import oxigraph, sparql
from kg.store.graph import INFERRED, META, REGISTRY
from tests.benchmarks import perfect
from tests.benchmarks.__main__ import _made
from tests.benchmarks.corpus import corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.store.graph import GraphStore

PAGE = Path(__file__).parent.parent.parent / "docs" / "asking-measured.md"
ARTICLES = 50_000
"""They make about four million triples."""

VALUES, RDFLIB_VALUES, PATIENCE = 20, 3, 30
"""
Values that a question is asked with, here and there, and the seconds after which rdflib is stopped.

A question at which it was stopped is not asked with its other values: ten questions cost five minutes at most then.
"""

QUERIES: dict[str, str] = {
    "who-met": "person",
    "co-participants": "person",
    "timeline": "person",
    "said-by": "person",
    "who-says-so": "person",
    "represents": "country",
    "offices": "country",
    "meetings-in": "place",
    "status-history": "person",
    "planned-meetings": "person",
}
"""Question of the library → the kind of thing that its first value is."""

BUSIEST = {
    "person": """SELECT ?x (COUNT(?m) AS ?n) { ?m dip:participant ?x . ?x a dip:Person }
                 GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 20""",
    "country": """SELECT ?x (COUNT(?r) AS ?n) { ?r dip:represented ?x . ?x a dip:Country }
                  GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 20""",
    "place": "SELECT ?x (COUNT(?m) AS ?n) { ?m dip:venue ?x } GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 20",
}

HEAD = """\
# Asking, measured

How fast a large graph answers, loads and is written, against rdflib in memory, in one run on one machine: the ratios
carry over to other machines. `python -m tests.benchmarks.asking` writes this page. The graph is that of the corpus
written for this project (`tests/benchmarks/corpus.py`), as a perfect reader would build it; the values are the twenty
people, countries and places that stand in most of its relations, so each answer is a large one.

"""


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of each value, and the rows that came."""

    seconds: tuple[float, ...]
    rows: tuple[int, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        return sorted(self.seconds)[min(len(self.seconds) - 1, round(0.95 * (len(self.seconds) - 1)))]


def asked(store: GraphStore, name: str, value: str) -> str:
    """Return the SPARQL of the question *name* with *value* bound, prefixes declared."""
    question = library.find(name)
    text = sparql.bind(question.sparql, bound(store, question, arguments(question, [value])))
    return "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in sparql.PREFIXES.items()) + text


def timed(texts: Sequence[str], ask: Callable[[str], int]) -> Timed:
    """Ask each of *texts* once more than needed: the first time warms what there is to warm."""
    ask(texts[0])
    seconds, rows = [], []
    for text in texts:
        began = time.perf_counter()
        rows.append(ask(text))
        seconds.append(time.perf_counter() - began)
    return Timed(tuple(seconds), tuple(rows))


def _seconds(task: Callable[[], object]) -> float:
    began = time.perf_counter()
    task()
    return time.perf_counter() - began


class _TooLongError(Exception):
    pass


@contextmanager
def _patience() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise _TooLongError

    old = signal.signal(signal.SIGALRM, stop)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, old)


def theirs(graph: Graph, texts: Sequence[str]) -> Timed:
    """
    Return what rdflib takes for *texts*, up to the first at which it is stopped.

    That one counts as long as it was waited for, which is less than it takes, and -1 rows.
    """
    seconds, rows = [], []
    for text in texts:
        began = time.perf_counter()
        try:
            with _patience():
                rows.append(len(list(graph.query(text))))
        except _TooLongError:
            rows.append(-1)
        seconds.append(time.perf_counter() - began)
        if rows[-1] < 0:
            break
    return Timed(tuple(seconds), tuple(rows))


# --- the page ---------------------------------------------------------------------------------


def page(folder: Path, articles: int) -> str:
    """Measure all there is and return the page."""
    path = folder / "told.kg"
    if not path.exists():
        perfect.build(corpus(articles // 10, articles), folder)
    nquads, ntriples, turtle = (folder / f"graph.{ending}" for ending in ("nq", "nt", "ttl"))
    size = _as_text(oxigraph.open_store(path), nquads, ntriples)
    again = folder / "again"
    shutil.rmtree(again, ignore_errors=True)
    loaded = _seconds(lambda: _load(nquads, again))
    store = oxigraph.open_store(again)
    written = _seconds(lambda: _write(store, turtle))

    values = {kind: [row["x"] for row in store.select(query)] for kind, query in BUSIEST.items()}
    texts = {name: [asked(store, name, x) for x in values[kind]] for name, kind in QUERIES.items()}
    ours = _all_asked(store, texts)
    began = time.perf_counter()
    copied: GraphStore | None = oxigraph.copied(store)
    copying = time.perf_counter() - began
    in_memory = _all_asked(copied, texts)
    copied = None  # rdflib needs the room

    graph = Graph()
    parsed = _seconds(lambda: graph.parse(ntriples, format="nt"))
    said = {name: theirs(graph, texts[name][:RDFLIB_VALUES]) for name in QUERIES}
    serialized = _seconds(lambda: graph.serialize(folder / "theirs.ttl", format="turtle"))
    moved = _moved(size, loaded, parsed, written, serialized)
    return "\n".join((
        HEAD + f"{articles:,} articles, {size:,} triples; rdflib holds all of them.\n",
        "## Ten questions\n\n" + "\n".join(_questions(ours, in_memory, said, copying)) + "\n",
        "## Loading and writing\n\n" + "\n".join(moved) + "\n",
        _made(),
    ))  # fmt: skip


def _all_asked(store: GraphStore, texts: dict[str, list[str]]) -> dict[str, Timed]:
    return {name: timed(asked, lambda text: sum(1 for _ in store.select(text))) for name, asked in texts.items()}


def _as_text(store: GraphStore, nquads: Path, ntriples: Path) -> int:
    """Write the graph with its graphs, and the union of those that are asked; return how many triples this has."""
    if nquads.exists() and ntriples.exists():  # kept by an earlier run
        with ntriples.open("rb") as lines:
            return sum(1 for _ in lines)
    nquads.write_bytes(b"".join(sorted(f"{x} .\n".encode() for x in store.quads(REGISTRY, INFERRED, META))))
    union = sorted({f"{x.subject} {x.predicate} {x.object} .\n".encode() for x in store.quads(REGISTRY, INFERRED)})
    ntriples.write_bytes(b"".join(union))
    return len(union)


def _load(nquads: Path, folder: Path) -> None:
    with nquads.open(encoding="utf-8") as lines:
        oxigraph.write(lines, folder)


def _write(store: GraphStore, path: Path) -> None:
    with path.open("wb") as file:
        file.writelines(export.export(store, "turtle", inferred=True))


def _questions(
    ours: dict[str, Timed], in_memory: dict[str, Timed], said: dict[str, Timed], copying: float
) -> Iterator[str]:
    yield (
        "| question | rows | on disk: median, ms | 95 % | in memory: median, ms | rdflib: median, ms "
        "| disk: times as fast | memory: times as fast |"
    )
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    disk, memory = [], []
    for name, one in ours.items():
        copied, other = in_memory[name], said[name]
        disk.append(_ratio(one, other))
        memory.append(_ratio(copied, other))
        stopped = any(x < 0 for x in other.rows)
        differ = any(a != b and b >= 0 for a, b in zip(one.rows, other.rows, strict=False)) or one.rows != copied.rows
        mark = (f" (stopped at {PATIENCE} s)" if stopped else "") + (" **other rows**" if differ else "")
        yield (
            f"| `{name}` | {statistics.median(one.rows):,.0f} | {one.median * 1000:.1f} | {one.p95 * 1000:.1f} "
            f"| {copied.median * 1000:.1f} | {other.median * 1000:,.0f}{mark} | {disk[-1]:,.0f} | {memory[-1]:,.0f} |"
        )
    yield ""
    yield (
        f"Ours of {VALUES} values each, rdflib of {RDFLIB_VALUES}; where it was stopped, of those until then, and the "
        "ratio is of the time that it was waited for."
    )
    yield ""
    for where, ratios in (("From the disk", disk), ("In memory, where rdflib's graph is", memory)):
        mean = statistics.geometric_mean(ratios)
        missed = "" if mean >= 25 and min(ratios) >= 1 else " **missed**"
        yield f"- {where}: {mean:,.0f} times as fast in the geometric mean (asked: at least 25, none slower){missed}."
    yield f"- To copy the graph into memory (`kg.open(STORE, in_memory=True)`) took {copying:.0f} s."
    yield ""
    yield (
        "On disk the engine seeks in its index for each pattern of each row, and looks up the text of each term "
        "that is compared or shown. Its blocks are in its cache by then: a profile shows the processor at work, not "
        "the disk, so that neither a faster disk nor a warmer one helps; a copy in memory does."
    )


def _ratio(one: Timed, other: Timed) -> float:
    """Return how many times as long *other* took, of the same values on both sides."""
    return statistics.median(b / a for a, b in zip(one.seconds, other.seconds, strict=False))


def _moved(size: int, loaded: float, parsed: float, written: float, serialized: float) -> Iterator[str]:
    yield "| what | ours, s | rdflib, s | times as fast | asked |"
    yield "|---|--:|--:|--:|--:|"
    for what, mine, other, goal in (
        (f"loading {size:,} triples, on disk; rdflib's `parse`, in memory", loaded, parsed, 3),
        (f"Turtle of {size:,} triples; rdflib's `serialize`", written, serialized, 10),
    ):
        missed = "" if other / mine >= goal else " **missed**"
        yield f"| {what} | {mine:.1f} | {other:.1f} | {other / mine:.1f}{missed} | {goal} |"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.asking", description=(__doc__ or "").split("\n\n")[0]
    )
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--folder", type=Path, help="keep the store here, or find it here")
    given = parser.parse_args(arguments)
    kept: Any = given.folder
    with tempfile.TemporaryDirectory() as temporary:
        folder = kept or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(page(folder, given.articles), encoding="utf-8")
    print(f"{PAGE.read_text(encoding='utf-8')}\nWritten: {PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
