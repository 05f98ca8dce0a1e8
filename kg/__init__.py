"""
Communiqué: diplomatic news into a knowledge graph that can be trusted.

>>> import kg
>>> g = kg.build("ARTICLES/", "my.kg")                                  # doctest: +SKIP
>>> for meeting in g.meetings(who="Vladimir Putin", since="2019"):      # doctest: +SKIP
...     print(meeting.date, meeting.label, meeting.reports[0].passages[0].sentence)

What stands here is what most programs need; each function only calls a room, which can do more
(``kg.query``, ``kg.export``, ``kg.draw`` …). Importing this is quick: a function imports what it uses.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.config import Config
from kg.errors import (
    ConfigError,
    InputError,
    KgError,
    LockedError,
    MachineError,
    QueryError,
    StoreError,
    UnknownNameError,
)
from kg.model import (
    Document,
    Entity,
    EntityType,
    Evidence,
    Field,
    Kind,
    Location,
    Meeting,
    Mention,
    Mode,
    Relations,
    Representation,
    Statement,
    Status,
    Tenure,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.api import Graph
    from kg.query import Answer
    from kg.store.graph import GraphStore

__all__ = [
    "Config",
    "ConfigError",
    "Document",
    "Entity",
    "EntityType",
    "Evidence",
    "Field",
    "Graph",
    "InputError",
    "KgError",
    "Kind",
    "Location",
    "LockedError",
    "MachineError",
    "Meeting",
    "Mention",
    "Mode",
    "QueryError",
    "Relations",
    "Representation",
    "Statement",
    "Status",
    "StoreError",
    "Tenure",
    "UnknownNameError",
    "ask",
    "build",
    "ontology",
    "open",
    "open_store",
    "relations",
]


def build(
    inputs: str | Path | Iterable[str | Path],
    out: str | Path | None = None,
    *,
    config: Config | None = None,
    jobs: int = 1,
    sync: bool = False,
) -> Graph:
    """
    Add the articles of *inputs* to the store *out*, and open it; without *out* the store goes with the ``Graph``.

    What could not be read is in ``report.failures`` of what is returned; raises ``InputError`` where nothing could.
    More than one of *jobs* starts processes, which import the calling script: it needs ``if __name__ == "__main__":``.
    """
    from kg import api

    return api.build(inputs, out, config=config, jobs=jobs, sync=sync)


def open(store: str | Path, *, in_memory: bool = False) -> Graph:
    """
    Open the graph of *store*, a folder or the URL of a SPARQL endpoint.

    With *in_memory* a copy of it answers, some five times as fast: for many questions to one graph. A million triples
    take some seconds to copy, and half a gigabyte. Raises ``StoreError``, which says what to do, where there is none.
    """
    from kg import api

    graph = open_store(store)
    if in_memory:
        from kg.store import oxigraph

        graph = oxigraph.copied(graph)
    return api.Graph(graph)


def relations(
    inputs: Iterable[str | Path], *, config: Config | None = None, jobs: int = 1
) -> Iterator[Relations | InputError]:
    """Yield what is read in each article of *inputs*, or why it could not be: see ``kg.pipeline.extract``."""
    from kg import pipeline

    return pipeline.extract([str(x) for x in inputs], config=config or Config(), jobs=jobs)


def open_store(store: str | Path) -> GraphStore:
    """Open the folder or the SPARQL endpoint for reading: ``query``, ``select``, ``triples``, ``ask``."""
    from kg.store import door

    return door.open_graph(store)


def ask(store: str | Path | GraphStore, asked: str, *values: str, **named: str) -> Answer:
    """
    Answer *asked*, the name of a question in ``queries/``, the path of a file or SPARQL: see ``kg.query.run``.

    *values* are for its parameters in their order, *named* by name (``from`` is written ``**{"from": "2021"}``).
    Rows are dictionaries of plain values.
    """
    from kg.query import run

    graph = open_store(store) if isinstance(store, str | Path) else store
    return run(graph, asked, [*values, *(f"{name}={value}" for name, value in named.items())])


def ontology(store: str | Path | None = None) -> Any:
    """Return the ontology as owlready2 has it, typed; with a *store*, its things are individuals of the classes."""
    from kg.check import owl

    return owl.load_ontology(() if store is None else open_store(store).rdflib())


def __getattr__(name: str) -> Any:
    if name == "Graph":
        from kg.api import Graph

        return Graph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
