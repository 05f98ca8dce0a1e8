"""
SPARQL as text: what kind of query it is, what of it is refused, and values bound into it.

A value is bound by putting its term where the variable stands in the ``WHERE`` clause, token by token, as SHACL's
pre-bound variables are: it may be anything, and stays one term. The engines' own bindings will not do: Oxigraph's (0.5)
want the variable projected and get ``!BOUND(?from)`` wrong, rdflib's differ from them, and a foreign server has none.
Inline data (``VALUES``) keeps Oxigraph from ordering the joins in the rest of its group.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.errors import QueryError, RefusedError

Term = NamedNode | BlankNode | Literal
Bindings = Mapping[str, Term | Sequence[Term]]
"""Values by variable name, without the question mark; a sequence binds the variable to each in turn."""

PREFIXES: dict[str, str] = {
    "dip": "https://w3id.org/communique/ontology#",
    "id": "https://w3id.org/communique/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prov": "http://www.w3.org/ns/prov#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "time": "http://www.w3.org/2006/time#",
}
"""Prefixes that a query may use without declaring them."""

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")

_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<comment>\#[^\n\r]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*''' | \"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\"
             | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*")
  | (?P<variable>[?$]\w+)
  | (?P<name>(?:[^\W\d](?:[\w.\-]*[\w\-])?)?:(?:[\w\-.:%]|\\.)*)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<word>[^\W\d]\w*)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A piece of a query: ``kind`` is a group of ``_TOKEN``, ``start`` and ``end`` its offsets."""

    kind: str
    text: str
    start: int
    end: int


def tokens(query: str) -> Iterator[Token]:
    """Yield the pieces of *query* but for spaces and comments; any text has some, right or wrong."""
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "other"
        if kind not in ("space", "comment"):
            yield Token(kind, match.group(), match.start(), match.end())


def form(query: str) -> str | None:
    """Return ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``, the verb of an update, or ``None``: no SPARQL."""
    found = tokens(query)
    for token in found:
        verb = token.text.upper()
        if token.kind == "word" and verb in ("PREFIX", "BASE"):
            for part in found:  # up to the IRI: PREFIX dip: <…>
                if part.kind == "iri":
                    break
            continue
        return verb if token.kind == "word" and verb in (*FORMS, *_UPDATES) else None
    return None


def check(query: str, *, dataset: bool = False) -> None:
    """
    Raise ``RefusedError`` for what a reader of a store must not do: change it, or have it fetch something.

    ``FROM`` is refused as well, unless the query may name its own *dataset*: every question is asked over the
    whole graph, and an engine that is told so would silently pass over it. Raises ``QueryError`` for what is no query.
    """
    verb = form(query)
    if verb in _UPDATES:
        raise RefusedError(
            f"{verb} would change the graph; here it is only read. Ask with SELECT, ASK, CONSTRUCT, DESCRIBE"
        )
    if verb is None:
        raise QueryError(f"this is not a SPARQL query: it begins with none of {_listed(FORMS)}")
    _check_depth(query)
    _check_length(query)
    if not _words(query):
        return  # as most: these need not be taken apart again, which costs more than to answer some
    for token in tokens(query):
        word = token.text.upper() if token.kind == "word" else ""
        if word == "SERVICE":
            problem = "SERVICE asks another server; a query here stays on this machine"
            raise pointed(query, token.start, problem, kind=RefusedError)
        if word == "FROM" and not dataset:
            problem = "FROM is not needed: a query answers over the whole graph. Leave it out, or use GRAPH <…> { … }"
            raise pointed(query, token.start, problem)


DEEPEST = 200
"""Brackets within brackets: nobody's query has so many, and at some thousands the engine's parser ends the process."""


def _check_depth(query: str) -> None:
    if sum(map(query.count, "{([")) <= DEEPEST:
        return
    depth = 0
    for token in tokens(query):
        depth += {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}.get(token.text, 0)
        if depth > DEEPEST:
            raise pointed(query, token.start, f"the query is nested too deeply: {DEEPEST} brackets are open here")


LONGEST = 5_000
"""
Words and signs of a query, the data of ``VALUES`` left out, which may have any number.

The longest of ours has some hundreds. The engine goes down one level for each pattern or operator that is joined to
those before it, and at some ten thousands its stack ends the process.
"""


def _check_length(query: str) -> None:
    if len(query) <= LONGEST:
        return
    count, data = 0, False
    for token in tokens(query):
        if token.kind == "word" and token.text.upper() == "VALUES":
            data = True
        elif token.text == "}":
            data = False
        count += not data
        if count > LONGEST:
            problem = f"the query is too long: {LONGEST:,} words and signs stand before this. Give a list as VALUES"
            raise pointed(query, token.start, problem)


SHOWN = 200
"""Characters of a line that an error shows."""


