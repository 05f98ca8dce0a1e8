"""The command that answers over HTTP: serve."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.command import app
from kg.cli.shared import DONE, FolderOption, Log, Quiet, example, say


@app.command(epilog=example("kg serve --store my.kg"))
def serve(
    *,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Where to listen. Elsewhere than here, a token is needed.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="0: any free one.")] = 8321,
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            envvar="KG_TOKEN",
            metavar="TEXT",
            help="Answer only who brings it. Elsewhere: made if not given.",
        ),
    ] = None,
    cors: Annotated[
        list[str] | None,
        typer.Option("--cors", metavar="ORIGIN", help="Let pages of this origin ask too; * for all."),
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0.1, metavar="SECONDS", help="Stop a query after so long.")
    ] = 60.0,
    max_bytes: Annotated[
        int, typer.Option("--max-bytes", min=1000, metavar="N", help="The longest answer.")
    ] = 256_000_000,
    max_memory: Annotated[
        int, typer.Option("--max-memory", min=16, metavar="MB", help="What one query may take. On Linux.")
    ] = 1024,
    workers: Annotated[
        int, typer.Option("--workers", min=0, metavar="N", help="Queries at a time. 0: as many as there are cores.")
    ] = 0,
    store: FolderOption = None,
    log: Log = None,
    log_queries: Annotated[
        bool, typer.Option("--log-queries", help="Log also what was asked, not only a digest of it.")
    ] = False,
    quiet: Quiet = False,
) -> int:
    """
    Answer SPARQL over HTTP, and show a page to ask in.

    The graph is only read, and a new build is answered from as soon as it is there. Ctrl-C stops it.
    """
    import os
    import secrets
    from contextlib import suppress

    from kg.logs import logging_to
    from kg.serve import running
    from kg.serve.limits import Limits
    from kg.serve.security import Access, is_loopback
    from kg.store import layout

    path = layout.find(store)
    here = is_loopback(host)
    secret = token or (None if here else secrets.token_urlsafe(24))
    access = Access(secret, Access().hosts if here else (), tuple(cors or ()))
    limits = Limits(seconds=timeout, bytes=max_bytes, memory=max_memory << 20)
    opened = running.listen(host, port)
    url = running.address(opened, host)

    def announce() -> None:
        if not quiet:
            say(f"{path}: ask in a browser at {url}/" + (f"?token={secret}" if secret and not token else ""))
            say(f"SPARQL endpoint: {url}/sparql. Ctrl-C stops it.")
        elif secret and not token:
            say(f"Token: {secret}")

    count = workers or os.cpu_count() or 2
    with logging_to(log), suppress(KeyboardInterrupt):  # the usual way to end it
        running.run(path, opened, access=access, limits=limits, workers=count, announce=announce, texts=log_queries)
    if not quiet:
        say("Stopped.")
    return DONE
