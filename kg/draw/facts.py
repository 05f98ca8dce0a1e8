"""
The graph's facts as plain values, read with one small query a property.

What a page needs of a graph is a handful of properties, whole. One scan of each,
joined here, is linear in what is stored whatever engine answers; one query with
its optional parts in it multiplies them. No query names a graph: each answers
over the union that every door gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from kg.model import Status, Tenure

if TYPE_CHECKING:
    from rdflib import Graph

STATUSES = frozenset(status.value for status in Status)

HOLDS = (None, Tenure.CURRENT.value, Tenure.ACTING.value)
"""Tenures of one who speaks for a country or a body; others did, or will."""

PREFIXES = {
    "dip": "https://w3id.org/communique/ontology#",
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}

TYPES = {
    # class -> what it is drawn as; where a thing has many classes, the first here decides
    # (Singapore is a city and a country, a ministry a body and a place)
    "Person": "person",
    "Country": "country",
    "InternationalOrganisation": "organisation",
    "GovernmentBody": "organisation",
    "NewsOrganisation": "organisation",
    "Organisation": "organisation",
    "Venue": "place",
    "City": "place",
    "Region": "place",
    "Place": "place",
    "UnnamedSource": "unnamed",
}

KINDS = ("Summit", "Visit", "Call", "Talks", "Conference", "Meeting")
"""Classes of meetings, narrower before wider: a closure states the wider ones too."""


@runtime_checkable
class Selectable(Protocol):
    """A store that answers SELECT itself."""

    def select(self, sparql: str) -> Iterable[Mapping[str, str]]:
        """Return rows of plain strings, by the names of the variables without the question mark."""


class Triples:
    """Some triples as plain strings, by their predicate: a part of a graph that was looked up before."""

    def __init__(self) -> None:
        self._held: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)

    def add(self, subject: str, predicate: str, value: str) -> None:
        """Take in one triple."""
        self._held[predicate].append((subject, value))

    def pairs(self, predicate: str) -> list[tuple[str, str]]:
        """Return subject and value of those with *predicate*, an IRI."""
        return self._held.get(predicate, [])

    def values(self, term: str) -> set[str]:
        """Return the values of the property *term*, an IRI or a name with one of ``PREFIXES``."""
        return {value for _, value in self.pairs(term if "//" in term else iri_of(term))}


Source: TypeAlias = "Selectable | Triples | Graph"
"""A store, some triples, or an rdflib ``Graph`` or ``Dataset``, of which all graphs count."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that relations hold between. ``type`` is what it is drawn as, ``cls`` its narrowest class."""

    iri: str
    type: str
    cls: str
    label: str
    aliases: tuple[str, ...] = ()
    code: str | None = None  # a country's ISO 3166 alpha-3
    links: tuple[str, ...] = ()  # the same thing in other registries
    source: str | None = None  # the row of the table it comes from
    part_of: tuple[str, ...] = ()  # wholes of a body: its country
    at: tuple[float, float] | None = None  # longitude and latitude in degrees


@dataclass(frozen=True, slots=True)
class Article:
    """Where a sentence was read."""

    iri: str
    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    original: str | None = None  # the article that it is a copy of


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article, and the rule that read it; offsets are code points into the field."""

    iri: str
    article: str
    sentence: str
    field: str
    start: int
    end: int
    rule: str
    precision: str | None = None
    support: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of a meeting."""

    article: str
    status: str
    date: str | None
    place: str | None
    evidence: tuple[str, ...]
    iri: str = ""  # where the graph keeps the report itself


