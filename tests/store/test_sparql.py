"""SPARQL as text: kinds of query, what is refused, values bound, errors pointed at."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.store.oxigraph import in_memory
from kg.store.sparql import bind, check, form, names_dataset, variables

A, B = NamedNode("http://example.org/a"), NamedNode("http://example.org/b")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT"),
        ("  # a comment with SELECT\n ask { }", "ASK"),
        ("PREFIX a: <http://a#b>\nBASE <http://b/>\nCONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("PREFIX select: <http://a>\nDESCRIBE select:x", "DESCRIBE"),
        ("INSERT DATA { }", "INSERT"),
        ("PREFIX a: <http://a> DROP ALL", "DROP"),
        ("who-met", None),
        ("select-all", "SELECT"),
        ("", None),
        ("queries/who-met.rq", None),
    ],
)
def test_the_kind_of_a_query(query: str, expected: str | None) -> None:
    """The verb after the prologue tells; comments, prefixes and IRIs do not."""
    assert form(query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <a> <b> <c> }",
        "delete where { ?s ?p ?o }",
        "LOAD <http://example.org/>",
        "PREFIX a: <http://a> CLEAR ALL",
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { { OPTIONAL { service silent ?x { ?s ?p ?o } } } }",
        "SELECT * FROM <http://example.org/> { ?s ?p ?o }",
        "hello",
    ],
)
def test_what_would_change_the_graph_or_leave_the_machine_is_refused(query: str) -> None:
    with pytest.raises(QueryError):
        check(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE <http://example.org/> { }" }',
        "SELECT * { ?service ?from 'DROP' } # SERVICE <x> FROM",
        "PREFIX service: <http://a/> SELECT * { service:from dip:from ?o }",
        'SELECT * { ?s ?p """FROM\n"SERVICE" """ }',
        "SELECT * { <http://a/SERVICE> <http://a#FROM> ?o }",
    ],
)
def test_the_same_words_in_other_places_are_not(query: str) -> None:
    """Strings, comments, names and variables may be called anything."""
    check(query)


# --- binding -----------------------------------------------------------------------------


def answer(query: str, **values: Literal | NamedNode) -> list[dict[str, str]]:
    store = in_memory(
        [
            '<http://example.org/a> <http://example.org/name> "it\'s \\"} ; DROP ALL #\\n" .\n',
            '<http://example.org/a> <http://example.org/size> "3"^^<http://www.w3.org/2001/XMLSchema#integer> .\n',
            '<http://example.org/b> <http://example.org/size> "5"^^<http://www.w3.org/2001/XMLSchema#integer> .\n',
        ]
    )
    return list(store.select(f"PREFIX : <http://example.org/> {query}", values))


def test_a_value_stands_where_its_variable_stood() -> None:
    """It is seen by patterns, and outside the WHERE clause the variable has it."""
    assert answer("SELECT ?x ?n WHERE { ?x :size ?n } ORDER BY ?x", x=A) == [{"x": A.value, "n": "3"}]


def test_a_value_is_seen_in_nested_groups() -> None:
    """An OPTIONAL's and a UNION's filters see it: no rule of scopes to know."""
    query = "SELECT ?x ?n { ?x :size ?n OPTIONAL { ?y :size ?m FILTER(?m > ?least) } FILTER(BOUND(?m)) }"
    assert {row["x"] for row in answer(query, least=Literal(4))} == {A.value, B.value}
    assert answer(query, least=Literal(5)) == []


def test_bound_is_true_of_a_value_and_false_without() -> None:
    """What makes a parameter optional works in the engine too."""
    query = "SELECT ?x { ?x :size ?n FILTER(!BOUND( ?least ) || ?n >= $least) }"
    assert [row["x"] for row in answer(query, least=Literal(4))] == [B.value]
    assert len(answer(query)) == 2


def test_several_values_are_tried_each() -> None:
    rows = in_memory([f"<{A.value}> <{B.value}> <{A.value}> .\n"]).select(
        "SELECT ?x { ?x ?p ?o }", {"x": [B, A, Literal("x")]}
    )
    assert [row["x"] for row in rows] == [A.value]


HOSTILE = [
    "it's \"} ; DROP ALL #\n",
    '"} UNION { ?s ?p ?o } #',
    "\\",
    '\\"',
    "x' . ?s ?p ?o . #",
    "?x $x",
    "<http://example.org/a>",
    "} } }",
    "🕊️ \u202eabc\u0000\r\n\t",
    '"""',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_gets_out_of_its_term(text: str) -> None:
    """Whatever a value holds, the query finds exactly what has that value, and no other."""
    store = in_memory([f"<http://x/mine> <http://x/p> {Literal(text)} .\n", '<http://x/other> <http://x/p> "o" .\n'])
    assert [row["s"] for row in store.select("SELECT ?s { ?s ?p ?v }", {"v": Literal(text)})] == ["http://x/mine"]


