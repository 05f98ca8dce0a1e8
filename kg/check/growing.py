"""
A graph while it is made: its statements as sorted lines, with what follows from them, on disk where they are many.

Parts come one by one (``kg.rdf.parts``) and are not held. What follows is told with each part; whether it is stated
anyway, in another part, is seen when the lines stand sorted.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from kg.check.rules import Following
from kg.rdf import iri
from kg.rdf.contents import Counting
from kg.rdf.quad import line, term
from kg.store.runs import MEMORY, Runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import URIRef

    from kg.config import Config
    from kg.rdf.contents import Contents
    from kg.rdf.quad import Quad, Triple


class Growing:
    """
    The lines of a graph: first ``extend`` with each part, then ``complete`` it, once; then read ``blocks``.

    What it keeps on disk is gone when it is closed as a context. Raises ``MachineError`` where the disk is full.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self._inferred = iri.graph(config, "inferred")
        self._following = Following()
        self._stack = ExitStack()
        self._given = self._stack.enter_context(Runs(MEMORY))
        self._lines = self._stack.enter_context(Runs(MEMORY))

    def __enter__(self) -> Growing:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def extend(self, part: Iterable[Quad], /) -> None:
        """Take the quads of a part, and what follows from it."""
        quads = list(part)
        _add(self._given, quads)
        self._follow(self._following.of(quads))

    def complete(self) -> Contents:
        """Add what follows from all of it, leave out of that what is stated; return what there is now, counted."""
        self._follow(self._following.of_all())
        counting = Counting(self._config)
        for block in _without_stated(self._given.blocks(), self._inferred, iri.graph(self._config, "registry")):
            counting.count(block)
            if block:  # of one that all of is stated elsewhere nothing is left: an empty line would be
                self._lines.add(b"\n".join(block) + b"\n")
        self._given.__exit__()
        return counting.contents

    def add(self, quads: Iterable[Quad]) -> None:
        """Add *quads*, from which nothing follows."""
        _add(self._lines, quads)

    def blocks(self) -> Iterator[list[bytes]]:
        """Yield the lines, sorted, each once and without its end, many at a time; they may be read again."""
        return self._lines.blocks()

    def _follow(self, triples: Iterable[Triple]) -> None:
        _add(self._given, ((*triple, self._inferred) for triple in triples))


def _add(runs: Runs, quads: Iterable[Quad]) -> None:
    held = {line(quad) for quad in quads}
    if held:
        runs.add(("\n".join(held) + "\n").encode())


def _without_stated(blocks: Iterable[list[bytes]], inferred: URIRef, registry: URIRef) -> Iterator[list[bytes]]:
    """
    Yield *blocks* of sorted lines without what is inferred and is stated too, by articles or in the registry.

    Of one triple the line of the default graph comes first, then the inferred one, then the registry's.
    """
    follows, table = (f" {term(name)} .".encode() for name in (inferred, registry))
    before = b""
    waiting = b""  # a triple that was inferred, and that the registry may state in the next line
    for block in blocks:
        kept: list[bytes] = []
        for line_ in block:
            if line_.endswith(follows):
                if waiting:
                    kept.append(waiting + follows)
                triple = line_.removesuffix(follows)
                waiting = b"" if before == triple + b" ." else triple
                continue
            if waiting:
                if line_ == waiting + table:
                    waiting = b""
                elif not line_.startswith(waiting + b" <"):
                    kept.append(waiting + follows)
                    waiting = b""
            kept.append(line_)
            before = line_
        yield kept
    if waiting:
        yield [waiting + follows]
