"""
The graph in the terms of vocabularies that others use: PROV-O, Web Annotation, schema.org, ORG, SEM.

Each profile adds triples to ours and takes none away. What ``ontology/alignments.ttl`` states as an axiom (a person
is a ``schema:Person``) is written for all that it holds of; the functions below add what holds under a condition
(schema.org knows no denied event) or needs a node more (a selector). Such a node is named after ours, never blank.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import DCTERMS

from kg import files, registry
from kg.check.axioms import Axioms, axioms_of, ontology
from kg.rdf import literals
from kg.rdf.vocab import DIP, GEO
from kg.store.sparql import PREFIXES, Term

Node = NamedNode | BlankNode
Texts = Callable[[str, str], str | None]
"""From an article's ``dcterms:identifier`` and a field (title, body) to its words; ``None`` where they are not kept."""

CONTEXT = 32
"""Code points before and after a span that tell it from the same words elsewhere: what annotation tools keep."""


def _space(prefix: str) -> Callable[[str], NamedNode]:
    return cache(lambda name: NamedNode(PREFIXES[prefix] + name))


PROV, OA, SCHEMA, ORG, SEM, TIME = (_space(x) for x in ("prov", "oa", "schema", "org", "sem", "time"))
_XSD = _space("xsd")


def _iri(term: URIRef) -> NamedNode:
    return NamedNode(str(term))


# Looked up once: a term of rdflib's namespaces costs more than all else that is done to a triple.
TYPE, LABEL, ALT_LABEL, PREF_LABEL, SAME_AS = map(
    _iri, (RDF.type, RDFS.label, SKOS.altLabel, SKOS.prefLabel, OWL.sameAs)
)
IDENTIFIER, TITLE, ISSUED, LANGUAGE, PUBLISHER = map(
    _iri, (DCTERMS.identifier, DCTERMS.title, DCTERMS.issued, DCTERMS.language, DCTERMS.publisher)
)
ARTICLE_CLASS, EVENT_CLASS, EVIDENCE_CLASS, REPRESENTATION_CLASS = map(
    _iri, (DIP.Article, DIP.Event, DIP.Evidence, DIP.Representation)
)
AGENT_CLASS, PERSON_CLASS, ORGANISATION_CLASS, PLACE_CLASS = map(
    _iri, (DIP.Agent, DIP.Person, DIP.Organisation, DIP.Place)
)
EVIDENCE, ARTICLE, FIELD, START, END, SENTENCE = map(
    _iri, (DIP.evidence, DIP.article, DIP.field, DIP.start, DIP.end, DIP.sentence)
)
PARTICIPANT, HOST, GUEST, VENUE, STATUS, DATE, EARLIEST, LATEST, REPORT_OF = map(
    _iri,
    (
        DIP.participant,
        DIP.host,
        DIP.guest,
        DIP.venue,
        DIP.status,
        DIP.date,
        DIP.earliest,
        DIP.latest,
        DIP.reportOf,
    ),
)
SPEAKER, MENTIONS, MODE, WORDS = map(_iri, (DIP.speaker, DIP.mentions, DIP.mode, DIP.text))
REPRESENTATIVE, REPRESENTED, ROLE, TENURE, FROM, UNTIL = map(
    _iri, (DIP.representative, DIP.represented, DIP.role, DIP.tenure, DIP["from"], DIP.until)
)
PART_OF, HELD = map(_iri, (DIP.partOf, DIP.Held))


@lru_cache(maxsize=1)
def alignments() -> Graph:
    """Return ``ontology/alignments.ttl``; read once a process, so do not change it."""
    return Graph().parse(files.folder("ontology") / "alignments.ttl", format="turtle")


@lru_cache(maxsize=1)
def _axioms() -> Axioms:
    return axioms_of(ontology() + alignments())


