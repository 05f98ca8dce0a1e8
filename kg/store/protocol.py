"""
Graphs written over HTTP by the SPARQL 1.1 Graph Store Protocol (W3C Recommendation, 21 March 2013).

A graph is added to (POST), replaced (PUT) or dropped (DELETE) at one address, its name after the question mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

from kg.errors import StoreError
from kg.store import remote
from kg.store.remote import Remote

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

PATHS = ("store", "data", "sparql-graph-crud-auth", "rdf-graphs/service", "")
"""Where below a server's address its graphs are written: Oxigraph, Fuseki, Virtuoso, GraphDB and RDF4J; else there."""

_QUERIES = ("query", "sparql", "update")


@dataclass(frozen=True)
class GraphProtocol:
    """The graphs of ``server`` at ``url``; ``None`` is the default graph."""

    server: Remote
    url: str

    def add(self, graph: NamedNode | None, ntriples: bytes) -> None:
        """Add *ntriples*, N-Triples in UTF-8, to *graph*, which need not be there."""
        self._send("POST", graph, ntriples)

    def replace(self, graph: NamedNode | None, ntriples: bytes) -> None:
        """Make *graph* hold *ntriples* and nothing else."""
        self._send("PUT", graph, ntriples)

    def drop(self, graph: NamedNode | None) -> None:
        """Remove *graph*; one that is not there is as good as removed."""
        try:
            self._send("DELETE", graph)
        except remote.RefusedError as error:
            if error.status != 404:
                raise

    def _send(self, method: str, graph: NamedNode | None, body: bytes | None = None) -> None:
        kind = {} if body is None else {"Content-Type": "application/n-triples"}
        self.server.send(method, _named(self.url, graph), body, kind).close()


def find(server: Remote, url: str, *, default: bool) -> GraphProtocol:
    """
    Return the graphs of the server whose address, or whose endpoint for queries, is *url*: see ``PATHS``.

    *default*: the default graph is to be written. Raises ``StoreError`` where no such place is found, or it has no
    default graph, or does not let us in.
    """
    parts = urlsplit(url)
    above, _, last = parts.path.rstrip("/").rpartition("/")
    folders = [above] if last in _QUERIES else [parts.path.rstrip("/"), above]
    places = [f"{folder}/{path}" for folder in dict.fromkeys(folders) for path in PATHS]
    for place in places:
        found = GraphProtocol(server, urlunsplit((parts.scheme, parts.netloc, place, "", "")))
        try:
            answer = server.send("HEAD", _named(found.url, None))
        except remote.RefusedError as error:
            if error.status in (401, 403):
                raise
            if error.status in remote.ABSENT or error.status == 400:
                continue
            # Virtuoso, asked for a default graph, says 500: it has none.
            if default:
                raise StoreError(
                    f"{found.url}: this server has no default graph to write to. Name a graph of its: --graph IRI"
                ) from None
            return found
        answer.close()
        if "html" not in answer.headers.get("Content-Type", ""):
            return found
    tried = ", ".join(places)
    raise StoreError(
        f"{remote.shown(url)}: no Graph Store Protocol found there. Tried: {tried}. Give its address with --gsp URL"
    )


def _named(url: str, graph: NamedNode | None) -> str:
    parts = urlsplit(url)
    which = "default" if graph is None else f"graph={quote(graph.value, safe='')}"
    return urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, which)))))
