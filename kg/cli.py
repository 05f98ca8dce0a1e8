"""
The command line: parse, call, print. What a command does stands in the rooms; here is how it is spelled.

Results go to stdout, messages to stderr. Nothing heavy is imported before a command runs, so that
``kg --help`` answers at once.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from kg.config import DEFAULT_MODEL, Config
from kg.errors import InputError, KgError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.pipeline import BuildReport
    from kg.progress import Progress

DONE, NOT_ALL, USER, MACHINE, BUG, INTERRUPTED = 0, 1, 2, 3, 70, 130

SHOWN_FAILURES = 20
"""So many inputs that could not be read are told one by one: what a screen holds."""


class Commands(TyperGroup):
    """The commands, each ending as the page of exit codes says, whatever happens in it."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command and end with its exit code."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()  # a full disk or a closed pipe is told here, not after the last word
        except (KeyboardInterrupt, BrokenPipeError, OSError, MemoryError, KgError, RecursionError) as error:
            code = _exit_code(error)
        except Exception as error:
            if isinstance(error, typer.Exit | typer.Abort) or hasattr(error, "exit_code"):
                raise  # the parser's own: it tells what is wrong with the command
            code = _bug(error)
        raise typer.Exit(code if isinstance(code, int) else DONE)


def _exit_code(error: BaseException) -> int:
    """Tell what went wrong, and return what to end with."""
    if os.environ.get("KG_DEBUG") and not isinstance(error, BrokenPipeError):
        raise error
    if isinstance(error, KeyboardInterrupt):
        say("Interrupted.", *getattr(error, "__notes__", ()))
        return INTERRUPTED
    if isinstance(error, KgError):
        say(str(error))
        return error.exit_code
    if isinstance(error, MemoryError):
        say("Out of memory. Give fewer or shorter articles at once, or use fewer processes (-j 1)")
        return MACHINE
    if isinstance(error, BrokenPipeError):
        # Whoever read our output has had enough ("| head"). Python would complain once more when it closes stdout.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    if isinstance(error, OSError):
        from kg.store import disk

        say(str(disk.failure(error, error.filename or "the output")))
        return MACHINE
    return _bug(error)


def _bug(error: BaseException) -> int:
    if os.environ.get("KG_DEBUG"):
        raise error
    say(
        f"This is a bug in kg ({type(error).__name__}: {error}). "
        "Run it again with KG_DEBUG=1 in the environment and report what it prints"
    )
    return BUG


def say(*lines: str) -> None:
    """Print *lines* as messages."""
    for line in lines:
        print(line, file=sys.stderr)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)

# --- options that several commands have ---------------------------------------------------

Inputs = Annotated[
    list[str], typer.Argument(metavar="IN...", help="Files, folders, patterns, or - for stdin: text, HTML, JSON Lines.")
]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="DIR", envvar="KG_STORE", help="The store to ask. Default: the one in the working folder."
    ),
]
Model = Annotated[
    str, typer.Option("--model", metavar="NAME", help="A spaCy model: an installed package, or a folder.")
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="YYYY-MM-DD", help="The day of articles whose text gives none."),
]
Jobs = Annotated[int, typer.Option("-j", "--jobs", min=1, metavar="N", help="Processes to read articles in.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no remarks; errors are still told.")]
AsJson = Annotated[bool, typer.Option("--json", help="For programs: one JSON value.")]


def _version(value: bool) -> None:  # noqa: FBT001  what typer calls
    if value:
        from importlib.metadata import version

        print(f"kg {version('communique-kg')}")
        raise typer.Exit


