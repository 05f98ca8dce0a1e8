"""
The graph on disk behind a SPARQL engine: Oxigraph, in this process.

Oxigraph keeps values, not spellings: a number comes back in canonical form (``43.10`` as ``43.1``), a language tag in
lower case.
"""

from __future__ import annotations

import hashlib
import io
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, NoReturn, TypeVar

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
)

from kg.errors import QueryError, StoreError
from kg.store import disk, layout, text
from kg.store.graph import INFERRED, META, PIECE, REGISTRY, GraphStore, Piece, Solutions, as_nquads, as_pieces
from kg.store.mistakes import syntax_error
from kg.store.runs import Runs
from kg.store.sparql import PREFIXES, Bindings, bind, check, names_dataset
from kg.store.text import Graph

if TYPE_CHECKING:
    from typing_extensions import Buffer

T = TypeVar("T")

_REBUILD = "Write it again: kg doctor --store STORE --repair"
_ALL = (REGISTRY, INFERRED, META)

_ADDED = "graph/added"
"""
A graph of this file's own: what the registry and the closure hold and the articles do not say.

Asked over several graphs, Oxigraph looks each pattern up in all of them, and gives a triple once for each that holds
it, where SPARQL counts it once. So the engine's default graph holds the union that questions are asked over, and this
one tells what of it is not the default graph of ``GraphStore``: what articles say.
"""

BATCH = 50_000
"""
Statements that the engine is given at a time to write: it holds a kilobyte for each, and would take up to a million.
Of 360,000, eight batches took no longer than two, and 0.12 GB less; on disk they are larger by a part in a thousand.
"""


