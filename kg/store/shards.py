"""
The JSON of a document's relations, one file a document: what a rebuild reads instead of parsing again.

A shard's name is made from the document's id, so that a changed article replaces its own. Its key is
what the relations depend on: a hash of every field of the document, and one of the pipeline that read
it. Title and body are kept with the relations: the offsets point into them, and a newer pipeline reads
them again where the article itself is no longer at hand.
"""

from __future__ import annotations

import errno
import hashlib
import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, NamedTuple

from kg import schema
from kg.errors import InputError, StoreError
from kg.model import Document, Relations
from kg.store import disk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMAT = 1
"""Version of the file; another one is not read, and so extracted again."""

_HEAD = re.compile(
    rb'\{"format":(?P<format>\d+),"pipeline":"(?P<pipeline>[0-9a-f]{64})",'
    rb'"content":"(?P<content>[0-9a-f]{64})","sum":"(?P<sum>[0-9a-f]{64})",'
)
_HEAD_BYTES = 512


_UNREADABLE = {errno.EIO, errno.EISDIR, errno.ENXIO, getattr(errno, "EUCLEAN", errno.EIO), errno.EBADMSG}
"""What the system says of one file that is damaged, or is none: a bad sector; the others can be read."""


class Key(NamedTuple):
    """What the relations in a shard depend on: two hashes, hexadecimal."""

    pipeline: str  # kg.store.fingerprint.pipeline
    content: str


def key_of(document: Document, pipeline: str) -> Key:
    """Return the key under which the relations of *document*, read by *pipeline*, are kept."""
    return Key(pipeline, hashlib.sha256(_json(asdict(document))).hexdigest())


def path_of(folder: Path, identity: str) -> Path:
    """Return where the shard of the document *identity* stands; 256 folders keep each of them small."""
    name = hashlib.sha256(identity.encode()).hexdigest()
    return folder / name[:2] / f"{name}.json"


def encode(relations: Relations, pipeline: str) -> bytes:
    """
    Return the bytes of a shard: one JSON object, the same for the same relations.

    ``sum`` is the SHA-256 of the bytes after it: a shard cut short by a crash, or altered, is found out
    without parsing it.
    """
    key = key_of(relations.document, pipeline)
    rest = _json({"document": asdict(relations.document), "relations": schema.dump(relations)})[1:]
    head = {"format": FORMAT, "pipeline": key.pipeline, "content": key.content, "sum": hashlib.sha256(rest).hexdigest()}
    return _json(head)[:-1] + b"," + rest + b"\n"


def decode(data: bytes, source: str) -> Relations:
    """Return the relations in the bytes of a shard; raise ``StoreError`` naming *source* where they are damaged."""
    if _whole(data) is None:
        raise _damaged(source)
    try:
        held = json.loads(data)
        return schema.load(held["relations"], Document(**held["document"]), source)
    except (ValueError, KeyError, TypeError, RecursionError, InputError):  # its sum is right: somebody wrote it so
        raise _damaged(source) from None


def _damaged(source: str) -> StoreError:
    return StoreError(f"{source}: this file is damaged. Build its article again, or delete the file")


UNREAD = "0" * 64
"""The pipeline of a shard that holds an article and nothing that was read in it: the next build reads it."""

_IDENTITY = re.compile(rb'"document":\{"id":("(?:[^"\\]|\\.)*")')


def set_aside(path: Path, folder: Path, why: str) -> Document | str | None:
    """
    Move the damaged shard at *path* to *folder*, with a note that says *why*.

    Returns the document where its text is whole: that then stands in the shard's place, to be read again. Else its id,
    or ``None`` where that is not known either.
    """
    document = salvaged(path)
    data = _bytes(path)
    known = document.id if document else _told(data, path)
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


def _told(data: bytes, path: Path) -> str | None:
    """Return the id in a damaged shard, if it is that of the file's name."""
    found = _IDENTITY.search(data)
    try:
        known = json.loads(found[1]) if found else None
    except ValueError:
        return None
    return known if known is not None and path_of(path.parent.parent, known) == path else None


def salvaged(path: Path) -> Document | None:
    """
    Return the document in the damaged shard at *path*, where that part of it is whole.

    What was read in it is not to be trusted, but its text can be read again: the key has the hash of the document.
    """
    try:
        data = path.read_bytes()
        head = _HEAD.match(data)
        if head is None:
            return None
        start = data.index(b"{", head.end())
        found, _ = json.JSONDecoder().raw_decode(data[start:].decode("utf-8", "replace"))
        document = Document(**found)
        whole = key_of(document, "").content == head["content"].decode()
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    return document if whole and path_of(path.parent.parent, document.id) == path else None


def _key(data: bytes) -> Key | None:
    head = _HEAD.match(data)
    if head is None or int(head["format"]) != FORMAT:
        return None
    return Key(head["pipeline"].decode(), head["content"].decode())


def _whole(data: bytes) -> Key | None:
    head = _HEAD.match(data)
    if head is None or hashlib.sha256(data[head.end() : -1]).hexdigest() != head["sum"].decode():
        return None
    return _key(data)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def stored_key(folder: Path, identity: str) -> Key | None:
    """Return the key of the shard of *identity*, or ``None`` where there is none or it is damaged."""
    try:
        return _whole(path_of(folder, identity).read_bytes())
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
    return sorted(folder.glob("??/*.json"))


def keys(folder: Path, *, whole: bool = False) -> Iterator[tuple[Path, Key | None]]:
    """
    Yield every shard's file and key, by the order of the names; ``None`` where its head is damaged.

    Only heads are read, unless *whole* asks for a look at the rest too: ``None`` then where anything is damaged.
    """
    for path in files(folder):
        try:
            with path.open("rb") as file:
                head = file.read() if whole else file.read(_HEAD_BYTES)
        except OSError as error:
            if error.errno not in _UNREADABLE:
                raise disk.failure(error, path) from error
            head = b""
        yield path, _whole(head) if whole else _key(head)


def read(path: Path) -> Relations:
    """Return what the shard at *path* holds; raise ``StoreError`` where it is damaged, or in another's place."""
    try:
        found = decode(path.read_bytes(), str(path))
    except OSError as error:
        raise _damaged(str(path)) if error.errno in _UNREADABLE else disk.failure(error, path) from error
    if path_of(path.parent.parent, found.document.id) != path:
        raise StoreError(
            f"{path}: this is the file of {found.document.id!r}, in another's place. Delete it: kg doctor --repair"
        )
    return found


def is_unread(path: Path) -> bool:
    """Tell whether the shard at *path* holds an article that is still to be read."""
    with path.open("rb") as file:
        key = _key(file.read(_HEAD_BYTES))
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
