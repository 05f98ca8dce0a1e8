"""
The query page in a real browser, on a real ``kg serve``: what an analyst clicks, types and sees.

The fixture ``visit`` checks after each test that nothing was asked of another host, that no error was
raised, and that the page's policy was not breached.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.queries.world import ID, LOCAL, nquads
from tests.serve.conftest import ENDLESS, make_store, serving
from tests.tabs import Tabs, hearers

HOSTILE = "</td><img src=x onerror=alert(1)><script>alert(2)</script>\"'{{7*7}}"
PATIENCE = 30_000  # milliseconds that a busy machine gets for what takes a few
DIP, RDFS = "https://w3id.org/communique/ontology#", "http://www.w3.org/2000/01/rdf-schema#"
TYPE, LABEL = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", f"<{RDFS}label>"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
SUM = "<http://www.w3.org/2001/XMLSchema#decimal>"


def hostile() -> list[str]:
    """A person and a town whose names are markup, and a meeting of theirs, as lines of N-Quads."""
    name = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    one, town, met = f"<{LOCAL}person/hostile>", f"<{LOCAL}place/hostile>", f"<{LOCAL}meeting/hostile>"
    other = f"<{LOCAL}person/ana-torvald>"
    return [
        f"{one} {TYPE} <{DIP}Person> .\n",
        f'{one} {LABEL} "{name} person" .\n',
        f"{one} <{DIP}meets> {other} .\n",
        f"{town} {TYPE} <{DIP}City> .\n",
        f'{town} {LABEL} "{name} town" .\n',
        f'{town} <{GEO}lat> "10.5"^^{SUM} .\n',
        f'{town} <{GEO}long> "20.5"^^{SUM} .\n',
        f"{met} {TYPE} <{DIP}Meeting> .\n",
        f'{met} {LABEL} "{name} meeting" .\n',
        f"{met} <{DIP}participant> {one} .\n",
        f"{met} <{DIP}participant> {other} .\n",
        f"{met} <{DIP}venue> {town} .\n",
        f"{met} <{DIP}status> <{DIP}Held> .\n",
    ]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world of the query tests, and what is hostile."""
    return make_store(tmp_path_factory.mktemp("page") / "world.kg", [*nquads(), *hostile()])


@pytest.fixture(scope="module")
def url(store: Path) -> Iterator[str]:
    """The address of a ``kg serve`` on the world of the query tests."""
    with serving(store, "--workers", "1") as server:
        yield server.url


