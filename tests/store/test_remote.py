"""Speaking HTTP to a server: who we are to it, and what its refusals and silences mean."""

from __future__ import annotations

import base64

import pytest

from kg.errors import ConfigError, StoreError
from kg.store import remote
from tests.servers import Told, free_port, telling


def sent(told: Told, location: str = "", token: str | None = None, timeout: float = 5.0) -> list[str | None]:
    """Send one request as *location* says; the Authorization headers that the server saw."""
    server, url = remote.connect(location or told.url, token=token, timeout=timeout)
    server.send("GET", url).close()
    return [x.headers.get("Authorization") for x in told.asked]


@pytest.mark.parametrize(
    ("location", "plain", "user"),
    [
        ("http://h.example:7878/query", "http://h.example:7878/query", None),
        (
            "https://ana:p%40ss@h.example/sparql?default-graph-uri=x",
            "https://h.example/sparql?default-graph-uri=x",
            "ana",
        ),
        ("http://[::1]:7878/", "http://[::1]:7878/", None),
    ],
)
def test_a_url_is_parted_from_the_user_in_it(location: str, plain: str, user: str | None) -> None:
    server, url = remote.connect(location)
    assert (url, server.user) == (plain, user)


@pytest.mark.parametrize("location", ["http://", "http://h.example:port/", "ftp://h.example/", "http://h.example/#x"])
def test_what_is_no_address_is_told(location: str) -> None:
    with pytest.raises(ConfigError, match="no address of a server"):
        remote.connect(location)


def test_a_password_is_in_no_text_of_the_server() -> None:
    """An error that shows the value shows nothing to keep."""
    server, url = remote.connect("http://ana:secret@h.example/", token="t0ken")
    assert "secret" not in f"{server!r}{url}"
    assert "t0ken" not in f"{server!r}{url}"


def test_nobody_in_particular_sends_no_header() -> None:
    with telling(Told()) as told:
        assert sent(told) == [None]


def test_a_token_is_sent_as_bearer() -> None:
    with telling(Told()) as told:
        assert sent(told, token="t0ken") == ["Bearer t0ken"]


def test_a_user_in_the_url_comes_before_a_token() -> None:
    with telling(Told()) as told:
        seen = sent(told, told.url.replace("//", "//ana:p%40ss@"), token="t0ken")
        assert seen == ["Basic " + base64.b64encode(b"ana:p@ss").decode()]


def test_a_token_that_could_break_a_header_is_refused() -> None:
    with pytest.raises(ConfigError, match="KG_TOKEN"):
        remote.connect("http://h.example/", token="x\r\nHost: other")


_CHALLENGE = 'Digest realm="r", nonce="n", qop="auth", algorithm="MD5"'


def test_a_server_that_asks_for_digest_gets_it() -> None:
    """Answered with the challenge once; here, never content, the server is given up after a few tries."""
    with telling(Told(status=401, headers={"WWW-Authenticate": _CHALLENGE})) as told:
        with pytest.raises(remote.RefusedError, match="who asks"):
            sent(told, told.url.replace("//", "//ana:pass@"))
        kinds = [(x.headers.get("Authorization") or "none").partition(" ")[0] for x in told.asked]
        assert kinds[:2] == ["Basic", "Digest"]
        assert 'username="ana"' in told.asked[1].headers["Authorization"]


def test_a_server_that_does_not_say_what_it_wants_is_asked_with_nothing() -> None:
    """Virtuoso tells its challenge only to one who sends no header."""
    with telling(Told(status=401)) as told:
        with pytest.raises(remote.RefusedError):
            sent(told, told.url.replace("//", "//ana:pass@"))
        assert [x.headers.get("Authorization", "none").partition(" ")[0] for x in told.asked] == ["Basic", "none"]


@pytest.mark.parametrize(
    ("status", "text"),
    [(401, "KG_TOKEN"), (403, "does not allow"), (404, "404 Not Found"), (500, "500 Internal Server Error")],
)
def test_a_refusal_says_what_to_do_and_what_the_server_said(status: int, text: str) -> None:
    told = Told(
        status=status, kind="text/html", body=b"<html><style>p {}</style><p>Out of &lt;memory&gt;\x1b[2J</p></html>"
    )
    with telling(told), pytest.raises(remote.RefusedError, match=text) as caught:
        sent(told)
    assert caught.value.status == status
    assert caught.value.told == "Out of <memory> [2J"


def test_a_server_that_moved_is_not_followed() -> None:
    """A token goes where the user sent it and nowhere else."""
    with telling(Told()) as other, telling(Told(status=308, headers={"Location": other.url})) as told:
        with pytest.raises(StoreError, match=f"has moved to {other.url}. Give that address"):
            sent(told, token="t0ken")
        assert other.asked == []


def test_an_address_where_nobody_answers_is_told() -> None:
    with pytest.raises(StoreError, match=r"nobody answers there\. Check the address, and that the server runs"):
        sent(Told(), f"http://127.0.0.1:{free_port()}/query")


def test_a_host_that_does_not_exist_is_told() -> None:
    with pytest.raises(StoreError, match="no answer"):
        sent(Told(), "http://nowhere.invalid/query")


def test_a_server_that_does_not_answer_in_time_is_told() -> None:
    with telling(Told(wait=1.0)) as told, pytest.raises(StoreError, match=r"no answer within 0\.1 s"):
        sent(told, timeout=0.1)
