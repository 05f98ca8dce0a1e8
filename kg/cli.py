"""
The command line: parse, call, print. What a command does stands in the rooms; here is how it is spelled.

Results go to stdout, messages to stderr. Nothing heavy is imported before a command runs, so that
``kg --help`` answers at once.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from kg.config import DEFAULT_MODEL, Config
from kg.errors import InputError, KgError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import Graph

    from kg.evaluate.gold import Item
    from kg.pipeline import BuildReport
    from kg.progress import Progress
    from kg.store.oxigraph import GraphStore

DONE, NOT_ALL, USER, MACHINE, BUG, INTERRUPTED = 0, 1, 2, 3, 70, 130

SHOWN_FAILURES = 20
"""So many inputs that could not be read are told one by one: what a screen holds."""

DEMO = (
    ("who-met", "Vladimir Putin"),
    ("who-says-so", "Vladimir Putin", "Kim Jong Un"),
    ("meetings-in", "Russia"),
)
"""What ``kg demo`` asks of the sample articles: a name and its values."""

DEMO_WIDTH = 160
"""Columns of its tables where there is no terminal to fit them into."""


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
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _example(line: str) -> str:
    """Return the end of a command's help; the sign at its head keeps the line whole."""
    return f"\b\nExample:\n  {line}"


# --- options that several commands have ---------------------------------------------------

