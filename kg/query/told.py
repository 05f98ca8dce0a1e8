"""
What the graph tells, as plain values: meetings, statements, roles and places, each with the sentences it came from.

One query fetches all properties of many things at once and the rest is joined here: linear in what is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.query import names
from kg.store.graph import GraphStore
from kg.store.sparql import PREFIXES

T = TypeVar("T")

_DIP = PREFIXES["dip"]
_SPACES = ("dip", "rdfs", "dcterms", "schema", "skos", "owl", "rdf", "geo")
Properties = Mapping[str, tuple[str, ...]]
"""Values by property, sorted: ``participant`` for ``dip:participant``, ``dcterms:title`` in full."""

_NONE: Properties = {}


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """Something with an IRI; ``label`` is its IRI where nothing names it."""

    label: str
    iri: str
    classes: tuple[str, ...] = ()  # local names, narrowest ones only


@dataclass(frozen=True, slots=True)
class Article:
    """Where a sentence was read; ``title`` is its identifier where it has none."""

    iri: str
    title: str
    publisher: str | None = None
    issued: str | None = None
    url: str | None = None
    copy_of: str | None = None  # the original's title and outlet


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, its place in the article (code points into ``field``), and the rule that read it."""

    iri: str
    sentence: str
    article: Article
    rule: str
    field: str = "body"
    start: int = 0
    end: int = 0
    precision: float | None = None  # of the rule, as measured


@dataclass(frozen=True, slots=True)
class Report:
    """What one article claims of a meeting: a status, a date and a place, each as it is told there."""

    iri: str
    claim: str
    date: str | None
    venue: Thing | None
    passages: tuple[Passage, ...]
    judgements: tuple[str, ...] = ()  # what people found of it


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting and all reports of it; ``status`` is what they come to."""

    iri: str
    label: str
    kind: str
    status: str
    date: str | None  # as told
    earliest: str | None
    latest: str | None
    venue: Thing | None
    participants: tuple[Thing, ...]
    hosts: tuple[Thing, ...]
    reports: tuple[Report, ...]
    sources: int | None = None  # independent ones


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance."""

    iri: str
    text: str
    mode: str | None
    cue: str | None
    speakers: tuple[Thing, ...]
    addressees: tuple[Thing, ...]
    reported_by: tuple[Thing, ...]
    mentions: tuple[Thing, ...]
    passages: tuple[Passage, ...]
    judgements: tuple[str, ...] = ()  # what people found of it


@dataclass(frozen=True, slots=True)
class Role:
    """Someone in an office for a country or an organisation."""

    iri: str
    holder: Thing
    represented: Thing
    role: str | None
    tenure: str | None
    since: str | None
    until: str | None
    accredited_to: Thing | None
    passages: tuple[Passage, ...]
    judgements: tuple[str, ...] = ()  # what people found of it


@dataclass(frozen=True, slots=True)
class Within:
    """A place in another, as articles state it."""

    iri: str
    inner: Thing
    outer: Thing
    passages: tuple[Passage, ...]
    judgements: tuple[str, ...] = ()  # what people found of it


