"""
The JSON of a document's relations, one file a document: what a rebuild reads instead of parsing again.

A shard's name is made from the document's id, so that a changed article replaces its own. Its key is
what the relations depend on: a hash of every field of the document, and one of the pipeline that read
it. Title and body are kept with the relations: the offsets point into them, and a newer pipeline reads
them again where the article itself is no longer at hand. What stands in the file is ``kg.store.shardfile``'s.
"""

from __future__ import annotations

import errno
import hashlib
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.model import Document, Relations
from kg.store import disk, shardfile
from kg.store.shardfile import UNREAD, Key, decode, encode, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["UNREAD", "Key", "decode", "encode", "key_of"]

_UNREADABLE = {errno.EIO, errno.EISDIR, errno.ENXIO, getattr(errno, "EUCLEAN", errno.EIO), errno.EBADMSG}
"""What the system says of one file that is damaged, or is none: a bad sector; the others can be read."""


def path_of(folder: Path, identity: str) -> Path:
    """Return where the shard of the document *identity* stands; 256 folders keep each of them small."""
    name = hashlib.sha256(identity.encode()).hexdigest()
    return folder / name[:2] / f"{name}.json"


def set_aside(path: Path, folder: Path, why: str) -> Document | str | None:
    """
    Move the damaged shard at *path* to *folder*, with a note that says *why*.

    Returns the document where its text is whole: that then stands in the shard's place, to be read again. Else its id,
    or ``None`` where that is not known either.
    """
    document = salvaged(path)
    data = _bytes(path)
    known = document.id if document else shardfile.identity(data)
    if known is not None and path_of(path.parent.parent, known) != path:
        known = None
    lines = [why, f"It is the shard of {known!r}" if known is not None else "Which article it is of is not known"]
    lines.append("The next build reads that again" if document else "To have it again, build its article again")
    disk.replace(folder / f"{path.stem}.txt", ("".join(f"{line}.\n" for line in lines)).encode())
    disk.replace(folder / path.name, data)
    if document is not None:
        disk.replace(path, encode(Relations(document), UNREAD))
        return document
    if path.is_dir():
        path.rename(folder / f"{path.name}.d")
    else:
        remove(path)
    return known


def put_in_place(path: Path) -> bool:
    """Move the shard at *path*, which is whole, to the place of its document; tell whether that was free."""
    own = path_of(path.parent.parent, decode(_bytes(path), str(path)).document.id)
    if own == path or own.exists():
        return False
    try:
        own.parent.mkdir(exist_ok=True)
        path.rename(own)
    except OSError as error:
        raise disk.failure(error, own) from error
    return True


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # damaged indeed
        return b""


def salvaged(path: Path) -> Document | None:
    """Return the document of the damaged shard at *path*, where its text is whole and it is its place."""
    found = shardfile.salvaged(_bytes(path))
    return found if found is not None and path_of(path.parent.parent, found.id) == path else None


def stored_key(folder: Path, identity: str) -> Key | None:
    """Return the key of the shard of *identity*, or ``None`` where there is none or it is damaged."""
    try:
        return shardfile.whole(path_of(folder, identity).read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno in _UNREADABLE:
            return None
        raise disk.failure(error, path_of(folder, identity)) from error


def write(folder: Path, identity: str, data: bytes) -> None:
    """
    Put *data* in the place of the shard of *identity*, whole or not at all.

    It is not forced to the disk, which would take longer than to write it: ``disk.settle`` does so for all of them,
    before a graph that is made of them is named. After a power cut the sum tells, and the document is read again.
    """
    disk.replace(path_of(folder, identity), data, durable=False)


def remove(path: Path) -> None:
    """Remove the shard at *path*."""
    try:
        path.unlink()
    except OSError as error:
        raise disk.failure(error, path) from error


def files(folder: Path) -> list[Path]:
    """Return the files of all shards, by their names."""
    return list(_files(folder))


def _files(folder: Path) -> Iterator[Path]:
    for part in sorted(folder.glob("??")):
        yield from sorted(part.glob("*.json"))


def keys(folder: Path, *, whole: bool = False) -> Iterator[tuple[Path, Key | None]]:
    """
    Yield every shard's file and key, by the order of the names; ``None`` where its head is damaged.

    Only heads are read, unless *whole* asks for a look at the rest too: ``None`` then where anything is damaged.
    """
    for path in _files(folder):
        try:
            with path.open("rb") as file:
                head = file.read() if whole else file.read(shardfile.HEAD_BYTES)
        except OSError as error:
            if error.errno not in _UNREADABLE:
                raise disk.failure(error, path) from error
            head = b""
        yield path, shardfile.whole(head) if whole else shardfile.key(head)


def read(path: Path) -> Relations:
    """Return what the shard at *path* holds; raise ``StoreError`` where it is damaged, or in another's place."""
    try:
        found = decode(path.read_bytes(), str(path))
    except OSError as error:
        raise shardfile.damaged(str(path)) if error.errno in _UNREADABLE else disk.failure(error, path) from error
    if path_of(path.parent.parent, found.document.id) != path:
        raise StoreError(
            f"{path}: this is the file of {found.document.id!r}, in another's place. Have it moved: kg doctor --repair"
        )
    return found


def is_unread(path: Path) -> bool:
    """Tell whether the shard at *path* holds an article that is still to be read."""
    with path.open("rb") as file:
        key = shardfile.key(file.read(shardfile.HEAD_BYTES))
    return key is not None and key.pipeline == UNREAD


def document(path: Path) -> Document:
    """Return the document of the shard at *path*, also where only what was read in it is damaged."""
    try:
        return read(path).document
    except StoreError:
        if (found := salvaged(path)) is None:
            raise
        return found


def identity(path: Path) -> str:
    """Return the id of the document of the shard at *path*; its file's name where that cannot be read any more."""
    try:
        return document(path).id
    except StoreError:
        return path.name


def state(folder: Path) -> str:
    """Return a hash of the names and keys of all shards: it changes when any document or the pipeline does."""
    found = hashlib.sha256()
    for path, key in keys(folder):
        found.update(f"{path.name} {key}\n".encode())
    return found.hexdigest()
