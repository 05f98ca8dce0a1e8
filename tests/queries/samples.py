"""
What the questions answer on the sample articles: ``samples.txt``, a question and its rows a block.

``python -m tests.queries.samples STORE`` writes it from a store of ``data/articles``. When the reading of an article
changes, read the difference before you keep it: this file is what a user of the samples is told.
"""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from kg.query import Rows, Triples, question, run
from kg.store.graph import GraphStore
from kg.store.oxigraph import open_store

ANSWERS = Path(__file__).with_name("samples.txt")

ASKED = [
    "ambassadors 'United States'",
    "busiest from=2022",
    "cities 'Vladimir Putin'",
    "co-participants 'Vladimir Putin' until=2019",
    "co-travellers 'Vladimir Putin'",
    "contradictions",
    "copies",
    "denials until=2003",
    "engagement Russia",
    "engages-with Russia",
    "facts-about 'Vostochny Cosmodrome'",
    "first-and-latest 'Vladimir Putin' 'Kim Jong Un'",
    "hosts from=2022",
    "independent-sources from=2019-04 until=2019-04",
    "lapsed 'Vladimir Putin' 2019-06",
    "meeting-path 'Kim Jong Un' 'Angela Merkel'",
    "meetings-between 2019-03 2019-09",
    "meetings-in Vietnam",
    "never-held by=2001",
    "offices 'North Korea'",
    "offices-held 'Sergey Lavrov'",
    "offices-on Russia 2019-04-25",
    "planned-meetings 'Vladimir Putin'",
    "quotes-about Russia 'Vladimir Putin'",
    "represents 'Emmanuel Macron'",
    "said-by 'Emmanuel Macron'",
    "single-source 'Sergei Shoigu'",
    "sole-reports 'Joe Biden'",
    "status-history 'Kim Jong Un'",
    "timeline 'Angela Merkel'",
    "unnamed-sources diplomats",
    "who-met 'Kim Jong Un' from=2019-03",
    "who-quotes-whom 'Vladimir Putin'",
    "who-says-so 'Vladimir Putin' 'Kim Jong Un'",
    "who-speaks-for Russia",
]
"""As one types them after ``kg query``."""


def answer(store: GraphStore, asked: str) -> list[str]:
    """Return the rows of *asked*, a line each: the columns that a table shows; of triples, the subjects."""
    name, *values = shlex.split(asked)
    found = run(store, name, values)
    if isinstance(found, Triples):
        return sorted({str(x.subject) for x in found.triples})
    assert isinstance(found, Rows)
    shown = question(name).show
    return [" | ".join(str(row.get(column, "–")) for column in shown) for row in found]


def expected() -> dict[str, list[str]]:
    """Return what the file has: question → lines."""
    found: dict[str, list[str]] = {}
    for line in ANSWERS.read_text(encoding="utf-8").splitlines():
        if line.startswith("$ "):
            rows = found.setdefault(line[2:], [])
        elif line:
            rows.append(line)
    return found


def main(store: str) -> None:
    graph = open_store(Path(store))
    blocks = ("\n".join([f"$ {asked}", *answer(graph, asked)]) for asked in ASKED)
    ANSWERS.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
