"""The command that shows what the others do: demo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.command import app
from kg.cli.shared import USER, Quiet, example, open_graph, progress_on, store_config, tell, width, working, write
from kg.config import Config

if TYPE_CHECKING:
    pass


DEMO = (
    ("who-met", "Vladimir Putin"),
    ("who-says-so", "Vladimir Putin", "Kim Jong Un"),
    ("meetings-in", "Russia"),
)
"""What ``kg demo`` asks of the sample articles: a name and its values."""

DEMO_WIDTH = 160
"""Columns of its tables where there is no terminal to fit them into."""


@app.command(epilog=example("kg demo -o demo"))
def demo(
    *,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Where to put what it makes.")] = Path("demo"),
    quiet: Quiet = False,
) -> int:
    """Build the sample articles; ask, export and draw them."""
    from kg import draw as picture
    from kg import export as formats
    from kg import files, pipeline
    from kg import query as room

    store, turtle, page = out / "my.kg", out / "graph.ttl", out / "graph.html"
    articles = files.folder("data") / "articles"
    config = store_config(store, Config(), None)
    report = pipeline.build([str(articles)], store, config=config, progress=progress_on(quiet=quiet))
    code = tell(report, quiet=quiet, as_json=False)
    if code == USER:
        return code
    graph = open_graph(str(store))
    for name, *values in DEMO:
        given = " ".join(f'"{value}"' for value in values)
        print(f"\n$ kg query {name} {given} --store {store}\n")
        print(room.table(room.run(graph, name, values), width() or DEMO_WIDTH), end="")
    with working("writing and drawing", quiet=quiet):
        write(formats.export(graph, "turtle"), turtle)
        picture.draw(graph, page, title="Communiqué: the sample articles")
    print(f"\nThe articles   {articles}\nThe graph      {store}\nAs Turtle      {turtle}")
    print(f"As a picture   {page} (open it in a browser: it needs no network)")
    return code
