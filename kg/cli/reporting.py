"""The command that tells what the last build did: report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.command import app
from kg.cli.shared import DONE, FolderOption, Quiet, done, example, write


@app.command(epilog=example("kg report --store my.kg --format html -o report.html"))
def report(
    *,
    store: FolderOption = None,
    form: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help="text, html or json. Default: as FILE ends, else text."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Where to write. Default: stdout.")
    ] = None,
    quiet: Quiet = False,
) -> int:
    """
    Tell what the last build of a store did: what was read, how fast, what was left out and why.

    The page opens offline, in any browser.
    """
    from kg import report as room
    from kg.store import layout, reports

    told = reports.read(layout.find(store))
    chosen = form or _ENDINGS.get(out.suffix.lower() if out else "", "text")
    write([room.write(told, chosen.lower()).encode("utf-8", "backslashreplace")], out)
    if out is not None:
        done(f"Written: {out}", quiet=quiet)
    return DONE


_ENDINGS = {".html": "html", ".htm": "html", ".json": "json"}
