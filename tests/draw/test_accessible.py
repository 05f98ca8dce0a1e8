"""Every view of the page by axe-core's rules, and by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect
from rdflib import Dataset

from kg.draw import draw_html
from tests.draw.conftest import Opened

Open = Callable[..., Opened]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
VIEWS = ("Graph", "Timeline", "Map", "Table")


def violations(page: Page, part: str = "document", options: str = "{}") -> list[str]:
    """What axe finds wrong with *part* of the page as it is: rule and first element of each."""
    found: list[str] = page.evaluate(
        f"""async () => (await axe.run({part}, {{ resultTypes: ["violations"], ...{options} }})).violations
          .map(({{ id, impact, nodes }}) => `${{impact}}: ${{id}}: ${{nodes[0].html.slice(0, 120)}}`)"""
    )
    return found


COLOURS = "{ runOnly: ['color-contrast', 'link-in-text-block'] }"
ALL_BUT_COLOURS = "{ rules: { 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } } }"


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_view(opened: Open, small: Dataset, scheme: str, size: tuple[int, int]) -> None:
    """
    Names, roles, contrast and order, with the overview beside each view and with a card.

    Contrast takes longer than all else, and each word has the same as before but for those of the view that was
    opened; a dark page is a light one in other colours.
    """
    viewport = {"width": size[0], "height": size[1]}
    found = opened(draw_html(small, title="The coast"), color_scheme=scheme, viewport=viewport)
    page = found.page
    page.evaluate(AXE)
    wrong = {}

    def look(name: str, part: str) -> None:
        wrong[name] = violations(page, f"document.querySelector('{part}')", COLOURS)
        if scheme == "light":
            wrong[name] += violations(page, options=ALL_BUT_COLOURS)

    for view in VIEWS:
        page.get_by_role("tab", name=view).click()
        look(view, "body" if view == "Graph" else f"#view-{view.lower()}")
    page.get_by_role("combobox").fill("brandt")
    look("search", "[role=combobox]")
    page.keyboard.press("Enter")
    page.evaluate("document.querySelectorAll('#card details').forEach((x) => { x.open = true; })")
    look("card", "#card")

    assert {view: told for view, told in wrong.items() if told} == {}


def at(page: Page) -> str:
    """What the keyboard is at, by name."""
    return str(page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent.trim()"))


def tab_to(page: Page, name: str, most: int = 60) -> None:
    """Press tab until the keyboard is at what begins so."""
    for _ in range(most):
        if at(page).startswith(name):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {name} by tab alone")


def test_every_view_can_be_read_by_keyboard_alone(opened: Open, small: Dataset) -> None:
    """
    To the tabs, through each view to a fact and its card, to the menu and back; the pointer is not touched.
    """
    page = opened(draw_html(small, title="The coast")).page
    tab_to(page, "Graph")
    page.keyboard.press("ArrowRight")
    assert at(page) == "Timeline"
    tab_to(page, "Ilsa Brandt,")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_contain_text("Ilsa Brandt")

    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Timeline").focus()
    page.keyboard.press("ArrowRight")
    tab_to(page, "Port Hesper")
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_have_text("Port Hesper and 1 near")

    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Map").focus()
    page.keyboard.press("ArrowRight")
    tab_to(page, "Facts shown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#card .fact")).to_have_count(1)

    page.get_by_role("tab", name="Table").focus()
    tab_to(page, "Save")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Facts shown, CSV")).to_be_focused()
    page.keyboard.press("Escape")
    assert at(page).startswith("Save")
