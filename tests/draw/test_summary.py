"""A graph too large for one picture: communities that open, in what the build writes and in a real browser."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from kg.draw import facts, page, summary, view
from kg.draw.facts import Facts
from kg.draw.view import View
from tests.draw.conftest import Opened
from tests.draw.rows import rows
from tests.draw.world import world

Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def everything() -> Facts:
    """What a made-up world of ninety names tells."""
    return facts.read(world(60, 45, 60))


@pytest.fixture(scope="module")
def graph(everything: Facts) -> View:
    """The view of it."""
    return view.view(everything)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes so small that ninety names are too many for one picture."""
    monkeypatch.setattr(page, "SUMMARISED", 50)
    monkeypatch.setattr(summary, "MOST", 40)
    monkeypatch.setattr(summary, "LEAST", 4)


def scene(text: str) -> Any:
    """The rows of a packed community."""
    told = unpacked(text)
    tables = {name: rows(table) for name, table in told["facts"].items() if name != "base"}
    return {"nodes": rows(told["nodes"]), "edges": rows(told["edges"]), "facts": tables}


def unpacked(text: str) -> Any:
    """What a packed text holds."""
    return json.loads(gzip.decompress(base64.b64decode(text)))


@pytest.fixture
def made(everything: Facts, graph: View, few: None) -> summary.Summary:
    """Its summary."""
    return summary.summary(everything, graph, lambda members: page.scene(everything, members))


def test_every_name_is_in_one_community(made: summary.Summary, graph: View) -> None:
    """
    None is lost and none is twice, in the scenes as in the index of the search, which points at the right node.
    """
    scenes = [scene(text) for text in made.closed]
    drawn = [node["label"] for scene in scenes for node in scene["nodes"]]

    assert sorted(drawn) == sorted(label for _, label in graph.nodes(data="label"))
    assert [node["links"] for node in made.scene["nodes"]] == [len(scene["nodes"]) for scene in scenes]
    names = rows(unpacked(made.names))
    assert len(names) == len(view.entities(graph))
    for name in names:
        node = scenes[name["community"]]["nodes"][name["node"]]
        assert (node["label"], node["group"]) == (name["label"], name["group"])


def test_no_fact_is_lost_between_communities(made: summary.Summary, everything: Facts) -> None:
    """
    A meeting of people from two communities is in the scenes of both, who is elsewhere with the way there.
    """
    scenes = [scene(text) for text in made.closed]
    told = {(x["label"], len(scene["facts"]["meetings"])) for scene in scenes for x in scene["facts"]["entities"]}
    met = sum(len(scene["facts"]["meetings"]) for scene in scenes)
    away = [x for scene in scenes for x in scene["facts"]["entities"] if "inside" in x]

    assert told
    assert met > len(everything.meetings)
    assert away
    for entity in away:
        community, node = entity["inside"]
        assert scenes[community]["nodes"][node]["label"] == entity["label"]


def test_lines_between_communities_count_the_facts_that_join_them(
    made: summary.Summary, everything: Facts, graph: View
) -> None:
    """
    Counted here from the view itself; the three strongest of each are there.
    """
    part = {}
    labels = dict(graph.nodes(data="label"))
    for node, text in zip(made.scene["nodes"], made.closed, strict=True):
        inside = {x["label"] for x in scene(text)["nodes"]}
        part |= {key: node["id"] for key, label in labels.items() if label in inside}
    expected: dict[tuple[int, int], set[tuple[str, int]]] = {}
    for one, other, edge in graph.edges(data=True):
        ends = tuple(sorted((part[one], part[other])))
        if ends[0] != ends[1]:
            expected.setdefault((ends[0], ends[1]), set()).add((edge["relation"], edge["fact"]))

    drawn = {(x["from"], x["to"]): sum(x["bundle"].values()) for x in made.scene["edges"]}
    assert drawn
    assert drawn == {ends: len(expected[ends]) for ends in drawn}
    for node in made.scene["nodes"]:
        counts = sorted((len(told) for ends, told in expected.items() if node["id"] in ends), reverse=True)
        here = sorted((count for ends, count in drawn.items() if node["id"] in ends), reverse=True)
        assert here[: summary.STRONGEST] == counts[: summary.STRONGEST]


def test_communities_are_called_by_their_most_central(made: summary.Summary) -> None:
    """
    Two of them, and how many more.
    """
    for node in [node for node in made.scene["nodes"] if node["links"] > 2]:
        assert node["label"].endswith(f"and {node['links'] - 2:,} more")
        assert node["label"].split(",")[0] in node["first"][0]["label"]


def test_the_same_graph_gives_the_same_summary(made: summary.Summary, everything: Facts, graph: View) -> None:
    """
    To the byte, packed parts included.
    """
    assert summary.summary(everything, graph, lambda members: page.scene(everything, members)) == made


