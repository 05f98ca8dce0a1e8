"""The table of facts in a real browser: what it holds, sorts, chooses and saves, also when it is long."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from rdflib import Dataset, Literal

from kg.draw import draw_html
from tests.draw.conftest import HOSTILE, Opened
from tests.draw.world import DIP, world

Open = Callable[..., Opened]


@pytest.fixture
def page(opened: Open, small: Dataset) -> Opened:
    """The small graph's page, with its table shown."""
    found = opened(draw_html(small, title="The coast"))
    found.page.get_by_role("tab", name="Table").click()
    return found


def column(page: Opened, name: str) -> list[str]:
    """The cells of a column, from the top."""
    return page.page.locator(f"#view-table td.{name}").all_inner_texts()


def saved(page: Opened) -> list[dict[str, str]]:
    """The rows of the CSV that the page saves."""
    with page.page.expect_download() as download:
        page.page.get_by_role("button", name="Save as CSV").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_all_facts_are_rows_with_their_sentence(page: Opened) -> None:
    """
    Of every relation, those that no line shows too, counted above.
    """
    total = sum(len(page.rows(name)) for name in ("meetings", "statements", "roles", "within"))

    expect(page.page.locator("#view-table .extent")).to_have_text(f"{total} facts")
    assert page.page.get_by_role("grid").get_attribute("aria-rowcount") == str(total + 1)
    summit = page.page.get_by_role("row").filter(has_text="Meeting: summit").first
    assert summit.locator("td").all_inner_texts() == [
        "25 Apr 2031",
        "Meeting: summit",
        "held",
        "Ilsa Brandt",
        "Tomas Okoye",
        "Port Hesper",
        "2",
        "🕊 Veldoria's President Brandt met Karsund's foreign minister, Tomas Okoye, in Port Hesper.",
    ]


def test_a_head_sorts_and_sorts_back(page: Opened) -> None:
    """
    By name either way; what has nothing there stays last.
    """
    head = page.page.get_by_role("columnheader", name="Where")
    head.get_by_role("button").click()
    up = column(page, "where")
    head.get_by_role("button").click()
    down = column(page, "where")

    known = [x for x in up if x]
    assert known == sorted(known, key=str.casefold)
    assert up == known + [""] * (len(up) - len(known))
    assert down == known[::-1] + [""] * (len(up) - len(known))
    assert head.get_attribute("aria-sort") == "descending"


def test_arrows_go_from_row_to_row_and_enter_shows_the_sentences(page: Opened) -> None:
    """
    The row at hand is told to screen readers; what it tells is in the card and lit in the network.
    """
    page.page.get_by_role("grid").focus()
    page.page.keyboard.press("End")
    page.page.keyboard.press("Home")
    page.page.keyboard.press("ArrowDown")
    at = page.page.get_by_role("grid").get_attribute("aria-activedescendant")
    text = page.page.locator(f"#{at} td.who").inner_text()
    page.page.keyboard.press("Enter")

    assert at == "fact-1"
    assert page.page.locator(f"#{at}").get_attribute("aria-selected") == "true"
    assert text in page.card()
    assert "fact" in page.ask("chosen()")


def test_rows_about_who_is_chosen_elsewhere_stand_out(page: Opened) -> None:
    """
    The others are muted, and the count says how many are about them.
    """
    page.page.get_by_role("combobox").fill("arai")
    page.page.keyboard.press("Enter")
    bright = page.page.locator("#view-table tbody tr:not(.faint)")

    assert bright.count() > 0
    assert bright.filter(has_text="Arai").count() == bright.count()
    expect(page.page.locator("#view-table .extent")).to_contain_text(f"{bright.count()} about what is chosen")


def test_a_day_is_never_cut_off(page: Opened) -> None:
    """
    Also the longest ones: without its year it would tell nothing.
    """
    cut = """(cells) => {
      cells[0].textContent = "30 June 2031";
      cells[1].textContent = "30 Nov 2031";
      return cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent);
    }"""

    assert page.page.locator("#view-table tbody td.date").evaluate_all(cut) == []


