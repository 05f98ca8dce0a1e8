"""Pages of docs/ that are made from the program itself: ``python -m tests.pages`` (``make docs``) writes them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from kg import query

DOCS = Path(__file__).parent.parent / "docs"


def commands() -> str:
    """Return the reference of the command line."""
    command = [sys.executable, "-m", "typer", "kg.cli", "utils", "docs", "--name", "kg", "--title", "Commands"]
    environment = {k: v for k, v in os.environ.items() if k != "KG_STORE"}
    text = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    return text.rstrip() + "\n\n<!-- Made by `make docs` from the program's own help. -->\n"


def questions() -> str:
    """Return the page of the questions in queries/."""
    return query.handbook()


PAGES = {"commands.md": commands, "queries.md": questions}


if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
