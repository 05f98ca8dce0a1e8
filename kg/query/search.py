"""
Words found in sentences, in what was said and in titles, each with the relations that stand there.

Names are searched too: a sentence that says "he" is found by the name of whom it means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.errors import UnknownNameError
from kg.query import names, told
from kg.query.answer import Rows
from kg.query.results import visible, wrap
from kg.query.run import days
from kg.query.told import Article
from kg.query.words import expression
from kg.store import index
from kg.store.graph import GraphStore, Row
from kg.store.passages import RELATIONS
from kg.store.sparql import PREFIXES


@dataclass(frozen=True, slots=True)
class Relation:
    """
    One relation that stands in a sentence, as that sentence has it.

    ``relation`` is one of ``kg.store.passages.RELATIONS``; ``status`` is what the article claims of a meeting, the
    tenure of an office, or the verb that tells of a statement (who denies something does not say it); ``day`` is
    that of a meeting, as told.
    """

    iri: str
    relation: str
    label: str
    status: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """
    A sentence, or a title, in which the words stand; a title of which nothing was read has no ``evidence``.

    ``also`` are other articles that have the very same sentence, as copies do.
    """

    sentence: str
    field: str  # title or body
    article: Article
    relations: tuple[Relation, ...] = ()
    evidence: tuple[str, ...] = ()
    also: tuple[Article, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values, ready for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, best first; ``more`` tells whether there is more than was asked for."""

    hits: tuple[Hit, ...]
    more: bool = False

    def __len__(self) -> int:
        return len(self.hits)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)


def search(
    store: GraphStore,
    text: str,
    *,
    limit: int = 20,
    since: str | None = None,
    until: str | None = None,
    about: str | None = None,
    relations: Sequence[str] = (),
) -> Hits:
    """
    Return the best *limit* sentences and titles in which the words of *text* stand: see ``kg.query.words``.

    *since* and *until* are days, months or years of the article's publication, both included. *about* is a name or
    an IRI of whom or what the sentence tells; *relations* are some of those that the graph has, of which it tells
    one. The order is that of BM25, of equals the earlier article first; a sentence that several articles have comes
    once. Raises ``QueryError`` for words that are
    not understood, ``UnknownNameError`` for a name or a relation that is not known.
    """
    wanted = expression(text)
    first = days(since, "since")[0].isoformat() if since else None
    last = days(until, "until")[1].isoformat() if until else None
    for name in relations:
        if name not in RELATIONS:
            raise UnknownNameError(f"no relation is called {name!r}; there are: {', '.join(RELATIONS)}", RELATIONS)
    of = [node.value for node in names.resolve(store, about)] if about else []
    with closing(index.opened(store)) as connection:
        found = index.find(connection, wanted, store.base, since=first, until=last, about=of, relations=relations)
        best, more = _best(found, limit)
    return Hits(tuple(_hits(store, best)), more)


def _best(found: Iterable[index.Found], limit: int) -> tuple[list[list[index.Found]], bool]:
    """Return the first *limit* sentences of *found*, each where it stands, and whether there are others."""
    best: dict[int, list[index.Found]] = {}
    for x in found:
        if x.same not in best and len(best) == limit:
            return list(best.values()), True
        best.setdefault(x.same, []).append(x)
    return list(best.values()), False


def _hits(store: GraphStore, best: Sequence[Sequence[index.Found]]) -> Iterable[Hit]:
    found = [same[0] for same in best]
    articles = told.articles(store, [x.article for same in best for x in same])
    pieces = told.properties(store, (iri for x in found for iri in x.evidence))
    relations = _relations(store, [iri for x in found for iri in x.evidence])
    for x, *others in best:
        article = articles.get(x.article)
        if article is None:
            continue  # of a graph that was made since this one was opened
        if not x.evidence:
            yield Hit(article.title, "title", article)
            continue
        piece = pieces.get(x.evidence[0], {})
        there = dict.fromkeys(y for iri in x.evidence for y in relations.get(iri, ()))
        ordered = sorted(there, key=_order)
        sentence, field = (next(iter(piece.get(name, ())), "") for name in ("sentence", "field"))
        also = tuple(articles[y.article] for y in others if y.article in articles)
        yield Hit(sentence, field or "body", article, tuple(ordered), x.evidence, also)


