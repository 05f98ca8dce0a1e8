"""
When two spellings are one name put into our letters: Sergey and Sergei, Zelensky and Zelenskiy, Mohamed and Muhammad.

Two schemes of romanisation differ by rule (y, i, iy, ij for one ending; doubled letters) and by custom (given
names from Arabic), which ``data/romanisations.csv`` lists. Only whole names are compared
this way, never a surname alone.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import lru_cache

from kg import files
from kg.keys import fold

KOREAN = 3
"""Words of a Korean name: "Park Geun-hye". Elsewhere "Lee" and "Yi" are two names."""

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"(?<=[aeou])j\b", "i"),  # Andrej, Nikolaj
        (r"ij\b", "i"),  # Dmitrij
        ("y", "i"),  # Sergey; Zelenskyy comes to -ii
        (r"\bie", "e"),  # Yelena, Elena
        ("iou", "iu"),  # Iouri
        ("ou", "u"),  # Lukoumi
        ("tch", "ch"),
        ("dj", "j"),
        ("x", "ks"),  # Alexei, Aleksei
        (r"i+", "i"),
        (r"(?<=[aeiou])ss(?=[aeiou])", "s"),  # Vassily
    )
)


@lru_cache(maxsize=1 << 16)
def romanised(form: str) -> str:
    """Return what the folded name *form* has in common with its other spellings."""
    words = form.split()
    if len(words) == KOREAN and words[0] in _by_custom("Korean"):
        words[0] = _by_custom("Korean")[words[0]]
    return " ".join(_by_rule(_by_custom("").get(word, word)) for word in words)


def family(word: str) -> str:
    """Return the spelling that stands for a Korean family name alone."""
    return _by_custom("Korean").get(word, word)


def _by_rule(word: str) -> str:
    for pattern, new in _RULES:
        word = pattern.sub(new, word)
    return word


@lru_cache(maxsize=2)
def _by_custom(first_of: str) -> Mapping[str, str]:
    """Return a spelling → the one that stands for all of them; with "Korean", of what stands first in such names."""
    with (files.folder("data") / "romanisations.csv").open(encoding="utf-8", newline="") as file:
        rows = [x for x in csv.DictReader(file) if (x["script"] == "Korean") == (first_of == "Korean")]
    return {fold(variant): fold(row["name"]) for row in rows for variant in row["variants"].split("|")}
