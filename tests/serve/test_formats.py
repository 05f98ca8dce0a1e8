"""What a client accepts against what there is."""

from __future__ import annotations

import pytest

from kg.serve.formats import GRAPHS, RESULTS, Format, choose, content_type
from kg.serve.problem import ServeError


@pytest.mark.parametrize(
    ("accept", "offered", "wanted"),
    [
        ("", RESULTS, "application/sparql-results+json"),
        ("*/*", GRAPHS, "text/turtle"),
        ("text/csv", RESULTS, "text/csv"),
        ("TEXT/CSV", RESULTS, "text/csv"),
        ("text/csv;q=0.2, text/tab-separated-values", RESULTS, "text/tab-separated-values"),
        ("text/csv; charset=utf-8; q=1.0", RESULTS, "text/csv"),
        ("application/xml", GRAPHS, "application/rdf+xml"),
        ("application/xml", RESULTS, "application/sparql-results+xml"),
        # the narrowest range counts, not the first
        ("text/*, text/turtle;q=0.1, application/n-triples;q=0.5", GRAPHS, "application/n-triples"),
        ("*/*, application/sparql-results+json;q=0", RESULTS, "application/sparql-results+xml"),
        # another name of a format is for those who ask by it: text/* is CSV, not XML as text/xml
        ("text/*", RESULTS, "text/csv"),
        # what is no range is passed over
        ("nonsense", RESULTS, "application/sparql-results+json"),
        (", ,text/csv", RESULTS, "text/csv"),
        ("text/csv;q=high, text/tab-separated-values;q=0.1", RESULTS, "text/tab-separated-values"),
    ],
)
def test_the_most_wanted_is_chosen(accept: str, offered: tuple[Format, ...], wanted: str) -> None:
    assert choose(accept, offered).media_type == wanted


@pytest.mark.parametrize("accept", ["image/png", "text/csv;q=0", "text/html;q=0.9, image/*"])
def test_where_nothing_fits_all_are_named(accept: str) -> None:
    with pytest.raises(ServeError, match="text/tab-separated-values") as refused:
        choose(accept, RESULTS)
    assert refused.value.status == 406


def test_text_says_that_it_is_utf8() -> None:
    """JSON and XML say so themselves."""
    assert [content_type(x) for x in RESULTS] == [
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv; charset=utf-8",
        "text/tab-separated-values; charset=utf-8",
    ]
