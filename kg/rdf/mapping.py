"""Relations as triples, each with its evidence: the one place that knows both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from rdflib import RDF, RDFS, SKOS, XSD, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg import tables as registry_tables
from kg.config import Config
from kg.model import (
    Document,
    Event,
    Evidence,
    Judgement,
    Kind,
    Linked,
    Location,
    Node,
    Report,
    Representation,
    Resolved,
    Statement,
    Status,
    Tenure,
)
from kg.rdf import iri, literals
from kg.rdf.extra import Extra, keys_in
from kg.rdf.provenance import provenance_triples
from kg.rdf.quad import Quad, Triple
from kg.rdf.registry import registry_triples
from kg.rdf.vocab import DIP, KIND, SCHEMA, STATUS

_TYPE, _LABEL = RDF.type, RDFS.label  # to ask a namespace each time is a tenth of all that is done here

SHOWN = 4
"""A label names so many participants; the others are counted."""

MIN_SUPPORT = 5
"""Cases that a rule must have been judged on: of fewer, a share tells nothing."""

WORDS = 8
"""A statement's label has so many of its first words."""


def quads(
    resolved: Resolved,
    config: Config,
    meta: Mapping[str, str],
    tables: registry_tables.Tables | None = None,
    extras: Collection[Extra] = (),
) -> Iterator[Quad]:
    """
    Yield all that *resolved* says, in the default graph, and the graphs ``registry`` and ``meta``.

    *meta* names what made the build ("pipeline" → its hash). *tables* are those that
    ``resolve`` linked to (default: the project's own). *extras* are the user's own, and
    stand in ``registry`` beside the tables. The order is stable; a quad may come twice.
    The graph ``inferred`` is made by ``kg.check.rules`` from these.
    """
    for triple in article_triples(resolved, config):
        yield (*triple, None)
    registry = iri.graph(config, "registry")
    used = keys_in(extras, config)
    for triple in registry_triples(resolved.nodes, config, tables or registry_tables.load(), used):
        yield (*triple, registry)
    for triple in (triple for extra in extras for triple in extra.triples):
        yield (*triple, registry)
    made = iri.graph(config, "meta")
    for triple in provenance_triples(config, meta):
        yield (*triple, made)


def article_triples(resolved: Resolved, config: Config) -> Iterator[Triple]:
    """Yield what the articles say and what merging made of it: complete in itself, each fact with its sentence."""
    documents = {document.id: document for document in resolved.documents}
    labels = {node.key: node.label for node in resolved.nodes}
    articles = {document.id: iri.article(config, document) for document in resolved.documents}
    for document in resolved.documents:
        yield from _document(document, config)
    for copy in resolved.copies:
        yield articles[copy.document], DIP.copyOf, articles[copy.original]
    for revision in resolved.revisions:
        yield articles[revision.document], DCTERMS.isReplacedBy, articles[revision.newest]
    for node in resolved.nodes:
        yield from _node(node, config)
    for key, judgement in resolved.judged:
        yield from _judgement(iri.node(config, key), judgement)
    for event in resolved.events:
        yield from _event(event, documents, labels, config)
    there = {node.key for node in resolved.nodes} | {event.key for event in resolved.events}
    for old, new, _ in resolved.replaced:
        if new in there:
            yield iri.node(config, old), DCTERMS.isReplacedBy, iri.node(config, new)
    outer = _quoted_in(resolved.statements, config)
    for said in resolved.statements:
        yield from _statement(said, documents[said.document], labels, outer, config)
    for repeat in resolved.repeats:
        yield _statement_iri(repeat.statement, config), DIP.repeats, _statement_iri(repeat.first, config)
    for held in resolved.representations:
        yield from _representation(held, documents[held.document], config)
    for lies in resolved.locations:
        yield from _location(lies, documents[lies.document], config)


def _document(document: Document, config: Config) -> Iterator[Triple]:
    node = iri.article(config, document)
    yield node, _TYPE, DIP.Article
    yield node, DCTERMS.identifier, literals.text(document.id)
    yield node, DIP.bodyDigest, Literal(document.digest)
    if document.published:
        yield node, DCTERMS.issued, _date(document.published)
    if document.url:
        yield node, SCHEMA.url, Literal(str(literals.text(document.url)), datatype=XSD.anyURI)
    told = (
        (DCTERMS.title, document.title),
        (DCTERMS.publisher, document.publisher),
        (DCTERMS.language, document.language),
    )
    for predicate, value in told:
        if value:
            yield node, predicate, literals.text(value)


def _node(node: Node, config: Config) -> Iterator[Triple]:
    subject = iri.node(config, node.key)
    for name in (node.cls, *node.also):
        yield subject, _TYPE, DIP[name]
    yield subject, _LABEL, literals.text(node.label)
    for alias in node.aliases:
        yield subject, SKOS.altLabel, literals.text(alias)


