"""The answer to a query in the format that is asked for, by name or by the ending of a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal
from rdflib import Graph

from kg.errors import UnknownNameError
from kg.export import answers
from kg.export.answers import answer, check, of_path
from kg.query import Stream, run
from kg.store.graph import GraphStore, Row


def told(store: GraphStore, asked: str, name: str, *values: str) -> str:
    return b"".join(answer(run(store, asked, values), name, base=store.base)).decode()


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("xml", '<?xml version="1.0"'),
        ("srx", '<?xml version="1.0"'),
        ("SRJ", '{"head"'),
        ("markdown", "| with | date |"),
        ("md", "| with | date |"),
        ("text", "with "),
    ],
)
def test_rows_by_whatever_name_is_usual(store: GraphStore, name: str, head: str) -> None:
    assert told(store, "who-met", name, "Belmark").startswith(head)


def test_xml_of_triples_is_rdf(store: GraphStore) -> None:
    """Of rows it is the standard's format for results."""
    graph = Graph().parse(data=told(store, "facts-about", "xml", "Harbour Palace"), format="xml")
    assert len(graph) == len(run(store, "facts-about", ["Harbour Palace"]))  # type: ignore[arg-type]


def test_triples_as_markdown_have_three_columns(store: GraphStore) -> None:
    assert told(store, "facts-about", "markdown", "Harbour Palace").startswith("| subject | predicate | object |\n")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.csv", "csv"),
        ("a.TSV", "tsv"),
        ("a.json", "json"),
        ("a.srx", "srx"),
        ("a.xml", "xml"),
        ("a.md", "md"),
        ("a.txt", "txt"),
        ("a.ttl", "turtle"),
        ("a.nt", "ntriples"),
        ("a.jsonld", "json-ld"),
        ("a.rdf", "rdf-xml"),
        ("a", None),
    ],
)
def test_the_ending_of_a_file_names_its_format(file: str, name: str | None) -> None:
    assert of_path(Path(file)) == name
    if name is not None:
        check(name)


def test_the_ending_of_another_kind_of_file_is_told() -> None:
    """Who writes .xlsx is not given a text of that name."""
    with pytest.raises(UnknownNameError, match=r"no format has the ending \.xlsx; there are: \.csv"):
        of_path(Path("a.xlsx"))


def test_an_unknown_format_is_told_before_anything_is_asked() -> None:
    with pytest.raises(UnknownNameError, match="no format 'excel'; there are: table, csv, tsv, json, xml, markdown, t"):
        check("excel")
    assert {"markdown", "turtle"} <= set(answers.known())


def test_what_is_found_first_is_written_first() -> None:
    """In pieces that grow: a million rows are not written one by one."""
    taken: list[int] = []

    def rows() -> Iterator[Row]:
        for number in range(50_000):
            taken.append(number)
            yield (Literal(number),)

    pieces = answer(Stream(("n",), rows()), "csv")
    assert next(pieces) == b"n\r\n"
    assert next(pieces).startswith(b"0\r\n")
    assert len(taken) < 10
    sizes = [len(piece) for piece in pieces]
    assert max(sizes) < 80_000
    assert len(sizes) < 50
