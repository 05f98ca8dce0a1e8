"""The map of meetings in a real browser, with the network cut: where they were, how many, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations

import pytest
from playwright.sync_api import Locator, expect
from rdflib import Dataset, Literal
from rdflib.namespace import Namespace

from kg.draw import draw_html
from tests.draw.conftest import Opened
from tests.draw.world import COUNTRIES, ID, of_ones_own, world

Open = Callable[..., Opened]
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
CAPITALS = [capital for _, _, capital in COUNTRIES.values()]
TOWNS = ((7.4, 46.9), (8.5, 47.4), (2.4, 48.9), (13.4, 52.5), (121.5, 25.0), (-74.0, 40.7), (-0.1, 51.5), (28.9, 41.0))

CROWDED = ((2, 49), (13, 52), (21, 52), (37, 56), (-7, 34), (-122, 38), (178, -18), (104, 1), (33, 40), (25, 60))
BOXES = "(all) => all.map((x) => x.getBoundingClientRect()).map((x) => [x.left, x.right, x.top, x.bottom])"


@pytest.fixture
def page(opened: Open, small: Dataset) -> Opened:
    """The small graph's page, with its map shown."""
    found = opened(draw_html(small, title="The coast"))
    found.page.get_by_role("tab", name="Map").click()
    return found


@pytest.fixture
def wide(opened: Open) -> Opened:
    """A world whose towns are all over the earth, with its map shown."""
    graph = of_ones_own(20, 120, 20)
    for number, (long, lat) in enumerate(TOWNS):
        graph.add((ID[f"place/{100 + number}"], GEO.long, Literal(long)))
        graph.add((ID[f"place/{100 + number}"], GEO.lat, Literal(lat)))
    found = opened(draw_html(graph, title="World"))
    found.page.get_by_role("tab", name="Map").click()
    return found


def overlap(one: list[float], other: list[float]) -> bool:
    """Whether two boxes have a height in common."""
    return one[2] < other[3] and other[2] < one[3]


def crowded(opened: Open, width: int) -> Opened:
    """A world with half of its towns in Europe, with its map shown."""
    graph = of_ones_own(20, 160, 20)
    for number, (long, lat) in enumerate(CROWDED):
        graph.add((ID[f"place/{100 + number}"], GEO.long, Literal(long)))
        graph.add((ID[f"place/{100 + number}"], GEO.lat, Literal(lat)))
    found = opened(draw_html(graph, title="World"), viewport={"width": width, "height": 850})
    found.page.get_by_role("tab", name="Map").click()
    return found


def spots(page: Opened) -> Locator:
    """The marks of places."""
    return page.page.locator("#view-map .spot")


def test_meetings_stand_at_their_place_with_their_status(page: Opened) -> None:
    """
    Two were held in Port Hesper; the forum on the Old Pier, which has no coordinates, is near it and said to be.
    """
    expect(page.page.locator("#view-map .extent")).to_have_text("3 meetings in 2 places")
    expect(page.page.locator("#view-map .told")).to_contain_text("without a place left out")
    labels = [x.get_attribute("aria-label") for x in spots(page).all()]
    assert labels == ["Port Hesper and 1 near: 3 meetings held"]


def test_a_place_known_only_roughly_says_so(page: Opened) -> None:
    """
    The Old Pier alone, without the meetings in the town itself.
    """
    page.page.evaluate("document.querySelector('#tab-table').click()")
    page.page.get_by_role("tab", name="Map").click()

    expect(page.page.locator("#view-map .key")).to_contain_text("place known only roughly")


def test_a_click_lists_the_meetings_there_and_lights_them(page: Opened) -> None:
    """
    In the card, each with its sentence; who met there is lit in the network.
    """
    spots(page).first.click()

    assert page.card().startswith("3 facts\nPort Hesper and 1 near\nMeetings")
    assert page.page.locator("#card .fact").count() == 3
    assert page.page.evaluate("communique.node('Tomas Okoye').lit")


def test_east_is_right_and_north_is_up(wide: Opened) -> None:
    """
    Each town's mark stands where its coordinates are, against any other's.
    """
    boxes = {x.get_attribute("aria-label") or "": x.bounding_box() or {} for x in spots(wide).all()}

    def middle(name: str) -> tuple[float, float]:
        box = next(box for label, box in boxes.items() if label.startswith(name))
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    (east, low), (west, high) = middle(CAPITALS[4]), middle(CAPITALS[5])
    assert east > west
    assert low > high


