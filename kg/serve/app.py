"""The addresses of the server, and what answers at each."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from kg.errors import KgError
from kg.serve import api, page, problem, protocol, security, watching
from kg.serve.guard import Guard
from kg.serve.problem import FAILED, ServeError
from kg.serve.replies import Answer, refusal

Handler = Callable[[Request], Awaitable[Response | ASGIApp]]


@dataclass(frozen=True, slots=True)
class Site:
    """
    What is served: the processes that answer, who may ask, how the graph is called, and what is counted.

    ``texts``: the journal is told the texts of queries too.
    """

    guard: Guard
    access: security.Access
    title: str
    counts: watching.Counts = field(default_factory=watching.Counts)
    texts: bool = False


def make(site: Site) -> Starlette:
    """Return the application."""
    guard = site.guard

    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        await guard.start()
        try:
            yield
        finally:
            await guard.close()

    async def health(_: Request) -> Response:
        return _json({"status": "ok"})

    async def ready(_: Request) -> ASGIApp:
        return Answer(guard, "ready", {}, _FRESH)

    async def void(request: Request) -> ASGIApp:
        accept = ",".join(request.headers.getlist("accept"))
        endpoint = str(request.url.replace(path="/sparql", query=""))
        return Answer(guard, "void", {"endpoint": endpoint, "accept": accept}, {"Vary": "Accept"})

    async def metrics(_: Request) -> Response:
        return Response(site.counts.text(), headers={**_FRESH, "Content-Type": watching.CONTENT_TYPE})

    site.counts.waiting = lambda: guard.waiting
    routes = [
        _route("/", page.index),
        _route("/page/{path:path}", page.file),
        _route("/graph", page.picture(site.title)),
        _route("/sparql", protocol.Endpoint(guard), "GET", "POST"),
        _route("/.well-known/void", void),
        _route("/health", health),
        _route("/ready", ready),
        _route("/metrics", metrics),
        *(_route(path, handler, *methods) for path, handler, methods in api.routes(guard, site.title)),
    ]
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(watching.Watched, site.counts, frozenset(x.path for x in routes), texts=site.texts),
            Middleware(security.Guarded, site.access),
        ],
        exception_handlers={HTTPException: _http, Exception: _bug},
        lifespan=living,
    )


_FRESH = {"Cache-Control": "no-store"}


def _route(path: str, handler: Handler, *methods: str) -> Route:
    """Return the route of *handler*, whose problems become responses."""
    allowed = methods or ("GET",)

    async def endpoint(request: Request) -> Any:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ", ".join((*allowed, "HEAD", "OPTIONS"))})
        try:
            return await handler(request)
        except KgError as error:
            return refusal(problem.of(error))

    return Route(path, endpoint, methods=[*allowed, "OPTIONS"])


def _json(value: Any) -> Response:
    return Response(json.dumps(value), media_type="application/json", headers=_FRESH)


async def _http(_: Request, error: Exception) -> Response:
    """Tell what the routes refuse, no such address or method, as any problem."""
    assert isinstance(error, HTTPException)
    return refusal(ServeError(error.status_code, _WORDS.get(error.status_code, error.detail), headers=error.headers))


_WORDS = {
    404: "there is nothing at this address. Ask at /sparql",
    405: "this address does not take such a request",
}


async def _bug(_: Request, error: Exception) -> Response:
    return refusal(ServeError(FAILED, f"this is a bug in kg ({type(error).__name__})"))
