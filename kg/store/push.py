"""
Loads a graph of this machine into a server, so that it answers there as it does here.

The server's default graph, or one that is named, gets the union that every question is asked over; the registry, the
closure and what made the build are kept beside it under their own names, and so is what both the articles and the
others say (``kg.store.endpoint.SHARED``). A small graph of its own (``…/graph/push``) notes how far it went: killed
in the middle and run again, it goes on there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.errors import StoreError
from kg.progress import SILENT
from kg.store import remote
from kg.store.endpoint import SHARED
from kg.store.graph import INFERRED, META, REGISTRY
from kg.store.sparql import PREFIXES

if TYPE_CHECKING:
    from kg.progress import Progress
    from kg.store.endpoint import EndpointStore
    from kg.store.oxigraph import OxigraphStore
    from kg.store.protocol import GraphProtocol

NOTE = "graph/push"
"""How the name of the graph ends that notes how far a push went."""

CHUNK = 20_000
"""
Triples that are sent at once: some 4 MB.

Virtuoso takes no more than 10 MB of text at a time, and what was sent when a connection broke is sent again.
"""

_VOID, _SCHEMA = "http://rdfs.org/ns/void#", PREFIXES["schema"]


class Chunk(NamedTuple):
    """Triples of one graph of the server, as they are sent; ``graph`` is ``None`` for its default graph."""

    graph: NamedNode | None
    ntriples: bytes
    size: int


class Noted(NamedTuple):
    """How far a push went: chunks, the SHA-256 of all their bytes, the graph of the union, and whether that is all."""

    chunks: int
    digest: str
    target: str
    complete: bool


@dataclass(frozen=True, slots=True)
class Pushed:
    """
    What a push did.

    ``counts`` are the triples of each graph here, ``held`` those that the server says it has; by name, ``""`` is the
    default graph. ``sent`` are triples sent this time, ``before`` those that an earlier run had sent.
    """

    counts: dict[str, int]
    held: dict[str, int]
    sent: int
    before: int

    @property
    def differing(self) -> tuple[str, ...]:
        """The graphs of which the server does not hold as many triples as were sent."""
        return tuple(name for name, count in self.counts.items() if self.held.get(name) != count)


def push(
    source: OxigraphStore,
    server: EndpointStore,
    graphs: GraphProtocol,
    *,
    target: NamedNode | None = None,
    replace: bool = False,
    progress: Progress = SILENT,
) -> Pushed:
    """
    Load *source* into the server that *server* asks and *graphs* writes; the union goes to *target*.

    Without *target* it goes to the default graph. Where the same push was begun, it goes on; where it is complete,
    nothing is sent. Raises ``StoreError`` where other data is there, unless *replace* has that dropped, and where the
    server refuses.
    """
    counts = _counts(source, target)
    note = NamedNode(source.base + NOTE)
    noted = _noted(server, note)
    done = _done(source, target, noted, progress)
    if done is None:
        _make_room(server, graphs, [target, *(NamedNode(x) for x in counts if x), note], replace=replace, noted=noted)
        done = 0
    digest, number, sent, before = hashlib.sha256(), 0, 0, 0
    progress.begin("sending triples", sum(counts.values()))
    try:
        for number, chunk in enumerate(chunks(source, target), 1):
            digest.update(chunk.ntriples)
            if number > done:
                graphs.add(chunk.graph, chunk.ntriples)
                graphs.replace(note, _written(note, Noted(number, digest.hexdigest(), _key(target), complete=False)))
                sent += chunk.size
            else:
                before += chunk.size
            progress.step(chunk.size)
        if noted is None or sent or not noted.complete:
            graphs.replace(note, _written(note, Noted(number, digest.hexdigest(), _key(target), complete=True)))
    except (KeyboardInterrupt, StoreError) as error:
        error.add_note("What was sent is there. Run it again, and it goes on from there.")
        raise
    finally:
        progress.end()
    return Pushed(counts, {name: _held(server, name) for name in counts}, sent, before)


def chunks(source: OxigraphStore, target: NamedNode | None) -> Iterator[Chunk]:
    """Yield what the server gets: the same chunks in the same order for the same graph, lines sorted in each."""
    for graph, triples in _parts(source, target):
        lines = (f"{Triple(x.subject, x.predicate, x.object)} .\n" for x in triples)
        while some := sorted(islice(lines, CHUNK)):
            yield Chunk(graph, "".join(some).encode(), len(some))


def _parts(source: OxigraphStore, target: NamedNode | None) -> Iterator[tuple[NamedNode | None, Iterator[Quad]]]:
    """Yield each graph that the server gets with its triples, in the order of the engine's index, on disk by hash."""
    yield target, chain.from_iterable(_each(source, x) for x in source.asked)
    for name in source.named:
        if name.value.endswith((REGISTRY, INFERRED, META)):
            yield name, _each(source, name)
    others = [x for x in source.named if x.value.endswith((REGISTRY, INFERRED))]
    shared = {Triple(q.subject, q.predicate, q.object) for x in others for q in _each(source, x) if source.stated(q)}
    name = NamedNode(source.base + SHARED)
    yield name, iter(sorted((Quad(x.subject, x.predicate, x.object, name) for x in shared), key=str))


