"""Rulers of one name, who go by it with their rank: "King Talal", never Talal alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType

if TYPE_CHECKING:
    from kg.annotate.resolver import Resolver

RANKS = frozenset({"king", "queen", "emperor", "empress", "prince", "princess", "crown prince", "crown princess",
                   "sultan", "emir", "amir", "pope", "grand duke", "grand duchess"})  # fmt: skip
"""Titles, in lower case, that are a part of a name of one word."""


def name_royals(r: Resolver) -> None:
    """Let people of one name whom the text calls by a rank of royalty be named by both; the name alone is an alias."""
    for office in r.offices:
        holder, words = office.holder, office.head.split()
        if holder is None or office.head not in RANKS or office.span.end != holder.span.start:
            continue
        one = r.by_name.get(holder)
        if one is None or one.type is not EntityType.PERSON or one.row is not None or " " in one.name:
            continue
        rank = r.doc[max(office.span.start, office.span.end - len(words)) : office.span.end].text
        if rank.lower() == office.head and rank[0].isupper():
            alone, one.name = one.name, f"{rank} {one.name}"
            one.aliases = [x for x in one.aliases if x != one.name]
            one.add_alias(alone)
