"""Text of strangers on a terminal: what moves its cursor, colours it or turns its direction is shown as an escape."""

from __future__ import annotations

import re

# Controls but for tab and newline; marks of direction and what has no width; line ends of Unicode; half characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)


def harmless(text: str) -> str:
    r"""Return *text* with each character that a terminal obeys, or that cannot be seen, as ``\x1b`` or ``\u202e``."""
    return _UNSEEN.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
