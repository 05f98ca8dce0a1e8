"""
Kinds of place ("port", "district", "sea"), and what the words at a token tell of a place that is named there.

No location is read here: these are the words and tests that the readers of locations share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import reference
from kg.extract.located_table import more_people
from kg.extract.located_wider import OUTER
from kg.model import EntityType
from kg.tables import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from kg.annotate.doc import Reference, Referent

COMPASS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
                     "northeastern", "northwestern", "southeastern", "southwestern", "north-eastern", "north-western",
                     "south-eastern", "south-western", "northeast", "northwest", "southeast", "southwest", "far",
                     "deep", "upper", "lower", "coastal", "the", "rural", "remote", "mountainous", "hills", "highlands",
                     "outskirts", "heart", "centre", "center", "middle", "edge", "mountains", "foothills", "hinterland",
                     "interior", "suburbs", "mid", "inland", "neighbouring", "neighboring", "nearby", "breakaway",
                     "break", "away", "separatist", "occupied", "disputed", "autonomous"})  # fmt: skip
"""What is looked through on the way to a place: "in the hills of", "on the west coast of"."""

VENUES = frozenset({"university", "house", "institute", "academy", "embassy", "headquarters", "museum", "school",
                    "college", "residence", "hotel", "palace", "club", "centre", "center", "hall", "airport", "church",
                    "library", "stadium", "theatre", "theater", "hospital", "prison", "penitentiary", "cathedral",
                    "mosque", "temple", "monastery", "villa", "reservation", "consulate", "pagoda", "shrine",
                    "sanatorium", "barracks", "court", "clinic", "observatory",
                    "laboratory", "abbey", "convent", "fortress", "synagogue", "monument", "checkpoint",
                    "refinery", "forum"})  # fmt: skip
"""Last words of bodies that are where they stand: "Harbour University in Haven"."""

QUARTERS = frozenset({"district", "quarter", "neighbourhood", "neighborhood", "borough", "suburb"})
"""Parts of towns."""

SITES = VENUES | {"castle", "baths", "lodge", "inn", "resort", "base", "camp", "park", "building", "arena"}
"""Last words of what may be "at" a town: "the Pine Hotel at Haven"."""

LIE = frozenset({"lie", "stand", "sit", "nestle"})

BASED = frozenset({"based", "headquartered", "located", "situated"})

REACH = 12
"""Tokens behind a name in which an apposition must come to its place."""

SHORES = frozenset({"shore", "shores", "bank", "banks", "edge", "coast"})

WATERS = frozenset({"lake", "river", "sea", "ocean", "gulf", "bay", "strait", "channel", "lagoon", "mediterranean",
                    "baltic", "adriatic", "aegean", "caspian", "atlantic", "pacific", "caribbean"})  # fmt: skip
"""Words of the names of waters, and for the land beside them."""

SEAS = frozenset({"sea", "ocean", "gulf", "strait", "channel", "mediterranean", "baltic", "adriatic", "aegean",
                  "caspian", "atlantic", "pacific", "caribbean"})  # fmt: skip
"""Waters that are in no country, whoever's coast they have."""

OWNED = 4
"""Words between an owner's mark and a kind of place: "Norland's second largest city, Haven"."""


def names_division(doc: Doc, one: Reference) -> bool:
    """Tell whether a modifier is the name of a part: "the Haven district of Norburg", "Haven port in Norland"."""
    end = one.span.end
    if end + 1 >= len(doc):
        return False
    if one.how == "adjective" and one.referents[0].type is EntityType.COUNTRY:
        return False  # "the Norlandic state of Haven"
    behind = doc[end + 1].lower_
    if doc[end].lower_ == "suburb" and behind == "of":
        whole = place_at(doc, end + 2)
        return whole is not None and more_people(whole.referents[0], one.referents[0])
    if is_towns_part(doc, one):
        return False
    return (behind == "of" and is_division(doc[end].lower_)) or (behind == "in" and is_kind(doc[end].lower_))


def is_towns_part(doc: Doc, one: Reference) -> bool:
    """Tell whether *one* is the town, and a part of it named behind: "the Oslo district of Frogner"."""
    end = one.span.end
    if end + 2 >= len(doc) or doc[end].lower_ not in QUARTERS or doc[end + 1].lower_ != "of":
        return False
    part = place_at(doc, end + 2)
    row = one.referents[0].row
    town = isinstance(row, Place) and row.type == "City"
    return town and part is not None and more_people(one.referents[0], part.referents[0])


def is_division(word: str) -> bool:
    """Tell whether *word* is a kind of place that is a part of another: "district", "province"."""
    kind = gazetteer.place_kinds().get(word)
    return kind is not None and kind.division


def is_kind(word: str) -> bool:
    """Tell whether *word* is a kind of place: "port", "district"."""
    return word in gazetteer.place_kinds()


def last_word(referent: Referent) -> str:
    """Return the last word of a name, in lower case: "sea" of "Amber Sea"."""
    return referent.name.lower().split()[-1]


def is_river(referent: Referent) -> bool:
    """Tell whether *referent* is a river, by its name or by another that the tables have: "the Danube"."""
    aliases = referent.row.aliases if isinstance(referent.row, Place) else ()
    return any(x.lower().endswith(" river") for x in (referent.name, *aliases))


def place_at(doc: Doc, i: int) -> Reference | None:
    """Return the reference to a place or country that begins at token *i*."""
    if i >= len(doc):
        return None
    found: Reference | None = reference(doc[i])
    if found is None or found.span.start != i or len(found.referents) != 1 or found.how not in {"name", "adjective"}:
        return None
    return found if found.referents[0].type in OUTER else None


def is_region(found: Reference) -> bool:
    """Tell whether a kind of place goes on with a name of the table's: "(Norland's) Haven state"; not "state of"."""
    doc, end = found.span.doc, found.span.end
    of = end + 1 < len(doc) and doc[end + 1].lower_ == "of"
    return end < len(doc) and is_kind(doc[end].lower_) and not of and is_place_name(found)


def is_place_name(found: Reference) -> bool:
    """Tell whether the table has the words as a place's name, not as what is of a country ("Norlandic")."""
    return any(x.part == "name" and x.type is EntityType.PLACE for x in gazetteer.lookup(found.span.text))


def ends_at(doc: Doc, end: int) -> Iterator[Referent]:
    """Yield the place or country whose name ends before token *end*."""
    found: Reference | None = reference(doc[end - 1])
    if found is not None and found.how == "name" and found.span.end == end and len(found.referents) == 1:
        yield from (x for x in found.referents if x.type in OUTER)
