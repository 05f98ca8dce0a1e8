"""
A graph behind a SPARQL 1.1 endpoint of any make, asked over HTTP.

The server's default graph has to hold the union of the articles' graph, the registry's and the inferred one, as
``kg push`` and ``kg serve`` have it: SPARQL leaves it to each server what its default graph is. Where it is something
else, the URL names the graph to ask, as the protocol has it: ``http://HOST/sparql?default-graph-uri=IRI``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from kg.errors import QueryError, StoreError
from kg.store import oxigraph, remote
from kg.store.graph import INFERRED, META, REGISTRY, GraphStore, Row, Solutions
from kg.store.remote import Remote
from kg.store.sparql import PREFIXES, Bindings, Term, bind, check, form, tokens, with_prefixes

T = TypeVar("T")

SHARED = "graph/shared"
"""
How the graph's name ends that holds what both the articles say and the registry or the closure has.

A server's default graph holds the union; with this, what the articles say can be told from it again.
"""

_ALL = (REGISTRY, INFERRED, META, SHARED)
_USUAL = PREFIXES["id"]

_ROWS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
}
_TRIPLES = {
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/plain": RdfFormat.N_TRIPLES,
    "text/turtle": RdfFormat.TURTLE,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
_ACCEPT_ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.5"
_ACCEPT_TRIPLES = "application/n-triples, text/turtle;q=0.5, application/rdf+xml;q=0.3"

PATHS = ("", "query", "sparql")
"""Where below the address that a user gives an endpoint may be: Oxigraph's, Fuseki's and ours, Virtuoso's."""


