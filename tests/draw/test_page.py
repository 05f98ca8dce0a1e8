"""The file that is written: its bytes, its policy, and what strangers' text cannot do to it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from rdflib import Dataset, Graph

from kg.draw import draw_html
from kg.draw.data import as_json
from tests.draw.conftest import HOSTILE
from tests.draw.rows import rows

ID = "https://w3id.org/communique/id/"


@dataclass
class Parsed(HTMLParser):
    """What a browser's parser would make of the page: its elements, and the text of each script and style."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    text: str = ""
    raw: bool = False  # in a script or style

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.raw = tag in ("script", "style")
        if self.raw:
            self.inside.append("")

    def handle_endtag(self, tag: str) -> None:
        self.raw = False

    def handle_data(self, data: str) -> None:
        if self.raw:
            self.inside[-1] += data
        else:
            self.text += data

    def scripts(self) -> list[tuple[dict[str, str | None], str]]:
        blocks = [(tag, attributes) for tag, attributes in self.tags if tag in ("script", "style")]
        return [(x, text) for (tag, x), text in zip(blocks, self.inside, strict=True) if tag == "script"]

    def data(self, name: str) -> Any:
        """The nodes, the edges or the facts as rows."""
        scene = json.loads(next(text for attributes, text in self.scripts() if attributes.get("id") == "scene"))
        if name == "facts":
            return {key: rows(table) if isinstance(table, dict) else table for key, table in scene["facts"].items()}
        return rows(scene[name])


def parse(html: str) -> Parsed:
    found = Parsed()
    found.feed(html)
    found.close()
    return found


def policy(page: Parsed) -> str:
    return next(x["content"] or "" for tag, x in page.tags if x.get("http-equiv") == "Content-Security-Policy")


def test_the_same_graph_gives_the_same_bytes_whatever_the_hash_seed(small: Dataset, tmp_path: Path) -> None:
    """
    Two processes that order their sets differently write one page.
    """
    small.serialize(tmp_path / "small.nq", format="nquads")
    program = (
        "import sys; from rdflib import Dataset; from kg.draw import draw_html; graph = Dataset(default_union=True);"
        "graph.parse(sys.argv[1], format='nquads'); sys.stdout.buffer.write(draw_html(graph, title='T').encode())"
    )

    def page(seed: str) -> bytes:
        command = [sys.executable, "-W", "ignore", "-c", program, str(tmp_path / "small.nq")]
        return subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout

    assert page("1") == page("2") == draw_html(small, title="T").encode()


def test_strangers_text_adds_no_element(small: Dataset, hostile: Dataset) -> None:
    """
    Markup in names, titles, sentences, rules and dates leaves the page's elements as they are.
    """
    plain, marked = parse(draw_html(small, title="T")), parse(draw_html(hostile, title=HOSTILE))

    assert [tag for tag, _ in plain.tags] == [tag for tag, _ in marked.tags]
    assert [set(x) for _, x in plain.tags] == [set(x) for _, x in marked.tags]
    assert policy(plain) == policy(marked)


def test_strangers_text_arrives_whole(hostile: Dataset) -> None:
    """
    Escaping loses nothing: the data that scripts read is the text that was given.
    """
    page = parse(draw_html(hostile, title=HOSTILE))

    assert HOSTILE in page.text
    assert all(passage["sentence"].startswith(HOSTILE) for passage in page.data("facts")["passages"])
    assert all(entity["label"].startswith(HOSTILE) for entity in page.data("facts")["entities"])


@pytest.mark.parametrize("text", ["</script>", "<!--", "]]>", "a\u2028b\u2029c", "\ud83d", "🕊", "&lt;"])
def test_json_survives_in_a_script_element(text: str) -> None:
    """
    Nothing that could end the element, open a comment or break UTF-8 is left, and the value is the same.
    """
    written = str(as_json({text: text}))

    assert json.loads(written) == {text: text}
    assert not re.search("[<>&\u2028\u2029]", written)
    written.encode("utf-8")


