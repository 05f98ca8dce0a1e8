"""What programs call."""

from __future__ import annotations

import subprocess
import sys

import pytest

import kg
from kg import pipeline
from tests import fakes


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setattr(pipeline, "_reader", fakes.reader)
    report = kg.build([fakes.articles(tmp_path / "articles")], tmp_path / "my.kg")
    assert report.counts["articles"] == 4
    return tmp_path / "my.kg"


def test_ask_gives_rows_of_plain_values(store):
    """By place, by name, and of an open store: the same rows."""
    rows = list(kg.ask(store, "who-met", "Bo Lund"))
    assert [row["withLabel"] for row in rows] == ["Ana Sol", "Cy Marsh"]
    assert list(kg.ask(str(store), "who-met", person="Bo Lund")) == rows
    assert list(kg.ask(kg.open_store(store), "who-met", "Bo Lund", until="")) == rows


def test_relations_gives_what_each_article_tells(store):
    """Values of kg's own types."""
    (found,) = kg.relations([store.parent / "articles" / "0.txt"])
    assert isinstance(found, kg.Relations)
    assert found.meets[0].participants == ("Ana Sol", "Bo Lund")


def test_ontology_is_typed(store):
    """Classes as Python has them; with a store, its people as individuals."""
    assert "Summit" in {x.name for x in kg.ontology().Meeting.subclasses()}
    assert {"Ana Sol", "Bo Lund"} <= {name for x in kg.ontology(store).Person.instances() for name in x.label}


def test_importing_kg_imports_nothing_heavy():
    """A program that only looks at types does not wait for a parser."""
    code = "import kg, sys; print([x for x in ('spacy', 'rdflib', 'pyoxigraph', 'typer', 'numpy') if x in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
