"""The command that looks for words: search."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.command import app
from kg.cli.shared import DONE, AsJson, FolderOption, example, open_graph, print_json, say, width, write

_NONE = "Nothing was found. Try fewer words, another form (visit*), or one OR other"


@app.command(epilog=example("kg search 'summit \"security talks\" -ferry' --store my.kg"))
def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help='What to look for: words, "a phrase", begin*, a OR b, -without.'),
    ],
    *,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="No more than so many sentences.")] = 20,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="Only articles of this day, month, year, or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="Only articles of this day, month, year, or earlier.")
    ] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="NAME", help="Only what tells of this person, country, place.")
    ] = None,
    relation: Annotated[
        list[str] | None,
        typer.Option("--relation", metavar="NAME", help="Only what tells of one: meets, says, represents, located-in."),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help="text; or, a row a relation, table, csv, json …"),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Where to write. Default: stdout.")
    ] = None,
    as_json: AsJson = False,
    store: FolderOption = None,
) -> int:
    """
    Find words in sentences, in what was said and in titles.

    Best first, each with where it stands and the relations that were read there. Words match in any form; the
    names of those meant by "he" or "the minister" count too. Put phrases and dashes in quotes: 'talks -ferry'.
    """
    from kg.export import answers
    from kg.query.search import as_rows, to_text
    from kg.query.search import search as find

    form = form or (answers.of_path(out) if out else None) or "text"
    if form != "text":
        answers.check(form)
    graph = open_graph(store)
    found = find(
        graph,
        " ".join(words),
        limit=limit,
        since=since,
        until=until,
        about=about,
        relations=tuple(relation or ()),
    )
    if as_json:
        print_json([hit.as_dict() for hit in found.hits])
    elif form == "text":
        write([to_text(found, (None if out else width()) or 100).encode()], out)
    else:
        write(answers.answer(as_rows(graph, found), form, base=graph.base, width=None if out else width()), out)
    if not found.hits:
        say(_NONE)
    if found.more:
        say(f"There is more: these are the best {limit:,} (--limit).")
    return DONE