def test_the_policy_lets_only_the_pages_own_scripts_and_style_run(small: Dataset) -> None:
    """
    Each script that runs, and the style, has its hash in the policy, and nothing else is allowed.
    """
    page = parse(draw_html(small, title="T"))
    running = [text for attributes, text in page.scripts() if attributes.get("type") != "application/json"]
    (style,) = [text for text in page.inside if text not in [x for _, x in page.scripts()]]

    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert policy(page) == (
        f"default-src 'none'; script-src {' '.join(map(digest, running))}; style-src {digest(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_no_element_loads_or_handles_anything(small: Dataset) -> None:
    """
    No source, no stylesheet, no inline handler, no style attribute; the empty icon keeps browsers from asking for one.
    """
    page = parse(draw_html(small, title="T"))
    attributes = [(name, value) for _, found in page.tags for name, value in found.items()]

    assert [value for name, value in attributes if name in ("src", "href", "srcset", "action")] == ["data:,"]
    assert not [name for name, _ in attributes if name.startswith("on") or name == "style"]


def test_what_pyvis_loads_from_networks_is_not_there(small: Dataset) -> None:
    """
    Its own template asks two hosts; ours has neither their names nor a source map for debuggers to fetch.
    """
    html = draw_html(small, title="T")

    assert not re.search("cdnjs|jsdelivr|bootstrap|sourceMappingURL", html)


def test_the_drawing_librarys_licence_is_kept(small: Dataset) -> None:
    """
    It may be handed on with its notice.
    """
    html = draw_html(small, title="T")

    assert "@copyright (c) 2017-2019 visjs contributors" in html
    assert "The MIT License" in html


def test_meetings_of_a_pair_are_bundled_by_status(small: Dataset) -> None:
    """
    One line for what was held, another, bent apart, for what is planned; each leads to its meetings.
    """
    page = parse(draw_html(small, title="T"))
    names = [node["label"] for node in page.data("nodes")]
    facts = page.data("facts")
    lines = {
        edge["status"]: edge
        for edge in page.data("edges")
        if edge["relation"] == "meets" and {names[edge["from"]], names[edge["to"]]} == {"Ilsa Brandt", "Tomas Okoye"}
    }

    assert set(lines) == {"held", "planned"}
    assert [facts["meetings"][row]["kind"] for row in lines["held"]["facts"]] == ["summit"]
    assert lines["held"].get("smooth") != lines["planned"].get("smooth")
    assert lines["planned"]["dashes"]
    assert not lines["held"]["dashes"]


def test_statements_on_one_thing_are_one_line(small: Dataset) -> None:
    """
    Brandt speaks of Karsund twice.
    """
    page = parse(draw_html(small, title="T"))
    names = [node["label"] for node in page.data("nodes")]

    (line,) = [
        edge
        for edge in page.data("edges")
        if edge["relation"] == "says" and (names[edge["from"]], names[edge["to"]]) == ("Ilsa Brandt", "Karsund")
    ]

    assert len(line["facts"]) == 2


def test_more_reports_make_a_thicker_line(small: Dataset) -> None:
    """
    The summit is in two reports, the later talks in one.
    """
    page = parse(draw_html(small, title="T"))
    names = [node["label"] for node in page.data("nodes")]
    width = {
        edge["status"]: edge["width"]
        for edge in page.data("edges")
        if {names[edge["from"]], names[edge["to"]]} == {"Ilsa Brandt", "Tomas Okoye"} and "status" in edge
    }

    assert width["held"] > width["planned"]


def test_the_more_central_is_drawn_larger(small: Dataset) -> None:
    """
    Area goes by networkx's degree centrality; the shapes are made to weigh the same.
    """
    size = {node["label"]: node["size"] for node in parse(draw_html(small, title="T")).data("nodes")}

    assert size["Ilsa Brandt"] > size["Tomas Okoye"] > size["Noor Falk"]


def test_the_masthead_counts_what_is_drawn(small: Dataset) -> None:
    """
    Articles, people, countries, meetings and statements, as a reader would count them.
    """
    text = re.sub(r"\s+", " ", parse(draw_html(small, title="The coast")).text)

    assert "3 articles5 people3 countries1 organisation7 meetings6 statements" in text


def test_a_part_says_that_it_is_a_part(small: Dataset) -> None:
    """
    A reader must not take one person's surroundings for all there is.
    """
    html = draw_html(small, title="T", around=f"{ID}local/person/tomas-okoye")

    assert "Only what is within 1 step of Tomas Okoye." in html
    assert "Noor Falk" not in html


def test_a_limit_says_how_many_there_are(small: Dataset) -> None:
    """
    The most central are shown, and the page says of how many.
    """
    page = parse(draw_html(small, title="T", limit=4))

    assert "Showing 4 of 12, those linked to the most others." in page.text
    assert len([node for node in page.data("nodes") if node["group"] != "meeting"]) == 4


def test_a_fact_of_someone_left_out_is_left_out(small: Dataset) -> None:
    """
    Rows are those of what is drawn; who is only referred to has a name and no node.
    """
    facts = parse(draw_html(small, title="T", limit=4)).data("facts")
    whole = parse(draw_html(small, title="T")).data("facts")

    assert 0 < len(facts["meetings"]) < len(whole["meetings"])
    assert [x["label"] for x in facts["entities"] if "node" not in x]


def test_an_empty_graph_is_a_page_that_says_so() -> None:
    """
    A build of articles without relations is drawn, too.
    """
    page = parse(draw_html(Graph(), title="Nothing yet"))

    assert "Nothing to draw: the graph holds no relations yet." in page.text
    assert page.data("nodes") == []
