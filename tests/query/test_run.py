"""A question with its values, answered; and what is wrong with them, told."""

from __future__ import annotations

from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from kg.errors import QueryError, UnknownNameError
from kg.query import Rows, Stream, Triples, Truth, first, question, run, stream
from kg.query.library import parse
from kg.query.run import arguments, days
from kg.query.timing import Stopwatch
from kg.store.graph import GraphStore
from tests.queries.world import ID, LOCAL

WHO_MET = question("who-met")


# --- values as typed ---------------------------------------------------------------------


def test_values_go_to_parameters_in_their_order() -> None:
    assert arguments(WHO_MET, ["Ana", "2021", "2022"]) == {"person": "Ana", "from": "2021", "until": "2022"}


def test_a_value_may_be_named_and_the_others_keep_their_order() -> None:
    assert arguments(WHO_MET, ["until=2022", "Ana"]) == {"person": "Ana", "until": "2022"}
    assert arguments(WHO_MET, ["person=Ana", "2021"]) == {"person": "Ana", "from": "2021"}


def test_one_text_is_one_value(store: GraphStore) -> None:
    """Not a value for each of its letters."""
    assert run(store, "who-met", "Belmark") == run(store, "who-met", ["Belmark"])


def test_an_equals_sign_alone_names_nothing() -> None:
    """Only a parameter's own name does."""
    assert arguments(WHO_MET, ["E=mc²"]) == {"person": "E=mc²"}
    assert arguments(WHO_MET, ["person=E=mc²"]) == {"person": "E=mc²"}


def test_too_many_values_are_told_with_the_usage() -> None:
    with pytest.raises(QueryError, match=r"'4' is one value too many. Usage: who-met PERSON \[from=…\] \[until=…\]"):
        arguments(WHO_MET, ["1", "2", "3", "4"])


def test_a_value_given_twice_is_told() -> None:
    with pytest.raises(QueryError, match="from is given twice"):
        arguments(WHO_MET, ["Ana", "from=2021", "from=2022"])


def test_a_missing_value_is_told_with_what_it_is(store: GraphStore) -> None:
    with pytest.raises(QueryError, match=r"who-met needs person \(whose meetings\), e\.g\. kg query who-met"):
        run(store, "who-met")


def test_an_unknown_parameter_is_told_with_those_there_are(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="no parameter 'who'; it has: person, from, until"):
        run(store, "who-met", {"who": "Ana Torvald"})


