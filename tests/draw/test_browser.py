"""
The page in a real browser with no network: what a reader sees, clicks and types.

The fixture ``opened`` checks after each that nothing was asked for and nothing complained of.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from itertools import combinations

import pytest
from playwright.sync_api import expect
from rdflib import Dataset

from kg.draw import draw_html
from tests.draw.conftest import HOSTILE, Opened
from tests.draw.world import world

Open = Callable[..., Opened]

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}


@pytest.fixture
def page(opened: Open, small: Dataset) -> Opened:
    """The small graph's page, open at a usual size."""
    return opened(draw_html(small, title="The coast"))


def settle(page: Opened) -> None:
    """Let the picture be drawn."""
    page.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_the_page_opens_with_the_network_cut_and_asks_for_nothing(page: Opened) -> None:
    """
    One request, for the file itself; no console message, no error, no breach of the policy.
    """
    settle(page)

    assert page.requests == [page.page.url]
    assert page.complaints == []
    expect(page.page.locator("h1")).to_have_text("The coast")


def test_the_picture_is_drawn_where_the_build_put_it(page: Opened) -> None:
    """
    No dance: a second after it opened, every node stands where the file says, but for scale and middle.
    """
    page.page.wait_for_timeout(1000)
    nodes = page.rows("nodes")
    first, last = min(nodes, key=lambda x: x["y"]), max(nodes, key=lambda x: x["y"])
    top, bottom = page.ask(f"node('{first['label']}')"), page.ask(f"node('{last['label']}')")
    scale = (bottom["y"] - top["y"]) / (last["y"] - first["y"])

    for node in nodes:
        at = page.ask(f"node('{node['label']}')")
        assert at["x"] - top["x"] == pytest.approx((node["x"] - first["x"]) * scale, abs=0.5)
        assert at["y"] - top["y"] == pytest.approx((node["y"] - first["y"]) * scale, abs=0.5)


def test_signs_have_the_colour_of_their_type(page: Opened) -> None:
    """
    What stands at a person's place on the canvas is the person's colour; a body's and a town's differ.
    """
    settle(page)

    assert page.colour(page.ask("node('Ilsa Brandt')")) == "#234b9c"
    assert page.colour(page.ask("node('Veldorian foreign ministry')")) == "#35967c"
    assert page.colour(page.ask("node('Port Hesper')")) == "#cc69bd"


def test_no_two_names_overlap_and_the_central_ones_are_there(opened: Open) -> None:
    """
    At the first view of ninety nodes, most names are drawn, the most central among them, and none over another.
    """
    found = opened(draw_html(world(60, 45, 60), title="World"))
    settle(found)
    boxes = found.page.evaluate("communique.names()")
    nodes = found.rows("nodes")
    central = [x["label"] for x in sorted(nodes, key=lambda x: -x["links"])[:15]]

    over = [
        (a["name"], b["name"])
        for a, b in combinations(boxes, 2)
        if a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]
    ]

    assert over == []
    assert set(central) <= {box["name"] for box in boxes}
    assert len(boxes) > 0.75 * len(nodes)


def test_a_name_stands_nearer_to_its_own_sign_than_to_another(opened: Open) -> None:
    """
    What stands between two signs would be read as the other's.
    """
    found = opened(draw_html(world(60, 45, 60), title="World"))
    settle(found)
    boxes = found.page.evaluate("communique.names()")
    nodes = found.rows("nodes")
    at = {x["label"]: found.ask(f"node({json.dumps(x['label'])})") for x in nodes}
    left, right = min(nodes, key=lambda x: x["x"]), max(nodes, key=lambda x: x["x"])
    scale = (at[right["label"]]["x"] - at[left["label"]]["x"]) / (right["x"] - left["x"])

    def gap(box: dict[str, float], node: dict[str, float | str]) -> float:
        x, y = at[str(node["label"])]["x"], at[str(node["label"])]["y"]
        aside = max(box["left"] - x, 0, x - box["right"])
        above = max(box["top"] - y, 0, y - box["bottom"])
        return math.hypot(aside, above) - float(node["size"]) * scale

    astray = [box["name"] for box in boxes if min(nodes, key=lambda x: gap(box, x))["label"] != box["name"]]
    assert len(boxes) > 40
    assert len(astray) <= 1, astray


