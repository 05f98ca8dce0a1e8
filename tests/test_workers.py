"""Reading documents here and in other processes: one result a document, whatever a document does."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from kg import bounds, workers
from kg.errors import ConfigError, MachineError
from kg.model import Document
from kg.workers import Failure, in_order, run
from tests.readers import (
    broken,
    interrupted_while_loading,
    killed_while_loading,
    lazy,
    reader,
    unfit,
    with_bounds,
    with_setting,
)


def documents(*bodies):
    return [Document(str(number), body) for number, body in enumerate(bodies)]


def results(bodies, jobs, start=reader):
    return dict(run(documents(*bodies), start, jobs))


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_document_gets_its_own_result(jobs):
    """Forty documents, in batches and processes: each number with the result of that document."""
    bodies = [f"text {number}" for number in range(40)]
    assert results(bodies, jobs) == {number: body.upper() for number, body in enumerate(bodies)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_raises_fails_alone(jobs):
    """The others of its batch, before and after, are read; the failure tells what was raised."""
    found = results(["a", "b", "raise", "c", "raise"], jobs)
    assert found == {0: "A", 1: "B", 2: Failure("ValueError: bad words"), 3: "C", 4: Failure("ValueError: bad words")}


@pytest.mark.parametrize(("body", "how"), [("die", "was killed (SIGKILL"), ("exit", "ended (exit code 7)")])
def test_a_document_that_takes_its_process_down_fails_alone(body, how):
    """Another process reads what was with it; the failure tells how the process ended."""
    found = results(["a", body, "b", "c"], 2)
    failure = found.pop(1)
    assert found == {0: "A", 2: "B", 3: "C"}
    assert isinstance(failure, Failure)
    assert how in failure.reason


def test_every_document_deadly_still_ends():
    """Processes are replaced as often as documents kill them, and no more."""
    found = results(["die"] * 3, 2)
    assert len(found) == 3
    assert all(isinstance(x, Failure) for x in found.values())


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_reader_that_gives_nothing_back_is_a_failure(jobs):
    """A document without a result is told, not lost."""
    assert results(["a"], jobs, lazy) == {0: Failure("nothing came back from reading it")}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_setting_at_fault_is_told_once(jobs):
    """A model that is not there is the user's error, not a failure of each document."""
    with pytest.raises(ConfigError, match="no such model"):
        results(["a", "b"], jobs, unfit)


@pytest.mark.parametrize(("jobs", "kind"), [(1, ImportError), (2, RuntimeError)])
def test_a_fault_of_ours_while_loading_is_no_fault_of_the_documents(jobs, kind):
    """It ends the run, with what was raised."""
    with pytest.raises(kind, match="no such module"):
        results(["a", "b"], jobs, broken)


def test_a_process_that_dies_while_it_loads_ends_the_run():
    """Every other would die the same way: say so, and what may help."""
    with pytest.raises(MachineError, match="while it loaded the model"):
        results(["a"], 2, killed_while_loading)


def test_a_script_that_builds_without_a_guard_is_told_of_it(tmp_path):
    """Each process runs it again, and would build in turn: Python ends it, and what is to be done is said."""
    script = tmp_path / "mine.py"
    script.write_text("from tests.test_workers import results, reader\nprint(results(['a'], 2, reader))\n")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run([sys.executable, script], check=False, capture_output=True, text=True, env=environment)
    assert done.returncode == 1
    assert "MachineError: A process that was to read articles ended (exit code 1)" in done.stderr
    assert '__name__ == "__main__"' in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("start", [reader, interrupted_while_loading])
def test_ctrl_c_is_left_to_the_parent(start):
    """A terminal interrupts every process; the others go on until the parent, which knows what to say, ends them."""
    assert results(["interrupt", "b"], 2, start) == {0: "INTERRUPT", 1: "B"}


def test_nothing_to_read_loads_nothing():
    """No document, no model."""
    assert results([], 1, unfit) == {}
    assert results([], 2, unfit) == {}


