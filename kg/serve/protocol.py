"""
The SPARQL 1.1 Protocol (W3C, 2013): the endpoint ``/sparql``.

A query comes in the address (GET), as a form or as itself (POST). Without one, GET answers with the description of the
service (SPARQL 1.1 Service Description). Updates are refused: a graph here is only read.
"""

from __future__ import annotations

from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from kg.serve import requests
from kg.serve.guard import Guard
from kg.serve.problem import FORBIDDEN, MALFORMED, UNSUPPORTED, ServeError
from kg.serve.replies import Answer

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


class Asked(NamedTuple):
    """A query operation: its text, and the graphs that it is asked over, by IRI; none for all."""

    query: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


async def asked(request: Request, most: int) -> Asked | None:
    """Return what *request* asks, or ``None`` where it has none; raise ``ServeError`` where it is not understood."""
    address = requests.fields(request.scope["query_string"])
    if request.method != "POST":
        return _of_fields(address)
    kind = requests.media_type(request)
    if kind == QUERY:
        return _asked(await requests.text(request, most), address)
    if kind == FORM:
        form = requests.fields(await requests.body(request, most))
        # The protocol has all fields of a form in the body; a dataset in the address is understood too.
        found = _of_fields([*form, *((name, x) for name, x in address if name != "query")])
        if found is None:
            raise ServeError(MALFORMED, "the form has no field query")
        return found
    if kind == UPDATE:
        raise _update()
    raise ServeError(UNSUPPORTED, f"a query is sent as {QUERY} or {FORM}, not {kind or 'without a Content-Type'}")


def _of_fields(given: requests.Fields) -> Asked | None:
    if any(name == "update" for name, _ in given):
        raise _update()
    queries = [value for name, value in given if name == "query"]
    if len(queries) > 1:
        raise ServeError(MALFORMED, "there are several queries; a request has one")
    return _asked(queries[0], given) if queries else None


def _asked(query: str, given: requests.Fields) -> Asked:
    default, named = (
        tuple(value for name, value in given if name == wanted) for wanted in ("default-graph-uri", "named-graph-uri")
    )
    return Asked(query, default, named)


def _update() -> ServeError:
    return ServeError(FORBIDDEN, "an update would change the graph; here it is only read")


class Endpoint:
    """Answers queries at one address."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    async def __call__(self, request: Request) -> Response | ASGIApp:
        """Return the response to *request*."""
        accept = ",".join(request.headers.getlist("accept"))
        headers = {"Vary": "Accept"}
        found = await asked(request, self._guard.limits.request)
        if found is None:
            return Answer(self._guard, "service", {"endpoint": _address(request), "accept": accept}, headers)
        return Answer(self._guard, "sparql", {**found._asdict(), "accept": accept}, headers)


def _address(request: Request) -> str:
    return str(request.url.replace(query=""))
