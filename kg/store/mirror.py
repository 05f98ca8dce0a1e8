"""
Shards that stand elsewhere, such as in a bucket: ``kg build … --shards s3://bucket/shards``.

The ones elsewhere are the state of the store; those in its folder are a copy, so that everything that reads shards
reads files of this machine. Who reads an article writes its shard there himself, on whatever machine he is, and a
build brings here what is new, before it plans and after it read. An object is written whole or not at all.

``remote.tsv`` in the store's folder has what was brought: a line each, the name and what the filesystem calls that
version of it. One build at a time may write to one place: the store's lock is of this machine alone.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg import filesystems
from kg.errors import KgError, MachineError, StoreError
from kg.store import disk, layout, shards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.progress import Progress

_NAMES = "remote.tsv"
_SHARD = re.compile(r"[0-9a-f]{2}/[0-9a-f]{64}(\.[a-z]+)+")
_AT_ONCE = 256
"""Objects asked for together: enough to hide the way there, and few megabytes."""
_VERSION = ("e_tag", "ETag", "etag", "mtime", "LastModified", "last_modified", "created")
"""What filesystems tell a version of a file by, best first: a digest, or when it was written."""


@dataclass(frozen=True, slots=True)
class Unwritten:
    """Why a shard could not be put where it belongs; the article is read again by the next build."""

    reason: str


def place(out: Path) -> str | None:
    """Return where the shards of the store *out* stand, or ``None`` where that is its own folder."""
    found = layout.settings(out).get("shards")
    return None if found is None else str(found)


def join(out: Path, url: str | None) -> str | None:
    """
    Remember that the shards of the store *out* stand at *url*, and return where they do: as before for ``None``.

    The caller holds ``layout.writing``. Raises ``StoreError`` where they stand somewhere else already,
    ``ConfigError`` for a URL that cannot be meant.
    """
    before = place(out)
    if url is None:
        return before
    filesystems.opened(url)
    url = url.rstrip("/")
    if before not in {None, url}:
        raise StoreError(f"{out}: its shards stand at {before}. Leave --shards out, or build into a new folder")
    if before is None:
        held = layout.settings(out) | {"shards": url}
        disk.replace(out / "store.json", (json.dumps(held, indent=1) + "\n").encode())
    return url


def kept(url: str, identity: str, data: bytes) -> Unwritten | None:
    """
    Write the shard of *identity* at *url*, whole or not at all; tell where that fails.

    As a value, since it is no fault of the document, which is what an error would be taken for where it is read.
    """
    try:
        _put(url, _name(shards.path_of(Path(), identity)), data)
    except KgError as error:
        return Unwritten(str(error))
    return None


def _put(url: str, name: str, data: bytes) -> None:
    filesystem, root = filesystems.opened(url)
    if "file" in _protocols(filesystem):
        disk.replace(Path(root) / name, data)  # fsspec would write it in place
        return
    with filesystems.asking(url):
        filesystem.pipe_file(f"{root}/{name}", data)


def _protocols(filesystem: object) -> tuple[str, ...]:
    protocol = getattr(filesystem, "protocol", ())
    return (protocol,) if isinstance(protocol, str) else tuple(protocol)


def remove(out: Path, paths: Iterable[Path]) -> None:
    """Remove the shards that stand in the store *out* at *paths*, and before them those elsewhere that they copy."""
    url = place(out)
    for path in paths:
        if url is not None:
            filesystem, root = filesystems.opened(url)
            with filesystems.asking(url), suppress(FileNotFoundError):  # a build that was cut off after this
                filesystem.rm_file(f"{root}/{_name(path)}")
        shards.remove(path)


def bring(out: Path, progress: Progress) -> None:
    """
    Make the shards in the folder of the store *out* those at its place; nothing where that is this folder.

    What is only here, since the store was there before its place was, is put there. Raises ``MachineError`` where
    the place cannot be read, ``StoreError`` where it is empty and was not: a wrong bucket drops no article.
    """
    url = place(out)
    if url is None:
        return
    progress.begin(f"looking at {url}")
    folder = layout.shards(out)
    brought, there = _brought(out), _listed(url)
    here = {_name(path) for path in folder.glob("??/*.*") if _SHARD.fullmatch(_name(path))}
    if brought and not there:
        raise StoreError(
            f"{url}: the {len(brought):,} shards that stood there are gone. Check that it is the right place, and that "
            f"you may list it. To put the copies in {out} back, delete {out / _NAMES} and build again"
        )
    for name in here & brought.keys() - there.keys():
        shards.remove(folder / name)  # dropped on another machine
    # What the store had before its place was elsewhere.
    only_here = sorted(here - brought.keys() - there.keys())
    for some in _in_groups(only_here):
        for name in some:
            _put(url, name, (folder / name).read_bytes())
        progress.step(len(some))
    if only_here:
        there = _listed(url)
    newer = (name for name, version in there.items() if name not in here or brought.get(name) != version)
    wanted = sorted({*newer} - {*only_here})
    progress.begin("bringing what was read", len(wanted))
    for some in _in_groups(wanted):
        for name, data in _fetched(url, some).items():
            disk.replace(folder / name, data, durable=False)
        progress.step(len(some))
    # Last: a build that is killed before this brings a few of them once more.
    if there != brought:
        disk.replace(out / _NAMES, (f"{name}\t{version}\n".encode() for name, version in sorted(there.items())))


def _in_groups(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[first : first + _AT_ONCE] for first in range(0, len(names), _AT_ONCE))


def _listed(url: str) -> dict[str, str]:
    """Return the names of all shards at *url*, and the version of each."""
    filesystem, root = filesystems.opened(url)
    with filesystems.asking(url):
        try:
            found = filesystem.find(root, detail=True)
        except FileNotFoundError:
            return {}  # a folder that no shard was written to yet
    named = ((path.removeprefix(f"{root}/"), info) for path, info in found.items())
    return {name: _version(info) for name, info in named if _SHARD.fullmatch(name)}


def _version(info: dict[str, object]) -> str:
    told = next((str(info[key]) for key in _VERSION if info.get(key)), "")
    return f"{told} {info.get('size')}"


def _fetched(url: str, names: Sequence[str]) -> dict[str, bytes]:
    filesystem, root = filesystems.opened(url)
    try:
        with filesystems.asking(url):
            found = filesystem.cat([f"{root}/{name}" for name in names])
    except FileNotFoundError as error:
        raise MachineError(
            f"{url}: another build is writing here ({error}). Run this one again when it is done"
        ) from None
    return {path.removeprefix(f"{root}/"): data for path, data in found.items()}


def _brought(out: Path) -> dict[str, str]:
    """Return what was brought before; nothing where the list is missing or damaged: then all is brought again."""
    try:
        lines = (out / _NAMES).read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, UnicodeError):
        return {}
    except OSError as error:
        raise disk.failure(error, out / _NAMES) from error
    return {name: version for name, tab, version in (line.partition("\t") for line in lines) if tab}


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
