"""What a part of a graph says of itself."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg.export.header import Header, header_of, source_of
from kg.store.oxigraph import in_memory
from tests.queries.world import ID

DCTERMS = "http://purl.org/dc/terms/"


def values(header: Header, name: str) -> list[object]:
    return [x.object for x in header.quads(ID) if x.predicate.value == DCTERMS + name]


def test_it_comes_back_as_it_was_written() -> None:
    """Through a graph; the IRI is made of what it says."""
    header = Header("A part", ID + "local", "CC0-1.0", "Nobody's")
    held = header_of(in_memory(f"{x} .\n" for x in header.quads(ID)))
    assert held is not None
    assert (held.description, held.source, held.licence, held.rights) == ("A part", ID + "local", "CC0-1.0", "Nobody's")
    assert held.iri.startswith(ID + "cut/")


def test_the_same_words_have_the_same_name_and_others_another() -> None:
    one, same, other = (next(Header(x).quads(ID)).subject for x in ("A part", "A part", "Another part"))
    assert one == same
    assert one != other


def test_a_licence_is_an_address_or_words() -> None:
    """What only looks like an address is words."""
    assert values(Header("A part", licence="https://a.example/licence"), "license") == [
        NamedNode("https://a.example/licence")
    ]
    assert values(Header("A part", licence="ask the keeper"), "license") == [Literal("ask the keeper")]
    assert values(Header("A part", licence="see http://a b"), "license") == [Literal("see http://a b")]
    assert values(Header("A part"), "license") == []


def test_of_what_a_graph_is_a_part_its_build_tells() -> None:
    """The collection, by the record of the build; nothing where there is none."""
    made = f"<{ID}local> <http://www.w3.org/ns/prov#wasGeneratedBy> <{ID}local/build/1> <{ID}graph/meta> .\n"
    assert source_of(in_memory([made])) == ID + "local"
    assert source_of(in_memory([])) is None
