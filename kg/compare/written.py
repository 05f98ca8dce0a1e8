"""A difference as text: a table in words, JSON, an RDF Patch, or two graphs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.compare.changes import Difference
from kg.errors import UnknownNameError
from kg.query.answer import Rows
from kg.query.results import table
from kg.store.sparql import PREFIXES

ADDED, REMOVED = (PREFIXES["id"] + name for name in ("graph/added", "graph/removed"))
"""The two graphs of a difference as RDF."""

_PLURALS = {"person": "people", "country": "countries", "location": "places placed"}


def summary(found: Difference) -> str:
    """Return one line: "meetings: 2 gained, 1 changed; people: 1 merged (+ 40, − 12 triples)"."""
    if not found:
        return "The two say the same."
    told: dict[str, list[str]] = {}
    for (what, kind), count in found.counts().items():
        told.setdefault(_PLURALS.get(what, f"{what}s"), []).append(f"{count:,} {kind}")
    parts = "; ".join(f"{what}: {', '.join(counts)}" for what, counts in told.items())
    parts = parts or "the same things, told from other sentences or with other figures"
    return f"{parts} (+ {len(found.added):,}, − {len(found.removed):,} triples)"


def to_table(found: Difference, width: int | None) -> Iterator[str]:
    """Yield the summary and a table with a line for each thing."""
    yield summary(found) + "\n"
    if found.changes:
        rows = (tuple(map(Literal, (x.what, x.kind, x.label, "; ".join(x.details)))) for x in found.changes)
        yield "\n" + table(Rows(("what", "change", "thing", "how"), tuple(rows)), width)


def to_json(found: Difference, _: int | None) -> Iterator[str]:
    """Yield one JSON object."""
    yield json.dumps(found.as_dict(), ensure_ascii=False, indent=2) + "\n"


def to_patch(found: Difference, _: int | None) -> Iterator[str]:
    """
    Yield an RDF Patch (Apache Jena's): one transaction that makes the old graph the new one.

    https://afs.github.io/rdf-delta/rdf-patch.html
    """
    yield "TX .\n"
    yield from (f"D {quad} .\n" for quad in found.removed)
    yield from (f"A {quad} .\n" for quad in found.added)
    yield "TC .\n"


def to_nquads(found: Difference, _: int | None) -> Iterator[str]:
    """Yield N-Quads with what was added in one graph and what was removed in another."""
    yield from _lines(found.added, ADDED)
    yield from _lines(found.removed, REMOVED)


def _lines(quads: Iterable[Quad], graph: str) -> Iterator[str]:
    # In two graphs of the old, or of the new: once.
    return iter(sorted({f"{Quad(x.subject, x.predicate, x.object, NamedNode(graph))} .\n" for x in quads}))


FORMATS: dict[str, Callable[[Difference, int | None], Iterator[str]]] = {
    "table": to_table,
    "json": to_json,
    "patch": to_patch,
    "nquads": to_nquads,
}


def write(found: Difference, form: str = "table", width: int | None = None) -> Iterator[bytes]:
    """
    Yield *found* in one of ``FORMATS``, in UTF-8; a table at most *width* columns wide.

    Raises ``UnknownNameError`` for another format.
    """
    if form not in FORMATS:
        known = ", ".join(FORMATS)
        raise UnknownNameError(f"a difference has no format {form!r}; known: {known}", tuple(FORMATS))
    return (text.encode() for text in FORMATS[form](found, width))
