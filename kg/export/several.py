"""A format of several files: as a folder, or as one archive."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.store import disk

if TYPE_CHECKING:
    from typing_extensions import Buffer

File = tuple[str, Iterable[bytes]]
"""A file of a format: its path in the folder, with ``/``, and its bytes in pieces, to be walked once."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The day of every file in an archive: the earliest that one can tell, so that no clock shows."""

_PIECE = 1 << 16


def zipped(files: Iterable[File]) -> Iterator[bytes]:
    """
    Yield a ZIP archive of *files*, in their order.

    It is written as they come and needs no memory for them; the same files are the same bytes.
    """
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in files:
            told = zipfile.ZipInfo(name, _EPOCH)
            told.compress_type = zipfile.ZIP_DEFLATED
            told.external_attr = 0o644 << 16
            told.create_system = 3  # Unix, on every system: else the bytes would tell which one it was
            with archive.open(told, "w", force_zip64=True) as member:  # its size is not known beforehand
                for piece in data:
                    member.write(piece)
                    yield from sink.taken()
    yield sink.rest()


class _Sink:
    """A file that is only written to, and emptied as it fills: ``zipfile`` wants no more of one that cannot seek."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._size = 0

    def write(self, data: Buffer) -> int:
        piece = bytes(data)
        self._pieces.append(piece)
        self._size += len(piece)
        return len(piece)

    def flush(self) -> None:
        """Do nothing: what is written is taken from here at once."""

    def close(self) -> None:
        """Do nothing."""

    def taken(self) -> Iterator[bytes]:
        """Yield what was written since, where that is worth a piece."""
        if self._size >= _PIECE:
            yield self.rest()

    def rest(self) -> bytes:
        """Return what was written since."""
        data = b"".join(self._pieces)
        self._pieces.clear()
        self._size = 0
        return data


def write_folder(files: Iterable[File], folder: Path) -> tuple[Path, ...]:
    """
    Write *files* into *folder*, which is made where it is not there, and return their paths.

    A new folder is there with all of them or not at all. In one that is there each file is replaced whole once
    all are written. Raises ``InputError`` where *folder* is a file or holds others, ``MachineError`` where the disk
    is full or may not be written.
    """
    folder = folder.resolve()  # "." has no name
    if folder.exists() and not folder.is_dir():
        raise InputError(str(folder), "it is a file, and this format has several", "Give a folder, or a name with .zip")
    beside = folder.with_name(f".{folder.name}.{os.getpid()}.tmp")
    try:
        names = tuple(_written(files, beside))
        _check_free(folder, names)
        if not folder.exists():
            beside.rename(folder)
        else:
            for name in names:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (beside / name).replace(folder / name)
        disk.sync_folder(folder)
    except OSError as error:
        raise disk.failure(error, folder) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return tuple(folder / name for name in names)


def _check_free(folder: Path, names: Iterable[str]) -> None:
    """Raise ``InputError`` where *folder* has what an earlier export of the same files would not have left there."""
    ours = {name.partition("/")[0] for name in names}
    others = sorted(x.name for x in folder.iterdir() if x.name not in ours) if folder.exists() else []
    if others:
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        raise InputError(str(folder), f"it holds other files ({others[0]}{more})", "Name a new or an empty folder")


def _written(files: Iterable[File], folder: Path) -> Iterator[str]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files:
        disk.replace(folder / name, data)
        yield name
