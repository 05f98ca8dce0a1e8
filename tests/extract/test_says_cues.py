"""Every cue of ``data/cues-says.csv`` reads its own example, as the model parses it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from kg.extract.says import says
from kg.extract.says_cues import cues, sources
from kg.extract.says_frames import FRAMES
from kg.files import folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

with (folder("data") / "cues-says.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def words(text: str) -> str:
    """*text* without the full stop that ends a quotation."""
    return text.removesuffix(".")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['cue']}-{row['pos']}-{row['frame']}")
def test_a_cue_reads_its_example(parsed: Parse, row: dict[str, str]) -> None:
    """The words in the column ``content`` are all that is reported, and somebody says them."""
    found = [x for x in says(parsed(row["example"])) if words(x.text) == row["content"]]
    assert found, [x.text for x in says(parsed(row["example"]))]
    assert all(x.speaker == "Ada Brook" or x.speaker.startswith("unnamed: ") for x in found)


def test_frames_of_the_table_are_read() -> None:
    """No row names a frame that nobody reads."""
    known = {frame for frame, _ in FRAMES} | {"quote", "quoted as"}
    assert {x for (_, pos), cue in cues().items() if pos == "VERB" for x in cue.frames} <= known
    assert {x for (_, pos), cue in cues().items() if pos == "NOUN" for x in cue.frames} == {"that", "to", "for"}


def test_no_row_twice() -> None:
    """A cue has each of its frames once."""
    keys = [(x["cue"], x["pos"], x["frame"]) for x in ROWS]
    assert len(keys) == len(set(keys))


def test_subjects_agree() -> None:
    """All rows of one cue say the same of what may be its subject."""
    told: dict[tuple[str, str], set[str]] = {}
    for row in ROWS:
        told.setdefault((row["cue"], row["pos"]), set()).add(row["subject"])
    assert {key: x for key, x in told.items() if len(x) > 1} == {}
    assert set().union(*told.values()) == {"any", "source", "text"}


def test_sources_have_known_kinds() -> None:
    """Nouns for people, bodies and texts may be sources; "thing" is for what never is one."""
    assert set(sources().values()) == {"person", "body", "text", "thing"}
