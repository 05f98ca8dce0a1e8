"""
Names beside which something is done that is done with places: "between Haven and X", "at his X home", "to visit X".

No table has these names, and the model takes them for people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.given_names import is_given_name
from kg.annotate.marks import GENITIVE, POSSESSIVE
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

PASSAGES = frozenset({"crossing", "border", "road", "railway", "flight", "route", "highway", "ferry", "line", "bridge",
                      "corridor", "motorway", "train", "bus", "pipeline", "tunnel", "frontier", "cable"})  # fmt: skip
"""What lies or runs between two places."""

LINKING = frozenset({"link", "links", "linking", "linked", "connect", "connects", "connecting", "connected"})
"""Verbs of what ties one place "with" or "to" another."""

HOMES = frozenset({"residence", "home", "house", "villa", "estate", "ranch", "farm", "headquarters", "office",
                   "mansion", "retreat"})  # fmt: skip
"""What somebody has at a place that stands before it: "at his Haven residence"."""

OWNERS = frozenset({"his", "her", "their", "its"})
WHERE = frozenset({"in", "at", "near", "to", "from"})

NEARBY = frozenset({"neighbouring", "neighboring", "nearby"})
"""What lies beside another place."""

OF_TOWNS = frozenset({"mayor", "mayoress"})
RESIDENTS = frozenset({"resident", "residents", "villager", "villagers", "townspeople", "townsfolk"})
"""Whom a town has before, or behind, its name."""

ON_THE_SPOT = frozenset({"driver", "farmer", "fisherman", "trader", "shopkeeper",
                         "vendor", "herder", "hawker", "resident", "villager", "student", "pensioner", "labourer",
                         "laborer", "housewife", "trucker", "porter", "nurse", "teacher", "mechanic"})  # fmt: skip
"""Whom reporters meet where they go."""

ASKED = frozenset({"invitation", "invited", "invite", "plans"})
"""What one is asked to, or means to, before "to visit"."""

REACH = 6
"""Tokens before "between" in which it is told what lies there."""


def told_by_way(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words around the name *start* to *end* are those of a place that nobody is called by."""
    return (
        _beside_place(doc, start)
        or _between(doc, start, end)
        or _at_home(doc, start, end)
        or _linked(doc, start, end)
        or _lived_in(doc, start, end)
        or _met_at(doc, start, end)
        or _is_state(doc, start, end)
    )


def _is_place(doc: Doc, i: int) -> bool:
    """Tell whether a name ends right before *i* that the tables have for places alone."""
    first = i - 1
    while first > 0 and doc[first - 1].text[:1].isupper() and i - first < 3:
        first -= 1
    for start in range(first, i):
        end, entries = gazetteer.longest(doc, start)
        if end == i and entries:
            return all(x.type in {EntityType.PLACE, EntityType.COUNTRY} and x.part != "demonym" for x in entries)
    return False


def _beside_place(doc: Doc, start: int) -> bool:
    """Tell whether the name is the second of "in Haven and X", of which the tables know the first."""
    if start < 3 or doc[start - 1].lower_ != "and" or not _is_place(doc, start - 1):
        return False
    i = start - 2
    while i > 0 and doc[i].text[:1].isupper():
        i -= 1
    return doc[i].lower_ in WHERE


def _between(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the name is one of two between which a road or a border lies."""
    i = start - 1
    if i > 1 and doc[i].lower_ == "and":
        i -= 1
        while i > 0 and doc[i].text[:1].isupper():
            i -= 1
    elif end >= len(doc) or doc[end].lower_ != "and":
        return False
    if i < 1 or doc[i].lower_ != "between":
        return False
    return any(not PASSAGES.isdisjoint({x.lower_, x.lemma_.lower()}) for x in doc[max(0, i - REACH) : i])


def _at_home(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the name stands in "at his X residence"."""
    if start < 2 or end >= len(doc) or doc[end].lower_ not in HOMES:
        return False
    owned = doc[start - 1].lower_ in OWNERS or doc[start - 1].text in POSSESSIVE
    return owned and any(x.lower_ in {"at", "in", "to", "from"} for x in doc[max(0, start - 5) : start - 1])


def _linked(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the name stands in "will link X with the province", "an invitation to visit X"."""
    if start < 2 or is_given_name(doc[start].text):
        return False
    if doc[start - 1].lower_ in LINKING:
        return any(x.lower_ in {"with", "to", "and"} for x in doc[end : end + 2])
    to_visit = doc[start - 1].lower_ == "visit" and doc[start - 2].lower_ == "to"
    return to_visit and any(x.lower_ in ASKED for x in doc[max(0, start - 8) : start])


def _met_at(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a sentence opens "At X, driver Ada Brook": whom reporters meet, no body's officer."""
    if start < 1 or doc[start - 1].text != "At" or end + 2 >= len(doc) or doc[end].text != ",":
        return False
    return doc[end + 1].text in ON_THE_SPOT and doc[end + 2].text[0].isupper()


def _is_state(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "Norland's (eastern) X state" stands here, and no "state company" of X."""
    if end >= len(doc) or doc[end].text != "state" or (end + 1 < len(doc) and doc[end + 1].pos_ in {"NOUN", "PROPN"}):
        return False
    i = start - 1
    while i > 0 and doc[i].lower_.endswith("ern"):
        i -= 1
    return i > 0 and doc[i].text in POSSESSIVE and _is_place(doc, i)


def _lived_in(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the name stands in "from neighbouring X", "X's mayor", "residents of X", "X resident Ada Brook"."""
    if is_given_name(doc[start].text):
        return False
    if start and doc[start - 1].lower_ in NEARBY:
        return end >= len(doc) or doc[end].tag_ not in {"NN", "NNS", "NNP"}
    if start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in RESIDENTS:
        return True
    if end + 1 >= len(doc):
        return False
    if doc[end].text in GENITIVE:
        return doc[end + 1 + (doc[end + 1].lower_ == "deputy")].text in OF_TOWNS
    return doc[end].text in RESIDENTS and doc[end + 1].pos_ == "PROPN"
