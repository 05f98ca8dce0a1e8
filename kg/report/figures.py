"""What the text and the page of a report have in common: the figures of the first screen, and the tables, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Mode, Status, Tenure
from kg.progress import duration

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.tally import Tally, Told

OUTCOMES = {
    "done": "Done",
    "not all": "Done, but not all",
    "nothing": "Nothing was built",
    "interrupted": "Interrupted",
    "failed": "Failed",
    "crashed": "Crashed",
}

OPERATIONS = {"build": "Build", "remove": "Removal of articles", "replay": "Replay of judgements"}

STAGES = {
    "opening": "Opening files",
    "reading": "Reading articles",
    "merging": "Merging what they tell",
    "checking": "Making the graph, checking it",
    "inferring": "Adding what follows",
    "writing": "Writing the graph",
    "indexing": "Indexing its words",
}

RELATIONS = {"meets": "Meets", "says": "Says", "represents": "Represents", "located-in": "Located in"}

COLUMNS: dict[str, tuple[str, ...]] = {
    "meets": tuple(x.value for x in Status),
    "says": tuple(x.value for x in Mode),
    "represents": tuple(x.value for x in Tenure),
    "located-in": (),
}
"""The statuses that each relation may have, in the order of the ontology."""

MERGED = {
    "names": "people, bodies and places named, article by article",
    "entities": "people, bodies and places in the graph",
    "readings": "meetings told, article by article",
    "meetings": "meetings in the graph",
    "meetings told by several": "of them told by more than one article",
    "renamed": "names that a merge took away",
    "copies": "articles that copy another",
    "older versions": "older versions of an article, left out",
    "repeated statements": "statements that a copy tells again",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the first screen, as it is shown, and what it counts; ``wrong`` where it tells of trouble."""

    value: str
    what: str
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A rule's relations by status, in the order of the table's columns; ``precision`` was measured, or is empty."""

    rule: str
    counts: tuple[int, ...]
    total: int
    precision: str


@dataclass(frozen=True, slots=True)
class Table:
    """The relations of one kind: a row a rule, most relations first, and their sums."""

    name: str
    label: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    sums: tuple[int, ...]
    total: int


def heading(told: Tally) -> str:
    """Return what the report is called."""
    return f"{OPERATIONS.get(told.operation, told.operation)}: {told.store}"


def outcome(told: Tally) -> str:
    """Return how the run ended, in words."""
    return OUTCOMES.get(told.outcome, told.outcome)


def figures(told: Tally) -> Iterator[Figure]:
    """Yield the figures of the first screen."""
    articles, graph = told.articles, told.graph
    yield Figure(f"{articles['read']:,}", "articles read")
    yield Figure(f"{articles['unchanged']:,}", "unchanged, taken from the cache")
    if articles["dropped"]:
        yield Figure(f"{articles['dropped']:,}", "articles dropped")
    yield Figure(f"{articles['quarantined']:,}", "inputs not taken in", wrong=bool(articles["quarantined"]))
    out = sum(told.stopped_kinds.values())
    yield Figure(f"{out:,}", "relations kept out of the graph", wrong=bool(out))
    if articles["read"]:
        yield Figure(f"{told.read['tokens']:,}", f"tokens read, in {told.read['sentences']:,} sentences")
        yield Figure(f"{told.rates.get('articles a second', 0):,.1f}", "articles read a second")
    if graph is not None:
        for name in ("articles", "meetings", "statements", "representations", "triples"):
            if name in graph.counts:
                yield Figure(f"{graph.counts[name]:,}", f"{_HELD.get(name, name)} in the graph")
    yield Figure(took(told.seconds), "in all")
    if told.disk.get("total"):
        yield Figure(size(told.disk["total"]), "on disk")
    memory = max((x.memory for x in told.processes), default=0)
    if memory:
        yield Figure(size(memory), "memory at most, of one process")


_HELD = {"representations": "offices"}


def tables(told: Sequence[Told], precisions: Mapping[str, str]) -> list[Table]:
    """Return a table for each kind of relation that was *told*, in the order of the model."""
    known = [*RELATIONS, *sorted({x.relation for x in told} - RELATIONS.keys())]
    return [_table(name, found, precisions) for name in known if (found := [x for x in told if x.relation == name])]


def _table(name: str, found: Sequence[Told], precisions: Mapping[str, str]) -> Table:
    seen = {x.status for x in found} - {""}
    columns = tuple(x for x in COLUMNS.get(name, ()) if x in seen)
    columns += tuple(sorted(seen - {*columns}))
    by_rule: dict[str, dict[str, int]] = {}
    for x in found:
        by_rule.setdefault(x.rule, {})[x.status] = x.count
    rows = [
        Row(rule, tuple(counts.get(x, 0) for x in columns), sum(counts.values()), precisions.get(rule, ""))
        for rule, counts in by_rule.items()
    ]
    rows.sort(key=lambda row: (-row.total, row.rule))
    sums = tuple(sum(row.counts[i] for row in rows) for i in range(len(columns)))
    return Table(name, RELATIONS.get(name, name), columns, tuple(rows), sums, sum(row.total for row in rows))


def precisions() -> dict[str, str]:
    """Return how often each rule was right in the gold, as shown: ``0.97 of 86``."""
    from kg import tables as registry

    return {key: f"{x.precision:.2f} of {x.support}" for key, x in registry.measured().items()}


def stage(name: str) -> str:
    """Return what people call the stage *name*."""
    return STAGES.get(name, name)


def took(seconds: float) -> str:
    """Return a length of time: tenths below ten seconds."""
    return f"{seconds:.1f} s" if seconds < 10 else duration(seconds)


_UNITS = ("bytes", "kB", "MB", "GB", "TB")


def size(count: float) -> str:
    """Return a number of bytes in the unit that leaves at most three digits before the point, decimal units."""
    unit = 0
    while count >= 999.5 and unit + 1 < len(_UNITS):
        count, unit = count / 1000, unit + 1
    return f"{count:,.0f} {_UNITS[unit]}" if unit == 0 or count >= 10 else f"{count:.1f} {_UNITS[unit]}"
