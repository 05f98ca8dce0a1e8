"""Whom a group's words name right behind: "the two heads of government, Ada Brook and Tomas Vale, met"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotate.doc import Referent
    from kg.annotate.resolver import Resolver

OF = 10
"""Tokens from the group's noun to the comma: "the presidents of the constitutional courts of Norland and Sudland,"."""

ROW = 30
"""Tokens of the row of names with their offices."""


def named_behind_group(r: Resolver, noun: Token) -> tuple[Referent, ...]:
    """Return those whom a row names behind the comma after *noun* and what it is of; empty if it does not end so."""
    doc, end = r.doc, noun.sent.end
    comma = noun.i + 1
    while comma < min(noun.i + OF, end) and doc[comma].text != ",":
        one = r.reference(doc[comma])
        if doc[comma].pos_ in {"VERB", "AUX", "PUNCT"} or (one is not None and _is_person(one.referents)):
            return ()
        comma += 1
    if comma >= end - 1 or doc[comma].text != ",":
        return ()
    found: dict[Referent, None] = {}
    joined, i = False, comma + 1
    offices = {j for x in r.offices for j in range(x.span.start, x.span.end)}
    while i < min(comma + ROW, end):
        token = doc[i]
        one = r.reference(token)
        if one is not None and one.how == "name" and _is_person(one.referents):
            found |= dict.fromkeys(one.referents)
            i = one.span.end
            if joined:
                break
            continue
        joined = joined or (token.lower_ == "and" and bool(found))
        if i not in offices and token.lower_ not in {",", "and", "of", "the"} and one is None:
            return ()
        i += 1
    closed = i < len(doc) and (doc[i].text in {",", ".", ";"} or doc[i].pos_ in {"VERB", "AUX"})
    return tuple(found) if joined and closed and len(found) > 1 else ()


def _is_person(referents: tuple[Referent, ...]) -> bool:
    return len(referents) == 1 and referents[0].type is EntityType.PERSON
