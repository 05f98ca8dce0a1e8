"""
What happened between two graphs, told of things: a meeting whose status changed is one meeting, not two.

The quads are compared as sets; only what they touch is looked at. Things are the same by their IRI. Of those whose
IRI is in one graph alone, two are taken for one where the same sentence tells both and they agree in something (a
relation), or where the graph says so or they stand in the same role in the same sentence and share a name (an entity).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from kg.compare.sides import DCTERMS, DIP, RDF, RDFS, Side, cut
from kg.query.names import fold
from kg.store.sparql import PREFIXES

WHAT = {
    # what a thing is called -> its classes; the first that fits counts
    "article": ("Article",),
    "person": ("Person",),
    "country": ("Country",),
    "organisation": ("Organisation", "InternationalOrganisation", "GovernmentBody", "NewsOrganisation"),
    "source": ("UnnamedSource",),
    "place": ("Place", "City", "Region", "Venue"),
    "meeting": ("Meeting", "Summit", "Visit", "Call", "Talks", "Conference"),
    "statement": ("Statement",),
    "office": ("Representation",),
    "location": ("Location",),
}
ENTITIES = ("person", "country", "organisation", "source", "place")
RELATIONS = ("meeting", "statement", "office", "location")
KINDS = ("gained", "lost", "changed", "merged", "split", "renamed")

_ROLES = frozenset(
    DIP + name
    for name in (
        *("participant", "host", "guest", "venue", "speaker", "reportedBy", "addressee", "mentions"),
        *("representative", "represented", "accreditedTo", "inner", "outer"),
    )
)
"""The properties by which a relation speaks of an entity."""

_IDENTITY = {
    "meeting": ("participant",),
    "statement": ("speaker", "text"),
    "office": ("representative", "represented"),
    "location": ("inner", "outer"),
}
"""What two readings of one sentence must agree in, in part, to be the same relation."""

_WORDS = {
    RDF + "type": "is",
    RDFS + "label": "name",
    PREFIXES["skos"] + "altLabel": "also called",
    PREFIXES["owl"] + "sameAs": "same as",
    DIP + "reportedBy": "passed on by",
    DIP + "quotedIn": "quoted in",
    DIP + "accreditedTo": "accredited to",
    DIP + "locatedIn": "located in",
    DIP + "partOf": "part of",
    DIP + "bodyDigest": "text",
    DIP + "copyOf": "copy of",
    DCTERMS + "isReplacedBy": "replaced by",
}
_DERIVED = frozenset(
    (
        *(DIP + name for name in ("evidence", "earliest", "latest", "meets", "says", "represents", "engagesWith")),
        DCTERMS + "source",
    )
)
"""Told by something else: the short edges by meetings, statements and offices, the days by the date."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One thing and what became of it: ``what`` it is, ``kind`` one of ``KINDS``, ``details`` in words."""

    what: str
    kind: str
    label: str
    iri: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What the new graph has that the old one has not, and the other way round; ``changes`` tells it of things."""

    old: str
    new: str
    removed: tuple[Quad, ...]
    added: tuple[Quad, ...]
    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)

    def counts(self) -> dict[tuple[str, str], int]:
        """Return how many changes there are of each ``what`` and ``kind``, in the order that they are told in."""
        found = Counter((x.what, x.kind) for x in self.changes)
        return {(what, kind): found[what, kind] for what in WHAT for kind in KINDS if found[what, kind]}

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values, for programs."""
        statements = {"removed": len(self.removed), "added": len(self.added)}
        return {"old": self.old, "new": self.new, "triples": statements, "changes": [asdict(x) for x in self.changes]}


def difference(old: Side, new: Side) -> Difference:
    """
    Return what *new* gained and lost against *old*, sorted.

    Where one of them keeps no graphs (Turtle), the other's are not told apart either.
    """
    removed, added = _compared(old, new)
    touched = _Touched(old, new, removed, added)
    order = {name: i for i, name in enumerate(WHAT)}
    kinds = {name: i for i, name in enumerate(KINDS)}
    changes = sorted({*_changes(touched)}, key=lambda x: (order[x.what], kinds[x.kind], x))
    return Difference(old.name, new.name, tuple(removed), tuple(added), tuple(changes))


def _compared(old: Side, new: Side) -> tuple[list[Quad], list[Quad]]:
    graphs = old.apart and new.apart
    removed, added = set(_flat(old.quads(), graphs=graphs)), set()
    common = set()
    for quad in _flat(new.quads(), graphs=graphs):
        if quad in removed:
            common.add(quad)
        else:
            added.add(quad)
    return sorted(removed - common, key=str), sorted(added, key=str)


