"""``kg.rdf.literals``: dates at their precision, words that any file can hold."""

from __future__ import annotations

from datetime import date

import pytest
from rdflib import XSD, Graph, URIRef

from kg.rdf import literals


@pytest.mark.parametrize(
    ("told", "kind", "first", "last"),
    [
        ("2019", XSD.gYear, date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-06", XSD.gYearMonth, date(2019, 6, 1), date(2019, 6, 30)),
        ("2020-02", XSD.gYearMonth, date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-06-11", XSD.date, date(2019, 6, 11), date(2019, 6, 11)),
    ],
)
def test_a_date_keeps_its_precision(told: str, kind: URIRef, first: date, last: date) -> None:
    """A year stays a year, well-typed and as written, and its first and last days are known."""
    literal = literals.dated(told)
    assert (str(literal), literal.datatype) == (told, kind)
    assert not literal.ill_typed
    assert literals.days(told) == (first, last)


@pytest.mark.parametrize(
    "told", ["", "19", "2019-13", "2019-02-30", "0000", "2019-6-1", "next week", "２０１９", "2019-06-11T00:00"]
)
def test_what_is_no_date_is_refused(told: str) -> None:
    """A month 13 or a 30 February is a mistake of the extractor, never a literal."""
    with pytest.raises(ValueError):  # noqa: PT011 - the texts are Python's own in part
        literals.dated(told)


def test_a_date_survives_rdflib() -> None:
    """Rdflib rewrites the short forms to full days when it may: what is read back is what was written."""
    graph = Graph().add((URIRef("x:s"), URIRef("x:p"), literals.dated("2019-06")))
    again = Graph().parse(data=graph.serialize(format="nt"), format="nt")
    assert '"2019-06"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>' in again.serialize(format="nt")


@pytest.mark.parametrize(
    ("value", "text"), [(43.1, "43.1"), (-0.00001, "-0.00001"), (5, "5.0"), (1e-9, "0.0"), (131.873534, "131.87353")]
)
def test_a_decimal_has_no_exponent(value: float, text: str) -> None:
    """``1e-05`` is no ``xsd:decimal``."""
    literal = literals.decimal(value)
    assert (str(literal).lstrip("-") if float(literal) == 0 else str(literal), literal.ill_typed) == (text, False)


def test_what_no_file_can_hold_is_replaced_one_for_one() -> None:
    """A lone surrogate or a NUL would stop the export of everything; the length stays, as offsets count on it."""
    told = "a\x00b\ud800c\u2028d\n\te\U0001f54a"
    made = str(literals.text(told))
    assert made == "a\ufffdb\ufffdc\u2028d\n\te\U0001f54a"
    assert len(made) == len(told)