Inputs = Annotated[
    list[str], typer.Argument(metavar="IN", help="Files, folders, patterns, or - for stdin: text, HTML, JSON Lines.")
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
OwnOffices = Annotated[
    str | None,
    typer.Option("--offices", metavar="FILE", help="Who held which office when, beside data/offices.csv; its columns."),
]
Jobs = Annotated[int, typer.Option("-j", "--jobs", min=1, metavar="N", help="Processes to read articles in.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no remarks; errors are still told.")]
AsJson = Annotated[bool, typer.Option("--json", help="For programs: one JSON value.")]


def _version(value: bool) -> None:
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

    A first try: kg demo. Then: kg query who-met "Vladimir Putin" --store demo/my.kg
    """


def _progress(*, quiet: bool) -> Progress:
    from kg.progress import SILENT, Shown

    return SILENT if quiet else Shown(sys.stderr)


def _stdin(inputs: Iterable[str]) -> Any:
    return sys.stdin.buffer if "-" in inputs else None


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


# --- building ---------------------------------------------------------------------------


@app.command(epilog=_example("kg build ARTICLES/ -o my.kg -j 2"))
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
    own_offices: OwnOffices = None,
    model: Model = DEFAULT_MODEL,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> int:
    """
    Read articles and add what they tell to a store.

    Only what changed since the last build is read. An interrupted build goes on where it was.
    """
    from kg import pipeline
    from kg.store import layout

    store = Path(out) if out else layout.find(None)
    config = _store_config(store, Config(model=model, published=published, offices=own_offices), collection)
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
    """Return *config* with what *store* was made with and has in its folder; a given collection or table stands."""
    from kg.store import layout

    config = replace(config, offices=config.offices or layout.own_offices(store))
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
    for stopped in report.stopped[:SHOWN_FAILURES]:
        say(f"Kept out of the graph: {stopped}")
    if len(report.stopped) > SHOWN_FAILURES:
        say(f"… and {len(report.stopped) - SHOWN_FAILURES:,} more: see {report.store}/quarantine.jsonl")
    if not quiet:
        say(*report.notes)
    if as_json:
        _print_json(report.as_dict())
    elif not quiet:
        from kg.progress import duration

        print("\n".join(_lines(report, duration(report.seconds))))
    if not failures and not report.stopped:
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


@app.command(epilog=_example("kg extract article.txt --published 2019-04-26 --format jsonl --quiet"))
def extract(
    inputs: Inputs,
    *,
    form: Annotated[ExtractFormat, typer.Option("--format", help="One JSON object a document and line.")] = (
        ExtractFormat.JSONL
    ),
    published: Published = None,
    own_offices: OwnOffices = None,
    jobs: Jobs = 1,
    model: Model = DEFAULT_MODEL,
    quiet: Quiet = False,
) -> int:
    """Print what is read in each article, and build nothing."""
    from kg import pipeline, schema

    config = Config(model=model, published=published, offices=own_offices)
    failures = found = 0
    stream = pipeline.extract(inputs, config=config, jobs=jobs, stdin=_stdin(inputs), progress=_progress(quiet=quiet))
    for result in stream:
        if isinstance(result, InputError):
            failures += 1
            say(str(result))
            continue
        found += 1
        print(json.dumps(schema.dump(result), ensure_ascii=False), flush=True)
    if not failures:
        return DONE
    return NOT_ALL if found else USER


@app.command(epilog=_example("kg evaluate GOLD/ --errors"))
def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="A folder of articles with NAME.json beside each, or a .jsonl file.")
    ],
    *,
    predictions: Annotated[
        Path | None,
        typer.Option("--predictions", metavar="FILE", help="Score these, of kg extract or others, and read nothing."),
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what is missed and wrong, with the sentence.")] = False,
    by_rule: Annotated[bool, typer.Option("--by-rule", help="Tell how often each rule was right.")] = False,
    as_json: AsJson = False,
    jobs: Jobs = 1,
    model: Model = DEFAULT_MODEL,
    quiet: Quiet = False,
) -> int:
    """Measure what is read against what careful people found in the same texts."""
    from kg import evaluate as room
    from kg.evaluate import gold as sets
    from kg.evaluate import report

    config = Config(model=model)
    wanted = sets.read(gold, config)
    told = sets.predictions(predictions) if predictions else _extracted(wanted.items, config, jobs, quiet=quiet)
    found = room.evaluate(wanted, told)
    if as_json:
        _print_json(
            {"figures": found.figures}
            | ({"differences": [asdict(x) for x in found.differences]} if errors else {})
            | ({"rules": {name: {"right": r, "of": n} for name, (r, n) in found.rules.items()}} if by_rule else {})
        )
        return DONE
    if errors:
        print(*report.differences(found.differences), "", sep="\n")
    print(report.table(found.figures), end="")
    if by_rule:
        print("\n" + report.rules(found), end="")
    return DONE


def _extracted(items: Iterable[Item], config: Config, jobs: int, *, quiet: bool) -> dict[str, Any]:
    """Return what is read in the texts of gold, by id."""
    from io import BytesIO

    from kg import pipeline, schema
    from kg.evaluate import gold as sets

    found = {}
    stream = pipeline.extract(
        ["-"], config=config, jobs=jobs, stdin=BytesIO(sets.lines(items)), progress=_progress(quiet=quiet)
    )
    for result in stream:
        if isinstance(result, InputError):
            say(str(result))
        else:
            found[result.document.id] = schema.dump(result)
    return found


# --- asking -----------------------------------------------------------------------------


@app.command(epilog=_example('kg query who-met "Vladimir Putin" --store my.kg'))
def query(
    asked: Annotated[
        str, typer.Argument(metavar="NAME|FILE|SPARQL", help="What to ask. Nothing: list the questions.")
    ] = "",
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="VALUE", help="Values for its parameters, in order or NAME=VALUE."),
    ] = None,
    *,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A value for a parameter, by name.")
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="table, csv, tsv, json; turtle and its like for triples."
        ),
    ] = "table",
    as_json: AsJson = False,
    every: Annotated[bool, typer.Option("--all", help="Show every column of a table.")] = False,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", help="Give up after so long.")] = 60.0,
    store: StoreOption = None,
) -> int:
    """Ask a question of the library by name, of a file, or in SPARQL."""
    from kg import export as formats
    from kg import query as room

    if not asked:
        print(room.catalogue(room.questions(), _width()), end="")
        return DONE
    graph = _open(store)
    found = room.run(graph, asked, [*(values or ()), *_named(param or ())], timeout=timeout)
    form = "json" if as_json else form
    if every and form == "table":
        print(room.table(found, _width(), every=True), end="")
    else:
        _write(formats.answer(found, form, base=graph.base, width=_width()), None)
    return DONE


def _named(pairs: Iterable[str]) -> Iterable[str]:
    for pair in pairs:
        if "=" not in pair:
            raise typer.BadParameter(f"{pair!r}: write it as NAME=VALUE", param_hint="--param")
        yield pair


def _width() -> int | None:
    """Return the width to fit a table into; elsewhere than on a terminal, lines are as long as they are."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _write(data: Iterable[bytes], out: Path | None) -> None:
    """Write *data* to the file *out*, whole or not at all; without one, to stdout."""
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(data)
        sys.stdout.buffer.flush()
        return
    from kg.store import disk

    disk.replace(out, data)


def _open(store: str | None) -> GraphStore:
    from kg.store import layout, oxigraph

    return oxigraph.open_store(layout.find(store))


@app.command(epilog=_example('kg explain "Vladimir Putin" --store my.kg'))
def explain(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name or an IRI: of a person, a place, a meeting.")],
    other: Annotated[
        str | None, typer.Argument(metavar="OTHER", help="A second one: only what connects the two.")
    ] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="Leave nothing out, however much there is.")] = False,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> int:
    """
    Tell what is known of someone, each fact with its sentence.

    Of a person, an organisation, a country, a place, a meeting; or of two, what connects them.
    """
    from kg import query as room

    found = room.explain(_open(store), name, other)
    if as_json:
        _print_json(found.as_dict())
    else:
        print(room.to_text(found, _width() or 100, limit=None if every else 20), end="")
    return DONE


@app.command(epilog=_example("kg draw --store my.kg -o graph.html"))
def draw(
    *,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="The page.")] = Path("graph.html"),
    around: Annotated[
        str | None, typer.Option("--around", metavar="NAME", help="Draw only what is near this person, country, place.")
    ] = None,
    hops: Annotated[int, typer.Option("--hops", min=1, metavar="N", help="How near: so many lines away.")] = 1,
    title: Annotated[str | None, typer.Option("--title", help="The heading of the page.")] = None,
    store: StoreOption = None,
    quiet: Quiet = False,
) -> int:
    """Draw the graph as one HTML page, which opens without a network."""
    from kg import draw as room
    from kg.query import names
    from kg.store import layout

    path = layout.find(store)
    graph = _open(str(path))
    center = names.resolve(graph, around)[0].value if around else None
    with _working("drawing", quiet=quiet):
        room.draw(graph, out, title=title or path.resolve().stem, around=center, hops=hops)
    _done(f"Drawn: {out}", quiet=quiet)
    return DONE


