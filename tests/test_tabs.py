"""Pages that tests take one after the other: none knows of the one before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.tabs import Tabs

SIZE = {"width": 500, "height": 400}


@pytest.fixture
def tabs(browser: Browser) -> Iterator[Tabs]:
    found = Tabs(browser, {"viewport": SIZE})
    yield found
    found.close()


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Where a page without words stands."""
    path = tmp_path / "page.html"
    path.write_text("<!doctype html><title>T</title>", encoding="utf-8")
    return path.as_uri()


def test_a_page_that_was_left_is_as_if_it_were_new(tabs: Tabs, address: str) -> None:
    """Its size, its medium, what it stored, and who hears of it."""
    heard: list[str] = []
    page = tabs.take({"console": lambda message: heard.append(message.text)})
    page.goto(address)
    page.evaluate("localStorage.setItem('kept', 'harbour'); console.log('one')")
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 900, "height": 800})
    tabs.leave(page)

    again = tabs.take({})
    again.goto(address)
    again.evaluate("console.log('two')")

    assert again is page
    assert again.evaluate("localStorage.length") == 0
    assert again.evaluate("[innerWidth, innerHeight]") == list(SIZE.values())
    assert again.evaluate("['print', '(prefers-color-scheme: dark)'].map((x) => matchMedia(x).matches)") == [False] * 2
    assert heard == ["one"]
    tabs.leave(again)


def test_a_page_of_other_options_is_its_own(tabs: Tabs) -> None:
    """It is closed when it is left, and the next who asks for none gets another."""
    dark = tabs.take({}, color_scheme="dark")
    usual = tabs.take({})
    tabs.leave(dark)

    assert dark.is_closed()
    assert usual is not dark
    assert usual.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is False
    tabs.leave(usual)
