"""
The sentences behind an answer: the meetings, reports, statements, roles and locations of a row are followed to them.

Everything that an article tells has ``dip:evidence``; people, countries and places have none of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from pyoxigraph import Literal, NamedNode, Triple

from kg.query import names
from kg.query.answer import Stream, Streamed, Triples, Truth
from kg.query.timing import Stopwatch
from kg.store.graph import GraphStore, Row, Solutions
from kg.store.sparql import PREFIXES, Term

COLUMNS = (
    "evidence",
    "evidenceSentence",
    "evidenceArticle",
    "evidenceArticleLabel",
    "evidencePublisher",
    "evidenceIssued",
)
"""What is added to a row: the IRI of the piece of evidence, its sentence, and the article, its title, outlet, day."""

_SHOWN = {
    # what a table shows of it, and the column of our questions that has the same
    "evidenceSentence": "sentence",
    "evidenceArticleLabel": "articleLabel",
    "evidencePublisher": "publisher",
    "evidenceIssued": "issued",
}

_PHASE = "evidence"

_AT_ONCE = 200
"""Rows whose evidence is looked up together."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One sentence: ``cells`` are in the order of ``COLUMNS``."""

    cells: tuple[Term | None, ...]

    @property
    def article(self) -> Term | None:
        return self.cells[2]

    @property
    def order(self) -> tuple[bool, str, str, str]:
        """By the day of the article, without one last; then the same on every run."""
        issued = self.cells[5]
        day = "" if issued is None else _value(issued)
        return not day, day, str(self.article), str(self.cells[0])


def add(store: GraphStore, found: Streamed, *, watch: Stopwatch | None = None) -> tuple[Streamed, Callable[[], bool]]:
    """
    Return *found* with the evidence of what is in it, and what tells, when that is read, whether there was any to add.

    A row comes once for each sentence, in the order of the articles' days, and once where there is none. Of several
    things in a row only the sentences count that tell of all (of a meeting and a report of it, those of the report;
    of a meeting and an article, those that stand in the article), where there are such. Triples are completed
    by those of the evidence and of its articles. A column that the query has already is not added again. An answer
    without a row, or triple, has nothing that evidence could be missing for. *watch* is told how long it took.
    """
    if isinstance(found, Truth):
        return found, lambda: False
    seen: list[bool] = []
    watch = watch or Stopwatch()
    if isinstance(found, Triples):
        with watch.phase(_PHASE):
            more = _triples(store, found.triples)
        return Triples(tuple(sorted({*found.triples, *more}, key=str))), lambda: bool(more) or not found.triples
    added = [i for i, name in enumerate(COLUMNS) if name not in found.variables]
    variables = (*found.variables, *(COLUMNS[i] for i in added))
    chosen = found.show or tuple(x for x in found.variables if f"{x}Label" not in found.variables)
    show = (*chosen, *(x for x, same in _SHOWN.items() if same not in chosen))
    rows = _rows(store, found, added, seen, watch)
    return replace(found, variables=variables, show=show, rows=rows), lambda: any(seen) or not seen


def _rows(store: GraphStore, found: Stream, added: list[int], seen: list[bool], watch: Stopwatch) -> Iterator[Row]:
    left, size = iter(found.rows), 1
    sources: _Sources = {}
    while batch := list(islice(left, size)):
        size = min(2 * size, _AT_ONCE)  # what is found first is told first
        with watch.phase(_PHASE):
            known = _pieces(
                store, dict.fromkeys(x.value for row in batch for x in row if isinstance(x, NamedNode)), sources
            )
        seen[:] = [bool(known) or any(seen)]
        for row in batch:
            pieces = _of_row(row, known)
            for cells in (x.cells for x in pieces) if pieces else [(None,) * len(COLUMNS)]:
                yield (*row, *(cells[i] for i in added))


