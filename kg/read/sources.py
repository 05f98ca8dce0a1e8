"""
What the user named -> the files to read, in a stable order, each with its identity; and their bytes.

The only module of this room that touches the file system; others that a user names by URL it leaves to ``remote``.

A file's identity is its path relative to its input root, with ``/``: for a folder the
root is that folder, for a pattern the part before its first wildcard, for a file the
folder it is in; for a URL (``s3://bucket/articles/``) likewise. So a folder keeps its
identities wherever it is moved, and a file has one identity whether it is given by
itself, by its folder or by a pattern over it.
Where two inputs of one run give different files one identity ("a/x.txt b/x.txt"), the
names of their folders go in front, as many as tell them apart ("a/x.txt", "b/x.txt").
"""

from __future__ import annotations

import os
import re
import stat
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from glob import glob, has_magic
from pathlib import Path
from typing import BinaryIO

from kg import filesystems
from kg.errors import InputError
from kg.read import remote
from kg.read.forms import FORMS, UNREAD, Form, kind_in_folder, of_name

STDIN = "-"
STDIN_ID = "stdin"


# What tells a store (kg.store.layout), which may well stand among the articles it was built from.
_STORE = {"store.json", "shards"}

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Source:
    """
    One file to read, or stdin.

    ``shown`` is what messages call it: as the user gave it. ``form`` is ``None`` where
    the suffix says nothing. ``named`` tells a file that the user named from one that
    was found in a folder or by a pattern: of the latter, what is no article may be left out.
    """

    id: str
    shown: str
    path: Path | None  # None: stdin, or elsewhere
    form: Form | None
    named: bool
    elsewhere: remote.File | None = None  # on a filesystem that the user named by URL


@dataclass(frozen=True, slots=True)
class _Found:
    root: Path
    relative: str
    shown: str
    named: bool
    elsewhere: remote.File | None = None

    @property
    def path(self) -> Path:
        return self.root / self.relative


def find(inputs: Iterable[str]) -> list[Source | InputError]:
    """
    Return what *inputs* (paths, folders, patterns, ``-`` for stdin) name: files by identity, then what is wrong.

    The same list whatever the order of *inputs*. A file that is reached twice is there
    once. In folders, hidden files, stores, a README and kinds that hold no articles are
    left out; a named file is kept whatever its kind.
    """
    files: list[_Found] = []
    errors: list[InputError] = []
    stdin = False
    for given in sorted(set(inputs)):
        if given == STDIN:
            stdin = True
            continue
        try:
            for found in _expand(given):
                if isinstance(found, InputError):
                    errors.append(found)
                else:
                    files.append(found)
        except InputError as error:
            errors.append(error)
    sources = [_source(name, found) for name, found in _identified(_once(files))]
    if stdin:
        sources.append(Source(STDIN_ID, STDIN_ID, None, None, named=True))
    return [*sorted(sources, key=lambda x: (x.id, x.shown)), *sorted(errors, key=str)]


def _source(name: str, found: _Found) -> Source:
    path = None if found.elsewhere else found.path
    return Source(name, _printable(found.shown), path, of_name(found.path.name), found.named, found.elsewhere)


def chunks(source: Source, stdin: BinaryIO | None = None) -> Iterator[bytes]:
    """
    Yield the bytes of *source* in pieces, so that a reader may stop early.

    Raises ``InputError`` where the file cannot be opened or read.
    """
    try:
        if source.elsewhere is not None:
            yield from source.elsewhere.pieces()
        elif source.path is None:
            yield from _pieces(stdin or sys.stdin.buffer)
        else:
            with source.path.open("rb") as file:
                yield from _pieces(file)
    except OSError as error:
        raise unreadable(source.shown, error) from error


def size(source: Source) -> int | None:
    """Return the number of bytes of a file, as far as the file system knows it; ``None`` for stdin and pipes."""
    if source.elsewhere is not None:
        return source.elsewhere.size
    try:
        state = source.path.stat() if source.path else None
    except OSError:
        return None  # the one who opens it says why
    return state.st_size if state and stat.S_ISREG(state.st_mode) else None


def unreadable(shown: str, error: OSError) -> InputError:
    """Return what to tell of a file or folder that the system does not let us read."""
    reason = error.strerror or type(error).__name__
    remedy = {
        PermissionError: "Give yourself the right to read it (chmod u+r)",
        FileNotFoundError: "Check the path; a link may point to something that is gone",
    }
    return InputError(
        _printable(shown), f"cannot be read ({reason})", remedy.get(type(error), "Check the file and its disk")
    )


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(_CHUNK):
        yield piece


def _expand(given: str) -> Iterator[_Found | InputError]:
    path = Path(given)
    if re.match(r"https?://", given):
        raise InputError(given, "nothing is fetched from a network", "Save the page, and give the file")
    if filesystems.is_url(given):
        yield from _elsewhere(given)
        return
    if not given or "\0" in given:
        raise InputError(repr(given), "this is no path", "Give a file, a folder, a pattern, or - for stdin")
    if os.path.isdir(given):  # noqa: PTH112 - Path.is_dir raises where a name is too long
        yield from _folder(path, given)
    elif os.path.lexists(path):
        yield _Found(_absolute(path.parent), path.name, given, named=True)
    elif has_magic(given):
        yield from _pattern(given)
    else:
        raise _missing(given, "there is no such file or folder", "Check the spelling and the folder you are in")


def _missing(given: str, problem: str, remedy: str) -> InputError:
    """Return the error for something that names no file; a text that was given in place of its file is cut short."""
    if len(given) <= 200 and "\n" not in given:
        return InputError(_printable(given), problem, remedy)
    return InputError(repr(given[:60] + "…"), problem, "Give a text itself by stdin: echo TEXT | kg extract -")


