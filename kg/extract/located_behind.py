"""
Wholes told right behind a name: "Haven, Norland", "Haven (Norland)", "the Grain Board, based in Haven".

What an apposition ("Haven, a port in Norland") or a preposition leads to is read in ``located_apposition`` and
``located_reached``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.marks import HYPHENS, POSSESSIVE
from kg.extract.located_apposition import apposition
from kg.extract.located_kinds import (
    BASED,
    COMPASS,
    LIE,
    QUARTERS,
    REACH,
    SITES,
    is_division,
    is_kind,
    last_word,
    place_at,
)
from kg.extract.located_reached import ashore, reached
from kg.extract.located_rows import is_listed
from kg.extract.located_table import known_inside
from kg.model import EntityType
from kg.tables import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from kg.annotate.doc import Reference, Referent

PARTS_OF = frozenset({"northern", "southern", "eastern", "western", "central", "northeastern", "northwestern",
                      "southeastern", "southwestern", "north-eastern", "north-western", "south-eastern",
                      "south-western"})  # fmt: skip
"""Words before a country, behind a comma, that tell of a part of it: "Haven, eastern Norland"."""

CALLED = frozenset({"city", "port", "town", "village", "kingdom", "republic", "state"})
"""What is of the name it is called by: "the Holy City of Haven" is Haven."""

STAY = frozenset({"be", "remain", "stay", "form", "as", "forever", "still", "always", "a", "an", "the", "integral",
                  "inseparable", "inalienable", "administratively", "legally", "geographically", "historically",
                  "itself"})  # fmt: skip
"""Lemmas between a name and "part of" that leave it a part; "become" and "no longer" do not."""


def tells_part(doc: Doc, one: Reference) -> bool:
    """
    Tell whether *one* is a part of what "of" or "in" names behind it: "the Haven district of Norburg", "Haven port in".

    Of "the Zelmish port of Haven", which no table has, the port may as well be what "of" names.
    """
    end = one.span.end
    kind, behind = doc[end].lower_, doc[end + 1].lower_
    known = isinstance(one.referents[0].row, Place) or is_division(kind) or kind in QUARTERS
    return is_kind(kind) and (behind == "in" or (behind == "of" and known))


def runs_by(doc: Doc, one: Reference) -> bool:
    """Tell whether something lies "on the Amber river": what is told next is where that is, not the river."""
    start = one.span.start
    long = last_word(one.referents[0]) in {"river", "road", "highway", "border"}
    return long and start > 1 and doc[start - 1].lower_ == "the" and doc[start - 2].lower_ == "on"


def is_kind_of_land(referent: Referent) -> bool:
    """Tell whether the last word of a name says that it is a stretch of land: "the Haven Hills", "Haven Province"."""
    kind, position = gazetteer.heads().get(last_word(referent), ("", ""))
    last = last_word(referent)
    return kind == "Place" and position == "last" and last not in SITES | CALLED and len(referent.name.split()) > 1


def part_of(doc: Doc, i: int) -> Iterator[tuple[Referent, str]]:
    """Yield the whole in "(Haven) remains an integral part of Norland"."""
    while i + 2 < len(doc) and (doc[i].lemma_ in STAY or doc[i].tag_ == "MD"):
        i += 1
    if i + 2 >= len(doc):
        return
    part = doc[i].lower_ == "part" and doc[i + 1].lower_ == "of"
    if part or (doc[i].lower_ in {"belongs", "belong"} and doc[i + 1].lower_ == "to"):
        yield from reached(doc, i + 2 + (doc[i + 2].lower_ == "the"), "part")


def _whose_body_tells(land: Reference) -> bool:
    """Tell whether *land* owns who tells what stands before it: "in Haven, Norland's foreign ministry said"."""
    noun = land.span.root.head
    behind = noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 2]
    return bool(behind) and behind[0].lemma_ in {"say", "announce", "report", "tell", "confirm", "add"}


def wholes_behind_comma(doc: Doc, one: Reference) -> Iterator[tuple[Referent, str]]:
    """Yield what "Haven, Norland", "Haven, in Norland", "Haven, a port in Norland" say that *one* is in."""
    end = one.span.end
    word = doc[end + 1].lower_
    behind = place_at(doc, end + 1 + (word == "the" and doc[end + 1].text == "The"))
    if behind is not None and behind.span.end < len(doc) and doc[behind.span.end].text in POSSESSIVE:
        found = list(apposition(doc, end + 1))  # "Haven, Norland's second city"
        yield from found
        fronted = (
            one.span.start > 0 and doc[one.span.start - 1].lower_ == "in" and doc[one.span.start - 1].is_sent_start
        )
        if not found and not fronted and _named_region(one, behind) and not _whose_body_tells(behind):
            yield behind.referents[0], "comma"  # "of Haven, Norland's special prosecutor"
    elif behind is not None and (behind.how != "adjective" or _named_region(one, behind)):
        if one.referents[0].type is EntityType.PLACE and not is_listed(doc, one, behind):
            yield behind.referents[0], "comma"
    elif word in {"in", "on", "off", "inside"}:
        yield from ashore(doc[end + 1], reached(doc, end + 2, "in"))
    elif word in PARTS_OF and one.referents[0].type is EntityType.PLACE:
        part = place_at(doc, end + 2)  # "Haven, eastern Norland,"
        close = part.span.end if part is not None else 0
        if (
            part is not None
            and part.how == "name"
            and (close >= len(doc) or doc[close].is_punct or doc[close].is_space)
        ):
            yield part.referents[0], "comma"
    elif across := _across_border(doc, end + 1):
        yield from reached(doc, across, "in")
    elif word == "also" and end + 3 < len(doc) and doc[end + 2].lower_ in {"in", "on"}:
        yield from reached(doc, end + 3, "in")
    elif word in BASED or (doc[end + 1].pos_ == "ADV" and doc[min(end + 2, len(doc) - 1)].lower_ in BASED):
        yield from based_in(doc, end + 1 + (word not in BASED))
    elif word == "which" and end + 3 < len(doc) and doc[end + 2].lower_ in {"belongs", "belong"}:
        yield from part_of(doc, end + 2)
    elif word == "which" and end + 3 < len(doc) and doc[end + 2].lemma_ in LIE | {"be"}:
        located = end + 3 + (doc[end + 3].lower_ in BASED)
        if doc[end + 2].tag_ in {"VBZ", "VBP"} and located < len(doc) and doc[located].lower_ in {"in", "on"}:
            yield from reached(doc, located + 1, "based" if doc[end + 3].lower_ in BASED else "copula")
    elif word not in {"and", "or", "but"} and not (word == "at" and doc[end + 2 : end + 3].text in {"a", "an", "the"}):
        yield from apposition(doc, end + 1)
        yield from _told_based(doc, end + 1)


def _across_border(doc: Doc, i: int) -> int:
    """Return where the country begins in "(just) across the border in Norland" at *i*; 0 if that is not there."""
    i += doc[i].lower_ == "just"
    words = [x.lower_ for x in doc[i : i + 4]]
    return i + 4 if words in (["across", "the", "border", "in"], ["over", "the", "border", "in"]) else 0


def _named_region(one: Reference, behind: Reference) -> bool:
    """Tell whether what stands before a noun names where the place before it is: "the Haven, Texas, mayor"."""
    names = any(x.part == "name" for x in gazetteer.lookup(behind.span.text))
    return names and known_inside(one.referents[0], behind.referents[0])


def based_in(doc: Doc, i: int) -> Iterator[tuple[Referent, str]]:
    """Yield where what is "based in", "headquartered at" is."""
    if i + 1 < len(doc) and doc[i + 1].lower_ in {"in", "at", "on"}:
        yield from reached(doc, i + 2, "based")


def _told_based(doc: Doc, i: int) -> Iterator[tuple[Referent, str]]:
    """Yield where something is in "the Grain Board, a research group based in Haven"; its apposition begins at *i*."""
    for j in range(i, min(i + REACH, len(doc))):
        token = doc[j]
        if token.lower_ in BASED:
            yield from based_in(doc, j)
            return
        if (token.is_punct and token.text not in HYPHENS) or token.is_space or token.pos_ in {"VERB", "AUX"}:
            return


def in_brackets(doc: Doc, i: int) -> Iterator[tuple[Referent, str]]:
    """
    Yield the place in "Haven (Norland)", "Pine Hall (Haven, northern Norland)"; not what is told of it there.

    Where a number follows, it is a line of results, and the country is a competitor's.
    """
    while i < len(doc) and doc[i].lower_ in COMPASS and place_at(doc, i) is None:
        i += 1
    behind = place_at(doc, i)
    if behind is None or behind.how == "adjective" or behind.span.end >= len(doc):
        return
    close = behind.span.end
    if doc[close].text == ")" and close + 1 < len(doc) and doc[close + 1].like_num:
        return
    further = place_at(doc, behind.span.end + 1) if doc[behind.span.end].text == "," else None
    if further is not None and known_inside(behind.referents[0], further.referents[0]):
        yield behind.referents[0], "address"
    elif doc[behind.span.end].text == ")" or further is not None:
        yield behind.referents[0], "brackets"
