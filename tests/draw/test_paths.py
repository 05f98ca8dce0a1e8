"""
How two are joined, and what is near one: by what is shown, the shortest first, told step by step.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from rdflib import Dataset

from kg.draw import draw_html
from tests.draw.conftest import Opened
from tests.draw.world import world

Open = Callable[..., Opened]


@pytest.fixture
def html(small: Dataset) -> str:
    """The small graph's page."""
    return draw_html(small, title="The coast")


def test_a_path_is_found_by_keyboard_told_and_lit(opened: Open, html: str) -> None:
    """
    From a card, by the search's completion: both steps with their facts, and nothing else lit.
    """
    page = opened(html, address="#node=person/mirela-sand")
    page.page.get_by_role("button", name="Path to…").press("Enter")
    field = page.page.get_by_role("combobox", name="Path from Mirela Sand to")
    expect(field).to_be_focused()
    page.page.keyboard.type("veldoria")
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("Enter")

    card = page.card()
    assert card.startswith("Path\nMirela Sand to Veldoria\n2 steps, by what is shown; the only way as short.")
    assert "Mirela Sand – Conference, 2031 – Ilsa Brandt – Veldoria" in card
    assert "President for Veldoria" in card
    assert page.page.evaluate("document.activeElement.tagName") == "H2"
    assert page.ask("edge('Ilsa Brandt', 'Veldoria', 'represents')")["lit"]
    assert not page.ask("edge('Ilsa Brandt', 'Tomas Okoye', 'meets', 'held')")["lit"]
    expect(page.page).to_have_url(re.compile("#path=person/mirela-sand,country/VDR$"))


def test_held_meetings_come_before_other_ways_as_short(opened: Open, html: str) -> None:
    """
    From Arai to Karsund three chains have two steps: by a meeting first, by geography last.
    """
    page = opened(html, address="#path=person/jun-arai,country/KSD")

    ways = page.page.locator(".chain > summary").all_inner_texts()

    assert [way.split(" – ")[-2] for way in ways] == ["Ilsa Brandt", "Mirela Sand", "Port Hesper"]


def test_a_path_goes_by_what_the_filters_let_through(opened: Open, html: str) -> None:
    """
    Without the meetings held, Arai is joined to Okoye by nobody who met him: the card says that nothing does.
    """
    page = opened(html, address="#path=person/jun-arai,person/tomas-okoye")
    assert "Jun Arai – Conference, 2031 – Ilsa Brandt – Tomas Okoye" in page.card()

    page.page.locator("#filters").get_by_text("Held", exact=True).click()

    assert "Nothing that is shown joins these two." in page.card()


def test_called_off_meetings_and_unnamed_sources_join_no_one(opened: Open, html: str) -> None:
    """
    Sand and Arai, whose meeting was denied, are joined by the round table alone; "officials" lead nowhere.
    """
    page = opened(html, address="#path=person/mirela-sand,person/jun-arai")
    assert "1 step, by what is shown; the only way as short." in page.card()
    assert "denied" not in page.card()

    page.page.evaluate("() => { location.hash = 'path=country/KSD,organisation/ministry'; }")

    expect(page.page.locator("#card .none")).to_contain_text("Nothing that is shown joins these two.")


def test_the_same_ways_come_first_each_time(opened: Open) -> None:
    """
    In a world where many chains are as short, the first five are the same in a page made again.
    """
    found = []
    for _ in range(2):
        page = opened(
            draw_html(world(60, 45, 60), title="World"), address="#path=person/anselm-vask,person/runa-stavro"
        )
        found.append(page.page.locator(".chain > summary").all_inner_texts())

    assert found[0] == found[1]
    assert found[0]


def test_a_neighbourhood_hides_the_rest_and_has_its_way_out_in_sight(opened: Open, html: str) -> None:
    """
    One step about Veldoria is its president, two are whom she met or spoke of, three the harbour officials too.
    """
    page = opened(html, address="#node=country/VDR")
    page.page.get_by_role("button", name="Show only what is near").click()

    def shown() -> list[bool]:
        return [bool(page.ask(f"node('{name}')")["shown"]) for name in ("Ilsa Brandt", "Jun Arai", "officials")]

    bar = page.page.get_by_role("region", name="Neighbourhood")
    assert shown() == [True, False, False]
    bar.get_by_role("button", name="2 steps").click()
    assert shown() == [True, True, False]
    expect(bar.get_by_role("button", name="2 steps")).to_be_focused()
    bar.get_by_role("button", name="3 steps").click()
    assert shown() == [True, True, True]
    expect(page.page).to_have_url(re.compile("#node=country/VDR&near=country/VDR,3$"))

    bar.get_by_role("button", name="Show all").click()
    assert shown() == [True, True, True]
    expect(bar).to_be_hidden()


def test_near_a_place_are_those_who_met_there(opened: Open, html: str) -> None:
    """
    A meeting's line ends at its participants; the hop from its venue leads to them.
    """
    page = opened(html, address="#near=place/100,1")

    assert page.ask("edge('Ilsa Brandt', 'Tomas Okoye', 'meets', 'held')")["shown"]
    assert not page.ask("node('Mirela Sand')")["shown"]