@dataclass(frozen=True, slots=True)
class Meeting:
    """One event. ``status`` is one of the five; ``told`` is the narrower concept where the graph has one."""

    iri: str
    kind: str
    status: str
    told: str
    participants: tuple[str, ...]
    host: str | None
    place: str | None
    date: str | None
    earliest: str | None
    reports: tuple[Report, ...]
    evidence: tuple[str, ...]
    latest: str | None = None  # the last day that it may have been on; ``earliest`` is the first
    sources: int | None = None  # independent ones, as the build counted them


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed utterance."""

    iri: str
    speaker: str
    text: str
    mode: str | None
    cue: str | None
    addressee: str | None
    reported_by: str | None
    mentions: tuple[str, ...]
    evidence: tuple[str, ...]
    repeats: str | None = None  # the statement that it tells again, in a copy of that one's article


@dataclass(frozen=True, slots=True)
class Role:
    """A person in an office for a country or an organisation."""

    iri: str
    who: str
    whom: str
    role: str | None
    tenure: str | None
    start: str | None
    until: str | None
    accredited_to: str | None
    held: bool  # on the day of an article: the graph has them represent it
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """A place in another: stated by articles, or by a table (then ``source`` is its row and there is no evidence)."""

    inner: str
    outer: str
    evidence: tuple[str, ...]
    source: str | None = None
    iris: tuple[str, ...] = ()  # of the locations that state it


@dataclass(frozen=True, slots=True)
class Facts:
    """
    Everything a picture may show, each table in a stable order that reads well.

    Meetings by day, statements by article, the latest first, roles that are held before those that are not.
    """

    entities: dict[str, Entity] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    passages: dict[str, Passage] = field(default_factory=dict)
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    roles: tuple[Role, ...] = ()
    within: tuple[Within, ...] = ()


def read(source: Source) -> Facts:
    """
    Return the facts of *source*.

    What has no label is called by the end of its IRI. A status that is none of the
    five counts as the one it is narrower than (``skos:broader``), and as *possible*
    where the graph does not say: what we do not understand must not look held.
    """
    ask = _Reader(source)
    entities = _entities(ask)
    articles = _articles(ask)
    passages = _passages(ask)
    statements = _statements(ask, passages)

    def told(said: Statement) -> str:
        sources = (articles.get(passages[iri].article) for iri in said.evidence)
        return max((article.date or "" for article in sources if article), default="")

    return Facts(
        entities=entities,
        articles=articles,
        passages=passages,
        meetings=tuple(_meetings(ask, passages)),
        statements=tuple(sorted(statements, key=told, reverse=True)),
        roles=tuple(sorted(_roles(ask, passages), key=lambda role: (not role.held, role.start or "", role.iri))),
        within=tuple(_within(ask, entities, passages)),
    )


class _Reader:
    """Asks for one property at a time, and only once: subject -> its values, sorted."""

    def __init__(self, source: Source) -> None:
        self._pairs = _pairs_of(source)
        self._seen: dict[str, dict[str, list[str]]] = {}

    def all(self, term: str) -> dict[str, list[str]]:
        if term not in self._seen:
            found: defaultdict[str, set[str]] = defaultdict(set)
            for subject, value in self._pairs(iri_of(term)):
                found[subject].add(value)
            self._seen[term] = {subject: sorted(found[subject]) for subject in sorted(found)}
        return self._seen[term]

    def one(self, term: str) -> dict[str, str]:
        return {subject: values[0] for subject, values in self.all(term).items()}


def iri_of(term: str) -> str:
    """Return the IRI of *term*, a name with one of ``PREFIXES``."""
    prefix, _, name = term.partition(":")
    return PREFIXES[prefix] + name


Pairs: TypeAlias = Callable[[str], Iterable[tuple[str, str]]]


def _pairs_of(source: Source) -> Pairs:
    if isinstance(source, Triples):
        return source.pairs
    return _select(source) if isinstance(source, Selectable) else _look_up(source)


def _select(store: Selectable) -> Callable[[str], Iterator[tuple[str, str]]]:
    def pairs(predicate: str) -> Iterator[tuple[str, str]]:
        for row in store.select(f"SELECT ?s ?o WHERE {{ ?s <{predicate}> ?o }}"):
            yield row["s"], row["o"]

    return pairs


def _look_up(graph: Graph) -> Callable[[str], Iterator[tuple[str, str]]]:
    """Read rdflib's index, ten times as fast as its SPARQL; a ``Dataset`` also shows its named graphs this way."""
    from rdflib import Dataset, URIRef

    def pairs(predicate: str) -> Iterator[tuple[str, str]]:
        if isinstance(graph, Dataset):
            found = ((subject, value) for subject, _, value, _ in graph.quads((None, URIRef(predicate), None, None)))
        else:
            found = graph.subject_objects(URIRef(predicate))
        for subject, value in found:
            yield str(subject), str(value)

    return pairs


def _local(iri: str) -> str:
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri


def _entities(ask: _Reader) -> dict[str, Entity]:
    classes = ask.all("rdf:type")
    labels = ask.all("rdfs:label")
    aliases = ask.all("skos:altLabel")
    codes = ask.one("dip:iso3")
    links = ask.all("owl:sameAs")
    sources = ask.all("dcterms:source")
    north, east = ask.one("geo:lat"), ask.one("geo:long")
    wholes = ask.all("dip:partOf")
    named = {iri_of(f"dip:{name}"): name for name in TYPES}
    found = {}
    for iri, types in classes.items():
        own = {named[cls] for cls in types if cls in named}
        if not own:
            continue
        cls = next(name for name in TYPES if name in own)
        names = labels.get(iri) or [_local(iri)]
        others = sorted({*names[1:], *aliases.get(iri, ())} - {names[0]})
        found[iri] = Entity(
            iri,
            TYPES[cls],
            cls,
            names[0],
            tuple(others),
            codes.get(iri),
            tuple(links.get(iri, ())),
            _row(sources.get(iri)),
            tuple(wholes.get(iri, ())),
            _point(east.get(iri), north.get(iri)),
        )
    return found


