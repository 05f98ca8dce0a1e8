"""A store as a file in one of many formats; the same bytes on every run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from kg import registry
from kg.errors import UnknownNameError
from kg.export import events, geojson, gexf, graphml, jsonld, network, profiles, rdfxml, tables, turtle
from kg.export.header import header_of
from kg.export.several import File, zipped
from kg.model import Document, Field
from kg.store import layout, shards
from kg.store.graph import INFERRED, REGISTRY, GraphStore, Piece, as_pieces


class Format(NamedTuple):
    """
    A way to write a graph.

    It has one of three: ``write`` makes a file of pieces of N-Triples (and the base of their IRIs); ``view`` of a
    store, where the format is no RDF; ``parts`` yields the files of a format that is a folder, and its suffix is
    ``.zip``.
    """

    suffix: str
    media_type: str
    what: str
    write: Callable[[Iterable[Piece], str], Iterator[bytes]] | None = None
    view: Callable[[GraphStore], Iterator[str]] | None = None
    parts: Callable[[GraphStore], Iterator[File]] | None = None


FORMATS: dict[str, Format] = {
    "turtle": Format(".ttl", "text/turtle", "RDF to read: prefixes, sections, one paragraph a thing", turtle.turtle),
    "nquads": Format(".nq", "application/n-quads", "RDF with its graphs, a statement a line", turtle.nquads),
    "ntriples": Format(".nt", "application/n-triples", "RDF, a statement a line", turtle.ntriples),
    "trig": Format(".trig", "application/trig", "Turtle with its graphs", turtle.trig),
    "json-ld": Format(".jsonld", "application/ld+json", "RDF as JSON, with its graphs", jsonld.jsonld),
    "rdf-xml": Format(".rdf", "application/rdf+xml", "RDF as XML", rdfxml.rdfxml),
    "graphml": Format(
        ".graphml", "application/graphml+xml", "a network for Gephi, yEd, Cytoscape", view=graphml.to_graphml
    ),
    "gexf": Format(".gexf", "application/gexf+xml", "a network over time for Gephi", view=gexf.to_gexf),
    "geojson": Format(".geojson", "application/geo+json", "meetings on a map", view=geojson.to_geojson),
    "csv": Format(".csv", "text/csv", "a table of relations, a line for each sentence", view=tables.to_csv),
    "network": Format(
        ".zip", "application/zip", "nodes.csv and edges.csv: a network for pandas, R, Gephi", parts=network.to_tables
    ),
    "events": Format(
        ".zip", "application/zip", "tables of events for social scientists, with a codebook", parts=events.events
    ),
    "neo4j": Format(
        ".zip", "application/zip", "nodes.csv and relationships.csv for Neo4j's bulk import", parts=network.to_neo4j
    ),
}
_RDF = tuple(name for name, x in FORMATS.items() if x.write is not None)
_ALIASES = {
    "ttl": "turtle",
    "nq": "nquads",
    "n-quads": "nquads",
    "nt": "ntriples",
    "n-triples": "ntriples",
    "jsonld": "json-ld",
    "rdfxml": "rdf-xml",
    "rdf/xml": "rdf-xml",
    "rdf": "rdf-xml",
    "xml": "rdf-xml",
    "json": "json-ld",
}


def find(name: str) -> Format:
    """
    Return the format called *name*, in whatever spelling is usual, or one of the entry points ``kg.export``.

    Raises ``UnknownNameError`` with the list of formats.
    """
    key = name.lower().strip().lstrip(".")
    return registry.find("kg.export", _ALIASES.get(key, key), FORMATS)


def of_path(path: Path) -> str | None:
    """Return the format that the ending of *path* stands for, or ``None``."""
    return next((name for name, x in FORMATS.items() if x.suffix == path.suffix.lower() and x.parts is None), None)


def meant(path: Path, known: Iterable[str] | None = None) -> None:
    """Raise ``UnknownNameError`` for a *path* whose ending is that of a file of another kind, with the *known* ones."""
    endings = tuple(known or sorted({x.suffix for x in FORMATS.values()}))
    if path.suffix and path.suffix.lower() not in endings:
        raise UnknownNameError(
            f"{path}: no format has the ending {path.suffix}; there are: {', '.join(endings)}. "
            "Or name the format: --format",
            endings,
        )


def export(
    store: GraphStore, name: str = "turtle", *, inferred: bool = False, profile: Iterable[str] = ()
) -> Iterator[bytes]:
    """
    Yield *store* in the format *name*, in UTF-8: what articles say and the registry adds.

    With *inferred* the closure as well, with *profile* (names of ``kg.export.profiles``) the same told in terms of
    others. Formats with graphs keep the graphs apart, the others merge them; ``csv`` and ``graphml`` are a view of
    the relations, the same with or without the closure, and take no profile. A format of several files is a ZIP
    archive of them. Raises ``UnknownNameError`` for a format or a profile that is not known.
    """
    chosen = find(name)
    if chosen.parts is not None:
        return zipped(files(store, name, inferred=inferred, profile=profile))
    others = profiles.find(profile)
    if chosen.write is not None:
        written = chosen.write(_pieces(store, inferred=inferred, others=others), store.base)
        return _gathered(chain(_comments(store, chosen), written))
    if others:
        raise _no_profile(name)
    assert chosen.view is not None
    return encoded(chosen.view(store))


def _comments(store: GraphStore, chosen: Format) -> Iterator[bytes]:
    """Yield what a part of a graph says of itself, before all else, where the format has comments."""
    told = header_of(store) if chosen.suffix in (".ttl", ".trig") else None
    if told is not None:
        yield from (f"# {' '.join(line.split())}\n".encode() for line in told.lines())
        yield b"\n"


def files(store: GraphStore, name: str, *, inferred: bool = False, profile: Iterable[str] = ()) -> Iterator[File]:
    """
    Yield *store* in the format *name* as files: path and bytes of each.

    A format of one file gives that, called ``graph`` with its ending. Raises what ``export`` raises.
    """
    chosen = find(name)
    if chosen.parts is None:
        return iter([(f"graph{chosen.suffix}", export(store, name, inferred=inferred, profile=profile))])
    if profiles.find(profile):
        raise _no_profile(name)
    return chosen.parts(store)


def _no_profile(name: str) -> UnknownNameError:
    return UnknownNameError(f"{name} holds no triples to add a profile to; these do: {', '.join(_RDF)}", _RDF)


def _pieces(store: GraphStore, *, inferred: bool, others: Mapping[str, profiles.Profile]) -> Iterator[Piece]:
    wanted = (REGISTRY, INFERRED) if inferred else (REGISTRY,)
    if not others:
        yield from store.pieces(*wanted)
        return
    held = list(store.quads(*wanted))  # to read them from the disk again takes longer than all that a profile does
    yield from as_pieces(held)
    yield from as_pieces(profiles.added(held, others, store.base, _texts(store)))


def _texts(store: GraphStore) -> profiles.Texts:
    """Return the look-up of the articles' words, which *store* keeps beside its graph; a graph alone has none."""
    if store.folder is None or not layout.is_store(store.folder):
        return profiles.no_texts
    folder = layout.shards(store.folder)

    @lru_cache(maxsize=1)  # a profile asks article by article
    def document(identity: str) -> Document | None:
        path = shards.path_of(folder, identity)
        return shards.read(path).document if path.exists() else None

    def words(identity: str, field: str) -> str | None:
        found = document(identity)
        return None if found is None else found.text(Field(field))

    return words


_CHUNK = 1 << 16


def encoded(text: Iterable[str]) -> Iterator[bytes]:
    """Yield *text* as ``_gathered`` does."""
    return _gathered(x.encode() for x in text)


def _gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """
    Yield *pieces* joined to some of about 64 kB, so that a file is not written a line at a time.

    The first are shorter: who looks at what comes, or takes its head, need not wait for more.
    """
    held: list[bytes] = []
    size, enough = 0, 1
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= enough:
            yield b"".join(held)
            held, size, enough = [], 0, min(2 * size + 1, _CHUNK)
    if held:
        yield b"".join(held)
