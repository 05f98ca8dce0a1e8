"""
Signs around a name that it is a place's: "the village of X", "X, a port in Norland", "north of X", "flew to X".

Ways, homes and links ("between Haven and X") are read in ``whereabouts``, datelines in ``datelines``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.datelines import opens_dateline
from kg.annotate.doc import text_between
from kg.annotate.marks import GENITIVE
from kg.annotate.signs_of_office import office_follows
from kg.annotate.whereabouts import told_by_way
from kg.model import EntityType
from kg.tables import Place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotate.pieces import Piece

POINTS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east",
                    "north-west", "south-east", "south-west", "outskirts", "suburbs"})  # fmt: skip

HELD_IN = frozenset({"stake", "share", "interest", "invest", "investment", "stock", "holding", "confidence", "trust",
                     "believe", "faith", "member", "membership", "role", "position", "post", "job", "minority",
                     "majority", "participate", "specialise", "specialize", "trade", "vote", "play"})  # fmt: skip
"""Words whose "in" is followed by a body as well as by a place: "a stake in Harbourline"."""

DISTANCES = frozenset({"mile", "kilometre", "kilometer", "km"})
"""Nouns by which it is told how far from a place something is."""

OF_A_PEOPLE = ("ish", "ese", "ian", "ean", "ic")
"""Ends of words for what is of a people, which no table need have."""

NEARLY = frozenset({"about", "some", "around", "just", "roughly", "nearly", "almost", "only", "over", "far"})

FAR = 9
"""Tokens behind a comma in which it is told how far from another a place is: "some 30 km (20 miles) north of"."""

SITES = frozenset({"mine", "crossing", "border crossing", "oilfield", "oil field", "gasfield", "gas field",
                   "checkpoint", "border checkpoint", "colliery", "enclave", "refugee camp"})  # fmt: skip
"""What is called after the place that it is at."""

GOING = frozenset({"fly", "travel", "drive", "sail", "retire", "flee", "march", "walk", "ride", "trek", "deport",
                   "evacuate", "airlift", "ferry", "commute", "emigrate", "journey"})  # fmt: skip
"""Verbs whose "to" is followed by a place alone."""

WAYS = frozenset({"road", "bridge", "highway", "motorway", "railway", "flight", "ferry", "train", "bus", "path",
                  "track"})  # fmt: skip
"""What leads or goes to a place."""

SERVICES = frozenset({"mass", "vespers", "evensong", "communion", "juma", "church"})
"""What else one goes to, with a capital."""

LANDING = frozenset({"land", "dock", "alight"})
"""Verbs whose "at" is followed by a place."""

WHOLE = 5
"""Tokens behind "of" in which the name of a whole must begin: "the Haven district of the northern port of Norburg"."""

LIST_TOKENS = 100
"""Tokens of a list of places back to the word that says what they are: "the provinces of W, X and Y"."""


def stands_in(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "in" before a name of one word tells where something is: "killed in Haven", not "stake in Haven"."""
    first = doc[start]
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head  # "in Haven, Norburg and Orsk"
    if first.i < 2 or end - start > 1 or doc[start].text.isupper():
        return False
    if (first.i != start and doc[start - 1].lower_ not in {"and", ","}) or first.nbor(-1).lower_ != "in":
        return False
    after = doc[end] if end < len(doc) else None
    if after is not None and (after.pos_ in {"NOUN", "PROPN"} or after.text in GENITIVE):
        return False
    return first.nbor(-1).head.lemma_.lower() not in HELD_IN and first.nbor(-2).lemma_.lower() not in HELD_IN


def told_as_place(doc: Doc, start: int, end: int, before: int) -> bool:
    """
    Tell whether the words around the name *start* to *end* say that it is a place.

    "The village of X" and "the provinces of W and X" (*before* is where the name before it ends),
    "X, a port in Norland", "his village, X,", "at X, in western Norland".
    """
    return (
        _kind_of(doc, start, before)
        or (end + 2 < len(doc) and doc[end].text == "," and kind_told(doc, end + 1))
        or _own_kind_before(doc, start, end)
        or _lies_from(doc, start)
        or _in_known_place(doc, start, end)
        or opens_dateline(doc, start, end)
        or _kind_behind(doc, start, end)
        or _division_behind(doc, start, end)
        or _site_behind(doc, start, end)
        or _is_gone_to(doc, start, end)
        or _far_from(doc, end)
        or told_by_way(doc, start, end)
    )