class Dataset(NamedTuple):
    """The graphs, by IRI, that one query is asked over: those that make up its default graph, and the named ones."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


Found = QuerySolutions | QueryBoolean | QueryTriples
"""What the engine itself answers: each can write itself in the formats of the standards."""


@dataclass(frozen=True, slots=True)
class OxigraphStore(GraphStore):
    """
    The graph in this process; ``asked`` are the graphs of the engine that a question is answered over.

    ``kept`` is the folder that has it as text too (``kg.store.text``), if one has; ``added`` the graph that tells
    what of the engine's default graph no article says, if there is one.
    """

    engine: Store
    asked: tuple[Graph, ...] = (DefaultGraph(),)
    named: tuple[NamedNode, ...] = ()
    folder: Path | None = None
    kept: Path | None = None
    added: NamedNode | None = None

    def query(self, sparql: str, bindings: Bindings | None = None) -> Solutions | Iterator[Triple] | bool:
        """Answer *sparql* in this process: see ``GraphStore``."""
        check(sparql)
        bound = bind(sparql, bindings or {})
        try:
            found = self._run(bound)
        except SyntaxError:
            self._explain(sparql, bindings)
        except (OSError, RuntimeError) as error:
            raise _damaged(self.folder, error) from error
        if isinstance(found, QueryBoolean):
            return bool(found)
        if isinstance(found, QueryTriples):
            return self._safely(found)
        names = tuple(variable.value for variable in found.variables)
        return Solutions(names, (tuple(row) for row in self._safely(found)))

    def found(self, sparql: str, dataset: Dataset | None = None) -> Found:
        """
        Answer *sparql* as the engine does, with results that serialise themselves.

        It is asked over the union, as every question; over *dataset* where one is given; else over what the query
        names with ``FROM``. Raises as ``query``, and ``QueryError`` where *dataset* names a graph that is not here.
        """
        check(sparql, dataset=True)
        try:
            if dataset is not None:
                default = [self._graph(x) for x in dataset.default]
                named = [self._graph(x) for x in dataset.named]
                return self.engine.query(
                    sparql, prefixes=PREFIXES, default_graph=list(default), named_graphs=list(named)
                )
            if names_dataset(sparql):
                return self.engine.query(sparql, prefixes=PREFIXES)
            return self._run(sparql)
        except SyntaxError as error:
            raise syntax_error(sparql, str(error)) from None
        except (OSError, RuntimeError) as error:
            raise _damaged(self.folder, error) from error

    def _graph(self, iri: str) -> NamedNode:
        known = {x.value: x for x in self.named}
        if iri not in known:
            raise QueryError(f"there is no graph <{iri}> here. There are: {', '.join(known) or 'none with a name'}")
        return known[iri]

    def matching(self, predicate: NamedNode | None, *endings: str) -> Iterator[Quad]:
        """Yield what one index of the engine finds, or all that is kept as text: see ``GraphStore``."""
        for name in self._graphs(endings):
            yield from self.within(name, None, predicate)

    def within(
        self,
        graph: Graph,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        value: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads of one graph, of *subject*, *predicate*, *value* where given, each once, in no order."""
        if self.added is None or not isinstance(graph, DefaultGraph):
            yield from self._found(subject, predicate, value, graph)
        elif subject is not None or value is not None:
            yield from (x for x in self._found(subject, predicate, value, graph) if self.stated(x))
        elif predicate is None and text.is_kept(graph, self.kept):
            for piece in self._safely(text.read(self.engine, graph, self.kept)):
                yield from parse(piece, RdfFormat.N_TRIPLES)
        else:
            more = {(x.subject, x.predicate, x.object) for x in self._found(None, predicate, None, self.added)}
            found = self._found(None, predicate, None, graph)
            yield from (x for x in found if (x.subject, x.predicate, x.object) not in more)

    def stated(self, x: Quad | Triple) -> bool:
        """Say whether articles tell the triple *x*: whether it is in the default graph."""
        if Quad(x.subject, x.predicate, x.object) not in self.engine:
            return False
        return self.added is None or Quad(x.subject, x.predicate, x.object, self.added) not in self.engine

    def _found(
        self, subject: NamedNode | None, predicate: NamedNode | None, value: NamedNode | None, graph: Graph
    ) -> Iterator[Quad]:
        return self._safely(self.engine.quads_for_pattern(subject, predicate, value, graph))

    def _graphs(self, endings: tuple[str, ...]) -> list[Graph]:
        return [DefaultGraph(), *(x for x in self.named if endings and x.value.endswith(endings))]

    def pieces(self, *endings: str) -> Iterator[Piece]:
        """Yield the text that is kept of it, else what the engine writes: see ``GraphStore``."""
        for name in self._graphs(endings):
            if isinstance(name, DefaultGraph) and self.added is not None and not text.is_kept(name, self.kept):
                yield from as_pieces(self.within(name))
                continue
            graph = name.value if isinstance(name, NamedNode) else ""
            for piece in self._safely(text.read(self.engine, name, self.kept)):
                yield graph, piece

    def described(self, subjects: Iterable[str], *endings: str) -> Iterator[Quad]:
        """Yield of ``quads`` those that say something of one of *subjects*, IRIs, each of these once: by an index."""
        names = self._graphs(endings)
        for subject in dict.fromkeys(subjects):
            for name in names:
                yield from self.within(name, NamedNode(subject))

    @property
    def base(self) -> str:
        """See ``GraphStore``."""
        return _base(self.named)

    def _run(self, text: str) -> Found:
        return self.engine.query(text, prefixes=PREFIXES, default_graph=list(self.asked), named_graphs=list(self.named))

    def _explain(self, sparql: str, bindings: Bindings | None) -> NoReturn:
        """Raise ``QueryError`` for *sparql*, which was refused with its values in it, as the user wrote it."""
        try:
            self._run(sparql)
        except SyntaxError as error:
            raise syntax_error(sparql, str(error)) from None
        names = ", ".join(f"?{name}" for name in bindings or ())
        raise QueryError(
            f"the query is right, but not with a value for {names}: a subquery projects it, or BIND or AS assigns it"
        )

    def _safely(self, found: Iterable[T]) -> Iterator[T]:
        try:
            yield from found
        except (OSError, RuntimeError) as error:
            raise _damaged(self.folder, error) from error


def _damaged(folder: Path | None, error: Exception) -> StoreError:
    return StoreError(f"{folder or 'the graph in memory'}: the graph is damaged ({error}). {_REBUILD}")


