"""
How many independent sources tell of a fact: copies are one, and so are all articles of one outlet.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.draw.facts import Article, Facts, Meeting, Passage, Report, Role, Statement, Within
from kg.draw.sources import Counter

ARTICLES = (
    Article("a1", "Envoys sit down", publisher="The Lowharbour Gazette"),
    Article("a2", "Envoys rise", publisher="lowharbour  gazette"),
    Article("a3", "Envoys sit down", publisher="Quinberg Post", original="a1"),
    Article("a4", "On the coast", url="https://www.isvik.example/coast"),
    Article("a5", "On the coast again", url="http://isvik.example/again"),
    Article("a6", "Unsigned"),
    Article("a7", "Unsigned too"),
)


def counter(**tables: object) -> Counter:
    """A counter over the articles above, each with one passage, p1 to p7."""
    passages = {f"p{n}": Passage(f"p{n}", article.iri, "", "body", 0, 1, "r") for n, article in enumerate(ARTICLES, 1)}
    return Counter(replace(Facts(articles={x.iri: x for x in ARTICLES}, passages=passages), **tables))  # type: ignore[arg-type]


def meeting(*articles: str, sources: int | None = None) -> Meeting:
    """A meeting that these articles report."""
    reports = tuple(Report(article, "held", None, None, ()) for article in articles)
    return Meeting("m", "meeting", "held", "held", (), None, None, None, None, reports, (), sources=sources)


@pytest.mark.parametrize(
    ("articles", "sources"),
    [
        (("a1",), 1),
        (("a1", "a2"), 1),  # one outlet, however it is written
        (("a1", "a3"), 1),  # a copy
        (("a1", "a4"), 2),
        (("a4", "a5"), 1),  # one site
        (("a6", "a7"), 2),  # nobody knows whose
        (("a1", "a3", "a5", "a7"), 3),
    ],
)
def test_an_outlet_is_one_source(articles: tuple[str, ...], sources: int) -> None:
    """
    By its name, else by its site; an article with neither is a source of its own.
    """
    assert counter().of_meeting(meeting(*articles)) == sources


def test_what_the_build_counted_stands() -> None:
    """
    It has seen the articles themselves, this only what the graph keeps of them.
    """
    assert counter().of_meeting(meeting("a1", "a3", sources=2)) == 2


def test_an_office_counts_for_all_who_state_it() -> None:
    """
    In whichever role; another's office adds nothing.
    """
    first = Role("r1", "sand", "karsund", "Envoy", None, None, None, None, True, ("p1",))
    again = Role("r2", "sand", "karsund", "Ambassador", "former", None, None, None, False, ("p4",))
    other = Role("r3", "okoye", "karsund", "Envoy", None, None, None, None, True, ("p6",))
    count = counter(roles=(first, again, other))

    assert [count.of_role(x) for x in (first, again, other)] == [2, 2, 1]


def test_a_statement_counts_with_those_that_repeat_it() -> None:
    """
    Told by another outlet in its own words it has two sources; in a copy, one.
    """
    first = Statement("s1", "sand", "no", None, None, None, None, (), ("p1",))
    told = replace(first, iri="s2", evidence=("p4",), repeats="s1")
    copied = replace(first, iri="s3", evidence=("p3",), repeats="s4")
    alone = replace(first, iri="s4")
    count = counter(statements=(first, told, copied, alone))

    assert [count.of_statement(x) for x in (first, told, copied, alone)] == [2, 2, 1, 1]


def test_what_only_a_table_tells_has_no_source() -> None:
    """
    A place in another, from the registry.
    """
    count = counter()

    assert count.of_within(Within("pier", "hesper", (), "data/places.csv#1")) == 0
    assert count.of_within(Within("pier", "hesper", ("p1", "p3"))) == 1