def _flat(quads: Iterable[Quad], *, graphs: bool) -> Iterator[Quad]:
    return iter(quads) if graphs else (Quad(x.subject, x.predicate, x.object) for x in quads)


class _Touched:
    """What the removed and added quads speak of, with what is asked of it more than once."""

    def __init__(self, old: Side, new: Side, removed: list[Quad], added: list[Quad]) -> None:
        self.old, self.new, self.removed, self.added = old, new, removed, added
        iris = set(_subjects(old, removed)) | set(_subjects(new, added))
        self.before = {iri: what for iri in sorted(iris) if (what := what_is(old.classes(iri)))}
        self.after = {iri: what for iri in sorted(iris) if (what := what_is(new.classes(iri)))}
        self.lost = {iri: what for iri, what in self.before.items() if iri not in self.after}
        self.gained = {iri: what for iri, what in self.after.items() if iri not in self.before}
        self.replaced = {  # as the new graph says itself
            quad.subject.value: quad.object.value
            for quad in added
            if quad.predicate.value == DCTERMS + "isReplacedBy"
            and isinstance(quad.subject, NamedNode)
            and isinstance(quad.object, NamedNode)
        }
        self.heirs: dict[str, str] = {}  # old IRI of an entity -> that of the one that it is now

    def facts(self, iri: str, side: Side) -> set[tuple[str, NamedNode | Literal]]:
        """Return what is told of a thing, entities by their names in the new graph."""
        told = {(p, x) for p, x in side.properties(iri) if p not in _DERIVED}
        if side is self.new:
            return told
        return {(p, NamedNode(self.heirs.get(x.value, x.value)) if isinstance(x, NamedNode) else x) for p, x in told}

    def told_before(self, term: NamedNode | Literal) -> str:
        """Return a value of ``facts`` of the old graph for people: by its name there, unless it has come since."""
        known = not isinstance(term, NamedNode) or next(self.old.properties(term.value), None)
        return (self.old if known else self.new).told(term)


def what_is(classes: frozenset[str]) -> str | None:
    """Return what a thing of *classes* is called, or ``None`` where it is told with others: a report, evidence."""
    return next((what for what, names in WHAT.items() if not classes.isdisjoint(names)), None)


def _subjects(side: Side, quads: Iterable[Quad]) -> Iterator[str]:
    """Yield the things that *quads* are told of; what one article reports is told of the meeting."""
    for iri in {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}:
        yield iri
        yield from side.values(iri, DIP + "reportOf")


# --- which things are one ------------------------------------------------------------------


Clues = Mapping[str, set[tuple[str, ...]]]


def _roles(side: Side, quads: Iterable[Quad]) -> Clues:
    """Return by entity where *quads* speak of it: article, sentence, role."""
    found: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for quad in quads:
        if quad.predicate.value in _ROLES and isinstance(quad.object, NamedNode):
            assert isinstance(quad.subject, NamedNode)
            for passage in side.passages(quad.subject.value):
                found[quad.object.value].add((*passage, quad.predicate.value))
    return found


def _names(side: Side, iri: str) -> set[str]:
    """Return the words of the names of an entity."""
    told = (*side.values(iri, RDFS + "label"), *side.values(iri, PREFIXES["skos"] + "altLabel"))
    return {word for name in told for word in fold(name).split() if len(word) > 1}


def _best(iri: str, side: Side, clues: Clues, other: Side, others: Mapping[str, set[tuple[str, ...]]]) -> str | None:
    """Return the one of *others* that stands where *iri* stood and shares a name with it; of two alike, none."""
    words = _names(side, iri)
    scored = sorted(
        ((len(clues[iri] & told), len(shared)), candidate)
        for candidate, told in others.items()
        if candidate != iri and clues[iri] & told and (shared := words & _names(other, candidate))
    )
    if not scored or (len(scored) > 1 and scored[-1][0] == scored[-2][0]):
        return None
    return scored[-1][1]


