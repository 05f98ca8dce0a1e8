"""
What a build will read, and why: the documents given, against the shards that are there.

The documents that are to be read wait in a file (``Waiting``), not in memory: a build of a hundred thousand articles
needs no more of it than one of a thousand, but for their names.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from kg import joins
from kg.errors import InputError, KgError
from kg.model import Document
from kg.store import disk, manifest, shards

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path
    from typing import IO, Self

    from kg.config import Config


@dataclass(frozen=True, slots=True)
class Plan:
    """
    What a build will read, and why, before it reads.

    ``todo`` are ids. ``outdated`` articles are those that did not change, but another version of the pipeline read;
    ``why`` names what of it is another now.
    """

    todo: tuple[str, ...]
    unchanged: int
    new: int
    changed: int
    outdated: int
    why: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values, for programs."""
        counts = {name: getattr(self, name) for name in ("unchanged", "new", "changed", "outdated")}
        return {"read": list(self.todo), **counts, "why": list(self.why), "dropped": list(self.dropped)}


class Named:
    """Documents that would be read, by their ``ids`` alone: for a plan that nobody carries out."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    def add(self, document: Document) -> None:
        """Put *document* behind the others."""
        self.ids.append(document.id)


class Waiting(Named):
    """
    Documents that are to be read, in a file of *folder* without a name: it is gone when the process is.

    ``ids`` are theirs, in order. Raises ``MachineError`` where the disk takes no more.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            with suppress(OSError):  # what it could not write, it told of when it was asked to
                self._file.close()

    def add(self, document: Document) -> None:
        """Put *document* behind the others."""
        super().add(document)
        # Escaped, since JSON may have brought lone surrogates, which UTF-8 does not take.
        line = json.dumps(asdict(document), separators=(",", ":")).encode("ascii")
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed by __exit__
            self._file.write(line + b"\n")
        except OSError as error:
            raise disk.failure(error, self._folder) from error

    def __iter__(self) -> Iterator[Document]:
        """Yield the documents, in order, each from the file when it is asked for."""
        if self._file is None:
            return
        try:
            self._file.seek(0)
            for line in self._file:
                yield Document(**json.loads(line))
        except OSError as error:
            raise disk.failure(error, self._folder) from error


class Gathering:
    """
    The documents of a build's inputs, compared with the shards in *folder* as they come.

    Those to be read go to *waiting*. ``given`` has the digest of each document by id. *again*: all are to be read.
    """

    def __init__(self, folder: Path, pipeline: str, waiting: Named, *, again: bool) -> None:
        self.folder = folder
        self.given: dict[str, str] = {}
        self.failures: list[InputError] = []
        self.found: Counter[str] = Counter()
        self._pipeline = pipeline
        self._waiting = waiting
        self._again = again

    def take(self, entry: Document | InputError) -> None:
        """Count *entry*, and have it wait where it is to be read."""
        if isinstance(entry, InputError):
            self.failures.append(entry)
            return
        stored, wanted = shards.stored_key(self.folder, entry.id), shards.key_of(entry, self._pipeline)
        self.given[entry.id] = wanted.content
        kind = _kind(stored, wanted)
        if kind == "unchanged" and self._again:
            self._waiting.add(entry)
            return
        self.found[kind] += 1
        if kind != "unchanged":
            self._waiting.add(entry)

    def take_former(self) -> None:
        """Have the documents of the store wait that are not given, where a former pipeline read them."""
        for path, key in gone(self.folder, self.given):
            if key is None or key.pipeline != self._pipeline:
                try:
                    self._waiting.add(shards.document(path))
                    self.found["changed" if key is None else "outdated"] += 1
                except KgError as error:
                    self.failures.append(damaged(path, error))


def _kind(stored: shards.Key | None, wanted: shards.Key) -> str:
    if stored is None:
        return "new"
    if stored.content != wanted.content:
        return "changed"
    return "unchanged" if stored == wanted else "outdated"


def plan(gathered: Gathering, waiting: Named, out: Path, config: Config, *, sync: bool) -> Plan:
    """Return what a build of what was *gathered* reads and, with *sync*, drops; documents of the store join those."""
    dropping = sync and bool(gathered.given) and not gathered.failures
    dropped = tuple(sorted(ids(gathered.folder, gathered.given))) if dropping else ()
    if not dropping:
        gathered.take_former()
    found = gathered.found
    why = manifest.reread(manifest.found(out), manifest.ingredients(out, config)) if found["outdated"] else ()
    return Plan(tuple(waiting.ids), found["unchanged"], found["new"], found["changed"], found["outdated"], why, dropped)


def gone(folder: Path, given: Collection[str]) -> list[tuple[Path, shards.Key | None]]:
    """Return the shards in *folder* of documents that are not among the ids *given*, with their keys; damaged: none."""
    mine = {shards.path_of(folder, identity) for identity in given}
    return [(path, key) for path, key in shards.keys(folder, whole=True) if path not in mine]


def ids(folder: Path, given: Collection[str]) -> list[str]:
    """Return the ids of the documents in *folder* that are not among those *given*."""
    return [shards.identity(path) for path, _ in gone(folder, given)]


def to_be(out: Path, folder: Path, given: Mapping[str, str], config: Config, *, sync: bool) -> manifest.Manifest:
    """Return what the manifest of a build of the documents *given*, digests by id, will have, but for the graph."""
    kept = () if sync else (shards.read(path).document for path, _ in gone(folder, given))
    articles = dict(given) | {document.id: manifest.article(document) for document in kept}
    return joins.ingredients(out, config) | {"articles": articles}


def damaged(path: Path, error: KgError) -> InputError:
    """Return the failure to tell where the shard at *path* cannot be read."""
    return InputError(
        str(path),
        f"a kept article is damaged ({error})",
        "Build the article again; kg doctor --repair puts this file aside",
    )
