"""
People of one full name who are two: each represents a country, and no article has one represent both.

A name is one person in all articles (``kg.resolve.link``) until articles give it to different countries. Then each
country's is a person of his own, and an article that tells no country may mean either: there the name is nobody
else's. Not so where ``data/offices.csv`` has the name: whoever is in it has been of one country, and reading errs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from kg import keys
from kg.compact import Once, Texts
from kg.model import EntityType, Relations
from kg.offices import Offices
from kg.resolve.link import Target
from kg.resolve.names import person_form
from kg.shelf import Keep

COUNTRY = "country/"
WHY = "articles give the name to people of different countries"


class Namesakes:
    """
    The people of a collection for whom some country is told: first each document is ``noted``, then they are parted.

    *table* has the people who have been of one country, whatever is read of them.
    """

    def __init__(self, table: Offices) -> None:
        self.local: set[str] = set()  # keys of one document alone
        self._table = table
        self._ids = Texts()
        self._once = Once()
        # Key of a person → number of a document → the countries that it has him represent, at any time.
        self._told: defaultdict[str, dict[int, frozenset[str]]] = defaultdict(dict)

    def noted(self, document: Relations, row: tuple[Target, ...]) -> tuple[Target, ...]:
        """Return *row*, the nodes of the entities of *document*, noted."""
        number = len(self._ids)
        self._ids.append(document.document.id)
        self.local.update(target.key for target in row if target.here)
        if document.represents:
            both = list(zip(document.entities, row, strict=True))
            people = {x.name: y.key for x, y in both if x.type is EntityType.PERSON}
            states = {x.name: y.key for x, y in both if y.key.startswith(COUNTRY)}
            for held in document.represents:
                if held.agent in people and held.of in states:
                    told = self._told[people[held.agent]]
                    told[number] = self._once(told.get(number, frozenset()) | {states[held.of]})
        return row

    def parted(
        self, links: Sequence[tuple[Target, ...]], keep: Keep[tuple[Target, ...]] = tuple
    ) -> Sequence[tuple[Target, ...]]:
        """Return *links*, a row for each document in the order noted, with a node for each of several of one name."""
        several = self._several()
        if not several:
            return links
        where = _where(links, several)
        new: dict[tuple[int, str], str] = {}
        for key, groups in several.items():
            for countries, members in groups:
                new |= {(i, key): f"{key}-{min(countries).removeprefix(COUNTRY).lower()}" for i in members}
            for i in where[key]:
                if (i, key) not in new:
                    new[i, key] = f"{key}-{keys.digest(self._ids[i], length=12)}"
                    self.local.add(new[i, key])

        def one(i: int, target: Target) -> Target:
            key = new.get((i, target.key))
            return target if key is None else replace(target, key=key, why=WHY, here=key in self.local)

        return keep(tuple(one(i, target) for target in row) for i, row in enumerate(links))

    def _several(self) -> dict[str, list[tuple[frozenset[str], list[int]]]]:
        """Return the keys of people who are several → the countries of each, with the documents that tell them."""
        found = {key: groups for key, told in self._told.items() if len(groups := _groups(told)) > 1}
        if not found:
            return {}
        known = {person_form(name) for term in self._table.terms for name in term.names}
        return {key: groups for key, groups in found.items() if key.rpartition("/")[2].replace("-", " ") not in known}


def _where(links: Iterable[tuple[Target, ...]], wanted: Container[str]) -> Mapping[str, Iterable[int]]:
    """Return each key of *wanted* → the numbers of the documents that have it."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(links):
        for key in {target.key for target in row}:
            if key in wanted:
                found[key].append(i)
    return found


def _groups(by_document: Mapping[int, frozenset[str]]) -> list[tuple[frozenset[str], list[int]]]:
    """Return the countries that documents join, with these documents: two groups have nothing in common."""
    documents: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    for i, countries in sorted(by_document.items()):
        documents[countries].append(i)
    groups: list[tuple[frozenset[str], list[int]]] = []
    for countries, members in documents.items():  # far fewer than documents
        apart = [x for x in groups if countries.isdisjoint(x[0])]
        joined = [x for x in groups if not countries.isdisjoint(x[0])]
        mine = countries.union(*(x[0] for x in joined))
        groups = [*apart, (mine, [*members, *(i for x in joined for i in x[1])])]
    return groups