@dataclass(frozen=True)
class EndpointStore(GraphStore):
    """
    The graph that the endpoint ``url`` answers over.

    What ``url`` has after a question mark (``default-graph-uri``) goes with every question.
    """

    server: Remote
    url: str
    folder: Path | None = None

    def query(self, sparql: str, bindings: Bindings | None = None) -> Solutions | Iterator[Triple] | bool:
        """Answer *sparql* at the server: see ``GraphStore``. Rows come as the server sends them."""
        check(sparql)
        verb = form(sparql)
        text = with_prefixes(bind(sparql, bindings or {}))
        try:
            answer = self._ask(text, rows=verb in ("SELECT", "ASK"), inside=True)
        except remote.RefusedError as error:
            raise self._explained(error, sparql, bindings) from None
        if verb not in ("SELECT", "ASK"):
            return self._triples(answer)
        if verb == "ASK":
            return self._truth(self._results(answer))
        found = self._solutions(answer)
        names = tuple(variable.value for variable in found.variables)
        return Solutions(names, self._rows(found, _limit(answer)))

    def matching(self, predicate: NamedNode | None, *endings: str) -> Iterator[Quad]:
        """
        Yield the quads: see ``GraphStore``.

        What the articles say is the server's default graph without what the named graphs hold, which is kept in
        memory; of a triple of both, only where ``kg push`` noted it (``SHARED``) is it known to be the articles' too.
        """
        held: dict[NamedNode, list[Triple]] = {}
        for name in self.named:
            if not name.value.endswith(META):
                held[name] = list(self.graph(name, predicate))
        shared = {x for name, found in held.items() if name.value.endswith(SHARED) for x in found}
        others = {x for name, found in held.items() if not name.value.endswith(SHARED) for x in found} - shared
        for x in self.graph(None, predicate):
            if x not in others:
                yield Quad(x.subject, x.predicate, x.object, DefaultGraph())
        for name in self.named:
            if endings and name.value.endswith(endings):
                found = held[name] if name in held else self.graph(name, predicate)
                yield from (Quad(x.subject, x.predicate, x.object, name) for x in found)

    @property
    def base(self) -> str:
        """See ``GraphStore``."""
        name = next((x.value for x in self.named), _USUAL + REGISTRY)
        return name[: name.rindex("graph/")]

    @cached_property
    def named(self) -> tuple[NamedNode, ...]:
        """The named graphs of ours that the server has."""
        # By the usual name first: to look through all graphs takes a server as long as they are large.
        usual = [NamedNode(_USUAL + ending) for ending in _ALL]
        found = [x for x in usual if self.holds(x)]
        if not found:
            answer = self._ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", rows=True, whole=True)
            names = (row["g"] for row in self._safely(self._solutions(answer)))
            found = [x for x in names if isinstance(x, NamedNode) and x.value.endswith(_ALL)]
        return tuple(sorted(found, key=lambda x: x.value))

    def probe(self) -> None:
        """Raise ``StoreError`` where no SPARQL endpoint is at the URL, or it lets us ask nothing."""
        self._truth(self._results(self._ask("ASK { ?s ?p ?o }", rows=True)))

    def graph(self, name: NamedNode | None, predicate: NamedNode | None = None) -> Iterator[Triple]:
        """
        Yield the triples of a named graph, or of what questions are answered over, with *predicate*.

        Where the server cuts its answers they are asked for page by page. SPARQL promises no order, so it is counted
        whether the pages came to the whole: raises ``StoreError`` where they did not.
        """
        pattern = _in(name, f"?s {predicate or '?p'} ?o")
        seen: set[Triple] = set()
        offset, limit = 0, None
        while True:
            page = f" LIMIT {limit} OFFSET {offset}" if offset else ""
            answer = self._ask(f"SELECT * {{ {pattern} }}{page}", rows=True, whole=name is not None)
            limit = limit or _limit(answer)
            count = 0
            for row in self._safely(self._solutions(answer)):
                count += 1
                found = Triple(row["s"], predicate or row["p"], _canonical(row["o"]))  # type: ignore[arg-type]
                if limit:
                    seen.add(found)
                yield found
            if limit is None or count < limit:
                break
            offset += count
        if offset and len(seen) != self._count(pattern, whole=name is not None):
            raise StoreError(
                f"{remote.shown(self.url)}: the server cuts every answer at {limit:,} rows, and its pages do "
                "not come to the whole. Have its keeper raise that (Virtuoso: ResultSetMaxRows)"
            )

    def holds(self, name: NamedNode | None) -> bool:
        """Say whether the named graph, or what questions are answered over, has any triple."""
        return self._truth(self._results(self._ask(f"ASK {{ {_in(name)} }}", rows=True, whole=name is not None)))

    def size(self, name: NamedNode | None) -> int:
        """Return how many triples the named graph has, or what questions are answered over."""
        return self._count(_in(name), whole=name is not None)

    # --- asking --------------------------------------------------------------------------

    def _ask(self, text: str, *, rows: bool, inside: bool = False, whole: bool = False) -> HTTPResponse:
        """
        Send *text*; *whole*: over the server's own dataset, not the one that the URL names.

        *inside*: ``GRAPH`` of a dataset that the URL names means the named graphs of ours.
        """
        parts = urlsplit(self.url)
        given = parse_qsl(parts.query)
        if whole:
            given = [(name, value) for name, value in given if not name.endswith("-graph-uri")]
        elif inside and _names_graphs(text) and any(name == "default-graph-uri" for name, _ in given):
            given += [("named-graph-uri", x.value) for x in self.named]
        url = urlunsplit(parts._replace(query=urlencode(given)))
        headers = {
            "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
            "Accept": _ACCEPT_ROWS if rows else _ACCEPT_TRIPLES,
        }
        return self.server.send("POST", url, urlencode({"query": text}).encode(), headers)

    def _explained(self, error: remote.RefusedError, sparql: str, bindings: Bindings | None) -> StoreError | QueryError:
        """Return what a refusal means: our own words where the query is wrong by the standard, else the server's."""
        if error.status not in (400, 406, 413, 414, 422, 500):
            return error
        try:
            oxigraph.in_memory(b"").query(sparql, bindings)
        except QueryError as ours:
            return ours
        told = error.told.partition("SPARQL query:")[0].strip()  # Virtuoso repeats the query
        return QueryError(f"{remote.shown(self.url)}: the server does not answer this query: {told or error}")

    def _results(self, answer: HTTPResponse) -> QuerySolutions | QueryBoolean:
        kind = _ROWS.get(answer.headers.get_content_type())
        if kind is None:
            raise self._no_sparql(answer.headers.get_content_type())
        return self._read(lambda: parse_query_results(answer, kind))

    def _solutions(self, answer: HTTPResponse) -> QuerySolutions:
        found = self._results(answer)
        if isinstance(found, QueryBoolean):
            raise self._no_sparql("a truth value for a SELECT")
        return found

    def _count(self, pattern: str, *, whole: bool) -> int:
        answer = self._ask(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}", rows=True, whole=whole)
        (count,) = (row["n"] for row in self._safely(self._solutions(answer)))
        return int(count.value) if isinstance(count, Literal) else 0

    def _triples(self, answer: HTTPResponse) -> Iterator[Triple]:
        kind = _TRIPLES.get(answer.headers.get_content_type())
        if kind is None:
            raise self._no_sparql(answer.headers.get_content_type())
        quads = self._read(lambda: parse(answer, kind))
        for x in self._safely(quads, _limit(answer)):
            yield Triple(x.subject, x.predicate, x.object)
        if answer.length:  # N-Triples cut at the end of a line are N-Triples
            raise StoreError(f"{remote.shown(self.url)}: the answer broke off. Ask again")

    def _rows(self, found: QuerySolutions, limit: int | None) -> Iterator[Row]:
        return (tuple(map(_canonical, row)) for row in self._safely(found, limit))

    def _truth(self, found: QuerySolutions | QueryBoolean) -> bool:
        """Return the answer to an ASK; Virtuoso's is a row that holds 1, or none."""
        if isinstance(found, QueryBoolean):
            return bool(found)
        values = (getattr(term, "value", "0") for row in self._safely(found) for term in row)
        return any(value not in ("0", "false") for value in values)

    def _safely(self, found: Iterable[T], limit: int | None = None) -> Iterator[T]:
        """Yield *found*; raise where the answer breaks off, or was cut at *limit*."""
        count = 0
        iterator = iter(found)
        while (item := self._read(lambda: next(iterator, None))) is not None:
            count += 1
            yield item
        if limit is not None and count >= limit:
            raise QueryError(
                f"{remote.shown(self.url)}: the server cuts every answer at {limit:,} rows, and did so here. "
                f"Ask for less, with LIMIT below {limit:,}, or have its keeper raise that (Virtuoso: ResultSetMaxRows)"
            )

    def _read(self, step: Callable[[], T]) -> T:
        try:
            return step()
        except SyntaxError as error:
            raise StoreError(f"{remote.shown(self.url)}: the answer broke off or is not SPARQL's ({error})") from None
        except (HTTPException, OSError) as error:
            raise remote.silent(self.url, error, self.server.timeout) from None

    def _no_sparql(self, what: str) -> StoreError:
        return StoreError(f"{remote.shown(self.url)}: no SPARQL endpoint is there: it answers with {what}")


