"""
Locations: places that the text puts in other places.

Read from the names outwards, by patterns of words rather than by the parse, which errs most where
one phrase of place follows another. What the gazetteer contradicts is left out.

=========================  =============================================
``located_in/comma``       Haven, Norland
``located_in/in``          Haven in (northern) Norland; Haven, in Norland
``located_in/apposition``  Haven, a port in / the capital of Norland
``located_in/kind``        the Norlandic port of Haven; Norland's town of Haven
``located_in/copula``      Haven is a port in Norland
``located_in/possessive``  Norland's Haven Valley
``located_in/district``    the Haven district of Norburg
=========================  =============================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import Reference, Referent, evidence
from kg.model import EntityType, Location
from kg.tables import Actor, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

OUTER = frozenset({EntityType.PLACE, EntityType.COUNTRY})
KINDS = frozenset({"city", "town", "port", "capital", "village", "province", "region", "island", "district", "suburb",
                   "resort", "territory", "peninsula", "state", "republic", "department", "county", "prefecture",
                   "enclave", "exclave", "municipality", "governorate", "oblast", "hamlet", "settlement", "commune",
                   "slum", "market", "quarter", "neighbourhood", "neighborhood", "township", "archipelago", "valley",
                   "canton", "borough", "seaport", "outpost", "community", "camp", "area", "border", "zone", "point",
                   "tip", "coast", "shore", "park"})  # fmt: skip
"""Nouns that tell what a place is: «the Norlandic port of Haven», «Haven, a town in Norland»."""

DIVISIONS = frozenset({"district", "province", "region", "county", "department", "area", "state", "prefecture",
                       "governorate", "oblast", "municipality", "commune", "borough", "quarter", "canton"})  # fmt: skip
"""Kinds that take the name of the part before them, and of the whole behind "of"."""

COMPASS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
                     "northeastern", "northwestern", "southeastern", "southwestern", "north-eastern", "north-western",
                     "south-eastern", "south-western", "northeast", "northwest", "southeast", "southwest", "far",
                     "deep", "upper", "lower", "coastal", "the", "rural", "remote", "mountainous", "hills",
                     "outskirts", "heart", "centre", "center", "middle"})  # fmt: skip
VENUES = frozenset({"university", "house", "institute", "academy", "embassy", "headquarters", "museum", "school",
                    "college", "residence", "hotel", "palace", "club", "centre", "center", "hall", "airport", "church",
                    "library", "stadium"})  # fmt: skip
REACH = 12
"""Tokens behind a name in which an apposition must come to its place."""


def located_in(doc: Doc) -> Iterator[Location]:
    """Yield the locations of *doc* in text order, each pair once."""
    seen: set[tuple[str, str]] = set()
    for one in doc._.references:
        named = one.how == "name" or _names_division(doc, one)
        if not named or len(one.referents) != 1 or not _can_be_inside(one.referents[0]):
            continue
        for outer, rule in _outers(doc, one):
            inner = one.referents[0]
            if rule == "possessive" and not _surely_place(inner):
                continue
            key = (inner.name, outer.name)
            if inner is outer or key in seen or (outer.name, inner.name) in seen or _contradicted(inner, outer):
                continue
            seen.add(key)
            yield Location(inner.name, outer.name, evidence(one.span.sent, f"located_in/{rule}"))


def _names_division(doc: Doc, one: Reference) -> bool:
    """Tell whether a modifier is the name of a part: "the Haven district of Norburg"."""
    end = one.span.end
    return end + 1 < len(doc) and doc[end].lower_ in DIVISIONS and doc[end + 1].lower_ == "of"


def _can_be_inside(referent: Referent) -> bool:
    if referent.type is EntityType.PLACE:
        return True
    return referent.type is EntityType.ORGANISATION and referent.name.lower().split()[-1] in VENUES


def _surely_place(referent: Referent) -> bool:
    """Tell whether the table or a word of its own says that it is a place: a possessive may own anything."""
    kind = gazetteer.heads().get(referent.name.lower().split()[-1], ("", ""))[0]
    return isinstance(referent.row, Place) or kind == "Place"


def _outers(doc: Doc, one: Reference) -> Iterator[tuple[Referent, str]]:
    start, end = one.span.start, one.span.end
    yield from _before(doc, start)
    if end >= len(doc):
        return
    if doc[end].lemma_ == "be" and end + 1 < len(doc) and doc[end].tag_ in {"VBZ", "VBD", "VBP"}:
        yield from ((outer, "copula") for outer, _ in _apposition(doc, end + 1))
    elif doc[end].text == "," and end + 1 < len(doc):
        behind = _place(doc, end + 1)
        if behind is not None and behind.span.end < len(doc) and doc[behind.span.end].text in {"'s", "’s"}:
            yield from _apposition(doc, end + 1)  # "Haven, Norland's second city"
        elif behind is not None:
            if not _listed(doc, start, behind) and one.referents[0].type is EntityType.PLACE:
                yield behind.referents[0], "comma"
        elif doc[end + 1].lower_ in {"in", "on", "off"}:
            yield from _reached(doc, end + 2, "in")
        else:
            yield from _apposition(doc, end + 1)
    elif doc[end].lower_ in {"in", "on"}:
        yield from _reached(doc, end + 1, "in")
    elif doc[end].lower_ in KINDS and end + 1 < len(doc) and doc[end + 1].lower_ in {"of", "in"}:
        yield from _reached(doc, end + 2, "district")


def _place(doc: Doc, i: int) -> Reference | None:
    """Return the reference to a place or country that begins at token *i*."""
    if i >= len(doc):
        return None
    found: Reference | None = doc[i]._.reference
    if found is None or found.span.start != i or len(found.referents) != 1 or found.how not in {"name", "adjective"}:
        return None
    return found if found.referents[0].type in OUTER else None


def _listed(doc: Doc, start: int, behind: Reference) -> bool:
    """Tell whether «A, B» is part of an enumeration («A, B and C») or goes on as a clause: B is not where A is."""
    close = behind.span.end
    inner: Referent = doc[start]._.reference.referents[0]
    outer = behind.referents[0]
    row = close < len(doc) and doc[close].lower_ == "and"  # "Kyoto, Japan and Peru": three that somebody flew to
    if not row and behind.how != "adjective" and outer.type is EntityType.COUNTRY and inner.type is EntityType.PLACE:
        # "Haven, Norland, and Burg, Sudland": a country behind a town is hardly the next in a row.
        following = _following(doc, close)
        if _known_inside(inner, outer) or (following is not None and following.referents[0].type is EntityType.PLACE):
            return False
    if _in_enumeration(doc, start, behind):
        return True
    if behind.how == "adjective" or (
        start
        and doc[start - 1].text == ","
        and _place(doc, start - 2) is not None
        and close < len(doc)
        and doc[close].text == ","
    ):
        return True
    if close >= len(doc):
        return False
    return not (doc[close].is_punct or doc[close].is_space or _is_date(doc, close)) or (
        doc[close].text == "," and close + 1 < len(doc) and doc[close + 1].lower_ in {"and", "or"}
    )


def _is_date(doc: Doc, i: int) -> bool:
    """Tell whether a date stands at *i*: a dateline, "HAVEN, Norland 12 June"."""
    return doc[i].is_digit or any(one.span.start == i for one in doc._.dates)


def _in_enumeration(doc: Doc, start: int, behind: Reference) -> bool:
    """
    Tell whether «A, B» are two of a row of places, «A, B, C» or «A, B and C», rather than a place and its country.

    Not if B is where the table has A; and of two cities that the table knows, neither is in the other.
    """
    one = doc[start]._.reference
    inner, outer = one.referents[0], behind.referents[0]
    if _known_inside(inner, outer):
        return False
    if isinstance(inner.row, Place) and isinstance(outer.row, Place) and inner.row.type == outer.row.type == "City":
        return True
    return _following(doc, behind.span.end) is not None or _place_before(doc, start) is not None


def _following(doc: Doc, close: int) -> Reference | None:
    """Return the place behind «, », « and » or «, and » at token *close*."""
    if close + 1 >= len(doc) or (doc[close].text != "," and doc[close].lower_ != "and"):
        return None
    return _place(doc, close + 1 + (doc[close].text == "," and doc[close + 1].lower_ == "and"))


def _place_before(doc: Doc, start: int) -> Reference | None:
    """Return the place before «, A»."""
    if start < 2 or doc[start - 1].text != ",":
        return None
    found: Reference | None = doc[start - 2]._.reference
    return found if found is not None and found.referents[0].type in OUTER else None


def _known_inside(inner: Referent, outer: Referent) -> bool:
    """Tell whether the tables put *inner* in *outer*."""
    if not isinstance(inner.row, Place):
        return False
    if isinstance(outer.row, Actor):
        return bool(outer.row.iso3) and inner.row.country == outer.row.iso3
    return isinstance(outer.row, Place) and inner.row.within in {outer.row.name, *outer.row.aliases}


def _reached(doc: Doc, i: int, rule: str) -> Iterator[tuple[Referent, str]]:
    """Yield the place at *i*, "the north of" looked through; of «Norland's Haven province» the province."""
    for _ in range(5):
        if i < len(doc) and (
            doc[i].lower_ in COMPASS or doc[i].text == "-" or (doc[i].lower_ == "of" and doc[i - 1].lower_ in COMPASS)
        ):
            i += 1
        else:
            break
    found = _place(doc, i)
    if found is None and i + 1 < len(doc) and doc[i].lower_ in KINDS and doc[i + 1].lower_ == "of":
        found = _place(doc, i + 2 + (i + 2 < len(doc) and doc[i + 2].lower_ == "the"))
    if found is None:
        return
    end = found.span.end
    if end < len(doc) and (doc[end].text in {"'s", "’s"} or found.how == "adjective"):
        i = end + (found.how != "adjective")
        while i < len(doc) and (
            doc[i].lower_ in COMPASS | KINDS
            or doc[i].lower_ == "of"
            or (doc[i].pos_ == "ADJ" and _place(doc, i) is None)
        ):
            i += 1
        further = _place(doc, i)
        if further is not None and further.how == "name":
            yield further.referents[0], rule
        return
    yield found.referents[0], rule


