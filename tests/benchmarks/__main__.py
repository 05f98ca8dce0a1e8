"""Run every benchmark and write docs/benchmarks.md: ``make bench``."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests import benchmarks
from tests.benchmarks.measure import machine, table

PAGE = Path(__file__).parent.parent.parent / "docs" / "benchmarks.md"
HEAD = """\
# Benchmarks

Each line measures one thing against another in the same run, on the same machine and texts: the ratio is what carries
over to other machines. Times are the shortest of a few rounds, taken in turns. `make bench` writes this page.

"""


def main() -> None:
    """Print each table as it is done; write the page when all are."""
    parts = []
    for module in sorted(x.name for x in pkgutil.iter_modules(benchmarks.__path__) if x.name.startswith("bench_")):
        found = importlib.import_module(f"tests.benchmarks.{module}")
        title = (found.__doc__ or module).strip().partition("\n")[0].rstrip(".")
        parts.append(f"## {title}\n\n{table(list(found.results()))}\n")
        print(parts[-1], flush=True)
    PAGE.write_text(HEAD + "\n".join(parts) + "\n" + _made())
    print(f"Written: {PAGE}")


def _made() -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in ("spacy", "rdflib", "pyoxigraph", "networkx", "pyshacl"))
    return (
        f"## Made\n\n{datetime.now(UTC):%Y-%m-%d}, commit {_commit()}, on {machine()}; "
        f"Python {sys.version.partition(' ')[0]}, {versions}.\n"
    )


def _commit() -> str:
    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], capture_output=True, text=True, check=True).stdout.strip()

    return git("rev-parse", "--short", "HEAD") + (" with changes" if git("status", "--porcelain", "kg", "data") else "")


if __name__ == "__main__":
    main()
