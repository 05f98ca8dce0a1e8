"""What a query gives: rows, triples or yes and no, each a value that any format can be made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from pyoxigraph import BlankNode, Literal, Triple

from kg.query.found import frame
from kg.store.graph import Row
from kg.store.sparql import PREFIXES, Term

_XSD = PREFIXES["xsd"]
_INTEGERS = {_XSD + name for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger")}
_NUMBERS = {_XSD + name for name in ("decimal", "double", "float")}

Labels = Callable[[Iterable[str]], Mapping[str, str]]
"""From IRIs to what those of them that have a name are called."""


def _no_labels(_: Iterable[str]) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Rows:
    """
    The rows of a SELECT, in its order; a cell without a value is ``None``.

    ``show`` names the variables that a table on a terminal should have; empty for all. ``labels`` finds what
    IRIs are called, for a table; a program's format does not wait for it.
    """

    variables: tuple[str, ...]
    rows: tuple[Row, ...]
    show: tuple[str, ...] = ()
    labels: Labels = field(default=_no_labels, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, str | int | float | bool]]:
        """Yield each row as plain Python values by variable name; what has no value is left out."""
        return _plainly(self.variables, self.rows)

    def to_pandas(self) -> Any:
        """Return the rows as a ``pandas.DataFrame``, a column for each variable: see ``kg.query.found.frame``."""
        return frame(self.variables, self)


@dataclass(frozen=True, slots=True)
class Stream:
    """
    The rows of a SELECT as the engine finds them, to be walked once: a million of them take no memory.

    The rest is as ``Rows`` has it. Walking may raise ``QueryError``: the time may be up between two rows.
    """

    variables: tuple[str, ...]
    rows: Iterator[Row]
    show: tuple[str, ...] = ()
    labels: Labels = field(default=_no_labels, compare=False, repr=False)

    def __iter__(self) -> Iterator[dict[str, str | int | float | bool]]:
        """Yield each row as plain Python values by variable name; what has no value is left out."""
        return _plainly(self.variables, self.rows)

    def collect(self) -> Rows:
        """Return the rows that are left, all in memory."""
        return Rows(self.variables, tuple(self.rows), self.show, self.labels)


@dataclass(frozen=True, slots=True)
class Triples:
    """The triples of a CONSTRUCT or DESCRIBE: each once, sorted."""

    triples: tuple[Triple, ...]

    def __len__(self) -> int:
        return len(self.triples)


@dataclass(frozen=True, slots=True)
class Truth:
    """The answer to an ASK."""

    value: bool

    def __bool__(self) -> bool:
        return self.value


Answer = Rows | Triples | Truth
Streamed = Stream | Triples | Truth
"""An answer whose rows, where it has rows, are still to come."""


def first(found: Streamed, most: int) -> tuple[Streamed, Callable[[], bool]]:
    """Return *found* with at most so many rows or triples, and what tells, when these are read, if there are more."""
    if isinstance(found, Triples):
        more = len(found.triples) > most
        return Triples(found.triples[:most]), lambda: more
    if isinstance(found, Truth):
        return found, lambda: False
    left: list[Row] = []
    return replace(found, rows=_head(found.rows, most, left)), lambda: bool(left)


def noting(found: Streamed) -> tuple[Streamed, Callable[[], bool]]:
    """Return *found*, and what tells, when it is read, whether it had no row and no triple."""
    if isinstance(found, Triples):
        return found, lambda: not found.triples
    if isinstance(found, Truth):
        return found, lambda: False
    rows = 0

    def counted(held: Iterator[Row]) -> Iterator[Row]:
        nonlocal rows
        for row in held:
            rows += 1
            yield row

    return replace(found, rows=counted(found.rows)), lambda: rows == 0


def _head(rows: Iterator[Row], most: int, left: list[Row]) -> Iterator[Row]:
    """Yield the first of *rows*, then put into *left* the one that comes next."""
    yield from islice(rows, most)
    left += islice(rows, 1)


def _plainly(variables: tuple[str, ...], rows: Iterable[Row]) -> Iterator[dict[str, str | int | float | bool]]:
    for row in rows:
        yield {name: plain(term) for name, term in zip(variables, row, strict=True) if term is not None}


def plain(term: Term) -> str | int | float | bool:
    """Return *term* as Python has it: an IRI or a date as a string, a number as a number."""
    if isinstance(term, BlankNode):
        return str(term)
    if isinstance(term, Literal):
        kind = term.datatype.value
        try:
            if kind in _INTEGERS:
                return int(term.value)
            if kind in _NUMBERS:
                return float(term.value)
        except ValueError:  # ill-typed, as strangers' data may be
            return term.value
        if kind == _XSD + "boolean":
            return term.value in ("true", "1")
    return term.value