@pytest.fixture
def found(opened: Open, everything: Facts, graph: View, few: None) -> Opened:
    """Its page, open."""
    found = opened(page.page(everything, graph, title="World"))
    settle(found)
    return found


def settle(found: Opened) -> None:
    """Let the picture come to rest, and be drawn."""
    found.page.wait_for_timeout(150)
    found.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def largest(found: Opened) -> dict[str, Any]:
    """The community with the most names."""
    nodes = found.rows("nodes")
    top: dict[str, Any] = max(nodes, key=lambda x: x["links"])
    return top


def test_the_page_opens_with_its_communities(found: Opened) -> None:
    """
    Drawn, named and listed; it holds no fact that is not packed.
    """
    top = largest(found)

    assert found.colour(found.ask(f"node('{top['label']}')")) == "#5d6f94"
    assert top["label"] in {box["name"] for box in found.page.evaluate("communique.names()")}
    assert top["label"] in found.card()
    expect(found.page.get_by_text("Who and what")).to_be_hidden()  # a legend of nothing
    assert found.rows("meetings") == []


def test_a_click_opens_a_community_and_the_trail_leads_back(found: Opened) -> None:
    """
    Its members are drawn with their facts; the trail says where one is; its button leads back.
    """
    top = largest(found)
    found.click(found.ask(f"node('{top['label']}')"))
    expect(found.page.locator("#trail")).to_contain_text(top["label"])
    settle(found)
    member = top["first"][0]["label"]
    found.click(found.ask(f"node('{member}')"))
    assert member in found.card()
    assert "Meetings" in found.card()

    found.page.get_by_role("button", name="All communities").click()
    expect(found.page.locator("#trail")).to_be_hidden()
    assert found.ask(f"node('{top['label']}')")["shown"]


def test_escape_clears_the_choice_then_leads_back(found: Opened) -> None:
    """
    And from the summary nowhere.
    """
    top = largest(found)
    found.click(found.ask(f"node('{top['label']}')"))
    settle(found)
    found.click(found.ask(f"node('{top['first'][0]['label']}')"))
    found.page.keyboard.press("Escape")
    assert found.ask("chosen()") == {}
    expect(found.page.locator("#trail")).to_be_visible()

    found.page.keyboard.press("Escape")
    expect(found.page.locator("#trail")).to_be_hidden()
    found.page.keyboard.press("Escape")
    assert found.ask(f"node('{top['label']}')")["shown"]


def test_the_search_opens_the_community_of_a_name(found: Opened) -> None:
    """
    From the summary, and from inside another community.
    """
    nodes = found.rows("nodes")
    for node in sorted(nodes, key=lambda x: -x["links"])[:2]:
        member = node["first"][1]["label"]
        found.page.get_by_role("combobox", name="Search").fill(member)
        expect(found.page.get_by_role("option").first).to_contain_text(member)
        found.page.keyboard.press("Enter")
        expect(found.page.locator("#trail")).to_contain_text(node["label"])
        expect(found.page.locator("#card h2")).to_have_text(member)


def test_a_link_to_a_name_opens_its_community(opened: Open, everything: Facts, graph: View, few: None) -> None:
    """
    Wherever the communities of the link were numbered otherwise, and where it names none.
    """
    html = page.page(everything, graph, title="All")
    someone = next(iri for iri, entity in everything.entities.items() if entity.type == "person" and graph.degree(iri))

    for inside in ("", "&in=999"):
        found = opened(html, address=f"#node={'/'.join(someone.split('/')[-2:])}{inside}")
        expect(found.page.locator("#card h2")).to_have_text(everything.entities[someone].label)
        expect(found.page.locator("#trail")).to_be_visible()
        expect(found.page.locator("#said")).to_be_hidden()


def test_a_name_in_a_card_leads_into_another_community(found: Opened) -> None:
    """
    Whoever met someone from elsewhere leads there.
    """
    page_ = found.page
    packed = page_.evaluate("[...document.querySelectorAll('[id^=community-]')].map((one) => one.textContent)")
    who, other = next(filter(None, (met_from_elsewhere(scene(text)["facts"]) for text in packed)))
    page_.get_by_role("combobox", name="Search").fill(who)
    page_.keyboard.press("Enter")
    expect(page_.locator("#card h2")).to_have_text(who)
    before = page_.locator("#trail").inner_text()
    page_.locator("#card").get_by_role("button", name=other, exact=True).first.click()
    expect(page_.locator("#card h2")).to_have_text(other)

    assert page_.locator("#trail").inner_text() != before


def met_from_elsewhere(told: dict[str, Any]) -> tuple[str, str] | None:
    """Someone of a community, and whom they met from another; nothing where all met their own."""
    for who in [meeting["who"] for meeting in told["meetings"] if len(meeting["who"]) == 2]:
        one, other = (told["entities"][row] for row in who)
        if "node" in one and "inside" in other:
            return one["label"], other["label"]
    return None
