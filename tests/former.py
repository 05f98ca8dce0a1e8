"""Stores as former versions of kg left them: written here as those wrote them, to be read and migrated."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kg import schema
from kg.store import shards

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Relations


def layout_1(store: Path) -> Path:
    """Make *store*, which is of the present layout, one of the first: its shards are plain JSON."""
    for path, key in shards.keys(store / "shards"):
        assert key is not None
        path.write_bytes(plain(shards.read(path), key.pipeline))
    held = json.loads((store / "store.json").read_bytes())
    (store / "store.json").write_text(json.dumps(held | {"format": 1}, indent=1) + "\n")
    return store


def plain(relations: Relations, pipeline: str) -> bytes:
    """Return the bytes of a shard of the first layout."""
    rest = _json({"document": asdict(relations.document), "relations": schema.dump(relations)})[1:]
    content = shards.key_of(relations.document, pipeline).content
    head = {"format": 1, "pipeline": pipeline, "content": content, "sum": hashlib.sha256(rest).hexdigest()}
    return _json(head)[:-1] + b"," + rest + b"\n"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