def _apposition(doc: Doc, i: int) -> Iterator[tuple[Referent, str]]:
    """Haven, «a port in Norland», «the capital of Norland», «Norland's second city»."""
    kind = False
    for j in range(i, min(i + REACH, len(doc))):
        token = doc[j]
        if (
            (token.is_punct and token.text not in {"-", "’", "'"})
            or token.is_space
            or token.pos_ in {"VERB", "AUX"}
            or token.lower_ in {"where", "which", "near", "outside", "from"}
        ):
            return
        if token.lower_ in {"in", "of", "off", "on"}:
            found = list(_reached(doc, j + 1, "apposition"))
            if found:
                if kind or token.lower_ == "in":
                    yield from found
                return
        place = _place(doc, j)
        if place is not None and not kind:
            after = doc[place.span.end : place.span.end + 5]
            if (
                (place.how == "adjective" or (len(after) and after[0].text in {"'s", "’s"}))
                and any(x.lower_ in KINDS for x in after)
                and not any(x.lower_ == "of" for x in after)
            ):
                yield place.referents[0], "apposition"
                return
        kind = kind or token.lower_ in KINDS


def _before(doc: Doc, start: int) -> Iterator[tuple[Referent, str]]:
    """«The Norlandic port of» Haven, «Norland's» Haven Valley, «the Norlandic capital», Haven."""
    i = start - 1
    if i > 0 and doc[i].text in {"'s", "’s"}:
        owner: Reference | None = doc[i - 1]._.reference
        if owner is not None and owner.how == "name" and len(owner.referents) == 1 and owner.referents[0].type in OUTER:
            yield owner.referents[0], "possessive"
        return
    if i > 1 and doc[i].lower_ == "and" and doc[i - 1]._.reference is not None:
        i = doc[i - 1]._.reference.span.start - 1  # "the provinces of A and B"
    comma = i > 0 and doc[i].text == ","
    if i > 0 and doc[i].lower_ == "the":
        i -= 1
    if i > 0 and doc[i].lower_ in {"of", ","}:
        i -= 1
    if (
        i < 1
        or (doc[i].lower_ not in KINDS and doc[i].lemma_.lower() not in KINDS)
        or (comma and doc[i].lower_ not in {"capital"})
    ):
        return
    kind = doc[i].lower_
    while (
        i > 0
        and doc[i].text != ","
        and (doc[i].pos_ in {"NOUN", "ADJ", "PROPN", "PART", "ADV", "CCONJ"} or doc[i].text in {"-", "'s", "’s"})
    ):
        found: Reference | None = doc[i]._.reference
        if found is not None and len(found.referents) == 1 and found.referents[0].type in OUTER:
            outer = found.referents[0]
            if outer.type is EntityType.PLACE and kind in DIVISIONS:
                return  # "the Haven district of Norburg": Haven is what is in Norburg
            further: Reference | None = doc[found.span.start - 1]._.reference if found.span.start else None
            if (
                outer.type is EntityType.PLACE
                and further is not None
                and further.referents[0].type is EntityType.COUNTRY
            ):
                outer = further.referents[0]  # "the Norlandic Pacific port of Haven": in Norland
            yield outer, "kind"
            return
        i -= 1


def _contradicted(inner: Referent, outer: Referent) -> bool:
    """Tell whether the tables put *inner* in another country than *outer*."""
    if isinstance(inner.row, Place) and isinstance(outer.row, Actor) and outer.row.type == "Country":
        return bool(inner.row.country) and inner.row.country != outer.row.iso3
    return False
