"""Commands for a person who finds a mistake: judge, review."""

from __future__ import annotations

import getpass
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.command import app
from kg.cli.shared import (
    DONE,
    NOT_ALL,
    USER,
    AsJson,
    FolderOption,
    Quiet,
    done,
    example,
    open_graph,
    print_json,
    progress_on,
    say,
    show,
    store_config,
    tell,
    write,
)
from kg.config import Config
from kg.errors import InputError
from kg.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.query.review import Item
    from kg.store.graph import GraphStore

Apply = Annotated[bool, typer.Option("--apply", help="Make the graph anew at once; else the next kg build does.")]


@app.command(epilog=example('kg judge "Anna Berg" "A. Berg" same --by "C. Editor" --why "one envoy" --store my.kg'))
def judge(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="FACT... VERDICT [NAME=VALUE]...",
            help="FACT: two names, or an IRI. VERDICT: same, different, wrong, right, corrected.",
        ),
    ],
    *,
    by: Annotated[str, typer.Option("--by", metavar="WHO", help="Who judges.")] = "",
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, for those who read it later.")] = "",
    article: Annotated[
        str | None,
        typer.Option("--in", metavar="ARTICLE", help="With different: in this article the name is someone else."),
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take a judgement back: FACT, or line:3 of the table.")] = False,
    apply: Apply = False,
    store: FolderOption = None,
    quiet: Quiet = False,
) -> int:
    """
    Put a mistake right once and for all.

    Two entities are the same or different; a relation is wrong, right, or corrected (status=cancelled date=2019-04).
    It is written to decisions.csv in the store, which may be edited by hand, and replayed on every build.
    """
    from kg.query import judging
    from kg.store import layout

    path = layout.find(store)
    layout.check_origin(path)
    asked = _asked(words, undo=undo, article=article)
    graph = open_graph(str(path))
    if undo:
        gone = judging.of_fact(graph, path, asked.facts, article)
        gone = [row for row in gone if asked.verdict in (None, row.verdict)]
        judging.drop(path, gone)
        for row in gone:
            done(f"Undone: {row}", quiet=quiet)
    else:
        if not by.strip():
            raise typer.BadParameter("say who judges", param_hint="--by")
        assert asked.verdict is not None
        said = judging.Said(asked.verdict, by.strip(), why.strip(), asked.change)
        if article is not None:
            rows = [judging.in_article(graph, path, asked.facts[0], article, said)]
        elif len(asked.facts) == 2:
            rows = [judging.of_two(graph, *asked.facts, said)]
        else:
            rows = judging.of_relation(graph, path, asked.facts[0], said)
        count = judging.add(path, rows)
        done(f"Written to {layout.decisions(path)}: {count} of {len(rows)} lines were new.", quiet=quiet)
        done("Undo it with --undo, or delete the line.", quiet=quiet)
    return _apply(path, apply=apply, quiet=quiet)


