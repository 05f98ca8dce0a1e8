"""Answers as text: for eyes, and for programs."""

from __future__ import annotations

import csv
import io
import json
import unicodedata

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results

from kg.query import Rows, Truth, catalogue, question, questions, run, table
from kg.query.answer import plain
from kg.query.formats import to_csv, to_json, to_tsv
from kg.query.results import visible, wrap
from kg.store.graph import GraphStore
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


def columns(text: str) -> int:
    """Return the cells of a terminal that the widest line takes, counted apart from the code under test."""
    wide = ("W", "F")
    return max(
        sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in wide else 1 for c in line)
        for line in text.splitlines()
    )


# --- for programs ------------------------------------------------------------------------


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


def test_no_rows_are_an_empty_table_of_the_standard() -> None:
    none = Rows(("a",), ())
    assert json.loads("".join(to_json(none))) == {"head": {"vars": ["a"]}, "results": {"bindings": []}}
    assert "".join(to_csv(none)) == "a\r\n"
    assert "".join(to_tsv(none)) == "?a\n"


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


# --- for eyes ----------------------------------------------------------------------------


def test_a_table_has_labels_and_the_columns_of_the_question(store: GraphStore) -> None:
    lines = table(run(store, "who-met", ["Belmark"])).splitlines()
    assert lines[0].split() == ["with", "date", "place", "kind", "article", "publisher"]
    assert lines[2].split("  ")[0] == "Costava"
    assert ID not in "\n".join(lines)


def test_all_columns_can_be_shown(store: GraphStore) -> None:
    """An IRI that has its label beside it is shown by the label."""
    head = table(run(store, "who-met", ["Belmark"]), every=True).splitlines()[0].split()
    assert head[:4] == ["with", "date", "earliest", "latest"]
    assert "meeting" in head


def test_columns_are_aligned(store: GraphStore) -> None:
    """Accents and double-width letters count as the cells they take."""
    rows = Rows(
        ("name", "n"),
        ((Literal("習近平"), Literal(1)), (Literal("é\u0301🕊"), Literal(2)), (Literal("abc"), Literal(3))),
    )
    lines = table(rows).splitlines()[2:]
    assert len({columns(line.rstrip("123")) for line in lines}) == 1


def test_iris_of_free_sparql_are_named(store: GraphStore) -> None:
    """By their labels; else with a prefix; else in full."""
    text = table(run(store, "SELECT ?m ?p ?s { ?m dip:venue ?v ; dip:status ?s ; ?p dip:Planned . ?v owl:sameAs? ?o }"))
    assert "Ana Torvald, Dilan Öztürk: talks, 2022" in text
    assert "dip:status" in text
    assert "planned" in text
    assert "http://www.wikidata.org/entity/Q101" in table(run(store, "SELECT ?o { ?x owl:sameAs ?o }"))


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
@pytest.mark.parametrize("name", ["who-says-so", "timeline", "quotes-about"])
def test_a_table_fits_the_terminal(store: GraphStore, name: str, width: int) -> None:
    """Wrapped, and on a narrow one in lists; no word is lost."""
    answer = run(store, name, ["Ana Torvald"])
    assert isinstance(answer, Rows)
    text = table(answer, width)
    assert columns(text) <= width
    shown = question(name).show
    told = {word for row in answer for column in shown for word in str(row.get(column, "")).split()}
    assert {word for word in told if len(word) <= 10 and word.isalpha()} <= set(text.replace(",", " ").split())


def test_on_a_narrow_terminal_rows_are_lists(store: GraphStore) -> None:
    lines = table(run(store, "who-met", ["Belmark"]), 40).splitlines()
    assert [line.split()[0] for line in lines] == ["with", "place", "kind", "article"]


def test_strangers_text_cannot_speak_to_the_terminal(store: GraphStore) -> None:
    """No control, no escape, no change of direction reaches it; the words do."""
    rows = Rows(
        ("x",), ((Literal(HOSTILE),), (Literal("\x1b[31mred\x1b]0;title\x07 \u2066x\u2069 [bold]b[/bold] :smile:"),))
    )
    text = table(rows, 120)
    assert not [c for c in text if c != "\n" and (unicodedata.category(c) in ("Cc", "Cf") and c != "\ufe0f")]
    assert "[bold]b[/bold] :smile:" in text
    assert "</script><b>&amp;" in text


def test_a_long_text_is_cut_in_a_table_only() -> None:
    rows = Rows(("x",), ((Literal("word " * 1000),),))
    assert "…" in table(rows)
    assert len(table(rows)) < 1000
    assert len("".join(to_csv(rows))) > 5000


def test_a_truth_value_is_yes_or_no() -> None:
    assert (table(Truth(True)), table(Truth(False))) == ("yes\n", "no\n")


def test_no_rows_show_the_columns() -> None:
    assert table(Rows(("with", "withLabel", "date"), ())).split()[:2] == ["with", "date"]


def test_the_catalogue_has_every_question() -> None:
    text = catalogue(questions(), 100)
    assert columns(text) <= 100
    assert all(question.name in text for question in questions())


def test_no_line_ends_in_a_space(store: GraphStore) -> None:
    assert all(line == line.rstrip() for line in table(run(store, "who-met", ["Ana Torvald"]), 90).splitlines())


@pytest.mark.parametrize("width", [5, 20, 80])
def test_wrapping_keeps_words_and_width(width: int) -> None:
    text = "One sentence of ordinary words, a_word_that_is_much_too_long_for_the_line and 習近平 習近平."
    lines = wrap(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_visible_is_one_harmless_line() -> None:
    assert visible("a\n\tb\x1b[0m\u202ec") == "a b [0m c"
