"""
The checksums of a graph's files, kept beside them: years later a bit that turned over is found out.

In the form that ``sha256sum --check SHA256SUMS`` reads. What the engine may write anew when it opens the graph,
its log, is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.store import disk
from kg.store.fingerprint import digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "SHA256SUMS"

_CHANGING = ("LOG", "LOCK", ".", FILE)
"""How the names of files begin that are not the graph."""


def write(folder: Path) -> None:
    """Write the sums of the files in *folder*, sorted by name."""
    lines = (f"{digest(path)}  {path.name}\n" for path in _files(folder))
    disk.replace(folder / FILE, "".join(lines).encode())


def note(folder: Path, name: str) -> None:
    """Write the sum of the file *name* in *folder*, which was made anew, among the others."""
    if (held := _held(folder)) is not None:
        held[name] = digest(folder / name)
        disk.replace(folder / FILE, "".join(f"{held[x]}  {x}\n" for x in sorted(held)).encode())


def wrong(folder: Path) -> list[str] | None:
    """Return the names of files in *folder* that are not as they were, or gone, sorted; ``None`` without sums."""
    try:
        held = _held(folder)
    except (OSError, UnicodeError):
        return [FILE]
    if held is None:
        return None
    here = {path.name: path for path in _files(folder)}
    return sorted(name for name, told in held.items() if name not in here or _safely(here[name]) != told)


def _held(folder: Path) -> dict[str, str] | None:
    try:
        text = (folder / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    return {name: told for told, _, name in (line.partition("  ") for line in text.splitlines())}


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.iterdir()) if path.is_file() and not path.name.startswith(_CHANGING))


def _safely(path: Path) -> str:
    try:
        return digest(path)
    except OSError:  # a bad sector
        return ""
