"""
Articles on a filesystem that the user names by URL, such as a bucket: what stands there, and its bytes.

Asking for one small object at a time would be waiting and nothing else, so the next ones come with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from glob import has_magic
from typing import Any

from kg import filesystems
from kg.errors import InputError, MachineError

_SMALL = 1 << 20  # bytes of what is fetched whole; more is read in pieces
_AT_ONCE = 64  # small ones fetched together: at most 64 MB in memory
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class File:
    """One object: its name below the root of its input, what messages call it, and its size in bytes if it is told."""

    relative: str
    url: str
    size: int | None
    listing: Listing = field(compare=False, repr=False)

    def pieces(self) -> Iterator[bytes]:
        """Yield its bytes in pieces; raises ``InputError`` where it cannot be read."""
        return self.listing.pieces(self)


@dataclass(eq=False, slots=True)
class Listing:
    """The files of one input, in order, and those that were fetched with one before them."""

    root: str  # a URL without its last slash
    files: Sequence[File] = ()
    named: bool = False  # the input is a single file, which the user named
    pattern: bool = False
    _fetched: dict[str, bytes | Exception] = field(default_factory=dict)
    _places: dict[str, int] = field(default_factory=dict)

    def pieces(self, file: File) -> Iterator[bytes]:
        """Yield the bytes of *file* in pieces; raises ``InputError`` where it cannot be read."""
        try:
            if file.size is not None and file.size <= _SMALL:
                yield self._whole(file)
                return
            filesystem, path = filesystems.opened(file.url)
            with filesystems.asking(file.url), filesystem.open(path, "rb") as opened:
                while piece := opened.read(_CHUNK):
                    yield piece
        except FileNotFoundError:
            raise InputError(file.url, "it is no longer there", "Run it again: the listing is made anew") from None
        except MachineError as error:
            raise InputError(file.url, "cannot be read", str(error)) from error

    def _whole(self, file: File) -> bytes:
        if file.relative not in self._fetched:
            self._fetch(file)
        found = self._fetched.pop(file.relative)
        if isinstance(found, Exception):
            with filesystems.asking(file.url):
                raise found
        return found

    def _fetch(self, first: File) -> None:
        if not self._places:
            self._places = {file.relative: place for place, file in enumerate(self.files)}
        place = self._places[first.relative]
        some = [x for x in self.files[place : place + _AT_ONCE] if x.size is not None and x.size <= _SMALL]
        filesystem, _ = filesystems.opened(first.url)
        paths = {filesystems.opened(file.url)[1]: file.relative for file in some}
        with filesystems.asking(first.url):
            found: dict[str, Any] = filesystem.cat(list(paths), on_error="return")
        # What was fetched before and nobody asked for is let go: it stays bounded whatever the order.
        self._fetched = {paths[path]: data for path, data in found.items()}


def listing(given: str) -> Listing:
    """
    Return the files that *given* names: all below a folder, those of a pattern, or one; by their names.

    Hidden ones are left out, and stores with all that is in them. Raises ``InputError`` where there is nothing,
    ``ConfigError`` for a URL of no filesystem, ``MachineError`` where it cannot be asked.
    """
    filesystem, path = filesystems.opened(given)
    fixed = "/".join(_fixed(given.split("/")))
    pattern = fixed != given
    try:
        with filesystems.asking(given):
            if pattern:
                found = filesystem.glob(path, detail=True)
            elif given.endswith("/") or filesystem.isdir(path):
                found = filesystem.find(path, detail=True)
            else:
                return _single(given, path, filesystem.info(path))
    except FileNotFoundError:
        found = {}
    root, start = (fixed, filesystems.opened(fixed)[1]) if pattern else (given.rstrip("/"), path)
    told = Listing(root, pattern=pattern)
    told.files = tuple(
        File(name, f"{root}/{name}", _size(info), told)
        for name, info in sorted(_kept({x.removeprefix(f"{start}/"): y for x, y in found.items()}).items())
    )
    if not told.files:
        problem = "this pattern matches no file" if pattern else "there is no file in it, or no such folder"
        raise InputError(given, problem, "Check the spelling, and that you may list it")
    return told


def _fixed(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        if has_magic(part):
            return
        yield part


def _single(given: str, path: str, info: dict[str, Any]) -> Listing:
    told = Listing(given.removesuffix(f"/{path.rpartition('/')[2]}"), named=True)
    told.files = (File(path.rpartition("/")[2], given, _size(info), told),)
    return told


def _size(info: dict[str, Any]) -> int | None:
    size = info.get("size")
    return size if isinstance(size, int) else None


def _kept(found: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    files = {name: info for name, info in found.items() if info.get("type") != "directory" and not name.endswith("/")}
    stores = {name.removesuffix("store.json") for name in files if f"/{name}".endswith("/store.json")}
    stores = {x for x in stores if any(name.startswith(f"{x}shards/") for name in files)}
    return {
        name: info
        for name, info in files.items()
        if not any(part.startswith(".") for part in name.split("/")) and not any(name.startswith(x) for x in stores)
    }
