"""A store of an earlier layout: read as it stands, made one of today without reading an article, killed or not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg import cli, export, pipeline
from kg.config import Config
from kg.store import disk, fingerprint, layout, migrate, oxigraph, shards
from tests import fakes, former


@pytest.fixture(autouse=True, scope="module")
def _fake_reader():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "_reader", fakes.reader)
        patch.setattr(fingerprint, "pipeline", lambda config: "a" * 64)
        patch.setattr(fingerprint, "graph", lambda config: "b" * 64)
        yield


def told(out):
    return b"".join(export.export(oxigraph.open_store(out), "nquads", inferred=True))


def files(store):
    return {path.relative_to(store): path.read_bytes() for path in store.rglob("*") if path.is_file()}


def build(articles, out):
    return pipeline.build([str(articles)], out, config=Config())


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Articles, a store of them as today's kg makes it, and the same as the first layout had it."""
    place = tmp_path_factory.mktemp("made")
    build(fakes.articles(place / "articles", 4), place / "new.kg")
    shutil.copytree(place / "new.kg", place / "old.kg")
    former.layout_1(place / "old.kg")
    return place


@pytest.fixture
def old(made, tmp_path):
    return Path(shutil.copytree(made / "old.kg", tmp_path / "old.kg"))


def test_an_earlier_store_is_read_as_it_stands(made, old):
    """Asked, counted, listed and looked at; nothing of it is changed by that."""
    before = files(old)
    assert told(old) == told(made / "new.kg")
    assert pipeline.articles(old) == [f"{number}.txt" for number in range(4)]
    done = CliRunner().invoke(cli.app, ["doctor", "--store", str(old), "--json"])
    found = {x["check"]: x for x in json.loads(done.stdout)}
    assert (found["store.json"]["state"], found["articles"]["state"], done.exit_code) == ("note", "ok", 0)
    assert "layout 1" in found["store.json"]["text"]
    assert files(old) == before


def test_the_next_build_makes_it_one_of_today(made, old):
    """No article is read, and the graph is left as it is; then it is as if today's kg had built it."""
    report = build(made / "articles", old)
    assert (report.read, report.unchanged, report.graph_changed) == (0, 4, False)
    kept = {path for path in files(old) if path.parts[0] in ("shards", "store.json")}
    assert {path: files(old)[path] for path in kept} == {path: files(made / "new.kg")[path] for path in kept}


def test_the_doctor_makes_it_one_of_today(made, old):
    """Asked to."""
    done = CliRunner().invoke(cli.app, ["doctor", "--store", str(old), "--json", "--repair"])
    assert done.exit_code == 0
    assert layout.settings(old) == layout.settings(made / "new.kg")
    assert told(old) == told(made / "new.kg")


@pytest.mark.parametrize("moment", range(1, 7))
def test_a_migration_that_is_killed_is_taken_up_again(made, old, monkeypatch, moment):
    """Before any write: readers are answered, former programs refuse the mixture, and the next build ends it."""
    replace, left = disk.replace, moment

    def killed(*given, **settings):
        nonlocal left
        left -= 1
        if not left:
            raise KeyboardInterrupt
        replace(*given, **settings)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            build(made / "articles", old)
    assert json.loads((old / "store.json").read_bytes())["format"] == (1 if moment == 1 else migrate.LAYOUT)
    assert told(old) == told(made / "new.kg")
    assert len(pipeline.articles(old)) == 4
    assert build(made / "articles", old).read == 0
    assert layout.settings(old) == layout.settings(made / "new.kg")
    assert {x: y for x, y in files(old).items() if x.parts[0] == "shards"} == {
        x: y for x, y in files(made / "new.kg").items() if x.parts[0] == "shards"
    }


def test_a_damaged_shard_of_an_earlier_store_is_not_called_whole(made, old):
    """It is left as it is by the migration, and read again from its text."""
    path = shards.path_of(old / "shards", "1.txt")
    path.write_bytes(path.read_bytes()[:-60])
    assert build(made / "articles", old).read == 1
    assert told(old) == told(made / "new.kg")


def test_every_earlier_layout_has_its_step():
    """From the first to the last but one."""
    assert list(migrate.STEPS) == list(range(1, migrate.LAYOUT))
    assert migrate.steps(migrate.LAYOUT) == []


@pytest.mark.parametrize("version", [0, migrate.LAYOUT + 1, "1", None])
def test_other_layouts_are_refused(old, version):
    """With what to do."""
    (old / "store.json").write_text(json.dumps({"format": version, "base": "x", "collection": "local"}))
    with pytest.raises(layout.StoreError, match="Update kg"):
        layout.settings(old)
