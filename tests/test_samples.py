"""
The sample articles, built by the real pipeline: twice, in ways that must not matter.

The slowest tests there are: they parse 26 articles twice.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys

import pytest

from kg import export, files
from kg.check import owl
from kg.store import oxigraph
from tests.pages import README, readme
from tests.queries import samples

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


@pytest.mark.parametrize("name", export.FORMATS)
@pytest.mark.parametrize("inferred", [False, True])
def test_exports_are_the_same_bytes(stores, name, inferred):
    """Whatever the number of processes, the hash seed, the order of the files and the name of the store."""
    one, other = (b"".join(export.export(store, name, inferred=inferred)) for store in stores)
    assert one == other
    assert len(one) > 10_000


@pytest.mark.parametrize("profile", export.PROFILES)
def test_the_terms_of_others_are_the_same_bytes(stores, profile):
    """Each profile, with what it takes from the texts that the stores keep."""
    one, other = (b"".join(export.export(store, "nquads", profile=[profile])) for store in stores)
    assert one == other
    assert one.count(f"/graph/{profile}> .".encode()) > 100


def test_the_graph_is_consistent(stores):
    """Nothing in it contradicts the ontology."""
    assert owl.consistency(stores[0].rdflib(), reason=False).problems == ()


def test_the_readme_shows_the_real_answer(stores):
    """What the first screen shows is what the program answers: ``make docs`` writes it."""
    assert README.read_text(encoding="utf-8") == readme(stores[0].folder)


@pytest.mark.parametrize("asked", samples.ASKED)
def test_each_question_has_its_rows(stores, asked):
    """
    What a user of the samples is told, whoever built the store: rows in ``tests/queries/samples.txt``.

    Where the articles are read better now, look at the difference and write them again:
    ``python -m tests.queries.samples STORE``.
    """
    assert samples.answer(stores[1], asked) == samples.expected()[asked]
