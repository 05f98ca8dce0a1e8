"""The formats of a report, and what the text says."""

from __future__ import annotations

import json
import re

import pytest

from kg import tally
from kg.errors import UnknownNameError
from kg.report import write
from tests.report.told import told


def test_json_is_the_tally() -> None:
    assert json.loads(write(told(), "json")) == json.loads(json.dumps(told().as_dict()))


def test_another_format_is_told_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="text, html, json"):
        write(told(), "pdf")


def line(text: str, *words: str) -> str:
    """Return the line of *text* that has all *words*, its spaces made one."""
    (found,) = (x for x in text.splitlines() if all(word in x for word in words))
    return " ".join(found.split())


def test_text_begins_with_how_it_ended() -> None:
    assert write(told(), "text").startswith("Build: harbour.kg. Done, but not all.\n2026-02-01T20:15:00Z to ")


def test_text_has_the_table_of_relations() -> None:
    """Rules by how many; a column a status that there is, in the order of the model; sums; measured precision."""
    text = write(told(), "text")
    head = text[text.index("Relations: meets") :].splitlines()
    assert [" ".join(x.split()) for x in head[1:5]] == [
        "rule held planned cancelled all was right",
        "meets/conjunction 900 · 20 920",
        "meets/met 500 80 · 580",
        "all rules 1,400 80 20 1,500",
    ]
    assert re.fullmatch(r"located_in/comma 120 [01]\.\d\d of \d+", line(text, "located_in/comma"))


def test_text_tells_what_to_do_about_what_was_not_taken_in() -> None:
    assert (
        line(write(told(), "text"), "b.txt", "read") == "b.txt: could not be read: ValueError: <b>odd</b>. Leave it out"
    )


def test_text_says_how_many_are_not_listed() -> None:
    many = tuple(tally.Aside(f"{n}.txt", "odd", "odd", "Mend it") for n in range(30))
    text = write(told(kinds={"odd": 5000}, quarantined=many), "text")
    assert "19.txt" in text
    assert "20.txt" not in text
    assert line(text, "more") == "… and 4,980 more: see quarantine.jsonl in the store"


def test_text_of_a_failure_has_its_words() -> None:
    """Also those of several lines."""
    text = write(told(outcome="failed", error="harbour.kg: the lock differs:\n  spacy 3.7, not 3.8"), "text")
    assert text.splitlines()[0].endswith("Failed.")
    assert text.splitlines()[2:4] == ["harbour.kg: the lock differs:", "  spacy 3.7, not 3.8"]


def test_text_speaks_to_no_terminal() -> None:
    """Escapes and marks that turn the line around are shown as escapes; a line end in a name ends no line."""
    entry = tally.Aside("a\x1b[2J\u202e\n.txt", "odd", "odd", "")
    text = write(told(quarantined=(entry,), kinds={"odd": 1}), "text")
    assert line(text, ".txt: odd") == r"a\x1b[2J\u202e\n.txt: odd"


def test_text_of_a_run_that_did_nothing_has_no_empty_tables() -> None:
    quiet = told(stages=(), slowest=(), kinds={}, quarantined=(), stopped_kinds={}, stopped=(), notes=(), graph=None)
    text = write(quiet, "text")
    assert "Time" not in text
    assert "Relations" not in text
    assert "Not taken in" not in text
