"""Which format an answer is written in: what a client accepts against what there is (RFC 9110, 12.5.1)."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import QueryResultsFormat, RdfFormat

from kg.serve.problem import NOT_ACCEPTABLE, ServeError


class Format(NamedTuple):
    """A format by its media type; ``others`` are types that clients ask for it with as well."""

    media_type: str
    engine: QueryResultsFormat | RdfFormat
    others: tuple[str, ...] = ()
    charset: bool = False  # a text/… without one was ASCII for long


RESULTS = (
    Format("application/sparql-results+json", QueryResultsFormat.JSON, ("application/json",)),
    Format("application/sparql-results+xml", QueryResultsFormat.XML, ("application/xml", "text/xml")),
    Format("text/csv", QueryResultsFormat.CSV, charset=True),
    Format("text/tab-separated-values", QueryResultsFormat.TSV, charset=True),
)
"""Rows and truth values; the first is for a client that does not care."""

GRAPHS = (
    Format("text/turtle", RdfFormat.TURTLE, ("application/x-turtle",), charset=True),
    Format("application/n-triples", RdfFormat.N_TRIPLES, ("text/plain",)),
    Format("application/rdf+xml", RdfFormat.RDF_XML, ("application/xml", "text/xml")),
    Format("application/ld+json", RdfFormat.JSON_LD, ("application/json",)),
    Format("application/trig", RdfFormat.TRIG),
    Format("application/n-quads", RdfFormat.N_QUADS),
)
"""Triples; likewise."""


def choose(accept: str, offered: tuple[Format, ...]) -> Format:
    """
    Return of *offered* what *accept*, the header, wants most; of several equally wanted the first.

    Raises ``ServeError`` 406 with all there is where it wants none. An empty header wants anything.
    """
    wanted = _ranges(accept)
    if not wanted:
        return offered[0]
    best, place = max((_quality(wanted, x), -i) for i, x in enumerate(offered))
    if best <= 0:
        known = ", ".join(x.media_type for x in offered)
        raise ServeError(NOT_ACCEPTABLE, f"this cannot be written as {accept.strip()}; as: {known}")
    return offered[-place]


def content_type(x: Format) -> str:
    """Return the header of an answer in the format *x*."""
    return f"{x.media_type}; charset=utf-8" if x.charset else x.media_type


_Range = tuple[str, float]


def _ranges(accept: str) -> list[_Range]:
    found = []
    for part in accept.split(","):
        name, *parameters = (x.strip().lower() for x in part.split(";"))
        if "/" in name:
            found.append((name, _weight(parameters)))
    return found


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0


def _quality(wanted: list[_Range], x: Format) -> float:
    """Return how much *x* is wanted: the narrowest range that holds its type says so. Other names are exact."""
    named = {x.media_type, *x.others}
    for patterns in (named, {x.media_type.partition("/")[0] + "/*"}, {"*/*"}):
        weights = [weight for name, weight in wanted if name in patterns]
        if weights:
            return max(weights)
    return 0.0
