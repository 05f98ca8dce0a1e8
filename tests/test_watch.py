"""Watching a run: what is told as it happens, and the report that is left, however the run ends."""

from __future__ import annotations

import os
import shutil
import time

import pytest

from kg import journal, pipeline, tally, watch, workers
from kg.errors import MachineError
from kg.logs import logging_to
from kg.model import Document, Effort, Relations
from kg.store import fingerprint, layout, oxigraph, reports, shards
from tests import fakes
from tests.events import told_in

STAGES = ["opening", "reading", "merging", "checking", "inferring", "writing", "indexing"]


@pytest.fixture(autouse=True)
def _fake_reader(monkeypatch):
    monkeypatch.setattr(pipeline, "_reader", fakes.reader)
    monkeypatch.setattr(fingerprint, "pipeline", lambda config: "a" * 64)
    monkeypatch.setattr(fingerprint, "graph", lambda config: "b" * 64)


@pytest.fixture
def articles(tmp_path):
    return fakes.articles(tmp_path / "articles")


@pytest.fixture
def build(config, tmp_path):
    """Build into the store with a log; return the report, and the events of this build."""

    def build(*inputs, **settings):
        log = tmp_path / f"log-{time.monotonic_ns()}"
        with logging_to(str(log)):
            report = pipeline.build([str(x) for x in inputs], tmp_path / "my.kg", config=config, **settings)
        return report, told_in(log)

    return build


@pytest.fixture
def broken(build, tmp_path, config):
    """Build what raises *error*; return the events."""

    def broken(error, *inputs):
        log = tmp_path / "log-broken"
        with pytest.raises(error), logging_to(str(log)):
            pipeline.build([str(x) for x in inputs], tmp_path / "my.kg", config=config)
        return told_in(log)

    return broken


def names(events):
    return [x["event"] for x in events]


def only(events, name):
    (found,) = (x for x in events if x["event"] == name)
    return found


# --- as it happens ----------------------------------------------------------------------


def test_a_build_is_told_from_its_start_to_its_end(articles, build):
    """In the order that it happens; a line for each article."""
    _, events = build(articles, jobs=1)
    told = names(events)
    assert told[:3] == ["build-started", "stage-ended", "plan-made"]
    assert told.count("document-read") == 4
    assert told[-1] == "build-ended"
    assert list(dict.fromkeys(x["stage"] for x in events if x["event"] == "stage-ended")) == STAGES
    assert len({x["run"] for x in events}) == 1
    assert only(events, "build-started")["settings"]["jobs"] == 1


def test_the_plan_is_told(articles, build):
    build(articles)
    (articles / "2.txt").write_text(fakes.article(9))
    (articles / "new.txt").write_text(fakes.article(10))
    plan = only(build(articles)[1], "plan-made")
    counts = {x: plan[x] for x in ("given", "to_read", "new", "changed", "outdated", "unchanged")}
    assert counts == {"given": 5, "to_read": 2, "new": 1, "changed": 1, "outdated": 0, "unchanged": 3}


def test_an_article_that_is_read_is_told_with_its_relations(articles, build):
    told = [x for x in build(articles)[1] if x["event"] == "document-read"]
    assert sorted(x["id"] for x in told) == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert {x["stage"] for x in told} == {"reading"}
    assert told[0]["relations"] == {"meets": 1, "says": 1, "represents": 0, "located-in": 0}
    assert told[0]["process"] == os.getpid()
    assert told[0]["characters"] > 100


def test_what_is_not_taken_in_is_told_in_its_stage(articles, build):
    """A file that is not there when it is opened, an article that fails when it is read."""
    (articles / "2.txt").write_text("Odd\n\nSTUMBLE, said the harbour master, and many people of the town heard it.\n")
    _, events = build(articles, articles / "missing.txt")
    told = {x["source"].rpartition("/")[2]: x for x in events if x["event"] == "document-quarantined"}
    assert told["missing.txt"]["stage"] == "opening"
    assert told["2.txt"]["stage"] == "reading"
    assert told["2.txt"]["kind"] == "could not be read"
    assert "stumbled over a word" in told["2.txt"]["problem"]
    assert told["2.txt"]["remedy"]
    assert told["2.txt"]["level"] == "warning"


def test_the_end_tells_what_was_done(articles, build):
    ended = only(build(articles, articles / "missing.txt")[1], "build-ended")
    assert ended["exit_code"] == 1
    assert ended["articles"] == {"given": 4, "read": 4, "unchanged": 0, "dropped": 0, "quarantined": 1}


