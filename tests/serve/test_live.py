"""
The live picture in a real browser, on a real ``kg serve``: what a reader opens, loads and is told.

The fixture ``visit`` checks after each test that nothing was asked of another host, that no error was raised, and that
the page's policy was not breached.
"""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.queries.world import LOCAL, nquads
from tests.serve.conftest import make_store, serving
from tests.serve.test_page import HOSTILE, hostile
from tests.tabs import Tabs, hearers

PATIENCE = 30_000  # milliseconds that a busy machine gets for what takes a few
ANA, BO = f"{LOCAL}person/ana-torvald", f"{LOCAL}person/bo-lindqvåg"
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world of the query tests, and what is hostile."""
    return make_store(tmp_path_factory.mktemp("live") / "world.kg", [*nquads(), *hostile()])


@pytest.fixture(scope="module")
def url(store: Path) -> Iterator[str]:
    """The address of a ``kg serve`` on it."""
    with serving(store, "--workers", "1") as server:
        yield server.url


@dataclass(frozen=True)
class Visit:
    """A page that is open, and what it asked for and complained of."""

    page: Page
    home: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def settled(self) -> None:
        """Wait until what was asked for is shown or refused."""
        expect(self.page.locator("#stage:not([aria-busy])")).to_be_visible()

    def node(self, label: str) -> dict[str, Any]:
        """Where the name is on the stage, if it is there."""
        found: dict[str, Any] = self.page.evaluate("(label) => communique.node(label) ?? {}", label)
        return found

    def choose(self, label: str) -> None:
        """Click the sign of a name."""
        at, box = self.node(label), self.page.locator("#graph").bounding_box()
        assert box is not None
        self.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
        expect(self.page.locator("#card h2")).to_have_text(label)

    def press(self, name: str) -> None:
        """Press a button of the card, and wait for what it loads."""
        self.page.locator("#card").get_by_role("button", name=name).click()
        self.settled()

    def opened(self) -> list[str]:
        """What the address says was opened."""
        return parse_qs(urlsplit(self.page.url).query).get("about", [])


Visiting = Callable[..., Visit]


@pytest.fixture
def visit(tabs: Tabs, url: str) -> Iterator[Visiting]:
    """Opens the live picture, at an address of its own if given; options are those of a browser context."""
    visits: list[Visit] = []
    expect.set_options(timeout=PATIENCE)

    def go(address: str = "graph", server: str = url, **options: object) -> Visit:
        requests: list[str] = []
        complaints: list[str] = []
        # that the server refused something, or is gone, is in every browser's log, and no complaint
        heard = hearers(requests, complaints, "Failed to load resource")
        found = Visit(tabs.take(heard, **options), f"{server}/", requests, complaints)
        visits.append(found)
        found.page.set_default_timeout(PATIENCE)
        found.page.goto(f"{server}/{address}")
        found.settled()
        return found

    yield go
    for found in visits:
        assert [x for x in found.requests if not x.startswith(found.home)] == []
        assert found.complaints == []
        tabs.leave(found.page)


def test_it_opens_on_the_names_that_the_most_is_told_of(visit: Visiting) -> None:
    """
    With the graph's name, the most engaged drawn, and what is shown said in words.
    """
    found = visit()

    expect(found.page.locator("h1")).to_have_text("world")
    expect(found.page.locator("#loaded-what")).to_have_text("The names that the most is told of")
    assert found.node("Ana Torvald")["shown"]
    expect(found.page.locator(".counts")).to_contain_text("people")
    assert len(found.requests) == 2  # the page and one scene: never the whole store


def test_a_name_in_the_address_opens_what_is_near_it(visit: Visiting) -> None:
    """
    By name; the card of it is open, with its facts, and the address has its IRI.
    """
    found = visit("graph?about=Torvald")

    expect(found.page.locator("#card h2")).to_have_text("Ana Torvald")
    expect(found.page.locator("#loaded-what")).to_have_text("What is near Ana Torvald")
    expect(found.page.locator("#card .nearby")).to_contain_text("Here is all that is told of it")
    assert found.node("Bo Lindqvåg")["lit"]
    assert found.opened() == [ANA]


def test_what_is_near_a_node_is_loaded_and_what_was_there_stays_in_its_place(visit: Visiting) -> None:
    """
    Loading what is near a neighbour brings names in, moves none that was there, and covers none.
    """
    found = visit("graph?about=Dilan+Öztürk")
    found.choose("Ana Torvald")
    expect(found.page.locator("#card .nearby")).to_contain_text("of 12 facts")
    before = places(found)
    found.press("Load what is near it")
    after = places(found)

    assert set(before) < set(after)
    one, other = "Ana Torvald", "Dilan Öztürk"
    scale = distance(after[one], after[other]) / distance(before[one], before[other])
    for name in set(before) - {one}:  # but for how near the eye is
        assert distance(after[name], after[one]) == pytest.approx(distance(before[name], before[one]) * scale, abs=2)
    for name in set(after) - set(before):
        assert min(distance(after[name], after[x]) for x in after if x != name) > 10 * min(scale, 1)
    assert found.opened() == [f"{LOCAL}person/dilan-öztürk", ANA]
    expect(found.page.locator("#loaded-what")).to_have_text("What is near Dilan Öztürk and Ana Torvald")
    expect(found.page.locator("#card h2")).to_have_text("Ana Torvald")


def places(found: Visit) -> dict[str, tuple[float, float]]:
    """Where each name stands on the stage."""
    people = ["Ana Torvald", "Bo Lindqvåg", "Césaire Dubreuil", "Dilan Öztürk", "Marc Dubreuil"]
    others = ["Arvenia", "Belmark", "Costava", "Sant Orla", "League of Straits", "Harbour Palace", "Port Lumen"]
    return {name: (at["x"], at["y"]) for name in (*people, *others) if (at := found.node(name)) and at["shown"]}


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def test_the_address_opens_the_same_part_again(visit: Visiting) -> None:
    """
    What was opened stands in the address; whoever gets it sees the same names.
    """
    found = visit("graph?about=Ana+Torvald")
    found.choose("Bo Lindqvåg")
    found.press("Load what is near it")
    address = found.page.url.removeprefix(found.home)

    assert set(places(visit(address))) == set(places(found))


def test_a_name_that_is_opened_is_a_step_to_go_back_from(visit: Visiting) -> None:
    """
    Back leads to the part that was there, with what was chosen in it; forward to the name again.
    """
    found = visit("graph?about=Ana+Torvald")
    before = set(places(found))
    found.choose("Bo Lindqvåg")
    found.press("Load what is near it")
    assert found.opened() == [ANA, BO]

    found.page.go_back()
    expect(found.page.locator("#loaded-what")).to_have_text("What is near Ana Torvald")
    assert found.opened() == [ANA]
    assert set(places(found)) == before
    expect(found.page.locator("#card h2")).to_have_text("Bo Lindqvåg")
    expect(found.page.locator("#said")).to_be_hidden()
    found.page.go_forward()
    expect(found.page.locator("#loaded-what")).to_contain_text("Bo Lindqvåg")
    assert found.opened() == [ANA, BO]


def test_what_was_opened_is_put_away_again(visit: Visiting) -> None:
    """
    "Put away" leaves the rest; "Only this" leaves nothing else; "Start over" the first view.
    """
    found = visit(f"graph?about={quote(ANA)}&about={quote(BO)}")
    found.press("Put away")
    assert found.opened() == [ANA]
    found.choose("Bo Lindqvåg")
    found.press("Only this")
    assert found.opened() == [BO]
    expect(found.page.locator("#loaded-what")).to_have_text("What is near Bo Lindqvåg")
    found.page.get_by_role("button", name="Start over").click()
    expect(found.page.locator("#loaded-what")).to_have_text("The names that the most is told of")
    assert found.opened() == []


def test_older_facts_are_loaded_where_not_all_are_there(visit: Visiting) -> None:
    """
    The card says how many there are; four times as many come at a time.
    """
    found = visit("graph?about=Ana+Torvald&facts=1")
    expect(found.page.locator("#card .nearby")).to_contain_text("of 12 facts")
    found.press("Load older facts")
    found.press("Load older facts")

    expect(found.page.locator("#card .nearby")).to_contain_text("Here is all that is told of it, 12 facts")
    expect(found.page.locator("#card").get_by_role("button", name="Load older facts")).to_have_count(0)


def test_the_search_finds_names_that_are_not_in_the_picture(visit: Visiting) -> None:
    """
    With the keys: a name from elsewhere in the graph is offered, taken, and opened beside what is there.
    """
    found = visit("graph?about=Césaire+Dubreuil")
    assert not found.node("Costava")
    found.page.locator("#search").fill("costav")
    expect(found.page.locator("#found .far")).to_have_text(["Costava"])
    found.page.keyboard.press("ArrowDown")
    expect(found.page.locator("#found .far")).to_have_attribute("aria-selected", "true")
    found.page.keyboard.press("Enter")
    expect(found.page.locator("#card h2")).to_have_text("Costava")

    assert found.node("Costava")["shown"]
    assert found.node("Césaire Dubreuil")["shown"]


def test_the_search_still_finds_what_is_in_the_picture(visit: Visiting) -> None:
    """
    A name that is drawn is chosen, and nothing is loaded for it.
    """
    found = visit("graph?about=Ana+Torvald")
    before = sum("/api/graph" in x for x in found.requests)
    found.page.locator("#search").fill("lindq")
    found.page.keyboard.press("Enter")

    expect(found.page.locator("#card h2")).to_have_text("Bo Lindqvåg")
    assert sum("/api/graph" in x for x in found.requests) == before


def test_the_search_waits_with_its_no_until_the_names_have_come(visit: Visiting) -> None:
    """
    What is typed before the first names stand is found when they do; the server is asked for it once.
    """
    found = visit()
    page = found.page
    held: dict[str, list[Route]] = {"graph": [], "complete": []}

    def hold(route: Route) -> None:
        held["graph" if "/api/graph" in route.request.url else "complete"].append(route)

    page.route(re.compile("/api/(graph|complete)"), hold)
    page.reload()
    page.locator("#search").fill("torvald")

    expect(page.locator("#found")).to_have_text("Looking…")
    with page.expect_response("**/api/complete*"):
        while not held["complete"]:
            page.wait_for_timeout(50)
        held["complete"].pop().continue_()
    expect(page.locator("#found .far bdi").first).to_have_text("Ana Torvald")
    held["graph"].pop().continue_()
    expect(page.locator("#found-0")).to_contain_text("Ana Torvald")
    expect(page.locator("#found .far")).to_have_count(0)
    assert held == {"graph": [], "complete": []}
    page.unroute_all()


def test_a_name_that_nothing_has_is_told_once_the_server_has_looked(visit: Visiting) -> None:
    """
    First that it looks, then that there is none.
    """
    found = visit()
    found.page.locator("#search").fill("qqzzqq")

    expect(found.page.locator("#found")).to_have_text("No such name here")


def test_an_unknown_name_is_told_and_what_is_like_it_offered(visit: Visiting) -> None:
    """
    The page says so and offers near names; one of them opens.
    """
    found = visit("graph?about=Ana+Torvalt")
    expect(found.page.get_by_role("alert")).to_contain_text("nobody and nothing in this store is called 'Ana Torvalt'")
    found.page.get_by_role("alert").get_by_role("button", name="Ana Torvald").click()

    expect(found.page.locator("#card h2")).to_have_text("Ana Torvald")
    expect(found.page.locator("#trouble")).to_be_hidden()
    assert found.opened() == [ANA]


def test_when_the_server_is_gone_what_is_there_stays(visit: Visiting, store: Path) -> None:
    """
    It says what is wrong; the picture and its cards answer on.
    """
    with serving(store, "--workers", "1") as server:
        found = visit("graph?about=Ana+Torvald", server.url)
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait(10)
    found.choose("Bo Lindqvåg")
    found.press("Load what is near it")

    expect(found.page.get_by_role("alert")).to_contain_text("The server does not answer")
    assert found.node("Ana Torvald")["shown"]
    found.choose("Ana Torvald")
    expect(found.page.locator("#card")).to_contain_text("summit with Bo Lindqvåg")
    found.page.get_by_role("alert").get_by_role("button", name="Close").click()
    expect(found.page.locator("#trouble")).to_be_hidden()


def test_a_limit_that_is_reached_is_told(visit: Visiting, store: Path) -> None:
    """
    The server's own words, in the page.
    """
    with serving(store, "--workers", "1", "--max-bytes", "1000") as server:
        found = visit("graph?about=Ana+Torvald", server.url)

        expect(found.page.get_by_role("alert")).to_contain_text("longer than 1,000 bytes")


def test_text_of_articles_is_text(visit: Visiting) -> None:
    """
    Names that are markup stay names, wherever they come from: the scene, the address, the server's refusals.
    """
    found = visit(f"graph?about={quote(f'{LOCAL}person/hostile')}")
    expect(found.page.locator("#card h2")).to_have_text(f"{HOSTILE} person")
    expect(found.page.locator("#loaded-what")).to_contain_text(HOSTILE)
    refused = visit(f"graph?about={quote(HOSTILE)}")

    expect(refused.page.get_by_role("alert")).to_contain_text(HOSTILE)
    assert refused.page.locator("#stage img").count() == 0


def test_from_the_query_page_to_the_picture_and_back(visit: Visiting) -> None:
    """
    A card there leads to the picture of the thing, the card in the picture to the thing's card there.
    """
    found = visit("graph?about=Ana+Torvald")
    found.page.get_by_role("link", name="Ask about it").click()
    found.page.wait_for_selector("body[data-ready]")
    expect(found.page.locator("#card h2")).to_have_text("Ana Torvald")
    found.page.get_by_role("link", name="Show in the graph").click()
    found.settled()

    expect(found.page.locator("#loaded-what")).to_have_text("What is near Ana Torvald")
    found.page.get_by_role("link", name="Ask the graph").click()
    found.page.wait_for_selector("body[data-ready]")
    found.page.locator("header").get_by_role("link", name="Graph").click()
    found.settled()
    expect(found.page.locator("#loaded-what")).to_have_text("The names that the most is told of")


def test_at_phone_width_all_of_it_is_in_reach(visit: Visiting) -> None:
    """
    Nothing is wider than the screen; a name is opened from its card.
    """
    found = visit("graph?about=Ana+Torvald", **PHONE)

    assert found.page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(found.page.locator("#loaded-what")).to_be_visible()
    found.page.locator("#card").get_by_role("button", name="Bo Lindqvåg").first.click()
    found.press("Load what is near it")
    assert found.opened() == [ANA, BO]
