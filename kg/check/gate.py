"""
What may enter the graph: relations whose triples are not as the shapes have it are kept aside, with why.

The gate works on relations, not on triples: a meeting goes with its reports, its
evidence and the ``dip:meets`` that follow from it, or stays with all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

from kg.check.compiled import violations
from kg.check.own import conforming
from kg.check.stopped import Stopped
from kg.config import Config
from kg.errors import KgError
from kg.model import Document, Event, Evidence, Linked, Location, Representation, Resolved, Statement
from kg.rdf import iri
from kg.rdf.extra import Extra
from kg.rdf.mapping import quads
from kg.rdf.parts import NOTHING, parts, used
from kg.rdf.quad import Quad
from kg.shelf import Keep
from kg.tables import Tables

Relation = Event | Linked[Statement] | Linked[Representation] | Linked[Location]


class Sink(Protocol):
    """What takes the quads of a graph, part by part; a list is one."""

    def extend(self, part: Iterable[Quad], /) -> None:
        """Take the quads of a part of the graph, which is valid by itself; some came with another part too."""


S = TypeVar("S", bound=Sink)


@dataclass(frozen=True, slots=True)
class Passed(Generic[S]):
    """What the gate let through, as relations and as quads, and what it stopped."""

    resolved: Resolved
    quads: S
    stopped: tuple[Stopped, ...]


def gate(
    resolved: Resolved,
    config: Config,
    meta: Mapping[str, str],
    tables: Tables | None = None,
    extras: Sequence[Extra] = (),
    *,
    sink: Callable[[], S] = list,  # type: ignore[assignment]  # a list is one
    keep: Keep[Any] = tuple,
) -> Passed[S]:
    """
    Return the part of *resolved* that conforms to ``ontology/shapes.ttl``, and what was stopped, sorted.

    A relation is stopped for what is wrong with its own node, its reports or its
    evidence; an article, with all that it tells, for what is wrong with it; and where
    only an entity is wrong, all that speaks of it. *extras* (``kg.check.own.admitted``) come
    after: what is not valid beside the articles is stopped, and the articles are not.

    *sink* makes what takes the quads of a try: only those of the last one are valid. It is given one part at a time,
    and no more is held, but for *extras*, which are held against the whole graph. *keep* is that of ``resolve``. The
    other arguments are those of ``kg.rdf.quads``. Raises ``KgError`` where something is wrong that no article brought:
    a row of our tables is.
    """
    stopped: dict[str, Stopped] = {}
    while True:
        wrong: defaultdict[str, set[str]] = defaultdict(set)
        taking = sink()
        for part in parts(resolved):
            made = tuple(quads(part, config, meta, tables))
            for violation in violations(made):
                if not violation.warning:
                    wrong[violation.focus].add(str(violation))
            if not wrong:
                taking.extend(made)
        if not wrong:
            break
        del taking  # before the next one takes as much
        # That a place "meets" is no fault of the place's: first what is wrong in itself, then what leans on it.
        out = [x for x in _traced(resolved, config) if not wrong.keys().isdisjoint(x.own)]
        out = out or [x for x in _traced(resolved, config) if not wrong.keys().isdisjoint(x.uses)]
        if not out:
            raise KgError(f"the tables of data/ make a graph that is not valid: {min(wrong[min(wrong)])}. Mend the row")
        for x in out:
            reasons = {reason for node in (*x.own, *x.uses) for reason in wrong.get(node, ())}
            stopped[x.node] = Stopped(x.what, x.node, x.documents, tuple(sorted(reasons)), x.uses)
        resolved = _without(resolved, out, keep)

    def beside(some: Sequence[Extra]) -> Iterator[Quad]:
        return quads(resolved, config, meta, tables, some)

    left, own = conforming(extras, beside)
    taking.extend(quads(NOTHING, config, meta, tables, left))
    return Passed(resolved, taking, tuple(sorted((*stopped.values(), *own), key=lambda x: (x.what, x.iri))))


@dataclass(frozen=True, slots=True)
class _Traced:
    """A relation, or an article, and the IRIs that are its own (its node first) or that it speaks of."""

    what: str
    value: Relation | Document
    own: tuple[str, ...]
    uses: tuple[str, ...]
    documents: tuple[str, ...]

    @property
    def node(self) -> str:
        return self.own[0]


def _traced(resolved: Resolved, config: Config) -> Iterator[_Traced]:
    yield from _relations(resolved, config)
    yield from _articles(resolved, config)


def _relations(resolved: Resolved, config: Config) -> Iterator[_Traced]:
    for event in resolved.events:
        yield _event(event, config)
    for said in resolved.statements:
        node = iri.statement(config, said.document, said.relation)
        yield _linked("statement", said, said.relation.evidence, node, config)
    for held in resolved.representations:
        node = iri.representation(config, held.document, held.relation, held.keys)
        yield _linked("representation", held, held.relation.evidence, node, config)
    for lies in resolved.locations:
        node = iri.location(config, lies.keys[lies.relation.inner], lies.keys[lies.relation.outer])
        yield _linked("location", lies, lies.relation.evidence, node, config)


def _articles(resolved: Resolved, config: Config) -> Iterator[_Traced]:
    for document in resolved.documents:
        yield _Traced("article", document, (str(iri.article(config, document)),), (), (document.id,))


def _event(event: Event, config: Config) -> _Traced:
    own: list[str] = [iri.node(config, event.key)]
    own += [iri.report(config, report) for report in event.reports]
    for report in event.reports:
        for where in (report.meeting.evidence, *report.also):
            own += _where(where, report.document, config)
    used = {*event.participants, event.host, event.place, *(report.place for report in event.reports)}
    uses: list[str] = [iri.node(config, key) for key in sorted(key for key in used if key)]
    return _Traced("meeting", event, _plain(own), _plain(uses), tuple(report.document for report in event.reports))


def _linked(
    what: str,
    linked: Linked[Statement] | Linked[Representation] | Linked[Location],
    where: Evidence,
    node: str,
    config: Config,
) -> _Traced:
    own = _plain([node, *_where(where, linked.document, config)])
    uses = _plain(iri.node(config, key) for key in sorted({*linked.keys.values(), *linked.mentions}))
    return _Traced(what, linked, own, uses, (linked.document,))


def _where(where: Evidence, document: str, config: Config) -> list[str]:
    # Its name is made of the document's id alone: all documents with their texts would be in memory at once.
    return [iri.evidence(config, Document(document, ""), where), iri.rule(config, where.rule)]


def _plain(iris: Iterable[str]) -> tuple[str, ...]:
    """Return strings: rdflib's URIRef and the string of the same letters are two, and no look-up finds the other."""
    return tuple(str(x) for x in iris)