_STANDING = {
    # what tells of each relation: the thing, its words, and what the sentence makes of it
    "meets": """SELECT DISTINCT ?e ?thing ?label ?status ?day {
      ?report dip:evidence ?e ; dip:reportOf ?thing ; dip:reportedStatus ?status . ?thing rdfs:label ?label .
      OPTIONAL { ?report dip:reportedDate ?reported } OPTIONAL { ?thing dip:date ?date }
      BIND(COALESCE(?reported, ?date) AS ?day) }""",
    "says": """SELECT DISTINCT ?e ?thing ?one ?label ?status {
      ?thing dip:evidence ?e ; dip:speaker ?speaker ; dip:text ?label . ?speaker rdfs:label ?one .
      OPTIONAL { ?thing dip:cue ?status } }""",
    "represents": """SELECT DISTINCT ?e ?thing ?one ?role ?other ?status {
      ?thing dip:evidence ?e ; dip:representative ?holder ; dip:represented ?of .
      ?holder rdfs:label ?one . ?of rdfs:label ?other .
      OPTIONAL { ?thing dip:role ?role } OPTIONAL { ?thing dip:tenure ?status } }""",
    "located-in": """SELECT DISTINCT ?e ?thing ?one ?other {
      ?thing dip:evidence ?e ; dip:inner ?inner ; dip:outer ?outer .
      ?inner rdfs:label ?one . ?outer rdfs:label ?other }""",
}


def _relations(store: GraphStore, evidence: Sequence[str]) -> dict[str, list[Relation]]:
    """Return by each of *evidence* the relations that it is for, in the order of ``RELATIONS``, then of letters."""
    found: dict[str, dict[Relation, None]] = {}
    for chunk in names.chunks(evidence):
        for name, query in _STANDING.items():
            for row in store.select(query, {"e": chunk}):
                found.setdefault(row["e"], {})[_standing(name, row)] = None
    return {iri: sorted(held, key=_order) for iri, held in found.items()}


def _standing(name: str, row: Mapping[str, str]) -> Relation:
    one, other = row.get("one", ""), row.get("other", "")
    match name:
        case "says":
            label = f"{one}: {row['label']}"
        case "represents":
            label = f"{one}: {row.get('role', 'represents')}, {other}"
        case "located-in":
            label = f"{one} in {other}"
        case _:
            label = row["label"]
    status = row.get("status")
    if status is not None and name == "meets":
        status = status.removeprefix(PREFIXES["dip"]).lower()
    return Relation(row["thing"], name, label, status, row.get("day"))


def _order(x: Relation) -> tuple[int, str, str, str]:
    return RELATIONS.index(x.relation), x.label, x.iri, x.status or ""


# --- as text and as rows -----------------------------------------------------------------

COLUMNS = (
    "sentence",
    "relation",
    "status",
    "fact",
    "factLabel",
    "date",
    "field",
    "article",
    "articleLabel",
    "publisher",
    "issued",
    "evidence",
    "articles",
)


def as_rows(store: GraphStore, found: Hits) -> Rows:
    """Return *found* as rows for any format: one for each relation of a sentence, one where there is none."""
    show = ("sentence", "relation", "status", "factLabel", "articleLabel", "publisher", "issued")
    rows = tuple(_row(hit, relation) for hit in found.hits for relation in hit.relations or (None,))
    return Rows(COLUMNS, rows, show, partial(names.labels, store))


def _row(hit: Hit, x: Relation | None) -> Row:
    article = hit.article
    fact = (
        (None,) * 5
        if x is None
        else (Literal(x.relation), _text(x.status), NamedNode(x.iri), Literal(x.label), _text(x.day))
    )
    return (
        Literal(hit.sentence),
        *fact,
        Literal(hit.field),
        NamedNode(article.iri),
        Literal(article.title),
        _text(article.publisher),
        Literal(article.issued, datatype=NamedNode(PREFIXES["xsd"] + "date")) if article.issued else None,
        NamedNode(hit.evidence[0]) if hit.evidence else None,
        Literal(1 + len(hit.also)),
    )


def _text(value: str | None) -> Literal | None:
    return None if value is None else Literal(value)


def to_text(found: Hits, width: int = 100) -> str:
    """Return *found* to be read: each sentence with where it stands and what it tells."""
    blocks = []
    for hit in found.hits:
        where = _where(hit.article)
        copied = f" (a copy of {hit.article.copy_of})" if hit.article.copy_of else ""
        lines = [visible(where + copied)]
        if hit.sentence != hit.article.title:
            lines += _indented(f"“{hit.sentence}”", "  ", width)
        for x in hit.relations:
            told_of = f"{x.relation}, {x.status}" if x.status else x.relation
            lines += _indented(f"{told_of}: {x.label}", "    ", width)
        if hit.also:
            more = f"; {len(hit.also) - _ALSO:,} more" if len(hit.also) > _ALSO else ""
            lines += _indented(f"also: {'; '.join(map(_where, hit.also[:_ALSO]))}{more}", "    ", width)
        blocks.append("".join(f"{line}\n" for line in lines))
    return "\n".join(blocks)


_ALSO = 3
"""So many other articles with a sentence are named."""


def _where(article: Article) -> str:
    return " · ".join(filter(None, (article.issued, article.publisher, article.title)))


def _indented(text: str, indent: str, width: int) -> list[str]:
    return [indent + line for line in wrap(visible(text), max(width - len(indent), 20))]