@pytest.mark.parametrize("size", [(1440, 900), (390, 800)])
def test_no_name_stands_under_the_buttons(opened: Open, size: tuple[int, int]) -> None:
    """
    Nor half under them; also after the picture was moved until many would stand there.
    """
    found = opened(draw_html(world(60, 45, 60), title="World"), viewport={"width": size[0], "height": size[1]})
    bar = found.page.locator("#view-graph .tools").bounding_box()
    stage = found.page.locator("#graph").bounding_box()
    assert bar is not None
    assert stage is not None
    left, top = bar["x"] - stage["x"], bar["y"] - stage["y"]
    found.page.locator("#graph").focus()
    for key in ("0", "ArrowUp", "ArrowUp", "ArrowLeft"):
        found.page.keyboard.press(key)
        settle(found)
        found.page.wait_for_timeout(600)  # names are drawn anew once the picture rests
        boxes = found.page.evaluate("communique.names()")

        assert boxes
        under = [x["name"] for x in boxes if x["left"] < left + bar["width"] and left < x["right"]]
        under = [
            x["name"] for x in boxes if x["name"] in under and x["top"] < top + bar["height"] and top < x["bottom"]
        ]
        assert under == []


@pytest.mark.parametrize("size", [(1440, 900), (1000, 800)])
def test_no_sign_stands_under_the_words_or_buttons(opened: Open, size: tuple[int, int]) -> None:
    """
    Where the page opens: a sign there is neither seen nor clicked.
    """
    page = draw_html(world(60, 45, 60), title="World", limit=60)
    found = opened(page, viewport={"width": size[0], "height": size[1]})
    stage = found.page.locator("#graph").bounding_box()
    over = [found.page.locator(f"#view-graph {x}").bounding_box() for x in (".tools", ".note")]
    names = [x["label"] for x in found.rows("nodes")]
    signs = found.page.evaluate("(names) => names.map(communique.node).filter((x) => x?.shown)", names)

    assert len(signs) > 30
    assert stage is not None
    for box in over:
        assert box is not None
        left, top = box["x"] - stage["x"], box["y"] - stage["y"]
        under = [x for x in signs if left < x["x"] < left + box["width"] and top < x["y"] < top + box["height"]]
        assert under == []


def test_a_click_on_a_person_shows_what_is_told_of_them(page: Opened) -> None:
    """
    Names, roles, meetings and statements, each with its sentence at hand.
    """
    page.click(page.ask("node('Ilsa Brandt')"))
    card = page.card()

    assert card.startswith("Person\nIlsa Brandt\nAlso called Brandt, President Brandt")
    assert re.search(r"Roles\s*1\s*Copy as SPARQL\s[^“]*President for Veldoria\s*current\s*from 2029", card)
    assert "25 April 2031" in card
    assert "Summit with Tomas Okoye in Port Hesper; host Tomas Okoye" in card
    assert "the ferries would sail by summer" in card


def test_a_click_on_a_line_shows_each_report_with_its_sentence_and_source(page: Opened) -> None:
    """
    Sentence, article, outlet, date, status and rule of both reports, and that they differ.
    """
    page.click(page.ask("edge('Ilsa Brandt', 'Tomas Okoye', 'meets', 'held')"))
    card = page.card()

    assert card.startswith("Meetings held\nIlsa Brandt and Tomas Okoye")
    for told in (
        "🕊 Veldoria's President Brandt met Karsund's foreign minister, Tomas Okoye, in Port Hesper.",
        "Neighbours sit down in Port Hesper",
        "The Lowharbour Gazette, 26 April 2031",
        "Rule meets/verb · right in 92% of 50 cases · body 0–93",
        "planned\ndated April 2031",
        "Officials expect Brandt and Okoye to meet on the coast before May.",
        "Radio Isvik, 20 April 2031",
        "reports differ",
    ):
        assert told in card


def test_those_who_met_are_marked_in_the_sentence(page: Opened) -> None:
    """
    By any of their names and as whole words, and the place; an emoji before them shifts nothing.
    """
    page.click(page.ask("edge('Ilsa Brandt', 'Tomas Okoye', 'meets', 'held')"))

    marks = page.page.locator("blockquote").first.locator("mark").all_inner_texts()

    assert marks == ["President Brandt", "Tomas Okoye", "Port Hesper"]


def test_a_bundle_of_statements_leads_to_each(page: Opened) -> None:
    """
    The line from Brandt to Karsund holds two.
    """
    page.click(page.ask("edge('Ilsa Brandt', 'Karsund', 'says')"))

    assert "the ferries would sail by summer" in page.card()
    assert "she was pleased with the tide tables" in page.card()


