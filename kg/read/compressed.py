"""gzip, bzip2 and xz: the bytes of the one file that is in such a packing, as they are asked for."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

from kg.errors import InputError
from kg.read.forms import Form
from kg.read.parts import PIECE

_REMEDY = "Get it again; what came before the damage was read"

# What an xz file may ask for to be unpacked; xz -9 needs 65 MB.
_XZ_MEMORY = 1 << 28


class _Decompressor(Protocol):
    """What bz2 and lzma have alike."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Gzip:
    """zlib in the shape of bz2 and lzma."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        found = self._inner.decompress(self._inner.unconsumed_tail + data, max_length)
        # A full answer may have more behind it that is in no buffer of ours.
        self.needs_input = not self._inner.unconsumed_tail and len(found) < max_length
        return found


def _new(form: Form) -> Callable[[], _Decompressor]:
    makers: dict[Form, Callable[[], _Decompressor]] = {
        Form.GZIP: _Gzip,
        Form.BZIP2: bz2.BZ2Decompressor,
        Form.XZ: lambda: lzma.LZMADecompressor(memlimit=_XZ_MEMORY),
    }
    return makers[form]


def unpacked(pieces: Iterator[bytes], form: Form, shown: str) -> Iterator[bytes]:
    """
    Yield what is packed in *pieces*, a few kilobytes at a time; several packings in a row are one file.

    Raises ``InputError`` where it is damaged or ends too early, after what could be unpacked.
    """
    for found in members(pieces, form, shown):
        if isinstance(found, InputError):
            raise found
        yield found


def members(pieces: Iterator[bytes], form: Form, shown: str) -> Iterator[bytes | InputError]:
    """
    Yield as ``unpacked`` does, and go on after damage: an error stands where bytes are missing.

    Only gzip goes on, at what looks like the start of its next member; the others end there.
    """
    new = _new(form)
    inner: _Decompressor | None = None
    held = b""
    while True:
        if not held and (inner is None or inner.needs_input):
            held = next(pieces, b"")
            if not held:
                break
        if inner is None:
            held = held.lstrip(b"\0")  # tapes and some writers pad with zeros
            if not held:
                continue
            inner = new()
        try:
            found = inner.decompress(held, PIECE)
            done, held = inner.eof, inner.unused_data if inner.eof else b""
        except (OSError, EOFError, lzma.LZMAError, zlib.error, MemoryError) as error:
            yield InputError(shown, f"damaged {form.value} ({error})", _REMEDY)
            held = _next_member(held, pieces) if form is Form.GZIP else b""
            if not held:
                return
            inner = None
            continue
        if found:
            yield found
        if done:
            inner = None
    if inner is not None:
        yield InputError(shown, f"the {form.value} file ends too early", _REMEDY)


_GZIP_HEAD = b"\x1f\x8b\x08"


def _next_member(held: bytes, pieces: Iterator[bytes]) -> bytes:
    """Return what of *held* and *pieces* begins as a member of gzip does, after the first byte; empty at the end."""
    held = held[1:]
    while True:
        place = held.find(_GZIP_HEAD)
        if place >= 0:
            return held[place:]
        piece = next(pieces, b"")
        if not piece:
            return b""
        held = held[-2:] + piece
