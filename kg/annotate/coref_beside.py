"""Holders named in apposition behind words that no table has: "the envoy to the two islands, Ada Brook, left"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import gazetteer
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.annotate.names import Name
    from kg.annotate.office import Office
    from kg.annotate.resolver import Resolver

PHRASE = 9
"""Tokens of such words at most."""

OPENING = frozenset({"to", "for", "on", "in", "at", "with"})
"""Prepositions that begin them."""

WITHIN = frozenset({"ADP", "DET", "ADJ", "NUM", "NOUN", "PROPN", "CCONJ", "PART"})

CLOSING = frozenset({",", ".", ";", ")"})


def name_beside(r: Resolver) -> None:
    """Give each office of one to whose name stands between commas behind its words, if nobody has it yet."""
    by_token = {i: x for x in r.names for i in range(x.span.start, x.span.end)}
    held = {x.holder for x in r.offices if x.role}
    for office in r.offices:
        if office.holder is not None or office.plural or not office.head or office.bodies:
            continue
        name = _named_behind(r.doc, office, by_token)
        if name is not None and name not in held:
            office.holder, office.rule = name, "office/apposition"
            comma = next(i for i in range(office.span.end, name.span.start) if r.doc[i].text == ",")
            office.role = " ".join([office.role, *r.doc[office.span.end : comma].text.split()])


def _named_behind(doc: Doc, office: Office, by_token: dict[int, Name]) -> Name | None:
    end = office.span.end
    if end >= len(doc) or doc[end].lower_ not in OPENING:
        return None
    i = end
    while i < min(len(doc), end + PHRASE) and doc[i].pos_ in WITHIN:
        if (one := by_token.get(i)) is not None and one.type is EntityType.PERSON:
            return None  # "the envoy to Brook, Tomas Vale,": of his own words
        i += 1
    if i + 1 >= len(doc) or doc[i].text != "," or any(x.dep_ in {"nsubj", "nsubjpass"} for x in doc[end:i]):
        return None
    i += 1
    titles = gazetteer.titles()
    while i < len(doc) - 1 and (title := titles.get(doc[i].lower_)) is not None and title.kind != "office":
        i += 1
    name = by_token.get(i)
    if name is None or name.type is not EntityType.PERSON or name.span.start != i or name.span.end >= len(doc):
        return None
    if name.span.root.dep_ in {"nsubj", "nsubjpass"} or _in_front(office):
        return None
    return name if doc[name.span.end].text in CLOSING and not _in_row(doc, name.span.end, by_token) else None


def _in_front(office: Office) -> bool:
    """Tell whether *office* stands in a phrase before the subject: "After talks with the envoy to the isles, Brook"."""
    sentence = office.span.sent
    first = next((x for x in sentence if x.is_alpha), sentence[0])
    told = sentence.doc[first.i : office.span.root.i + 1]
    return first.pos_ in {"ADP", "SCONJ"} and not any(x.dep_ in {"nsubj", "nsubjpass"} for x in told)


def _in_row(doc: Doc, i: int, by_token: dict[int, Name]) -> bool:
    """Tell whether behind the comma at *i* a row of people goes on: "the envoy to the isles, Brook, and Vale"."""
    i += 1
    i += i < len(doc) and doc[i].lower_ == "and"
    name = by_token.get(i)
    return name is not None and name.type is EntityType.PERSON
