"""
The sample articles, built by the real pipeline: twice, in ways that must not matter.

The slowest tests there are: they parse 26 articles twice.
"""

from __future__ import annotations

from functools import cache

import pytest

from kg import export
from kg.check import owl
from tests.pages import README, readme
from tests.queries import samples
from tests.samples import stores
from tests.words import files_in, runs_of_articles, shared

__all__ = ["stores"]


@pytest.mark.parametrize(
    ("name", "inferred"), [*((x, False) for x in export.FORMATS), ("nquads", True), ("events", True)]
)
def test_exports_are_the_same_bytes(stores, name, inferred):
    """Whatever the number of processes, the hash seed, the order of the files and the name of the store."""
    one, other = (_whole(store, name, inferred=inferred) for store in stores)
    assert one == other
    assert len(one) > 10_000


@cache
def _whole(store, name, *, inferred=False):
    return b"".join(export.export(store, name, inferred=inferred))


@pytest.mark.parametrize("profile", export.PROFILES)
def test_the_terms_of_others_are_the_same_bytes(stores, profile):
    """Each profile, with what it takes from the texts that the stores keep."""
    one, other = (b"".join(export.export(store, "nquads", profile=[profile])) for store in stores)
    assert one == other
    assert one.count(f"/graph/{profile}> .".encode()) > 100


@pytest.fixture(scope="module")
def told(stores):
    """All runs of five words of the articles."""
    return runs_of_articles(stores[0])


@pytest.fixture(scope="module")
def part(stores):
    """The graph without words of an article."""
    return export.subset(stores[0], words=False)


@pytest.mark.parametrize("name", export.FORMATS)
def test_no_file_without_words_has_five_of_an_article(stores, told, part, name):
    """In a row, title or body; but for names of our tables. With words each format has some."""
    for text in files_in(b"".join(export.export(part, name, inferred=True))):
        assert shared(text, told) == set()
    assert any(shared(text, told) for text in files_in(_whole(stores[0], name)))


def test_the_graph_is_consistent(stores):
    """Nothing in it contradicts the ontology."""
    assert owl.consistency(stores[0].rdflib(), reason=False).problems == ()


def test_the_readme_shows_the_real_answer(stores):
    """What the first screen shows is what the program answers: ``make docs`` writes it."""
    assert README.read_text(encoding="utf-8") == readme(stores[0].folder)


@pytest.mark.parametrize("asked", samples.ASKED)
def test_each_question_has_its_rows(stores, asked):
    """
    What a user of the samples is told, whoever built the store: rows in ``tests/queries/samples.txt``.

    Where the articles are read better now, look at the difference and write them again:
    ``python -m tests.queries.samples STORE``.
    """
    assert samples.answer(stores[1], asked) == samples.expected()[asked]
