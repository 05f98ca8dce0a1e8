"""Reading on a real Dask cluster: the contract of ``kg.workers``, whatever becomes of the workers."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import sys
import time
from functools import partial

import pytest

from kg import bounds, pipeline, schema
from kg import cluster as room
from kg.config import Config
from kg.errors import ConfigError, MachineError
from kg.export import formats
from kg.model import Document
from kg.store.oxigraph import open_store
from kg.workers import Failure
from tests import fakes
from tests.clusters import ROOT, cluster
from tests.readers import broken, lazy, reader, unfit, with_bounds
from tests.servers import free_port

_numbers = itertools.count()


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """A cluster of two workers; a batch whose workers died twice is given up (by itself Dask tries four)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "1")
        with cluster(tmp_path_factory.mktemp("two")) as found:
            found.add(2)
            yield found


@pytest.fixture
def lone(tmp_path):
    """A cluster without workers."""
    with cluster(tmp_path) as found:
        yield found


def documents(*bodies):
    return [Document(str(number), body) for number, body in enumerate(bodies)]


def results(found, bodies, start=reader, config=None):
    return dict(room.run(documents(*bodies), start, found.address, config or Config()))


def test_every_document_gets_its_own_result_or_failure(two):
    """Forty documents in several batches; one that raises fails alone, with what was raised."""
    bodies = ["raise" if number == 11 else f"text {number}" for number in range(40)]
    expected = {number: body.upper() for number, body in enumerate(bodies)}
    assert results(two, bodies) == expected | {11: Failure("ValueError: bad words")}


def test_a_document_that_kills_its_workers_fails_alone(two):
    """What was with it is read, by workers that the nanny starts again; the failure tells what happened."""
    found = results(two, ["a", "die", *"bcdefghij"])
    failure = found.pop(1)
    assert found == {0: "A", **{number: body.upper() for number, body in enumerate("bcdefghij", 2)}}
    assert isinstance(failure, Failure)
    assert "2 workers in turn died" in failure.reason


def test_a_reader_that_gives_nothing_back_is_a_failure(two):
    """A document without a result is told, not lost."""
    assert results(two, ["a"], lazy) == {0: Failure("nothing came back from reading it")}


@pytest.fixture
def impatient(two):
    """A second and 256 MB a document; the workers are patient again afterwards, for the tests to come."""
    from distributed import Client

    # Another job each time: of one that they had before, workers keep the reader and do not start it again.
    yield partial(with_bounds, 1.0, (1 << 28) + next(_numbers))
    with Client(two.address, set_as_default=False) as client:
        client.run(with_bounds, bounds.SECONDS, bounds.MEMORY)


@pytest.mark.parametrize(("body", "how"), [("circling", "more than 1 seconds"), ("deaf", "workers in turn died")])
def test_a_document_that_never_ends_fails_alone(two, impatient, body, how):
    """Workers read in a thread that hears of no signals: it is bounded there too, in compiled code by its process."""
    found = results(two, ["a", body, "b"], impatient)
    failure = found.pop(1)
    assert found == {0: "A", 2: "B"}
    assert how in failure.reason


def test_a_setting_at_fault_is_told_once_with_the_worker(two):
    """Reading that does not start is no failure of each document."""
    with pytest.raises(ConfigError, match=r"worker tcp://.* no such model"):
        results(two, ["a", "b"], unfit)


def test_a_fault_of_ours_while_loading_is_no_fault_of_the_documents(two):
    """It ends the run, with what was raised and where."""
    with pytest.raises(RuntimeError, match=r"worker tcp://.* no such module"):
        results(two, ["a"], broken)


def test_a_worker_without_the_model_is_told(two):
    """The real reader: a model that is not installed there ends the run, by the name of the worker."""
    config = Config(model="en_no_such_model")
    with pytest.raises(ConfigError, match=r"worker tcp://.*en_no_such_model"):
        results(two, ["a"], partial(pipeline._reader, config), config)