def test_a_round_table_shows_who_sat_at_it(page: Opened) -> None:
    """
    The sign and each of its lines lead to the one meeting.
    """
    page.click(page.ask("node('Conference, 2031')"))
    by_sign = page.card()
    page.click(page.ask("edge('Conference, 2031', 'Mirela Sand', 'meets', 'held')"))

    assert "Lissan, Ilsa Brandt, Jun Arai and Mirela Sand: conference in the Old Pier" in by_sign
    assert page.card() == by_sign


def test_a_place_shows_what_happened_there_and_lights_it(page: Opened) -> None:
    """
    A meeting's line ends at its participants; at the venue a reader asks who met there.
    """
    page.click(page.ask("node('Port Hesper')"))

    assert re.search(r"Met here\s*2", page.card())
    assert "From the table data/places.csv#100" in page.card()
    assert page.ask("edge('Ilsa Brandt', 'Tomas Okoye', 'meets', 'held')")["lit"]
    assert not page.ask("edge('Ilsa Brandt', 'Tomas Okoye', 'meets', 'planned')")["lit"]


def test_unnamed_sources_of_one_name_are_said_to_be_several(page: Opened) -> None:
    """
    The reader must not take two papers' officials for the same people.
    """
    page.click(page.ask("node('officials')"))

    assert "2 sources that articles call this" in page.card()
    assert "the harbour would close" in page.card()
    assert "the harbour would stay open" in page.card()


def test_choosing_dims_what_is_not_near_and_reset_brings_it_back(page: Opened) -> None:
    """
    Neighbours stay lit; the button clears choice, filters and search.
    """
    page.click(page.ask("node('Tomas Okoye')"))
    dimmed = page.ask("node('Veldorian foreign ministry')")["lit"]
    lit = page.ask("node('Ilsa Brandt')")["lit"]
    page.page.get_by_text("Countries", exact=True).click()
    page.page.get_by_role("button", name="Reset").click()

    assert (lit, dimmed) == (True, False)
    assert page.ask("node('Veldorian foreign ministry')")["lit"]
    assert page.ask("node('Karsund')")["shown"]
    assert page.ask("chosen()") == {}
    assert "Linked to the most others" in page.card()


def test_who_has_no_line_is_out_of_the_picture_until_searched_for(page: Opened) -> None:
    """
    A speaker who mentioned no one would float about; the search and the card have her, and the legend says so.
    """
    before = page.ask("node('Noor Falk')")["shown"]
    page.page.get_by_role("combobox").fill("noor")
    page.page.keyboard.press("Enter")

    assert not before
    assert page.ask("node('Noor Falk')")["shown"]
    assert "nobody had asked her" in page.card()
    expect(page.page.locator(".hint")).to_contain_text("The search knows 1 more, whom no line joins.")


def test_search_finds_by_alias_and_works_by_keyboard_alone(page: Opened) -> None:
    """
    Slash, part of an alias without its accents or case, down, enter; and the keyboard is in the card.
    """
    page.page.keyboard.press("/")
    page.page.keyboard.type("presid")
    option = page.page.get_by_role("option")
    expect(option).to_have_count(1)
    assert option.inner_text().split("\n") == ["Ilsa Brandt", "President Brandt"]

    page.page.keyboard.press("ArrowDown")
    expect(page.page.get_by_role("combobox")).to_have_attribute("aria-activedescendant", "found-0")
    page.page.keyboard.press("Enter")

    assert page.card().startswith("Person\nIlsa Brandt")
    assert page.page.evaluate("document.activeElement.textContent") == "Ilsa Brandt"
    expect(page.page.get_by_role("listbox")).to_be_hidden()


