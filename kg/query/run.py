"""A question of the library, a file of SPARQL or SPARQL itself, with its values bound → the answer."""

from __future__ import annotations

import calendar
import queue
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.query import library, names
from kg.query.answer import Answer, Rows, Triples, Truth
from kg.query.library import Parameter, ParameterType, Question
from kg.store.graph import GraphStore, Solutions
from kg.store.sparql import PREFIXES, Term

T = TypeVar("T")


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
    question = asked if isinstance(asked, Question) else library.question(asked)
    if isinstance(values, str):
        values = [values]
    given = values if isinstance(values, Mapping) else arguments(question, values)
    return within(timeout, lambda: _answer(store, question, bound(store, question, given)))


def _answer(store: GraphStore, question: Question, bindings: Mapping[str, tuple[Term, ...]]) -> Answer:
    found = store.query(question.sparql, bindings)
    if isinstance(found, bool):
        return Truth(found)
    if isinstance(found, Solutions):
        return Rows(found.variables, tuple(found.rows), question.show, partial(names.labels, store))
    return Triples(tuple(sorted(set(found), key=str)))


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
            known = ", ".join(parameters) or "none"
            raise QueryError(f"{question.name or 'the query'} has no parameter {name!r}; it has: {known}")
    given = {name: value for name, value in values.items() if value.strip()}
    for p in question.parameters:
        if not p.optional and p.name not in given:
            example = f", e.g. kg query {question.example}" if question.name and p.example else ""
            raise QueryError(f"{question.name or 'the query'} needs {p.name} ({p.description}){example}")
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


def within(seconds: float | None, work: Callable[[], T]) -> T:
    """
    Return what *work* returns; raise ``QueryError`` when that takes longer than *seconds*.

    It runs in a thread of its own: the engine does not let go of the one it runs in, and Ctrl-C would have to
    wait for it. A query that is given up runs on in the background until the process ends.
    """
    done: queue.SimpleQueue[tuple[T | None, BaseException | None]] = queue.SimpleQueue()

    def task() -> None:
        try:
            done.put((work(), None))
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
            done.put((None, error))

    threading.Thread(target=task, daemon=True, name="query").start()
    try:
        result, error = done.get(timeout=seconds)
    except queue.Empty:
        raise QueryError(
            f"the query took longer than {seconds:g} s and was given up. "
            "Ask for less: name a person or a place, add LIMIT, or allow it more time"
        ) from None
    if error is not None:
        raise error
    return result  # type: ignore[return-value]
