"""How one name is written in another alphabet, in several ways: "Sergei" and "Sergey", "Zelensky" and "Zelenskyy"."""

from __future__ import annotations

import re

_RULES = (
    (re.compile(r"(?:[iy]y|i[iyj])$"), "y"),  # Zelenskyy, Zelenskiy, Dmitrii
    (re.compile(r"(?<=[aeou])[iyj]$"), "y"),  # Sergei, Sergey; Andrei, Andrej
    (re.compile(r"sk[iy]$"), "sky"),
    (re.compile(r"^m[ou]h?amm?[ae]d$"), "mohammed"),
    (re.compile(r"^ye(?=[vkl])"), "e"),  # Yevgeny, Evgeny
)
"""Endings and names of which papers have several spellings, and the one that stands for all of them."""

SHORTEST = 5
"""Letters of a name that is worth a look: "Lee" and "Ley" may be two."""


def spelt(part: str) -> str:
    """Return the word of a name, in small letters, in the spelling that stands for all it is known by."""
    if len(part) < SHORTEST:
        return part
    for pattern, instead in _RULES:
        part = pattern.sub(instead, part)
    return part
