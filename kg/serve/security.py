"""
Who may ask: the host that a request names, the origin that it comes from, and a token.

On this machine alone no token is needed, but a page of some web site that a browser has open is on this machine too:
it can send requests here under its own name, or under a name that it had resolved to 127.0.0.1 (DNS rebinding). So
a request must name this machine as the host, and an origin elsewhere is refused.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.problem import FORBIDDEN, ServeError
from kg.serve.replies import refusal

COOKIE = "kg_token"
"""Has a digest of the token: set for a browser that opened the address with ``?token=…``."""

OPEN = ("/health", "/ready")
"""What may be asked without a token: it tells nothing of the graph."""

_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "cross-origin-resource-policy": "same-origin",
}
"""On every response. An answer opened in a browser is no page of ours: it runs nothing either."""


@dataclass(frozen=True, slots=True)
class Access:
    """
    Who may ask.

    ``hosts`` are the names that a request may give as its host; empty for any, which is for a server with a
    ``token``. ``origins`` are those of other pages that may ask, ``*`` for all.
    """

    token: str | None = None
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "::1")
    origins: tuple[str, ...] = ()

    def knows_host(self, header: str) -> bool:
        """Tell whether *header*, ``Host``, names this server; whatever the port."""
        return not self.hosts or _host(f"//{header}") in self.hosts

    def allows_origin(self, origin: str, host: str) -> bool:
        """Tell whether a page from *origin* may read answers: one of ours, of this machine, or as told."""
        if "*" in self.origins or origin in self.origins:
            return True
        if urlsplit(origin).netloc == host:
            return True
        # A page that this machine serves to itself, as a notebook, reaches what it likes anyhow.
        return self.token is None and is_loopback(_host(origin) or "")

    def knows_token(self, headers: Headers, cookies: str) -> bool:
        """Tell whether a request brings the token, in the header ``Authorization`` or as our cookie."""
        if self.token is None:
            return True
        kind, _, given = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and _same(given.strip(), self.token):
            return True
        return any(
            name.strip() == COOKIE and _same(value.strip(), digest(self.token))
            for name, _, value in (x.partition("=") for x in cookies.split(";"))
        )


def digest(token: str) -> str:
    """Return what the cookie has for *token*."""
    return hashlib.sha256(b"kg:" + token.encode()).hexdigest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def is_loopback(host: str) -> bool:
    """Tell whether *host*, a name or an address, is this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


class Guarded:
    """The application *app* for those who may ask, with CORS (the Fetch standard) for pages from elsewhere."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse, or pass on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host, origin = headers.get("host", ""), headers.get("origin")
        allowed = origin is None or self._access.allows_origin(origin, host)
        shared = _shared(origin) if origin is not None and allowed else {}

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = MutableHeaders(raw=message.setdefault("headers", []))
                for name, value in (*_HEADERS.items(), *shared.items()):
                    told.setdefault(name, value)
                told.add_vary_header("Origin")
            await send(message)

        response = self._refused(scope, headers, allowed=allowed) or self._preflight(scope, headers)
        await (response or self._app)(scope, receive, sent)

    def _refused(self, scope: Scope, headers: Headers, *, allowed: bool) -> Response | None:
        if not self._access.knows_host(headers.get("host", "")):
            return refusal(
                ServeError(421, "this server answers to the name localhost only. Start it with --host for others")
            )
        if not allowed:
            text = f"a page from {headers['origin']} may not ask here. Start the server with --cors for it"
            return refusal(ServeError(FORBIDDEN, text))
        if scope["method"] == "OPTIONS" or scope["path"] in OPEN:
            return None  # a preflight cannot bring a token
        if self._access.knows_token(headers, headers.get("cookie", "")):
            return None
        return self._signed_in(scope) or refusal(
            ServeError(
                401,
                "this server wants a token: send it as the header Authorization: Bearer TOKEN, "
                "or open the address with ?token=TOKEN in a browser",
                headers={"WWW-Authenticate": 'Bearer realm="kg"'},
            )
        )

    def _signed_in(self, scope: Scope) -> Response | None:
        """Return, for a browser that opens an address with the token, the same address without it, and a cookie."""
        given = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        token = self._access.token
        if token is None or scope["method"] != "GET" or not any(n == "token" and _same(x, token) for n, x in given):
            return None
        rest = urlencode([(name, x) for name, x in given if name != "token"])
        # Of the path only what follows the host: "//elsewhere" would lead there.
        target = "/" + scope["path"].lstrip("/") + (f"?{rest}" if rest else "")
        response = Response(status_code=303, headers={"Location": target})
        response.set_cookie(COOKIE, digest(token), httponly=True, samesite="strict")
        return response

    def _preflight(self, scope: Scope, headers: Headers) -> Response | None:
        if scope["method"] != "OPTIONS" or "access-control-request-method" not in headers:
            return None
        return Response(
            status_code=204,
            headers={
                "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
                "Access-Control-Allow-Headers": headers.get("access-control-request-headers", "*"),
                "Access-Control-Max-Age": "600",
            },
        )


def _shared(origin: str) -> dict[str, str]:
    return {"access-control-allow-origin": origin, "access-control-expose-headers": "*"}


def with_loopback(hosts: Iterable[str]) -> tuple[str, ...]:
    """Return *hosts* and the names of this machine."""
    return tuple(dict.fromkeys((*hosts, *Access().hosts)))
