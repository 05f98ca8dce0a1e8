"""
A scene as text that may stand in a page: JSON that no browser runs, or packed where that would be large.

Each is made from its value once, and the same value gives the same text.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from kg.draw.columns import columns

Json = dict[str, Any]

PACKED = 1_000_000
"""Letters of JSON above which a scene is packed: to a fifth of the size, for some hundredths of a second."""

_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Written:
    """A scene as it stands in the page; ``packed`` is it in letters that need no escape (gzip, base64)."""

    text: Markup
    packed: bool


def written(nodes: list[Json], edges: list[Json], facts: Mapping[str, Any]) -> Written:
    """Return a scene as ``visualisations/picture/scene.js`` takes it: tables by columns, see ``kg.draw.columns``."""
    text = as_json(tables(nodes, edges, facts))
    return Written(Markup(_packed(text)), packed=True) if len(text) > PACKED else Written(text, packed=False)


def tables(nodes: list[Json], edges: list[Json], facts: Mapping[str, Any]) -> Json:
    """Return the nodes, the edges and each of *facts* by columns; a node and an edge is at the row of its number."""
    return {
        "nodes": columns([_unnumbered(row) for row in nodes]),
        "edges": columns([_unnumbered(row) for row in edges]),
        "facts": {name: columns(rows) if isinstance(rows, list) else rows for name, rows in facts.items()},
    }


def as_json(value: object) -> Markup:
    """
    Return *value* as JSON that may stand in an HTML script element.

    What could end the element, start a comment in it or break a line of JavaScript is written as an
    escape, and so is half a surrogate pair, which has no UTF-8.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def packed(value: object) -> str:
    """Return *value* as JSON, compressed, in letters that may stand anywhere."""
    return _packed(as_json(value))


def _packed(text: str) -> str:
    # Of ASCII alone: a browser keeps that in half the memory, and reads it in less time.
    plain = _NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], text)
    return base64.b64encode(gzip.compress(plain.encode(), 9, mtime=0)).decode()


def _unnumbered(row: Json) -> Json:
    return {name: value for name, value in row.items() if name != "id"}