def _each(source: OxigraphStore, graph: NamedNode | DefaultGraph) -> Iterator[Quad]:
    return source.engine.quads_for_pattern(None, None, None, graph)


def _key(graph: NamedNode | None) -> str:
    return "" if graph is None else graph.value


def _counts(source: OxigraphStore, target: NamedNode | None) -> dict[str, int]:
    return {_key(graph): sum(1 for _ in triples) for graph, triples in _parts(source, target)}


def _done(source: OxigraphStore, target: NamedNode | None, noted: Noted | None, progress: Progress) -> int | None:
    """Return how many chunks of *source* the server has by its note; ``None`` where that is of another graph."""
    if noted is None or noted.target != _key(target):
        return None
    digest, number = hashlib.sha256(), 0
    progress.begin("comparing what is there")
    try:
        mine = chunks(source, target)
        for chunk in islice(mine, noted.chunks):
            number += 1
            digest.update(chunk.ntriples)
            progress.step(chunk.size)
        more = noted.complete and next(mine, None) is not None
    finally:
        progress.end()
    return number if number == noted.chunks and digest.hexdigest() == noted.digest and not more else None


def _make_room(
    server: EndpointStore,
    graphs: GraphProtocol,
    names: list[NamedNode | None],
    *,
    replace: bool,
    noted: Noted | None,
) -> None:
    """Drop what is in the way, the note first: it must not vouch for what is gone. Raise where that is not allowed."""
    held = [name for name in names if server.holds(name)]
    if held and not replace:
        told = ", ".join("its default graph" if x is None else x.value for x in held)
        what = "another data set" if noted is None else "another version of this graph, or a part of one,"
        raise StoreError(
            f"{remote.shown(server.url)}: {what} is there, in {told}. Nothing was sent. "
            "Add --replace to drop what these hold, or --graph IRI to write beside it"
        )
    for name in reversed(names):
        if replace:
            graphs.drop(name)


def _held(server: EndpointStore, name: str) -> int:
    return server.size(NamedNode(name) if name else None)


# --- the note ----------------------------------------------------------------------------


_CHUNKS, _DIGEST = NamedNode(PREFIXES["prov"] + "value"), NamedNode(_SCHEMA + "sha256")
_TARGET, _STATUS = NamedNode(PREFIXES["dcterms"] + "isPartOf"), NamedNode(_SCHEMA + "creativeWorkStatus")


def _written(note: NamedNode, noted: Noted) -> bytes:
    """Return *noted* as N-Triples about *note*, in the words of VoID, PROV-O, Dublin Core and schema.org."""
    told = [
        (NamedNode(PREFIXES["rdf"] + "type"), NamedNode(_VOID + "Dataset")),
        (_CHUNKS, Literal(str(noted.chunks))),
        (_DIGEST, Literal(noted.digest)),
        (_TARGET, Literal(noted.target)),
        (_STATUS, Literal("complete" if noted.complete else "loading")),
    ]
    return "".join(f"{note} {predicate} {value} .\n" for predicate, value in told).encode()


def _noted(server: EndpointStore, note: NamedNode) -> Noted | None:
    held = {x.predicate: x.object.value for x in server.graph(note) if isinstance(x.object, NamedNode | Literal)}
    try:
        return Noted(int(held[_CHUNKS]), held[_DIGEST], held[_TARGET], held[_STATUS] == "complete")
    except (KeyError, ValueError):
        return None
