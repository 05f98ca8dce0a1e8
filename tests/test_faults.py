"""
What goes wrong with a machine: killed, full, read-only, damaged, without power, two at once, another clock.

Readers have the former graph or the new one, what was read is kept but for what was damaged, and in the end the bytes
are those of a build to which nothing happened. The files, processes and file systems are real.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from kg import export, pipeline
from kg.config import Config
from kg.errors import InputError, StoreError
from kg.store import disk, fingerprint, layout, oxigraph, shards
from tests import fakes
from tests.mounts import mounted

ROOT = Path(__file__).parent.parent
MIB = 1 << 20
FAKED = "tests.faked"  # the program with the fake reader


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
    """Return what a store says, with what follows from it, as bytes."""
    return b"".join(export.export(oxigraph.open_store(out), "nquads", inferred=True))


def kg(*arguments, module="kg", cwd=ROOT, there=None):
    """Run the program, in a process of its own; *module*: what runs it; *there*: where that is mounted."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    command = there.inside(*command, cwd=cwd) if there else command
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """Articles, a store of them, more articles of which one is another version, and what each state tells."""
    place = tmp_path_factory.mktemp("before")
    fakes.articles(place / "some", 3)
    fakes.articles(place / "all", 4)
    (place / "all" / "0.txt").write_text(fakes.article(9))
    build(place / "some", place / "my.kg")
    shutil.copytree(place / "my.kg", place / "new.kg")
    build(place / "all", place / "new.kg")
    return place, told(place / "my.kg"), told(place / "new.kg")


@pytest.fixture
def store(before, tmp_path):
    """A store of its own for a test, of three articles."""
    return Path(shutil.copytree(before[0] / "my.kg", tmp_path / "my.kg"))


def shard(store, number=0):
    """Return the file of an article of the store."""
    return shards.path_of(store / "shards", f"{number}.txt")


# --- killed -----------------------------------------------------------------------------------


