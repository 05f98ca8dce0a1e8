"""The command that draws: a page, or a still picture, of the graph, of a part of it, or of what a query found."""

from __future__ import annotations

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
    from kg.query import Answer
    from kg.store.graph import GraphStore

STDOUT = Path("-")


@app.command(epilog=example("kg draw --store my.kg -o graph.html"))
def draw(
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--out", metavar="FILE", help="Where to write; - is stdout. Default: graph.html, or as --format."
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="html, a page; or a still picture: svg, png, dot, mermaid. Default: as -o ends, else html.",
        ),
    ] = None,
    around: Annotated[
        str | None, typer.Option("--around", metavar="NAME", help="Draw only what is near this person, country, place.")
    ] = None,
    hops: Annotated[
        int | None, typer.Option("--hops", min=1, metavar="N", help="With --around, --about: how near. Default: 1.")
    ] = None,
    about: AboutOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    status: StatusOption = None,
    relation: RelationOption = None,
    asked: Annotated[
        str | None,
        typer.Option("--query", metavar="NAME|FILE|SPARQL", help="Only what this query finds, as kg query takes it."),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Option("--set", "-p", metavar="NAME=VALUE", help="A value for a parameter of the query, by name."),
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", help="Give up the query after so long.")
    ] = 60.0,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", min=1, metavar="N", help="So many names at most. Default: 200000 in a page, 60 in a still."
        ),
    ] = None,
    theme: Annotated[
        str, typer.Option("--theme", metavar="THEME", help="light or dark: of a still. A page follows the system.")
    ] = "light",
    title: Annotated[str | None, typer.Option("--title", help="The heading of the picture.")] = None,
    store: StoreOption = None,
    quiet: Quiet = False,
) -> int:
    """Draw the graph, or a part of it: one HTML page that opens without a network, or a still picture."""
    from kg import draw as room
    from kg.errors import ConfigError
    from kg.export import Cut, subset
    from kg.query import names

    path = None if out in (None, STDOUT) else out
    chosen = room.format_of(path, form)
    if theme not in room.THEMES:
        raise ConfigError(f"--theme {theme}: not known; one of {', '.join(room.THEMES)}")
    if hops and not (around or about):
        raise ConfigError("--hops counts from somebody: say whom with --around or --about")
    if values and not asked:
        raise ConfigError("--set gives a value to a query: say which with --query")
    path = path or Path(f"graph.{room.ENDING[chosen]}")
    room.check_ready(None if out == STDOUT else path, chosen)
    cut = Cut(
        about=tuple(about or ()),
        since=since,
        until=until,
        status=listed(status),
        relations=listed(relation),
        hops=(hops or 1) if about else 1,
    )
    with working("drawing", quiet=quiet):
        whole = open_graph(store)
        called = name(whole, store)
        center = names.resolve(whole, around)[0].value if around else None
        graph = subset(whole, cut) if cut else whole
        answer, words = _asked(graph, asked, values or [], timeout) if asked else (None, "")
        drawn = room.picture(
            graph,
            title=title or called,
            around=center,
            hops=hops or 1,
            limit=limit,
            note=" ".join(x for x in (cut.words(), words) if x),
            made_from=called,
            of=answer,
        )
        if cut and not drawn.graph.number_of_edges():
            raise ConfigError(
                f"nothing to draw: no fact of {cut.told()} joins two. Give a longer time, or leave one out"
            )
        if out == STDOUT:
            write([drawn.bytes(chosen, theme=theme)], None)
        else:
            drawn.save(path, chosen, theme=theme)
    if out != STDOUT:
        done(f"Drawn: {path}", quiet=quiet)
    return DONE


def _asked(graph: GraphStore, asked: str, values: list[str], timeout: float) -> tuple[Answer, str]:
    """Return what *graph* answers, and what was asked, in words."""
    from kg import query as room

    question = room.question(asked)
    answer = room.run(graph, question, room.arguments(question, values), timeout=timeout)
    words = f"“{question.text.strip()}”" if question.text else "a query"
    given = f" ({', '.join(values)})" if values else ""
    return answer, f"Only what answers {words}{given}."


def name(graph: GraphStore, store: str | None) -> str:
    """Return what a graph is called that nobody gave a title: as its folder, or its server."""
    from urllib.parse import urlsplit

    return graph.folder.resolve().stem if graph.folder else urlsplit(store or "").hostname or "graph"
