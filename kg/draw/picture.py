"""A picture of a graph that is yet to be written: as a page, a still, or in a notebook."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ConfigError, UnknownNameError

if TYPE_CHECKING:
    from kg.draw.facts import Facts
    from kg.draw.still import Still
    from kg.draw.view import View

LIMIT = 200_000
"""Entities in one page, which draws ten thousand and shows communities of more: above, the file weighs too much."""

NOTEBOOK_LIMIT = 2000
"""Entities in a page that a notebook keeps: more would make every copy of it heavy."""

STILL_LIMIT = 60
"""Entities in one still picture: as many names as can be read on a sheet of paper."""

ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".svg": "svg",
    ".png": "png",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
}
ENDINGS |= {".mermaid": "mermaid"}
"""How a file's name ends -> the format it is in."""

ENDING = {"html": "html", "svg": "svg", "png": "png", "dot": "dot", "mermaid": "mmd"}
"""Format -> what the name of its file usually ends in."""

FORMATS = tuple(ENDING)


def format_of(path: Path | None, form: str | None = None) -> str:
    """
    Return in which format to write to *path*: *form*, else as its name ends, else a page.

    Raises ``UnknownNameError`` for a format or an ending that is not known, ``ConfigError`` where the two disagree.
    """
    if form is not None and form not in FORMATS:
        raise UnknownNameError(f"format {form!r} is not known; one of: {', '.join(FORMATS)}", FORMATS)
    ending = path.suffix.lower() if path else ""
    meant = ENDINGS.get(ending)
    if form and meant and form != meant:
        raise ConfigError(f"{path}: its name says {meant}, the format {form}. Leave one of them out, or change it")
    if not form and ending and not meant:
        known = ", ".join(ENDINGS)
        raise UnknownNameError(f"{path}: {ending} is no kind of picture. End it in {known}, or say --format", FORMATS)
    return form or meant or "html"


@dataclass(frozen=True)
class Picture:
    """
    Facts as they are to be drawn.

    ``graph`` is the view of them, ``note`` says of what it is a part, ``made_from`` what the graph is called. Of more
    than ``limit`` entities the most central are drawn, and the picture says so; ``None`` is ``LIMIT`` for a page,
    ``NOTEBOOK_LIMIT`` for one in a notebook and ``STILL_LIMIT`` for a still. In Jupyter it shows itself.
    """

    facts: Facts
    graph: View
    title: str
    note: str = ""
    made_from: str = "a graph"
    limit: int | None = None
    seed: int = 0

    def __repr__(self) -> str:
        """Tell what it is of."""
        return f"<kg.draw.Picture {self.title!r}: {self.graph.number_of_nodes():,} names>"

    def html(self) -> str:
        """Return the page: one HTML file that opens with the network cut."""
        return self._page(LIMIT)

    def _page(self, most: int) -> str:
        from kg.draw import page

        graph, note = self._limited(most)
        return page.page(self.facts, graph, title=self.title, note=note, seed=self.seed)

    def svg(self, *, theme: str = "light") -> str:
        """Return a still picture as SVG; *theme* is ``light`` or ``dark``."""
        from kg.draw.svg import svg

        return svg(self._still(), theme=theme)

    def png(self, *, theme: str = "light") -> bytes:
        """Return a still picture as PNG: see ``kg.draw.png``."""
        from kg.draw.png import png

        return png(self._still(), theme=theme)

    def dot(self, *, theme: str = "light") -> str:
        """Return a still picture in DOT, for Graphviz."""
        from kg.draw.dot import dot

        return dot(self._still(), theme=theme)

    def mermaid(self, *, theme: str = "light") -> str:
        """Return a still picture as a flowchart of mermaid."""
        from kg.draw.mermaid import mermaid

        return mermaid(self._still(), theme=theme)

    def bytes(self, form: str, *, theme: str = "light") -> bytes:
        """Return it in *form*, one of ``FORMATS``. A page follows the reader's system and takes no *theme*."""
        drawn: dict[str, Callable[..., str]] = {"svg": self.svg, "dot": self.dot, "mermaid": self.mermaid}
        if form == "png":
            return self.png(theme=theme)
        return (drawn[form](theme=theme) if form in drawn else self.html()).encode()

    def save(self, out: str | Path, form: str | None = None, *, theme: str = "light") -> Path:
        """
        Write it to *out*, whole or not at all, in *form* or as the name ends, and return the path.

        Raises as ``format_of``, and ``MachineError`` where it cannot be written; what was there before stays.
        """
        from kg.store import disk

        path = Path(out)
        disk.replace(path, self.bytes(format_of(path, form), theme=theme), durable=False)
        return path

    def _limited(self, most: int) -> tuple[View, str]:
        from kg.draw import view

        limit = self.limit or most
        entities = len(view.entities(self.graph))
        if entities <= limit:
            return self.graph, self.note
        told = f"Showing {limit:,} of {entities:,}, those linked to the most others."
        return view.most_central(self.graph, limit), f"{self.note} {told}".strip()

    def _still(self) -> Still:
        from kg.draw.still import still

        graph, note = self._limited(STILL_LIMIT)
        return still(self.facts, graph, title=self.title, note=note, made_from=self.made_from, seed=self.seed)

    # --- in a notebook ---------------------------------------------------------------------

    def _repr_html_(self) -> str:
        """
        Return the page in a frame of its own.

        The frame may run the page's scripts, let it save files and open the sources it names, and nothing else: it
        has no access to the notebook round it.
        """
        page, title = html.escape(self._page(NOTEBOOK_LIMIT)), html.escape(self.title)
        return (
            f'<iframe title="{title}" srcdoc="{page}" width="100%" height="640" '
            'sandbox="allow-scripts allow-downloads allow-popups" style="border:1px solid #ccc;border-radius:6px">'
            "</iframe>"
        )

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Return the page for screens, and a still picture for what becomes paper."""
        return {"text/html": self._repr_html_(), "image/svg+xml": self.svg(), "text/plain": repr(self)}
