"""Locations: places that the text puts in other places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.doc import Reference, Referent, evidence
from kg.model import EntityType, Location
from kg.tables import Actor, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

PLACES = frozenset({EntityType.PLACE, EntityType.COUNTRY, EntityType.ORGANISATION})
KINDS = frozenset(
    "city town port capital village province region island district suburb resort territory peninsula state republic "
    "department county prefecture enclave exclave municipality governorate oblast hamlet settlement commune".split()
)
"""«the Norlandic port of X» puts X in Norland."""


def located_in(doc: Doc) -> Iterator[Location]:
    """Yield the locations of *doc* in text order, each pair once; what the gazetteer contradicts is left out."""
    seen: set[tuple[str, str]] = set()
    references = [x for x in doc._.references if len(x.referents) == 1 and x.referents[0].type in PLACES]
    for inner, outer, token, rule in _found(doc, references):
        key = (inner.name, outer.name)
        if inner is outer or key in seen or _contradicted(inner, outer):
            continue
        seen.add(key)
        yield Location(inner.name, outer.name, evidence(token.sent, rule))


def _found(doc: Doc, references: list[Reference]) -> Iterator[tuple[Referent, Referent, Token, str]]:
    for n, one in enumerate(references):
        inner = one.referents[0]
        start, end = one.span.start, one.span.end
        if one.how != "name" or inner.type is EntityType.COUNTRY:
            continue
        following = references[n + 1] if n + 1 < len(references) else None
        if following is not None and following.span.start == end + 1 and doc[end].text == "," and following.how == "name":
            # "Haven, Norland": closed by a comma, a dash or the sentence's end; else it is a list.
            outer, close = following.referents[0], following.span.end
            listed = start and doc[start - 1].text == "," or (close < len(doc) and doc[close].lower_ == "and")
            closes = close >= len(doc) or doc[close].is_punct or doc[close].is_space
            if inner.type is EntityType.PLACE and outer.type is not EntityType.ORGANISATION and not listed and closes:
                yield inner, outer, doc[start], "located_in/comma"
        if following is not None and doc[end : following.span.start].text.lower() in {"in", "in the", "on", "on the", "off", "of the"}:
            word = doc[end].lower_
            outer = following.referents[0]
            if word in {"in", "on"} and outer.type is not EntityType.ORGANISATION and following.how in {"name", "adjective"}:
                if following.how == "adjective":
                    continue
                yield inner, outer, doc[start], "located_in/in"
        yield from _kind_of(doc, one, inner, start)
        yield from _apposition(doc, one, inner, end)


def _kind_of(doc: Doc, one: Reference, inner: Referent, start: int) -> Iterator[tuple[Referent, Referent, Token, str]]:
    """"The Norlandic port of Haven", "Norland's capital Haven", "the western Norland town of Haven"."""
    i = start - 1
    if i > 0 and doc[i].text == ",":
        i -= 1
    if i > 0 and doc[i].lower_ == "of":
        i -= 1
    if i < 1 or doc[i].lower_ not in KINDS:
        return
    while i > 0 and doc[i].pos_ in {"NOUN", "ADJ", "PROPN", "PART", "ADV", "PUNCT", "CCONJ"} and doc[i].text != ",":
        found = doc[i]._.reference
        if found is not None and len(found.referents) == 1 and found.referents[0].type in {EntityType.COUNTRY, EntityType.PLACE}:
            yield inner, found.referents[0], doc[start], "located_in/kind"
            return
        i -= 1


def _apposition(doc: Doc, one: Reference, inner: Referent, end: int) -> Iterator[tuple[Referent, Referent, Token, str]]:
    """"Haven, the capital of Norland", "Haven, a port in western Norland", "Haven, Norland's second city"."""
    if end + 2 >= len(doc) or doc[end].text != ",":
        return
    i = end + 1
    limit = min(len(doc), end + 9)
    kind = False
    while i < limit and not (doc[i].is_punct and doc[i].text not in {"-", "’", "'"}) and doc[i].pos_ not in {"VERB", "AUX"}:
        found = doc[i]._.reference
        if doc[i].lower_ in KINDS:
            kind = True
        elif found is not None and len(found.referents) == 1 and found.referents[0].type in {EntityType.COUNTRY, EntityType.PLACE}:
            possessive = doc[found.span.end].text in {"'s", "’s"} if found.span.end < len(doc) else False
            if kind and doc[i - 1].lower_ not in {"near", "from", "outside"}:
                yield inner, found.referents[0], doc[one.span.start], "located_in/apposition"
                return
            if not possessive and found.how != "adjective":
                return
            rest = doc[found.span.end : limit]
            if any(x.lower_ in KINDS for x in rest[:4]):
                yield inner, found.referents[0], doc[one.span.start], "located_in/apposition"
            return
        i += 1


def _contradicted(inner: Referent, outer: Referent) -> bool:
    """Tell whether the tables put *inner* in another country than *outer*."""
    if isinstance(inner.row, Place) and isinstance(outer.row, Actor) and outer.row.type == "Country":
        return bool(inner.row.country) and inner.row.country != outer.row.iso3
    return False
