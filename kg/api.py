"""
The graph as Python programs and notebooks have it: questions answered with typed values and frames.

Each method only calls a room, which can do more. What it needs is imported when it is called.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from networkx import MultiDiGraph
    from rdflib import Dataset

    from kg.config import Config
    from kg.draw import Picture
    from kg.pipeline import BuildReport
    from kg.query.answer import Answer
    from kg.query.explain import Explanation
    from kg.query.found import Found
    from kg.query.search import Hits
    from kg.query.told import Meeting, Role, Statement, Thing, Within
    from kg.store.graph import GraphStore


class Graph:
    """
    A knowledge graph to be asked: of a store on this machine, or of a SPARQL endpoint.

    ``store`` answers SPARQL; ``report`` is what the build told that made it, ``None`` where it was only opened;
    ``note`` says of what it is a part, if it is one. Made by ``kg.build``, ``kg.open`` and ``subset``.
    """

    def __init__(self, store: GraphStore, report: BuildReport | None = None, note: str = "") -> None:
        self.store = store
        self.report = report
        self.note = note

    def __repr__(self) -> str:
        """Tell where it is."""
        return f"<kg.Graph {getattr(self.store, 'folder', None) or 'in memory'}>"

    # --- questions -----------------------------------------------------------------------

    def meetings(
        self,
        who: str | None = None,
        *,
        with_: str | None = None,
        where: str | None = None,
        since: str | None = None,
        until: str | None = None,
        status: str | Sequence[str] = "held",
        kind: str | None = None,
    ) -> Found[Meeting]:
        """Return the meetings, by who, where, when and what became of them: see ``kg.query.finding.meetings``."""
        from kg.query import finding

        return finding.meetings(
            self.store, who, with_=with_, where=where, since=since, until=until, status=status, kind=kind
        )

    def statements(
        self,
        by: str | None = None,
        *,
        about: str | None = None,
        to: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Found[Statement]:
        """Return what was said, by whom, about and to whom: see ``kg.query.finding.statements``."""
        from kg.query import finding

        return finding.statements(self.store, by, about=about, to=to, since=since, until=until)

    def roles(
        self, who: str | None = None, *, of: str | None = None, tenure: str | Sequence[str] | None = None
    ) -> Found[Role]:
        """Return who represents whom: see ``kg.query.finding.roles``."""
        from kg.query import finding

        return finding.roles(self.store, who, of=of, tenure=tenure)

    def places(self, within: str | None = None) -> Found[Within]:
        """Return the places that articles state to lie in another: see ``kg.query.finding.places``."""
        from kg.query import finding

        return finding.places(self.store, within)

    def find(self, name: str) -> Thing:
        """
        Return the one thing that *name*, an alias or an IRI means.

        Raises ``UnknownNameError``, with near names or the candidates, where there is none or are several.
        """
        from kg.query import names, told

        found = [node.value for node in names.resolve(self.store, name)]
        if len(found) > 1:
            raise names.ambiguous(self.store, name, found)
        return told.things(self.store, found)[found[0]]

    def explain(self, name: str, other: str | None = None) -> Explanation:
        """Return all that is known of someone, or of two together, with the evidence: see ``kg.query.explain``."""
        from kg.query import explain

        return explain(self.store, name, other)

    def search(
        self,
        words: str,
        *,
        limit: int = 20,
        since: str | None = None,
        until: str | None = None,
        about: str | None = None,
    ) -> Hits:
        """Return the sentences in which *words* stand, with what they tell: see ``kg.query.search``."""
        from kg.query import search

        return search(self.store, words, limit=limit, since=since, until=until, about=about)

    def ask(self, asked: str, *values: str, **named: str) -> Answer:
        """
        Answer *asked*, the name of a question in ``queries/``, the path of a file or SPARQL: see ``kg.query.run``.

        *values* are for its parameters in their order, *named* by name (``from`` is written ``**{"from": "2021"}``).
        Rows are dictionaries of plain values; ``to_pandas()`` gives a frame.
        """
        from kg.query import run

        return run(self.store, asked, [*values, *(f"{name}={value}" for name, value in named.items())])

    def subset(
        self,
        *about: str,
        since: str | None = None,
        until: str | None = None,
        status: str | Sequence[str] = (),
        relation: str | Sequence[str] = (),
        hops: int = 1,
        words: bool = True,
        licence: str | None = None,
    ) -> Graph:
        """
        Return a part of the graph, in memory: the facts that name one of *about*, of those days, and all they lean on.

        It is asked and exported as the whole. *words* ``False`` leaves out every sentence, quotation and title. The
        other options are those of ``kg.export.Cut``, and of ``kg export``.
        """
        from kg.export import Cut, subset

        one = (status,) if isinstance(status, str) else tuple(status)
        relations = (relation,) if isinstance(relation, str) else tuple(relation)
        cut = Cut(tuple(about), since, until, one, relations, hops)
        note = " ".join(x for x in (self.note, cut.words()) if x)
        return Graph(subset(self.store, cut, words=words, licence=licence), note=note)

    # --- the graph for other libraries -----------------------------------------------------

    def rdflib(self) -> Dataset:
        """Return a copy in memory for rdflib: about 1 KB for a triple."""
        return self.store.rdflib()

    def networkx(self) -> MultiDiGraph[str]:
        """
        Return the network of all relations: IRIs as nodes, with ``label`` and ``type``.

        An edge has ``relation``, ``status``, ``earliest`` and ``latest``, its first ``sentence`` and how many there
        are. What holds both ways (``meets``) is one edge. A meeting that was not held is no ``meets`` but a
        ``planned-meeting``, ``denied-meeting`` …
        """
        from kg.export.tables import network

        return network(self.store)

    def owlready(self) -> Any:
        """Return the ontology as owlready2 has it, with the things of the graph as individuals of its classes."""
        from kg.check import owl

        return owl.load_ontology(self.rdflib())

    def to_pandas(self) -> Any:
        """Return all relations as one ``pandas.DataFrame``: a row for each sentence that tells of an edge."""
        from kg.export.tables import COLUMNS, rows
        from kg.query.found import frame

        return frame(COLUMNS, rows(self.store), ("earliest", "latest", "issued"))

    # --- files ----------------------------------------------------------------------------

    def export(self, out: str | Path, form: str | None = None, *, inferred: bool = False) -> tuple[Path, ...]:
        """
        Write the graph to *out*, as its ending says or *form* does, and return what was written.

        A format of several files (``events``, ``network``, ``neo4j``) wants a folder, or a name with ``.zip``.
        Raises ``UnknownNameError`` with the formats there are.
        """
        from kg import export

        return export.save(self.store, export.chosen(form, str(out)), str(out), inferred=inferred)

    @overload
    def draw(
        self,
        out: None = None,
        form: str | None = None,
        *,
        title: str | None = None,
        around: str | None = None,
        hops: int = 1,
        of: Answer | Found[Any] | None = None,
        limit: int | None = None,
        theme: str = "light",
    ) -> Picture: ...
    @overload
    def draw(
        self,
        out: str | Path,
        form: str | None = None,
        *,
        title: str | None = None,
        around: str | None = None,
        hops: int = 1,
        of: Answer | Found[Any] | None = None,
        limit: int | None = None,
        theme: str = "light",
    ) -> Path: ...
    def draw(
        self,
        out: str | Path | None = None,
        form: str | None = None,
        *,
        title: str | None = None,
        around: str | None = None,
        hops: int = 1,
        of: Answer | Found[Any] | None = None,
        limit: int | None = None,
        theme: str = "light",
    ) -> Picture | Path:
        """
        Draw the graph, or what is near *around*, or what a question found (*of*); without *out*, for a notebook.

        With *out* it is written as the name ends, or in *form*: a page (``.html``), or a still picture (``.svg``,
        ``.png``, ``.dot``, ``.mmd``) in a *theme*, light or dark. Without, it is a picture that Jupyter shows and
        that can be saved: see ``kg.draw.Picture``. Of more than *limit* names the most linked are drawn.
        """
        from kg import draw
        from kg.query import names

        path = Path(out) if out is not None else None
        chosen = draw.format_of(path, form)
        center = names.resolve(self.store, around)[0].value if around else None
        folder = self.store.folder
        called = folder.resolve().stem if folder else path.stem if path else "graph"
        drawn = draw.picture(
            self.store,
            title=title or (path.stem if path else called),
            around=center,
            hops=hops,
            limit=limit,
            note=" ".join(x for x in (self.note, "" if of is None else "Only what a question found.") if x),
            made_from=called,
            of=of,
        )
        return drawn if path is None else drawn.save(path, chosen, theme=theme)


def build(
    inputs: str | Path | Iterable[str | Path],
    out: str | Path | None = None,
    *,
    config: Config | None = None,
    jobs: int = 1,
    sync: bool = False,
) -> Graph:
    """Build and open a graph: see ``kg.build``."""
    from kg import pipeline
    from kg.config import Config
    from kg.errors import InputError
    from kg.store import oxigraph

    given = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    temporary = None if out is not None else tempfile.mkdtemp(prefix="kg-")
    folder = Path(out) if out is not None else Path(str(temporary), "graph.kg")
    try:
        report = pipeline.build([str(x) for x in given], folder, config=config or Config(), jobs=jobs, sync=sync)
        if not report.counts:
            failures = report.failures
            raise failures[0] if failures else InputError(", ".join(map(str, given)), "no article", "Name others")
        graph = Graph(oxigraph.open_store(folder), report)
    except BaseException:
        if temporary:
            shutil.rmtree(temporary, ignore_errors=True)
        raise
    if temporary:
        weakref.finalize(graph, shutil.rmtree, temporary, ignore_errors=True)
    return graph
