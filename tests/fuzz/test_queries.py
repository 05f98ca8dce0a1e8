"""The query door: whatever is asked, an answer or an error that says where; nothing changed, nothing fetched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg import query
from kg.errors import KgError, QueryError, RefusedError
from kg.query import formats, results
from kg.store import sparql
from tests.queries import world

store = world.store

PARTS = (
    "SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "WHERE", "{", "}", "(", ")", "[", "]", "*", "?x", "?y", "$z",
    ".", ";", ",",
    "FILTER", "OPTIONAL", "UNION", "MINUS", "GRAPH", "BIND", "VALUES", "AS", "COUNT", "GROUP BY", "ORDER BY", "LIMIT 3",
    "dip:meets", "dip:meets+", "^dip:says/dip:text", "(dip:a|dip:b)*", "!dip:x", "rdfs:label", "a", "<x>", "<http://[>",
    '"words"', "'''", '"""', "\\", "@en", "^^xsd:date", "1e999", "-", "=", "!=", "&&", "||", "IN", "NOT EXISTS", "#",
    "\n",
    "REGEX(?x, '(a+)+$')", "SERVICE <http://127.0.0.1:9/>", "SERVICE SILENT <file:///etc/passwd>", "FROM <file:///etc/passwd>",
    "LOAD <file:///etc/passwd>", "INSERT DATA", "DELETE WHERE", "CLEAR ALL", "PREFIX x: <y>", "BASE <z>",
    "\u202e", "\x00", "é",
)  # fmt: skip

QUERIES = st.one_of(
    st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=6)), max_size=25).map(" ".join),
    st.lists(st.sampled_from(PARTS), max_size=15).map(lambda x: f"SELECT * WHERE {{ ?x ?p ?y {' '.join(x)} }} LIMIT 5"),
    st.text(),
)
"""Texts of which few are SPARQL."""

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

TERMS = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"])).map(Literal),
    st.text(alphabet="abc<>\"'\\{}$? \n%/#:é", min_size=1, max_size=12).map(lambda x: Literal(x, language="en")),
    st.sampled_from([NamedNode("https://w3id.org/communique/id/country/NOR"), NamedNode("http://tarvik.example/%22")]),
)


@given(text=QUERIES)
def test_any_query_is_answered_or_refused(store, text):
    """An answer that every format can write, or an error of ours; the graph stays as it was."""
    before = next(store.select(COUNT))
    try:
        answer = query.run(store, text)
        for write in (formats.to_csv, formats.to_tsv, formats.to_json, formats.to_xml, formats.to_markdown):
            "".join(write(answer)).encode("utf-8", "surrogatepass")
        assert "\x1b" not in results.table(answer, 80)
    except KgError:
        pass
    assert next(store.select(COUNT)) == before


@given(text=st.one_of(QUERIES, st.sampled_from(PARTS)))
def test_any_text_has_tokens(text):
    """Taking a text apart loses nothing and adds nothing, be it SPARQL or not."""
    tokens = list(sparql.tokens(text))
    assert all(text[x.start : x.end] == x.text for x in tokens)
    assert [x.start for x in tokens] == sorted({x.start for x in tokens})
    sparql.form(text)
    sparql.variables(text)
    sparql.with_prefixes(text)


@given(term=TERMS)
def test_a_value_that_is_bound_stays_one_value(store, term):
    """Quotation marks, braces, backslashes and line ends of a value are the value's, and end no string of the query."""
    found = query.run(store, sparql.bind("SELECT ?y WHERE { BIND(?x AS ?y) }", {"x": term}))
    assert [tuple(row) for row in found.rows] == [(term,)]


@pytest.mark.parametrize(
    "text",
    [
        "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }",
        "SERVICE SILENT <file:///x> { ?s ?p ?o }",
        "{ SERVICE ?x { } }",
        "/* */ SERVICE ?x { }",
        "sErViCe <http://a/> { }",
    ],
)
def test_no_other_server_is_asked(store, text):
    """However it is written, and wherever it stands."""
    with pytest.raises(KgError):
        query.run(store, f"SELECT * WHERE {{ ?x a ?y . {text} }}")


@pytest.mark.parametrize("verb", ["INSERT DATA { <a> <b> <c> }", "LOAD <file:///etc/passwd>", "CLEAR ALL", "DROP ALL",
                                  "DELETE WHERE { ?s ?p ?o }", "# SELECT\nCLEAR ALL",
                                  "PREFIX a: <b> CLEAR ALL"])  # fmt: skip
def test_nothing_is_changed(store, verb):
    """An update is refused by what it is, comments and prefixes before it or not."""
    with pytest.raises(RefusedError):
        query.run(store, verb)


@pytest.mark.parametrize("times", [300, 100_000])
@pytest.mark.parametrize(("opening", "closing"), [("{", "}"), ("(", ")"), ("[", "]"), ("{ OPTIONAL {", "} }")])
def test_a_query_nested_deep_is_told(store, opening, closing, times):
    """The engine's parser would end the process."""
    text = f"SELECT * WHERE {{ ?s ?p ?o FILTER({opening * times} true {closing * times}) }}"
    with pytest.raises(QueryError):
        query.run(store, text)


FLAT = (
    "FILTER(!)",
    "FILTER(?s || )",
    "{ ?s ?p ?o } UNION ",
    "OPTIONAL { ?s ?p ?o }",
    "MINUS { ?s ?p ?o }",
    "?s ?p ?o .",
)


@pytest.mark.parametrize("flat", FLAT)
def test_a_flat_query_of_many_parts_is_told(store, flat):
    """What is joined to what stands before is a level deeper to the engine, which ends with its stack."""
    with pytest.raises(QueryError):
        query.run(store, f"SELECT * WHERE {{ {flat * 20_000} }}")


def test_a_list_of_many_values_is_asked(store):
    """Data is no depth: a program may give as many values as it has."""
    values = " ".join(f"(<http://tarvik.example/{i}> {i})" for i in range(20_000))
    assert list(query.run(store, f"SELECT ?s WHERE {{ VALUES (?s ?n) {{ {values} }} FILTER(?n = 7) }}").rows)


def test_a_giant_query_is_taken_apart_in_time_that_grows_with_its_length(store):
    """A hundred thousand characters: braces, words, strings never closed."""
    for piece in ('"', "'''", "<", "{ } ", "?x ", "a:b ", "\\", "'''a'' ", "PREFIX ", "SERVICES "):
        text = f"SELECT * WHERE {{ {piece * (100_000 // len(piece))}"
        with pytest.raises(QueryError):
            query.run(store, text)


def test_the_words_of_an_error_show_the_place_only(store):
    """A long query in one line: the message does not repeat it all."""
    with pytest.raises(QueryError) as error:
        query.run(store, "SELECT * WHERE { " + "?x ?y ?z . " * 20_000 + " SERVICE <http://a/> { } }")
    assert len(str(error.value)) < 2_000
    assert re.search(r"line 1, column \d+", str(error.value))
