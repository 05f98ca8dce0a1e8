"""``kg.annotate.belonging_verbs``: who belongs to what, as the verbs of a table tell it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from kg.files import folder
from kg.model import Tenure

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

with (folder("data") / "cues-represents.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def told(parsed: Callable[..., Doc], text: str) -> list[tuple[str, str, Tenure]]:
    """Return who is of what, and whether still."""
    offices = (x for x in parsed(text)._.offices if x.holder is not None and x.of is not None)
    return sorted((x.holder.span.text, x.of.span.text, x.tenure) for x in offices)


@pytest.mark.parametrize("row", ROWS, ids=lambda x: f"{x['verb']}-{x['holder']}-{x['body']}")
def test_each_cue_reads_its_own_example(parsed: Callable[..., Doc], row: dict[str, str]) -> None:
    """Ada Brook and the one body of the sentence, former where the row says so."""
    found = told(parsed, row["example"])
    assert [x for x, _, _ in found] == ["Ada Brook"]
    over = row["tenure"] == "former" or (row["tenure"] == "past")
    assert (found[0][2] is Tenure.FORMER) == over


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brook advised the Grain Board to wait.",
        "Ada Brook advised the Grain Board against the sale.",
        "Ada Brook did not resign from the Grain Board.",
        "Ada Brook may resign from the Grain Board.",
        "Ada Brook entered the Senate on Tuesday.",
        "Ada Brook sat with the Harbour Party for an hour.",
        "Ada Brook criticised the Harbour Party.",
        "The Grain Board suspended Ada Brook's permit.",
        "Ada Brook advised Tomas Vale, the Grain Board said.",
    ],
)
def test_other_verbs_and_clauses_tell_nothing(parsed: Callable[..., Doc], text: str) -> None:
    """What somebody is to do, does not do, or does on a day makes nobody a member."""
    assert told(parsed, text) == []


def test_a_row_of_bodies_is_read_to_its_end(parsed: Callable[..., Doc]) -> None:
    """Each of those that somebody advises; no body that speaks behind a comma."""
    found = told(
        parsed, "Ada Brook has advised, among others, the Grain Board, the Harbour Bank and the Lake Institute."
    )
    assert [x for _, x, _ in found] == ["Grain Board", "Harbour Bank", "Lake Institute"]
    found = told(parsed, "Ada Brook advised the Grain Board, the Harbour Bank said.")
    assert [x for _, x, _ in found] == ["Grain Board"]
