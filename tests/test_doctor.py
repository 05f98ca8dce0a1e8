"""``kg doctor``: what is wrong is found, what can be mended is, and nothing is lost by it."""

from __future__ import annotations

import fcntl
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg import cli, export, pipeline
from kg.config import Config
from kg.store import fingerprint, index, layout, oxigraph, shards
from tests import fakes


@pytest.fixture(autouse=True, scope="module")
def _fake_reader():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "_reader", fakes.reader)
        patch.setattr(fingerprint, "pipeline", lambda config: "a" * 64)
        patch.setattr(fingerprint, "graph", lambda config: "b" * 64)
        yield


def build(out, *folders):
    return pipeline.build([str(x) for x in folders], out, config=Config())


def told(out):
    return b"".join(export.export(oxigraph.open_store(out), "nquads", inferred=True))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with three articles and a store of them, and what that tells."""
    place = tmp_path_factory.mktemp("made")
    build(place / "my.kg", fakes.articles(place / "articles", 3))
    return place, told(place / "my.kg")


@pytest.fixture
def store(made, tmp_path):
    """A store of a test's own."""
    return Path(shutil.copytree(made[0] / "my.kg", tmp_path / "my.kg"))


def doctor(store, *options):
    """Return the exit code, and by check its state and the whole finding."""
    done = CliRunner().invoke(cli.app, ["doctor", "--store", str(store), "--json", *options])
    assert done.exit_code in (0, 1, 3), done.output
    found = json.loads(done.stdout)
    return done.exit_code, {x["check"]: x["state"] for x in found}, {x["check"]: x for x in found}


def shard(store, number=0):
    return shards.path_of(store / "shards", f"{number}.txt")


def test_a_store_that_is_well_has_nothing_to_do(store):
    """Each check says what it saw; nothing is written."""
    before = {x: x.read_bytes() for x in store.rglob("*") if x.is_file()}
    code, states, _ = doctor(store)
    assert code == 0
    assert set(states.values()) <= {"ok", "note"}
    assert {"store.json", "lock", "articles", "graph", "words", "disk", "decisions.csv", "Python", "model"} <= set(
        states
    )
    assert {x: x.read_bytes() for x in store.rglob("*") if x.is_file()} == before


def test_what_it_says_is_a_line_a_check(store):
    """For people: the check, how it stands, and what was seen."""
    done = CliRunner().invoke(cli.app, ["doctor", "--store", str(store)])
    assert "articles       ok        3 shards, all whole" in done.stdout.splitlines()


