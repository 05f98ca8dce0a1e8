"""The command that takes a graph in that was exported elsewhere: import."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.command import app
from kg.cli.shared import DONE, NOT_ALL, SHOWN_FAILURES, AsJson, Quiet, example, print_json, progress_on, say


@app.command("import", epilog=example("kg import graph.ttl -o theirs.kg"))
def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="What kg export wrote: Turtle, TriG, N-Quads, JSON-LD, …")
    ],
    *,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="DIR", help="The store: made, or, if it was imported too, replaced.")
    ],
    texts: Annotated[
        list[str] | None,
        typer.Option("--texts", metavar="IN", help="The articles: words left out by --no-text are put back from them."),
    ] = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> int:
    """
    Take in a graph that was exported elsewhere, as a store to ask, draw and export.

    It has no articles, so it cannot be built again, judged or added to. Ends with 1 where --texts lacks an article.
    """
    from kg.intake import take_in

    taken = take_in(files, out, texts=texts or (), progress=progress_on(quiet=quiet))
    for line in taken.missing[:SHOWN_FAILURES]:
        say(f"Not put back: {line}")
    if len(taken.missing) > SHOWN_FAILURES:
        say(f"… and {len(taken.missing) - SHOWN_FAILURES:,} more")
    say(*taken.notes)
    if as_json:
        print_json(taken.as_dict())
    elif not quiet:
        counts = taken.counts
        print(
            f"{taken.store}: {counts['articles']:,} articles, {counts['meetings']:,} meetings "
            f"({counts['meetings held']:,} held), {counts['statements']:,} statements, {counts['triples']:,} triples"
        )
        if texts:
            print(f"Put back: {taken.sentences:,} sentences and quotations, from {taken.articles:,} articles")
        print("It can be asked, drawn and exported; not built again, judged or added to: its articles are not in it.")
        print(f'Ask it: kg query who-met "NAME" --store {taken.store}')
    return NOT_ALL if taken.missing else DONE