def test_a_build_of_nothing_ends_with_2(tmp_path, build):
    """And leaves nothing, no report either."""
    report, events = build(tmp_path / "missing.txt")
    assert only(events, "build-ended")["exit_code"] == 2
    assert report.tally is not None
    assert report.tally.outcome == "nothing"
    assert not (tmp_path / "my.kg").exists()


def test_an_interrupted_build_is_told(articles, broken, monkeypatch, tmp_path):
    """With the stage it was in and what it had read; the report says the same."""
    read = workers.run

    def interrupted(documents, start, jobs):
        yield next(read(documents, start, jobs))
        raise KeyboardInterrupt

    monkeypatch.setattr(workers, "run", interrupted)
    told = broken(KeyboardInterrupt, articles)[-1]
    assert (told["event"], told["stage"], told["exit_code"]) == ("build-interrupted", "reading", 130)
    assert told["articles"]["read"] == 1
    kept = reports.read(tmp_path / "my.kg")
    assert (kept.outcome, kept.exit_code, kept.articles["read"], kept.graph) == ("interrupted", 130, 1, None)
    assert "1 of 4 articles were read and are kept" in kept.error


def test_a_full_disk_is_told(articles, broken, monkeypatch, tmp_path):
    def full(lines, folder):
        raise MachineError("my.kg: the disk is full. Free some space and run it again")

    monkeypatch.setattr(oxigraph, "write", full)
    told = broken(MachineError, articles)[-1]
    assert (told["event"], told["stage"], told["exit_code"]) == ("build-failed", "writing", 3)
    assert (
        told["error"]
        == reports.read(tmp_path / "my.kg").error
        == ("my.kg: the disk is full. Free some space and run it again")
    )


def test_a_report_that_cannot_be_written_does_not_hide_what_failed(articles, broken, monkeypatch):
    """The disk is full for both."""

    def full(*_):
        raise MachineError("the disk is full")

    monkeypatch.setattr(oxigraph, "write", full)
    monkeypatch.setattr(reports, "write", full)
    assert broken(MachineError, articles)[-1]["event"] == "build-failed"


def test_a_bug_is_told_with_where_it_was(articles, broken, monkeypatch, tmp_path):
    """Innermost call last; the report has no address of this machine."""

    def odd(lines, folder):
        raise ZeroDivisionError("odd")

    monkeypatch.setattr(oxigraph, "write", odd)
    told = broken(ZeroDivisionError, articles)[-1]
    assert (told["event"], told["exit_code"], told["error"]) == ("build-crashed", 70, "ZeroDivisionError: odd")
    assert told["where"][-1].endswith(" in odd")
    assert told["where"][0].startswith("kg/")
    assert reports.read(tmp_path / "my.kg").outcome == "crashed"


def test_what_cannot_begin_is_told(articles, broken, tmp_path):
    """The folder holds something else: nothing is written into it."""
    (tmp_path / "my.kg").mkdir()
    (tmp_path / "my.kg" / "notes.txt").write_text("something else")
    told = broken(layout.StoreError, articles)
    assert names(told) == ["build-started", "build-failed"]
    assert told[1]["stage"] == "beginning"
    assert not (tmp_path / "my.kg" / reports.NAME).exists()


def test_progress_is_passed_on(articles, build):
    """Who shows how far it is sees what he saw."""
    seen = []

    class Seen:
        def begin(self, what, total=None):
            seen.append((what, total))

        def step(self, count=1):
            seen.append("step")

        def end(self):
            seen.append("end")

    build(articles, progress=Seen())
    assert ("reading articles", 4) in seen
    assert seen.count("step") == 8
    assert {what for what, _ in (x for x in seen if isinstance(x, tuple))} == set(watch.STAGES)


# --- the report -------------------------------------------------------------------------


def test_the_report_counts_what_was_read(articles, build, tmp_path):
    """The one in the store is the one that the build returns."""
    report, _ = build(articles, jobs=2)
    made = reports.read(tmp_path / "my.kg")
    assert made == report.tally
    assert (made.operation, made.outcome, made.exit_code) == ("build", "done", 0)
    assert made.relations == {"meets": 4, "says": 4, "represents": 0, "located-in": 0}
    assert sum(x.articles for x in made.processes) == 4
    assert [x.name for x in made.processes][:2] == ["main", "reader 1"]
    assert all(x.memory > 1_000_000 for x in made.processes)
    assert [x.stage for x in made.stages] == STAGES
    assert 0 < sum(x.seconds for x in made.stages) <= made.seconds
    assert made.stages[1].steps == 4
    assert {x.id for x in made.slowest} == {"0.txt", "1.txt", "2.txt", "3.txt"}
    assert made.disk == reports.sizes(tmp_path / "my.kg") | {
        x: made.disk[x]
        for x in ("other", "total")  # the report itself came after
    }