def _pattern(given: str) -> Iterator[_Found | InputError]:
    parts = Path(given).parts
    fixed = parts[: next(i for i, part in enumerate(parts) if has_magic(part))]
    root = Path(*fixed)
    matches = sorted(glob(given, recursive=True))  # noqa: PTH207 - Path.glob follows no "**" through links before 3.13
    files = [Path(x) for x in matches if not Path(x).is_dir()]
    if not matches:
        raise _missing(given, "this pattern matches no file", "Check it; ** stands for folders at any depth")
    for path in files:
        yield _Found(_absolute(root), path.relative_to(root).as_posix(), str(path), named=False)
    if not files:  # "20*" over folders of years
        for match in matches:
            yield from _folder(Path(match), match, root)


def _elsewhere(given: str) -> Iterator[_Found | InputError]:
    """Yield what stands on another filesystem, chosen as in a folder of this machine."""
    listed = remote.listing(given)
    root = Path(listed.root)
    if listed.named or listed.pattern:
        for file in listed.files:
            yield _Found(root, file.relative, file.url, named=listed.named, elsewhere=file)
        return
    files = {file.relative: file for file in listed.files}
    for found in _folder(root, given, walked=(root / name for name in files)):
        if isinstance(found, InputError):
            yield InputError(found.source.replace(str(root), listed.root, 1), found.problem, found.remedy)
        else:
            yield replace(found, root=root, shown=files[found.relative].url, elsewhere=files[found.relative])


def _folder(
    folder: Path, given: str, root: Path | None = None, walked: Iterable[Path | InputError] | None = None
) -> Iterator[_Found | InputError]:
    root = root or folder
    others: set[str] = set()
    any_read = False
    for path in _walk(folder) if walked is None else walked:
        if isinstance(path, InputError):
            any_read = True
            yield path
            continue
        kind, is_read = kind_in_folder(path.name)
        if is_read:
            any_read = True
            yield _Found(_absolute(root), path.relative_to(root).as_posix(), str(path), named=False)
        elif kind in UNREAD:
            any_read = True
            yield InputError(str(path), f"{kind} files are not read", "Save it as plain text or HTML")
        else:
            others.add(kind)
    if not any_read:
        seen = f" (only files of other kinds: {', '.join(sorted(others))})" if others else ""
        read = ", ".join(FORMS)
        raise InputError(
            given, f"no article is in this folder{seen}", f"Read are {read}; a file that you name is read by content"
        )


def _walk(folder: Path) -> Iterator[Path | InputError]:
    """
    Yield the files below *folder*; folders that are links come last and are entered once.

    A link to a folder that was seen, or that holds the link itself, is not followed:
    this is what ends a loop. Pipes, sockets and devices are left out, and stores with all that is in them.
    """
    seen: set[Path] = set()
    folders, links = [folder], list[Path]()
    while folders or links:
        here = folders.pop() if folders else links.pop(0)
        real = here.resolve()
        if real in seen or (here is not folder and here.is_symlink() and real in here.absolute().parents):
            continue
        seen.add(real)
        try:
            entries = sorted(os.scandir(here), key=lambda x: x.name)
        except OSError as error:
            yield unreadable(str(here), error)
            continue
        if {entry.name for entry in entries} >= _STORE:
            continue
        pages = {Path(x.name).stem for x in entries if Path(x.name).suffix.lower() in {".html", ".htm"}}
        below: list[Path] = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                # Beside a saved page a browser puts its pictures and frames: none of that is an article.
                if not (entry.name.endswith("_files") and entry.name.removesuffix("_files") in pages):
                    (links if entry.is_symlink() else below).append(here / entry.name)
            elif entry.is_file() or entry.is_symlink():  # a broken link is told of when it is opened
                yield here / entry.name
        folders += reversed(below)


def _absolute(path: Path) -> Path:
    # Not resolve(): the user's own names for folders, links and all, are what identities are made of.
    return Path(os.path.abspath(path))  # noqa: PTH100


def _once(files: list[_Found]) -> list[_Found]:
    """Return *files* with each real file once: under its longest relative path, then its first in order."""
    ordered = sorted(files, key=lambda x: (-x.relative.count("/"), x.relative, str(x.path), not x.named))
    kept: dict[str, _Found] = {}
    for found in ordered:
        kept.setdefault(os.path.realpath(found.path), found)
    named = {os.path.realpath(x.path) for x in files if x.named}
    return [replace(x, named=real in named) for real, x in kept.items()]


def _identified(files: Sequence[_Found]) -> Iterator[tuple[str, _Found]]:
    """Yield each file with its identity: the relative path, with folders in front where that is another file's too."""
    ids = {found: identity(found.relative) for found in files}
    outer = {found: list(found.root.parts[1:]) for found in files}
    while True:
        groups: defaultdict[str, list[_Found]] = defaultdict(list)
        for found, name in ids.items():
            groups[name].append(found)
        shared = [found for group in groups.values() if len(group) > 1 for found in group if outer[found]]
        if not shared:
            break
        for found in shared:
            ids[found] = f"{identity(outer[found].pop())}/{ids[found]}"
    for found, name in ids.items():
        yield name, found


def identity(name: str) -> str:
    """Return *name* as an identity: accents in one form, which macOS takes apart."""
    return unicodedata.normalize("NFC", _printable(name))


def _printable(name: str) -> str:
    """Return *name* with bytes that are no UTF-8, which Linux allows in one, written out in hexadecimal."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
