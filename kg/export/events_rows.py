"""The rows of ``--format events``, from what a graph tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rdflib import RDF, URIRef
from rdflib.namespace import DCTERMS

from kg.check.rules import acting_for
from kg.export import events_schema as schema
from kg.export.plover import codes
from kg.query import told
from kg.query.told import Meeting, Passage, Role, Statement, Thing
from kg.rdf.left_out import is_sign
from kg.rdf.vocab import DIP, GEO
from kg.store.graph import REGISTRY, GraphStore
from kg.store.sparql import PREFIXES

Value = str | int | float | bool | None
Row = dict[str, Value]
Rows = dict[str, list[Row]]
"""Table → its rows, in the order of their keys."""

_WIKIDATA = "http://www.wikidata.org/entity/"
_SAME_AS = PREFIXES["owl"] + "sameAs"


def rows(store: GraphStore) -> Rows:
    """Return all tables of ``events_schema.TABLES``, filled from *store*: every id that a row names has its own row."""
    meetings = told.meetings(store, told.instances(store, "meeting"))
    statements = told.statements(store, told.instances(store, "statement"))
    roles = told.roles(store, told.instances(store, "role"))
    world = _World.of(store)
    found: Rows = {
        "events": [_event(x, world) for x in meetings],
        "reports": [row for x in meetings for row in _reports(x, world)],
        "dyads": [row for x in meetings for row in _dyads(x, world)],
        "roles": [_role(x, world) for x in roles],
        "statements": [_statement(x, world) for x in statements],
        "mentions": [_mention(x, y, world) for x in statements for y in x.mentions],
    }
    found["documents"] = _documents(store, found, world)
    found["actors"] = _actors(meetings, statements, roles, world)
    return {table.name: _in_order(table, found[table.name]) for table in schema.TABLES}


def _in_order(table: schema.Table, held: Iterable[Row]) -> list[Row]:
    return sorted(held, key=lambda row: [str(row[name]) for name in table.key])


@dataclass(frozen=True, slots=True)
class _World:
    """What is looked up for many rows."""

    base: str
    iso3: Mapping[str, str]
    coordinates: Mapping[str, tuple[float, float]]
    around: Mapping[str, tuple[str, ...]]  # place → places that it lies in; body of a government → what it is part of
    same: Mapping[str, tuple[str, ...]]
    announced: Mapping[str, str]
    guests: Mapping[str, frozenset[str]]
    repeats: Mapping[str, str]
    met: frozenset[tuple[str, str]]
    codes_on: _CodesOn

    @classmethod
    def of(cls, store: GraphStore) -> _World:
        iso3 = {s: min(x) for s, x in _values(store, str(DIP.iso3)).items()}
        lat, long = _values(store, str(GEO.lat)), _values(store, str(GEO.long))
        around = _values(store, str(DIP.locatedIn))
        bodies = set(_subjects(store, str(RDF.type), str(DIP.GovernmentBody)))
        for part, wholes in _values(store, str(DIP.partOf)).items():
            if part in bodies:
                around[part] = around.get(part, ()) + wholes
        return cls(
            base=store.base,
            iso3=iso3,
            coordinates={s: (float(lat[s][0]), float(long[s][0])) for s in lat.keys() & long.keys()},
            around=around,
            same=_values(store, _SAME_AS),
            announced={s: min(x) for s, x in _values(store, str(DIP.announced)).items()},
            guests={s: frozenset(x) for s, x in _values(store, str(DIP.guest)).items()},
            repeats={s: min(x) for s, x in _values(store, str(DIP.repeats)).items()},
            met=frozenset((s, o) for s, x in _values(store, str(DIP.meets)).items() for o in x),
            codes_on=_CodesOn(store, iso3),
        )

    def short(self, iri: str) -> str:
        """Return an id: the IRI without its base."""
        return iri.removeprefix(self.base)

    def levels(self, iri: str) -> Iterator[list[str]]:
        """Yield *iri*, then what it lies in or is part of, then what that does, each once."""
        seen: set[str] = set()
        level = [iri]
        while level:
            seen.update(level)
            yield level
            level = sorted({x for inner in level for x in self.around.get(inner, ())} - seen)

    def country(self, iri: str) -> str | None:
        """Return the code of the country that *iri* is, lies in or is part of; ``None`` where it may be several."""
        for level in self.levels(iri):
            found = {self.iso3[x] for x in level if x in self.iso3}
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def located(self, iri: str) -> tuple[str, float, float] | None:
        """Return the nearest place with coordinates, of *iri* and those around it, and these: latitude, longitude."""
        near = (x for level in self.levels(iri) for x in level if x in self.coordinates)
        place = next(near, None)
        return None if place is None else (place, *self.coordinates[place])


class _CodesOn:
    """The ISO codes of the countries that someone acts for on the days of an event."""

    def __init__(self, store: GraphStore, iso3: Mapping[str, str]) -> None:
        self._iso3 = iso3
        self._acting = acting_for(_office_facts(store))

    def __call__(self, iri: str, first: str | None, last: str | None) -> str | None:
        days = (date.fromisoformat(first), date.fromisoformat(last)) if first and last else None
        countries = self._acting(URIRef(iri), days)
        return " ".join(sorted({self._iso3[str(x)] for x in countries if str(x) in self._iso3})) or None


def _office_facts(store: GraphStore) -> Iterator[tuple[URIRef, URIRef, URIRef]]:
    """Yield what decides who acts for whom; of all the types in a graph only the two that count."""
    counted = {str(DIP.Country), str(DIP.GovernmentBody)}
    for predicate in (
        *(RDF.type, DIP.partOf, DIP.representative, DIP.represented, DIP.tenure, DIP["from"], DIP.until),
        *(DIP.evidence, DIP.article, DCTERMS.issued),
    ):
        for s, o in store.pairs(str(predicate), REGISTRY):
            if predicate != RDF.type or o in counted:
                yield URIRef(s), predicate, URIRef(o)


def _values(store: GraphStore, predicate: str) -> dict[str, tuple[str, ...]]:
    """Return subject → objects, sorted, of what articles and the registry state with *predicate*."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for subject, value in store.pairs(predicate, REGISTRY):
        found[subject].add(value)
    return {s: tuple(sorted(x)) for s, x in found.items()}


