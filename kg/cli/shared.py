"""What several commands have: exit codes, options, and how they write, tell and show that they work."""

from __future__ import annotations

import json
import shutil
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.config import Config
from kg.terminal import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.pipeline import BuildReport
    from kg.planning import Plan
    from kg.progress import Progress
    from kg.store.graph import GraphStore

DONE, NOT_ALL, USER, MACHINE, BUG, INTERRUPTED = 0, 1, 2, 3, 70, 130

SHOWN_FAILURES = 20
"""So many inputs that could not be read are told one by one: what a screen holds."""


def say(*lines: str) -> None:
    """Print *lines* as messages; what they quote of strangers' texts is harmless to a terminal."""
    for line in lines:
        print(harmless(line), file=sys.stderr)


def show(*lines: str) -> None:
    """Print *lines* to stdout for people: a terminal is not moved by them; what is piped on is as it is."""
    for line in lines:
        print(harmless(line) if sys.stdout.isatty() else line)


def example(line: str) -> str:
    """Return the end of a command's help; the sign at its head keeps the line whole."""
    return f"\b\nExample:\n  {line}"


# --- options that several commands have ---------------------------------------------------

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="IN",
        help="Files, folders, patterns, or - for stdin: text, HTML, JSON Lines, PDF, feeds, tables, archives.",
    ),
]
MaybeInputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="IN",
        show_default=False,
        help="Files, folders, patterns, or - for stdin: text, HTML, JSON Lines, PDF, feeds, tables, archives.",
    ),
]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="DIR|URL",
        envvar="KG_STORE",
        help="The store to ask, or a SPARQL endpoint. Default: the one in the working folder.",
    ),
]
FolderOption = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="DIR", envvar="KG_STORE", help="The store. Default: the one in the working folder."
    ),
]
Model = Annotated[
    str, typer.Option("--model", metavar="NAME", help="A spaCy model: an installed package, or a folder.")
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="YYYY-MM-DD", help="The day of articles whose text gives none."),
]
ColumnsOption = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="FIELD=COLUMN,…",
        help="Which column of a table (CSV, Parquet) is body, title, published, publisher, url or id.",
    ),
]
OwnOffices = Annotated[
    str | None,
    typer.Option("--offices", metavar="FILE", help="Who held which office when, beside data/offices.csv; its columns."),
]
Jobs = Annotated[int, typer.Option("-j", "--jobs", min=1, metavar="N", help="Processes to read articles in.")]
Executor = Annotated[
    str | None,
    typer.Option("--executor", metavar="dask://HOST:PORT", help="Read on the workers of this Dask cluster."),
]
Fast = Annotated[
    bool, typer.Option("--fast", help="Read in four fifths of the time, by fewer names (figures: docs/accuracy.md).")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no remarks; errors are still told.")]
AsJson = Annotated[bool, typer.Option("--json", help="For programs: one JSON value.")]
Log = Annotated[
    str | None,
    typer.Option("--log", metavar="FILE", envvar="KG_LOG", help="Write what happens to it, JSON Lines; - for stderr."),
]
# Of a part of a graph, as kg export and kg draw take it.
AboutOption = Annotated[
    list[str] | None,
    typer.Option("--about", metavar="NAME", help="Only facts that name this person, body or place; or an IRI."),
]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DAY", help="Only facts of this day, month or year, or later.")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="Only facts of this day, month or year, or earlier.")
]
StatusOption = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="STATUS,…", help="Of meetings only: held, planned, possible, cancelled, denied."),
]
RelationOption = Annotated[
    list[str] | None,
    typer.Option("--relation", metavar="NAME,…", help="Only: meets, says, represents, located-in."),
]


def progress_on(*, quiet: bool) -> Progress:
    """Return what shows on stderr how far the work is; with *quiet*, nothing."""
    from kg.progress import SILENT, Shown

    return SILENT if quiet else Shown(sys.stderr)


def stdin_for(inputs: Iterable[str]) -> Any:
    """Return the bytes of stdin where *inputs* name it."""
    return sys.stdin.buffer if "-" in inputs else None