def properties(store: GraphStore, iris: Iterable[str]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return all that the graph says of each of *iris*, by property; what it does not know is not there."""
    found: dict[str, dict[str, set[str]]] = {}
    for chunk in names.chunks(iris):
        for row in store.select("SELECT ?it ?p ?o { ?it ?p ?o }", {"it": chunk}):
            found.setdefault(row["it"], {}).setdefault(_property(row["p"]), set()).add(row["o"])
    return {iri: {name: tuple(sorted(x)) for name, x in held.items()} for iri, held in found.items()}


def _property(iri: str) -> str:
    if iri.startswith(_DIP):
        return iri.removeprefix(_DIP)
    return next((f"{p}:{iri.removeprefix(PREFIXES[p])}" for p in _SPACES if iri.startswith(PREFIXES[p])), iri)


def instances(store: GraphStore, kind: str) -> list[str]:
    """Return the IRIs of all things of *kind*, one of ``names.KINDS``, sorted."""
    rows = store.select("SELECT DISTINCT ?it { ?it a ?class }", {"class": names.kind_classes(kind)})
    return sorted(row["it"] for row in rows)


def of_kind(store: GraphStore, iris: Iterable[str], kind: str) -> set[str]:
    """Return those of *iris* that are of *kind*, one of ``names.KINDS``."""
    wanted = set(names.KINDS[kind])
    return {iri for iri, classes in names.classes(store, iris).items() if wanted & set(classes)}


def things(store: GraphStore, iris: Iterable[str]) -> dict[str, Thing]:
    """Return each of *iris* with its label and classes."""
    wanted = list(dict.fromkeys(iris))
    told, kinds = names.labels(store, wanted), names.classes(store, wanted)
    return {iri: Thing(told.get(iri, iri), iri, kinds.get(iri, ())) for iri in wanted}


def meetings(store: GraphStore, iris: Iterable[str]) -> tuple[Meeting, ...]:
    """Return the meetings *iris* in the order of time, those without a day last."""
    held = properties(store, iris)
    reports = properties(store, _subjects(store, "dip:reportOf", held))
    passages = _passages(store, reports.values())
    known = things(
        store,
        (*_values(held.values(), "participant", "host", "venue"), *_values(reports.values(), "reportedVenue")),
    )
    of: dict[str, list[Report]] = {}
    for iri, x in reports.items():
        told = _all(x, "evidence", passages)
        report = Report(
            iri,
            _status(x, "reportedStatus"),
            _first(x, "reportedDate"),
            _one(x, "reportedVenue", known),
            told,
            x.get("judgement", ()),
        )
        for event in x.get("reportOf", ()):
            of.setdefault(event, []).append(report)
    found = [
        Meeting(
            iri=iri,
            label=_first(x, "rdfs:label") or iri,
            kind=_kind(x),
            status=_status(x, "status"),
            date=_first(x, "date"),
            earliest=_first(x, "earliest"),
            latest=_first(x, "latest"),
            venue=_one(x, "venue", known),
            participants=tuple(sorted(_all(x, "participant", known))),
            hosts=tuple(sorted(_all(x, "host", known))),
            reports=tuple(sorted(of.get(iri, ()), key=_report_order)),
            sources=_number(x, "independentSources"),
        )
        for iri, x in held.items()
    ]
    return tuple(sorted(found, key=lambda x: (x.earliest is None, x.earliest or "", x.latest or "", x.label, x.iri)))


def statements(store: GraphStore, iris: Iterable[str]) -> tuple[Statement, ...]:
    """Return the statements *iris* in the order of their articles' days, those without one last."""
    held = properties(store, iris)
    passages = _passages(store, held.values())
    known = things(store, _values(held.values(), "speaker", "addressee", "reportedBy", "mentions"))
    found = [
        Statement(
            iri=iri,
            text=_first(x, "text") or "",
            mode=_first(x, "mode"),
            cue=_first(x, "cue"),
            speakers=_all(x, "speaker", known),
            addressees=_all(x, "addressee", known),
            reported_by=_all(x, "reportedBy", known),
            mentions=tuple(sorted(_all(x, "mentions", known))),
            passages=_all(x, "evidence", passages),
            judgements=x.get("judgement", ()),
        )
        for iri, x in held.items()
    ]
    return tuple(sorted(found, key=lambda x: (*_told_order(x.passages), x.text, x.iri)))


def roles(store: GraphStore, iris: Iterable[str]) -> tuple[Role, ...]:
    """Return the representations *iris*, by country or organisation, then role."""
    held = properties(store, iris)
    passages = _passages(store, held.values())
    known = things(store, _values(held.values(), "representative", "represented", "accreditedTo"))
    found = [
        Role(
            iri=iri,
            holder=known[holder],
            represented=known[represented],
            role=_first(x, "role"),
            tenure=_first(x, "tenure"),
            since=_first(x, "from"),
            until=_first(x, "until"),
            accredited_to=_one(x, "accreditedTo", known),
            passages=_all(x, "evidence", passages),
            judgements=x.get("judgement", ()),
        )
        for iri, x in held.items()
        for holder in x.get("representative", ())
        for represented in x.get("represented", ())
    ]
    return tuple(sorted(found, key=lambda x: (x.represented, x.role or "", *_told_order(x.passages), x.holder, x.iri)))


def places(store: GraphStore, iris: Iterable[str]) -> tuple[Within, ...]:
    """Return the locations *iris*, by the inner place."""
    held = properties(store, iris)
    passages = _passages(store, held.values())
    known = things(store, _values(held.values(), "inner", "outer"))
    found = [
        Within(iri, known[inner], known[outer], _all(x, "evidence", passages), x.get("judgement", ()))
        for iri, x in held.items()
        for inner in x.get("inner", ())
        for outer in x.get("outer", ())
    ]
    return tuple(sorted(found, key=lambda x: (x.inner, x.outer, x.iri)))


def articles(store: GraphStore, iris: Iterable[str]) -> dict[str, Article]:
    """Return each of *iris* that the graph knows as an article; of a copy, what it is a copy of."""
    told_by = properties(store, iris)
    copied = properties(store, _values(told_by.values(), "copyOf"))
    originals = {iri: _named(x) for iri, x in copied.items()}
    return {
        iri: Article(
            iri,
            _title(x) or iri,
            _first(x, "dcterms:publisher"),
            _first(x, "dcterms:issued"),
            _first(x, "schema:url"),
            _one(x, "copyOf", originals),
        )
        for iri, x in told_by.items()
    }


def _subjects(store: GraphStore, predicate: str, objects: Iterable[str]) -> list[str]:
    query = f"SELECT DISTINCT ?s {{ ?s {predicate} ?o }}"
    return [row["s"] for chunk in names.chunks(objects) for row in store.select(query, {"o": chunk})]


def _passages(store: GraphStore, relations: Iterable[Properties]) -> dict[str, Passage]:
    """Return the evidence of *relations*, with its articles and rules looked up."""
    held = properties(store, _values(relations, "evidence"))
    told_by = articles(store, _values(held.values(), "article"))
    rules = properties(store, _values(held.values(), "rule"))
    found = {}
    for iri, x in held.items():
        article = _first(x, "article") or ""
        rule = _first(x, "rule") or ""
        precision = _first(rules.get(rule, _NONE), "precision")
        found[iri] = Passage(
            iri=iri,
            sentence=_first(x, "sentence") or "",
            article=told_by.get(article, Article(article, article)),
            rule=_first(rules.get(rule, _NONE), "rdfs:label") or rule,
            field=_first(x, "field") or "body",
            start=int(_first(x, "start") or 0),
            end=int(_first(x, "end") or 0),
            precision=None if precision is None else float(precision),
        )
    return found


def _title(article: Properties) -> str | None:
    return _first(article, "dcterms:title") or _first(article, "dcterms:identifier")


def _named(article: Properties) -> str:
    return " · ".join(filter(None, [_title(article), _first(article, "dcterms:publisher")]))


def _values(held: Iterable[Properties], *names_: str) -> Iterator[str]:
    return (value for x in held for name in names_ for value in x.get(name, ()))


def _first(held: Properties, name: str) -> str | None:
    return next(iter(held.get(name, ())), None)


def _number(held: Properties, name: str) -> int | None:
    value = _first(held, name)
    return None if value is None else int(value)


def _all(held: Properties, name: str, known: Mapping[str, T]) -> tuple[T, ...]:
    return tuple(known[value] for value in held.get(name, ()) if value in known)


def _one(held: Properties, name: str, known: Mapping[str, T]) -> T | None:
    return next(iter(_all(held, name, known)), None)


def _status(held: Properties, name: str) -> str:
    return (_first(held, name) or "").removeprefix(_DIP).lower()


_KINDS = ("Summit", "Visit", "Call", "Talks", "Conference")


def _kind(held: Properties) -> str:
    kinds = {x.removeprefix(_DIP) for x in held.get("rdf:type", ())}
    return next((kind for kind in _KINDS if kind in kinds), "Meeting").lower()


def _told_order(passages: Sequence[Passage]) -> tuple[bool, str, str, str, int]:
    """Order by the first article's day, then by the place in it; what has no day comes last."""
    orders = [(x.article.issued is None, x.article.issued or "", x.article.iri, x.field, x.start) for x in passages]
    return min(orders, default=(True, "", "", "", 0))


def _report_order(report: Report) -> tuple[tuple[bool, str, str, str, int], str]:
    return _told_order(report.passages), report.iri
