"""
The right half of a build: the relations of all documents → the lines of one graph, and what is to be told of it.

The order of its stages stands in ``assemble``: judgements replayed, names linked and merged, triples made and gated
with what follows from them, what the graph says of itself. Nothing here writes to the store.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from kg import joins, tally
from kg import tables as registry_tables
from kg.check.gate import gate
from kg.check.growing import Growing
from kg.check.own import admitted
from kg.model import Status
from kg.progress import SILENT
from kg.rdf import iri
from kg.rdf.description import description
from kg.rdf.extra import known
from kg.resolve import resolve
from kg.resolve.own import linked, own
from kg.resolve.replay import replay, unused
from kg.shelf import arranged, shelved
from kg.store import fingerprint, manifest, shards

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kg.check.stopped import Stopped
    from kg.config import Config
    from kg.model import Linked, Reason, Relations, Resolved, Statement
    from kg.progress import Progress
    from kg.resolve.decisions import Decisions


@dataclass(frozen=True, slots=True)
class Assembled:
    """
    A graph that is not written yet.

    ``lines`` are N-Quads, to be closed; ``reasons`` lines of JSON for ``kg explain``; ``name`` is made of both.
    ``stopped`` tells what was kept aside, ``stale`` which judgements apply to nothing, ``made`` is the manifest but
    for the graph.
    """

    name: str
    lines: Growing
    reasons: Iterable[str]  # may be looked through again
    counts: dict[str, int]
    stopped: list[str]
    stale: list[str]
    made: manifest.Manifest
    older: int  # articles that another version replaces
    merged: dict[str, int]  # what became one, counted
    unlinked: tuple[tally.Abstained, ...]  # names that were linked to nothing, by why


def assemble(
    read: Sequence[Relations],
    articles: Mapping[str, str],
    out: Path,
    folder: Path,
    config: Config,
    judged: Decisions,
    progress: Progress = SILENT,
) -> Assembled:
    """
    Return the graph of what we *read*, and of what joins it in the store *out*, whose shards are in *folder*.

    *articles* has the digests of the articles (``manifest.article``), by id.
    """
    theirs, aside = joins.readings(out, joins.Documents(read))
    told = _by_document(read, theirs) if theirs else read
    replayed = replay(told, judged, shelved)
    tables = registry_tables.load()
    turtle, broken = joins.turtle(out, config)
    extras, refused = admitted(turtle, config, tables)
    mine = own(known(extras, config, tables))
    if (linker := joins.linker(config)) is not None:
        mine, wrong = linked(replayed.relations, linker, config, mine, tables)
        aside += wrong
    resolved = resolve(replayed.relations, config, tables, mine, judged, keep=shelved)
    made = _ingredients(articles, out, folder, config)
    meta = {
        "pipeline": fingerprint.pipeline(config),
        "graph": fingerprint.graph(config),
        **manifest.meta(made),
    }
    progress.begin("making the graph and checking it")
    passed = gate(resolved, config, meta, tables, extras, sink=partial(Growing, config), keep=shelved)
    lines = passed.quads
    progress.begin("adding what follows")
    contents = lines.complete()
    used = ((x, articles.get(x.id) or manifest.article(x)) for x in passed.resolved.documents)
    lines.add(description(contents, used, config, meta))
    reasons = _Lines(partial(_reasons, (*passed.resolved.reasons, *replayed.left_out), passed.stopped, config))
    name, triples = _name(lines, reasons)
    return Assembled(
        name=name,
        lines=lines,
        reasons=reasons,
        counts=_counts(passed.resolved) | {"triples": triples},
        stopped=[*map(str, (*passed.stopped, *refused)), *broken, *aside],
        stale=sorted(str(x) for x in (*replayed.stale, *unused(judged, resolved.unused))),
        made=made,
        older=len(passed.resolved.revisions),
        merged=_merged(passed.resolved),
        unlinked=tally.unlinked(passed.resolved.reasons),
    )


def _name(lines: Growing, reasons: Iterable[str]) -> tuple[str, int]:
    """Return the name that a graph has by its contents, and how many lines it has."""
    digest, count = hashlib.sha256(), 0
    for block in lines.blocks():
        digest.update(b"\n".join(block) + b"\n" if block else b"")
        count += len(block)
    for reason in reasons:
        digest.update(reason.encode())
    return digest.hexdigest()[:16], count


def _by_document(ours: Sequence[Relations], theirs: Sequence[Relations]) -> Sequence[Relations]:
    """Return all readings, by the id of the document; of one document ours first."""
    together = shelved(chain(ours, theirs))
    return arranged(together, [x.document.id for x in together])


def _ingredients(articles: Mapping[str, str], out: Path, folder: Path, config: Config) -> manifest.Manifest:
    """Return the manifest but for the graph; articles that only another extractor read are in its file's digest."""
    former = _former(folder, articles, fingerprint.pipeline(config))
    return joins.ingredients(out, config) | {"articles": dict(articles), "former": former}


def _former(folder: Path, ids: Iterable[str], pipeline: str) -> dict[str, str]:
    """Return by id which pipeline read those documents of *ids* that the present one did not."""
    held = {path: key.pipeline for path, key in shards.keys(folder) if key is not None and key.pipeline != pipeline}
    paths = ((identity, shards.path_of(folder, identity)) for identity in ids) if held else ()
    return {identity: held[path] for identity, path in paths if path in held}


class _Lines(Iterable[str]):
    """What *made* makes, made anew for who looks through it."""

    def __init__(self, made: Callable[[], Iterator[str]]) -> None:
        self._made = made

    def __iter__(self) -> Iterator[str]:
        return self._made()


def _reasons(reasons: Iterable[Reason], stopped: Iterable[Stopped], config: Config) -> Iterator[str]:
    """Yield a line of JSON for each reason, node keys as IRIs, and for each relation that the gate stopped."""
    for reason in reasons:
        held = asdict(reason) | {"about": [str(iri.node(config, key)) for key in reason.about]}
        yield json.dumps(held, ensure_ascii=False) + "\n"
    for x in stopped:
        held = {"kind": "stopped", "about": [x.iri, *x.uses], "names": [], "text": str(x), "document": x.documents[0]}
        yield json.dumps(held, ensure_ascii=False) + "\n"


def _counts(resolved: Resolved) -> dict[str, int]:
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
        "statements": sum(
            len({_utterance(x) for x in told}) for _, told in groupby(resolved.statements, attrgetter("document"))
        ),
        "representations": len(resolved.representations),
        "locations": len(resolved.locations),
    }


def _merged(resolved: Resolved) -> dict[str, int]:
    return {
        "entities": len(resolved.nodes),
        "readings": sum(len(event.reports) for event in resolved.events),
        "meetings": len(resolved.events),
        "meetings told by several": sum(len({x.document for x in event.reports}) > 1 for event in resolved.events),
        "renamed": len(resolved.replaced),
        "copies": len(resolved.copies),
        "older versions": len(resolved.revisions),
        "repeated statements": len(resolved.repeats),
    }


def _utterance(linked: Linked[Statement]) -> Hashable:
    """Return what two readings of one utterance have in common."""
    said = linked.relation
    return linked.document, said.evidence.field, said.spans, said.text, linked.keys[said.speaker]
