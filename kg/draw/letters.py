"""
How much room words take, before anybody knows in which font they will be set.

A still picture names a generic family, so the reader's system chooses the font. Widths here are those of the widest
sans serif in common use (DejaVu Sans, and Verdana, which it was made after): in another a name only gets more air.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from kg.draw.looks import LONGEST

_ASCII = {
    0.32: "ijlI'J",
    0.46: ' !,.-/:;()[]|\\"frt',
    0.58: "cskxzvy?_*`",
    0.68: "abdeghnopqu0123456789$FLEPTSYB{}",
    0.80: "ACDGHKNOQRUVXZ&^~#+<=>w",
    1.01: "mMW@%",
}
_WIDTH = {letter: width for width, letters in _ASCII.items() for letter in letters}
BOLD = 1.13
"""Width of bold letters over that of regular ones."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many pixels wide *text* is at most, set in *size* pixels."""
    return sum(map(_em, text)) * size * (BOLD if bold else 1.0)


@lru_cache(maxsize=4096)
def _em(letter: str) -> float:
    """Return the width of *letter* as a share of the size of the font."""
    known = _WIDTH.get(letter) or _WIDTH.get(unicodedata.normalize("NFD", letter)[0])
    if known:
        return known
    kind = unicodedata.category(letter)
    if kind in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if kind == "So":
        return 1.35  # emoji
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return {"Lu": 1.24, "Ll": 1.0}.get(kind, 0.8)


def short(label: str) -> str:
    """Return *label* as it stands beside a sign: cut after ``LONGEST`` letters, as the page cuts it."""
    return label if len(label) <= LONGEST else label[: LONGEST - 1].rstrip() + "…"


def wrapped(text: str, size: float, room: float) -> list[str]:
    """Return *text* in lines no wider than *room* pixels, broken between words; a longer word is cut."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
            continue
        lines.append("")
        for letter in word:
            if width(lines[-1] + letter, size) > room and lines[-1]:
                lines.append("")
            lines[-1] += letter
    return lines


def readable(text: str) -> str:
    """
    Return *text* on one line without what XML cannot hold or what turns the text around it.

    XML 1.0 has no control characters, no halves of surrogate pairs and no U+FFFE; marks of direction that stay open
    would turn what a renderer sets beside the text.
    """
    kept = (x if unicodedata.category(x) not in ("Cc", "Cs", "Cn") and x not in _TURNING else " " for x in text)
    return " ".join("".join(kept).split())


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff")
