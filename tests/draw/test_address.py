"""
The address holds the view: it can be sent, opened, and gone back to; what it does not understand it says.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from rdflib import Dataset

from kg.draw import draw_html
from tests.draw.conftest import Opened

Open = Callable[..., Opened]


@pytest.fixture
def html(small: Dataset) -> str:
    """The small graph's page."""
    return draw_html(small, title="The coast")


def address(page: Opened) -> str:
    """What stands behind the #."""
    return urlsplit(page.page.url).fragment


def reaches(page: Opened, found: str) -> None:
    """The address becomes *found*, once the page has come to rest."""
    expect(page.page).to_have_url(re.compile(f"html{'#' if found else '#?'}{re.escape(found)}$"))


@pytest.mark.parametrize(
    ("thing", "found"),
    [
        ("node('Ilsa Brandt')", "node=person/ilsa-brandt"),
        (
            "edge('Ilsa Brandt', 'Tomas Okoye', 'meets', 'held')",
            "line=person/ilsa-brandt,meets:held,person/tomas-okoye",
        ),
        ("node('Conference, 2031')", "node=meeting/forum"),
    ],
)
def test_what_is_chosen_stands_in_the_address_in_names(opened: Open, html: str, thing: str, found: str) -> None:
    """
    A node and a line by the ends of their IRIs, which stay when the page is made again.
    """
    page = opened(html)
    assert address(page) == ""
    page.click(page.ask(thing))

    reaches(page, found)


def test_back_and_forward_go_through_what_was_looked_at(opened: Open, html: str) -> None:
    """
    Two choices and a filter are three steps.
    """
    page = opened(html)
    page.click(page.ask("node('Ilsa Brandt')"))
    page.page.locator("#card").get_by_role("button", name="Tomas Okoye").first.click()
    page.page.get_by_text("Is located in", exact=True).click()
    reaches(page, "node=person/tomas-okoye&hide=located-in")

    page.page.go_back()
    assert page.ask("edge('Port Hesper', 'Karsund', 'located-in')")["shown"]
    assert page.page.get_by_role("checkbox", name="Is located in").is_checked()
    page.page.go_back()
    assert page.card().startswith("Person\nIlsa Brandt")
    page.page.go_back()
    assert page.ask("chosen()") == {}
    page.page.go_forward()
    page.page.go_forward()
    page.page.go_forward()
    assert page.card().startswith("Person\nTomas Okoye")
    assert not page.ask("edge('Port Hesper', 'Karsund', 'located-in')")["shown"]


VIEW = (
    "node=person/tomas-okoye&hide=planned,says&from=2031-04-01&until=2031-12-31&undated=yes"
    "&country=country/KSD&outlet=Radio%20Isvik&sources=2&near=person/ilsa-brandt,2&view=table"
)


def test_a_link_opens_on_the_view_it_was_made_of(opened: Open, html: str) -> None:
    """
    Every part is read back: choice, legend, days, country, outlet, sources, neighbourhood, view; written as it was.
    """
    page = opened(html, address="#" + VIEW)
    expect(page.page.get_by_role("tab", name="Table")).to_have_attribute("aria-selected", "true")

    assert page.card().startswith("Person\nTomas Okoye")
    assert page.page.get_by_label("First day").input_value() == "2031-04-01"
    assert page.page.get_by_label("Also those without a date").is_checked()
    assert page.page.get_by_label("Outlet").input_value() == "Radio Isvik"
    assert not page.page.get_by_role("checkbox", name="Planned").is_checked()
    expect(page.page.get_by_role("region", name="Neighbourhood")).to_contain_text("Only what is near Ilsa Brandt")
    expect(page.page.locator("#said")).to_be_hidden()

    page.page.get_by_text("Save", exact=True).click()
    page.page.get_by_role("button", name="Link to this view").click()
    expect(page.page.get_by_text("Link copied")).to_be_visible()
    assert urlsplit(page.pasted()).fragment == VIEW


