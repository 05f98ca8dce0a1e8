"""
The interface in JSON that the page uses: questions, answers, completion, and what is known of a thing.

What only the program knows is told from here; what needs the graph is a task of the child processes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from kg.query import library
from kg.query.library import ParameterType, Question
from kg.serve import neighbourhood, requests, terms
from kg.serve.guard import Guard
from kg.serve.problem import MALFORMED, ServeError
from kg.serve.replies import JSON, Answer
from kg.store.sparql import PREFIXES

Handler = Callable[[Request], Awaitable[Response | ASGIApp]]

_FOUND, _MOST_FOUND = 20, 200
"""Sentences that a search for words gives, where the client does not say how many, and at most."""

_FRESH = {"Cache-Control": "no-store"}


def routes(guard: Guard, title: str) -> list[tuple[str, Handler, tuple[str, ...]]]:
    """Return path, handler and methods of each address, answered by *guard*; the graph is called *title*."""

    async def info(_: Request) -> Response:
        async with guard.ask("info") as reply:
            held = json.loads(await reply.whole())
        return _json(
            {
                "title": title,
                **held,
                "version": version("communique-kg"),
                "prefixes": PREFIXES,
                "timeout": guard.limits.seconds,
                "maxRows": guard.limits.rows,
            }
        )

    async def questions(_: Request) -> Response:
        return _json([as_json(x) for _, asked in library.grouped(library.questions()) for x in asked])

    async def terms_(_: Request) -> Response:
        return _json(terms.terms())

    async def ask(request: Request) -> ASGIApp:
        asked = await requests.json_object(request, guard.limits.request)
        return Answer(guard, "ask", {"asked": asked}, _FRESH)

    async def complete(request: Request) -> ASGIApp:
        given = {"kind": request.query_params.get("kind", "entity"), "prefix": _needed(request, "prefix")}
        return Answer(guard, "complete", given, _FRESH)

    async def describe(request: Request) -> ASGIApp:
        return Answer(guard, "describe", {"iri": _needed(request, "iri")}, _FRESH)

    async def search(request: Request) -> ASGIApp:
        limit = request.query_params.get("limit", str(_FOUND))
        if not re.fullmatch(r"[0-9]{1,9}", limit):
            raise ServeError(MALFORMED, f'"limit" must be a number of sentences, not {limit!r}')
        given = {"words": _needed(request, "q"), "limit": min(int(limit), _MOST_FOUND)}
        return Answer(guard, "search", given, _FRESH)

    async def graph(request: Request) -> ASGIApp:
        return Answer(guard, "graph", neighbourhood.asked(request.query_params), _FRESH)

    return [
        ("/api/info", info, ("GET",)),
        ("/api/questions", questions, ("GET",)),
        ("/api/terms", terms_, ("GET",)),
        ("/api/ask", ask, ("POST",)),
        ("/api/complete", complete, ("GET",)),
        ("/api/describe", describe, ("GET",)),
        ("/api/search", search, ("GET",)),
        ("/api/graph", graph, ("GET",)),
    ]


def as_json(question: Question) -> dict[str, Any]:
    """Return *question* as the page has it."""
    return {
        "name": question.name,
        "text": question.text,
        "notes": question.notes,
        "group": question.group,
        "usage": question.usage,
        "parameters": [
            {
                "name": x.name,
                "type": x.type.value,
                "choices": list(library.MEETING_KINDS) if x.type is ParameterType.KIND else [],
                "description": x.description,
                "optional": x.optional,
                "example": x.example.strip('"'),  # quoted for a shell
            }
            for x in question.parameters
        ],
        "sparql": question.sparql,
        "show": list(question.show),
    }


def _needed(request: Request, name: str) -> str:
    value = request.query_params.get(name)
    if value is None:
        raise ServeError(MALFORMED, f"the address needs ?{name}=…")
    return value


def _json(value: Any) -> Response:
    return Response(json.dumps(value, ensure_ascii=False), media_type=JSON, headers=_FRESH)
