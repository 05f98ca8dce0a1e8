"""Values as literals: dates at the precision of the text, words as they stand, numbers."""

from __future__ import annotations

import calendar
import re
from datetime import date

from rdflib import XSD, Literal

_INTEGER, _DATE_TYPE = XSD.integer, XSD.date  # asked for once, not once for each value
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)

# XML 1.0 cannot hold these, nor UTF-8 the surrogates: an article with one of them must not
# spoil a whole export. One sign for one sign, so that offsets stay right.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text(words: str) -> Literal:
    """Return *words* as a plain string, with U+FFFD in place of what no RDF file can hold."""
    return Literal(_UNPRINTABLE.sub("\ufffd", words))


def integer(value: int) -> Literal:
    """Return an ``xsd:integer``."""
    return Literal(str(value), datatype=_INTEGER)


def decimal(value: float) -> Literal:
    """Return an ``xsd:decimal`` that reads as *value* does, never with an exponent: five digits are a metre."""
    short = f"{value:.5f}".rstrip("0")
    return Literal(short + "0" if short.endswith(".") else short, datatype=XSD.decimal, normalize=False)


def dated(value: str) -> Literal:
    """
    Return a date at its precision: ``2019`` a gYear, ``2019-06`` a gYearMonth, ``2019-06-01`` a date.

    Raises ``ValueError`` where it is none of these or no such day exists.
    """
    days(value)
    kind = (XSD.gYear, XSD.gYearMonth, XSD.date)[value.count("-")]
    # rdflib would rewrite the first two as full days.
    return Literal(value, datatype=kind, normalize=False)


def days(value: str) -> tuple[date, date]:
    """Return the first and the last day that *value* may mean. Raises ``ValueError`` as ``dated``."""
    match = _DATE.fullmatch(value)
    if match is None:
        raise ValueError(f"{value!r} is not a date: YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(x) if x else None for x in match.groups())
    if year is None or month is None:
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def day(value: date) -> Literal:
    """Return an ``xsd:date``."""
    return Literal(value.isoformat(), datatype=_DATE_TYPE, normalize=False)
