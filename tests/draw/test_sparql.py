"""
Copy as SPARQL: the copied text is asked of the graph that the page was drawn from, and gives the facts that it shows.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from pyoxigraph import QuerySolutions, RdfFormat, Store
from rdflib import DCTERMS, Dataset, Literal, URIRef

from kg.draw import draw_html
from tests.draw.conftest import Opened
from tests.draw.world import DIP, of_ones_own

Open = Callable[..., Opened]

PERSON = "person/anselm-vask"


@pytest.fixture(scope="module")
def graph() -> Dataset:
    """A world of some size, in which the build has counted each meeting's sources."""
    made = of_ones_own(30, 60, 80)
    reports = [(event, made.value(report, DIP.article)) for report, event in made.subject_objects(DIP.reportOf)]
    for event in {event for event, _ in reports}:
        outlets = {made.value(article, DCTERMS.publisher) for told, article in reports if told == event}
        made.add((event, DIP.independentSources, Literal(len(outlets))))
    body = URIRef("https://w3id.org/communique/id/local/organisation/3")
    made.add((body, DIP.partOf, URIRef("https://w3id.org/communique/id/country/VDR")))
    return made


@pytest.fixture(scope="module")
def html(graph: Dataset) -> str:
    """Its page."""
    return draw_html(graph, title="World")


@pytest.fixture(scope="module")
def store(graph: Dataset) -> Store:
    """The same graph in an engine."""
    found = Store()
    found.load(graph.serialize(format="nquads").encode(), format=RdfFormat.N_QUADS)
    return found


def facts(store: Store, question: str) -> set[str]:
    """What the first column of *question* names: the facts."""
    rows = store.query(question, use_default_graph_as_union=True)
    assert isinstance(rows, QuerySolutions)
    first = rows.variables[0]
    return {row[first].value for row in rows}


FILTERS = {
    "all": "",
    "status": "&hide=planned,possible,cancelled,denied",
    "days": "&from=2031-03&until=2031-07-15",
    "open": "&until=2031-06",
    "country": "&country=country/VDR",
    "outlet": "&outlet=Radio%20Isvik",
    "sources": "&sources=2",
    "together": "&from=2031-02&until=2031-10&hide=denied&country=country/BRV&outlet=Quinberg%20Post",
}


@pytest.mark.parametrize("filters", FILTERS.values(), ids=FILTERS.keys())
def test_the_question_of_all_that_is_shown_gives_the_facts_shown(
    opened: Open, html: str, store: Store, filters: str
) -> None:
    """
    Meetings and statements of the whole picture, under each filter and under several.
    """
    page = opened(html, address="#" + filters.removeprefix("&"))
    shown = set(page.page.evaluate("communique.facts()"))
    assert shown

    for kind, name in (("meeting", "Meetings"), ("statement", "Statements")):
        button = page.page.get_by_role("button", name=f"{name} as SPARQL").element_handle()
        button.click()
        page.page.wait_for_function("(button) => button.textContent === 'Copied'", arg=button)
        assert facts(store, page.pasted()) == {iri for iri in shown if f"/{kind}/" in iri}


@pytest.mark.parametrize("filters", ["", FILTERS["days"] + "&hide=possible,denied", FILTERS["country"]])
def test_the_questions_of_a_card_give_its_lists(opened: Open, html: str, store: Store, filters: str) -> None:
    """
    A person's roles, meetings and statements, as many as the card counts.
    """
    page = opened(html, address=f"#node={PERSON}{filters}")
    lists = {"Roles": "roles", "Meetings": "meetings", "Statements": "said"}
    asked = 0
    for heading in page.page.locator("#card h3").all():
        title, count = (heading.evaluate("(x) => x.firstChild.textContent"), heading.locator(".count").inner_text())
        if title not in lists:
            continue
        heading.get_by_role("button").click()
        expect(heading.get_by_role("button")).to_have_text("Copied")
        found = facts(store, page.pasted())
        assert found == set(page.page.evaluate(f"communique.told('{lists[title]}')"))
        assert len(found) == int(count)
        asked += 1

    assert asked >= 2


def test_the_question_of_a_line_gives_what_it_bundles(opened: Open, small: Dataset) -> None:
    """
    What one said of a country, whom they met, and whom they stood for; and every engine of ours understands it.
    """
    page = opened(draw_html(small, title="The coast"))
    for line in (
        "person/ilsa-brandt,says,country/KSD",
        "person/ilsa-brandt,meets:held,person/tomas-okoye",
        "person/mirela-sand,represents:former,country/KSD",
        "person/tomas-okoye,represents,country/KSD",
    ):
        page.page.evaluate("(hash) => { location.hash = hash; }", f"line={line}")
        button = page.page.get_by_role("button", name="Copy as SPARQL")
        button.click()
        expect(page.page.get_by_role("button", name="Copied")).to_be_visible()
        rows = list(small.query(page.pasted()))

        assert sorted(str(row[0]) for row in rows) == sorted(page.page.evaluate("communique.told()"))
        assert rows


def test_strangers_names_cannot_leave_the_comment_or_the_term(opened: Open, small: Dataset) -> None:
    """
    A label with a line break, quotes and an escape in it, and an outlet of the same kind: the text stays one question.
    """
    evil = 'Radio "Isvik"\\u000A}\nDROP ALL # \\'
    for subject, predicate, value, name in list(small.quads((None, DCTERMS.publisher, Literal("Radio Isvik"), None))):
        small.remove((subject, predicate, value, name))
        small.add((subject, predicate, Literal(evil), name))
    page = opened(draw_html(small, title="T"))
    page.page.get_by_text("Country, outlet, sources").click()
    page.page.get_by_label("Outlet").select_option(evil)
    page.page.get_by_role("button", name="Statements as SPARQL").click()
    expect(page.page.get_by_role("button", name="Copied")).to_be_visible()
    store = Store()
    store.load(small.serialize(format="nquads").encode(), format=RdfFormat.N_QUADS)

    shown = {iri for iri in page.page.evaluate("communique.facts()") if "/statement/" in iri}
    assert facts(store, page.pasted()) == shown != set()
