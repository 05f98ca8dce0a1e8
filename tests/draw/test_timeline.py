"""The timeline in a real browser: who did what when, by pointer and keyboard, on the choice and filters of all."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations, pairwise

import pytest
from playwright.sync_api import Locator, expect
from rdflib import Dataset

from kg.draw import draw_html
from tests.draw.conftest import Opened
from tests.draw.world import world

Open = Callable[..., Opened]


@pytest.fixture
def page(opened: Open, small: Dataset) -> Opened:
    """The small graph's page, with its timeline shown."""
    found = opened(draw_html(small, title="The coast"))
    found.page.get_by_role("tab", name="Timeline").click()
    return found


def row(page: Opened, name: str) -> Locator:
    """The row of an actor."""
    return page.page.locator("#view-timeline").get_by_role("group", name=name, exact=True)


def test_rows_are_the_most_active_first(page: Opened) -> None:
    """
    Brandt met and spoke the most; whom nothing dated is told of has no row.
    """
    names = page.page.locator("#view-timeline .actor").evaluate_all("(all) => all.map((x) => x.ariaLabel)")

    assert names[0].startswith("Ilsa Brandt, ")
    counts = [int(name.rsplit(", ")[1].split()[0]) for name in names]
    assert counts == sorted(counts, reverse=True)


def test_a_mark_has_its_status_for_shape_and_says_what_it_is(opened: Open) -> None:
    """
    A full circle for what was held, a hollow one for what is planned, a box with a cross for what was denied.
    """
    found = opened(draw_html(world(12, 90, 60), title="World"))
    found.page.get_by_role("tab", name="Timeline").click()

    def shape(status: str) -> list[object]:
        mark = found.page.get_by_role("button", name=status).locator(f".mark.kind-{status}").first
        return list(mark.evaluate("(x) => [x.tagName, x.classList.contains('hollow')]"))

    assert shape("held") == ["circle", False]
    assert shape("planned") == ["circle", True]
    assert shape("denied") == ["path", True]
    expect(found.page.locator("#view-timeline .key")).to_contain_text("meeting denied")


def test_what_has_no_date_is_counted(page: Opened) -> None:
    """
    Three meetings that no article dates, and Falk's statement, stand nowhere on the axis.
    """
    expect(page.page.locator("#view-timeline .told")).to_have_text(re.compile(r"\d+ without a date left out"))


def test_marks_stand_in_the_order_of_time(page: Opened) -> None:
    """
    What was planned for June stands right of what was held in April.
    """
    april = row(page, "Ilsa Brandt").get_by_role("button", name="25 April 2031: summit, held").bounding_box()
    june = row(page, "Ilsa Brandt").get_by_role("button", name="June 2031: talks, planned").bounding_box()

    assert april is not None
    assert june is not None
    assert april["x"] < june["x"]


def test_a_click_on_a_mark_chooses_its_fact_in_all_views(page: Opened) -> None:
    """
    The card has the meeting with its reports, and the network lights those who met.
    """
    row(page, "Ilsa Brandt").get_by_role("button", name="25 April 2031: summit, held").click()

    assert page.card().startswith("Meeting\nIlsa Brandt and Tomas Okoye")
    assert page.page.evaluate("communique.node('Tomas Okoye').lit")
    assert not page.page.evaluate("communique.node('Jun Arai').lit")
    assert row(page, "Tomas Okoye").get_by_role("button", name="held").first.get_attribute("aria-pressed") == "true"


def test_several_of_a_kind_in_one_place_are_counted_and_listed(opened: Open) -> None:
    """
    A mark with a number stands for that many; its card lists them.
    """
    found = opened(draw_html(world(12, 90, 60), title="World"))
    found.page.get_by_role("tab", name="Timeline").click()
    stack = found.page.locator("#view-timeline .point:has(.many)").first
    count = int(stack.locator(".many").text_content() or "")
    stack.click()

    assert found.card().startswith(f"{count} facts\n")
    assert found.page.locator("#card .fact").count() == count


def test_a_choice_made_elsewhere_is_seen_here(page: Opened) -> None:
    """
    A person chosen by the search is marked in their row, and what is not about them is faint.
    """
    page.page.get_by_role("combobox").fill("arai")
    page.page.keyboard.press("Enter")

    assert row(page, "Jun Arai").locator(".actor").get_attribute("aria-pressed") == "true"
    assert "faint" in (row(page, "Ilsa Brandt").get_by_role("button", name="summit, held").get_attribute("class") or "")


def test_the_legend_filters_the_timeline(page: Opened) -> None:
    """
    Without what is planned, its mark and its entry in the key are gone.
    """
    page.page.locator("#filters").get_by_text("Planned", exact=True).click()

    expect(row(page, "Ilsa Brandt").get_by_role("button", name="planned")).to_have_count(0)
    expect(page.page.locator("#view-timeline .key")).not_to_contain_text("planned")


def test_a_drag_zooms_to_its_stretch_and_a_button_leads_back(opened: Open) -> None:
    """
    From ten months to the dragged part of them; the axis then counts in smaller steps.
    """
    found = opened(draw_html(world(20, 60, 60), title="World"))
    page = found.page
    page.get_by_role("tab", name="Timeline").click()
    whole = page.locator("#view-timeline .extent").inner_text()
    box = page.locator("svg.timeline").bounding_box()
    assert box is not None
    y = box["y"] + 8
    page.mouse.move(box["x"] + box["width"] * 0.5, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.55, y, steps=3)
    page.mouse.move(box["x"] + box["width"] * 0.6, y, steps=3)
    page.mouse.up()

    assert page.locator("#view-timeline .extent").inner_text() != whole
    page.get_by_role("button", name="All of the time").click()
    assert page.locator("#view-timeline .extent").inner_text() == whole