@dataclass(frozen=True, slots=True)
class Facts:
    """A graph to be told in other terms: by property and subject, and the words of its articles."""

    objects: Mapping[NamedNode, Mapping[Node, Sequence[Term]]]
    classes: Mapping[Node, frozenset[str]]  # ours and others', those above the stated ones too
    texts: Texts

    @classmethod
    def of(cls, quads: Iterable[Quad | Triple], texts: Texts) -> Facts:
        """Return the facts of *quads*, each once, whatever graphs it is in."""
        objects: defaultdict[NamedNode, defaultdict[Node, dict[Term, None]]] = defaultdict(lambda: defaultdict(dict))
        for quad in quads:
            s, o = quad.subject, quad.object
            if not isinstance(s, Triple) and not isinstance(o, Triple):
                objects[quad.predicate][s][o] = None
        above = {str(c): {str(x) for x in wider} for c, wider in _axioms().superclasses.items()}
        classes = {
            s: frozenset(x for o in stated for x in (_text(o), *above.get(_text(o), ())))
            for s, stated in objects[TYPE].items()
        }
        return cls({p: {s: tuple(x) for s, x in rows.items()} for p, rows in objects.items()}, classes, texts)

    def rows(self, predicate: NamedNode) -> Iterator[tuple[Node, Term]]:
        """Yield subject and object of each triple with *predicate*."""
        for subject, objects in self.objects.get(predicate, {}).items():
            for value in objects:
                yield subject, value

    def links(self, predicate: NamedNode) -> Iterator[tuple[Node, Node]]:
        """Yield of ``rows`` those that lead to a node."""
        return ((s, o) for s, o in self.rows(predicate) if not isinstance(o, Literal))

    def values(self, subject: Term, predicate: NamedNode) -> Sequence[Term]:
        """Return what *subject* has for *predicate*."""
        return () if isinstance(subject, Literal) else self.objects.get(predicate, {}).get(subject, ())

    def value(self, subject: Term, predicate: NamedNode) -> Term | None:
        """Return the one value of *subject* for *predicate*; of several, the least."""
        return min(self.values(subject, predicate), key=str, default=None)

    def is_a(self, node: Term, *classes: NamedNode) -> bool:
        """Say whether *node* has one of *classes*, by what is stated and what lies above it."""
        held = frozenset[str]() if isinstance(node, Literal) else self.classes.get(node, frozenset())
        return any(cls.value in held for cls in classes)

    def members(self, cls: NamedNode) -> Iterator[Node]:
        """Yield what is of *cls*."""
        return (node for node, classes in self.classes.items() if cls.value in classes)


Profile = Callable[[Facts], Iterator[Triple]]


def find(names: Iterable[str]) -> dict[str, Profile]:
    """
    Return the profiles called *names*; one name may list several ("prov,oa").

    Ours, or another package's entry points ``kg.profile``. Raises ``UnknownNameError`` with the list of known ones.
    """
    wanted = sorted({x.strip().lower() for name in names for x in name.split(",") if x.strip()})
    return {name: registry.find("kg.profile", name, PROFILES) for name in wanted}


def added(quads: Iterable[Quad], chosen: Mapping[str, Profile], base: str, texts: Texts) -> Iterator[Quad]:
    """
    Yield what the profiles *chosen* add to *quads*, each in a graph of its own: *base* and ``graph/prov``.

    *texts* gives the words around a span. A triple may come twice, the order tells nothing.
    """
    facts = Facts.of(quads, texts)
    for name, profile in chosen.items():
        graph = NamedNode(f"{base}graph/{name}")
        for triple in profile(facts):
            yield Quad(triple.subject, triple.predicate, triple.object, graph)


def no_texts(article: str, field: str) -> None:
    """Know no article's words."""


# --- PROV-O ------------------------------------------------------------------------------------


def prov(facts: Facts) -> Iterator[Triple]:
    """
    Yield where each fact is from: fact ← evidence ← article ← outlet, and speakers of statements.

    An event is an activity only where it was held; what was planned or denied is none.
    """
    yield from _aligned(facts, "prov")
    for fact, span in facts.links(EVIDENCE):
        if facts.is_a(fact, PROV("Entity")):
            yield Triple(fact, PROV("wasDerivedFrom"), span)
    for node, article in facts.links(ARTICLE):
        if facts.is_a(node, EVIDENCE_CLASS):
            yield Triple(node, PROV("wasQuotedFrom"), article)
    for article, outlet, name in _outlets(facts):
        yield Triple(article, PROV("wasAttributedTo"), outlet)
        yield Triple(outlet, TYPE, PROV("Organization"))
        yield Triple(outlet, LABEL, name)
    for event in facts.members(EVENT_CLASS):
        if HELD in facts.values(event, STATUS):
            yield Triple(event, TYPE, PROV("Activity"))
            for who in _participants(facts, event):
                yield Triple(event, PROV("wasAssociatedWith"), who)
            for place in facts.values(event, VENUE):
                yield Triple(event, PROV("atLocation"), place)