@app.callback()
def kg(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """
    Diplomatic news into a knowledge graph: who met whom, who said what, with the sentence that says so.

    A first try: **kg demo**, then **kg query who-met "Vladimir Putin" --store demo/my.kg**
    """


def _progress(*, quiet: bool) -> Progress:
    from kg.progress import SILENT, Shown

    return SILENT if quiet else Shown(sys.stderr)


def _stdin(inputs: Iterable[str]) -> Any:
    return sys.stdin.buffer if "-" in inputs else None


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


# --- building ---------------------------------------------------------------------------


@app.command()
def build(
    inputs: Inputs,
    *,
    out: Annotated[
        str | None,
        typer.Option("-o", "--out", "--store", envvar="KG_STORE", metavar="DIR", help="The store: made if need be."),
    ] = None,
    jobs: Jobs = 1,
    sync: Annotated[
        bool, typer.Option("--sync", help="Also drop the articles of the store that are not among the inputs.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Read everything again, changed or not.")] = False,
    collection: Annotated[
        str | None,
        typer.Option("--collection", metavar="NAME", help="Your corner of the names of things. Default: local."),
    ] = None,
    published: Published = None,
    model: Model = DEFAULT_MODEL,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> int:
    """
    Read articles and add what they tell to a store; only what changed is read.

    Example: **kg build ARTICLES/ -o my.kg -j 2**
    """
    from kg import pipeline
    from kg.store import layout

    store = Path(out) if out else layout.find(None)
    config = _store_config(store, Config(model=model, published=published), collection)
    report = pipeline.build(
        inputs,
        store,
        config=config,
        jobs=jobs,
        sync=sync,
        again=again,
        stdin=_stdin(inputs),
        progress=_progress(quiet=quiet),
    )
    return _tell(report, quiet=quiet, as_json=as_json)


def _store_config(store: Path, config: Config, collection: str | None) -> Config:
    """Return *config* with the base and the collection that *store* was made with; a given collection stands."""
    from kg.store import layout

    if layout.is_store(store):
        held = layout.settings(store)
        config = replace(config, base=held["base"], collection=held["collection"])
    return replace(config, collection=collection) if collection else config


def _tell(report: BuildReport, *, quiet: bool, as_json: bool) -> int:
    failures = report.failures
    for failure in failures[:SHOWN_FAILURES]:
        say(str(failure))
    if len(failures) > SHOWN_FAILURES:
        say(f"… and {len(failures) - SHOWN_FAILURES:,} more: see {report.store}/quarantine.jsonl")
    if not quiet:
        say(*report.notes)
    if as_json:
        _print_json(report.as_dict())
    elif not quiet:
        from kg.progress import duration

        print("\n".join(_lines(report, duration(report.seconds))))
    if not failures:
        return DONE
    return NOT_ALL if report.counts else USER


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


class ExtractFormat(StrEnum):
    """How relations are printed."""

    JSONL = "jsonl"
    TEXT = "text"


@app.command()
def extract(
    inputs: Inputs,
    *,
    form: Annotated[
        ExtractFormat, typer.Option("--format", help="jsonl: one JSON object a document; text: to be read by people.")
    ] = ExtractFormat.JSONL,
    published: Published = None,
    jobs: Jobs = 1,
    model: Model = DEFAULT_MODEL,
    quiet: Quiet = False,
) -> int:
    """
    Print what is read in each article, and build nothing.

    Example: **kg extract article.txt --published 2019-04-26 --format jsonl --quiet**
    """
    from kg import pipeline, schema

    config = Config(model=model, published=published)
    failures = found = 0
    stream = pipeline.extract(inputs, config=config, jobs=jobs, stdin=_stdin(inputs), progress=_progress(quiet=quiet))
    for result in stream:
        if isinstance(result, InputError):
            failures += 1
            say(str(result))
            continue
        found += 1
        if form is ExtractFormat.JSONL:
            print(json.dumps(schema.dump(result), ensure_ascii=False), flush=True)
        else:
            print(schema.as_text(result), end="\n\n", flush=True)
    if not failures:
        return DONE
    return NOT_ALL if found else USER


def main() -> None:
    """Run the command that the command line names."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Whatever the locale: files that we write this way are read on other machines.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(prog_name="kg")
    except KeyboardInterrupt:
        say("Interrupted.")
        sys.exit(INTERRUPTED)
