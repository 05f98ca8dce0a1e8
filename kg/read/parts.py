"""
One thing to read, whatever it stands in: a file, stdin, or a member of an archive.

Its bytes come in pieces and once; a format that jumps about in its file asks for
``seekable``. Nothing is ever written under a name that an archive gives.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import InputError, MachineError
from kg.read.forms import Form

PIECE = 1 << 16
"""Bytes of a piece, about."""

_IN_MEMORY = 1 << 24  # of what is to be jumped about in and is no file; the rest goes to an unnamed temporary file
_SPOOLED = 1 << 32

# What comes out of packing for a byte that goes in. News as text gives 3 to 5, as JSON or HTML up to 20; a file of
# zeros 1,000 by gzip and more by the others. Judged from where it begins to cost.
_RATIO = 200
_UNJUDGED = 1 << 26


class NoArticlesError(InputError):
    """A file is well written and has no articles in it: of one that was found among others nothing is said."""


class BombError(InputError):
    """An archive grows beyond all reason; nothing more of it is read."""


class Meter:
    """How much was taken of one input, and how much came out of the archives in it, at any depth."""

    def __init__(self) -> None:
        self.taken = 0
        self.given = 0

    def taking(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Yield *pieces*, and count them as taken."""
        for piece in pieces:
            self.taken += len(piece)
            yield piece

    def giving(self, pieces: Iterator[bytes], shown: str) -> Iterator[bytes]:
        """Yield *pieces*, and count them as come out. Raises ``BombError`` where that is too much."""
        for piece in pieces:
            self.gave(len(piece), shown)
            yield piece

    def gave(self, count: int, shown: str) -> None:
        """Count *count* bytes as come out. Raises ``BombError`` where that is too much."""
        self.given += count
        if self.given > _UNJUDGED and self.given > _RATIO * self.taken:
            problem = f"it grows to more than {_RATIO} times its size: a decompression bomb"
            raise BombError(shown, f"{problem}; the rest was not read", "Leave it out, or unpack it yourself")


@dataclass(frozen=True, slots=True)
class Part:
    """
    One thing to read.

    ``id`` is what a document of it is called where nothing else names it, ``shown`` what messages call it. ``size``
    is ``None`` where it is not known beforehand. ``path`` is there for what is a file of its own. ``depth`` counts
    the archives and packings around it. ``url`` is where a crawler captured it.
    """

    id: str
    shown: str
    form: Form | None
    named: bool
    pieces: Iterator[bytes]
    size: int | None = None
    path: Path | None = None
    depth: int = 0
    meter: Meter = field(default_factory=Meter)
    url: str | None = None


@contextmanager
def seekable(part: Part) -> Iterator[BinaryIO]:
    """
    Give the bytes of *part* as a file to jump about in; one that is no file is first copied to an unnamed one.

    Raises ``InputError`` where it cannot be read or is too large to be copied.
    """
    if part.path is not None:
        try:
            file = part.path.open("rb")
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise InputError(part.shown, f"cannot be read ({reason})", "Check the file and its disk") from error
        with file:
            part.meter.taken += part.size or 0
            yield file
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        held = 0
        for piece in part.pieces:
            held += len(piece)
            if held > _SPOOLED:
                raise InputError(
                    part.shown, f"larger than {_SPOOLED:,} bytes, and no file of this machine", "Give it as a file"
                )
            try:
                copy.write(piece)
            except OSError as error:
                reason = error.strerror or type(error).__name__
                raise MachineError(
                    f"{part.shown}: no room for a temporary copy of it ({reason}). Give it as a file, or set TMPDIR"
                ) from error
        copy.seek(0)
        yield cast("BinaryIO", copy)


class _Stream(io.RawIOBase):
    """Pieces as a file that is read once, from its beginning."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        into = memoryview(cast("bytearray", buffer)).cast("B")
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = memoryview(piece)
        count = min(len(into), len(self._left))
        into[:count] = self._left[:count]
        self._left = self._left[count:]
        return count


def as_file(pieces: Iterator[bytes]) -> BinaryIO:
    """
    Return *pieces* as a file that is read once, from its beginning to its end.

    It gives fewer bytes than are asked for rather than wait: what came before an error is not lost with it.
    """
    return cast("BinaryIO", _Stream(pieces))
