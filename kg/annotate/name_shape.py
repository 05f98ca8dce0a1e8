"""
Names whose own words say that they are people's: "Olaf Brook" by its given name, "Sun Weidong" by its family's.

The model takes many of them for bodies where nothing else in the sentence tells ("talks with Sun Weidong"). So the
shape of a name is one more sign, beside those that ``kg.annotate.votes`` counts; it decides nothing by itself.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg import files
from kg.annotate import gazetteer
from kg.annotate.given_names import is_given_name
from kg.annotate.marks import HYPHENS
from kg.keys import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

NO_FIRST_NAMES = frozenset({"al", "el", "north", "south", "east", "west", "red", "green", "black", "white", "blue",
                            "golden", "silver", "santa", "san", "villa", "saint", "st", "new", "old", "royal",
                            "christian", "lake", "mount", "port", "council", "line", "marine", "press", "coral", "rose",
                            "star", "faith", "hope", "peace", "justice", "unity", "liberty", "victory", "joy", "grace",
                            "love", "union", "atlas", "prince", "princess", "king", "queen"})  # fmt: skip
"""Given names that as often begin the name of something else: "Red Cross", "Coral Sea Radio"."""

NO_LAST_NAMES = frozenset({"presse", "press", "radio", "news", "media", "times", "post", "motors", "airlines",
                           "airways", "energy", "gas", "oil", "steel", "telecom", "records", "books", "bank", "garden",
                           "gardens", "baths", "road", "theatre", "theater", "tech", "state", "sea", "sun", "moon",
                           "enterprises", "industries", "holdings", "group", "brothers", "partners",
                           "systems"})  # fmt: skip
"""Last words of firms, papers and places that are called by a given name: "Atlas Presse", "Grace Road"."""

_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:[iu]?a(?:ng?|i|o)?|[iu]?o(?:ng|u)?|[iu]?e(?:ng?|i|r)?|ui|iu|i(?:ng?)?|un?)"
)
_PINYIN = re.compile(rf"{_SYLLABLE}(?:'?{_SYLLABLE})?", re.I)
"""A given name of one or two syllables as Chinese is written in English: "Weidong", "Gang"."""

_ONE_SYLLABLE = re.compile(r"[^aeiou\W]{0,3}[aeiou]{1,3}[^aeiou\W]{0,2}", re.I)
"""A syllable of a Korean or Vietnamese given name: "Yong", "Chol", "Minh"."""

LONGEST = 4
"""Tokens of such a name at most, hyphens counted: "Tsai Ing-wen" has four."""


@lru_cache(maxsize=1)
def _families() -> dict[str, frozenset[str]]:
    """Return the family name, folded → the parts of the world where it stands before the given one."""
    found: dict[str, set[str]] = {}
    with (files.folder("data") / "family_names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(fold(row["name"]), set()).add(row["region"])
    return {name: frozenset(regions) for name, regions in found.items()}


def has_shape_of_person(doc: Doc, start: int, end: int) -> bool:
    """
    Tell whether the words *start* to *end*, two to four, are a person's by themselves.

    "Olaf Brook", "Sun Weidong", "Tsai Ing-wen", "Kim Yong Chol", "Nguyen Minh Vu". Not "the Rose Garden", nor where the
    first word is a country's or a place's, or the last one tells a body or a place ("Marina Bay").
    """
    if not 2 <= end - start <= LONGEST or (start and doc[start - 1].lower_ == "the"):
        return False
    words = [x.text for x in doc[start:end]]
    first = words[0]
    if not first.isalpha() or first.isupper() or any(x.lower() in gazetteer.heads() for x in words):
        return False
    if (
        words[-1].lower() in NO_LAST_NAMES
        or words[-1].lower() in gazetteer.place_kinds()
        or doc[end - 1].tag_ not in {"NNP", "NNPS", "NN", "NNS", "JJ"}
    ):
        return False
    return _is_western(words) or _is_family_first(words)


def is_family_first(name: Span) -> bool:
    """Tell whether *name* is one of the east of Asia that begins with the family's: "Ha Dong-wook", "Sun Weidong"."""
    words = [x.text for x in name]
    return len(words) > 1 and _is_family_first(words)


def _is_western(words: list[str]) -> bool:
    """Tell whether a given name that is nothing else's stands before one or two words in small letters."""
    first = words[0]
    if len(words) > 3 or not is_given_name(first) or first.lower() in NO_FIRST_NAMES or gazetteer.lookup(first):
        return False
    return all(x.isalpha() and x[0].isupper() and not x.isupper() for x in words)


def _is_family_first(words: list[str]) -> bool:
    """Tell whether a family's name of the east of Asia stands before a given one of the shape that is usual there."""
    regions = _families().get(fold(words[0]), frozenset())
    if not regions:
        return False
    given = words[1:]
    if len(given) == 3 and given[1] in HYPHENS:
        return given[0][:1].isupper() and given[2].islower()  # "Cho Tae-yul", "Tsai Ing-wen"
    if not all(x.isalpha() and x[0].isupper() and not x.isupper() for x in given):
        return False
    if len(given) == 1:
        return "China" in regions and _PINYIN.fullmatch(given[0]) is not None
    return len(given) == 2 and bool(regions & {"Korea", "Vietnam"}) and all(map(_ONE_SYLLABLE.fullmatch, given))
