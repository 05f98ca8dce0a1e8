"""
Given names that tell, more often than not, whether a man or a woman bears them.

A guess, and used as one: it chooses between people whom "he" or "she" may mean, and is never kept of anybody.
"""

from __future__ import annotations

import csv
from functools import lru_cache

from kg import files
from kg.keys import fold


@lru_cache(maxsize=1)
def _genders() -> dict[str, str]:
    with (files.folder("data") / "given_names.csv").open(encoding="utf-8", newline="") as file:
        return {x["name"]: x["gender"] for x in csv.DictReader(file)}


@lru_cache(maxsize=1 << 12)
def likely_gender(name: str) -> str:
    """Return "m" or "f" as the first word of a full *name* tells it, "" where it does not or the name is one word."""
    words = name.replace("-", " ").split()
    if len(words) < 2:
        return ""
    return next((gender for x in words[:1] if (gender := _genders().get(fold(x), ""))), "")
