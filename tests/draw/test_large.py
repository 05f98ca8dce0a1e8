"""
The renderer for large pictures in a real browser: it draws, shows and is handled as vis-network's pages are.

The small graph stands for a large one, on a page that has no vis-network.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from rdflib import Dataset

from kg.draw import data, draw_html, page
from tests.draw.conftest import Opened

Open = Callable[..., Opened]

PAIRS = (
    ("Ilsa Brandt", "Tomas Okoye", "meets"),
    ("Ilsa Brandt", "Karsund", "says"),
    ("Port Hesper", "Karsund", "located-in"),
)


@pytest.fixture
def large(small: Dataset, monkeypatch: pytest.MonkeyPatch) -> str:
    """The page of the small graph as if it were too large for vis-network."""
    monkeypatch.setattr(page, "HOLDS", 0)
    return draw_html(small, title="The coast")


@pytest.fixture
def found(opened: Open, large: str) -> Opened:
    """That page, open at a usual size and drawn."""
    found = opened(large)
    settle(found)
    return found


def settle(found: Opened) -> None:
    """Let the picture come to rest, and be drawn."""
    found.page.wait_for_timeout(150)
    found.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def stage(found: Opened) -> tuple[float, float]:
    """The left upper corner of the picture on the page."""
    box = found.page.locator("#graph").bounding_box()
    assert box is not None
    return box["x"], box["y"]


def test_a_page_too_large_for_vis_network_goes_without_it(found: Opened, large: str) -> None:
    """
    It is lighter by that library.
    """
    assert found.page.evaluate("typeof vis") == "undefined"
    assert page._library() not in large


def test_both_renderers_put_signs_and_lines_at_the_same_places(opened: Open, small: Dataset, large: str) -> None:
    """
    To a pixel, bends and the ends at arrowheads included.
    """
    theirs, ours = opened(draw_html(small, title="The coast")), opened(large)
    settle(theirs)
    settle(ours)

    for label in ("Ilsa Brandt", "Tomas Okoye", "Karsund", "Conference, 2031"):
        one, other = (x.ask(f"node('{label}')") for x in (theirs, ours))
        assert (one["x"], one["y"]) == pytest.approx((other["x"], other["y"]), abs=1)
    for pair in PAIRS:
        one, other = (x.ask(f"edge{pair}") for x in (theirs, ours))
        assert (one["x"], one["y"]) == pytest.approx((other["x"], other["y"]), abs=2)


def test_signs_have_the_colour_of_their_type_and_the_rest_is_paper(found: Opened) -> None:
    """
    A person's, a body's and a town's; where nothing is, nothing is drawn.
    """
    assert found.colour(found.ask("node('Ilsa Brandt')")) == "#234b9c"
    assert found.colour(found.ask("node('Veldorian foreign ministry')")) == "#35967c"
    assert found.colour(found.ask("node('Port Hesper')")) == "#cc69bd"
    assert (
        found.page.evaluate("document.querySelector('#graph canvas').getContext('2d').getImageData(0, 0, 1, 1).data[3]")
        == 0
    )


def test_the_chosen_is_lit_and_the_rest_pales(found: Opened) -> None:
    """
    A click on a sign chooses it; what it has no line to is all but gone.
    """
    found.click(found.ask("node('Tomas Okoye')"))
    settle(found)

    assert found.card().startswith("Person\nTomas Okoye")
    pale = found.page.evaluate(ALPHA, [found.ask("node('Veldorian foreign ministry')")[x] for x in ("x", "y")])
    assert 0 < pale < 60


ALPHA = """([x, y]) => {
  const canvas = document.querySelector("#graph canvas");
  const [stage, drawn] = [document.getElementById("graph"), canvas].map((one) => one.getBoundingClientRect());
  const [left, top] = [Math.round(x + stage.left - drawn.left), Math.round(y + stage.top - drawn.top)];
  const { data } = canvas.getContext("2d").getImageData(left - 1, top - 1, 3, 3);
  return Math.max(...data.filter((_, n) => n % 4 === 3));
}"""
"""How strongly the picture is inked at a point, or a pixel beside it: from 0 to 255."""


@pytest.mark.parametrize("pair", PAIRS)
def test_a_line_is_hit_where_it_is_drawn(found: Opened, pair: tuple[str, str, str]) -> None:
    """
    The point the page names is inked, and a click there opens the line's card.
    """
    at = found.ask(f"edge{pair}")

    assert found.page.evaluate(ALPHA, [at["x"], at["y"]]) > 40
    found.click(at)
    assert "edge" in found.ask("chosen()")
    assert pair[1] in found.card().split("\n")[1]


def test_a_line_tells_what_it_is_under_the_pointer(found: Opened) -> None:
    """
    And no longer once the pointer has left it.
    """
    (left, top), at = stage(found), found.ask("edge('Ilsa Brandt', 'Jun Arai', 'meets', 'cancelled')")

    found.page.mouse.move(left + at["x"], top + at["y"])
    expect(found.page.locator("#tip")).to_have_text("Ilsa Brandt – Jun Arai1 meeting, cancelled")
    found.page.mouse.move(left + 3, top + 3)
    expect(found.page.locator("#tip")).to_be_hidden()


def test_dragging_moves_the_picture_and_chooses_nothing(found: Opened) -> None:
    """
    By as much as the pointer moves; at rest, what is drawn is where it is said to be.
    """
    (left, top), before = stage(found), found.ask("node('Ilsa Brandt')")
    found.page.mouse.move(left + before["x"], top + before["y"])
    found.page.mouse.down()
    found.page.mouse.move(left + before["x"] + 60, top + before["y"] - 10, steps=3)
    found.page.mouse.move(left + before["x"] + 120, top + before["y"] - 30, steps=3)
    found.page.mouse.up()
    settle(found)
    after = found.ask("node('Ilsa Brandt')")

    assert (after["x"] - before["x"], after["y"] - before["y"]) == pytest.approx((120, -30), abs=1)
    assert found.colour(after) == "#234b9c"
    assert found.ask("chosen()") == {}


def test_while_it_moves_the_last_drawing_is_shifted(found: Opened) -> None:
    """
    Nothing is drawn anew under a moving hand: that is what makes ten thousand signs as light as ten.
    """
    (left, top), before = stage(found), found.ask("node('Ilsa Brandt')")
    found.page.mouse.move(left + before["x"], top + before["y"])
    found.page.mouse.down()
    found.page.evaluate(WATCH)
    found.page.mouse.move(left + before["x"] + 60, top + before["y"], steps=4)
    found.page.mouse.up()
    settle(found)
    seen = found.page.evaluate("window.seen")

    assert any(x.endswith("px, 0px) scale(1)") for x in seen)
    assert seen[-1] == ""  # at rest it is drawn where it is


WATCH = """() => {
  window.seen = [];
  const layers = document.querySelector("#graph .layers");
  new MutationObserver(() => window.seen.push(layers.style.transform)).observe(layers, { attributes: true });
}"""


def test_the_wheel_zooms_where_the_pointer_is(found: Opened) -> None:
    """
    The sign under it stays; another moves away from it.
    """
    (left, top), one, other = stage(found), found.ask("node('Ilsa Brandt')"), found.ask("node('Karsund')")
    found.page.mouse.move(left + one["x"], top + one["y"])
    found.page.mouse.wheel(0, -300)
    settle(found)
    here, there = found.ask("node('Ilsa Brandt')"), found.ask("node('Karsund')")

    assert (here["x"], here["y"]) == pytest.approx((one["x"], one["y"]), abs=1)
    assert there["x"] - here["x"] == pytest.approx((other["x"] - one["x"]) * 1.568, rel=0.02)
    assert found.colour(here) == "#234b9c"


def test_two_fingers_zoom(opened: Open, large: str) -> None:
    """
    Apart to twice the distance: twice the zoom, about the point between them.
    """
    found = opened(large, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    settle(found)
    left, top = stage(found)
    one, other = found.ask("node('Ilsa Brandt')"), found.ask("node('Karsund')")
    touch = found.page.context.new_cdp_session(found.page)

    def send(kind: str, *far: int) -> None:
        points = [{"x": left + 195 + x, "y": top + 150, "id": n} for n, far_ in enumerate(far) for x in (far_,)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    send("touchStart", -40, 40)
    for reach in (50, 60, 70, 80):
        send("touchMove", -reach, reach)
    send("touchEnd")
    settle(found)
    here, there = found.ask("node('Ilsa Brandt')"), found.ask("node('Karsund')")

    assert (there["x"] - here["x"]) / (other["x"] - one["x"]) == pytest.approx(2, rel=0.1)
    assert found.ask("chosen()") == {}


def test_two_clicks_come_closer(found: Opened) -> None:
    """
    On bare paper, to twice the zoom.
    """
    left, top = stage(found)
    before = found.ask("node('Karsund')")["x"] - found.ask("node('Ilsa Brandt')")["x"]
    found.page.mouse.dblclick(left + 8, top + 60)
    settle(found)

    assert found.ask("node('Karsund')")["x"] - found.ask("node('Ilsa Brandt')")["x"] == pytest.approx(
        2 * before, rel=0.01
    )


@pytest.mark.parametrize("renderer", ["ours", "vis-network"])
def test_the_keyboard_moves_and_zooms_either_picture(opened: Open, small: Dataset, large: str, renderer: str) -> None:
    """
    Arrows move it, plus zooms, 0 shows all again.
    """
    found = opened(large if renderer == "ours" else draw_html(small, title="The coast"))
    settle(found)
    found.page.locator("#graph").focus()
    before, wide = (
        found.ask("node('Ilsa Brandt')"),
        found.ask("node('Karsund')")["x"] - found.ask("node('Ilsa Brandt')")["x"],
    )

    found.page.keyboard.press("ArrowRight")
    settle(found)
    moved = found.ask("node('Ilsa Brandt')")
    found.page.keyboard.press("+")
    settle(found)
    wider = found.ask("node('Karsund')")["x"] - found.ask("node('Ilsa Brandt')")["x"]
    found.page.keyboard.press("0")
    settle(found)

    assert moved["x"] < before["x"] - 50
    assert moved["y"] == pytest.approx(before["y"], abs=1)
    assert wider == pytest.approx(wide * 1.4, rel=0.01)
    assert found.ask("node('Ilsa Brandt')")["x"] == pytest.approx(before["x"], abs=1)


def test_it_follows_the_dark_theme(opened: Open, large: str) -> None:
    """
    Also while the page is open.
    """
    found = opened(large, color_scheme="dark")
    settle(found)
    dark = found.colour(found.ask("node('Ilsa Brandt')"))
    found.page.emulate_media(color_scheme="light")
    settle(found)

    assert (dark, found.colour(found.ask("node('Ilsa Brandt')"))) == ("#4a86f0", "#234b9c")


def test_it_fills_a_window_that_grows(found: Opened) -> None:
    """
    The canvas follows the stage, and what is drawn stays in its middle.
    """
    found.page.set_viewport_size({"width": 1800, "height": 1000})
    settle(found)

    assert found.colour(found.ask("node('Ilsa Brandt')")) == "#234b9c"


def test_what_a_large_page_shows_is_packed(
    opened: Open, small: Dataset, large: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    It opens as the same picture from a smaller file.
    """
    monkeypatch.setattr(data, "PACKED", 100)
    packed = draw_html(small, title="The coast")
    found = opened(packed)
    settle(found)

    assert len(packed) < len(large)
    assert "Neighbours sit down in Port Hesper" not in packed
    found.click(found.ask("node('Tomas Okoye')"))
    assert found.card().startswith("Person\nTomas Okoye")
