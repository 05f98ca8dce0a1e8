"""
A card's sentence: what is marked in it, and the citation that a reader takes away.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from rdflib import XSD, Dataset, Literal, URIRef

from kg.draw import draw_html
from tests.draw.conftest import Opened
from tests.draw.world import DIP, ID

Open = Callable[..., Opened]

SENTENCE = "🕊️ 👩‍👩‍👧 “We are ready,” Ilsa Brandt told Tomas Okoye in the 港, “to open the port.”"
START = 1200


@pytest.fixture
def told(small: Dataset) -> Dataset:
    """The small graph, in which one statement is a quotation in two pieces, with emoji before it."""
    evidence, said = (URIRef(ID[f"local/{name}"]) for name in ("evidence/e4", "statement/s1"))
    for subject, term, value in (
        (evidence, DIP.sentence, Literal(SENTENCE)),
        (evidence, DIP.start, Literal(START, datatype=XSD.integer)),
        (evidence, DIP.end, Literal(START + len(SENTENCE), datatype=XSD.integer)),
        (said, DIP.text, Literal("We are ready, to open the port.")),
        (said, DIP.mode, Literal("direct")),
    ):
        small.remove((subject, term, None))
        small.add((subject, term, value))
    return small


def test_marks_know_their_place_in_code_points(opened: Open, told: Dataset) -> None:
    """
    Both pieces of what was said and both names: each mark's offsets cut its own words out of the article.
    """
    page = opened(draw_html(told, title="T"), address="#fact=statement/s1")

    marks = page.page.locator("blockquote mark").evaluate_all(
        "(all) => all.map((x) => [x.textContent, x.title, x.className])"
    )

    body = "x" * START + SENTENCE
    assert [(text, kind) for text, _, kind in marks] == [
        ("We are ready,", "said"),
        ("Ilsa Brandt", "who"),
        ("Tomas Okoye", "who"),
        ("to open the port.", "said"),
    ]
    for text, place, _ in marks:
        field, _, span = place.partition(" ")
        start, _, end = span.partition("–")
        assert field == "body"
        assert body[int(start) : int(end)] == text
    assert page.page.locator("blockquote").inner_text() == SENTENCE


def test_a_mark_gives_no_place_where_the_sentence_is_not_the_articles(opened: Open, told: Dataset) -> None:
    """
    Where the graph's sentence is longer or shorter than its span, offsets into it would be wrong.
    """
    told.remove((URIRef(ID["local/evidence/e4"]), DIP.end, None))
    told.add((URIRef(ID["local/evidence/e4"]), DIP.end, Literal(START + 5)))
    page = opened(draw_html(told, title="T"), address="#fact=statement/s1")

    assert page.page.locator("blockquote mark").count() == 4
    assert page.page.locator("blockquote mark[title]").count() == 0


CITATION = """The Lowharbour Gazette, “Neighbours sit down in Port Hesper”, 2031-04-26, https://gazette.example/summit
“🕊 Veldoria's President Brandt met Karsund's foreign minister, Tomas Okoye, in Port Hesper.”
body 0–93; held; dated 2031-04-25; in Port Hesper; rule meets/verb"""


@pytest.mark.parametrize("clipboard", [True, False])
def test_a_citation_has_all_that_finds_the_passage_again(opened: Open, small: Dataset, clipboard: bool) -> None:
    """
    Outlet, title, date, address, sentence, place and what was read: in one form, also where a page has no clipboard.
    """
    page = opened(draw_html(small, title="T"), address="#fact=meeting/summit")
    if not clipboard:
        page.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    button = page.page.get_by_role("button", name="Copy citation").first
    button.focus()
    page.page.keyboard.press("Enter")

    expect(page.page.get_by_role("button", name="Copied")).to_be_focused()
    assert page.pasted() == CITATION


def test_a_citation_leaves_out_what_is_not_told(opened: Open, small: Dataset) -> None:
    """
    No outlet, no day, and an address that would run a script: the title and the sentence stay.
    """
    page = opened(draw_html(small, title="T"), address="#fact=statement/s6")
    page.page.get_by_role("button", name="Copy citation").click()
    expect(page.page.get_by_role("button", name="Copied")).to_be_visible()

    assert page.pasted() == (
        "“untitled.txt”\n“A forum on the Old Pier in Port Hesper drew envoys from afar.”\n"
        "title 4–60; said by Noor Falk; indirect speech; rule meets/noun"
    )


def test_terms_are_bars_over_the_years(opened: Open, small: Dataset) -> None:
    """
    Two roles with dates and one without: two bars, the later to the right of the former's end.
    """
    role = URIRef(ID["local/representation/p3"])
    small.add((role, DIP["from"], Literal("2020-01-01", datatype=XSD.date)))
    small.add((role, DIP.until, Literal("2024-06", datatype=XSD.gYearMonth)))
    small.add((URIRef(ID["local/representation/p2"]), DIP["from"], Literal("2030", datatype=XSD.gYear)))
    page = opened(draw_html(small, title="T"), address="#node=country/KSD")

    bars = [bar.bounding_box() for bar in page.page.locator(".terms .term").all()]

    assert len(bars) == 2
    assert bars[0] is not None
    assert bars[1] is not None
    assert bars[0]["x"] + bars[0]["width"] < bars[1]["x"]
    assert page.page.locator(".terms .what").all_text_contents() == [
        "Ambassador, Mirela Sand",
        "Foreign Minister, Tomas O…",
    ]
