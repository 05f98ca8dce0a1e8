"""
A build that everything happens to: killed at random moments, the disk full, hostile files among its inputs.

``python -m tests.benchmarks.chaos [ARTICLES KILLS SEED PAGE]`` (5000 30 1 docs/chaos-measured.md): the better part of
an hour, so by hand. A store has a tenth of the articles; all of them are added, with ten hostile files beside them, by
real processes with the real model (``-j 2``). SIGKILL takes the whole group of processes at random moments; twice the
disk, a real one of a size, has no room for what is left: once for the shards, once for the graph. After each, readers
must have the former graph or the whole new one; no shard that was there is written again; in the end export, digest and
the list of what was not taken in are those of a build to which nothing happened, and ``kg doctor`` has nothing to do.
Writes PAGE, and ends with 1 where anything of this is not so.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks import corpus
from tests.benchmarks.measure import machine
from tests.mounts import Mounted, mounted

ROOT = Path(__file__).parents[2]
PAGE = "docs/chaos-measured.md"
DISK = 4 << 30
"""Bytes of the disk that the killed build writes to; in memory, and only what is used of it."""

HOSTILE = {
    "binary.txt": random.Random(1).randbytes(20_000),
    "blank.html": b"<html><head><script>alert(1)</script></head><body></body></html>",
    "cut.jsonl": b'{"id": "cut", "body": "Ana Sol met',
    "deep.html": b"<div>" * 100_000,
    "deep.jsonl": b"[" * 200_000,
    "empty.txt": b"",
    "list.jsonl": b"[1, 2, 3]\n",
    "long.txt": b"The talks went on and on in the town by the sea. " * 60_000,
    "no-day.jsonl": b'{"id": "no-day", "body": "Ana Sol met Bo Lund in Tarvik.", "published": "2021-02-30"}\n',
    "zeros.txt": bytes(20_000),
}
"""By name; each is to be set aside, and nothing else."""


@dataclass
class Course:
    """What happened, and what was seen."""

    articles: int
    whole: float = 0.0  # seconds of the build to which nothing happened
    graph: float = 0.0  # of these, for the graph
    spent: float = 0.0  # seconds of all builds to which something did
    events: list[tuple[str, float, int, str]] = field(default_factory=list)  # what, after s, shards since, readers have
    rewritten: int = 0
    killed: int = 0
    missed: int = 0  # kills that would have come when the build was done
    wrong: list[str] = field(default_factory=list)


def main(articles: str = "5000", kills: str = "30", seed: str = "1", page: str = PAGE) -> int:
    chance = random.Random(int(seed))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _inputs(folder, int(articles), int(seed))
        (folder / "disk").mkdir()
        try:
            with mounted(folder / "disk", DISK) as disk:
                course = _run(folder, disk, int(articles), int(kills), chance)
        except pytest.skip.Exception as reason:
            raise SystemExit(f"no disk to fill up: {reason}") from None
    told = _page(course, int(seed))
    Path(page).write_text(told, encoding="utf-8")
    tell(told)
    return 1 if course.wrong else 0


def _inputs(folder: Path, articles: int, seed: int) -> None:
    told = list(corpus.lines(corpus.corpus(max(articles // 10, 1), articles, seed).articles))
    (folder / "some").mkdir()
    (folder / "some" / "news.jsonl").write_text("".join(told[: len(told) // 10]), encoding="utf-8")
    (folder / "all").mkdir()
    (folder / "all" / "news.jsonl").write_text("".join(told), encoding="utf-8")
    for name, data in HOSTILE.items():
        (folder / "all" / name).write_bytes(data)


def _run(folder: Path, disk: Mounted, articles: int, kills: int, chance: random.Random) -> Course:
    """Build undisturbed on this disk, then on the other one with all that happens."""
    course = Course(articles)
    _expect(_build(folder, folder / "whole.kg", "some"), 0)
    former = _export(folder / "whole.kg")
    course.whole = _expect(_build(folder, folder / "whole.kg", "all"), 1)
    new = _export(folder / "whole.kg")
    (folder / "whole.kg" / "build.json").unlink()
    course.graph = _expect(_build(folder, folder / "whole.kg", "all"), 1)  # the articles are read
    tell(f"nothing happened: {course.whole:.0f} s, {course.graph:.0f} of it for the graph; on {machine()}")

    store = disk.place / "killed.kg"
    seen = disk.path / "killed.kg"
    _expect(_build(folder, store, "some", disk), 0)
    full = {kills // 3: "shards", kills - 2: "graph"}  # after that one all is read: the last kills are in the graph
    while course.killed < kills and course.missed < kills:
        if what := full.pop(course.killed, None):
            _fill(folder, disk, store, what, course)
            _note(course, seen, f"the disk is full: {what}", former, new, disk, folder)
        before = _shards(seen)
        what = _kill(folder, disk, store, chance.uniform(0, _longest(course, before, kills)), course)
        course.rewritten += _rewritten(before, seen)
        _note(course, seen, what, former, new, disk, folder)
    before = _shards(seen)
    code, seconds, _ = _build(folder, store, "all", disk)
    course.spent += seconds
    course.rewritten += _rewritten(before, seen)
    _compare(course, code, folder, disk, new, kills)
    return course


def _longest(course: Course, shards: dict[str, int], kills: int) -> float:
    """
    Return before which second a kill is to come.

    So that all kills find work: most in the reading, those after the last article in the graph.
    """
    share = 1 - len(shards) / course.articles
    left = course.graph + share * (course.whole - course.graph)
    # A machine that has less else to do than before would be done before it is killed: sooner, the next time.
    return 0.8 * 0.6**course.missed * min(left, max(2 * course.whole / kills, course.graph))


def _kill(folder: Path, disk: Mounted, store: Path, moment: float, course: Course) -> str:
    """Build and kill it after *moment* seconds, with all its processes; return what became of it."""
    began = time.perf_counter()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = disk.inside(*_command(folder, store, "all"), cwd=ROOT)
    with subprocess.Popen(command, start_new_session=True, **quiet) as process:
        try:
            process.wait(moment)
            how = "not killed: it ended"
            course.missed += 1
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            how = "killed"
            course.killed += 1
    seconds = time.perf_counter() - began
    course.spent += seconds
    return f"{how} after {seconds:.1f} s"


def _fill(folder: Path, disk: Mounted, store: Path, what: str, course: Course) -> None:
    """Build where there is no room for all the shards that are left; or for these, but not for the graph."""
    ballast = disk.path / "ballast"
    missing = course.articles - len(_shards(disk.path / "killed.kg"))
    room = missing * 4096 // 2 if what == "shards" else missing * 4096 * 2 + (256 << 10)
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(disk.free() - room, 1))
    code, seconds, said = _build(folder, store, "all", disk)
    ballast.unlink()
    course.spent += seconds
    if code != 3 or "the disk is full" not in said or "Traceback" in said:
        course.wrong.append(f"a full disk ended with {code}: {said[-300:]}")


def _note(course: Course, seen: Path, what: str, former: bytes, new: bytes, disk: Mounted, folder: Path) -> None:
    """Look at the store as a reader does."""
    found = _export(disk.place / "killed.kg", disk)
    which = "the former graph" if found == former else "the new graph" if found == new else "something else"
    if which == "something else":
        course.wrong.append(f"{what}: readers have {which}")
    left = course.articles - len(_shards(seen))
    course.events.append((what, course.spent, left, which))
    tell(f"{what}; {left:,} articles still to be read; readers have {which}")


def _compare(course: Course, code: int, folder: Path, disk: Mounted, new: bytes, kills: int) -> None:
    """Hold what came out against the build to which nothing happened."""
    whole, killed = folder / "whole.kg", disk.path / "killed.kg"
    manifests = [json.loads((x / "manifest.json").read_bytes()) for x in (whole, killed)]
    aside = {Path(x["source"].rpartition(":")[0] or x["source"]).name for x in _aside(killed)}
    checks = {
        "the build ended with 1: all but the hostile files was taken in": code == 1,
        "the export is the same": _export(disk.place / "killed.kg", disk) == new,
        "the manifest is the same, with the digest of the graph": manifests[0] == manifests[1],
        "the digest is that of the export": _digest(new) == manifests[1]["graph"]["nquads --inferred"],
        "exactly the hostile files were set aside": aside == set(HOSTILE) and len(_aside(killed)) == len(HOSTILE),
        "no shard that was there was written again": not course.rewritten,
        "kg doctor finds nothing to do": not _to_do(disk),
        "it was killed as often as it should be": course.killed == kills,
    }
    course.wrong += [f"not so: {what}" for what, so in checks.items() if not so]
    for what, so in checks.items():
        tell(f"{'yes' if so else 'NO'}: {what}")


def _aside(store: Path) -> list[dict[str, Any]]:
    found = [json.loads(x) for x in (store / "quarantine.jsonl").read_text(encoding="utf-8").splitlines()]
    return [x for x in found if "source" in x]  # else a relation that does not conform


def _to_do(disk: Mounted) -> list[Any]:
    command = [sys.executable, "-m", "kg", "doctor", "--store", str(disk.place / "killed.kg"), "--json"]
    done = subprocess.run(disk.inside(*command, cwd=ROOT), check=False, capture_output=True, text=True)
    store = {"store.json", "lock", "leftovers", "articles", "unread", "former", "damaged/", "graph", "words"}
    return [x for x in json.loads(done.stdout) if x["check"] in store and x["state"] not in ("ok", "note")]


# --- processes ------------------------------------------------------------------------------


def tell(line: str) -> None:
    print(line, flush=True)


def _command(folder: Path, store: Path, articles: str) -> list[str]:
    inputs = str(folder / articles)
    return [sys.executable, "-m", "kg", "build", inputs, "-o", str(store), "-j", "2", "--quiet", "--json"]


def _build(folder: Path, store: Path, articles: str, disk: Mounted | None = None) -> tuple[int, float, str]:
    """Return its exit code, seconds and what it said."""
    began = time.perf_counter()
    command = _command(folder, store, articles)
    command = disk.inside(*command, cwd=ROOT) if disk else command
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    return done.returncode, time.perf_counter() - began, done.stderr


def _expect(done: tuple[int, float, str], code: int) -> float:
    if done[0] not in (code, 1):  # 1: a relation was kept out
        raise SystemExit(f"kg build ended with {done[0]}: {done[2]}")
    return done[1]


def _export(store: Path, disk: Mounted | None = None) -> bytes:
    command = [sys.executable, "-m", "kg", "export", "--store", str(store), "--format", "nquads", "--inferred"]
    command = disk.inside(*command, cwd=ROOT) if disk else command
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout


def _digest(nquads: bytes) -> str:
    return hashlib.sha256(nquads).hexdigest()


def _shards(store: Path) -> dict[str, int]:
    """Return the shards of *store*, and the number of the file that each is: another one where it was written again."""
    found = {}
    for path in store.glob("shards/??/[0-9a-f]*"):
        with suppress(FileNotFoundError):
            found[path.name] = path.stat().st_ino
    return found


def _rewritten(before: dict[str, int], store: Path) -> int:
    """Return how many of the shards that were there *before* are other files now."""
    now = _shards(store)
    return sum(now.get(name, file) != file for name, file in before.items())


# --- the page -------------------------------------------------------------------------------


def _page(course: Course, seed: int) -> str:
    held = {x: sum(which == x for *_, which in course.events) for x in ("the former graph", "the new graph")}
    rows = "\n".join(
        f"| {number} | {what} | {left:,} | {which} |" for number, (what, _, left, which) in enumerate(course.events, 1)
    )
    result = "All of this held." if not course.wrong else "**Not all of this held:** " + "; ".join(course.wrong)
    names = ", ".join(f"`{x}`" for x in HOSTILE)
    told, happened = f"{course.articles:,} generated articles", f"{course.killed} times, at random moments"
    former, new = held["the former graph"], held["the new graph"]
    times = f"{course.spent:.0f} s together, {course.spent / course.whole:.2f} times as long"
    parts = [
        "# Chaos, measured",
        _wrapped(
            f"""A store has a tenth of {told}; all of them are added (`kg build -j 2`, the real model), with
            {len(HOSTILE)} hostile files among the inputs: {names}. Meanwhile SIGKILL takes all its processes
            {happened} (seed {seed}), and twice the disk, a real one, is full: once in the shards, once in the graph.
            `python -m tests.benchmarks.chaos` does it and writes this page; on {machine()}."""
        ),
        "What must hold, and was checked:",
        f"""- after each, readers have the former graph or the whole new one, to the byte: {former} times, and {new};
- a full disk is told, with exit 3;
- no shard that was there is written again: what was read is not read again;
- in the end export, manifest and the digest of the graph are those of a build to which nothing happened;
- `quarantine.jsonl` lists exactly the {len(HOSTILE)} hostile files;
- `kg doctor` has nothing to do.""",
        result,
        _wrapped(
            f"""The build to which nothing happened took {course.whole:.0f} s ({course.graph:.0f} s of it for the
            graph), the {len(course.events) + 1} builds to which all this happened {times}: each of them loads the model
            anew, and what was on its way is lost."""
        ),
        f"| | what happened | articles still to be read | readers have |\n| --: | --- | --: | --- |\n{rows}",
    ]
    return "\n\n".join(parts) + "\n"


def _wrapped(text: str) -> str:
    return textwrap.fill(" ".join(text.split()), 120, break_long_words=False, break_on_hyphens=False)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