def test_arrows_go_along_a_row_and_to_the_next_and_enter_chooses(page: Opened) -> None:
    """
    One stop in the tab order; the keyboard is still at its mark when the choice was drawn.
    """
    assert page.page.locator("#view-timeline svg [tabindex='0']").count() == 1
    page.page.locator("#view-timeline svg [tabindex='0']").focus()
    page.page.keyboard.press("ArrowRight")
    first = page.page.evaluate("document.activeElement.ariaLabel")
    page.page.keyboard.press("Enter")
    chosen = page.card()
    again = page.page.evaluate("document.activeElement.ariaLabel")
    page.page.keyboard.press("ArrowDown")
    below = page.page.evaluate("document.activeElement.closest('[role=group]').ariaLabel")

    assert chosen.split("\n")[0] in ("Meeting", "Statement")
    assert again == first
    assert below != "Ilsa Brandt"


def test_who_is_less_active_is_there_on_demand(opened: Open) -> None:
    """
    Twelve rows, then twelve more; one who is chosen has a row at once.
    """
    found = opened(draw_html(world(60, 90, 90), title="World"))
    found.page.get_by_role("tab", name="Timeline").click()
    actors = found.page.locator("#view-timeline .actor")
    expect(actors).to_have_count(12)
    found.page.get_by_role("button", name="Show 12 more").click()

    expect(actors).to_have_count(24)


def test_a_name_on_a_phone_stands_whole_in_two_lines(opened: Open) -> None:
    """
    "Jorunn Marchetti-Lowe" has no room on one line of a narrow screen: it is broken, not cut, nor beyond the edge.
    """
    found = opened(draw_html(world(60, 120, 90), title="World"), viewport={"width": 390, "height": 800})
    found.page.get_by_role("tab", name="Timeline").click()
    while (more := found.page.get_by_role("button", name=re.compile("^Show .* more"))).count():
        more.click()

    names = found.page.locator("#view-timeline .actor").evaluate_all(
        """(all) => all.map((x) => [x.ariaLabel.split(",")[0],
          [...x.querySelectorAll("text")].map((line) => line.textContent)])"""
    )
    broken = [lines for name, lines in names if len(lines) == 2]
    assert broken
    assert [" ".join(lines) for _, lines in names] == [name for name, _ in names]
    left = found.page.locator("#view-timeline .actor text").evaluate_all(
        "(all) => Math.min(...all.map((x) => x.getBoundingClientRect().left))"
    )
    assert left >= 0


def test_a_name_too_long_for_two_lines_is_cut_and_told_whole(opened: Open, small: Dataset) -> None:
    """
    A name of a hundred letters ends in an ellipsis; a pointer on it tells it whole.
    """
    long = "Ilsa Brandt " + "of the Upper and Lower Marches " * 3
    page = draw_html(small, title="The coast").replace('"Ilsa Brandt"', f'"{long}"')
    found = opened(page, viewport={"width": 390, "height": 800})
    found.page.get_by_role("tab", name="Timeline").click()
    actor = found.page.locator("#view-timeline .actor").filter(has_text="Ilsa")

    assert (actor.locator("text").last.text_content() or "").endswith("…")
    assert actor.locator("title").text_content() == long


@pytest.mark.parametrize("width", [390, 1440])
def test_no_number_runs_into_the_next_mark(opened: Open, width: int) -> None:
    """
    Marks that stand for ten and more statements leave room for two digits.
    """
    found = opened(draw_html(world(6, 40, 600), title="World"), viewport={"width": width, "height": 900})
    found.page.get_by_role("tab", name="Timeline").click()
    rows = found.page.locator("#view-timeline svg.timeline > g[role=group]").evaluate_all(
        """(all) => all.map((row) => [...row.querySelectorAll(".point")].flatMap((point) =>
          [...point.querySelectorAll(".mark, .many")].map((x) => x.getBoundingClientRect())
            .map((x) => [x.left, x.right, x.top + 2, x.bottom - 2, point.dataset.key])))"""
    )

    assert any(len(row) > 8 for row in rows)
    assert max(int(x) for x in found.page.locator("#view-timeline .many").all_text_contents()) >= 10
    for row in rows:
        others = [pair for pair in combinations(row, 2) if pair[0][4] != pair[1][4]]
        assert [(a, b) for a, b in others if a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]] == []


def test_the_words_of_the_axis_stay_within_it(opened: Open) -> None:
    """
    The last tick near the right edge is told whole.
    """
    found = opened(draw_html(world(20, 60, 60), title="World"), viewport={"width": 390, "height": 800})
    found.page.get_by_role("tab", name="Timeline").click()
    right = found.page.locator("#view-timeline .axis text").evaluate_all(
        "(all) => all.map((x) => [x.getBoundingClientRect().left, x.getBoundingClientRect().right])"
    )

    assert right
    assert max(x[1] for x in right) <= 390
    assert all(one[1] < other[0] for one, other in pairwise(right))