def _point(long: str | None, lat: str | None) -> tuple[float, float] | None:
    """Return both as numbers, or nothing where they are no place on earth."""
    try:
        found = float(long or "nan"), float(lat or "nan")
    except ValueError:
        return None
    return found if abs(found[0]) <= 180 and abs(found[1]) <= 90 else None


def _row(sources: Iterable[str] | None) -> str | None:
    """Return the row of our own tables among *sources*, else the first: where that row was taken from is in it."""
    return next(iter(sorted(sources or (), key=lambda x: (not x.startswith("data/"), x))), None)


def _articles(ask: _Reader) -> dict[str, Article]:
    identifiers = ask.one("dcterms:identifier")
    titles = ask.one("dcterms:title")
    publishers = ask.one("dcterms:publisher")
    dates = ask.one("dcterms:issued")
    urls = ask.one("schema:url")
    originals = ask.one("dip:copyOf")
    known = sorted({iri for values in ask.all("dip:article").values() for iri in values})
    return {
        iri: Article(
            iri,
            titles.get(iri) or identifiers.get(iri) or _local(iri),
            publishers.get(iri),
            dates.get(iri),
            urls.get(iri),
            originals.get(iri),
        )
        for iri in known
    }


def _passages(ask: _Reader) -> dict[str, Passage]:
    articles = ask.one("dip:article")
    fields = ask.one("dip:field")
    starts = ask.one("dip:start")
    ends = ask.one("dip:end")
    rules = ask.one("dip:rule")
    labels = ask.one("rdfs:label")
    precisions, supports = ask.one("dip:precision"), ask.one("dip:support")
    sentences = ask.one("dip:sentence")  # relations that another extractor made may come without their text
    return {
        iri: Passage(
            iri,
            articles.get(iri, ""),
            sentences.get(iri, ""),
            fields.get(iri, "body"),
            _number(starts.get(iri)),
            _number(ends.get(iri)),
            labels.get(rules.get(iri, ""), _local(rules.get(iri, ""))),
            precisions.get(rules.get(iri, "")),
            supports.get(rules.get(iri, "")),
        )
        for iri in sorted({*sentences, *fields})
    }


def _meetings(ask: _Reader, passages: Mapping[str, Passage]) -> list[Meeting]:
    classes = ask.all("rdf:type")
    statuses = ask.one("dip:status")
    participants, hosts, guests = (ask.all(f"dip:{x}") for x in ("participant", "host", "guest"))
    venues = ask.one("dip:venue")
    dates = ask.one("dip:date")
    earliest, latest = ask.one("dip:earliest"), ask.one("dip:latest")
    sources = ask.one("dip:independentSources")
    evidence = ask.all("dip:evidence")
    broader = {_local(narrow): _local(wide) for narrow, wide in ask.one("skos:broader").items()}
    reports = _reports(ask, passages)
    kinds = {iri_of(f"dip:{kind}"): kind for kind in KINDS}
    found = []
    for iri, status in statuses.items():
        own = {kinds[cls] for cls in classes.get(iri, ()) if cls in kinds}
        everyone = {*participants.get(iri, ()), *hosts.get(iri, ()), *guests.get(iri, ())}
        spans = _in_order(evidence.get(iri), passages)
        found.append(
            Meeting(
                iri=iri,
                kind=next((kind for kind in KINDS if kind in own), "Meeting").lower(),
                status=_status(status, broader),
                told=_local(status).lower(),
                participants=tuple(sorted(everyone)),
                host=_first(hosts.get(iri)),
                place=venues.get(iri),
                date=dates.get(iri),
                earliest=earliest.get(iri),
                reports=tuple(reports.get(iri) or _reports_from_evidence(spans, passages, _local(status).lower())),
                evidence=spans,
                latest=latest.get(iri),
                sources=_number(sources.get(iri)) or None,
            )
        )
    return sorted(found, key=lambda x: (x.earliest or x.date or "9999", x.iri))


def _reports(ask: _Reader, passages: Mapping[str, Passage]) -> dict[str, list[Report]]:
    statuses = ask.one("dip:reportedStatus")
    dates = ask.one("dip:reportedDate")
    places = ask.one("dip:reportedVenue")
    articles = ask.one("dip:article")
    evidence = ask.all("dip:evidence")
    found: defaultdict[str, list[Report]] = defaultdict(list)
    for iri, event in ask.one("dip:reportOf").items():
        status = _local(statuses.get(iri, "")).lower()
        found[event].append(
            Report(
                article=articles.get(iri, ""),
                status=status,
                date=dates.get(iri),
                place=places.get(iri),
                evidence=_in_order(evidence.get(iri), passages),
                iri=iri,
            )
        )
    return found


