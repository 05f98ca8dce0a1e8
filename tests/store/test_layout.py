"""The folder of a store: who may write, and how a graph takes the old one's place."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store import layout


def fill_with(text):
    return lambda folder: (folder / "data").write_text(text)


def shard(folder):
    (folder / "ab").mkdir(parents=True, exist_ok=True)
    (folder / "ab" / "x.json").write_text("{}")


@pytest.fixture
def store(tmp_path, config):
    path = tmp_path / "my.kg"
    with layout.writing(path, config) as folder:
        shard(folder)
        layout.publish(path, "one", fill_with("one"))
    return path


def test_readers_open_what_was_published_last(store, config):
    """
    A second graph takes the place of the first.
    """
    with layout.writing(store, config):
        layout.publish(store, "two", fill_with("two"))
    assert (layout.graph(store) / "data").read_text() == "two"


def test_the_graph_before_is_kept_and_the_one_before_that_is_not(store, config):
    """
    Who opened the old graph a moment ago can go on reading; the folder does not grow for ever.
    """
    for name in ("two", "three", "four"):
        with layout.writing(store, config):
            layout.publish(store, name, fill_with(name))
    assert sorted(x.name for x in store.glob("graph-*")) == ["graph-four", "graph-three"]


def test_a_graph_that_fails_midway_changes_nothing(store, config):
    """
    Readers keep the old graph, and nothing half written is left.
    """

    def fail(folder):
        (folder / "data").write_text("half")
        raise RuntimeError

    with layout.writing(store, config), pytest.raises(RuntimeError):
        layout.publish(store, "two", fail)
    assert (layout.graph(store) / "data").read_text() == "one"
    assert [x.name for x in store.glob("*graph*")] == ["graph-one"]


def test_the_same_contents_may_be_written_again(store, config):
    """
    A graph of the same name, asked for anew, replaces a damaged one.
    """
    (layout.graph(store) / "data").write_text("damaged")
    with layout.writing(store, config):
        layout.publish(store, "one", fill_with("one"))
    assert (layout.graph(store) / "data").read_text() == "one"


def test_two_writers_do_not_collide(store, config):
    """
    While one process builds, another is told so; the lock goes with the first, even if killed.
    """
    hold = "import fcntl, sys, time; f = open(sys.argv[1]); fcntl.flock(f, 2); print(1, flush=True); time.sleep(60)"
    command = [sys.executable, "-c", hold, str(store / "lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(StoreError, match="another build is writing"), layout.writing(store, config):
            pass
        other.kill()
    with layout.writing(store, config):
        pass


def test_who_is_refused_is_told_who_writes(store, config):
    """
    The process, and the machine that it is on.
    """
    told = rf"process {os.getpid()} on \S"
    with layout.writing(store, config):
        assert re.match(told, layout.writer(store) or "")
        with pytest.raises(StoreError, match=told), layout.writing(store, config):
            pass
    assert layout.writer(store) is None


def test_a_lock_that_is_removed_meanwhile_is_not_taken_for_the_lock(store, config, monkeypatch):
    """
    Whoever made a store and left nothing removes its lock: who had opened that file just before takes the new one.
    """
    opened, gone = os.open, []

    def removed(path, *flags):
        number = opened(path, *flags)
        if Path(path).name == "lock" and not gone:
            Path(path).unlink()
            gone.append(path)
        return number

    monkeypatch.setattr(os, "open", removed)
    with (
        layout.writing(store, config),
        pytest.raises(StoreError, match="another build is writing"),
        layout.writing(store, config),
    ):
        pass
    assert gone


def test_a_folder_that_holds_something_else_is_not_taken(tmp_path, config):
    """
    A mistyped -o does not scatter files over a user's folder.
    """
    (tmp_path / "letters.txt").write_text("dear")
    with pytest.raises(StoreError, match="not empty"), layout.writing(tmp_path, config):
        pass
    assert [x.name for x in tmp_path.iterdir()] == ["letters.txt"]


def test_a_build_that_keeps_nothing_leaves_nothing(tmp_path, config):
    """
    A first build that fails at once does not leave an empty store behind.
    """
    with pytest.raises(RuntimeError), layout.writing(tmp_path / "new.kg", config):
        raise RuntimeError
    assert not list(tmp_path.iterdir())


def test_an_unfinished_build_is_told_from_no_store(tmp_path, config):
    """
    Each case says what it is: shards without a graph, no store, a file.
    """
    path = tmp_path / "my.kg"
    with layout.writing(path, config) as folder:
        shard(folder)
    with pytest.raises(StoreError, match="no build of this store was finished"):
        layout.graph(path)
    with pytest.raises(StoreError, match="no such store"):
        layout.graph(tmp_path / "other.kg")
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="a file"):
        layout.graph(tmp_path / "file")


@pytest.mark.parametrize("name", ["../elsewhere", "", "graph-gone", "\0"])
def test_a_damaged_pointer_is_found_out(store, name):
    """
    CURRENT names a graph of this store, or the store is damaged.
    """
    (store / "CURRENT").write_text(name)
    with pytest.raises(StoreError, match=r"damaged|missing"):
        layout.graph(store)


def test_a_damaged_pointer_is_mended_by_a_build(store, config):
    """
    Publishing does not need the old graph.
    """
    (store / "CURRENT").write_text("nonsense")
    with layout.writing(store, config):
        layout.publish(store, "two", fill_with("two"))
    assert layout.graph(store).name == "graph-two"


def test_a_store_keeps_its_collection(store, config):
    """
    Names already given do not change under the user's queries.
    """
    with (
        pytest.raises(StoreError, match="its collection is 'local'"),
        layout.writing(store, replace(config, collection="desk")),
    ):
        pass


def test_a_store_of_a_later_version_is_refused(store):
    """
    What this version does not know it does not guess at.
    """
    held = json.loads((store / "store.json").read_text())
    (store / "store.json").write_text(json.dumps(held | {"format": 99}))
    with pytest.raises(StoreError, match="another version"):
        layout.graph(store)


def test_what_a_killed_build_left_is_swept_away(store, config):
    """
    Temporary files of a killed process do not pile up.
    """
    (store / ".graph-two").mkdir()
    (store / ".CURRENT.1.tmp").touch()
    (store / "shards" / "ab" / ".y.json.1.tmp").touch()
    with layout.writing(store, config):
        pass
    assert not list(store.rglob(".*"))


def test_what_was_set_aside_is_listed_until_a_build_takes_everything_in(store):
    """
    The file is there exactly when the last build had failures.
    """
    layout.set_aside(store, [{"source": "b\udcff.txt", "problem": "binary", "remedy": "leave it out"}])
    assert json.loads((store / "quarantine.jsonl").read_text())["problem"] == "binary"
    layout.set_aside(store, [])
    assert not (store / "quarantine.jsonl").exists()


def test_what_was_set_aside_is_read_back(store):
    """
    In its order; nothing where there is no list, and a damaged list is told.
    """
    assert layout.kept_aside(store) == []
    layout.set_aside(store, [{"stopped": "one"}, {"stopped": "two"}])
    assert [x["stopped"] for x in layout.kept_aside(store)] == ["one", "two"]
    (store / "quarantine.jsonl").write_text("{")
    with pytest.raises(StoreError, match="damaged"):
        layout.kept_aside(store)
