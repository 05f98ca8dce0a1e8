"""Commands that look after a store: stats, remove, diff, validate."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.command import app
from kg.cli.shared import (
    DONE,
    NOT_ALL,
    AsJson,
    FolderOption,
    Log,
    Quiet,
    StoreOption,
    example,
    open_graph,
    outdated,
    print_json,
    progress_on,
    say,
    show,
    store_config,
    tell,
    width,
    working,
    write,
)
from kg.errors import InputError

if TYPE_CHECKING:
    from rdflib import Graph


@app.command(epilog=example("kg stats --store my.kg"))
def stats(
    *,
    articles: Annotated[bool, typer.Option("--articles", help="List the ids of the articles instead.")] = False,
    store: FolderOption = None,
    as_json: AsJson = False,
) -> int:
    """Count what a store holds."""
    from kg import pipeline
    from kg.store import layout

    path = layout.find(store)
    if articles:
        ids = pipeline.articles(path)
        print_json(ids) if as_json else show(*ids)
        return DONE
    counts = pipeline.counts(path)
    if as_json:
        print_json(counts)
        return DONE
    longest = max(map(len, counts))
    for name, count in counts.items():
        print(f"{name:<{longest}}  {count:>9,}")
    config = store_config(path, pipeline.read_by(path), None)
    say(*outdated(pipeline.outdated(path, config)))
    return DONE


@app.command(epilog=example("kg remove 2019/summit.txt --store my.kg"))
def remove(
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="Ids of articles: kg stats --articles lists them.")],
    *,
    store: FolderOption = None,
    log: Log = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> int:
    """Drop articles from a store, and all that only they told."""
    from kg import pipeline
    from kg.logs import STDERR, logging_to
    from kg.store import layout

    path = layout.find(store)
    config = store_config(path, pipeline.read_by(path), None)
    shown = progress_on(quiet=quiet or log == STDERR)
    with logging_to(log):
        report = pipeline.remove(path, ids, config=config, progress=shown)
    return tell(report, quiet=quiet, as_json=as_json)


@app.command(epilog=example("kg diff before.kg after.kg"))
def diff(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD", help="A store, a file that kg export wrote (not CSV), or a SPARQL endpoint's URL."
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Another one.")],
    *,
    form: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="table, json; patch (RDF Patch), nquads (what was added, removed)."
        ),
    ] = "table",
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Where to write. Default: stdout.")
    ] = None,
    quiet: Quiet = False,
) -> int:
    """
    Tell what a graph gained and lost against another: meetings, statements, offices, places, people.

    Ends with 0 where both say the same, 1 where they do not.
    """
    from kg import compare

    with working("comparing", quiet=quiet):
        found = compare.difference(compare.open_side(old), compare.open_side(new))
    write(compare.write(found, form, width() if out is None else None), out)
    return NOT_ALL if found else DONE


@app.command(epilog=example("kg validate --store my.kg"))
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

    What is not as it should be, and what contradicts itself, is told with the reason; so is what the last build kept
    aside.
    """
    from kg.check import compiled, owl
    from kg.check import shapes as shacl
    from kg.store import layout

    opened = open_graph(store)
    aside = [] if opened.folder is None else layout.kept_aside(opened.folder)
    graph = opened.rdflib()
    against = _shapes(shapes) if shapes else None
    with working("checking", quiet=quiet):
        # Our own shapes have a faster engine than those of others, which pyshacl reads.
        violations = compiled.violations(graph) if against is None else shacl.validate(graph, against)
        consistency = owl.consistency(graph, reason=reasoner)
    bad = [x for x in violations if not x.warning]
    if as_json:
        print_json({"violations": [asdict(x) for x in violations], "kept_aside": aside, **asdict(consistency)})
    else:
        for entry in aside:
            show(f"Kept aside: {_reason(entry)}")
        for found in (*violations, *consistency.problems):
            show(str(found))
        if not bad and consistency.consistent:
            print(f"{len(graph):,} triples: they conform, and nothing contradicts itself.")
    if consistency.note and not quiet:
        say(consistency.note)
    return NOT_ALL if bad or aside or not consistency.consistent else DONE


def _reason(entry: dict[str, str]) -> str:
    """Return an entry of the list of what was kept aside in words."""
    if "stopped" in entry:
        return entry["stopped"]
    return f"{entry.get('source', '')}: {entry.get('problem', '')}. {entry.get('remedy', '')}"


def _shapes(path: Path) -> Graph:
    from rdflib import Graph

    try:
        return Graph().parse(path, format="turtle")
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "Check the path") from error
    except Exception as error:  # what rdflib's parser raises is of many kinds
        raise InputError(str(path), f"not Turtle ({error})", "Give SHACL shapes as a Turtle file") from error
