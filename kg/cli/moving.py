"""The command that loads the graph into a server: push."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.command import app
from kg.cli.shared import DONE, NOT_ALL, AsJson, Quiet, StoreOption, example, print_json, progress_on, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import NamedNode

    from kg.store.push import Pushed


@app.command(epilog=example("kg push http://localhost:7878 --store my.kg"))
def push(
    url: Annotated[
        str, typer.Argument(metavar="URL", help="The server: its base, such as http://localhost:7878, or its endpoint.")
    ],
    *,
    graph: Annotated[
        str | None, typer.Option("--graph", metavar="IRI", help="Load into this graph, not the default graph.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Drop what is there in the graphs it loads.")] = False,
    query: Annotated[
        str | None, typer.Option("--query", metavar="URL", help="Where the server is asked, if not found below URL.")
    ] = None,
    gsp: Annotated[
        str | None,
        typer.Option("--gsp", metavar="URL", help="Its Graph Store Protocol address, if not found below URL."),
    ] = None,
    store: StoreOption = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> int:
    """
    Load the graph into a triple store, by SPARQL 1.1 Graph Store Protocol.

    Stopped in the middle and run again, it goes on where it was. A user and password stand in the URL, a token in
    KG_TOKEN. It ends with 1 where the server holds another number of triples than it was sent.
    """
    import os

    from kg.store import door, endpoint, layout, oxigraph, protocol, remote
    from kg.store import push as room

    source = oxigraph.open_store(layout.find(store))
    token = os.environ.get(door.TOKEN)
    target = _iri(graph)
    server = endpoint.open_endpoint(query or url, token=token)
    if target is not None:
        server = endpoint.over(server, target)
    # Who we are may stand in the one address and not in the other.
    writer, place = remote.connect(gsp or url, token=token)
    graphs = protocol.GraphProtocol(writer, place) if gsp else protocol.find(writer, place, default=target is None)
    done = room.push(source, server, graphs, target=target, replace=replace, progress=progress_on(quiet=quiet))
    if as_json:
        print_json({"endpoint": server.url, "graphs": done.counts, "held": done.held, "sent": done.sent})
    elif not quiet:
        print("\n".join(_lines(done, server.url)))
    for name in done.differing:
        say(
            f"{name or 'its default graph'}: the server counts {done.held[name]:,} triples of {done.counts[name]:,}. "
            "Some servers take two values for one (Virtuoso: a month and its first day)"
        )
    return NOT_ALL if done.differing else DONE


def _iri(text: str | None) -> NamedNode | None:
    from pyoxigraph import NamedNode

    from kg.errors import ConfigError

    try:
        return None if text is None else NamedNode(text.removeprefix("<").removesuffix(">"))
    except ValueError as error:
        raise ConfigError(f"--graph {text!r} is no IRI ({error}). Write one such as https://example.org/news") from None


def _lines(done: Pushed, url: str) -> Iterator[str]:
    total = sum(done.counts.values())
    if not done.sent:
        yield f"{url}: all of it was there, {total:,} triples; nothing was sent."
    else:
        yield f"{url}: {done.sent:,} triples sent" + (f", {done.before:,} were there" if done.before else "")
    width = max(len(name) for name in (*done.counts, "default graph"))
    for name, count in done.counts.items():
        yield f"  {name or 'default graph':<{width}}  {count:>11,}"
    yield f'Ask it: kg query who-met "NAME" --store {url!r}'