def _entities(x: _Touched) -> Iterator[Change]:
    """Yield merged, split and renamed entities, and fill ``heirs``."""
    before, after = _roles(x.old, x.removed), _roles(x.new, x.added)
    by_clue: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for iri, told in after.items():
        for clue in told:
            by_clue[clue].add(iri)
    for iri in sorted(i for i, what in x.before.items() if what in ENTITIES and (i in x.lost or i in x.replaced)):
        near = {other for clue in before.get(iri, ()) for other in by_clue[clue]}
        target = x.replaced.get(iri) or _best(
            iri, x.old, before, x.new, {other: after[other] for other in sorted(near)}
        )
        if target:
            x.heirs[iri] = target
    of_target = Counter(x.heirs.values())
    for iri, target in sorted(x.heirs.items()):
        what, label, now = x.before[iri], x.old.label(iri), x.new.label(target)
        if target in x.gained and of_target[target] == 1:
            yield Change(what, "renamed", label, iri, (f"now {_named(now, target)}",))
        else:
            yield Change(what, "merged", label, iri, (f"into {_named(now, target)}",))
    yield from _split(x, before, after)


def _split(x: _Touched, before: Clues, after: Clues) -> Iterator[Change]:
    by_clue: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for iri, told in before.items():
        for clue in told:
            by_clue[clue].add(iri)
    for iri, what in sorted(x.gained.items()):
        if what in ENTITIES and iri not in x.heirs.values():
            near = {other for clue in after.get(iri, ()) for other in by_clue[clue]}
            source = _best(iri, x.new, after, x.old, {other: before[other] for other in sorted(near)})
            if source:
                yield Change(what, "split", x.new.label(iri), iri, (f"from {_named(x.old.label(source), source)}",))


def _named(label: str, iri: str) -> str:
    return f"{cut(label)} <{iri}>"


def _pairs(x: _Touched) -> dict[str, str]:
    """
    Return which lost relation is which gained one.

    The graph says so; else they are told in one sentence, or of the same participants and day.
    """
    targets = Counter(x.replaced.values())
    pairs = {
        iri: target
        for iri, target in x.replaced.items()
        if x.lost.get(iri) in RELATIONS and x.gained.get(target) == x.lost[iri] and targets[target] == 1
    }
    taken = {*pairs.values()}
    places: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
    for iri, what in x.gained.items():
        for key in _keys(x, iri, what, x.new):
            places[key].add(iri)
    scored = []
    for iri, what in x.lost.items():
        if iri in x.replaced:
            continue
        near = {other for key in _keys(x, iri, what, x.old) for other in places[key]}
        told = x.facts(iri, x.old) if near else set()
        identity = {DIP + name for name in _IDENTITY.get(what, ())}
        for other in near:
            shared = told & x.facts(other, x.new)
            if any(p in identity for p, _ in shared):
                scored.append((-len(shared), iri, other))
    for _, iri, other in sorted(scored):
        if iri not in pairs and other not in taken:
            pairs[iri] = other
            taken.add(other)
    return pairs


def _keys(x: _Touched, iri: str, what: str, side: Side) -> Iterator[tuple[object, ...]]:
    if what not in RELATIONS:
        return
    for passage in side.passages(iri):
        yield (what, *passage)
    if what == "meeting":
        facts = x.facts(iri, side)
        who = frozenset(term.value for p, term in facts if p == DIP + "participant")
        when = frozenset(term.value for p, term in facts if p == DIP + "date")
        if len(who) > 1 and when:
            yield (what, who, when)


def _moved(x: _Touched, alone: Iterable[str], side: Side, other: Side, quads: Iterable[Quad]) -> dict[str, str]:
    """Return by relation of *alone* the one on the *other* side that has all its sentences now, and had not."""
    holders: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for quad in quads:
        if quad.predicate.value == DIP + "evidence" and isinstance(quad.subject, NamedNode):
            for passage in other.passages(quad.subject.value):
                holders[passage].add(quad.subject.value)
    found = {}
    for iri in alone:
        passages = side.passages(iri)
        what = what_is(side.classes(iri))
        near = set.intersection(*(holders[passage] for passage in passages)) if passages else set()
        identity = {DIP + name for name in _IDENTITY.get(what or "", ())}
        told = x.facts(iri, side)
        fitting = [
            holder
            for holder in sorted(near)
            if what_is(other.classes(holder)) == what and any(p in identity for p, _ in told & x.facts(holder, other))
        ]
        if len(fitting) == 1:
            found[iri] = fitting[0]
    return found


# --- what became of them -------------------------------------------------------------------


