"""The checksums of a graph's files: what is not as it was is named."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from kg.store import sums


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "000001.sst").write_bytes(b"one")
    (tmp_path / "CURRENT").write_bytes(b"two")
    (tmp_path / "LOG").write_bytes(b"said")
    sums.write(tmp_path)
    return tmp_path


def test_what_is_as_it_was_is_not_named(folder):
    """What the engine writes anew when it opens the graph does not count."""
    (folder / "LOG").write_bytes(b"said more")
    assert sums.wrong(folder) == []


def test_what_is_changed_or_gone_is_named(folder):
    """By its name, sorted."""
    (folder / "CURRENT").unlink()
    (folder / "000001.sst").write_bytes(b"onf")
    assert sums.wrong(folder) == ["000001.sst", "CURRENT"]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum (coreutils) here")
def test_they_are_those_of_sha256sum(folder):
    """Nobody needs kg to check them."""
    subprocess.run(["sha256sum", "--check", "--quiet", sums.FILE], cwd=folder, check=True)


def test_a_file_that_is_made_anew_gets_a_new_sum_and_the_others_keep_theirs(folder):
    """A damage that was there is not blessed by it."""
    (folder / "000001.sst").write_bytes(b"onf")
    (folder / "CURRENT").write_bytes(b"three")
    sums.note(folder, "CURRENT")
    assert sums.wrong(folder) == ["000001.sst"]


def test_a_folder_without_sums_is_told_from_one_that_is_whole(folder):
    """Graphs of former versions have none."""
    (folder / sums.FILE).unlink()
    assert sums.wrong(folder) is None
    sums.note(folder, "CURRENT")
    assert not (folder / sums.FILE).exists()