def open_endpoint(location: str, *, token: str | None = None, timeout: float = remote.TIMEOUT) -> EndpointStore:
    """
    Open the endpoint at the URL *location*, or below it where servers commonly have one (``PATHS``).

    The URL may hold a user name and password; else *token* is sent. Raises ``StoreError`` where nobody
    answers there, or no SPARQL; ``ConfigError`` where it is no URL.
    """
    server, url = remote.connect(location, token=token, timeout=timeout)
    first: StoreError | None = None
    for path in PATHS:
        store = EndpointStore(server, below(url, path))
        try:
            store.probe()
        except StoreError as error:
            first = first or error
            if isinstance(error, remote.RefusedError) and error.status not in remote.ABSENT | {400}:
                raise
            if "nobody answers" in str(error):
                raise
        else:
            return store
    tried = ", ".join(remote.shown(below(url, path)) for path in PATHS)
    raise StoreError(f"{remote.shown(url)}: no SPARQL endpoint is there. Tried: {tried}. ({first})")


def over(store: EndpointStore, graph: NamedNode) -> EndpointStore:
    """Return *store* asked over *graph* in the place of the server's default graph."""
    parts = urlsplit(store.url)
    given = [(name, value) for name, value in parse_qsl(parts.query) if name != "default-graph-uri"]
    query = urlencode([*given, ("default-graph-uri", graph.value)])
    return EndpointStore(store.server, urlunsplit(parts._replace(query=query)))


def below(url: str, path: str) -> str:
    """Return *url* with *path* added to its own, what is after the question mark kept."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/{path}")) if path else url


def _in(name: NamedNode | None, pattern: str = "?s ?p ?o") -> str:
    return f"GRAPH {name} {{ {pattern} }}" if name else pattern


def _names_graphs(text: str) -> bool:
    return any(token.kind == "word" and token.text.upper() == "GRAPH" for token in tokens(text))


def _limit(answer: HTTPResponse) -> int | None:
    """Return after how many rows Virtuoso cut its answer."""
    told = answer.headers.get("X-SPARQL-MaxRows", "")
    return int(told) if told.isdigit() else None


_BOOLEAN = NamedNode(PREFIXES["xsd"] + "boolean")
_TRUTH = {"1": Literal("true", datatype=_BOOLEAN), "0": Literal("false", datatype=_BOOLEAN)}


def _canonical(term: Term | Triple | None) -> Term | None:
    """Return *term* as the embedded engine has it: Virtuoso writes true as 1."""
    if isinstance(term, Triple):
        raise StoreError("the server answers with a triple inside a row: RDF-star, which is not read here")
    return _TRUTH.get(term.value, term) if isinstance(term, Literal) and term.datatype == _BOOLEAN else term
