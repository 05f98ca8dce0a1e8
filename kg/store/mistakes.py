"""
What is wrong with a query, and what was perhaps meant: the place with a caret, the nearest prefix, the nearest term.

A misspelt prefix is an error. A misspelt term of ours is none in SPARQL, only a question to which there is no
answer: it is a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from pyoxigraph import RdfFormat, parse

from kg import files
from kg.errors import QueryError
from kg.store.sparql import FORMS, PREFIXES, Token, pointed, tokens

_DIP = PREFIXES["dip"]
_PLACE = re.compile(r"error at (\d+):(\d+): ")
_KEYWORDS = (
    *FORMS,
    *("WHERE", "FILTER", "OPTIONAL", "UNION", "BIND", "VALUES", "MINUS", "DISTINCT", "GROUP", "ORDER", "HAVING"),
    *("LIMIT", "OFFSET", "PREFIX", "EXISTS", "NOT", "ASC", "DESC", "COUNT", "BOUND", "CONTAINS", "STRSTARTS", "LCASE"),
    *("BY", "AS", "IN", "IF", "STR", "LANG", "REGEX", "COALESCE", "CONCAT", "MIN", "MAX", "SUM", "AVG", "GRAPH"),
)
"""Words of SPARQL that are misspelt most easily; there are more."""


def syntax_error(query: str, message: str) -> QueryError:
    """
    Return the error for a *query* that the engine refused with *message*.

    It has the likely cause, the line with a caret, and what was perhaps meant.
    """
    found = _PLACE.search(message)
    if not found:
        return QueryError(f"the query cannot be understood: {message}")
    line, column = int(found[1]), int(found[2])
    start = sum(map(len, query.splitlines(keepends=True)[: line - 1])) + column - 1
    there = list(tokens(query))
    if "Prefix not found" in message:
        names = [token for token in there if token.kind == "name" and token.start <= start]
        if names:
            return _unknown_prefix(query, names[-1])
    if "SELECT contains a variable that is unbound" in message:
        return QueryError("a variable after SELECT is neither grouped by nor aggregated")
    for opening, closing in ("{}", "()"):
        signs = [token.text for token in there]
        if signs.count(opening) > signs.count(closing):
            return pointed(query, start, f"a closing {closing} is missing, here or before")
    word = next((x for x in reversed(there) if x.kind == "word" and x.start <= start), None)
    if word is not None and word.text.upper() not in _KEYWORDS:
        near = _nearest(word.text.upper(), _KEYWORDS)
        if near:
            return pointed(query, word.start, f"{word.text!r} is no word of SPARQL. Did you mean {near[0]}?", near)
    return pointed(query, start, "the query cannot be understood: the mistake is here or just before")


def _unknown_prefix(query: str, name: Token) -> QueryError:
    prefix, _, local = name.text.partition(":")
    near = tuple(f"{x}:" for x in _nearest(prefix, PREFIXES))
    # ex:meets, :meets: a term of ours under a prefix of one's own
    near += ("dip:",) if local in dip_terms() and "dip:" not in near else ()
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    problem = f"the prefix {prefix}: is not declared.{hint} Known without: {', '.join(PREFIXES)}"
    return pointed(query, name.start, problem, near)


class Remark(NamedTuple):
    """A term of the ontology's namespace that it does not have: where it stands, and the nearest that it has."""

    term: str
    line: int
    column: int
    suggestions: tuple[str, ...]

    def __str__(self) -> str:
        hint = f" Did you mean {' or '.join(self.suggestions)}?" if self.suggestions else ""
        return f"line {self.line}, column {self.column}: the ontology has no {self.term}.{hint}"


def remarks(query: str) -> tuple[Remark, ...]:
    """
    Return what in *query* is valid SPARQL and finds nothing: ``dip:`` terms that are not in the ontology, each once.

    Terms are seen as names under a prefix of the ontology's, declared or usual, and as whole IRIs.
    """
    found: dict[str, Remark] = {}
    prefixes = _ontology_prefixes(query)
    known = dip_terms()
    for token in tokens(query):
        local = _local(token, prefixes)
        if local and local not in known and token.text not in found:
            near = tuple(f"dip:{x}" for x in _nearest(local, known))
            before = query[: token.start]
            place = before.count("\n") + 1, token.start - before.rfind("\n")
            found[token.text] = Remark(token.text, *place, near)
    return tuple(found.values())


def _ontology_prefixes(query: str) -> frozenset[str]:
    """Return the prefixes that stand for the ontology in *query*."""
    there = list(tokens(query))
    declared = {
        name.text.removesuffix(":"): iri.text[1:-1]
        for word, name, iri in zip(there, there[1:], there[2:], strict=False)
        if word.kind == "word" and word.text.upper() == "PREFIX" and name.kind == "name" and iri.kind == "iri"
    }
    return frozenset(prefix for prefix, space in {"dip": _DIP, **declared}.items() if space == _DIP)


def _local(token: Token, prefixes: frozenset[str]) -> str:
    if token.kind == "name":
        prefix, _, local = token.text.partition(":")
        return local if prefix in prefixes else ""
    return token.text[1:-1].removeprefix(_DIP) if token.kind == "iri" and token.text.startswith(f"<{_DIP}") else ""


@cache
def dip_terms() -> frozenset[str]:
    """Return the local names of the ontology's terms, as its file has them."""
    file = files.folder("ontology") / "diplomacy.ttl"
    subjects = (str(quad.subject)[1:-1] for quad in parse(path=str(file), format=RdfFormat.TURTLE))
    return frozenset(x.removeprefix(_DIP) for x in subjects if x.startswith(_DIP))


def _nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return up to two of *known* that are spelt like *name*: the same but for case first."""
    folded = {x.casefold(): x for x in sorted(known)}
    return tuple(folded[x] for x in get_close_matches(name.casefold(), folded, n=2, cutoff=0.6))