def _evidence(subject: URIRef, where: Evidence, document: Document, config: Config) -> Iterator[Triple]:
    """Yield that *subject* was read from a span, and what the span is."""
    node = iri.evidence(config, document, where)
    rule = iri.rule(config, where.rule)
    yield subject, DIP.evidence, node
    yield node, _TYPE, DIP.Evidence
    yield node, DIP.article, iri.article(config, document)
    yield node, DIP.field, Literal(where.field.value)
    yield node, DIP.start, literals.integer(where.start)
    yield node, DIP.end, literals.integer(where.end)
    yield node, DIP.rule, rule
    # Relations that another extractor made may come without their text.
    if sentence := document.text(where.field)[where.start : where.end]:
        yield node, DIP.sentence, literals.text(sentence)
    yield rule, _TYPE, DIP.Rule
    yield rule, _LABEL, literals.text(where.rule)
    known = registry_tables.measured().get(where.rule)
    if known is not None and known.support >= MIN_SUPPORT:
        yield rule, DIP.precision, literals.decimal(known.precision)
        yield rule, DIP.support, literals.integer(known.support)


def _judgement(subject: URIRef, judgement: Judgement | None) -> Iterator[Triple]:
    """Yield what a person found of *subject*, if anyone judged it."""
    if judgement is not None:
        yield subject, DIP.judgement, literals.text(str(judgement))
        yield subject, DIP.judgedBy, literals.text(judgement.by)


def _event(
    event: Event, documents: Mapping[str, Document], labels: Mapping[str, str], config: Config
) -> Iterator[Triple]:
    node = iri.node(config, event.key)
    yield node, _TYPE, KIND[event.kind]
    yield node, _LABEL, literals.text(_event_label(event, labels))
    yield node, DIP.status, STATUS[event.status]
    yield node, DIP.independentSources, literals.integer(event.sources)
    participants = [iri.node(config, key) for key in event.participants]
    for participant in participants:
        yield node, DIP.participant, participant
    if event.host:
        yield node, DIP.host, iri.node(config, event.host)
    # Who is received is a guest, by whatever word; a call has none, and a conference is not held for each who comes.
    if event.host and event.kind not in (Kind.CALL, Kind.CONFERENCE):
        for guest in event.participants:
            if guest != event.host:
                yield node, DIP.guest, iri.node(config, guest)
    if event.place:
        yield node, DIP.venue, iri.node(config, event.place)
    if event.date:
        yield from _when(node, event.date)
    if event.announced:
        yield node, DIP.announced, _date(event.announced)
    for told in event.reports:
        yield from _report(told, node, documents[told.document], config)
    if met(event):
        for one, other in combinations(sorted(set(participants)), 2):
            yield one, DIP.meets, other


def met(event: Event) -> bool:
    """
    Say whether any two participants of *event* met each other.

    Only if it was held; and that many attend one conference does not mean that each
    met each: it does where two are told to have conferred.
    """
    if event.status is not Status.HELD:
        return False
    return event.kind is not Kind.CONFERENCE or len(set(event.participants)) == 2


def _when(node: URIRef, told: str) -> Iterator[Triple]:
    yield node, DIP.date, _date(told)
    try:
        first, last = literals.days(told)
    except ValueError:
        return
    yield node, DIP.earliest, literals.day(first)
    yield node, DIP.latest, literals.day(last)


def _date(told: str) -> Literal:
    """Return a date, or the words as they are where there is no such day: the gate stops them and says where."""
    try:
        return literals.dated(told)
    except ValueError:
        return literals.text(told)


def _event_label(event: Event, labels: Mapping[str, str]) -> str:
    return event_label({labels[key] for key in event.participants}, event.kind.value, event.date)


def event_label(participants: Collection[str], kind: str, date: str | None) -> str:
    """Return what a meeting is called, by the labels of who took part."""
    names = sorted(set(participants))
    who = ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
    return f"{who}: {kind}" + (f", {date}" if date else "")


def _report(told: Report, event: URIRef, document: Document, config: Config) -> Iterator[Triple]:
    node = iri.report(config, told)
    yield node, _TYPE, DIP.Report
    yield node, DIP.reportOf, event
    yield node, DIP.article, iri.article(config, document)
    yield node, DIP.reportedStatus, STATUS[told.meeting.status]
    if told.meeting.date:
        yield node, DIP.reportedDate, _date(told.meeting.date)
    if told.place:
        yield node, DIP.reportedVenue, iri.node(config, told.place)
    for judged in (node, event):
        yield from _judgement(judged, told.meeting.judgement)
    for where in (told.meeting.evidence, *told.also):
        yield from _evidence(node, where, document, config)
        yield event, DIP.evidence, iri.evidence(config, document, where)


