"""The country that a word tells, also by its town: who comes from Oslo comes from Norway."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.annotate.doc import Referent, reference, referents
from kg.model import EntityType
from kg.tables import Actor, Place

if TYPE_CHECKING:
    from spacy.tokens import Token


def country_of(token: Token) -> Referent | None:
    """Return the country whose capital *token* names: who visits Oslo visits Norway."""
    found = referents(token)
    if len(found) != 1 or found[0].type is not EntityType.PLACE:
        return None
    rows = (x.row for x in gazetteer.lookup(found[0].name) if x.part == "capital")
    row = next((x for x in rows if isinstance(x, Actor) and x.iso2), None)
    if row is None:
        return None
    known: list[Referent] = token.doc._.referents
    country = next((x for x in known if x.row is row), None)
    if country is None:
        country = Referent(row.name, EntityType.COUNTRY, row=row)
        known.append(country)
    return country


def country_at(token: Token) -> Referent | None:
    """Return the country that *token* refers to, by its name or as an adjective: "the Norlandic side"."""
    one = reference(token)
    whole = one is not None and len(one.referents) == 1 and one.referents[0].type is EntityType.COUNTRY
    return one.referents[0] if one is not None and whole else None


def country_led_to(token: Token) -> Referent | None:
    """Return the country that the city at *token* lies in: by its capital, else one that the text names."""
    found = referents(token)
    if len(found) != 1 or found[0].type is not EntityType.PLACE:
        return None
    if (country := country_of(token)) is not None:
        return country
    row = found[0].row
    code = row.country if isinstance(row, Place) else ""
    known: list[Referent] = token.doc._.referents
    return next((x for x in known if code and isinstance(x.row, Actor) and x.row.iso3 == code), None)
