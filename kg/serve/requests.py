"""What a client sent, within bounds: the body of a request as bytes, as text, as a form, as JSON."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from kg.serve.problem import MALFORMED, TOO_LARGE, UNSUPPORTED, ServeError

_PATIENCE = 10.0
"""Seconds for a body to arrive: it is short."""

Fields = list[tuple[str, str]]


def media_type(request: Request) -> str:
    """Return the media type of the body, without its parameters; empty where none is told."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def body(request: Request, most: int) -> bytes:
    """Return the body; raise ``ServeError`` where it has more than *most* bytes or does not arrive."""
    held = bytearray()
    try:
        async with asyncio.timeout(_PATIENCE):
            async for piece in request.stream():
                held += piece
                if len(held) > most:
                    raise ServeError(TOO_LARGE, f"the request has more than {most:,} bytes, which is the most here")
    except TimeoutError:
        raise ServeError(408, "the request did not arrive in time") from None
    except ClientDisconnect:
        raise ServeError(MALFORMED, "the client left") from None
    return bytes(held)


async def text(request: Request, most: int) -> str:
    """Return the body as text, which is in UTF-8."""
    charset = next(
        (
            value.strip(' "')
            for name, _, value in (x.partition("=") for x in request.headers.get("content-type", "").split(";")[1:])
            if name.strip().lower() == "charset"
        ),
        "utf-8",
    )
    if charset.lower().replace("_", "-") not in ("utf-8", "utf8", "us-ascii"):
        raise ServeError(UNSUPPORTED, f"text is sent in UTF-8, not {charset}")
    return _decoded(await body(request, most))


def fields(raw: bytes) -> Fields:
    """Return the fields of a form or of the query string of an address, in order."""
    try:
        return parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError:
        raise ServeError(MALFORMED, "the fields are not URL-encoded UTF-8") from None
    except ValueError as error:
        raise ServeError(MALFORMED, f"the fields cannot be read ({error})") from None


async def json_object(request: Request, most: int) -> dict[str, Any]:
    """Return the body as a JSON object."""
    if media_type(request) != "application/json":
        raise ServeError(UNSUPPORTED, "send JSON: Content-Type: application/json")
    try:
        held = json.loads(_decoded(await body(request, most)))
    except (ValueError, RecursionError) as error:
        raise ServeError(MALFORMED, f"the body is not JSON ({error})") from None
    if not isinstance(held, dict):
        raise ServeError(MALFORMED, "the body must be a JSON object")
    return held


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ServeError(MALFORMED, f"the text is not UTF-8 (byte {error.start})") from None
