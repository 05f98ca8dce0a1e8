"""The page, in a real browser: it loads and runs nothing, shows names as they are, and fits a phone and a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from kg import files, tally
from kg.report.page import page
from tests.report.told import HOSTILE, told


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(page(told()), encoding="utf-8")
    return path


@pytest.fixture(params=["light", "dark"])
def opened(browser: Browser, written: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page in a window of its own; what it asks for and complains of is noted."""
    context = browser.new_context(color_scheme=request.param, viewport={"width": 1280, "height": 900})
    found = context.new_page()
    asked: list[str] = []
    found.on("request", lambda x: asked.append(x.url))
    found.on("console", lambda x: asked.append(x.text))
    found.on("pageerror", lambda x: asked.append(str(x)))
    found.goto(written.as_uri())
    found.asked = asked  # type: ignore[attr-defined]
    yield found
    context.close()


def test_it_loads_nothing_and_complains_of_nothing(opened: Any, written: Path) -> None:
    assert opened.asked == [written.as_uri()]


def test_its_style_applies(opened: Page) -> None:
    """By its hash, under a policy that lets nothing else apply; dark where the reader has it so."""
    dark = opened.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    colour = opened.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == ("rgb(20, 23, 28)" if dark else "rgb(251, 250, 247)")


def test_names_are_shown_as_they_are(opened: Page) -> None:
    """No tag of theirs is one of the page; what would turn the text around is seen."""
    assert opened.locator("script, b b, i").count() == 0
    shown = opened.locator("#not-taken-in .id").first.inner_text()
    assert shown == HOSTILE.replace("\u202e", "\\u202e")


def test_it_is_accessible(opened: Page) -> None:
    """No violation that axe-core knows of, contrast included."""
    found = Axe().run(opened)
    assert found.violations_count == 0, found.generate_report()


def test_the_first_screen_has_the_figures(opened: Page) -> None:
    box = opened.locator(".figures").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 900
    assert "1,200" in opened.locator(".figures").inner_text()


def test_it_fits_a_phone(browser: Browser, written: Path) -> None:
    """Only tables scroll, each by itself."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    found = context.new_page()
    found.goto(written.as_uri())
    assert found.evaluate("document.documentElement.scrollWidth") == 360
    checked = Axe().run(found)
    assert checked.violations_count == 0, checked.generate_report()  # what scrolls is reached by the keyboard
    context.close()


def test_what_is_folded_away_is_printed(browser: Browser, tmp_path: Path) -> None:
    """A list of thirty shows some, and all of them on paper."""
    many = tuple(tally.Aside(f"{n}.txt", "odd", "odd", "Mend it") for n in range(30))
    (tmp_path / "long.html").write_text(page(told(kinds={"odd": 30}, quarantined=many)), encoding="utf-8")
    found = browser.new_page()
    found.goto((tmp_path / "long.html").as_uri())
    last = found.get_by_text("29.txt")
    assert not last.is_visible()
    found.emulate_media(media="print")
    assert last.is_visible()
    found.close()


def test_a_run_without_a_graph_has_a_page_too() -> None:
    html = page(told(outcome="interrupted", graph=None, stages=(), slowest=(), error="12 of 40 articles were read"))
    assert "12 of 40 articles were read" in html
    assert 'id="relations"' not in html


def test_a_graph_that_nobody_counted_says_so() -> None:
    graph = tally.Graph("0" * 16, changed=False, counts={"articles": 3})
    assert "Not counted" in page(told(graph=graph))


def test_half_a_surrogate_pair_does_not_stop_it() -> None:
    assert page(told(error="a\ud800b")).encode("utf-8")


def test_its_colours_are_those_of_the_drawn_graph() -> None:
    """By name, in both themes."""
    home = files.folder("visualisations")
    ours, theirs = (
        [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part)) for part in _themes(home / room / "page.css")]
        for room in ("report", "picture")
    )
    assert [{**theme, **mine} for theme, mine in zip(theirs, ours, strict=True)] == theirs
    assert all(len(mine) > 8 for mine in ours)


def _themes(path: Path) -> list[str]:
    light, _, dark = path.read_text(encoding="utf-8").partition("prefers-color-scheme: dark")
    return [light, dark.partition("\n}\n")[0]]


def test_settings_are_told_in_words() -> None:
    html = page(told(settings={"sync": False, "again": True, "offices": None, "model": "a"}))
    assert re.findall(r'scope="row">(\w+)</th><td class="id">([^<]+)', html)[:4] == [
        ("sync", "no"),
        ("again", "yes"),
        ("offices", "not set"),
        ("model", "a"),
    ]
