"""
The order of the stages: articles to shards, shards to a graph.

The left half reads each document by itself, in as many processes as asked for, and writes down what it
found at once: an interrupted build goes on where it was. The right half runs again over all documents
whenever anything changed, and swaps its graph in when it is whole. Nothing here prints.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from kg import executors, joins, workers
from kg.errors import InputError, KgError, MachineError, StoreError
from kg.joins import NOTHING
from kg.model import Document, Relations
from kg.offices import offices
from kg.progress import SILENT
from kg.resolve import decisions
from kg.store import fingerprint, layout, manifest, shards

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from kg.config import Config
    from kg.joins import Joins
    from kg.progress import Progress


@dataclass(slots=True)
class BuildReport:
    """
    What a build did.

    ``failures`` is what could not be read, ``stopped`` tells of relations that are not as the ontology's
    shapes have it, and so not in the graph. ``counts`` is of the whole graph.
    """

    store: Path
    read: int = 0  # documents parsed in this build
    unchanged: int = 0  # documents given whose shard was still good
    dropped: tuple[str, ...] = ()  # ids that are no longer there
    failures: list[InputError] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    graph_changed: bool = False
    seconds: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values, for programs."""
        return {
            "store": str(self.store),
            "read": self.read,
            "unchanged": self.unchanged,
            "dropped": list(self.dropped),
            "graph_changed": self.graph_changed,
            "counts": self.counts,
            "failures": [_as_dict(x) for x in self.failures],
            "stopped": self.stopped,
            "notes": self.notes,
            "seconds": round(self.seconds, 3),
        }


def _as_dict(failure: InputError) -> dict[str, str]:
    return {"source": failure.source, "problem": failure.problem, "remedy": failure.remedy}


