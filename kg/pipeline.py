"""
The order of the stages: articles to shards, shards to a graph.

The left half reads each document by itself, in as many processes as asked for, and writes down what it
found at once: an interrupted build goes on where it was. The right half runs again over all documents
whenever anything changed, and swaps its graph in when it is whole. Nothing here prints.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from kg import workers
from kg.errors import InputError, KgError, MachineError, StoreError
from kg.model import Document, Relations, Resolved, Status
from kg.offices import offices
from kg.progress import SILENT
from kg.store import fingerprint, layout, shards

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from kg.config import Config
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


def build(
    inputs: Sequence[str],
    out: Path,
    *,
    config: Config,
    jobs: int = 1,
    sync: bool = False,
    again: bool = False,
    stdin: BinaryIO | None = None,
    progress: Progress = SILENT,
) -> BuildReport:
    """
    Add the articles of *inputs* to the store *out*, made if need be, and return what was done.

    Documents whose text and pipeline are those of their shard are not read again, unless *again*; documents
    of the store that a former pipeline read are, from the text that is kept. *sync* drops the documents that
    are not among the inputs, unless some of these could not be read. The graph does not depend on *jobs*,
    on the order of the inputs or on what was built before.

    What cannot be read is in the report. Raises ``StoreError``, ``ConfigError`` or ``MachineError``,
    ``InputError`` where the table of offices is not right, or ``KeyboardInterrupt`` with a note; the store
    then answers as it did before, and what was read is kept.
    """
    began = time.monotonic()
    report = BuildReport(out)
    if config.offices is not None:
        offices(config.offices)  # a bad row is told before anything is written
    with layout.writing(out, config) as folder:
        try:
            pipeline = fingerprint.pipeline(config)
            given = _gather(inputs, config, stdin, report, progress)
            todo = list(_stale(folder, given, pipeline, again=again, report=report))
            if todo:
                _read_into_shards(todo, folder, pipeline, config, jobs, report, progress)
            if sync:
                _drop_missing(folder, given, report)
            if any(folder.glob("??/*.json")):
                _build_graph(out, folder, config, report, progress, again=again)
                layout.set_aside(out, [*map(_as_dict, report.failures), *({"stopped": x} for x in report.stopped)])
        finally:
            progress.end()
    report.seconds = time.monotonic() - began
    return report


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
            unknown = sorted(identity for identity, path in found.items() if not path.exists())
            if unknown:
                raise StoreError(
                    f"{out}: no article has the id {', '.join(map(repr, unknown))}. "
                    "Ids are listed by: kg stats --articles"
                )
            for path in found.values():
                shards.remove(path)
            report.dropped = tuple(sorted(found))
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
        results = workers.in_order(workers.run(documents(), partial(_reader, config), jobs))
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


def _stale(
    folder: Path, given: dict[str, Document], pipeline: str, *, again: bool, report: BuildReport
) -> Iterator[Document]:
    """Yield the documents to read: those given whose shard is not good, and kept ones of a former pipeline."""
    for document in given.values():
        if not again and shards.stored_key(folder, document.id) == shards.key_of(document, pipeline):
            report.unchanged += 1
        else:
            yield document
    mine = {shards.path_of(folder, identity) for identity in given}
    for path, key in shards.keys(folder):
        if path not in mine and (key is None or key.pipeline != pipeline):
            try:
                yield shards.read(path).document
            except KgError as error:
                report.failures.append(_damaged(path, error))


def _damaged(path: Path, error: KgError) -> InputError:
    return InputError(str(path), f"a kept article is damaged ({error})", "Build the article again, or delete this file")


def _read_into_shards(
    todo: list[Document],
    folder: Path,
    pipeline: str,
    config: Config,
    jobs: int,
    report: BuildReport,
    progress: Progress,
) -> None:
    progress.begin("reading articles", len(todo))
    try:
        for number, result in workers.run(todo, partial(_encoder, config, pipeline), jobs):
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
    kept = {shards.path_of(folder, identity) for identity in given}
    gone = [path for path, _ in shards.keys(folder) if path not in kept]
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
    out: Path, folder: Path, config: Config, report: BuildReport, progress: Progress, *, again: bool = False
) -> None:
    """Make the graph of all shards and let readers open it, unless it is there already."""
    made_of = {"shards": shards.state(folder), "code": fingerprint.graph(config)}
    before = layout.noted(out)
    if before is not None and before["made_of"] == made_of and not again and not report.failures:
        report.counts, report.stopped = before["counts"], before["stopped"]
        return
    from kg import rdf
    from kg.check import rules
    from kg.check.gate import gate
    from kg.rdf import iri
    from kg.resolve import resolve
    from kg.store import oxigraph

    progress.begin("merging what the articles tell")
    resolved = resolve(_kept(folder, report), config)
    progress.begin("making the graph")
    meta = {"pipeline": fingerprint.pipeline(config), "graph": made_of["code"], **fingerprint.versions(config)}
    passed = gate(resolved, config, meta)
    graph = iri.graph(config, "inferred")
    follows = ((*triple, graph) for triple in rules.inferred(passed.quads))
    lines = list(rdf.nquads(chain(passed.quads, follows)))
    name = hashlib.sha256("".join(lines).encode()).hexdigest()[:16]
    report.counts = _counts(passed.resolved, lines)
    if older := len(passed.resolved.revisions):
        report.notes.append(
            f"Older versions of an article at the same address: {older:,}. What these tell is left out of the graph. "
            "To see which: kg query copies"
        )
    report.stopped = [str(x) for x in passed.stopped]
    if again or before is None or before["graph"] != name:
        progress.begin("writing the graph")
        layout.publish(out, name, lambda new: oxigraph.write(lines, new))
        report.graph_changed = True
    layout.note(out, {"graph": name, "made_of": made_of, "counts": report.counts, "stopped": report.stopped})


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


def _counts(resolved: Resolved, lines: Collection[str]) -> dict[str, int]:
    classes = Counter(node.cls for node in resolved.nodes)
    statuses = Counter(event.status.value for event in resolved.events)
    return {
        "articles": len(resolved.documents),
        "copies": len(resolved.copies),
        "older versions": len(resolved.revisions),
        "people": classes["Person"],
        "countries": classes["Country"],
        "entities": len(resolved.nodes),
        "meetings": len(resolved.events),
        **{f"meetings {status.value}": statuses[status.value] for status in Status},
        "statements": len(resolved.statements),
        "representations": len(resolved.representations),
        "locations": len(resolved.locations),
        "triples": len(lines),
    }


def counts(out: Path) -> dict[str, int]:
    """Return what the graph of the store *out* holds, counted; raise ``StoreError`` where no build was finished."""
    layout.graph(out)
    made = layout.noted(out)
    if made is None:
        raise StoreError(f"{out}: its last build was cut off. Run it again: kg build ARTICLES/ -o {out}")
    return dict(made["counts"])


def articles(out: Path) -> list[str]:
    """Return the ids of the documents in the store *out*, sorted; raise ``StoreError`` where one is damaged."""
    layout.settings(out)
    return sorted(shards.read(path).document.id for path, _ in shards.keys(layout.shards(out)))
