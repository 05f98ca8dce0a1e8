"""
Rows of names: where "the provinces of Haven, Norburg and Sudburg" begins; that "Haven, Norburg" in one is no address.

What the row is of, or in, is read by those who ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import reference
from kg.extract.located_kinds import is_division, is_kind, last_word, place_at
from kg.extract.located_table import both_towns, known_inside
from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from kg.annotate.doc import Reference, Referent

AMONG = frozenset({"including", "like", "namely", "notably"})

ROW_TOKENS = 100
"""Tokens of a row of names back to the word that says what they are: "the provinces of A, B and C"."""


def row_to(doc: Doc, last: Reference) -> Iterator[Reference]:
    """Yield the names of a row that ends with *last*: "Haven, Norburg and «Sudburg»"."""
    i = last.span.start - 1
    joined = False
    while i > 0 and (doc[i].lower_ == "and" or doc[i].text == ","):
        joined = joined or doc[i].lower_ == "and"
        i -= 1 + (doc[i].lower_ == "and" and doc[i - 1].text == ",")
        before: Reference | None = reference(doc[i])
        if not joined or before is None or before.how != "name" or before.span.end != i + 1:
            return
        yield before
        i = before.span.start - 1


def is_row_of_places(doc: Doc, last: Reference) -> bool:
    """Tell whether "the towns of" stands before the row of names that ends with *last*."""
    i = row_start(doc, last.span.start - 1)
    return i > 0 and doc[i].lower_ == "of" and doc[i - 1].tag_ == "NNS" and is_kind(doc[i - 1].lemma_.lower())


def is_listed(doc: Doc, one: Reference, behind: Reference) -> bool:
    """Tell whether «A, B» is part of an enumeration («A, B and C») or goes on as a clause: B is not where A is."""
    start, close = one.span.start, behind.span.end
    inner, outer = one.referents[0], behind.referents[0]
    if both_towns(inner, outer):
        return True
    known = known_inside(inner, outer)
    # A row has things of one kind: a town before a country is in it.
    alike = not known and outer.type is EntityType.PLACE
    if alike and _is_part_of_kind(doc, one, behind):
        return False
    if alike and start and doc[start - 1].lower_ in AMONG:
        return True
    if alike and start > 1 and doc[start - 1].text == "," and reference(doc[start - 2]) is not None:
        return True
    after = doc[close] if close < len(doc) else None
    if after is None or after.is_sent_start:
        return False
    if after.lower_ in {"and", "or", "&"}:
        return True
    if after.pos_ in {"VERB", "AUX"} and start and doc[start - 1].is_sent_start:
        return True  # "In Haven, Norland was criticised"
    if after.text == "," and close + 1 < len(doc):
        return alike and (doc[close + 1].lower_ in {"and", "or"} or _goes_on(doc, close + 1, outer))
    return not (known or after.is_punct or after.is_space or after.like_num or after.ent_type_ in {"DATE", "TIME"})


def _is_part_of_kind(doc: Doc, one: Reference, behind: Reference) -> bool:
    """Tell whether two kinds of part tell one within the other: "the district of Haven, Amber province", no row."""
    start, last = one.span.start, last_word(behind.referents[0])
    kind = doc[start - 2].lower_ if start > 1 and doc[start - 1].lower_ == "of" else last_word(one.referents[0])
    after = doc[behind.span.end] if behind.span.end < len(doc) else None
    row = after is not None and after.lower_ in {"and", "or", "&"}
    return not row and kind != last and is_division(last) and is_kind(kind)


def _goes_on(doc: Doc, i: int, outer: Referent) -> bool:
    """Tell whether a third name at *i* makes a row of «A, B, C», rather than telling where B is."""
    third = place_at(doc, i)
    return third is not None and third.how == "name" and not known_inside(outer, third.referents[0])


def row_start(doc: Doc, i: int) -> int:
    """Return the token before a row of names that ends with "and" or a comma at *i*: "the provinces of A, B and C"."""
    first = max(1, i - ROW_TOKENS)
    while i > first and (doc[i].lower_ in {"and", "or"} or doc[i].text == ","):
        name: Reference | None = reference(doc[i - 1])
        if name is None or name.how != "name" or name.span.end != i:
            break
        if doc[name.span.start - 1].tag_ == "NN" and doc[i].text == ",":
            break
        i = name.span.start - 1
    return i