def _apply(path: Path, *, apply: bool, quiet: bool) -> int:
    from kg import pipeline

    if not apply:
        done("The graph is as it was: --apply, or the next kg build, makes it anew.", quiet=quiet)
        return DONE
    report = pipeline.replay(path, config=store_config(path, Config(), None), progress=progress_on(quiet=quiet))
    return tell(report, quiet=quiet, as_json=False)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The arguments of ``kg judge``, taken apart."""

    facts: tuple[str, ...]
    verdict: Verdict | None
    change: tuple[tuple[str, str], ...]


def _asked(words: Sequence[str], *, undo: bool, article: str | None) -> _Asked:
    """Return what *words* ask for; raises ``BadParameter``, which says how it is spelled."""
    from kg.resolve import decisions

    verdicts = [i for i, word in enumerate(words) if i > 0 and word in {*Verdict}]
    if not verdicts and not undo:
        raise typer.BadParameter(f"no verdict is given: {', '.join(Verdict)}", param_hint="VERDICT")
    at = verdicts[0] if verdicts else len(words)
    facts, verdict = tuple(words[:at]), Verdict(words[at]) if verdicts else None
    try:
        change = tuple(sorted(map(decisions.pair, words[at + 1 :])))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="NAME=VALUE") from error
    if undo:
        return _Asked(facts, verdict, ())
    if verdict in (Verdict.SAME, Verdict.DIFFERENT):
        if article is None and len(facts) != 2:
            raise typer.BadParameter(f"{verdict.value} is said of two names or IRIs", param_hint="FACT")
        if article is not None and (verdict is Verdict.SAME or len(facts) != 1):
            raise typer.BadParameter("in one article, one name is different", param_hint="--in")
    elif len(facts) != 1 or article is not None:
        raise typer.BadParameter(f"{words[at]} is said of a relation: one IRI, and no --in", param_hint="FACT")
    if bool(change) is not (verdict is Verdict.CORRECTED):
        raise typer.BadParameter(
            "corrected is followed by what it should be, such as status=cancelled; the other verdicts by nothing",
            param_hint="NAME=VALUE",
        )
    return _Asked(facts, verdict, change)


@app.command(epilog=example('kg review --by "C. Editor" --store my.kg'))
def review(
    *,
    by: Annotated[str, typer.Option("--by", metavar="WHO", help="Who judges. Default: your login.")] = "",
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write the list as a table to fill in; - for stdout.")
    ] = None,
    answers: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="Take in the table with its column answer filled in.")
    ] = None,
    stale: Annotated[bool, typer.Option("--stale", help="List the judgements that apply to nothing now.")] = False,
    apply: Apply = False,
    store: FolderOption = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> int:
    """
    Look through unsure merges and weak relations, each with its sentences.

    On a terminal: a accept, r reject, s skip, q quit, one key each; what is answered is kept.
    """
    from dataclasses import asdict

    from kg import pipeline
    from kg.query import review as room
    from kg.resolve import decisions
    from kg.store import layout

    path = layout.find(store)
    layout.check_origin(path)
    if stale:
        lines = pipeline.stale(path)
        print_json(lines) if as_json else show(*(lines or ["Every judgement applies."]))
        return NOT_ALL if lines else DONE
    graph = open_graph(str(path))
    who = by.strip() or _login()
    if answers is not None:
        return _take_in(graph, path, answers, who, apply=apply, quiet=quiet)
    found = room.items(graph, decisions.read(layout.decisions(path)))
    if as_json:
        print_json([asdict(x) for x in found])
        return DONE
    if csv is not None:
        shown = str(csv) == "-"
        write((line.encode() for line in room.to_csv(found)), None if shown else csv)
        name = "FILE" if shown else csv
        done(f"{len(found):,} questions. Fill in the column answer, then: kg review --from {name}", quiet=quiet)
        return DONE
    if not found:
        print("There is nothing to look at.")
        return DONE
    if not _on_terminal():
        say(
            f"{len(found):,} questions, and no terminal to ask them on.",
            "Write them as a table with: kg review --csv FILE; fill in its column answer; then: kg review --from FILE",
        )
        return USER
    if not _ask(graph, path, found, who):
        return DONE
    return _apply(path, apply=apply, quiet=quiet)


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        raise typer.BadParameter("say who judges", param_hint="--by") from None


def _on_terminal() -> bool:
    return sys.stdin.isatty()


def _ask(graph: GraphStore, path: Path, found: Sequence[Item], who: str) -> int:
    """Ask about each of *found*; each answer is written down at once. Return how many were answered."""
    import click

    from kg.query import judging
    from kg.query import review as room
    from kg.query.results import visible

    answers = {"a": room.ACCEPT, "r": room.REJECT}
    count = 0
    for number, item in enumerate(found, 1):
        show(f"\n[{number} of {len(found)}] {visible(item.question)}\n  ({item.because})")
        for sentence in item.evidence:
            print(f"    {visible(sentence)}")
        show(f"  {item.one} {item.other}".rstrip())
        print("  a accept, r reject, s skip, q quit: ", end="", flush=True)
        key = ""
        while key not in ("a", "r", "s", "q"):
            try:
                key = click.getchar().casefold()
            except EOFError:
                key = "q"
        print(key)
        if key == "q":
            break
        if key in answers:
            try:
                judging.add(path, room.decided(graph, path, item, answers[key], who))
                count += 1
            except InputError as error:
                say(str(error))
    print(f"\n{count} answered, {len(found) - count} left.")
    return count


def _take_in(graph: GraphStore, path: Path, answers: Path, who: str, *, apply: bool, quiet: bool) -> int:
    """Write down the answers of a table; all of them, or where two contradict each other none."""
    from kg.errors import UnknownNameError
    from kg.query import judging
    from kg.query import review as room

    rows, failed = [], 0
    for answer in room.from_csv(answers):
        try:
            rows += room.decided(graph, path, answer.item, answer.answer, who, answer.why)
        except (InputError, UnknownNameError) as error:
            failed += 1
            say(f"{answers}:{answer.line}: {error}")
    count = judging.add(path, rows)
    done(f"{count:,} judgements were new, {len(rows) - count:,} there already, {failed:,} not taken in.", quiet=quiet)
    code = _apply(path, apply=apply, quiet=quiet)
    return code or (NOT_ALL if failed else DONE)
