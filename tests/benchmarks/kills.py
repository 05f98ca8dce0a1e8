"""
A build of a thousand articles, killed ten times at random moments: does it come to the same bytes, and at what price?

``python -m tests.benchmarks.kills [ARTICLES KILLS SEED]``: some minutes, so by hand. A store has a tenth of the
articles; all of them are added, by real processes with the real model. SIGKILL takes the whole group of processes at
a random moment, in the first fifth of what the whole takes; each time the store is opened and read.
Ends with 1 where a reader saw anything but the former graph or the whole new one, or the bytes differ.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks import corpus
from tests.benchmarks.measure import machine


def main(articles: str = "1000", kills: str = "10", seed: str = "1") -> int:
    chance = random.Random(int(seed))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        told = list(corpus.lines(corpus.corpus(int(articles) // 10, int(articles), int(seed)).articles))
        (folder / "some.jsonl").write_text("".join(told[: len(told) // 10]), encoding="utf-8")
        (folder / "all.jsonl").write_text("".join(told), encoding="utf-8")
        _timed(folder, "killed.kg", "some.jsonl")
        shutil.copytree(folder / "killed.kg", folder / "whole.kg")
        former = _export(folder / "killed.kg")

        whole = _timed(folder, "whole.kg")
        new = _export(folder / "whole.kg")
        shutil.rmtree(folder / "whole.kg" / (folder / "whole.kg" / "CURRENT").read_text().strip())
        graph = _timed(folder, "whole.kg")  # the articles are read
        tell(f"{len(told):,} articles, not killed: {whole:.0f} s, {graph:.0f} of it for the graph; on {machine()}")

        spent, wrong = 0.0, 0
        for number in range(int(kills)):
            share = 1 - len(list((folder / "killed.kg").glob("shards/??/*.json"))) / len(told)
            moment = chance.uniform(0, min(whole / 5, graph + share * (whole - graph)))  # so that most find work to do
            spent += _killed(folder, moment)
            seen = _export(folder / "killed.kg")
            wrong += seen not in (former, new)
            left = len(told) - len(list((folder / "killed.kg").glob("shards/??/*.json")))
            which = "the former graph" if seen == former else "the new graph" if seen == new else "SOMETHING ELSE"
            tell(f"kill {number + 1}: after {moment:.1f} s; {left:,} articles still to be read; readers have {which}")
        spent += _timed(folder, "killed.kg")
        manifests = {(folder / name / "manifest.json").read_bytes() for name in ("killed.kg", "whole.kg")}
        same = _export(folder / "killed.kg") == new and len(manifests) == 1
        tell(f"killed {kills} times: {spent:.0f} s, {spent / whole:.2f} of the one that was not; same bytes: {same}")
        return 0 if same and not wrong else 1


def tell(line: str) -> None:
    print(line, flush=True)


def _command(store: str, articles: str = "all.jsonl") -> list[str]:
    return [sys.executable, "-m", "kg", "build", articles, "-o", store, "-j", "2", "--quiet", "--json"]


def _timed(folder: Path, store: str, articles: str = "all.jsonl") -> float:
    began = time.perf_counter()
    code = subprocess.run(_command(store, articles), cwd=folder, check=False, capture_output=True).returncode
    if code not in (0, 1):  # 1: a relation was kept out
        raise SystemExit(f"kg build ended with {code}")
    return time.perf_counter() - began


def _killed(folder: Path, moment: float) -> float:
    """Build and kill it after *moment* seconds, with all its processes; return the seconds that went."""
    began = time.perf_counter()
    command = _command("killed.kg")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=folder, start_new_session=True, **quiet) as process:
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
    return time.perf_counter() - began


def _export(store: Path) -> bytes:
    command = [sys.executable, "-m", "kg", "export", "--store", str(store), "--format", "nquads", "--inferred"]
    return subprocess.run(command, check=True, capture_output=True).stdout


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
