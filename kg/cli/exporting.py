"""The command that writes the graph for other programs: export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.command import app
from kg.cli.shared import DONE, Quiet, StoreOption, done, example, open_graph, working, write


@app.command(epilog=example("kg export --store my.kg --format turtle -o graph.ttl"))
def export(
    *,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="turtle, nquads, ntriples, trig, json-ld, rdf-xml, graphml, csv. Default: as -o ends, else turtle.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Where to write. Default: stdout.")
    ] = None,
    inferred: Annotated[bool, typer.Option("--inferred", help="Also what follows from it.")] = False,
    profile: Annotated[
        list[str] | None,
        typer.Option(
            "--profile", metavar="NAME,…", help="Also in the terms of others: prov, oa, schema, org, sem. Not for csv."
        ),
    ] = None,
    store: StoreOption = None,
    quiet: Quiet = False,
) -> int:
    """Write the graph as a file for other programs."""
    from kg import export as room

    chosen = form or (room.of_path(out) if out else None) or "turtle"
    with working("writing", quiet=quiet or out is None):
        write(room.export(open_graph(store), chosen, inferred=inferred, profile=profile or ()), out)
    if out:
        done(f"Written: {out}", quiet=quiet)
    return DONE