@pytest.mark.parametrize("width", [1280, 390], ids=["desk", "phone"])
def test_what_became_of_a_meeting_is_in_sight_without_scrolling(opened: Open, small: Dataset, width: int) -> None:
    """
    Also beside a card and on a phone: a row of a denied meeting reads as one of a meeting otherwise.
    """
    found = opened(draw_html(small, title="The coast"), viewport={"width": width, "height": 844})
    found.page.get_by_role("tab", name="Table").click()
    denied = found.page.locator("#view-table td.status", has_text="denied").first
    denied.scroll_into_view_if_needed()
    found.page.locator("#view-table .scroll").evaluate("(box) => { box.scrollLeft = 0; }")

    ends = denied.locator(".chip").evaluate("(chip) => chip.getBoundingClientRect().right")
    edge = found.page.locator("#view-table .scroll").evaluate("(box) => box.getBoundingClientRect().right")
    assert ends <= edge
    longest = """(cell) => {
      cell.querySelector(".chip").textContent = "cancelled";
      return cell.scrollWidth <= cell.clientWidth;
    }"""
    assert denied.element_handle().evaluate(longest)


def test_the_legend_filters_the_table(page: Opened) -> None:
    """
    Without statements there is no row of one, here nor in the CSV.
    """
    page.page.locator("#filters").get_by_text("Speaks of or to", exact=True).click()

    assert "Statement" not in column(page, "relation")
    assert "Statement" not in {x["Relation"] for x in saved(page)}


def test_the_csv_has_every_row_with_its_sources(page: Opened) -> None:
    """
    Dates as the graph has them, articles by title and address.
    """
    rows = saved(page)
    summit = next(x for x in rows if x["Relation"] == "Meeting: summit")

    assert len(rows) == len(column(page, "date"))
    assert summit["Date"] == "2031-04-25"
    assert summit["Articles"].split("\n") == ["Neighbours sit down in Port Hesper", "What to expect on the coast"]
    assert "https://gazette.example/summit" in summit["Addresses"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\u202e="])
def test_no_cell_of_the_csv_is_a_formula(opened: Open, small: Dataset, start: str) -> None:
    """
    Words from an article that a spreadsheet would run stand behind an apostrophe; quotes and commas survive.
    """
    words = f'{start}HYPERLINK("https://bad.example","see, here")'
    changed = Dataset(default_union=True)
    for subject, predicate, value, name in small.quads():
        changed.add((subject, predicate, Literal(words) if predicate == DIP.sentence else value, name))
    found = opened(draw_html(changed, title="The coast"))
    found.page.get_by_role("tab", name="Table").click()

    sentences = {x["Sentence"] for x in saved(found) if x["Sentence"]}
    assert f"'{words}" in sentences
    assert not any(x.startswith(start) for x in sentences)


def test_strangers_text_is_text_in_every_cell(opened: Open, hostile: Dataset) -> None:
    """
    Markup in names, dates and sentences is shown as written.
    """
    found = opened(draw_html(hostile, title="T"))
    found.page.get_by_role("tab", name="Table").click()

    assert HOSTILE.split("\u2028")[0] in column(found, "who")[0]
    assert found.page.locator("#view-table img").count() == 0


def test_a_long_table_draws_only_what_is_in_sight(opened: Open) -> None:
    """
    Of two thousand rows some sixty are in the page; the last is reached by one key.
    """
    found = opened(draw_html(world(80, 500, 1500), title="World"))
    found.page.get_by_role("tab", name="Table").click()
    assert found.page.locator("#view-table tbody tr").count() < 90
    total = int(found.page.get_by_role("grid").get_attribute("aria-rowcount") or "0")

    found.page.get_by_role("grid").focus()
    found.page.keyboard.press("End")
    last = found.page.locator(f"#fact-{total - 2}")

    expect(last).to_be_in_viewport()
    assert last.get_attribute("aria-rowindex") == str(total)
    assert found.page.locator("#view-table tbody tr").count() < 90
