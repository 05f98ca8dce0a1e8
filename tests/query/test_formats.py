"""Answers for programs: each format of the standard read again by another's parser, and Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results
from rdflib.query import Result

from kg.query import Rows, Stream, Truth, run
from kg.query.answer import plain
from kg.query.formats import FORMATS, to_csv, to_json, to_markdown, to_tsv, to_xml
from kg.store.graph import GraphStore, Row
from kg.store.sparql import PREFIXES
from tests.queries.world import ID

XSD = PREFIXES["xsd"]
HOSTILE = 'He said "never"\\ and left.\nThen:\t</script><b>&amp; \x01\x0b 🕊️ שלום \u202eabc, =1+1\r\n'
TERMS = (
    NamedNode("http://example.org/é?a=1&b=2"),
    BlankNode("b0"),
    Literal(HOSTILE),
    Literal("chat", language="fr"),
    Literal("2021-04", datatype=NamedNode(XSD + "gYearMonth")),
    Literal(5),
    Literal("1.50", datatype=NamedNode(XSD + "decimal")),
    Literal(True),
    None,
    Literal(""),
)
ODD = Rows(tuple(f"v{i}" for i in range(len(TERMS))), (TERMS, tuple(reversed(TERMS))))


@pytest.mark.parametrize(("write", "form"), [(to_json, QueryResultsFormat.JSON), (to_tsv, QueryResultsFormat.TSV)])
def test_json_and_tsv_are_read_again_as_they_were(write: object, form: QueryResultsFormat) -> None:
    """Every term, with its type and language, comes back through another's parser of the standard."""
    text = "".join(write(ODD))  # type: ignore[operator]
    found = parse_query_results(text.encode(), form)
    assert isinstance(found, QuerySolutions)
    assert [x.value for x in found.variables] == list(ODD.variables)
    rows = [tuple(row) for row in found]
    blank = [[isinstance(x, BlankNode) for x in row] for row in rows]
    assert blank == [[isinstance(x, BlankNode) for x in row] for row in ODD.rows]
    named = [[None if isinstance(x, BlankNode) else x for x in row] for row in rows]
    assert named == [[None if isinstance(x, BlankNode) else x for x in row] for row in ODD.rows]


def test_csv_has_the_bare_values() -> None:
    """A reader of CSV gets each text back, line breaks and controls included."""
    text = "".join(to_csv(ODD))
    head, first, _ = csv.reader(io.StringIO(text, newline=""))
    assert head == list(ODD.variables)
    assert first == [
        "http://example.org/é?a=1&b=2",
        "_:b0",
        HOSTILE,
        "chat",
        "2021-04",
        "5",
        "1.50",
        "true",
        "",
        "",
    ]
    assert text.endswith("\r\n")


def test_json_of_a_truth_value() -> None:
    assert json.loads("".join(to_json(Truth(False)))) == {"head": {}, "boolean": False}


def test_xml_is_read_again_but_for_what_xml_cannot_hold() -> None:
    """By two parsers; the two control characters come back as the sign for what cannot be shown."""
    text = "".join(to_xml(ODD))
    found = parse_query_results(text.encode(), QueryResultsFormat.XML)
    assert isinstance(found, QuerySolutions)
    rows = [[x.value if x is not None else None for x in row] for row in found]
    expected = [x.value if x is not None else None for x in TERMS]
    expected[2] = HOSTILE.translate({1: 0xFFFD, 11: 0xFFFD})
    assert rows == [expected, expected[::-1]]
    theirs = Result.parse(io.BytesIO(text.encode()), format="xml")
    first = next(iter(theirs))
    assert str(first[2]) == expected[2]
    assert first[3].language == "fr"
    assert str(first[4].datatype) == XSD + "gYearMonth"


def test_xml_of_a_truth_value() -> None:
    assert Result.parse(io.BytesIO("".join(to_xml(Truth(True))).encode()), format="xml").askAnswer is True


def test_no_rows_are_an_empty_table_of_the_standard() -> None:
    none = Rows(("a",), ())
    assert json.loads("".join(to_json(none))) == {"head": {"vars": ["a"]}, "results": {"bindings": []}}
    assert "".join(to_csv(none)) == "a\r\n"
    assert "".join(to_tsv(none)) == "?a\n"
    assert "".join(to_markdown(none)) == "| a |\n| --- |\n"
    assert len(Result.parse(io.BytesIO("".join(to_xml(none)).encode()), format="xml")) == 0


def test_triples_are_rows_of_three(store: GraphStore) -> None:
    answer = run(store, f"DESCRIBE <{ID}country/CST>")
    assert next(to_csv(answer)) == "subject,predicate,object\r\n"


def test_values_as_python_has_them() -> None:
    assert [plain(x) for x in TERMS if x is not None] == [
        "http://example.org/é?a=1&b=2",
        "_:b0",
        HOSTILE,
        "chat",
        "2021-04",
        5,
        1.5,
        True,
        "",
    ]
    assert plain(Literal("five", datatype=NamedNode(XSD + "integer"))) == "five"


# --- Markdown ----------------------------------------------------------------------------


def test_markdown_has_the_columns_of_the_question_with_links() -> None:
    """An IRI is a link that is called by its label."""
    rows = Rows(
        ("with", "withLabel", "page"),
        ((NamedNode(ID + "country/CST"), Literal("Costava"), NamedNode("https://x.example/a")),),
        labels=lambda iris: dict.fromkeys(iris, "The [page]"),
    )
    assert "".join(to_markdown(rows)).splitlines() == [
        "| with | page |",
        "| --- | --- |",
        r"| Costava | [The \[page\]](https://x.example/a) |",
    ]


def test_nothing_in_the_words_is_markup() -> None:
    """One line a row, however many the text has; signs are letters; a link that would run a script is none."""
    rows = Rows(("x",), ((Literal(HOSTILE + "| *a* _b_ `c` [d](e)"),), (NamedNode("javascript:alert(1)"),)))
    lines = "".join(to_markdown(rows)).splitlines()
    assert len(lines) == 4
    assert r"\</script\>\<b\>\&amp;" in lines[2]
    assert r"\| \*a\* \_b\_ \`c\` \[d\](e) |" in lines[2]
    assert lines[3] == "| javascript:alert(1) |"


# --- as they come ------------------------------------------------------------------------


@pytest.mark.parametrize("write", FORMATS.values(), ids=FORMATS)
def test_a_row_is_written_before_the_next_ones_are_found(write: Callable[[Stream], Iterator[str]]) -> None:
    """The engine is asked for little more than what was written."""
    taken = 0

    def rows() -> Iterator[Row]:
        nonlocal taken
        for number in range(100_000):
            taken += 1
            yield (Literal(number),)

    written = write(Stream(("n",), rows()))
    while "3" not in next(written):
        pass
    assert taken < 20


@pytest.mark.parametrize("write", FORMATS.values(), ids=FORMATS)
def test_a_stream_is_written_as_its_rows_are(write: Callable[[Rows | Stream], Iterator[str]]) -> None:
    many = tuple((Literal(i), Literal(str(i)), None) for i in range(2000))
    names = ("a", "b", "c")
    assert "".join(write(Stream(names, iter(many)))) == "".join(write(Rows(names, many)))