def test_documents_are_taken_as_they_are_needed(two):
    """A stream of any length: no more is taken from it than is on its way."""
    taken = 0

    def given():
        nonlocal taken
        for number in range(10_000):
            taken = number
            yield Document(str(number), "x")

    stream = room.run(given(), reader, two.address, Config())
    next(stream)
    stream.close()
    assert taken < 100


def test_leaving_early_cancels_what_is_on_its_way(two):
    """Who stops listening, by Ctrl-C for one, leaves the cluster nothing to do."""
    from distributed import Client

    stream = room.run(documents(*["slow"] * 200), reader, two.address, Config())
    next(stream)
    stream.close()
    until = time.monotonic() + 60
    with Client(two.address, set_as_default=False) as client:
        while client.run_on_scheduler(_tasks):
            assert time.monotonic() < until
            time.sleep(0.02)


def _tasks(dask_scheduler):
    return [name for name in dask_scheduler.tasks if "kg-read" in str(name)]


class Killing:
    """Progress that kills a worker once some articles have come back, which is while others are being read."""

    def __init__(self, found, after):
        self.found, self.after, self.steps, self.killed = found, after, 0, None
        self.reading = False

    def begin(self, what, _total=None):
        self.reading = what == "reading articles"

    def step(self, count=1):
        self.steps += self.reading * count
        if self.reading and self.killed is None and self.steps >= self.after:
            self.killed = next(iter(self.found.workers().values()))
            os.kill(self.killed, signal.SIGKILL)

    def end(self):
        pass


def test_a_worker_killed_midway_changes_nothing_in_the_result(two, tmp_path):
    """The graph of a cluster that lost a worker by ``kill -9`` is, byte for byte, that of one process."""
    articles = tmp_path / "articles"
    articles.mkdir()
    for number in range(40):
        (articles / f"{number}.txt").write_text(
            f"ASTERMOUTH, March {number % 28 + 1}, 2011 - Foreign Minister Ada Quill of France met President "
            f"Bo Tarn of Kenya in Geneva on Monday. She said the talks had lasted {number} hours.\n"
        )
    killing = Killing(two, after=9)
    report = pipeline.build(
        [str(articles)], tmp_path / "far.kg", config=Config(), executor=two.executor, progress=killing
    )
    assert killing.killed is not None
    assert (report.read, report.failures) == (40, [])
    pipeline.build([str(articles)], tmp_path / "near.kg", config=Config())
    assert _exported(tmp_path / "far.kg") == _exported(tmp_path / "near.kg")
    assert _shards(tmp_path / "far.kg") == _shards(tmp_path / "near.kg")


def _exported(store):
    return b"".join(formats.export(open_store(store), "nquads", inferred=True))


def _shards(store):
    folder = store / "shards"
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def at_once(monkeypatch):
    """Here and on the workers, articles are read without a model, which takes each of them seconds to load."""
    monkeypatch.setattr(pipeline, "_reader", fakes.reader)


@pytest.mark.usefixtures("at_once")
def test_workers_put_their_shards_where_these_stand(two, tmp_path):
    """Each writes there itself; the store gets a copy of every one."""
    place, store = tmp_path / "place", tmp_path / "my.kg"
    given = [str(fakes.articles(tmp_path / "articles", 10))]
    pipeline.build(given, store, config=Config(), executor=two.executor, shards_at=f"file://{place}")
    put = {path.relative_to(place): path.read_bytes() for path in place.rglob("*") if path.is_file()}
    assert len(put) == 10
    assert put == _shards(store)


@pytest.mark.usefixtures("at_once")
def test_extract_gives_the_same_lines_in_the_same_order(two, tmp_path):
    """The order of the documents, whichever worker was first."""
    given = [str(fakes.articles(tmp_path / "articles", 12))]
    far = [schema.dump(x) for x in pipeline.extract(given, config=Config(), executor=two.executor)]
    assert far == [schema.dump(x) for x in pipeline.extract(given, config=Config())]
    assert len(far) == 12


