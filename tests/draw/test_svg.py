"""The still picture: what is on it, how it is drawn, and what strangers' text cannot do to it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser
from rdflib import Dataset, Graph

from kg.draw import picture
from kg.draw.colours import colours
from kg.errors import UnknownNameError
from tests.draw import world
from tests.draw.conftest import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"
HARMLESS = {"svg", "title", "desc", "g", "path", "polygon", "polyline", "circle", "rect", "line", "text", "tspan"}


def parse(graph: Dataset | Graph, theme: str = "light", **given: object) -> ElementTree.Element:
    return ElementTree.fromstring(picture(graph, **{"title": "The coast", **given}).svg(theme=theme))  # type: ignore[arg-type]


def words(svg: ElementTree.Element) -> list[str]:
    """What is written on the picture, without what is told only when one points at it."""
    return ["".join(text.itertext()) for text in svg.iter(f"{SVG}text")]


def names(svg: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in svg.iter(f"{SVG}text") if text.get("class") == "name"]


def line(svg: ElementTree.Element, told: str) -> ElementTree.Element:
    """The path of the line that says *told* when pointed at."""
    (found,) = [g for g in svg.iter(f"{SVG}g") if told in (g.findtext(f"{SVG}title") or "")]
    return next(found.iter(f"{SVG}path"))


def test_everyone_whom_a_line_joins_is_named(small: Dataset) -> None:
    """
    A nameless sign says nothing on paper; who has no line (Falk spoke of nobody) is not there.
    """
    people = {"Ilsa Brandt", "Tomas Okoye", "Mirela Sand", "Jun Arai", "officials"}
    bodies = {"Veldoria", "Karsund", "Lissan", "Veldorian foreign ministry"}

    assert Counter(names(parse(small))) == Counter(
        people | bodies | {"Port Hesper", "the Old Pier", "Conference, 2031"}
    )


@pytest.mark.parametrize(
    ("told", "dashes"),
    [
        ("Ilsa Brandt – Tomas Okoye: meets, held", None),
        ("Ilsa Brandt – Tomas Okoye: meets, planned", "9 5"),
        ("Mirela Sand – Tomas Okoye: meets, possible", "2 5"),
        ("Ilsa Brandt – Jun Arai: meets, cancelled", "9 5"),
        ("Jun Arai – Mirela Sand: meets, denied", "2 5"),
        ("Mirela Sand – Karsund: represents, former", "2 5"),
    ],
)
def test_strokes_tell_the_status(small: Dataset, told: str, dashes: str | None) -> None:
    """
    As on the page; each line says in words what it is.
    """
    assert line(parse(small), told).get("stroke-dasharray") == dashes


def test_what_was_called_off_or_denied_is_crossed(small: Dataset) -> None:
    """
    One cross each: of the two meetings, and of their two entries in the legend; a cross is drawn on a halo.
    """
    crosses = [path for path in parse(small).iter(f"{SVG}path") if path.get("stroke") == colours("light")["cross"]]

    assert len(crosses) == 4


def test_a_line_tells_how_many_facts_it_bundles(small: Dataset) -> None:
    """
    Brandt speaks of Karsund twice.
    """
    assert "2" in words(parse(small))


def test_the_legend_has_what_is_drawn_and_no_more(small: Dataset) -> None:
    """
    With how many there are of each.
    """
    whole, near = words(parse(small)), words(parse(small, around=f"{world.ID}local/person/mirela-sand"))

    assert {"People 4", "Unnamed sources 1", "Is located in 2", "Cancelled 1"} <= set(whole)
    assert "Unnamed sources 1" not in near


def test_the_caption_says_of_what_it_is_a_part_and_what_it_was_made_from(small: Dataset) -> None:
    """
    The day is that of the newest article: the picture of a graph does not change overnight.
    """
    found = " ".join(words(parse(small, limit=4, made_from="coast.kg")))

    assert "Showing 4 of 12, those linked to the most others." in found
    assert "Drawn by Communiqué from coast.kg: 3 articles, the newest of 26 Apr 2031." in found


def test_those_who_do_not_see_it_are_told(small: Dataset) -> None:
    """
    The picture has a name, and a description with its figures and who is linked to the most.
    """
    svg = parse(small)

    assert svg.get("role") == "img"
    assert [child.tag for child in svg][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert svg.findtext(f"{SVG}title") == "The coast"
    assert (svg.findtext(f"{SVG}desc") or "").startswith("A network of 3 articles, 4 people, 3 countries")
    assert "Ilsa Brandt (7)" in (svg.findtext(f"{SVG}desc") or "")


def test_the_dark_theme_changes_colours_only(small: Dataset) -> None:
    """
    Every colour is the theme's, on its ground.
    """
    light, dark = parse(small), parse(small, theme="dark")

    assert [x.tag for x in light.iter()] == [x.tag for x in dark.iter()]
    assert words(light) == words(dark)
    assert {x.get("fill") for x in dark.iter(f"{SVG}rect")} == {colours("dark")["paper"]}


def test_an_unknown_theme_is_told_with_the_known_ones(small: Dataset) -> None:
    """
    Not drawn in some colours of its own.
    """
    with pytest.raises(UnknownNameError, match="light, dark"):
        picture(small, title="T").svg(theme="pink")


def test_strangers_text_adds_no_element_and_arrives(small: Dataset, hostile: Dataset) -> None:
    """
    Markup stays text, in names, dates, the title; nothing is there that loads or runs.
    """
    plain, marked = parse(small), parse(hostile, title=HOSTILE)
    attributes = {name for x in marked.iter() for name in x.attrib}

    assert {x.tag.removeprefix(SVG) for x in marked.iter()} <= HARMLESS
    assert Counter(x.tag for x in plain.iter(f"{SVG}polygon")) == Counter(x.tag for x in marked.iter(f"{SVG}polygon"))
    assert not {name for name in attributes if name.startswith("on") or name in ("href", "style", "id")}
    assert "<script>alert(1)</script>" in (marked.findtext(f"{SVG}title") or "")


def test_what_xml_cannot_hold_is_left_out() -> None:
    """
    Control characters and halves of surrogate pairs would make a file that no one opens.
    """
    svg = parse(Graph(), title="a\x00b\x0bc\ud83dd\ufffee\u202ef")

    assert svg.findtext(f"{SVG}title") == "a b c d e f"


def test_an_empty_graph_says_so() -> None:
    """
    A build of articles without relations is drawn, too.
    """
    assert "Nothing to draw" in words(parse(Graph()))


def test_the_same_graph_gives_the_same_bytes_whatever_the_hash_seed(small: Dataset, tmp_path: Path) -> None:
    """
    Two processes that order their sets differently draw one picture, in all formats that are text.
    """
    small.serialize(tmp_path / "small.nq", format="nquads")
    program = (
        "import sys; from rdflib import Dataset; from kg.draw import picture; graph = Dataset(default_union=True);"
        "graph.parse(sys.argv[1], format='nquads'); drawn = picture(graph, title='T');"
        "sys.stdout.buffer.write((drawn.svg() + drawn.dot() + drawn.mermaid()).encode())"
    )

    def drawn(seed: str) -> bytes:
        command = [sys.executable, "-W", "ignore", "-c", program, str(tmp_path / "small.nq")]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout

    here = picture(small, title="T")
    assert drawn("1") == drawn("2") == (here.svg() + here.dot() + here.mermaid()).encode()


# --- in a browser -------------------------------------------------------------------------

MEASURE = """() => [...document.querySelectorAll("text.name")].map((text) => {
  const { left, top, right, bottom } = text.getBoundingClientRect();
  return { name: text.textContent, left, top, right, bottom };
})"""


def test_a_browser_shows_every_name_and_none_over_another(browser: Browser, tmp_path: Path) -> None:
    """
    In a font that nobody chose: measured where it is set. Nothing is asked for, and nothing complained of.
    """
    path = tmp_path / "graph.svg"
    path.write_text(picture(world.world(70, 80, 60), title="The coast").svg(), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(path.as_uri())
    boxes = page.evaluate(MEASURE)
    size = page.evaluate(
        "() => { const { width, height } = document.documentElement.viewBox.baseVal; return [width, height] }"
    )
    context.close()

    overlapping = [
        (a["name"], b["name"])
        for a, b in combinations(boxes, 2)
        # The box of a text has the room above and below its letters: what counts is two lines in one place.
        if a["left"] < b["right"]
        and b["left"] < a["right"]
        and a["top"] + 3 < b["bottom"]
        and b["top"] + 3 < a["bottom"]
    ]
    assert len(boxes) >= 60
    assert overlapping == []
    assert min(x[side] for x in boxes for side in ("left", "top")) >= 0
    assert all(x["right"] <= size[0] and x["bottom"] <= size[1] for x in boxes)
    assert (requests, complaints) == ([path.as_uri()], [])
