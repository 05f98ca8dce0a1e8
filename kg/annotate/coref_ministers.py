"""
Ministers of two countries told of together, and named by their offices soon behind.

"Norland and Sudland agreed when their trade ministers met in Haven. Norlandic Trade Minister Ada Brook said … Her
Sudish counterpart, Tomas Vale, …": the two who met are Brook and Vale. Each country must have one such minister
named, and only one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.coref_counterparts import COUNTERPARTS
from kg.annotate.coref_theirs import with_bodies
from kg.annotate.doc import in_title, sentences_between
from kg.model import EntityType

if TYPE_CHECKING:
    from kg.annotate.doc import Referent
    from kg.annotate.office import Office
    from kg.annotate.resolver import Resolver

NEXT = 4
"""Sentences behind such words in which both must be named."""


def name_ministers_soon(r: Resolver) -> None:
    """Let "their trade ministers" refer to those two whom the sentences behind name by country and office."""
    for office in r.offices:
        if not office.plural or office.holder is not None or in_title(office.span[0]):
            continue
        root = office.span.root
        lands = _lands(r, office)
        if len(lands) != 2 or r.reference(root) is not None:
            continue
        people = [_minister_of(r, office, x) for x in lands]
        found = tuple(x for x in people if x is not None)
        if len(set(found)) == len(lands):
            r.refer(office.span, found, "group")


def _lands(r: Resolver, office: Office) -> list[Referent]:
    """Return the two countries that the ministers are of: told with them, or the two of the sentence before "their"."""
    named = with_bodies(r, office).bodies
    lands = dict.fromkeys(r.by_name[x] for x in named if x.type is EntityType.COUNTRY and x in r.by_name)
    return list(lands) if len(lands) == 2 else []


def _minister_of(r: Resolver, office: Office, land: Referent) -> Referent | None:
    """Return who is named soon behind as holding that *office* of *land*, or as the counterpart of who does."""
    found = set()
    for holder, held, of in r.holders:
        behind = held.span.start >= office.span.end and sentences_between(office.span.root, held.span.root) <= NEXT
        if behind and of is land and (held.head == office.head or held.head in COUNTERPARTS):
            found.add(holder)
    return found.pop() if len(found) == 1 else None