def pointed(
    query: str, start: int, problem: str, suggestions: tuple[str, ...] = (), *, kind: type[QueryError] = QueryError
) -> QueryError:
    """Return the error *problem* with the line of *query* that the offset *start* is on, and a caret below it."""
    start = min(start, len(query))
    before = query[:start]
    number = before.count("\n") + 1
    column = start - (before.rfind("\n") + 1)
    line = (query.splitlines() or [""])[number - 1] if number <= len(query.splitlines()) else ""
    shown = line.replace("\t", " ")
    cut = max(0, column - SHOWN // 2)  # of a query in one line, what stands around the place
    shown, caret = shown[cut : cut + SHOWN], column - cut
    text = f"{problem}\nline {number}, column {column + 1}:\n  {shown}\n  {' ' * caret}^"
    return kind(text, line=number, column=column + 1, suggestions=suggestions)


def names_dataset(query: str) -> bool:
    """Tell whether *query* says with ``FROM`` which graphs it is asked over."""
    return "FROM" in _words(query)


_PERHAPS = re.compile(r"(?<![?$])(?:SERVICE|FROM)", re.IGNORECASE | re.ASCII)
"""Where one of these may stand as a word; ``?from`` is a variable. For the engine too only ASCII is folded."""


@lru_cache(maxsize=32)
def _words(query: str) -> frozenset[str]:
    """Return which of ``SERVICE`` and ``FROM`` *query* has as a word: not in a string, a name or a comment."""
    if not _PERHAPS.search(query):
        return frozenset()
    found = (x.group().upper() for x in _TOKEN.finditer(query) if x.lastgroup == "word")
    return frozenset(x for x in found if x in ("SERVICE", "FROM"))


def variables(query: str) -> frozenset[str]:
    """Return the names of all variables of *query*, without the question mark."""
    return frozenset(token.text[1:] for token in tokens(query) if token.kind == "variable")


def with_prefixes(query: str) -> str:
    r"""
    Return *query* with those of ``PREFIXES`` declared that it uses and does not declare, its lines as they were.

    A name with a backslash (``id:country\/KOR``) becomes an IRI: SPARQL 1.1 has such names, Virtuoso 7 does not.
    """
    found = list(tokens(query))
    at = [i for i, token in enumerate(found) if token.kind == "word" and token.text.upper() == "PREFIX"]
    declared = {found[i + 1].text.partition(":")[0] for i in at if i + 1 < len(found)}
    pieces, end = [], 0
    for token in found:
        prefix, _, local = token.text.partition(":")
        if token.kind == "name" and "\\" in local and prefix in PREFIXES and prefix not in declared:
            plain = re.sub(r"\\(.)", r"\1", local)
            pieces += [query[end : token.start], f"<{PREFIXES[prefix]}{plain}>"]
            end = token.end
    text = "".join([*pieces, query[end:]])
    used = {token.text.partition(":")[0] for token in tokens(text) if token.kind == "name"}
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in PREFIXES if name in used - declared) + text


def bind(query: str, bindings: Bindings) -> str:
    """
    Return *query* with the values of *bindings* in the place of its variables, lines as they were.

    They are seen in nested groups and filters as well; ``BOUND(?x)`` of one is true, and outside the ``WHERE``
    clause the variable has the value. It cannot be projected from a subquery. Several values for one variable
    are inline data of the outermost group, seen there as SPARQL has it. Raises ``QueryError`` where *query*
    has no such variable or no group.
    """
    if not bindings:
        return query
    missing = sorted(set(bindings) - variables(query))
    if missing:
        known = _listed(f"?{name}" for name in sorted(variables(query)))
        raise QueryError(f"the query has no variable ?{missing[0]}; it has {known}")
    group = _outermost_group(query)
    if group is None:
        raise QueryError("values can be given only to a query with a WHERE { … }")
    # str() of a term is its N-Triples form, escaped: whatever it holds, a reader finds one term there.
    single = {name: str(_only(value)) for name, value in bindings.items() if _only(value) is not None}
    several = {name: value for name, value in bindings.items() if name not in single}
    start, end = group
    data = "".join(f" VALUES ?{name} {{ {' '.join(map(str, _terms(value)))} }}" for name, value in several.items())
    outside = "".join(f" BIND({term} AS ?{name})" for name, term in single.items())
    return f"{query[:start]}{data}{_replaced(query, start, end, single)}{outside} {query[end:]}"


def _terms(value: Term | Sequence[Term]) -> Sequence[Term]:
    return value if isinstance(value, Sequence) else (value,)


def _only(value: Term | Sequence[Term]) -> Term | None:
    terms = _terms(value)
    return terms[0] if len(terms) == 1 else None


def _replaced(query: str, start: int, end: int, terms: Mapping[str, str]) -> str:
    """Return the group from *start* to *end* with *terms* for their variables, and true for ``BOUND`` of one."""
    pieces = [" "]
    at = start
    inside = [token for token in tokens(query) if start <= token.start < end]
    for i, token in enumerate(inside):
        if token.kind != "variable" or token.text[1:] not in terms:
            continue
        first, last, text = token.start, token.end, f" {terms[token.text[1:]]} "
        around = [x.text.upper() for x in (*inside[max(0, i - 2) : i], *inside[i + 1 : i + 2])]
        if around == ["BOUND", "(", ")"]:
            first, last, text = inside[i - 2].start, inside[i + 1].end, " true "
        pieces += [query[at:first], text]
        at = last
    return "".join([*pieces, query[at:end]])


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"


def _outermost_group(query: str) -> tuple[int, int] | None:
    """Return the offsets between the braces of the WHERE clause; that of a CONSTRUCT comes after its template."""
    depth = brackets = 0
    template = False
    start: int | None = None
    for token in tokens(query):
        word = token.text.upper() if token.kind == "word" else ""
        if token.text == "{":
            # not the group: SELECT (EXISTS { … } AS ?x)
            if depth == 0 and not template and not brackets and start is None:
                start = token.end
            depth += 1
        elif token.text == "}":
            depth -= 1
            if depth == 0 and start is not None:
                return start, token.start
            template = template and depth > 0
        elif token.text == "(":
            brackets += 1
        elif token.text == ")":
            brackets -= 1
        elif word == "CONSTRUCT" and not depth:
            template = True
        elif word == "WHERE" and template and not depth:
            return None  # CONSTRUCT WHERE { … }: a template and nothing else
    return None
