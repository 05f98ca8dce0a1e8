"""The command that writes the graph for other programs: export."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.command import app
from kg.cli.shared import (
    DONE,
    AboutOption,
    Quiet,
    RelationOption,
    SinceOption,
    StatusOption,
    StoreOption,
    UntilOption,
    done,
    example,
    listed,
    open_graph,
    working,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.store.graph import GraphStore


@app.command(epilog=example("kg export --store my.kg --format turtle -o graph.ttl"))
def export(
    *,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="turtle, nquads, ntriples, trig, json-ld, rdf-xml, graphml, gexf, geojson, csv; of several files: "
            "network, neo4j, events. Default: as -o ends, else turtle.",
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "-o", "--out", metavar="FILE", help="Where to write; DIR/ or FILE.zip for several files. Default: stdout."
        ),
    ] = None,
    inferred: Annotated[bool, typer.Option("--inferred", help="Also what follows from it.")] = False,
    profile: Annotated[
        list[str] | None,
        typer.Option(
            "--profile", metavar="NAME,…", help="Also in the terms of others: prov, oa, schema, org, sem. Not for csv."
        ),
    ] = None,
    about: AboutOption = None,
    hops: Annotated[
        int, typer.Option("--hops", metavar="N", help="With --about: 2 also the facts of those named there, and so on.")
    ] = 1,
    since: SinceOption = None,
    until: UntilOption = None,
    status: StatusOption = None,
    relation: RelationOption = None,
    text: Annotated[
        bool, typer.Option("--text/--no-text", help="--no-text: without any sentence, quotation or title.")
    ] = True,
    licence: Annotated[
        str | None,
        typer.Option(
            "--licence", "--license", metavar="LICENCE", help="Of the file, told in it: an address, or words."
        ),
    ] = None,
    store: StoreOption = None,
    quiet: Quiet = False,
) -> int:
    """Write the graph, or a part of it, as a file, or several, for other programs."""
    from kg import export as room

    cut = room.Cut(
        about=tuple(about or ()),
        since=since,
        until=until,
        status=listed(status),
        relations=listed(relation),
        hops=hops,
    )
    chosen = room.chosen(form, out)
    with working("writing", quiet=quiet or out is None):
        graph = open_graph(store)
        if cut or not text or licence:
            graph = room.subset(graph, cut, words=text, licence=licence)
        written = _write(graph, chosen, out, inferred=inferred, profile=profile or ())
    if written:
        done(f"Written: {', '.join(map(str, written))}", quiet=quiet)
    return DONE


def _write(
    graph: GraphStore, form: str, out: str | None, *, inferred: bool, profile: Sequence[str]
) -> tuple[Path, ...]:
    """Write *graph* to where *out* says: see ``kg.export.saving``; to stdout where it says nothing."""
    from kg import export as room
    from kg.errors import InputError

    if out is not None:
        return room.save(graph, form, out, inferred=inferred, profile=profile)
    if room.find(form).parts is not None and sys.stdout.isatty():
        raise InputError(form, "it is several files", room.SEVERAL)
    write(room.export(graph, form, inferred=inferred, profile=profile), None)
    return ()