def print_json(value: object) -> None:
    """Print *value* for programs."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def store_config(store: Path, config: Config, collection: str | None, linker: str | None = None) -> Config:
    """Return *config* with what *store* was made with and has in its folder; what is given stands."""
    from kg.store import layout, manifest

    config = replace(config, offices=config.offices or layout.own_offices(store))
    if layout.is_store(store):
        held = layout.settings(store)
        made = layout.noted(store) or (manifest.found(store) or {}).get("settings", {})
        config = replace(
            config, base=held["base"], collection=held["collection"], linker=made.get("linker", config.linker)
        )
    config = replace(config, linker=linker) if linker else config
    return replace(config, collection=collection) if collection else config


def tell(report: BuildReport, *, quiet: bool, as_json: bool) -> int:
    """Tell what a build did and what it could not take in; return its exit code."""
    failures = report.failures
    for failure in failures[:SHOWN_FAILURES]:
        say(str(failure))
    if len(failures) > SHOWN_FAILURES:
        say(f"… and {len(failures) - SHOWN_FAILURES:,} more: see {report.store}/quarantine.jsonl")
    for stopped in report.stopped[:SHOWN_FAILURES]:
        say(f"Kept out of the graph: {stopped}")
    if len(report.stopped) > SHOWN_FAILURES:
        say(f"… and {len(report.stopped) - SHOWN_FAILURES:,} more: see {report.store}/quarantine.jsonl")
    if not quiet:
        say(*report.notes)
    if as_json:
        print_json(report.as_dict())
    elif not quiet and not _in_vain(report):
        from kg.progress import duration

        print("\n".join(_lines(report, duration(report.seconds))))
    if not failures and not report.stopped:
        return DONE
    return NOT_ALL if report.counts else USER


def _in_vain(report: BuildReport) -> bool:
    """Tell whether nothing came of a build but complaints, of a misspelt folder, say: then these are all to tell."""
    did = report.read or report.unchanged or report.dropped or report.graph_changed
    return bool(report.failures) and not did


def _lines(report: BuildReport, took: str) -> Iterable[str]:
    counts = report.counts
    if not counts:
        yield "Nothing was built."
        return
    did = [f"{report.read:,} read", f"{report.unchanged:,} unchanged"]
    did += [f"{len(report.dropped):,} dropped"] if report.dropped else []
    did += [f"{len(report.failures):,} not taken in"] if report.failures else []
    yield f"{report.store}: {counts['articles']:,} articles ({', '.join(did)}) in {took}"
    if not report.graph_changed:
        yield "Nothing changed: the graph is as it was."
    yield (
        f"{counts['meetings']:,} meetings ({counts['meetings held']:,} held), {counts['statements']:,} statements, "
        f"{counts['representations']:,} offices, {counts['locations']:,} places placed; "
        f"{counts['people']:,} people, {counts['countries']:,} countries; {counts['triples']:,} triples"
    )
    yield f'Ask it: kg query who-met "NAME" --store {report.store}'


def outdated(planned: Plan) -> Iterable[str]:
    """Yield a line that tells how many articles a new version of the pipeline reads again, and what is new in it."""
    if planned.outdated:
        articles = f"{planned.outdated:,} kept article{'s are' if planned.outdated > 1 else ' is'} read again"
        yield f"The pipeline changed ({'; '.join(planned.why)}): {articles}"


def tell_plan(planned: Plan, report: BuildReport, *, as_json: bool) -> int:
    """Tell what a build would do; return the exit code."""
    failures = report.failures
    for failure in failures[:SHOWN_FAILURES]:
        say(str(failure))
    if len(failures) > SHOWN_FAILURES:
        say(f"… and {len(failures) - SHOWN_FAILURES:,} more")
    if as_json:
        print_json(planned.as_dict())
    else:
        counts = f"{planned.new:,} new, {planned.changed:,} changed, {planned.unchanged:,} unchanged"
        dropped = f"; {len(planned.dropped):,} would be dropped" if planned.dropped else ""
        lines = (
            f"{report.store}: {len(planned.todo):,} articles would be read ({counts}){dropped}",
            *outdated(planned),
        )
        print(*lines, "Nothing was done.", sep="\n")
    return NOT_ALL if failures else DONE


def width() -> int | None:
    """Return the width to fit a table into; elsewhere than on a terminal, lines are as long as they are."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def write(data: Iterable[bytes], out: Path | None) -> None:
    """Write *data* to the file *out*, whole or not at all; without one, to stdout."""
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(data)
        sys.stdout.buffer.flush()
        return
    from kg.store import disk

    disk.replace(out, data)


def listed(given: Sequence[str] | None) -> tuple[str, ...]:
    """Return the values of an option that may be given several times, or once with commas."""
    parts = (part.strip() for value in given or () for part in value.split(","))
    return tuple(dict.fromkeys(part.lower() for part in parts if part))


def open_graph(store: str | None) -> GraphStore:
    """Open the graph of *store*, a folder or a server's URL, or of the one in the working folder."""
    from kg.store import door, layout

    return door.open_graph(store if store and door.is_url(store) else layout.find(store))


@contextmanager
def working(what: str, *, quiet: bool) -> Iterator[None]:
    """Show that *what* is being done."""
    progress = progress_on(quiet=quiet)
    progress.begin(what)
    try:
        yield
    finally:
        progress.end()


def done(line: str, *, quiet: bool) -> None:
    """Tell what was done, unless *quiet*."""
    if not quiet:
        say(line)
