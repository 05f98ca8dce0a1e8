"""
The order of the stages: articles to shards, shards to a graph.

The left half reads each document by itself, in as many processes as asked for, and writes down what it
found at once: an interrupted build goes on where it was. The right half runs again over all documents
whenever anything changed, and swaps its graph in when it is whole. Nothing here prints.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from kg import executors, joins, planning, publication, watch, workers
from kg.config import DEFAULT_MODEL, Config
from kg.errors import InputError, MachineError, StoreError
from kg.joins import NOTHING
from kg.memory import no_cycles
from kg.model import Document, Relations
from kg.offices import offices
from kg.planning import Gathering, Named, Plan, Waiting
from kg.progress import SILENT
from kg.resolve import decisions
from kg.store import fingerprint, layout, manifest, mirror, shards
from kg.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from kg.joins import Joins
    from kg.profile import Profile
    from kg.progress import Progress
    from kg.tally import Reading, Tally


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
    tally: Tally | None = None  # all that was counted, once it is done

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
            "tally": None if self.tally is None else self.tally.as_dict(),
        }


def _as_dict(failure: InputError) -> dict[str, str]:
    return {"source": failure.source, "problem": failure.problem, "remedy": failure.remedy}


def _unannounced(plan: Plan) -> None:
    """Tell nobody."""


def build(
    inputs: Sequence[str],
    out: Path,
    *,
    config: Config,
    jobs: int = 1,
    executor: str | None = None,
    shards_at: str | None = None,
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

    *shards_at* is where what is read is kept instead of the folder of the store (``kg.store.mirror``), remembered.
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
    report = BuildReport(out)
    with _watched(report, "build", config, progress, jobs=jobs, executor=executor, sync=sync, again=again) as watching:
        if config.offices is not None:
            offices(config.offices)  # a bad row is told before anything is written
        layout.check(out, config)  # before anything is looked for in it: what is in the way may be a file
        decisions.read(layout.decisions(out))  # likewise
        executors.check(executor)
        joins.linker(config)
        if locked is not None and given_besides != NOTHING:
            raise StoreError(
                f"{out}: a locked build takes nothing besides its articles. Join the files first, then lock"
            )
        with layout.writing(out, config) as folder, Waiting(out) as waiting, watching.keeping():
            try:
                mirror.join(out, shards_at)
                mirror.bring(out, watching)
                pipeline = fingerprint.pipeline(config)
                gathering = Gathering(folder, pipeline, waiting, again=again)
                _gather(inputs, config, stdin, gathering, watching)
                planned = _planned(gathering, waiting, report, config, sync=sync, locked=locked)
                watching.end()
                watching.planned(planned.as_dict(), len(gathering.given))
                announce(planned)
                report.unchanged = planned.unchanged
                if planned.todo:
                    _read_into_shards(waiting, folder, pipeline, config, jobs, executor, report, watching)
                    mirror.bring(out, watching)
                if given_besides != NOTHING:
                    articles = publication.documents(folder) if given_besides.relations else {}
                    report.failures += joins.take_in(out, given_besides, articles, config)
                if sync:
                    _drop_missing(folder, gathering.given, report)
                    joins.drop(out, report.dropped)
                del gathering, planned  # the names of all articles: what makes the graph has its own
                waiting.ids.clear()
                if any(folder.glob("??/*.json")) or joins.kept(out):
                    _publish(report, folder, config, watching, again=again, locked=locked)
                    layout.set_aside(out, [*map(_as_dict, report.failures), *({"stopped": x} for x in report.stopped)])
            finally:
                watching.end()
    return report


def _watched(report: BuildReport, operation: str, config: Config, progress: Progress, **settings: Any) -> Watch:
    """Return what watches *operation*, which fills *report*: what it is made with stands in logs and reports."""
    made_with = {
        x: getattr(config, x)
        for x in ("model", "fast", "base", "collection", "linker", "offices", "published", "columns")
    }
    return Watch(report, progress, operation, settings=settings | made_with, versions=fingerprint.versions(config))


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
        named = Named()
        gathering = Gathering(folder, pipeline, named, again=again)
        _gather(inputs, config, stdin, gathering, progress)
        planned = _planned(gathering, named, report, config, sync=sync, locked=locked)
        return planned, report
    finally:
        progress.end()


def remove(out: Path, identities: Collection[str], *, config: Config, progress: Progress = SILENT) -> BuildReport:
    """
    Drop the documents *identities* from the store *out* and make its graph anew.

    Raises ``StoreError`` where one of them is not in the store; nothing is dropped then.
    """
    layout.settings(out)
    report = BuildReport(out)
    with (
        _watched(report, "remove", config, progress) as watching,
        layout.writing(out, config) as folder,
        watching.keeping(),
    ):
        try:
            found = {identity: shards.path_of(folder, identity) for identity in identities}
            imported = joins.documents(out)
            unknown = sorted(x for x, path in found.items() if not path.exists() and x not in imported)
            if unknown:
                raise StoreError(
                    f"{out}: no article has the id {', '.join(map(repr, unknown))}. "
                    "Ids are listed by: kg stats --articles"
                )
            mirror.remove(out, [path for path in found.values() if path.exists()])
            joins.drop(out, found)
            report.dropped = tuple(sorted(found))
            _publish(report, folder, config, watching)
            unread = [x for x in layout.kept_aside(out) if "stopped" not in x]  # inputs of the build before
            layout.set_aside(out, [*unread, *({"stopped": x} for x in report.stopped)])
        finally:
            watching.end()
    return report


def replay(out: Path, *, config: Config, progress: Progress = SILENT) -> BuildReport:
    """
    Make the graph of the store *out* anew if its judgements changed; no article is read.

    Raises ``StoreError`` where there is no store, ``InputError`` where the judgements contradict each other.
    """
    layout.settings(out)
    report = BuildReport(out)
    with (
        _watched(report, "replay", config, progress) as watching,
        layout.writing(out, config) as folder,
        watching.keeping(),
    ):
        try:
            _publish(report, folder, config, watching)
        finally:
            watching.end()
    return report


def extract(
    inputs: Sequence[str],
    *,
    config: Config,
    jobs: int = 1,
    executor: str | None = None,
    profile: Profile | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress = SILENT,
) -> Iterator[Relations | InputError]:
    """
    Yield what is read in each document of *inputs*, in their order and as it comes, or why it could not be read.

    *profile* is told what each stage takes, of what this process reads: with one job and no executor.

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
        start = partial(_reader, config, profile)
        results = workers.in_order(executors.run(documents(), start, jobs, executor, config))
        for number, result in enumerate(results):
            while errors and errors[0][0] <= number:
                yield errors.popleft()[1]
            document = on_their_way.pop(number)
            yield _failure(document.id, result) if isinstance(result, workers.Failure) else result
            progress.step()
        yield from (error for _, error in errors)
    finally:
        progress.end()


