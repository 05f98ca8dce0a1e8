"""A graph while it is made: the same lines as of the whole, whatever the parts."""

from __future__ import annotations

import random

import pytest
from rdflib import RDF, URIRef

from kg.check import growing as module
from kg.check.growing import Growing
from kg.check.rules import inferred
from kg.config import Config
from kg.rdf import Quad, iri, quads, sorted_nquads
from kg.rdf.parts import parts
from kg.rdf.vocab import DIP
from kg.resolve import resolve
from kg.store import runs
from tests import worlds

CONFIG = Config()
REGISTRY, INFERRED, META = (iri.graph(CONFIG, name) for name in ("registry", "inferred", "meta"))
X, Y = (URIRef(f"https://example.org/{name}") for name in "xy")


def grown(*told: list[Quad]) -> bytes:
    with Growing(CONFIG) as growing:
        for part in told:
            growing.extend(part)
        growing.complete()
        return b"".join(line + b"\n" for block in growing.blocks() for line in block)


def whole(told: list[Quad]) -> bytes:
    return sorted_nquads([*told, *((*triple, INFERRED) for triple in inferred(told))])


@pytest.mark.parametrize("size", [1, 3, 100])
def test_parts_grow_into_the_whole(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In memory and by way of the disk, in any order of the parts."""
    relations = [worlds.summit(f"{i}.txt").relations() for i in range(5)]
    resolved = resolve(relations, CONFIG, worlds.TABLES)
    found = [list(quads(x, CONFIG, {}, worlds.TABLES)) for x in parts(resolved, size)]
    expected = whole(list(quads(resolved, CONFIG, {}, worlds.TABLES)))
    assert b"engagesWith" in expected
    for seed, memory, read in ((1, 1 << 30, 1 << 20), (2, 500, 1 << 20), (3, 500, 1)):
        monkeypatch.setattr(module, "MEMORY", memory)
        monkeypatch.setattr(runs, "_BLOCKS", read)  # of one line a time some are left out
        monkeypatch.setattr(runs, "_LEAST", 1)
        random.Random(seed).shuffle(found)
        assert grown(*found) == expected


@pytest.mark.parametrize("graph", [None, REGISTRY])
def test_what_is_stated_is_not_inferred(graph: URIRef | None) -> None:
    """Whichever of the two comes first, in whichever part."""
    stated: Quad = (Y, DIP.meets, X, graph)
    leads: Quad = (X, DIP.meets, Y, None)
    assert grown([leads], [stated]) == grown([stated], [leads]) == whole([stated, leads])


def test_what_tells_of_the_build_states_nothing() -> None:
    """The line of that graph stands between the inferred one and the registry's."""
    leads: Quad = (X, DIP.meets, Y, None)
    meta, table = (Y, DIP.meets, X, META), (Y, DIP.meets, X, REGISTRY)
    assert grown([leads, meta]).count(b"graph/inferred>") == 1
    assert grown([leads, meta, table]).count(b"graph/inferred>") == 0


def test_what_is_last_of_all_is_there() -> None:
    assert grown([(X, RDF.type, DIP.Summit, None)]) == whole([(X, RDF.type, DIP.Summit, None)])


def test_more_may_be_added_to_it() -> None:
    """Of which nothing follows, and which is not counted."""
    with Growing(CONFIG) as growing:
        growing.extend([(X, DIP.meets, Y, None)])
        assert growing.complete().triples == {"": 1, "inferred": 1}
        growing.add([(X, DIP.meets, X, META)])
        assert sum(map(len, growing.blocks())) == 3
