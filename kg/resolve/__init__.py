"""
Across documents: entities linked to the registry or to each other, reports merged into events.

``resolve`` is linear in the relations, and does not depend on the order of the documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from kg import keys
from kg import tables as registry_tables
from kg.compact import Once, order
from kg.config import Config
from kg.errors import InputError
from kg.model import Document, Linked, Node, Reason, Relations, Replaced, Resolved, Statement
from kg.offices import Offices
from kg.offices import offices as table_of_offices
from kg.resolve import names
from kg.resolve.copies import copies
from kg.resolve.decisions import NONE, Decisions, replacements
from kg.resolve.gather import Gathered, Names, gather
from kg.resolve.geography import Geography
from kg.resolve.heads import Heads
from kg.resolve.identity import Bearer, renames
from kg.resolve.imported import held_once, is_imported, said_once, told_once
from kg.resolve.judged import known
from kg.resolve.link import UNLINKED, Target, link, person_key
from kg.resolve.merge import Former, events
from kg.resolve.namesakes import Namesakes
from kg.resolve.offices import Holders, Telling
from kg.resolve.own import NOTHING, Own
from kg.resolve.revisions import revisions
from kg.resolve.sources import Sources, repeats
from kg.shelf import Arranged, Keep, Shelf
from kg.tables import Tables

__all__ = ["resolve"]


def resolve(
    relations: Sequence[Relations],
    config: Config,
    tables: Tables | None = None,
    own: Own = NOTHING,
    judged: Decisions = NONE,
    *,
    keep: Keep[Any] = tuple,
) -> Resolved:
    """
    Return the relations of all documents over shared nodes: those alone that a relation uses.

    *tables* is what names are linked to (default: the project's own), *own* what the user adds, *judged* what he says
    of who is who; what he says of relations has been replayed before (``kg.resolve.replay``). One document may have
    been read several times, by us and by other extractors: what two readings tell alike is one relation with both
    their evidence. What an older version of an article tells is left out; the article stays, and says which one
    replaces it. *relations* are looked through several times, as is what comes of each document, which *keep* keeps.
    Raises ``InputError`` where two different documents have one id.
    """
    tables = tables or registry_tables.load()
    collection = keys.collection(config.collection)
    every: Sequence[Document] = keep(x.document for x in relations)
    by_id = Heads(every)
    ids = by_id.ids
    in_order = order(ids)  # of one document, as they came
    documents = Arranged(every, _once_each(in_order, ids, relations))
    older = revisions(documents)
    copied = copies(documents, older)
    replaced = {x.document for x in older}
    speaking = Arranged(relations, (i for i in in_order if ids[i] not in replaced))
    gathered = Gathered(list if keep is tuple else Shelf)
    elsewhere = judged.is_someone_else if judged.elsewhere else None
    table = table_of_offices(config.offices)
    namesakes = Namesakes(table)
    links = namesakes.parted(
        keep(namesakes.noted(x, link(x, tables, collection, own, elsewhere)) for x in speaking), keep
    )
    there = {target.key for targets in links for target in targets} if judged.rows else set()
    same = replacements(judged, there)
    looks = _Looks(speaking, _merged(links, same, keep), collection, gathered, own)
    apart = _apart(speaking, links, judged)
    alone = {key for keys_ in apart.values() for key in keys_}  # whom a person judged to be nobody else
    bearers: list[Bearer] = []
    tellings: dict[Telling, None] = {}  # many articles tell the same
    once = Once()
    for document, look in looks:
        bearers += (x.with_parts(once) for x in look.bearers(document) if x.key not in alone)
        for telling in look.tellings(document):
            tellings.setdefault(telling.with_parts(once))
    different = frozenset(frozenset(same.get(x, x) for x in pair) for pair in judged.different)
    merged = renames(bearers, partial(person_key, collection=collection), table, different=different)
    del bearers, once
    looks.rename(merged, table)
    looks.holders = Holders(map(looks.renamed, tellings))
    del tellings
    for document, look in looks:
        gather(document, look, gathered)
    geography = Geography(tables, gathered.locations, gathered.names)
    found, told_together = events(
        told_once(gathered.reports),
        by_id,
        collection,
        geography,
        Sources(by_id, copied),
        Former({*merged, *gathered.replaced}, namesakes.local),
        keep=keep,
    )
    now = {x.old: x.new for x in merged}
    now |= {old: now.get(new, new) for old, new in same.items()}
    told = known(judged, there, apart, now, gathered.targets)
    # What other extractors read may tell it again.
    several = gathered.imported
    statements: Sequence[Linked[Statement]] = keep(said_once(gathered.statements) if several else gathered.statements)
    return Resolved(
        documents=documents if keep is not tuple else tuple(documents),
        nodes=_nodes(gathered),
        events=found,
        statements=statements,
        representations=keep(held_once(gathered.representations) if several else gathered.representations),
        locations=keep(gathered.locations),
        replaced=keep(sorted({*merged, *gathered.replaced, *told_together})),
        copies=copied,
        revisions=older,
        repeats=repeats(statements, copied, keep),
        judged=told.judged,
        reasons=tuple(sorted({*_reasons(gathered), *told.reasons, *gathered.notes})),
        unused=told.unused,
    )


def _once_each(places: Iterable[int], ids: Sequence[str], read: Sequence[Relations]) -> Iterator[int]:
    """Yield *places* with each document once; raise ``InputError`` where two readings of one id are not of the same."""
    before: int | None = None
    for i in places:
        if before is None or ids[before] != ids[i]:
            yield i
        elif not (read[before].document == read[i].document and is_imported(read[i])):
            raise InputError(ids[i], "two documents have this id", "Give each its own, or leave one out")
        before = i


class _Looks:
    """The documents of a collection, each with what its names mean: made anew for who looks through them."""

    def __init__(
        self,
        documents: Sequence[Relations],
        links: Sequence[tuple[Target, ...]],
        collection: str,
        gathered: Gathered,
        own: Own,
    ) -> None:
        self.holders = Holders(())
        self._documents = documents
        self._links = links
        self._collection = collection
        self._gathered = gathered
        self._own = own
        self._new: dict[str, Target] = {}

    def __iter__(self) -> Iterator[tuple[Relations, Names]]:
        for document, targets in zip(self._documents, self._links, strict=True):
            look = Names(document, targets, self._collection, self._gathered, self._own)
            if self._new:
                look.rename(self._new)
            look.holders = self.holders
            yield document, look

    def renamed(self, told: Telling) -> Telling:
        """Return *told* of the nodes that stay."""
        of, person = self._new.get(told.of), self._new.get(told.person.key)
        return replace(told, of=of.key if of else told.of, person=person or told.person) if of or person else told

    def rename(self, merged: Iterable[Replaced], table: Offices) -> None:
        """Have the names of all documents mean the nodes that stay; one that no article has in full is the table's."""
        merged = list(merged)
        stay = {key for _, key, _ in merged}
        targets = {x.key: x for row in self._links for x in row if x.key in stay} if stay else {}
        by_table = {person_key(term.name, self._collection): term.name for term in table.terms} if stay else {}
        self._new = {
            old: replace(targets.get(key) or Target(key, "Person", by_table.get(key)), why=why, was=old)
            for old, key, why in merged
        }


def _merged(
    links: Sequence[tuple[Target, ...]], replaced: Mapping[str, str], keep: Keep[tuple[Target, ...]]
) -> Sequence[tuple[Target, ...]]:
    """Return *links* with what a judgement merged away replaced by what stands for it."""
    if not replaced:
        return links
    standing = {target.key: target for targets in links for target in targets}

    def now(target: Target) -> Target:
        new = replaced.get(target.key)
        return replace(standing[new], why=f"judged to be the same as {new}", was=target.key) if new else target

    return keep(tuple(now(target) for target in targets) for targets in links)


def _apart(
    documents: Sequence[Relations], links: Sequence[tuple[Target, ...]], judged: Decisions
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return (digest of an article, name that is someone else there) → node keys of the name there."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    if judged.elsewhere:
        for document, targets in zip(documents, links, strict=True):
            digest = document.document.digest
            for entity, target in zip(document.entities, targets, strict=True):
                if judged.is_someone_else(digest, entity.name):
                    found[digest, entity.name].add(target.key)
    return {what: tuple(sorted(keys_)) for what, keys_ in found.items()}


def _reasons(gathered: Gathered) -> Iterator[Reason]:
    """Yield why names are linked as they are: where a node has several, and where a name was linked to nothing."""
    several = {key for key, told in gathered.names.items() if len({*told, *gathered.aliases.get(key, ())}) > 1}
    for (key, name), (why, document) in gathered.why.items():
        if why in UNLINKED:
            yield Reason("unlinked", (key,), (name,), why, document)
        elif key in several and why:
            yield Reason("linked", (key,), (name,), why, document)


def _nodes(gathered: Gathered) -> tuple[Node, ...]:
    """Return the nodes by key, each under the name that most documents have for it."""
    nodes = []
    for key, target in sorted(gathered.targets.items()):
        told = gathered.names[key]
        # The name of the node that stays, and of people one in full, if there is one.
        mine = gathered.own.get(key) or told
        label = target.label or min(mine, key=lambda name: (*_worse(name, target.cls), -told[name], name))
        others = names.without_shouting({*told, *gathered.aliases.get(key, ())}, label)
        also = tuple(sorted(gathered.besides.get(key, set()) - {target.cls}))
        nodes.append(Node(key, target.cls, label, others, also))
    return tuple(nodes)


def _worse(name: str, cls: str) -> tuple[bool, bool]:
    """Tell what speaks against *name* as a label: a surname where a full name is told too, an initial."""
    if cls != "Person":
        return (False, False)
    return (not names.is_full_name(name), any(len(x.strip(".")) == 1 for x in name.split()))
