"""A small graph with one of everything, and a browser that notices every request and every complaint."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from rdflib import Dataset, Literal

from kg.draw import facts
from kg.draw.facts import Facts
from tests.draw.rows import rows
from tests.tabs import Tabs


@pytest.fixture
def small() -> Dataset:
    """The graph of ``small.trig``, as the store hands it to rdflib."""
    graph = Dataset(default_union=True)
    graph.parse(Path(__file__).with_name("small.trig"), format="trig")
    return graph


@pytest.fixture
def told(small: Dataset) -> Facts:
    """What ``small.trig`` tells."""
    return facts.read(small)


PIXEL = """([x, y]) => {
  const canvas = document.querySelector("#graph canvas");
  const [stage, drawn] = [document.getElementById("graph"), canvas].map((one) => one.getBoundingClientRect());
  const fine = canvas.width / drawn.width;
  const copy = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, -(x + stage.left - drawn.left) * fine, -(y + stage.top - drawn.top) * fine);
  return [...copy.getImageData(0, 0, 1, 1).data];
}"""


@dataclass(frozen=True)
class Opened:
    """A page that is open, and what it asked for and complained of since."""

    page: Page
    requests: list[str]
    complaints: list[str]

    def card(self) -> str:
        """The text of the card as a reader sees it, without blank lines."""
        return re.sub(r"\n+", "\n", self.page.locator("#card").inner_text())

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Rows of the scene that is in the page as it is: its nodes, its edges or a table of its facts."""
        scene = json.loads(self.page.locator("#scene").text_content() or "")
        return rows(scene[name] if name in scene else scene["facts"][name])

    def colour(self, at: dict[str, float]) -> str:
        """The colour of the picture at a point, as CSS writes it."""
        red, green, blue, _ = self.page.evaluate(PIXEL, [at["x"], at["y"]])
        return f"#{red:02x}{green:02x}{blue:02x}"

    def click(self, at: dict[str, float]) -> None:
        """Click a point of the picture."""
        box = self.page.locator("#graph").bounding_box()
        assert box is not None
        self.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])

    def pasted(self) -> str:
        """The text on the clipboard, as a reader who pastes it gets it."""
        self.page.evaluate(
            """() => {
              const field = document.createElement("textarea");
              field.id = "pasted";
              document.body.append(field);
              field.focus();
            }"""
        )
        self.page.keyboard.press("Control+V")
        text: str = self.page.evaluate(
            """() => {
              const field = document.getElementById("pasted");
              field.remove();
              return field.value;
            }"""
        )
        return text

    def ask(self, hook: str) -> dict[str, float]:
        """What the page's own hook for tests answers."""
        found: dict[str, float] = self.page.evaluate(f"communique.{hook}")
        return found


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Iterator[Tabs]:
    """Pages of the size of a desk, with every network request stopped."""
    found = Tabs(
        browser,
        {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"},
        lambda context: context.route(lambda url: not url.startswith("file:"), lambda route: route.abort()),
    )
    yield found
    found.close()


@pytest.fixture
def opened(tabs: Tabs, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """
    Opens HTML from a file with every network request stopped; *address* is what stands behind the #, options are
    those of a browser context.

    When the test ends, the page must have asked for nothing but its file, and complained of nothing:
    no error, no console message, no breach of its policy.
    """
    pages: list[Opened] = []

    def open_page(html: str, *, address: str = "", **options: object) -> Opened:
        path = tmp_path / f"page{len(pages)}.html"
        path.write_text(html, encoding="utf-8")
        requests: list[str] = []
        complaints: list[str] = []
        hearers = {
            "request": lambda request: requests.append(request.url),
            "console": lambda message: complaints.append(message.text),
            "pageerror": lambda error: complaints.append(str(error)),
            "dialog": lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()),
        }
        found = Opened(tabs.take(hearers, **options), requests, complaints)
        pages.append(found)
        found.page.goto(path.as_uri() + address)
        found.page.wait_for_function("window.communique !== undefined")
        return found

    yield open_page
    for found in pages:
        assert len(found.requests) == 1
        assert found.complaints == []
        tabs.leave(found.page)


HOSTILE = "</script><script>alert(1)</script><!--\"'><img src=x onerror=alert(1)>{{7*7}}&amp;\u2028\u2029\u202e 🕊 سلام"


@pytest.fixture
def hostile(small: Dataset) -> Dataset:
    """The small graph with ``HOSTILE`` at the head of every text in it, names, titles, rules and dates included."""
    numbers = [f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal")]
    changed = Dataset(default_union=True)
    for subject, predicate, value, name in small.quads():
        text = isinstance(value, Literal) and str(value.datatype) not in numbers
        changed.add((subject, predicate, Literal(HOSTILE + value) if text else value, name))
    return changed
