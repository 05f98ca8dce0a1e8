"""Who may ask: hosts, origins, tokens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.serve.security import COOKIE, Access, digest, is_loopback
from tests.serve.conftest import Server, serving

HERE = Access()
ASK = {"query": "ASK {}"}
ELSEWHERE = "https://elsewhere.example"
TOKEN = "harbour-lights"


@pytest.mark.parametrize("host", ["localhost", "localhost:8321", "127.0.0.1:1", "[::1]:8321", "LOCALHOST"])
def test_this_machine_has_these_names(host: str) -> None:
    assert HERE.knows_host(host)


@pytest.mark.parametrize("host", ["elsewhere.example", "", "localhost.elsewhere.example", "[", "127.0.0.1.example:80"])
def test_other_names_are_of_others(host: str) -> None:
    """A name that its owner has resolved to 127.0.0.1 is one of these."""
    assert not HERE.knows_host(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost", "kg.localhost"])
def test_loopback_is_known(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "example.org", ""])
def test_what_others_reach_is_not_loopback(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("origin", "access", "allowed"),
    [
        ("http://localhost:8321", HERE, True),  # our own page
        ("http://127.0.0.1:8888", HERE, True),  # a notebook of this machine
        (ELSEWHERE, HERE, False),
        ("null", HERE, False),  # a file, or a frame without an origin: anybody's
        ("http://localhost.elsewhere.example", HERE, False),
        (ELSEWHERE, Access(origins=(ELSEWHERE,)), True),
        (ELSEWHERE, Access(origins=("*",)), True),
        ("http://localhost:9", Access(token="x", hosts=()), False),  # whose machine, is not known
        ("https://graph.example", Access(token="x", hosts=()), True),  # where it is reached by this name
    ],
)
def test_pages_of_other_origins_are_let_in_only_as_told(origin: str, access: Access, allowed: bool) -> None:
    host = "graph.example" if access.token else "localhost:8321"
    assert access.allows_origin(origin, host) is allowed


# --- a running server ------------------------------------------------------------------------


def test_a_foreign_host_is_refused_everywhere(server: Server) -> None:
    """DNS rebinding: the browser believes that it asks elsewhere.example."""
    for path in ("/", "/sparql", "/api/info", "/health"):
        response = server.get(path, headers={"Host": "elsewhere.example"})
        assert response.status_code == 421


def test_a_foreign_page_is_refused_before_its_query_runs(server: Server) -> None:
    response = server.get("/sparql", params=ASK, headers={"Origin": ELSEWHERE})
    assert response.status_code == 403
    assert "--cors" in response.json()["error"]
    assert "access-control-allow-origin" not in response.headers


def test_a_page_of_this_machine_reads_answers(server: Server) -> None:
    """CORS: the answer names the origin, and depends on it."""
    response = server.get("/sparql", params=ASK, headers={"Origin": "http://localhost:8888"})
    assert response.headers["access-control-allow-origin"] == "http://localhost:8888"
    assert "Origin" in response.headers["vary"]


def test_errors_too_are_readable_by_such_a_page(server: Server) -> None:
    response = server.get("/sparql", params={"query": "ASK"}, headers={"Origin": "http://localhost:8888"})
    assert response.status_code == 400
    assert response.headers["access-control-allow-origin"] == "http://localhost:8888"


def test_a_preflight_is_answered(server: Server) -> None:
    asks = {
        "Origin": "http://localhost:8888",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    response = server.options("/sparql", headers=asks)
    assert response.status_code == 204
    assert "POST" in response.headers["access-control-allow-methods"]
    assert response.headers["access-control-allow-headers"] == "content-type"
    assert server.options("/sparql", headers={**asks, "Origin": ELSEWHERE}).status_code == 403


def test_every_answer_has_its_armour(server: Server) -> None:
    """No sniffing of types, nothing loaded from elsewhere, no frame."""
    for response in (server.get("/sparql", params=ASK), server.get("/nowhere"), server.get("/api/info")):
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["content-security-policy"].startswith("default-src 'self'; frame-ancestors 'none'")


# --- a token ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def closed(served_store: Path) -> Iterator[Server]:
    """A server that listens everywhere."""
    with serving(served_store, "--host", "0.0.0.0", "--cors", "*", KG_TOKEN=TOKEN) as running:
        yield running


def test_without_the_token_nothing_is_told(closed: Server) -> None:
    for path in ("/", "/sparql", "/api/info", "/.well-known/void", "/page/index.html"):
        response = closed.get(path)
        assert response.status_code == 401
        assert response.headers["www-authenticate"] == 'Bearer realm="kg"'


def test_a_wrong_token_is_none(closed: Server) -> None:
    for wrong in ("Bearer harbour", f"Basic {TOKEN}", TOKEN, "Bearer", "Bearer töken"):
        assert closed.get("/sparql", headers={"Authorization": wrong.encode()}).status_code == 401
    assert closed.get("/", params={"token": "harbour"}).status_code == 401


def test_with_the_token_all_is_answered(closed: Server) -> None:
    response = closed.get("/sparql", params=ASK, headers={"Authorization": f"Bearer {TOKEN}"})
    assert response.json()["boolean"]


def test_health_needs_no_token(closed: Server) -> None:
    """What watches the server has none."""
    assert closed.get("/health").status_code == closed.get("/ready").status_code == 200


def test_a_browser_brings_the_token_once(closed: Server) -> None:
    """In the address, which then is left; from there on as a cookie, which does not hold it."""
    response = closed.get("/", params={"token": TOKEN, "query": "a b"}, follow_redirects=False)
    assert response.status_code == 303
    assert response.headers["location"] == "/?query=a+b"
    cookie = response.headers["set-cookie"]
    assert TOKEN not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    closed.cookies.clear()
    held = {"Cookie": f"other=1; {COOKIE}={digest(TOKEN)}"}
    assert closed.get("/api/info", headers=held).status_code == 200
    assert closed.get("/api/info", headers={"Cookie": f"{COOKIE}={TOKEN}"}).status_code == 401


def test_the_way_back_leads_to_no_other_host(closed: Server) -> None:
    """An address with two slashes would."""
    response = closed.get(f"{closed.url}//elsewhere.example/?token={TOKEN}", follow_redirects=False)
    assert response.headers["location"] == "/elsewhere.example/"
    closed.cookies.clear()


def test_a_preflight_needs_no_token(closed: Server) -> None:
    """It cannot bring one; the request that follows must."""
    asks = {
        "Origin": ELSEWHERE,
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "authorization",
    }
    response = closed.options("/sparql", headers=asks)
    assert response.status_code == 204
    assert response.headers["access-control-allow-headers"] == "authorization"
    assert closed.get("/sparql", params=ASK, headers={"Origin": ELSEWHERE}).status_code == 401


def test_elsewhere_a_token_is_made_and_told(served_store: Path) -> None:
    with serving(served_store, "--host", "0.0.0.0") as running:
        token = running.told.partition("?token=")[2].split()[0]  # type: ignore[attr-defined]
        assert len(token) >= 24
        assert running.get("/sparql", params=ASK).status_code == 401
        assert running.get("/sparql", params=ASK, headers={"Authorization": f"Bearer {token}"}).status_code == 200