@pytest.mark.parametrize("again", [False, True], ids=["more", "again"])
def test_a_build_may_be_killed_at_each_of_its_moments(before, tmp_path, again):
    """
    Before each change that it makes: readers have one of the two graphs, and the next build comes to the same bytes.

    A graph that is written anew, of the same contents, is no exception: it never is not there.
    """
    place, old, new = before
    articles = place / ("some" if again else "all")
    arguments = [place / "my.kg", articles, tmp_path, *(["again"] if again else [])]
    command = [sys.executable, "-m", "tests.moments", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    moments = [line.split() for line in done.stdout.splitlines()]
    assert moments[-1] == ["ended", "0"]
    assert all(
        any(f"os.rename /.{name}." in line for line in done.stdout.splitlines()) for name in ("CURRENT", "build.json")
    )
    wanted = old if again else new
    assert {told(tmp_path / number) for number, *_ in moments[:-1]} == ({old} if again else {old, new})
    for number in (1, len(moments) // 2, len(moments) - 1):
        build(articles, tmp_path / str(number))
        assert told(tmp_path / str(number)) == wanted
        assert not list((tmp_path / str(number)).rglob(".*"))


# --- a disk that is full ----------------------------------------------------------------------


def test_a_full_disk_stops_a_build_and_costs_nothing(before, tmp_path):
    """
    Wherever the disk fills up, in a shard, the graph or its record: exit 3 says so, and readers have one of the graphs.

    With room again, only what was not read is read, and the bytes are the same.
    """
    place, old, new = before
    (tmp_path / "full").mkdir()
    with mounted(tmp_path / "full", 64 * MIB) as there:
        out = there.path / "my.kg"
        command = ["build", place / "all", "-o", there.place / "my.kg", "--json"]
        for free in (0, 12 << 10, 300 << 10):
            with suppress(FileNotFoundError):
                shutil.rmtree(out)
            shutil.copytree(place / "my.kg", out)
            (there.path / "ballast").write_bytes(b"\1" * (there.free() - free))
            done = kg(*command, there=there, module=FAKED)
            assert (done.returncode, "the disk is full" in done.stderr) == (3, True), (free, done)
            assert "Traceback" not in done.stderr
            assert told(out) in (old, new)
            (there.path / "ballast").unlink()
        done = kg(*command, there=there, module=FAKED)
        assert json.loads(done.stdout)["read"] == 0  # there was room for the shards
        assert told(out) == new
        assert not list(out.rglob(".*"))


# --- read-only --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def read_only(before, tmp_path_factory):
    """A store that nobody can write to, root included."""
    place = tmp_path_factory.mktemp("mount")
    with mounted(place, 16 * MIB) as there:
        shutil.copytree(before[0] / "my.kg", there.path / "my.kg")
        there.read_only()
        yield there


ASKING = {
    " ".join(command): command
    for command in (
        ["query", "who-met", "Ana Sol"],
        ["search", "talks"],
        ["export", "--format", "turtle"],
        ["stats"],
        ["stats", "--articles"],
        ["explain", "Ana Sol"],
        ["validate", "--no-reasoner"],
    )
}


@pytest.fixture(scope="module")
def answers(read_only, tmp_path_factory):
    """Exit code, stdout and stderr of each of these commands, run there in one process."""
    commands = [[*command, "--store", str(read_only.place / "my.kg")] for command in ASKING.values()]
    done = kg(json.dumps(commands), module="tests.commands", cwd=tmp_path_factory.mktemp("asking"), there=read_only)
    assert done.returncode == 0, done.stderr
    return dict(zip(ASKING, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("command", ASKING)
def test_a_store_that_may_only_be_read_is_asked(answers, command):
    """Every question is answered as if it could be written."""
    code, told_of, errors = answers[command]
    assert code == 0, errors
    assert told_of.strip()


def test_a_store_that_may_only_be_read_is_drawn(read_only, tmp_path):
    """The page is written elsewhere."""
    store = read_only.place / "my.kg"
    done = kg("draw", "--store", store, "-o", tmp_path / "page.html", cwd=tmp_path, there=read_only)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "page.html").stat().st_size


def test_a_store_that_may_only_be_read_is_not_built(before, read_only, tmp_path):
    """It says so, with exit 3, and changes nothing."""
    done = kg("build", before[0] / "all", "-o", read_only.place / "my.kg", module=FAKED, there=read_only)
    assert done.returncode == 3
    assert "Choose another folder" in done.stderr
    assert told(read_only.path / "my.kg") == before[1]


# --- damaged shards ---------------------------------------------------------------------------

DAMAGES = {
    "a bit": lambda data: data[:-40] + bytes([data[-40] ^ 4]) + data[-39:],
    "its head": lambda data: b"\1" + data[1:],
    "cut": lambda data: data[: len(data) // 2],
    "empty": lambda data: b"",
    "zeros": lambda data: b"\0" * len(data),
    "other JSON": lambda data: b'{"format":2}\n',
    "no JSON": lambda data: b"<html>404</html>",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_shard_alone_is_read_again(before, store, damage):
    """Its article is among the inputs: that one is read, no other, and the graph is the same."""
    shard(store).write_bytes(damage(shard(store).read_bytes()))
    report = build(before[0] / "some", store)
    assert (report.read, report.unchanged, report.failures) == (1, 2, [])
    assert told(store) == before[1]


def test_a_shard_in_the_place_of_another_is_read_again(before, store):
    """A file that was copied over another is whole, and yet not what should be there."""
    shutil.copy(shard(store, 1), shard(store, 0))
    assert build(before[0] / "some", store).read == 1
    assert told(store) == before[1]


def test_a_shard_that_is_there_twice_is_told_and_counts_once(before, store):
    """A copy beside it, under a name that is no article's."""
    copy = shard(store, 1).with_name("0" * 64 + ".json")
    shutil.copy(shard(store, 1), copy)
    report = build(before[0] / "some", store)
    assert [x.source for x in report.failures] == [str(copy)]
    assert told(store) == before[1]


def test_a_shard_that_is_a_folder_is_told(before, store):
    """What the system cannot read as a file is one article's damage: the build goes on."""
    shard(store).unlink()
    shard(store).mkdir()
    report = build(before[0] / "all" / "3.txt", store)
    assert [x.source for x in report.failures] == [str(shard(store))]
    assert report.counts["articles"] == 3


def test_an_article_is_read_again_from_its_damaged_shard(before, store, tmp_path):
    """It is not at hand any more, but its text is whole: only what was read in it is damaged."""
    shard(store).write_bytes(DAMAGES["a bit"](shard(store).read_bytes()))
    report = build(before[0] / "some" / "1.txt", store)
    assert (report.read, report.failures) == (1, [])
    assert told(store) == before[1]


def test_an_article_whose_text_is_damaged_is_told_and_the_rest_is_built(before, store):
    """It is not made up from half a text; when it is given again, all is as before."""
    shard(store).write_bytes(DAMAGES["cut"](shard(store).read_bytes())[:330])
    report = build(before[0] / "all" / "3.txt", store)
    assert [x.source for x in report.failures] == [str(shard(store))]
    assert report.counts["articles"] == 3
    build(before[0] / "all", store)
    assert told(store) == before[2]


def test_sync_drops_what_is_gone_and_damaged(before, store):
    """That it cannot be read is no reason to keep what is not wanted."""
    shard(store, 2).write_bytes(b"")
    shutil.copytree(before[0] / "some", store.parent / "two")
    (store.parent / "two" / "2.txt").unlink()
    report = build(store.parent / "two", store, sync=True)
    assert report.dropped == (shard(store, 2).name,)
    assert report.counts["articles"] == 2


# --- a power cut ------------------------------------------------------------------------------


def test_shards_are_on_the_disk_before_a_graph_of_them_is_named(before, store, monkeypatch):
    """A power cut after a build was done leaves no article empty that its graph tells of."""
    order = []
    settle, replace = disk.settle, disk.replace
    monkeypatch.setattr(disk, "settle", lambda folder: (order.append("settled"), settle(folder)))
    monkeypatch.setattr(disk, "replace", lambda path, *x, **y: (order.append(path.name), replace(path, *x, **y)))
    build(before[0] / "all", store)
    last = max(i for i, name in enumerate(order) if name.endswith(".json") and len(name) > 64)
    assert last < order.index("settled") < order.index("CURRENT")


def test_a_power_cut_in_a_build_costs_what_was_not_on_the_disk(before, store):
    """Files have their names and nothing in them; they are read again, the others are not."""
    shutil.copytree(before[0] / "new.kg" / "shards", store / "shards", dirs_exist_ok=True)
    shard(store, 3).write_bytes(b"")
    report = build(before[0] / "all", store)
    assert (report.read, report.unchanged) == (1, 3)
    assert told(store) == before[2]


# --- a damaged graph and records --------------------------------------------------------------


def engine_files(store, pattern):
    return sorted(layout.graph(store).glob(pattern))


@pytest.mark.parametrize("pattern", ["*.sst", "MANIFEST-*", "CURRENT"])
@pytest.mark.parametrize("how", ["cut", "gone"])
def test_a_graph_whose_files_are_damaged_is_written_anew(before, store, pattern, how):
    """A reader is told what to do; a build with nothing to read finds it out, and reads nothing."""
    for path in engine_files(store, pattern):
        path.unlink() if how == "gone" else os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(StoreError, match="is damaged"):
        oxigraph.open_store(store).select("SELECT * { ?s dip:meets ?o }")
    assert (build(before[0] / "some", store).read, told(store) == before[1]) == (0, True)
    assert oxigraph.open_store(store).select("SELECT * { ?s dip:meets ?o }")


@pytest.mark.parametrize("text", [None, b"", b"graph-none\n", b"\xff\xfe", b"../../etc\n"])
def test_a_lost_pointer_is_written_again(before, store, text):
    """Nothing is read for it."""
    (store / "CURRENT").unlink()
    if text is not None:
        (store / "CURRENT").write_bytes(text)
    with pytest.raises(StoreError):
        told(store)
    assert (build(before[0] / "some", store).read, told(store) == before[1]) == (0, True)


@pytest.mark.parametrize("name", ["build.json", "manifest.json"])
@pytest.mark.parametrize("text", [None, b"", b"[]", b"{", b'{"graph": 1}', b'{"format": 1}', b"\xff"])
def test_a_damaged_record_is_made_again(before, store, name, text):
    """Readers do not need it, and the build that follows reads nothing."""
    if name == "build.json" and text == b'{"graph": 1}':
        text = json.dumps({"graph": layout.contents(layout.graph(store))}).encode()
    whole = (store / name).read_bytes()
    (store / name).unlink()
    if text is not None:
        (store / name).write_bytes(text)
    assert told(store) == before[1]
    assert build(before[0] / "some", store).read == 0
    assert told(store) == before[1]
    assert (store / name).read_bytes() == whole


def test_the_linker_is_not_forgotten_with_the_record(store):
    """Which one links names stands in the manifest too."""
    from kg.cli.shared import store_config

    told_of = json.loads((store / "manifest.json").read_bytes())
    told_of["settings"]["linker"] = "another"
    (store / "manifest.json").write_text(json.dumps(told_of))
    (store / "build.json").write_text("{")
    assert store_config(store, Config(), None).linker == "another"


@pytest.mark.parametrize("text", [b"\xff\xfe\0", b'verdict,"a\n', b"what,is,this\n1,2,3\n"])
def test_judgements_that_are_damaged_are_told_and_not_touched(before, store, text):
    """They are the user's: no build writes over them, or leaves them out."""
    (store / "decisions.csv").write_bytes(text)
    with pytest.raises(InputError, match=r"decisions\.csv"):
        build(before[0] / "all", store)
    assert (store / "decisions.csv").read_bytes() == text
    assert told(store) == before[1]


# --- two at once, another clock ---------------------------------------------------------------


def test_two_builds_at_once_are_one_after_the_other_or_refused(before, store):
    """Three processes begin together: each is done or told to wait; in the end the graph is that of all articles."""
    command = [sys.executable, "-m", "tests.faked", "build", str(before[0] / "all"), "-o", str(store)]
    pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    running = [subprocess.Popen(command, cwd=ROOT, text=True, **pipes) for _ in range(3)]
    ended = [(x.communicate()[1], x.returncode) for x in running]
    assert {code for _, code in ended} <= {0, 2}
    assert 0 in {code for _, code in ended}
    assert all("another build is writing" in said for said, code in ended if code == 2)
    assert told(store) == before[2]


@pytest.mark.parametrize("seconds", [0, 4_102_444_800], ids=["1970", "2100"])
def test_what_a_store_is_does_not_depend_on_the_clock(before, store, seconds):
    """All its files, and the articles, are of another age: nothing is read again, and the bytes are the same."""
    articles = shutil.copytree(before[0] / "some", store.parent / "some")
    for path in (*store.rglob("*"), *articles.rglob("*")):
        os.utime(path, (seconds, seconds))
    assert (build(articles, store).read, told(store) == before[1]) == (0, True)
    build(articles, store, again=True)
    assert told(store) == before[1]


def test_a_clock_that_goes_back_changes_nothing(before, tmp_path):
    """A build that takes less than no time comes to the same bytes."""
    done = kg("--clock-back", "build", before[0] / "some", "-o", tmp_path / "my.kg", module=FAKED)
    assert done.returncode == 0, done.stderr
    assert told(tmp_path / "my.kg") == before[1]
