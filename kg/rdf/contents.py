"""How much of what is in a graph, counted from its sorted lines as they go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rdflib import RDF

from kg.config import Config
from kg.rdf import iri
from kg.rdf.quad import term

COUNTED = ("registry", "inferred")
"""Named graphs that are part of the dataset. What tells of the dataset would change by telling it."""

_TYPE = term(RDF.type).encode()


@dataclass(slots=True)
class Contents:
    """
    What a dataset has: ``triples`` by the name of the graph ("" is what the articles say), and of the latter more.

    ``classes`` has how many things there are of each class (an IRI), ``entities`` how many anything is said of.
    """

    triples: Counter[str] = field(default_factory=Counter)
    entities: int = 0
    classes: Counter[str] = field(default_factory=Counter)


class Counting:
    """Counts lines of N-Quads in UTF-8, without their ends, that come sorted and each once."""

    def __init__(self, config: Config) -> None:
        self.contents = Contents()
        self._named = {name: f" {term(iri.graph(config, name))} .".encode() for name in (*COUNTED, "meta")}
        self._subject = b""

    def count(self, lines: Iterable[bytes]) -> None:
        """Count *lines*, which come after all that were counted before."""
        found = self.contents
        for line in lines:
            if line.endswith(b"> .") and (graph := self.graph(line)):
                if graph in COUNTED:
                    found.triples[graph] += 1
                continue
            subject, predicate, rest = line.split(b" ", 2)
            found.triples[""] += 1
            if subject != self._subject:
                self._subject = subject
                found.entities += 1
            if predicate == _TYPE:
                found.classes[rest[1:-3].decode()] += 1

    def graph(self, line: bytes) -> str:
        """Return the name of the graph that *line* is of; of the default graph nothing."""
        for name, ending in self._named.items():
            if line.endswith(ending):
                # A statement that has the name of a graph for its object, and stands in the default graph, ends so too.
                return name if line.count(b" ", 0, -len(ending)) > 1 else ""
        return ""
