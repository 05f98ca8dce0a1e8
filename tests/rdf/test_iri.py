"""``kg.rdf.iri``: node names made from content."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import URIRef

from kg.config import Config
from kg.errors import ConfigError
from kg.model import Document, Evidence, Field, Mode, Statement
from kg.rdf import iri

CONFIG = Config()
WHERE = Evidence(Field.BODY, 0, 10, "says/test")
SAID = Statement("Anna Berg", "words", ((0, 5),), Mode.DIRECT, WHERE)


def test_a_node_is_the_base_and_its_key() -> None:
    """What the registry knows has no collection in its name."""
    assert iri.node(CONFIG, "country/KOR") == URIRef("https://w3id.org/communique/id/country/KOR")
    assert iri.graph(CONFIG, "registry") == URIRef("https://w3id.org/communique/id/graph/registry")


def test_two_collections_have_two_names_for_one_article() -> None:
    """Two users' articles stay two, though both are called one.txt."""
    document = Document("one.txt", "text")
    assert iri.article(CONFIG, document) != iri.article(replace(CONFIG, collection="mine"), document)


@pytest.mark.parametrize(
    "name",
    [
        "a.txt",
        "deep/er/a.txt",
        "C:\\news\\a.txt",
        "https://example.org/a?x=1#y",
        "記事.html",
        " ",
        "/",
        "a" * 400,
        "x\ny",
    ],
)
def test_an_article_of_any_name_has_a_safe_iri(name: str) -> None:
    """Readable at the start, told apart at the end, and no sign that an IRI cannot have."""
    tail = iri.article(CONFIG, Document(name, "text")).removeprefix("https://w3id.org/communique/id/local/article/")
    assert tail.isascii()
    assert all(c.isalnum() or c == "-" for c in tail)
    assert 12 < len(tail) < 60


def test_articles_of_one_name_in_two_folders_are_two() -> None:
    """The hash is of the whole id, not of the last step that is shown."""
    assert iri.article(CONFIG, Document("a/x.txt", "")) != iri.article(CONFIG, Document("b/x.txt", ""))


def test_a_statement_is_told_apart_by_all_that_makes_it() -> None:
    """Document, field, pieces, speaker and words: a joint statement has one node for each speaker."""
    base = iri.statement(CONFIG, "d", SAID)
    others = [
        iri.statement(CONFIG, "e", SAID),
        iri.statement(CONFIG, "d", replace(SAID, speaker="Other")),
        iri.statement(CONFIG, "d", replace(SAID, spans=((0, 6),))),
        iri.statement(CONFIG, "d", replace(SAID, text="other")),
        iri.statement(CONFIG, "d", replace(SAID, evidence=replace(WHERE, field=Field.TITLE))),
    ]
    assert len({base, *others}) == 6
    assert base == iri.statement(CONFIG, "d", SAID)


def test_a_rule_keeps_its_readable_name() -> None:
    """Rules are the tool's own, of no collection; a strange one is quoted."""
    assert iri.rule(CONFIG, "says/ccomp") == URIRef("https://w3id.org/communique/id/rule/says/ccomp")
    assert iri.rule(CONFIG, "my rule>") == URIRef("https://w3id.org/communique/id/rule/my%20rule%3E")


def test_an_unknown_graph_fails() -> None:
    """A misspelt graph would be an empty one."""
    with pytest.raises(ValueError, match="registry, inferred, meta"):
        iri.graph(CONFIG, "registri")


def test_a_collection_that_would_break_iris_is_refused() -> None:
    """Before the first IRI is made."""
    with pytest.raises(ConfigError, match="cannot stand in an IRI"):
        iri.article(replace(CONFIG, collection="my stuff"), Document("a", ""))
