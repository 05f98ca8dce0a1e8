"""From the answer of a child process to an HTTP response: whole where it is short, else as it comes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from kg.serve.guard import Guard
from kg.serve.problem import ServeError

JSON = "application/json; charset=utf-8"

NOTED = "kg.noted"
"""What of a request's scope has, for who watches it, the task and what was given to it, and the rows of the answer."""


class CutOff(Exception):  # noqa: N818 - it is what happened to an answer
    """
    An answer that ends before it is whole, when its status was sent already.

    The connection is closed without the end that the protocol asks for: no client takes what came for all.
    """


def refusal(told: ServeError) -> Response:
    """Return *told* as a response: JSON in every case, for programs and people."""
    return Response(told.as_bytes(), told.status, told.headers, JSON)


class Answer:
    """
    An ASGI response with the answer to *task*.

    The status is sent when the first piece is there: until then any problem has a status of its own. A client
    that leaves takes its query with it.
    """

    def __init__(self, guard: Guard, task: str, given: Mapping[str, Any], headers: Mapping[str, str]) -> None:
        self._guard = guard
        self._task, self._given = task, given
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer, unless the client leaves before."""
        scope.get(NOTED, {}).update(task=self._task, given=self._given)
        work = asyncio.ensure_future(self._answered(scope, receive, send))
        leaving = asyncio.ensure_future(_left(receive))
        try:
            await asyncio.wait((work, leaving), return_when=asyncio.FIRST_COMPLETED)
            if work.done():
                work.result()
        finally:
            for task in (work, leaving):
                task.cancel()
                with suppress(asyncio.CancelledError, CutOff):
                    await task

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False
        try:
            async with self._guard.ask(self._task, **self._given) as reply:
                headers = {**self._headers, "Content-Type": reply.head["type"]}
                scope.get(NOTED, {}).update(rows=reply.head.get("rows"))
                pieces = reply.pieces()
                first = await anext(pieces, b"")
                second = await anext(pieces, None) if first else None
                if second is None:
                    started = True
                    await Response(first, headers=headers)(scope, receive, send)
                    return
                started = True
                await send(_start(headers))
                for piece in (first, second):
                    await send(_body(piece, more=True))
                await _rest(pieces, send)
        except ServeError as error:
            if started:
                raise CutOff(str(error)) from None
            await refusal(error)(scope, receive, send)


async def _rest(pieces: AsyncIterator[bytes], send: Send) -> None:
    async for piece in pieces:
        await send(_body(piece, more=True))
    await send(_body(b"", more=False))


def _start(headers: Mapping[str, str]) -> dict[str, Any]:
    raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    return {"type": "http.response.start", "status": 200, "headers": raw}


def _body(data: bytes, *, more: bool) -> dict[str, Any]:
    return {"type": "http.response.body", "body": data, "more_body": more}


async def _left(receive: Receive) -> None:
    """Return when the client is gone; what it still sends is not asked for."""
    while (await receive())["type"] != "http.disconnect":
        pass
