"""A difference as text."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from kg.compare import difference, open_side, write
from kg.errors import UnknownNameError

OLD = """
<http://x.example/a> <http://www.w3.org/2000/01/rdf-schema#label> "Ana" .
<http://x.example/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/communique/ontology#Person> .
<http://x.example/p> <http://x.example/q> "1" <https://w3id.org/communique/id/graph/registry> .
"""
NEW = """
<http://x.example/a> <http://www.w3.org/2000/01/rdf-schema#label> "Ana Sol" .
<http://x.example/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/communique/ontology#Person> .
<http://x.example/p> <http://x.example/q> "2" <https://w3id.org/communique/id/graph/registry> .
"""


@pytest.fixture
def sides(tmp_path):
    """The two graphs above."""
    for name, text in (("old.nq", OLD), ("new.nq", NEW)):
        (tmp_path / name).write_text(text)
    return open_side(tmp_path / "old.nq"), open_side(tmp_path / "new.nq")


def text(found, form="table"):
    return b"".join(write(found, form)).decode()


def test_a_table_begins_with_the_sum(sides):
    """One line of words, then a line for each thing."""
    lines = text(difference(*sides)).splitlines()
    assert lines[0] == "people: 1 changed (+ 2, − 2 triples)"
    assert lines[-1].split("  ")[-1].strip() == "name: Ana → Ana Sol"


def test_the_same_is_told_in_words(sides):
    """No table of nothing."""
    assert text(difference(sides[0], sides[0])) == "The two say the same.\n"


def test_what_no_thing_shows_is_still_told(tmp_path):
    """Two graphs that differ, though not in a thing that has a line, are not called the same."""
    (tmp_path / "old.nt").write_text('<http://x.example/p> <http://x.example/q> "1" .\n')
    (tmp_path / "new.nt").write_text('<http://x.example/p> <http://x.example/q> "2" .\n')
    found = text(difference(open_side(tmp_path / "old.nt"), open_side(tmp_path / "new.nt")))
    assert "the same things" in found
    assert "(+ 1, − 1 triples)" in found


def test_json_has_each_change(sides):
    """For programs: the kinds and the words apart."""
    (change,) = json.loads(text(difference(*sides), "json"))["changes"]
    assert (change["what"], change["kind"], change["details"]) == ("person", "changed", ["name: Ana → Ana Sol"])


def test_a_patch_makes_the_old_graph_the_new_one(sides):
    """Line by line, as RDF Patch has it: D takes a quad away, A adds one, graphs kept apart."""
    old, new = (set(side.quads()) for side in sides)
    lines = text(difference(*sides), "patch").splitlines()
    assert (lines[0], lines[-1]) == ("TX .", "TC .")
    for line in lines[1:-1]:
        (quad,) = parse(line[2:].encode(), RdfFormat.N_QUADS)
        assert isinstance(quad, Quad)
        old.remove(quad) if line.startswith("D ") else old.add(quad)
    assert old == new


def test_rdf_has_two_graphs(sides):
    """What was added in one, what was removed in the other: any tool reads it."""
    found = list(parse(text(difference(*sides), "nquads").encode(), RdfFormat.N_QUADS))
    graphs = sorted(str(quad.graph_name).rpartition("/")[2] for quad in found)
    assert graphs == ["added>", "added>", "removed>", "removed>"]


@pytest.mark.parametrize("form", ["table", "json", "patch", "nquads"])
def test_the_bytes_are_the_same_each_time(tmp_path, form):
    """Whatever order the statements come in."""
    made = []
    for turn in (1, -1):
        for name, held in (("old.nq", OLD), ("new.nq", NEW)):
            (tmp_path / name).write_text("\n".join(held.splitlines()[::turn]))
        made.append(text(difference(open_side(tmp_path / "old.nq"), open_side(tmp_path / "new.nq")), form))
    assert made[0] == made[1]


def test_an_unknown_format_is_told_with_the_known_ones(sides):
    """As everywhere."""
    with pytest.raises(UnknownNameError, match="table, json, patch, nquads"):
        write(difference(*sides), "xml")
