"""What a reader takes along from the page in a real browser: pictures, drawings, tables, paper."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from rdflib import Dataset

from kg.draw import draw_html
from tests.draw.conftest import HOSTILE, Opened

Open = Callable[..., Opened]
SVG = "{http://www.w3.org/2000/svg}"
PAPER = (251, 250, 247)
"""The page's ground in its light theme."""


@pytest.fixture
def page(opened: Open, small: Dataset) -> Opened:
    """The small graph's page, open at a usual size."""
    return opened(draw_html(small, title="The coast"))


def saved(page: Opened, view: str, what: str) -> tuple[str, bytes]:
    """Name and bytes of what the menu saves of a view."""
    page.page.get_by_role("tab", name=view).click()
    page.page.locator("#save summary").click()
    with page.page.expect_download() as download:
        page.page.get_by_role("button", name=what).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def decoded(png: bytes) -> tuple[int, int, set[tuple[int, ...]]]:
    """Width, height and colours of a PNG with eight bits a channel: the whole of it is read (ISO/IEC 15948)."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, data = 8, b""
    while at < len(png):
        (size,), kind = struct.unpack(">I", png[at : at + 4]), png[at + 4 : at + 8]
        body = png[at + 8 : at + 8 + size]
        assert zlib.crc32(kind + body) == struct.unpack(">I", png[at + 8 + size : at + 12 + size])[0]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
        data += body if kind == b"IDAT" else b""
        at += 12 + size
    channels = {2: 3, 6: 4}[colour]
    assert depth == 8
    raw, stride = zlib.decompress(data), width * channels
    before, colours = bytearray(stride), set()
    for row in range(height):
        filtering = raw[row * (stride + 1)]
        line = bytearray(raw[row * (stride + 1) + 1 : (row + 1) * (stride + 1)])
        _unfilter(filtering, line, before, channels)
        colours |= {tuple(line[x : x + 3]) for x in range(0, stride, channels * 3)}
        before = line
    return width, height, colours


def _unfilter(filtering: int, line: bytearray, above: bytearray, channels: int) -> None:
    if filtering == 2:
        line[:] = bytes((x + y) & 255 for x, y in zip(line, above, strict=True))
    elif filtering:
        for n in range(len(line)):
            left = line[n - channels] if n >= channels else 0
            corner = above[n - channels] if n >= channels else 0
            guess = (left, 0, (left + above[n]) // 2, _paeth(left, above[n], corner))[filtering - 1]
            line[n] = (line[n] + guess) & 255


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda x: abs(guess - x))


def words(drawing: bytes) -> list[str]:
    """The words of an SVG, from the top."""
    return ["".join(x.itertext()) for x in ET.fromstring(drawing).iter(f"{SVG}text")]


def test_a_png_of_the_network_decodes_and_has_its_colours(page: Opened) -> None:
    """
    Twice as fine as the screen, on the page's paper, with signs of people and places.
    """
    name, png = saved(page, "Graph", "PNG")
    width, height, colours = decoded(png)
    box = page.page.locator("#graph").bounding_box()

    assert name == "the-coast-graph.png"
    assert box is not None
    assert width == 2 * (box["width"] + 48)
    assert height > 2 * box["height"]
    assert {PAPER, (0x23, 0x4B, 0x9C), (0xCC, 0x69, 0xBD)} <= colours


def test_an_svg_of_the_network_stands_alone(page: Opened) -> None:
    """
    Title, names, codes, legend and what is shown, in one drawing without scripts, styles or addresses.
    """
    name, drawing = saved(page, "Graph", "SVG")
    told = words(drawing)
    root = ET.fromstring(drawing)

    assert name == "the-coast-graph.svg"
    assert told[0] == "The coast"
    assert {"Ilsa Brandt", "Tomas Okoye", "VDR", "Who and what", "Represents", "Cancelled"} <= set(told)
    assert told[-1].startswith("All ")
    assert {x.tag.removeprefix(SVG) for x in root.iter()} <= {
        "svg",
        "g",
        "path",
        "circle",
        "rect",
        "text",
        "title",
        "desc",
    }
    assert b"var(" not in drawing
    assert b"http" not in drawing.replace(b"http://www.w3.org/2000/svg", b"")


def test_the_drawing_is_of_what_is_shown(page: Opened) -> None:
    """
    What the filters took away is not in it, nor in its legend; and it says so, and who is chosen.
    """
    page.page.locator("#filters").get_by_text("Countries", exact=True).click()
    page.page.get_by_role("combobox").fill("okoye")
    page.page.keyboard.press("Enter")
    told = words(saved(page, "Graph", "SVG")[1])
    caption = " ".join(told[told.index("Meetings that are") :])

    assert "VDR" not in told
    assert "Countries" not in told
    assert "Without countries" in caption
    assert "Chosen: Tomas Okoye" in caption


def test_the_caption_says_what_each_filter_lets_through(page: Opened) -> None:
    """
    Those that have no sign in the legend: days, a country, a number of sources, a neighbourhood.
    """
    link = "#from=2031-04-01&country=country/KSD&sources=2&near=person/ilsa-brandt,2"
    page.page.evaluate("(link) => { location.hash = link; }", link)
    page.page.wait_for_function("document.querySelector('#said').hidden")
    told = words(saved(page, "Graph", "SVG")[1])
    caption = " ".join(told)

    for part in ("From 1 April 2031", "About Karsund", "Told by 2 sources or more", "Within 2 steps of Ilsa Brandt"):
        assert part in caption


@pytest.mark.parametrize(("view", "word"), [("Timeline", "Ilsa Brandt"), ("Map", "Port Hesper and 1 ne… 3")])
def test_timeline_and_map_are_saved_with_their_key(page: Opened, view: str, word: str) -> None:
    """
    With the looks that the page gives them: a mark has its colour in the file.
    """
    drawing = saved(page, view, "SVG")[1]
    told = words(drawing)
    colours = decoded(saved(page, view, "PNG")[1])[2]

    assert told[0] == "The coast"
    assert any(x.startswith(word[:11]) for x in told)
    assert "meeting held" in told
    assert b"rgb(18, 105, 76)" in drawing
    assert (18, 105, 76) in colours


def test_the_table_is_saved_as_csv_from_any_view(page: Opened) -> None:
    """
    A table has no picture; its facts go along from the network too.
    """
    page.page.get_by_role("tab", name="Table").click()
    page.page.locator("#save summary").click()
    expect(page.page.get_by_role("button", name="PNG")).to_be_disabled()
    page.page.keyboard.press("Escape")

    assert "Meeting: summit" in saved(page, "Graph", "CSV")[1].decode("utf-8-sig")


def test_strangers_text_is_text_in_a_drawing(opened: Open, hostile: Dataset) -> None:
    """
    It parses, and holds no element but those of the drawing.
    """
    found = opened(draw_html(hostile, title=HOSTILE))
    for view in ("Graph", "Timeline"):
        if view == "Timeline":
            found.page.get_by_role("tab", name=view).click()
            if found.page.locator("#view-timeline svg.timeline").count() == 0:
                continue  # every date of this graph is spoilt
        drawing = ET.fromstring(saved(found, view, "SVG")[1])
        assert not {"script", "img", "a", "image"} & {x.tag.removeprefix(SVG) for x in drawing.iter()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_there_are_picture_legend_and_card_in_light_colours(opened: Open, small: Dataset, scheme: str) -> None:
    """
    The network as lines, what is shown in words, the chosen card; no button, no search, whatever the screen's theme.
    """
    found = opened(draw_html(small, title="The coast"), color_scheme=scheme)
    page = found.page
    page.get_by_role("combobox").fill("okoye")
    page.keyboard.press("Enter")
    page.emulate_media(media="print")

    expect(page.locator("#paper svg")).to_be_visible()
    expect(page.locator("#paper")).to_contain_text("Chosen: Tomas Okoye")
    expect(page.locator("#filters")).to_contain_text("Meetings that are")
    expect(page.locator("#card")).to_contain_text("Foreign Minister")
    for control in (page.locator("#search"), page.get_by_role("tab").first, page.get_by_role("button", name="Reset")):
        expect(control).to_be_hidden()
    sign = page.locator("#paper svg > circle").first
    assert sign.evaluate("(x) => getComputedStyle(x).fill") == "rgb(35, 75, 156)"
    page.emulate_media(media="screen")
    expect(page.locator("#paper svg")).to_have_count(0)


def test_a_printed_page_fits_its_paper(page: Opened) -> None:
    """
    Each view as PDF, not empty, and the page is as before.
    """
    for view in ("Graph", "Timeline", "Map", "Table"):
        page.page.get_by_role("tab", name=view).click()
        pdf = page.page.pdf(format="A4")
        assert pdf.startswith(b"%PDF")
        assert len(pdf) > 10_000
    expect(page.page.get_by_role("tab", name="Table")).to_be_visible()
    expect(page.page.locator("#paper")).to_be_empty()