def test_one_process_is_not_far_ahead_of_a_slow_one(monkeypatch):
    """What an ordered consumer holds stays bounded while the first document takes its time."""
    monkeypatch.setattr(workers, "AHEAD", 1)
    taken = 0

    def given():
        nonlocal taken
        for number in range(400):
            taken = number
            yield Document(str(number), "slow" if number == 0 else "x")

    stream = run(given(), reader, 2)
    before = []
    for number, _ in stream:
        if number == 0:
            break
        before.append(number)
    assert taken < 100
    assert sorted([0, *before, *(number for number, _ in stream)]) == list(range(400))


def test_leaving_early_ends_the_processes():
    """Who stops listening does not leave processes behind."""
    stream = run(documents(*["x"] * 100), reader, 2)
    next(stream)
    pool = [child for child in _children() if child != os.getpid()]
    assert pool
    stream.close()
    assert not set(pool) & set(_children())


def _children():
    import multiprocessing

    return [child.pid for child in multiprocessing.active_children()]


def test_a_long_document_is_a_batch_of_its_own(monkeypatch):
    """Batches are bounded by characters as well, so that two processes end about together."""
    monkeypatch.setattr(workers, "BATCH_CHARS", 10)
    seen = []

    def counting():
        def count(batch):
            batch = list(batch)
            seen.append(len(batch))
            yield from (document.id for document in batch)

        return count

    list(run(documents("x" * 50, "a", "b", "y" * 50), counting, 1))
    assert seen == [1, 3]


def test_in_order_gives_results_by_number():
    """Results that overtook others wait for them, and no longer."""
    seen = []

    def arriving():
        for item in [(1, "b"), (0, "a"), (2, "c"), (4, "e"), (3, "d")]:
            seen.append(item[0])
            yield item

    ordered = in_order(arriving())
    assert next(ordered) == "a"
    assert seen == [1, 0]
    assert list(ordered) == ["b", "c", "d", "e"]


def test_what_is_sent_to_a_process_may_hold_settings():
    """A partial of a function is sent as it is: how the pipeline passes its settings."""
    assert dict(run(documents("a"), partial(with_setting, "!"), 2)) == {0: "a!"}


# --- what one document may cost -----------------------------------------------------------


@pytest.fixture
def impatient(monkeypatch):
    """Half a second and 64 MB a document; processes are told by a partial, since they import the module anew."""
    monkeypatch.setattr(bounds, "SECONDS", 0.5)
    monkeypatch.setattr(bounds, "MEMORY", 1 << 26)
    return partial(with_bounds, 0.5, 1 << 26)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_never_ends_fails_alone(jobs, impatient):
    """A rule that does not come to an end, and swallows exceptions: the document is told, the others are read."""
    found = results(["a", "endless", "b"], jobs, impatient)
    failure = found.pop(1)
    assert found == {0: "A", 2: "B"}
    assert "takes more than" in failure.reason
    assert "processor time" in failure.reason


def test_a_document_that_never_ends_in_compiled_code_costs_its_process(impatient):
    """Where no signal is heard the system ends the process; another reads what was with it."""
    found = results(["a", "deaf", "b"], 2, impatient)
    failure = found.pop(1)
    assert found == {0: "A", 2: "B"}
    assert "too much processor time" in failure.reason


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_wants_all_memory_fails_alone(jobs, impatient):
    """It is refused, not the machine brought down; afterwards there is as much memory as before."""
    limit = resource.getrlimit(resource.RLIMIT_DATA)
    found = results(["a", "greedy", "b"], jobs, impatient)
    failure = found.pop(1)
    assert found == {0: "A", 2: "B"}
    assert "of memory" in failure.reason
    assert resource.getrlimit(resource.RLIMIT_DATA) == limit


def test_what_is_done_with_a_result_is_not_counted(impatient):
    """The bound is on reading: a consumer may take its time."""
    stream = run(documents("a", "b"), reader, 1)
    next(stream)
    until = time.process_time() + 1
    while time.process_time() < until:
        pass
    assert [number for number, _ in stream] == [1]


def test_a_thread_that_hears_of_no_signals_is_bounded_too(impatient):
    """As where another program calls kg in a thread of its own; what comes after is not disturbed."""
    with ThreadPoolExecutor(1) as thread:
        found = thread.submit(results, ["a", "circling", "b"], 1, impatient).result()
        assert thread.submit(sum, range(10**6)).result() > 0
    assert "takes more than" in found.pop(1).reason
    assert found == {0: "A", 2: "B"}
