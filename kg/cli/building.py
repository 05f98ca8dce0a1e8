"""Commands that read articles: build, extract, evaluate."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.command import app
from kg.cli.shared import (
    DONE,
    NOT_ALL,
    USER,
    AsJson,
    ColumnsOption,
    Executor,
    Fast,
    Inputs,
    Jobs,
    Log,
    MaybeInputs,
    Model,
    OwnOffices,
    Published,
    Quiet,
    example,
    outdated,
    print_json,
    progress_on,
    say,
    stdin_for,
    store_config,
    tell,
    tell_plan,
)
from kg.config import DEFAULT_MODEL, Config
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.evaluate.gold import Item


@app.command(epilog=example("kg build ARTICLES/ -o my.kg -j 2"))
def build(
    inputs: MaybeInputs = None,
    *,
    out: Annotated[
        str | None,
        typer.Option("-o", "--out", "--store", envvar="KG_STORE", metavar="DIR", help="The store: made if need be."),
    ] = None,
    jobs: Jobs = 1,
    executor: Executor = None,
    shards_at: Annotated[
        str | None,
        typer.Option("--shards", metavar="URL", help="Keep what is read there, as in s3://bucket/shards; remembered."),
    ] = None,
    sync: Annotated[
        bool, typer.Option("--sync", help="Also drop the articles of the store that are not among the inputs.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Read everything again, changed or not.")] = False,
    collection: Annotated[
        str | None,
        typer.Option("--collection", metavar="NAME", help="Your corner of the names of things. Default: local."),
    ] = None,
    published: Published = None,
    columns: ColumnsOption = None,
    own_offices: OwnOffices = None,
    turtle: Annotated[
        list[Path] | None,
        typer.Option("--with", metavar="FILE", help="Turtle of your own that joins the graph; stays in the store."),
    ] = None,
    relations: Annotated[
        list[Path] | None,
        typer.Option("--relations", metavar="FILE", help="Relations by another extractor, JSON Lines; stay likewise."),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="NAME", help="Drop a file that came by --with or --relations."),
    ] = None,
    linker: Annotated[
        str | None,
        typer.Option("--linker", metavar="NAME", help="Link names by another package too; tables: by none."),
    ] = None,
    model: Model = DEFAULT_MODEL,
    fast: Fast = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be read, and why.")] = False,
    locked: Annotated[
        bool, typer.Option("--locked", help="Repeat the store's last build, or fail naming what differs.")
    ] = False,
    lock: Annotated[
        Path | None,
        typer.Option("--manifest", metavar="FILE", help="Repeat the build of this manifest.json; implies --locked."),
    ] = None,
    log: Log = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> int:
    """
    Read articles and add what they tell to a store.

    Only what changed since the last build is read. An interrupted build goes on where it was.
    """
    from kg import pipeline
    from kg.joins import Joins
    from kg.logs import STDERR, logging_to
    from kg.store import layout, manifest

    besides = Joins(tuple(turtle or ()), tuple(relations or ()), tuple(without or ()))
    store = layout.local(out) if out else layout.find(None)
    if not (inputs or shards_at) and besides == Joins() and linker is None and not layout.is_store(store):
        raise typer.BadParameter("name articles to read, or what joins the graph (--with, --relations)")
    given = Config(model=model, fast=fast, published=published, columns=columns, offices=own_offices)
    config = store_config(store, given, collection, linker)
    inputs = inputs or []
    repeated = manifest.read(lock or store / manifest.NAME) if lock or locked else None
    shown = progress_on(quiet=quiet or log == STDERR)
    if dry_run:
        planned, told = pipeline.plan(
            inputs,
            store,
            config=config,
            sync=sync,
            again=again,
            locked=repeated,
            stdin=stdin_for(inputs),
            progress=shown,
        )
        return tell_plan(planned, told, as_json=as_json)
    with logging_to(log):
        report = pipeline.build(
            inputs,
            store,
            config=config,
            jobs=jobs,
            executor=executor,
            shards_at=shards_at,
            sync=sync,
            again=again,
            locked=repeated,
            given_besides=besides,
            stdin=stdin_for(inputs),
            progress=shown,
            announce=lambda planned: None if quiet else say(*outdated(planned)),
        )
    return tell(report, quiet=quiet, as_json=as_json)


class ExtractFormat(StrEnum):
    """How relations are printed."""

    JSONL = "jsonl"


@app.command(epilog=example("kg extract article.txt --published 2019-04-26 --format jsonl --quiet"))
def extract(
    inputs: Inputs,
    *,
    form: Annotated[ExtractFormat, typer.Option("--format", help="One JSON object a document and line.")] = (
        ExtractFormat.JSONL
    ),
    published: Published = None,
    columns: ColumnsOption = None,
    own_offices: OwnOffices = None,
    jobs: Jobs = 1,
    executor: Executor = None,
    model: Model = DEFAULT_MODEL,
    fast: Fast = False,
    profile: Annotated[bool, typer.Option("--profile", help="Tell what each stage of reading took.")] = False,
    quiet: Quiet = False,
) -> int:
    """Print what is read in each article, and build nothing."""
    from kg import pipeline, schema
    from kg.profile import Profile

    if profile and (jobs > 1 or executor):
        raise typer.BadParameter("--profile measures one process: leave out -j and --executor")
    measured = Profile() if profile else None
    config = Config(model=model, fast=fast, published=published, columns=columns, offices=own_offices)
    failures = found = 0
    stream = pipeline.extract(
        inputs,
        config=config,
        jobs=jobs,
        executor=executor,
        profile=measured,
        stdin=stdin_for(inputs),
        progress=progress_on(quiet=quiet),
    )
    for result in stream:
        if isinstance(result, InputError):
            failures += 1
            say(str(result))
            continue
        found += 1
        print(json.dumps(schema.dump(result), ensure_ascii=False), flush=True)
    if measured is not None:
        say(measured.table().rstrip())
    if not failures:
        return DONE
    return NOT_ALL if found else USER


@app.command(epilog=example("kg evaluate GOLD/ --errors"))
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
    executor: Executor = None,
    model: Model = DEFAULT_MODEL,
    fast: Fast = False,
    quiet: Quiet = False,
) -> int:
    """Measure what is read against what careful people found in the same texts."""
    from kg import evaluate as room
    from kg.evaluate import gold as sets
    from kg.evaluate import report

    config = Config(model=model, fast=fast)
    wanted = sets.read(gold, config)
    told = (
        sets.predictions(predictions) if predictions else _extracted(wanted.items, config, jobs, executor, quiet=quiet)
    )
    found = room.evaluate(wanted, told)
    if as_json:
        print_json(
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


def _extracted(
    items: Iterable[Item], config: Config, jobs: int, executor: str | None, *, quiet: bool
) -> dict[str, Any]:
    """Return what is read in the texts of gold, by id."""
    from io import BytesIO

    from kg import pipeline, schema
    from kg.evaluate import gold as sets

    found = {}
    stream = pipeline.extract(
        ["-"],
        config=config,
        jobs=jobs,
        executor=executor,
        stdin=BytesIO(sets.lines(items)),
        progress=progress_on(quiet=quiet),
    )
    for result in stream:
        if isinstance(result, InputError):
            say(str(result))
        else:
            found[result.document.id] = schema.dump(result)
    return found