def write(nquads: Iterable[str] | Iterable[list[bytes]] | bytes, folder: Path) -> None:
    """
    Make a store in *folder*, which is empty or not there, of *nquads*: N-Quads as bytes, as lines or as blocks of them.

    Blocks are of lines without their ends. They are read one by one: the graph need not fit in memory. Raises
    ``StoreError`` where *folder* holds something or *nquads* is not N-Quads, ``MachineError`` where the disk is full
    or may not be written; then nothing is left of it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(f"{folder}: not empty. A graph is written into a new folder")
    try:
        engine = Store(folder)
        with text.Keeping(folder) as kept:
            # Each piece is added first, and so is N-Quads: the engine, which would take a fifth longer, need not check.
            for batch in _batches(_pieces(nquads)):
                engine.bulk_load(_stream(batch, kept.add), RdfFormat.N_QUADS, lenient=True)
            if kept.renamed:
                kept.take(engine)  # while the default graph is the articles'
            with ThreadPoolExecutor(1) as beside:  # the engine works without Python, and compression does
                writing = beside.submit(kept.write)
                _unite(engine)
                engine.flush()
                engine.optimize()
                writing.result()
        del engine  # closes it
        Store.read_only(str(folder))  # what cannot be opened must not take the place of what can
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, SyntaxError):
            raise StoreError(f"{folder}: what should be stored is not N-Quads ({error})") from error
        if isinstance(error, OSError | RuntimeError):  # which of the two a full disk is depends on the moment
            raise disk.failure(OSError(*error.args), folder) from error
        raise


def in_memory(nquads: Iterable[str] | bytes) -> OxigraphStore:
    """Return a store of *nquads* that is gone with the process."""
    try:
        return _in_memory(_stream(_pieces(nquads)))
    except SyntaxError as error:
        raise StoreError(f"what should be stored is not N-Quads ({error})") from error


def _in_memory(nquads: IO[bytes], *, checked: bool = False) -> OxigraphStore:
    engine = Store()
    engine.bulk_load(nquads, RdfFormat.N_QUADS, lenient=checked)
    _unite(engine)
    return _graph_store(engine, None)


def copied(store: GraphStore) -> OxigraphStore:
    """
    Return a copy of *store* in memory, gone with the process: it answers several times as fast as from the disk.

    A million triples take up to ten seconds to copy and half a gigabyte of memory.
    """
    made = _in_memory(_stream(as_nquads(store.pieces(REGISTRY, INFERRED, META))), checked=True)  # by who wrote it
    return replace(made, folder=store.folder, kept=store.kept if isinstance(store, OxigraphStore) else None)


def open_store(folder: Path) -> OxigraphStore:
    """
    Open the finished graph of the store *folder* for reading; or *folder* itself, where it is a graph.

    Any number of processes may read, and a build may go on beside them: it writes elsewhere. Raises
    ``StoreError``, which says what to do, where there is no store or it is damaged.
    """
    if not layout.is_store(folder) and _is_graph(folder):
        return _opened(folder, folder)
    while True:
        graph = layout.graph(folder)
        try:
            return _opened(graph, folder)
        except StoreError:
            if layout.graph(folder) == graph:  # else two builds were finished while it was opened
                raise


def is_whole(graph: Path) -> bool:
    """Tell whether the engine opens the folder of a graph: whether its files are there, each as long as it was."""
    try:
        Store.read_only(str(graph))
    except (OSError, RuntimeError):
        return False
    return True


def _opened(graph: Path, folder: Path) -> OxigraphStore:
    try:
        engine = Store.read_only(str(graph))
    except (OSError, RuntimeError) as error:
        raise _damaged(folder, error) from error
    return _graph_store(engine, folder, graph)


def digests(folder: Path) -> dict[str, str]:
    """
    Return the SHA-256 of what ``kg export`` writes as N-Quads of the store, or graph, *folder*.

    By the options of that command: ``nquads``, and ``nquads --inferred``.
    """
    plain, whole = hashlib.sha256(), hashlib.sha256()
    inferred = f"{INFERRED}> .".encode()
    with Runs() as runs:
        for lines in as_nquads(open_store(folder).pieces(REGISTRY, INFERRED)):
            runs.add(lines)
        for block in runs.blocks():
            whole.update(b"\n".join(block) + b"\n")
            plain.update(b"".join([line + b"\n" for line in block if not line.endswith(inferred)]))
    return {"nquads": plain.hexdigest(), "nquads --inferred": whole.hexdigest()}


def _is_graph(folder: Path) -> bool:
    return (folder / "CURRENT").is_file() and any(folder.glob("MANIFEST-*"))


def _unite(engine: Store) -> None:
    """Make the default graph of *engine* the union of its graphs, and note what was added to it."""
    named = [x for x in _named_graphs(engine) if not x.value.endswith(META)]
    added = NamedNode(_base(_named_graphs(engine)) + _ADDED)
    engine.add_graph(added)  # there even if nothing is in it: it tells that the default graph is the union
    others = (q for x in named for q in engine.quads_for_pattern(None, None, None, x))
    more = (q for q in others if Quad(q.subject, q.predicate, q.object) not in engine)
    new = (Quad(q.subject, q.predicate, q.object, graph) for q in more for graph in (DefaultGraph(), added))
    for first in new:
        engine.bulk_extend(chain([first], islice(new, BATCH)))


def _named_graphs(engine: Store) -> tuple[NamedNode, ...]:
    found = (x for x in engine.named_graphs() if isinstance(x, NamedNode) and x.value.endswith(_ALL))
    return tuple(sorted(found, key=lambda x: x.value))


def _base(named: Iterable[NamedNode]) -> str:
    name = next((x.value for x in named), PREFIXES["id"] + REGISTRY)
    return name[: name.rindex("graph/")]


def _graph_store(engine: Store, folder: Path | None, kept: Path | None = None) -> OxigraphStore:
    named = _named_graphs(engine)
    added = NamedNode(_base(named) + _ADDED)
    if engine.contains_named_graph(added):
        return OxigraphStore(engine, (DefaultGraph(),), named, folder, kept, added)
    # written by something else
    asked: tuple[Graph, ...] = (DefaultGraph(), *(x for x in named if not x.value.endswith(META)))
    return OxigraphStore(engine, asked, named, folder, kept)


def _stream(pieces: Iterator[bytes], told: Callable[[bytes], None] | None = None) -> IO[bytes]:
    """Return *pieces* as the file that the loader wants to read from; *told* is given each before the loader is."""
    return io.BufferedReader(_Lines(pieces, told), PIECE)


def _batches(pieces: Iterator[bytes]) -> Iterator[Iterator[bytes]]:
    """Yield *pieces*, whole lines, in batches of about ``BATCH`` lines; one that is empty where there are none."""
    left = next(pieces, b"")

    def batch(first: bytes) -> Iterator[bytes]:
        nonlocal left
        yield first
        lines = first.count(b"\n")
        while (left := next(pieces, b"")) and lines < BATCH:
            yield left
            lines += left.count(b"\n")

    yield batch(left)
    while left:
        yield batch(left)


def _pieces(nquads: Iterable[str] | Iterable[list[bytes]] | bytes) -> Iterator[bytes]:
    """Yield *nquads* in whole lines, many at a time: line by line costs more than what the engine does with them."""
    if isinstance(nquads, bytes):
        at = 0
        while at < len(nquads):
            end = nquads.find(b"\n", at + PIECE) + 1 or len(nquads)
            yield nquads[at:end]
            at = end
        return
    held: list[str] = []
    size = 0
    for line in nquads:
        if isinstance(line, list):
            if line:
                yield b"\n".join(line) + b"\n"
            continue
        held.append(line)
        size += len(line)
        if size >= PIECE and line.endswith("\n"):
            yield "".join(held).encode()
            held, size = [], 0
    if held:
        yield "".join(held).encode()


class _Lines(io.RawIOBase):
    """Pieces of text as a file."""

    def __init__(self, pieces: Iterator[bytes], told: Callable[[bytes], None] | None) -> None:
        super().__init__()
        self._pieces = pieces
        self._told = told
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer)
        while not self._rest and (piece := next(self._pieces, None)) is not None:  # an empty one is not the end
            if self._told is not None:
                self._told(piece)
            self._rest = memoryview(piece)
        size = min(len(view), len(self._rest))
        view[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size
