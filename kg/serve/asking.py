"""Answers of the JSON interface: a question of the library or a query, as rows with the labels of what is in them."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, Triple

from kg.query import library, names
from kg.query.formats import json_term
from kg.query.library import Question
from kg.query.run import bound
from kg.serve.problem import MALFORMED, ServeError
from kg.serve.sealing import sealed
from kg.store.graph import GraphStore
from kg.store.oxigraph import Found, OxigraphStore
from kg.store.sparql import Term, bind

_TRIPLE = ("subject", "predicate", "object")
Cells = Sequence[Term | None]


def ask(store: OxigraphStore, asked: Mapping[str, Any], most: int) -> dict[str, Any]:
    """
    Return the answer to *asked*: ``{"question": name, "values": {…}}`` or ``{"sparql": text}``; ``limit`` for both.

    At most *most* rows, or triples. ``sparql`` is the query as it ran, with the values in it, ``seconds`` the time
    that it took. Raises ``QueryError``, ``UnknownNameError``, and ``ServeError`` where *asked* is not understood.
    """
    question = _question(asked)
    limit = _limit(asked, most)
    began = time.monotonic()
    terms = bound(store, question, _values(asked))
    text = _without_parameters(bind(question.sparql, terms), terms)
    with sealed():
        found = store.found(text)
        told = _told(found, limit)
    rows = told.pop("terms")
    return {
        "variables": [],
        "show": [x for x in question.show if x in told.get("variables", ())],
        **told,
        "rows": [[None if x is None else json_term(x) for x in row] for row in rows],
        "labels": _labels(store, rows),
        "sparql": text,
        "seconds": round(time.monotonic() - began, 4),
    }


def _without_parameters(query: str, given: Iterable[str]) -> str:
    """Return *query* without the comments that ask for the parameters *given*: it has their values."""
    named = "|".join(map(re.escape, given))
    return re.sub(rf"^#\s*param\s+(?:{named})\s*:.*\n", "", query, flags=re.MULTILINE) if named else query


def _question(asked: Mapping[str, Any]) -> Question:
    name, text = asked.get("question"), asked.get("sparql")
    if (name is None) == (text is None) or not isinstance(name or text, str):
        raise ServeError(MALFORMED, 'ask with "question", the name of one, or with "sparql", a query')
    # not library.question(): what a stranger sends is never the path of a file
    return library.find(str(name)) if name is not None else library.parse(str(text))


def _values(asked: Mapping[str, Any]) -> dict[str, str]:
    values = asked.get("values") or {}
    if not isinstance(values, Mapping) or not all(isinstance(x, str) for x in values.values()):
        raise ServeError(MALFORMED, '"values" must be an object of texts, by the name of the parameter')
    return dict(values)


def _limit(asked: Mapping[str, Any], most: int) -> int:
    limit = asked.get("limit", most)
    if limit is None:
        return most
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 0:
        raise ServeError(MALFORMED, '"limit" must be a number of rows')
    return min(limit, most)


def _told(found: Found, limit: int) -> dict[str, Any]:
    """Return the form of the answer and its first *limit* rows, as terms."""
    if isinstance(found, QueryBoolean):
        return {"form": "ask", "answer": bool(found), "terms": [], "truncated": False}
    if isinstance(found, QuerySolutions):
        rows = [tuple(row) for row in islice(found, limit)]
        variables = [x.value for x in found.variables]
        return {"form": "select", "variables": variables, "terms": rows, "truncated": next(found, None) is not None}
    unlike = _unlike(found)
    triples = [(x.subject, x.predicate, x.object) for x in islice(unlike, limit)]
    return {
        "form": "construct",
        "variables": list(_TRIPLE),
        "triples": len(triples),
        "terms": triples,
        "truncated": next(unlike, None) is not None,
    }


def _unlike(found: Iterable[Triple]) -> Iterator[Triple]:
    """Yield each triple once: the engine gives one for each solution that makes it."""
    seen = set()
    for triple in found:
        if triple not in seen:
            seen.add(triple)
            yield triple


def _labels(store: GraphStore, rows: Iterable[Cells]) -> dict[str, str]:
    iris = dict.fromkeys(x.value for row in rows for x in row if isinstance(x, NamedNode))
    return names.labels(store, iris)