@app.command(epilog=_example("kg export --store my.kg --format turtle -o graph.ttl"))
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
    store: StoreOption = None,
    quiet: Quiet = False,
) -> int:
    """Write the graph as a file for other programs."""
    from kg import export as room

    chosen = form or (room.of_path(out) if out else None) or "turtle"
    with _working("writing", quiet=quiet or out is None):
        _write(room.export(_open(store), chosen, inferred=inferred), out)
    if out:
        _done(f"Written: {out}", quiet=quiet)
    return DONE


@contextmanager
def _working(what: str, *, quiet: bool) -> Iterator[None]:
    progress = _progress(quiet=quiet)
    progress.begin(what)
    try:
        yield
    finally:
        progress.end()


def _done(line: str, *, quiet: bool) -> None:
    if not quiet:
        say(line)


# --- keeping a store --------------------------------------------------------------------


@app.command(epilog=_example("kg stats --store my.kg"))
def stats(
    *,
    articles: Annotated[bool, typer.Option("--articles", help="List the ids of the articles instead.")] = False,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> int:
    """Count what a store holds."""
    from kg import pipeline
    from kg.store import layout

    path = layout.find(store)
    if articles:
        ids = pipeline.articles(path)
        _print_json(ids) if as_json else print("\n".join(ids))
        return DONE
    counts = pipeline.counts(path)
    if as_json:
        _print_json(counts)
        return DONE
    width = max(map(len, counts))
    for name, count in counts.items():
        print(f"{name:<{width}}  {count:>9,}")
    return DONE


@app.command(epilog=_example("kg remove 2019/summit.txt --store my.kg"))
def remove(
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="Ids of articles: kg stats --articles lists them.")],
    *,
    store: StoreOption = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> int:
    """Drop articles from a store, and all that only they told."""
    from kg import pipeline
    from kg.store import layout

    path = layout.find(store)
    config = _store_config(path, Config(), None)
    report = pipeline.remove(path, ids, config=config, progress=_progress(quiet=quiet))
    return _tell(report, quiet=quiet, as_json=as_json)


@app.command(epilog=_example("kg validate --store my.kg"))
def validate(
    *,
    shapes: Annotated[
        Path | None, typer.Option("--shapes", metavar="FILE", help="SHACL shapes in Turtle, in the place of our own.")
    ] = None,
    reasoner: Annotated[
        bool, typer.Option("--reasoner/--no-reasoner", help="Ask the OWL reasoner HermiT as well, where there is Java.")
    ] = True,
    store: StoreOption = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """
    Check a store against the shapes and the ontology.

    What is not as it should be, and what contradicts itself, is told with the reason.
    """
    from kg.check import compiled, owl
    from kg.check import shapes as shacl

    graph = _open(store).rdflib()
    against = _shapes(shapes) if shapes else None
    with _working("checking", quiet=quiet):
        # Our own shapes have a faster engine than those of others, which pyshacl reads.
        violations = compiled.violations(graph) if against is None else shacl.validate(graph, against)
        consistency = owl.consistency(graph, reason=reasoner)
    bad = [x for x in violations if not x.warning]
    if as_json:
        _print_json({"violations": [asdict(x) for x in violations], **asdict(consistency)})
    else:
        for found in (*violations, *consistency.problems):
            print(found)
        if not bad and consistency.consistent:
            print(f"{len(graph):,} triples: they conform, and nothing contradicts itself.")
    if consistency.note and not quiet:
        say(consistency.note)
    return NOT_ALL if bad or not consistency.consistent else DONE


def _shapes(path: Path) -> Graph:
    from rdflib import Graph

    try:
        return Graph().parse(path, format="turtle")
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "Check the path") from error
    except Exception as error:  # what rdflib's parser raises is of many kinds
        raise InputError(str(path), f"not Turtle ({error})", "Give SHACL shapes as a Turtle file") from error


@app.command(epilog=_example("kg demo -o demo"))
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
    config = _store_config(store, Config(), None)
    report = pipeline.build([str(articles)], store, config=config, progress=_progress(quiet=quiet))
    code = _tell(report, quiet=quiet, as_json=False)
    if code == USER:
        return code
    graph = _open(str(store))
    for name, *values in DEMO:
        given = " ".join(f'"{value}"' for value in values)
        print(f"\n$ kg query {name} {given} --store {store}\n")
        print(room.table(room.run(graph, name, values), _width() or DEMO_WIDTH), end="")
    with _working("writing and drawing", quiet=quiet):
        _write(formats.export(graph, "turtle"), turtle)
        picture.draw(graph, page, title="Communiqué: the sample articles")
    print(f"\nThe articles   {articles}\nThe graph      {store}\nAs Turtle      {turtle}")
    print(f"As a picture   {page} (open it in a browser: it needs no network)")
    return code


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