def _without(resolved: Resolved, out: Iterable[_Traced], keep: Keep[Any]) -> Resolved:
    """Return *resolved* without some relations and articles, what these tell, and the nodes that nothing uses then."""
    gone = {_what(x.value) for x in out}
    articles = {x.id for x in resolved.documents if _what(x) in gone}

    def stays(x: Linked[Any]) -> bool:
        return x.document not in articles and _what(x) not in gone

    kept = replace(
        resolved,
        documents=keep(x for x in resolved.documents if x.id not in articles),
        events=keep(
            x for x in resolved.events if _what(x) not in gone and not any(r.document in articles for r in x.reports)
        ),
        statements=keep(x for x in resolved.statements if stays(x)),
        representations=keep(x for x in resolved.representations if stays(x)),
        locations=keep(x for x in resolved.locations if stays(x)),
        copies=tuple(x for x in resolved.copies if articles.isdisjoint({x.document, x.original})),
        revisions=tuple(x for x in resolved.revisions if articles.isdisjoint({x.document, x.newest})),
        repeats=keep(x for x in resolved.repeats if stays(x.statement) and stays(x.first)),
    )
    events = {event.key for event in kept.events}
    left = set(used(kept))
    return replace(
        kept,
        nodes=tuple(node for node in kept.nodes if node.key in left),
        replaced=keep(x for x in kept.replaced if x.new in left or x.new in events),
        judged=tuple((key, judgement) for key, judgement in kept.judged if key in left),
    )


def _what(value: Relation | Document) -> Hashable:
    """Return what tells a relation, or an article, from all others: those of a shelf are others each time."""
    match value:
        case Document():
            return value.id
        case Event():
            return value.key, "event"
        case _:
            return value.document, value.relation
