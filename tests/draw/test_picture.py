"""A picture that is yet to be written: its format, its size, and how a notebook shows it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from rdflib import Dataset

from kg.draw import Picture, format_of, picture
from kg.errors import ConfigError, UnknownNameError
from tests.draw import world
from tests.draw.conftest import HOSTILE


@pytest.mark.parametrize(
    ("name", "form", "meant"),
    [
        ("a.html", None, "html"),
        ("a.SVG", None, "svg"),
        ("a.png", "png", "png"),
        ("a.gv", None, "dot"),
        ("a.mmd", None, "mermaid"),
        ("a.txt", "mermaid", "mermaid"),
        ("graph", None, "html"),
    ],
)
def test_the_ending_or_the_format_tells(name: str, form: str | None, meant: str) -> None:
    """
    Whatever its case; without either it is a page.
    """
    assert format_of(Path(name), form) == meant


@pytest.mark.parametrize(
    ("name", "form", "error", "told"),
    [
        ("a.svg", "png", ConfigError, "its name says svg, the format png"),
        ("a.pdf", None, UnknownNameError, r"\.pdf is no kind of picture"),
        ("a.svg", "gif", UnknownNameError, "'gif' is not known; one of: html, svg, png, dot, mermaid"),
    ],
)
def test_what_is_no_format_is_told(name: str, form: str | None, error: type[Exception], told: str) -> None:
    """
    And what disagrees.
    """
    with pytest.raises(error, match=told):
        format_of(Path(name), form)


@pytest.mark.parametrize(("name", "begins"), [("a.svg", b"<svg "), ("a.png", b"\x89PNG"), ("a.dot", b"digraph ")])
def test_it_is_saved_as_the_name_ends(small: Dataset, tmp_path: Path, name: str, begins: bytes) -> None:
    """
    The path comes back.
    """
    out = picture(small, title="T").save(tmp_path / name)

    assert out == tmp_path / name
    assert out.read_bytes().startswith(begins)


def test_a_still_has_fewer_names_than_a_page() -> None:
    """
    As many as can be read on paper, unless more are asked for; both say of how many.
    """
    drawn = picture(world.world(120, 100, 60), title="T")

    assert "Showing 60 of " in drawn.svg()
    assert "Showing 60 of " not in drawn.html()
    assert drawn.svg().count('class="name"') < picture(world.world(120, 100, 60), title="T", limit=90).svg().count(
        'class="name"'
    )


# --- in a notebook ------------------------------------------------------------------------


def test_a_notebook_gets_the_page_and_a_picture_for_paper(small: Dataset) -> None:
    """
    A frame with all of the page in it, and an SVG for what is made of the notebook.
    """
    drawn = picture(small, title="The coast")
    bundle = drawn._repr_mimebundle_()
    (source,) = re.findall(r'srcdoc="([^"]*)"', bundle["text/html"])

    assert html.unescape(source) == drawn.html()
    assert bundle["image/svg+xml"] == drawn.svg()
    assert bundle["text/plain"] == "<kg.draw.Picture 'The coast': 13 names>"


def test_strangers_text_does_not_leave_the_frame(hostile: Dataset) -> None:
    """
    One element, whatever the title and the page say.
    """
    assert re.fullmatch(r"<iframe [^<>]*></iframe>", picture(hostile, title=HOSTILE)._repr_html_())


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Callable[[Picture], tuple[str, list[str]]]:
    """Shows a picture in a document as a notebook does, the network blocked; gives the masthead, and complaints."""

    def show(drawn: Picture) -> tuple[str, list[str]]:
        path = tmp_path / "notebook.html"
        path.write_text(f"<!doctype html><title>N</title>{drawn._repr_html_()}", encoding="utf-8")
        context = browser.new_context(viewport={"width": 1100, "height": 800})
        context.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url) if request.url != path.as_uri() else None)
        page.add_init_script("addEventListener('securitypolicyviolation', (e) => console.error(e.violatedDirective))")
        page.goto(path.as_uri())
        frame = page.frames[1]
        frame.wait_for_function("window.communique !== undefined")
        heading = frame.locator("h1").inner_text()
        frame.locator("#search").fill("Okoye")
        frame.locator("#search").press("Enter")
        heading += f": {frame.locator('#card h2').first.inner_text()}"
        context.close()
        return heading, complaints

    return show


def test_the_page_works_in_its_frame(shown: Callable[[Picture], tuple[str, list[str]]], small: Dataset) -> None:
    """
    Sandboxed, of no origin, by its own policy: it draws, it answers, it complains of nothing.
    """
    heading, complaints = shown(picture(small, title="The coast"))

    assert heading == "The coast: Tomas Okoye"
    assert complaints == []
