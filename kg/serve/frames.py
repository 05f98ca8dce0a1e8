"""
What a child process answers with, piece by piece: frames of a kind, a length and as many bytes.

An answer is a head, any number of pieces of data and an end; or, in the place of any of these, a problem.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Awaitable, Callable
from typing import Any

READY, HEAD, DATA, END, PROBLEM = b"r", b"h", b"d", b"z", b"p"

PIECE = 1 << 16
"""Bytes of data in a frame: what a pipe holds."""

_START = struct.Struct(">cI")


def frame(kind: bytes, payload: bytes = b"") -> bytes:
    """Return one frame."""
    return _START.pack(kind, len(payload)) + payload


def told(kind: bytes, value: dict[str, Any]) -> bytes:
    """Return a frame with *value* as JSON."""
    return frame(kind, json.dumps(value).encode())


async def read(exactly: Callable[[int], Awaitable[bytes]]) -> tuple[bytes, bytes]:
    """Return kind and payload of the next frame, read with *exactly*, which gives so many bytes or raises."""
    kind, length = _START.unpack(await exactly(_START.size))
    return kind, await exactly(length) if length else b""