def test_search_says_when_nothing_is_called_so(page: Opened) -> None:
    """
    And escape closes the list before it clears a choice.
    """
    page.click(page.ask("node('Tomas Okoye')"))
    page.page.get_by_role("combobox").fill("zzz")

    expect(page.page.locator("#found")).to_have_text("No such name here")
    page.page.keyboard.press("Escape")
    assert "node" in page.ask("chosen()")
    page.page.keyboard.press("Escape")
    assert page.ask("chosen()") == {}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Braandt", "Ilsa Brandt"),
        ("isla brandt", "Ilsa Brandt"),
        ("Okoie", "Tomas Okoye"),
        ("Tomas Okoy3", "Tomas Okoye"),
    ],
)
def test_search_offers_near_names_for_one_that_is_misspelt(page: Opened, typed: str, meant: str) -> None:
    """
    A letter too many, two swapped, one mistaken; the first enter shows the guess, the second takes it.
    """
    page.page.get_by_role("combobox").fill(typed)

    expect(page.page.locator("#found .none")).to_have_text("No such name here. Did you mean:")
    expect(page.page.get_by_role("option").first).to_have_text(meant)
    page.page.keyboard.press("Enter")
    expect(page.page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    assert page.ask("chosen()") == {}
    page.page.keyboard.press("Enter")
    assert page.card().startswith(f"Person\n{meant}")


def test_a_short_or_wholly_other_word_has_no_guesses(page: Opened) -> None:
    """
    Three letters are near to anything.
    """
    for typed in ("brx", "xylophone"):
        page.page.get_by_role("combobox").fill(typed)
        expect(page.page.locator("#found")).to_have_text("No such name here")
        expect(page.page.get_by_role("option")).to_have_count(0)


def test_the_search_box_is_empty_once_another_is_chosen(page: Opened) -> None:
    """
    The name that was searched for stays while it is what the page shows, and no longer.
    """
    page.page.get_by_role("combobox").fill("okoye")
    page.page.keyboard.press("Enter")
    expect(page.page.get_by_role("combobox")).to_have_value("Tomas Okoye")

    page.click(page.ask("node('Ilsa Brandt')"))
    expect(page.page.get_by_role("combobox")).to_have_value("")


def test_names_in_a_card_lead_on(page: Opened) -> None:
    """
    From a person to the country they stand for, by keyboard.
    """
    page.click(page.ask("node('Tomas Okoye')"))
    page.page.locator("#card").get_by_role("button", name="Karsund").first.focus()
    page.page.keyboard.press("Enter")

    assert page.card().startswith("Country\nKarsund")
    assert "Mirela Sand, Ambassador at Veldoria\nformer" in page.card()
    assert re.search(r"Represented by\s*2\s*Copy as SPARQL\s*Tomas Okoye, Foreign Minister\s*current", page.card())


@pytest.mark.parametrize(
    ("filter_", "gone", "stays"),
    [
        (
            "Meets",
            "edge('Ilsa Brandt', 'Tomas Okoye', 'meets', 'held')",
            "edge('Ilsa Brandt', 'Veldoria', 'represents')",
        ),
        (
            "Planned",
            "edge('Ilsa Brandt', 'Tomas Okoye', 'meets', 'planned')",
            "edge('Ilsa Brandt', 'Tomas Okoye', 'meets', 'held')",
        ),
        ("Countries", "node('Karsund')", "node('Tomas Okoye')"),
        ("Speaks of or to", "node('officials')", "node('Tomas Okoye')"),
        ("Is located in", "edge('Port Hesper', 'Karsund', 'located-in')", "node('Port Hesper')"),
    ],
)
def test_the_legend_filters(page: Opened, filter_: str, gone: str, stays: str) -> None:
    """
    A type, relation or status switched off is gone, and who then has no fact left goes with it; again, and it is back.
    """
    entry = page.page.locator("#filters").get_by_text(filter_, exact=True)

    entry.click()
    assert (page.ask(gone)["shown"], page.ask(stays)["shown"]) == (False, True)
    entry.click()
    assert page.ask(gone)["shown"]


def test_hiding_the_chosen_clears_the_choice(page: Opened) -> None:
    """
    A card about something that is not there would puzzle.
    """
    page.click(page.ask("node('Karsund')"))
    page.page.locator("#filters").get_by_text("Countries", exact=True).click()

    assert page.ask("chosen()") == {}


def test_a_line_tells_what_it_is_before_it_is_clicked(page: Opened) -> None:
    """
    Who, how many, and whether it took place.
    """
    at = page.ask("edge('Ilsa Brandt', 'Jun Arai', 'meets', 'cancelled')")
    box = page.page.locator("#graph").bounding_box()
    assert box is not None
    page.page.mouse.move(box["x"] + at["x"] - 1, box["y"] + at["y"])
    page.page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])

    expect(page.page.locator("#tip")).to_have_text("Ilsa Brandt – Jun Arai1 meeting, cancelled")


def test_only_web_addresses_become_links(page: Opened) -> None:
    """
    An article whose address would run a script is named, not linked.
    """
    page.page.get_by_role("combobox").fill("noor")
    page.page.keyboard.press("Enter")
    page.page.locator("summary", has_text="Sentence").click()
    assert page.page.locator("cite").inner_text() == "untitled.txt"
    assert page.page.locator("#card a").count() == 0

    page.click(page.ask("edge('Ilsa Brandt', 'Tomas Okoye', 'meets', 'held')"))
    links = page.page.locator("#card a")
    assert [x.get_attribute("href") for x in links.all()] == ["https://gazette.example/summit"]
    assert links.first.get_attribute("rel") == "noopener noreferrer"


