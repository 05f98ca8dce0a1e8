"""``kg.rdf.quad``: N-Quads, sorted."""

from __future__ import annotations

import random

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import XSD, BNode, Dataset, Literal, URIRef

from kg.rdf.quad import Quad, line, sorted_nquads

S, P, G = URIRef("https://example.org/s"), URIRef("https://example.org/p"), URIRef("https://example.org/graph")

HARD = [
    Literal('quotes " and \\ backslashes'),
    Literal("lines\r\nand\ttabs"),
    Literal("control \x01 \x7f"),
    Literal("“Привет”, 習近平 🕊 \u2028"),
    Literal("held", lang="en"),
    Literal("2019-06", datatype=XSD.gYearMonth, normalize=False),
    Literal("-7", datatype=XSD.integer),
    URIRef("https://example.org/é?a=b&c=d#f"),
    Literal(""),
]
QUADS: list[Quad] = [(S, P, o, g) for o in HARD for g in (None, G)]


def test_another_parser_reads_what_was_written() -> None:
    """Oxigraph's parser, which is not ours nor rdflib's, finds the same terms."""
    found = list(parse(sorted_nquads(QUADS), format=RdfFormat.N_QUADS))
    assert len(found) == len(QUADS)
    for o, text in ((o, line((S, P, o, None))) for o in HARD):
        (back,) = parse(text.encode(), format=RdfFormat.N_QUADS)
        assert getattr(back.object, "value", None) == str(o)


def test_rdflib_reads_what_was_written() -> None:
    """The same quads, the default graph apart from the named one."""
    dataset = Dataset()
    dataset.parse(data=sorted_nquads(QUADS), format="nquads")
    assert set(dataset.default_graph) == set(dataset.graph(G)) == {q[:3] for q in QUADS}


def test_order_and_repetition_do_not_change_the_bytes() -> None:
    """The same set of quads is the same file."""
    mixed = QUADS * 2
    random.Random(7).shuffle(mixed)
    assert sorted_nquads(mixed) == sorted_nquads(QUADS)
    lines = sorted_nquads(QUADS).decode().split("\n")[:-1]
    assert lines == sorted(lines)


def test_a_blank_node_is_refused() -> None:
    """Its name would be another in every process."""
    with pytest.raises(TypeError, match="blank"):
        line((BNode(), P, Literal("x"), None))  # type: ignore[arg-type]


def test_an_iri_cannot_break_out_of_its_brackets() -> None:
    """Text that reached an IRI by mistake stays in it."""
    written = line((URIRef("https://example.org/a> <b"), P, Literal("x"), None))
    assert written.startswith("<https://example.org/a\\u003E\\u0020\\u003Cb> ")
