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
        (r"(\w)\1+", r"\1"),  # Vassily, Philippov
    )
)


@lru_cache(maxsize=1 << 16)
def romanised(form: str) -> str:
    """Return what the folded name *form* has in common with its other spellings."""
    words = (_by_custom().get(word, word) for word in form.split())
    return " ".join(_by_rule(word) for word in words)


def _by_rule(word: str) -> str:
    for pattern, new in _RULES:
        word = pattern.sub(new, word)
    return word


@lru_cache(maxsize=1)
def _by_custom() -> Mapping[str, str]:
    """Return a spelling → the one that stands for all of them."""
    with (files.folder("data") / "romanisations.csv").open(encoding="utf-8", newline="") as file:
        return {
            fold(variant): fold(row["name"]) for row in csv.DictReader(file) for variant in row["variants"].split("|")
        }