# --- the left half ----------------------------------------------------------------------


def _gather(
    inputs: Sequence[str], config: Config, stdin: BinaryIO | None, gathering: Gathering, progress: Progress
) -> None:
    """Take the documents of *inputs*, in the order of the reader, which is the same whatever theirs."""
    from kg.read import language, read

    progress.begin("opening files")
    for entry in read(inputs, config=config, stdin=stdin):
        progress.step()
        gathering.take(entry)
    language.forget()


def _planned(
    gathering: Gathering,
    waiting: Named,
    report: BuildReport,
    config: Config,
    *,
    sync: bool,
    locked: manifest.Manifest | None,
) -> Plan:
    """Return what is to be read; raise ``LockedError`` where that would not repeat the build of *locked*."""
    out = report.store
    planned = planning.plan(gathering, waiting, out, config, sync=sync)
    report.failures += gathering.failures
    if locked is not None:
        manifest.check(locked, planning.to_be(out, gathering.folder, gathering.given, config, sync=sync))
    return planned


def _read_into_shards(
    waiting: Waiting,
    folder: Path,
    pipeline: str,
    config: Config,
    jobs: int,
    executor: str | None,
    report: BuildReport,
    progress: Watch,
) -> None:
    far = mirror.place(folder.parent)
    start = partial(_encoder, config, pipeline) if far is None else partial(_putter, config, pipeline, far)
    progress.begin("reading articles", len(waiting.ids))
    try:
        for number, result in executors.run(waiting, start, jobs, executor, config):
            identity = waiting.ids[number]
            if isinstance(result, workers.Failure):
                report.failures.append(_failure(identity, result))
            else:
                data, reading = result
                if isinstance(data, mirror.Unwritten):
                    raise MachineError(f"{data.reason}. What was read before is kept: run the same again to go on")
                if data is not None:  # else whoever read it wrote it
                    shards.write(folder, identity, data)
                report.read += 1
                progress.read(identity, reading)
            progress.step()
    except KeyboardInterrupt as interrupt:
        interrupt.add_note(
            f"{report.read:,} of {len(waiting.ids):,} articles were read and are kept: run the same again to go on. "
            "The graph is as it was before"
        )
        raise


