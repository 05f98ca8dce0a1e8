"""
Words found in sentences, in what was said and in titles, each with the relations that stand there.

Names are searched too: a sentence that says "he" is found by the name of whom it means.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
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
    """A sentence, or a title, in which the words stand; a title of which nothing was read has no ``evidence``."""

    sentence: str
    field: str  # title or body
    article: Article
    relations: tuple[Relation, ...] = ()
    evidence: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values, ready for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, best first; ``more`` tells whether there is more than was asked for."""

    hits: tuple[Hit, ...]
    more: bool = False


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
    one. The order is that of BM25, of equals the earlier article first. Raises ``QueryError`` for words that are
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
        best = list(islice(found, limit + 1))
    return Hits(tuple(_hits(store, best[:limit])), len(best) > limit)


def _hits(store: GraphStore, found: Sequence[index.Found]) -> Iterable[Hit]:
    articles = told.articles(store, [x.article for x in found])
    pieces = told.properties(store, (iri for x in found for iri in x.evidence))
    relations = _relations(store, [iri for x in found for iri in x.evidence])
    for x in found:
        article = articles.get(x.article)
        if article is None:
            continue  # of a graph that was made since this one was opened
        if not x.evidence:
            yield Hit(article.title, "title", article)
            continue
        piece = pieces.get(x.evidence[0], {})
        there = dict.fromkeys(y for iri in x.evidence for y in relations.get(iri, ()))
        ordered = sorted(there, key=lambda y: RELATIONS.index(y.relation))
        sentence, field = (next(iter(piece.get(name, ())), "") for name in ("sentence", "field"))
        yield Hit(sentence, field or "body", article, tuple(ordered), x.evidence)


def _relations(store: GraphStore, evidence: Sequence[str]) -> dict[str, list[Relation]]:
    """Return by each of *evidence* the relations that it is for: meetings, statements, roles, locations."""
    things: dict[str, list[str]] = {}
    for chunk in names.chunks(evidence):
        for row in store.select("SELECT ?e ?thing { ?thing dip:evidence ?e }", {"e": chunk}):
            things.setdefault(row["thing"], []).append(row["e"])
    found: dict[str, list[Relation]] = {iri: [] for iri in evidence}

    def of(kind: str) -> list[str]:
        return sorted(told.of_kind(store, things, kind))

    for meeting in told.meetings(store, of("meeting")):
        for report in meeting.reports:
            for piece in report.passages:
                if piece.iri in found:
                    found[piece.iri].append(
                        Relation(meeting.iri, "meets", meeting.label, report.claim, report.date or meeting.date)
                    )
    for said in told.statements(store, of("statement")):
        speakers = ", ".join(x.label for x in said.speakers)
        _put(found, things, Relation(said.iri, "says", f"{speakers}: {said.text}", said.cue))
    for role in told.roles(store, of("role")):
        label = f"{role.holder.label}: {role.role or 'represents'}, {role.represented.label}"
        _put(found, things, Relation(role.iri, "represents", label, role.tenure))
    for place in told.places(store, of("location")):
        _put(found, things, Relation(place.iri, "located-in", f"{place.inner.label} in {place.outer.label}"))
    return found


def _put(found: dict[str, list[Relation]], things: dict[str, list[str]], relation: Relation) -> None:
    for evidence in things[relation.iri]:
        found[evidence].append(relation)


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
    )


def _text(value: str | None) -> Literal | None:
    return None if value is None else Literal(value)


def to_text(found: Hits, width: int = 100) -> str:
    """Return *found* to be read: each sentence with where it stands and what it tells."""
    blocks = []
    for hit in found.hits:
        where = " · ".join(filter(None, (hit.article.issued, hit.article.publisher, hit.article.title)))
        copied = f" (a copy of {hit.article.copy_of})" if hit.article.copy_of else ""
        lines = [visible(where + copied)]
        if hit.sentence != hit.article.title:
            lines += _indented(f"“{hit.sentence}”", "  ", width)
        for x in hit.relations:
            told_of = f"{x.relation}, {x.status}" if x.status else x.relation
            lines += _indented(f"{told_of}: {x.label}", "    ", width)
        blocks.append("".join(f"{line}\n" for line in lines))
    return "\n".join(blocks)


def _indented(text: str, indent: str, width: int) -> list[str]:
    return [indent + line for line in wrap(visible(text), max(width - len(indent), 20))]
