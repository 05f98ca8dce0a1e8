"""
Towns that are told of again by their kind: "in Haven … a hotel in the Norlandic port city", "in the capital, Haven".

Which town is meant the table says: the one told of last must be of that country, and a capital be its capital.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import Reference, Referent, reference, sentences_between, tokens_of
from kg.annotate.gazetteer import plain
from kg.model import EntityType
from kg.tables import Actor, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

TOWNS = frozenset({"city", "town", "port", "resort"})
"""What a town is told by again."""

BEFORE = 4
"""Sentences back in which the town was named."""

Told = tuple[Reference, Referent, Referent]
"""The word by which it is told, the town, and its country."""


def told_again(doc: Doc) -> Iterator[Told]:
    """Yield the towns of *doc* that words for their kind, or "the capital", put in a country."""
    for token in tokens_of(doc):
        if token.text in TOWNS:
            yield from _by_kind(doc, token)
        elif token.text == "capital":
            yield from _as_capital(doc, token)


def _by_kind(doc: Doc, noun: Token) -> Iterator[Told]:
    """Yield the town named before "the Norlandic port (city)", where nothing behind it names another."""
    after = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    if after is not None and (after.pos_ in {"NOUN", "PROPN"} or after.lower_ == "of" or _names_behind(doc, after)):
        return
    i = noun.i - 1
    i -= i > 0 and doc[i].lower_ in TOWNS | {"coastal", "border", "seaside", "lakeside", "industrial"}
    whose: Reference | None = reference(doc[i]) if i > 0 else None
    country = _only(whose)
    if whose is None or country is None or whose.how != "adjective" or doc[whose.span.start - 1].lower_ != "the":
        return
    town = _last_named(doc, whose.span[0])
    if town is None or not isinstance(town.row, Place) or not isinstance(country.row, Actor):
        return
    if country.row.key == f"country/{town.row.country}":
        yield whose, town, country


def _names_behind(doc: Doc, comma: Token) -> bool:
    """Tell whether a name follows a comma: "the Norlandic port, Haven"."""
    return comma.text == "," and comma.i + 1 < len(doc) and doc[comma.i + 1].text[0].isupper()


def _last_named(doc: Doc, token: Token) -> Referent | None:
    """Return the place named last before *token*, if that was not long before."""
    for before in reversed(doc[: token.i]):
        found: Reference | None = reference(before)
        if found is not None and found.how == "name" and found.referents[0].type is EntityType.PLACE:
            near = sentences_between(before, token) <= BEFORE
            return found.referents[0] if near and len(found.referents) == 1 else None
    return None


def _as_capital(doc: Doc, noun: Token) -> Iterator[Told]:
    """Yield the town in "the capital, Haven", if it is that of the one country of the text that has it for its own."""
    i = noun.i
    if i < 1 or i + 2 >= len(doc) or doc[i - 1].lower_ != "the" or doc[i + 1].text != ",":
        return
    named: Reference | None = reference(doc[i + 2])
    if named is None or named.span.start != i + 2 or named.how != "name" or len(named.referents) != 1:
        return
    town = named.referents[0]
    name = plain(town.row.name if isinstance(town.row, Place) else town.name)
    owners = [
        x
        for x in doc._.referents
        if x.type is EntityType.COUNTRY
        and isinstance(x.row, Actor)
        and name in {plain(y) for y in x.row.capital.split("|")}
    ]
    if town.type is EntityType.PLACE and len(owners) == 1:
        yield named, town, owners[0]


def _only(found: Reference | None) -> Referent | None:
    if found is None or len(found.referents) != 1 or found.referents[0].type is not EntityType.COUNTRY:
        return None
    return found.referents[0]
