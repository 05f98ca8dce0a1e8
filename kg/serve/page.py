"""
The pages: the files of ``visualisations/serve/`` with their types, and the picture that asks for its parts.

The picture is the page that ``kg draw`` writes, with nothing of a graph in it. Its scripts stand in it, so it comes
with a policy of its own, which lets these run by their hashes.
"""

from __future__ import annotations

import asyncio
import hashlib
import mimetypes
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from kg import files
from kg.serve.problem import UNKNOWN, ServeError

_TYPES = {
    # what the system's own table may lack or have otherwise
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".map": "application/json",
    ".woff2": "font/woff2",
}
_INDEX = "index.html"


def folder() -> Path:
    """Return the folder of the page's files."""
    return files.folder("visualisations") / "serve"


def media_type(path: Path) -> str:
    """Return the type that *path* is served with."""
    known = _TYPES.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"{known}; charset=utf-8" if known.startswith("text/") or known.endswith(("json", "+xml")) else known


async def index(_: Request) -> Response:
    """Answer with the page."""
    return _file(_INDEX)


async def file(request: Request) -> Response:
    """Answer with a file of the page."""
    return _file(request.path_params["path"])


def picture(title: str) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers with the picture of the graph called *title*."""

    @cache
    def made() -> tuple[bytes, dict[str, str]]:
        from kg.draw.page import live_page

        text, policy = live_page(title)
        page = text.encode()
        headers = {
            "Cache-Control": "no-cache",
            "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
            "ETag": f'"{hashlib.sha256(page).hexdigest()[:32]}"',
        }
        return page, headers

    async def answer(request: Request) -> Response:
        page, headers = await asyncio.to_thread(made)  # it takes a second, once
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        return Response(page, headers=headers, media_type="text/html; charset=utf-8")

    return answer


def _file(name: str) -> Response:
    root = folder().resolve()
    path = (root / name).resolve()
    # ".." and links lead nowhere: only what stands in the folder is served
    if not path.is_relative_to(root) or not path.is_file():
        raise ServeError(UNKNOWN, f"there is no {name} here. Ask at /sparql")
    return Response(path.read_bytes(), headers={"Cache-Control": "no-cache"}, media_type=media_type(path))
