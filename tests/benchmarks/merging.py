"""
What is merged right across articles: ``python -m tests.benchmarks.merging`` writes docs/merging-measured.md.

Two ways, on the corpus of ``tests.benchmarks.corpus``. *Told right*: ``kg.resolve`` is given what a perfect reader
finds, so that only its own mistakes count. *Read*: ``kg build`` reads the articles as anybody's. ``--quick`` measures
the first alone and writes nothing. ``tests.benchmarks.merged`` says what is counted.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kg.config import Config
from kg.errors import MachineError
from kg.rdf import quads, sorted_nquads
from kg.resolve import resolve
from kg.store import layout, shards
from tests.benchmarks import merged, perfect
from tests.benchmarks.__main__ import _made
from tests.benchmarks.corpus import Corpus, corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.model import Relations, Resolved
    from tests.benchmarks.merged import Found

    Rows = dict[str, tuple[Corpus, Resolved, Found]]

PAGE = Path(__file__).parent.parent.parent / "docs" / "merging-measured.md"
EVENTS, PEOPLE, LINEAR, REBUILD = 0.95, 0.98, 11, 0.05
"""What is asked: B-cubed F1 of events and people, ten times the articles in so many times the time, a build again."""

SHUFFLES = 5
ROUNDS = 2
"""Of each build that is timed the shorter of two counts: the first loads tables that the second has."""

HEAD = """\
# Merging, measured

What is merged right when many articles tell the same events, measured on a corpus that is written for this project
(`tests/benchmarks/corpus.py`, seeded: the same numbers give the same articles). `python -m tests.benchmarks.merging`
writes this page; `python -m tests.benchmarks.corpus FOLDER` writes the articles with their truth.

Each event is announced, then held, called off, put off, denied or still ahead, and told from several sides: by full
names in one of their spellings, by office and surname, by the office alone, by the countries; to the day, the week,
the month, or with no date; in a city, a venue, a country or nowhere. Some outlets deny what others hold, agencies'
articles are copied (cut, or under another headline), some are revised at their URL. The people are made up and share
surnames, in one cabinet even.

The truth is what a careful human can see, and no article is kept that leaves two events open. They go by who took part
(an office on that day, or a country, may stand for a person), the date at its precision, the day of publication, the
place, and whether it was a call. Without a date, an article that says what happened is of the six days before it, one
that says what is to come of the thirty days after it, one that cancels or denies of three weeks around it.

"""
COUNTED = """\
An item of events is one telling of an event in an article, an item of people a name of somebody who takes part.
B-cubed: an item's precision is the share of what is put together with it that belongs with it, its recall the share of
what belongs with it that is; averaged over all items. *Told right* gives the merging what a perfect reader finds;
*read* is `kg build`, and counts what it read: what the reader missed is a matter of [accuracy](accuracy.md), and
stands below. The seeds besides the first are corpora whose mistakes nobody looks at.