def test_no_two_marks_or_names_cover_each_other(wide: Opened) -> None:
    """
    Places too near to be told apart are one, which the reader takes apart by coming closer.
    """
    boxes = wide.page.locator("#view-map svg > g:last-child > text:visible").evaluate_all(
        "(all) => all.map((x) => x.getBoundingClientRect()).map((x) => [x.left, x.right, x.top, x.bottom])"
    )
    assert len(boxes) > 2
    before = spots(wide).count()
    zoom = wide.page.locator("#view-map").get_by_role("button", name="Zoom in")
    for _ in range(6):
        zoom.click()

    over = [x for x in combinations(boxes, 2) if x[0][0] < x[1][1] and x[1][0] < x[0][1] and overlap(*x)]
    assert over == []
    assert spots(wide).count() > before


def test_arrows_go_to_the_next_place_that_way_and_enter_lists(wide: Opened) -> None:
    """
    One stop in the tab order; right leads east.
    """
    start = wide.page.locator("#view-map svg [tabindex='0']")
    expect(start).to_have_count(1)
    start.focus()
    wide.page.keyboard.press("End")
    before = wide.page.evaluate("document.activeElement.getBoundingClientRect().x")
    wide.page.keyboard.press("ArrowRight")
    after = wide.page.evaluate("document.activeElement.getBoundingClientRect().x")
    wide.page.keyboard.press("Enter")

    assert after >= before
    assert wide.page.evaluate("document.activeElement.ariaPressed") == "true"
    assert "Meetings" in wide.card() or wide.card().startswith("Meeting")


def test_the_legend_filters_the_map(wide: Opened) -> None:
    """
    Without what was held, no full circle is left.
    """
    wide.page.locator("#filters").get_by_text("Held", exact=True).click()

    expect(wide.page.locator("#view-map .spot .kind-held")).to_have_count(0)
    expect(wide.page.locator("#view-map .spot").first).to_be_visible()


def test_a_graph_without_places_says_so(opened: Open) -> None:
    """
    No empty sea to wonder at.
    """
    found = opened(draw_html(world(5, 4, 4), title="World"))
    found.page.get_by_role("tab", name="Map").click()

    expect(found.page.locator("#view-map .empty")).to_contain_text("No meeting shown here has a place")


@pytest.mark.parametrize("width", [390, 1300])
def test_names_stand_within_the_map_and_the_busiest_place_has_its_own(opened: Open, width: int) -> None:
    """
    No name is cut at an edge, and none over a sign; where most met is told, if briefly.
    """
    found = crowded(opened, width)
    signs = found.page.locator("#view-map .spot .mark").evaluate_all(BOXES)
    names = found.page.locator("#view-map svg.map > g:last-child > text:visible")
    frame = found.page.locator("#view-map svg.map").bounding_box() or {}

    told = names.evaluate_all(BOXES)
    assert told
    assert all(frame["x"] <= left and right <= frame["x"] + frame["width"] for left, right, _, _ in told)
    written = [
        [left, right, top + 3, bottom - 3] for left, right, top, bottom in told
    ]  # letters, without their leading
    assert [(n, s) for n in written for s in signs if n[0] < s[1] and s[0] < n[1] and overlap(n, s)] == []
    labels = [x.get_attribute("aria-label") or "" for x in spots(found).all()]
    most = max(sum(int(n) for n in re.findall(r"(\d+) meeting", text)) for text in labels)
    assert [text for text in names.all_text_contents() if text.endswith(f"({most})")]


def test_signs_of_places_that_grew_together_cover_no_other(opened: Open) -> None:
    """
    A place that took in others may have more kinds of signs than before: then its neighbours join it too.
    """
    found = crowded(opened, 390)
    marks = spots(found).evaluate_all(
        """(all) => all.map((spot) => [...spot.querySelectorAll(".mark")].map((x) => x.getBoundingClientRect())
          .map((x) => [x.left, x.right, x.top, x.bottom]))"""
    )

    assert len(marks) > 1
    for one, other in combinations(marks, 2):
        assert [(a, b) for a in one for b in other if a[0] < b[1] and b[0] < a[1] and overlap(a, b)] == []
