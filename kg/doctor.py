"""
All that may be wrong with a store and the machine it is on, looked at in one go; with ``repair``, mended.

What can be made again is: a graph, its records and its index. What cannot (shards, the user's own tables) is moved
out of the way with a note, or told and left.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from kg import environment, joins, publication
from kg.errors import KgError, StoreError
from kg.findings import Finding, note, ok, todo
from kg.offices import offices
from kg.progress import SILENT
from kg.resolve import decisions
from kg.store import fingerprint, health, layout, mirror

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kg.config import Config


def examine(out: Path, config: Callable[[], Config], *, repair: bool = False) -> Iterator[Finding]:
    """
    Yield what is found at the store *out*, check by check.

    *config* gives the store's settings, and is called when these can be read. Raises ``StoreError`` where there is no
    store and nothing that looks like one, ``MachineError`` where a repair cannot be written.
    """
    if not layout.is_store(out) and not layout.was_store(out):
        layout.settings(out)  # raises, and says what there is
    yield health.writable(out)
    yield health.room(out) if layout.is_store(out) else note("disk", "told when store.json is there again")
    holder = layout.writer(out)
    if holder is not None:
        yield todo("lock", f"a build is writing to this store ({holder})", "Wait until it is done, then look again")
        return
    yield ok("lock", "nobody writes to it")
    found = health.settings(out, repair=repair)
    yield found
    if not layout.is_store(out) or _damaged_settings(out):
        return
    leftovers = health.leftovers(out, repair=repair)
    settings = config()
    with layout.writing(out, settings, imported=layout.is_imported(out)) if repair else nullcontext():
        yield leftovers
        yield from _contents(out, settings, repair=repair)


def _damaged_settings(out: Path) -> bool:
    try:
        layout.settings(out)
    except StoreError:
        return True
    return False


def _contents(out: Path, config: Config, *, repair: bool) -> Iterator[Finding]:
    yield from health.articles(out, fingerprint.pipeline(config), repair=repair)
    if (place := mirror.place(out)) is not None:
        yield note("shards", f"they stand at {place}; those here are a copy, which a build brings up to date")
    if (aside := health.put_aside(out, repair=repair)) is not None:
        yield aside
    own = list(_own(out, config))
    yield from own
    readable = all(x.state != "to do" for x in own)

    def remake() -> None:
        publication.publish(out, layout.shards(out), config, SILENT, again=True)

    yield from health.graph(out, remake=remake if repair and readable else None)
    yield health.words(out, repair=repair)
    yield _quarantine(out)


def _own(out: Path, config: Config) -> Iterator[Finding]:
    """Yield how it stands with what is the user's own: it is told and never touched."""
    looks: tuple[tuple[str, Callable[[], object]], ...] = (
        ("decisions.csv", lambda: decisions.read(layout.decisions(out))),
        ("offices", lambda: offices(config.offices)),
        ("with/", lambda: _raise(joins.turtle(out, config)[1])),
        ("relations/", lambda: joins.documents(out)),
    )
    for name, look in looks:
        try:
            look()
        except KgError as error:
            yield todo(name, str(error), "It is yours: mend it by hand, or put it back from a copy")
        else:
            yield ok(name, "can be read")


def _raise(problems: list[str]) -> None:
    if problems:
        raise StoreError("; ".join(problems))


def _quarantine(out: Path) -> Finding:
    try:
        aside = layout.kept_aside(out)
    except StoreError as error:
        return todo("quarantine", str(error), f"Run: kg build -o {out}")
    if aside:
        told = f"{len(aside):,} things that the last build could not take in"
        return note("quarantine", f"{told}: kg validate --store {out} lists them")
    return ok("quarantine", "empty")


def machine(model: str) -> Iterator[Finding]:
    """Yield how it stands with Python, packages, the model and Java."""
    return environment.examine(model)