def _statement(
    linked: Linked[Statement],
    document: Document,
    labels: Mapping[str, str],
    outer: Mapping[URIRef, URIRef],
    config: Config,
) -> Iterator[Triple]:
    said, nodes = linked.relation, linked.keys
    node = _statement_iri(linked, config)
    speaker = iri.node(config, nodes[said.speaker])
    yield node, _TYPE, DIP.Statement
    yield node, _LABEL, literals.text(statement_label(labels[nodes[said.speaker]], said.text))
    yield node, DIP.speaker, speaker
    yield speaker, DIP.says, node
    yield node, DIP.text, literals.text(said.text)
    yield node, DIP.mode, Literal(said.mode.value)
    if said.cue:
        yield node, DIP.cue, literals.text(said.cue)
    for predicate, name in ((DIP.addressee, said.addressee), (DIP.reportedBy, said.reported_by)):
        if name:
            yield node, predicate, iri.node(config, nodes[name])
    for key in linked.mentions:
        yield node, DIP.mentions, iri.node(config, key)
    if node in outer:
        yield node, DIP.quotedIn, outer[node]
    yield from _judgement(node, said.judgement)
    yield from _evidence(node, said.evidence, document, config)


def _statement_iri(linked: Linked[Statement], config: Config) -> URIRef:
    said = linked.relation
    return iri.statement(config, linked.document, said)


def statement_label(speaker: str, text: str) -> str:
    """Return what a statement is called, by the label of who said it, and its words."""
    words = text.split()
    return f"{speaker}: {' '.join(words[:WORDS])}" + ("…" if len(words) > WORDS else "")


def _quoted_in(statements: Sequence[Linked[Statement]], config: Config) -> dict[URIRef, URIRef]:
    """
    Return inner statement → the outer one that quotes it.

    An outer statement is by the one who passed the inner on, in the same field, and its
    extent holds the inner's and more; of several, the shortest.
    """
    by_document: defaultdict[str, list[Linked[Statement]]] = defaultdict(list)
    for linked in statements:
        by_document[linked.document].append(linked)
    found: dict[URIRef, URIRef] = {}
    for together in by_document.values():
        for inner in together:
            holders = sorted(
                (_extent(outer.relation)[1] - _extent(outer.relation)[0], _statement_iri(outer, config))
                for outer in together
                if _quotes(outer, inner)
            )
            if holders:
                found[_statement_iri(inner, config)] = holders[0][1]
    return found


def _quotes(outer: Linked[Statement], inner: Linked[Statement]) -> bool:
    reporter = inner.relation.reported_by
    if reporter is None or outer.keys[outer.relation.speaker] != inner.keys[reporter]:
        return False
    if not (outer.relation.spans and inner.relation.spans):
        return False
    if outer.relation.evidence.field is not inner.relation.evidence.field:
        return False
    (start, end), (first, last) = _extent(outer.relation), _extent(inner.relation)
    return start <= first and last <= end and (start, end) != (first, last)


def _extent(said: Statement) -> tuple[int, int]:
    return min(x for x, _ in said.spans), max(x for _, x in said.spans)


def _representation(linked: Linked[Representation], document: Document, config: Config) -> Iterator[Triple]:
    held, nodes = linked.relation, linked.keys
    node = iri.representation(config, linked.document, held, nodes)
    agent, represented = iri.node(config, nodes[held.agent]), iri.node(config, nodes[held.of])
    yield node, _TYPE, DIP.Representation
    yield node, DIP.representative, agent
    yield node, DIP.represented, represented
    yield node, DIP.tenure, Literal(held.tenure.value)
    if held.role:
        yield node, DIP.role, literals.text(held.role)
    for predicate, told in ((DIP["from"], held.start), (DIP.until, held.until)):
        if told:
            yield node, predicate, _date(told)
    if held.accredited_to:
        yield node, DIP.accreditedTo, iri.node(config, nodes[held.accredited_to])
    yield from _judgement(node, held.judgement)
    yield from _evidence(node, held.evidence, document, config)
    if in_office(held, document.published):
        yield agent, DIP.represents, represented


def in_office(held: Representation, published: str | None) -> bool:
    """Say whether the role is held on the day of its article: see ``holds``."""
    return holds(held.tenure, held.start, held.until, published)


def holds(tenure: str, start: str | None, until: str | None, day: str | None) -> bool:
    """
    Say whether a role told on *day* is held then: current or acting, and not over by its own dates.

    Dates are compared where both are given and as far as they are precise: "until
    2019" is not over on a day of 2019.
    """
    if tenure not in (Tenure.CURRENT, Tenure.ACTING):
        return False
    if day is None:
        return True
    begun = start is None or start <= day[: len(start)]
    over = until is not None and until < day[: len(until)]
    return begun and not over


def _location(linked: Linked[Location], document: Document, config: Config) -> Iterator[Triple]:
    lies, nodes = linked.relation, linked.keys
    inner, outer = nodes[lies.inner], nodes[lies.outer]
    node = iri.location(config, inner, outer)
    yield node, _TYPE, DIP.Location
    yield node, DIP.inner, iri.node(config, inner)
    yield node, DIP.outer, iri.node(config, outer)
    yield from _judgement(node, lies.judgement)
    yield from _evidence(node, lies.evidence, document, config)
    yield iri.node(config, inner), DIP.locatedIn, iri.node(config, outer)