def _subjects(store: GraphStore, predicate: str, value: str) -> Iterator[str]:
    rows = store.select(f"SELECT DISTINCT ?x {{ ?x <{predicate}> <{value}> }}")
    return (row["x"] for row in rows)


# --- events ------------------------------------------------------------------------------


def _event(x: Meeting, world: _World) -> Row:
    plover = codes(x.kind, x.status)
    located = world.located(x.venue.iri) if x.venue else None
    days = sorted(
        passage.article.issued for report in x.reports for passage in report.passages if passage.article.issued
    )
    return {
        "event": world.short(x.iri),
        "earliest": x.earliest,
        "latest": x.latest,
        "date": x.date,
        "status": x.status,
        "kind": x.kind,
        "participants": len(x.participants),
        "place": world.short(x.venue.iri) if x.venue else None,
        "place_name": x.venue.label if x.venue else None,
        "country": world.country(x.venue.iri) if x.venue else None,
        "latitude": located[1] if located else None,
        "longitude": located[2] if located else None,
        "located_by": world.short(located[0]) if located else None,
        **plover._asdict(),
        "announced": world.announced.get(x.iri),
        "first_reported": days[0] if days else None,
        "last_reported": days[-1] if days else None,
        "reports": len(x.reports),
        "sources": x.sources,
    }


def _reports(x: Meeting, world: _World) -> Iterator[Row]:
    for report in x.reports:
        first = _first(report.passages)
        yield {
            "report": world.short(report.iri),
            "event": world.short(x.iri),
            "document": world.short(first.article.iri) if first else None,
            "reported_status": report.claim,
            "reported_date": report.date,
            "reported_place": world.short(report.venue.iri) if report.venue else None,
            "sentences": len(report.passages),
            **_told(first),
        }


def _first(passages: Sequence[Passage]) -> Passage | None:
    """Return the passage of the first day, and of several the first in the document; titles come before bodies."""
    return min(
        passages,
        key=lambda x: (x.article.issued or "~", x.article.iri, schema.FIELDS.index(x.field), x.start, x.iri),
        default=None,
    )


def _told(x: Passage | None) -> Row:
    if x is None:
        return dict.fromkeys(("rule", "precision", "field", "start", "end", "sentence"))
    return {
        "rule": x.rule,
        "precision": x.precision,
        "field": x.field,
        "start": x.start,
        "end": x.end,
        "sentence": _words(x.sentence),
    }


def _words(told: str) -> str | None:
    return None if not told or is_sign(told) else told


def _dyads(x: Meeting, world: _World) -> Iterator[Row]:
    hosts = {host.iri for host in x.hosts}
    guests = world.guests.get(x.iri, frozenset())
    roles = {y.iri: "host" if y.iri in hosts else "guest" if y.iri in guests else "participant" for y in x.participants}
    acts_for = {iri: world.codes_on(iri, x.earliest, x.latest) for iri in roles}
    for one, other in combinations(sorted(roles, key=world.short), 2):
        yield {
            "event": world.short(x.iri),
            "actor_1": world.short(one),
            "actor_2": world.short(other),
            "role_1": roles[one],
            "role_2": roles[other],
            "iso3_1": acts_for[one],
            "iso3_2": acts_for[other],
            "met": _met(x, one, other, world),
            "status": x.status,
            "earliest": x.earliest,
            "latest": x.latest,
        }


def _met(x: Meeting, one: str, other: str, world: _World) -> bool:
    """Say whether two met at *x*, as the graph tells: of those at one conference, only who conferred."""
    return x.status == "held" and ((one, other) in world.met or (other, one) in world.met)


# --- roles and statements ----------------------------------------------------------------


