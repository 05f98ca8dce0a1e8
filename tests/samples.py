"""
Stores of the sample articles, built by the real pipeline, for the tests that want what a user has.

Building is slow, so it is done once a test run, and all test processes share what came of it.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys

import pytest

from kg import files
from kg.store import oxigraph

ARTICLES = files.folder("data") / "articles"


def build(inputs, out, *, jobs, seed):
    command = [sys.executable, "-m", "kg", "build", *map(str, inputs), "-o", str(out), "-j", jobs, "--quiet"]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.fixture(scope="module")
def stores(tmp_path_factory):
    """Two stores of all sample articles; of several test processes, one builds them and the others wait."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "samples"
    folder.mkdir(exist_ok=True)
    one, other = folder / "my.kg", folder / "deep" / "other name.kg"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            each = (path for path in ARTICLES.iterdir() if path.suffix in {".txt", ".html", ".jsonl"})
            build([ARTICLES], one, jobs="1", seed="1")
            build(sorted(each, reverse=True), other, jobs="2", seed="2")
            (folder / "done").touch()
    return oxigraph.open_store(one), oxigraph.open_store(other)