@pytest.fixture
def other_kg(tmp_path):
    """Where another kg stands: one line of its code differs, its version does not."""
    other = tmp_path / "other"
    for name in ("kg", "data"):
        shutil.copytree(ROOT / name, other / name)  # with its bytecode, for all but the line
    for name in ("ontology", "queries", "visualisations", "tests"):
        (other / name).symlink_to(ROOT / name)
    with (other / "kg" / "schema.py").open("a") as file:
        file.write("\nOTHER = 1\n")
    return {"PYTHONPATH": str(other)}


def test_a_worker_of_another_kg_is_refused_by_name(lone, other_kg):
    """Nothing is read."""
    lone.add(1, environment=other_kg)
    (name,) = lone.workers()
    with pytest.raises(ConfigError, match="would read otherwise") as error:
        results(lone, ["a"])
    assert name in str(error.value)


def test_a_worker_of_another_kg_that_joins_later_is_refused_too(lone, other_kg):
    """It gets its share of what is left, and gives nothing back."""
    lone.add(1)
    stream = room.run(documents(*["slow"] * 400), reader, lone.address, Config())
    next(stream)
    before = set(lone.workers())
    lone.add(1, environment=other_kg)
    (name,) = set(lone.workers()) - before
    with pytest.raises(ConfigError, match="would read otherwise") as error:
        list(stream)
    assert name in str(error.value)


def test_a_worker_that_was_started_before_kg_changed_is_refused(monkeypatch):
    """The files on its disk are right, but it has the former ones imported."""
    parts = {"code": {"schema.py": "1"}, "data": {}}
    monkeypatch.setattr(room, "_installed", [])
    monkeypatch.setattr(room.fingerprint, "parts", lambda _config: parts)
    room._about(Config())
    room._about(Config())
    parts = {"code": {"schema.py": "2"}, "data": {}}
    with pytest.raises(RuntimeError, match="start it again"):
        room._about(Config())


def test_a_cluster_that_loses_all_workers_is_told(lone, monkeypatch):
    """No nanny starts the dead one again: the run ends and says what to start, and does not wait for ever."""
    monkeypatch.setattr(room, "WITHOUT_WORKERS", 2.0)
    lone.add(1, "--no-nanny")
    with pytest.raises(MachineError, match="has no worker"):
        results(lone, ["a", "exit"])


def test_a_scheduler_that_dies_midway_is_told(lone):
    """What was read is kept, and the error says so."""
    lone.add(1, "--no-nanny")
    stream = room.run(documents(*["slow"] * 60), reader, lone.address, Config())
    next(stream)
    lone.processes[0].kill()
    with pytest.raises(MachineError, match="What was read is kept"):
        list(stream)


def test_a_cluster_without_workers_is_told(lone, monkeypatch):
    """It is waited for a while, and then told how to start one."""
    monkeypatch.setattr(room, "WITHOUT_WORKERS", 1.0)
    with pytest.raises(ConfigError, match="dask worker tcp://"):
        results(lone, ["a"])


def test_nothing_to_read_asks_nobody():
    """No document, no scheduler."""
    assert list(room.run([], unfit, f"tcp://127.0.0.1:{free_port()}", Config())) == []


def test_a_scheduler_that_is_not_there_is_told(monkeypatch):
    """With the address, after a while that is bounded."""
    monkeypatch.setattr(room, "CONNECTING", 0.5)
    with pytest.raises(ConfigError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1"):
        list(room.run(documents("a"), reader, f"tcp://127.0.0.1:{free_port()}", Config()))


def test_the_missing_extra_is_named(monkeypatch):
    """What to install, in the words of pip."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ConfigError, match=r"communique-kg\[dask\]"):
        list(room.run(documents("a"), reader, "tcp://127.0.0.1:1", Config()))
