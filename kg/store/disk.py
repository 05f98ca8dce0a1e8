"""Writing a file whole or not at all, and what it means when the disk says no."""

from __future__ import annotations

import ctypes
import errno
import os
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING

from kg.errors import InputError, KgError, MachineError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_PAGES = 64 << 10
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def failure(error: OSError, path: Path | str) -> KgError:
    """
    Return the error that tells a user what *error* at *path* means.

    The number tells the kind; libraries that wrap one may leave only its words.
    """
    words = str(error).lower()
    if error.errno in _FULL or "no space left" in words or "file too large" in words:
        return MachineError(
            f"{path}: the disk is full. Free some space and run it again; what was there before is untouched"
        )
    if error.errno in _FORBIDDEN or "read-only file system" in words or "permission denied" in words:
        return MachineError(
            f"{path}: writing or reading is not allowed here ({error.strerror or error}). "
            "Choose another folder, or have its permissions changed"
        )
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return InputError(str(path), "one of the folders in it is a file", "Name another folder, or move that file")
    return MachineError(f"{path}: {error.strerror or error}")


def replace(path: Path, data: bytes | Iterable[bytes], *, durable: bool = True) -> None:
    """
    Write *data*, whole or in pieces, to *path*, making folders as needed.

    A reader sees the old file or the new one, never a part. *durable* also waits until the disk has it.
    Raises ``MachineError``, and leaves the old file, where it fails; ``InputError`` where *path* is a folder.
    """
    _no_folder(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
        if durable:
            sync_folder(path.parent)
    except OSError as error:
        raise failure(error, path) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def check_writable(path: Path) -> None:
    """
    Raise what ``replace`` would raise where no file can be made at *path*; make nothing that stays.

    For what takes long to make: who named a forbidden folder wants to know before, not after.
    """
    _no_folder(path)
    try:
        folder = next(x for x in path.absolute().parents if x.exists())
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise failure(error, path) from error


def _no_folder(path: Path) -> None:
    if path.is_dir():
        raise InputError(str(path), "it is a folder", "Name a file in it")


def is_full(folder: Path) -> bool:
    """Tell whether the file system of *folder* has no room for a page of a database more."""
    try:
        found = os.statvfs(folder)
    except OSError:
        return False
    return found.f_bavail * found.f_frsize < _PAGES


def settle(folder: Path) -> None:
    """
    Wait until the disk has all that was written to the file system of *folder*.

    Once for many small files: to wait for each of three thousand took 18 s more, this 0.2 s. Raises ``MachineError``
    where the disk could not write something.
    """
    together = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if together is None:  # not Linux
        os.sync()
        return
    try:
        number = os.open(folder, os.O_RDONLY)
        try:
            if together(number):
                code = ctypes.get_errno()
                raise OSError(code, os.strerror(code))
        finally:
            os.close(number)
    except OSError as error:
        raise failure(error, folder) from error


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in *folder*."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
