"""
The bytes of a shard: what was read in one document, with its text, and a head that tells what it depends on.

A shard is a gzip file of one JSON object, ``document`` and ``relations``: ``zcat < FILE`` shows it. The head stands in
the comment of the gzip header, where it is read without unpacking anything: ``format``, ``pipeline``, ``content``, and
``sum``, the SHA-256 of all bytes after the head, so that a shard cut short by a crash, or altered, is found out. On
real articles a shard takes 3.1 KB instead of 11.4, for a quarter of a millisecond to pack and 0.05 to unpack.

Shards of the first format, plain JSON with the head as its first keys, are read as well.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from dataclasses import asdict
from typing import Any, NamedTuple

from kg import schema
from kg.errors import InputError, StoreError
from kg.model import Document, Relations

FORMAT = 2
"""Version of the file; a later one is not read, and so extracted again."""

UNREAD = "0" * 64
"""The pipeline of a shard that holds an article and nothing that was read in it: the next build reads it."""

HEAD_BYTES = 512
"""The head is within so many."""

_LEVEL = 6
"""Of compression: 1 saves a third of the time, which is little beside the parser's, and is a tenth larger."""

_LIMIT = 1 << 30
"""So many bytes a shard may unpack to; one article is some thousand."""

_GZIP = b"\x1f\x8b\x08\x10\0\0\0\0\0\xff"  # deflate, a comment, no time, no system
_KEYS = rb'"pipeline":"(?P<pipeline>[0-9a-f]{64})","content":"(?P<content>[0-9a-f]{64})","sum":"(?P<sum>[0-9a-f]{64})"'
_HEAD = re.compile(re.escape(_GZIP) + rb'\{"format":2,' + _KEYS + rb"\}\0")
_PLAIN = re.compile(rb'\{"format":1,' + _KEYS + rb",")
_IDENTITY = re.compile(rb'"document":\{"id":("(?:[^"\\]|\\.)*")')


class Key(NamedTuple):
    """What the relations in a shard depend on: two hashes, hexadecimal."""

    pipeline: str  # kg.store.fingerprint.pipeline
    content: str


def key_of(document: Document, pipeline: str) -> Key:
    """Return the key under which the relations of *document*, read by *pipeline*, are kept."""
    return Key(pipeline, hashlib.sha256(_json(asdict(document))).hexdigest())


def encode(relations: Relations, pipeline: str) -> bytes:
    """Return the bytes of a shard: the same for the same relations, on one machine."""
    told = {"document": asdict(relations.document), "relations": schema.dump(relations)}
    return _packed(key_of(relations.document, pipeline), _json(told) + b"\n")


def decode(data: bytes, source: str) -> Relations:
    """Return the relations in the bytes of a shard; raise ``StoreError`` naming *source* where they are damaged."""
    if whole(data) is None:
        raise damaged(source)
    try:
        held = json.loads(_text(data))
        return schema.load(held["relations"], Document(**held["document"]), source)
    # Its sum is right: somebody wrote it so.
    except (ValueError, KeyError, TypeError, RecursionError, InputError, zlib.error):
        raise damaged(source) from None


def damaged(source: str) -> StoreError:
    """Return the error to raise where the shard *source* is damaged."""
    return StoreError(
        f"{source}: this file is damaged. Build its article again; kg doctor --repair puts the file aside"
    )


def key(data: bytes) -> Key | None:
    """Return the key in the first ``HEAD_BYTES`` of a shard, or ``None`` where they are no head."""
    head = _head(data)
    return Key(head["pipeline"].decode(), head["content"].decode()) if head else None


def whole(data: bytes) -> Key | None:
    """Return the key of a shard that is whole by its sum, else ``None``."""
    head = _head(data)
    if head is None:
        return None
    rest = data[head.end() :] if _is_packed(data) else data[head.end() : -1]
    return key(data) if hashlib.sha256(rest).hexdigest() == head["sum"].decode() else None


def salvaged(data: bytes) -> Document | None:
    """
    Return the document in a damaged shard, where that part of it is whole.

    What was read in it is not to be trusted, but its text can be read again: the key has the hash of the document.
    """
    known = key(data)
    try:
        text = _as_far_as(data)
        found, _ = json.JSONDecoder().raw_decode(text, text.index("{", text.index('"document":')))
        document = Document(**found)
        return document if known is not None and key_of(document, "").content == known.content else None
    except (ValueError, TypeError, RecursionError):
        return None


def identity(data: bytes) -> str | None:
    """Return the id of the document that a damaged shard seems to be of, if it can be made out."""
    try:
        found = _IDENTITY.search(_as_far_as(data).encode())
        return str(json.loads(found[1])) if found else None
    except ValueError:
        return None


def upgraded(data: bytes) -> bytes | None:
    """Return a shard of an earlier format in the present one, with the same key; ``None``: it is that, or damaged."""
    known = whole(data)
    if known is None or _is_packed(data):
        return None
    held: dict[str, Any] = json.loads(data)
    return _packed(known, _json({name: held[name] for name in ("document", "relations")}) + b"\n")


def _packed(known: Key, text: bytes) -> bytes:
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    rest = deflate.compress(text) + deflate.flush()
    rest += zlib.crc32(text).to_bytes(4, "little") + len(text).to_bytes(4, "little")
    head = {"format": FORMAT, "pipeline": known.pipeline, "content": known.content}
    return _GZIP + _json(head | {"sum": hashlib.sha256(rest).hexdigest()}) + b"\0" + rest


def _head(data: bytes) -> re.Match[bytes] | None:
    return (_HEAD if _is_packed(data) else _PLAIN).match(data)


def _is_packed(data: bytes) -> bool:
    return data.startswith(_GZIP[:2])


def _text(data: bytes) -> bytes:
    return zlib.decompressobj(_WINDOW).decompress(data, _LIMIT) if _is_packed(data) else data


_WINDOW = zlib.MAX_WBITS + 16  # with the header of gzip


def _as_far_as(data: bytes) -> str:
    """Return the text of a damaged shard up to where it cannot be unpacked any more."""
    if not _is_packed(data):
        return data.decode("utf-8", "replace")
    inflate, found = zlib.decompressobj(_WINDOW), b""
    try:
        for at in range(0, len(data), 64):
            found += inflate.decompress(data[at : at + 64], _LIMIT)
    except zlib.error:
        pass
    return found.decode("utf-8", "replace")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
