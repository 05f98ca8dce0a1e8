"""
The place that a preposition leads to: "in the hills of central Norland", "on Norland's northern coast".

Compass points, kinds of place and owners are looked through; shores and seas put nothing in what they border on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import reference
from kg.annotate.marks import POSSESSIVE
from kg.extract.located_kinds import (
    COMPASS,
    SEAS,
    SHORES,
    WATERS,
    is_kind,
    is_place_name,
    is_region,
    is_river,
    last_word,
    names_division,
    place_at,
)
from kg.extract.the_country import the_country_before
from kg.tables import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.annotate.doc import Reference, Referent

TERRITORY = frozenset({"territory", "soil"})
"""What a country has that is the country: "on Norland's territory"."""

POINTS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "highlands",
                    "lowlands", "mountains", "interior", "countryside", "jungle", "desert", "steppe"})  # fmt: skip
"""Nouns of a part of a country: "in the Norlandic west"."""

TODAY = frozenset({"now", "today"})


def reached(doc: Doc, i: int, rule: str) -> Iterator[tuple[Referent, str]]:
    """Yield the place at *i*, "the north of" looked through; of «Norland's Haven province» the province."""
    i = _through(doc, i)
    found = place_at(doc, i)
    if found is None and i + 2 < len(doc) and doc[i].is_title and is_kind(doc[i + 1].lower_) and doc[i].tag_ != "NNPS":
        i += doc[i + 2].lower_ == "of"  # "in the Lakelandish county of Haven"
    of_kind = found is None and i + 1 < len(doc) and doc[i + 1].lower_ == "of" and not by_water(doc, i + 1)
    if of_kind and is_kind(doc[i].lemma_.lower()):
        found = place_at(doc, i + 2 + (i + 2 < len(doc) and doc[i + 2].lower_ == "the"))
        if found is not None and doc[i].tag_ == "NNS":
            yield from ((x, rule) for x in _and_also(doc, found.span.end))
    if found is None and (country := the_country_before(doc, i)) is not None and _is_part(doc, i + 2):
        yield country, rule  # "a salt flat in the country's far north"
    if found is None or _is_language(found):
        return
    end = found.span.end
    if _is_shore(doc, found):
        return  # "on the Amber Sea coast" is not in it
    owner = end < len(doc) and doc[end].text in POSSESSIVE
    if names_division(doc, found) or not (owner or found.how == "adjective"):
        yield found.referents[0], rule  # "in the Haven district of Norburg": in Haven
        return
    further = place_at(doc, _through_kind(doc, end + owner))
    if further is not None and _is_shore(doc, further):
        yield found.referents[0], rule  # "on Norland's Amber Sea coast"
    elif further is not None and (further.how == "name" or is_region(further)):
        yield (found if _is_shared(further) else further).referents[0], rule  # "in the Norlandic Amazon": Norland
    elif owner and further is None and _is_part(doc, end + 1):
        yield found.referents[0], rule
    elif owner or end >= len(doc):
        return
    elif doc[end].lower_ in {"side", *POINTS} or (is_kind(doc[end].lower_) and is_place_name(found)):
        yield found.referents[0], rule  # "in the Haven area", "on the Norlandic side of the river"


def _is_shared(region: Reference) -> bool:
    """Tell whether *region* is of several countries, of which an adjective before it tells one."""
    row = region.referents[0].row
    return isinstance(row, Place) and row.type == "Region" and not row.country


def ashore(preposition: Token, found: Iterator[tuple[Referent, str]]) -> Iterator[tuple[Referent, str]]:
    """Yield what is *found*, but for seas and rivers behind "on": "Haven, a port on the Amber Sea" is not in it."""
    yield from (x for x in found if preposition.lower_ != "on" or not (last_word(x[0]) in SEAS or is_river(x[0])))


def _is_shore(doc: Doc, found: Reference) -> bool:
    """Tell whether the coast of a sea or lake is told of: "the Amber Sea coast"."""
    end = found.span.end
    water = not WATERS.isdisjoint(x.lower_ for x in found.span) or last_word(found.referents[0]) in WATERS
    return water and end < len(doc) and doc[end].lower_ in SHORES


def _is_part(doc: Doc, i: int) -> bool:
    """Tell whether the words behind "Norland's" at *i* are a part of it: "territory", "far north", "old town"."""
    for token in doc[i : i + 3]:
        if token.lower_ in TERRITORY or token.lower_ in COMPASS or is_kind(token.lower_):
            return True
        if token.pos_ not in {"ADJ", "NUM"}:
            break
    return False


def _and_also(doc: Doc, i: int) -> Iterator[Referent]:
    """Yield the places of a row that goes on at token *i*: "the provinces of Haven «and Norburg»"."""
    while i + 1 < len(doc) and (doc[i].lower_ in {",", "and"}):
        found = place_at(doc, i + 1 + (doc[i + 1].lower_ in {"and", "the"}))
        if found is None or found.how != "name":
            return
        yield found.referents[0]
        i = found.span.end


def _is_language(found: Reference) -> bool:
    """Tell whether a word for what is of a country stands alone behind "in": "Haven KNA in Norlandic"."""
    entries = gazetteer.lookup(found.span.text)
    return found.how == "name" and bool(entries) and all(x.part == "demonym" for x in entries)


def _through(doc: Doc, i: int) -> int:
    """Return where a place may begin behind "the hills of central", "the west coast of"."""
    if [x.lower_ for x in doc[i : i + 2]] == ["what", "is"] and i + 2 < len(doc) and doc[i + 2].lower_ in TODAY:
        i += 3  # "a town in what is now Norland"
    for _ in range(7):
        looked_through = (
            i < len(doc)
            and place_at(doc, i) is None
            and (
                doc[i].lower_ in COMPASS
                or doc[i].text == "-"
                or (
                    doc[i].lower_ == "of"
                    and (doc[i - 1].lower_ in COMPASS or is_kind(doc[i - 1].lower_))
                    and not by_water(doc, i)
                )
                or (doc[i].lower_ in {"coast", "shore", "tip", "border", "bank"} and doc[i - 1].lower_ in COMPASS)
            )
        )
        if not looked_through:
            break
        i += 1
    return i


def by_water(doc: Doc, i: int) -> bool:
    """Tell whether "the shore" stands before the "of" at *i* and a lake or a sea behind: what is there is not in it."""
    behind: Reference | None = reference(doc[i + 1 + (doc[i + 1].lower_ == "the")]) if i + 2 < len(doc) else None
    if doc[i - 1].lower_ not in SHORES or behind is None:
        return False
    return not WATERS.isdisjoint(x.lower_ for x in behind.span)


def _through_kind(doc: Doc, i: int) -> int:
    """Return where a place may begin behind "(Norland's) southern port of", "(the Norlandic) lake resort of"."""
    while i < len(doc) and (
        (doc[i].lower_ in COMPASS and place_at(doc, i) is None)
        or is_kind(doc[i].lower_)
        or doc[i].lower_ == "of"
        or (doc[i].pos_ in {"ADJ", "NOUN"} and place_at(doc, i) is None and i + 1 < len(doc) and _kind_near(doc, i + 1))
    ):
        i += 1
    return i


def _kind_near(doc: Doc, i: int) -> bool:
    return any(is_kind(x.lower_) for x in doc[i : i + 2])
