"""
What filters let through: days, country, outlet, sources, one entry of the legend alone; and what cards say is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from rdflib import RDF, XSD, Dataset, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.draw import draw_html
from tests.draw.conftest import Opened
from tests.draw.world import DIP, ID

Open = Callable[..., Opened]

SUMMIT = "edge('Ilsa Brandt', 'Tomas Okoye', 'meets', 'held')"  # 25 April 2031
TALKS = "edge('Ilsa Brandt', 'Tomas Okoye', 'meets', 'planned')"  # June 2031
UNDATED = "edge('Mirela Sand', 'Tomas Okoye', 'meets', 'possible')"
STATEMENT = "edge('Ilsa Brandt', 'Tomas Okoye', 'says')"  # in an article of 26 April 2031
OFFICE = "edge('Tomas Okoye', 'Karsund', 'represents')"  # no term is told
TERM = "edge('Ilsa Brandt', 'Veldoria', 'represents')"  # from 2029


@pytest.fixture
def page(opened: Open, small: Dataset) -> Opened:
    """The small graph's page."""
    return opened(draw_html(small, title="The coast"))


def shown(page: Opened, *edges: str) -> list[bool]:
    """Whether each line is in the picture."""
    return [bool(page.ask(edge)["shown"]) for edge in edges]


def type_days(page: Opened, first: str, last: str) -> None:
    """Type the two days as a reader does."""
    page.page.get_by_label("First day").fill(first)
    page.page.get_by_label("Last day").fill(last)
    page.page.keyboard.press("Tab")


def test_typed_days_leave_what_was_then(page: Opened) -> None:
    """
    Meetings by the days they may have been on, statements by their article; what has no date is out, and back by a box.
    """
    type_days(page, "2031-04-20", "2031-05")

    assert shown(page, SUMMIT, STATEMENT) == [True, True]
    assert shown(page, TALKS, UNDATED) == [False, False]
    page.page.get_by_label("Also those without a date").check()
    assert shown(page, SUMMIT, TALKS, UNDATED) == [True, False, True]


def test_roles_count_by_their_term_or_keep_others_company(page: Opened) -> None:
    """
    A term that had not begun is out; a role without one stays between people who are still there, and leaves with them.
    """
    type_days(page, "2031-04-20", "2031-05")
    assert shown(page, TERM, OFFICE) == [True, True]

    type_days(page, "2031-06-02", "2031-06-20")
    assert shown(page, TALKS, TERM, OFFICE) == [True, True, False]  # in June nobody spoke of Karsund

    type_days(page, "2027", "2028")
    assert shown(page, TERM, OFFICE) == [False, False]


def test_handles_move_by_keyboard_and_stop_at_each_other(page: Opened) -> None:
    """
    A step is a day and is read out; at its end a handle sets no bound.
    """
    handle = page.page.get_by_role("slider", name="From")
    handle.focus()
    page.page.keyboard.press("ArrowRight")
    assert handle.get_attribute("aria-valuetext") == "from 2 January 2031"
    assert page.page.get_by_label("First day").input_value() == "2031-01-02"

    page.page.keyboard.press("End")
    page.page.get_by_role("slider", name="Until").focus()
    page.page.keyboard.press("Home")
    last = page.page.get_by_role("slider", name="Until")
    assert last.input_value() == handle.input_value()

    handle.focus()
    page.page.keyboard.press("Home")
    assert handle.get_attribute("aria-valuetext") == "from the first"


def test_a_handle_can_be_dragged(page: Opened) -> None:
    """
    The bars outside the range grow faint, and the picture follows.
    """
    box = page.page.get_by_role("slider", name="From").bounding_box()
    assert box is not None
    page.page.mouse.move(box["x"] + 7, box["y"] + box["height"] / 2)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + box["width"] - 20, box["y"] + box["height"] / 2, steps=5)
    page.page.mouse.up()

    assert shown(page, SUMMIT, TALKS) == [False, True]
    assert page.page.locator("#days rect.out").count() == 4
    assert page.page.locator("#days rect:not(.out)").count() == 1


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("spring", "", "Write a day as 2031-06-04, a month as 2031-06, or a year as 2031."),
        ("2031-02-30", "", "Write a day as 2031-06-04, a month as 2031-06, or a year as 2031."),
        ("2031-06", "2031-05", "The first day is after the last."),
    ],
)
def test_what_is_no_date_is_said_to_be_none(page: Opened, first: str, last: str, said: str) -> None:
    """
    It changes nothing, and the field says what to write.
    """
    type_days(page, first, last)

    expect(page.page.get_by_role("alert")).to_have_text(said)
    assert shown(page, TALKS, UNDATED)[1] is (last == "")