# --- Web Annotation ----------------------------------------------------------------------------


def oa(facts: Facts) -> Iterator[Triple]:
    """
    Yield each piece of evidence as an annotation: the facts read there, linked to a span of the article.

    The span is selected by its words, and in the body by position too. A title has no position of its
    own in an article, so a span of one is selected by its words alone.
    """
    yield from _aligned(facts, "oa")
    for fact, span in facts.links(EVIDENCE):
        yield Triple(span, OA("hasBody"), fact)
    # By article: each is looked up once.
    for span in sorted(facts.members(EVIDENCE_CLASS), key=lambda x: _text(facts.value(x, ARTICLE))):
        target = _named(span, "target")
        yield Triple(span, OA("motivatedBy"), OA("linking"))
        yield Triple(span, OA("hasTarget"), target)
        yield Triple(target, TYPE, OA("SpecificResource"))
        for article in facts.values(span, ARTICLE):
            yield Triple(target, OA("hasSource"), article)
        if _text(facts.value(span, FIELD)) == "body":
            yield from _position(facts, span, target)
        yield from _quote(facts, span, target)


def _position(facts: Facts, span: Node, target: Node) -> Iterator[Triple]:
    start, end = facts.value(span, START), facts.value(span, END)
    if start is None or end is None:
        return
    selector = _named(span, "position")
    yield Triple(target, OA("hasSelector"), selector)
    yield Triple(selector, TYPE, OA("TextPositionSelector"))
    for name, value in (("start", start), ("end", end)):
        yield Triple(selector, OA(name), Literal(_text(value), datatype=_XSD("nonNegativeInteger")))


def _quote(facts: Facts, span: Node, target: Node) -> Iterator[Triple]:
    exact = facts.value(span, SENTENCE)
    if exact is None:
        return
    selector = _named(span, "quote")
    yield Triple(target, OA("hasSelector"), selector)
    yield Triple(selector, TYPE, OA("TextQuoteSelector"))
    yield Triple(selector, OA("exact"), exact)
    for name, words in zip(("prefix", "suffix"), _around(facts, span, _text(exact)), strict=False):
        if words:
            yield Triple(selector, OA(name), Literal(words))


def _around(facts: Facts, span: Node, exact: str) -> tuple[str, ...]:
    """Return the words before and after a span; none where the text that is kept does not have it there."""
    article = facts.value(span, ARTICLE)
    identity = None if article is None else facts.value(article, IDENTIFIER)
    field, start, end = (facts.value(span, p) for p in (FIELD, START, END))
    if identity is None or field is None or start is None or end is None:
        return ()
    text = facts.texts(_text(identity), _text(field))
    if text is None:
        return ()
    first, last = int(_text(start)), int(_text(end))
    text = str(literals.text(text))  # as the graph writes it: one sign for one sign
    return (text[max(0, first - CONTEXT) : first], text[last : last + CONTEXT]) if text[first:last] == exact else ()


# --- schema.org --------------------------------------------------------------------------------

_OF_THINGS = (
    (LABEL, SCHEMA("name")),
    (ALT_LABEL, SCHEMA("alternateName")),
    (SAME_AS, SCHEMA("sameAs")),
    (_iri(GEO.lat), SCHEMA("latitude")),
    (_iri(GEO.long), SCHEMA("longitude")),
    (_iri(DIP.iso2), SCHEMA("identifier")),
    (_iri(DIP.iso3), SCHEMA("identifier")),
)
_OF_ARTICLES = (
    (TITLE, SCHEMA("headline")),
    (ISSUED, SCHEMA("datePublished")),
    (LANGUAGE, SCHEMA("inLanguage")),
)


