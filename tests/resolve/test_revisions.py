"""``kg.resolve.revisions``: which articles are older versions of another at the same address."""

from __future__ import annotations

import random

import pytest

from kg.model import Document, Revision
from kg.resolve.revisions import address, revisions, site
from tests.resolve.pairs import OTHERS, WIRE

URL = "https://courier.example/world/ferry-line"


def version(name: str, published: str | None = "2021-03-04", url: str | None = URL, body: str = "Short.") -> Document:
    return Document(name, body, title="", published=published, url=url)


@pytest.mark.parametrize(
    "url",
    [
        "http://courier.example/world/ferry-line",
        "https://www.courier.example/world/ferry-line/",
        "HTTPS://COURIER.example:443/world/ferry-line#comments",
        "https://courier.example/world/ferry-line?utm_source=letter&utm_medium=mail&fbclid=A1",
        " https://courier.example/world/ferry%2Dline ",
    ],
)
def test_what_does_not_count_in_an_address(url: str) -> None:
    """Scheme, www, port, slash, fragment, and what follows a reader about."""
    assert address(url) == address(URL) == "courier.example/world/ferry-line"


@pytest.mark.parametrize(
    "url",
    [
        "https://courier.example/World/ferry-line",
        "https://courier.example/world/ferry-line-2",
        "https://courier.example/world/ferry-line?page=2",
        "https://courier.example:8080/world/ferry-line",
        "https://news.courier.example/world/ferry-line",
    ],
)
def test_what_counts_in_an_address(url: str) -> None:
    """Letters of the path, a parameter that may choose what is read, another host."""
    assert address(url) not in {None, address(URL)}


@pytest.mark.parametrize(
    "url", ["summit.txt", "https://courier.example/", "ftp://x/y", "http://[::1", "https:///x", ""]
)
def test_what_is_no_address_of_an_article(url: str) -> None:
    """A file, a whole site, what no browser opens."""
    assert address(url) is None


def test_parameters_have_no_order() -> None:
    assert address("https://x.example/a?b=1&a=2") == address("https://x.example/a?a=2&b=1&gclid=Z")


@pytest.mark.parametrize(
    ("url", "host"), [(URL, "courier.example"), ("http://www.x.example:80/", "x.example"), (None, None)]
)
def test_site(url: str | None, host: str | None) -> None:
    assert site(url) == host


def test_the_newest_version_speaks() -> None:
    """Published last; one that has no day is the oldest. The order does not count."""
    told = [version("c", "2021-03-05"), version("a", "2021-03-06"), version("b", None), version("x", url=None)]
    for seed in range(3):
        random.Random(seed).shuffle(told)
        assert revisions(told) == (Revision("b", "a"), Revision("c", "a"))


def test_on_one_day_the_last_by_id_speaks() -> None:
    """Its numbers counted as numbers, as archives number what they fetch."""
    assert revisions([version("page-10"), version("page-9"), version("page-9a")]) == (
        Revision("page-9", "page-10"),
        Revision("page-9a", "page-10"),
    )


def test_an_id_that_is_an_address_counts_as_one() -> None:
    """With another scheme or a tracker in it, one address has two ids."""
    found = revisions([version(URL, None, None), version(f"{URL}?utm_source=letter", "2021-03-05", None)])
    assert found == (Revision(URL, f"{URL}?utm_source=letter"),)


def test_an_article_written_anew_is_a_version() -> None:
    """Under another headline, with a quotation left of it."""
    other = OTHERS["a follow-up with the same background"][0] + " " + WIRE.split("\n\n")[2]
    assert revisions([version("a", body=WIRE), version("b", body=other)]) == (Revision("a", "b"),)


def test_two_articles_at_the_address_of_a_feed_are_two() -> None:
    """They have nothing in common: the address says where they were found, and not what they are."""
    one, other = OTHERS["a follow-up with the same background"][0], OTHERS["one form, other names"][0]
    assert revisions([version("a", body=one), version("b", body=other)]) == ()
