"""
Given names that tell, more often than not, whether a man or a woman bears them.

A guess, and used as one: it chooses between people whom "he" or "she" may mean. No fact rests on it alone, and nothing
that is written has it.
"""

from __future__ import annotations

import csv
from functools import lru_cache

from kg import files
from kg.keys import fold

FAMILY_FIRST = frozenset({"an", "bui", "duong", "hoang", "hong", "le", "lee", "li", "lim", "lin", "lu", "mai", "nam",
                          "park", "rim", "tan", "vu"})  # fmt: skip
"""Family names that stand before the given one in the east of Asia, and are given names elsewhere."""


@lru_cache(maxsize=1)
def _genders() -> dict[str, str]:
    with (files.folder("data") / "given_names.csv").open(encoding="utf-8", newline="") as file:
        return {x["name"]: x["gender"] for x in csv.DictReader(file)}


@lru_cache(maxsize=1 << 12)
def likely_gender(name: str) -> str:
    """Return "m" or "f" as the first word of a full *name* tells it, "" where it does not or the name is one word."""
    words = name.replace("-", " ").split()
    first = fold(words[0]) if len(words) > 1 else ""
    return "" if first in FAMILY_FIRST else _genders().get(first, "")


def is_given_name(word: str) -> bool:
    """Tell whether *word* is in the table: a given name that tells of a man or a woman."""
    return fold(word) in _genders()
