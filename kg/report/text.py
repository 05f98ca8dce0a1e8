"""The report as text: lines for a terminal or a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.report import figures
from kg.report.figures import size, took
from kg.terminal import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.tally import Abstained, Aside, Tally

SHOWN = 20
"""Inputs, or relations, told one by one; the page and the JSON have more."""


def text(told: Tally) -> str:
    """Return the report *told* as lines of text, each section under its name."""
    # A line end in a name, which comes from strangers, ends no line.
    return "".join(harmless(line).replace("\n", "\\n") + "\n" for line in _lines(told))


def _lines(told: Tally) -> Iterator[str]:
    yield f"{figures.heading(told)}. {figures.outcome(told)}."
    yield f"{told.began} to {told.ended}, {told.versions.get('communique-kg', '')}".rstrip(", ")
    yield from told.error.splitlines()
    yield from _section("Figures", ((x.value, x.what) for x in figures.figures(told)), right=(0,))
    stages = [(figures.stage(x.stage), took(x.seconds), f"{x.steps:,}" if x.steps else "") for x in told.stages]
    yield from _section("Time", stages, right=(1, 2))
    graph = told.graph
    if graph is not None:
        for table in figures.tables(graph.contents.relations, figures.precisions()):
            head = ("rule", *table.columns, "all", "was right")
            rows = [(row.rule, *map(_count, row.counts), f"{row.total:,}", row.precision) for row in table.rows]
            sums = ("all rules", *map(_count, table.sums), f"{table.total:,}", "")
            numbers = tuple(range(1, len(head)))
            yield from _section(f"Relations: {table.label.lower()}", [head, *rows, sums], right=numbers)
        merged = [(f"{graph.merged[x]:,}", words) for x, words in figures.MERGED.items() if x in graph.merged]
        yield from _section("Merging", merged, right=(0,))
        yield from _left("Sentences left unread, with a word of meeting", graph.contents.abstained)
        yield from _left("Names linked to nothing", graph.unlinked)
    yield from _aside("Not taken in", told.kinds, told.quarantined)
    yield from _aside("Kept out of the graph", told.stopped_kinds, told.stopped)
    slow = [(took(x.seconds), f"{x.tokens:,} tokens", x.id) for x in told.slowest]
    yield from _section("Articles that took longest", slow, right=(0, 1))
    processes = [(x.name, f"{x.articles:,} articles", size(x.memory) if x.memory else "") for x in told.processes]
    yield from _section("Processes, and the most memory of each", processes, right=(1, 2))
    yield from _section("On disk", [(name, size(count)) for name, count in told.disk.items()], right=(1,))
    yield from _section("Remarks", [(x,) for x in told.notes])


def _count(number: int) -> str:
    return f"{number:,}" if number else "·"


def _aside(name: str, kinds: dict[str, int], aside: Sequence[Aside]) -> Iterator[str]:
    yield from _section(name, ((f"{count:,}", kind) for kind, count in kinds.items()), right=(0,))
    for x in aside[:SHOWN]:
        yield "    " + ". ".join(filter(None, (f"{x.source}: {x.problem}".removeprefix(": "), x.remedy)))
    more = sum(kinds.values()) - min(len(aside), SHOWN)
    if more:
        yield f"    … and {more:,} more: see quarantine.jsonl in the store"


def _left(name: str, left: Sequence[Abstained]) -> Iterator[str]:
    yield from _section(name, [(f"{x.count:,}", x.reason) for x in left], right=(0,))
    for x in left:
        yield from (f"    {example['document']}: {example['text']}" for example in x.examples)


def _section(
    name: str, rows: Iterator[tuple[str, ...]] | Sequence[tuple[str, ...]], right: tuple[int, ...] = ()
) -> Iterator[str]:
    held = list(rows)
    if not held:
        return
    widths = [max(len(row[i]) for row in held) for i in range(len(held[0]))]
    yield ""
    yield name
    for row in held:
        cells = (
            x.rjust(width) if i in right else x.ljust(width)
            for i, (x, width) in enumerate(zip(row, widths, strict=True))
        )
        yield ("  " + "  ".join(cells)).rstrip()
