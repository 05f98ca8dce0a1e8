"""
What may enter the graph: relations whose triples are not as the shapes have it are kept aside, with why.

The gate works on relations, not on triples: a meeting goes with its reports, its
evidence and the ``dip:meets`` that follow from it, or stays with all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.check.compiled import violations
from kg.config import Config
from kg.errors import KgError
from kg.model import Document, Event, Evidence, Linked, Location, Representation, Resolved, Statement
from kg.rdf import iri
from kg.rdf.mapping import quads
from kg.rdf.quad import Quad
from kg.tables import Tables

Relation = Event | Linked[Statement] | Linked[Representation] | Linked[Location]


@dataclass(frozen=True, slots=True)
class Stopped:
    """A relation that was kept aside: ``what`` it is of (meeting, statement …), its node, who told it, and why."""

    what: str
    iri: str
    documents: tuple[str, ...]
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.what} <{self.iri}> from {', '.join(self.documents)}: {'; '.join(self.reasons)}"


@dataclass(frozen=True, slots=True)
class Passed:
    """What the gate let through, as relations and as quads, and what it stopped."""

    resolved: Resolved
    quads: tuple[Quad, ...]
    stopped: tuple[Stopped, ...]


def gate(resolved: Resolved, config: Config, meta: Mapping[str, str], tables: Tables | None = None) -> Passed:
    """
    Return the part of *resolved* that conforms to ``ontology/shapes.ttl``, and what was stopped, sorted.

    A relation is stopped for what is wrong with its own node, its reports or its
    evidence; where only an entity or an article that it speaks of is wrong, for that.
    The other arguments are those of ``kg.rdf.quads``. Raises ``KgError`` where
    something is wrong that no relation brought: a table of ours is.
    """
    stopped: dict[str, Stopped] = {}
    while True:
        made = tuple(quads(resolved, config, meta, tables))
        wrong: defaultdict[str, list[str]] = defaultdict(list)
        for violation in violations(made):
            if not violation.warning:
                wrong[violation.focus].append(str(violation))
        if not wrong:
            return Passed(resolved, made, tuple(sorted(stopped.values(), key=lambda x: (x.what, x.iri))))
        relations = list(_relations(resolved, config))
        found = [x for x in relations if not wrong.keys().isdisjoint(x.own)]
        # A place that "meets" is no fault of the place's: first what is wrong in itself, then what it leans on.
        leaning = [x for x in relations if not wrong.keys().isdisjoint(x.uses)]
        if not found and not leaning:
            first = min(wrong)
            raise KgError(f"the tables of data/ make a graph that is not valid: {wrong[first][0]}. Mend the row")
        for x in found or leaning:
            nodes = x.own if found else x.uses
            reasons = tuple(sorted({reason for node in nodes for reason in wrong.get(node, ())}))
            stopped[x.node] = Stopped(x.what, x.node, x.documents, reasons)
        resolved = _without(resolved, {id(x.relation) for x in found or leaning})


@dataclass(frozen=True, slots=True)
class _Traced:
    """A relation and the IRIs that are its own (its node first) or that it speaks of."""

    what: str
    relation: Relation
    own: tuple[str, ...]
    uses: tuple[str, ...]
    documents: tuple[str, ...]

    @property
    def node(self) -> str:
        return self.own[0]


def _relations(resolved: Resolved, config: Config) -> Iterator[_Traced]:
    documents = {document.id: document for document in resolved.documents}
    for event in resolved.events:
        yield _event(event, documents, config)
    for said in resolved.statements:
        node = iri.statement(config, said.document, said.relation, said.keys[said.relation.speaker])
        yield _linked("statement", said, said.relation.evidence, node, documents, config)
    for held in resolved.representations:
        node = iri.representation(config, held.document, held.relation, held.keys)
        yield _linked("representation", held, held.relation.evidence, node, documents, config)
    for lies in resolved.locations:
        node = iri.location(config, lies.keys[lies.relation.inner], lies.keys[lies.relation.outer])
        yield _linked("location", lies, lies.relation.evidence, node, documents, config)


def _event(event: Event, documents: Mapping[str, Document], config: Config) -> _Traced:
    told = [(report, documents[report.document]) for report in event.reports]
    own = [iri.node(config, event.key)]
    own += [iri.report(config, event.key, report) for report, _ in told]
    own += [iri.evidence(config, document, report.meeting.evidence) for report, document in told]
    used = {*event.participants, event.host, event.place, *(report.place for report, _ in told)}
    uses = [iri.node(config, key) for key in sorted(key for key in used if key)]
    uses += [iri.article(config, document) for _, document in told]
    return _Traced("meeting", event, tuple(own), tuple(uses), tuple(document.id for _, document in told))


def _linked(
    what: str,
    linked: Linked[Statement] | Linked[Representation] | Linked[Location],
    where: Evidence,
    node: str,
    documents: Mapping[str, Document],
    config: Config,
) -> _Traced:
    document = documents[linked.document]
    own = (str(node), str(iri.evidence(config, document, where)))
    uses = [str(iri.node(config, key)) for key in sorted({*linked.keys.values(), *linked.mentions})]
    return _Traced(what, linked, own, (*uses, str(iri.article(config, document))), (linked.document,))


def _without(resolved: Resolved, out: set[int]) -> Resolved:
    """Return *resolved* without some relations, and without the nodes that nothing uses then."""
    kept = replace(
        resolved,
        events=tuple(x for x in resolved.events if id(x) not in out),
        statements=tuple(x for x in resolved.statements if id(x) not in out),
        representations=tuple(x for x in resolved.representations if id(x) not in out),
        locations=tuple(x for x in resolved.locations if id(x) not in out),
    )
    used = set(_used(kept))
    return replace(kept, nodes=tuple(node for node in kept.nodes if node.key in used))


def _used(resolved: Resolved) -> Iterator[str]:
    for event in resolved.events:
        yield from event.participants
        yield from (key for key in (event.host, event.place) if key)
        yield from (report.place for report in event.reports if report.place)
    linked: Iterable[Linked[Statement] | Linked[Representation] | Linked[Location]]
    for linked in (resolved.statements, resolved.representations, resolved.locations):
        for x in linked:
            yield from x.keys.values()
            yield from x.mentions
