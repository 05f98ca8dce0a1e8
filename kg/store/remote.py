"""
HTTP to a server that holds a graph: whom we are to it, how long we wait, and what its refusals mean.

Nothing is followed: a server that has moved is told, since a token must not go where it was not sent.
"""

from __future__ import annotations

import base64
import html
import re
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from typing import TYPE_CHECKING
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit, urlunsplit

from kg.errors import ConfigError, StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from http.client import HTTPMessage
    from typing import IO, Any

TIMEOUT = 300.0
"""Seconds without a byte after which a server is given up: a hard question over millions of triples takes minutes."""

_TOLD = 2000
"""Characters of a server's own words that an error passes on."""

ABSENT = frozenset({404, 405, 410, 501})
"""What a server answers where the thing asked for is not at that address."""


class RefusedError(StoreError):
    """A server answered, but not with what was asked for; ``status`` is HTTP's number, ``told`` its own words."""

    def __init__(self, message: str, status: int, told: str) -> None:
        self.status = status
        self.told = told
        super().__init__(message)


@dataclass(frozen=True)
class Remote:
    """
    A server, and whom we are to it.

    A user and password go as HTTP Basic, or as Digest where the server asks for that; else a *token* goes as Bearer.
    """

    user: str | None = None
    password: str = field(default="", repr=False)
    token: str | None = field(default=None, repr=False)
    timeout: float = TIMEOUT

    def __post_init__(self) -> None:
        handlers: list[request.BaseHandler] = [_Stay()]
        if self.user is not None:
            handlers.append(_Digest(self.user, self.password))
        object.__setattr__(self, "_opener", request.build_opener(*handlers))

    def send(
        self, method: str, url: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> HTTPResponse:
        """
        Return what the server at *url* answers, its body not yet read.

        Raises ``RefusedError`` for a status that is no success, ``StoreError`` where nobody answers in time.
        """
        asked = request.Request(url, data=body, method=method, headers={**(headers or {}), **self._identity()})
        try:
            answer: HTTPResponse = self._opener.open(asked, timeout=self.timeout)  # type: ignore[attr-defined]
        except HTTPError as error:
            raise _refused(url, error) from None
        except (URLError, HTTPException, OSError, ValueError) as error:
            raise silent(url, error, self.timeout) from None
        return answer

    def _identity(self) -> dict[str, str]:
        if self.user is not None:
            pair = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
            return {"Authorization": f"Basic {pair}"}
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


def connect(location: str, *, token: str | None = None, timeout: float = TIMEOUT) -> tuple[Remote, str]:
    """
    Return the server of the URL *location* and the URL without the user name and password that it may hold.

    Raises ``ConfigError`` where it is no URL of a server.
    """
    try:
        parts = urlsplit(location)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ConfigError(f"{location!r} is no address of a server ({error}). Write http://HOST:PORT/PATH") from None
    if parts.scheme.lower() not in ("http", "https") or not host or parts.fragment:
        raise ConfigError(f"{location!r} is no address of a server. Write http://HOST:PORT/PATH")
    if token and not re.fullmatch(r"[\x21-\x7e]+", token):
        raise ConfigError("the token (KG_TOKEN) has signs that no token has: a space, a line end or accents")
    place = f"[{host}]" if ":" in host else host
    url = urlunsplit((parts.scheme, f"{place}:{port}" if port else place, parts.path, parts.query, ""))
    user = None if parts.username is None else unquote(parts.username)
    return Remote(user, unquote(parts.password or ""), token, timeout), url


def silent(url: str, error: Exception, timeout: float) -> StoreError:
    """Return the error for a server that did not answer, or not to the end."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return StoreError(f"{shown(url)}: no answer within {timeout:g} s. Ask for less, or ask the server's keeper")
    if isinstance(reason, ConnectionRefusedError):
        return StoreError(f"{shown(url)}: nobody answers there. Check the address, and that the server runs")
    told = str(reason) or type(reason).__name__
    return StoreError(f"{shown(url)}: no answer ({told}). Check the address, and that the server runs")


def shown(url: str) -> str:
    """Return *url* as a message shows it: without what is asked."""
    return url.partition("?")[0]


def _refused(url: str, error: HTTPError) -> RefusedError:
    told = _words(error)
    where = shown(url)
    if error.code == 401:
        problem = "the server wants to know who asks. Set KG_TOKEN, or write http://USER:PASSWORD@HOST/…"
    elif error.code == 403:
        problem = "the server does not allow it to whom we are. Use another user or token, or ask its keeper"
    elif 300 <= error.code < 400:
        problem = f"the server has moved to {error.headers.get('Location', 'elsewhere')}. Give that address"
    else:
        problem = f"the server answers {error.code} {error.reason}"
    return RefusedError(f"{where}: {problem}{f': {told}' if told else ''}", error.code, told)


def _words(error: HTTPError) -> str:
    """Return what a server says beside its number, in plain text."""
    try:
        data = error.read(64 * 1024)
    except (OSError, HTTPException):
        return ""
    text = data.decode("utf-8", "replace")
    if "<" in text and "html" in error.headers.get("Content-Type", ""):
        text = html.unescape(re.sub(r"<(script|style|title)\b.*?</\1>|<[^>]+>", " ", text, flags=re.DOTALL | re.I))
    # What a server says goes to a terminal: no signs that steer one.
    lines = ["".join(x if x.isprintable() else " " for x in line).rstrip() for line in text.splitlines()]
    return "\n".join(line for line in lines if line.strip())[:_TOLD].strip()


class _Stay(request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class _Digest(request.HTTPDigestAuthHandler):
    """
    HTTP Digest where a server asks for it; its challenge is kept, so that only one body is sent twice.

    Virtuoso's Graph Store Protocol knows nothing else.
    """

    def __init__(self, user: str, password: str) -> None:
        super().__init__(_Anyone(user, password))
        self._challenge: Mapping[str, str] | None = None

    def get_authorization(self, req: request.Request, chal: Mapping[str, str]) -> str | None:
        self._challenge = chal
        return super().get_authorization(req, chal)

    def http_request(self, req: request.Request) -> request.Request:
        if self._challenge is not None and "Authorization" not in req.unredirected_hdrs:
            made = super().get_authorization(req, self._challenge)
            req.add_unredirected_header("Authorization", f"Digest {made}")
        return req

    https_request = http_request

    def http_error_401(
        self, req: request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage
    ) -> HTTPResponse | None:
        challenge = headers.get("WWW-Authenticate", "").lower()
        if challenge.startswith("digest"):
            return super().http_error_401(req, fp, code, msg, headers)
        if not challenge and req.has_header("Authorization"):
            # Virtuoso says what it wants only to one who says nothing.
            req.remove_header("Authorization")
            answer: HTTPResponse = self.parent.open(req, timeout=req.timeout)
            return answer
        return None


class _Anyone(request.HTTPPasswordMgr):
    """One user for every realm of the one server that is asked."""

    def __init__(self, user: str, password: str) -> None:
        super().__init__()
        self._pair = user, password

    def find_user_password(self, realm: str | None, authuri: str) -> tuple[str | None, str | None]:
        return self._pair
