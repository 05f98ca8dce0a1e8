"""
ZIP and tar: the files in an archive, each as a part of its own.

A member's identity is that of its archive, ``!/`` and its path there. What is left out
of folders is left out here. Links, devices, encrypted members and paths that lead out
of the archive are told of and not read; no member is ever written anywhere.
"""

from __future__ import annotations

import lzma
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Self

from kg.errors import InputError
from kg.read import forms, parts
from kg.read.parts import Part
from kg.read.sources import identity

SEPARATOR = "!/"

_GET = "Get it again, or leave it out"
_LEAVE = "Put the file itself into the archive, or leave it out"

_HEADERS = 1 << 22  # bytes of headers before one member of a tar; long paths and their attributes take a few thousand
_OFFICE = frozenset({"[Content_Types].xml", "mimetype", "META-INF/container.xml"})


def members_of_zip(part: Part) -> Iterator[Part | InputError]:
    """
    Yield the articles in the ZIP archive *part*, in its order, each to be read before the next is asked for.

    The list of its members is held in memory, their contents are not. Raises ``InputError`` where it is damaged.
    """
    with parts.seekable(part) as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RecursionError) as error:
            raise InputError(part.shown, f"damaged ZIP ({error})", _GET) from error
        with archive:
            infos = archive.infolist()
            if infos and _OFFICE & {info.filename for info in infos[:20]}:
                problem = "this is an office document or an e-book, not an archive of articles"
                raise InputError(part.shown, problem, "Save it as plain text or HTML")
            for info in infos:
                if not info.filename or info.is_dir():
                    continue
                mode = info.external_attr >> 16
                special = stat.S_IFMT(mode) not in {0, stat.S_IFREG}
                kind = "a link" if stat.S_ISLNK(mode) else "a device" if special else ""
                name = _zip_name(info)
                member = _member(part, name, kind or ("encrypted" if info.flag_bits & 0x1 else ""))
                if isinstance(member, Part):
                    pieces = _zip_pieces(archive, info, member.shown)
                    member = replace(member, pieces=part.meter.giving(pieces, member.shown), size=info.file_size)
                if member is not None:
                    yield member


def members_of_tar(part: Part) -> Iterator[Part | InputError]:
    """
    Yield the articles in the tar archive *part*, in its order, each to be read before the next is asked for.

    It is read once, from front to end. Raises ``InputError`` where it is damaged or ends too early.
    """
    source = _Metered(part.pieces, part.shown)
    try:
        archive = tarfile.open(fileobj=parts.as_file(iter(source)), mode="r|", bufsize=parts.PIECE, tarinfo=_Info)  # noqa: SIM115
    except (tarfile.TarError, ValueError, OverflowError, RecursionError) as error:
        raise InputError(part.shown, f"damaged tar ({error})", _GET) from error
    first = True
    while True:
        try:
            info = archive.next()
        except (tarfile.TarError, ValueError, OverflowError, RecursionError, OSError) as error:
            raise InputError(part.shown, f"damaged tar ({error}); the rest of it was not read", _GET) from error
        source.left = None
        archive.members.clear()  # type: ignore[attr-defined]  # else it keeps one for each file of the archive
        if info is None:
            if first:
                raise InputError(part.shown, "the tar is empty", "Give one with articles in it, or leave it out")
            return
        first = False
        special = "a link" if info.issym() or info.islnk() else "" if info.isreg() else "a device"
        member = None if info.isdir() else _member(part, info.name, "a sparse file" if info.issparse() else special)
        content = archive.extractfile(info) if info.isreg() and not info.issparse() else None
        if isinstance(member, Part) and content is not None:
            pieces = _tar_pieces(content, member.shown)
            yield replace(member, pieces=pieces, size=info.size)
            for _ in pieces:
                pass  # what its reader left: the next header stands behind it
            source.left = _HEADERS
        else:
            # What is passed over is not held, as headers are.
            source.left = _HEADERS + max(0, archive.offset - info.offset_data)
            if member is not None:
                yield member


_ENDS = (tarfile.EOFHeaderError, tarfile.EmptyHeaderError)  # type: ignore[attr-defined]


class _Info(tarfile.TarInfo):
    """A header of a tar; a damaged one in the middle is an error, where tarfile takes it for the end."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(archive)
        except tarfile.HeaderError as error:
            if isinstance(error, _ENDS):
                raise
            raise tarfile.ReadError(str(error)) from error


class _Metered:
    """
    Pieces of which only so many bytes may be taken while headers are read.

    tarfile holds the headers that stand before a member, and would hold any number of gigabytes.
    """

    def __init__(self, pieces: Iterator[bytes], shown: str) -> None:
        self._pieces = pieces
        self._shown = shown
        self.left: int | None = _HEADERS

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            if self.left is not None:
                self.left -= len(piece)
                if self.left < 0:
                    raise InputError(self._shown, f"damaged tar (more than {_HEADERS:,} bytes of headers)", _GET)
            yield piece


def _member(part: Part, name: str, special: str) -> Part | InputError | None:
    """Return the member *name* of *part* as a part without pieces, why it is not read, or ``None``: none is wanted."""
    steps = [x for x in name.split("/") if x not in {"", "."}]
    shown = f"{part.shown}{SEPARATOR}{name.encode('utf-8', 'backslashreplace').decode()}"
    if not steps or any(x == "__MACOSX" or (x.startswith(".") and x != "..") for x in steps):
        return None
    if name.startswith("/") or re.match(r"[A-Za-z]:", name) or ".." in steps:
        return InputError(shown, "its path leads out of the archive", "Pack the archive anew, with paths inside it")
    if special:
        what = "it is encrypted" if special == "encrypted" else f"it is {special}, not a file"
        remedy = "Unpack it with its password" if special == "encrypted" else _LEAVE
        return InputError(shown, what, remedy)
    kind, is_read = forms.kind_in_folder(steps[-1])
    if kind in forms.UNREAD:
        return InputError(shown, f"{kind} files are not read", "Save it as plain text or HTML")
    form = forms.of_name(steps[-1])
    # Beside a saved page a browser puts its pictures and frames: none of that is an article.
    if not is_read or (form is forms.Form.HTML and any(x.endswith("_files") for x in steps[:-1])):
        return None
    return Part(
        id=f"{part.id}{SEPARATOR}{identity('/'.join(steps))}",
        shown=shown,
        form=form,
        named=False,
        pieces=iter(()),
        depth=part.depth + 1,
        meter=part.meter,
    )


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Return a member's path with ``/``; many programs write UTF-8 and do not say so."""
    name = info.filename
    if not info.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.filename
    return name.replace("\\", "/")


def _zip_pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str) -> Iterator[bytes]:
    try:
        with archive.open(info) as file:
            while piece := file.read(parts.PIECE):
                yield piece
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError) as error:
        raise InputError(shown, f"it is damaged ({error})", _GET) from error
    except NotImplementedError as error:
        raise InputError(shown, f"it is packed in a way that is not known ({error})", "Unpack the archive") from error
    except RuntimeError as error:
        raise InputError(shown, f"it cannot be unpacked ({error})", "Unpack the archive") from error


def _tar_pieces(content: IO[bytes], shown: str) -> Iterator[bytes]:
    try:
        while piece := content.read(parts.PIECE):
            yield piece
    except (tarfile.TarError, OSError) as error:
        raise InputError(shown, f"the tar ends too early ({error})", _GET) from error