@dataclass(frozen=True)
class Visit:
    """A page that is open, and what it asked for and complained of."""

    page: Page
    home: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def type_query(self, text: str) -> None:
        """Put *text* into the editor as a reader does: key by key, in the place of what is there."""
        self.page.locator("#editor .cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)

    def take(self, name: str) -> None:
        """Take the completion *name*, which must be the first, with Enter."""
        ready = "#editor .cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled)"
        expect(self.page.locator(f'{ready} li[aria-selected="true"]')).to_contain_text(name)
        self.page.wait_for_timeout(150)  # CodeMirror takes no key in the first moment: it may be meant for the text
        self.page.keyboard.press("Enter")

    def paste_query(self, text: str) -> None:
        """Put *text* into the editor at once, without completion on the way."""
        self.page.locator("#editor .cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)

    def run(self, text: str) -> None:
        """Ask *text*."""
        self.paste_query(text)
        self.page.keyboard.press("Control+Enter")

    def query(self) -> str:
        """What the editor shows."""
        return str(
            self.page.evaluate(
                "[...document.querySelector('#editor').shadowRoot.querySelectorAll('.cm-line')]"
                ".map((x) => x.textContent).join('\\n')"
            )
        )

    def pick(self, words: str) -> None:
        """Pick the first question with these *words*."""
        self.page.locator("#questions button", has_text=words).first.click()

    def show(self, view: str) -> None:
        """Look at the answer as a table, a chart, a map or a graph."""
        self.page.get_by_role("tab", name=view, exact=True).click()

    def rows(self) -> list[list[str]]:
        """The text of the table."""
        expect(self.page.locator("#view tbody")).to_be_visible()
        return [row.locator("td").all_inner_texts() for row in self.page.locator("#view tbody tr").all()]


Visiting = Callable[..., Visit]


@pytest.fixture
def visit(tabs: Tabs, url: str) -> Iterator[Visiting]:
    """
    Opens the page, at an address of its own if given; options are those of a browser context.

    Afterwards nothing may have been asked elsewhere, and there must have been no error, no dialog and no breach
    of the policy. That the server refused something is in every browser's log, and no complaint.
    """
    visits: list[Visit] = []
    expect.set_options(timeout=PATIENCE)

    def go(address: str = "", server: str = url, **options: object) -> Visit:
        requests: list[str] = []
        complaints: list[str] = []
        heard = hearers(requests, complaints, "the server responded with a status of")
        found = Visit(tabs.take(heard, **options), f"{server}/", requests, complaints)
        visits.append(found)
        found.page.set_default_timeout(PATIENCE)
        found.page.goto(f"{server}/{address}")
        found.page.wait_for_selector("body[data-ready]")
        return found

    yield go
    for found in visits:
        assert [x for x in found.requests if not x.startswith((found.home, "blob:"))] == []
        assert found.complaints == []
        tabs.leave(found.page)


# --- the library ---------------------------------------------------------------------------


def test_the_page_opens_and_says_what_graph_it_asks(visit: Visiting) -> None:
    """
    The store's name, its size, and a question for each of the library's.
    """
    page = visit().page

    expect(page.locator("h1")).to_have_text("world")
    expect(page.locator("#counts")).to_contain_text("triples")
    assert page.locator("#questions button").count() >= len(list(Path("queries").glob("*.rq")))


def test_questions_are_found_by_their_words(visit: Visiting) -> None:
    """
    Those without the words go; a group without questions goes as well.
    """
    page = visit().page
    page.locator("#find").fill("planned possible")

    expect(page.locator("#questions button:visible")).to_contain_text(["planned"])
    page.locator("#find").fill("zebra crossing")
    expect(page.locator("#questions section:visible")).to_have_count(0)
    expect(page.locator("#questions")).to_contain_text("No question has these words")


def test_a_question_is_asked_with_a_name_that_is_completed(visit: Visiting) -> None:
    """
    Picked, a name begun by an alias and taken with the keys, asked: rows with names, and the query with the values.
    """
    found = visit()
    found.pick("Whom did this person")
    field = found.page.locator("#value-person")
    expect(field).to_be_focused()
    found.page.keyboard.type("ms torv")
    expect(found.page.locator('[role="option"]:visible')).to_have_count(1)
    found.page.keyboard.press("ArrowDown")
    found.page.keyboard.press("Enter")
    expect(field).to_have_value("Ana Torvald")
    found.page.keyboard.press("Enter")

    names = {row[0] for row in found.rows()}
    assert {"Bo Lindqvåg", "Césaire Dubreuil"} <= names
    assert f"<{LOCAL}person/ana-torvald>" in found.query()


def test_a_value_that_must_be_given_is_asked_for(visit: Visiting) -> None:
    """
    The form is not sent without it.
    """
    found = visit()
    found.pick("Whom did this person")
    found.page.get_by_role("button", name="Ask", exact=True).click()

    assert found.page.locator("#value-person:invalid").count() == 1
    assert not any(x.endswith("/api/ask") for x in found.requests)


def test_a_misspelt_name_is_corrected_with_a_click(visit: Visiting) -> None:
    """
    The message has the names that are near; one of them, clicked, is asked with.
    """
    found = visit()
    found.pick("Whom did this person")
    found.page.locator("#value-person").fill("Ana Torwald")
    found.page.keyboard.press("Enter")
    expect(found.page.locator("#mistake")).to_contain_text("Ana Torwald")
    found.page.locator("#mistake").get_by_role("button", name="Ana Torvald").click()

    assert "Bo Lindqvåg" in {row[0] for row in found.rows()}
    expect(found.page.locator("#mistake")).to_be_empty()


def test_words_are_found_in_sentences_with_what_they_tell(visit: Visiting) -> None:
    """
    The sentence, its article, and the relation that stands there, which opens its card.
    """
    found = visit()
    found.page.get_by_role("tab", name="Words").click()
    found.page.locator("#words").fill("every flag")
    hit = found.page.locator("#pane-words .hits > li").first
    expect(hit.locator("blockquote")).to_contain_text("every flag")
    expect(hit.locator(".relations")).to_contain_text("says")
    hit.locator(".relations button").first.click()
    expect(found.page.locator("#card")).to_contain_text("The strait stays open to every flag.")
    found.page.locator("#words").fill('"every flag')

    expect(found.page.locator("#pane-words")).to_contain_text("quot")


def test_a_value_that_is_one_of_few_is_chosen(visit: Visiting) -> None:
    """
    Kinds of meetings are a list, a day has the browser's calendar.
    """
    found = visit("#ask=meetings-between&from=2021&until=2021&kind=call")
    expect(found.page.locator("#value-kind")).to_have_value("call")
    assert all("call" in " ".join(row) for row in found.rows())
    found.page.locator("#find").fill("Who held which office")
    found.page.keyboard.press("Enter")

    expect(found.page.locator("#value-day")).to_have_attribute("type", "date")


# --- the editor ----------------------------------------------------------------------------

MEETS = "SELECT ?one ?other WHERE { ?one dip:meets ?other } ORDER BY ?one ?other"


def test_a_term_is_completed_and_the_query_runs(visit: Visiting) -> None:
    """
    ``dip:mee`` offers ``dip:meets`` with what it means; Enter takes it, Ctrl-Enter runs.
    """
    found = visit()
    found.type_query("SELECT ?one ?other WHERE { ?one dip:mee")
    expect(found.page.locator("#editor .cm-completionInfo")).to_contain_text("status is held")
    found.take("dip:meets")
    found.page.keyboard.type(" ?other")
    found.page.keyboard.press("Escape")
    found.page.keyboard.press("Control+Enter")

    assert ["Ana Torvald", "Bo Lindqvåg"] in found.rows()


def test_a_variable_of_the_query_is_completed(visit: Visiting) -> None:
    """
    ``?si`` offers the variable that is there already.
    """
    found = visit()
    found.type_query("SELECT ?signatory WHERE { ?si")

    expect(found.page.locator("#editor .cm-tooltip-autocomplete li")).to_have_text(["?signatory"])


def test_a_name_is_completed_to_its_iri(visit: Visiting) -> None:
    """
    ``@``, a name begun, Enter: the IRI of the thing stands there.
    """
    found = visit()
    found.type_query("SELECT * { @lindq")
    found.take("Bo Lindqvåg")

    assert f"<{LOCAL}person/bo-lindqvåg>" in found.query()


def test_a_mistake_is_marked_where_it_is(visit: Visiting) -> None:
    """
    The line has a mark, the message the place, and typing on takes the mark away.
    """
    found = visit()
    found.run("SELECT ?one\nWHERE {\n  ?one dip:meets ; ;\n}}")

    expect(found.page.locator("#mistake")).to_contain_text("line 3")
    expect(found.page.locator("#editor .cm-lint-marker-error")).to_have_count(1)
    expect(found.page.locator("#editor .cm-lintRange-error")).to_have_count(1)
    found.page.keyboard.type(" ")
    expect(found.page.locator("#editor .cm-lint-marker-error")).to_have_count(0)


def test_a_term_that_the_ontology_does_not_have_is_doubted_and_mended(visit: Visiting) -> None:
    """
    ``dip:mets`` is good SPARQL that finds nothing: it is underlined, and a click puts the right one.
    """
    found = visit()
    found.paste_query("SELECT ?one ?other WHERE { ?one dip:mets ?other }")
    mark = found.page.locator("#editor .cm-lintRange-warning")
    expect(mark).to_have_text("dip:mets")
    mark.hover()
    found.page.locator("#editor .cm-diagnosticAction", has_text="dip:meets").first.click()

    assert "?one dip:meets ?other" in found.query()
    expect(mark).to_have_count(0)


def test_an_empty_answer_to_a_misspelt_term_is_explained(visit: Visiting) -> None:
    """
    Run as it is, the query finds nothing, and the page says why; a click asks with the term that was meant.
    """
    found = visit()
    found.run("SELECT ?one ?other WHERE { ?one dip:mets ?other }")
    expect(found.page.locator("#mistake")).to_contain_text("dip:mets is no term of the ontology")
    found.page.locator("#mistake").get_by_role("button", name="dip:meets", exact=True).click()

    assert ["Ana Torvald", "Bo Lindqvåg"] in found.rows()
    expect(found.page.locator("#mistake")).to_be_empty()


# --- the answer ----------------------------------------------------------------------------


def test_the_table_is_sorted_and_filtered(visit: Visiting) -> None:
    """
    By a click on a head, both ways; by words, whatever their accents.
    """
    found = visit()
    found.run("SELECT ?name ?n WHERE { VALUES (?name ?n) { ('Öst' 9) ('Nord' 10) ('Syd' 2) } }")
    assert [row[1] for row in found.rows()] == ["9", "10", "2"]
    head = found.page.locator("#view th button", has_text="n").last
    head.click()
    assert [row[1] for row in found.rows()] == ["2", "9", "10"]
    head.click()
    assert [row[1] for row in found.rows()] == ["10", "9", "2"]
    expect(found.page.locator("#view th").last).to_have_attribute("aria-sort", "descending")
    found.page.get_by_label("Filter rows").fill("ost")

    expect(found.page.locator("#view tbody tr")).to_have_count(1)
    assert found.rows() == [["Öst", "9"]]


def test_a_name_opens_what_is_told_of_it(visit: Visiting) -> None:
    """
    The card has the sentence; Escape closes it, and the keyboard is where it was.
    """
    found = visit()
    found.run(MEETS)
    name = found.page.locator("#view td button", has_text="Ana Torvald").first
    name.click()
    card = found.page.locator("#card")
    expect(card.locator("h2")).to_have_text("Ana Torvald")
    expect(card).to_contain_text("The strait stays open to every flag.")
    expect(card.locator("h2")).to_be_focused()
    found.page.keyboard.press("Escape")

    expect(found.page.locator("#panel")).to_be_hidden()
    expect(name).to_be_focused()


def test_each_row_leads_to_its_sentence(visit: Visiting) -> None:
    """
    What a question does not show of a row is what it tells: the last cell opens that, with the sentence.
    """
    found = visit("#ask=said-by&speaker=Torvald")
    assert found.rows()
    found.page.locator("#view tbody tr", has_text="every flag").get_by_role("button", name="why").first.click()

    expect(found.page.locator("#card")).to_contain_text("Statements (1)")
    expect(found.page.locator("#card .told")).to_contain_text("every flag")


def test_rows_over_time_are_a_chart(visit: Visiting) -> None:
    """
    A bar for each year of the meetings, with its number; years without are there as well.
    """
    found = visit()
    found.run(
        "SELECT ?label ?day WHERE { VALUES (?label ?day) {"
        " ('a' '2019-02-03'^^xsd:date) ('b' '2019'^^xsd:gYear) ('c' '2023-05'^^xsd:gYearMonth) } }"
    )
    found.show("Chart")

    bars = found.page.locator('#view [role="listitem"]')
    assert [x.get_attribute("aria-label") for x in bars.all()] == [
        "2019: 2 rows", "2020: 0 rows", "2021: 0 rows", "2022: 0 rows", "2023: 1 rows",
    ]  # fmt: skip


def test_quarters_are_a_chart_coloured_by_a_name(visit: Visiting) -> None:
    """
    In the order of time with those between, each bar in parts: how many of which country.
    """
    found = visit()
    found.run(
        "SELECT ?quarter ?country ?meetings WHERE { VALUES (?quarter ?country ?meetings) {"
        " ('2031 Q4' 'Belmark' 2) ('2031 Q2' 'Arvenia' 3) ('2031 Q4' 'Arvenia' 4) } }"
    )
    found.show("Chart")
    found.page.get_by_label("coloured by").select_option("country")

    bars = found.page.locator('#view [role="listitem"]')
    assert [x.get_attribute("aria-label") for x in bars.all()] == [
        "2031 Q2: 3 meetings (Arvenia 3)",
        "2031 Q3: 0 meetings",
        "2031 Q4: 6 meetings (Arvenia 4, Belmark 2)",
    ]
    expect(found.page.locator("#view .legend span")).to_have_text(["Arvenia", "Belmark"])


def test_a_number_by_a_name_is_a_chart(visit: Visiting) -> None:
    """
    What the query counted itself is the bars' length, and the longest comes first.
    """
    found = visit()
    found.run("SELECT ?who (COUNT(?meeting) AS ?meetings) WHERE { ?meeting dip:participant ?who } GROUP BY ?who")
    found.show("Chart")

    first = found.page.locator('#view [role="listitem"]').first
    expect(first).to_have_attribute("aria-label", re.compile(r"^(Bo Lindqvåg|Ana Torvald): 5 meetings$"))


def test_meetings_are_on_a_map_where_their_places_are(visit: Visiting) -> None:
    """
    Those in Port Lumen, and in the palace there, in one dot; a click lists them.
    """
    found = visit()
    found.run("SELECT ?meeting WHERE { ?meeting a dip:Meeting ; dip:venue/dip:locatedIn* <" + ID + "place/101> }")
    found.show("Map")
    dot = found.page.locator("#view .spot")
    expect(dot).to_have_count(1)
    expect(dot).to_have_attribute("aria-label", re.compile(r"^Port Lumen: [2-9] rows$"))
    dot.click()

    expect(found.page.locator("#view .told-of")).to_contain_text("Bo Lindqvåg")


def test_coordinates_of_a_query_are_on_a_map(visit: Visiting) -> None:
    """
    Two rows at one place are one dot; what is no latitude is left out.
    """
    found = visit()
    found.run(
        "SELECT ?place ?lat ?long WHERE { VALUES (?place ?lat ?long) {"
        " ('A' 10 20) ('B' 10 20) ('C' -33.5 151) ('D' 999 0) } }"
    )
    found.show("Map")

    dots = found.page.locator("#view .spot")
    expect(dots).to_have_count(2)
    assert sorted(x.get_attribute("aria-label") or "" for x in dots.all()) == ["A: 2 rows", "C: 1 row"]


def test_a_picture_is_zoomed_and_moved(visit: Visiting) -> None:
    """
    By the buttons, and by dragging; Reset shows all of it again.
    """
    found = visit()
    found.run("SELECT ?place ?lat ?long WHERE { VALUES (?place ?lat ?long) { ('A' 10 20) ('B' -30 150) } }")
    found.show("Map")
    picture = found.page.locator("#view svg")
    found.page.get_by_role("button", name="Show everything again").click()
    left, _, whole, _ = boxed(picture)
    found.page.get_by_role("button", name="Zoom in").click()
    assert boxed(picture)[2] == pytest.approx(whole / 1.5)
    picture.scroll_into_view_if_needed()
    place = picture.bounding_box()
    assert place is not None
    found.page.mouse.move(place["x"] + 300, place["y"] + 60)
    found.page.mouse.down()
    found.page.mouse.move(place["x"] + 200, place["y"] + 60, steps=4)
    found.page.mouse.up()
    moved = boxed(picture)[0]
    assert moved > left + whole / 6
    found.page.get_by_role("button", name="Show everything again").click()

    assert boxed(picture)[0] == pytest.approx(left)


def boxed(picture: Locator) -> list[float]:
    """What of the picture is shown: left, top, width, height."""
    return [float(x) for x in (picture.get_attribute("viewBox") or "").split()]


def test_rows_and_triples_are_a_graph(visit: Visiting) -> None:
    """
    Two columns of things are nodes with links, and so are the triples of a CONSTRUCT; a click opens the card.
    """
    found = visit()
    found.run(MEETS)
    found.show("Graph")
    assert found.page.locator('#view .node[aria-label^="Ana Torvald, "]').count() == 1
    expect(found.page.locator("#view .node.person")).not_to_have_count(0)
    found.run("CONSTRUCT { ?one dip:meets ?other } WHERE { ?one dip:meets ?other }")
    expect(found.page.locator("#view .tip")).not_to_have_count(0)
    found.page.locator('#view .node[aria-label^="Ana Torvald, "]').click()

    expect(found.page.locator("#card h2")).to_have_text("Ana Torvald")


def test_an_ask_is_answered_in_a_word(visit: Visiting) -> None:
    """
    Yes, without a table.
    """
    found = visit()
    found.run("ASK { ?one dip:meets ?other }")

    expect(found.page.locator("#status")).to_contain_text("Yes")
    expect(found.page.locator("#answer")).to_be_hidden()


def test_no_rows_are_told(visit: Visiting) -> None:
    """
    An empty answer says so.
    """
    found = visit()
    found.run("SELECT ?one WHERE { ?one dip:meets ?one }")

    expect(found.page.locator("#status")).to_contain_text("0 rows")
    expect(found.page.locator("#status")).to_contain_text("Nothing in the graph fits")


def test_an_answer_that_is_cut_says_so(visit: Visiting) -> None:
    """
    The first ten thousand of more rows, a hundred at a time.
    """
    found = visit()
    found.run("SELECT ?a ?d WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT 12000")

    expect(found.page.locator("#status")).to_contain_text("10,000 rows shown of more")
    expect(found.page.locator("#view tbody tr")).to_have_count(100)
    found.page.get_by_role("button", name="Last", exact=True).click()
    expect(found.page.locator("#view .pages")).to_contain_text("rows 9,901 to 10,000 of 10,000")


def test_a_query_that_takes_too_long_is_told_of(visit: Visiting, store: Path) -> None:
    """
    The message has the limit, and another question is answered after it.
    """
    with serving(store, "--timeout", "1", "--workers", "1") as server:
        found = visit(server=server.url)
        found.run(ENDLESS)
        expect(found.page.locator("#status")).to_contain_text("of at most 1 s")
        expect(found.page.locator("#mistake")).to_contain_text("1 s")
        found.run("ASK {}")

        expect(found.page.locator("#status")).to_contain_text("Yes")


def test_a_query_is_stopped(visit: Visiting) -> None:
    """
    Stop, and the page says so.
    """
    found = visit()
    found.run(ENDLESS)
    found.page.get_by_role("button", name="Stop").click()

    expect(found.page.locator("#status")).to_have_text("Stopped.")


def test_the_whole_answer_is_downloaded(visit: Visiting) -> None:
    """
    As SPARQL's CSV, with IRIs and every row.
    """
    found = visit()
    found.run(MEETS)
    found.rows()
    with found.page.expect_download() as waiting:
        found.page.get_by_role("button", name="CSV").click()

    lines = waiting.value.path().read_text(encoding="utf-8").splitlines()
    assert waiting.value.suggested_filename == "answer.csv"
    assert lines[0] == "one,other"
    assert f"{LOCAL}person/ana-torvald,{LOCAL}person/bo-lindqvåg" in lines


# --- what is kept --------------------------------------------------------------------------


def test_a_saved_query_survives_a_reload(visit: Visiting) -> None:
    """
    Saved under a name, listed after a reload, and asked again with a click; so is the history.
    """
    found = visit()
    found.run(MEETS)
    found.rows()
    found.page.get_by_role("button", name="Save…").click()
    found.page.locator("#wanted").fill("Who meets")
    found.page.keyboard.press("Enter")
    found.page.goto("about:blank")
    found.requests.clear()
    found.page.go_back()
    found.page.evaluate("location.hash = ''")
    found.page.reload()
    found.page.wait_for_selector("body[data-ready]")
    found.page.get_by_role("tab", name="History").click()
    expect(found.page.locator("#pane-history li")).to_have_count(1)
    found.page.get_by_role("tab", name="Saved").click()
    found.page.locator("#pane-saved button", has_text="Who meets").click()

    assert ["Ana Torvald", "Bo Lindqvåg"] in found.rows()


def test_queries_go_out_and_come_in_as_files(visit: Visiting, tmp_path: Path) -> None:
    """
    A .rq file that is downloaded begins with what it asks; one that is added is listed by its name.
    """
    found = visit()
    found.paste_query(MEETS)
    with found.page.expect_download() as waiting:
        found.page.get_by_role("button", name=".rq file").click()
    text = waiting.value.path().read_text(encoding="utf-8")
    assert text == f"# query\n#\n{MEETS}\n"
    own = tmp_path / "my-own.rq"
    own.write_text(text, encoding="utf-8")
    found.page.get_by_role("tab", name="Saved").click()
    found.page.locator('#pane-saved input[type="file"]').set_input_files(own)

    expect(found.page.locator("#pane-saved li")).to_contain_text("my-own")


def test_an_address_asks_again(visit: Visiting) -> None:
    """
    The address of an answer gives it to whoever opens it: question, values and view, or SPARQL.
    """
    found = visit("#ask=who-met&person=Torvald&view=chart")
    expect(found.page.locator("#view svg")).to_be_visible()
    expect(found.page.locator("#value-person")).to_have_value("Torvald")
    found.run(MEETS)
    found.show("Table")
    found.rows()
    again = visit(found.page.url.partition("/#")[2] and "#" + found.page.url.partition("#")[2])

    assert again.query() == MEETS
    assert again.rows() == found.rows()


def test_going_back_shows_what_was_asked_before(visit: Visiting) -> None:
    """
    The browser's own button.
    """
    found = visit()
    found.run("SELECT ('first' AS ?n) WHERE {}")
    assert found.rows() == [["first"]]
    found.run("SELECT ('second' AS ?n) WHERE {}")
    expect(found.page.locator("#view td")).to_have_text("second")
    found.page.go_back()

    expect(found.page.locator("#view td")).to_have_text("first")


# --- whoever reads, whatever is written ----------------------------------------------------


def test_text_of_strangers_is_text_everywhere(visit: Visiting) -> None:
    """
    Markup in a name is shown as it is in table, chart, map, graph, card and completion, and nothing of it runs.
    """
    found = visit()
    page = found.page
    found.run(
        "SELECT ?meeting ?who ?place WHERE {"
        " ?meeting dip:venue ?place ; dip:participant ?who . ?place geo:lat 10.5 } ORDER BY ?who"
    )
    assert f"{HOSTILE} person" in {row[1] for row in found.rows()}
    for view in ("Chart", "Map", "Graph"):
        found.show(view)
        expect(page.locator("#view svg")).to_contain_text("<img src=x")
    found.show("Table")
    page.locator("#view td button", has_text=f"{HOSTILE} person").click()
    expect(page.locator("#card h2")).to_have_text(f"{HOSTILE} person")
    page.keyboard.press("Escape")
    found.pick("Whom did this person")
    page.keyboard.type(HOSTILE[:8])
    expect(page.locator('[role="option"]:visible').first).to_contain_text("<img")
    page.keyboard.press("Escape")
    page.locator("#value-person").fill(HOSTILE)
    page.keyboard.press("Enter")
    expect(page.locator("#mistake")).to_contain_text("<img")

    assert page.locator("img, #answer script, #card script").count() == 0


def test_a_question_in_an_address_is_no_markup(visit: Visiting) -> None:
    """
    Nor is a query that somebody else wrote into a link.
    """
    found = visit("#ask=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    expect(found.page.locator("#mistake")).to_contain_text("no question called <img")
    other = visit("#q=SELECT+('%3Cimg+src%3Dx+onerror%3Dalert(1)%3E'+AS+%3Fx)+WHERE+%7B%7D")

    assert other.rows() == [["<img src=x onerror=alert(1)>"]]


def test_tabs_are_walked_with_arrows(visit: Visiting) -> None:
    """
    One tab is in the tab order, arrows go to the next and show it.
    """
    found = visit()
    found.run(MEETS)
    found.show("Table")
    found.page.keyboard.press("ArrowRight")

    expect(found.page.get_by_role("tab", name="Chart")).to_be_focused()
    expect(found.page.get_by_role("tab", name="Chart")).to_have_attribute("aria-selected", "true")
    assert found.page.locator('#view-tabs [tabindex="0"]').count() == 1


def test_a_picture_is_walked_with_arrows(visit: Visiting) -> None:
    """
    One of its marks is in the tab order, the most linked; arrows go on, Enter opens what is told.
    """
    found = visit()
    found.run(MEETS)
    found.show("Graph")
    expect(found.page.locator("#view .node.person")).not_to_have_count(0)
    assert found.page.locator('#view [tabindex="0"]').count() == 1
    found.page.locator('#view [tabindex="0"]').focus()
    found.page.keyboard.press("ArrowRight")
    second = found.page.locator("#view .node").nth(1)
    expect(second).to_be_focused()
    found.page.keyboard.press("Enter")

    expect(found.page.locator("#card h2")).to_have_text((second.get_attribute("aria-label") or "").rpartition(",")[0])


def test_every_field_and_button_has_a_name(visit: Visiting) -> None:
    """
    For those who hear the page: labels of inputs, texts or labels of buttons.
    """
    found = visit()
    found.pick("Whom did this person")
    found.run(MEETS)
    found.rows()
    nameless = found.page.evaluate(
        """[...document.querySelectorAll('button, input, select')].filter((x) => !x.closest('[hidden]')).filter((x) =>
          !(x.getAttribute('aria-label') || x.textContent.trim() || x.labels?.length)).map((x) => x.outerHTML)"""
    )

    assert nameless == []


def test_on_a_phone_all_is_within_the_width(visit: Visiting) -> None:
    """
    The library unfolds and folds, the answer is there, and nothing but a table is wider than the screen.
    """
    found = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = found.page
    expect(page.locator("#library")).to_be_hidden()
    page.locator("#open-library").click()
    found.pick("Whom did this person")
    expect(page.locator("#library")).to_be_hidden()
    page.locator("#value-person").fill("Torvald")
    page.keyboard.press("Enter")
    assert found.rows()
    for view in ("Table", "Chart", "Map", "Graph"):
        found.show(view)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_dark_screen_has_a_dark_page(visit: Visiting) -> None:
    """
    Paper and letters change places, in the editor too.
    """

    def lightness(found: Visit, part: str, what: str) -> float:
        colour = str(found.page.locator(part).evaluate(f"(x) => getComputedStyle(x).{what}"))
        return sum(map(float, re.findall(r"[\d.]+", colour)[:3])) / 3

    dark, light = visit(color_scheme="dark"), visit(color_scheme="light")

    for part in ("body", "#editor .cm-editor"):
        assert lightness(dark, part, "backgroundColor") < 90 < lightness(dark, part, "color")
        assert lightness(light, part, "backgroundColor") > 160 > lightness(light, part, "color")


# --- what others made ----------------------------------------------------------------------

SERVE = Path(__file__).parents[2] / "visualisations" / "serve"


def test_the_bundle_is_of_the_versions_that_are_locked() -> None:
    """
    Each package of it has its licence beside it, in the version of package-lock.json: who changes one makes it anew.
    """
    locked = json.loads((SERVE / "src" / "package-lock.json").read_text())["packages"]
    licences = (SERVE / "vendor" / "LICENSES.txt").read_text()
    bundled = re.findall(r"^(@?[\w/-]+) (\d+\.\d+\.\d+)$", licences, re.MULTILINE)

    assert {"@codemirror/view", "@codemirror/autocomplete", "@codemirror/legacy-modes"} <= {name for name, _ in bundled}
    for name, version in bundled:
        assert locked[f"node_modules/{name}"]["version"] == version, name
    assert "Natural Earth" in licences


def test_the_lock_names_no_place() -> None:
    """
    It holds for any registry: no address of the one that was used.
    """
    assert "resolved" not in (SERVE / "src" / "package-lock.json").read_text()
