"""Meetings on a map: GeoJSON (RFC 7946), one feature a meeting, for QGIS, Leaflet and the like."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pyoxigraph import NamedNode

from kg.export.edges import LOCATED_IN
from kg.query import everything, told
from kg.query.told import Meeting, Thing
from kg.store.graph import REGISTRY, GraphStore

_PRECISE = {"City", "Venue"}
"""Classes whose point may stand for what lies in them: that of a country would be far from any hall in it."""


class _Point(NamedTuple):
    longitude: float
    latitude: float


def to_geojson(store: GraphStore) -> Iterator[str]:
    """
    Yield the meetings as a feature collection, in the order of time, a line each.

    The point is that of the venue, or of the nearest place around it that has one and is a city or a venue;
    ``point`` says whose it is, and ``point_class`` how wide that is. A meeting of no such place has no geometry: it
    is in the table, not on the map.
    """
    where = _where(store, [row["place"] for row in store.select("SELECT DISTINCT ?place { ?it dip:venue ?place }")])
    yield '{"type": "FeatureCollection", "features": ['
    for i, meeting in enumerate(everything.meetings(store)):
        yield (",\n" if i else "\n") + json.dumps(_feature(meeting, where), ensure_ascii=False)
    yield "\n]}\n"


def _feature(x: Meeting, where: Mapping[str, tuple[Thing, _Point]]) -> dict[str, Any]:
    place, point = where.get(x.venue.iri, (None, None)) if x.venue else (None, None)
    first = next((passage for report in x.reports for passage in report.passages), None)
    return {
        "type": "Feature",
        "id": x.iri,
        "geometry": {"type": "Point", "coordinates": list(point)} if point else None,
        "properties": {
            "label": x.label,
            "kind": x.kind,
            "status": x.status,
            "date": x.date,
            "earliest": x.earliest,
            "latest": x.latest,
            "place": x.venue.label if x.venue else None,
            "point": place.label if place else None,
            "point_class": "; ".join(place.classes) if place else None,
            "participants": [who.label for who in x.participants],
            "participant_iris": [who.iri for who in x.participants],
            "hosts": [who.label for who in x.hosts],
            "reports": len(x.reports),
            "sources": x.sources,
            "sentence": first.sentence if first else None,
            "publisher": first.article.publisher if first else None,
            "url": first.article.url if first else None,
        },
    }


def _where(store: GraphStore, venues: Iterable[str]) -> dict[str, tuple[Thing, _Point]]:
    """Return for each of *venues* that can be shown the place whose point it gets, and that point."""
    points = _points(store)
    around = _around(store)
    chains = {venue: _outwards(venue, around) for venue in venues}
    known = told.things(store, (place for chain in chains.values() for place in chain))
    found = {}
    for venue, chain in chains.items():
        for place in chain:
            if place in points and (place == venue or _PRECISE & set(known[place].classes)):
                found[venue] = known[place], points[place]
                break
    return found


def _points(store: GraphStore) -> dict[str, _Point]:
    rows = store.select("SELECT ?it ?lat ?long { ?it geo:lat ?lat ; geo:long ?long } ORDER BY ?it ?lat ?long")
    points: dict[str, _Point] = {}
    for row in rows:
        point = _Point(float(row["long"]), float(row["lat"]))
        if -180 <= point.longitude <= 180 and -90 <= point.latitude <= 90:
            points.setdefault(row["it"], point)
    return points


def _around(store: GraphStore) -> dict[str, list[str]]:
    """Return what each place is stated to lie in; not what only follows, so that the nearest comes first."""
    around: dict[str, set[str]] = {}
    for quad in store.matching(LOCATED_IN, REGISTRY):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            around.setdefault(quad.subject.value, set()).add(quad.object.value)
    return {place: sorted(outer) for place, outer in around.items()}


def _outwards(place: str, around: Mapping[str, list[str]]) -> list[str]:
    """Return *place* and what it lies in, nearest first."""
    chain = [place]
    for inner in chain:  # it grows while it is walked
        chain += [outer for outer in around.get(inner, ()) if outer not in chain]
    return chain