def test_an_iri_with_more_in_it_is_no_iri() -> None:
    """The type of the term refuses what would close its brackets."""
    with pytest.raises(ValueError, match="IRI"):
        NamedNode("http://x> ?p ?o } #")


def test_comments_and_strings_that_look_like_the_variable_stay() -> None:
    query = "SELECT * { ?s ?p '?x' # ?x }\n FILTER(?s != ?x) }"
    bound = bind(query, {"x": A})
    assert "'?x' # ?x }" in bound
    assert f"?s !=  {A} " in bound


def test_a_template_keeps_its_variables() -> None:
    """A CONSTRUCT's template is outside the WHERE clause; the variable has its value there."""
    store = in_memory([f"<{A.value}> <{B.value}> <{A.value}> .\n"])
    triples = list(store.triples("CONSTRUCT { ?o ?p ?x } WHERE { ?x ?p ?o }", {"x": A}))
    assert [str(x) for x in triples] == [f"{A} {B} {A}"]


def test_braces_in_a_projection_are_not_the_group() -> None:
    query = "SELECT (EXISTS { ?s ?p ?o } AS ?any) WHERE { ?x ?q ?y }"
    assert bind(query, {"x": A}).startswith("SELECT (EXISTS { ?s ?p ?o } AS ?any) WHERE {   <http://example.org/a>")


@pytest.mark.parametrize("query", ["DESCRIBE ?x", "CONSTRUCT WHERE { ?x ?p ?o }", "SELECT ?x {"])
def test_a_query_without_a_group_takes_no_values(query: str) -> None:
    with pytest.raises(QueryError, match="WHERE"):
        bind(query, {"x": A})


def test_a_value_for_no_variable_is_told_with_those_there_are() -> None:
    with pytest.raises(QueryError, match=r"no variable \?z; it has \?o, \?p, \?s"):
        bind("SELECT * { ?s ?p ?o }", {"z": A})


def test_lines_stay_where_they_were() -> None:
    """An engine's message about the bound query still has the right line."""
    query = "SELECT *\n{\n  ?x ?p ?o .\n}\nORDER BY ?x"
    bound = bind(query, {"x": A})
    assert [line.strip()[:5] for line in bound.splitlines()][0:1] + bound.splitlines()[-1:] == ["SELEC", "ORDER BY ?x"]
    assert len(bound.splitlines()) == len(query.splitlines())


def test_variables_are_those_of_the_query_alone() -> None:
    assert variables('SELECT ?a { $b ?a "?c" } # ?d') == {"a", "b"}


@pytest.mark.parametrize("bracket", ["{", "(", "["])
def test_a_query_nested_out_of_reason_is_refused(bracket):
    """The engine's parser would end the process; a long query that is flat is none."""
    with pytest.raises(QueryError, match="nested too deeply"):
        check("SELECT * { " + bracket * 5_000)
    check("SELECT * { " + "{ ?a ?b (?c) } " * 500 + "}")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * FROM <http://x/> { ?s ?p ?o }", True),
        ("SELECT*from<http://x/>{ ?s ?p ?o }", True),
        ("SELECT * { ?s ?p ?from FILTER(?a<?b) }", False),
        ("SELECT * { ?s ?p $FROM } # from here", False),
        ("SELECT * { ?s ?p 'from', <http://from/>, x:from }", False),
        ("SELECT ?from\nFROM <http://x/> { ?s ?p ?from }", True),
    ],
)
def test_from_is_found_as_a_word(query, expected):
    """Not as a variable, a name, in a string, an IRI or a comment."""
    assert names_dataset(query) is expected