def _reports_from_evidence(spans: tuple[str, ...], passages: Mapping[str, Passage], status: str) -> list[Report]:
    """Return one report for each article that an event's own evidence comes from, for graphs that keep no reports."""
    by_article: defaultdict[str, list[str]] = defaultdict(list)
    for iri in spans:
        by_article[passages[iri].article].append(iri)
    return [Report(article, status, None, None, tuple(found)) for article, found in by_article.items()]


def _status(iri: str, broader: Mapping[str, str]) -> str:
    name = _local(iri)
    seen = {name}
    while name.lower() not in STATUSES and name in broader and broader[name] not in seen:
        name = broader[name]
        seen.add(name)
    return name.lower() if name.lower() in STATUSES else Status.POSSIBLE.value


def _statements(ask: _Reader, passages: Mapping[str, Passage]) -> list[Statement]:
    texts = ask.one("dip:text")
    modes, cues = ask.one("dip:mode"), ask.one("dip:cue")
    addressees, reporters = ask.one("dip:addressee"), ask.one("dip:reportedBy")
    mentions, evidence = ask.all("dip:mentions"), ask.all("dip:evidence")
    repeats = ask.one("dip:repeats")
    found = [
        Statement(
            iri,
            speaker,
            texts.get(iri, ""),
            modes.get(iri),
            cues.get(iri),
            addressees.get(iri),
            reporters.get(iri),
            tuple(mentions.get(iri, ())),
            _in_order(evidence.get(iri), passages),
            repeats.get(iri),
        )
        for iri, speaker in ask.one("dip:speaker").items()
    ]
    places = {said.iri: [(passages[x].article, passages[x].start) for x in said.evidence] for said in found}
    return sorted(found, key=lambda said: (places[said.iri], said.iri))


def _roles(ask: _Reader, passages: Mapping[str, Passage]) -> list[Role]:
    represented, represents = ask.one("dip:represented"), ask.all("dip:represents")
    roles, tenures = ask.one("dip:role"), ask.one("dip:tenure")
    starts, ends, accredited = ask.one("dip:from"), ask.one("dip:until"), ask.one("dip:accreditedTo")
    evidence = ask.all("dip:evidence")
    return [
        Role(
            iri,
            who,
            represented[iri],
            roles.get(iri),
            tenures.get(iri),
            starts.get(iri),
            ends.get(iri),
            accredited.get(iri),
            tenures.get(iri) in HOLDS and represented[iri] in represents.get(who, ()),
            _in_order(evidence.get(iri), passages),
        )
        for iri, who in ask.one("dip:representative").items()
        if iri in represented
    ]


def _within(ask: _Reader, entities: Mapping[str, Entity], passages: Mapping[str, Passage]) -> list[Within]:
    outers = ask.one("dip:outer")
    evidence = ask.all("dip:evidence")
    stated: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    locations: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for iri, inner in ask.one("dip:inner").items():
        if iri in outers:
            stated[inner, outers[iri]].update(evidence.get(iri, ()))
            locations[inner, outers[iri]].append(iri)
    above: defaultdict[str, set[str]] = defaultdict(set)
    for inner, outer in (*stated, *((x, y) for x, found in ask.all("dip:locatedIn").items() for y in found)):
        above[inner].add(outer)
    return [
        Within(
            inner,
            outer,
            _in_order(stated.get((inner, outer)), passages),
            None if (inner, outer) in stated or inner not in entities else entities[inner].source,
            tuple(locations.get((inner, outer), ())),
        )
        for inner in sorted(above)
        for outer in _all_above(inner, above)
    ]


def _all_above(inner: str, above: Mapping[str, set[str]]) -> list[str]:
    """Return all that *inner* lies in, however many steps up: not every graph comes with its closure."""
    found: set[str] = set()
    waiting = [inner]
    while waiting:
        for outer in above.get(waiting.pop(), ()):
            if outer not in found:
                found.add(outer)
                waiting.append(outer)
    return sorted(found - {inner})


def _in_order(spans: Iterable[str] | None, passages: Mapping[str, Passage]) -> tuple[str, ...]:
    """Return the passages that are known, by article and place in it."""

    def place(iri: str) -> tuple[str, int, str]:
        return passages[iri].article, passages[iri].start, iri

    return tuple(sorted((iri for iri in spans or () if iri in passages), key=place))


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _first(values: list[str] | None) -> str | None:
    return values[0] if values else None