def test_without_a_store_it_looks_at_the_machine(tmp_path, monkeypatch):
    """In a folder that has none: Python, packages, model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    done = CliRunner().invoke(cli.app, ["doctor", "--json"])
    assert {x["check"] for x in json.loads(done.stdout)} >= {"Python", "model", "packages", "Java"}


def test_what_is_no_store_is_told(tmp_path):
    """A mistyped name is no damage."""
    done = CliRunner().invoke(cli.app, ["doctor", "--store", str(tmp_path / "none.kg")])
    assert (done.exit_code, "no such store" in done.stderr) == (2, True)


def test_a_damaged_shard_is_put_aside_and_its_article_read_again(made, store):
    """Found; then its text is left in its place to be read, and a build of no input comes to the same bytes."""
    data = shard(store).read_bytes()
    shard(store).write_bytes(data[:-40] + b"\1" + data[-39:])
    assert (doctor(store)[0], doctor(store)[1]["articles"]) == (1, "to do")
    code, states, _ = doctor(store, "--repair")
    assert (code, states["articles"], states["unread"]) == (1, "repaired", "to do")
    assert (store / "damaged" / shard(store).name).exists()
    assert "'0.txt'" in (store / "damaged" / f"{shard(store).stem}.txt").read_text()
    assert told(store) == made[1]
    assert build(store).read == 1
    assert told(store) == made[1]
    assert doctor(store, "--repair")[1]["damaged/"] == "repaired"
    assert doctor(store)[0] == 0


def test_an_article_that_is_lost_is_named_until_it_is_given_again(made, store):
    """Half a text is not read; the note tells whose it is, and that stands until the article is there."""
    shard(store, 1).write_bytes(shard(store, 1).read_bytes()[:330])
    code, states, _ = doctor(store, "--repair")
    assert (code, states["articles"], states["damaged/"]) == (1, "repaired", "to do")
    assert "'1.txt'" in (store / "damaged" / f"{shard(store, 1).stem}.txt").read_text()
    assert not shard(store, 1).exists()
    build(store, made[0] / "articles")
    assert told(store) == made[1]
    assert doctor(store, "--repair")[0] == 0


def test_a_shard_in_a_wrong_place_is_moved(made, store):
    """It is whole: it goes where it belongs."""
    wrong = store / "shards" / "00" / ("0" * 64 + ".json")
    wrong.parent.mkdir(exist_ok=True)
    shard(store).rename(wrong)
    assert doctor(store, "--repair")[1]["articles"] == "repaired"
    assert (shard(store).exists(), wrong.exists()) == (True, False)
    assert doctor(store)[0] == 0
    assert told(store) == made[1]


def test_articles_of_another_version_are_to_be_read(store, monkeypatch):
    """It says how many, and by what command."""
    monkeypatch.setattr(fingerprint, "pipeline", lambda config: "c" * 64)
    code, states, found = doctor(store)
    assert (code, states["former"]) == (1, "to do")
    assert found["former"]["remedy"] == f"Read them: kg build -o {store}"


def _flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 16
    path.write_bytes(data)


@pytest.mark.parametrize(
    "damage",
    [
        lambda store: _flip(max(layout.graph(store).glob("*.sst"), key=lambda x: x.stat().st_size)),
        lambda store: _flip(layout.graph(store) / "default.nt.gz"),
        lambda store: next(layout.graph(store).glob("MANIFEST-*")).unlink(),
        lambda store: (layout.graph(store) / "reasons.jsonl").write_text("{"),
        lambda store: (store / "CURRENT").write_text("graph-none\n"),
        lambda store: (store / "CURRENT").unlink(),
        lambda store: (store / "build.json").write_text("{}"),
        lambda store: (store / "manifest.json").unlink(),
        lambda store: shutil.rmtree(layout.graph(store)),
    ],
    ids=[
        "bit of its index",
        "bit of its text",
        "a file",
        "reasons",
        "pointer",
        "no pointer",
        "record",
        "manifest",
        "gone",
    ],
)
def test_a_graph_that_is_damaged_is_made_again_of_the_shards(made, store, damage):
    """Also one that opens and answers: a bit that turned over is found by the sums of its files. Nothing is read."""
    damage(store)
    assert (doctor(store)[0], doctor(store)[1]["graph"]) == (1, "to do")
    code, states, _ = doctor(store, "--repair")
    assert (code, states["graph"]) == (0, "repaired")
    assert told(store) == made[1]
    assert doctor(store)[0] == 0


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x" * 9000), _flip])
def test_an_index_of_words_is_made_again(store, damage):
    """Where there is none, or it is damaged."""
    damage(layout.graph(store) / index.FILE)
    assert doctor(store)[1]["words"] == "to do"
    assert (doctor(store, "--repair")[1]["words"], doctor(store)[0]) == ("repaired", 0)


def test_what_a_killed_build_left_is_removed(store):
    """Its temporary files and half a graph."""
    (store / ".graph-half").mkdir()
    (store / ".graph-half" / "data").touch()
    (store / ".CURRENT.1.tmp").touch()
    assert doctor(store)[1]["leftovers"] == "to do"
    assert (doctor(store, "--repair")[1]["leftovers"], doctor(store)[0]) == ("repaired", 0)
    assert not list(store.glob(".*"))


@pytest.mark.parametrize("text", [None, "", "{"])
def test_the_settings_of_a_store_are_written_again_from_its_manifest(made, store, text):
    """Without them nothing opens it."""
    held = (store / "store.json").read_bytes()
    (store / "store.json").unlink()
    if text is not None:
        (store / "store.json").write_text(text)
    assert (doctor(store)[0], doctor(store)[1]["store.json"]) == (1, "to do")
    assert (doctor(store, "--repair")[0], (store / "store.json").read_bytes()) == (0, held)
    assert told(store) == made[1]


def test_a_store_of_a_later_layout_is_left_alone(store):
    """Nothing is wrong with it: it is another kg's."""
    held = json.loads((store / "store.json").read_text())
    (store / "store.json").write_text(json.dumps(held | {"format": layout.FORMAT + 1}))
    before = {x: x.read_bytes() for x in store.rglob("*") if x.is_file()}
    code, states, found = doctor(store, "--repair")
    assert (code, states["store.json"], "articles" in states) == (1, "to do", False)
    assert "Update kg" in found["store.json"]["text"]
    assert {x: x.read_bytes() for x in store.rglob("*") if x.is_file()} == before


@pytest.mark.parametrize(
    ("name", "check"),
    [
        ("decisions.csv", "decisions.csv"),
        ("offices.csv", "offices"),
        ("with/mine.ttl", "with/"),
        ("relations/theirs.jsonl", "relations/"),
    ],
)
def test_what_is_the_users_own_is_told_and_not_touched(store, name, check):
    """It cannot be made again: a person mends it. The graph is not made without it."""
    (store / name).parent.mkdir(exist_ok=True)
    (store / name).write_bytes(b"\xff{ no table")
    (store / "CURRENT").unlink()
    code, states, _ = doctor(store, "--repair")
    assert (code, states[check], states["graph"]) == (1, "to do", "to do")
    assert (store / name).read_bytes() == b"\xff{ no table"


def test_an_imported_store_is_looked_at_and_cannot_be_made_again(made, tmp_path):
    """It has no articles; where it is damaged, it is imported again."""
    file = tmp_path / "graph.nq"
    file.write_bytes(made[1])
    out = tmp_path / "taken.kg"
    assert CliRunner().invoke(cli.app, ["import", str(file), "-o", str(out), "--quiet"]).exit_code == 0
    assert doctor(out)[0] == 0
    (out / "CURRENT").unlink()
    code, states, found = doctor(out, "--repair")
    assert (code, states["graph"]) == (1, "to do")
    assert "import its file into a new folder" in found["graph"]["remedy"]


def test_a_store_that_is_being_written_to_is_left_alone(store):
    """It says by whom, and looks at nothing that changes at this moment."""
    (store / "lock").write_text("process 7 on a-desk\n")
    with (store / "lock").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        code, states, found = doctor(store, "--repair")
    assert (code, states["lock"], "articles" in states) == (1, "to do", False)
    assert "process 7 on a-desk" in found["lock"]["text"]


def test_a_disk_without_room_for_a_build_ends_with_3(store, monkeypatch):
    """Before a night's build fails for it."""
    size = sum(x.stat().st_size for x in layout.graph(store).rglob("*"))
    monkeypatch.setattr(shutil, "disk_usage", lambda path: _Usage(size))
    code, states, _ = doctor(store)
    assert (code, states["disk"]) == (3, "machine")


class _Usage:
    def __init__(self, free):
        self.free = free