def _changes(x: _Touched) -> Iterator[Change]:
    entities = list(_entities(x))
    yield from entities
    pairs = _pairs(x)
    met = set(pairs.values())
    lost = [iri for iri, what in x.lost.items() if what in RELATIONS and iri not in pairs]
    gained = [iri for iri, what in x.gained.items() if what in RELATIONS and iri not in met]
    into = _moved(x, lost, x.old, x.new, x.added) | {
        iri: x.replaced[iri] for iri in lost if what_is(x.new.classes(x.replaced.get(iri, iri))) in RELATIONS
    }
    out_of = _moved(x, gained, x.new, x.old, x.removed)
    for iri, target in into.items():
        now = _named(x.new.label(target), target)
        yield Change(x.before[iri], "merged", x.old.label(iri), iri, (f"into {now}",))
    for iri, source in out_of.items():
        yield Change(x.after[iri], "split", x.new.label(iri), iri, (f"from {_named(x.old.label(source), source)}",))
    told = {change.iri for change in entities} | into.keys() | out_of.keys() | pairs.keys() | met | {*x.heirs.values()}
    for iri, what in x.lost.items():
        if iri not in told:
            yield Change(what, "lost", x.old.label(iri), iri, tuple(_about(x.old, iri, what)))
    for iri, what in x.gained.items():
        if iri not in told:
            yield Change(what, "gained", x.new.label(iri), iri, tuple(_about(x.new, iri, what)))
    same = {iri: iri for iri in x.after if iri in x.before and iri not in x.heirs}
    for iri, now in sorted((same | pairs).items()):
        details = tuple(_details(x, iri, now))
        if details:
            yield Change(x.after[now], "changed", x.new.label(now), now, details)


def _about(side: Side, iri: str, what: str) -> Iterator[str]:
    """Yield what tells one relation from others of the same label."""
    for name in ("status", "date", "venue", "tenure") if what in RELATIONS else ():
        values = [side.told(term) for term in side.terms(iri, DIP + name)]
        if values:
            yield f"{name}: {', '.join(sorted(set(values)))}"


def _details(x: _Touched, iri: str, now: str) -> Iterator[str]:
    """Yield what is told of a thing otherwise than before: its properties, then who tells it."""
    what = x.after[now]
    before, after = x.facts(iri, x.old), x.facts(now, x.new)
    unnamed = {RDFS + "label"} if what in RELATIONS else set()  # made of the rest
    for predicate in sorted({p for p, _ in before ^ after} - unnamed, key=lambda p: (p != DIP + "status", p)):
        gone = sorted({x.told_before(t) for p, t in before - after if p == predicate})
        come = sorted({x.new.told(t) for p, t in after - before if p == predicate})
        yield _one(predicate, gone, come, len([1 for p, _ in after if p == predicate]))
    if what in RELATIONS:
        yield from _tellers(x, iri, now)


def _one(predicate: str, gone: list[str], come: list[str], held: int) -> str:
    name = _WORDS.get(predicate) or predicate.rpartition("#")[2].rpartition("/")[2]
    if predicate == DIP + "bodyDigest":
        return "another text"
    if len(gone) == len(come) == held == 1:
        return f"{name}: {gone[0]} → {come[0]}"
    return f"{name}: {', '.join([*(f'+ {value}' for value in come), *(f'− {value}' for value in gone)])}"


def _tellers(x: _Touched, iri: str, now: str) -> Iterator[str]:
    """Yield which articles tell it that did not, or no longer; and which tells a meeting with another status."""
    before, after = _articles(x.old, iri), _articles(x.new, now)
    for article in sorted({*before, *after}):
        was, is_now = before.get(article), after.get(article)
        side = x.old if is_now is None else x.new
        title = cut(side.label(article))
        if was is None:
            yield f"also told by {title}" + (f" ({is_now})" if is_now else "")
        elif is_now is None:
            yield f"no longer told by {title}"
        elif was != is_now:
            yield f"as {title} tells it: {was or 'no status'} → {is_now or 'no status'}"


def _articles(side: Side, iri: str) -> dict[str, str]:
    """Return by article that tells a relation which status it reports; the empty text where that is no meeting."""
    told = {article: "" for article, _ in side.passages(iri)}
    for graph in side.graphs:
        for quad in side.store.within(graph, None, NamedNode(DIP + "reportOf"), NamedNode(iri)):
            assert isinstance(quad.subject, NamedNode)
            report = quad.subject.value
            statuses = (side.told(term) for term in side.terms(report, DIP + "reportedStatus"))
            for article in side.values(report, DIP + "article"):
                told[article] = ", ".join(sorted({*filter(None, told.get(article, "").split(", ")), *statuses}))
    return told