@dataclass(frozen=True, slots=True)
class Plan:
    """
    What a build will read, and why, before it reads.

    ``outdated`` articles are those that did not change, but another version of the pipeline read; ``why`` names what
    of it is another now.
    """

    todo: tuple[Document, ...]
    unchanged: int
    new: int
    changed: int
    outdated: int
    why: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values, for programs."""
        counts = {name: getattr(self, name) for name in ("unchanged", "new", "changed", "outdated")}
        return {"read": [x.id for x in self.todo], **counts, "why": list(self.why), "dropped": list(self.dropped)}


def _unannounced(plan: Plan) -> None:
    """Tell nobody."""


def build(
    inputs: Sequence[str],
    out: Path,
    *,
    config: Config,
    jobs: int = 1,
    executor: str | None = None,
    sync: bool = False,
    again: bool = False,
    locked: manifest.Manifest | None = None,
    given_besides: Joins = NOTHING,
    stdin: BinaryIO | None = None,
    progress: Progress = SILENT,
    announce: Callable[[Plan], None] = _unannounced,
) -> BuildReport:
    """
    Add the articles of *inputs* to the store *out*, made if need be, and return what was done.

    *given_besides* is what joins the graph beside them (``kg.joins``), and stays until it is dropped by name.

    Documents whose text and pipeline are those of their shard are not read again, unless *again*; documents
    of the store that a former pipeline read are, from the text that is kept. *sync* drops the documents that
    are not among the inputs, unless some of these could not be read. The graph does not depend on *jobs* or
    *executor* (``kg.executors``), on the order of the inputs or on what was built before. *announce* is told what
    will be read before it is.

    With *locked* it repeats the build of that manifest: raises ``LockedError`` that names each thing that is not
    the same before anything is written, and where the graph comes out otherwise, before readers see it.

    What cannot be read is in the report. Raises ``StoreError``, ``ConfigError`` or ``MachineError``,
    ``InputError`` where the table of offices, that of judgements or a file that is to join is not right,
    ``UnknownNameError`` where no linker has the name, or ``KeyboardInterrupt`` with a note; the store
    then answers as it did before, and what was read is kept.
    """
    began = time.monotonic()
    report = BuildReport(out)
    if config.offices is not None:
        offices(config.offices)  # a bad row is told before anything is written
    decisions.read(layout.decisions(out))  # likewise
    executors.check(executor)
    joins.linker(config)
    if locked is not None and given_besides != NOTHING:
        raise StoreError(f"{out}: a locked build takes nothing besides its articles. Join the files first, then lock")
    with layout.writing(out, config) as folder:
        try:
            pipeline = fingerprint.pipeline(config)
            given = _gather(inputs, config, stdin, report, progress)
            planned = _plan(out, folder, given, config, pipeline, again=again, sync=sync, report=report)
            if locked is not None:
                manifest.check(locked, _to_be(out, folder, given, config, sync=sync))
            progress.end()
            announce(planned)
            report.unchanged = planned.unchanged
            if planned.todo:
                _read_into_shards(planned.todo, folder, pipeline, config, jobs, executor, report, progress)
            if given_besides != NOTHING:
                articles = _documents(folder) if given_besides.relations else {}
                report.failures += joins.take_in(out, given_besides, articles, config)
            if sync:
                _drop_missing(folder, given, report)
                joins.drop(out, report.dropped)
            if any(folder.glob("??/*.json")) or joins.kept(out):
                _build_graph(out, folder, config, report, progress, again=again, locked=locked)
                layout.set_aside(out, [*map(_as_dict, report.failures), *({"stopped": x} for x in report.stopped)])
        finally:
            progress.end()
    report.seconds = time.monotonic() - began
    return report


def plan(
    inputs: Sequence[str],
    out: Path,
    *,
    config: Config,
    sync: bool = False,
    again: bool = False,
    locked: manifest.Manifest | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress = SILENT,
) -> tuple[Plan, BuildReport]:
    """
    Return what ``build`` would read, and a report of what it could not take in. Nothing is written.

    Raises as ``build`` does before it reads.
    """
    report = BuildReport(out)
    if config.offices is not None:
        offices(config.offices)
    layout.check(out, config)
    folder, pipeline = layout.shards(out), fingerprint.pipeline(config)
    try:
        given = _gather(inputs, config, stdin, report, progress)
        planned = _plan(out, folder, given, config, pipeline, again=again, sync=sync, report=report)
        if locked is not None:
            manifest.check(locked, _to_be(out, folder, given, config, sync=sync))
        return planned, report
    finally:
        progress.end()


def remove(out: Path, identities: Collection[str], *, config: Config, progress: Progress = SILENT) -> BuildReport:
    """
    Drop the documents *identities* from the store *out* and make its graph anew.

    Raises ``StoreError`` where one of them is not in the store; nothing is dropped then.
    """
    began = time.monotonic()
    layout.settings(out)
    report = BuildReport(out)
    with layout.writing(out, config) as folder:
        try:
            found = {identity: shards.path_of(folder, identity) for identity in identities}
            imported = joins.documents(out)
            unknown = sorted(x for x, path in found.items() if not path.exists() and x not in imported)
            if unknown:
                raise StoreError(
                    f"{out}: no article has the id {', '.join(map(repr, unknown))}. "
                    "Ids are listed by: kg stats --articles"
                )
            for path in found.values():
                if path.exists():
                    shards.remove(path)
            joins.drop(out, found)
            report.dropped = tuple(sorted(found))
            _build_graph(out, folder, config, report, progress)
            unread = [x for x in layout.kept_aside(out) if "stopped" not in x]  # inputs of the build before
            layout.set_aside(out, [*unread, *({"stopped": x} for x in report.stopped)])
        finally:
            progress.end()
    report.seconds = time.monotonic() - began
    return report


def replay(out: Path, *, config: Config, progress: Progress = SILENT) -> BuildReport:
    """
    Make the graph of the store *out* anew if its judgements changed; no article is read.

    Raises ``StoreError`` where there is no store, ``InputError`` where the judgements contradict each other.
    """
    began = time.monotonic()
    layout.settings(out)
    report = BuildReport(out)
    with layout.writing(out, config) as folder:
        try:
            _build_graph(out, folder, config, report, progress)
        finally:
            progress.end()
    report.seconds = time.monotonic() - began
    return report


def extract(
    inputs: Sequence[str],
    *,
    config: Config,
    jobs: int = 1,
    executor: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress = SILENT,
) -> Iterator[Relations | InputError]:
    """
    Yield what is read in each document of *inputs*, in their order and as it comes, or why it could not be read.

    Raises ``ConfigError`` or ``MachineError`` where nothing can be read at all.
    """
    from kg.read import read

    on_their_way: dict[int, Document] = {}
    errors: deque[tuple[int, InputError]] = deque()  # with the number of documents before each

    def documents() -> Iterator[Document]:
        number = 0
        for entry in read(inputs, config=config, stdin=stdin):
            if isinstance(entry, InputError):
                errors.append((number, entry))
                continue
            on_their_way[number] = entry
            number += 1
            yield entry

    progress.begin("reading articles")
    try:
        results = workers.in_order(executors.run(documents(), partial(_reader, config), jobs, executor, config))
        for number, result in enumerate(results):
            while errors and errors[0][0] <= number:
                yield errors.popleft()[1]
            document = on_their_way.pop(number)
            yield _failure(document, result) if isinstance(result, workers.Failure) else result
            progress.step()
        yield from (error for _, error in errors)
    finally:
        progress.end()


# --- the left half ----------------------------------------------------------------------


def _gather(
    inputs: Sequence[str], config: Config, stdin: BinaryIO | None, report: BuildReport, progress: Progress
) -> dict[str, Document]:
    """Return the documents of *inputs* by id, in the order of the reader, which is the same whatever theirs."""
    from kg.read import read

    given: dict[str, Document] = {}
    progress.begin("opening files")
    for entry in read(inputs, config=config, stdin=stdin):
        progress.step()
        if isinstance(entry, InputError):
            report.failures.append(entry)
        else:
            given[entry.id] = entry
    return given


def _plan(
    out: Path,
    folder: Path,
    given: dict[str, Document],
    config: Config,
    pipeline: str,
    *,
    again: bool,
    sync: bool,
    report: BuildReport,
) -> Plan:
    """Tell which documents are to be read: those given whose shard is not good, and kept ones of a former pipeline."""
    todo: list[Document] = []
    found: Counter[str] = Counter()
    for document in given.values():
        stored, wanted = shards.stored_key(folder, document.id), shards.key_of(document, pipeline)
        if stored is None:
            found["new"] += 1
        elif stored.content != wanted.content:
            found["changed"] += 1
        elif stored != wanted:
            found["outdated"] += 1
        elif not again:
            found["unchanged"] += 1
            continue
        todo.append(document)
    gone = _gone(folder, given)
    dropping = sync and given and not report.failures
    for path, key in () if dropping else gone:
        if key is None or key.pipeline != pipeline:
            try:
                todo.append(shards.read(path).document)
                found["outdated"] += 1
            except KgError as error:
                report.failures.append(_damaged(path, error))
    why = manifest.reread(manifest.found(out), manifest.ingredients(out, config)) if found["outdated"] else ()
    dropped = tuple(sorted(shards.read(path).document.id for path, _ in gone)) if dropping else ()
    return Plan(tuple(todo), found["unchanged"], found["new"], found["changed"], found["outdated"], why, dropped)


def _gone(folder: Path, given: dict[str, Document]) -> list[tuple[Path, shards.Key | None]]:
    """Return the shards of documents that are not among those *given*, with their keys."""
    mine = {shards.path_of(folder, identity) for identity in given}
    return [(path, key) for path, key in shards.keys(folder) if path not in mine]


def _to_be(out: Path, folder: Path, given: dict[str, Document], config: Config, *, sync: bool) -> manifest.Manifest:
    """Return what the manifest of a build of *given* will have, but for the graph."""
    kept = [] if sync else [shards.read(path).document for path, _ in _gone(folder, given)]
    return joins.ingredients(out, config) | {
        "articles": {document.id: manifest.article(document) for document in (*given.values(), *kept)}
    }


def _damaged(path: Path, error: KgError) -> InputError:
    return InputError(str(path), f"a kept article is damaged ({error})", "Build the article again, or delete this file")


def _read_into_shards(
    todo: Sequence[Document],
    folder: Path,
    pipeline: str,
    config: Config,
    jobs: int,
    executor: str | None,
    report: BuildReport,
    progress: Progress,
) -> None:
    progress.begin("reading articles", len(todo))
    try:
        for number, result in executors.run(todo, partial(_encoder, config, pipeline), jobs, executor, config):
            document = todo[number]
            if isinstance(result, workers.Failure):
                report.failures.append(_failure(document, result))
            else:
                shards.write(folder, document.id, result)
                report.read += 1
            progress.step()
    except KeyboardInterrupt as interrupt:
        interrupt.add_note(
            f"{report.read:,} of {len(todo):,} articles were read and are kept: run the same again to go on. "
            "The graph is as it was before"
        )
        raise


def _failure(document: Document, failure: workers.Failure) -> InputError:
    return InputError(
        document.id,
        f"could not be read: {failure.reason}",
        "This is a bug in kg, or the article is no prose: leave it out, and please report it with its text",
    )


def _reader(config: Config) -> Callable[[Iterable[Document]], Iterator[Relations]]:
    """Load the model and return the function that reads documents with it; runs in each process."""
    from kg import extract as rules
    from kg.annotate import nlp

    read = partial(rules.relations, nlp.load(config))
    # What is missing from the installation fails here, once, and is not taken for a fault of every document.
    list(read([Document("", "Nobody met.")]))
    return read


def _encoder(config: Config, pipeline: str) -> Callable[[Iterable[Document]], Iterator[bytes]]:
    """Return the function that reads documents into the bytes of their shards."""
    read = _reader(config)
    return lambda documents: (shards.encode(found, pipeline) for found in read(documents))


def _drop_missing(folder: Path, given: dict[str, Document], report: BuildReport) -> None:
    gone = [path for path, _ in _gone(folder, given)]
    if not gone:
        return
    if report.failures or not given:
        report.notes.append(
            f"{len(gone):,} articles of the store are not among the inputs, but not all inputs could be read: "
            "none was dropped. Mend the inputs and run it again"
        )
        return
    report.dropped = tuple(sorted(shards.read(path).document.id for path in gone))
    for path in gone:
        shards.remove(path)


# --- the right half ---------------------------------------------------------------------


def _build_graph(
    out: Path,
    folder: Path,
    config: Config,
    report: BuildReport,
    progress: Progress,
    *,
    again: bool = False,
    locked: manifest.Manifest | None = None,
) -> None:
    """Make the graph of all shards and let readers open it, unless it is there already."""
    from kg.assembly import assemble
    from kg.store import index, oxigraph

    judged = decisions.read(layout.decisions(out))
    own = joins.ingredients(out, config)["own"]
    made_of = {"shards": shards.state(folder), "code": fingerprint.graph(config), "own": own}
    before, told = layout.noted(out), manifest.found(out)
    if before is not None and told is not None and before["made_of"] == made_of and not again and not report.failures:
        report.counts, report.stopped = before["counts"], before["stopped"]
        report.notes += map(_stale_note, before["stale"])
        if locked is not None:
            manifest.check_graph(locked, told["graph"])
        return
    progress.begin("merging what the articles tell, and making the graph")
    found = assemble(_kept(folder, report), out, folder, config, judged)
    report.counts, report.stopped = found.counts, found.stopped
    report.notes += map(_stale_note, found.stale)
    if found.older:
        report.notes.append(
            f"Older versions of an article at the same address: {found.older:,}. What these tell is left out of the "
            "graph. To see which: kg query copies"
        )
    made = found.made

    def digests(new: Path) -> None:
        made["graph"] = oxigraph.digests(new)
        if locked is not None:
            manifest.check_graph(locked, made["graph"])

    def fill(new: Path) -> None:
        oxigraph.write(found.lines, new)
        layout.write_reasons(new, found.reasons)
        index.keep(new)
        digests(new)

    if again or before is None or before["graph"] != found.name:
        progress.begin("writing the graph")
        layout.publish(out, found.name, fill)
        report.graph_changed = True
    else:
        digests(layout.graph(out))
    # Before the note of what the graph was made of: a build that is killed here is not taken for a finished one.
    manifest.write(out, made)
    noted = {"graph": found.name, "made_of": made_of, "model": config.model, "linker": config.linker}
    layout.note(out, noted | {"counts": report.counts, "stopped": report.stopped, "stale": found.stale})


def _stale_note(stale: str) -> str:
    return f"decisions.csv: {stale}. It is kept, and listed by: kg review --stale"


def _kept(folder: Path, report: BuildReport) -> list[Relations]:
    """Return what all shards hold, by the id of the document; one that is damaged is reported and left out."""
    found: list[Relations] = []
    for path, _ in shards.keys(folder):
        try:
            found.append(shards.read(path))
        except MachineError:
            raise
        except KgError as error:
            report.failures.append(_damaged(path, error))
    return sorted(found, key=lambda relations: relations.document.id)


def _documents(folder: Path) -> dict[str, Document]:
    """Return the documents of all shards that are whole, by id."""
    return {x.document.id: x.document for x in _kept(folder, BuildReport(folder))}


def counts(out: Path) -> dict[str, int]:
    """Return what the graph of the store *out* holds, counted; raise ``StoreError`` where no build was finished."""
    layout.graph(out)
    made = layout.noted(out)
    if made is None:
        raise StoreError(f"{out}: its last build was cut off. Run it again: kg build ARTICLES/ -o {out}")
    return dict(made["counts"])


def model(out: Path) -> str | None:
    """Return the model that the articles of the store *out* were read with, as it was given; ``None``: not known."""
    made = layout.noted(out)
    return None if made is None else made.get("model")


def outdated(out: Path, config: Config) -> Plan:
    """Return what a build of no input would read in the store *out*: articles that a former pipeline read."""
    pipeline = fingerprint.pipeline(config)
    return _plan(out, layout.shards(out), {}, config, pipeline, again=False, sync=False, report=BuildReport(out))


def articles(out: Path) -> list[str]:
    """Return the ids of the documents in the store *out*, sorted; raise ``StoreError`` where one is damaged."""
    layout.settings(out)
    ours = {shards.read(path).document.id for path, _ in shards.keys(layout.shards(out))}
    return sorted(ours | joins.documents(out))


def stale(out: Path) -> list[str]:
    """Return the judgements of the store *out* that the last build found nothing for, each with why."""
    layout.graph(out)
    made = layout.noted(out)
    return list(made.get("stale", ())) if made else []
