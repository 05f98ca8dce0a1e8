"""What makes a pipeline another one."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from kg import files
from kg.store import fingerprint


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A copy of the sources and tables that the hashes look at."""
    for name in ("data", "ontology"):
        shutil.copytree(files.folder(name), tmp_path / name)
    shutil.copytree(files.PACKAGE, tmp_path / "kg", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(files, "PACKAGE", tmp_path / "kg")
    return tmp_path


def append(path):
    path.write_text(path.read_text() + "\n")


@pytest.mark.parametrize(
    ("changed", "left", "right"),
    [
        ("kg/extract/meets.py", True, False),
        ("kg/annotate/names.py", True, False),
        ("kg/model.py", True, True),
        ("data/places.csv", True, True),
        ("kg/resolve/merge.py", False, True),
        ("ontology/diplomacy.ttl", False, True),
        ("kg/draw/page.py", False, False),
        ("kg/cli/command.py", False, False),
    ],
)
def test_a_changed_file_changes_what_depends_on_it(checkout, config, changed, left, right):
    """A rule makes every article be read again, a merge only the graph be made again, a page neither."""
    before = fingerprint.pipeline(config), fingerprint.graph(config)
    parts = fingerprint.parts(config)
    append(checkout / changed)
    after = fingerprint.pipeline(config), fingerprint.graph(config)
    assert (before[0] != after[0], before[1] != after[1]) == (left, right)
    now = fingerprint.parts(config)
    differing = [(kind, name) for kind in now for name in now[kind] if now[kind][name] != parts[kind].get(name)]
    assert bool(differing) == (left or right)  # what is hashed is named
    assert any(fingerprint.reads(*x) for x in differing) == left


def test_compiled_files_and_articles_are_no_part_of_it(checkout, config):
    """Running the code, or adding a sample article, changes nothing."""
    before = fingerprint.pipeline(config), fingerprint.graph(config)
    (checkout / "kg" / "extract" / "__pycache__").mkdir()
    (checkout / "kg" / "extract" / "__pycache__" / "meets.cpython-311.pyc").touch()
    (checkout / "data" / "articles").mkdir(exist_ok=True)
    (checkout / "data" / "articles" / "new.txt").touch()
    assert (fingerprint.pipeline(config), fingerprint.graph(config)) == before


def test_the_settings_that_matter_are_part_of_it(config, tmp_path):
    """Another model reads otherwise; another collection names otherwise, from the same reading."""
    assert fingerprint.pipeline(replace(config, model="other")) != fingerprint.pipeline(config)
    desk = replace(config, collection="desk")
    assert fingerprint.pipeline(desk) == fingerprint.pipeline(config)
    assert fingerprint.graph(desk) != fingerprint.graph(config)


def test_a_users_offices_are_part_of_what_is_read(config, tmp_path):
    """By their contents, not their name: the articles are read again when a row changes."""
    own = tmp_path / "offices.csv"
    own.write_text("one")
    with_own = replace(config, offices=str(own))
    one = fingerprint.pipeline(with_own)
    own.write_text("two")
    assert len({one, fingerprint.pipeline(with_own), fingerprint.pipeline(config)}) == 3


def test_a_model_in_a_folder_is_known_by_its_contents(config, tmp_path):
    """Trained anew into the same folder, it is another model."""
    (tmp_path / "meta.json").write_text("{}")
    here = replace(config, model=str(tmp_path))
    before = fingerprint.pipeline(here)
    (tmp_path / "meta.json").write_text('{"version": "2"}')
    assert fingerprint.pipeline(here) != before