def schema(facts: Facts) -> Iterator[Triple]:
    """
    Yield people, organisations, places, articles, events and quotations.

    An event is there where schema.org has a status for it: held, planned, cancelled, postponed; what is
    merely possible, or denied, is not. A statement is a quotation only if all its words are the speaker's own.
    """
    yield from _aligned(facts, "schema")
    for ours, theirs in _OF_THINGS:
        for thing, value in facts.rows(ours):
            if facts.is_a(thing, AGENT_CLASS, PLACE_CLASS):
                yield Triple(thing, theirs, value)
    for ours, theirs in _OF_ARTICLES:
        for article, value in facts.rows(ours):
            if facts.is_a(article, ARTICLE_CLASS):
                yield Triple(article, theirs, value)
    for article, outlet, name in _outlets(facts):
        yield Triple(article, SCHEMA("publisher"), outlet)
        yield Triple(outlet, TYPE, SCHEMA("Organization"))
        yield Triple(outlet, SCHEMA("name"), name)
    for part, whole in facts.links(PART_OF):
        if facts.is_a(whole, ORGANISATION_CLASS):
            yield Triple(part, SCHEMA("parentOrganization"), whole)
    yield from _schema_events(facts)
    yield from _quotations(facts)


def _schema_events(facts: Facts) -> Iterator[Triple]:
    known: dict[Term, NamedNode] = {HELD: SCHEMA("Event")}  # held: an event, and no status to tell
    known |= {_iri(s): _iri(o) for s, o in alignments().subject_objects(SKOS.closeMatch)}  # type: ignore[arg-type]
    told: defaultdict[Term, list[Node]] = defaultdict(list)
    for report, event in facts.links(REPORT_OF):
        told[event].append(report)
    for event, status in facts.links(STATUS):
        if status not in known:
            continue
        yield Triple(event, TYPE, SCHEMA("Event"))
        if known[status] != SCHEMA("Event"):
            yield Triple(event, SCHEMA("eventStatus"), known[status])
        for ours, theirs in ((LABEL, "name"), (DATE, "startDate"), (VENUE, "location")):
            for value in facts.values(event, ours):
                yield Triple(event, SCHEMA(theirs), value)
        for who in _participants(facts, event):
            yield Triple(event, SCHEMA("attendee"), who)
        for report in told[event]:
            for article in facts.values(report, ARTICLE):
                yield Triple(event, SCHEMA("subjectOf"), article)


def _quotations(facts: Facts) -> Iterator[Triple]:
    for said, mode in facts.rows(MODE):
        if _text(mode) != "direct":
            continue
        yield Triple(said, TYPE, SCHEMA("Quotation"))
        for text in facts.values(said, WORDS):
            yield Triple(said, SCHEMA("text"), text)
        for speaker in facts.values(said, SPEAKER):
            if facts.is_a(speaker, PERSON_CLASS, ORGANISATION_CLASS):
                yield Triple(said, SCHEMA("spokenByCharacter"), speaker)
        for thing in facts.values(said, MENTIONS):
            yield Triple(said, SCHEMA("mentions"), thing)
        for span in facts.values(said, EVIDENCE):
            for article in facts.values(span, ARTICLE):
                yield Triple(said, SCHEMA("isPartOf"), article)


# --- ORG ---------------------------------------------------------------------------------------


def org(facts: Facts) -> Iterator[Triple]:
    """
    Yield organisations and memberships of them: who held which role, from when until when.

    ORG takes a membership without an interval for one of today. So a role that is over is a membership only
    where its end is told, and one that somebody is only designated for is none.
    """
    yield from _aligned(facts, "org")
    for held in facts.members(REPRESENTATION_CLASS):
        tenure = _text(facts.value(held, TENURE))
        until = facts.value(held, UNTIL)
        if tenure in ("current", "acting") or (tenure == "former" and until is not None):
            yield from _membership(facts, held)


