"""Names that carry another language's marks, through build, query, export and picture: they stay names."""

from __future__ import annotations

import csv
import html
import io
import json
import re

import pytest
from pyoxigraph import RdfFormat, parse
from typer.testing import CliRunner

from kg import cli
from kg.export.formats import FORMATS
from kg.terminal import harmless
from tests import stores
from tests.worlds import Telling

_MARKED = (
    'Ana "; DROP ALL; # Sol',
    "Ana </script><script>alert(1)</script> Sol",
    "Ana <img src=x onerror=alert(1)> Sol",
    "Ana {{7*7}} ${7*7} Sol",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "Ana \u202elos\u202c Sol",
    "Ana\u200b Sol",
    "Ana \x1b[31m Sol",
    "Аnа Ѕоl",
    "Ana" + "\u0301" * 200 + " Sol",
    "../../../etc/passwd",
    "Ana\nBo\nSol",
    "<http://tarvik.example/a> <b> <c> .",
    "'''Ana''' \\ Sol\\",
    "_:b0 | ** Ana ** [Sol](javascript:alert(1))",
    "A" * 5_000,
    "%s %d {0} %(x)s",
    "]]> &amp; <!-- Sol",
)

NAMES = tuple(x.replace("Sol", f"Sol{'bdfghklmnprstvwxyz'[i % 18]}en") for i, x in enumerate(_MARKED))
"""Each with a surname of its own: names that differ in marks alone are one person."""

ASK = "SELECT ?name { ?x a dip:Person ; rdfs:label ?name }"


def shown(name: str) -> str:
    """Return a name as entities have it: on one line."""
    return " ".join(name.split())


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Return a store in which each of them met Bo Lund, and said something; its articles are called as badly."""
    told = []
    for number, name in enumerate(NAMES):
        one = Telling(f"../{name[:60]}\n{number}", title=name, publisher=name).names(
            f"P:{name}", "P:Bo Lund", "L:Geneva"
        )
        told.append(one.met(name, "Bo Lund", place="Geneva").said(name, f"words of {number}"))
    return stores.make(tmp_path_factory.mktemp("names") / "my.kg", *told)


def kg(*arguments):
    result = CliRunner().invoke(cli.app, [str(x) for x in arguments])
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture(scope="module")
def labels(store):
    """Return the names that the graph has."""
    found = json.loads(kg("query", ASK, "--format", "json", "--store", store).stdout)
    return sorted(x["name"]["value"] for x in found["results"]["bindings"])


def test_each_is_in_the_graph_as_it_was_told(labels):
    """None is lost, cut or taken for another; what moves a terminal is in none."""
    assert {shown(x) for x in NAMES if "\x1b" not in x} <= {shown(x) for x in labels}
    assert len(labels) == len(NAMES) + 1
    assert not any("\x1b" in x for x in labels)
    assert "Bo Lund" in labels


def test_a_table_shows_them_and_obeys_none(store):
    """No escape, mark of direction or line end of a name comes to the terminal."""
    table = kg("query", ASK, "--store", store).stdout
    assert "Bo Lund" in table
    assert harmless(table) == table


def test_csv_has_the_values_as_they_are(store, labels):
    """What programs read is not changed: who opens it in a spreadsheet imports it as text."""
    rows = list(csv.reader(io.StringIO(kg("query", ASK, "--format", "csv", "--store", store).stdout, newline="")))
    assert sorted(x for (x,) in rows[1:]) == labels


def test_markdown_makes_no_markup_of_them(store):
    """A row a line; no link, picture or element of theirs."""
    text = kg("query", ASK, "--format", "markdown", "--store", store).stdout
    assert not re.search(r"(?<!\\)(\]\(javascript|<script|<img)", text)
    assert all(line.startswith("|") for line in text.splitlines())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written(store, tmp_path, name):
    """And each that is RDF has the same names when it is read again."""
    out = tmp_path / "out"
    kg("export", "--format", name, "-o", out, "--store", store)
    written = b"".join(x.read_bytes() for x in ([out] if out.is_file() else sorted(out.rglob("*"))) if x.is_file())
    assert written
    form = {"turtle": RdfFormat.TURTLE, "trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS,
            "ntriples": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdfxml": RdfFormat.RDF_XML}  # fmt: skip
    kind = form.get(name.replace("-", ""))
    if kind is not None and out.is_file():
        told = parse(input=written, format=kind)
        values = {shown(x.object.value) for x in told if x.predicate.value.endswith("#label")}
        held = {shown(x) for x in NAMES if "\x1b" not in x}
        assert held <= values


def test_a_page_shows_them_as_text(store, tmp_path):
    """The picture has no element, script or attribute that a name brought with it."""
    page = tmp_path / "page.html"
    kg("draw", "-o", page, "--store", store)
    text = page.read_text()
    assert "<script>alert(1)" not in text
    assert "<img src=x" not in text
    assert "Bo Lund" in html.unescape(text)


def test_the_articles_are_listed_and_none_is_a_path(store):
    """An id is what it is: nothing is read or written by it outside of the store."""
    ids = json.loads(kg("stats", "--articles", "--json", "--store", store).stdout)
    assert len(ids) == len(NAMES)
    assert all(path.resolve().is_relative_to(store.resolve()) for path in store.rglob("*"))
    assert not list(store.parent.parent.glob("Ana*"))
