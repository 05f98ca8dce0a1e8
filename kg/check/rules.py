"""
What follows from a graph: kept in a graph of its own, inferred and never asserted.

By the ontology's axioms: superclasses of what has a class, superproperties, inverses,
symmetry, and places in places in places. Domains and ranges are left out: they would
make an agent of whatever stands in an agent's place by mistake. And one rule of our
own, ``dip:engagesWith``, which looks at dates.

Plain Python over indices, not CONSTRUCT queries: rdflib's engine takes tens of times
as long, and no portable SPARQL can count days. All of it is linear in the graph,
but for the pairs of countries of one meeting.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from typing import Any, NamedTuple

from rdflib import RDF, URIRef
from rdflib.namespace import DCTERMS

from kg.check.axioms import Axioms, axioms, closure
from kg.rdf import literals
from kg.rdf.quad import Triple
from kg.rdf.vocab import DIP

Pairs = dict[URIRef, set[URIRef]]  # subject → objects

OFFICE_DAYS = timedelta(days=31)
"""
An article that states an office without dates counts so many days before and after its
own: it says who holds the office "now", and offices change hands.
"""

# Of all other properties nothing follows.
_VALUES = frozenset({DIP.earliest, DIP.latest, DIP["from"], DIP.until, DCTERMS.issued, DIP.tenure})
_TYPE = RDF.type  # a namespace makes each of its names anew, which costs more than to look one up
_LINKS = (DIP.status, DIP.participant, DIP.representative, DIP.represented, DIP.evidence, DIP.article, DIP.partOf)


def inferred(graph: Iterable[Any]) -> Iterator[Triple]:
    """
    Yield what follows from *graph* and is not in it, sorted.

    *graph* is an rdflib ``Graph`` or ``Dataset``, or any triples or quads of it: the
    default graph and the registry. What was inferred before, and what made the build,
    are passed over.
    """
    given = [row[:3] for row in graph if not _is_made(row)]
    following = Following()
    follows = {*following.of(given), *following.of_all()}
    yield from sorted(follows.difference(given))


class Following:
    """
    What follows from a graph that comes in parts, each valid by itself (``kg.rdf.parts``); it may be stated as well.

    What follows from a triple, or from one part, is told at once; kept is what may come of several parts: places in
    places, who represents whom, and who met.
    """

    def __init__(self) -> None:
        self._known = axioms()
        self._stated = _with_axioms(self._known)
        self._chains: set[Triple] = set()
        self._engaged = _Engaged()

    def of(self, part: Iterable[Any]) -> set[Triple]:
        """Return what follows from the triples or quads of *part* alone."""
        rows = [row[:3] for row in part if not _is_made(row)]
        known = self._known
        found = _closed({row for row in rows if row[1] in self._stated}, known)
        self._chains.update(x for x in found if x[1] in known.transitive)
        for s, classes in (facts := _Facts.of(rows, known)).objects[_TYPE].items():
            found.update((s, _TYPE, up) for cls in classes for up in known.superclasses.get(cls, ()))
        self._engaged.add(facts)
        return found

    def of_all(self) -> set[Triple]:
        """Return what follows from several parts together."""
        return _closed({*self._chains, *self._engaged.pairs()}, self._known)


def _is_made(row: Sequence[Any]) -> bool:
    """Say whether a row, of three or four terms, was inferred, or tells of the build."""
    return len(row) > 3 and row[3] is not None and str(row[3]).endswith(("/graph/inferred", "/graph/meta"))


def _with_axioms(known: Axioms) -> set[URIRef]:
    return {*known.superproperties, *known.inverses, *known.symmetric, *known.transitive}


@dataclass(slots=True)
class _Facts:
    """The part of a graph that something follows from, by property."""

    objects: defaultdict[URIRef, defaultdict[URIRef, set[URIRef]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )
    values: defaultdict[URIRef, dict[URIRef, str]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, graph: Iterable[Any], known: Axioms) -> _Facts:
        facts = cls()
        wanted = {_TYPE, *_LINKS, *_with_axioms(known)}
        for row in graph:
            if _is_made(row):
                continue
            s, p, o = row[:3]
            if p in wanted and isinstance(o, URIRef):
                facts.objects[p][s].add(o)
            elif p in _VALUES:
                # One each, in a valid graph; of several, whatever their order, the same.
                facts.values[p][s] = min(str(o), facts.values[p].get(s, str(o)))
        return facts

    def of_class(self, *classes: URIRef) -> set[URIRef]:
        """Return what is stated to have one of *classes*."""
        return {s for s, stated in self.objects[_TYPE].items() if not stated.isdisjoint(classes)}


# --- by the axioms -------------------------------------------------------------------------


def _closed(triples: set[Triple], known: Axioms) -> set[Triple]:
    """Return *triples* and what follows for properties: one axiom may feed another, so until nothing is new."""
    everything: set[Triple] = set()
    waiting = triples
    while waiting:
        everything |= waiting
        waiting = {new for triple in waiting for new in _one_step(triple, known)} - everything
        if not waiting:
            waiting = _transitive(everything, known) - everything
    return everything


def _one_step(triple: Triple, known: Axioms) -> Iterator[Triple]:
    s, p, o = triple
    if not isinstance(o, URIRef):
        return
    for wider in known.superproperties.get(p, ()):
        yield s, wider, o
    for inverse in known.inverses.get(p, ()):
        yield o, inverse, s
    if p in known.symmetric:
        yield o, p, s


def _transitive(triples: set[Triple], known: Axioms) -> set[Triple]:
    """Return what the transitive properties lead to. In a circle, as in wrong data, nothing leads to itself."""
    steps: defaultdict[URIRef, Pairs] = defaultdict(lambda: defaultdict(set))
    for s, p, o in triples:
        if p in known.transitive and isinstance(o, URIRef):
            steps[p][s].add(o)
    return {(s, p, o) for p, pairs in steps.items() for s, reached in closure(pairs).items() for o in reached}


# --- which countries engage with which -----------------------------------------------------


class _Engaged:
    """
    Which country engages with which, of the facts of parts of a graph.

    Two different countries engage where in one held meeting each took part, by two
    different participants: itself, by a body of its government, or by someone who
    represented one of these that day. Of a conference of many, as with ``dip:meets``,
    nothing follows.
    """

    def __init__(self) -> None:
        self._names: dict[URIRef, URIRef] = {}  # each once: the same is named in every part
        self._met: dict[URIRef, tuple[tuple[URIRef, ...], tuple[date, date] | None]] = {}  # by meeting
        # Who represents what → the first and the last day of each time that an article tells of, as ordinals.
        self._held: defaultdict[tuple[tuple[URIRef, ...], tuple[URIRef, ...]], array[int]] = defaultdict(
            lambda: array("q")
        )
        self._belongs = _Facts()  # what belongs to which country

    def add(self, facts: _Facts) -> None:
        """Keep what *facts* tell of meetings that were held, of offices, and of countries and their bodies."""
        for property_ in (_TYPE, DIP.partOf):
            for s, objects in facts.objects[property_].items():
                if property_ != _TYPE or (objects := objects & _KEPT):
                    self._belongs.objects[property_][self._once(s)].update(map(self._once, objects))
        for meeting, participants in _held_meetings(facts):
            told = tuple(sorted(map(self._once, participants)))
            self._met[self._once(meeting)] = told, _interval(facts, meeting)
        for office in _representations(facts):
            days = self._held[tuple(map(self._once, office.who)), tuple(map(self._once, office.represented))]
            days.extend(day.toordinal() for interval in office.days for day in interval)

    def pairs(self) -> Iterator[Triple]:
        """Yield country ``dip:engagesWith`` country, one direction of each pair."""
        stands_for = _belonging(self._belongs, self._belongs.of_class(DIP.Country))
        offices = _offices((_Held(*key, _intervals(days)) for key, days in self._held.items()), stands_for)
        for participants, day in self._met.values():
            for one, other in combinations(participants, 2):
                sides = [_sides(who, day, stands_for, offices) for who in (one, other)]
                for country in sides[0]:
                    for opposite in sides[1] - {country}:
                        yield min(country, opposite), DIP.engagesWith, max(country, opposite)

    def _once(self, name: URIRef) -> URIRef:
        return self._names.setdefault(name, name)


def _intervals(days: array[int]) -> tuple[tuple[date, date], ...]:
    """Return each two of *days* as an interval, of those that are alike one."""
    found = sorted({(days[i], days[i + 1]) for i in range(0, len(days), 2)})
    return tuple((date.fromordinal(first), date.fromordinal(last)) for first, last in found)


_KEPT = {DIP.Country, DIP.GovernmentBody}


def _held_meetings(facts: _Facts) -> Iterator[tuple[URIRef, set[URIRef]]]:
    """Yield the meetings of which something may follow, with who took part."""
    conferences = facts.of_class(DIP.Conference)
    takes_part = _participants(facts)
    for meeting, status in facts.objects[DIP.status].items():
        participants = takes_part.get(meeting, set())
        if DIP.Held in status and not (meeting in conferences and len(participants) > 2):
            yield meeting, participants


def acting_for(graph: Iterable[Any]) -> Callable[[URIRef, tuple[date, date] | None], set[URIRef]]:
    """
    Return a function from someone, and the first and last day of an event, to the countries that they act for then.

    By the rule of ``dip:engagesWith``: a country acts for itself, a body of a government for its country, a person for
    whom their known offices of that day are held. Without days only the first two are known. Of *graph*, as in
    ``inferred``, types, parts, representations with their evidence, and days of articles are looked at.
    """
    facts = _Facts.of(graph, axioms())
    stands_for = _belonging(facts, facts.of_class(DIP.Country))
    offices = _offices(_representations(facts), stands_for)
    return lambda who, days: _sides(who, days, stands_for, offices)


def _participants(facts: _Facts) -> Pairs:
    found: Pairs = defaultdict(set)
    for property_ in (DIP.participant, DIP.host, DIP.guest):
        for meeting, who in facts.objects[property_].items():
            found[meeting] |= who
    return found


def _belonging(facts: _Facts, countries: set[URIRef]) -> Pairs:
    """Return country or body of a government → the country that acts in it."""
    found: Pairs = {country: {country} for country in countries}
    bodies = facts.of_class(DIP.GovernmentBody)
    for part, wholes in closure(facts.objects[DIP.partOf]).items():
        if part in bodies and (of := wholes & countries):
            found.setdefault(part, set()).update(of)
    return found


@dataclass(frozen=True, slots=True)
class _Office:
    """For which countries someone acts, and on which days: those from the first to the last of any of the intervals."""

    countries: frozenset[URIRef]
    days: tuple[tuple[date, date], ...]

    def held_on(self, first: date, last: date) -> bool:
        return any(begin <= first and last <= end for begin, end in self.days)


class _Held(NamedTuple):
    """Who represents what, and on which days that is known."""

    who: tuple[URIRef, ...]
    represented: tuple[URIRef, ...]
    days: tuple[tuple[date, date], ...]


def _representations(facts: _Facts) -> Iterator[_Held]:
    for node, who in facts.objects[DIP.representative].items():
        represented = facts.objects[DIP.represented].get(node, set())
        if days := tuple(_office_days(facts, node)):
            yield _Held(tuple(sorted(who)), tuple(sorted(represented)), days)


def _offices(told: Iterable[_Held], stands_for: Pairs) -> dict[URIRef, list[_Office]]:
    """Return person → offices, of those that are held for a country."""
    offices: defaultdict[URIRef, list[_Office]] = defaultdict(list)
    for held in told:
        if countries := frozenset(country for of in held.represented for country in stands_for.get(of, ())):
            for person in held.who:
                offices[person].append(_Office(countries, held.days))
    return offices


def _office_days(facts: _Facts, node: URIRef) -> Iterator[tuple[date, date]]:
    """
    Yield the days on which a representation is known to have been in force.

    Its own dates where it has both. Else, for one that is current or acting, ``OFFICE_DAYS`` around each article that
    states it, cut by the date it has. Of a coarse date only what is certain counts: an office from 2015 until 2018 was
    held from the last day of 2015 until the first of 2018, and one that is held "now" on the day of its article too.
    """
    begin, end = _days(facts, DIP["from"], node), _days(facts, DIP.until, node)
    tenure = facts.values[DIP.tenure].get(node)
    held_now = tuple(_issued(facts, node)) if tenure in ("current", "acting") else ()
    if begin and end and tenure != "designate":
        yield begin[1], end[0]
        yield from ((_within(begin, x), _within(end, x)) for x in held_now if begin[0] <= x <= end[1])
        return
    for now in held_now:
        # date.min and date.max are where the window would fall off the calendar.
        early = max(now, date.min + OFFICE_DAYS) - OFFICE_DAYS
        late = min(now, date.max - OFFICE_DAYS) + OFFICE_DAYS
        yield max(early, _within(begin, now) if begin else early), min(late, _within(end, now) if end else late)


def _within(days: tuple[date, date], now: date) -> date:
    """Return the day of *days* that is nearest to *now*: who was in office then had begun, and had not ended."""
    return max(days[0], min(days[1], now))


def _issued(facts: _Facts, node: URIRef) -> Iterator[date]:
    for evidence in sorted(facts.objects[DIP.evidence].get(node, ())):
        for article in sorted(facts.objects[DIP.article].get(evidence, ())):
            if (issued := _day(facts, DCTERMS.issued, article, 0)) is not None:
                yield issued


def _sides(
    who: URIRef, day: tuple[date, date] | None, stands_for: Pairs, offices: Mapping[URIRef, list[_Office]]
) -> set[URIRef]:
    """Return the countries that *who* is in a meeting of that day. Without a day nobody is known to be in office."""
    sides = set(stands_for.get(who, ()))
    if day is not None:
        for office in offices.get(who, ()):
            if office.held_on(*day):
                sides |= office.countries
    return sides


def _interval(facts: _Facts, meeting: URIRef) -> tuple[date, date] | None:
    first, last = _day(facts, DIP.earliest, meeting, 0), _day(facts, DIP.latest, meeting, 1)
    return (first, last) if first and last else None


def _day(facts: _Facts, predicate: URIRef, subject: URIRef, end: int) -> date | None:
    """Return the first (0) or last (1) day of a date, or ``None`` where it is none."""
    days = _days(facts, predicate, subject)
    return None if days is None else days[end]


def _days(facts: _Facts, predicate: URIRef, subject: URIRef) -> tuple[date, date] | None:
    """Return the first and the last day that a date may mean, or ``None`` where it is none."""
    told = facts.values[predicate].get(subject)
    try:
        return None if told is None else literals.days(told)
    except ValueError:
        return None