def _of_row(row: Row, known: Mapping[str, tuple[_Piece, ...]]) -> list[_Piece]:
    """Return the pieces that tell of all that is in *row*; of each, where no piece does."""
    things = [known[x.value] for x in row if isinstance(x, NamedNode) and x.value in known]
    if not things:
        return []
    shared = set(things[0]).intersection(*things[1:]) or set().union(*things)
    articles = {x for x in row if isinstance(x, NamedNode)}
    there = {x for x in shared if x.article in articles}
    return sorted(there or shared, key=lambda x: x.order)


_OF_THINGS = """SELECT DISTINCT ?x ?evidence ?article ?sentence {
  ?x dip:evidence ?evidence . ?evidence dip:article ?article . OPTIONAL { ?evidence dip:sentence ?sentence } }"""
_OF_EVIDENCE = """SELECT DISTINCT ?evidence ?article ?sentence {
  ?evidence a dip:Evidence ; dip:article ?article . OPTIONAL { ?evidence dip:sentence ?sentence } }"""
_OF_ARTICLES = """SELECT DISTINCT ?article ?title ?id ?publisher ?issued {
  ?article a dip:Article .
  OPTIONAL { ?article dcterms:title ?title }
  OPTIONAL { ?article dcterms:identifier ?id }
  OPTIONAL { ?article dcterms:publisher ?publisher }
  OPTIONAL { ?article dcterms:issued ?issued } }"""


_Cells = dict[str, Term | None]
_Sources = dict[str, _Cells]
"""What is known of each article, by its IRI."""

_KEPT = 20_000
"""Articles that are remembered while rows go by: one of them has many sentences. They take some ten MiB."""


def _pieces(store: GraphStore, iris: Iterable[str], sources: _Sources) -> dict[str, tuple[_Piece, ...]]:
    """Return the evidence of each of *iris* that has some; a piece of evidence is its own."""
    rows: list[tuple[str, _Cells]] = []
    for chunk in names.chunks(iris):
        rows += ((_value(row["x"]), row) for row in _select(store, _OF_THINGS, "x", chunk))
        rows += ((_value(row["evidence"]), row) for row in _select(store, _OF_EVIDENCE, "evidence", chunk))
    if len(sources) > _KEPT:
        sources.clear()
    new = (article for _, row in rows if (article := _value(row["article"])) not in sources)
    for chunk in names.chunks(new):
        sources |= ((_value(row["article"]), row) for row in _select(store, _OF_ARTICLES, "article", chunk))
    found: dict[str, dict[_Piece, None]] = {}
    for iri, row in rows:
        found.setdefault(iri, {})[_piece(row, sources.get(_value(row["article"]), {}))] = None
    return {iri: tuple(pieces) for iri, pieces in found.items()}


def _select(store: GraphStore, query: str, name: str, iris: list[NamedNode]) -> Iterator[_Cells]:
    found = store.query(query, {name: iris})
    assert isinstance(found, Solutions)
    return (dict(zip(found.variables, row, strict=True)) for row in found.rows)


def _piece(row: Mapping[str, Term | None], source: Mapping[str, Term | None]) -> _Piece:
    label = source.get("title") or source.get("id")
    return _Piece(
        (row["evidence"], row["sentence"], row["article"], label, source.get("publisher"), source.get("issued"))
    )


def _value(term: Term | None) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _triples(store: GraphStore, triples: Iterable[Triple]) -> set[Triple]:
    """Return the triples of the evidence of all that *triples* speak of, and of the articles that it is in."""
    iris = dict.fromkeys(
        x.value for triple in triples for x in (triple.subject, triple.object) if isinstance(x, NamedNode)
    )
    pieces = {(iri, x) for iri, held in _pieces(store, iris, {}).items() for x in held}
    evidence = NamedNode(PREFIXES["dip"] + "evidence")
    found = {
        Triple(NamedNode(iri), evidence, x.cells[0])
        for iri, x in pieces
        if isinstance(x.cells[0], NamedNode) and x.cells[0].value != iri
    }
    told = {_value(cell) for _, x in pieces for cell in (x.cells[0], x.article)}
    for chunk in names.chunks(sorted(told)):
        found.update(store.triples("CONSTRUCT { ?it ?p ?o } WHERE { ?it ?p ?o }", {"it": chunk}))
    return found
