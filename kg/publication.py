"""
The right half of a build, carried out: the relations of all shards become a graph, and readers are let open it.

It runs again over all documents whenever anything changed, and leaves alone a graph that is there already.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg import joins, planning, tally
from kg.errors import InputError, KgError, MachineError
from kg.joins import Documents
from kg.resolve import decisions
from kg.shelf import arranged, shelved
from kg.store import apart, disk, fingerprint, layout, manifest, shards

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from kg.assembly import Assembled
    from kg.config import Config
    from kg.model import Document, Relations
    from kg.progress import Progress


@dataclass(slots=True)
class Published:
    """
    What became of the graph: its ``counts``, what its gate ``stopped``, ``notes`` for people.

    ``changed``: readers open another one now. ``failures`` are shards that could not be read. ``graph`` is its name,
    ``counted`` what it was made of, and what became one in it; ``None`` where it was there already.
    """

    counts: dict[str, int] = field(default_factory=dict)
    stopped: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    failures: list[InputError] = field(default_factory=list)
    changed: bool = False
    graph: str = ""
    counted: tally.Graph | None = None
    writer: int = 0  # bytes, the most of the process that wrote it, where that was another


def publish(
    out: Path,
    folder: Path,
    config: Config,
    progress: Progress,
    *,
    again: bool = False,
    doubted: bool = False,
    locked: manifest.Manifest | None = None,
) -> Published:
    """
    Make the graph of all shards in *folder* and let readers of *out* open it, unless it is there already.

    *again* makes it anew; where the shards are *doubted*, they are read though none seems to have changed. Raises
    ``LockedError`` where it is not that of *locked*; readers keep what they have then.
    """
    from kg.assembly import assemble
    from kg.store import oxigraph

    judged = decisions.read(layout.decisions(out))
    own = joins.ingredients(out, config)["own"]
    made_of = {"shards": shards.state(folder), "code": fingerprint.graph(config), "own": own}
    before, told = layout.noted(out), manifest.found(out)
    again = again or (before is not None and not oxigraph.is_whole(layout.graph(out)))
    if before is not None and told is not None and before["made_of"] == made_of and not (again or doubted):
        if locked is not None:
            manifest.check_graph(locked, told["graph"])
        stale = [*map(_stale_note, before["stale"])]
        return Published(before["counts"], before["stopped"], stale, graph=before["graph"])
    del told  # it names all articles
    progress.begin("merging what the articles tell")
    read, failures = _kept(folder)
    articles: dict[str, str] = {}

    def seen() -> Iterator[Relations]:  # what is read from a shelf is looked through once for both
        for x in read:
            articles[x.document.id] = manifest.article(x.document)
            yield x

    contents = tally.contents(seen())
    found = assemble(read, articles, out, folder, config, judged, progress)
    done = Published(found.counts, found.stopped, [*map(_stale_note, found.stale)], failures, graph=found.name)
    merged = {"names": contents.entities, **found.merged}
    done.counted = tally.Graph(
        found.name, changed=True, counts=found.counts, contents=contents, merged=merged, unlinked=found.unlinked
    )
    if found.older:
        done.notes.append(
            f"Older versions of an article at the same address: {found.older:,}. What these tell is left out of the "
            "graph. To see which: kg query copies"
        )
    made = found.made
    disk.settle(folder)  # a power cut leaves no graph of articles that are lost

    def digests(found: dict[str, str]) -> None:
        made["graph"] = found
        if locked is not None:
            manifest.check_graph(locked, found)

    def fill(new: Path) -> None:
        written = _written(found, new, progress)
        done.writer = written.memory
        digests(written.digests)

    with found.lines:
        if again or before is None or before["graph"] != found.name:
            progress.begin("writing the graph")
            layout.publish(out, found.name, fill)
            done.changed = True
        else:
            digests(oxigraph.digests(layout.graph(out)))
    # Before the note of what the graph was made of: a build that is killed here is not taken for a finished one.
    manifest.write(out, made)
    read_by = {"model": config.model, "fast": config.fast, "linker": config.linker}
    noted = {"graph": found.name, "made_of": made_of, **read_by}
    layout.note(out, noted | {"counts": done.counts, "stopped": done.stopped, "stale": found.stale})
    return done


def _written(found: Assembled, new: Path, progress: Progress) -> apart.Written:
    """Write *found* into the folder *new*: where it is large in a process of its own."""
    write = apart.fill if found.counts["triples"] < apart.LARGE else apart.fill_apart
    return write(found.lines.blocks(), new, progress.begin, lambda: layout.write_reasons(new, found.reasons))


def documents(folder: Path) -> Mapping[str, Document]:
    """Return the documents of all shards in *folder* that are whole, by id; each is read when it is asked for."""
    return Documents(_kept(folder)[0])


def _kept(folder: Path) -> tuple[Sequence[Relations], list[InputError]]:
    """Return what all shards hold, by the id of the document, and a failure for each that is damaged."""
    failures: list[InputError] = []
    ids: list[str] = []

    def whole() -> Iterator[Relations]:
        for path, _ in shards.keys(folder):
            try:
                found = shards.read(path)
            except MachineError:
                raise
            except KgError as error:
                failures.append(planning.damaged(path, error))
            else:
                ids.append(found.document.id)
                yield found

    held = shelved(whole())
    return arranged(held, ids), failures


def _stale_note(stale: str) -> str:
    return f"decisions.csv: {stale}. It is kept, and listed by: kg review --stale"
