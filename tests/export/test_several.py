"""Formats of several files: a folder, or one archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.export.several import File, write_folder, zipped

BIG = 1 << 20


def _files(*, fail: bool = False) -> Iterator[File]:
    yield "a.csv", [b"one,", b"two\n"]
    if fail:
        raise ValueError("no more")
    yield "deeper/b.csv", (bytes([i % 256]) * 1000 for i in range(BIG // 1000))


def test_an_archive_holds_each_file_and_nothing_of_the_clock() -> None:
    data = b"".join(zipped(_files()))
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    assert archive.namelist() == ["a.csv", "deeper/b.csv"]
    assert archive.read("a.csv") == b"one,two\n"
    assert {x.date_time for x in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert data == b"".join(zipped(_files()))


def test_an_archive_comes_in_pieces() -> None:
    """It is not held in memory: what does not compress leaves while it is read."""
    left: list[int] = []

    def noise() -> Iterator[bytes]:
        import random

        source = random.Random(7)
        for _ in range(16):
            yield source.randbytes(1 << 16)
            left.append(sum(sizes))

    sizes: list[int] = []
    for piece in zipped([("noise", noise())]):
        sizes.append(len(piece))
    assert left[-1] > 10 << 16
    assert max(sizes) < 3 << 16


def test_a_folder_is_made_with_all_files(tmp_path: Path) -> None:
    made = write_folder(_files(), tmp_path / "new" / "out")
    assert [x.relative_to(tmp_path).as_posix() for x in made] == ["new/out/a.csv", "new/out/deeper/b.csv"]
    assert made[0].read_bytes() == b"one,two\n"
    assert [x.name for x in (tmp_path / "new").iterdir()] == ["out"]


def test_what_fails_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no more"):
        write_folder(_files(fail=True), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_is_written_again(tmp_path: Path) -> None:
    """Each file whole, or none."""
    (tmp_path / "a.csv").write_text("old")
    write_folder(_files(), tmp_path)
    assert (tmp_path / "a.csv").read_text() == "one,two\n"
    with pytest.raises(ValueError, match="no more"):
        write_folder(_files(fail=True), tmp_path)
    assert sorted(x.name for x in tmp_path.iterdir()) == ["a.csv", "deeper"]


def test_a_file_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(InputError, match=r"Give a folder, or a name with \.zip"):
        write_folder(_files(), tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"