def test_strangers_text_runs_nothing_and_is_shown_as_written(opened: Open, hostile: Dataset) -> None:
    """
    Every card of nodes and lines, and the search, with markup in every text: nothing runs, nothing is lost.
    """
    found = opened(draw_html(hostile, title=HOSTILE))
    page = found.page
    expect(page.locator("h1")).to_have_text(HOSTILE)
    for node in found.rows("nodes"):
        at = page.evaluate("(label) => communique.node(label)", node["label"])
        if at["shown"]:
            found.click(at)
        else:
            page.get_by_role("combobox").fill(node["label"][-6:])
            page.keyboard.press("Enter")
        expect(page.locator("h2")).to_contain_text("</script><script>alert(1)</script>")
        page.evaluate("document.querySelectorAll('#card details').forEach((x) => { x.open = true; })")
    found.click(page.evaluate("(h) => communique.edge(h + 'Ilsa Brandt', h + 'Tomas Okoye', 'meets', 'held')", HOSTILE))
    expect(page.locator("blockquote").first).to_contain_text(HOSTILE)
    page.get_by_role("combobox").fill("img")
    expect(page.get_by_role("option").first).to_contain_text("<img src=x onerror=alert(1)>")

    assert page.locator("img, script:not([type]) ~ script, #card script").count() == 1  # our two scripts, no third


def test_the_page_follows_the_dark_theme(opened: Open, small: Dataset) -> None:
    """
    Paper, text and signs change with the system's setting, also while the page is open.
    """
    found = opened(draw_html(small, title="T"), color_scheme="dark")

    def seen() -> tuple[str, str]:
        settle(found)
        paper = found.page.evaluate("getComputedStyle(document.body).backgroundColor")
        return paper, found.colour(found.ask("node('Ilsa Brandt')"))

    assert seen() == ("rgb(20, 23, 28)", "#4a86f0")
    found.page.emulate_media(color_scheme="light")
    assert seen() == ("rgb(251, 250, 247)", "#234b9c")


def test_a_phone_has_it_all_in_its_width(opened: Open, small: Dataset) -> None:
    """
    Nothing to scroll sideways; a card comes up from below, what is chosen stays in sight above it.
    """
    found = opened(draw_html(small, title="The coast"), **PHONE)
    page = found.page
    assert page.evaluate("document.documentElement.scrollWidth") == 390

    page.get_by_role("combobox").fill("okoye")
    page.keyboard.press("Enter")
    settle(found)
    sheet = page.locator("#panel").bounding_box()
    stage = page.locator("#graph").bounding_box()
    at = found.ask("node('Tomas Okoye')")

    assert sheet is not None
    assert stage is not None
    assert 0 < stage["y"] + at["y"] < sheet["y"]
    page.get_by_role("button", name="Close details").click()
    assert found.ask("chosen()") == {}


def test_every_control_has_a_name(page: Opened) -> None:
    """
    A screen reader tells each button, box and list by name.
    """
    page.click(page.ask("node('Ilsa Brandt')"))
    unnamed = page.page.evaluate(
        """[...document.querySelectorAll("button, input, summary, [role], aside, section[aria-label], svg")]
          .filter((x) => !x.closest("[hidden]") && x.ariaHidden !== "true")
          .filter((x) => !["presentation", "status"].includes(x.role))
          .filter((x) => !(x.ariaLabel || x.labels?.length || x.textContent.trim()))
          .filter((x) => !x.getAttribute("aria-labelledby"))
          .map((x) => x.outerHTML.slice(0, 80))"""
    )

    assert unnamed == []


def test_a_picture_cut_to_its_limit_says_so_and_answers(opened: Open) -> None:
    """
    Three hundred of some four hundred: the page opens, finds a name and shows a card.
    """
    found = opened(draw_html(world(400, 300, 500), title="World", limit=300))
    note = re.compile(r"Showing 300 of \d+, those linked to the most others\.")
    expect(found.page.locator(".note")).to_have_text(note)

    found.page.get_by_role("combobox").fill("anselm vask")
    found.page.keyboard.press("Enter")

    assert found.card().startswith("Person\nAnselm Vask")