def _role(x: Role, world: _World) -> Row:
    first = _first(x.passages)
    return {
        "role_id": world.short(x.iri),
        "actor": world.short(x.holder.iri),
        "represents": world.short(x.represented.iri),
        "iso3": world.country(x.represented.iri),
        "role": x.role,
        "tenure": x.tenure,
        "from": x.since,
        "until": x.until,
        "accredited_to": world.short(x.accredited_to.iri) if x.accredited_to else None,
        "document": world.short(first.article.iri) if first else None,
        **_told(first),
    }


def _statement(x: Statement, world: _World) -> Row:
    first = _first(x.passages)
    day = first.article.issued if first else None
    repeated = world.repeats.get(x.iri)
    return {
        "statement": world.short(x.iri),
        "speaker": world.short(x.speakers[0].iri) if x.speakers else None,
        "iso3": world.codes_on(x.speakers[0].iri, day, day) if x.speakers else None,
        "addressee": world.short(x.addressees[0].iri) if x.addressees else None,
        "reported_by": world.short(x.reported_by[0].iri) if x.reported_by else None,
        "mode": x.mode,
        "cue": x.cue,
        "text": _words(x.text),
        "repeats": world.short(repeated) if repeated else None,
        "document": world.short(first.article.iri) if first else None,
        "issued": day,
        **_told(first),
    }


def _mention(x: Statement, of: Thing, world: _World) -> Row:
    return {"statement": world.short(x.iri), "actor": world.short(of.iri)}


# --- documents and actors ----------------------------------------------------------------


def _documents(store: GraphStore, found: Rows, world: _World) -> list[Row]:
    articles = told.properties(store, (row["x"] for row in store.select("SELECT DISTINCT ?x { ?x a dip:Article }")))
    gave = {name: Counter(row["document"] for row in found[name]) for name in ("reports", "statements", "roles")}
    placed: Counter[Value] = Counter()
    for x in told.places(store, told.instances(store, "location")):
        placed.update({world.short(passage.article.iri) for passage in x.passages})

    def one(held: told.Properties, name: str) -> str | None:
        return next(iter(held.get(name, ())), None)

    def other(held: told.Properties, name: str) -> str | None:
        known = (iri for iri in held.get(name, ()) if iri in articles)
        return next(map(world.short, known), None)

    return [
        {
            "document": world.short(iri),
            "identifier": one(held, "dcterms:identifier"),
            "title": one(held, "dcterms:title"),
            "publisher": one(held, "dcterms:publisher"),
            "issued": one(held, "dcterms:issued"),
            "language": one(held, "dcterms:language"),
            "url": one(held, "schema:url"),
            "sha256": one(held, "bodyDigest"),
            "copy_of": other(held, "copyOf"),
            "replaced_by": other(held, "dcterms:isReplacedBy"),
            "reports": gave["reports"][world.short(iri)],
            "statements": gave["statements"][world.short(iri)],
            "roles": gave["roles"][world.short(iri)],
            "locations": placed[world.short(iri)],
        }
        for iri, held in articles.items()
    ]


def _actors(
    meetings: Sequence[Meeting], statements: Sequence[Statement], roles: Sequence[Role], world: _World
) -> list[Row]:
    """Return a row for each thing that the other tables name as an actor."""
    things = {y.iri: y for x in meetings for y in x.participants}
    for said in statements:
        things |= {y.iri: y for y in (*said.speakers, *said.addressees, *said.reported_by, *said.mentions)}
    for role in roles:
        things |= {y.iri: y for y in (role.holder, role.represented, role.accredited_to) if y is not None}
    attended = Counter(y.iri for x in meetings for y in x.participants)
    spoke = Counter(y.iri for x in statements for y in x.speakers)
    held: defaultdict[str, list[Role]] = defaultdict(list)
    for role in roles:
        held[role.holder.iri].append(role)
    return [
        {
            "actor": world.short(iri),
            "name": thing.label,
            "class": next((name for name in schema.CLASSES if name in thing.classes), None),
            "iso3": world.country(iri) if "Person" not in thing.classes else _only_country(held[iri], world),
            "role": _latest_role(held[iri]),
            "wikidata": next(
                (x.removeprefix(_WIKIDATA) for x in world.same.get(iri, ()) if x.startswith(_WIKIDATA)), None
            ),
            "events": attended[iri],
            "statements": spoke[iri],
        }
        for iri, thing in things.items()
    ]


def _only_country(held: Iterable[Role], world: _World) -> str | None:
    found = {world.country(x.represented.iri) for x in held} - {None}
    return found.pop() if len(found) == 1 else None


def _latest_role(held: Iterable[Role]) -> str | None:
    """Return the words for the role that the latest document tells as current; of several the first by letter."""
    current = [
        (x.role, max((passage.article.issued or "" for passage in x.passages), default=""))
        for x in held
        if x.role and x.tenure in ("current", "acting")
    ]
    last = max((day for _, day in current), default="")
    return min((role for role, day in current if day == last), default=None)