def _membership(facts: Facts, held: Node) -> Iterator[Triple]:
    yield Triple(held, TYPE, ORG("Membership"))
    for ours, theirs in ((REPRESENTATIVE, "member"), (REPRESENTED, "organization")):
        for value in facts.values(held, ours):
            yield Triple(held, ORG(theirs), value)
    for words in facts.values(held, ROLE):
        role = _named(held, "role")
        yield Triple(held, ORG("role"), role)
        yield Triple(role, TYPE, ORG("Role"))
        yield Triple(role, PREF_LABEL, words)
    during = _named(held, "during")
    for ours, theirs, name in ((FROM, "hasBeginning", "begin"), (UNTIL, "hasEnd", "end")):
        for day in facts.values(held, ours):
            kind = _AT.get(day.datatype.value) if isinstance(day, Literal) else None
            if kind is None:
                continue
            instant = _named(held, name)
            yield Triple(held, ORG("memberDuring"), during)
            yield Triple(during, TYPE, TIME("Interval"))
            yield Triple(during, TIME(theirs), instant)
            yield Triple(instant, TYPE, TIME("Instant"))
            yield Triple(instant, kind, day)


_AT = {
    PREFIXES["xsd"] + "date": TIME("inXSDDate"),
    PREFIXES["xsd"] + "gYearMonth": TIME("inXSDgYearMonth"),
    PREFIXES["xsd"] + "gYear": TIME("inXSDgYear"),
}
"""How OWL-Time gives an instant at each precision."""


# --- SEM ---------------------------------------------------------------------------------------


def sem(facts: Facts) -> Iterator[Triple]:
    """
    Yield events, their actors, places and times, as the Simple Event Model has them.

    It has events that never took place as well: ``sem:eventType`` gives the kind and the status of each.
    A day is a time stamp; a month or a year the bounds within which the event begins and ends.
    """
    yield from _aligned(facts, "sem")
    for event in facts.members(EVENT_CLASS):
        for kind in (*facts.values(event, TYPE), *facts.values(event, STATUS)):
            yield Triple(event, SEM("eventType"), kind)
        for who in _participants(facts, event):
            yield Triple(who, TYPE, SEM("Actor"))
        first, last = facts.value(event, EARLIEST), facts.value(event, LATEST)
        if first is None or last is None:
            continue
        if first == last:
            yield Triple(event, SEM("hasTimeStamp"), first)
        else:
            yield Triple(event, SEM("hasEarliestBeginTimeStamp"), first)
            yield Triple(event, SEM("hasLatestEndTimeStamp"), last)


# --- what they share ---------------------------------------------------------------------------


def _aligned(facts: Facts, prefix: str) -> Iterator[Triple]:
    """Yield the classes and properties of one vocabulary that follow from the axioms of the alignments alone."""
    space = PREFIXES[prefix]
    by_classes: dict[frozenset[str], tuple[NamedNode, ...]] = {}
    for node, classes in facts.classes.items():
        if classes not in by_classes:
            by_classes[classes] = tuple(NamedNode(x) for x in sorted(classes) if x.startswith(space))
        for cls in by_classes[classes]:
            yield Triple(node, TYPE, cls)
    for ours, wider in _axioms().superproperties.items():
        for theirs in (x for x in wider if str(x).startswith(space)):
            for subject, value in facts.rows(_iri(ours)):
                yield Triple(subject, _iri(theirs), value)


def _outlets(facts: Facts) -> Iterator[tuple[Node, NamedNode, Term]]:
    """
    Yield each article, a node for its outlet, and the outlet's name.

    A node for each article: that two outlets of one name are one, a name alone does not tell.
    """
    for article, name in facts.rows(PUBLISHER):
        yield article, _named(article, "publisher"), name


def _participants(facts: Facts, event: Node) -> Iterator[Node]:
    found = (facts.values(event, p) for p in (PARTICIPANT, HOST, GUEST))
    yield from dict.fromkeys(who for values in found for who in values if not isinstance(who, Literal))


def _named(node: Node, part: str) -> NamedNode:
    """Return the IRI of a part of *node*: its own, and the part's name as a fragment."""
    return NamedNode(f"{node.value}{'-' if '#' in node.value else '#'}{part}")


def _text(term: Term | None) -> str:
    return "" if term is None else term.value


PROFILES: dict[str, Profile] = {"prov": prov, "oa": oa, "schema": schema, "org": org, "sem": sem}
