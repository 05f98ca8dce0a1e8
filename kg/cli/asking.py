"""Commands that ask a store: query, explain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.command import app
from kg.cli.shared import (
    DONE,
    AsJson,
    StoreOption,
    example,
    open_graph,
    print_json,
    say,
    width,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


@app.command(epilog=example('kg query who-met "Vladimir Putin" --store my.kg'))
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
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="table, csv, tsv, json, xml, markdown; turtle, ntriples, json-ld, rdf-xml … for triples. "
            "Default: as -o ends, else table.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Where to write. Default: stdout.")
    ] = None,
    as_json: AsJson = False,
    every: Annotated[bool, typer.Option("--all", help="Show every column of a table.")] = False,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Add to each row the sentence and the source of what is in it.")
    ] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", min=0, metavar="N", help="No more than so many rows, or triples.")
    ] = None,
    timing: Annotated[bool, typer.Option("--timing", help="Tell on stderr where the time goes.")] = False,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", help="Give up after so long.")] = 60.0,
    store: StoreOption = None,
) -> int:
    """Ask a question of the library by name, of a file, or in SPARQL."""
    if not asked:
        from kg import query as room

        print(room.catalogue(room.questions(), width()), end="")
        return DONE
    from kg.query.timing import Stopwatch

    watch = Stopwatch()
    with watch.phase("loading"):
        from kg import query as room
        from kg.export import answers
        from kg.store import mistakes

    form = "json" if as_json else form or (answers.of_path(out) if out else None) or answers.TABLE
    answers.check(form)
    with watch.phase("opening"):
        graph = open_graph(store)
    given = [*(values or ()), *_named(param or ())]
    question = room.question(asked)
    found = room.stream(graph, question, given, timeout=timeout, watch=watch)
    for remark in () if question.name else mistakes.remarks(question.sparql):
        say(f"Remark: {remark}")
    supported = more = _never
    if evidence:
        found, supported = room.evidence.add(graph, found, watch=watch)
    if limit is not None:
        found, more = room.first(found, limit)
    found, empty = room.noting(found)
    with watch.phase("writing"):
        wide = width() if out is None else None
        write(answers.answer(found, form, base=graph.base, width=wide, every=every), out)
    if empty() and limit != 0:
        say(_NOTHING)
        for name, others in room.mistakable(graph, question, given):
            say(f"Others are called {name!r} too: {'; '.join(others)}. Ask by their full name.")
    if more():
        say(f"There are more: these are the first {limit:,}.")
    if evidence and not (empty() or supported()):
        say(_NO_EVIDENCE)
    if timing:
        say(f"Time: {watch}")
    return DONE


_NOTHING = "Nothing in the graph answers it."

_NO_EVIDENCE = (
    "No evidence to add: only meetings, reports, statements, roles and locations have a sentence, and no row has one. "
    "Ask for them too, e.g. SELECT ?a ?b ?meeting { ?meeting dip:participant ?a, ?b }"
)


def _never() -> bool:
    return False


def _named(pairs: Iterable[str]) -> Iterable[str]:
    for pair in pairs:
        if "=" not in pair:
            raise typer.BadParameter(f"{pair!r}: write it as NAME=VALUE", param_hint="--param")
        yield pair


@app.command(epilog=example('kg explain "Vladimir Putin" --store my.kg'))
def explain(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name or an IRI: of a person, a place, a meeting.")],
    other: Annotated[
        str | None, typer.Argument(metavar="OTHER", help="A second one: only what connects the two.")
    ] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="Leave nothing out, however much there is.")] = False,
    iris: Annotated[bool, typer.Option("--iris", help="Show the IRI of each relation: kg judge takes it.")] = False,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> int:
    """
    Tell what is known of someone, each fact with its sentence.

    Of a person, an organisation, a country, a place, a meeting; or of two, what connects them, and why they were
    merged or not. What was left out near it is told with the reason.
    """
    from kg import query as room

    found = room.explain(open_graph(store), name, other)
    if as_json:
        print_json(found.as_dict())
    else:
        print(room.to_text(found, width() or 100, limit=None if every else 20, iris=iris), end="")
    return DONE
