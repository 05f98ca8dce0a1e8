"""``docs/ontology.html``: every term is there, every link leads somewhere, and it needs no network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from rdflib import RDF, SH, Graph, Literal, URIRef

from kg.check.axioms import ontology
from kg.check.disjoint import contradictions
from kg.check.shapes import shapes, validate
from kg.rdf.vocab import DIP
from tests.ontology_page import EXAMPLE, page

TERMS = sorted({str(s).removeprefix(str(DIP)) for s in ontology().subjects() if str(s).startswith(str(DIP))})


@pytest.fixture(scope="module")
def html() -> str:
    return page()


def test_every_term_has_its_place(html: str) -> None:
    """Under its local name, once; so that the IRI of a term may lead to it."""
    anchors = re.findall(r'<article id="(\w+)">', html)
    assert sorted(anchors) == TERMS


def test_every_link_leads_to_a_place_on_the_page(html: str) -> None:
    ids = set(re.findall(r'id="(\w+)"', html))
    assert set(re.findall(r'href="#(\w+)"', html)) <= ids


def test_every_constraint_is_told_in_words(html: str) -> None:
    """Those of a class and those of a property: no message of the shapes is lost."""
    graph = shapes()
    tops = set(graph.subjects(RDF.type, SH.NodeShape))
    said = {graph.value(x, SH.message) for top in tops for x in (top, *graph.objects(top, SH.property))} - {None}
    assert len(said) > 50
    for message in said:
        assert str(message).replace("&", "&amp;") in html


def test_the_page_loads_nothing(html: str) -> None:
    """One file: no script, no picture, no font, no sheet of another; a policy in it says so to the browser."""
    assert not re.search(r"<(script|img|link|iframe|object)\b|\bsrc=|@import|url\(", html)
    assert "default-src 'none'" in html


def test_the_page_is_the_same_on_every_run(html: str) -> None:
    assert page() == html


def test_the_example_is_valid() -> None:
    """It has one of everything, and conforms: not even a warning."""
    graph = Graph().parse(data=EXAMPLE, format="turtle")
    assert validate(graph) == []
    assert list(contradictions(graph)) == []
    assert set(graph.objects(None, RDF.type)) >= {DIP.Summit, DIP.Report, DIP.Statement, DIP.Representation}
    (span,) = graph.subjects(RDF.type, DIP.Evidence)
    assert isinstance(span, URIRef)
    end, words = graph.value(span, DIP.end), graph.value(span, DIP.sentence)
    assert isinstance(end, Literal)
    assert int(end) == len(str(words))


@pytest.mark.parametrize(("scheme", "light"), [("light", True), ("dark", False)])
def test_it_opens_without_a_network_and_follows_the_readers_colours(
    html: str, browser: Browser, tmp_path: Path, scheme: str, light: bool
) -> None:
    """At a term's anchor, with one request, for the file itself, and no complaint; on a phone nothing sticks out."""
    file = tmp_path / "ontology.html"
    file.write_text(html, encoding="utf-8")
    context = browser.new_context(
        offline=True,
        color_scheme=scheme,
        viewport={"width": 390, "height": 844},  # type: ignore[arg-type]
    )
    page = context.new_page()
    told: list[str] = []
    page.on("request", lambda request: told.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{file.as_uri()}#engagesWith")
    assert told == [file.as_uri()]
    assert page.locator("#engagesWith").evaluate("x => x.getBoundingClientRect().top >= 0 && x.matches(':target')")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page_is, ink_is = (
        sum(int(x) for x in re.findall(r"\d+", page.evaluate(f"getComputedStyle(document.body).{name}"))[:3])
        for name in ("backgroundColor", "color")
    )
    assert (page_is > ink_is) == light
    context.close()
