"""Which place a noun phrase names: a name, "the port of Haven", "the hotel" told before, "here"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import reference
from kg.extract._syntax import children, prepositional
from kg.extract.filed_from import filed_from
from kg.model import EntityType
from kg.tables import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.doc import Reference, Referent

VENUES = frozenset({"university", "house", "institute", "academy", "embassy", "headquarters", "mission", "museum",
                    "school", "college", "residence", "ministry", "office", "palace", "hall", "centre", "center",
                    "consulate", "hotel", "club", "chancellery", "airport", "library", "castle", "villa"})  # fmt: skip
"""Last words of bodies that have a building to meet in."""

PLACES = frozenset({EntityType.PLACE, EntityType.COUNTRY})

PLACE_KINDS = frozenset({"city", "town", "port", "capital", "village", "resort", "island", "province", "region",
                         "border", "suburb", "district", "guesthouse", "hotel", "palace"})  # fmt: skip

PARTS = frozenset({"district", "suburb", "quarter", "neighbourhood", "neighborhood", "province", "region"})
"""Kinds of places that a name stands before, and that are told to be in what stands behind "of"."""

BUILDINGS = frozenset({"guesthouse", "building", "resort", "inn", "restaurant", "lodge", "mansion", "chateau",
                       "monastery", "camp", "base", "ranch", "compound", "pavilion"})  # fmt: skip
"""Nouns of what people meet in, beside ``VENUES`` and ``PLACE_KINDS``."""


def place_at(token: Token) -> Referent | None:
    """
    Return the place that the noun phrase headed by *token* names.

    Cases: "Haven", "the port of Haven", "the capital, Haven", "here".
    """
    if token.lower_ == "here" and token.dep_ == "advmod":
        return filed_from(token.doc)
    found = reference(token)
    if found is None and token.lemma_.lower() in PLACE_KINDS:
        beside_it = [
            *(x for x in children(token, "compound") if token.lemma_ in PARTS),
            *prepositional(token, "of"),
            *children(token, "appos"),
        ]
        if token.dep_ == "appos":
            beside_it.append(token.head)  # "in Haven, the Norlandic capital, where she met"
        found = next((x for x in map(reference, beside_it) if x is not None), None)
        found = found or _of_town(token) or _meant(token)
    elif found is None and token.lemma_.lower() in VENUES | BUILDINGS:
        found = _of_town(token) or _named_behind(token) or _meant(token)
    elif found is None and token.dep_ == "pobj":
        found = _part_of(token)
    elif found is not None and token != found.span.root:
        return None
    if found is None and token.lemma_.lower() == "capital":
        return _capital(token)
    if found is None or len(found.referents) != 1:
        return None
    place = found.referents[0]
    if found.how == "adjective" and token.dep_ == "compound" and place.type is EntityType.PLACE:
        return place  # "the Haven summit"
    if found.how != "name" and not (found.how == "adjective" and token.lemma_.lower() in VENUES | BUILDINGS):
        return None
    if place.type is EntityType.ORGANISATION and found.span.text.islower() and (town := _next_town(found)) is not None:
        return town  # "at the foreign ministry in Haven"
    if place.type is EntityType.COUNTRY and (town := _town_behind(found)) is not None:
        return town  # "at Jubilee House in Accra"
    return place if place.type in PLACES or is_venue(place) else None


def _capital(noun: Token) -> Referent | None:
    """Return the city that "the Norlandic capital" means, if the text names it too."""
    owners = (x for y in children(noun, "amod", "poss", "compound") if (x := reference(y)) is not None)
    rows = [x.referents[0].row for x in owners if len(x.referents) == 1]
    names = {y for x in rows if isinstance(x, Actor) for y in x.capitals}
    known: list[Referent] = noun.doc._.referents
    return next((x for x in known if x.type is EntityType.PLACE and x.name in names), None)


def _town_behind(seat: Reference) -> Referent | None:
    """Return the town that "in" names right behind the *seat* of a government, which stands for its country."""
    return _next_town(seat) if any(x.part == "seat" for x in gazetteer.lookup(seat.span.text)) else None


def _next_town(one: Reference) -> Referent | None:
    """Return the town that "in" names right behind *one*."""
    doc, i = one.span.doc, one.span.end
    if i + 1 >= len(doc) or doc[i].lower_ != "in":
        return None
    town: Reference | None = reference(doc[i + 1])
    known = town is not None and town.how == "name" and len(town.referents) == 1
    return town.referents[0] if known and town is not None and town.referents[0].type is EntityType.PLACE else None


def _of_town(venue: Token) -> Reference | None:
    """Return the town of a venue that has no name: "at a Haven hotel"."""
    towns = (reference(x) for x in children(venue, "compound", "nmod", "poss"))
    told = (x for x in towns if x is not None and x.how in {"name", "adjective"})  # "Haven airport", "Haven's airport"
    return next((x for x in told if x.referents[0].type is EntityType.PLACE), None)


def _named_behind(venue: Token) -> Reference | None:
    """Return the name that stands between commas behind a venue: "at the residence, Haven House, on Monday"."""
    doc, i = venue.doc, venue.i + 1
    one = reference(doc[i + 1]) if i + 1 < len(doc) and doc[i].text == "," else None
    if one is None or one.how != "name" or one.span.end >= len(doc) or doc[one.span.end].text not in {",", "."}:
        return None
    place = one.referents[0]
    return one if len(one.referents) == 1 and (place.type is EntityType.PLACE or is_venue(place)) else None


def _meant(noun: Token) -> Reference | None:
    """
    Return the name that "the hotel", "the palace", "that castle" means: the last place of that kind before it.

    A place is of the kind that ends its name, or that its apposition tells ("at Haven Lodge, a hotel").
    """
    if not any(x.lower_ in {"the", "that", "this", "same"} for x in noun.children):
        return None
    if any(x.dep_ in {"compound", "poss", "prep", "relcl"} for x in noun.children):
        return None
    return _last_of_kind(noun)


def _part_of(room: Token) -> Reference | None:
    """Return the name of the venue that a part of it is told with: "in the hotel lobby", "in the camp chapel"."""
    if not any(x.lower_ == "the" for x in room.children):
        return None
    venue = next((x for x in children(room, "compound") if x.lemma_.lower() in VENUES | BUILDINGS), None)
    return _last_of_kind(venue) if venue is not None else None


def _last_of_kind(noun: Token) -> Reference | None:
    """Return the place of the kind that *noun* tells which is named last before it."""
    lemma, last = noun.lemma_.lower(), None
    for one in noun.doc._.references:
        if one.span.start >= noun.i:
            break
        if one.how != "name" or one.referents[0].type not in PLACES | {EntityType.ORGANISATION}:
            continue
        root = one.span.root
        told = [root.head] if root.dep_ == "appos" else list(children(root, "appos"))
        if lemma == one.span[-1].lower_ or any(x.lemma_.lower() == lemma for x in told):
            last = one
    return last


def named_at(token: Token) -> Referent | None:
    """Return the place whose name *token* heads; none of a country."""
    found = reference(token)
    if found is None or token != found.span.root or found.how != "name" or len(found.referents) != 1:
        return None
    return found.referents[0] if found.referents[0].type is EntityType.PLACE else None


def is_venue(referent: Referent) -> bool:
    """Tell whether a body can be a venue: a university, a palace, an office."""
    if referent.type is not EntityType.ORGANISATION:
        return False
    words = referent.name.lower().split()
    if words[-2:] == ["high", "commission"]:
        return True
    return words[-1] in VENUES or "institute" in words or any(x.part == "seat" for x in gazetteer.lookup(referent.name))
