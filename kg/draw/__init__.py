"""Graph -> one HTML file with an interactive picture, which opens with the network cut."""

from __future__ import annotations

from pathlib import Path

from kg.draw import facts
from kg.draw.facts import Source
from kg.store import disk

__all__ = ["LIMIT", "Source", "draw", "draw_html"]

LIMIT = 2000
"""Entities in one picture: above, vis-network redraws fewer than seven times a second without a graphics card."""


def draw_html(
    source: Source, *, title: str, around: str | None = None, hops: int = 1, limit: int = LIMIT, seed: int = 0
) -> str:
    """
    Return the page of *source*, a store or an rdflib graph.

    *around* is the IRI of an entity: the picture then has what is within *hops* lines of
    it. Of more than *limit* entities the most central are drawn, and the page says so.
    The same graph gives the same text. Raises ``UnknownNameError`` where *around* is
    not in the graph.
    """
    from kg.draw import page, view  # networkx takes a second to load

    told = facts.read(source)
    graph = view.view(told)
    notes = []
    if around is not None:
        graph = view.around(graph, told, around, hops)
        name = told.entities[around].label
        notes.append(f"Only what is within {hops} {'step' if hops == 1 else 'steps'} of {name}.")
    entities = view.entities(graph)
    if len(entities) > limit:
        graph = view.most_central(graph, limit)
        notes.append(f"Showing {limit:,} of {len(entities):,}, those linked to the most others.")
    return page.page(told, graph, title=title, note=" ".join(notes), seed=seed)


def draw(
    source: Source,
    out: Path,
    *,
    title: str,
    around: str | None = None,
    hops: int = 1,
    limit: int = LIMIT,
    seed: int = 0,
) -> Path:
    """
    Write the page of ``draw_html`` to *out*, whole or not at all, and return *out*.

    Raises ``MachineError`` where it cannot be written; what was there before stays.
    """
    text = draw_html(source, title=title, around=around, hops=hops, limit=limit, seed=seed)
    disk.replace(out, text.encode(), durable=False)
    return out
