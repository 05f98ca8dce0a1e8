"""``kg.evaluate.gold``: what gold is read from, and what is told of gold that is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.evaluate import gold as sets
from kg.evaluate.gold import Kind
from kg.files import folder

EMPTY: dict[str, Any] = {
    "published": "2024-06-12",
    "entities": [],
    "meets": [],
    "says": [],
    "represents": [],
    "located_in": [],
}


def test_a_folder_has_articles_in_any_form() -> None:
    """Text, pages and lines: all the sample articles have their gold."""
    found = sets.read(folder("data") / "articles")
    assert found.kind is Kind.ARTICLES
    assert all(x.body and x.published for x in found.items)
    assert {"geneva-2021", "hanoi-2019", "brdo-2001"} <= {x.id for x in found.items}


def test_a_text_is_title_and_body(tmp_path: Path) -> None:
    """The first line is the title, whatever stands in it."""
    (tmp_path / "one.json").write_text(json.dumps(EMPTY))
    (tmp_path / "one.txt").write_text("Brook smiles\n\nAda Brook smiled.\n")
    (item,) = sets.read(tmp_path).items
    assert (item.title, item.body, item.published) == ("Brook smiles", "Ada Brook smiled.", "2024-06-12")
    assert json.loads(sets.lines([item])) == {"id": "one", "title": "Brook smiles", "body": "Ada Brook smiled.",
                                              "published": "2024-06-12"}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "row", "kind"),
    [
        ("a.jsonl", {"id": "1", "text": "t", "meets": []}, Kind.MEETS),
        ("a.jsonl", {"id": "1", "text": "t", "quotes": []}, Kind.SAYS),
        ("represents.jsonl", {"id": "1", "text": "t", "pairs": []}, Kind.REPRESENTS),
        ("a.jsonl", {"id": "1", "text": "t", "pairs": [], "relation": "located_in"}, Kind.LOCATED_IN),
    ],
)
def test_lines_tell_by_themselves_which_relation_they_have(
    tmp_path: Path, name: str, row: dict[str, Any], kind: Kind
) -> None:
    """By their fields; pairs by a field or the name of the file."""
    (tmp_path / name).write_text(json.dumps(row) + "\n")
    assert sets.read(tmp_path / name).kind is kind


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, "no NAME.json"),
        ({"one.json": "{"}, "not JSON"),
        ({"one.json": "[]"}, "not a JSON object"),
        ({"one.json": "{}"}, "no list 'entities'"),
        ({"one.json": json.dumps(EMPTY)}, "no article stands beside"),
        ({"one.json": json.dumps({**EMPTY, "located_in": [["Lima", "Peru"]]}), "one.txt": "t\nb"}, "'Lima'"),
        ({"one.json": json.dumps({**EMPTY, "entities": [{"name": "A", "type": "Ship"}]}), "one.txt": "t"}, "Ship"),
        ({"one.json": json.dumps({**EMPTY, "meets": [{}]}), "one.txt": "t"}, "status"),
    ],
)
def test_a_folder_that_is_no_gold_is_told_so(tmp_path: Path, files: dict[str, str], told: str) -> None:
    """Which file, what is wrong, what to do."""
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=told):
        sets.read(tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("\n\n", "empty"),
        ("nothing", "not JSON"),
        ('{"id": "1"}', "is this gold"),
        ('{"id": "1", "text": "t", "pairs": []}', "which relation"),
        ('{"id": "1", "text": "t", "meets": []}\n{"id": "2", "meets": []}', "gold.jsonl:2"),
    ],
)
def test_a_file_that_is_no_gold_is_told_so(tmp_path: Path, text: str, told: str) -> None:
    """With the line."""
    path = tmp_path / "gold.jsonl"
    path.write_text(text)
    with pytest.raises(InputError, match=told):
        sets.read(path)


def test_what_is_not_there_is_told_so(tmp_path: Path) -> None:
    """Neither file nor folder."""
    with pytest.raises(InputError, match="no such file"):
        sets.read(tmp_path / "nothing")


@pytest.mark.parametrize(
    ("text", "told"), [('{"meets": []}', "no id"), ('{"id": "1"}\n{"id": "1"}', "earlier line"), ("x", "not JSON")]
)
def test_predictions_that_cannot_be_scored_are_told_so(tmp_path: Path, text: str, told: str) -> None:
    """Two lines of one id would count one of them twice."""
    path = tmp_path / "p.jsonl"
    path.write_text(text)
    with pytest.raises(InputError, match=told):
        sets.predictions(path)
