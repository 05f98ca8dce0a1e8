"""
What the documents take from the program itself: ``python -m tests.pages`` (``make docs``) writes it.

The reference of commands and queries, the ontology's page, the README's first answer, and its picture.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import typer
from typer.cli import get_docs_for_click

from kg import query
from kg.cli import app
from kg.draw import draw
from kg.export import context
from kg.query import table
from kg.store import oxigraph
from tests import ontology_page

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
README = ROOT / "README.md"
SAMPLE = ROOT / "visualisations" / "sample.html"
ANSWER = re.compile(r"(<!-- answer: .*? -->\n```\n\$ (.*?)\n)(.*?)(```\n<!-- end -->)", re.DOTALL)
WIDTH = 150


def commands() -> str:
    """Return the reference of the command line."""
    command = typer.main.get_command(app)
    text = get_docs_for_click(obj=command, ctx=typer.Context(command), name="kg", title="Commands")
    text = re.sub(r"\n*\x08?\nExample:\n  (.*)\n", r"\n\n```\n\1\n```\n", text)
    return text.rstrip() + "\n\n<!-- Made by `make docs` from the program's own help. -->\n"


def readme(store: Path) -> str:
    """Return the README with the answer to its first query as *store*, built of the sample articles, gives it."""
    text = README.read_text(encoding="utf-8")
    found = query.run(oxigraph.open_store(store), "who-met", ["Vladimir Putin", "from=2019"])
    return ANSWER.sub(lambda match: match[1] + table(found, WIDTH) + match[4], text)


BROWSERS = ("chromium", "chromium-headless-shell", "chromium-browser", "google-chrome")


def take_picture(store: Path, out: Path) -> None:
    """Write the page of *store*, and to *out* a screenshot of it, with one person chosen and one sentence open."""
    from playwright.sync_api import sync_playwright

    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise SystemExit(f"No browser was found to take the picture with: install one of {', '.join(BROWSERS)}")
    page_file = draw(oxigraph.open_store(store), SAMPLE, title="Communiqué: the sample articles")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1500, "height": 900})
        page.goto(page_file.as_uri())
        page.wait_for_timeout(3000)  # the first drawing
        search = page.locator("input").first
        search.fill("Vladimir Putin")
        search.press("Enter")
        page.wait_for_timeout(2000)  # the view glides there
        page.get_by_text("1 report", exact=True).nth(1).click()
        page.wait_for_timeout(500)
        page.screenshot(path=out)
        chromium.close()


PAGES = {"commands.md": commands, "queries.md": query.handbook, "ontology.html": ontology_page.page}


def write_context() -> None:
    """Write the JSON-LD context of the ontology."""
    (ROOT / "ontology" / "context.jsonld").write_text(context.text(), encoding="utf-8")


def main() -> None:
    write_context()
    if sys.argv[1:] == ["context"]:
        return
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        store = f"{folder}/my.kg"
        command = [sys.executable, "-m", "kg", "build", str(ROOT / "data" / "articles"), "-o", store, "--quiet"]
        subprocess.run(command, check=True)
        README.write_text(readme(Path(store)), encoding="utf-8")
        take_picture(Path(store), DOCS / "picture.png")


if __name__ == "__main__":
    main()
