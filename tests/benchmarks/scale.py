"""
What a million articles cost, derived from what some cost here: ``python -m tests.benchmarks.scale [SMALL LARGE]``.

Writes docs/scale-measured.md. Reading is measured on the sample articles, by the processor's seconds and not the
clock's, so that what else the machine does changes little; making the graph on two sizes of the made-up corpus, each
in a process of its own, whose peak of memory is told. What a further article costs is the slope between the two.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg import files, memory, pipeline
from kg.config import Config
from kg.model import Document
from kg.store import layout, shards
from tests.benchmarks.__main__ import _made
from tests.benchmarks.corpus import corpus

PAGE = Path(__file__).parents[2] / "docs" / "scale-measured.md"
SIZES = (4_000, 16_000)
"""Of both the graph is large enough to be written by a process of its own (``kg.store.apart``)."""
TARGETS = (1_000_000, 10_000_000)

WORDS = 500
"""Words of an article of a newspaper, by which reading is scaled: the sample articles are shorter."""
CORE_HOUR = 0.05
"""US dollars for an hour of one core with 4 GB, as clouds ask: put in your own."""
GB_MONTH = 0.023
"""US dollars for a gigabyte in a bucket for a month, likewise."""
CORES = (2, 16, 64, 256)
MEMORIES = (16, 64, 256, 1024)  # GB


@dataclass(frozen=True)
class Reading:
    """The left half, on one core."""

    articles: int
    words: int
    seconds: float  # of the processor
    shard_bytes: int
    memory: int  # bytes, the peak of the process


@dataclass(frozen=True)
class Making:
    """The right half, in one process, and in the one that it has write the graph."""

    articles: int
    seconds: float  # of the processor, in both
    memory: int  # bytes, the peak of the first
    triples: int
    shard_bytes: int
    graph_bytes: int
    writer: int = 0  # bytes, the peak of the second

    @property
    def both(self) -> int:
        """Bytes of the two, which are there at one time."""
        return self.memory + self.writer


def reading() -> Reading:
    """Read the sample articles, the model loaded before; run in a process of its own."""
    from kg.read import read

    documents = [x for x in read([str(files.folder("data") / "articles")], config=Config()) if isinstance(x, Document)]
    encode = pipeline._encoder(Config(), "a" * 64)
    began = time.process_time()
    size = sum(len(data) for data, _ in encode(documents))
    seconds = time.process_time() - began
    words = sum(len(f"{x.title} {x.body}".split()) for x in documents)
    return Reading(len(documents), words, seconds, size, memory.peak())


def making(store: Path) -> Making:
    """Make the graph of the shards in *store*; run in a process of its own."""
    began = _processor()
    report = pipeline.replay(store, config=Config())
    seconds = _processor() - began
    assert report.tally is not None
    return Making(
        report.counts["articles"],
        seconds,
        memory.peak(),
        report.counts["triples"],
        _size(layout.shards(store)),
        _size(layout.graph(store)),
        next((x.memory for x in report.tally.processes if x.name == "writer"), 0),
    )


def _processor() -> float:
    """Return the seconds of the processor that this process took, and those it started that are done."""
    return sum(x.ru_utime + x.ru_stime for x in map(resource.getrusage, _WHO))


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _store(path: Path, articles: int) -> None:
    """Write the shards of a made-up corpus, as a reader without fault leaves them."""
    with layout.writing(path, Config()) as folder:
        for article in corpus(articles // 10, articles).articles:
            relations = article.relations
            shards.write(folder, relations.document.id, shards.encode(relations, "a" * 64))


def _alone(*arguments: str) -> dict[str, Any]:
    one_core = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.scale", "--part", *arguments],
        env=os.environ | one_core,
        stdout=subprocess.PIPE,
        check=True,
    )
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


# --- what follows -----------------------------------------------------------------------


def page(read: Reading, small: Making, large: Making) -> str:
    """Return the page: what was measured, and what follows for the targets."""
    per_article = WORDS * read.seconds / read.words
    shard = WORDS * read.shard_bytes / read.words
    return "\n".join(
        [
            "# Scale, measured",
            "",
            "What some articles cost on one machine, and what follows for many: `python -m tests.benchmarks.scale`",
            "writes this page. [Scale](scale.md) says what to do with it.",
            "",
            "## Measured",
            "",
            f"Reading, on one core: {read.articles} sample articles of {read.words:,} words in {read.seconds:.1f} s of "
            f"the processor, that is {1000 * read.seconds / read.words:.2f} s for 1,000 words; the process had "
            f"{read.memory / 1e9:.1f} GB at its peak. Their shards have {read.shard_bytes / read.words * 1000:,.0f} "
            "bytes for 1,000 words.",
            "",
            "Making the graph, in one process and one that writes it, of the made-up corpus (short articles, ten for "
            "an event):",
            "",
            "| articles | seconds | memory, GB | of the writer, GB | triples | shards, MB | graph on disk, MB |",
            "|--:|--:|--:|--:|--:|--:|--:|",
            *(
                f"| {x.articles:,} | {x.seconds:.0f} | {x.memory / 1e9:.2f} | {x.writer / 1e9:.2f} | {x.triples:,} | "
                f"{x.shard_bytes / 1e6:.1f} | {x.graph_bytes / 1e6:.1f} |"
                for x in (small, large)
            ),
            "",
            "A further article costs "
            f"{1000 * slope(small, large, 'seconds'):.1f} ms, "
            f"{slope(small, large, 'both') / 1e3:.1f} kB of memory in both, "
            f"{slope(small, large, 'triples'):.0f} triples and "
            f"{slope(small, large, 'graph_bytes') / 1e3:.1f} kB of graph.",
            "",
            "## What follows",
            "",
            f"For articles of {WORDS} words, and {CORE_HOUR} dollars for an hour of a core, {GB_MONTH} for a "
            "gigabyte in a bucket for a month.",
            "",
            f"| | {' | '.join(f'{n:,} articles' for n in TARGETS)} |",
            f"|---|{'--:|' * len(TARGETS)}",
            *(
                f"| {what} | {' | '.join(value(n) for n in TARGETS)} |"
                for what, value in (
                    ("reading, hours of a core", lambda n: f"{n * per_article / 3600:,.0f}"),
                    *((f"… on {c} cores, hours", lambda n, c=c: _hours(n * per_article / 3600 / c)) for c in CORES),
                    ("… dollars", lambda n: f"{n * per_article / 3600 * CORE_HOUR:,.0f}"),
                    ("shards, GB", lambda n: f"{n * shard / 1e9:,.1f}"),
                    ("… dollars a month", lambda n: f"{n * shard / 1e9 * GB_MONTH:,.2f}"),
                    ("making the graph, hours (one core)", lambda n: _hours(at(n, small, large, "seconds") / 3600)),
                    ("… memory, GB", lambda n: f"{at(n, small, large, 'both') / 1e9:,.0f}"),
                    ("triples, millions", lambda n: f"{at(n, small, large, 'triples') / 1e6:,.0f}"),
                    ("graph on disk, GB", lambda n: f"{at(n, small, large, 'graph_bytes') / 1e9:,.1f}"),
                )
            ),
            "",
            "Where the memory of one machine ends, if it may have all of it:",
            "",
            f"| memory, GB | {' | '.join(f'{m:,}' for m in MEMORIES)} |",
            f"|---|{'--:|' * len(MEMORIES)}",
            f"| articles | {' | '.join(f'{_most(m, small, large):,.0f}' for m in MEMORIES)} |",
            "",
            f"What is beyond {large.articles:,} articles is a straight line through two points, not a measurement: "
            "take it for the size of things, and measure a tenth of your own before you order machines.",
            "",
            _made(),
        ]
    )


def slope(small: Making, large: Making, what: str) -> float:
    """Return what one more article adds to *what*."""
    difference = getattr(large, what) - getattr(small, what)
    return float(difference / (large.articles - small.articles))


def at(articles: float, small: Making, large: Making, what: str) -> float:
    """Return *what* of so many *articles*, on the line through the two that were measured."""
    return float(getattr(large, what) + (articles - large.articles) * slope(small, large, what))


def _most(gigabytes: int, small: Making, large: Making) -> float:
    more = large.articles + (gigabytes * 1e9 - large.both) / slope(small, large, "both")
    return round(more, -3)


def _hours(hours: float) -> str:
    return f"{hours:,.0f}" if hours >= 10 else f"{hours:.1f}"


def main(*arguments: str) -> None:
    if arguments[:1] == ("--part",):
        found = reading() if arguments[1] == "reading" else making(Path(arguments[1]))
        print(json.dumps(asdict(found)))
        return
    sizes = tuple(map(int, arguments)) or SIZES
    made = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            store = Path(folder) / f"{size}.kg"
            _store(store, size)
            made.append(Making(**_alone(str(store))))
            print(made[-1], flush=True)
    read = Reading(**_alone("reading"))
    print(read, flush=True)
    PAGE.write_text(page(read, *made), encoding="utf-8")
    print(f"Written: {PAGE}")


if __name__ == "__main__":
    main(*sys.argv[1:])