def test_the_report_counts_what_the_graph_is_made_of(articles, build):
    graph = build(articles)[0].tally.graph
    assert graph.changed
    assert graph.contents.articles == 4
    assert [(x.relation, x.rule, x.status, x.count) for x in graph.contents.relations] == [
        ("meets", "fake/met", "held", 4),
        ("says", "fake/said", "indirect", 4),
    ]
    assert graph.merged["readings"] == 4
    assert graph.merged["names"] == graph.contents.entities
    assert graph.counts["articles"] == 4


def test_where_nothing_changed_the_graphs_counts_stay(articles, build):
    """They are those of the build that made it; what this one did is its own."""
    first = build(articles)[0].tally
    second, events = build(articles)
    assert (second.tally.graph.contents, second.tally.graph.merged) == (first.graph.contents, first.graph.merged)
    assert not second.tally.graph.changed
    assert second.tally.articles["unchanged"] == 4
    assert second.tally.relations == {}
    assert not only(events, "graph-published")["changed"]


def test_where_the_former_report_is_lost_nothing_is_made_up(articles, build, tmp_path):
    build(articles)
    (tmp_path / "my.kg" / reports.NAME).unlink()
    graph = build(articles)[0].tally.graph
    assert (graph.contents, graph.merged) == (tally.Contents(), {})


def test_removing_articles_is_a_run_too(articles, build, tmp_path, config):
    build(articles)
    pipeline.remove(tmp_path / "my.kg", ["0.txt"], config=config)
    made = reports.read(tmp_path / "my.kg")
    assert (made.operation, made.articles["dropped"], made.graph.contents.articles) == ("remove", 1, 3)


def test_the_report_is_not_in_what_is_exported(articles, build, tmp_path):
    """Two builds at two times: another report, the same graph and manifest."""
    build(articles)
    shutil.move(tmp_path / "my.kg", tmp_path / "before.kg")
    build(articles)
    one, other = (tmp_path / x for x in ("before.kg", "my.kg"))
    assert layout.graph(one).name == layout.graph(other).name
    assert (one / "manifest.json").read_bytes() == (other / "manifest.json").read_bytes()


def test_a_log_changes_nothing_that_is_kept(articles, build, tmp_path, config):
    """Shards have the same bytes with and without one."""
    build(articles)
    pipeline.build([str(articles)], tmp_path / "silent.kg", config=config)
    one, other = (
        {x.name: x.read_bytes() for x in layout.shards(tmp_path / name).rglob("*.json")}
        for name in ("my.kg", "silent.kg")
    )
    assert one == other


# --- readings ---------------------------------------------------------------------------


def test_time_that_a_batch_shares_is_shared_by_length(monkeypatch):
    """Two articles, one twice as long, parsed together in three seconds: one and two, and each its own rules."""
    clock = iter([0.0, 3.5, 3.5, 4.0, 4.0])
    monkeypatch.setattr(watch.time, "perf_counter", lambda: next(clock))
    documents = [Document("short", "x" * 100), Document("long", "x" * 200)]

    def read(batch):
        return (Relations(x, effort=Effort(20, 2, 0.5)) for x in batch)

    taken = [reading for _, reading in watch.readings(read, documents)]
    assert [x.seconds for x in taken] == pytest.approx([1.5, 2.5])
    assert [(x.characters, x.tokens, x.sentences) for x in taken] == [(100, 20, 2), (200, 20, 2)]


def test_the_real_reader_tells_tokens_and_sentences(nlp):
    from kg.extract import relations

    (found,) = relations(nlp, [Document("1", "Ada Brook met Tomas Vale. They spoke.")])
    assert found.effort is not None
    assert (found.effort.tokens, found.effort.sentences) == (9, 2)
    assert found.effort.seconds > 0


def test_effort_is_no_part_of_what_was_read():
    """Two readings that took another time are equal, and their shards the same bytes."""
    document = Document("1", "Ada Brook met Tomas Vale.")
    one, other = (Relations(document, effort=Effort(6, 1, seconds)) for seconds in (0.1, 0.2))
    assert one == other
    assert shards.encode(one, "a" * 64) == shards.encode(other, "a" * 64)


def test_each_stage_that_is_shown_has_a_name():
    """No two share one."""
    assert len(set(watch.STAGES.values())) == len(watch.STAGES)
    assert journal.StageEnded("reading", 0.0, 0).as_dict()["stage"] in watch.STAGES.values()
