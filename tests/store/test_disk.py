"""Writing whole or not at all, and what it means when the disk says no."""

from __future__ import annotations

import errno
from types import SimpleNamespace

import pytest

from kg.errors import InputError, MachineError
from kg.store import disk


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "the disk is full"),
        (OSError("IO error: No space left on device: While appending"), "the disk is full"),  # as RocksDB tells it
        (OSError(errno.EROFS, "Read-only file system"), "Choose another folder"),
        (PermissionError(errno.EACCES, "Permission denied"), "Choose another folder"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
    ],
)
def test_an_error_of_the_machine_says_where_and_what_to_do(error, words):
    """By its number, or by its words where a library has lost the number; it ends with 3."""
    told = disk.failure(error, "x/y")
    assert isinstance(told, MachineError)
    assert str(told).startswith("x/y: ")
    assert words in str(told)
    assert told.exit_code == 3


@pytest.mark.parametrize("within", ["", "deeper/"])
def test_a_file_in_the_place_of_a_folder_is_told_as_such(tmp_path, within):
    """As the name that was given is wrong, and no disk; it ends as other wrong input does."""
    (tmp_path / "a").write_text("here already")
    with pytest.raises(InputError, match="is a file"):
        disk.replace(tmp_path / "a" / within / "b.html", b"new")


@pytest.mark.parametrize("data", [b"new", [b"n", b"e", b"w"]], ids=["whole", "in pieces"])
@pytest.mark.parametrize("durable", [False, True])
def test_a_file_is_replaced(tmp_path, data, durable):
    """The new bytes stand in the place of the old; nothing else is left."""
    (tmp_path / "file").write_bytes(b"old")
    disk.replace(tmp_path / "file", data, durable=durable)
    assert (tmp_path / "file").read_bytes() == b"new"
    assert [x.name for x in tmp_path.iterdir()] == ["file"]


def test_folders_are_made(tmp_path):
    """Where they are missing."""
    disk.replace(tmp_path / "a" / "b" / "file", b"new")
    assert (tmp_path / "a" / "b" / "file").read_bytes() == b"new"


def test_pieces_that_end_in_an_error_change_nothing(tmp_path):
    """What makes the pieces fails midway: the old file stays, and no half is left."""

    def pieces():
        yield b"half"
        raise RuntimeError

    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(RuntimeError):
        disk.replace(tmp_path / "file", pieces())
    assert [(x.name, x.read_bytes()) for x in tmp_path.iterdir()] == [("file", b"old")]


def test_what_was_written_is_waited_for(tmp_path):
    """All of a file system at once; where there is none, it is told as any failure of the disk."""
    (tmp_path / "file").write_bytes(b"new")
    disk.settle(tmp_path)
    with pytest.raises(MachineError, match="gone"):
        disk.settle(tmp_path / "gone")


def test_where_a_file_system_cannot_be_waited_for_all_are(tmp_path, monkeypatch):
    """Not every system has a call for one."""
    called = []
    monkeypatch.setattr("ctypes.CDLL", lambda *given, **named: object())
    monkeypatch.setattr("os.sync", lambda: called.append("sync"))
    disk.settle(tmp_path)
    assert called == ["sync"]


def test_a_disk_is_full_where_it_takes_no_page_more(tmp_path, monkeypatch):
    """By what the system says is free to this user."""
    assert not disk.is_full(tmp_path)
    monkeypatch.setattr("os.statvfs", lambda path: SimpleNamespace(f_bavail=3, f_frsize=4096))
    assert disk.is_full(tmp_path)


def test_looking_whether_a_file_can_be_written_leaves_nothing_behind(tmp_path):
    """Neither a file nor the folders on the way to it."""
    disk.check_writable(tmp_path / "new" / "folder" / "file.txt")

    assert list(tmp_path.iterdir()) == []


def test_where_no_file_can_be_written_is_told_before(tmp_path):
    """A file stands where a folder is wanted, or a folder where the file is."""
    (tmp_path / "file").write_text("a letter\n")

    with pytest.raises(InputError, match=r"file/new\.txt: one of the folders"):
        disk.check_writable(tmp_path / "file" / "new.txt")
    with pytest.raises(InputError, match="it is a folder"):
        disk.check_writable(tmp_path)