def _failure(identity: str, failure: workers.Failure) -> InputError:
    return InputError(
        identity,
        f"could not be read: {failure.reason}",
        "This is a bug in kg, or the article is no prose: leave it out, and please report it with its text",
    )


def _reader(config: Config, profile: Profile | None = None) -> Callable[[Iterable[Document]], Iterator[Relations]]:
    """Load the model and return the function that reads documents with it; runs in each process."""
    from kg import extract as rules
    from kg.annotate import nlp

    model = nlp.load(config)
    # What is missing from the installation fails here, once, and is not taken for a fault of every document.
    list(rules.relations(model, [Document("", "Nobody met.")]))
    if profile is None:
        return partial(rules.relations, model)
    profile.parser = nlp.parser_stages(model)
    return partial(_profiled, model, profile)


def _profiled(model: Any, profile: Profile, documents: Iterable[Document]) -> Iterator[Relations]:
    from kg import extract as rules

    for found in rules.relations(model, documents, profile):
        profile.characters += len(found.document.title) + len(found.document.body)
        yield found


def _encoder(config: Config, pipeline: str) -> Callable[[Iterable[Document]], Iterator[tuple[bytes, Reading]]]:
    """Return the function that reads documents into the bytes of their shards, and tells what that took."""
    read = _reader(config)
    return lambda documents: (
        (shards.encode(found, pipeline), reading) for found, reading in watch.readings(read, documents)
    )


def _putter(
    config: Config, pipeline: str, far: str
) -> Callable[[Iterable[Document]], Iterator[tuple[mirror.Unwritten | None, Reading]]]:
    """Return the function that reads documents and puts their shards where these stand, from where it runs."""
    read = _reader(config)
    return lambda documents: (
        (mirror.kept(far, found.document.id, shards.encode(found, pipeline)), reading)
        for found, reading in watch.readings(read, documents)
    )


def _drop_missing(folder: Path, given: Collection[str], report: BuildReport) -> None:
    gone = [path for path, _ in planning.gone(folder, given)]
    if not gone:
        return
    if report.failures or not given:
        report.notes.append(
            f"{len(gone):,} articles of the store are not among the inputs, but not all inputs could be read: "
            "none was dropped. Mend the inputs and run it again"
        )
        return
    report.dropped = tuple(sorted(shards.identity(path) for path in gone))
    mirror.remove(folder.parent, gone)


# --- the right half ---------------------------------------------------------------------


def _publish(
    report: BuildReport,
    folder: Path,
    config: Config,
    progress: Watch,
    *,
    again: bool = False,
    locked: manifest.Manifest | None = None,
) -> None:
    doubted = bool(report.failures)
    with no_cycles():
        done = publication.publish(report.store, folder, config, progress, again=again, doubted=doubted, locked=locked)
    report.counts, report.stopped, report.graph_changed = done.counts, done.stopped, done.changed
    report.notes += done.notes
    told = {x.source for x in report.failures}
    report.failures += [x for x in done.failures if x.source not in told]
    progress.published(done.graph, done.counted, done.writer)


# --- what a store tells of its builds -----------------------------------------------------


def counts(out: Path) -> dict[str, int]:
    """Return what the graph of the store *out* holds, counted; raise ``StoreError`` where no build was finished."""
    layout.graph(out)
    made = layout.noted(out)
    if made is None:
        raise StoreError(f"{out}: its last build was cut off. Run it again: kg build ARTICLES/ -o {out}")
    return dict(made["counts"])


def read_by(out: Path) -> Config:
    """Return the settings that the articles of the store *out* were read by; the default where that is not known."""
    made = layout.noted(out) or {}
    return Config(model=made.get("model") or DEFAULT_MODEL, fast=bool(made.get("fast")))


def outdated(out: Path, config: Config) -> Plan:
    """Return what a build of no input would read in the store *out*: articles that a former pipeline read."""
    named = Named()
    gathering = Gathering(layout.shards(out), fingerprint.pipeline(config), named, again=False)
    return planning.plan(gathering, named, out, config, sync=False)


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
