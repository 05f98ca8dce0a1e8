"""The page of what is logged, counted and reported says what is: each event, field and series, and no other."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from kg import tally
from kg.journal import EVENTS
from kg.serve.watching import Counts
from kg.watch import STAGES

PAGE = (Path(__file__).parent.parent / "docs" / "watching.md").read_text(encoding="utf-8")


def table(head: str) -> dict[str, list[str]]:
    """Return the table whose first column is *head*: the code of that column → the cells after it."""
    found = re.search(rf"^\| {head} \|.*\n\| --- .*\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    assert found is not None
    rows = [[cell.strip() for cell in line.strip().strip("|").split(" | ")] for line in found[1].splitlines()]
    return {name: cells[1:] for cells in rows for name in code(cells[0])}


def code(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def outside_brackets(text: str) -> str:
    return re.sub(r"\([^)]*\)", "", text)


@pytest.mark.parametrize("event", EVENTS, ids=lambda x: x.event)
def test_an_event_is_documented_with_its_fields(event) -> None:
    """In their order; what stands in brackets explains one."""
    assert code(outside_brackets(table("event")[event.event][1])) == [x.name for x in fields(event)]


def test_no_other_event_is_documented() -> None:
    assert list(table("event")) == [x.event for x in EVENTS]


def test_the_fields_of_a_report_are_documented() -> None:
    """All, in their order."""
    assert list(table("field")) == ["format", *(x.name for x in fields(tally.Tally))]


@pytest.mark.parametrize(
    ("field", "kind"), [("slowest", tally.Slow), ("quarantined", tally.Aside), ("stages", tally.StageTime)]
)
def test_the_parts_of_a_list_are_documented(field: str, kind: type) -> None:
    assert {x.name for x in fields(kind)} <= set(code(table("field")[field][0]))


def test_the_fields_of_a_graph_are_documented() -> None:
    told = PAGE[PAGE.index("`graph` has its") : PAGE.index("Where nothing changed")]
    named = {x.rpartition(".")[2] for x in code(told)}
    for kind in (tally.Graph, tally.Contents, tally.Told, tally.Abstained):
        assert {x.name for x in fields(kind)} <= named | {"contents"}


def test_the_stages_are_documented() -> None:
    assert [x for x in code(table("field")["stages"][0]) if x in STAGES.values()] == list(STAGES.values())


def test_the_series_of_a_server_are_documented() -> None:
    """Each that the server has, and no other."""
    made = re.findall(r"^# TYPE (\S+)", Counts().text(), re.MULTILINE)
    assert list(table("series")) == made