def test_a_country_brings_its_places_bodies_and_envoys(opened: Open, small: Dataset) -> None:
    """
    Of Veldoria: what its president did and what was said of its ministry; not what Karsund's former envoy may do.
    """
    registry = small.graph(ID["graph/registry"])
    registry.add((URIRef(ID["local/organisation/ministry"]), DIP.partOf, URIRef(ID["country/VDR"])))
    page = opened(draw_html(small, title="T"))
    page.page.get_by_text("Country, outlet, sources").click()
    page.page.get_by_label("Country").select_option(ID["country/VDR"])

    assert shown(page, SUMMIT, "edge('officials', 'Veldorian foreign ministry', 'says')") == [True, True]
    assert shown(page, "edge('officials', 'Karsund', 'says')", UNDATED) == [False, False]
    page.page.get_by_label("Country").select_option(label="Any country")
    assert shown(page, UNDATED) == [True]


def test_an_outlet_leaves_what_it_tells(page: Opened) -> None:
    """
    A meeting that two outlets report stays under either.
    """
    page.page.get_by_text("Country, outlet, sources").click()
    page.page.get_by_label("Outlet").select_option("Radio Isvik")

    assert shown(page, SUMMIT, UNDATED) == [True, True]
    assert shown(page, STATEMENT, TALKS) == [False, False]


def test_two_sources_are_two_outlets(opened: Open, small: Dataset) -> None:
    """
    The summit is told by two; a second article of one outlet, or a copy of its first, makes no second source.
    """
    third = URIRef(ID["local/article/a3"])
    small.add((third, DIP.copyOf, URIRef(ID["local/article/a1"])))
    role = URIRef(ID["local/representation/p9"])
    told = [(RDF.type, DIP.Representation), (DIP.representative, URIRef(ID["local/person/ilsa-brandt"]))]
    told += [(DIP.represented, URIRef(ID["country/VDR"])), (DIP.evidence, URIRef(ID["local/evidence/e3"]))]
    for predicate, value in told:
        small.add((role, predicate, value))
    page = opened(draw_html(small, title="T"))
    page.page.get_by_text("Country, outlet, sources").click()
    page.page.get_by_label("Told by").select_option("2 sources or more")

    assert shown(page, SUMMIT) == [True]
    assert shown(page, TALKS, STATEMENT, TERM) == [False, False, False]


def test_one_entry_of_the_legend_alone_and_all_again(page: Opened) -> None:
    """
    By its small button, or with a key held; a second time brings the others back.
    """
    only = page.page.get_by_role("button", name="Show only: Represents")
    only.click()
    assert shown(page, TERM, SUMMIT, STATEMENT) == [True, False, False]
    only.click()
    assert shown(page, TERM, SUMMIT, STATEMENT) == [True, True, True]

    page.page.get_by_text("Planned", exact=True).click(modifiers=["Shift"])
    assert shown(page, TALKS, SUMMIT, TERM) == [True, False, True]


def test_cards_say_how_much_the_filters_hide_and_show_it_when_asked(page: Opened) -> None:
    """
    A list counts what is let through; the rest is one press away.
    """
    page.click(page.ask("node('Ilsa Brandt')"))
    page.page.get_by_text("Planned", exact=True).click()
    page.page.get_by_text("Cancelled", exact=True).click()

    assert re.search(r"Meetings\s*2", page.card())
    assert "2 hidden by the filters." in page.card()
    assert "postponed" not in page.card()
    page.page.get_by_role("button", name="Show here").click()
    assert "postponed" in page.card()


def test_the_page_says_how_much_is_shown_and_shows_all_again(page: Opened) -> None:
    """
    One line above the filters, which clears each of them.
    """
    through = page.page.locator("#through")
    expect(through).to_be_hidden()
    type_days(page, "2031-04-20", "2031-05")
    page.page.get_by_text("Is located in", exact=True).click()
    page.page.get_by_text("Country, outlet, sources").click()
    page.page.get_by_label("Outlet").select_option("Radio Isvik")
    expect(through).to_contain_text(re.compile(r"^\d of 18 facts shown"))

    through.get_by_role("button").click()

    expect(through).to_be_hidden()
    assert shown(page, SUMMIT, UNDATED, STATEMENT) == [True, True, True]
    assert page.page.get_by_label("First day").input_value() == ""
    assert page.page.get_by_label("Outlet").input_value() == ""


def test_a_date_misread_by_centuries_does_not_stretch_the_scale(opened: Open, small: Dataset) -> None:
    """
    Of three hundred statements one is of an article of 1031: the handles run over the year that all others are of.
    """
    for number in range(300):
        article, said, place = (ID[f"local/{kind}/x{number}"] for kind in ("article", "statement", "evidence"))
        day = "1031-05-05" if number == 0 else f"2031-{number % 12 + 1:02}-15"
        small.add((article, RDF.type, DIP.Article))
        small.add((article, DCTERMS.issued, Literal(day, datatype=XSD.date)))
        small.add((said, DIP.speaker, URIRef(ID["local/person/jun-arai"])))
        small.add((said, DIP.mentions, URIRef(ID["country/KSD"])))
        small.add((said, DIP.evidence, place))
        small.add((place, DIP.article, article))
        small.add((place, DIP.field, Literal("body")))
    page = opened(draw_html(small, title="T"))

    assert page.page.get_by_label("First day").get_attribute("placeholder") == "2031-01-01"
    page.page.get_by_role("slider", name="Until").press("ArrowLeft")
    assert str(page.page.get_by_label("Last day").input_value()).startswith("2031-12")
