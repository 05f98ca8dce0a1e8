r"""
Short texts in the manner of agencies and papers, and what is to be read of each, whichever rule reads it.

``told/*.tsv`` has a text a row, the day it was published, and what it tells, several parted by semicolons. ``not``
before one says that nothing of the sort may be read. A ``\n`` is a line break; a title stands before ``||``.

meets held call: Ada Brook + Tomas Vale @ Haven 2024-06-11    in the order of the alphabet; kind, place, day if checked
says Ada Brook: the ferry                                     the first words of the statement
represents Ada Brook: envoy of Norland, former                the tenure only where it is to be checked
entity Haven House: Place
same Ada Brook: Brookova                                      another name of one entity
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc

    from kg.model import Relations

    Parse = Callable[..., Doc]

TOLD = Path(__file__).with_name("told")


def rows() -> Iterator[object]:
    """Yield the rows, named by table and line."""
    for table in sorted(TOLD.glob("*.tsv")):
        with table.open(encoding="utf-8", newline="") as lines:
            for line, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
                yield pytest.param(row, id=f"{table.stem}:{line}")


def lines_of(found: Relations) -> set[str]:
    """Return what was read in the words of the tables, each with and without what need not be told."""
    lines = set()
    for x in found.meets:
        who = " + ".join(sorted(x.participants))
        for kind in (f" {x.kind.value}", ""):
            for when in (f" {x.date}", ""):
                for where in (f" @ {x.place}", ""):
                    lines.add(f"meets {x.status.value}{kind}: {who}{where}{when}")
    for y in found.says:
        text = y.text.split()
        lines |= {f"says {y.speaker}: {' '.join(text[:n])}" for n in range(1, len(text) + 1)} | {f"says {y.speaker}"}
    for z in found.represents:
        lines |= {f"represents {z.agent}: {z.role} of {z.of}", f"represents {z.agent}: {z.role} of {z.of}, {z.tenure}"}
    for e in found.entities:
        lines |= {f"entity {e.name}: {e.type.value}", *(f"same {e.name}: {a}" for a in e.aliases)}
        lines |= {
            f"same {e.name}: {found.document.body[m.start : m.end]}" for m in e.mentions if m.field.value == "body"
        }
    lines |= {f"located {x.inner} < {x.outer}" for x in found.located_in}
    return lines


@pytest.mark.parametrize("row", list(rows()))
def test_it_is_read(parsed: Parse, row: dict[str, str]) -> None:
    from kg.extract import of_doc

    title, bar, body = row["text"].replace("\\n", "\n").rpartition("|| ")
    found = lines_of(of_doc(parsed(body, title if bar else "", row["published"])))
    for told in row["told"].split("; "):
        wanted = told.removeprefix("not ")
        assert (wanted in found) is not told.startswith("not "), (told, sorted(x for x in found if x[:3] == told[:3]))
