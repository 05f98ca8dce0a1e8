"""
Across documents: entities linked to the registry or to each other, reports merged into events.

``resolve`` is linear in the relations, and does not depend on the order of the documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from kg import keys
from kg import tables as registry_tables
from kg.config import Config
from kg.errors import InputError
from kg.model import (
    Node,
    Reason,
    Relations,
    Replaced,
    Resolved,
)
from kg.offices import Offices
from kg.offices import offices as table_of_offices
from kg.resolve import names
from kg.resolve.copies import copies
from kg.resolve.decisions import NONE, Decisions, replacements
from kg.resolve.gather import Gathered, Names, gather
from kg.resolve.geography import Geography
from kg.resolve.identity import renames
from kg.resolve.imported import held_once, is_imported, said_once, told_once
from kg.resolve.judged import known
from kg.resolve.link import UNLINKED, Target, link, person_key
from kg.resolve.merge import Former, events
from kg.resolve.namesakes import parted
from kg.resolve.offices import Holders
from kg.resolve.own import NOTHING, Own
from kg.resolve.revisions import revisions
from kg.resolve.sources import repeats, sources
from kg.tables import Tables

__all__ = ["resolve"]


def resolve(
    relations: Sequence[Relations],
    config: Config,
    tables: Tables | None = None,
    own: Own = NOTHING,
    judged: Decisions = NONE,
) -> Resolved:
    """
    Return the relations of all documents over shared nodes: those alone that a relation uses.

    *tables* is what names are linked to (default: the project's own), *own* what the user adds, *judged* what he says
    of who is who; what he says of relations has been replayed before (``kg.resolve.replay``). One document may have
    been read several times, by us and by other extractors: what two readings tell alike is one relation with both
    their evidence. What an older version of an article tells is left out; the article stays, and says which one
    replaces it. Raises ``InputError`` where two different documents have one id.
    """
    tables = tables or registry_tables.load()
    collection = keys.collection(config.collection)
    ordered = sorted(relations, key=lambda x: x.document.id)  # stable: of one document, as they came
    for one, other in pairwise(ordered):
        if one.document.id == other.document.id and not (one.document == other.document and is_imported(other)):
            raise InputError(one.document.id, "two documents have this id", "Give each its own, or leave one out")
    documents = tuple({x.document.id: x.document for x in ordered}.values())
    older = revisions(documents)
    copied = copies(documents, older)
    replaced = {x.document for x in older}
    speaking = [x for x in ordered if x.document.id not in replaced]
    gathered = Gathered()
    elsewhere = judged.is_someone_else if judged.elsewhere else None
    table = table_of_offices(config.offices)
    links = parted(speaking, [link(document, tables, collection, own, elsewhere) for document in speaking], table)
    there = {target.key for targets in links for target in targets}
    same = replacements(judged, there)
    looks = [
        Names(document, targets, collection, gathered, own)
        for document, targets in zip(speaking, _merged(links, same), strict=True)
    ]
    both = list(zip(speaking, looks, strict=True))
    apart = _apart(speaking, links, judged)
    alone = {key for keys_ in apart.values() for key in keys_}  # whom a person judged to be nobody else
    bearers = (x for document, look in both for x in look.bearers(document) if x.key not in alone)
    different = frozenset(frozenset(same.get(x, x) for x in pair) for pair in judged.different)
    merged = renames(bearers, partial(person_key, collection=collection), table, different=different)
    _rename(looks, merged, table, collection)
    holders = Holders(told for document, look in both for told in look.tellings(document))
    for document, look in both:
        look.holders = holders
        gather(document, look, gathered)
    geography = Geography(tables, gathered.locations, gathered.names)
    local = {target.key for targets in links for target in targets if target.here}
    found, told_together = events(
        told_once(gathered.reports),
        {x.id: x for x in documents},
        collection,
        geography,
        sources(documents, copied),
        Former({*merged, *gathered.replaced}, local),
    )
    now = {x.old: x.new for x in merged}
    now |= {old: now.get(new, new) for old, new in same.items()}
    told = known(judged, there, apart, now, gathered.targets)
    statements = said_once(gathered.statements)
    return Resolved(
        documents=documents,
        nodes=_nodes(gathered),
        events=found,
        statements=statements,
        representations=held_once(gathered.representations),
        locations=tuple(gathered.locations),
        replaced=tuple(sorted({*merged, *gathered.replaced, *told_together})),
        copies=copied,
        revisions=older,
        repeats=repeats(statements, copied),
        judged=told.judged,
        reasons=tuple(sorted({*_reasons(gathered), *told.reasons, *_notes(speaking)})),
        unused=told.unused,
    )


def _rename(looks: Iterable[Names], merged: Iterable[Replaced], table: Offices, collection: str) -> None:
    """Have all *looks* use the nodes that stay; one that no article names in full is called as the table has it."""
    merged = list(merged)
    if not merged:
        return
    looks = list(looks)
    targets = {target.key: target for look in looks for _, target in look.entities}
    by_table = {person_key(term.name, collection): term.name for term in table.terms}
    new = {
        old: replace(targets.get(key) or Target(key, "Person", by_table.get(key)), why=why, was=old)
        for old, key, why in merged
    }
    for look in looks:
        look.rename(new)


def _merged(links: Sequence[tuple[Target, ...]], replaced: Mapping[str, str]) -> list[tuple[Target, ...]]:
    """Return *links* with what a judgement merged away replaced by what stands for it."""
    if not replaced:
        return list(links)
    standing = {target.key: target for targets in links for target in targets}

    def now(target: Target) -> Target:
        new = replaced.get(target.key)
        return replace(standing[new], why=f"judged to be the same as {new}", was=target.key) if new else target

    return [tuple(now(target) for target in targets) for targets in links]


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
    several = {key for key, told in gathered.names.items() if len({*told, *gathered.aliases[key]}) > 1}
    for (key, name), (why, document) in gathered.why.items():
        if why in UNLINKED:
            yield Reason("unlinked", (key,), (name,), why, document)
        elif key in several and why:
            yield Reason("linked", (key,), (name,), why, document)


def _notes(documents: Iterable[Relations]) -> Iterator[Reason]:
    for document in documents:
        for note in document.notes:
            yield Reason("note", (), (), note, document.document.id)


def _nodes(gathered: Gathered) -> tuple[Node, ...]:
    """Return the nodes by key, each under the name that most documents have for it."""
    nodes = []
    for key, target in sorted(gathered.targets.items()):
        told = gathered.names[key]
        # The name of the node that stays, and of people one in full, if there is one.
        mine = gathered.own[key] or told
        label = target.label or min(mine, key=lambda name: (*_worse(name, target.cls), -told[name], name))
        others = names.without_shouting({*told, *gathered.aliases[key]}, label)
        also = tuple(sorted(gathered.besides[key] - {target.cls}))
        nodes.append(Node(key, target.cls, label, others, also))
    return tuple(nodes)


def _worse(name: str, cls: str) -> tuple[bool, bool]:
    """Tell what speaks against *name* as a label: a surname where a full name is told too, an initial."""
    if cls != "Person":
        return (False, False)
    return (not names.is_full_name(name), any(len(x.strip(".")) == 1 for x in name.split()))
