"""Answers as tables, for eyes."""

from __future__ import annotations

import unicodedata

import pytest
from pyoxigraph import Literal

from kg.query import Rows, Stream, Truth, catalogue, question, questions, run, table
from kg.query.formats import to_csv
from kg.query.results import visible, wrap
from kg.store.graph import GraphStore
from tests.queries.world import ID

HOSTILE = 'He said "never"\\ and left.\nThen:\t</script><b>&amp; \x01\x0b 🕊️ שלום \u202eabc, =1+1\r\n'


def columns(text: str) -> int:
    """Return the cells of a terminal that the widest line takes, counted apart from the code under test."""
    wide = ("W", "F")
    return max(
        sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in wide else 1 for c in line)
        for line in text.splitlines()
    )


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


def test_a_table_ends_after_so_many_rows_and_says_so() -> None:
    """What is left of a stream is not counted: that would mean to wait for it."""
    rows = tuple((Literal(i),) for i in range(30))
    assert table(Rows(("n",), rows), most=20).splitlines()[-1] == (
        "These are the first 20 of 30 rows. All of them: --format csv"
    )
    coming = iter(rows)
    lines = table(Stream(("n",), coming), most=20).splitlines()
    assert lines[-1] == "These are the first 20 rows; there are more. All of them: --format csv"
    assert lines[2:22] == [str(i) for i in range(20)]
    assert len(list(coming)) == 9
    assert len(table(Rows(("n",), rows), most=30).splitlines()) == 32


def test_the_widest_columns_share_the_room_that_is_left() -> None:
    """A day stays whole; two long columns are cut to one width."""
    row = tuple(map(Literal, ("2021-03-04", "word " * 20, "other " * 20)))
    lines = table(Rows(("day", "one", "two"), (row,)), 50).splitlines()
    assert lines[1] == "─" * 50
    assert lines[2] == "2021-03-04  word word word      other other other"


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
