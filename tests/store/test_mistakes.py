"""What a user is told of a mistake in a query: where, why, and what was perhaps meant."""

from __future__ import annotations

import pytest

from kg.errors import QueryError, RefusedError
from kg.rdf.vocab import DIP
from kg.store.mistakes import dip_terms, remarks, syntax_error
from kg.store.oxigraph import in_memory
from kg.store.sparql import PREFIXES, check


def refused(query: str) -> str:
    with pytest.raises(QueryError) as error:
        in_memory([]).query(query)
    return str(error.value)


def test_an_unknown_prefix_is_named_with_the_known() -> None:
    told = refused("SELECT * {\n  ?s foo:bar ?o }")
    assert "the prefix foo: is not declared" in told
    assert all(prefix in told for prefix in PREFIXES)
    assert told.splitlines()[1:] == ["line 2, column 6:", "    ?s foo:bar ?o }", "       ^"]


def test_the_caret_counts_letters_not_bytes() -> None:
    """Letters of two bytes and emoji before the place do not move it."""
    told = refused('SELECT * { ?s ?p "é🕊" . ?s foo:bar ?o }')
    line, caret = told.splitlines()[-2:]
    assert line[caret.index("^") :] == "foo:bar ?o }"


@pytest.mark.parametrize(
    ("query", "sign"), [("SELECT * {\n  ?s ?p ?o", "}"), ("SELECT * { ?s ?p ?o FILTER(?o > 1 }", "\\)")]
)
def test_a_bracket_that_is_not_closed_is_named(query: str, sign: str) -> None:
    with pytest.raises(QueryError, match=f"a closing {sign} is missing"):
        in_memory([]).query(query)


def test_a_mistake_is_pointed_at() -> None:
    """The line is shown with a caret where the engine stopped; tabs before it do not shift it."""
    told = refused("SELECT * {\n\t?s ?p ?o .\n\t?s [ ?p\n}")
    assert told.splitlines()[0].startswith("the query cannot be understood")
    assert told.splitlines()[1].startswith("line 4")


def test_a_projection_that_is_not_grouped_is_explained() -> None:
    assert "neither grouped by nor aggregated" in refused("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }")


def test_a_message_without_a_place_is_passed_on() -> None:
    assert "something else" in str(syntax_error("SELECT", "something else"))


# --- what was perhaps meant --------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "suggestions"),
    [
        ("SELECT * { ?s dpi:meets ?o }", ("dip:",)),
        ("SELECT * { ?s rdsf:label ?o }", ("rdf:", "rdfs:")),
        ("SELECT * { ?s dcterm:title ?o }", ("dcterms:",)),
        ("SELECT * { ?s :meets ?o }", ("dip:",)),  # a term of ours under somebody's own prefix
        ("SELECT * { ?s zzz:other ?o }", ()),
    ],
)
def test_an_unknown_prefix_suggests_the_nearest(query: str, suggestions: tuple[str, ...]) -> None:
    with pytest.raises(QueryError) as error:
        in_memory([]).query(query)
    assert error.value.suggestions == suggestions
    assert (error.value.line, error.value.column) == (1, 15)
    assert ("Did you mean" in str(error.value)) == bool(suggestions)


def test_a_misspelt_keyword_is_pointed_at() -> None:
    with pytest.raises(QueryError, match=r"'OPTINAL' is no word of SPARQL. Did you mean OPTIONAL\?") as error:
        in_memory([]).query("SELECT * {\n  ?s ?p ?o .\n  OPTINAL { ?o ?q ?r } }")
    assert (error.value.line, error.value.column, error.value.suggestions) == (3, 3, ("OPTIONAL",))


def test_what_is_refused_is_pointed_at_too() -> None:
    with pytest.raises(RefusedError) as error:
        check("SELECT * {\n  SERVICE <http://example.org/> { ?s ?p ?o } }")
    assert (error.value.line, error.value.column) == (2, 3)


@pytest.mark.parametrize(
    ("query", "term", "suggestions"),
    [
        ("SELECT * { ?s dip:meet ?o }", "dip:meet", ("dip:meets",)),
        ("SELECT * { ?s a dip:person }", "dip:person", ("dip:Person",)),
        ("SELECT * { ?s dip:zzzzzz ?o }", "dip:zzzzzz", ()),
        ("PREFIX d: <https://w3id.org/communique/ontology#> SELECT * { ?s d:venu ?o }", "d:venu", ("dip:venue",)),
    ],
)
def test_a_term_that_the_ontology_has_not_is_remarked(query: str, term: str, suggestions: tuple[str, ...]) -> None:
    """It is valid SPARQL, and finds nothing: the nearest there is is told."""
    (remark,) = remarks(query)
    assert (remark.term, remark.suggestions[:1]) == (term, suggestions)
    assert remark.column == query.index(term) + 1
    assert str(remark).startswith(f"line 1, column {remark.column}: the ontology has no {term}.")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s dip:meets/dip:from ?o ; a dip:Held }",
        'SELECT * { ?s ?p "dip:meet" } # dip:meet',
        "PREFIX dip: <http://example.org/> SELECT * { ?s dip:meet ?o }",
        "SELECT * { <https://w3id.org/communique/ontology#meets> ?p ?o }",
    ],
)
def test_there_is_nothing_to_remark(query: str) -> None:
    """Terms that there are, text that looks like one, and a prefix that stands for something else."""
    assert remarks(query) == ()


def test_a_term_is_remarked_once() -> None:
    assert (
        len(remarks("SELECT * { ?a dip:meet ?b . ?b dip:meet ?c . ?c <https://w3id.org/communique/ontology#mets> ?d }"))
        == 2
    )


def test_the_terms_are_those_of_the_vocabulary() -> None:
    assert all(f"{DIP[x]}".endswith(x) for x in dip_terms() - {""})
    assert {"meets", "from", "Held", "Meeting"} <= dip_terms()
