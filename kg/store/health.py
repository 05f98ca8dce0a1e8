"""
What may be wrong with a store's folder, and its repair: one function a check, none of which reads an article.

Each looks first; with ``repair`` it mends what it can, and the caller then holds the store for writing. Nothing is
deleted that cannot be made again: a shard that is damaged is put aside (``damaged/``), with a note.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

from kg.errors import KgError, StoreError
from kg.findings import Finding, State, note, ok, repaired, todo
from kg.store import index, layout, manifest, migrate, oxigraph, shards, sums

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

SHOWN = 5
"""So many things are named one by one; the rest is counted."""

_REBUILD = 2
"""A graph that is written takes its size, and as much again while the engine packs it, beside the one that is there."""


def named(what: Sequence[object]) -> str:
    """Return the first of *what*, and how many more there are."""
    more = len(what) - SHOWN
    return ", ".join(map(str, what[:SHOWN])) + (f" and {more:,} more" if more > 0 else "")


def settings(out: Path, *, repair: bool) -> Finding:
    """Look at ``store.json``: without it nothing else can be read. It is made again from the manifest."""
    try:
        held = layout.settings(out)
    except layout.OtherLayoutError as error:  # nothing is wrong with it, and nothing of it is touched
        return todo("store.json", str(error), "Look at it with the version of kg that made it")
    except StoreError as error:
        told = manifest.found(out)
        if told is None:
            return todo("store.json", str(error), "Put it back from a copy of the store, or build into a new folder")
        if not repair:
            return todo("store.json", "missing or damaged", _again(out))
        layout.restore(out, told["settings"]["base"], told["settings"]["collection"])
        return repaired("store.json", "written again from the manifest")
    version = layout.former(out)
    if version is not None:
        if repair:
            return repaired("store.json", f"brought from layout {version} to {migrate.LAYOUT}")
        return note("store.json", f"layout {version}: can be read; the next build brings it to {migrate.LAYOUT}")
    return ok("store.json", f"layout {held['format']}, collection {held['collection']!r}")


def leftovers(out: Path, *, repair: bool) -> Finding:
    """Look for what a build that was killed left half written."""
    found = layout.leftovers(out)
    if not found:
        return ok("leftovers", "none")
    if not repair:
        return todo("leftovers", f"{len(found):,} of a build that was killed", _again(out))
    return repaired("leftovers", f"{len(found):,} removed")


def articles(out: Path, pipeline: str, *, repair: bool) -> Iterator[Finding]:
    """
    Look at each shard: whether it is whole, in its place, and read by the *pipeline* of today.

    With *repair*, one that is damaged is put aside, and its article left to be read again where its text is whole;
    one in a wrong place is moved to its own.
    """
    folder = layout.shards(out)
    whole = moved = 0
    damaged: list[tuple[Path, str]] = []
    for path in shards.files(folder):
        try:
            shards.read(path)
        except StoreError as error:
            damaged.append((path, str(error)))
            continue
        whole += 1
    if damaged and not repair:
        yield todo(
            "articles",
            f"{len(damaged):,} of {whole + len(damaged):,} shards are damaged: {_files(damaged)}",
            _again(out),
        )
    elif damaged:
        for path, why in damaged:
            moved += _in_place(path)
            if path.exists():
                shards.set_aside(path, layout.damaged(out), why)
        aside = f"{len(damaged) - moved:,} damaged shards put aside in damaged/"
        yield repaired("articles", aside + (f", {moved:,} moved to their place" if moved else ""))
    else:
        yield ok("articles", f"{whole:,} shards, all whole")
    kinds = Counter(key.pipeline for _, key in shards.keys(folder) if key is not None)
    unread, former = kinds[shards.UNREAD], kinds.total() - kinds[pipeline] - kinds[shards.UNREAD]
    build = f"Read them: kg build -o {out}"
    if unread:
        yield todo("unread", f"the text of {unread:,} articles is whole, what was read in them was damaged", build)
    if former:
        yield todo("former", f"{former:,} articles were read by another version of the rules", build)


def _files(damaged: Sequence[tuple[Path, str]]) -> str:
    return named([f"{path.parent.name}/{path.name}" for path, _ in damaged])


def _in_place(path: Path) -> bool:
    try:
        return shards.put_in_place(path)
    except StoreError:  # it is not whole
        return False


def put_aside(out: Path, *, repair: bool) -> Finding | None:
    """Look at what was put aside before: what is whole in its place again needs no copy of its damage."""
    waiting, moot = [], []
    for path in sorted(layout.damaged(out).glob("*.json")):
        place = layout.shards(out) / path.name[:2] / path.name
        try:
            shards.read(place)
        except KgError:
            waiting.append(path)
        else:
            if not shards.is_unread(place):
                moot.append(path)
    if repair:
        for path in moot:
            path.unlink()
            path.with_suffix(".txt").unlink(missing_ok=True)
    if waiting:
        missing = f"{len(waiting):,} articles are to be read again, whose text is damaged too"
        return todo(
            "damaged/",
            missing,
            f"Give them to a build; which they are, as far as is known: {layout.damaged(out)}/*.txt",
        )
    if moot and repair:
        return repaired("damaged/", f"{len(moot):,} removed: their articles were read again")
    return (
        note("damaged/", f"{len(moot):,} whose articles were read again; kg doctor --repair removes them")
        if moot
        else None
    )


def graph(out: Path, *, remake: Callable[[], None] | None) -> Iterator[Finding]:
    """
    Look at the graph: its name, its files bit by bit, and whether what it tells has the digest of the manifest.

    *remake* makes it anew of the shards; without that, it is told what to do.
    """
    problem = _graph_problem(out)
    if problem is None:
        found = layout.graph(out)
        bits = "the export is" if sums.wrong(found) is None else "each file and the export are"
        yield ok("graph", f"{found.name}: {bits} as written")
        return
    if layout.is_imported(out):
        yield todo("graph", problem, "It was imported: import its file into a new folder")
    elif remake is None:
        yield todo("graph", problem, _again(out))
    else:
        remake()
        yield repaired("graph", f"{problem}: made again of the shards")


def _graph_problem(out: Path) -> str | None:
    try:
        found = layout.graph(out)
    except StoreError as error:
        return str(error).partition(". ")[0]
    if changed := [x for x in sums.wrong(found) or () if x != index.FILE]:
        return f"{found.name}: changed since it was written: {named(changed)}"
    if not oxigraph.is_whole(found):
        return f"{found.name}: it cannot be opened"
    told = manifest.found(out)
    imported = layout.is_imported(out)  # then nobody made it of anything that a manifest tells
    if told is None and not imported:
        return "manifest.json: missing or damaged"
    try:
        here = oxigraph.digests(found)
        if told is not None and here != told["graph"]:
            return f"{found.name}: not the graph of manifest.json"
        layout.reasons(out)
    except StoreError as error:
        return str(error).partition(". ")[0]
    return "build.json: missing, damaged or of another graph" if layout.noted(out) is None else None


def words(out: Path, *, repair: bool) -> Finding:
    """Look at the index of words: whether it is there, whole and of this version."""
    if not index.available():
        return note("words", "the SQLite of this Python has no full-text search: kg search needs another Python")
    try:
        place = layout.graph(out)
    except StoreError:
        return note("words", "no graph to search in")
    problem = _index_problem(place)
    if problem is None:
        return ok("words", "the index is whole")
    if not repair:
        return todo("words", problem, _again(out))
    index.renew(place)
    return repaired("words", f"{problem}: made again")


def _index_problem(graph: Path) -> str | None:
    path = graph / index.FILE
    if not path.is_file():
        return "there is no index of words"
    if index.FILE in (sums.wrong(graph) or ()):
        return "the index of words is not as it was written"
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as found:
            if found.execute("PRAGMA user_version").fetchone()[0] != index.VERSION:
                return "the index of words is of another version of kg"
            if found.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                return "the index of words is damaged"
            return None
    except sqlite3.DatabaseError:
        return "the index of words is damaged"


def room(out: Path) -> Finding:
    """Look at how much is free on the disk, against what a build that writes the graph anew takes at most."""
    if _read_only(out):
        return note("disk", "no build needs room on it: it may be read only")
    free = shutil.disk_usage(out).free
    try:
        size = sum(x.stat().st_size for x in layout.graph(out).rglob("*") if x.is_file())
    except StoreError:
        size = 0
    need = _REBUILD * size
    text = f"{_bytes(free)} free; a build that writes the graph anew takes up to {_bytes(need)}"
    if free < need:
        return Finding("disk", State.MACHINE, text, "Free some space, or move the store")
    return ok("disk", text)


def writable(out: Path) -> Finding:
    """Look at whether the store may be written."""
    if _read_only(out):
        return note("access", "may be read only: it can be asked, not built")
    return ok("access", "may be read and written")


def _read_only(out: Path) -> bool:
    return bool(os.statvfs(out).f_flag & os.ST_RDONLY) or not os.access(out, os.W_OK)


def _bytes(number: float) -> str:
    for unit in ("bytes", "KB", "MB", "GB"):
        if number < 1000 or unit == "GB":
            break
        number /= 1000
    return f"{number:,.0f} {unit}" if number >= 10 or unit == "bytes" else f"{number:,.1f} {unit}"


def _again(out: Path) -> str:
    return f"Run: kg doctor --store {out} --repair"