def _kind_of(doc: Doc, start: int, before: int) -> bool:
    """Tell whether "the village of" stands before *start*, or "the provinces of W and" with W ending at *before*."""
    i = start - 1
    if i > 0 and doc[i].lower_ == "the":
        i -= 1
    if i > 0 and doc[i].lower_ == "of":
        return doc[i - 1].lower_ in gazetteer.place_kinds() or _plural_kind(doc[i - 1])
    if i > 0 and doc[i].lower_ in {"and", ","} and before == i:
        first = max(0, i - LIST_TOKENS)
        while i > first and (_in_name(doc[i - 1]) or doc[i - 1].text == ","):
            i -= 1
        return i > 1 and doc[i - 1].lower_ == "of" and _plural_kind(doc[i - 2])
    return False


def _lies_from(doc: Doc, start: int) -> bool:
    """Tell whether "north of", "miles from" or "just outside" stands before *start*."""
    if start < 2:
        return False
    before, further = doc[start - 1].lower_, doc[start - 2]
    return (
        (before == "of" and further.lower_ in POINTS)
        or (before == "from" and further.lemma_.lower() in DISTANCES)
        or (before == "outside" and further.lower_ == "just")
    )


def _plural_kind(token: Token) -> bool:
    return token.tag_ == "NNS" and token.lemma_.lower() in gazetteer.place_kinds()


def _in_name(token: Token) -> bool:
    return token.text[0].isupper() or token.text == "-"


def kind_told(doc: Doc, i: int) -> bool:
    """Tell whether an apposition at *i* tells a kind of place: "a small port in", "the Norlandic capital"."""
    if doc[i].lower_ not in {"a", "an", "the", "its", "their", "one"} and doc[i].pos_ not in {"ADJ", "PROPN"}:
        return False
    kinds = gazetteer.place_kinds()
    one_of = doc[i].lower_ == "one" and i + 1 < len(doc) and doc[i + 1].lower_ == "of"  # "one of Norland's nine ports"
    for j in range(i + 2 * one_of, min(i + 8, len(doc))):
        token = doc[j]
        if token.lower_ in kinds or (one_of and token.tag_ == "NNS" and token.lemma_.lower() in kinds):
            following = doc[j + 1] if j + 1 < len(doc) else None
            if following is None or not (
                following.pos_ in {"NOUN", "PROPN", "ADJ", "PART"} or following.text in {"-", "'s", "’s"}
            ):
                return True
        if token.pos_ in {"VERB", "AUX", "ADP", "PRON"} or (token.is_punct and token.text != "-"):
            return False
    return False


