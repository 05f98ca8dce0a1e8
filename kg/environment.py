"""What of a machine's set-up matters to ``kg``: Python, packages against what kg asks for and its lock, model, Java."""

from __future__ import annotations

import re
import shutil
import sys
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from typing import TYPE_CHECKING

from kg import files
from kg.findings import Finding, note, ok, todo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PYTHON = (3, 11)
"""The oldest that kg runs on."""

LOCK = "requirements.lock"
"""Beside ``kg/`` in a checkout: the versions that its results were measured with."""

_PINNED = re.compile(r"^[A-Za-z0-9._-]+==[^\\\n]+", re.MULTILINE)
"""A package, its version, and for which Python it is, without the hashes on the lines that follow."""


def examine(model: str) -> Iterator[Finding]:
    """Yield how it stands with each: *model* is the name of the spaCy model, or its folder."""
    yield _python()
    yield _model(model)
    yield _packages()
    if (lock := files.PACKAGE.parent / LOCK).is_file():
        yield against(lock)
    yield _java()


def _python() -> Finding:
    here = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < PYTHON:
        return todo("Python", here, f"Install Python {'.'.join(map(str, PYTHON))} or newer")
    return ok("Python", here)


def _model(name: str) -> Finding:
    from pathlib import Path

    if Path(name).is_dir():
        if (Path(name) / "meta.json").is_file():
            return ok("model", f"{name} (a folder)")
        return todo("model", f"{name} is a folder without a model (meta.json)", "Name another with --model")
    try:
        return ok("model", f"{name} {version(name)}")
    except PackageNotFoundError:
        return todo("model", f"{name} is not installed", f"Run: pip install {name}")


def _packages() -> Finding:
    """Tell whether what the installed kg asks for is there, each in a version that it takes."""
    from packaging.requirements import Requirement

    asked = [Requirement(x) for x in requires("communique-kg") or ()]
    missing = []
    for x in asked:
        if x.marker is not None and not x.marker.evaluate({"extra": ""}):
            continue
        held = installed(x.name)
        if held is None or not x.specifier.contains(held, prereleases=True):
            missing.append(f"{x.name} {x.specifier} (here: {held or 'none'})")
    if missing:
        return todo(
            "packages", f"not as kg needs them: {', '.join(missing)}", "Install kg again: pip install communique-kg"
        )
    return ok("packages", "all that kg needs")


def against(lock: Path) -> Finding:
    """Tell which packages are other versions than in the file *lock*, with which the results were measured."""
    from packaging.requirements import InvalidRequirement, Requirement

    pinned: dict[str, str] = {}
    for line in _PINNED.findall(lock.read_text(encoding="utf-8")):
        with suppress(InvalidRequirement):
            asked = Requirement(line)
            if asked.marker is None or asked.marker.evaluate({"extra": ""}):
                pinned[asked.name] = str(asked.specifier).removeprefix("==")
    here = {name: held for name in pinned if (held := installed(name)) is not None}
    differing = [f"{name} {here[name]} (lock: {pinned[name]})" for name in sorted(here) if here[name] != pinned[name]]
    if differing:
        more = f" and {len(differing) - 5:,} more" if len(differing) > 5 else ""
        return note("versions", f"not the versions of {lock.name}: {', '.join(differing[:5])}{more}")
    return ok("versions", f"the versions of {lock.name}")


def _java() -> Finding:
    if shutil.which("java"):
        return ok("Java", "there: kg validate asks the OWL reasoner too")
    return note("Java", "none: kg validate checks without the OWL reasoner")


@cache  # a process keeps what it has loaded, whatever is installed meanwhile; telling takes milliseconds each
def installed(package: str) -> str | None:
    """Return the version of *package* that is installed, if one is."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None
