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
from kg.model import EntityType, Relations
from kg.offices import Offices
from kg.resolve.link import Target
from kg.resolve.names import person_form
from kg.shelf import Keep

COUNTRY = "country/"
WHY = "articles give the name to people of different countries"


def parted(
    documents: Sequence[Relations],
    links: Sequence[tuple[Target, ...]],
    table: Offices,
    keep: Keep[tuple[Target, ...]] = tuple,
) -> Sequence[tuple[Target, ...]]:
    """Return *links*, one row for each of *documents*, with a node for each of several people of one name."""
    several = {key: found for key, told in _countries(documents, links).items() if len(found := _groups(told)) > 1}
    if several:
        known = {person_form(name) for term in table.terms for name in term.names}
        several = {x: y for x, y in several.items() if x.rpartition("/")[2].replace("-", " ") not in known}
    if not several:
        return links
    where = _where(links, several)
    new: dict[tuple[int, str], str] = {}
    here: set[str] = set()
    for key, groups in several.items():
        for countries, members in groups:
            new |= {(i, key): f"{key}-{min(countries).removeprefix(COUNTRY).lower()}" for i in members}
        for i in where[key]:
            if (i, key) not in new:
                new[i, key] = f"{key}-{keys.digest(documents[i].document.id, length=12)}"
                here.add(new[i, key])

    def one(i: int, target: Target) -> Target:
        key = new.get((i, target.key))
        return target if key is None else replace(target, key=key, why=WHY, here=key in here)

    return keep(tuple(one(i, target) for target in row) for i, row in enumerate(links))


def _where(links: Sequence[tuple[Target, ...]], wanted: Container[str]) -> Mapping[str, Iterable[int]]:
    """Return each key of *wanted* → the numbers of the documents that have it."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(links):
        for key in {target.key for target in row}:
            if key in wanted:
                found[key].append(i)
    return found


def _countries(
    documents: Sequence[Relations], links: Sequence[tuple[Target, ...]]
) -> Mapping[str, Mapping[int, frozenset[str]]]:
    """Return key of a person → number of a document → the countries that it has him represent, at any time."""
    found: defaultdict[str, dict[int, frozenset[str]]] = defaultdict(dict)
    for i, (document, row) in enumerate(zip(documents, links, strict=True)):
        people = {x.name: y.key for x, y in zip(document.entities, row, strict=True) if x.type is EntityType.PERSON}
        states = {x.name: y.key for x, y in zip(document.entities, row, strict=True) if y.key.startswith(COUNTRY)}
        for held in document.represents:
            if held.agent in people and held.of in states:
                key = people[held.agent]
                found[key][i] = found[key].get(i, frozenset()) | {states[held.of]}
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