def _own_kind_before(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "his village," or "the Norlandic capital," stands before a name between commas."""
    if start < 3 or doc[start - 1].text != "," or doc[start - 2].lower_ not in gazetteer.place_kinds():
        return False
    owned = doc[start - 3].tag_ in {"PRP$", "POS"} or doc[start - 3].tag_ == "JJ"
    closes = end >= len(doc) or doc[end].text in {",", ".", ";", ")"}
    return owned and closes and not (end + 1 < len(doc) and office_follows(doc, end + 1))


def _kind_behind(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "at Haven checkpoint" stands here: a kind of place in lower case right behind the name."""
    kind = gazetteer.place_kinds().get(doc[end].lower_) if end < len(doc) and doc[end].is_lower else None
    return bool(kind and kind.named and start and doc[start - 1].lower_ in {"in", "at", "near", "from", "to"})


def _division_behind(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "the Haven district of Norburg" stands here: a kind of part behind the name, and what it is of."""
    if end + 2 >= len(doc) or doc[end + 1].lower_ != "of" or not start or doc[start - 1].lower_ != "the":
        return False
    last = doc[end - 1]
    if last.tag_ == "JJ" or last.ent_type_ == "NORP" or last.lower_.endswith(OF_A_PEOPLE):
        return False  # "the English county of Kent"
    kind = gazetteer.place_kinds().get(doc[end].text)
    named = any(x.text[0].isupper() for x in doc[end + 2 : end + 2 + WHOLE])
    return named and kind is not None and (kind.division or doc[end].text == "suburb") and doc[end].text != "state"


def _site_behind(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "the Haven mine" stands here: what is called after the place that it is at."""
    if not start or doc[start - 1].lower_ != "the" or end >= len(doc):
        return False
    if doc[end].text in {"mine", "colliery"} and doc[start].ent_type_ == "ORG":
        return False  # whose it is
    return any(text_between(doc, end, close) in SITES for close in (end + 1, end + 2) if close <= len(doc))


def _is_gone_to(doc: Doc, start: int, end: int) -> bool:
    """Tell whether one goes or something leads to a name: "flew to Haven", "the road to Haven", "landed at Haven"."""
    before = doc[start - 1] if start else None
    if before is None or before.dep_ != "prep" or (end < len(doc) and doc[end].text in GENITIVE):
        return False
    if doc[start].lower_ in SERVICES:
        return False  # "drove her to Mass"
    from_where = before.head
    if before.lower_ == "to":
        return from_where.lemma_ in (WAYS if from_where.pos_ == "NOUN" else GOING)
    if before.lower_ == "at" and from_where.pos_ == "NOUN":
        return from_where.text in SITES  # "the checkpoint at Haven"
    return before.lower_ in {"at", "in"} and from_where.lemma_ in LANDING and from_where.pos_ == "VERB"


def _far_from(doc: Doc, end: int) -> bool:
    """Tell whether ", north of" or ", some 30 km (20 miles) from" stands behind a name."""
    if end + 2 >= len(doc) or doc[end].text != ",":
        return False
    for token in doc[end + 1 : end + 1 + FAR]:
        after = token.nbor(1).lower_ if token.i + 1 < len(doc) else ""
        if (token.lower_ in POINTS and after == "of") or (token.lemma_.lower() in DISTANCES and after == "from"):
            return True
        unit = token.like_num or token.lemma_.lower() in DISTANCES
        if not (unit or token.text in {"(", ")", "-"} or token.lower_ in NEARLY):
            break
    return False


def _in_known_place(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "at X, in western Norland" stands here: a preposition before and a known place behind."""
    if not start or doc[start - 1].lower_ not in {"in", "at", "from", "near", "to", "of", "over", "through"}:
        return False
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in {"in", "off"}:
        return False
    i = end + 2
    while i + 1 < len(doc) and (doc[i].lower_ == "the" or doc[i].pos_ == "ADJ"):
        i += 1
    _, entries = gazetteer.longest(doc, i)
    return any(x.part == "name" and x.type in {EntityType.COUNTRY, EntityType.PLACE} for x in entries)


def is_somewhere(name: Token) -> bool:
    """Tell whether something is in, at or near *name*, the root of one: "a stake in Harbourline" is in no place."""
    if name.dep_ != "pobj" or name.head.lower_ not in {"in", "at", "near"}:
        return False
    return name.head.lower_ != "in" or name.head.head.lemma_.lower() not in HELD_IN


def country_follows(doc: Doc, i: int) -> bool:
    """Tell whether a comma and the name of a country or region stand at *i*, and the phrase ends: "Haven, Norland,"."""
    if i + 1 >= len(doc) or doc[i].text != ",":
        return False
    close, entries = gazetteer.longest(doc, i + 1)
    if not entries or entries[0].part != "name":
        return False
    row = entries[0].row
    if entries[0].type is not EntityType.COUNTRY and not (isinstance(row, Place) and row.type == "Region"):
        return False
    return close >= len(doc) or doc[close].text in {",", ".", ";", "(", ")"} or doc[close].is_digit


def described_as_place(doc: Doc, piece: Piece) -> bool:
    """
    Tell whether what stands around a name says that it is a place.

    Behind it, ", a village in", ", the capital of", ", in western Norland"; before it, "the town of", "the port of".
    """
    i = piece.end
    kinds = gazetteer.place_kinds()
    if piece.start > 1 and doc[piece.start - 1].lower_ == "of" and doc[piece.start - 2].lower_ in kinds:
        return True
    if i + 2 >= len(doc) or doc[i].text != ",":
        return False
    if doc[i + 1].lower_ in {"a", "an", "the", "its", "his", "their"} or doc[i + 1].pos_ == "PROPN":
        for j in range(i + 1, min(i + 8, len(doc) - 1)):
            if doc[j].pos_ in {"VERB", "AUX"} or doc[j].text in {",", "."}:
                return False
            if doc[j].lower_ in kinds and doc[j + 1].lower_ in {
                "in",
                "of",
                "on",
                "near",
                "outside",
                "where",
                ",",
            }:
                return True
        return False
    if doc[i + 1].lower_ in {"in", "near", "outside"}:
        start = next((j for j in range(i + 2, min(i + 5, len(doc))) if doc[j].text[0].isupper()), len(doc))
        if start >= len(doc) or any(doc[j].pos_ not in {"ADJ", "DET", "PROPN", "NOUN"} for j in range(i + 2, start)):
            return False
        _, entries = gazetteer.longest(doc, start)
        return bool(entries) and entries[0].type in {EntityType.COUNTRY, EntityType.PLACE} and entries[0].part == "name"
    return False
