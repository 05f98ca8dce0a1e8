"""A question of the library, a file of SPARQL or SPARQL itself, with its values bound → the answer."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import partial
from itertools import chain

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import QueryError
from kg.query import background, library, names
from kg.query.answer import Answer, Labels, Stream, Streamed, Triples, Truth
from kg.query.library import Parameter, ParameterType, Question
from kg.query.timing import Stopwatch
from kg.store.graph import GraphStore, Row, Solutions
from kg.store.sparql import PREFIXES, Term


def run(
    store: GraphStore,
    asked: str | Question,
    values: Mapping[str, str] | Sequence[str] = (),
    *,
    timeout: float | None = None,
) -> Answer:
    """
    Answer *asked*: the name of a question, the path of a file, SPARQL, or a ``Question``.

    *values* are what the user typed for its parameters: by name, or in their order with ``name=value``
    allowed. *timeout* is in seconds. Raises ``UnknownNameError`` for a name that is not known, with near
    ones; ``QueryError`` for a value that is missing, superfluous or no date, for SPARQL that cannot be
    understood or would change the graph, and when the time is up.
    """
    found = stream(store, asked, values, timeout=timeout)
    return found.collect() if isinstance(found, Stream) else found


def stream(
    store: GraphStore,
    asked: str | Question,
    values: Mapping[str, str] | Sequence[str] = (),
    *,
    timeout: float | None = None,
    watch: Stopwatch | None = None,
) -> Streamed:
    """
    Answer *asked* as ``run`` does, with rows that come as the engine finds them: any number, and no memory for them.

    *timeout* is how long all waiting for the engine may take; what is done with a row meanwhile does not count.
    *watch* is told where the time goes. Triples come all at once, since they are sorted.
    """
    watch = watch or Stopwatch()
    patience = background.Patience(timeout)
    with watch.phase("names"):
        question = asked if isinstance(asked, Question) else library.question(asked)
        values = [values] if isinstance(values, str) else values
        given = values if isinstance(values, Mapping) else arguments(question, values)
        bindings = background.patiently(patience, lambda: bound(store, question, given))
    with watch.phase("asking"):
        found, batches = background.flowing(patience, lambda: _begun(store.query(question.sparql, bindings)))
    if not isinstance(found, tuple):
        return found
    rows = chain.from_iterable(watch.walked(batches, "first row", "rows"))
    return Stream(found, rows, question.show, _timed(watch, partial(names.labels, store)))


def _begun(found: Solutions | Iterator[Triple] | bool) -> tuple[tuple[str, ...] | Triples | Truth, Iterator[Row]]:
    """Return the whole answer, or the variables of one with rows; and the rows."""
    if isinstance(found, bool):
        return Truth(found), iter(())
    if isinstance(found, Solutions):
        return found
    return Triples(tuple(sorted(set(found), key=str))), iter(())


def _timed(watch: Stopwatch, labels: Labels) -> Labels:
    def look_up(iris: Iterable[str]) -> Mapping[str, str]:
        with watch.phase("labels"):
            return labels(iris)

    return look_up


def arguments(question: Question, values: Sequence[str]) -> dict[str, str]:
    """
    Return *values* as typed on a command line by the name of the parameter that each is for.

    ``name=value`` names it; the others go to the parameters not named, in order. Raises ``QueryError``
    where there are more than parameters, or one is given twice.
    """
    known = {p.name for p in question.parameters}
    named: dict[str, str] = {}
    loose = []
    for value in values:
        name, equals, rest = value.partition("=")
        if equals and name not in known and get_close_matches(name, known, n=1):
            raise _no_parameter(question, name)
        if not equals or name not in known:
            loose.append(value)
        elif name in named:
            raise QueryError(f"{name} is given twice: {named[name]!r} and {rest!r}")
        else:
            named[name] = rest
    free = [p.name for p in question.parameters if p.name not in named]
    if len(loose) > len(free):
        raise QueryError(f"{loose[len(free)]!r} is one value too many. Usage: {_usage(question)}")
    return named | dict(zip(free, loose, strict=False))


def _called(question: Question) -> str:
    return question.name or "the query"


def _no_parameter(question: Question, name: str) -> QueryError:
    known = ", ".join(p.name for p in question.parameters) or "none"
    return QueryError(f"{_called(question)} has no parameter {name!r}; it has: {known}")


def _usage(question: Question) -> str:
    return question.usage if question.name else "the query takes " + (question.usage.strip() or "no values")


def bound(store: GraphStore, question: Question, values: Mapping[str, str]) -> dict[str, tuple[Term, ...]]:
    """
    Return the terms that *values* stand for, ready to bind: names looked up in *store*, days checked.

    An empty value is as good as none. Raises as ``run``.
    """
    parameters = {p.name: p for p in question.parameters}
    for name in values:
        if name not in parameters:
            raise _no_parameter(question, name)
    given = {name: value for name, value in values.items() if value.strip()}
    for p in question.parameters:
        if not p.optional and p.name not in given:
            example = f", e.g. kg query {question.example}" if question.name and p.example else ""
            raise QueryError(f"{_called(question)} needs {p.name} ({p.description}){example}")
    return {name: _terms(store, parameters[name], given[name]) for name in parameters if name in given}


def _terms(store: GraphStore, parameter: Parameter, value: str) -> tuple[Term, ...]:
    match parameter.type:
        case ParameterType.TEXT:
            return (Literal(value),)
        case ParameterType.KIND:
            return (_kind(value, parameter.name),)
        case ParameterType.FIRST_DAY | ParameterType.LAST_DAY | ParameterType.DAY:
            first, last = days(value, parameter.name)
            if parameter.type is ParameterType.DAY and first != last:
                raise QueryError(f"{parameter.name}: {value!r} is more than one day. Write YYYY-MM-DD")
            day = last if parameter.type is ParameterType.LAST_DAY else first
            return (Literal(day.isoformat(), datatype=NamedNode(PREFIXES["xsd"] + "date")),)
        case _:
            return names.resolve(store, value, parameter.type.value)


def mistakable(store: GraphStore, question: Question, values: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """
    Yield each name among *values* that others have too, by an alias, with their labels: they may have been meant.

    *values* are as for ``arguments``, and were answered: what is wrong with them raises as there.
    """
    given = arguments(question, values)
    for p in question.parameters:
        if p.type in _NAMED and given.get(p.name, "").strip():
            others = names.namesakes(store, given[p.name], p.type.value)
            if others:
                yield given[p.name], others


_NAMED = (ParameterType.ENTITY, ParameterType.AGENT, ParameterType.PLACE)


def _kind(value: str, name: str) -> NamedNode:
    """Return the class of meetings that *value* means, in any case, one or many; ``QueryError`` where there is none."""
    wanted = value.strip().lower()
    for kind in library.MEETING_KINDS:
        if wanted in (kind, f"{kind}s"):
            return NamedNode(PREFIXES["dip"] + kind.capitalize())
    raise QueryError(f"{name}: {value!r} is no kind of meeting. There are: {', '.join(library.MEETING_KINDS)}")


_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def days(value: str, name: str) -> tuple[date, date]:
    """Return the first and last day of *value*, a day, month or year; ``QueryError`` where it is none of these."""
    match = _DAY.fullmatch(value.strip())
    try:
        if match is None:
            raise ValueError("not of that form")
        year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
        first = date(year, month, day)
        if match[3]:
            return first, first
        if match[2]:
            return first, date(year, month, calendar.monthrange(year, month)[1])
        return first, date(year, 12, 31)
    except ValueError as error:
        raise QueryError(f"{name}: {value!r} is no day ({error}). Write YYYY-MM-DD, YYYY-MM or YYYY") from None
