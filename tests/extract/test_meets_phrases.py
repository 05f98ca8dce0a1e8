r"""
Phrases of articles in which people or countries meet, whichever rule reads them, and phrases like them of none.

``phrases/*.tsv`` has a phrase a row: who meets and with what status, several parted by semicolons, "-" for none.
A ``\n`` is a line break. Each phrase stands behind a sentence that names the three people (``tests.three``).

ordinary        whatever ordinary copy tells
in-passing      what is told in passing, or by several at once
read-outs       read-outs, wire leads and programmes
in-other-words  calls, partings, plans, agendas, and what came of a meeting
around          what stands around a meeting: times, reasons, delegations, who arranged it
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.three import with_status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

PHRASES = Path(__file__).with_name("phrases")


def phrases() -> Iterator[object]:
    """Yield each phrase with who meets in it, named by its table and line."""
    for table in sorted(PHRASES.glob("*.tsv")):
        with table.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            for line, row in enumerate(rows, start=2):
                text = row["text"].replace("\\n", "\n")
                yield pytest.param(text, row["meetings"], id=f"{table.stem}:{line}")


@pytest.mark.parametrize(("text", "meetings"), list(phrases()))
def test_a_phrase_is_read_as_its_table_says(parsed: Parse, text: str, meetings: str) -> None:
    found = (f"{who} {status}" for who, status in with_status(parsed, text))
    assert ("; ".join(sorted(found)) or "-") == meetings
