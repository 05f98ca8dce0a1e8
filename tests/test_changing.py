"""A collection that changes, is killed, and is read meanwhile: its graph is that of a build from scratch."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import export, pipeline
from kg.config import Config
from kg.store import fingerprint, layout, oxigraph
from tests import fakes

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True, scope="module")
def _fake_reader():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "_reader", fakes.reader)
        patch.setattr(fingerprint, "pipeline", lambda config: "a" * 64)
        patch.setattr(fingerprint, "graph", lambda config: "b" * 64)
        yield


def build(folder, out, **given):
    return pipeline.build([str(folder)], out, config=Config(), **given)


def told(out):
    """Return all that a build leaves for others: the export with its closure, and the manifest, as bytes."""
    graph = b"".join(export.export(oxigraph.open_store(out), "nquads", inferred=True))
    return graph, (out / "manifest.json").read_bytes()


# --- articles come, change and go -----------------------------------------------------------


EDITS = st.lists(st.tuples(st.integers(0, 3), st.none() | st.integers(0, 9)), min_size=1, max_size=6)
"""Article by number, and the text that it gets; ``None``: it is taken away."""


@settings(max_examples=4, deadline=None, derandomize=True)
@given(batches=st.lists(EDITS, min_size=1, max_size=3))
def test_edits_in_several_builds_equal_a_build_from_scratch(batches):
    """Articles added, changed, removed and added again, in batches: the same bytes as all that is there at once."""
    with TemporaryDirectory() as place:
        articles, out = fakes.articles(Path(place) / "articles", 5), Path(place) / "my.kg"
        build(articles, out)
        for edits in batches:
            for number, text in edits:
                path = articles / f"{number}.txt"
                path.unlink(missing_ok=True) if text is None else path.write_text(fakes.article(text))
            build(articles, out, sync=True)
        build(articles, Path(place) / "scratch.kg")
        assert told(out) == told(Path(place) / "scratch.kg")


@settings(max_examples=4, deadline=None, derandomize=True)
@given(order=st.permutations(range(6)), cuts=st.sets(st.integers(1, 5), max_size=2))
def test_batches_in_any_order_equal_one_build(order, cuts):
    """Six articles in up to three builds, whichever come first."""
    with TemporaryDirectory() as place:
        articles, out = fakes.articles(Path(place) / "articles", 6), Path(place) / "my.kg"
        for start, end in zip((0, *sorted(cuts)), (*sorted(cuts), 6), strict=True):
            files = [str(articles / f"{number}.txt") for number in order[start:end]]
            pipeline.build(files, out, config=Config())
        build(articles, Path(place) / "scratch.kg")
        assert told(out) == told(Path(place) / "scratch.kg")


def test_what_is_removed_and_added_again_is_as_it_was(tmp_path):
    """By its id, and from its file."""
    articles = fakes.articles(tmp_path / "articles")
    build(articles, tmp_path / "my.kg")
    before = told(tmp_path / "my.kg")
    pipeline.remove(tmp_path / "my.kg", ["1.txt", "2.txt"], config=Config())
    assert told(tmp_path / "my.kg") != before
    assert build(articles, tmp_path / "my.kg").read == 2
    assert told(tmp_path / "my.kg") == before


# --- killed ---------------------------------------------------------------------------------


def child(*arguments):
    command = [sys.executable, "-m", "tests.changing", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def growing(tmp_path_factory):
    """Three batches of articles, and what a store tells after each."""
    place = tmp_path_factory.mktemp("growing")
    batches = []
    states = []
    for number in (1, 2, 3):
        batches.append(fakes.articles(place / str(number), 3 * number))
        build(batches[-1], place / "my.kg")
        states.append(told(place / "my.kg"))
    return batches, states


@pytest.mark.parametrize(
    "moment", ["2 shards/", "3 shards/", "1 graph-", "1 CURRENT", "1 manifest.json", "1 build.json"]
)
def test_a_build_that_is_killed_leaves_a_whole_graph_and_goes_on(growing, tmp_path, moment):
    """Before a shard, the graph, its name or its record is there: readers have a whole one; then the same bytes."""
    batches, states = growing
    out = tmp_path / "my.kg"
    build(batches[0], out)
    with child(out, moment, batches[1]) as process:
        assert process.wait(120) == -signal.SIGKILL
    new = moment.endswith(("manifest.json", "build.json"))
    assert told(out)[0] == states[new][0]
    build(batches[1], out)
    assert told(out) == states[1]
    assert not [x for x in (*out.rglob("*.tmp"), *out.glob(".graph-*")) if x.exists()]


def test_a_first_build_that_is_killed_leaves_a_store_that_says_so(growing, tmp_path):
    """There is no graph yet: a reader is told to build again, and that does all that is left."""
    batches, states = growing
    out = tmp_path / "my.kg"
    with child(out, "4 shards/", batches[1]) as process:
        assert process.wait(120) == -signal.SIGKILL
    with pytest.raises(layout.StoreError, match="no build of this store was finished"):
        oxigraph.open_store(out)
    build(batches[1], out)
    assert told(out) == states[1]


# --- read meanwhile -------------------------------------------------------------------------


def test_readers_beside_builds_see_whole_graphs_only(growing, tmp_path):
    """A graph opened at any moment is that of one of the builds, and never an earlier one than before."""
    batches, states = growing
    out = tmp_path / "my.kg"
    build(batches[0], out)
    seen = []
    with child(out, "-", batches[1], batches[2]) as process:
        while process.poll() is None:
            seen.append(b"".join(export.export(oxigraph.open_store(out), "nquads", inferred=True)))
    assert process.returncode == 0
    order = [state[0] for state in states]
    numbers = [order.index(graph) for graph in seen]
    assert numbers
    assert numbers == sorted(numbers)
    assert told(out) == states[2]


def test_a_reader_that_stays_keeps_what_it_opened(growing, tmp_path):
    """Also after its folder was removed, two builds later."""
    batches, states = growing
    out = tmp_path / "my.kg"
    build(batches[0], out)
    opened = oxigraph.open_store(out)
    for batch in batches[1:]:
        build(batch, out)
    assert b"".join(export.export(opened, "nquads", inferred=True)) == states[0][0]
