"""Whom "their foreign ministers" means behind two countries that do something: those whom the text names as that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.marks import POSSESSIVE
from kg.annotate.office_kinds import kind_of
from kg.model import EntityType, Tenure

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.names import Name
    from kg.annotate.office import Office
    from kg.annotate.resolver import Resolver

LANDS = frozenset({"country", "nation", "neighbour", "neighbor", "side"})
"""What two countries are called again: "the two neighbours' foreign ministers"."""


def with_bodies(r: Resolver, office: Office) -> Office:
    """
    Return *office* with the two countries whose "their foreign ministers" tells of, or as it is where none are.

    "Norland and Sudland will open the bridge, their foreign ministers said": the only two that the sentence names
    before. The words tell nothing of who they are; what the text says of each elsewhere does.
    """
    if not office.plural or office.of is not None or office.bodies or office.of_unknown:
        return office
    if not kind_of(office.head) or office.tenure is not Tenure.CURRENT or not _is_theirs(r, office):
        return office
    before = [
        x
        for x in r.names
        if x.type is EntityType.COUNTRY
        and not x.adjective
        and x in r.by_name
        and office.span.root.sent.start <= x.span.start < office.span.start
    ]
    lands: dict[object, Name] = {}
    for one in before:
        lands.setdefault(r.by_name[one], one)
    return replace(office, bodies=tuple(lands.values()), definite=True) if len(lands) == 2 else office


def _is_theirs(r: Resolver, office: Office) -> bool:
    """Tell whether "their" or "the two countries'" stands before the words of *office*."""
    if office.possessor is not None:
        return office.possessor.lower_ == "their"
    start = office.span.start
    if start < 2 or r.doc[start - 1].text not in POSSESSIVE:
        return False
    noun: Token = r.doc[start - 2]
    two = any(x.lower_ in {"two", "both"} for x in r.doc[max(0, noun.i - 2) : noun.i])
    return noun.lemma_.lower() in LANDS and noun.tag_ == "NNS" and two
