"""The tabs of the page in a real browser: one choice, one set of filters, four ways to look."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from rdflib import Dataset

from kg.draw import draw_html
from tests.draw.conftest import Opened
from tests.draw.test_browser import PHONE

Open = Callable[..., Opened]
VIEWS = ("Graph", "Timeline", "Map", "Table")


@pytest.fixture
def page(opened: Open, small: Dataset) -> Opened:
    """The small graph's page, open at a usual size."""
    return opened(draw_html(small, title="The coast"))


@pytest.mark.parametrize("name", VIEWS)
def test_a_tab_shows_its_view_alone(page: Opened, name: str) -> None:
    """
    Its panel is there, the others are not, for a screen reader neither.
    """
    page.page.get_by_role("tab", name=name).click()

    expect(page.page.get_by_role("tab", selected=True)).to_have_text(name)
    expect(page.page.get_by_role("tabpanel")).to_have_count(1)
    expect(page.page.get_by_role("tabpanel", name=name)).to_be_visible()
    assert page.page.evaluate("communique.view()") == name.lower()


def test_arrows_go_from_tab_to_tab(page: Opened) -> None:
    """
    Round the end; home and end too; one tab is in the tab order.
    """
    page.page.get_by_role("tab", name="Graph").focus()
    seen = []
    for key in ("ArrowLeft", "ArrowRight", "ArrowRight", "End", "Home"):
        page.page.keyboard.press(key)
        seen.append(page.page.evaluate("document.activeElement.textContent"))

    assert seen == ["Table", "Graph", "Timeline", "Table", "Graph"]
    assert page.page.locator("#tabs [tabindex='0']").count() == 1


def test_the_network_is_as_it_was_when_it_is_shown_again(page: Opened) -> None:
    """
    Its zoom and place stay; what was chosen meanwhile is lit.
    """
    before = page.ask("node('Ilsa Brandt')")
    page.page.get_by_role("tab", name="Table").click()
    page.page.get_by_role("row").filter(has_text="Jun Arai").first.click()
    page.page.get_by_role("tab", name="Graph").click()
    after = page.ask("node('Ilsa Brandt')")

    assert (after["x"], after["y"]) == pytest.approx((before["x"], before["y"]))
    assert page.ask("node('Jun Arai')")["lit"]


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_fits_a_phone(opened: Open, small: Dataset, name: str) -> None:
    """
    Nothing to scroll sideways but what scrolls in itself; all tabs in reach.
    """
    found = opened(draw_html(small, title="The coast"), **PHONE)
    found.page.get_by_role("tab", name=name).click()
    view = found.page.get_by_role("tabpanel").bounding_box()

    assert found.page.evaluate("document.documentElement.scrollWidth") == 390
    assert view is not None
    assert view["width"] <= 390
    assert view["height"] > 300


def test_the_view_is_in_the_address_and_comes_back_from_it(page: Opened) -> None:
    """
    A link leads to the tab with its choice; back leads to the network; a tab that is none is left out, aloud.
    """
    page.page.get_by_role("tab", name="Timeline").click()
    page.page.get_by_role("combobox").fill("okoye")
    page.page.keyboard.press("Enter")
    page.page.wait_for_function("location.hash.includes('view=timeline') && location.hash.includes('node=')")
    link = page.page.evaluate("location.hash")

    page.page.evaluate("location.hash = '#'")
    expect(page.page.get_by_role("tab", selected=True)).to_have_text("Graph")
    page.page.evaluate("(link) => { location.hash = link; }", link)
    expect(page.page.get_by_role("tab", selected=True)).to_have_text("Timeline")
    expect(page.page.locator("#view-timeline .actor.chosen")).to_have_count(1)
    page.page.evaluate("location.hash = '#view=cellar'")
    expect(page.page.locator("#said")).to_contain_text("view=cellar")
    expect(page.page.get_by_role("tab", selected=True)).to_have_text("Graph")
