"""
``manifest.json``: what a graph was made of, and what came out, so that someone else can make it again and know.

It is sorted, has no clock and no path of a machine: the same build writes the same bytes.

=============  =================================================================================
``settings``   base, collection, name of the model
``versions``   of kg, the model, the libraries that decide what is read or made, and Python
``model``      digests of the model's files, where it is a folder
``code``       digests of the sources that decide what is read and what the graph is
``data``       digests of the tables
``ontology``   digests of ontology and shapes
``own``        digests of the user's own files: ``offices``, ``decisions``
``articles``   id → digest of the document as it was read: text, title, date, outlet, address
``former``     id → pipeline, of articles that another version read and this one could not
``graph``      digests of what ``kg export --format nquads`` writes, with and without ``--inferred``
=============  =================================================================================
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import LockedError, StoreError
from kg.store import disk, fingerprint, shards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.config import Config
    from kg.model import Document

FORMAT = 1
"""Version of the file."""

NAME = "manifest.json"
Manifest = dict[str, Any]

_KINDS = {
    "settings": "setting",
    "versions": "version of",
    "model": "the model's",
    "code": "code",
    "data": "table",
    "ontology": "ontology",
    "own": "your",
    "articles": "article",
}
"""What a difference is called, by the part of the manifest that it is in; in this order they are told."""

_VALUES = ("settings", "versions")
"""The parts whose values say something to people; those of the others are digests."""


def own(out: Path, config: Config) -> dict[str, str]:
    """Return the digests of the user's own files that the store *out* is made with, by what they are."""
    given = {"offices": Path(config.offices) if config.offices else None, "decisions": out / "decisions.csv"}
    return {name: fingerprint.digest(path) for name, path in given.items() if path is not None and path.is_file()}


def ingredients(out: Path, config: Config) -> Manifest:
    """Return what a build into *out* is made of beside its articles."""
    return {"format": FORMAT, **fingerprint.parts(config), "own": own(out, config)}


def article(document: Document) -> str:
    """Return the digest of *document* as it was read."""
    return shards.key_of(document, "").content


def meta(made: Manifest) -> dict[str, str]:
    """Return *made* as the entries of the graph's own record: versions, and the digests of tables and own files."""
    named = {f"{kind}/{name}": digest for kind in ("data", "ontology") for name, digest in made[kind].items()}
    whole = hashlib.sha256(json.dumps(made["articles"], sort_keys=True).encode()).hexdigest()
    return {**made["versions"], **named, **made["own"], "articles": whole}


def encode(made: Manifest) -> bytes:
    """Return the bytes of the file: the same for the same *made*."""
    return (json.dumps(made, indent=1, sort_keys=True) + "\n").encode()


def write(out: Path, made: Manifest) -> None:
    """Write *made* into the folder of the store *out*."""
    disk.replace(out / NAME, encode(made))


def read(path: Path) -> Manifest:
    """Return the manifest in the file *path*; raise ``StoreError`` where there is none, or it is no manifest."""
    try:
        held = json.loads(path.read_bytes())
        whole = held["format"] == FORMAT and all(isinstance(held[kind], dict) for kind in (*_KINDS, "former", "graph"))
    except (FileNotFoundError, NotADirectoryError):
        raise StoreError(f"{path}: there is no manifest. A build writes one; name another with --manifest") from None
    except (ValueError, KeyError, TypeError, RecursionError):
        whole = False
    except OSError as error:
        raise disk.failure(error, path) from error
    if not whole:
        raise StoreError(f"{path}: not the manifest of a build, or of another version of kg")
    assert isinstance(held, dict)
    return held


def found(out: Path) -> Manifest | None:
    """Return the manifest of the store *out*, or ``None`` where it has none that can be read."""
    try:
        return read(out / NAME)
    except StoreError:
        return None


# --- what differs -----------------------------------------------------------------------


def differences(locked: Manifest, here: Manifest) -> tuple[str, ...]:
    """Return in words what of *locked* is not so *here*, whose graph is not made yet: nothing where all is."""
    return tuple(_differences(locked, here))


def _differences(locked: Manifest, here: Manifest) -> Iterator[str]:
    for kind, called in _KINDS.items():
        for name, one, other in _unlike(locked[kind], here[kind]):
            shown = repr(name) if kind == "articles" else name
            if kind in _VALUES:
                yield f"{called} {shown}: {one or 'none'} in the manifest, {other or 'none'} here"
            elif one is None:
                yield f"{called} {shown}: not in the manifest"
            else:
                yield f"{called} {shown}: {'not here' if other is None else 'not the same'}"
    for name in sorted(locked["former"]):
        yield f"article {name!r}: the manifest's build had it from a former version of kg, so it cannot be repeated"


def check(locked: Manifest, here: Manifest) -> None:
    """Raise ``LockedError`` that names all that is not *here* as *locked* has it."""
    differing = differences(locked, here)
    if differing:
        raise LockedError("this is not the build of the manifest; nothing was built", differing)


def check_graph(locked: Manifest, graph: Mapping[str, str]) -> None:
    """Raise ``LockedError`` where the *graph* that came out is not that of *locked*."""
    if locked["graph"] != graph:
        differing = tuple(
            f"export {name}: {one or 'none'} in the manifest, {other or 'none'} here"
            for name, one, other in _unlike(locked["graph"], graph)
        )
        problem = "all is as in the manifest, but the graph came out otherwise (another machine?); it was not let in"
        raise LockedError(problem, differing)


def reread(before: Manifest | None, here: Manifest) -> tuple[str, ...]:
    """
    Return which parts of the pipeline, which decides what is read in an article, differ from those of *before*.

    "rules of reading (extract/meets.py)", "model en_core_web_sm 3.7.0 → 3.8.0", "tables (places.csv)", "offices".
    """
    if before is None:
        return ("nothing tells what read them before",)
    changed = {
        kind: [x for x in _unlike(before[kind], here[kind]) if fingerprint.reads(kind, x[0])]
        for kind in ("settings", "versions", "model", "code", "data")
    }
    told = [f"{name} {one or 'none'} → {other or 'none'}" for name, one, other in changed["versions"]]
    if not any(name == "model" for name, _, _ in changed["versions"]):
        told += [f"{name} {one} → {other}" for name, one, other in changed["settings"]]
    for kind, called in (("model", "files of the model"), ("code", "rules of reading"), ("data", "tables")):
        if changed[kind]:
            told.append(f"{called} ({_few(name for name, _, _ in changed[kind])})")
    if before["own"].get("offices") != here["own"].get("offices"):
        told.append("your offices")
    return tuple(told) or ("an earlier build was cut off",)


def _few(names: Iterable[str], shown: int = 4) -> str:
    listed = list(names)
    more = len(listed) - shown
    return ", ".join(listed[:shown]) + (f" and {more:,} more" if more > 0 else "")


def _unlike(one: Mapping[str, str], other: Mapping[str, str]) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield each name whose values differ, with both, sorted."""
    for name in sorted({*one, *other}):
        if one.get(name) != other.get(name):
            yield name, one.get(name), other.get(name)