def test_a_fact_has_an_address_of_its_own(opened: Open, html: str) -> None:
    """
    By the end of its IRI.
    """
    page = opened(html, address="#fact=meeting/summit")

    assert page.card().startswith("Meeting\nIlsa Brandt and Tomas Okoye")
    assert page.page.locator("blockquote").count() == 2


def test_where_the_reader_moved_the_picture_is_kept(opened: Open, html: str) -> None:
    """
    By the wheel: the same place and size when the link is opened.
    """
    page = opened(html)
    box = page.page.locator("#graph").bounding_box()
    assert box is not None
    page.page.mouse.move(box["x"] + 300, box["y"] + 300)
    page.page.mouse.wheel(0, -240)
    expect(page.page).to_have_url(re.compile("#at=[-0-9.,]+$"))
    before = page.ask("node('Jun Arai')")

    again = opened(html, address="#" + address(page)).ask("node('Jun Arai')")

    assert again["x"] == pytest.approx(before["x"], abs=4)
    assert again["y"] == pytest.approx(before["y"], abs=4)


STRANGE = (
    "node=person/nobody",
    "node=%E0%A4%A",
    "node=<img%20src=x%20onerror=alert(1)>",
    "line=person/ilsa-brandt,meets:held",
    "line=,,",
    "path=person/ilsa-brandt",
    "near=person/ilsa-brandt,99",
    "from=tomorrow",
    "until=2031-99",
    "hide=everything",
    "country=country/XXX",
    "sources=-1",
    "at=1,2",
    "at=NaN,Infinity,1e99",
    "in=7",
    "__proto__=1",
    "constructor",
    "fact=",
    "=",
)


def test_what_a_link_says_in_vain_is_left_out_and_told(opened: Open, html: str) -> None:
    """
    The rest of it holds, and nothing breaks: when the page opens on it, and when it is typed there.
    """
    page = opened(html, address=f"#hide=planned&{STRANGE[-1]}")
    told = page.page.locator("#said")
    for strange in STRANGE:
        page.page.evaluate("() => { document.getElementById('said').textContent = ''; }")
        page.page.evaluate("(hash) => { location.hash = hash; }", f"hide=planned&{strange}")
        expect(told).to_contain_text("Part of this link says nothing here, and was left out: ")
        assert page.ask("chosen()") == {}
        assert not page.page.get_by_role("checkbox", name="Planned").is_checked()
    assert page.page.locator("#graph img, #said img").count() == 0


def test_an_endless_link_is_not_read(opened: Open, html: str) -> None:
    """
    Nothing of it: a reader could not tell what it meant.
    """
    page = opened(html, address="#hide=planned&" + "x" * 5000)

    expect(page.page.locator("#said")).to_contain_text("left out: it is too long")
    assert page.page.get_by_role("checkbox", name="Planned").is_checked()


def test_reset_empties_the_address(opened: Open, html: str) -> None:
    """
    All that it held goes.
    """
    page = opened(html, address="#" + VIEW.removesuffix("&view=table"))
    page.page.get_by_role("button", name="Reset").click()

    reaches(page, "")
    assert page.ask("node('Jun Arai')")["shown"]


def test_a_page_in_a_frame_without_an_address_works_all_the_same(opened: Open, html: str) -> None:
    """
    As in a notebook: choices are made, only no link is kept.
    """
    frame = "<iframe width=1200 height=700></iframe><script>window.communique = 1</script>"
    outer = f"<!doctype html><title>Notebook</title>{frame}"
    page = opened(outer)
    page.page.evaluate("(html) => { document.querySelector('iframe').srcdoc = html; }", html)
    inner = page.page.frame_locator("iframe")
    inner.get_by_role("combobox").fill("ilsa")
    inner.get_by_role("combobox").press("Enter")

    expect(inner.locator("h2")).to_have_text("Ilsa Brandt")
    assert address(page) == ""
