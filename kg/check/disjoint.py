"""
Things that are of two classes that nothing can be of both: found by look-up, and explained.

It sees what a reasoner sees in an ontology like ours (hierarchy, domains and ranges,
inverses, ``owl:sameAs``, disjointness), needs no Java, and says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rdflib import OWL, RDF, Literal, URIRef

from kg.check.axioms import Axioms, axioms
from kg.rdf.quad import Triple, line

Conflict = tuple[URIRef, URIRef, URIRef, URIRef]
"""Two classes of a thing, and the disjoint classes that these are or are under."""

Reasons = defaultdict[tuple[URIRef, URIRef], list[tuple[bool, str, URIRef]]]
"""Thing and class → what says so: whether by a property only, the line, and what the line calls the thing."""


@dataclass(frozen=True, slots=True)
class Problem:
    """
    One contradiction: *thing* is of two *classes*, by *triples* (lines of N-Triples, one for each class).

    *axiom* says in words why nothing can be of both.
    """

    thing: str
    classes: tuple[str, str]
    triples: tuple[str, ...]
    axiom: str

    def __str__(self) -> str:
        one, other = map(_short, self.classes)
        because = "\n".join(f"    {text}" for text in self.triples)
        return f"<{self.thing}> is a {one} and a {other}. {self.axiom}. It is said by\n{because}"


def contradictions(graph: Iterable[Any], known: Axioms | None = None) -> list[Problem]:
    """Return the problems of *graph* (triples or quads), sorted. *known* is another ontology's axioms than ours."""
    known = known or axioms()
    triples: list[Triple] = [row[:3] for row in graph if isinstance(row[2], URIRef)]
    same = _same(triples)
    classes: defaultdict[URIRef, set[URIRef]] = defaultdict(set)
    stated: defaultdict[URIRef, set[URIRef]] = defaultdict(set)
    for triple in triples:
        for thing, cls in _says(triple, known):
            classes[same.get(thing, thing)].add(cls)
            if triple[1] == RDF.type:
                stated[same.get(thing, thing)].add(cls)
    wrong = {
        thing: conflicts for thing, found in classes.items() if (conflicts := _conflicts(found, stated[thing], known))
    }
    if not wrong:
        return []
    reasons: Reasons = defaultdict(list)
    for triple in triples:
        for name, cls in _says(triple, known):
            if (thing := same.get(name, name)) in wrong:
                reasons[thing, cls].append((triple[1] != RDF.type, line((*triple, None)), name))
        if triple[1] == OWL.sameAs and (thing := same[triple[0]]) in wrong:
            reasons[thing, OWL.sameAs].append((False, line((*triple, None)), thing))
    found_ = [_problem(thing, conflict, reasons) for thing, conflicts in wrong.items() for conflict in conflicts]
    return sorted(found_, key=lambda problem: (problem.thing, problem.classes))


def _says(triple: Triple, known: Axioms) -> Iterator[tuple[URIRef, URIRef]]:
    """Yield each thing that *triple* gives a class, and the class."""
    s, p, o = triple
    if isinstance(o, Literal):
        return
    if p == RDF.type:
        yield s, o
        return
    for cls in known.subjects.get(p, ()):
        yield s, cls
    for cls in known.objects.get(p, ()):
        yield o, cls


def _conflicts(found: set[URIRef], stated: set[URIRef], known: Axioms) -> list[Conflict]:
    """Return the pairs of classes of a thing that exclude each other; a pair once, by the nearest axiom."""
    up = {cls: {cls, *known.superclasses.get(cls, ())} for cls in found}
    every = {above for classes in up.values() for above in classes}
    pairs: dict[frozenset[URIRef], Conflict] = {}
    # The nearest axiom explains best: Person and Place, not Agent and Event.
    for one, other in sorted(known.disjoint, key=lambda pair: (-len(found.intersection(pair)), pair)):
        if one in every and other in every:
            # What the data call the thing explains better than what a property makes of it.
            a, b = (
                min((cls for cls in found if top in up[cls]), key=lambda cls: (cls not in stated, cls != top, cls))
                for top in (one, other)
            )
            pairs.setdefault(frozenset((a, b)), (a, b, one, other))
    return list(pairs.values())


def _problem(thing: URIRef, conflict: Conflict, reasons: Reasons) -> Problem:
    a, b, one, other = conflict
    # One triple a class is enough to look at.
    told = [min(reasons[thing, cls]) for cls in (a, b)]
    lines = [text for _, text, _ in told]
    if len({name for _, _, name in told} | {thing}) > 1:
        lines += sorted(text for _, text, _ in reasons[thing, OWL.sameAs])
    return Problem(
        thing=str(thing),
        classes=(str(a), str(b)),
        triples=tuple(dict.fromkeys(lines)),
        axiom=_axiom(a, b, one, other),
    )


def _axiom(a: URIRef, b: URIRef, one: URIRef, other: URIRef) -> str:
    kinds = [f"every {_short(cls)} is a {_short(top)}" for cls, top in ((a, one), (b, other)) if cls != top]
    nothing = f"nothing is both a {_short(one)} and a {_short(other)} (owl:disjointWith)"
    text = "; ".join([*kinds, nothing])
    return text[0].upper() + text[1:]


def _short(iri: str) -> str:
    return iri.rpartition("#")[2] or iri


def _same(triples: Iterable[Triple]) -> dict[URIRef, URIRef]:
    """Return each thing that is said to be the same as another → the first name of all of them."""
    links: defaultdict[URIRef, set[URIRef]] = defaultdict(set)
    for s, p, o in triples:
        if p == OWL.sameAs and isinstance(o, URIRef):
            links[s].add(o)
            links[o].add(s)
    first: dict[URIRef, URIRef] = {}
    for start in sorted(links):
        if start not in first:
            waiting, group = [start], {start}
            while waiting:
                new = links[waiting.pop()] - group
                group |= new
                waiting += new
            # Ours before another's: a person reads "id:country/RUS", not "Q159".
            name = min(group, key=lambda x: ("communique" not in x, x))
            first |= dict.fromkeys(group, name)
    return first
