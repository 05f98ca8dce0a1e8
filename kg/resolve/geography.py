"""Which places lie in which, and which two may be where one meeting took place, told by two articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg import tables as registry
from kg.model import Linked, Location
from kg.resolve import names
from kg.resolve.index import index, look_up
from kg.tables import Tables

_KEPT = 1 << 16
"""Pairs of places of which it is held whether they agree."""


class Geography:
    """
    The places of a collection by node key: those of *tables*, and what articles state of these and others.

    *called* has the names that articles give to each key.
    """

    def __init__(
        self, tables: Tables, locations: Iterable[Linked[Location]], called: Mapping[str, Iterable[str]]
    ) -> None:
        self._stated: defaultdict[str, set[str]] = defaultdict(set)
        for linked in locations:
            self._stated[linked.keys[linked.relation.inner]].add(linked.keys[linked.relation.outer])
        self._parents = registry.parents(tables)
        self._called = called
        self._shelves = index(tables)
        countries = {x.iso3: x.key for x in tables.actors if x.type == "Country" and x.iso3}
        self._known = {x.key for x in tables.places} | set(countries.values())
        for body in tables.actors:
            if body.type != "Country" and body.country in countries:
                self._stated[body.key].add(countries[body.country])
        self._agreed: dict[tuple[str, str], bool] = {}

    def inside(self, one: str, other: str) -> bool:
        """Tell whether the first is the second or lies in it, by the tables and by what articles state."""
        seen, waiting = {one}, [one]
        while waiting:
            step = waiting.pop()
            if step == other:
                return True
            new = (self._stated.get(step, set()) | ({self._parents[step]} if step in self._parents else set())) - seen
            seen |= new
            waiting += new
        return False

    def agree(self, one: str, other: str) -> bool:
        """
        Tell whether one meeting may be told to be in both: one lies in the other, or it is not known where it lies.

        Two places that the tables know rule each other out unless one is in the other. A name that may be several of
        theirs goes with each of them. What no table knows, a palace or a village, goes with any place but one that
        what is stated of it rules out, and with no other of its like.
        """
        # Kept by hand: what ``cache`` makes of a method leads back to it, and such a circle is not freed by itself.
        if (one, other) not in self._agreed:
            if len(self._agreed) >= _KEPT:
                self._agreed.clear()
            self._agreed[one, other] = self._agree(one, other)
        return self._agreed[one, other]

    def _agree(self, one: str, other: str) -> bool:
        if self.inside(one, other) or self.inside(other, one):
            return True
        known = [one in self._known, other in self._known]
        if all(known):
            return False
        if self._forms(one) & self._forms(other):
            return True  # one name, and at least once it was not clear whose
        may = [self._candidates(one), self._candidates(other)]
        if all(may):
            return any(self.inside(a, b) or self.inside(b, a) for a in may[0] for b in may[1])
        if not any(may):
            return False
        unknown, place = (one, other) if may[1] else (other, one)
        outer = self._stated.get(unknown, set())
        return not outer or any(self.agree(x, place) for x in sorted(outer) if x != unknown)

    def _forms(self, key: str) -> set[str]:
        return {names.form(x) for x in self._called.get(key, ())}

    def _candidates(self, key: str) -> set[str]:
        """Return the places of the tables that *key* is or may be."""
        if key in self._known:
            return {key}
        return {row.key for name in self._called.get(key, ()) for row in look_up(self._shelves.places, name)}