def test_an_empty_value_is_none(store: GraphStore) -> None:
    assert run(store, "who-met", {"person": "Ana Torvald", "from": " "}) == run(store, "who-met", ["Ana Torvald"])
    with pytest.raises(QueryError, match="needs person"):
        run(store, "who-met", {"person": ""})


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        (" 2021-03-04 ", date(2021, 3, 4), date(2021, 3, 4)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_day_a_month_or_a_year(value: str, first: date, last: date) -> None:
    assert days(value, "from") == (first, last)


@pytest.mark.parametrize(
    "value", ["yesterday", "2021-13", "2021-02-29", "21", "2021-3-4", "04/03/2021", "0000", "٢٠٢١", "2021-03-04T00:00"]
)
def test_what_is_no_day_is_told(value: str, store: GraphStore) -> None:
    with pytest.raises(QueryError, match=r"from: .* is no day .* YYYY-MM-DD"):
        run(store, "who-met", ["Ana Torvald", f"from={value}"])


def test_a_name_nobody_has_is_told_with_near_ones(store: GraphStore) -> None:
    with pytest.raises(UnknownNameError, match="Ana Torvald"):
        run(store, "who-met", ["Anna Torvald"])


# --- what can be asked -------------------------------------------------------------------


def test_a_select_gives_rows(store: GraphStore) -> None:
    answer = run(store, "SELECT ?x ?lat { ?x geo:lat ?lat }")
    assert isinstance(answer, Rows)
    assert list(answer) == [{"x": f"{ID}place/101", "lat": 58.2}]
    assert answer.labels([f"{ID}place/101"]) == {f"{ID}place/101": "Port Lumen"}


def test_an_ask_gives_a_truth_value(store: GraphStore) -> None:
    assert run(store, "ASK { ?x a dip:Summit }") == Truth(True)
    assert not run(store, "ASK { ?x a dip:Rule ; a dip:Person }")


def test_a_describe_gives_triples_each_once_and_sorted(store: GraphStore) -> None:
    answer = run(store, f"DESCRIBE <{ID}country/BLM>")
    assert isinstance(answer, Triples)
    assert [str(x) for x in answer.triples] == sorted({str(x) for x in answer.triples})
    assert len(answer) == 9


def test_a_file_takes_values_like_a_question_of_the_library(store: GraphStore, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("# param who: agent — who\nSELECT ?n { ?who rdfs:label ?n }", encoding="utf-8")
    assert list(run(store, str(path), ["lindqvag"])) == [{"n": "Bo Lindqvåg"}]  # type: ignore[arg-type]


def test_several_meant_are_all_bound(store: GraphStore) -> None:
    """Two sources of one description."""
    asked = parse("# param who: agent — who\nSELECT ?who ?text { ?who dip:says/dip:text ?text } ORDER BY ?who")
    assert [row["who"] for row in run(store, asked, ["officials"])] == [  # type: ignore[union-attr]
        f"{LOCAL}source/o1",
        f"{LOCAL}source/o2",
    ]


@pytest.mark.parametrize("query", ["DROP ALL", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"])
def test_a_query_that_would_do_more_than_read_is_refused(store: GraphStore, query: str) -> None:
    with pytest.raises(QueryError):
        run(store, query)


# --- time --------------------------------------------------------------------------------

LONG = f"?a ?b ?c . ?d ?e ?f . VALUES ?x {{ {' '.join(map(str, range(30)))} }} FILTER(?a = ?missing)"
"""
Thirty times the graph with itself, which takes seconds; not hours, since the engine lets go of no thread: what is
given up in this process would take a processor from all tests that come after it.
"""


def test_a_query_is_given_up_when_its_time_is_over(store: GraphStore) -> None:
    """It would take seconds."""
    query = f"SELECT (COUNT(*) AS ?n) {{ {LONG} }}"
    with pytest.raises(QueryError, match=r"longer than 0\.1 s"):
        run(store, query, timeout=0.1)


def test_rows_come_as_they_are_found(store: GraphStore) -> None:
    """Not all of this product of the graph with itself fits anywhere."""
    found = stream(store, "SELECT ?a ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    assert isinstance(found, Stream)
    assert found.variables == ("a", "i")
    assert len(list(islice(found, 5000))) == 5000


def test_time_may_be_up_between_two_rows(store: GraphStore) -> None:
    """Rows that came in time are there; then the error."""
    query = f"SELECT ?a {{ {{ ?a a dip:Summit }} UNION {{ {LONG} }} }}"
    found = stream(store, query, timeout=0.4)
    assert isinstance(found, Stream)
    assert next(iter(found))["a"].endswith("m1")  # type: ignore[union-attr]
    with pytest.raises(QueryError, match=r"longer than 0\.4 s"):
        list(found)


def test_a_stream_and_its_rows_are_the_same(store: GraphStore) -> None:
    found = stream(store, "who-met", ["Ana Torvald"])
    assert isinstance(found, Stream)
    assert found.collect() == run(store, "who-met", ["Ana Torvald"])


@pytest.mark.parametrize(("most", "more"), [(0, True), (3, True), (7, False), (10, False)])
def test_the_first_rows_and_whether_there_are_more(store: GraphStore, most: int, more: bool) -> None:
    """Which is known when they are read."""
    found, left = first(stream(store, "SELECT ?x { ?x dip:status ?s } ORDER BY ?x LIMIT 7"), most)
    assert isinstance(found, Stream)
    assert len(found.collect()) == min(most, 7)
    assert left() is more


def test_the_first_triples(store: GraphStore) -> None:
    whole = run(store, f"DESCRIBE <{ID}country/BLM>")
    found, left = first(whole, 2)  # type: ignore[arg-type]
    assert isinstance(found, Triples)
    assert isinstance(whole, Triples)
    assert found.triples == whole.triples[:2]
    assert left()


def test_where_the_time_goes(store: GraphStore) -> None:
    """Each phase once, in its order."""
    watch = Stopwatch()
    found = stream(store, "who-met", ["Ana Torvald"], watch=watch)
    assert isinstance(found, Stream)
    rows = found.collect()
    rows.labels([ID + "country/BLM"])
    assert list(watch.spent) == ["names", "asking", "first row", "rows", "labels"]


def test_a_parameter_that_is_misspelt_is_told():
    """It is not the value of the next one."""
    with pytest.raises(QueryError, match="who-met has no parameter 'frm'; it has: person, from, until"):
        arguments(question("who-met"), ["Ana Torvald", "frm=2021"])
