"""
Where on the map a place is: its own coordinates, or as near as the graph and its table of countries know.

A meeting "in the Old Pier" stands at the town that the pier is in, one "in Karsund" somewhere in the middle of the
country. Both are told to be approximate: a dot must not claim what no one wrote.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.draw.facts import TYPES, Facts
from kg.files import folder

Point = tuple[float, float]
"""Longitude and latitude in degrees."""

_NEARER = {name: rank for rank, name in enumerate(("Venue", "City", "Place", "Region", "Country"))}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a place is; ``of`` is the IRI whose coordinates these are, itself or what it lies in."""

    at: Point
    of: str
    exact: bool


def spots(facts: Facts) -> dict[str, Spot]:
    """Return where each place of *facts* is that is known to be anywhere; by IRI."""
    above: defaultdict[str, list[str]] = defaultdict(list)
    for part in facts.within:
        above[part.inner].append(part.outer)
    found = {}
    for iri, entity in facts.entities.items():
        if entity.at is not None:
            found[iri] = Spot(entity.at, iri, exact=True)
        elif TYPES[entity.cls] in ("place", "country") or iri in above:
            near = _near(facts, (iri, *sorted(above[iri], key=lambda outer: _rank(facts, outer))))
            if near is not None:
                found[iri] = near
    return found


def _rank(facts: Facts, iri: str) -> tuple[int, str]:
    entity = facts.entities.get(iri)
    return _NEARER.get(entity.cls, len(_NEARER)) if entity else len(_NEARER), iri


def _near(facts: Facts, places: tuple[str, ...]) -> Spot | None:
    """Return the first of *places* that is known to be anywhere; a country is in its middle."""
    for iri in places:
        entity = facts.entities.get(iri)
        at = None if entity is None else entity.at or countries().get(entity.code or "")
        if at is not None:
            return Spot(at, iri, exact=False)
    return None


@cache
def countries() -> dict[str, Point]:
    """Return a point well inside each country, by its ISO 3166 alpha-3 code: what Natural Earth's shapes give."""
    return {code: (x, y) for code, (x, y) in _read("countries.json").items()}


@cache
def outline() -> dict[str, list[list[int]]]:
    """
    Return the land and its borders (Natural Earth, in the public domain) as the page takes them.

    Each line is longitudes and latitudes by turns, in tenths of a degree, each but the
    first two as the step from the one before: half the size of plain pairs.
    """
    return {name: [_steps(line) for line in _read(f"{name}.json")] for name in ("land", "borders")}


def _steps(line: list[tuple[float, float]]) -> list[int]:
    tenths = [(round(x * 10), round(y * 10)) for x, y in line]
    before = [(0, 0), *tenths]
    return [step for (x, y), (a, b) in zip(tenths, before, strict=False) for step in (x - a, y - b)]


def _read(name: str) -> Any:
    return json.loads((folder("visualisations") / "serve" / "vendor" / name).read_text(encoding="utf-8"))