"""


def told_right(found: Corpus) -> tuple[Resolved, float]:
    """Return what ``resolve`` makes of what is true, and in how many seconds."""
    relations = [x.relations for x in found.articles]
    began = time.perf_counter()
    return resolve(relations, Config()), time.perf_counter() - began


def same_bytes(found: Corpus, expected: Resolved) -> int:
    """Return how many of some shuffles of the articles give the bytes of *expected*."""
    wanted = digest(expected)
    relations = [x.relations for x in found.articles]
    right = 0
    for seed in range(SHUFFLES):
        random.Random(seed).shuffle(relations)
        right += digest(resolve(relations, Config())) == wanted
    return right


def digest(resolved: Resolved) -> str:
    """Return a hash of the N-Quads that *resolved* is exported as."""
    return hashlib.sha256(sorted_nquads(quads(resolved, Config(), {}))).hexdigest()


# --- by the commands --------------------------------------------------------------------------


def read(found: Corpus, folder: Path) -> tuple[dict[str, Relations], float, float, float]:
    """
    Build *found* by ``kg build``; return what was read by id, seconds of the first and of an unchanged build, peak GiB.

    The peak is that of the largest process of all that this one has waited for.
    """
    path, store = perfect.write(found, folder / "articles.jsonl"), folder / "read.kg"
    command = [sys.executable, "-m", "kg", "build", str(path), "-o", str(store), "--quiet"]

    def build() -> None:
        # 1 is "done, but not all": what the gate keeps out is no reason to stop.
        if subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode > 1:
            raise MachineError(f"failed: {' '.join(command)}")

    first, again = _seconds(build), min(_seconds(build) for _ in range(2))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20
    kept = (shards.read(shard) for shard, _ in shards.keys(layout.shards(store)))
    return {x.document.id: x for x in kept}, first, again, peak


def graph_seconds(found: Corpus, folder: Path) -> float:
    """
    Return what a store costs where reading costs nothing: opening, resolving, checking, inferring, writing.

    In seconds of the processor's time: what else the machine does would blur a ratio of two waits.
    """
    began = time.process_time()
    perfect.build(found, folder)
    return time.process_time() - began


def _seconds(task: Callable[[], object]) -> float:
    began = time.perf_counter()
    task()
    return time.perf_counter() - began


# --- the page ---------------------------------------------------------------------------------


def table(rows: Rows) -> Iterator[str]:
    """Yield the lines of a table of figures: what is measured by rows, the ways by columns."""
    yield f"| what | asked | {' | '.join(rows)} |"
    yield "|---|--:|" + "--:|" * len(rows)
    cells: dict[str, tuple[str, list[str]]] = {}

    def add(what: str, asked: str, value: str) -> None:
        cells.setdefault(what, (asked, []))[1].append(value)

    for found, resolved, items in rows.values():
        for what, asked, score in (
            ("events", EVENTS, merged.b_cubed(items.events, items.events_found)),
            ("people", PEOPLE, merged.people_score(items)),
        ):
            missed = "" if score.f1 >= asked else " **missed**"
            add(f"{what}: B-cubed F1", f"≥ {asked}", f"{score.f1:.3f}{missed}")
            add(f"{what}: precision", "", f"{score.precision:.4f}")
            add(f"{what}: recall", "", f"{score.recall:.3f}")
            add(f"{what}: items", "", f"{score.items:,}")
        add("two people of one surname merged", "0", f"{len(merged.shared_surnames(found, items))}")
        right, wrong, left = merged.offices(items)
        add("offices without a name: right, wrong, left open", "", f"{right}, {wrong}, {left}")
        statuses = merged.statuses(found, items, resolved.events)
        settled = [x for fate, x in statuses.items() if fate != "disputed"]
        add("final status right", "", _share(sum(x for x, _ in settled), sum(of for _, of in settled)))
        add("final status held where one outlet denies it", "", _share(*statuses.get("disputed", (0, 0))))
        good, told, true = merged.copies(found, resolved, Config())
        add("copies and revisions: precision of pairs", "", _share(good, told))
        add("copies and revisions: recall of pairs", "", _share(good, true))
        add("tellings missed by the reader", "", f"{items.missed:,}")
        add("meetings read where none is told", "", f"{items.spurious:,}")
        add("tellings of older versions, left out", "", f"{items.left_out:,}")
    for what, (asked, values) in cells.items():
        yield f"| {what} | {asked} | {' | '.join(values)} |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part:,} of {whole:,})" if whole else "–"


def mistakes(rows: Rows) -> Iterator[str]:
    """Yield the lines of a table of mistakes by kind, in items."""
    yield f"| mistake, in items | {' | '.join(rows)} |"
    yield "|---|" + "--:|" * len(rows)
    counts = []
    for found, _, items in rows.values():
        events, _ = merged.event_errors(found, items)
        people = merged.people_errors(found, items)
        counts.append(
            {**{f"events: {k}": n for k, n in events.items()}, **{f"people: {k}": n for k, n in people.items()}}
        )
    for what in sorted(
        {x for told in counts for x in told}, key=lambda x: (x[:7], -sum(c.get(x, 0) for c in counts), x)
    ):
        yield f"| {what} | {' | '.join(str(told.get(what, 0)) for told in counts)} |"


def report(found: Corpus, resolved: Resolved, items: Found, *, listed: int = 12) -> str:
    """Return the figures of one way, with the wrong merges themselves, for people at work on them."""
    rows = {"figure": (found, resolved, items)}
    _, wrong = merged.event_errors(found, items)
    names = merged.shared_surnames(found, items)
    return "\n".join((
        *table(rows), "", *mistakes(rows), "",
        f"Nodes that stand for several events: {len(wrong)}", *wrong[:listed],
        f"Nodes that stand for several people of one surname: {len(names)}", *map(str, names[:listed]),
    ))  # fmt: skip


def page(found: Corpus, seed: int) -> str:
    """Measure all there is and return the page."""
    with tempfile.TemporaryDirectory() as folder:
        known, first, again, peak = read(found, Path(folder))
    resolved, _ = told_right(found)
    theirs = resolve(list(known.values()), Config())
    rows = {
        "told right": (found, resolved, merged.compare(found, resolved)),
        **dict(_others(len(found.events), len(found.articles), seed)),
        "read": (found, theirs, merged.compare(found, theirs, known)),
    }
    same = same_bytes(found, resolved)
    small = corpus(len(found.events) // 10, len(found.articles) // 10, seed)
    times = [float("inf")] * 2
    for _ in range(ROUNDS):
        for i, one in enumerate((small, found)):
            with tempfile.TemporaryDirectory() as folder:
                times[i] = min(times[i], graph_seconds(one, Path(folder)))
    ratio, unchanged = times[1] / times[0], again / first
    size, few = f"{len(found.articles):,} articles", f"{len(small.articles):,}"
    cost = (
        ("shuffles of the articles that give the same exported bytes", f"{SHUFFLES}", f"{same}"),
        (
            f"resolving, checking, inferring and writing, {size} : {few}",
            f"≤ {LINEAR}",
            f"{ratio:.1f}{_missed(ratio, LINEAR)} ({times[1]:.1f} s : {times[0]:.1f} s)",
        ),
        (
            f"`kg build` of {size}, nothing changed : the first",
            f"≤ {REBUILD}",
            f"{unchanged:.3f}{_missed(unchanged, REBUILD)} ({again:.1f} s : {first:.0f} s)",
        ),
        ("peak memory of the first `kg build`", "", f"{peak:.2f} GiB"),
    )
    what = f"{len(found.events):,} events in {size} (seed {seed}), {len(found.people):,} people.\n"
    parts = (
        what,
        COUNTED + "\n".join(table(rows)) + "\n",
        "## Mistakes\n\n" + "\n".join(mistakes(rows)) + "\n",
        "## Cost\n\n| what | asked | measured |\n|---|--:|--:|\n" + "".join(f"| {' | '.join(x)} |\n" for x in cost),
        _made(),
    )
    return HEAD + "\n".join(parts)


def _others(events: int, articles: int, seed: int) -> Iterator[tuple[str, tuple[Corpus, Resolved, Found]]]:
    """Yield what comes of other corpora, whose mistakes nobody looks at: a rule made for one of them would show."""
    for other in (seed + 1, seed + 2):
        found = corpus(events, articles, other)
        resolved, _ = told_right(found)
        yield f"told right, seed {other}", (found, resolved, merged.compare(found, resolved))


def _missed(value: float, asked: float) -> str:
    return "" if value <= asked else " **missed**"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.merging", description=(__doc__ or "").split("\n\n")[0]
    )
    parser.add_argument("--quick", action="store_true", help="only merge what a perfect reader finds; write nothing")
    parser.add_argument("--store", type=Path, help="measure what was read into this store; write nothing")
    parser.add_argument("--events", type=int, default=300)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    found = corpus(given.events, given.articles, given.seed)
    if given.store:
        kept = (shards.read(path) for path, _ in shards.keys(layout.shards(given.store)))
        known = {x.document.id: x for x in kept}
        resolved = resolve(list(known.values()), Config())
        print(report(found, resolved, merged.compare(found, resolved, known)))
    elif given.quick:
        resolved, seconds = told_right(found)
        print(report(found, resolved, merged.compare(found, resolved)))
        print(f"resolve: {seconds:.2f} s for {len(found.articles):,} articles")
    else:
        PAGE.write_text(page(found, given.seed), encoding="utf-8")
        print(f"{PAGE.read_text(encoding='utf-8')}\nWritten: {PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
