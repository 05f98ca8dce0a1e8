"""What the tables of places know of a location that the text tells: that it is so, or that it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.tables import Actor, Place

if TYPE_CHECKING:
    from kg.annotate.doc import Referent


def known_inside(inner: Referent, outer: Referent) -> bool:
    """Tell whether the table has a place of the name of *inner* in *outer*, a country or a region."""
    names = {outer.name, *outer.aliases, *((outer.row.name,) if outer.row is not None else ())}
    code = outer.row.iso3 if isinstance(outer.row, Actor) else ""
    return any((x.within and x.within in names) or (code and x.country == code) for x in _rows(inner))


def both_towns(inner: Referent, outer: Referent) -> bool:
    """Tell whether the table knows two cities, neither said to be within the other: a row."""
    towns = all(isinstance(x.row, Place) and x.row.type == "City" for x in (inner, outer))
    return towns and not known_inside(inner, outer)


def _rows(referent: Referent) -> list[Place]:
    """Return the places of that name in the table; none where *referent* is something else."""
    if not isinstance(referent.row, Place):
        return []
    return [x.row for x in gazetteer.lookup(referent.name) if isinstance(x.row, Place)] or [referent.row]


def contradicted(inner: Referent, outer: Referent) -> bool:
    """Tell whether the tables put every place of the name of *inner* in another country than *outer*."""
    row = outer.row
    if isinstance(row, Place) and row.type == "City" and isinstance(inner.row, Place) and inner.row.type == "Region":
        return True  # "Georgia beat Wales in Cardiff": no land is in a town
    if not isinstance(row, Actor) or row.type != "Country" or not row.iso2:
        return False  # what a state of the past held is another country's today
    rows = _rows(inner)
    return bool(rows) and all(x.country and x.country != row.iso3 for x in rows)


def more_people(one: Referent, other: Referent) -> bool:
    """Tell whether the tables know *one* for a larger town than *other*, or know it alone; a country is larger."""
    return _people(one) > _people(other)


def _people(referent: Referent) -> int:
    if isinstance(referent.row, Actor):
        return 10**10  # a country, or its capital
    return (referent.row.population or 1) if isinstance(referent.row, Place) else 0
