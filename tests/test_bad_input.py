"""
Bad input, end to end: each case has a message with the file and what to do, the rest is built, what was built stays.

A fake reader stands for spaCy, but for the build that is interrupted: that is a real process with real workers.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

import pytest
from typer.testing import CliRunner

from kg import cli, pipeline
from kg.store import fingerprint
from tests import fakes

GERMAN = (
    "Gipfel in Tarvik\n\nDie beiden Außenminister trafen sich am Dienstag in der Hafenstadt, um über die Fischerei zu "
    "sprechen. Nach vier Stunden gaben sie keine Erklärung ab, sondern reisten sofort wieder in ihre Hauptstädte ab.\n"
)


@pytest.fixture(autouse=True)
def _fake_reader(monkeypatch, tmp_path):
    monkeypatch.setattr(pipeline, "_reader", fakes.reader)
    monkeypatch.setattr(fingerprint, "pipeline", lambda config: "a" * 64)
    monkeypatch.setattr(fingerprint, "graph", lambda config: "b" * 64)
    monkeypatch.chdir(tmp_path)


def kg(*arguments):
    return CliRunner().invoke(cli.app, [str(x) for x in arguments])


@pytest.fixture
def articles(tmp_path):
    return fakes.articles(tmp_path / "articles")


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n  ", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "not text"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\1\2" * 900, "PNG"),
    "latin.txt": (b"Talks\n\n\x81\x8d\x8f\x90\x9d Ana Sol met Bo Lund in Tarvik." * 3, "not UTF-8"),
    "line.txt": (b"word " * 4_000_000, "too long"),  # 20 MB on one line
    "german.txt": (GERMAN.encode(), "German"),
    "torn.html": (b"<html><body><div><<p>< <a href='<<td></html", ""),
    "torn.jsonl": (b'{"id": "1", "text": "' + b"x" * 90, "not JSON"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_and_the_rest_is_built(articles, name):
    """The message names the file and says what is wrong with it; four good articles beside it are built; exit 1."""
    data, words = BAD[name]
    (articles / name).write_bytes(data)
    result = kg("build", articles, "-o", "my.kg")
    assert result.exit_code == 1, result.output
    told = [line for line in result.stderr.splitlines() if line.startswith(str(articles / name))]
    assert len(told) == 1
    assert words in told[0]
    assert told[0].count(". ") >= 1  # and what to do
    assert json.loads(kg("stats", "--json").stdout)["articles"] == 4


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_does_not_cost_what_was_built(articles, name):
    """A good article is overwritten with garbage: the store keeps what it knew, and says that it could not update."""
    kg("build", articles, "-o", "my.kg")
    data, _ = BAD[name]
    suffix = name.partition(".")[2]
    (articles / f"0.{suffix}").write_bytes(data)
    result = kg("build", articles, "-o", "my.kg")
    assert result.exit_code == 1
    assert json.loads(kg("stats", "--json").stdout)["articles"] == 4


def test_a_missing_path_is_told(articles):
    """A misspelt path among good ones."""
    result = kg("build", articles, "artcles", "-o", "my.kg")
    assert result.exit_code == 1
    assert "artcles: there is no such file or folder. Check the spelling" in result.stderr


def test_a_bad_line_is_told_by_its_number(articles):
    """A file of several articles: the message counts lines as an editor does."""
    good = json.dumps({"id": "n", "text": fakes.article(0)})
    (articles / "wire.jsonl").write_text(f"{good}\n\n{{broken\n")
    assert f"{articles / 'wire.jsonl'}:3: not JSON" in kg("build", articles, "-o", "my.kg").stderr


def test_one_broken_line_of_two_thousand(tmp_path):
    """Line 1,701 is told by its number; the 1,999 others are read."""
    good = json.dumps({"title": "Talks", "text": "Ana Sol met Bo Lund in Tarvik. They spoke for an hour."})
    lines = [f'{{"id": "n{i}", {good[1:]}' for i in range(2_000)]
    lines[1700] = lines[1700][:40]
    (tmp_path / "wire.jsonl").write_text("\n".join(lines))
    result = kg("extract", "wire.jsonl", "--quiet")
    assert result.exit_code == 1
    assert "1,701" in result.stderr or "1701" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert len(result.stdout.splitlines()) == 1_999


# --- the machine ------------------------------------------------------------------------


@contextmanager
def read_only(folder):
    """Make *folder* read-only in earnest: root is not stopped by permissions, but by how a file system is mounted."""
    if os.getuid() == 0 and mount("--bind", folder, folder):
        try:
            assert mount("-o", "remount,bind,ro", folder)
            yield
        finally:
            subprocess.run(["umount", folder], check=True)
        return
    folder.chmod(0o555)
    try:
        yield
    finally:
        folder.chmod(0o755)


@contextmanager
def full(folder):
    """Yield what fills *folder* up: a small disk is mounted on it; where none can be, files get a limit of size."""
    if os.getuid() == 0 and mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", folder):
        try:
            yield fill
        finally:
            subprocess.run(["umount", folder], check=True)
        return
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        yield lambda _: resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def mount(*arguments):
    return subprocess.run(["mount", *map(str, arguments)], check=False, capture_output=True).returncode == 0


def fill(folder):
    """Write into *folder* until the disk is full."""
    with (folder / "ballast").open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"\0" * 4096):
            pass
    assert os.statvfs(folder).f_bavail == 0


def answers(store):
    return kg("query", "SELECT ?name { ?x a dip:Person ; rdfs:label ?name } ORDER BY ?name", "--store", store).stdout


def test_a_read_only_folder(articles, tmp_path):
    """Nowhere to write: exit 3, and the message names the folder."""
    place = tmp_path / "place"
    place.mkdir()
    with read_only(place):
        result = kg("build", articles, "-o", place / "my.kg")
    assert result.exit_code == 3
    assert str(place / "my.kg") in result.stderr
    assert "Choose another folder" in result.stderr


def test_a_store_made_read_only_still_answers(articles, tmp_path):
    """A store on a read-only disk is asked as any other; building into it fails, and changes nothing."""
    place = tmp_path / "place"
    kg("build", articles / "0.txt", "-o", place / "my.kg")
    before = answers(place / "my.kg")
    assert "Ana Sol" in before
    with read_only(place):
        assert answers(place / "my.kg") == before
        result = kg("build", articles, "-o", place / "my.kg")
        assert result.exit_code == 3
    assert answers(place / "my.kg") == before


def test_a_full_disk(articles, tmp_path):
    """Exit 3 and a plain message; the store answers as before, and builds on once there is room."""
    place = tmp_path / "place"
    place.mkdir()
    with full(place) as fill_up:
        assert kg("build", articles / "0.txt", "-o", place / "my.kg").exit_code == 0
        before = answers(place / "my.kg")
        assert "Ana Sol" in before
        fill_up(place)
        result = kg("build", articles, "-o", place / "my.kg")
        assert result.exit_code == 3, result.output
        assert "the disk is full. Free some space" in result.stderr
        assert answers(place / "my.kg") == before


def test_a_full_disk_for_a_page_or_an_export(articles, tmp_path):
    """The old file stays, whole, and no half of a new one is left."""
    kg("build", articles, "-o", "my.kg")
    place = tmp_path / "place"
    place.mkdir()
    with full(place) as fill_up:
        for name in ("graph.ttl", "graph.html"):
            (place / name).write_text("old")
        fill_up(place)
        for command, name in (("export", "graph.ttl"), ("draw", "graph.html")):
            result = kg(command, "--store", "my.kg", "-o", place / name)
            assert result.exit_code == 3, result.output
            assert (place / name).read_text() == "old"
        assert {x.name for x in place.iterdir()} <= {"graph.ttl", "graph.html", "ballast"}


# --- Ctrl-C -----------------------------------------------------------------------------


def test_ctrl_c_midway(tmp_path):
    """A real build with two workers, interrupted as a terminal does it: exit 130, what was read is kept and used."""
    wire = tmp_path / "wire.jsonl"
    wire.write_text("".join(json.dumps({"id": f"n{i}", "text": fakes.article(i)}) + "\n" for i in range(4000)))
    command = [sys.executable, "-m", "kg", "build", str(wire), "-o", "my.kg", "-j", "2"]
    errors = tmp_path / "stderr"
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # what is started with `&` in a script ignores it
    try:
        process = subprocess.Popen(command, stderr=errors.open("w"), start_new_session=True)
    finally:
        signal.signal(signal.SIGINT, heard)
    try:
        until(lambda: any((tmp_path / "my.kg").glob("shards/??/*.json")) or process.poll() is not None)
        os.killpg(process.pid, signal.SIGINT)  # the whole group, workers too
        assert process.wait(30) == 130
    finally:
        process.kill()
    told = errors.read_text()
    assert "Interrupted." in told
    assert "are kept: run the same again to go on" in told
    assert "Traceback" not in told
    kept = len(list((tmp_path / "my.kg").glob("shards/??/*.json")))
    assert 0 < kept < 4000
    until(lambda: not processes_of(process.pid))  # none is left behind, a moment later


def until(done):
    for _ in range(6000):
        if done():
            return
        time.sleep(0.01)
    raise AssertionError("nothing happened for a minute")


def processes_of(group):
    listed = subprocess.run(["ps", "-eo", "pid=,pgid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = (line.split() for line in listed.splitlines())
    return [pid for pid, of, state in rows if int(of) == group and not state.startswith("Z")]
