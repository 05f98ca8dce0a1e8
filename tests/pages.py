"""Pages of docs/ that are made from the program itself: ``python -m tests.pages`` (``make docs``) writes them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from kg import query
from kg.query import table
from kg.store import oxigraph

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
README = ROOT / "README.md"
ANSWER = re.compile(r"(<!-- answer: .*? -->\n```\n\$ (.*?)\n)(.*?)(```\n<!-- end -->)", re.DOTALL)
WIDTH = 150


def commands() -> str:
    """Return the reference of the command line."""
    command = [sys.executable, "-m", "typer", "kg.cli", "utils", "docs", "--name", "kg", "--title", "Commands"]
    environment = {k: v for k, v in os.environ.items() if k != "KG_STORE"}
    text = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    return text.rstrip() + "\n\n<!-- Made by `make docs` from the program's own help. -->\n"


def readme(store: Path) -> str:
    """Return the README with the answer to its first query as *store*, built of the sample articles, gives it."""
    text = README.read_text(encoding="utf-8")
    found = query.run(oxigraph.open_store(store), "who-met", ["Vladimir Putin", "from=2019"])
    return ANSWER.sub(lambda match: match[1] + table(found, WIDTH) + match[4], text)


PAGES = {"commands.md": commands, "queries.md": query.handbook}


def main() -> None:
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        store = f"{folder}/my.kg"
        command = [sys.executable, "-m", "kg", "build", str(ROOT / "data" / "articles"), "-o", store, "--quiet"]
        subprocess.run(command, check=True)
        README.write_text(readme(Path(store)), encoding="utf-8")


if __name__ == "__main__":
    main()
