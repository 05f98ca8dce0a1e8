"""Graph -> a picture: one HTML file with an interactive page, which opens with the network cut, or a still."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.draw import facts
from kg.draw.colours import THEMES
from kg.draw.facts import Source
from kg.draw.picture import ENDING, FORMATS, LIMIT, STILL_LIMIT, Picture, format_of

if TYPE_CHECKING:
    from kg.query.answer import Answer
    from kg.query.found import Found

__all__ = [
    "ENDING",
    "FORMATS",
    "LIMIT",
    "STILL_LIMIT",
    "THEMES",
    "Picture",
    "Source",
    "check_ready",
    "draw",
    "draw_html",
    "format_of",
    "picture",
]


def picture(
    source: Source,
    *,
    title: str,
    around: str | None = None,
    hops: int = 1,
    limit: int | None = None,
    seed: int = 0,
    note: str = "",
    made_from: str = "",
    of: Answer | Found[Any] | None = None,
) -> Picture:
    """
    Return the picture of *source*, a store or an rdflib graph, ready to be shown or saved in any format.

    *around* is the IRI of an entity: the picture then has what is within *hops* lines of it. *note* says of what
    *source* is a part, *made_from* what it is called (the *title*, if not given). The same graph gives the same
    bytes. *of* is what a query to *source* found: then only what it names is drawn, see ``kg.draw.named``. Raises
    ``UnknownNameError`` where *around* is not in the graph, ``QueryError`` where *of* names nothing that is drawn.
    """
    from kg.draw import view  # networkx takes a second to load

    told = facts.read(source)
    notes = [note] if note else []
    if of is None:
        graph = view.view(told)
    else:
        from kg.draw import named

        found = named.named(of)
        told = named.with_own(told, found)
        graph = named.part(view.view(told), told, found)
        notes.append(named.not_drawn(told, found))
    if around is not None:
        graph = view.around(graph, told, around, hops)
        name = view.called(graph, around)
        notes.append(f"Only what is within {hops} {'step' if hops == 1 else 'steps'} of {name}.")
    return Picture(told, graph, title, " ".join(x for x in notes if x), made_from or title, limit, seed)


def draw_html(
    source: Source, *, title: str, around: str | None = None, hops: int = 1, limit: int = LIMIT, seed: int = 0
) -> str:
    """Return the page of *source*; the options are those of ``picture``."""
    return picture(source, title=title, around=around, hops=hops, limit=limit, seed=seed).html()


def draw(
    source: Source,
    out: Path,
    *,
    title: str,
    around: str | None = None,
    hops: int = 1,
    limit: int | None = None,
    seed: int = 0,
) -> Path:
    """
    Write the picture of *source* to *out*, whole or not at all, in the format that its name ends in; return *out*.

    The options are those of ``picture``. Raises ``MachineError`` where it cannot be written; what was there before
    stays.
    """
    return picture(source, title=title, around=around, hops=hops, limit=limit, seed=seed).save(out)


def check_ready(out: Path | None, form: str) -> None:
    """
    Raise what writing a picture in *form* to *out*, if any, would raise, before the minute that drawing one may take.

    ``ConfigError`` and ``MachineError`` where PNG cannot be made here; ``InputError`` and ``MachineError`` where *out*
    cannot be written.
    """
    from kg.store import disk

    if form == "png":
        from kg.draw import png

        png.check_ready()
    if out is not None:
        disk.check_writable(out)
